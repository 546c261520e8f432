"""A running sandbox and its controls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from truespec_sandbox._controls._clock import Clock
    from truespec_sandbox._controls._controls import Controls
    from truespec_sandbox._middleware._churn import Change
    from truespec_sandbox._middleware._request_log import LoggedRequest
    from truespec_sandbox._wire._strict_json import JSON


@frozen
class Sandbox:
    """A running sandbox.

    Attributes:
        url: its base URL, such as ``http://127.0.0.1:40123``; without a slash at the end.
        api_key: a key that it accepts; ``repr`` leaves it out.
        company_ids: the companies that this key may use.

    """

    url: str
    api_key: str = field(repr=False)
    company_ids: tuple[str, ...]
    _controls: Controls = field(repr=False, eq=False)

    @property
    def clock(self) -> Clock:
        """The sandbox's clock: ``now()``, ``advance(seconds)``, ``set(unix_seconds)`` and ``reset()``."""
        return self._controls.clock

    @property
    def changes(self) -> tuple[Change, ...]:
        """The records that churn has inserted and deleted, oldest first."""
        return self._controls.churn.changes

    def requests(self, operation: str | None = None) -> tuple[LoggedRequest, ...]:
        """Return the received requests, the newest last, without those to the admin path.

        Args:
            operation: the operationId of the requests; ``None``, the default, for all.

        Returns:
            The newest 10,000 requests at most.

        """
        return self._controls.log.requests(operation)

    def clear_requests(self) -> None:
        """Clear the list of ``requests``."""
        self._controls.log.clear()

    def reset(self) -> None:
        """Empty the state, set the clock to the machine's, and clear requests, changes and counters.

        The plan of faults, churn and the rate limit stay.
        """
        self._controls.reset()

    def seed(self, size: int, seed: int = 0) -> None:
        """Add a data set to the state.

        Args:
            size: about how many records the largest collections get, from 0 to 1,000,000.
            seed: the seed of the random data; the same size and seed give the same data in an empty state. 0 by default.

        Raises:
            TypeError: an argument is not a whole number.
            ValueError: a number is out of its bounds.

        """
        self._controls.seed(size, seed)

    def snapshot(self) -> dict[str, JSON]:
        """Return the whole state as a JSON object for ``restore``."""
        return self._controls.store.snapshot()

    def restore(self, snapshot: Mapping[str, JSON]) -> None:
        """Replace the whole state with a snapshot.

        Args:
            snapshot: what ``snapshot`` returned, here or in another sandbox of this API.

        Raises:
            ValueError: it is not a snapshot; nothing has changed then.

        """
        self._controls.store.restore(dict(snapshot))

    def faults(self, plan: bool | Mapping[str, object] | str | os.PathLike[str] | None) -> None:  # noqa: FBT001  (True is one of the forms)
        """Replace the plan of faults, and count calls from 1 again.

        Args:
            plan: as for ``running``; ``None`` or ``False`` to end all faults.

        Raises:
            PlanError: the plan is wrong; the plan before stays.
            TypeError: it has a type that ``running`` does not take.

        """
        self._controls.set_faults(plan)

    def churn(self, settings: int | Mapping[str, object] | None) -> None:
        """Replace the settings of churn.

        Args:
            settings: as for ``running``; ``None`` to end it.

        Raises:
            TypeError: a member has the wrong type.
            ValueError: a member is unknown or out of its bounds.

        """
        self._controls.set_churn(settings)

    def rate_limit(self, limit: str | None) -> None:
        """Replace the rate limit, and count requests from 0 again.

        Args:
            limit: as for ``running``; ``None`` to end it.

        Raises:
            TypeError: it is not a text.
            ValueError: the text is not a limit.

        """
        self._controls.set_rate_limit(limit)
