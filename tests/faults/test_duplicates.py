"""A create whose bytes left is never sent twice."""

from __future__ import annotations

import asyncio
import inspect
from collections import Counter
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.facades.under_test import FACADES
from tests.faults.breaking_proxy import BreakingProxy
from tests.faults.clients import MODES
from truespec import TransportError
from truespec_sandbox import Sandbox, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.facades.under_test import Facade
    from tests.faults.server import ServerThread

CREATES = 500
AT_ONCE = 8


@pytest.fixture(scope="module", params=FACADES, ids=lambda facade: facade.name)
def facade(request: pytest.FixtureRequest) -> Facade:
    """Each facade in turn."""
    facade: Facade = request.param
    return facade


@pytest.fixture(scope="module")
def sandbox(facade: Facade) -> Iterator[Sandbox]:
    """A sandbox; each test uses names of its own."""
    with running(facade.name) as sandbox:
        yield sandbox


@pytest.fixture
def proxy(server_thread: ServerThread, sandbox: Sandbox) -> Iterator[BreakingProxy]:
    """A proxy to the sandbox whose connections break."""
    proxy = BreakingProxy(sandbox.url, seed=11)
    server_thread.run(proxy.listen())
    yield proxy
    server_thread.run(proxy.end())


async def create(facade: Facade, client: Any, name: str) -> bool:
    """Create a contact; return whether the client reports success."""
    try:
        result = facade.create(client, name)
        if inspect.iscoroutine(result):
            await result
    except TransportError:
        return False
    return True


async def create_all(facade: Facade, client: Any, names: list[str]) -> list[str]:
    """Create contacts, several at a time when the client is async; return the names of those that it reports as created."""
    waiting, done = iter(names), list[str]()

    async def worker() -> None:
        for name in waiting:
            if await create(facade, client, name):
                done.append(name)

    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    result = client.close()
    if inspect.iscoroutine(result):
        await result
    return done


def stored(facade: Facade, sandbox: Sandbox, prefix: str) -> Counter[str]:
    """How often each name of a mode of client is in the store, asked for without any client of ours."""
    names = Counter[str]()
    headers = facade.raw_api.build_headers(sandbox.api_key)
    with httpx.Client(base_url=sandbox.url, headers=headers) as plain:
        while True:
            page = facade.raw_api.read_contacts(plain.get(facade.raw_api.build_list_target(names.total(), 100)).json())
            if not page:
                return Counter({name: count for name, count in names.items() if name.startswith(prefix)})
            names.update(contact[facade.name_field] for contact in page)


@pytest.mark.parametrize("mode", MODES)
def test_a_create_is_never_made_twice(mode: str, facade: Facade, sandbox: Sandbox, proxy: BreakingProxy) -> None:
    """Of 500 creates over connections that break at any byte, none is stored twice; each reported one is stored once."""
    names = [f"{mode}-{number}" for number in range(CREATES)]

    async def run() -> list[str]:
        client = facade.make(mode, sandbox.api_key, base_url=proxy.url)
        return await create_all(facade, client, names)

    created = asyncio.run(run())
    counts = stored(facade, sandbox, f"{mode}-")
    assert [name for name, count in counts.items() if count > 1] == []
    assert set(created) <= set(counts)
    # The test proves something only where connections broke, in both directions.
    assert proxy.breaks > CREATES / 5
    assert len(names) - len(created) > CREATES / 10
    assert len(set(counts) - set(created)) > 20
