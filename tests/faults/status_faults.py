"""Answers that say no: statuses with every kind of body, limits, redirects."""

from __future__ import annotations

import email.utils
import time
from typing import TYPE_CHECKING

from attrs import frozen

from tests.faults.fault import ATTEMPTS, Ends, Fault, answered, refuses
from tests.faults.scene import GOOD, Scene
from tests.faults.steps import Close, Good, Pause, Redirect, Reply, Reset, Step

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.stage import Line

HTML = "text/html; charset=utf-8"
_AGAIN = {"get": ATTEMPTS, "post": ATTEMPTS}
_READ_AGAIN = {"get": ATTEMPTS}


def _body(body: bytes) -> Callable[[Good], bytes]:
    return lambda good: body  # noqa: ARG005  (in place of the good one)


def _limit(*headers: str) -> Reply:
    return Reply(429, headers, body=_body(b"{}"))


@frozen
class _LimitUntil:
    """A 429 with a date so many seconds from now."""

    seconds: float

    async def play(self, line: Line) -> None:
        """Do it."""
        date = email.utils.formatdate(time.time() + self.seconds, usegmt=True)
        await _limit(f"Retry-After: {date}").play(line)


def _once(name: str, step: Step, *, post: Ends | None = None, shortest: float = 0.0, longest: float = 0.5) -> Fault:
    """The first answer says no, the next one yes."""
    value = Ends(("value",), (2,))
    return Fault(name, Scene(answers=((step,), GOOD)), value, post or value, shortest=shortest, longest=longest)


def _unsure(name: str, step: Step) -> Fault:
    """A wait that is no whole number that fits anywhere: too long, or none; both are right."""
    ends = Ends(("RateLimitError",), (1, ATTEMPTS), status=429)
    return Fault(name, answered(step), ends, ends)


def _redirects(status: int, place: str | None, name: str) -> Fault:
    return refuses(f"{status} {name}", "StatusError", status, Redirect(status, place))


STATUS_FAULTS: tuple[Fault, ...] = (
    *(
        refuses(f"{status} with a strange body", name, status)
        for status, name in (
            (400, "BadRequestError"), (401, "AuthenticationError"), (402, "StatusError"), (403, "PermissionDeniedError"),
            (404, "NotFoundError"), (405, "MethodNotAllowedError"), (409, "ConflictError"), (410, "StatusError"),
            (412, "PreconditionFailedError"), (418, "StatusError"), (422, "UnprocessableError"), (501, "ServerError"),
            (520, "ServerError"), (599, "ServerError"), (999, "StatusError"), (300, "StatusError"),
        )
    ),
    *(
        refuses(f"404 with {name}", "NotFoundError", 404, Reply(404, body=_body(body), content_type=kind))
        for name, body, kind in (
            ("HTML", b"<h1>404</h1>", HTML), ("nothing", b"", None), ("an array", b"[1]", "application/json"),
            ("text", b'"no"', "application/json"), ("null", b"null", "application/json"),
            ("an envelope of other kinds", b'{"success": false, "message": 5, "error": "x"}', "application/json"),
            ("no UTF-8", b'{"message": "\xff"}', "application/json"), ("half of it", b'{"succ', "application/json"),
            ("100,000 brackets", b"[" * 100_000, "application/json"), ("9 MB", b" " * 9 * 2**20, HTML),
        )
    ),
    refuses("404 with gzip that is none", "NotFoundError", 404,
            Reply(404, ("Content-Encoding: gzip",), body=_body(b"<h1>404</h1>"), content_type=HTML)),
    refuses("404 that gives the key back", "NotFoundError", 404,
            Reply(404, headers=("X-Your-Key: {key}",), body=lambda good: good.api.tells_the_key())),
    refuses("404 in the API's words", "NotFoundError", 404, Reply(404, body=lambda good: good.api.no())),
    refuses("404 whose body breaks off", "NotFoundError", 404, Reply(404, sent=9), Close()),
    refuses("500 whose body is reset", "ServerError", 500, Reply(500, sent=9), Pause(0.01), Reset(), **_READ_AGAIN),
    refuses("500 JSON", "ServerError", 500, **_READ_AGAIN),
    refuses("502 HTML", "ServerError", 502, Reply(502, body=_body(b"<h1>Bad Gateway</h1>"), content_type=HTML),
            **_READ_AGAIN),
    refuses("503 with nothing", "ServerError", 503, Reply(503, body=_body(b""), content_type=None), **_READ_AGAIN),
    refuses("504", "ServerError", 504, **_READ_AGAIN),
    refuses("408", "StatusError", 408, **_READ_AGAIN),
    refuses("407 of a proxy", "StatusError", 407,
            Reply(407, ("Proxy-Authenticate: Basic realm=x",), body=_body(b"<h1>407</h1>"), content_type=HTML),
            reach="http proxy"),
    _once("503 once", Reply(503, body=_body(b"")), post=Ends(("ServerError",), status=503)),
    refuses("429 without a word", "RateLimitError", 429, _limit(), **_AGAIN),
    refuses("429 for a day", "RateLimitError", 429, _limit("Retry-After: 86400")),
    refuses("429 until a date that is far", "RateLimitError", 429, _LimitUntil(86_400)),
    refuses("503 for a day", "ServerError", 503, Reply(503, ("Retry-After: 86400",), body=_body(b""))),
    _unsure("429 for ages", _limit("Retry-After: " + "9" * 400)),
    _once("429 for 1 second", _limit("Retry-After: 1"), shortest=1.0, longest=1.2),
    _once("429 until a date", _LimitUntil(1.9), shortest=0.85, longest=2.2),
    _once("429 until a date that is past", _LimitUntil(-9)),
    _once("429 for 0 seconds", _limit("Retry-After: 0")),
    _once("429 for less than nothing", _limit("Retry-After: -5")),
    _once("429 for a while", _limit("Retry-After: soon")),
    _once("429 for a second and a half", _limit("Retry-After: 1.5")),
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
