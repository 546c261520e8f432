"""What was acknowledged is kept, whole, whenever the server is killed; and a database that is locked."""

from __future__ import annotations

import json
import resource
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from random import Random
from typing import TYPE_CHECKING, Any

import attrs
import httpx
import pytest

from truespec_sandbox import Sandbox, running
from truespec_sandbox._errors import APIError
from truespec_sandbox._state._store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

WRITERS = 6
KEY = {"X-API-Key": "clemta_sandbox_key"}
COMPANY = "64b8f1a2e4b0c8d9f0123456"
ADDRESS = {"address1": "7 Alder Court", "city": "Laramie", "state": "WY", "zip": "82070", "country": "US"}
PERSON = {"first_name": "Noor", "last_name": "Haddad", "email": "noor@example.org", "phone": "3075550117"}
OWNER = {
    **PERSON, "type": "individual", "number_of_shares": 1000, "iso_code": "US", "title": "Manager", "address": ADDRESS,
    "ssn": "000-12-3456",
}  # fmt: skip
FORMATION = {
    "name": "Juniper Lantern", "type": "LLC", "state": "WY", "ending": "LLC", "industry": "Lighting", "address": ADDRESS,
    "shareholders": [OWNER], "timezone": "America/Denver", "account_holder": PERSON,
}  # fmt: skip


@attrs.define
class Writer:
    """Writes without a pause, and remembers what was acknowledged and what was under way when the server died."""

    name: str
    random: Random
    contacts: dict[str, dict[str, Any]] = attrs.field(factory=dict)
    deleted: set[str] = attrs.field(factory=set)
    formations: dict[str, str] = attrs.field(factory=dict)
    cancelled: set[str] = attrs.field(factory=set)
    assets: dict[str, str] = attrs.field(factory=dict)
    pending: tuple[str, Any] = ("nothing", None)
    count: int = 0

    def write_until_the_end(self, url: str) -> None:
        """Write until the server is gone."""
        with httpx.Client(base_url=url, headers=KEY, timeout=30) as client:
            while True:
                try:
                    self._step(client)
                except httpx.TransportError:
                    return
                self.pending = ("nothing", None)

    def _step(self, client: httpx.Client) -> None:
        self.count += 1
        steps = [self._create, self._create, self._form, self._asset]
        steps += [self._update, self._delete] * bool(self.contacts)
        steps += [self._cancel] * (len(self.cancelled) < len(self.formations))
        self.random.choice(steps)(client)

    def _body(self) -> dict[str, Any]:
        word = f"{self.name} {self.count}"
        billing = {"country": word, "tax_id": word}
        return {"type": "vendor", "full_name": word, "email": f"{self.name}{self.count}@example.com",
                "company_id": COMPANY, "description": word, "billing": billing}  # fmt: skip

    def _create(self, client: httpx.Client) -> None:
        body = self._body()
        self.pending = ("create", body)
        self.contacts[acknowledged(client.post("/contacts", json=body))["id"]] = body

    def _update(self, client: httpx.Client) -> None:
        contact_id, body = self.random.choice(list(self.contacts)), self._body()
        self.pending = ("update", (contact_id, body))
        acknowledged(client.patch(f"/contacts/{contact_id}", json=body))
        self.contacts[contact_id] = body

    def _delete(self, client: httpx.Client) -> None:
        contact_id = self.random.choice(list(self.contacts))
        self.pending = ("delete", contact_id)
        acknowledged(client.delete(f"/contacts/{contact_id}"))
        del self.contacts[contact_id]
        self.deleted.add(contact_id)

    def _asset(self, client: httpx.Client) -> None:
        title = f"{self.name} {self.count}"
        self.pending = ("asset", title)
        body = {"title": title, "placed_in_service": 1_700_000_000, "cost": 10, "salvage_value": 1, "business_use": 50,
                "company_id": COMPANY}  # fmt: skip
        self.assets[acknowledged(client.post("/fixed-assets", json=body))["id"]] = title

    def _form(self, client: httpx.Client) -> None:
        external_id = f"{self.name}-{self.count}"
        self.pending = ("form", external_id)
        data = json.dumps({**FORMATION, "external_id": external_id, "custom_data": {"mark": external_id}})
        passport = ("p.pdf", b"%PDF-" + b"x" * self.random.randrange(200_000), "application/pdf")
        files: dict[str, Any] = {
            "company_data": (None, data, "application/json"),
            "shareholder_passport_0": passport,
        }
        self.formations[external_id] = acknowledged(client.post("/formations", files=files))["company_id"]

    def _cancel(self, client: httpx.Client) -> None:
        external_id = self.random.choice(sorted(self.formations.keys() - self.cancelled))
        self.pending = ("cancel", external_id)
        acknowledged(client.delete(f"/formations/{external_id}"))
        self.cancelled.add(external_id)

    def check_contacts(self, records: dict[str, dict[str, Any]]) -> None:
        """Hold what is found to what was acknowledged; settle what was under way."""
        kind, pending_id = self.pending
        mine = {key: value for key, value in records.items() if value["full_name"].startswith(f"{self.name} ")}
        for contact_id, body in list(self.contacts.items()):
            allowed = [body]
            if kind == "update" and pending_id[0] == contact_id:
                allowed.append(pending_id[1])
            if kind == "delete" and pending_id == contact_id and contact_id not in mine:
                self.deleted.add(contact_id)
                del self.contacts[contact_id]
                continue
            count = mine.pop(contact_id)
            fields = {name: count.get(name) for name in body if name != "company_id"}
            assert {**fields, "company_id": COMPANY} in allowed, "half an update"
            self.contacts[contact_id] = {**fields, "company_id": COMPANY}
        assert not self.deleted & records.keys(), "an acknowledged delete is undone"
        for contact_id, count in mine.items():
            assert kind == "create", "a contact that was never created"
            assert {**count, "company_id": COMPANY}.items() >= pending_id.items(), "half a create"
            self.contacts[contact_id] = pending_id
        assert len(mine) <= 1

    def check_assets(self, records: dict[str, dict[str, Any]]) -> None:
        """Hold the fixed assets that are found to the acknowledged ones."""
        mine = {key: value["title"] for key, value in records.items() if value["title"].startswith(f"{self.name} ")}
        assert mine.items() >= self.assets.items(), "an acknowledged asset is lost"
        more = [title for key, title in mine.items() if key not in self.assets]
        assert more in ([], [self.pending[1]]), "an asset that was never created"
        self.assets = mine

    def check_formations(self, client: httpx.Client) -> None:
        """Read each formation by both of its names."""
        kind, pending_id = self.pending
        if kind == "form":
            response = client.get(f"/formations/{pending_id}")
            assert response.status_code in {200, 404}
            if response.status_code == 200:
                self.formations[pending_id] = response.json()["company_id"]
        for external_id, company_id in self.formations.items():
            records = client.get(f"/formations/{external_id}").json()
            assert records == client.get(f"/formations/{company_id}").json(), "two names, two formations"
            assert (records["company_id"], records["custom_data"]) == (company_id, {"mark": external_id})
            if kind == "cancel" and pending_id == external_id and records["status"] == "cancelled":
                self.cancelled.add(external_id)
            expected = "cancelled" if external_id in self.cancelled else "shareholder_verification"
            assert records["status"] == expected, "a cancel is lost or was never asked for"


def acknowledged(response: httpx.Response) -> dict[str, Any]:
    """Return the data of a response that has to be a success."""
    assert response.status_code == 200, response.text
    return response.json()["data"] or {}


@contextmanager
def served(file: Path, *options: str) -> Generator[tuple[str, subprocess.Popen[str]]]:
    """Run a server in a process of its own; it is killed at the end, if it still lives."""
    command = [sys.executable, "-m", "truespec_sandbox", "clemta", "--db", str(file), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip(), process
        finally:
            process.kill()


def kill_after(process: subprocess.Popen[str], writers: list[Writer], enough: int, pause: float) -> None:
    """Kill a server shortly after so many writes were begun, however fast this machine is."""
    while sum(writer.count for writer in writers) < enough and process.poll() is None:
        time.sleep(0.001)
    time.sleep(pause)
    process.kill()


def everything(client: httpx.Client, path: str, name: str) -> dict[str, dict[str, Any]]:
    """Return all records of a listing by id, and check that the total counts them."""
    records: dict[str, dict[str, Any]] = {}
    total = 1
    while len(records) < total:
        query = {"company_id": COMPANY, "limit": "100", "skip": str(len(records))}
        data = acknowledged(client.get(path, params=query))
        records |= {record["id"]: record for record in data[name]}
        total = data["total"]
    return records


def check_file(file: Path) -> None:
    """Hold the tables to each other: every record has its indexed fields, every external_id its formation."""
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    half = """SELECT r.id FROM records r WHERE
        CASE r.collection WHEN 'contacts' THEN 7 WHEN 'fixed_assets' THEN 8 ELSE 0 END
        != (SELECT count(*) FROM fields f WHERE f.sequence = r.sequence
            AND (f.name = 'title' OR f.value IS json_extract(r.body, '$.' || f.name)) )"""
    assert connection.execute(half).fetchall() == []
    named = """SELECT json_extract(body, '$.company_id') FROM records WHERE collection = 'formation_external_ids'"""
    formations = "SELECT id FROM records WHERE collection = 'formations'"
    assert sorted(connection.execute(named)) == sorted(connection.execute(formations))
    numbers = """SELECT 'fixed_assets/' || owner, max(json_extract(body, '$.fixed_asset_number')), count(*) FROM records
        WHERE collection = 'fixed_assets' GROUP BY owner ORDER BY 1"""
    counted = "SELECT name, value, value FROM counters WHERE name LIKE 'fixed_assets/%' ORDER BY 1"
    assert connection.execute(numbers).fetchall() == connection.execute(counted).fetchall(), "a number is lost"
    connection.close()


@pytest.mark.parametrize("rounds", [2, pytest.param(8, marks=pytest.mark.exhaustive)])
def test_a_killed_server_keeps_every_acknowledged_write(tmp_path: Path, rounds: int) -> None:
    """Killed at random times while six clients write, the server has every acknowledged write and no half one."""
    file = tmp_path / "killed.sqlite"
    random, *sources = [Random(number) for number in range(WRITERS + 1)]  # noqa: S311  (the same times in every run)
    writers = [Writer(f"w{number}", source) for number, source in enumerate(sources)]
    for _ in range(rounds):
        with served(file) as (url, process):
            enough = sum(writer.count for writer in writers) + random.randrange(30, 120)
            killer = threading.Thread(target=kill_after, args=(process, writers, enough, random.uniform(0, 0.01)))
            with ThreadPoolExecutor(WRITERS) as threads:
                killer.start()
                list(threads.map(Writer.write_until_the_end, writers, [url] * WRITERS))
            killer.join()
        check_file(file)
        with running("clemta", db=file, check=True) as again, httpx.Client(base_url=again.url, headers=KEY) as client:
            contacts = everything(client, "/contacts", "contacts")
            assets = everything(client, "/fixed-assets", "fixed_assets")
            for writer in writers:
                writer.check_contacts(contacts)
                writer.check_assets(assets)
                writer.check_formations(client)
        expected_ids = {key for writer in writers for key in (*writer.contacts, *writer.assets)}
        assert expected_ids == contacts.keys() | assets.keys()
    assert sum(writer.count for writer in writers) >= 30 * rounds


def test_a_killed_server_keeps_whole_data_sets(tmp_path: Path) -> None:
    """Killed inside a write of thousands of records, the server has all of them or none, and more only when asked to."""
    file = tmp_path / "seeded.sqlite"
    begun = count = 0
    for pause in (0.01, 0.05):
        with served(file, "--admin") as (url, process), ThreadPoolExecutor(1) as threads:
            pending = threads.submit(httpx.post, f"{url}/_sandbox/seed", json={"size": 3000}, timeout=60)
            # Once the write has begun, the log beside the file grows.
            log = file.with_name(f"{file.name}-wal")
            before = log.stat().st_size
            while log.stat().st_size == before and not pending.done():
                time.sleep(0.001)
            begun += not pending.done()
            time.sleep(pause)
            process.kill()
            acknowledged_now = pending.exception() is None
        check_file(file)
        with sqlite3.connect(file) as connection:
            records = connection.execute("SELECT count(*) FROM records WHERE collection = 'contacts'").fetchone()[0]
        connection.close()
        assert records in ({count + 3000} if acknowledged_now else {count, count + 3000})
        count = records
    assert begun


@pytest.fixture
def locked(tmp_path: Path) -> Generator[tuple[Sandbox, sqlite3.Connection]]:
    """Give a sandbox whose file another program holds a write lock on."""
    file = tmp_path / "locked.sqlite"
    with running("clemta", db=file) as sandbox:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        yield sandbox, other
        other.close()


def fill(sandbox: Sandbox) -> int:
    """Let the database grow no further than a few pages, as on a full disk; return the bound before."""
    connection = sandbox._controls.store._connection
    bound = int(connection.execute("PRAGMA max_page_count").fetchone()[0])
    pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
    connection.execute(f"PRAGMA max_page_count = {pages + 8}")
    return bound


def make_room(sandbox: Sandbox, pages: int) -> None:
    """Undo ``fill``."""
    sandbox._controls.store._connection.execute(f"PRAGMA max_page_count = {pages}")


def big_records(count: int) -> list[dict[str, Any]]:
    """Return records for a snapshot."""
    member = {"api": "clemta", "collection": "contacts", "owner": COMPANY, "indexed": []}
    return [{**member, "id": str(number), "body": {"text": "x" * 100}} for number in range(count)]


def test_a_locked_database_is_reported(
    locked: tuple[Sandbox, sqlite3.Connection],
    contact_body: Callable[..., dict[str, Any]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """While another program holds the file, a write is 500 with that as its details, and reads go on meanwhile."""
    sandbox, other = locked
    with httpx.Client(base_url=sandbox.url, headers=KEY, timeout=30) as client, ThreadPoolExecutor(4) as threads:
        begun = time.monotonic()
        writes = [threads.submit(client.post, "/contacts", json=contact_body()) for _ in range(4)]
        reads = 0
        while not all(write.done() for write in writes):
            assert client.get("/contacts", params={"company_id": COMPANY}).status_code == 200
            reads += 1
        waited = time.monotonic() - begun
        for write in writes:
            assert write.result().status_code == 500
            assert "locked by another program" in write.result().json()["error"]["details"]
        # One after another, the four would have waited for eight seconds.
        assert reads > 5
        assert 1.9 < waited < 7
        other.execute("ROLLBACK")
        assert client.post("/contacts", json=contact_body()).status_code == 200
    assert "Traceback" not in caplog.text


def test_a_full_disk_is_reported(
    tmp_path: Path, contact_body: Callable[..., dict[str, Any]], caplog: pytest.LogCaptureFixture
) -> None:
    """When nothing more can be stored a write is 507 in the envelope, with a line in the log, and reads go on."""
    with running("clemta", db=tmp_path / "full.sqlite", check=True, admin=True) as sandbox:
        kept = sandbox.snapshot()
        pages = fill(sandbox)
        with httpx.Client(base_url=sandbox.url, headers=KEY) as client:
            long_body = contact_body(description="x" * 900, company_id=COMPANY)
            responses = [client.post("/contacts", json=long_body) for _ in range(40)]
            assert {response.status_code for response in responses[-3:]} == {507}
            error = responses[-1].json()
            assert (error["success"], error["data"], error["error"]["code"]) == (False, None, "INTERNAL_ERROR")
            assert "the disk may be full; nothing was changed" in error["error"]["details"]
            stored = client.get("/contacts", params={"company_id": COMPANY, "limit": "100"}).json()["data"]["total"]
            assert stored == sum(response.status_code == 200 for response in responses)
            for response in (
                client.post("/_sandbox/seed", json={"size": 3000}),
                client.post("/_sandbox/restore", json={**kept, "records": big_records(3000)}),
            ):
                assert response.status_code == 503
                assert "the disk may be full" in response.json()["error"]
            assert sandbox.snapshot()["records"] == client.get("/_sandbox/snapshot").json()["records"]
            assert "the disk may be full" in caplog.text
            assert "Traceback" not in caplog.text
            make_room(sandbox, pages)
            assert client.post("/contacts", json=long_body).status_code == 200


def test_a_disk_that_is_full_at_the_start_ends_the_program(tmp_path: Path) -> None:
    """A data set that does not fit on the disk ends the program with 2 and a message, without a traceback."""
    command = [sys.executable, "-m", "truespec_sandbox", "clemta", "--db", str(tmp_path / "s.sqlite"), "--seed", "3000"]

    def bound_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    result = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=bound_files)
    assert (result.returncode, result.stdout) == (2, "")
    assert "the disk may be full" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_lock_that_ends_is_waited_for(
    locked: tuple[Sandbox, sqlite3.Connection], contact_body: Callable[..., dict[str, Any]]
) -> None:
    """A write that finds the file locked succeeds when the lock ends within two seconds."""
    sandbox, other = locked
    with ThreadPoolExecutor(1) as threads:
        write = threads.submit(httpx.post, f"{sandbox.url}/contacts", json=contact_body(), headers=KEY, timeout=30)
        time.sleep(0.3)
        assert not write.done()
        other.execute("ROLLBACK")
        assert write.result().status_code == 200


def test_a_snapshot_restores_the_whole_state(contact_body: Callable[..., dict[str, Any]]) -> None:
    """A snapshot goes through JSON, and put back, here or in another store, gives every listing and number again."""
    with running("clemta", seed=40) as one, httpx.Client(base_url=one.url, headers=KEY) as client:
        snapshot = json.loads(json.dumps(one.snapshot()))
        contacts = everything(client, "/contacts", "contacts")
        one.reset()
        assert client.get("/contacts", params={"company_id": COMPANY}).json()["data"]["total"] == 0
        client.post("/contacts", json=contact_body())
        one.restore(snapshot)
        assert everything(client, "/contacts", "contacts") == contacts
        assert one.snapshot() == snapshot
        query = {"company_id": COMPANY, "sort": "email", "search": "example"}
        assert client.get("/contacts", params=query).json()["data"]["total"] == len(contacts)
        with running("clemta") as two:
            two.restore(snapshot)
            assert two.snapshot() == snapshot
            assert httpx.get(f"{two.url}/contacts", params=query, headers=KEY).content == (
                client.get("/contacts", params=query).content
            )


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda _: None, "an object with the layout 1"),
        (lambda good: {**good, "layout": 2}, "an object with the layout 1"),
        (lambda good: {"layout": 1, "counters": good["counters"]}, "snapshot.records: a list"),
        (lambda good: {**good, "records": [*good["records"], 1]}, r"records\[\d+\].body"),
        (lambda good: {**good, "records": [{**good["records"][0], "body": []}]}, r"records\[0\].body"),
        (lambda good: {**good, "records": [{**good["records"][0], "id": 1}]}, r"records\[0\].id in the snapshot: a text"),
        (lambda good: {**good, "records": [{**good["records"][0], "indexed": [1]}]}, r"records\[0\].indexed"),
        (lambda good: {**good, "records": good["records"] * 2}, "twice"),
        (lambda good: {**good, "counters": [{"api": "clemta", "name": "id", "value": -1}]}, r"counters\[0\].value"),
        (lambda good: {**good, "counters": good["counters"] * 2}, "twice"),
    ],
)  # fmt: skip
def test_an_invalid_snapshot_changes_nothing(damage: Callable[[dict[str, Any]], Any], message: str) -> None:
    """Anything but a snapshot is rejected with the place that is wrong, and everything stays as it was."""
    store = open_store(None)
    with store.transaction("clemta", writes=True) as records:
        records.insert("contacts", "owner", {"id": "a", "n": 1}, indexed=("n",), record_id="a")
        records.next_number("id")
    before = store.snapshot()
    with pytest.raises(ValueError, match=message):
        store.restore(damage(before))
    assert store.snapshot() == before
    store.close()


def test_an_error_inside_a_transaction_rolls_it_back() -> None:
    """What was written before an error is rolled back."""
    store = open_store(None)

    def error_response() -> None:
        with store.transaction("clemta", writes=True) as records:
            records.insert("contacts", "owner", {"id": "a"}, indexed=(), record_id="a")
            raise APIError("reason")  # noqa: EM101 (a name, not a sentence)

    with pytest.raises(APIError):
        error_response()
    assert store.is_empty()
    store.close()
