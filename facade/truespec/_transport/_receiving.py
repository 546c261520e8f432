"""Receive the body of an answer bit by bit: decompressed by us, so that a limit holds for what comes out."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from truespec._json import is_json
from truespec._response import Headers, RawResponse, is_success

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ACCEPTED = "gzip, deflate"
"""The codings that an answer may come in (RFC 9110, section 8.4.1)."""

_EITHER = zlib.MAX_WBITS | 32  # the header tells gzip and zlib apart
_BARE = -zlib.MAX_WBITS  # "deflate" without the zlib format around it, as some servers send it
_HARMLESS = 400_000
_COSTS = {b"{": 700, b"[": 100, b",": 60}
"""The bytes of memory that an object, an array and a further value take while a body is parsed and judged, measured."""
_MOST_PER_BYTE = 6
"""So many bytes of memory for each byte of body_limit: 48 MB by default."""
_CODINGS = frozenset({"gzip", "x-gzip", "deflate"})


class Receiving:
    """An answer of which the head is here and the body is coming."""

    def __init__(self, status: int, fields: Iterable[tuple[bytes, bytes]], limit: int) -> None:
        self.status = status
        self._headers = Headers((name.decode("latin-1"), value.decode("latin-1")) for name, value in fields)
        self._limit = limit
        self._left = limit
        self._chunks: list[bytes] = []
        self._flaw: str | None = None
        self._unknown: str | None = None
        self._coding: _Coding | None = None
        coding = self._headers.get("Content-Encoding", "identity").strip().lower()
        if coding in _CODINGS:
            self._coding = _Coding(coding)
        elif coding not in {"", "identity"}:
            self._unknown = f"the body comes in a coding that was not asked for; {ACCEPTED} would be read"

    def take(self, chunk: bytes) -> bool:
        """Take what came of the body.  False when no more of it is wanted."""
        if self._coding is None:
            return self._keep(chunk)
        try:
            return all(self._keep(part) for part in self._coding.decoded(chunk, self._most))
        except zlib.error:
            self._keep(chunk)  # as it came: better to look at than nothing
            self._flaw = f"the body is not {self._coding.name}, as its Content-Encoding says"
            return False

    def survives(self, error: Exception) -> bool:
        """Whether the answer counts although its body broke off: a no is a no, whatever became of its body."""
        if is_success(self.status):
            return False
        self._flaw = self._flaw or f"the body broke off ({type(error).__name__})"
        return True

    def response(self) -> RawResponse:
        """The answer as received."""
        if self._flaw is None and self._coding is not None and self._coding.is_cut:
            self._flaw = f"the body broke off in the middle of its {self._coding.name}"
        content = self._chunks[0] if len(self._chunks) == 1 else b"".join(self._chunks)
        self._chunks = []
        body_error = self._flaw or self._unknown or self._too_much(content)
        return RawResponse(self.status, self._headers, content, body_error)

    def _too_much(self, content: bytes) -> str | None:
        if len(content) <= _HARMLESS or not is_json(self._headers.get("Content-Type", "")):
            return None
        memory = sum(content.count(sign) * cost for sign, cost in _COSTS.items())
        if memory <= self._limit * _MOST_PER_BYTE:
            return None
        return f"the body has so many small values that reading it would take {memory // 10**6} MB; see body_limit"

    def _most(self) -> int:
        return self._left + 1  # one byte too many tells that there is more

    def _keep(self, part: bytes) -> bool:
        if len(part) > self._left:
            self._flaw = f"the body is longer than body_limit, {self._limit} bytes"
            part = part[: self._left]
        self._left -= len(part)
        self._chunks.append(part)
        return self._flaw is None


class _Coding:
    """Decompresses a body, never making more bytes than asked for."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._may_be_bare = name == "deflate"
        self._inflating = zlib.decompressobj(_EITHER)
        self._fed = False

    @property
    def is_cut(self) -> bool:
        """Whether more had to come; a body of no bytes at all is whole."""
        return self._fed and not self._inflating.eof

    def decoded(self, data: bytes, most: Callable[[], int]) -> Iterator[bytes]:
        """What ``data`` decompresses to, in parts of at most ``most()`` bytes.  Raises zlib.error."""
        while data:
            if self._inflating.eof:  # a body may be several gzip members in a row (RFC 1952, section 2.2)
                self._inflating = zlib.decompressobj(_EITHER)
            yield self._part(data, most())
            data = self._inflating.unconsumed_tail or self._inflating.unused_data

    def _part(self, data: bytes, most: int) -> bytes:
        first, self._fed = not self._fed, True
        try:
            return self._inflating.decompress(data, most)
        except zlib.error:
            if not (first and self._may_be_bare):
                raise
            self._inflating = zlib.decompressobj(_BARE)
            return self._inflating.decompress(data, most)
