"""Walk from the operations of a document to all that an exchange may hold, and tell what is loose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from scripts.codegen.lint._examples import wrong_examples, wrong_made_up
from scripts.codegen.lint._rules import header_trouble, inner_schemas, troubles
from scripts.codegen.reading import JSON, Node, build_pointer, iter_operations, resolve_node

if TYPE_CHECKING:
    from scripts.codegen.reading import Document, Operation


@frozen(order=True)
class Finding:
    """A loose place: where it was written, its JSON pointer, and what to do."""

    place: str
    at: str
    told: str

    def __str__(self) -> str:
        """One line for a person."""
        return f"{self.place}: {self.at}: {self.told}"


def loose(document: Document) -> list[Finding]:
    """Every loose place of a document, each once, in the order of its operations."""
    walk = _Walk(document)
    for operation in iter_operations(document.value):
        walk.operation(operation)
    return walk.found


@frozen
class _Walk:
    document: Document
    found: list[Finding] = field(factory=list[Finding])
    seen: set[tuple[str, bool]] = field(factory=set[tuple[str, bool]])

    def operation(self, operation: Operation) -> None:
        for parameter in operation.parameters:
            self._value(*parameter, in_answer=False)
        if operation.request_body:
            self._request(*operation.request_body)
        for response in operation.responses.values():
            self._answer(*response)

    def _request(self, at: str, body: JSON) -> None:
        for media_type, content in body.get("content", {}).items():
            here = at + build_pointer("content", media_type)
            self._content(here, content, in_answer=False)
            if "example" not in content and "examples" not in content:
                self._tell(here, "a request body has no example, so a fuzzer begins in the dark; give `examples`")

    def _answer(self, at: str, answer: JSON) -> None:
        for name, each in answer.get("headers", {}).items():
            here, header = self._end(at + build_pointer("headers", name), each)
            told = header_trouble(header)
            if told:
                self._tell(here, told)
            self._value(here, header, in_answer=True)
            self._made_up(here, header)
        for media_type, content in answer.get("content", {}).items():
            self._content(at + build_pointer("content", media_type), content, in_answer=True)
            self._made_up(at + build_pointer("content", media_type), content)

    def _content(self, at: str, content: JSON, *, in_answer: bool) -> None:
        self._value(at, content, in_answer=in_answer)
        for name, told in wrong_examples(self.document.value, content):
            self._tell(at + name, f"the example breaks its schema: {told}")

    def _made_up(self, at: str, content: JSON) -> None:
        told = wrong_made_up(self.document.value, content)
        if told:
            self._tell(at, f"no example can be made up; give one where it goes wrong: {told}")

    def _value(self, at: str, holder: JSON, *, in_answer: bool) -> None:
        if "schema" in holder:
            self._schema(*self._end(at + build_pointer("schema"), holder["schema"]), in_answer=in_answer)

    def _schema(self, at: str, schema: JSON, *, in_answer: bool) -> None:
        if (at, in_answer) in self.seen:
            return
        self.seen.add((at, in_answer))
        for told in troubles(schema, in_answer=in_answer):
            self._tell(at, told)
        for steps, inner in inner_schemas(schema):
            self._schema(*self._end(at + build_pointer(*steps), inner), in_answer=in_answer)

    def _end(self, at: str, node: JSON) -> tuple[str, JSON]:
        """Where a reference ends, and what stands there; the node itself when it is none."""
        return resolve_node(self.document.value, Node(at, node))

    def _tell(self, at: str, told: str) -> None:
        finding = Finding(str(self.document.locate(at)), at, told)
        if finding not in self.found:
            self.found.append(finding)
