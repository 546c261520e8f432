"""How the operations of a document use its parts, and which generated code stands for each schema."""

from __future__ import annotations

import ast
from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import frozen

from scripts.codegen.coverage._package import CALLS, Code
from scripts.codegen.reading import (
    JSON,
    Node,
    build_pointer,
    is_json_media_type,
    is_object,
    iter_operations,
    iter_parts,
    look_up,
    resolve_node,
)
from scripts.codegen.writing.names import to_class_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.codegen.coverage._package import Module, Package
    from scripts.codegen.reading import Operation, Part

_FORMS = ("application/x-www-form-urlencoded", "text/")  # bodies built from a JSON value, which is validated


def is_success(status: str) -> bool:
    """Return whether the runtime validates a response with this status."""
    return status.startswith("2") or status == "304"


@frozen
class Use:
    """A parameter, a request body or a response as one operation uses it."""

    operation: Operation
    value: JSON
    """What it is, references followed."""
    status: str = ""


class Uses:
    """A document and the package that was generated from it, side by side.

    One walk from the operations to the schemas takes along the code that stands for each of them, and whether the runtime
    validates something against it.
    """

    def __init__(self, document: JSON, package: Package) -> None:
        self.document = document
        self.package = package
        self.parts: dict[str, Part] = {part.at: part for part in iter_parts(document)}
        self.operations = {operation.pointer: operation for operation in iter_operations(document)}
        self.of: dict[str, list[Use]] = defaultdict(list)
        """JSON pointer of a parameter, a request body or a response -> its uses."""
        self.code: dict[str, list[Code]] = defaultdict(list)
        """JSON pointer of a schema or parameter -> the code that stands for it."""
        self.validated: set[str] = set()
        """The JSON pointers of the schemas that something of a call is validated against."""
        self._inner: dict[str, list[Part]] = defaultdict(list)
        for part in self.parts.values():
            self._inner[part.owner.at if part.owner else ""].append(part)
        for operation in self.operations.values():
            self._visit_operation(operation)
        for name in document.get("components", {}).get("schemas", {}):
            self._visit_schema(build_pointer("components", "schemas", name), [], validated=False)

    def get_module(self, operation: Operation) -> Module | None:
        """Return the module of an operation; None when it is missing or lacks a function."""
        module = self.package.operations.get(operation.id)
        needed = {"build", "parse", "_decode", *CALLS}
        return module if module and needed <= module.functions.keys() else None

    def _visit_operation(self, operation: Operation) -> None:
        module = self.get_module(operation)
        for at, parameter in operation.parameters:
            self.of[at].append(Use(operation, parameter))
            argument = module.find_argument(parameter["in"], parameter["name"]) if module else None
            if module and argument and argument.annotation:
                docstring = module.describe_argument(argument.name)
                self.code[at].append(Code(argument.annotation, module.name, docstring))
            self._visit_holder(at, parameter, self.code[at], validated=True)
        if operation.request_body:
            at, value = operation.request_body
            self.of[at].append(Use(operation, value))
            body = module.get_arguments("build").get("body") if module else None
            code = [Code(body.annotation, module.name)] if module and body and body.annotation else []
            for media_type, content in value.get("content", {}).items():
                here = at + build_pointer("content", media_type)
                is_validated = is_json_media_type(media_type) or media_type.startswith(_FORMS)
                self._visit_holder(here, content, code, validated=is_validated)
        for status, (at, value) in operation.responses.items():
            self.of[at].append(Use(operation, value, status))
            code = module.find_response_code(status) if module else []
            for media_type, content in value.get("content", {}).items():
                here = at + build_pointer("content", media_type)
                is_validated = is_success(status) and is_json_media_type(media_type)
                self._visit_holder(here, content, code, validated=is_validated)
            for name, header in value.get("headers", {}).items():
                node = resolve_node(self.document, Node(at + build_pointer("headers", name), header))
                self._visit_holder(*node, [], validated=is_success(status))

    def _visit_holder(self, at: str, holder: JSON, codes: list[Code], *, validated: bool) -> None:
        """Visit the schema of a parameter, a header or a media type."""
        for media_type, content in holder.get("content", {}).items():
            self._visit_holder(at + build_pointer("content", media_type), content, codes, validated=validated)
        if "schema" in holder:
            self._visit_schema(f"{at}/schema", codes, validated=validated)

    def _visit_schema(self, at: str, codes: list[Code], *, validated: bool) -> None:
        waiting = [(at, codes, validated)]
        while waiting:
            at, codes, validated = waiting.pop()
            codes = self._get_own_class(at) or codes
            old = {_identify(code) for code in self.code.get(at, ())}
            new = [code for code in codes if _identify(code) not in old]
            if at in self.code and not new and (at in self.validated or not validated):
                continue
            self.code[at] += new
            self.validated |= {at} if validated else set()
            for inner, below in self._iter_inner(at, codes):
                # The runtime validates the JSON in a text against the schema that x-content-schema names.
                waiting.append((inner, below, validated or inner == f"{at}/x-content-schema"))

    def _get_own_class(self, at: str) -> list[Code]:
        """Return the class of a component, which stands for it wherever it is used."""
        part = self.parts.get(at)
        is_component = part is not None and part.owner is not None and part.owner.role == "components"
        model = self.package.models.get(to_class_name(part.name)) if part and is_component else None
        docstring = getattr(model, "docstring", "")
        return [Code(ast.Name(to_class_name(part.name)), model.module, docstring)] if part and model else []

    def _iter_inner(self, at: str, codes: list[Code]) -> Iterator[tuple[str, list[Code]]]:
        """Yield the schemas inside a schema and the one that it refers to, each with its code."""
        schema = look_up(self.document, at)
        if is_object(schema) and isinstance(schema.get("$ref"), str):
            yield schema["$ref"].removeprefix("#"), codes
        models = self.package.find_classes(codes).values()
        for part in self._inner[at]:
            if part.key == "properties" and part.role == "schema":
                yield part.at, [model.properties[part.name] for model in models if part.name in model.properties]
            elif part.key == "additionalProperties":
                yield part.at, [model.extra for model in models if model.extra]
            elif part.key in {"items", "allOf", "anyOf", "oneOf"}:
                yield part.at, codes
            else:
                yield part.at, []


def _identify(code: Code) -> tuple[str, str, str]:
    return ast.dump(code.node), code.module, code.docstring
