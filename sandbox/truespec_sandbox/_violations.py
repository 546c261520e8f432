"""What is wrong with a value, said in words that name the field and never repeat the value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jsonschema_rs
from jsonschema_rs import ValidationErrorKind as Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MOST_NAMED = 5
_LONGEST_NAME = 64
_BOUNDS = {
    "minLength": "must have a length of at least",
    "maxLength": "must have a length of at most",
    "minItems": "must have a length of at least",
    "maxItems": "must have a length of at most",
    "minimum": "must be at least",
    "maximum": "must be at most",
    "exclusiveMinimum": "must be greater than",
    "exclusiveMaximum": "must be less than",
}


def describe_fields(errors: Iterable[jsonschema_rs.ValidationError]) -> str:
    """Say what is wrong with a JSON body.

    Args:
        errors: the violations found in it.

    Returns:
        At most five of them, such as ``Field 'email' is required``, joined by semicolons; empty when there is none.

    """
    sentences: dict[str, str] = {}
    for error in errors:
        for field, trouble in _troubles(error):
            # One sentence for each field: a wrong e-mail breaks its pattern and its format, and one of them will do.
            sentences.setdefault(field, f"{field} {trouble}")
    return "; ".join(list(sentences.values())[:_MOST_NAMED])


def describe_value(error: jsonschema_rs.ValidationError) -> str:
    """Say what is wrong with a single value, as the end of a sentence such as ``must match ^[0-9]+$``."""
    match error.kind:
        case Kind.Type(types=types):
            return f"must be of type {' or '.join(types)}"
        case Kind.Enum(options=options):
            return f"must be one of {', '.join(map(str, options))}"
        case Kind.Format(format=name):
            return f"must be a valid {name}"
        case Kind.Pattern(pattern=pattern):
            return f"must match {pattern}"
        case _:
            return _describe_bound(error)


def _describe_bound(error: jsonschema_rs.ValidationError) -> str:
    keyword = str(error.schema_path[-1])
    match error.kind:
        case (
            Kind.MinLength(limit=limit)
            | Kind.MaxLength(limit=limit)
            | Kind.MinItems(limit=limit)
            | Kind.MaxItems(limit=limit)
            | Kind.Minimum(limit=limit)
            | Kind.Maximum(limit=limit)
            | Kind.ExclusiveMinimum(limit=limit)
            | Kind.ExclusiveMaximum(limit=limit)
        ):
            return f"{_BOUNDS[keyword]} {limit}"
        case _:
            return f"breaks the schema's {keyword}"


def _troubles(error: jsonschema_rs.ValidationError) -> list[tuple[str, str]]:
    match error.kind:
        case Kind.Required(property=name):
            return [(_field([*error.instance_path, name]), "is required")]
        case Kind.AdditionalProperties(unexpected=names):
            return [(_field([*error.instance_path, name]), "is not allowed") for name in names[:_MOST_NAMED]]
        case _:
            return [(_field(error.instance_path), describe_value(error))]


def _field(path: Sequence[str | int]) -> str:
    if not path:
        return "Request body"
    parts = [f"[{part}]" if isinstance(part, int) else f".{part[:_LONGEST_NAME]}" for part in path]
    return f"Field '{''.join(parts).removeprefix('.')}'"
