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
from tests.faults.rig import BLOCKING, KINDS
from truespec import TransportError
from truespec_sandbox import Sandbox, running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.facades.under_test import Facade
    from tests.faults.server import FaultServer

CREATES = 500
AT_ONCE = 8


@pytest.fixture(scope="module", params=FACADES, ids=lambda facade: facade.name)
def facade(request: pytest.FixtureRequest) -> Facade:
    """Each facade in turn."""
    found: Facade = request.param
    return found


@pytest.fixture(scope="module")
def sandbox(facade: Facade) -> Iterator[Sandbox]:
    """A sandbox; each test takes names of its own."""
    with running(facade.name) as found:
        yield found


@pytest.fixture
def proxy(fault_server: FaultServer, sandbox: Sandbox) -> Iterator[BreakingProxy]:
    """A way to the sandbox that breaks."""
    found = BreakingProxy(sandbox.url, seed=11)
    fault_server.run(found.listen())
    yield found
    fault_server.run(found.end())


async def create(facade: Facade, client: Any, name: str) -> bool:
    """Create a contact; whether the client says that it was done."""
    try:
        found = facade.create(client, name)
        if inspect.iscoroutine(found):
            await found
    except TransportError:
        return False
    return True


async def create_all(facade: Facade, client: Any, names: list[str]) -> list[str]:
    """Create contacts, several at a time when the client can; the names of those that the client says were done."""
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


def stored(facade: Facade, sandbox: Sandbox, kind: str) -> Counter[str]:
    """How often each name of a kind of client is in the store, asked for without any client of ours."""
    names = Counter[str]()
    headers = facade.wire.headers(sandbox.api_key)
    with httpx.Client(base_url=sandbox.url, headers=headers) as plain:
        while True:
            page = facade.wire.items(plain.get(facade.wire.page(names.total(), 100)).json())
            if not page:
                return Counter({name: count for name, count in names.items() if name.startswith(kind)})
            names.update(contact[facade.name_of] for contact in page)


@pytest.mark.parametrize("kind", KINDS)
def test_a_create_is_never_made_twice(kind: str, facade: Facade, sandbox: Sandbox, proxy: BreakingProxy) -> None:
    """Of 500 creates with each kind of client over connections that break at any byte, none is twice in the store; each "done" is there once."""
    prefix = kind.replace(" ", "-")
    names = [f"{prefix}-{number}" for number in range(CREATES)]

    async def run() -> list[str]:
        mode = "sync" if kind == BLOCKING else "async"
        client = facade.make(mode, sandbox.api_key, base_url=proxy.url)
        return await create_all(facade, client, names)

    done = asyncio.run(run())
    found = stored(facade, sandbox, prefix)
    assert [name for name, count in found.items() if count > 1] == []
    assert set(done) <= set(found)
    # The test is worth something only where connections broke, on the way up and on the way back.
    assert proxy.breaks > CREATES / 5
    assert len(names) - len(done) > CREATES / 10
    assert len(set(found) - set(done)) > 20
