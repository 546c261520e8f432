"""A place in a listing, and the text that stands for it, so that another process can go on there.

The text is ``v1.`` and base64url of: kind, check sum, digest of the listing, then the place.  Ids of items are in it
as fingerprints of 8 bytes, arguments of the call as a digest of 8 bytes: nothing of them can be read from it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import struct
import zlib
from typing import TYPE_CHECKING, Any

import orjson
from attrs import frozen

from truespec._errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from truespec._call import BuiltRequest

REMEMBERED = 32
"""How many of the last items a place by offset knows again."""
_VERSION = "v1."
_HEAD = struct.Struct(">cI8s")
_OFFSET = struct.Struct(">QQ?")
_NO_TOTAL = 2**64 - 1


@frozen
class OffsetPlace:
    """Behind the item at ``offset``; ``prints`` are the last items that were read, that one at the end."""

    offset: int
    total: int | None
    complete: bool
    """Whether ``prints`` are all items that were read."""
    prints: tuple[int, ...]


@frozen
class CursorPlace:
    """On the page that follows ``after``, behind its items with these ``prints``."""

    after: str | None
    prints: tuple[int, ...]


Place = OffsetPlace | CursorPlace


def digest(request: BuiltRequest, paging: Sequence[str]) -> bytes:
    """What tells a listing from another: its operation and its arguments, without those that say which page."""
    values = [[*where, value] for where, value in request.values.items() if where not in {("query", p) for p in paging}]
    body = None if request.content is None else request.body
    told = orjson.dumps([request.operation.id, sorted(values, key=lambda found: found[:2]), body], default=str)
    return hashlib.blake2b(told, digest_size=8).digest()


def write(place: Place, listing: bytes) -> str:
    """The text of a place in the listing with this digest."""
    rest = _of_offset(place) if isinstance(place, OffsetPlace) else _of_cursor(place)
    kind = b"o" if isinstance(place, OffsetPlace) else b"c"
    packed = _HEAD.pack(kind, zlib.crc32(kind + listing + rest), listing) + rest
    return _VERSION + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read(text: object, listing: bytes, kind: type[Place]) -> Place:
    """The place that a text stands for.

    Raises ConfigurationError when it is no cursor, or one of another listing.
    """
    found, whose, rest = _unpacked(text)
    if whose != listing or found != (b"o" if kind is OffsetPlace else b"c"):
        message = "the cursor is of another listing: go on with the same operation and the same arguments \
(page_size, max_items and prefetch may differ)"
        raise ConfigurationError(message)
    return _offset_of(rest) if found == b"o" else _cursor_of(rest)


def _unpacked(text: object) -> tuple[bytes, bytes, bytes]:
    wrong = "cursor must be a text that `.cursor` of a pager or of an error gave, whole; this is none"
    if not isinstance(text, str) or not text.isascii():
        raise ConfigurationError(wrong)
    if not text.startswith(_VERSION):
        told = f"{wrong} (or another version of truespec wrote it: this one reads {_VERSION}...)"
        raise ConfigurationError(told)
    coded = text.removeprefix(_VERSION)
    try:
        packed = base64.b64decode(coded + "=" * (-len(coded) % 4), altchars=b"-_", validate=True)
        kind, check, listing = _HEAD.unpack_from(packed)
    except (binascii.Error, struct.error) as error:
        raise ConfigurationError(wrong) from error
    rest = packed[_HEAD.size :]
    if check != zlib.crc32(kind + listing + rest):
        raise ConfigurationError(wrong)
    return kind, listing, rest


def _of_offset(place: OffsetPlace) -> bytes:
    total = _NO_TOTAL if place.total is None else place.total
    return _OFFSET.pack(place.offset, total, place.complete) + _packed(place.prints)


def _offset_of(rest: bytes) -> OffsetPlace:
    offset, total, complete = _OFFSET.unpack_from(rest)
    return OffsetPlace(offset, None if total == _NO_TOTAL else total, complete, _prints(rest[_OFFSET.size :]))


def _of_cursor(place: CursorPlace) -> bytes:
    after = b"" if place.after is None else b"+" + place.after.encode()
    return struct.pack(">I", len(after)) + after + _packed(place.prints)


def _cursor_of(rest: bytes) -> CursorPlace:
    end = 4 + int.from_bytes(rest[:4], "big")
    return CursorPlace(rest[5:end].decode() if end > 4 else None, _prints(rest[end:]))  # noqa: PLR2004  (the length's size)


def _packed(prints: Sequence[int]) -> bytes:
    return struct.pack(f">{len(prints)}Q", *prints)


def _prints(packed: bytes) -> tuple[int, ...]:
    found: tuple[Any, ...] = struct.unpack(f">{len(packed) // 8}Q", packed)
    return found
