"""What a checker looks at: a document, the package generated from it, and where each schema became code."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from scripts.codegen.coverage._code import ModelClass, argument, body, branches, names_in
from scripts.codegen.coverage._items import Part, parts
from scripts.codegen.coverage._references import Uses, validated_schemas
from scripts.codegen.reading import is_array

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.codegen.coverage._code import Definition, Module, Package
    from scripts.codegen.coverage._references import Use
    from scripts.codegen.reading import JSON


class SchemaLocations:
    """Finds the code that stands for schemas."""

    def __init__(self, package: Package, uses: Uses) -> None:
        self.package = package
        self.uses = uses
        self._open: set[str] = set()

    def of(self, part: Part) -> list[ast.expr]:
        """The annotations or expressions in the code that stand for a schema; none when no code knows it."""
        if part.at in self._open or part.owner is None:
            return []
        self._open.add(part.at)
        try:
            return self._of(part, part.owner)
        finally:
            self._open.discard(part.at)

    def _of(self, part: Part, owner: Part) -> list[ast.expr]:
        if owner.role == "schema" and part.key == "properties":
            return [
                result.properties[part.name].annotation
                for result in self.classes(owner)
                if part.name in result.properties
            ]
        if owner.role == "schema" and part.key == "additionalProperties":
            return [result.extra for result in self.classes(owner) if result.extra]
        if owner.role == "schema" and part.key != "$defs":
            return self.of(owner)  # items and members of a composition: in the annotation of the whole
        if owner.role in {"components", "schema"}:
            titles = [str(part.value["title"])] if "title" in part.value else []
            name = self.package.model([*titles, part.name]) if owner.role == "components" else None
            return [ast.Name(name)] if name else self._referring(part)
        return [code for use in self.uses.of[owner.at] for code in self._argument(use)] or self._content(owner)

    def _referring(self, part: Part) -> list[ast.expr]:
        return [code for at in self.uses.references[part.at] for code in self.of(self.uses.parts[at])]

    def _argument(self, use: Use) -> list[ast.expr]:
        module = self.module(use.operation)
        result = argument(module, use.value["in"], use.value["name"]) if module and "in" in use.value else None
        return [result[1]] if result and result[1] else []

    def _content(self, media_type: Part) -> list[ast.expr]:
        holder = media_type.owner
        if media_type.role != "media type" or holder is None:
            return []
        result: list[ast.expr] = []
        for use in self.uses.of[holder.at]:
            module = self.module(use.operation)
            if module and holder.role == "request body":
                body_argument = body(module)
                result += [body_argument[0]] if body_argument and body_argument[0] else []
            elif module and holder.role == "response":
                result += response_expressions(module, use.status)
            elif module and holder.role == "parameter":
                result += self._argument(use)
        return result

    def module(self, operation: str) -> Module | None:
        """The module of an operation, given by its JSON pointer."""
        return self.package.operations.get(str(self.uses.parts[operation].value.get("operationId")))

    def classes(self, part: Part) -> list[ModelClass]:
        """The classes that stand for an object schema."""
        models = self.package.models
        names = {name for code in self.of(part) for name in names_in(code, models)}
        return [result for name in sorted(names) if isinstance(result := models.get(name), ModelClass)]

    def names(self, codes: Iterable[ast.expr]) -> set[str]:
        """The names in pieces of code."""
        models: dict[str, Definition] = self.package.models
        return {name for code in codes for name in names_in(code, models)}


def response_expressions(module: Module, status: str) -> list[ast.expr]:
    """Return what a module makes of a response with this status, as expressions."""
    lines = branches(module, "_decode", status) + branches(module, "parse", status)
    result = [node.value for line in lines for node in ast.walk(line) if isinstance(node, ast.Return) and node.value]
    parse = module.functions.get("parse")
    returns = parse.returns if parse and branches(module, "parse", status) else None
    return [*result, returns] if returns else result


Outcome: TypeAlias = Literal["generated", "enforced", "dropped"]


@frozen
class Verdict:
    """What became of an item, and where that can be seen: a module, a test, or why it was dropped."""

    outcome: Outcome
    where: str


def generated(*modules: str) -> Verdict:
    """The code has it."""
    return Verdict("generated", ", ".join(dict.fromkeys(modules)))


def dropped(why: str) -> Verdict:
    """Neither the code nor the runtime has it."""
    return Verdict("dropped", why)


class Context:
    """A document and the package that was generated from it."""

    def __init__(self, document: JSON, package: Package) -> None:
        self.document = document
        self.package = package
        self.parts: list[Part] = list(parts(Part("", "document", document)))
        self.uses = Uses(document, self.parts)
        self.locations = SchemaLocations(package, self.uses)
        self.validated_schemas = validated_schemas(self.uses)

    def runtime_has(self, at: str) -> bool:
        """Whether ``openapi.json``, which the runtime reads, says the same at a JSON pointer."""
        node: JSON = self.package.document
        for part in at.split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            try:
                node = node[int(key)] if is_array(node) else node[key]
            except (KeyError, IndexError, ValueError, TypeError):
                return False
        return bool(node == self.uses.value(at))


def modules_of(context: Context, part: Part) -> list[str]:
    """The module to look into: of the model that stands for a schema, else of the nearest thing around it that has one."""
    models = context.package.models
    names = (
        context.locations.names(context.locations.of(part)) & models.keys()
        if part.role == "schema"
        else frozenset[str]()
    )
    if names:
        return [models[min(names)].module]
    holder: Part | None = part
    while holder is not None:
        classes = context.locations.classes(holder) if holder.role == "schema" and holder is not part else []
        uses = context.uses.of[holder.at] if holder.role in {"parameter", "request body", "response"} else []
        operation = holder.at if holder.role == "operation" else uses[0].operation if uses else ""
        module = context.locations.module(operation) if operation else None
        if classes or module:
            return [classes[0].module] if classes else [module.name] if module else []
        holder = holder.owner
    return []
