"""Compiled schemas of a document, and their validation errors as deviations."""

from __future__ import annotations

import itertools
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

import jsonschema_rs

from truespec._deviation import HIDDEN, Deviation, json_type, truncated_json
from truespec._json import is_array, is_object, json_pointer
from truespec._validation._chunks import Path, split
from truespec._validation._json_schema import DIALECT, FORMATS, uses_own_format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from truespec._validation._document import Document

_MASK = "the value"  # jsonschema-rs writes it into its messages instead of the value
_MAX_DEVIATIONS = 100


class Schema:
    """A schema of a document, compiled when it is first needed; where nothing stands there, every value is valid."""

    def __init__(self, document: Document, pointer: str) -> None:
        self.pointer = pointer
        self._document = document

    @cached_property
    def validator(self) -> jsonschema_rs.Validator:
        """The compiled validator."""
        document = self._document
        pointer, schema = document.resolve(self.pointer)  # the validator does not follow references within a pointer
        if schema is None:
            return jsonschema_rs.validator_for(True)  # noqa: FBT003  (the schema that allows everything)
        return jsonschema_rs.validator_for(
            {"$schema": DIALECT, "$ref": f"{document.uri(self.pointer)}#{quote(pointer, safe='/~')}"},
            registry=document.registry,
            validate_formats=True,
            formats=FORMATS if uses_own_format(schema, document.get) else None,
            mask=_MASK,
            offline=True,
        )

    def deviations(self, value: Any, prefix: str = "", *, keep_values: bool = False) -> list[Deviation]:
        """Return how a value violates the schema: at most 100 deviations, whose pointers begin with ``prefix``."""
        try:
            if self.validator.is_valid(value):
                return []
            hidden = self._document.personal_names if keep_values else None
            errors = itertools.islice(_validation_errors(self.validator, value), _MAX_DEVIATIONS)
            deviations = dict.fromkeys(_to_deviation(error, path, prefix, hidden) for error, path in errors)
            expected = "must be valid as a whole: it is too large to name the violated rule, and its parts are valid"
        except (ValueError, RecursionError) as error:  # such as deeper nesting than the validator supports
            deviations, expected = {}, f"must be a value that can be validated: {error}"
        return list(deviations) or [Deviation(prefix.strip(), self.pointer, expected, json_type(value))]


def _validation_errors(
    validator: jsonschema_rs.Validator, value: Any
) -> Iterator[tuple[jsonschema_rs.ValidationError, Path]]:
    """Yield the errors of a value, each with its path in the value."""
    for chunk in split(value):
        if not validator.is_valid(chunk.value):
            for error in itertools.chain.from_iterable(map(_innermost_errors, validator.iter_errors(chunk.value))):
                path = chunk.original_path(error.instance_path, error.kind.name)
                if path is not None:
                    yield error, path


def _innermost_errors(error: jsonschema_rs.ValidationError) -> Iterator[jsonschema_rs.ValidationError]:
    """Yield the errors of the union member that was meant, if the error is a union's and one member was.

    That is a member with errors inside the value only, none about the value itself; the one with the fewest of several.
    """
    members: list[list[jsonschema_rs.ValidationError]] = getattr(error.kind, "context", [])
    depth = len(error.instance_path)
    meant = [member for member in members if member and all(len(inner.instance_path) > depth for inner in member)]
    if meant:
        for inner in min(meant, key=len):
            yield from _innermost_errors(inner)
    else:
        yield error


def _to_deviation(
    error: jsonschema_rs.ValidationError, path: Path, prefix: str, hidden: frozenset[str] | None
) -> Deviation:
    """Return an error as a deviation: with its value unless ``hidden`` is None, but without those of these names."""
    rule = unquote((error.absolute_keyword_location or "").partition("#")[2])
    pointer = f"{prefix}{json_pointer(*path)}".strip()
    value = None
    if hidden is not None:
        is_hidden = not hidden.isdisjoint(pointer.replace(" ", "").split("/"))
        value = HIDDEN if is_hidden else truncated_json(_hide_named(error.instance, hidden))
    return Deviation(pointer, rule, error.message.removeprefix(f"{_MASK} "), json_type(error.instance), value=value)


def _hide_named(value: Any, names: frozenset[str]) -> Any:
    """Return a JSON value with the members of these names hidden, at any depth."""
    if is_array(value):
        return [_hide_named(item, names) for item in value]
    if is_object(value):
        return {name: HIDDEN if name in names else _hide_named(item, names) for name, item in value.items()}
    return value
