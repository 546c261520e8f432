"""A proxy of plain sockets that breaks each connection after so many bytes, in one direction, at random but repeatably."""

from __future__ import annotations

import asyncio
import contextlib
import random
import socket
import struct
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from attrs import frozen

Direction: TypeAlias = Literal["up", "down"]


@frozen
class Break:
    """After how many bytes of which direction a connection ends, and whether with RST."""

    direction: Direction
    after: int
    reset: bool


class BreakingProxy:
    """A port that leads to a server, for a while."""

    def __init__(self, target: str, seed: int) -> None:
        self.target = urlsplit(target)
        self.seed = seed
        self.breaks = 0
        self.connections = 0
        self.url = ""
        self._tasks: set[asyncio.Task[None]] = set()
        self._writers: list[asyncio.StreamWriter] = []

    def plan(self, number: int) -> Break:
        """The break of a connection: on a third of them before its first request is through, on most of them later."""
        # A create of the suite has about 350 bytes and its answer about 450, so that every point of both is hit.
        chance = random.Random(f"{self.seed} {number}")  # noqa: S311  (no secret)
        return Break(chance.choice(("up", "down")), chance.randrange(1_200), chance.random() < 0.5)

    async def listen(self) -> None:
        """Begin."""
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def end(self) -> None:
        """End every connection."""
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for writer in self._writers:
            writer.transport.abort()  # one that still has bytes to send would stay open

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        planned = self.plan(self.connections)
        self.connections += 1
        try:
            with contextlib.suppress(OSError, asyncio.CancelledError):
                await self._led(reader, writer, planned)
        finally:
            writer.close()

    async def _led(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, planned: Break) -> None:
        above, below = await asyncio.open_connection(self.target.hostname, self.target.port)
        self._writers += [writer, below]
        up = asyncio.create_task(_moved(reader, below, planned.after if planned.direction == "up" else None))
        down = asyncio.create_task(_moved(above, writer, planned.after if planned.direction == "down" else None))
        try:
            done, _ = await asyncio.wait((up, down), return_when=asyncio.FIRST_COMPLETED)
            if any(task.exception() is None and task.result() for task in done):
                self.breaks += 1
                if planned.reset:
                    _reset(writer)
        finally:
            for task in (up, down):
                task.cancel()
            await asyncio.gather(up, down, return_exceptions=True)
            below.close()


async def _moved(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, most: int | None) -> bool:
    """Pass bytes on until their end, which gives False, or until ``most`` of them went through, which gives True."""
    left = most
    while left is None or left > 0:
        data = await reader.read(65_536)
        if not data:
            return False
        passed = data[:left]
        writer.write(passed)
        await writer.drain()
        left = None if left is None else left - len(passed)
    return True


def _reset(writer: asyncio.StreamWriter) -> None:
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
