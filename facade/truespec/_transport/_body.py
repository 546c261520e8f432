"""Response bodies: received chunk by chunk, and decompressed here so that the limit holds for the output."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, TypeVar

from truespec._media_types import is_json
from truespec._response import SUCCESS_STATUSES, Headers, RawResponse

if TYPE_CHECKING:
    from collections.abc import Iterable


ACCEPT_ENCODING = "gzip, deflate"
"""The codings that a response may have (RFC 9110, section 8.4.1)."""

_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32  # zlib reads the header to see which
_RAW_DEFLATE = -zlib.MAX_WBITS  # "deflate" without the zlib format around it, as some servers send it
_CODINGS = frozenset({"gzip", "x-gzip", "deflate"})

_SMALL_BODY = 400_000
_MEMORY = {b"{": 700, b"[": 100, b",": 60}
"""Bytes of memory that an object, an array and a further value take while a body is parsed and validated, measured."""
_MEMORY_PER_BYTE = 6
"""Bytes of memory allowed for each byte of body_limit: 48 MB by default."""


_MAX_OVERHEAD = 131_072
"""Bytes that may be received beyond twice those of the body: chunk framing, and compressed data that yields nothing."""


BodyT = TypeVar("BodyT", bound="BodyReader")


class BodyReader:
    """Collects the body of a response up to a limit.

    Args:
        status: The status of the response.
        fields: Its header fields.
        limit: The bytes that the decompressed body may have.
    """

    def __init__(self, status: int, fields: Iterable[tuple[bytes, bytes]], limit: int) -> None:
        self._status = status
        self._headers = Headers([(name.decode("latin-1"), value.decode("latin-1")) for name, value in fields])
        self._limit = limit
        self._remaining = limit
        self._overhead = 0
        self._chunks: list[bytes] = []
        self._error: str | None = None
        self._unsupported: str | None = None
        self._decoder: _Decoder | None = None
        coding = self._headers.get("Content-Encoding", "identity").strip().lower()
        if coding in _CODINGS:
            self._decoder = _Decoder(coding)
        elif coding not in {"", "identity"}:
            self._unsupported = (
                f"the body has a Content-Encoding that was not asked for; supported are {ACCEPT_ENCODING}"
            )

    def feed(self, data: bytes, received: int) -> bool:
        """Take a part of the body, for which so many bytes were received.  Return False when no more is needed."""
        self._overhead += received
        if not self._decode(data):
            return False
        if self._overhead > _MAX_OVERHEAD:
            self._error = "the body is lost in its framing or compression: far more bytes were received than it has"
        return self._error is None

    def _decode(self, chunk: bytes) -> bool:
        if self._decoder is None:
            return self._append(chunk)
        try:
            while chunk:
                # One byte more than the limit is enough to know that it is exceeded.
                data, chunk = self._decoder.decode(chunk, self._remaining + 1)
                if not self._append(data):
                    return False
        except zlib.error:
            self._append(chunk)  # as received: better to look at than nothing
            self._error = f"the body is not {self._decoder.coding}, as its Content-Encoding says"
            return False
        return True

    def accept_truncation(self, error: Exception) -> bool:
        """Return whether the response counts although its body broke off: an error response does."""
        if self._status in SUCCESS_STATUSES:
            return False
        self._error = self._error or f"the body broke off ({type(error).__name__})"
        return True

    def response(self) -> RawResponse:
        """Return the response with what was received of its body."""
        if self._error is None and self._decoder is not None and self._decoder.is_truncated:
            self._error = f"the body broke off in the middle of its {self._decoder.coding}"
        content = self._chunks[0] if len(self._chunks) == 1 else b"".join(self._chunks)
        self._chunks = []
        body_error = self._error or self._unsupported or self._check_memory(content)
        return RawResponse(self._status, self._headers, content, body_error)

    def _append(self, data: bytes) -> bool:
        if len(data) > self._remaining:
            self._error = f"the body is longer than body_limit, {self._limit} bytes"
            data = data[: self._remaining]
        self._remaining -= len(data)
        self._overhead -= 2 * len(data)
        self._chunks.append(data)
        return self._error is None

    def _check_memory(self, content: bytes) -> str | None:
        """Return the message for a body that would take too much memory to parse."""
        if len(content) <= _SMALL_BODY or not is_json(self._headers.get("Content-Type", "")):
            return None
        memory = sum(content.count(sign) * size for sign, size in _MEMORY.items())
        if memory <= self._limit * _MEMORY_PER_BYTE:
            return None
        return f"the body has so many small values that parsing it would take {memory // 10**6} MB; see body_limit"


class _Decoder:
    """Decompresses a body, never more bytes at once than asked for."""

    def __init__(self, coding: str) -> None:
        self.coding = coding
        self._decompressor = zlib.decompressobj(_GZIP_OR_ZLIB)
        self._is_started = False

    @property
    def is_truncated(self) -> bool:
        """Whether the body is incomplete; an empty one is complete."""
        return self._is_started and not self._decompressor.eof

    def decode(self, data: bytes, max_bytes: int) -> tuple[bytes, bytes]:
        """Return what ``data`` begins with, decompressed, and the rest of it.  Raises zlib.error."""
        if self._decompressor.eof:  # a body may be several gzip members in a row (RFC 1952, section 2.2)
            self._decompressor = zlib.decompressobj(_GZIP_OR_ZLIB)
        is_first, self._is_started = not self._is_started, True
        try:
            decoded = self._decompressor.decompress(data, max_bytes)
        except zlib.error:
            if not (is_first and self.coding == "deflate"):
                raise
            self._decompressor = zlib.decompressobj(_RAW_DEFLATE)
            decoded = self._decompressor.decompress(data, max_bytes)
        return decoded, self._decompressor.unconsumed_tail or self._decompressor.unused_data
