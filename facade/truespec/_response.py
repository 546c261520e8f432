"""An answer as received, and an answer with the value made of it."""

from __future__ import annotations

import email.utils
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Generic, TypeVar

from attrs import field, frozen

T_co = TypeVar("T_co", covariant=True)


class Headers(Mapping[str, str]):
    """Header fields; their names are case-insensitive, repeated ones are joined by ", " (RFC 9110, section 5.3)."""

    def __init__(self, fields: Iterable[tuple[str, str]] = ()) -> None:
        self._fields: dict[str, str] = {}
        for name, value in fields:
            key = name.lower()
            self._fields[key] = f"{self._fields[key]}, {value}" if key in self._fields else value

    def __getitem__(self, name: str) -> str:
        return self._fields[name.lower()]

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

    @property
    def media_type(self) -> str:
        """The media type of the body without its parameters, in lower case; "" when none was given."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip().lower()

    @property
    def retry_after(self) -> float | None:
        """The seconds to wait that Retry-After asks for, in either of its forms (RFC 9110, section 10.2.3), or None."""
        text = self.headers.get("Retry-After", "").strip()
        if re.fullmatch(r"[0-9]{1,9}", text):
            return float(text)
        try:
            moment = email.utils.parsedate_to_datetime(text)
        except (ValueError, TypeError, OverflowError):
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())


@frozen
class Answer(Generic[T_co]):
    """The whole answer to a call: the value, and how it was received."""

    value: T_co
    operation: str
    response: RawResponse

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
