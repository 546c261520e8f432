"""Responses: header fields, the raw response, the attempts and the rate limit, and the response with its value."""

from __future__ import annotations

import enum
import re
from collections.abc import ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar, overload

from attrs import field, frozen

from truespec._media_types import essence

if TYPE_CHECKING:
    from truespec._deviation import Deviation

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

RESPONSE_RECEIVED = "response"
SUCCESS_STATUSES = range(200, 300)
"""2xx (RFC 9110, section 15)."""
_SECONDS = re.compile(r"[0-9]+(\.[0-9]+)?")
_TWO_DIGIT_YEAR = re.compile(r"-[0-9]{2} ")
_NUMBER = re.compile(r"[0-9]{1,15}")


class Headers(Mapping[str, str]):
    """Header fields; names are case-insensitive, repeated fields are joined by ", " (RFC 9110, section 5.3)."""

    __slots__ = ("fields",)

    def __init__(self, fields: Iterable[tuple[str, str]] = ()) -> None:
        self.fields: dict[str, str] = {}
        """The values under their lower-case names."""
        for name, value in fields:
            key = name.lower()
            self.fields[key] = f"{self.fields[key]}, {value}" if key in self.fields else value

    def __getitem__(self, name: str) -> str:
        return self.fields[name.lower()]

    @overload
    def get(self, name: str, /) -> str | None: ...
    @overload
    def get(self, name: str, /, default: str | T) -> str | T: ...
    def get(self, name: str, /, default: Any = None) -> Any:
        """Return the value of a field, or ``default``."""
        return self.fields.get(name.lower(), default)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self.fields

    def __iter__(self) -> Iterator[str]:
        return iter(self.fields)

    def __len__(self) -> int:
        return len(self.fields)

    def values(self) -> ValuesView[str]:
        """Return the values."""
        return self.fields.values()

    def items(self) -> ItemsView[str, str]:
        """Return the names, in lower case, with their values."""
        return self.fields.items()

    def __repr__(self) -> str:
        return f"Headers({list(self.fields)})"  # names only: a value may be a secret


@frozen
class RawResponse:
    """A response as received."""

    status: int
    headers: Headers
    content: bytes = field(repr=False)
    """The decompressed body, cut at the client's ``body_limit``."""
    body_error: str | None = None
    """Why the body is incomplete; None when it is complete."""

    @property
    def media_type(self) -> str:
        """The media type of the body without its parameters, in lower case; "" without a Content-Type."""
        return essence(self.headers.get("Content-Type", ""))

    @property
    def retry_after(self) -> float | None:
        """The seconds to wait according to Retry-After, in either of its forms (RFC 9110, section 10.2.3), or None."""
        return parse_retry_after(self.headers)


@frozen
class Attempt:
    """One attempt of a call: a request that was sent, or that could not be sent."""

    start: datetime
    """When it began, in UTC."""
    duration: float
    """Seconds until the whole response was received, or until it failed."""
    outcome: str
    """``response``, whatever the status; otherwise the name of the error, such as ``ConnectionFailedError``."""
    status: int | None = None
    """The HTTP status of the response; None without a response."""
    wait: float = 0.0
    """Seconds of waiting before the next attempt; 0 after the last."""


@frozen
class RateLimitHeaders:
    """The names of an API's header fields about its rate limit; None for those it does not have."""

    limit: str | None = None
    remaining: str | None = None
    reset: str | None = None
    type: str | None = None


@frozen
class RateLimit:
    """The rate limit according to a response; None for what the response does not say."""

    limit: int | None = None
    """How many requests are allowed in a period."""
    remaining: int | None = None
    """How many of them are left."""
    reset: int | None = None
    """When the period ends, in the API's own unit: Unix seconds for Clemta."""
    type: str | None = None
    """The kind of limit, in the API's words."""


@frozen
class APIResponse(Generic[T_co]):
    """The whole response of a call: the value, and how it was received."""

    value: T_co = field(repr=lambda value: f"<{type(value).__name__}>")  # it may be personal data, or echo a credential
    operation: str
    response: RawResponse
    attempts: tuple[Attempt, ...] = ()
    """The attempts in order; the last one received this response."""
    request_id: str | None = None
    """The API's identifier of the request; None when the response has none."""
    rate_limit: RateLimit | None = None
    """The API's rate limit; None when the response does not report it."""
    deviations: tuple[Deviation, ...] = ()
    """How it violates the document, under ``conformance="observe"``; ``strict`` raises instead, ``off`` does not validate."""
    parsed: Any = field(default=None, repr=False)
    """The body as parsed JSON, whatever ``value`` is; None for a body that is not JSON."""

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.response.status

    @property
    def headers(self) -> Headers:
        """The header fields."""
        return self.response.headers

    @property
    def content(self) -> bytes:
        """The decompressed body."""
        return self.response.content


class NotModified(enum.Enum):
    """The type of :data:`NOT_MODIFIED`: an enum, so that ``is`` narrows for type checkers and survives copy and pickle."""

    NOT_MODIFIED = "NOT_MODIFIED"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "NOT_MODIFIED"


NOT_MODIFIED: Final = NotModified.NOT_MODIFIED
"""The value of a conditional read when nothing has changed (304; RFC 9110, section 15.4.5)."""


def parse_retry_after(headers: Headers, names: Sequence[str] = ("Retry-After",)) -> float | None:
    """Return the seconds to wait that header fields in the form of Retry-After ask for; None when none is valid.

    The form is seconds or a date (RFC 9110, section 10.2.3); decimals are accepted too.  A date counts from the response's
    own Date, because the clocks of server and client may differ.
    """
    for name in names:
        text = headers.fields.get(name.lower(), "").strip()
        if _SECONDS.fullmatch(text):
            return float(text)
        if (date := _parse_date(text)) is not None:
            now = _parse_date(headers.fields.get("date", "")) or datetime.now(UTC)
            return max(0.0, (date - now).total_seconds())
    return None


def _parse_date(text: str) -> datetime | None:
    """Return an HTTP-date in any of its three forms (RFC 9110, section 5.6.7); None when it is invalid."""
    from email.utils import parsedate_tz  # noqa: PLC0415  (few responses have a Retry-After)

    try:
        parts = parsedate_tz(text)
        if parts is None or parts[5] > 60:  # noqa: PLR2004  (a leap second)
            return None
        date = datetime(*parts[:5], tzinfo=UTC) + timedelta(seconds=parts[5] - (parts[9] or 0))
        if _TWO_DIGIT_YEAR.search(text):  # it is at most 50 years ahead
            now = datetime.now(UTC).year
            date = date.replace(year=now + 50 - (now + 50 - date.year) % 100)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return date


def parse_rate_limit(names: RateLimitHeaders | None, headers: Headers) -> RateLimit | None:
    """Return the rate limit that header fields report; None when they report nothing valid."""
    if names is None:
        return None
    values: list[int | None] = []
    for name in (names.limit, names.remaining, names.reset):
        text = headers.fields.get(name.lower()) if name else None
        # An invalid number is left out: no call may fail because of it.
        values.append(int(text) if text and _NUMBER.fullmatch(text) else None)
    limit, remaining, reset = values
    kind = headers.fields.get(names.type.lower()) or None if names.type else None
    if limit is None and remaining is None and reset is None and kind is None:
        return None
    return RateLimit(limit, remaining, reset, kind)
