"""The soak of the sandbox: a short one finds no error, and each kind of error is found."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.sandbox import soak
from tests.sandbox.soak_client import Connection, SoakClient
from truespec_sandbox import running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from truespec_sandbox import Sandbox


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """Run a sandbox with its admin path."""
    with running("clemta", admin=True) as sandbox:
        yield sandbox


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[SoakClient]:
    """Yield a client that has sent some requests."""
    client = SoakClient("client", Connection(sandbox.url), Random(1))  # noqa: S311  (repeatable)
    while len(client.existing()) < 3:
        client.work(seconds=0.05, rate=0)
    yield client
    client.connection.close()


def miscount(sandbox: Sandbox, client: SoakClient) -> None:
    """Let a listing forget a record that exists."""
    client.connection.send("GET", f"/contacts?company_id={sandbox.company_ids[0]}")
    client.sent += 1
    for order in sandbox._controls.store._orders._orders.values():
        order.sequences.pop()


ERRORS: dict[str, Callable[[Sandbox, SoakClient], object]] = {
    "is lost": lambda _, client: client.connection.send("DELETE", f"/contacts/{client.existing()[0]}"),
    "not one of ['another']": lambda _, client: setattr(client.contacts[client.existing()[0]], "names", {"another"}),
    "exists after its delete": lambda _, client: setattr(client.contacts[client.existing()[0]], "is_deleted", True),
    "records that nobody has created": lambda _, client: client.contacts.pop(client.existing()[0]),
    "have arrived": lambda _, client: setattr(client, "sent", client.sent + 1),
    "0 connections were reset by faults and 1 have ended early": lambda _, client: setattr(client, "broken", 1),
    "was not found, and nobody had deleted it": lambda _, client: client.not_found.add("f" * 24),
    "the listing with {}": miscount,
}


def test_no_error_without_faults(client: SoakClient) -> None:
    """After a client's work on a sandbox without faults nothing is wrong."""
    assert soak.find_errors(client.connection, [client]) == []


@pytest.mark.parametrize("error", ERRORS)
def test_each_error_is_found(sandbox: Sandbox, client: SoakClient, error: str) -> None:
    """A lost, wrong, undeleted or unknown record, a request without a response and a wrong listing are each named."""
    ERRORS[error](sandbox, client)
    errors = soak.find_errors(client.connection, [client])
    assert any(error in text for text in errors), errors


def test_growing_memory_is_found() -> None:
    """Growth is the last third over the first without the first round; an allocator's noise is none."""
    mib = 1024 * 1024
    noise = [mib, 30 * mib, 31 * mib, 30 * mib, 31 * mib, 30 * mib, 31 * mib]
    assert soak.Report(memory=noise).growth <= soak.MAX_GROWTH
    assert soak.Report(memory=[mib * 3 * number for number in range(1, 8)]).growth > soak.MAX_GROWTH


@pytest.mark.parametrize(
    ("seconds", "rounds"), [(8, 2), pytest.param(30, 2.5, marks=pytest.mark.exhaustive)], ids=["short", "long"]
)
def test_a_soak(capsys: pytest.CaptureFixture[str], seconds: int, rounds: float) -> None:
    """Eight clients with ten per cent faults and churn: every request, record and listing is as the responses said."""
    options = ["--seconds", str(seconds), "--round-seconds", str(rounds), "--rate", "14"]
    assert soak.main(options) == 0, capsys.readouterr().out
    output = capsys.readouterr().out
    assert "0 errors" in output
    for outcome in ("200", "html", "reset", "truncated"):
        assert output.count(outcome) >= 2, output
