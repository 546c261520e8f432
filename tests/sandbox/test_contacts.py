"""Contacts: create, get, update, delete."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from truespec_sandbox import Sandbox, running

if TYPE_CHECKING:
    from collections.abc import Callable

ABSENT_ID = "64b8f1a2e4b0c8d9f0aaaaaa"
OTHER_COMPANY = "64b8f1a2e4b0c8d9f0654321"
FOREIGN_COMPANY = "64b8f1a2e4b0c8d9f0abcdef"
BILLING = {"email": "accounts@example.com", "phone_code": "+1", "iso_code": "US", "postal_code": "97205"}


@pytest.fixture
def sandbox(shared_sandbox: Sandbox) -> Sandbox:
    """Provide the shared sandbox: the tests of this module do not depend on its records."""
    return shared_sandbox


def read_error(response: httpx.Response) -> tuple[int, str, str]:
    """Return status, code and message of an error response, whose envelope is checked."""
    body = response.json()
    assert set(body) == {"success", "message", "data", "error"}
    assert (body["success"], body["data"]) == (False, None)
    assert set(body["error"]) == {"code", "details"}
    return response.status_code, body["error"]["code"], body["message"]


def test_create_returns_the_whole_contact(client: httpx.Client, contact_body: Callable[..., dict[str, Any]]) -> None:
    """A create returns 200 with what was sent, an id of 24 hexadecimal digits and two Unix timestamps."""
    sent = contact_body(status="active", description="Ω", cc_emails=["cc@example.com"], billing=BILLING)
    response = client.post("/contacts", json=sent)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert (response.json()["success"], response.json()["message"]) == (True, "Contact created successfully")
    data = response.json()["data"]
    assert re.fullmatch("[0-9a-f]{24}", data.pop("id"))
    assert abs(data.pop("created_at") - time.time()) < 5
    assert abs(data.pop("updated_at") - time.time()) < 5
    del sent["company_id"]
    assert data == {**sent, "bcc_emails": []}


def test_optional_fields_that_were_never_sent_are_absent(create: Callable[..., dict[str, Any]]) -> None:
    """The minimal contact is active, has both lists of addresses, empty, and no other optional field, nor its company."""
    contact = create()
    assert set(contact) == {
        "id", "created_at", "updated_at", "type", "status", "full_name", "email", "cc_emails", "bcc_emails",
    }  # fmt: skip
    assert contact["status"] == "active"
    assert create(status="paused")["status"] == "paused"


def test_get_returns_what_create_returned(client: httpx.Client, create: Callable[..., dict[str, Any]]) -> None:
    """A contact read by its id is the contact that the create returned."""
    contact = create(billing=BILLING)
    response = client.get(f"/contacts/{contact['id']}")
    assert response.json() == {"success": True, "message": "Contact retrieved successfully", "data": contact}


def test_update_replaces_sent_fields_and_keeps_the_others(
    sandbox: Sandbox,
    client: httpx.Client,
    create: Callable[..., dict[str, Any]],
    contact_body: Callable[..., dict[str, Any]],
) -> None:
    """An update changes the sent fields and updated_at; id, created_at and other optional fields stay."""
    contact = create(status="active", description="first", billing=BILLING)
    sandbox.clock.advance(1)
    sent = contact_body(type="vendor", full_name="Ada Seller", description="second")
    response = client.patch(f"/contacts/{contact['id']}", json=sent)
    assert (response.status_code, response.json()["message"]) == (200, "Contact updated successfully")
    data = response.json()["data"]
    assert data["updated_at"] > contact["updated_at"]
    del sent["company_id"]
    assert data == {**contact, **sent, "updated_at": data["updated_at"]}
    assert client.get(f"/contacts/{contact['id']}").json()["data"] == data
    sandbox.clock.reset()


def test_delete_is_final(
    client: httpx.Client, create: Callable[..., dict[str, Any]], contact_body: Callable[..., dict[str, Any]]
) -> None:
    """A delete returns null data; afterwards get, update and delete of the contact give 404."""
    path = f"/contacts/{create()['id']}"
    response = client.delete(path)
    assert response.json() == {"success": True, "message": "Contact deleted successfully", "data": None}
    for response in (client.get(path), client.patch(path, json=contact_body()), client.delete(path)):
        assert read_error(response) == (404, "CONTACT_NOT_FOUND", "Contact not found")


def test_an_unknown_contact_is_404(client: httpx.Client, contact_body: Callable[..., dict[str, Any]]) -> None:
    """An id that never existed gives CONTACT_NOT_FOUND for each of the three operations on one contact."""
    path = f"/contacts/{ABSENT_ID}"
    for response in (client.get(path), client.patch(path, json=contact_body()), client.delete(path)):
        assert read_error(response) == (404, "CONTACT_NOT_FOUND", "Contact not found")


@pytest.mark.parametrize("company_id", [ABSENT_ID, FOREIGN_COMPANY])
def test_an_unknown_company_is_404(
    client: httpx.Client, contact_body: Callable[..., dict[str, Any]], company_id: str
) -> None:
    """Create and list for an unknown company, or another partner's, give COMPANY_NOT_FOUND."""
    expected = (404, "COMPANY_NOT_FOUND", "Company not found")
    assert read_error(client.post("/contacts", json=contact_body(company_id=company_id))) == expected
    assert read_error(client.get("/contacts", params={"company_id": company_id})) == expected


@pytest.mark.parametrize("company_id", [ABSENT_ID, FOREIGN_COMPANY, OTHER_COMPANY])
def test_an_update_cannot_move_a_contact(
    client: httpx.Client,
    create: Callable[..., dict[str, Any]],
    contact_body: Callable[..., dict[str, Any]],
    company_id: str,
) -> None:
    """An update with another company than the contact's own gives 404 and changes nothing."""
    contact = create()
    response = client.patch(f"/contacts/{contact['id']}", json=contact_body(company_id=company_id, full_name="Moved"))
    assert read_error(response) == (404, "CONTACT_NOT_FOUND", "Contact not found")
    assert client.get(f"/contacts/{contact['id']}").json()["data"] == contact


def test_partners_do_not_see_each_other(
    sandbox: Sandbox, client: httpx.Client, create: Callable[..., dict[str, Any]], company: str
) -> None:
    """Another partner's key can neither read nor delete a contact, nor list its company."""
    contact = create()
    other = {"X-API-Key": "clemta_sandbox_other_key"}
    path = f"/contacts/{contact['id']}"
    for response in (client.get(path, headers=other), client.delete(path, headers=other)):
        assert read_error(response)[:2] == (404, "CONTACT_NOT_FOUND")
    assert read_error(client.get("/contacts", params={"company_id": company}, headers=other))[1] == "COMPANY_NOT_FOUND"
    own = httpx.get(f"{sandbox.url}/contacts", params={"company_id": FOREIGN_COMPANY}, headers=other)
    assert own.json()["data"] == {"contacts": [], "total": 0}
    assert client.get(path).status_code == 200


def test_ids_follow_the_order_of_creation(create: Callable[..., dict[str, Any]]) -> None:
    """Ids are unique, and sorted they have the order of creation, also within one second."""
    ids = [create()["id"] for _ in range(50)]
    assert ids == sorted(set(ids))


def test_two_sandboxes_do_not_share_ids(
    contact_body: Callable[..., dict[str, Any]],
) -> None:
    """The first contacts of two sandboxes started at the same time have different ids."""
    with running("clemta") as one, running("clemta") as two:
        key = {"X-API-Key": one.api_key}
        responses = [httpx.post(f"{each.url}/contacts", json=contact_body(), headers=key) for each in (one, two)]
    assert len({response.json()["data"]["id"] for response in responses}) == 2


@pytest.mark.parametrize(
    "text", ["O'Brien", 'a"b', "x; DROP TABLE records; --", "日本語", "🦊", "a\u2028b", "\\u0000 %_"]
)
def test_strings_come_back_as_they_were_sent(
    client: httpx.Client, create: Callable[..., dict[str, Any]], text: str
) -> None:
    """Quotes, SQL, and characters of any script are stored and returned unchanged."""
    contact = create(full_name=text, description=text)
    read = client.get(f"/contacts/{contact['id']}").json()["data"]
    assert (read["full_name"], read["description"]) == (text, text)
