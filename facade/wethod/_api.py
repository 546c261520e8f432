"""Wethod's API as the runtime needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from truespec import Api, ErrorDetails, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Mapping


def parse_error(body: Any) -> ErrorDetails | None:
    """Return the details in ``{"key": ..., "message": ..., "failures": [{"field": ..., "message": ...}]}``.

    Any other body gives None.  A record has an ``id``, which no error has: some records have a ``key``.
    """
    if not is_object(body) or "id" in body:
        return None
    key, message = _text(body.get("key")), _text(body.get("message"))
    if key is None and message is None:
        return None
    value = body.get("failures")
    failures = tuple(failure for failure in value if is_object(failure)) if is_array(value) else ()
    return ErrorDetails(key, message, "; ".join(map(_format_failure, failures)) or None, failures)


def _format_failure(failure: Mapping[str, Any]) -> str:
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
