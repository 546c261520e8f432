"""Violations of a schema in words: each names the field and never quotes the value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jsonschema_rs import ValidationError
from jsonschema_rs import ValidationErrorKind as Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jsonschema_rs import Draft202012Validator

    from truespec_sandbox._wire._strict_json import JSON

_MOST_NAMED = 5
_MOST_OPTIONS = 60
_LARGE_BYTES = 64 * 1024
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


def find_violations(validator: Draft202012Validator, value: JSON, size: int) -> Iterable[ValidationError]:
    """Return the violations of a schema.

    Args:
        validator: the schema.
        value: the value.
        size: the bytes that it had in the request.

    Returns:
        The violations; of a large value the first one alone, because the validator makes all of them at once, and each
        of some hundred thousand would cost kilobytes.

    """
    if size <= _LARGE_BYTES:
        return validator.iter_errors(value)
    try:
        validator.validate(value)
    except ValidationError as error:
        return [error]
    return []


def field_failures(errors: Iterable[ValidationError]) -> tuple[tuple[str, str], ...]:
    """Return the invalid fields of a JSON body.

    Args:
        errors: the violations in it.

    Returns:
        At most five fields, such as ``billing.email``, each with its violation as the end of a sentence; the body as a
        whole has the empty name.

    """
    failures: dict[str, str] = {}
    for error in errors:
        for path, violation in _split(error):
            # One sentence for each field: a wrong e-mail violates its pattern and its format, and one of them will do.
            failures.setdefault(_field_name(path), violation)
    return tuple(failures.items())[:_MOST_NAMED]


def describe_failures(failures: Iterable[tuple[str, str]]) -> str:
    """Return one line for the result of ``field_failures``, such as ``Field 'email' is required``; empty for none."""
    return "; ".join(
        f"Field '{field}' {violation}" if field else f"Request body {violation}" for field, violation in failures
    )


def describe_pointers(errors: Iterable[ValidationError]) -> list[str]:
    """Return a sentence for each of the first violations by JSON Pointer (RFC 6901): ``/data/total is required``."""
    violations = [(path, violation) for error in errors for path, violation in _split(error)]
    return [f"{_pointer(path)} {violation}" for path, violation in violations[:_MOST_NAMED]]


def describe_value(error: ValidationError) -> str:
    """Return the violation of a single value as the end of a sentence, such as ``must match ^[0-9]+$``."""
    match error.kind:
        case Kind.Type(types=types):
            return f"must be of type {' or '.join(types)}"
        case Kind.Enum(options=options) if len(options) > _MOST_OPTIONS:
            return f"must be one of the {len(options)} values that the document lists"
        case Kind.Enum(options=options):
            return f"must be one of {', '.join(map(str, options))}"
        case Kind.Format(format=name):
            return f"must be a valid {name.removeprefix('idn-')}"
        case Kind.Pattern(pattern=pattern):
            return f"must match {pattern}"
        case _:
            return _describe_bound(error)


def _describe_bound(error: ValidationError) -> str:
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


def _split(error: ValidationError) -> list[tuple[list[str | int], str]]:
    path = [*error.instance_path]
    match error.kind:
        case Kind.Required(property=name):
            return [([*path, name], "is required")]
        case Kind.AdditionalProperties(unexpected=names):
            return [([*path, name], "is not allowed") for name in names[:_MOST_NAMED]]
        case _:
            return [(path, describe_value(error))]


def _pointer(path: Sequence[str | int]) -> str:
    parts = [str(part).replace("~", "~0").replace("/", "~1") for part in path]
    return "".join(f"/{part}" for part in parts) or "the body"


def _field_name(path: Sequence[str | int]) -> str:
    parts = [f"[{part}]" if isinstance(part, int) else f".{part[:_LONGEST_NAME]}" for part in path]
    name = "".join(parts).removeprefix(".")
    return name if name or not path else '""'
