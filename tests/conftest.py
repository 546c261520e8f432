"""Fixtures for every test: the running sandbox, and sync and async clients driven in one way."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import inspect
import shutil
from collections.abc import AsyncIterable, Callable, Iterable, Iterator
from typing import Any

import pytest
from attrs import frozen

from tests.facades.under_test import CLEMTA, FACADES, Facade
from tests.faults.certificates import Certificates, make_certificates
from truespec_sandbox import Sandbox, running

MODES = ("sync", "async")


def pytest_collection_finish() -> None:
    """Exclude the collected tests from garbage collection: it lives as long as the session, and each pass would visit it."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for item in FACADES:
        for name in item.variables():
            monkeypatch.delenv(name, raising=False)


@pytest.fixture
def facade() -> Facade:
    """The facade under test: Clemta by default; ``tests/facades`` runs over all of them."""
    return CLEMTA


@pytest.fixture(scope="session")
def shared_sandboxes() -> Iterator[Callable[[str], Sandbox]]:
    """Provide a function that returns the session's sandbox of an API, started when it is first used."""
    sandboxes: dict[str, Sandbox] = {}
    with contextlib.ExitStack() as stack:

        def get(api: str) -> Sandbox:
            if api not in sandboxes:
                sandboxes[api] = stack.enter_context(running(api, check=True))
            return sandboxes[api]

        yield get


@pytest.fixture
def sandbox(facade: Facade, shared_sandboxes: Callable[[str], Sandbox]) -> Sandbox:
    """Provide the sandbox of the facade's API, empty and with its default settings."""
    sandbox = shared_sandboxes(facade.name)
    sandbox.faults(None)
    sandbox.churn(None)
    sandbox.rate_limit(None)
    sandbox.reset()
    return sandbox


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Certificates, valid and invalid."""
    if shutil.which("openssl") is None:
        pytest.skip("the openssl command is not installed (make setup-system)")
    return make_certificates(tmp_path_factory.mktemp("certificates"))


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
        """Return the result of a step, awaited if it is a coroutine."""
        result = step()
        return self.runner.run(result) if inspect.iscoroutine(result) else result

    def all(self, items: Iterable[Any] | AsyncIterable[Any]) -> list[Any]:
        """Every item of a pager or of its pages."""
        return self.runner.run(_collected(items)) if isinstance(items, AsyncIterable) else list(items)


async def _collected(items: AsyncIterable[Any]) -> list[Any]:
    return [item async for item in items]


@pytest.fixture(params=MODES)
def driver(request: pytest.FixtureRequest, facade: Facade) -> Iterator[Driver]:
    """Run the test once with a sync and once with an async client."""
    with asyncio.Runner() as runner:
        yield Driver(request.param, runner, facade)


@pytest.fixture
def client(driver: Driver, sandbox: Sandbox) -> Iterator[Any]:
    """A client of the driver's mode, on the sandbox."""
    item = driver.make(sandbox.api_key, base_url=sandbox.url)
    yield item
    driver.do(item.close)


@pytest.fixture
def clemta(client: Any) -> Any:
    """The client, by its name in the tests of Clemta."""
    return client


@pytest.fixture
def wethod(client: Any) -> Any:
    """The client, by its name in the tests of Wethod."""
    return client


@pytest.fixture
def offline_client(driver: Driver) -> Iterator[Any]:
    """A client whose server does not exist: each request raises ConnectionFailedError."""
    item = driver.make("key", base_url="http://127.0.0.1:9", timeout=2)
    yield item
    driver.do(item.close)
