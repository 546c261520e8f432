"""Churn: records come and go between pages, by a seed, and every change is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from truespec_sandbox import Change, Sandbox, running

if TYPE_CHECKING:
    from collections.abc import Generator


@pytest.fixture(scope="module")
def running_sandbox() -> Generator[Sandbox]:
    """Give the sandbox that the tests of this module share."""
    with running("clemta", check=True, admin=True) as shared:
        yield shared


@pytest.fixture(autouse=True)
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    """Give the shared sandbox with a hundred contacts or so and its clock standing still."""
    running_sandbox.churn(None)
    running_sandbox.reset()
    running_sandbox.clock.set(1_800_000_000)
    running_sandbox.seed(200)
    return running_sandbox


@pytest.fixture(scope="module")
def client(running_sandbox: Sandbox) -> Generator[httpx.Client]:
    """Give a client that sends the key, one for all tests."""
    with httpx.Client(base_url=running_sandbox.url, headers={"X-API-Key": running_sandbox.api_key}) as one:
        yield one


@pytest.fixture
def pages(client: httpx.Client, company: str) -> Any:
    """Give a function that walks through a listing and returns its pages."""

    def walk(path: str = "/contacts", **parameters: str) -> list[list[dict[str, Any]]]:
        found: list[list[dict[str, Any]]] = []
        while True:
            skip = sum(map(len, found))
            query = {"company_id": company, "limit": "10", "skip": str(skip), **parameters}
            data = client.get(path, params=query).json()["data"]
            records = next(value for value in data.values() if isinstance(value, list))
            found.append(records)
            if skip + len(records) >= data["total"]:
                return found

    return walk


def test_nothing_changes_by_itself(pages: Any, sandbox: Sandbox) -> None:
    """Without churn two walks are the same, and there is no change to tell."""
    assert pages() == pages()
    assert sandbox.changes == ()


def test_a_walk_sees_the_shift(pages: Any, sandbox: Sandbox, company: str) -> None:
    """With deletions alone a walk by offset misses records that were there all the time: the churn is real."""
    before = {record["id"] for page in pages() for record in page}
    sandbox.churn({"changes": 3, "inserts": 0})
    seen = [record["id"] for page in pages() for record in page]
    deleted = {change.id for change in sandbox.changes}
    assert all(change.kind == "deleted" and change.owner == company for change in sandbox.changes)
    assert deleted <= before
    assert (before - deleted) - set(seen)


def test_insertions_alone_make_records_come_twice(pages: Any, sandbox: Sandbox) -> None:
    """With insertions alone a walk with the newest first sees records twice, and loses none."""
    before = {record["id"] for page in pages() for record in page}
    sandbox.churn({"changes": 2, "inserts": 1})
    walked = [record["id"] for page in pages(order="desc") for record in page]
    assert before <= set(walked)
    assert len(walked) > len(set(walked))


def test_the_changes_tell_what_was_there_all_the_time(pages: Any, client: httpx.Client, sandbox: Sandbox) -> None:
    """What was there before and is not among the deleted ids is there afterwards, with the inserted ids, and no more."""
    before = {record["id"] for page in pages() for record in page}
    sandbox.churn({"changes": 4, "seed": 3})
    pages(sort="full_name")
    sandbox.churn(None)
    inserted = {change.id for change in sandbox.changes if change.kind == "inserted"}
    deleted = {change.id for change in sandbox.changes if change.kind == "deleted"}
    assert inserted
    assert deleted & before
    assert {record["id"] for page in pages() for record in page} == (before | inserted) - deleted
    assert client.get(f"/contacts/{min(inserted - deleted)}").status_code == 200
    assert client.get(f"/contacts/{min(deleted)}").status_code == 404


def test_the_order_of_a_listing_stays(pages: Any, sandbox: Sandbox) -> None:
    """Records that are there before and after stand in the same order among each other, in each sort order."""
    for sort in ({"sort": "full_name"}, {"sort": "created_at", "order": "desc"}, {}):
        before = [record["id"] for page in pages(**sort) for record in page]
        sandbox.churn({"changes": 5})
        pages(**sort)
        sandbox.churn(None)
        after = [record["id"] for page in pages(**sort) for record in page]
        stayed = set(before) & set(after)
        assert len(stayed) > 50
        assert [each for each in before if each in stayed] == [each for each in after if each in stayed]


def test_the_same_seed_gives_the_same_changes(pages: Any, client: httpx.Client, sandbox: Sandbox, company: str) -> None:
    """From the same state the same seed makes the same walk, field by field; another seed makes another."""

    def walk(seed: int) -> list[Any]:
        sandbox.restore(start)
        sandbox.churn({"changes": 3, "seed": seed})
        names = [(record["full_name"], record["email"]) for page in pages() for record in page]
        return [*names, [change.kind for change in sandbox.changes[-20:]]]

    start = sandbox.snapshot()
    first = walk(1)
    assert walk(1) == first
    assert walk(2) != first
    assert client.get("/contacts", params={"company_id": company}).status_code == 200


def test_changes_come_behind_pages_alone(client: httpx.Client, sandbox: Sandbox, company: str) -> None:
    """A page makes as many changes as set; another operation, a refused listing and HEAD make none."""
    sandbox.churn(2)
    client.get("/contacts/64b8f1a2e4b0c8d9f0aaaaaa")
    client.get("/contacts")
    client.head("/contacts", params={"company_id": company})
    assert sandbox.changes == ()
    client.get("/contacts", params={"company_id": company})
    client.get("/contacts", params={"company_id": company})
    assert [(change.page, change.operation) for change in sandbox.changes] == [(n, "getContacts") for n in (1, 1, 2, 2)]


def test_operation_and_owner_narrow_it(pages: Any, client: httpx.Client, sandbox: Sandbox) -> None:
    """With an operation or an owner named, other listings and other companies stand still."""
    one, two = sandbox.company_ids
    sandbox.churn({"operation": "getFixedAssets"})
    pages()
    assert sandbox.changes == ()
    client.get("/fixed-assets", params={"company_id": one})
    assert [change.operation for change in sandbox.changes] == ["getFixedAssets"]
    sandbox.churn({"owner": two})
    client.get("/contacts", params={"company_id": one})
    client.get("/contacts", params={"company_id": two})
    assert [change.owner for change in sandbox.changes] == [one, two]


def test_it_comes_to_an_end(client: httpx.Client, sandbox: Sandbox, company: str) -> None:
    """After as many changes as are allowed in all, everything stands still."""
    sandbox.churn({"changes": 2, "inserts": 1, "max_changes": 5})
    for _ in range(5):
        client.get("/contacts", params={"company_id": company})
    assert [change.page for change in sandbox.changes] == [1, 1, 2, 2, 3]


def test_an_empty_company_fills_or_stays_empty(client: httpx.Client, sandbox: Sandbox) -> None:
    """Where nothing is left to delete, churn inserts, unless it may only delete."""
    company = sandbox.company_ids[1]
    for share, kinds in ((0, []), (0.01, ["inserted"])):
        sandbox.churn(None)
        sandbox.reset()
        sandbox.churn({"inserts": share})
        client.get("/contacts", params={"company_id": company})
        assert [change.kind for change in sandbox.changes] == kinds


def test_the_admin_path_tells_the_changes(client: httpx.Client, sandbox: Sandbox, company: str) -> None:
    """PUT sets churn, GET tells settings and changes as the object does, DELETE ends it."""
    assert client.put("/_sandbox/churn", json={"changes": 2, "seed": 5}).status_code == 204
    client.get("/contacts", params={"company_id": company})
    told = client.get("/_sandbox/churn").json()
    assert told["settings"] == {
        "changes": 2,
        "inserts": 0.5,
        "max_changes": 1000,
        "seed": 5,
        "operation": None,
        "owner": None,
    }
    assert [Change(**each) for each in told["changes"]] == list(sandbox.changes)
    assert client.delete("/_sandbox/churn").status_code == 204
    assert client.get("/_sandbox/churn").json()["settings"] is None


@pytest.mark.parametrize(
    ("settings", "error", "said"),
    [
        ({"changes": -1}, ValueError, "churn: changes must be from 0"),
        ({"changes": True}, TypeError, "churn: changes must be a whole number"),
        (True, TypeError, "churn: changes must be a whole number"),
        ({"changes": "2"}, TypeError, "churn: changes must be a whole number"),
        ({"inserts": 1.5}, ValueError, "churn: inserts must be"),
        ({"inserts": float("nan")}, ValueError, "churn: inserts must be"),
        ({"seed": 1.5}, TypeError, "churn: seed must be"),
        ({"operation": "getContact"}, ValueError, "churn: operation must be one of getContacts, getFixedAssets"),
        ({"owner": 7}, TypeError, "churn: owner must be a text"),
        ({"rate": 7}, ValueError, "'rate' is unknown"),
        ("changes=x", TypeError, "churn: changes must be a whole number"),
        ("changes", ValueError, "is not name=value"),
        ([1], TypeError, "churn must be"),
    ],
)
def test_wrong_settings_are_named(sandbox: Sandbox, settings: Any, error: type[Exception], said: str) -> None:
    """Each member of a wrong kind or out of its bounds is named with what it must be."""
    with pytest.raises(error, match=said):
        sandbox.churn(settings)
