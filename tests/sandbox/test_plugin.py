"""The fixtures of the pytest plugin, which this environment has like any other that has truespec installed."""

from __future__ import annotations

import asyncio
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from clemta import AsyncClemta, Clemta, TransportError
from truespec_sandbox import Sandbox, _with_clients
from truespec_sandbox._with_clients import GROUP, running_with_clients

if TYPE_CHECKING:
    from collections.abc import Iterator

    from truespec_sandbox._with_clients import SandboxWithClients

EVERY_CALL_FAILS = {"faults": [{"operation": "*", "every": 1, "fault": "status", "status": 418}]}


@pytest.fixture(scope="module")
def server() -> Iterator[SandboxWithClients]:
    """One server, to see what a test leaves behind for the next."""
    with running_with_clients("clemta") as sandbox:
        yield sandbox


def create(sandbox: SandboxWithClients) -> str:
    """Create a contact with the client and return its id."""
    contact = sandbox.client.contacts.create(
        company_id=sandbox.company_ids[0], type="customer", full_name="Ada", email="ada@example.com"
    )
    return str(contact.id)


def test_a_test_gets_a_sandbox_and_a_client(clemta_sandbox: SandboxWithClients) -> None:
    """The fixture is a Sandbox, its client is Clemta's with the right key and address, and what it does is noted."""
    assert isinstance(clemta_sandbox, Sandbox)
    assert isinstance(clemta_sandbox.client, Clemta)
    assert clemta_sandbox.client.contacts.get(create(clemta_sandbox)).full_name == "Ada"
    assert [request.operation for request in clemta_sandbox.requests()] == ["createContact", "getContactById"]


@pytest.mark.parametrize("number", [1, 2])
def test_every_test_starts_empty(clemta_sandbox: SandboxWithClients, number: int) -> None:
    """A test finds no record, no request, no fault, no churn, no limit and the machine's clock, whoever came before."""
    assert clemta_sandbox.requests() == ()
    assert clemta_sandbox.changes == ()
    assert not clemta_sandbox.clock.is_stopped
    assert list(clemta_sandbox.client.contacts.list(clemta_sandbox.company_ids[0])) == []
    assert clemta_sandbox.changes == ()
    response = httpx.get(f"{clemta_sandbox.url}/contacts", headers={"X-API-Key": clemta_sandbox.api_key})
    assert (response.status_code, response.headers["x-ratelimit-limit"]) == (400, "1000000")
    clemta_sandbox.seed(50, seed=number)
    clemta_sandbox.clock.set(1_800_000_000)
    clemta_sandbox.rate_limit("1/hour")
    clemta_sandbox.churn(1)
    clemta_sandbox.faults(EVERY_CALL_FAILS)
    assert httpx.get(f"{clemta_sandbox.url}/contacts").status_code == 418


def test_the_server_is_one_for_the_session(
    clemta_sandbox: SandboxWithClients, clemta_sandbox_of_session: SandboxWithClients
) -> None:
    """The fixture of a test and that of the session are the same server."""
    assert clemta_sandbox is clemta_sandbox_of_session


def test_the_sync_client_is_shared_in_a_test_and_closed_after_it(server: SandboxWithClients) -> None:
    """In a test every ``client`` is the same; the next test has another one, and the first is closed by then."""
    with server.reset_for_test():
        first = server.client
        assert server.client is first
        create(server)
    with server.reset_for_test():
        assert server.client is not first
    with pytest.raises(TransportError, match="closed"):
        first.contacts.get("0" * 24)


def test_an_error_in_a_test_still_closes_the_client(server: SandboxWithClients) -> None:
    """A test that fails goes through as it is, and its client is closed."""
    with pytest.raises(KeyError), server.reset_for_test():  # noqa: PT012 (a test that begins well and fails)
        client = server.client
        raise KeyError
    with pytest.raises(TransportError, match="closed"):
        client.contacts.get("0" * 24)


def test_async_clients_are_new_each_time(clemta_sandbox: SandboxWithClients) -> None:
    """Each ``async_client`` is a new one, so that it belongs to the event loop of the test that closes it."""
    contact = create(clemta_sandbox)

    async def name() -> str:
        async with clemta_sandbox.async_client as clemta:
            assert isinstance(clemta, AsyncClemta)
            return str((await clemta.contacts.get(contact)).full_name)

    assert [asyncio.run(name()), asyncio.run(name())] == ["Ada", "Ada"]


def test_wethod_has_a_fixture_too(wethod_sandbox: SandboxWithClients) -> None:
    """Wethod's sandbox accepts its own key, in its own company, and begins with nothing."""
    headers = wethod_sandbox._controls.profile.example_headers
    assert wethod_sandbox.api_key in headers["Authorization"]
    assert wethod_sandbox._controls.profile.client_options == {"company": headers["Wethod-Company"]}
    assert httpx.get(f"{wethod_sandbox.url}/api/persons/me", headers=dict(headers)).status_code == 200
    assert [request.operation for request in wethod_sandbox.requests()] == ["getAuthenticatedPerson"]


def test_every_registered_client_can_be_loaded() -> None:
    """Each entry point for clients can be loaded, and there is a sync and an async one for each API that has one."""
    clients = {each.name: each.load() for each in entry_points(group=GROUP)}
    assert clients["clemta"] is Clemta
    assert {name.removesuffix("-async") for name in clients} == {
        name for name in clients if not name.endswith("-async")
    }


def test_another_client_can_be_registered(clemta_sandbox: SandboxWithClients, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client is whatever the entry point loads, called with key, address and the API's options."""

    class FakeEntryPoint:
        @staticmethod
        def load() -> Any:
            return lambda *arguments, **options: (arguments, options)

    monkeypatch.setattr(_with_clients, "entry_points", lambda **_: [FakeEntryPoint])
    assert clemta_sandbox.async_client == ((clemta_sandbox.api_key,), {"base_url": clemta_sandbox.url})


def test_a_client_that_is_not_installed_is_named(
    clemta_sandbox: SandboxWithClients, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a registered client the fixture works, and asking for the client says what is missing."""
    monkeypatch.setattr(_with_clients, "entry_points", lambda **_: [])
    assert httpx.get(clemta_sandbox.url).status_code == 404
    with pytest.raises(LookupError, match="no client 'clemta' is installed"):
        _ = clemta_sandbox.client


def test_the_key_is_not_shown(clemta_sandbox: SandboxWithClients) -> None:
    """The repr of what a fixture gives, which pytest prints when a test fails, has no key in it."""
    assert clemta_sandbox.api_key not in repr(clemta_sandbox)
