"""The effective document of an API, and the rules in it, compiled when they are first needed."""

from __future__ import annotations

import functools
import importlib.resources
import itertools
from typing import Any
from urllib.parse import quote, unquote

import jsonschema_rs
import orjson
from attrs import define, field, frozen

from truespec._deviation import Deviation
from truespec._formats import FORMATS, names_one
from truespec._json import is_array, is_object
from truespec._json_schema import DIALECT, readable

_MASK = "the value"  # stands in messages where the value would
_MOST = 100


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


@define
class Document:
    """An API's document and the validators made from it."""

    package: str
    value: dict[str, Any] = field(repr=False)
    _rules: dict[str, jsonschema_rs.Validator] = field(
        factory=dict[str, jsonschema_rs.Validator], init=False, repr=False
    )
    _registry: jsonschema_rs.Registry = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._registry = jsonschema_rs.Registry([(self._address, self.value)])

    @property
    def _address(self) -> str:
        return f"urn:truespec:{self.package}"

    def at(self, at: str) -> Any:
        """What stands at a JSON pointer, references followed; None when there is nothing."""
        node: Any = self.value
        for part in at.split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            node = node.get(key) if is_object(node) else node[int(key)] if is_array(node) else None
            if node is None:
                return None
            if is_object(node) and isinstance(node.get("$ref"), str):
                node = self.at(node["$ref"].removeprefix("#"))
        return node

    def parameters(self, method: str, path: str) -> list[Parameter]:
        """The parameters of an operation, those of its path item included."""
        found: dict[tuple[str, str], Parameter] = {}
        for holder in (pointer("paths", path), pointer("paths", path, method.lower())):
            for index in range(len(self.at(holder + "/parameters") or ())):
                at = f"{holder}/parameters/{index}"
                node = self.at(at)
                required = bool(node.get("required"))
                schema = "".join(pointer("content", name) for name in node.get("content", ())) + "/schema"
                found[node["in"], node["name"]] = Parameter(node["name"], node["in"], required, at + schema)
        return list(found.values())

    def deviations(self, at: str, value: Any, prefix: str = "") -> list[Deviation]:
        """How ``value`` breaks the schema that stands at the JSON pointer ``at``; ``prefix`` heads the pointers told.

        There are never more than a hundred: an answer may be wrong in every item of a long list.
        """
        errors = self._validator(at).iter_errors(value)
        return [_deviation(error, prefix) for error in itertools.islice(errors, _MOST)]

    def _validator(self, at: str) -> jsonschema_rs.Validator:
        if at not in self._rules:
            schema = {
                "$schema": DIALECT,
                "$ref": f"{self._address}#{quote(at, safe='/~')}",
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


def _deviation(error: jsonschema_rs.ValidationError, prefix: str) -> Deviation:
    rule = unquote((error.absolute_keyword_location or "").partition("#")[2])
    where = f"{prefix}{pointer(*map(str, error.instance_path))}".strip()
    return Deviation(where, rule, error.message.removeprefix(f"{_MASK} "), _kind(error.instance))


def _kind(value: object) -> str:
    names = (
        (bool, "boolean"),
        (str, "string"),
        (int, "integer"),
        (float, "number"),
        (list, "array"),
        (dict, "object"),
    )
    return "null" if value is None else next((name for kind, name in names if isinstance(value, kind)), "a value")


def body_pointer(method: str, path: str, media_type: str) -> str:
    """Where the schema of an operation's request body stands."""
    return pointer("paths", path, method.lower(), "requestBody", "content", media_type, "schema")


def answer_pointer(method: str, path: str, status: int) -> str:
    """Where an operation's answer with this status is described."""
    return pointer("paths", path, method.lower(), "responses", str(status))
