"""Faults as data: how a server runs them, and what the call of a client must end with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen

from tests.faults.steps import SUCCESS_SCRIPT, Respond, Script, Step

if TYPE_CHECKING:
    from collections.abc import Mapping

Route = Literal[
    "plain",  # http on the server's port
    "refused",  # nothing listens yet
    "no name",  # a host name that cannot exist (RFC 6761, section 6.4)
    "http proxy",  # the server is the proxy of an http URL
    "tunnel",  # the server is the proxy of an https URL
    "tls",  # https; the certificate is good
    "untrusted",  # https; signed by an unknown authority
    "wrong host",  # https; signed for another host
    "expired",  # https; expired
    "no tls",  # https in the URL, and no TLS on the port
]
BAD_CERTIFICATES = frozenset({"untrusted", "wrong host", "expired"})
ATTEMPTS = 3
"""max_retries of a client is 2 by default."""


@frozen
class Expected:
    """What a call must end with.

    Args:
        types: ``value``, or the class of the error; several where more than one is right.
        attempts: How many attempts; several where a race decides.
        sent: The error's ``sent``, where it has it and it is certain.
        status: The status of the response on the error.
    """

    types: tuple[str, ...]
    attempts: tuple[int, ...] = (1,)
    sent: bool | None = None
    status: int | None = None


@frozen
class Fault:
    """One fault.

    Args:
        name: Its name.
        script: How a server runs it.
        get: How an idempotent call ends.
        post: How a call ends that must not be made twice.
        route: How the client reaches the server.
        when_idle: Steps run on the connection that a first, successful call left open; None where there is no such call.
        options: Options of the client.
        min_seconds: The time that the call must take, because the server asked to wait.
        max_seconds: The time after which the call must have ended, without the tolerance.
    """

    name: str
    script: Script
    get: Expected
    post: Expected
    route: Route = "plain"
    when_idle: tuple[Step, ...] | None = None
    options: Mapping[str, Any] = field(factory=dict[str, Any])
    min_seconds: float = 0.0
    max_seconds: float = 8.0

    @property
    def counted_by(self) -> Literal["nothing", "connections", "requests"]:
        """How a server sees the number of attempts."""
        if self.route in {"refused", "no name"}:
            return "nothing"
        return "connections" if self.script.accept or self.route in BAD_CERTIFICATES else "requests"


def after_request(*steps: Step) -> Script:
    """Return the script that runs these steps after each request."""
    return Script(responses=(steps,))


def succeeds(name: str, *steps: Step, attempts: int = 1, **more: Any) -> Fault:
    """Return something odd that does not concern a caller: the call returns its value."""
    expected = Expected(("value",), (attempts,))
    return Fault(name, after_request(*steps) if steps else SUCCESS_SCRIPT, expected, expected, **more)


def breaks_off(name: str, *steps: Step, or_types: tuple[str, ...] = (), **more: Any) -> Fault:
    """Return a fault without a whole response: an idempotent call is retried, another is not: it may have arrived."""
    types = ("ConnectionFailedError", *or_types)
    attempts = (1, ATTEMPTS) if or_types else (ATTEMPTS,)
    return Fault(name, after_request(*steps), Expected(types, attempts, sent=True), Expected(types, sent=True), **more)


def deviates(name: str, *steps: Step, or_types: tuple[str, ...] = (), **more: Any) -> Fault:
    """Return a whole 2xx response that violates the document; a retry would not help."""
    expected = Expected(("ResponseConformanceError", *or_types))
    return Fault(name, after_request(*steps), expected, expected, **more)


def error(name: str, kind: str, status: int, *steps: Step, get: int = 1, post: int = 1, **more: Any) -> Fault:
    """Return an error response, whatever its body; ``get`` and ``post`` are the attempts."""
    steps = steps or (Respond(status, body=lambda success: b'{"oops": 1}'),)  # noqa: ARG005  (instead of it)
    expected = [Expected((kind,), (count,), status=status) for count in (get, post)]
    return Fault(name, after_request(*steps), expected[0], expected[1], **more)
