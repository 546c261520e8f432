"""Faults of HTTP: answers that are none, and answers in forms that are seldom seen."""

from __future__ import annotations

from tests.faults.fault import Ends, Fault, answered, breaks, passes
from tests.faults.steps import Close, Reply, Send

STRANGER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
"""An answer to a question that nobody asked."""


def _garbled(name: str, answer: bytes) -> Fault:
    """No HTTP: the connection cannot be used any more."""
    return breaks(name, Send(answer), Close())


def _either(name: str, *steps: Send | Reply | Close) -> Fault:
    """Readers of HTTP differ in whether they take this; the call gives its value or ends as a broken connection does."""
    as_ = ("value", "ConnectionFailedError")
    return Fault(name, answered(*steps), Ends(as_, (1, 3)), Ends(as_))


PROTOCOL_FAULTS: tuple[Fault, ...] = (
    _garbled("a status line that is none", b"HTTP/1.1 abc OK\r\n\r\n"),
    _garbled("SSH", b"SSH-2.0-OpenSSH_9.2\r\n"),
    _garbled("a TLS alert", b"\x15\x03\x03\x00\x02\x02\x28"),
    _garbled("an HTTP/2 preface", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    _garbled("zeros", b"\0" * 4096),
    _garbled("a header of 2 MB", b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 2**21 + b"\r\n\r\n"),
    _garbled("100,000 headers", b"HTTP/1.1 200 OK\r\n" + b"X-Many: 1\r\n" * 100_000 + b"\r\n"),
    _garbled("a header with a zero", b"HTTP/1.1 200 OK\r\nX-Zero: a\0b\r\nContent-Length: 0\r\n\r\n"),
    _garbled("a length that is none", b"HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n{}"),
    _garbled("a length below zero", b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}"),
    _garbled("two lengths", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\n{}"),
    _garbled("a chunk size that is none", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"),
    _garbled(
        "a chunk longer than said", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabcdef\r\n0\r\n\r\n"
    ),
    passes("an early hint first", Send(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"), Reply()),
    passes("a 100 and a 102 first", Send(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n"), Reply()),
    passes("HTTP/1.0", Reply(version="HTTP/1.0")),
    passes("HTTP/1.0 that ends with the connection", Reply(version="HTTP/1.0", framing="close")),
    passes("a body that ends with the connection", Reply(framing="close")),
    passes("chunks", Reply(framing="chunked")),
    passes("a length and a close", Reply(headers=("Connection: close",)), Close()),
    passes("header names in capitals, values in Latin-1", Reply(headers=("X-NAME: J\xf6rg", "SET-COOKIE: a=b"))),
    passes("an answer with a second one behind it", Reply(behind=STRANGER)),
    passes("an answer that nobody asked for", kept=(Send(STRANGER),)),
    _either("a length and chunks", Reply(headers=("Content-Length: 5",), framing="chunked")),
    _either("a header that goes on in the next line", Reply(headers=("X-Folded: a", " b"))),
    _either("a header without a colon", Reply(headers=("nonsense",))),
    _either("an empty line first", Send(b"\r\n"), Reply()),
    Fault(
        "a switch of protocols that nobody asked for",
        answered(Send(b"HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n"), Close()),
        Ends(("StatusError", "ConnectionFailedError", "ResponseConformanceError"), (1, 3)),
        Ends(("StatusError", "ConnectionFailedError", "ResponseConformanceError")),
    ),
)
