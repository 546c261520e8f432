"""The state: under concurrent requests, across restarts, and in files that are not ours."""

from __future__ import annotations

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from truespec_sandbox import Sandbox, StoreError, running

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEY = {"X-API-Key": "clemta_sandbox_key"}


def everything(url: str, company: str) -> list[dict[str, Any]]:
    """Return all contacts of a company, page by page."""
    contacts: list[dict[str, Any]] = []
    with httpx.Client(base_url=url, headers=KEY) as client:
        while True:
            query = {"company_id": company, "limit": "100", "skip": str(len(contacts))}
            data = client.get("/contacts", params=query).json()["data"]
            contacts += data["contacts"]
            if len(contacts) >= data["total"]:
                return contacts


def test_concurrent_creates_lose_nothing(
    sandbox: Sandbox, client: httpx.Client, contact_body: Callable[..., dict[str, Any]], company: str
) -> None:
    """Of 200 contacts created by 8 threads, each has an id of its own and each is in the listing as created."""

    def create(number: int) -> dict[str, Any]:
        body = contact_body(full_name=f"Contact {number}")
        response = client.post("/contacts", json=body)
        assert response.status_code == 200
        data: dict[str, Any] = response.json()["data"]
        return data

    with ThreadPoolExecutor(8) as threads:
        created = list(threads.map(create, range(200)))
    listed = everything(sandbox.url, company)
    assert [contact["id"] for contact in listed] == sorted(contact["id"] for contact in created)
    assert {contact["full_name"] for contact in listed} == {f"Contact {number}" for number in range(200)}


def test_concurrent_updates_and_deletes_never_fail(
    sandbox: Sandbox,
    client: httpx.Client,
    create: Callable[..., dict[str, Any]],
    contact_body: Callable[..., dict[str, Any]],
) -> None:
    """Threads that update and delete the same contacts get 200 or 404; one delete of each contact succeeds."""
    paths = [f"/contacts/{create()['id']}" for _ in range(10)]

    def act(number: int) -> tuple[str, int]:
        method = "DELETE" if number % 2 else "PATCH"
        body = None if number % 2 else contact_body(full_name=f"Number {number}")
        path = paths[number // 2 % 10]
        return method, client.request(method, path, json=body).status_code

    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(act, range(80)))
    assert {status for _, status in outcomes} <= {200, 404}
    assert outcomes.count(("DELETE", 200)) == 10
    assert client.get("/contacts", params={"company_id": sandbox.company_ids[0]}).json()["data"]["total"] == 0


def test_a_locked_state_delays_only_requests_that_need_it(sandbox: Sandbox) -> None:
    """During a long transaction, a request that needs it waits, and one that does not gets its response."""
    with ThreadPoolExecutor(1) as threads:
        with sandbox._controls.store.transaction("clemta", writes=True):
            waiting = threads.submit(httpx.get, f"{sandbox.url}/contacts/{'0' * 24}", headers=KEY)
            while not sandbox.requests():
                time.sleep(0.01)
            assert httpx.get(f"{sandbox.url}/nowhere", timeout=10).status_code == 404
            assert not waiting.done()
        assert waiting.result().json()["error"]["code"] == "CONTACT_NOT_FOUND"


def test_a_file_keeps_the_state(tmp_path: Path, contact_body: Callable[..., dict[str, Any]], company: str) -> None:
    """Contacts kept in a file are there after a restart, and new ids do not repeat the old."""
    file = tmp_path / "state with space.sqlite"
    with running("clemta", db=file) as first:
        for number in range(3):
            httpx.post(f"{first.url}/contacts", json=contact_body(full_name=f"N{number}"), headers=KEY)
        before = everything(first.url, company)
        httpx.delete(f"{first.url}/contacts/{before[-1]['id']}", headers=KEY)
    with running("clemta", db=str(file)) as second:
        assert everything(second.url, company) == before[:-1]
        created = httpx.post(f"{second.url}/contacts", json=contact_body(), headers=KEY).json()["data"]
        assert created["id"] > before[-1]["id"]


def test_the_state_in_memory_ends_with_the_server(contact_body: Callable[..., dict[str, Any]], company: str) -> None:
    """Without a file every sandbox starts empty."""
    for _ in range(2):
        with running("clemta") as sandbox:
            assert everything(sandbox.url, company) == []
            httpx.post(f"{sandbox.url}/contacts", json=contact_body(), headers=KEY)


def test_two_servers_can_share_a_file(
    tmp_path: Path, contact_body: Callable[..., dict[str, Any]], company: str
) -> None:
    """Two sandboxes on one file take turns in writing, and each sees what the other wrote."""
    file = tmp_path / "shared.sqlite"
    with running("clemta", db=file) as one, running("clemta", db=file) as two, httpx.Client(headers=KEY) as client:

        def create_and_update(number: int) -> set[int]:
            here, there = (one.url, two.url) if number % 2 else (two.url, one.url)
            created = client.post(f"{here}/contacts", json=contact_body(), timeout=30)
            body = contact_body(full_name=f"Number {number}")
            path = f"/contacts/{created.json()['data']['id']}"
            updated = [client.patch(f"{url}{path}", json=body, timeout=30) for url in (there, here)]
            return {response.status_code for response in (created, *updated)}

        with ThreadPoolExecutor(8) as threads:
            assert all(statuses == {200} for statuses in threads.map(create_and_update, range(60)))
        listed = everything(one.url, company)
        assert listed == everything(two.url, company)
        assert {contact["full_name"] for contact in listed} == {f"Number {number}" for number in range(60)}


def test_a_deleted_contact_leaves_nothing_in_the_file(
    tmp_path: Path, contact_body: Callable[..., dict[str, Any]]
) -> None:
    """After a delete no table holds a row with anything of the contact."""
    file = tmp_path / "emptied.sqlite"
    with running("clemta", db=file) as sandbox:
        created = httpx.post(f"{sandbox.url}/contacts", json=contact_body(), headers=KEY).json()["data"]
        httpx.delete(f"{sandbox.url}/contacts/{created['id']}", headers=KEY)
    connection = sqlite3.connect(file)
    records = connection.execute("SELECT count(*) FROM records").fetchone()
    fields = connection.execute("SELECT count(*) FROM fields").fetchone()
    connection.close()
    assert (records, fields) == ((0,), (0,))


def test_a_file_that_is_not_a_database_is_rejected(tmp_path: Path) -> None:
    """A file with other contents is rejected with its name, and is left as it was."""
    file = tmp_path / "notes.txt"
    file.write_text("These are notes, not a database, and long enough to be taken for neither.\n" * 20)
    before = file.read_bytes()
    with pytest.raises(StoreError, match=r"notes\.txt"), running("clemta", db=file):
        pass
    assert file.read_bytes() == before


def test_a_database_of_another_program_is_rejected(tmp_path: Path) -> None:
    """An SQLite file with tables of another program is rejected, and no table of ours is put into it."""
    file = tmp_path / "theirs.sqlite"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE theirs (id INTEGER)")
    connection.commit()
    connection.close()
    before = file.read_bytes()
    with pytest.raises(StoreError, match="another program"), running("clemta", db=file):
        pass
    assert file.read_bytes() == before


def test_a_database_of_another_version_is_rejected(tmp_path: Path) -> None:
    """A file with a layout that this version does not know is rejected."""
    file = tmp_path / "newer.sqlite"
    with running("clemta", db=file):
        pass
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="another version"), running("clemta", db=file):
        pass


@pytest.mark.parametrize("place", ["missing/state.sqlite", "."])
def test_an_unwritable_path_is_rejected(tmp_path: Path, place: str) -> None:
    """A folder that does not exist, or a folder in the place of the file, is rejected with its name."""
    with pytest.raises(StoreError, match="cannot use"), running("clemta", db=tmp_path / place):
        pass


def test_an_internal_error_is_500_in_the_envelope(
    tmp_path: Path,
    contact_body: Callable[..., dict[str, Any]],
    company: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A create that fails half way returns INTERNAL_ERROR, leaves nothing behind and logs its cause without the key."""
    file = tmp_path / "damaged.sqlite"
    with running("clemta", db=file) as sandbox:
        damage = sqlite3.connect(file)
        damage.execute("ALTER TABLE fields RENAME TO elsewhere")
        damage.commit()
        response = httpx.post(f"{sandbox.url}/contacts", json=contact_body(), headers=KEY)
        assert (response.status_code, response.json()["error"]["code"]) == (500, "INTERNAL_ERROR")
        damage.execute("ALTER TABLE elsewhere RENAME TO fields")
        damage.commit()
        damage.close()
        assert everything(sandbox.url, company) == []
        assert httpx.post(f"{sandbox.url}/contacts", json=contact_body(), headers=KEY).status_code == 200
    assert "no such table" in caplog.text
    assert sandbox.api_key not in caplog.text
