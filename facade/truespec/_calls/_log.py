"""Say on the logger ``truespec`` what each attempt ended with, in one line without anything secret or personal."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from truespec._attempt import Attempt
    from truespec._calls._wire import WireRequest

LOGGER = logging.getLogger("truespec")

_WARNED = frozenset({408, 429})


def attempt_ended(request: WireRequest, number: int, attempt: Attempt) -> None:
    """Log an attempt: INFO when the API answered, WARNING when it did not, or when it is overloaded or failing."""
    failing = attempt.status is None or attempt.status >= 500 or attempt.status in _WARNED  # noqa: PLR2004  (5xx)
    level = logging.WARNING if failing else logging.INFO
    if LOGGER.isEnabledFor(level):
        LOGGER.log(
            level,
            "%s: %s %s://%s%s: attempt %d: %s in %.3f s",
            request.operation,
            request.method,
            request.scheme.decode(),
            request.authority,
            request.path,  # with the names of its parameters in place of their values
            number,
            attempt.outcome if attempt.status is None else attempt.status,
            attempt.duration,
        )


def will_retry(request: WireRequest, seconds: float) -> None:
    """Log that a call is going to be made again."""
    LOGGER.info("%s: again in %.3f s", request.operation, seconds)
