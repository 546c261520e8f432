"""Faults of responses: bodies that violate the document or cannot be read, error responses, rate limits and redirects."""

from __future__ import annotations

import email.utils
import functools
import gzip
import time
import zlib
from typing import TYPE_CHECKING, Any

from attrs import frozen

from tests.faults.connection_faults import NETWORK_FAULTS, PROTOCOL_FAULTS
from tests.faults.fault import ATTEMPTS, Expected, Fault, after_request, deviates, error, succeeds
from tests.faults.steps import SUCCESS, Close, Flood, Pause, Redirect, Reset, Respond, Script, Send, Step, Success

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.server import Connection

HTML_TYPE = "text/html; charset=utf-8"
LIMIT = 8_000_000
"""More bytes than body_limit allows by default."""
HTML = b"<html><body><h1>It works!</h1></body></html>"


def _replace(body: bytes) -> Callable[[Success], bytes]:
    return lambda success: body  # noqa: ARG005  (instead of it)


def _edit(change: Callable[[Success, dict[str, Any]], None]) -> Callable[[Success], bytes]:
    """Return the success body with its item changed."""

    def body(success: Success) -> bytes:
        item = dict(success.api.item)
        change(success, item)
        return success.api.wrap(item)

    return body


def _replace_integer(text: bytes) -> Callable[[Success], bytes]:
    """Return the success body with this text where an integer stands."""
    return lambda success: success.body.replace(str(success.api.item[success.api.integer_field]).encode(), text, 1)


def _with_its_first_key_twice(success: Success) -> bytes:
    key, _, _ = success.body[1:].partition(b":")
    return b"{" + key + b":true," + success.body[1:]


def _encode(name: str, encode: Callable[[bytes], bytes]) -> Respond:
    return Respond(headers=(f"Content-Encoding: {name}",), body=lambda success: encode(success.body))


@functools.cache
def _bomb() -> bytes:
    """Return 256 MB of spaces compressed to a few hundred KB."""
    packer = zlib.compressobj(1, wbits=31)
    block = b" " * 2**20
    return b"".join([*(packer.compress(block) for _ in range(256)), packer.flush()])


def _compress_raw(body: bytes) -> bytes:
    return zlib.compress(body, wbits=-15)


BODY_FAULTS: tuple[Fault, ...] = (
    deviates("JSON that is cut", Respond(body=lambda success: success.body[:-5])),
    deviates("JSON with more behind it", Respond(body=lambda success: success.body + b"}")),
    deviates("nothing", Respond(body=_replace(b""))),
    deviates("204", Respond(204, body=_replace(b""), content_type=None, framing="none")),
    deviates("205", Respond(205, body=_replace(b""), content_type=None)),
    deviates("206", Respond(206)),
    deviates("304 that was not asked for", Respond(304, body=_replace(b""), content_type=None, framing="none"),
             or_types=("StatusError",)),
    deviates("HTML", Respond(body=_replace(HTML), content_type="text/html")),
    deviates("HTML declared as JSON", Respond(body=_replace(HTML))),
    deviates("JSON declared as HTML", Respond(content_type="text/html")),
    deviates("no content type", Respond(content_type=None)),
    deviates("an invalid content type", Respond(content_type=";;;=\xff")),
    deviates("invalid UTF-8", Respond(body=lambda success: success.body.replace(b"e", b"\xff\xfe"))),
    deviates("half a surrogate", Respond(body=_replace_integer(b'"\\ud800"'))),
    deviates("UTF-16", Respond(body=lambda success: success.body.decode().encode("utf-16"))),
    deviates("a byte order mark", Respond(body=lambda success: b"\xef\xbb\xbf" + success.body), or_types=("value",)),
    succeeds("an unknown charset", Respond(content_type="application/json; charset=klingon")),
    succeeds("a content type in capitals", Respond(content_type='Application/JSON ;CharSet="UTF-8"')),
    deviates("an unknown encoding", Respond(headers=("Content-Encoding: klingon",)), or_types=("value",)),
    deviates("an encoding that was not asked for", _encode("compress", lambda body: b"\x1f\x9d" + body)),
    deviates("invalid gzip", _encode("gzip", lambda body: body)),
    deviates("gzip that is cut", _encode("gzip", lambda body: gzip.compress(body)[:-12])),
    deviates("gzip whose last bytes are cut", _encode("gzip", lambda body: gzip.compress(body)[:-4])),
    deviates("gzip with a wrong checksum", _encode("gzip", lambda body: gzip.compress(body)[:-8] + b"\0" * 8)),
    deviates("invalid deflate", _encode("deflate", lambda body: b"\xff" + body)),
    succeeds("gzip", _encode("gzip", gzip.compress)),
    succeeds("deflate", _encode("deflate", zlib.compress)),
    succeeds("raw deflate", _encode("deflate", _compress_raw)),
    succeeds("gzip in chunks", Respond(headers=("Content-Encoding: gzip",), body=lambda success: gzip.compress(success.body),
                                   framing="chunked")),
    deviates("gzip twice", _encode("gzip, gzip", lambda body: gzip.compress(gzip.compress(body))), or_types=("value",)),
    deviates("a gzip bomb", Respond(headers=("Content-Encoding: gzip",), body=lambda _: _bomb())),
    deviates("a gzip bomb in a gzip bomb",
             Respond(headers=("Content-Encoding: gzip, gzip",), body=lambda _: gzip.compress(_bomb()))),
    deviates("a body over the limit", Respond(body=lambda success: success.body + b" " * (LIMIT + 2**20))),
    deviates("a body without end", Send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"),
             Flood(b" " * 2**16)),
    deviates("a length of a petabyte", Send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                            b"Content-Length: 1000000000000000\r\n\r\n"), Flood(b" " * 2**16)),
    deviates("100,000 brackets", Respond(body=_replace(b"[" * 100_000 + b"]" * 100_000))),
    deviates("100,000 objects in each other", Respond(body=_replace(b'{"a":' * 100_000 + b"1" + b"}" * 100_000))),
    deviates("a number of 5,000 digits", Respond(body=_replace_integer(b"9" * 5_000))),
    deviates("NaN", Respond(body=_replace_integer(b"NaN"))),
    deviates("Infinity", Respond(body=_replace_integer(b"-Infinity"))),
    deviates("1e999", Respond(body=_replace_integer(b"1e999"))),
    deviates("a key twice", Respond(body=_with_its_first_key_twice), or_types=("value",)),
    deviates("a success response with the key",
             Respond(body=_edit(lambda success, item: item.update({success.api.string_field: {"key": success.api.key}})))),
    deviates("null", Respond(body=_replace(b"null"))),
    deviates("an array", Respond(body=_replace(b"[]"))),
    deviates("a string", Respond(body=_replace(b'"ok"'))),
    deviates("a number", Respond(body=_replace(b"42"))),
    deviates("an empty object", Respond(body=_replace(b"{}"))),
    deviates("a missing field", Respond(body=_edit(lambda success, item: item.pop(success.api.string_field)))),
    deviates("null in a field", Respond(body=_edit(lambda success, item: item.update({success.api.string_field: None})))),
    deviates("a value outside the enum", Respond(body=_edit(lambda success, item: item.update({success.api.enum_field: "supplier"})))),
    deviates("a number that is text", Respond(body=_edit(lambda success, item: item.update({success.api.integer_field: "now"})))),
    deviates("text that is an object", Respond(body=_edit(lambda success, item: item.update({success.api.string_field: {}})))),
    succeeds("a new field", Respond(body=_edit(lambda _, item: item.update(brand_new={"a": [1, None]})))),
    Fault("an error body under 200", after_request(Respond(200, body=lambda success: success.api.error_body())),
          Expected(("StatusError",), status=200), Expected(("StatusError",), status=200)),
)  # fmt: skip


_AGAIN = {"get": ATTEMPTS, "post": ATTEMPTS}
_READ_AGAIN = {"get": ATTEMPTS}


def _limit(*headers: str) -> Respond:
    return Respond(429, headers, body=_replace(b"{}"))


@frozen
class _LimitUntil:
    """A 429 whose Retry-After is a date so many seconds from now."""

    seconds: float

    async def run(self, connection: Connection) -> None:
        """Run the step."""
        date = email.utils.formatdate(time.time() + self.seconds, usegmt=True)
        await _limit(f"Retry-After: {date}").run(connection)


def _once(
    name: str, step: Step, *, post: Expected | None = None, min_seconds: float = 0.0, max_seconds: float = 0.5
) -> Fault:
    """Return a fault of the first response; the next one succeeds."""
    value = Expected(("value",), (2,))
    return Fault(
        name,
        Script(responses=((step,), SUCCESS)),
        value,
        post or value,
        min_seconds=min_seconds,
        max_seconds=max_seconds,
    )


def _unsure(name: str, step: Step) -> Fault:
    """Return a Retry-After that may be read as too long or as none."""
    ends = Expected(("RateLimitError",), (1, ATTEMPTS), status=429)
    return Fault(name, after_request(step), ends, ends)


def _redirects(status: int, place: str | None, name: str) -> Fault:
    return error(f"{status} {name}", "StatusError", status, Redirect(status, place))


STATUS_FAULTS: tuple[Fault, ...] = (
    *(
        error(f"{status} with a strange body", name, status)
        for status, name in (
            (400, "BadRequestError"), (401, "AuthenticationError"), (402, "StatusError"), (403, "PermissionDeniedError"),
            (404, "NotFoundError"), (405, "MethodNotAllowedError"), (409, "ConflictError"), (410, "StatusError"),
            (412, "PreconditionFailedError"), (418, "StatusError"), (422, "UnprocessableError"), (501, "ServerError"),
            (520, "ServerError"), (599, "ServerError"), (999, "StatusError"), (300, "StatusError"),
        )
    ),
    *(
        error(f"404 with {name}", "NotFoundError", 404, Respond(404, body=_replace(body), content_type=mode))
        for name, body, mode in (
            ("HTML_TYPE", b"<h1>404</h1>", HTML_TYPE), ("nothing", b"", None), ("an array", b"[1]", "application/json"),
            ("text", b'"no"', "application/json"), ("null", b"null", "application/json"),
            ("an envelope of other kinds", b'{"success": false, "message": 5, "error": "x"}', "application/json"),
            ("no UTF-8", b'{"message": "\xff"}', "application/json"), ("half of it", b'{"succ', "application/json"),
            ("100,000 brackets", b"[" * 100_000, "application/json"), ("9 MB", b" " * 9 * 2**20, HTML_TYPE),
        )
    ),
    error("404 with invalid gzip", "NotFoundError", 404,
            Respond(404, ("Content-Encoding: gzip",), body=_replace(b"<h1>404</h1>"), content_type=HTML_TYPE)),
    error("404 with the key", "NotFoundError", 404,
            Respond(404, headers=("X-Your-Key: {key}",), body=lambda success: success.api.error_body_with_key())),
    error("404 in the API's format", "NotFoundError", 404, Respond(404, body=lambda success: success.api.error_body())),
    error("404 whose body breaks off", "NotFoundError", 404, Respond(404, sent=9), Close()),
    error("500 whose body is reset", "ServerError", 500, Respond(500, sent=9), Pause(0.01), Reset(), **_READ_AGAIN),
    error("500 JSON", "ServerError", 500, **_READ_AGAIN),
    error("502 HTML_TYPE", "ServerError", 502, Respond(502, body=_replace(b"<h1>Bad Gateway</h1>"), content_type=HTML_TYPE),
            **_READ_AGAIN),
    error("503 with nothing", "ServerError", 503, Respond(503, body=_replace(b""), content_type=None), **_READ_AGAIN),
    error("504", "ServerError", 504, **_READ_AGAIN),
    error("408", "StatusError", 408, **_READ_AGAIN),
    error("407 of a proxy", "StatusError", 407,
            Respond(407, ("Proxy-Authenticate: Basic realm=x",), body=_replace(b"<h1>407</h1>"), content_type=HTML_TYPE),
            route="http proxy"),
    _once("503 once", Respond(503, body=_replace(b"")), post=Expected(("ServerError",), status=503)),
    error("429 without Retry-After", "RateLimitError", 429, _limit(), **_AGAIN),
    error("429 for a day", "RateLimitError", 429, _limit("Retry-After: 86400")),
    error("429 until a date that is far", "RateLimitError", 429, _LimitUntil(86_400)),
    error("503 for a day", "ServerError", 503, Respond(503, ("Retry-After: 86400",), body=_replace(b""))),
    _unsure("429 for ages", _limit("Retry-After: " + "9" * 400)),
    _once("429 for 1 second", _limit("Retry-After: 1"), min_seconds=1.0, max_seconds=1.2),
    _once("429 until a date", _LimitUntil(1.9), min_seconds=0.85, max_seconds=2.2),
    _once("429 until a date that is past", _LimitUntil(-9)),
    _once("429 for 0 seconds", _limit("Retry-After: 0")),
    _once("429 for less than nothing", _limit("Retry-After: -5")),
    _once("429 for a while", _limit("Retry-After: soon")),
    _once("429 for a second and a half", _limit("Retry-After: 1.5"), min_seconds=1.5, max_seconds=1.7),
    _once("429 with two times", _limit("Retry-After: 0", "Retry-After: 7")),
    _redirects(301, "{other}/x", "to another host"),
    _redirects(302, "{other}/x", "to another host"),
    _redirects(303, "{other}/x", "to another host"),
    _redirects(307, "{other}/x", "to another host"),
    _redirects(308, "{other}/x", "to another host"),
    _redirects(302, "{own}/again", "to itself"),
    _redirects(302, "file:///etc/hostname", "to a file"),
    _redirects(302, None, "to nowhere"),
    _redirects(302, "", "to nothing"),
    _redirects(302, "http://[::1", "to no URL"),
)  # fmt: skip

FAULTS = (*NETWORK_FAULTS, *PROTOCOL_FAULTS, *BODY_FAULTS, *STATUS_FAULTS)
