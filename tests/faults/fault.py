"""A fault as data: its name, how it is played, and what a client must end with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen

from tests.faults.scene import ALL_GOOD, Scene
from tests.faults.steps import Reply, Step

if TYPE_CHECKING:
    from collections.abc import Mapping

Reach = Literal[
    "plain",  # http on the stage's port
    "refused",  # nobody listens yet
    "no name",  # a host name that cannot exist (RFC 6761, section 6.4)
    "http proxy",  # the stage is the proxy of an http URL
    "tunnel",  # the stage is the proxy of an https URL
    "tls",  # https; the certificate is good
    "untrusted",  # https; nobody knows who signed
    "wrong host",  # https; signed for another host
    "expired",  # https; signed, and over
    "no tls",  # https in the URL, and no TLS on the port
]
DISTRUSTED = frozenset({"untrusted", "wrong host", "expired"})
ATTEMPTS = 3
"""max_retries of a client is 2 by default."""


@frozen
class Ends:
    """What a call must end with.

    Args:
        as_: ``value``, or the class of the error; one of them where the ways differ rightly.
        attempts: How many attempts; one of them where a race decides.
        sent: What the error must say of it, where it has it and it is certain.
        status: The status of the answer that the error must carry.
    """

    as_: tuple[str, ...]
    attempts: tuple[int, ...] = (1,)
    sent: bool | None = None
    status: int | None = None


@frozen
class Fault:
    """One fault.

    Args:
        name: Its name.
        scene: How a server plays it.
        get: How an idempotent call ends.
        post: How a call ends that must not be made twice.
        reach: How the client gets to the server.
        kept: Steps played on the connection that a first, good call left open; None where there is no such call.
        options: Options of the client.
        shortest: The seconds that the call must have taken, because the server asked to wait.
        longest: The seconds after which the call must have ended, without the tolerance.
    """

    name: str
    scene: Scene
    get: Ends
    post: Ends
    reach: Reach = "plain"
    kept: tuple[Step, ...] | None = None
    options: Mapping[str, Any] = field(factory=dict[str, Any])
    shortest: float = 0.0
    longest: float = 8.0

    @property
    def counts(self) -> Literal["nothing", "connections", "requests"]:
        """By what a server sees how many attempts there were."""
        if self.reach in {"refused", "no name"}:
            return "nothing"
        return "connections" if self.scene.accept or self.reach in DISTRUSTED else "requests"


def answered(*steps: Step) -> Scene:
    """Each request is read whole, and then these steps are played."""
    return Scene(answers=(steps,))


def passes(name: str, *steps: Step, attempts: int = 1, **more: Any) -> Fault:
    """Something odd that is none of a caller's business: the call gives its value."""
    ends = Ends(("value",), (attempts,))
    return Fault(name, answered(*steps) if steps else ALL_GOOD, ends, ends, **more)


def breaks(name: str, *steps: Step, or_: tuple[str, ...] = (), **more: Any) -> Fault:
    """No whole answer comes: an idempotent call is made again, another one is not, because it may have arrived."""
    as_ = ("ConnectionFailedError", *or_)
    attempts = (1, ATTEMPTS) if or_ else (ATTEMPTS,)
    return Fault(name, answered(*steps), Ends(as_, attempts, sent=True), Ends(as_, sent=True), **more)


def deviates(name: str, *steps: Step, or_: tuple[str, ...] = (), **more: Any) -> Fault:
    """A whole answer that says yes and breaks the document: asking again would not mend it."""
    ends = Ends(("ResponseConformanceError", *or_))
    return Fault(name, answered(*steps), ends, ends, **more)


def refuses(name: str, as_: str, status: int, *steps: Step, get: int = 1, post: int = 1, **more: Any) -> Fault:
    """An answer that says no, whatever its body; ``get`` and ``post`` are the attempts."""
    played = steps or (Reply(status, body=lambda good: b'{"oops": 1}'),)  # noqa: ARG005  (in place of the good one)
    ends = [Ends((as_,), (count,), status=status) for count in (get, post)]
    return Fault(name, answered(*played), ends[0], ends[1], **more)
