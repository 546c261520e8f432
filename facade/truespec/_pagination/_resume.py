"""Resume tokens: a position in a listing, and its text (the cursor), so that another process can go on from there.

The text is ``v1.`` and base64url of: kind, checksum, digest of the listing, then the position.  Ids of items are in it
as fingerprints of 8 bytes, the arguments of the call as a digest of 8 bytes: neither can be read back from it.
"""

from __future__ import annotations

import base64
import hashlib
import struct
import zlib
from typing import TYPE_CHECKING, Any

import orjson
from attrs import frozen

from truespec._errors import ConfigurationError
from truespec._pagination._chain import fingerprint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from truespec._call import BuiltRequest
    from truespec._pagination._chain import Entry

MAX_FINGERPRINTS = 32
"""How many of the last items an offset token remembers."""
_TOO_MANY = MAX_FINGERPRINTS + 1
"""One id more than a token remembers: enough to know that it does not remember all."""
MAX_COUNT = 2**53
"""The largest number of items that is believed: JSON numbers are exact up to here (RFC 8259, section 6)."""
_VERSION = "v1."
_HEAD = struct.Struct(">cI8s")
_OFFSET = struct.Struct(">QQ?")
_LENGTH = struct.Struct(">I")
_NO_TOTAL = 2**64 - 1
_INVALID = "invalid cursor: pass the value of `pager.cursor` or `error.cursor`, unchanged"


@frozen
class OffsetToken:
    """The position after the item at ``offset``; ``fingerprints`` are those of the last items, that item's at the end."""

    offset: int
    total: int | None
    complete: bool
    """Whether ``fingerprints`` has every item that was read."""
    fingerprints: tuple[int, ...]


@frozen
class CursorToken:
    """The position on the page that follows ``after``, after its items with these ``fingerprints``."""

    after: str | None
    fingerprints: tuple[int, ...]


ResumeToken = OffsetToken | CursorToken


def compute_digest(request: BuiltRequest, page_parameters: Sequence[str]) -> bytes:
    """Return the digest of a listing: of its operation and arguments, without those that select a page."""
    skipped = {("query", name) for name in page_parameters}
    values = [[*key, value] for key, value in request.values.items() if key not in skipped]
    body = None if request.content is None else request.body
    text = orjson.dumps([request.operation.id, sorted(values, key=lambda entry: entry[:2]), body], default=str)
    return hashlib.blake2b(text, digest_size=8).digest()


def encode_token(token: ResumeToken, digest: bytes) -> str:
    """Return the cursor text of a token of the listing with this digest."""
    if isinstance(token, OffsetToken):
        kind = b"o"
        total = _NO_TOTAL if token.total is None else token.total
        position = _OFFSET.pack(token.offset, total, token.complete)
    else:
        kind = b"c"
        after = b"" if token.after is None else b"+" + token.after.encode()
        position = _LENGTH.pack(len(after)) + after
    payload = position + struct.pack(f">{len(token.fingerprints)}Q", *token.fingerprints)
    packed = _HEAD.pack(kind, zlib.crc32(kind + digest + payload), digest) + payload
    return _VERSION + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def decode_token(text: object, digest: bytes, kind: type[ResumeToken]) -> ResumeToken:
    """Return the token of a cursor text.

    Raises:
        ConfigurationError: The text is not a cursor, or it is one of another listing.
    """
    if not isinstance(text, str) or not text.startswith(_VERSION):
        message = f"{_INVALID} (this version of truespec reads cursors that begin with {_VERSION})"
        raise ConfigurationError(message)
    encoded = text.removeprefix(_VERSION)
    try:
        packed = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
        kind_byte, _, token_digest = _HEAD.unpack_from(packed)
        token = _unpack_position(kind_byte, packed)
        # Whatever was changed, lost or added, another text is the cursor of this token.
        is_valid = token.fingerprints != () or (isinstance(token, CursorToken) and token.after is not None)
        is_valid = is_valid and encode_token(token, token_digest) == text
    except (ValueError, struct.error) as error:
        raise ConfigurationError(_INVALID) from error
    if not is_valid:
        raise ConfigurationError(_INVALID)
    if token_digest != digest or not isinstance(token, kind):
        message = "the cursor is of another listing: resume with the same operation and the same arguments \
(page_size, max_items and prefetch may differ)"
        raise ConfigurationError(message)
    return token


def _unpack_position(kind: bytes, packed: bytes) -> ResumeToken:
    """Return the token of a kind.  Raises ValueError and struct.error."""
    if kind != b"o":
        begin = _HEAD.size + _LENGTH.size
        end = begin + _LENGTH.unpack_from(packed, _HEAD.size)[0]
        after = packed[begin:end]
        return CursorToken(after[1:].decode() if after else None, _unpack_fingerprints(packed[end:]))
    offset, total, complete = _OFFSET.unpack_from(packed, _HEAD.size)
    if offset > MAX_COUNT or MAX_COUNT < total < _NO_TOTAL:
        message = "no count"
        raise ValueError(message)
    fingerprints = _unpack_fingerprints(packed[_HEAD.size + _OFFSET.size :])
    return OffsetToken(offset, None if total == _NO_TOTAL else total, complete, fingerprints)


def _unpack_fingerprints(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f">{len(packed) // 8}Q", packed)


@frozen
class OffsetResumeState:
    """The position of a loop by offset within a page result.

    Ids become fingerprints when a token is asked for, which few loops do at more than a few items.
    """

    start: OffsetToken | None
    """The token that the loop began with; None for the start of the listing."""
    before: Sequence[Entry[Any]] = ()
    """The last items that were read before the result."""
    total_before: int | None = None
    """The total that came with them."""
    entries: Sequence[Entry[Any]] = ()
    """The items of the result."""
    total: int | None = None

    def token_after(self, count: int) -> OffsetToken | None:
        """Return the token of the position after the first ``count`` items of the result."""
        read = (*self.before, *self.entries[max(0, count - _TOO_MANY) : count])
        if not read:
            return self.start
        earlier = self.start.fingerprints if self.start else ()
        has_all = (self.start is None or self.start.complete) and len(earlier) + len(read) <= MAX_FINGERPRINTS
        fingerprints = (*earlier, *(fingerprint(item_id) for _, item_id, _ in read[-MAX_FINGERPRINTS:]))
        total = self.total if count else self.total_before
        return OffsetToken(read[-1][0], total, has_all, fingerprints[-MAX_FINGERPRINTS:])

    def advance(self, entries: Sequence[Entry[Any]], total: int | None) -> OffsetResumeState:
        """Return the state of the next result, which has these items."""
        before = (*self.before, *self.entries[-_TOO_MANY:])[-_TOO_MANY:]
        return OffsetResumeState(self.start, before, self.total if self.entries else self.total_before, entries, total)


@frozen
class CursorResumeState:
    """The position of a loop by cursor: a page is read again from ``after`` until all of its items were yielded."""

    after: str | None
    already_read: Sequence[int] = ()
    """Fingerprints of the page's items that had been read before."""
    ids: Sequence[str | int] = ()
    end: str | None = None
    not_on_page: Sequence[int] = ()
    """Fingerprints of items that had been read before and were not on this page."""

    def token_after(self, count: int) -> CursorToken | None:
        """Return the token of the position after the first ``count`` items of the result."""
        if count == len(self.ids) and self.end is not None:
            return CursorToken(self.end, tuple(self.not_on_page))
        fingerprints = (*self.already_read, *map(fingerprint, self.ids[:count]))
        return CursorToken(self.after, fingerprints) if fingerprints or self.after is not None else None


ResumeState = OffsetResumeState | CursorResumeState
