"""Faults of the network: no connection, no TLS, connections that break, hang and drip."""

from __future__ import annotations

from tests.faults.fault import ATTEMPTS, Ends, Fault, Reach, breaks, passes
from tests.faults.scene import GOOD, Scene
from tests.faults.steps import Close, Drip, Hang, Pause, Receive, Reply, Reset, Send, Step

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
PARTS = {"deadline": 0.5, "timeout": 5.0}
"""One attempt may take longer than the whole call may."""
TIMEOUT = {"deadline": 5.0, "timeout": 0.15}
"""Several attempts fit into the deadline."""
_FAILED = ("ConnectionFailedError",)


def _unreached(name: str, reach: Reach, *steps: Step, attempts: tuple[int, ...] = (ATTEMPTS,)) -> Fault:
    """Nothing was sent, so that any call may be made again; ``attempts`` where that would not help."""
    ends = Ends(_FAILED, attempts, sent=False)
    return Fault(name, Scene(accept=steps), ends, ends, reach)


def _accepted(name: str, *steps: Step) -> Fault:
    """The connection ends before the request was read; whether bytes of it had left by then is a race."""
    get, post = Ends(_FAILED, (ATTEMPTS,)), Ends(_FAILED, (1, 2, 3))
    return Fault(name, Scene(accept=steps), get, post)


def _silent(name: str, *steps: Step) -> tuple[Fault, Fault]:
    """No byte for longer than an attempt may wait, and for longer than the call may take."""
    scene = Scene(answers=(steps,))
    get, post = Ends(("TimeoutError",), (ATTEMPTS,), sent=True), Ends(("TimeoutError",), sent=True)
    return (
        Fault(f"{name}, a short timeout", scene, get, post, options=TIMEOUT, longest=2.0),
        _late(f"{name}, a short deadline", scene),
    )


def _late(name: str, scene: Scene, reach: Reach = "plain", *, sent: bool = True) -> Fault:
    """Bytes come, and never the last one: only the deadline of the call ends it."""
    ends = Ends(("DeadlineExceededError",), sent=sent)
    return Fault(name, scene, ends, ends, reach, options=PARTS, longest=PARTS["deadline"])


NETWORK_FAULTS: tuple[Fault, ...] = (
    _unreached("refused", "refused"),
    _unreached("no such host", "no name"),
    _unreached("certificate of nobody we trust", "untrusted", attempts=(1,)),
    _unreached("certificate for another host", "wrong host", attempts=(1,)),
    _unreached("certificate that is over", "expired", attempts=(1,)),
    _unreached(
        "HTTP on the HTTPS port", "no tls", Receive(9), Send(b"HTTP/1.1 400 Bad Request\r\n\r\n"), Close(), attempts=(1, 3)
    ),
    _unreached("reset in the TLS handshake", "no tls", Receive(9), Reset()),
    _unreached("closed in the TLS handshake", "no tls", Receive(9), Close()),
    _late("silence in the TLS handshake", Scene(accept=(Hang(),)), "no tls", sent=False),
    _unreached(
        "a proxy that refuses the tunnel", "tunnel",
        Receive(20), Send(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"), Hang(),
        attempts=(1, 3),
    ),
    _accepted("closed on accept", Close()),
    _accepted("reset on accept", Reset()),
    _accepted("reset in the request", Receive(20), Reset()),
    _accepted("closed in the request", Receive(20), Close()),
    breaks("reset after the request", Reset()),
    breaks("closed after the request", Close()),
    breaks("reset in the headers", Send(HEAD), Pause(0.01), Reset()),
    breaks("closed in the headers", Send(HEAD), Close()),
    breaks("closed in the status line", Send(b"HTTP/1.1 20"), Close()),
    breaks("reset in the body", Reply(sent=9), Pause(0.01), Reset()),
    breaks("body too short", Reply(sent=-1), Close()),
    breaks("body that never begins", Reply(sent=0), Close()),
    breaks("chunk that is cut", Reply(framing="chunked", sent=70), Close()),
    breaks("chunks without the last one", Reply(framing="chunked", sent=-5), Close()),
    *_silent("silence", Hang()),
    *_silent("silence after a 100", Send(b"HTTP/1.1 100 Continue\r\n\r\n"), Hang()),
    *_silent("silence in the headers", Send(HEAD), Hang()),
    *_silent("silence in the body", Reply(sent=9), Hang()),
    _late("headers that drip", Scene(answers=((Send(HEAD), Drip(b"X-Slow: 1\r\n")),))),
    _late("a body that drips", Scene(answers=((Send(HEAD + b"Content-Length: 9999\r\n\r\n"), Drip(b" ")),))),
    _late("chunks that drip", Scene(answers=((Send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n"), Drip(b"1\r\n \r\n")),))),
    _late("interim answers without end", Scene(answers=((Drip(b"HTTP/1.1 103 Early Hints\r\n\r\n", 0.002),),))),
    passes("a kept connection that was closed", kept=(Close(),)),
    passes("a kept connection that was reset", kept=(Reset(),)),
    passes(
        "a kept connection that says goodbye",
        kept=(Send(b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), Close()),
    ),
    Fault(
        "a kept connection that closes when it is used",
        Scene(answers=((Close(),), GOOD)), Ends(("value",), (2,)), Ends(_FAILED, sent=True), kept=(),
    ),
    Fault(
        "a kept connection that is reset when it is used",
        Scene(answers=((Reset(),), GOOD)), Ends(("value",), (2,)), Ends(_FAILED, sent=True), kept=(),
    ),
)  # fmt: skip
