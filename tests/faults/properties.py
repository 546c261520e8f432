"""Properties of every call, whatever the fault."""

from __future__ import annotations

import gc
import os
import pickle
import traceback
from typing import TYPE_CHECKING, Any

from truespec import ResponseConformanceError, StatusError, TransportError, TruespecError

if TYPE_CHECKING:
    from tests.faults.clients import ApiUnderTest, Outcome
    from tests.faults.fault import Expected, Fault

LIMIT = 8_000_000
"""The bytes that are kept of any body: the default of body_limit."""
TOLERANCE = 0.25
"""The seconds by which a call may outlast its deadline."""
SCHEDULING = 0.35
"""What a busy machine adds: two test processes, each with a server thread, and their checkers share two cores."""


def check_outcome(outcome: Outcome, expected: Expected, fault: Fault) -> None:
    """Check that the call ended with the right value or error, in time."""
    assert outcome.name in expected.types, f"{outcome.name}: {outcome.error}"
    assert fault.min_seconds <= outcome.seconds <= fault.max_seconds + TOLERANCE + SCHEDULING


def check_error(error: TruespecError, expected: Expected, operation: str, key: str) -> None:
    """Check that the error names operation, attempts, response and cause, in one line and without the key."""
    assert error.operation == operation
    assert len(error.attempts) in expected.attempts
    text = str(error)
    assert operation in text
    assert "\n" not in text
    assert len(text) < 1_000
    check_redaction(error, key)
    if isinstance(error, TransportError):
        assert error.__cause__ is not None
        assert expected.sent in {None, error.sent}
        assert error.attempts[-1].outcome == type(error).__name__
    if isinstance(error, StatusError | ResponseConformanceError):
        assert error.response is not None
        assert expected.status in {None, error.response.status}
        assert error.attempts[-1].status == error.response.status
        assert len(error.response.content) <= LIMIT


def check_redaction(error: TruespecError, key: str) -> None:
    """Check that the key is in no form of the error that may be stored or printed, causes included."""
    text = str(error) + repr(error) + "".join(traceback.format_exception(error))
    assert key not in text
    assert key.encode() not in pickle.dumps(error)


def check_attempts(outcome: Outcome, expected: Expected, seen: int) -> None:
    """Check that the server saw the attempts that the client reports, and no others."""
    if isinstance(outcome.error, TruespecError):
        assert seen == len(outcome.error.attempts)
    assert seen in expected.attempts


def descriptors() -> int:
    """Return the number of open files and sockets of this process."""
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208  (a count; there is one for Linux only)


def check_descriptors(before: int) -> None:
    """Check that no file or socket is open that was not open before (ResourceWarning covers what was collected)."""
    gc.collect()
    assert descriptors() <= before


def check_usable(outcome: Outcome, api: ApiUnderTest) -> Any:
    """Check that a call on the same client succeeds again."""
    assert outcome.error is None, repr(outcome.error)
    assert api.is_success(outcome.value)
