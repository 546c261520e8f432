"""A running sandbox, as those who use it have it in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from truespec_sandbox._controls._clock import Clock
    from truespec_sandbox._controls._controls import Controls
    from truespec_sandbox._middleware._churn import Change
    from truespec_sandbox._middleware._request_log import LoggedRequest
    from truespec_sandbox._wire._strict_json import JSON


@attrs.frozen
class Sandbox:
    """A running sandbox.

    Attributes:
        url: where it listens, such as ``http://127.0.0.1:40123``; without a slash at the end.
        api_key: a key that it accepts; not shown by ``repr``.
        company_ids: the companies that this key sees.

    """

    url: str
    api_key: str = attrs.field(repr=False)
    company_ids: tuple[str, ...]
    _controls: Controls = attrs.field(repr=False, eq=False)

    @property
    def clock(self) -> Clock:
        """The sandbox's clock: ``now()``, ``advance(seconds)``, ``set(unix_seconds)`` and ``reset()``."""
        return self._controls.clock

    @property
    def changes(self) -> tuple[Change, ...]:
        """What churn has inserted and deleted, oldest first."""
        return self._controls.churn.changes

    def requests(self, operation: str | None = None) -> tuple[LoggedRequest, ...]:
        """Return what arrived, the newest last; the admin path is left out.

        Args:
            operation: the operationId to which to keep; ``None``, the default, for all requests.

        Returns:
            The newest 10,000 requests at most.

        """
        return self._controls.log.requests(operation)

    def forget_requests(self) -> None:
        """Empty the list of ``requests``."""
        self._controls.log.clear()

    def reset(self) -> None:
        """Empty the state; let the clock run with the machine's; forget requests, changes and counted calls.

        The plan of faults, churn and the rate limit stay as they are set.
        """
        self._controls.reset()

    def seed(self, size: int, seed: int = 0) -> None:
        """Add a data set to the state.

        Args:
            size: about how many records the largest collections get, from 0 to 1,000,000.
            seed: which data; in an empty state the same size and seed give the same. 0 by default.

        Raises:
            TypeError: a number is none.
            ValueError: a number is out of its bounds.

        """
        self._controls.seed(size, seed)

    def snapshot(self) -> dict[str, JSON]:
        """Return the whole state as a JSON object for ``restore``."""
        return self._controls.store.snapshot()

    def restore(self, snapshot: Mapping[str, JSON]) -> None:
        """Put the state of a snapshot in the place of the present one.

        Args:
            snapshot: what ``snapshot`` returned, here or in another sandbox of this API.

        Raises:
            ValueError: it is no snapshot; nothing has changed then.

        """
        self._controls.store.restore(dict(snapshot))

    def faults(self, plan: bool | Mapping[str, object] | str | os.PathLike[str] | None) -> None:  # noqa: FBT001 (True is one of the forms)
        """Follow another plan of faults, and count calls anew.

        Args:
            plan: as for ``running``; ``None`` or ``False`` to end all faults.

        Raises:
            PlanError: the plan is wrong; the one before goes on.
            TypeError: it is given as something else than ``running`` takes.

        """
        self._controls.set_faults(plan)

    def churn(self, settings: int | Mapping[str, object] | None) -> None:
        """Let records come and go in another way from now on.

        Args:
            settings: as for ``running``; ``None`` to end it.

        Raises:
            TypeError: a member is of another kind.
            ValueError: a member is unknown or out of its bounds.

        """
        self._controls.set_churn(settings)

    def rate_limit(self, limit: str | None) -> None:
        """Allow another number of requests, and count anew.

        Args:
            limit: as for ``running``; ``None`` to end it.

        Raises:
            TypeError: it is no text.
            ValueError: the text is no limit.

        """
        self._controls.set_rate_limit(limit)
