"""Listings: pages, totals, search, order and the filter on the creation time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from truespec_sandbox import Sandbox, running

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

COMPANY = "64b8f1a2e4b0c8d9f0123456"
NAMES = ["Émile", "bob", "Ann", "100% Wool", "under_score", "O'Brien", "STRASSE", "ann", "Zoë", "straße"]


@pytest.fixture(scope="module")
def filled() -> Generator[httpx.Client]:
    """Give a client of a sandbox with 30 contacts: each of ten names three times, the last ten a second later."""
    with running("clemta") as sandbox, connect(sandbox) as client:
        for number in range(30):
            if number == 20:
                time.sleep(1.1)
            body = {
                "type": "vendor",
                "full_name": NAMES[number % 10],
                "email": f"{'ABC'[number // 10]}x{number}@example.com",
                "company_id": COMPANY,
            }
            assert client.post("/contacts", json=body).status_code == 200
        stranger = {"type": "vendor", "full_name": "Ann", "email": "ann@example.com"}
        client.post("/contacts", json={**stranger, "company_id": "64b8f1a2e4b0c8d9f0654321"})
        yield client


def connect(sandbox: Sandbox) -> httpx.Client:
    """Return a client with the sandbox's key."""
    return httpx.Client(base_url=sandbox.url, headers={"X-API-Key": sandbox.api_key})


def listing(client: httpx.Client, **parameters: object) -> tuple[list[dict[str, Any]], int]:
    """Return the contacts and the total of one page."""
    sent = {"company_id": COMPANY, **{name: str(value) for name, value in parameters.items()}}
    response = client.get("/contacts", params=sent)
    assert response.status_code == 200, response.text
    body = response.json()
    assert (set(body), body["message"]) == ({"success", "message", "data"}, "Contacts retrieved successfully")
    assert set(body["data"]) == {"contacts", "total"}
    return body["data"]["contacts"], body["data"]["total"]


def test_a_page_without_a_limit_has_twenty(filled: httpx.Client) -> None:
    """Without limit a page has the first 20 contacts in the order of creation; total counts all of the company's."""
    contacts, total = listing(filled)
    assert (len(contacts), total) == (20, 30)
    assert [contact["id"] for contact in contacts] == sorted(contact["id"] for contact in contacts)


def test_an_empty_company_has_an_empty_page(client: httpx.Client) -> None:
    """A company without contacts gives an empty array and the total 0."""
    assert listing(client) == ([], 0)


@pytest.mark.parametrize("limit", [1, 7, 30, 100])
def test_pages_join_to_the_whole(filled: httpx.Client, limit: int) -> None:
    """Pages of any size, joined, are all contacts once; each page but the last is full and has the same total."""
    seen: list[str] = []
    while True:
        contacts, total = listing(filled, skip=len(seen), limit=limit)
        assert total == 30
        assert len(contacts) == min(limit, 30 - len(seen))
        if not contacts:
            break
        seen += [contact["id"] for contact in contacts]
    assert seen == sorted(set(seen))


def test_skip_beyond_the_end_is_an_empty_page(filled: httpx.Client) -> None:
    """Skipping all matches or many more gives no contacts and the true total."""
    assert listing(filled, skip=30) == ([], 30)
    assert listing(filled, skip=9999999) == ([], 30)


@pytest.mark.parametrize("field", ["full_name", "email", "created_at", "updated_at"])
def test_sorting_is_total_and_turns_round(filled: httpx.Client, field: str) -> None:
    """A sorted listing follows the field, then the id; descending is the exact reverse; pages agree with the whole."""
    ascending, _ = listing(filled, sort=field, limit=100)
    assert ascending == sorted(ascending, key=lambda contact: (contact[field], contact["id"]))
    descending, _ = listing(filled, sort=field, order="desc", limit=100)
    assert descending == ascending[::-1]
    paged = [listing(filled, sort=field, order="desc", skip=skip, limit=7)[0] for skip in range(0, 30, 7)]
    assert [contact for page in paged for contact in page] == descending


def test_order_applies_without_sort(filled: httpx.Client) -> None:
    """Descending order alone starts at the contact created last; ascending alone is the default."""
    assert listing(filled, order="desc", limit=100)[0] == listing(filled, limit=100)[0][::-1]
    assert listing(filled, order="asc", limit=100) == listing(filled, limit=100)


@pytest.mark.parametrize(
    ("search", "names"),
    [
        ("ann", {"Ann", "ann"}),
        ("ÉMILE", {"Émile"}),
        ("%", {"100% Wool"}),
        ("_", {"under_score"}),
        ("0% w", {"100% Wool"}),
        ("'", {"O'Brien"}),
        ("strasse", {"STRASSE", "straße"}),
        ("' OR 1=1 --", set[str]()),
        ("*", set[str]()),
        ("\x00", set[str]()),
    ],
)
def test_search_finds_names(filled: httpx.Client, search: str, names: set[str]) -> None:
    """Search is a part of the name whatever the case; no character has a meaning of its own; total counts matches."""
    contacts, total = listing(filled, search=search, limit=100)
    assert {contact["full_name"] for contact in contacts} == names
    assert len(contacts) == total == 3 * len(names)


def test_search_finds_e_mail_addresses(filled: httpx.Client) -> None:
    """Search looks into the e-mail address as well, whatever the case."""
    contacts, total = listing(filled, search="bX1", limit=5)
    assert (len(contacts), total) == (5, 10)
    assert all(contact["email"].startswith("Bx1") for contact in contacts)


def test_an_empty_search_filters_nothing(filled: httpx.Client) -> None:
    """An empty search text is as good as none."""
    assert listing(filled, search="") == listing(filled)


def test_search_sees_an_update(client: httpx.Client, create: Callable[..., dict[str, Any]]) -> None:
    """After an update, search finds the new name and no longer the old one."""
    contact = create(full_name="Before")
    body = {"type": "customer", "full_name": "After", "email": "ada@example.com", "company_id": COMPANY}
    assert client.patch(f"/contacts/{contact['id']}", json=body).status_code == 200
    assert listing(client, search="before") == ([], 0)
    assert listing(client, search="after")[1] == 1


@pytest.mark.parametrize("operator", ["gt", "gte", "lt", "lte", "eq"])
def test_the_creation_time_is_compared(filled: httpx.Client, operator: str) -> None:
    """Each operator with its operand keeps exactly the contacts for which the comparison holds."""
    everything, _ = listing(filled, limit=100)
    bound = everything[10]["created_at"]
    holds = {
        "gt": bound.__lt__, "gte": bound.__le__, "lt": bound.__gt__, "lte": bound.__ge__, "eq": bound.__eq__,
    }[operator]  # fmt: skip
    expected = [contact for contact in everything if holds(contact["created_at"])]
    contacts, total = listing(filled, created_at=operator, created_at_value=bound, limit=100)
    assert (contacts, total) == (expected, len(expected))


def test_the_end_date_is_included(filled: httpx.Client) -> None:
    """end_date keeps contacts created up to and in that second, alone and as the end of a range."""
    everything, _ = listing(filled, limit=100)
    first, last = everything[0]["created_at"], everything[-1]["created_at"]
    before = [contact for contact in everything if contact["created_at"] <= last - 1]
    assert listing(filled, end_date=last - 1, limit=100) == (before, len(before))
    assert listing(filled, end_date=last, limit=100)[1] == 30
    assert listing(filled, created_at="gte", created_at_value=first, end_date=last - 1)[1] == len(before)
    assert listing(filled, created_at="gt", created_at_value=last, end_date=last) == ([], 0)


def test_half_a_filter_filters_nothing(filled: httpx.Client) -> None:
    """An operator without its operand, or the other way round, leaves the listing as it is."""
    assert listing(filled, created_at="gt") == listing(filled)
    assert listing(filled, created_at_value=0) == listing(filled)
