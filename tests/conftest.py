"""Fixtures for every test: the running sandbox, and clients of both colours driven in one way."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterable, Callable, Iterable, Iterator
from typing import Any

import pytest
from attrs import frozen

from tests.facades.under_test import CLEMTA, FACADES, Facade
from truespec_sandbox import Sandbox, running

COLOURS = ("sync", "async")


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for found in FACADES:
        for name in found.variables():
            monkeypatch.delenv(name, raising=False)


@pytest.fixture
def facade() -> Facade:
    """The facade under test: Clemta where nobody says otherwise (``tests/facades`` runs over all, as any test can)."""
    return CLEMTA


@pytest.fixture
def sandbox(facade: Facade) -> Iterator[Sandbox]:
    """A sandbox of its own for each test, with nothing in its store."""
    with running(facade.name, check=True) as found:
        yield found


@frozen
class Driver:
    """Uses a client of either mode in one way, so that a test is written once."""

    mode: str
    runner: asyncio.Runner
    facade: Facade = CLEMTA

    def make(self, key: str | None = None, **options: Any) -> Any:
        """A client of this mode."""
        return self.facade.make(self.mode, key, **options)

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
def driver(request: pytest.FixtureRequest, facade: Facade) -> Iterator[Driver]:
    """Runs the test once blocking and once awaiting."""
    with asyncio.Runner() as runner:
        yield Driver(request.param, runner, facade)


@pytest.fixture
def client(driver: Driver, sandbox: Sandbox) -> Iterator[Any]:
    """A client of the driver's mode, on the sandbox."""
    found = driver.make(sandbox.api_key, base_url=sandbox.url)
    yield found
    driver.do(found.close)


@pytest.fixture
def clemta(client: Any) -> Any:
    """The client, by its name in the tests of Clemta."""
    return client


@pytest.fixture
def wethod(client: Any) -> Any:
    """The client, by its name in the tests of Wethod."""
    return client


@pytest.fixture
def unheard(driver: Driver) -> Iterator[Any]:
    """A client whose server does not exist: whatever it sends ends as ConnectionFailedError."""
    found = driver.make("key", base_url="http://127.0.0.1:9", timeout=2)
    yield found
    driver.do(found.close)
