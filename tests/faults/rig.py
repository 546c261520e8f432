"""A client of one kind on one API, used in one way, and what its calls end with."""

from __future__ import annotations

import asyncio
import inspect
import time
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.apis import ApiUnderTest

KINDS = ("blocking", "awaiting")
"""Every kind of client that there is."""
BLOCKING, AWAITING = KINDS


@frozen
class Outcome:
    """What a call ended with."""

    value: Any
    error: Exception | None
    seconds: float

    @property
    def name(self) -> str:
        """``value``, or the class of the error; with its module when it is none of ours."""
        return "value" if self.error is None else name_of(self.error)


def name_of(error: Exception) -> str:
    """The class of an error; with its module when it is none of ours."""
    kind = type(error)
    return kind.__name__ if kind.__module__.startswith("truespec") else f"{kind.__module__}.{kind.__name__}"


@frozen
class Rig:
    """A client of one kind."""

    kind: str
    api: ApiUnderTest
    runner: asyncio.Runner
    client: Any = field(repr=False)

    def do(self, step: Callable[[], Any]) -> Any:
        """The result of a step, awaited when it wants to be."""
        found = step()
        return self.runner.run(found) if inspect.iscoroutine(found) else found

    def call(self, method: str) -> Outcome:
        """Make a call and look at what it ends with."""
        began = time.monotonic()
        try:
            value, error = self.do(lambda: self.api.call(self.client, method)), None
        except Exception as raised:  # noqa: BLE001  (a foreign one is what the suite looks for)
            value, error = None, raised
        return Outcome(value, error, time.monotonic() - began)

    def rest(self, seconds: float) -> None:
        """Let time pass, as between two calls of a service whose event loop runs."""
        self.runner.run(asyncio.sleep(seconds))

    def close(self) -> None:
        """Close the client, and see that it leaves no task behind."""
        self.do(self.client.close)
        left = self.runner.run(_others())
        assert left == [], f"tasks are left: {left}"


async def _others() -> list[str]:
    return [repr(task) for task in asyncio.all_tasks() if task is not asyncio.current_task()]


def make_rig(kind: str, api: ApiUnderTest, runner: asyncio.Runner, **options: Any) -> Rig:
    """A client of this kind."""

    async def awaiting() -> Any:
        return api.awaiting(api.key, **options)

    client = api.blocking(api.key, **options) if kind == BLOCKING else runner.run(awaiting())
    return Rig(kind, api, runner, client)
