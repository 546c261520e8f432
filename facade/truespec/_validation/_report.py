"""Tell of deviations: to the client's callback, and once a kind to the log."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from attrs import evolve

from truespec import _messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from truespec._deviation import Deviation, Kind
    from truespec._validation._policy import Policy

_LOG = logging.getLogger("truespec.deviations")
_MOST = 1_000


class _Logged:
    """The kinds that this process has logged; thread-safe, and bounded, for pointers may hold names from elsewhere."""

    def __init__(self) -> None:
        self._kinds: set[Kind] = set()
        self._lock = threading.Lock()

    def first(self, deviation: Deviation) -> bool:
        """Whether this kind is new; never again once there are very many."""
        with self._lock:
            if deviation.kind in self._kinds or len(self._kinds) >= _MOST:
                return False
            self._kinds.add(deviation.kind)
            return True

    def forget(self) -> None:
        """Begin anew; for tests."""
        with self._lock:
            self._kinds.clear()


LOGGED = _Logged()


def report(policy: Policy, deviations: Sequence[Deviation], *, raised: bool) -> None:
    """Tell of every deviation; ``raised`` when an error tells of them anyway, so that the log need not.

    An exception in the callback is logged and goes no further: who watches must not break who works.
    """
    for deviation in deviations:
        if not raised and LOGGED.first(deviation):
            words = _messages.sanitize(str(evolve(deviation, value=None)))  # logs are read by more people than errors
            _LOG.warning("%s (%s): the answer breaks the document: %s", deviation.operation, deviation.status, words)
        if policy.on_deviation is not None:
            try:
                policy.on_deviation(deviation)
            except Exception:  # noqa: BLE001  (whatever a callback raises)
                _LOG.exception("on_deviation failed; the call goes on")
