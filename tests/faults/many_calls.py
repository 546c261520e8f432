"""Many calls at once, with a client of either mode, and calls that are cancelled."""

from __future__ import annotations

import asyncio
import random
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from attrs import frozen

from tests.faults.rig import name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.faults.apis import ApiUnderTest
    from tests.faults.stage import Stage


LATEST_CANCEL = 0.06
"""Seconds; about as long as a call takes here when others are under way."""
THREADS, TASKS = 8, 32


def call_blocking(api: ApiUnderTest, client: Any, methods: Iterator[str]) -> Counter[str]:
    """Make calls from several threads until there are no more methods to call."""
    ends, lock = Counter[str](), threading.Lock()

    def worker() -> None:
        while True:
            with lock:
                method = next(methods, None)
            if method is None:
                return
            try:
                api.call(client, method)
                name = "value"
            except Exception as error:  # noqa: BLE001  (foreign ones are counted)
                name = name_of(error)
            with lock:
                ends[name] += 1

    with ThreadPoolExecutor(THREADS) as executor:
        for future in [executor.submit(worker) for _ in range(THREADS)]:
            future.result()
    return ends


async def call_awaiting(api: ApiUnderTest, client: Any, methods: Iterator[str]) -> Counter[str]:
    """Make calls from several tasks until there are no more methods to call."""
    ends = Counter[str]()

    async def worker() -> None:
        for method in methods:
            try:
                await api.call(client, method)
                ends["value"] += 1
            except Exception as error:  # noqa: BLE001  (foreign ones are counted)
                ends[name_of(error)] += 1

    await asyncio.gather(*(worker() for _ in range(TASKS)))
    return ends


async def cancel(api: ApiUnderTest, client: Any, methods: Iterator[str], seed: int) -> Counter[str]:
    """Make calls from several tasks and cancel each at a random moment, wherever it is then."""
    ends, chance = Counter[str](), random.Random(seed)  # noqa: S311  (no secret)

    async def worker() -> None:
        for method in methods:
            call = asyncio.ensure_future(api.call(client, method))
            await asyncio.sleep(chance.random() ** 3 * LATEST_CANCEL)  # early moments more often: calls are short
            call.cancel()
            found = (await asyncio.gather(call, return_exceptions=True))[0]
            cancelled = isinstance(found, asyncio.CancelledError)
            ends["cancelled" if cancelled else name_of(found) if isinstance(found, Exception) else "value"] += 1

    await asyncio.gather(*(worker() for _ in range(TASKS)))
    return ends


def some(count: int, seed: int) -> Iterator[str]:
    """So many methods, as they come."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    return iter([chance.choice(("GET", "GET", "POST")) for _ in range(count)])


@frozen
class Made:
    """A client to be soaked, whichever its mode."""

    calls: Callable[[int], Counter[str]]
    cancels: Callable[[int], Counter[str]]
    close: Callable[[], list[str]]


def made_blocking(api: ApiUnderTest, stage: Stage, _: asyncio.Runner) -> Made:
    client = api.blocking(api.key, base_url=stage.url)

    def close() -> list[str]:
        client.close()
        return []

    # A blocking call cannot be cancelled.
    return Made(lambda count: call_blocking(api, client, some(count, count)), lambda _: Counter(), close)


def made_awaiting(api: ApiUnderTest, stage: Stage, runner: asyncio.Runner) -> Made:
    async def made() -> Any:
        return api.awaiting(api.key, base_url=stage.url)

    async def close() -> list[str]:
        await client.close()
        return [repr(task) for task in asyncio.all_tasks() if task is not asyncio.current_task()]

    client = runner.run(made())
    return Made(
        lambda count: runner.run(call_awaiting(api, client, some(count, count))),
        lambda count: runner.run(cancel(api, client, some(count, count + 1), count)),
        lambda: runner.run(close()),
    )
