"""When a call is made again: what HTTP and the document make safe, as pure functions.

| what happened | GET, HEAD, PUT, DELETE, or with an idempotency key | POST, PATCH |
| --- | --- | --- |
| no byte was sent | again | again |
| no answer, bytes were sent | again | never: it may have arrived |
| 429 | again | again: it was turned away |
| 408, 500, 502, 503, 504 | again | never |
| certificate not accepted, deadline over, anything else | never | never |
"""

from __future__ import annotations

from truespec._errors import DeadlineExceededError, StatusError, TransportError

FIRST_WAIT = 0.5
LONGEST_WAIT = 8.0
TOO_MANY = 429
AGAIN = frozenset({408, TOO_MANY, 500, 502, 503, 504})
"""The statuses that may be another one next time."""


def is_safe(error: BaseException, *, idempotent: bool) -> bool:
    """Whether a call that ended with ``error`` may be made again."""
    if isinstance(error, StatusError):
        return error.status == TOO_MANY or (idempotent and error.status in AGAIN)
    if isinstance(error, DeadlineExceededError) or not isinstance(error, TransportError):
        return False
    return error.retryable and (idempotent or not error.sent)


def asked_wait(error: BaseException | None) -> float | None:
    """The seconds that the answer asked to wait; None when it did not say."""
    return error.retry_after if isinstance(error, StatusError) else None
