"""Calls of every operation of each document through its facade, as data: a new API is one more row.

``calls`` are calls of the public methods that together send every parameter of every operation.  An operation without a
method is listed with its reason: as ``low_level`` when only the generated client has it, as ``excluded`` when it must not be
called.  A parameter that no method takes is listed as ``unreachable`` with its reason.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

import clemta
import wethod
from tests.facades.under_test import CLEMTA, COMPANY, WETHOD, Facade

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ADDRESS = clemta.Address(address1="a", address2="b", city="c", state="WY", zip_="82070", country="US")
OWNER = clemta.Shareholder(
    type_="individual",
    number_of_shares=1,
    email="a@example.com",
    phone="1",
    iso_code="US",
    title="CEO",
    address=ADDRESS,
)
HOLDER = clemta.AccountHolder(first_name="a", last_name="b", email="a@example.com", phone="1")
OTHER = clemta.Person(first_name="a", last_name="b", title="c")
CONTACT: dict[str, Any] = {
    "company_id": COMPANY,
    "type": "vendor",
    "full_name": "A",
    "email": "a@example.com",
    "status": "b",
    "description": "c",
    "cc_emails": ["a@example.com"],
    "bcc_emails": ["a@example.com"],
    "billing": clemta.ContactBilling(email="a@example.com"),
}
ASSET: dict[str, Any] = {
    "company_id": COMPANY,
    "title": "a",
    "placed_in_service": 1,
    "cost": 1,
    "salvage_value": 1,
    "business_use": 1,
}
FORMATION: dict[str, Any] = {
    "name": "a",
    "type": "LLC",
    "state": "WY",
    "ending": "LLC",
    "industry": "b",
    "address": ADDRESS,
    "shareholders": [OWNER, OWNER],
    "timezone": "America/Denver",
    "account_holder": HOLDER,
    "external_id": "c",
    "package": "none",
    "custom_data": {},
    "number_of_shares": 1,
    "par_value": 1,
    "private": True,
    "ein": "12-3456789",
    "directors": [OTHER],
    "officers": [OTHER],
    "passports": {0: b"%PDF-", 1: b"%PDF-"},
}


@frozen
class ApiCalls:
    """The calls that reach the operations of one document."""

    facade: Facade
    calls: tuple[Callable[[Any], Any], ...] = field(repr=False)
    low_level: Mapping[str, str] = field(factory=dict[str, str])
    """operationId -> why only the generated client has it."""
    excluded: Mapping[str, str] = field(factory=dict[str, str])
    """operationId -> why it must not be called."""
    unreachable: Mapping[tuple[str, str, str], str] = field(factory=dict[tuple[str, str, str], str])
    """(operationId, location, name) -> why no method takes it."""


SINCE = datetime(2026, 1, 1, tzinfo=UTC)
PERSON = dict.fromkeys(("email", "name", "surname", "role", "notes", "linkedin", "description"), "a")
NOT_CRM = """
    listProjects createProject getProject updateProject deleteProject listMetadata createMetadata getMetadata
    listJobOrderCategories listProjectStatuses createProjectStatus listPersons getPerson updatePerson listPersonPayrolls
    createPersonPayroll listPersonCapacities createPersonCapacity listLevels listHolidays attachLocationToHoliday
    listPeopleAllocations createPeopleAllocation updatePeopleAllocation listTimesheets createTimesheet listTimesheetLogs
    createTimesheetWhitelist listBudgets submitBudget approveBudget recallBudget listPriceLists getPriceList
    listPriceListLevels listInvoices setPaidInvoice getInvoiceContact listStreams listStreamMembers attachMemberToStream
    listCustomFields listProductionPlans listProductionPlanStreams getProductionStream listProjectPlanTasks
    getProjectPlanTask updateProjectPlanTask
"""


def client_fields(fields: Any) -> dict[str, Any]:
    """Return a valid value for each of the fields of a client."""
    return {
        name: 1 if name.endswith("_id") else "2026-01-01" if name.endswith("_date") else "a"
        for name in fields.__annotations__
    }


LISTING: dict[str, Any] = {"search": "a", "sort": "title", "order": "asc", "created_at": clemta.gt(1, end=2)}
API_CALLS = (
    ApiCalls(
        CLEMTA,
        calls=(
            lambda client: client.contacts.list(COMPANY, **LISTING),
            lambda client: client.contacts.get("a"),
            lambda client: client.contacts.create(**CONTACT),
            lambda client: client.contacts.update("a", **CONTACT),
            lambda client: client.contacts.delete("a"),
            lambda client: client.fixed_assets.list(
                COMPANY,
                **LISTING,
                fixed_asset_number=clemta.gt(1),
                title=clemta.eq("a"),
                **dict.fromkeys(
                    ("placed_in_service", "cost", "salvage_value", "business_use"), clemta.raw("gte", 1, end=2)
                ),
            ),
            lambda client: client.fixed_assets.get("a"),
            lambda client: client.fixed_assets.create(**ASSET),
            lambda client: client.fixed_assets.update("a", **ASSET),
            lambda client: client.fixed_assets.delete("a"),
            lambda client: client.formations.create(**FORMATION),
            lambda client: client.formations.get("a", if_modified_since=1),
            lambda client: client.formations.cancel("a"),
        ),
    ),
    ApiCalls(
        WETHOD,
        calls=(
            lambda client: client.contacts.list(client_id=1, updated_at=SINCE),
            lambda client: client.contacts.get(1),
            lambda client: client.contacts.create(client_id=1, **PERSON),
            lambda client: client.contacts.update(1, client_id=1, **PERSON),
            lambda client: client.contacts.delete(1),
            lambda client: client.clients.list(
                include="externalIdentifiers",
                deleted="only",
                updated_at=wethod.gt(SINCE),
                deleted_at=wethod.lt(SINCE),
            ),
            lambda client: client.clients.get(1, include="externalIdentifiers", deleted="only"),
            lambda client: client.clients.create(**client_fields(wethod.ClientFields)),
            lambda client: client.clients.update(1, **client_fields(wethod.ClientChanges)),
            lambda client: client.clients.delete(1),
            lambda client: client.persons.me(),
        ),
        low_level=dict.fromkeys(NOT_CRM.split(), "the facade wraps the CRM and who one is; the rest is for wethod_api"),
    ),
)
