"""Faults of connections and of HTTP: none, broken, hanging and dripping ones, and responses that are no HTTP or unusual HTTP."""

from __future__ import annotations

from tests.faults.fault import ATTEMPTS, Expected, Fault, Route, after_request, breaks_off, succeeds
from tests.faults.steps import SUCCESS, Close, Drip, Hang, Pause, Receive, Reset, Respond, Script, Send, Step

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
SHORT_DEADLINE = {"deadline": 0.5, "timeout": 5.0}
"""One attempt may take longer than the whole call."""
SHORT_TIMEOUT = {"deadline": 5.0, "timeout": 0.15}
"""Several attempts fit into the deadline."""
_FAILED = ("ConnectionFailedError",)


def _unreached(name: str, route: Route, *steps: Step, attempts: tuple[int, ...] = (ATTEMPTS,)) -> Fault:
    """Return a fault before anything is sent, so that any call is retried; ``attempts`` where that would not help."""
    ends = Expected(_FAILED, attempts, sent=False)
    return Fault(name, Script(accept=steps), ends, ends, route)


def _accepted(name: str, *steps: Step) -> Fault:
    """Return a connection that ends before the request is read; whether bytes of it left by then is a race."""
    get, post = Expected(_FAILED, (ATTEMPTS,)), Expected(_FAILED, (1, 2, 3))
    return Fault(name, Script(accept=steps), get, post)


def _silent(name: str, *steps: Step) -> tuple[Fault, Fault]:
    """Return two faults: no byte for longer than an attempt may take, and for longer than the call may take."""
    script = Script(responses=(steps,))
    get, post = Expected(("TimeoutError",), (ATTEMPTS,), sent=True), Expected(("TimeoutError",), sent=True)
    return (
        Fault(f"{name}, a short timeout", script, get, post, options=SHORT_TIMEOUT, max_seconds=2.0),
        _late(f"{name}, a short deadline", script),
    )


def _late(name: str, script: Script, route: Route = "plain", *, sent: bool = True) -> Fault:
    """Return a fault that only the deadline of the call ends."""
    ends = Expected(("DeadlineExceededError",), sent=sent)
    return Fault(name, script, ends, ends, route, options=SHORT_DEADLINE, max_seconds=SHORT_DEADLINE["deadline"])


NETWORK_FAULTS: tuple[Fault, ...] = (
    _unreached("refused", "refused"),
    _unreached("no such host", "no name"),
    _unreached("certificate of an unknown authority", "untrusted", attempts=(1,)),
    _unreached("certificate for another host", "wrong host", attempts=(1,)),
    _unreached("expired certificate", "expired", attempts=(1,)),
    _unreached(
        "HTTP on the HTTPS port", "no tls", Receive(9), Send(b"HTTP/1.1 400 Bad Request\r\n\r\n"), Close(), attempts=(1, 3)
    ),
    _unreached("reset in the TLS handshake", "no tls", Receive(9), Reset()),
    _unreached("closed in the TLS handshake", "no tls", Receive(9), Close()),
    _late("silence in the TLS handshake", Script(accept=(Hang(),)), "no tls", sent=False),
    _unreached(
        "a proxy that refuses the tunnel", "tunnel",
        Receive(20), Send(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"), Hang(),
        attempts=(1, 3),
    ),
    _accepted("closed on accept", Close()),
    _accepted("reset on accept", Reset()),
    _accepted("reset in the request", Receive(20), Reset()),
    _accepted("closed in the request", Receive(20), Close()),
    breaks_off("reset after the request", Reset()),
    breaks_off("closed after the request", Close()),
    breaks_off("reset in the headers", Send(HEAD), Pause(0.01), Reset()),
    breaks_off("closed in the headers", Send(HEAD), Close()),
    breaks_off("closed in the status line", Send(b"HTTP/1.1 20"), Close()),
    breaks_off("reset in the body", Respond(sent=9), Pause(0.01), Reset()),
    breaks_off("body too short", Respond(sent=-1), Close()),
    breaks_off("body that never begins", Respond(sent=0), Close()),
    breaks_off("chunk that is cut", Respond(framing="chunked", sent=70), Close()),
    breaks_off("chunks without the last one", Respond(framing="chunked", sent=-5), Close()),
    *_silent("silence", Hang()),
    *_silent("silence after a 100", Send(b"HTTP/1.1 100 Continue\r\n\r\n"), Hang()),
    *_silent("silence in the headers", Send(HEAD), Hang()),
    *_silent("silence in the body", Respond(sent=9), Hang()),
    _late("headers that drip", Script(responses=((Send(HEAD), Drip(b"X-Slow: 1\r\n")),))),
    _late("a body that drips", Script(responses=((Send(HEAD + b"Content-Length: 9999\r\n\r\n"), Drip(b" ")),))),
    _late("chunks that drip", Script(responses=((Send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n"), Drip(b"1\r\n \r\n")),))),
    _late("interim responses without end", Script(responses=((Drip(b"HTTP/1.1 103 Early Hints\r\n\r\n", 0.002),),))),
    succeeds("a kept connection that was closed", when_idle=(Close(),)),
    succeeds("a kept connection that was reset", when_idle=(Reset(),)),
    succeeds(
        "a kept connection that announces its end",
        when_idle=(Send(b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), Close()),
    ),
    Fault(
        "a kept connection that closes when it is used",
        Script(responses=((Close(),), SUCCESS)), Expected(("value",), (2,)), Expected(_FAILED, sent=True), when_idle=(),
    ),
    Fault(
        "a kept connection that is reset when it is used",
        Script(responses=((Reset(),), SUCCESS)), Expected(("value",), (2,)), Expected(_FAILED, sent=True), when_idle=(),
    ),
)  # fmt: skip

UNREQUESTED = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
"""A response to no request."""


def _garbled(name: str, response: bytes) -> Fault:
    """Return bytes that are no HTTP: the connection cannot be used any more."""
    return breaks_off(name, Send(response), Close())


def _either(name: str, *steps: Send | Respond | Close) -> Fault:
    """Return a response that HTTP libraries may accept or not: the call returns its value or ends as a broken connection."""
    types = ("value", "ConnectionFailedError")
    return Fault(name, after_request(*steps), Expected(types, (1, 3)), Expected(types))


PROTOCOL_FAULTS: tuple[Fault, ...] = (
    _garbled("an invalid status line", b"HTTP/1.1 abc OK\r\n\r\n"),
    _garbled("SSH", b"SSH-2.0-OpenSSH_9.2\r\n"),
    _garbled("a TLS alert", b"\x15\x03\x03\x00\x02\x02\x28"),
    _garbled("an HTTP/2 preface", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    _garbled("zeros", b"\0" * 4096),
    _garbled("a header of 2 MB", b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 2**21 + b"\r\n\r\n"),
    _garbled("100,000 headers", b"HTTP/1.1 200 OK\r\n" + b"X-Many: 1\r\n" * 100_000 + b"\r\n"),
    _garbled("a header with a zero", b"HTTP/1.1 200 OK\r\nX-Zero: a\0b\r\nContent-Length: 0\r\n\r\n"),
    _garbled("an invalid length", b"HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n{}"),
    _garbled("a length below zero", b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}"),
    _garbled("two lengths", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\n{}"),
    _garbled("an invalid chunk size", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"),
    _garbled(
        "a chunk longer than said", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabcdef\r\n0\r\n\r\n"
    ),
    succeeds("an early hint first", Send(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"), Respond()),
    succeeds("a 100 and a 102 first", Send(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n"), Respond()),
    succeeds("HTTP/1.0", Respond(version="HTTP/1.0")),
    succeeds("HTTP/1.0 that ends with the connection", Respond(version="HTTP/1.0", framing="close")),
    succeeds("a body that ends with the connection", Respond(framing="close")),
    succeeds("chunks", Respond(framing="chunked")),
    succeeds("a length and a close", Respond(headers=("Connection: close",)), Close()),
    succeeds("header names in capitals, values in Latin-1", Respond(headers=("X-NAME: J\xf6rg", "SET-COOKIE: a=b"))),
    succeeds("a response with a second one behind it", Respond(behind=UNREQUESTED)),
    succeeds("an unrequested response", when_idle=(Send(UNREQUESTED),)),
    _either("a length and chunks", Respond(headers=("Content-Length: 5",), framing="chunked")),
    _either("a header that goes on in the next line", Respond(headers=("X-Folded: a", " b"))),
    _either("a header without a colon", Respond(headers=("nonsense",))),
    _either("an empty line first", Send(b"\r\n"), Respond()),
    Fault(
        "an unrequested switch of protocols",
        after_request(Send(b"HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n"), Close()),
        Expected(("StatusError", "ConnectionFailedError", "ResponseConformanceError"), (1, 3)),
        Expected(("StatusError", "ConnectionFailedError", "ResponseConformanceError")),
    ),
)
