"""Clemta's API as the runtime needs it, and calls whose responses have Clemta's envelope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeVar

from truespec import Api, ErrorDetails, RateLimitHeaders, describe, is_object

if TYPE_CHECKING:
    from truespec import Call, Endpoint

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


def parse_error(body: Any) -> ErrorDetails | None:
    """Return the details in ``{"success": false, "message": ..., "error": {"code": ..., "details": ...}}``.

    Any other body gives None.
    """
    if not is_object(body) or body.get("success") is not False:
        return None
    error: Any = body.get("error")
    code, details = (error.get("code"), error.get("details")) if is_object(error) else (None, None)
    return ErrorDetails(_text(code), _text(body.get("message")), _text(details))


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


CLEMTA = Api(
    name="clemta",
    document_package="clemta_api",
    environments={
        "production": "https://api.clemta.com",
        "sandbox": "https://sandbox.clemta.com",
    },
    parse_error=parse_error,
    rate_limit_headers=RateLimitHeaders(
        limit="X-RateLimit-Limit",
        remaining="X-RateLimit-Remaining",
        reset="X-RateLimit-Reset",
        type="X-RateLimit-Type",
    ),
)


class Envelope(Protocol[T_co]):
    """A success response of Clemta, with the result in its ``data``."""

    @property
    def data(self) -> T_co: ...


def call(endpoint: Endpoint[P, Envelope[T]], *args: P.args, **kwargs: P.kwargs) -> Call[T]:
    """Describe the call of an operation, with the ``data`` of the response's envelope as its value."""
    return describe(endpoint, *args, **kwargs).then(lambda body: body.data)
