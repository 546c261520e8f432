"""What the runtime has to be told about one API, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from truespec._rate_limit import RateLimitHeaders


@frozen
class ErrorDetails:
    """What an API says in its own words when it says no; each None where it said nothing."""

    code: str | None = None
    message: str | None = None
    details: str | None = None
    failures: Sequence[Mapping[str, Any]] = ()
    """Its list of single faults, as it sent them."""
    request_id: str | None = None


@frozen
class Api:
    """One API: where its document is, where its servers are, and how it says no."""

    name: str
    """What people call it; in capitals it heads the names of its environment variables."""
    document_package: str
    """The generated package that has the effective document as ``openapi.json``."""
    environments: Mapping[str, str]
    """Environment -> base URL, from the document's servers; the first is the default."""
    refusal: Callable[[Any], ErrorDetails | None]
    """Reads a parsed body: a Refusal when it says no, None when it does not look like one."""
    request_id_headers: Sequence[str] = ("X-Request-Id",)
    """The header fields that may name a request; the first that is there counts."""
    rate_limit_headers: RateLimitHeaders | None = None
    """The header fields that tell how much more may be asked; None for an API that has none."""
    retry_after_headers: Sequence[str] = ("Retry-After",)
    """The header fields that say how long to wait, in the forms of Retry-After (RFC 9110, section 10.2.3)."""
    public_credentials: frozenset[str] = frozenset()
    """The header fields among a client's credentials that are no secret, such as the name of a company or a version."""
    idempotency_header: str | None = None
    """The header parameter that makes repeating a POST or PATCH safe where a request carries it."""

    def variable(self, name: str) -> str:
        """The name of an environment variable: ``variable("api_key")`` is ``CLEMTA_API_KEY``."""
        return f"{self.name}_{name}".upper()
