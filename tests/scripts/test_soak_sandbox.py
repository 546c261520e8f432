"""The soak of the sandbox: a short one is clean, and what it looks for it finds."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING

import pytest

from benchmarks._sandbox_process import Process, RawConnection, request
from benchmarks.soak import sandbox as soak
from benchmarks.soak._client import Client
from benchmarks.soak._consistency import troubles
from truespec_sandbox import running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from truespec_sandbox import Sandbox


@pytest.fixture
def played() -> Iterator[tuple[Sandbox, RawConnection, Client]]:
    """A sandbox on which one client has worked for a moment."""
    with running("clemta", admin=True) as sandbox:
        connection = RawConnection(Process(sandbox.url, 0).address)
        client = Client("client", connection, Random(1))  # noqa: S311 (repeatable, not secret)
        while len([known for known in client.contacts.values() if not known.is_gone]) < 3:
            client.work(seconds=0.05, rate=0)
        yield sandbox, connection, client
        connection.close()


def standing(client: Client) -> str:
    """The id of a contact that is there as far as the client knows."""
    return next(record_id for record_id, known in client.contacts.items() if not known.is_gone)


def lose(_: Sandbox, connection: RawConnection, client: Client) -> str:
    """Delete a contact behind the client's back."""
    connection.exchange(request("DELETE", f"/contacts/{standing(client)}"))
    return "is lost"


def rename(_: Sandbox, __: RawConnection, client: Client) -> str:
    """Let the client be told another name than the one that is kept."""
    client.contacts[standing(client)].names = {"somebody else"}
    return "and not one of ['somebody else']"


def revive(_: Sandbox, __: RawConnection, client: Client) -> str:
    """Let the client be told of a delete that was never done."""
    client.contacts[standing(client)].is_gone = True
    return "is there after its delete"


def double(_: Sandbox, __: RawConnection, client: Client) -> str:
    """Keep a contact that nobody was told of."""
    del client.contacts[standing(client)]
    return "records that nobody has created"


def ignore(_: Sandbox, __: RawConnection, client: Client) -> str:
    """Count a request that has never arrived."""
    client.sent += 1
    return "have arrived"


def break_off(_: Sandbox, __: RawConnection, client: Client) -> str:
    """End a connection that no fault has ended."""
    client.broken += 1
    return "0 connections were reset on purpose and 1 have ended early"


def miss(_: Sandbox, __: RawConnection, client: Client) -> str:
    """Tell the client that there is no such contact."""
    client.missed.add("f" * 24)
    return "was not found, and nobody had deleted it"


def miscount(sandbox: Sandbox, _: RawConnection, __: Client) -> str:
    """Let a listing forget a record that is there."""
    store = sandbox._controls.store
    for order in store._orders._orders.values():
        order.sequences.pop()
    return "the listing with {}"


def test_a_client_without_trouble_finds_none(played: tuple[Sandbox, RawConnection, Client]) -> None:
    """After a client's work on a sandbox without faults everything is as it was told."""
    _, connection, client = played
    assert troubles(connection, [client]) == []


@pytest.mark.parametrize("trouble", [lose, rename, revive, double, ignore, break_off, miss, miscount])
def test_each_trouble_is_found(
    played: tuple[Sandbox, RawConnection, Client], trouble: Callable[[Sandbox, RawConnection, Client], str]
) -> None:
    """A record that is lost, wrong, back or unknown, a request without an answer and a wrong listing are each named."""
    if trouble is miscount:
        played[1].exchange(request("GET", f"/contacts?company_id={played[0].company_ids[0]}"))
        played[2].sent += 1
    said = trouble(*played)
    assert any(said in each for each in troubles(played[1], [played[2]])), json.dumps(troubles(played[1], [played[2]]))


def test_memory_that_grows_is_found() -> None:
    """Growth is the last third over the first, the first round left out; noise of an allocator is none."""
    mib = 1024 * 1024
    assert (
        soak.Report(memory=[mib, 30 * mib, 31 * mib, 30 * mib, 31 * mib, 30 * mib, 31 * mib]).growth <= soak.MOST_GROWTH
    )
    assert soak.Report(memory=[mib * 3 * number for number in range(1, 8)]).growth > soak.MOST_GROWTH


def test_twenty_seconds_are_clean(capsys: pytest.CaptureFixture[str]) -> None:
    """Eight clients, ten per cent faults and churn for twenty seconds: all is answered, kept and listed as told."""
    assert soak.main(["--seconds", "20", "--round-seconds", "2.5", "--rate", "12"]) == 0, capsys.readouterr().out
    told = capsys.readouterr().out
    assert "everything was right" in told
    for outcome in ("200", "met html", "met reset", "met truncated"):
        assert told.count(outcome) >= 2, told
