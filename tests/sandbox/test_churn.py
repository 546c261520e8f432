"""Churn: repeatable changes between the pages of a list, every one of them recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from truespec_sandbox import Change, Sandbox, running

if TYPE_CHECKING:
    from collections.abc import Generator

    import httpx


@pytest.fixture(scope="module")
def shared_sandbox() -> Generator[Sandbox]:
    """Provide the sandbox that the tests of this module share."""
    with running("clemta", check=True, admin=True) as shared:
        yield shared


@pytest.fixture(autouse=True)
def sandbox(shared_sandbox: Sandbox) -> Sandbox:
    """Provide the shared sandbox with seed data and a stopped clock."""
    shared_sandbox.churn(None)
    shared_sandbox.reset()
    shared_sandbox.clock.set(1_800_000_000)
    shared_sandbox.seed(200)
    return shared_sandbox


@pytest.fixture
def read_pages(client: httpx.Client, company: str) -> Any:
    """Provide a function that reads a whole list and returns its pages."""

    def read(path: str = "/contacts", **parameters: str) -> list[list[dict[str, Any]]]:
        pages: list[list[dict[str, Any]]] = []
        while True:
            skip = sum(map(len, pages))
            query = {"company_id": company, "limit": "10", "skip": str(skip), **parameters}
            data = client.get(path, params=query).json()["data"]
            records = next(value for value in data.values() if isinstance(value, list))
            pages.append(records)
            if skip + len(records) >= data["total"]:
                return pages

    return read


def test_nothing_changes_without_churn(read_pages: Any, sandbox: Sandbox) -> None:
    """Without churn two reads of a list are the same, and there are no changes."""
    assert read_pages() == read_pages()
    assert sandbox.changes == ()


def test_deletions_make_offset_reads_miss_records(read_pages: Any, sandbox: Sandbox, company: str) -> None:
    """With deletions only, a read by offset misses records that exist the whole time: the churn is real."""
    before = {record["id"] for page in read_pages() for record in page}
    sandbox.churn({"changes": 3, "inserts": 0})
    ids = [record["id"] for page in read_pages() for record in page]
    deleted = {change.id for change in sandbox.changes}
    assert all(change.kind == "deleted" and change.owner == company for change in sandbox.changes)
    assert deleted <= before
    assert (before - deleted) - set(ids)


def test_insertions_make_offset_reads_repeat_records(read_pages: Any, sandbox: Sandbox) -> None:
    """With insertions only, a read with the newest first sees records twice, and misses none."""
    before = {record["id"] for page in read_pages() for record in page}
    sandbox.churn({"changes": 2, "inserts": 1})
    ids = [record["id"] for page in read_pages(order="desc") for record in page]
    assert before <= set(ids)
    assert len(ids) > len(set(ids))


def test_the_changes_account_for_every_record(read_pages: Any, client: httpx.Client, sandbox: Sandbox) -> None:
    """The records afterwards are those before, without the deleted ones, with the inserted ones."""
    before = {record["id"] for page in read_pages() for record in page}
    sandbox.churn({"changes": 4, "seed": 3})
    read_pages(sort="full_name")
    sandbox.churn(None)
    inserted = {change.id for change in sandbox.changes if change.kind == "inserted"}
    deleted = {change.id for change in sandbox.changes if change.kind == "deleted"}
    assert inserted
    assert deleted & before
    assert {record["id"] for page in read_pages() for record in page} == (before | inserted) - deleted
    assert client.get(f"/contacts/{min(inserted - deleted)}").status_code == 200
    assert client.get(f"/contacts/{min(deleted)}").status_code == 404


def test_the_order_of_a_list_stays(read_pages: Any, sandbox: Sandbox) -> None:
    """Records that exist before and after keep their order, in each sort order."""
    for sort in ({"sort": "full_name"}, {"sort": "created_at", "order": "desc"}, {}):
        before = [record["id"] for page in read_pages(**sort) for record in page]
        sandbox.churn({"changes": 5})
        read_pages(**sort)
        sandbox.churn(None)
        after = [record["id"] for page in read_pages(**sort) for record in page]
        common = set(before) & set(after)
        assert len(common) > 50
        assert [each for each in before if each in common] == [each for each in after if each in common]


def test_the_same_seed_gives_the_same_changes(
    read_pages: Any, client: httpx.Client, sandbox: Sandbox, company: str
) -> None:
    """From the same state the same seed gives the same pages, field by field; another seed gives others."""

    def read_with(seed: int) -> list[Any]:
        sandbox.restore(start)
        sandbox.churn({"changes": 3, "seed": seed})
        names = [(record["full_name"], record["email"]) for page in read_pages() for record in page]
        return [*names, [change.kind for change in sandbox.changes[-20:]]]

    start = sandbox.snapshot()
    first = read_with(1)
    assert read_with(1) == first
    assert read_with(2) != first
    assert client.get("/contacts", params={"company_id": company}).status_code == 200


def test_changes_come_after_pages_only(client: httpx.Client, sandbox: Sandbox, company: str) -> None:
    """A page makes as many changes as set; another operation, an error response and HEAD make none."""
    sandbox.churn(2)
    client.get("/contacts/64b8f1a2e4b0c8d9f0aaaaaa")
    client.get("/contacts")
    client.head("/contacts", params={"company_id": company})
    assert sandbox.changes == ()
    client.get("/contacts", params={"company_id": company})
    client.get("/contacts", params={"company_id": company})
    assert [(change.page, change.operation) for change in sandbox.changes] == [(n, "getContacts") for n in (1, 1, 2, 2)]


def test_operation_and_owner_restrict_churn(read_pages: Any, client: httpx.Client, sandbox: Sandbox) -> None:
    """With an operation or an owner set, other lists and other companies do not change."""
    one, two = sandbox.company_ids
    sandbox.churn({"operation": "getFixedAssets"})
    read_pages()
    assert sandbox.changes == ()
    client.get("/fixed-assets", params={"company_id": one})
    assert [change.operation for change in sandbox.changes] == ["getFixedAssets"]
    sandbox.churn({"owner": two})
    client.get("/contacts", params={"company_id": one})
    client.get("/contacts", params={"company_id": two})
    assert [change.owner for change in sandbox.changes] == [one, two]


def test_the_number_of_changes_is_limited(client: httpx.Client, sandbox: Sandbox, company: str) -> None:
    """After max_changes changes, nothing changes any more."""
    sandbox.churn({"changes": 2, "inserts": 1, "max_changes": 5})
    for _ in range(5):
        client.get("/contacts", params={"company_id": company})
    assert [change.page for change in sandbox.changes] == [1, 1, 2, 2, 3]


def test_an_empty_company_fills_or_stays_empty(client: httpx.Client, sandbox: Sandbox) -> None:
    """With nothing left to delete, churn inserts, unless it may only delete."""
    company = sandbox.company_ids[1]
    for share, kinds in ((0, []), (0.01, ["inserted"])):
        sandbox.churn(None)
        sandbox.reset()
        sandbox.churn({"inserts": share})
        client.get("/contacts", params={"company_id": company})
        assert [change.kind for change in sandbox.changes] == kinds


def test_the_admin_path_returns_the_changes(client: httpx.Client, sandbox: Sandbox, company: str) -> None:
    """PUT sets churn, GET returns settings and changes as the object does, DELETE ends it."""
    assert client.put("/_sandbox/churn", json={"changes": 2, "seed": 5}).status_code == 204
    client.get("/contacts", params={"company_id": company})
    churn = client.get("/_sandbox/churn").json()
    assert churn["settings"] == {
        "changes": 2,
        "inserts": 0.5,
        "max_changes": 1000,
        "seed": 5,
        "operation": None,
        "owner": None,
    }
    assert [Change(**each) for each in churn["changes"]] == list(sandbox.changes)
    assert client.delete("/_sandbox/churn").status_code == 204
    assert client.get("/_sandbox/churn").json()["settings"] is None


@pytest.mark.parametrize(
    ("settings", "error", "message"),
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
def test_invalid_settings_are_named(sandbox: Sandbox, settings: Any, error: type[Exception], message: str) -> None:
    """Each member of a wrong type or out of its bounds is named with what it must be."""
    with pytest.raises(error, match=message):
        sandbox.churn(settings)
