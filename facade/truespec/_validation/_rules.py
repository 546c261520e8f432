"""Values held to the schemas of a document: validators compiled when they are first needed, and what they say."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

import jsonschema_rs
from attrs import define, field

from truespec._deviation import Deviation, json_type, shown
from truespec._validation._formats import FORMATS, names_one
from truespec._validation._json_schema import DIALECT
from truespec._validation._pieces import Path, pieces
from truespec._validation._pointers import pointer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MASK = "the value"  # stands in messages where the value would
_MOST = 100
_AS_A_WHOLE = "a large value that fits as a whole is wanted; its parts do"


@define
class Rules:
    """The validators of one document."""

    address: str
    """The URI that the document has in the registry."""
    registry: jsonschema_rs.Registry = field(repr=False)
    end: Callable[[str], tuple[str, Any]] = field(repr=False)
    """Where a JSON pointer ends when the references on its way are followed, and what stands there."""
    _compiled: dict[str, jsonschema_rs.Validator] = field(
        factory=dict[str, jsonschema_rs.Validator], init=False, repr=False
    )

    def deviations(self, at: str, value: Any, prefix: str = "", *, keep: bool = False) -> list[Deviation]:
        """How ``value`` breaks the schema that stands at the JSON pointer ``at``; ``prefix`` heads the pointers told.

        There are never more than a hundred: an answer may be wrong in every item of a long list, and a large value is
        looked at in pieces until there are so many.  ``keep`` keeps the values in them.
        """
        if at not in self._compiled and self.end(at)[1] is None:
            return []  # a media type may come without a schema
        try:
            validator = self._validator(at)
            if validator.is_valid(value):  # a little quicker, and nearly always so
                return []
            found = itertools.islice(_faults(validator, value), _MOST)
            told = dict.fromkeys(_deviation(error, place, prefix, keep=keep) for error, place in found)
            return list(told) or [Deviation(prefix.strip(), at, _AS_A_WHOLE, json_type(value))]
        except (ValueError, RecursionError) as error:
            # More than the validator can look at, such as ever deeper nesting.
            wanted = f"something that can be checked is wanted ({error})"
            return [Deviation(prefix.strip(), at, wanted, json_type(value))]

    def _validator(self, at: str) -> jsonschema_rs.Validator:
        if at not in self._compiled:
            place, schema = self.end(at)  # the validator follows no reference in the middle of a pointer
            self._compiled[at] = jsonschema_rs.validator_for(
                {"$schema": DIALECT, "$ref": f"{self.address}#{quote(place, safe='/~')}"},
                registry=self.registry,
                validate_formats=True,
                formats=FORMATS if names_one(schema, lambda inner: self.end(inner)[1]) else None,
                mask=_MASK,
                offline=True,
            )
        return self._compiled[at]


def _faults(validator: jsonschema_rs.Validator, value: Any) -> Iterator[tuple[jsonschema_rs.ValidationError, Path]]:
    """The faults of a value, each with its place."""
    for piece in pieces(value):
        if not validator.is_valid(piece.value):
            for error in itertools.chain.from_iterable(map(_closest, validator.iter_errors(piece.value))):
                place = piece.place(error.instance_path, error.kind.name)
                if place is not None:
                    yield error, place


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


def _deviation(error: jsonschema_rs.ValidationError, place: Path, prefix: str, *, keep: bool) -> Deviation:
    rule = unquote((error.absolute_keyword_location or "").partition("#")[2])
    where = f"{prefix}{pointer(*place)}".strip()
    value = shown(error.instance) if keep else None
    return Deviation(where, rule, error.message.removeprefix(f"{_MASK} "), json_type(error.instance), value=value)
