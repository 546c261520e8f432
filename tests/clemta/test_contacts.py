"""Contacts through the facade, on the sync and the async client, against the running sandbox."""

from __future__ import annotations

from typing import Any

import pytest

from clemta import UNSET, ContactBilling, NotFoundError, PaginationError

NAMES = ("Ada", "Bela", "Cleo", "Dora", "Emil", "Fay", "Gus")


@pytest.fixture
def company_id(sandbox: Any) -> str:
    """A company of the sandbox's."""
    return str(sandbox.company_ids[0])


@pytest.fixture
def contacts(driver: Any, clemta: Any, company_id: str) -> list[Any]:
    """Seven contacts, in the order of their names."""
    return [
        driver.do(
            lambda name=name: clemta.contacts.create(
                company_id=company_id, type="customer", full_name=name, email=f"{name.lower()}@example.com"
            )
        )
        for name in NAMES
    ]


def test_create_gives_back_what_was_sent(driver: Any, clemta: Any, company_id: str) -> None:
    """A created contact has every field that was sent, an id and its times."""
    billing = ContactBilling(address_1="12 Kite Street", iso_code="US")
    contact = driver.do(
        lambda: clemta.contacts.create(
            company_id=company_id,
            type="vendor",
            full_name="Ada Palmer",
            email="ada@example.com",
            status="active",
            description="first",
            cc_emails=["a@example.com"],
            bcc_emails=("b@example.com",),
            billing=billing,
        )
    )
    sent = {"type": "vendor", "full_name": "Ada Palmer", "email": "ada@example.com", "status": "active"}
    sent |= {"description": "first", "cc_emails": ["a@example.com"], "bcc_emails": ["b@example.com"]}
    got = contact.to_dict()
    assert {name: got[name] for name in sent} == sent
    assert contact.billing == billing
    assert len(contact.id) == 24
    assert contact.created_at == contact.updated_at > 1_600_000_000


def test_absent_is_unset(driver: Any, clemta: Any, company_id: str) -> None:
    """What was never given is UNSET on the object and absent from its JSON."""
    contact = driver.do(
        lambda: clemta.contacts.create(company_id=company_id, type="vendor", full_name="A", email="a@example.com")
    )
    assert contact.description is UNSET
    assert "description" not in contact.to_dict()


def test_get_reads_what_was_created(driver: Any, clemta: Any, contacts: list[Any]) -> None:
    """A read by id gives the contact that was created."""
    assert driver.do(lambda: clemta.contacts.get(contacts[3].id)) == contacts[3]


def test_update_changes_and_returns(driver: Any, clemta: Any, company_id: str, contacts: list[Any]) -> None:
    """An update returns the contact as a later read gives it."""
    changed = driver.do(
        lambda: clemta.contacts.update(
            contacts[0].id, company_id=company_id, type="vendor", full_name="Ada & Co", email="office@ada.example"
        )
    )
    assert (changed.type_, changed.full_name, changed.email) == ("vendor", "Ada & Co", "office@ada.example")
    assert driver.do(lambda: clemta.contacts.get(contacts[0].id)) == changed


def test_delete_removes(driver: Any, clemta: Any, company_id: str, contacts: list[Any]) -> None:
    """A deleted contact is not found and not listed any more, and deleting returns None."""
    assert driver.do(lambda: clemta.contacts.delete(contacts[1].id)) is None
    with pytest.raises(NotFoundError):
        driver.do(lambda: clemta.contacts.get(contacts[1].id))
    assert contacts[1] not in driver.all(clemta.contacts.list(company_id))


def test_pages_and_total(driver: Any, clemta: Any, company_id: str, contacts: list[Any]) -> None:
    """Pages come without the item by which they overlap, each with the total."""
    pages = driver.all(clemta.contacts.list(company_id, page_size=3).pages())
    assert [len(page.items) for page in pages] == [3, 2, 2]
    assert {page.total for page in pages} == {len(contacts)}


def test_search_and_sort_reach_the_server(driver: Any, clemta: Any, company_id: str, contacts: list[Any]) -> None:
    """search, sort and order are the server's: they choose and order what comes."""
    del contacts
    contacts_listed = driver.all(clemta.contacts.list(company_id, search="a", sort="full_name", order="desc"))
    assert [contact.full_name for contact in contacts_listed][:2] == ["Gus", "Fay"]
    assert [contact.full_name for contact in driver.all(clemta.contacts.list(company_id, search="cleo@"))] == ["Cleo"]


def test_with_response_returns_the_response(driver: Any, clemta: Any, contacts: list[Any]) -> None:
    """with_response() returns value, status, headers and the bytes received."""
    response = driver.do(lambda: clemta.contacts.get.with_response(contacts[0].id))
    assert response.value == contacts[0]
    assert response.status == 200
    assert response.headers["content-type"] == "application/json"
    assert contacts[0].id.encode() in response.content


def test_an_unknown_company_is_not_found(driver: Any, clemta: Any) -> None:
    """Listing or creating in a company that is not there raises NotFoundError with the API's own code."""
    with pytest.raises(NotFoundError) as caught:
        driver.all(clemta.contacts.list("0" * 24))
    assert caught.value.code == "COMPANY_NOT_FOUND"


def test_any_text_round_trips(driver: Any, clemta: Any, company_id: str) -> None:
    """Names outside ASCII, quotes and signs with a meaning in URLs and SQL come back as they were sent."""
    for name in ("Zoë Ångström", "O'Neill; DROP TABLE contacts", "100% & more?", "名前", "🪁 kite", 'say "hi"'):
        contact = driver.do(
            lambda name=name: clemta.contacts.create(
                company_id=company_id, type="customer", full_name=name, email="a@example.com"
            )
        )
        assert driver.do(lambda contact=contact: clemta.contacts.get(contact.id)).full_name == name
        assert [contact.full_name for contact in driver.all(clemta.contacts.list(company_id, search=name))] == [name]


def test_similar_contacts_are_not_a_repeated_page(
    driver: Any, clemta: Any, company_id: str, contacts: list[Any]
) -> None:
    """Contacts that differ only in their ids are no repeated page."""
    del contacts
    for _ in range(4):
        driver.do(
            lambda: clemta.contacts.create(company_id=company_id, type="vendor", full_name="T", email="t@t.example")
        )
    try:
        assert len(driver.all(clemta.contacts.list(company_id, search="t@t.example", page_size=2))) == 4
    except PaginationError:
        pytest.fail("two pages of different contacts were taken for the same page")
