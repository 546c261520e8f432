"""The effective document of an API, and the rules in it, compiled when they are first needed."""

from __future__ import annotations

import functools
import importlib.resources
import itertools
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

import jsonschema_rs
import orjson
from attrs import define, field, frozen

from truespec._deviation import Deviation, json_type, shown
from truespec._formats import FORMATS, names_one
from truespec._json import is_array, is_object
from truespec._json_schema import DIALECT, readable
from truespec._media_types import matching

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MASK = "the value"  # stands in messages where the value would
_MOST = 100
_IGNORED = frozenset({"content-type"})  # OpenAPI gives it no meaning as a header; the media type is checked by itself


@functools.cache
def document(package: str) -> Document:
    """The document that the generated package ``package`` was made from."""
    data = importlib.resources.files(package).joinpath("openapi.json").read_bytes()
    return Document(package, readable(orjson.loads(data)))


def pointer(*parts: str) -> str:
    """The JSON pointer (RFC 6901) with these parts."""
    return "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in parts)


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
    """An API's document and the validators made from it."""

    package: str
    value: dict[str, Any] = field(repr=False)
    _rules: dict[str, jsonschema_rs.Validator] = field(
        factory=dict[str, jsonschema_rs.Validator], init=False, repr=False
    )
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
    _registry: jsonschema_rs.Registry = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._registry = jsonschema_rs.Registry([(self._address, self.value)])

    @property
    def _address(self) -> str:
        return f"urn:truespec:{self.package}"

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

    def deviations(self, at: str, value: Any, prefix: str = "", keep: bool = False) -> list[Deviation]:  # noqa: FBT001, FBT002  (a flag that goes down with the rest)
        """How ``value`` breaks the schema that stands at the JSON pointer ``at``; ``prefix`` heads the pointers told.

        There are never more than a hundred: an answer may be wrong in every item of a long list.  ``keep`` keeps the
        values in them.
        """
        if at not in self._rules and self.at(at) is None:
            return []  # a media type may come without a schema
        try:
            validator = self._validator(at)
            if validator.is_valid(value):  # a little quicker, and nearly always so
                return []
            errors = itertools.chain.from_iterable(map(_closest, validator.iter_errors(value)))
            return [_deviation(error, prefix, keep=keep) for error in itertools.islice(errors, _MOST)]
        except (
            ValueError,
            RecursionError,
        ) as error:  # more than the validator can look at, such as ever deeper nesting
            return [
                Deviation(prefix.strip(), at, f"something that can be checked is wanted ({error})", json_type(value))
            ]

    def _validator(self, at: str) -> jsonschema_rs.Validator:
        if at not in self._rules:
            schema = {
                "$schema": DIALECT,
                # The validator follows no reference in the middle of a pointer.
                "$ref": f"{self._address}#{quote(self._end(at)[0], safe='/~')}",
            }
            self._rules[at] = jsonschema_rs.validator_for(
                schema,
                registry=self._registry,
                validate_formats=True,
                formats=FORMATS if names_one(self.at(at), self.at) else None,
                mask=_MASK,
                offline=True,
            )
        return self._rules[at]


def _step(node: Any, key: str) -> Any:
    return node.get(key) if is_object(node) else node[int(key)] if is_array(node) else None


def _closest(error: jsonschema_rs.ValidationError) -> Iterator[jsonschema_rs.ValidationError]:
    """What is wrong with a value that fits no member of a union: the faults of the one member that it means, if one is.

    That is a member which minds nothing about the value itself, only parts of it; of several, the one with fewest faults.
    """
    members: list[list[jsonschema_rs.ValidationError]] = getattr(error.kind, "context", [])
    depth = len(error.instance_path)
    meant = [member for member in members if member and all(len(fault.instance_path) > depth for fault in member)]
    if meant:
        for fault in min(meant, key=len):
            yield from _closest(fault)
    else:
        yield error


def _deviation(error: jsonschema_rs.ValidationError, prefix: str, *, keep: bool) -> Deviation:
    rule = unquote((error.absolute_keyword_location or "").partition("#")[2])
    where = f"{prefix}{pointer(*map(str, error.instance_path))}".strip()
    value = shown(error.instance) if keep else None
    return Deviation(where, rule, error.message.removeprefix(f"{_MASK} "), json_type(error.instance), value=value)


def body_pointer(method: str, path: str, media_type: str) -> str:
    """Where the schema of an operation's request body stands."""
    return pointer("paths", path, method.lower(), "requestBody", "content", media_type, "schema")


def answer_pointer(method: str, path: str, status: int) -> str:
    """Where an operation's answer with this status is described."""
    return pointer("paths", path, method.lower(), "responses", str(status))
