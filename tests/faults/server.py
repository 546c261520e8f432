"""The thread in which any number of stages play, each with a port of its own."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator
    from types import TracebackType

    from tests.faults.stage import Stage

T = TypeVar("T")


class FaultServer:
    """The thread in which every stage plays.  Use it in a ``with`` block."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="fault-server")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.run(asyncio.sleep(0.01))  # the last connections end
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def run(self, work: Coroutine[object, object, T]) -> T:
        """The result of a coroutine that runs in the server's thread."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    @contextlib.contextmanager
    def on(self, stage: Stage, *, listening: bool = True) -> Iterator[Stage]:
        """Play on this stage while the block runs; without ``listening`` who connects is refused until ``listen``."""
        try:
            if listening:
                self.listen(stage)
            yield stage
        finally:
            self.run(stage.end())

    def listen(self, stage: Stage) -> None:
        """Begin to accept connections."""
        self.run(stage.listen())
