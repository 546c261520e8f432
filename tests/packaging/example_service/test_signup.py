"""The tests of the service: pytest finds ``clemta_sandbox`` by itself where ``truespec[sandbox]`` is installed."""

import asyncio

from signup import sign_up, status_line


def test_a_signup_makes_a_customer(clemta_sandbox):
    """Who signs up is a customer in Clemta."""
    contact_id = sign_up(clemta_sandbox.client, clemta_sandbox.company_ids[0], "Ada Buyer", "ada@example.com")
    assert clemta_sandbox.client.contacts.get(contact_id).type_ == "customer"


def test_signing_up_twice_makes_one_customer(clemta_sandbox):
    """The second signup with an address finds the first one's contact, and creates none."""
    company = clemta_sandbox.company_ids[0]
    contact_ids = [sign_up(clemta_sandbox.client, company, "Ada Buyer", "ada@example.com") for _ in range(2)]
    assert contact_ids[0] == contact_ids[1]
    assert [request.status for request in clemta_sandbox.requests("createContact")] == [200]


def test_the_status_page_counts(clemta_sandbox):
    """The status page counts all customers, however many pages they fill."""
    clemta_sandbox.seed(300)
    line = status_line(clemta_sandbox.client, clemta_sandbox.company_ids[0])
    assert int(line.removeprefix("customers: ")) > 20


def test_the_status_page_outlives_clemta(clemta_sandbox):
    """When Clemta fails, the status page says so and does not fail too."""
    clemta_sandbox.faults({"faults": [{"operation": "*", "every": 1, "fault": "status", "status": 503}]})
    assert status_line(clemta_sandbox.client, clemta_sandbox.company_ids[0]) == "customers: unknown"


def test_each_test_starts_empty(clemta_sandbox):
    """No contact, no request and no fault of another test is left."""
    assert clemta_sandbox.requests() == ()
    assert list(clemta_sandbox.client.contacts.list(clemta_sandbox.company_ids[0])) == []


def test_async_code(clemta_sandbox):
    """The async client sees what the sync client has created."""

    async def names():
        async with clemta_sandbox.async_client as clemta:
            return [contact.full_name async for contact in clemta.contacts.list(clemta_sandbox.company_ids[0])]

    sign_up(clemta_sandbox.client, clemta_sandbox.company_ids[0], "Ada Buyer", "ada@example.com")
    assert asyncio.run(names()) == ["Ada Buyer"]
