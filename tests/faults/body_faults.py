"""Faults of the body under a status that says yes."""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING, Any

from tests.faults.fault import Ends, Fault, answered, deviates, passes
from tests.faults.steps import Flood, Good, Reply, Send

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 8_000_000
"""Bytes that no body of ours may have, whatever a megabyte is."""
HTML = b"<html><body><h1>It works!</h1></body></html>"


def _given(body: bytes) -> Callable[[Good], bytes]:
    return lambda good: body  # noqa: ARG005  (in place of the good one)


def _changed(change: Callable[[Good, dict[str, Any]], None]) -> Callable[[Good], bytes]:
    """The good body with another item."""

    def body(good: Good) -> bytes:
        item = dict(good.api.item)
        change(good, item)
        return good.api.around(item)

    return body


def _number(text: bytes) -> Callable[[Good], bytes]:
    """The good body with this text where a number stands."""
    return lambda good: good.body.replace(str(good.api.item[good.api.number]).encode(), text, 1)


def _with_its_first_key_twice(good: Good) -> bytes:
    key, _, _ = good.body[1:].partition(b":")
    return b"{" + key + b":true," + good.body[1:]


def _encoded(name: str, encode: Callable[[bytes], bytes]) -> Reply:
    return Reply(headers=(f"Content-Encoding: {name}",), body=lambda good: encode(good.body))


def _bomb() -> bytes:
    """256 MB of spaces as a few hundred KB."""
    packer = zlib.compressobj(1, wbits=31)
    block = b" " * 2**20
    return b"".join([*(packer.compress(block) for _ in range(256)), packer.flush()])


def _flat(body: bytes) -> bytes:
    return zlib.compress(body)


def _unwrapped(body: bytes) -> bytes:
    return zlib.compress(body, wbits=-15)


BODY_FAULTS: tuple[Fault, ...] = (
    deviates("JSON that is cut", Reply(body=lambda good: good.body[:-5])),
    deviates("JSON with more behind it", Reply(body=lambda good: good.body + b"}")),
    deviates("nothing", Reply(body=_given(b""))),
    deviates("204", Reply(204, body=_given(b""), content_type=None, framing="none")),
    deviates("205", Reply(205, body=_given(b""), content_type=None)),
    deviates("206", Reply(206)),
    deviates("304 that nobody asked for", Reply(304, body=_given(b""), content_type=None, framing="none"),
             or_=("StatusError",)),
    deviates("HTML", Reply(body=_given(HTML), content_type="text/html")),
    deviates("HTML that says it is JSON", Reply(body=_given(HTML))),
    deviates("JSON that says it is HTML", Reply(content_type="text/html")),
    deviates("no content type", Reply(content_type=None)),
    deviates("a content type that is none", Reply(content_type=";;;=\xff")),
    deviates("bytes that are no UTF-8", Reply(body=lambda good: good.body.replace(b"e", b"\xff\xfe"))),
    deviates("half a surrogate", Reply(body=_number(b'"\\ud800"'))),
    deviates("UTF-16", Reply(body=lambda good: good.body.decode().encode("utf-16"))),
    deviates("a byte order mark", Reply(body=lambda good: b"\xef\xbb\xbf" + good.body), or_=("value",)),
    passes("a charset that there is not", Reply(content_type="application/json; charset=klingon")),
    passes("a content type in capitals", Reply(content_type='Application/JSON ;CharSet="UTF-8"')),
    deviates("an encoding that there is not", Reply(headers=("Content-Encoding: klingon",)), or_=("value",)),
    deviates("an encoding that nobody asked for", _encoded("compress", lambda body: b"\x1f\x9d" + body)),
    deviates("gzip that is none", _encoded("gzip", lambda body: body)),
    deviates("gzip that is cut", _encoded("gzip", lambda body: gzip.compress(body)[:-12])),
    deviates("gzip whose last bytes are cut", _encoded("gzip", lambda body: gzip.compress(body)[:-4])),
    deviates("gzip with a wrong checksum", _encoded("gzip", lambda body: gzip.compress(body)[:-8] + b"\0" * 8)),
    deviates("deflate that is none", _encoded("deflate", lambda body: b"\xff" + body)),
    passes("gzip", _encoded("gzip", gzip.compress)),
    passes("deflate", _encoded("deflate", _flat)),
    passes("deflate without its wrapping", _encoded("deflate", _unwrapped)),
    passes("gzip in chunks", Reply(headers=("Content-Encoding: gzip",), body=lambda good: gzip.compress(good.body),
                                   framing="chunked")),
    deviates("gzip twice", _encoded("gzip, gzip", lambda body: gzip.compress(gzip.compress(body))), or_=("value",)),
    deviates("a gzip bomb", Reply(headers=("Content-Encoding: gzip",), body=_given(_bomb()))),
    deviates("a gzip bomb in a gzip bomb",
             Reply(headers=("Content-Encoding: gzip, gzip",), body=_given(gzip.compress(_bomb())))),
    deviates("a body over the limit", Reply(body=lambda good: good.body + b" " * (LIMIT + 2**20))),
    deviates("a body without end", Send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"),
             Flood(b" " * 2**16)),
    deviates("a length of a petabyte", Send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                            b"Content-Length: 1000000000000000\r\n\r\n"), Flood(b" " * 2**16)),
    deviates("100,000 brackets", Reply(body=_given(b"[" * 100_000 + b"]" * 100_000))),
    deviates("100,000 objects in each other", Reply(body=_given(b'{"a":' * 100_000 + b"1" + b"}" * 100_000))),
    deviates("a number of 5,000 digits", Reply(body=_number(b"9" * 5_000))),
    deviates("NaN", Reply(body=_number(b"NaN"))),
    deviates("Infinity", Reply(body=_number(b"-Infinity"))),
    deviates("1e999", Reply(body=_number(b"1e999"))),
    deviates("a key twice", Reply(body=_with_its_first_key_twice), or_=("value",)),
    deviates("a yes that gives the key back",
             Reply(body=_changed(lambda good, item: item.update({good.api.text: {"told": good.api.key}})))),
    deviates("null", Reply(body=_given(b"null"))),
    deviates("an array", Reply(body=_given(b"[]"))),
    deviates("a string", Reply(body=_given(b'"ok"'))),
    deviates("a number", Reply(body=_given(b"42"))),
    deviates("an empty object", Reply(body=_given(b"{}"))),
    deviates("a missing field", Reply(body=_changed(lambda good, item: item.pop(good.api.text)))),
    deviates("null in a field", Reply(body=_changed(lambda good, item: item.update({good.api.text: None})))),
    deviates("an unknown word", Reply(body=_changed(lambda good, item: item.update({good.api.word: "supplier"})))),
    deviates("a number that is text", Reply(body=_changed(lambda good, item: item.update({good.api.number: "now"})))),
    deviates("text that is an object", Reply(body=_changed(lambda good, item: item.update({good.api.text: {}})))),
    passes("a new field", Reply(body=_changed(lambda _, item: item.update(brand_new={"a": [1, None]})))),
    Fault("no under 200", answered(Reply(200, body=lambda good: good.api.no())),
          Ends(("StatusError",), status=200), Ends(("StatusError",), status=200)),
)  # fmt: skip
