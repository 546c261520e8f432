"""What holds for every call, whatever the fault."""

from __future__ import annotations

import gc
import os
import pickle
import traceback
from typing import TYPE_CHECKING, Any

from truespec import ResponseConformanceError, StatusError, TransportError, TruespecError

if TYPE_CHECKING:
    from tests.faults.apis import ApiUnderTest
    from tests.faults.fault import Ends, Fault
    from tests.faults.rig import Outcome

LIMIT = 8_000_000
"""The bytes that are kept of any body: the default of body_limit."""
TOLERANCE = 0.25
"""The seconds by which a call may outlast its deadline."""
SCHEDULING = 0.35
"""What a busy machine adds: two test processes, each with a server thread, and their checkers share two cores."""


def ends_as_it_must(outcome: Outcome, ends: Ends, fault: Fault) -> None:
    """The right value or error, in time."""
    assert outcome.name in ends.as_, f"{outcome.name}: {outcome.error}"
    assert fault.shortest <= outcome.seconds <= fault.longest + TOLERANCE + SCHEDULING


def tells_all(error: TruespecError, ends: Ends, operation: str, key: str) -> None:
    """The error says what was called, how often, what came, and why; in one line, without the key."""
    assert error.operation == operation
    assert len(error.attempts) in ends.attempts
    text = str(error)
    assert operation in text
    assert "\n" not in text
    assert len(text) < 1_000
    hides(error, key)
    if isinstance(error, TransportError):
        assert error.__cause__ is not None
        assert ends.sent in {None, error.sent}
        assert error.attempts[-1].outcome == type(error).__name__
    if isinstance(error, StatusError | ResponseConformanceError):
        assert error.response is not None
        assert ends.status in {None, error.response.status}
        assert error.attempts[-1].status == error.response.status
        assert len(error.response.content) <= LIMIT


def hides(error: TruespecError, key: str) -> None:
    """The key is in no form of the error that may be kept or shown, causes included."""
    shown = str(error) + repr(error) + "".join(traceback.format_exception(error))
    assert key not in shown
    assert key.encode() not in pickle.dumps(error)


def wire_count(outcome: Outcome, ends: Ends, seen: int) -> None:
    """The server saw each attempt that the client tells of, and no other."""
    if isinstance(outcome.error, TruespecError):
        assert seen == len(outcome.error.attempts)
    assert seen in ends.attempts


def descriptors() -> int:
    """How many files and sockets this process has open."""
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208  (a count; there is one for Linux only)


def nothing_left(before: int) -> None:
    """No file or socket is open that was not open before; what is thrown away was closed (ResourceWarning)."""
    gc.collect()
    assert descriptors() <= before


def is_usable(outcome: Outcome, api: ApiUnderTest) -> Any:
    """A good call on the same client gives its value."""
    assert outcome.error is None, repr(outcome.error)
    assert api.is_good(outcome.value)
