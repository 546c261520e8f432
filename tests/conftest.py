"""Fixtures for every test: the running sandbox, and clients of both colours driven in one way."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterable, Callable, Iterable, Iterator
from typing import Any

import pytest
from attrs import frozen

from clemta import AsyncClemta, Clemta
from truespec_sandbox import Sandbox, running

COLOURS = ("blocking", "awaiting")


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("API_KEY", "BASE_URL", "ENVIRONMENT"):
        monkeypatch.delenv(f"CLEMTA_{name}", raising=False)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A sandbox of its own for each test, with nothing in its store."""
    with running("clemta", check=True) as found:
        yield found


@frozen
class Driver:
    """Uses a client of either colour in one way, so that a test is written once."""

    colour: str
    runner: asyncio.Runner

    def make(self, api_key: str | None = None, **options: Any) -> Any:
        """A client of this colour."""
        return Clemta(api_key, **options) if self.colour == "blocking" else AsyncClemta(api_key, **options)

    def do(self, step: Callable[[], Any]) -> Any:
        """The result of a step, awaited when it wants to be."""
        result = step()
        return self.runner.run(result) if inspect.iscoroutine(result) else result

    def all(self, items: Iterable[Any] | AsyncIterable[Any]) -> list[Any]:
        """Every item of a pager or of its pages."""
        return self.runner.run(_collected(items)) if isinstance(items, AsyncIterable) else list(items)


async def _collected(items: AsyncIterable[Any]) -> list[Any]:
    return [item async for item in items]


@pytest.fixture(params=COLOURS)
def driver(request: pytest.FixtureRequest) -> Iterator[Driver]:
    """Runs the test once blocking and once awaiting."""
    with asyncio.Runner() as runner:
        yield Driver(request.param, runner)


@pytest.fixture
def clemta(driver: Driver, sandbox: Sandbox) -> Iterator[Any]:
    """A client of the driver's colour, on the sandbox."""
    client = driver.make(sandbox.api_key, base_url=sandbox.url)
    yield client
    driver.do(client.close)


@pytest.fixture
def unheard(driver: Driver) -> Iterator[Any]:
    """A client whose server does not exist: whatever it sends ends as ConnectionFailedError."""
    client = driver.make("key", base_url="http://127.0.0.1:9", timeout=2)
    yield client
    driver.do(client.close)
