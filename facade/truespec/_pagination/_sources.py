"""Where a loop gets its pages from: asked for when they are needed, or some of them ahead.

``take`` gives the page that is wanted first.  With ``prefetch`` above 1 the pages that are likely to be wanted next are
under way meanwhile, in threads or tasks; at most so many pages are under way, waiting or being looped over at a time.

A page waits as it was received, and the loop reads it when it takes it.  Pages that are asked for together arrive
together; were all of them read then, the next ones could not be asked for before the last was.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Sequence
    from concurrent.futures import Future, ThreadPoolExecutor
    from types import TracebackType

    from truespec._calls._executor import AsyncExecutor, SyncExecutor
    from truespec._calls._sending import CallState
    from truespec._pagination._listing import Listing
    from truespec._pagination._page import Ask, Page

T = TypeVar("T")


class BlockingSource(Generic[T]):
    """Pages by blocking calls."""

    def __init__(self, executor: SyncExecutor, listing: Listing[T]) -> None:
        self._executor = executor
        self._listing = listing
        self._most = listing.paging.prefetch
        self._threads: ThreadPoolExecutor | None = None
        self._under_way: dict[Ask, Future[CallState[Page[T]]]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Ask for nothing more.  A request that a thread has sent cannot be called back: its thread ends with it."""
        self._under_way.clear()
        if self._threads is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)

    def take(self, wants: Sequence[Ask], eager: int) -> Page[T]:
        """The first page of ``wants``; the first ``eager`` are asked for meanwhile.  Raises what its call raises."""
        if self._most == 1 or (len(wants) == 1 and wants[0] not in self._under_way):
            self._keep(wants[:1])
            return self._sent(wants[0]).answer().value
        self._ask(wants[: self._most], eager)
        return self._under_way.pop(wants[0]).result().answer().value

    def expect(self, wants: Sequence[Ask], eager: int) -> None:
        """Ask for what may be asked for while the page before is looped over."""
        if self._most > 1:
            self._ask(wants[: self._most - 1], eager)

    def _sent(self, ask: Ask) -> CallState[Page[T]]:
        return self._executor.send(self._listing.call(ask))

    def _ask(self, wants: Sequence[Ask], eager: int) -> None:
        self._keep(wants)
        new = [ask for ask in wants[:eager] if ask not in self._under_way]
        for ask in new:
            self._under_way[ask] = self._thread_pool().submit(self._sent, ask)
        if new:
            time.sleep(0)  # the threads come first: what they ask for takes longest

    def _keep(self, wants: Sequence[Ask]) -> None:
        """Forget the pages that are not wanted any more."""
        for ask in self._under_way.keys() - set(wants):
            self._under_way.pop(ask).cancel()

    def _thread_pool(self) -> ThreadPoolExecutor:
        if self._threads is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  (few loops want it)

            self._threads = ThreadPoolExecutor(self._most, "truespec-prefetch")
        return self._threads


class AwaitingSource(Generic[T]):
    """Pages by awaited calls."""

    def __init__(self, executor: AsyncExecutor, listing: Listing[T]) -> None:
        self._executor = executor
        self._listing = listing
        self._most = listing.paging.prefetch
        self._under_way: dict[Ask, asyncio.Task[CallState[Page[T]]]] = {}
        self._left: set[asyncio.Task[Any]] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Cancel what is under way and wait until it has ended."""
        self._keep(())
        if self._left:
            import asyncio  # noqa: PLC0415  (few loops want it)

            await asyncio.wait(self._left)

    async def take(self, wants: Sequence[Ask], eager: int) -> Page[T]:
        """The first page of ``wants``; the first ``eager`` are asked for meanwhile.  Raises what its call raises."""
        if self._most == 1 or (len(wants) == 1 and wants[0] not in self._under_way):
            self._keep(wants[:1])
            return (await self._sent(wants[0])).answer().value
        await self._ask(wants[: self._most], eager)
        task = self._under_way[wants[0]]
        sending = await task
        del self._under_way[wants[0]]
        return sending.answer().value

    async def expect(self, wants: Sequence[Ask], eager: int) -> None:
        """Ask for what may be asked for while the page before is looped over."""
        if self._most > 1:
            await self._ask(wants[: self._most - 1], eager)

    async def _sent(self, ask: Ask) -> CallState[Page[T]]:
        return await self._executor.send(self._listing.call(ask))

    async def _ask(self, wants: Sequence[Ask], eager: int) -> None:
        self._keep(wants)
        new = [ask for ask in wants[:eager] if ask not in self._under_way]
        if not new:
            return
        import asyncio  # noqa: PLC0415  (few loops want it)

        for ask in new:
            self._under_way[ask] = asyncio.create_task(self._sent(ask))
        await asyncio.sleep(0)  # the requests go out before anything else is done

    def _keep(self, wants: Sequence[Ask]) -> None:
        """Forget the pages that are not wanted any more."""
        for ask in self._under_way.keys() - set(wants):
            task = self._under_way.pop(ask)
            task.cancel()
            self._left.add(task)
            task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._left.discard(task)
        if not task.cancelled():
            task.exception()  # looked at, so that nobody is told that it was not
