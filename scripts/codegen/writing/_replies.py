"""The answers of an operation, for the template of its module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from scripts.codegen.reading import resolve
from scripts.codegen.reading import value_types as kinds
from scripts.codegen.writing._python_types import of_json

if TYPE_CHECKING:
    from openapi_python_client.parser.openapi import Endpoint
    from openapi_python_client.parser.properties.protocol import PropertyProtocol

    from scripts.codegen.reading import JSON
    from scripts.codegen.writing._feed import Answer


@frozen
class Content:
    """One media type of an answer."""

    media_type: str
    kind: str
    """json, text or binary."""
    prop: PropertyProtocol
    kinds: str
    """The types that its parsed JSON may be of, as code; "" for any."""


@frozen
class Reply:
    """The answer with one status, range of statuses, or ``default``."""

    status: str
    contents: list[Content]
    """Empty for an answer without content."""

    @property
    def test(self) -> str:
        """The condition on ``status`` as code; "" for ``default``."""
        if self.status == "default":
            return ""
        if self.status.endswith("XX"):
            return f"{self.status[0]}00 <= status <= {self.status[0]}99"
        return f"status == {self.status}"

    @property
    def is_success(self) -> bool:
        """Whether the status says that all went well, or that nothing has changed."""
        return self.status != "default" and self.status < "4"

    @property
    def json(self) -> list[Content]:
        """The media types that are JSON."""
        return [content for content in self.contents if content.kind == "json"]


def replies(document: JSON, operation: JSON, method: str, endpoint: Endpoint, codes: dict[str, Answer]) -> list[Reply]:
    """The answers in the order in which they are looked for: exact statuses, ranges, default."""
    props = {response.status_code.pattern: response.prop for response in endpoint.responses}
    found: dict[str, Reply] = {}
    for code, answer in codes.items():
        reply = found.setdefault(answer.status, Reply(answer.status, []))
        if answer.kind and method != "head":  # an answer to HEAD has no content (RFC 9110, section 9.3.2)
            node = resolve(document, operation["responses"][answer.status])
            schema = node["content"][answer.media_type].get("schema", {})
            of_kind = of_json(kinds(document, schema)) if answer.kind == "json" else ""
            reply.contents.append(Content(answer.media_type, answer.kind, props[code], of_kind))
    return sorted(found.values(), key=lambda reply: (reply.status == "default", "XX" in reply.status, reply.status))


def successes(found: list[Reply]) -> list[Reply]:
    """The answers that ``parse`` knows: the successes, or ``default`` where the document lists none."""
    return [reply for reply in found if reply.is_success] or [reply for reply in found if reply.status == "default"]
