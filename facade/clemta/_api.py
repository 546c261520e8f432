"""What the runtime has to know of Clemta."""

from __future__ import annotations

from typing import Any, ParamSpec, Protocol, TypeVar

from truespec import Api, Call, Endpoint, ErrorDetails, RateLimitHeaders, describe, is_object

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


def parse_error(value: Any) -> ErrorDetails | None:
    """Read Clemta's envelope: ``{"success": false, "message": ..., "error": {"code": ..., "details": ...}}``.

    Every other body, whatever it is, gives None.
    """
    if not is_object(value) or value.get("success") is not False:
        return None
    error = value.get("error")
    said: dict[str, Any] = error if is_object(error) else {}
    return ErrorDetails(_text(said.get("code")), _text(value.get("message")), _text(said.get("details")))


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


class Enveloped(Protocol[T_co]):
    """A success answer of Clemta's: what was asked for is its ``data``."""

    @property
    def data(self) -> T_co: ...


def call(endpoint: Endpoint[P, Enveloped[T]], *args: P.args, **kwargs: P.kwargs) -> Call[T]:
    """Describe the call of an operation whose answer comes in Clemta's envelope, and open the envelope."""
    return describe(endpoint, *args, **kwargs).then(_opened)


def _opened(answer: Enveloped[T]) -> T:
    return answer.data
