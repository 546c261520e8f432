"""Wethod's seed data, churn, faults, log and command line: what the sandbox does for any API."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from truespec_sandbox import Sandbox, running
from truespec_sandbox._seed_data import seed
from truespec_sandbox._state._store import open_store
from truespec_sandbox._wethod._profile import WETHOD

if TYPE_CHECKING:
    from collections.abc import Generator

VERSION = {"Wethod-Version": "2024-06-15"}
TOKENS = {"acme": "wethod_sandbox_token", "vega": "wethod_sandbox_token", "borealis": "wethod_sandbox_other_token"}


def headers_of(company: str) -> dict[str, str]:
    """Return the headers of a request for a company."""
    return {"Authorization": f"Bearer {TOKENS[company]}", "Wethod-Company": company, **VERSION}


def data_set(size: int, number: int, now: float) -> dict[str, Any]:
    """Return the snapshot of a new store with a data set in it."""
    store = open_store(None)
    seed(store, WETHOD, size=size, seed=number, now=now)
    snapshot = store.snapshot()
    store.close()
    return snapshot


@pytest.fixture(scope="module")
def running_sandbox() -> Generator[Sandbox]:
    """Provide the sandbox that the tests of this module share."""
    with running("wethod", check=True, faults=True) as shared:
        yield shared


@pytest.fixture(autouse=True)
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    """Provide the shared sandbox with seed data, faults by header, and no churn."""
    running_sandbox.churn(None)
    running_sandbox.reset()
    running_sandbox.seed(300)
    return running_sandbox


@pytest.fixture(scope="module")
def client(running_sandbox: Sandbox) -> Generator[httpx.Client]:
    """Provide a client for the company acme."""
    with httpx.Client(base_url=running_sandbox.url, headers=headers_of("acme")) as one:
        yield one


def list_all(client: httpx.Client, path: str, company: str, **query: str) -> list[dict[str, Any]]:
    """Return every record of a list, page by page until one is short."""
    records: list[dict[str, Any]] = []
    while len(records) % 100 == 0:
        response = client.get(path, params={**query, "offset": str(len(records))}, headers=headers_of(company))
        assert response.status_code == 200, response.text
        records += response.json()
        if not response.json():
            break
    return records


def test_a_data_set_is_the_same_every_time() -> None:
    """Size and seed decide all of it, the day nothing; there are a quarter as many clients as contacts."""
    one = data_set(200, 7, 1_780_315_200)
    assert one == data_set(200, 7, 1_790_000_000)
    assert one != data_set(200, 8, 1_780_315_200)
    assert Counter(record["collection"] for record in one["records"]) == {"contacts": 200, "clients": 50}


def test_every_seed_record_is_valid(client: httpx.Client) -> None:
    """All companies list every record in check mode, and each client_id is a client of the same company."""
    contacts, clients = 0, 0
    for company in TOKENS:
        company_clients = list_all(client, "/api/clients", company, deleted="include")
        company_contacts = list_all(client, "/api/contacts", company)
        numbers = {each["id"] for each in company_clients}
        assert {each["client_id"] for each in company_contacts} <= numbers
        contacts, clients = contacts + len(company_contacts), clients + len(company_clients)
    assert (contacts, clients) == (300, 75)


def test_telephones_have_both_types(client: httpx.Client) -> None:
    """Seed contacts have telephones as string and as number, and some have none."""
    contacts = list_all(client, "/api/contacts", "acme")
    assert {type(each["telephone"]) for each in contacts} == {str, int, type(None)}


@pytest.mark.parametrize(("path", "operation"), [("/api/contacts", "listContacts"), ("/api/clients", "listClients")])
def test_churn_between_pages(sandbox: Sandbox, client: httpx.Client, path: str, operation: str) -> None:
    """Churn changes the records of the company that is listed, and of no other."""
    others = list_all(client, path, "vega")
    sandbox.churn({"changes": 2, "seed": 3})
    for _ in range(5):
        assert client.get(path, params={"limit": "10"}).status_code == 200
    sandbox.churn(None)
    changes = sandbox.changes
    assert len(changes) == 10
    assert {(change.operation, change.owner) for change in changes} == {(operation, "acme")}
    assert {change.kind for change in changes} == {"inserted", "deleted"}
    inserted = {int(change.id) for change in changes if change.kind == "inserted"}
    deleted = {int(change.id) for change in changes if change.kind == "deleted"}
    left = {each["id"] for each in list_all(client, path, "acme")}
    assert not left & deleted
    assert list_all(client, path, "vega") == others
    query = "?deleted=include" if path == "/api/clients" else ""
    assert {client.get(f"{path}/{each}{query}").status_code for each in inserted - deleted} == {200}


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        ("status;status=503", 503),
        ("status;status=429;retry-after=2", 429),
        ("wrong-type;pointer=/0/email", 200),
        ("same-page", 200),
    ],
)
def test_faults(client: httpx.Client, fault: str, status: int) -> None:
    """Faults work on bare arrays and in Wethod's own error responses."""
    client.get("/api/contacts", params={"limit": "5"})
    response = client.get("/api/contacts", params={"limit": "5", "offset": "5"}, headers={"X-Sandbox-Fault": fault})
    assert response.status_code == status
    assert response.headers["x-sandbox-fault"] == fault.partition(";")[0]
    if status == 200:
        assert response.json() != client.get("/api/contacts", params={"limit": "5", "offset": "5"}).json()
    else:
        assert {"key", "message"} <= response.json().keys()
    assert response.headers.get("x-ratelimit-retry-after") == ("2" if status == 429 else None)


def test_credentials_are_never_logged(sandbox: Sandbox, client: httpx.Client) -> None:
    """The request log has neither token nor company, and names the operation."""
    client.get("/api/contacts")
    last = sandbox.requests()[-1]
    assert (last.operation, last.status) == ("listContacts", 200)
    assert "wethod_sandbox_token" not in repr(sandbox.requests())
    assert "authorization" not in last.headers


def test_the_command_line() -> None:
    """`python -m truespec_sandbox wethod` prints its URL, a token, its companies and a request that works."""
    command = [sys.executable, "-m", "truespec_sandbox", "wethod"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            lines = [process.stdout.readline().rstrip("\n") for _ in range(6)]
            assert lines[1:4] == ["key:       wethod_sandbox_token", "company:   acme", "company:   vega"]
            sent = dict(part.split(": ") for part in lines[4].split("'") if ": " in part and not part.startswith("try"))
            assert httpx.get(lines[4].split("'")[-2], headers=sent).json()["name"] == "Ada"
        finally:
            process.terminate()
