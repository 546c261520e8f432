"""What the runtime has to know of Wethod."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from truespec import Api, ErrorDetails, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Mapping


def parse_error(value: Any) -> ErrorDetails | None:
    """Read the body of an error: ``{"key": ..., "message": ..., "failures": [{"field": ..., "message": ...}]}``.

    Every other body, whatever it is, gives None.  A record has an ``id``, which no error has: some records have a ``key``.
    """
    if not is_object(value) or "id" in value:
        return None
    key, message = _text(value.get("key")), _text(value.get("message"))
    if key is None and message is None:
        return None
    failures = _failures(value.get("failures"))
    return ErrorDetails(key, message, "; ".join(map(_told, failures)) or None, failures)


def _failures(listed: Any) -> tuple[Mapping[str, Any], ...]:
    return tuple(found for found in listed if is_object(found)) if is_array(listed) else ()


def _told(failure: Mapping[str, Any]) -> str:
    """One failure as a line: the field, and what is wrong with it."""
    return ": ".join(filter(None, (_text(failure.get("field")), _text(failure.get("message")))))


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


WETHOD = Api(
    name="wethod",
    document_package="wethod_api",
    environments={"production": "https://api.wethod.com"},
    parse_error=parse_error,
    retry_after_headers=("x-ratelimit-retry-after", "Retry-After"),
    public_credentials=frozenset({"Wethod-Company", "Wethod-Version"}),
)
