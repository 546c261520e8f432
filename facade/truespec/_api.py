"""The data that describes one API to the runtime."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from truespec._response import RateLimitHeaders


@frozen
class ErrorDetails:
    """The API's own account of an error, read from the body of an error response; None for what the body lacks."""

    code: str | None = None
    message: str | None = None
    details: str | None = None
    failures: Sequence[Mapping[str, Any]] = ()
    """The list of single failures, as the API sent them."""
    request_id: str | None = None


@frozen
class Api:
    """One API: its document, its servers, its error bodies and its header fields."""

    name: str
    """The name people use; in capitals it begins the names of the environment variables."""
    document_package: str
    """The generated package that has the effective document as ``openapi.json``."""
    environments: Mapping[str, str]
    """Environment -> base URL, from the document's servers; the first is the default."""
    parse_error: Callable[[Any], ErrorDetails | None]
    """Read a parsed body: ErrorDetails for the body of an error response, None for any other."""
    request_id_headers: Sequence[str] = ("X-Request-Id",)
    """Header fields that may identify a request; the first present one counts."""
    rate_limit_headers: RateLimitHeaders | None = None
    """Header fields about the rate limit; None for an API without them."""
    retry_after_headers: Sequence[str] = ("Retry-After",)
    """Header fields with the time to wait, in the forms of Retry-After (RFC 9110, section 10.2.3)."""
    public_credentials: frozenset[str] = frozenset()
    """Header fields among a client's credentials that are not secret, such as the name of a company or a version."""
    idempotency_header: str | None = None
    """The header parameter that makes it safe to repeat a POST or PATCH that carries it."""

    def environment_variable(self, name: str) -> str:
        """Return the name of an environment variable: ``CLEMTA_API_KEY`` for ``api_key``."""
        return f"{self.name}_{name}".upper()
