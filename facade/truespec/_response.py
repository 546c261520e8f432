"""An answer as received, and an answer with the value made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import field, frozen

if TYPE_CHECKING:
    from truespec._attempt import Attempt
    from truespec._deviation import Deviation
    from truespec._rate_limit import RateLimit

T_co = TypeVar("T_co", covariant=True)

_SECONDS = re.compile(r"[0-9]{1,9}")


class Headers(Mapping[str, str]):
    """Header fields; their names are case-insensitive, repeated ones are joined by ", " (RFC 9110, section 5.3)."""

    def __init__(self, fields: Iterable[tuple[str, str]] = ()) -> None:
        self._fields: dict[str, str] = {}
        for name, value in fields:
            key = name.lower()
            self._fields[key] = f"{self._fields[key]}, {value}" if key in self._fields else value

    def __getitem__(self, name: str) -> str:
        return self._fields[name.lower()]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._fields

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __repr__(self) -> str:
        return f"Headers({list(self._fields)})"  # names only: a value may be a secret


@frozen
class RawResponse:
    """An answer as received."""

    status: int
    headers: Headers
    content: bytes = field(repr=False)
    """The body, decompressed; no more of it than ``body_limit`` of the client."""
    body_error: str | None = None
    """What kept the body from being received whole; None when nothing did."""

    @property
    def media_type(self) -> str:
        """The media type of the body without its parameters, in lower case; "" when none was given."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    @property
    def retry_after(self) -> float | None:
        """The seconds to wait that Retry-After asks for, in either of its forms (RFC 9110, section 10.2.3), or None."""
        return seconds_to_wait(self.headers.get("Retry-After", ""))


def is_success(status: int) -> bool:
    """Whether a status says yes: 2xx (RFC 9110, section 15)."""
    return 200 <= status < 300  # noqa: PLR2004  (its bounds)


def seconds_to_wait(text: str) -> float | None:
    """The seconds that the value of a Retry-After asks for, from now on; None when it cannot be read."""
    text = text.strip()
    if _SECONDS.fullmatch(text):
        return float(text)
    try:
        from email.utils import parsedate_to_datetime  # noqa: PLC0415  (few answers ask to wait)

        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


@frozen
class APIResponse(Generic[T_co]):
    """The whole answer to a call: the value, and how it was received."""

    value: T_co
    operation: str
    response: RawResponse
    attempts: tuple[Attempt, ...] = ()
    """What was sent for it, in order; the last one brought the answer."""
    request_id: str | None = None
    """What the API calls the request; None when it did not say."""
    rate_limit: RateLimit | None = None
    """How much more the API lets you ask; None when it did not say."""
    deviations: tuple[Deviation, ...] = ()
    """How it breaks the document, under ``conformance="observe"``; ``strict`` raises instead, ``off`` does not look."""
    parsed: Any = field(default=None, repr=False)
    """The body as parsed JSON, whatever became of it in ``value``; None for one that is none."""

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
        """The body as received, decompressed."""
        return self.response.content
