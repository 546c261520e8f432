"""What the servers of the benchmarks answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from benchmarks import _contacts
from benchmarks._server import target, whole

if TYPE_CHECKING:
    from benchmarks._server import Answers

PAGE = 100
MANY = 10_000


def fixed() -> Answers:
    """One contact, or a page of a hundred to whoever asks with a query; always the same bytes."""
    one, page = whole(_contacts.one()), whole(_contacts.page(PAGE))
    return lambda request: page if b"?" in target(request) else one


def many() -> Answers:
    """Pages of ten thousand contacts."""
    contacts = [orjson.dumps(_contacts.contact(number)) for number in range(MANY)]

    def answer(request: bytes) -> bytes:
        pairs = dict(pair.split(b"=", 1) for pair in target(request).partition(b"?")[2].split(b"&"))
        skip, limit = int(pairs[b"skip"]), int(pairs[b"limit"])
        items = b",".join(contacts[skip : skip + limit])
        rest = b'"total":%d,"skip":%d,"limit":%d' % (MANY, skip, limit)
        return whole(b'{"success":true,"message":"","data":{"contacts":[%s],%s}}' % (items, rest))

    return answer
