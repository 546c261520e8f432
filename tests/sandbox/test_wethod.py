"""Wethod's contacts, clients and persons/me, over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from truespec_sandbox import Sandbox, running

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

NOON = 1_780_315_200  # 2026-06-01T12:00:00Z
HEADERS = {"Wethod-Company": "acme", "Wethod-Version": "2024-06-15"}
CONTACT = ("client_id", "email", "name", "surname", "role", "notes", "linkedin", "description", "telephone")


@pytest.fixture(scope="module")
def running_sandbox() -> Generator[Sandbox]:
    """Provide the sandbox that the tests of this module share."""
    with running("wethod", check=True) as shared:
        yield shared


@pytest.fixture(autouse=True)
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    """Provide the shared sandbox without records, with a stopped clock."""
    running_sandbox.reset()
    running_sandbox.clock.set(NOON)
    return running_sandbox


@pytest.fixture(scope="module")
def client(running_sandbox: Sandbox) -> Generator[httpx.Client]:
    """Provide a client with the token of all rights, for the company acme."""
    headers = {"Authorization": f"Bearer {running_sandbox.api_key}", **HEADERS}
    with httpx.Client(base_url=running_sandbox.url, headers=headers) as one:
        yield one


@pytest.fixture
def create(client: httpx.Client) -> Callable[..., dict[str, Any]]:
    """Provide a function that creates a contact or a client and returns it."""

    def make(noun: str, **fields: object) -> dict[str, Any]:
        response = client.post(f"/api/{noun}", json=fields)
        assert response.status_code == 201, response.text
        record: dict[str, Any] = response.json()
        return record

    return make


def ids(client: httpx.Client, path: str, **query: object) -> list[int]:
    """Return the ids of a list."""
    response = client.get(path, params={name: str(value) for name, value in query.items()})
    assert response.status_code == 200, response.text
    return [each["id"] for each in response.json()]


def test_create_update_delete_of_a_contact(sandbox: Sandbox, client: httpx.Client) -> None:
    """Create is 201 with every field, an update keeps absent fields and clears null ones, a delete is final."""
    created = client.post("/api/contact", json={"name": "Zoë", "email": "zoe@vega.example", "client_id": 7})
    expected = {
        "id": 1,
        "created_at": "2026-06-01T12:00:00.000Z",
        "updated_at": "2026-06-01T12:00:00.000Z",
        **dict.fromkeys(CONTACT),
        "name": "Zoë",
        "email": "zoe@vega.example",
        "client_id": 7,
    }
    assert (created.status_code, created.json()) == (201, expected)
    sandbox.clock.advance(60)
    updated = client.patch("/api/contact/1", json={"role": "IT", "email": None})
    expected |= {"role": "IT", "email": None, "updated_at": "2026-06-01T12:01:00.000Z"}
    assert (updated.status_code, updated.json()) == (200, expected)
    assert client.get("/api/contacts/1").json() == expected
    deleted = client.delete("/api/contact/1")
    assert (deleted.status_code, deleted.content, "content-type" in deleted.headers) == (200, b"", False)
    for response in (
        client.get("/api/contacts/1"),
        client.delete("/api/contact/1"),
        client.patch("/api/contact/1", json={}),
    ):
        assert (response.status_code, response.json()) == (
            404,
            {"key": "not_found", "message": "There is no such contact."},
        )


def test_reads_are_plural_and_writes_singular(client: httpx.Client) -> None:
    """The singular path does not read and the plural one does not write: 405 with the allowed methods."""
    for method, path, allow in (
        ("POST", "/api/contacts", "GET, HEAD, OPTIONS"),
        ("GET", "/api/contact", "OPTIONS, POST"),
        ("GET", "/api/client/1", "DELETE, OPTIONS, PATCH"),
        ("PATCH", "/api/clients/1", "GET, HEAD, OPTIONS"),
    ):
        response = client.request(method, path)
        assert (response.status_code, response.headers["allow"]) == (405, allow)


def test_ids_count_and_lists_follow_them(client: httpx.Client, create: Callable[..., dict[str, Any]]) -> None:
    """Each type counts its own ids; a list is a bare array in their order, also after an update."""
    assert [create("contact", name=name)["id"] for name in "cab"] == [1, 2, 3]
    assert [create("client", corporate_name=name)["id"] for name in "xy"] == [1, 2]
    client.patch("/api/contact/1", json={"name": "z"})
    assert ids(client, "/api/contacts") == [1, 2, 3]
    assert ids(client, "/api/contacts", limit=2) == [1, 2]
    assert ids(client, "/api/contacts", limit=2, offset=2) == [3]
    assert ids(client, "/api/contacts", offset=3) == []
    client.delete("/api/contact/3")
    assert create("contact")["id"] == 4


def test_the_default_page_size_is_the_maximum(sandbox: Sandbox, client: httpx.Client) -> None:
    """Without a limit a page has 100 records, which is also the maximum."""
    sandbox.seed(400)
    assert len(ids(client, "/api/contacts")) == 100
    assert client.get("/api/contacts?limit=101").status_code == 400


def test_contacts_are_filtered_by_client(client: httpx.Client, create: Callable[..., dict[str, Any]]) -> None:
    """client_id selects the contacts of one client, not those of none."""
    for number in (1, 2, 1):
        create("contact", client_id=number)
    create("contact")
    assert ids(client, "/api/contacts", client_id=1) == [1, 3]
    assert ids(client, "/api/contacts", client_id=3) == []


@pytest.fixture
def hourly(sandbox: Sandbox, create: Callable[..., dict[str, Any]]) -> None:
    """Create four contacts and four clients, at 12, 13 and 14 o'clock and at the next noon."""
    for hour in (0, 1, 2, 24):
        sandbox.clock.set(NOON + hour * 3600)
        create("contact")
        create("client")


OLDER: list[tuple[str, list[int]]] = [
    ("gt:2026-06-01T13:00:00Z", [3, 4]),
    ("gt:2026-06-01T15:00:00+02:00", [3, 4]),
    ("gt:2026-06-01T12:59:59.999999Z", [2, 3, 4]),
    ("lt:2026-06-01T13:00:00Z", [1]),
    ("lt:2026-06-01T13:00:00.5Z", [1, 2]),
    ("lt:2026-06-01T08:00:00-05:00", [1]),
    ("2026-06-01T00:00:00Z", [1, 2, 3]),
    ("2026-06-02T23:59:59Z", [4]),
    ("2026-06-02T01:30:00.5+11:00", [2, 3, 4]),
    ("2026-05-31T00:00:00Z", []),
    ("gt:2026-02-31T00:00:00Z", [1, 2, 3, 4]),
]
NEWER: list[tuple[str, list[int]]] = [
    ("eq:2026-06-01T13:00:00Z", [2]),
    ("neq:2026-06-01T13:00:00Z", [1, 3, 4]),
    ("gte:2026-06-01T13:00:00Z", [2, 3, 4]),
    ("lte:2026-06-01T13:00:00Z", [1, 2]),
    ("in:2026-06-01T13:00:00Z,2026-06-02T14:00:00+02:00", [2, 4]),
    ("nin:2026-06-01T13:00:00Z,2026-06-02T12:00:00Z", [1, 3]),
    ("bt:2026-06-01T13:00:00Z,2026-06-02T12:00:00Z", [2, 3, 4]),
]


@pytest.mark.usefixtures("hourly")
def test_both_lists_have_the_older_filters(client: httpx.Client) -> None:
    """A bare timestamp means its day in its own zone; gt and lt exclude the timestamp; zones and fractions count."""
    for updated_at, expected in OLDER:
        for path in ("/api/contacts", "/api/clients"):
            assert ids(client, path, updated_at=updated_at) == expected, (path, updated_at)


@pytest.mark.usefixtures("hourly")
def test_clients_have_the_newer_filters(client: httpx.Client) -> None:
    """Nine operators filter clients, with operands separated by commas; contacts reject those not on their page."""
    for updated_at, expected in NEWER:
        assert ids(client, "/api/clients", updated_at=updated_at) == expected, updated_at
        rejected = client.get("/api/contacts", params={"updated_at": updated_at})
        assert (rejected.status_code, rejected.json()["failures"][0]["field"]) == (400, "updated_at")


def test_records_of_one_second_have_times_of_their_own(
    sandbox: Sandbox, client: httpx.Client, create: Callable[..., dict[str, Any]]
) -> None:
    """Timestamps have milliseconds, by which records are filtered, and which an update and a deletion move."""
    sandbox.clock.set(1_780_315_200)
    times = []
    for name in "xyz":
        sandbox.clock.advance(0.123)
        times.append(create("client", corporate_name=name)["created_at"])
    assert times == [f"2026-06-01T12:00:00.{number}Z" for number in (123, 246, 369)]
    assert ids(client, "/api/clients", updated_at=f"gt:{times[0]}") == [2, 3]
    assert ids(client, "/api/clients", updated_at=f"gte:{times[1]}") == [2, 3]
    assert ids(client, "/api/clients", updated_at="eq:2026-06-01T14:00:00.246000+02:00") == [2]
    assert ids(client, "/api/clients", updated_at=f"in:{times[0]},{times[2]}") == [1, 3]
    sandbox.clock.advance(0.2)
    assert client.patch("/api/client/1", json={}).json()["updated_at"] == "2026-06-01T12:00:00.569Z"
    client.delete("/api/client/1")
    assert client.get("/api/clients/1?deleted=only").json()["deleted_at"] == "2026-06-01T12:00:00.569Z"


def test_a_plus_has_to_be_encoded(client: httpx.Client) -> None:
    """A bare + in a query is a space, so that a timestamp with one is rejected; %2B is a plus."""
    assert client.get("/api/contacts?updated_at=gt:2026-06-01T13:00:00%2B02:00").status_code == 200
    rejected = client.get("/api/contacts?updated_at=gt:2026-06-01T13:00:00+02:00")
    assert rejected.status_code == 400
    assert "%2B" in rejected.json()["failures"][0]["message"]


def test_a_deleted_client_can_be_read(
    sandbox: Sandbox, client: httpx.Client, create: Callable[..., dict[str, Any]]
) -> None:
    """A deleted client is read only with deleted=include or deleted=only, and has the time of its deletion."""
    for name in "xyz":
        assert create("client", corporate_name=name)["deleted_at"] is None
    sandbox.clock.advance(90)
    assert client.delete("/api/client/2").content == b""
    assert ids(client, "/api/clients") == ids(client, "/api/clients", deleted="exclude") == [1, 3]
    assert ids(client, "/api/clients", deleted="include") == [1, 2, 3]
    assert ids(client, "/api/clients", deleted="only") == [2]
    deleted = client.get("/api/clients/2?deleted=only").json()
    assert deleted["deleted_at"] == deleted["updated_at"] == "2026-06-01T12:01:30.000Z"
    assert client.get("/api/clients/2?deleted=include").json() == deleted
    for response in (
        client.get("/api/clients/2"),
        client.get("/api/clients/1?deleted=only"),
        client.patch("/api/client/2", json={}),
        client.delete("/api/client/2"),
    ):
        assert (response.status_code, response.json()["message"]) == (404, "There is no such client.")


def test_clients_are_filtered_by_deletion(
    sandbox: Sandbox, client: httpx.Client, create: Callable[..., dict[str, Any]]
) -> None:
    """deleted_at compares deleted clients only, and only if they are included."""
    for number in (1, 2, 3):
        create("client")
        sandbox.clock.set(NOON + 60 * number)
        if number < 3:
            client.delete(f"/api/client/{number}")
    assert ids(client, "/api/clients", deleted="include", deleted_at="gte:2026-06-01T12:02:00Z") == [2]
    assert ids(client, "/api/clients", deleted="include", deleted_at="neq:2026-06-01T12:02:00Z") == [1]
    assert ids(client, "/api/clients", deleted_at="gte:2026-06-01T00:00:00Z") == []


def test_identifiers_of_clients_are_included_on_request(sandbox: Sandbox, client: httpx.Client) -> None:
    """external_identifiers are sent where include asks for them, in a list and with one client, and nowhere else."""
    sandbox.seed(200)
    with_them = client.get("/api/clients?include=externalIdentifiers").json()
    assert {len(each["external_identifiers"]) for each in with_them} == {0, 1}
    one = next(each for each in with_them if each["external_identifiers"])
    path = f"/api/clients/{one['id']}"
    assert client.get(f"{path}?include=externalIdentifiers").json() == one
    plain = client.get(path).json()
    assert plain == {name: value for name, value in one.items() if name != "external_identifiers"}
    assert plain in client.get("/api/clients").json()
    updated = client.patch(f"/api/client/{one['id']}", json={"town": "Padova"}).json()
    assert updated.keys() == plain.keys()
    assert client.get(f"{path}?include=externalIdentifiers").json()["external_identifiers"]


def test_companies_are_separate(client: httpx.Client, create: Callable[..., dict[str, Any]]) -> None:
    """Records of one company are neither listed nor read for another one, even with the same token."""
    create("contact")
    vega = {"Wethod-Company": "vega"}
    assert client.get("/api/contacts", headers=vega).json() == []
    assert client.get("/api/contacts/1", headers=vega).status_code == 404
    assert client.post("/api/contact", json={}, headers=vega).json()["id"] == 2
    assert ids(client, "/api/contacts") == [1]


def test_an_example_for_a_write_is_logged_once(client: httpx.Client, caplog: pytest.LogCaptureFixture) -> None:
    """A create that nobody can read back says so in a header and, the first time, in the log; what is kept does not."""
    body = {"name": "Roastery", "client_id": 1, "pm_id": 1, "duration": 3, "start_date": "2026-01-01"}
    for _ in range(2):
        response = client.post("/api/projects", json=body)
        assert (response.status_code, response.headers["x-sandbox-response"]) == (201, "example")
    client.get("/api/projects")
    client.post("/api/contact", json={})
    client.post("/api/projects", json={})
    (line,) = [record.getMessage() for record in caplog.records if record.name == "truespec_sandbox"]
    assert line == "createProject: the sandbox responds with an example and keeps nothing"


def test_other_operations_return_examples(client: httpx.Client) -> None:
    """An operation without a handler says so, after the same validation; a verb after an id is part of the path."""
    for method, path, body in (
        ("GET", "/api/projects", None),
        ("GET", "/api/persons/7", None),
        ("POST", "/api/budgets/7:submit", {"approver_id": 1}),
        ("POST", "/api/streams/1/members/2", None),
    ):
        response = client.request(method, path, json=body)
        assert (response.status_code, response.headers["x-sandbox-response"]) == (200, "example"), path
    assert client.post("/api/budgets/x:submit", json={"approver_id": 1}).status_code == 400
    for unknown in ("/api/budgets/7:forget", "/api/budgets/:submit", "/api/budgets/7"):
        assert client.post(unknown, json={"approver_id": 1}).status_code == 404
    assert "x-sandbox-response" not in client.get("/api/persons/me").headers
