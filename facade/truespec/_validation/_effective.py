"""The effective document of an API, and what it says of parameters, answers and header fields."""

from __future__ import annotations

import functools
import importlib.resources
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import orjson
from attrs import define, field, frozen

from truespec._json import is_array, is_object
from truespec._validation._json_schema import readable
from truespec._validation._media_types import matching
from truespec._validation._pointers import pointer
from truespec._validation._rules import Rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec._deviation import Deviation

_IGNORED = frozenset({"content-type"})  # OpenAPI gives it no meaning as a header; the media type is checked by itself


@functools.cache
def document(package: str) -> Document:
    """The document that the generated package ``package`` was made from."""
    data = importlib.resources.files(package).joinpath("openapi.json").read_bytes()
    return Document(package, readable(orjson.loads(data)))


@frozen
class Parameter:
    """A parameter as the document describes it."""

    name: str
    location: str
    required: bool
    schema: str
    """The JSON pointer of its schema."""


@frozen
class Reply:
    """An answer as the document describes it: for its status, for the range of its status, or by default."""

    pointer: str
    content: Mapping[str, str]
    """Media type or range -> the JSON pointer of its schema; empty for an answer without a body."""
    has_headers: bool

    def schema(self, media_type: str) -> str | None:
        """Where the schema for the body of an answer with this Content-Type stands; None when there is none."""
        known = self.content.get(media_type)  # most often it is there as it is
        return known or self.content.get(matching(self.content, media_type) or "")


@frozen
class HeaderField:
    """A header field of an answer as the document describes it."""

    name: str
    pointer: str
    """The JSON pointer of its Header Object."""
    required: bool
    described: Mapping[str, Any]
    """The Header Object."""


@define
class Document:
    """An API's document, and what has been read of it."""

    package: str
    value: dict[str, Any] = field(repr=False)
    _parameters: dict[tuple[str, str], list[Parameter]] = field(
        factory=dict[tuple[str, str], list[Parameter]], init=False, repr=False
    )
    _replies: dict[tuple[str, str, int], Reply | None] = field(
        factory=dict[tuple[str, str, int], "Reply | None"], init=False, repr=False
    )
    _headers: dict[str, tuple[HeaderField, ...]] = field(
        factory=dict[str, tuple[HeaderField, ...]], init=False, repr=False
    )
    _ends: dict[str, tuple[str, Any]] = field(factory=dict[str, tuple[str, Any]], init=False, repr=False)
    _rules: Rules = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        address = f"urn:truespec:{self.package}"
        self._rules = Rules(address, jsonschema_rs.Registry([(address, self.value)]), self._end)

    def at(self, at: str) -> Any:
        """What stands at a JSON pointer, references followed; None when there is nothing."""
        return self._end(at)[1]

    def _end(self, at: str) -> tuple[str, Any]:
        """Where a JSON pointer ends when the references on its way are followed, and what stands there."""
        found = self._ends.get(at)
        if found is None:
            found = self._walked(at)
            if found[1] is not None:  # the names of what is not there may come from anywhere, and without end
                self._ends[at] = found
        return found

    def _walked(self, at: str) -> tuple[str, Any]:
        place, node = "", self.value
        for part in at.split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            place, node = f"{place}/{part}", _step(node, key)
            if is_object(node) and isinstance(node.get("$ref"), str):
                place, node = self._end(node["$ref"].removeprefix("#"))
        return place, node

    def object_at(self, at: str) -> dict[str, Any]:
        """The object that stands at a JSON pointer; an empty one when there is none."""
        found = self.at(at)
        return found if is_object(found) else {}

    def parameters(self, method: str, path: str) -> list[Parameter]:
        """The parameters of an operation, those of its path item included."""
        if (method, path) not in self._parameters:
            self._parameters[method, path] = self._read_parameters(method, path)
        return self._parameters[method, path]

    def _read_parameters(self, method: str, path: str) -> list[Parameter]:
        found: dict[tuple[str, str], Parameter] = {}
        for holder in (pointer("paths", path), pointer("paths", path, method.lower())):
            for index in range(len(self.at(holder + "/parameters") or ())):
                at = f"{holder}/parameters/{index}"
                node = self.at(at)
                required = bool(node.get("required"))
                schema = "".join(pointer("content", name) for name in node.get("content", ())) + "/schema"
                found[node["in"], node["name"]] = Parameter(node["name"], node["in"], required, at + schema)
        return list(found.values())

    def reply(self, method: str, path: str, status: int) -> Reply | None:
        """What an operation answers with this status: listed itself, as ``4XX``, or as ``default``; None when not at all."""
        key = (method, path, status)
        if key not in self._replies:
            self._replies[key] = self._read_reply(pointer("paths", path, method.lower(), "responses"), status)
        return self._replies[key]

    def _read_reply(self, responses: str, status: int) -> Reply | None:
        for name in (str(status), f"{status // 100}XX", "default"):
            at = responses + pointer(name)
            described = self.at(at)
            if described is not None:
                offered: dict[str, Any] = described.get("content") or {}
                content = {media_type: at + pointer("content", media_type, "schema") for media_type in offered}
                return Reply(at, content, bool(described.get("headers")))
        return None

    def headers(self, at: str) -> tuple[HeaderField, ...]:
        """The header fields of the answer that is described at a JSON pointer, but for those that OpenAPI ignores there."""
        if at not in self._headers:
            names = [name for name in self.at(f"{at}/headers") or () if name.lower() not in _IGNORED]
            described = {name: self.at(at + pointer("headers", name)) for name in names}
            self._headers[at] = tuple(
                HeaderField(name, at + pointer("headers", name), bool(node.get("required")), node)
                for name, node in described.items()
            )
        return self._headers[at]

    def successes(self, method: str, path: str) -> list[int]:
        """The success statuses that an operation lists, those with a body first."""
        responses = pointer("paths", path, method.lower(), "responses")
        listed = [int(name) for name in self.at(responses) or () if name.isdecimal() and name < "4"]
        return sorted(listed, key=lambda status: (not self.at(f"{responses}/{status}/content"), status))

    def deviations(self, at: str, value: Any, prefix: str = "", *, keep: bool = False) -> list[Deviation]:
        """How ``value`` breaks the schema that stands at the JSON pointer ``at``: see ``Rules.deviations``."""
        return self._rules.deviations(at, value, prefix, keep=keep)


def _step(node: Any, key: str) -> Any:
    return node.get(key) if is_object(node) else node[int(key)] if is_array(node) else None
