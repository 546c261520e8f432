"""Walk from the operations of a document to every schema and example of an exchange, and collect what is loose."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from attrs import field, frozen

from scripts.codegen.lint._rules import check_header, check_schema, iter_inner_schemas
from scripts.codegen.reading import JSON, Node, build_pointer, iter_operations, resolve, resolve_node
from truespec_sandbox._document._examples import example_value
from truespec_sandbox._document._json_schema import compile_schema, to_json_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.codegen.reading import Document, Operation


@frozen(order=True)
class Finding:
    """A loose place: its position in a file, its JSON pointer, and what to do."""

    position: str
    pointer: str
    message: str

    def __str__(self) -> str:
        """Return one line for a person."""
        return f"{self.position}: {self.pointer}: {self.message}"


def find_loose_places(document: Document) -> list[Finding]:
    """Return every loose place of a document once, in the order of its operations."""
    walk = _Walk(document)
    for operation in iter_operations(document.value):
        walk.visit_operation(operation)
    return walk.findings


@frozen
class _Walk:
    document: Document
    findings: list[Finding] = field(factory=list[Finding])
    seen: set[tuple[str, bool]] = field(factory=set[tuple[str, bool]])

    def visit_operation(self, operation: Operation) -> None:
        for parameter in operation.parameters:
            self._visit_holder(*parameter, in_response=False)
        if operation.request_body:
            self._visit_request_body(*operation.request_body)
        for response in operation.responses.values():
            self._visit_response(*response)

    def _visit_request_body(self, pointer: str, body: JSON) -> None:
        for media_type, content in body.get("content", {}).items():
            here = pointer + build_pointer("content", media_type)
            self._visit_content(here, content, in_response=False)
            if "example" not in content and "examples" not in content:
                self._report(here, "a request body has no example for a fuzzer to start from; give `examples`")

    def _visit_response(self, pointer: str, response: JSON) -> None:
        for name, value in response.get("headers", {}).items():
            here, header = self._resolve(pointer + build_pointer("headers", name), value)
            message = check_header(header)
            if message:
                self._report(here, message)
            self._visit_holder(here, header, in_response=True)
            self._check_built_example(here, header)
        for media_type, content in response.get("content", {}).items():
            here = pointer + build_pointer("content", media_type)
            self._visit_content(here, content, in_response=True)
            self._check_built_example(here, content)

    def _visit_content(self, pointer: str, content: JSON, *, in_response: bool) -> None:
        self._visit_holder(pointer, content, in_response=in_response)
        examples = self._examples(content)
        if "schema" in content:
            for name, value in examples.items():
                for error in self._errors(content["schema"], value):
                    self._report(pointer + name, f"the example violates its schema: {error}")

    def _check_built_example(self, pointer: str, holder: JSON) -> None:
        """Check the value that the sandbox builds for a response without an example, as it does for every operation."""
        if self._examples(holder) or "schema" not in holder:
            return
        value = example_value(to_json_schema(holder["schema"]), self._schemas())
        for error in self._errors(holder["schema"], value):
            self._report(pointer, f"no valid example can be built; give one where it goes wrong: {error}")

    def _examples(self, content: JSON) -> dict[str, JSON]:
        """Return the examples of a Media Type or Header Object by their pointer inside it."""
        named = content.get("examples", {})
        examples = {
            build_pointer("examples", name): resolve(self.document.value, value).get("value")
            for name, value in named.items()
        }
        return {**examples, **({build_pointer("example"): content["example"]} if "example" in content else {})}

    def _errors(self, schema: JSON, value: JSON) -> Iterator[str]:
        """Yield how a value violates a schema, as the sandbox reads it; the first error only."""
        validator = compile_schema(to_json_schema(schema), self._schemas())
        for error in itertools.islice(validator.iter_errors(value), 1):
            yield f"{build_pointer(*error.instance_path) or 'the whole'}: {error.message[:200]}"

    def _schemas(self) -> dict[str, JSON]:
        components = self.document.value.get("components", {}).get("schemas", {})
        return {name: to_json_schema(schema) for name, schema in components.items()}

    def _visit_holder(self, pointer: str, holder: JSON, *, in_response: bool) -> None:
        """Visit the schema of a parameter, a header or a media type."""
        if "schema" in holder:
            node = self._resolve(pointer + build_pointer("schema"), holder["schema"])
            self._visit_schema(*node, in_response=in_response)

    def _visit_schema(self, pointer: str, schema: JSON, *, in_response: bool) -> None:
        if (pointer, in_response) in self.seen:
            return
        self.seen.add((pointer, in_response))
        for message in check_schema(schema, in_response=in_response):
            self._report(pointer, message)
        for steps, inner in iter_inner_schemas(schema):
            self._visit_schema(*self._resolve(pointer + build_pointer(*steps), inner), in_response=in_response)

    def _resolve(self, pointer: str, node: JSON) -> Node:
        return resolve_node(self.document.value, Node(pointer, node))

    def _report(self, pointer: str, message: str) -> None:
        finding = Finding(str(self.document.locate(pointer)), pointer, message)
        if finding not in self.findings:
            self.findings.append(finding)
