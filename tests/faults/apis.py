"""The APIs that the faults are played to, as data: a new one is one more description."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
from attrs import field, frozen

from clemta import AsyncClemta, Clemta
from tests.faults.steps import Good
from wethod import AsyncWethod, Wethod

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@frozen
class ApiUnderTest:
    """One API: how its clients are made and called, and what a good answer is."""

    name: str
    blocking: Callable[..., Any]
    awaiting: Callable[..., Any]
    key: str = field(repr=False)
    get: Callable[[Any], Any] = field(repr=False)
    """Makes an idempotent call on a client."""
    create: Callable[[Any], Any] = field(repr=False)
    """Makes a call on a client that must not be made twice."""
    operations: Mapping[str, str]
    """GET and POST -> the operationId that an error must name."""
    statuses: Mapping[str, int]
    """GET and POST -> the status of the good answer."""
    item: Mapping[str, Any] = field(repr=False)
    envelope: Callable[[Any], Any] = field(repr=False)
    """The body of the good answer around an item."""
    refusal: Any = field(repr=False)
    """A parsed body that says no."""
    text: str
    """A field of the item that is a required string."""
    word: str
    """A field of the item whose words are listed, or that has to be of a form."""
    number: str
    """A field of the item that is an integer."""

    def good(self, method: str) -> Good:
        """The good answer to a request with this method."""
        return Good(self, self.statuses.get(method, 200), self.around(self.item))

    def around(self, item: Any) -> bytes:
        """The body of an answer that gives this item."""
        return orjson.dumps(self.envelope(item))

    def no(self) -> bytes:
        """The body of an answer that says no in the API's words."""
        return orjson.dumps(self.refusal)

    def tells_the_key(self) -> bytes:
        """The body of an answer that gives the key back where the reason should be."""
        return self.no().replace(b'"No"', orjson.dumps(f"the key {self.key} may not"))

    def call(self, client: Any, method: str) -> Any:
        """Make the call of this method; to be awaited when the client is."""
        return {"GET": self.get, "POST": self.create}[method](client)

    def is_good(self, value: Any) -> bool:
        """Whether a value is the one of the good answer."""
        found = value.to_dict()
        return {name: found.get(name) for name in self.item} == self.item


_CONTACT = {
    "id": "64b8f1a2e4b0c8d9f0123456",
    "created_at": 1_752_000_000,
    "updated_at": 1_752_000_001,
    "type": "customer",
    "status": "active",
    "full_name": "Ada Buyer",
    "email": "ada@example.com",
    "description": "",
    "cc_emails": [],
    "bcc_emails": [],
    "billing": {"country": "US"},
}

CLEMTA = ApiUnderTest(
    name="clemta",
    blocking=Clemta,
    awaiting=AsyncClemta,
    key="clemta_marked-key",
    get=lambda client: client.contacts.get(_CONTACT["id"]),
    create=lambda client: client.contacts.create(
        company_id="64b8f1a2e4b0c8d9f0123457", type="customer", full_name="Ada Buyer", email="ada@example.com"
    ),
    operations={"GET": "getContactById", "POST": "createContact"},
    statuses={"GET": 200, "POST": 200},
    item=_CONTACT,
    envelope=lambda item: {"success": True, "message": "Done", "data": item, "error": None},
    refusal={"success": False, "message": "No", "data": None, "error": {"code": "NOT_FOUND", "details": "gone"}},
    text="email",
    word="type",
    number="created_at",
)

_PERSON = {
    "id": 70_007,
    "created_at": "2026-05-01T10:00:00.000Z",
    "updated_at": "2026-05-02T10:00:00.000Z",
    "client_id": 3,
    "email": "ada@example.com",
    "name": "Ada",
    "surname": "Buyer",
    "role": None,
    "notes": "",
}

WETHOD = ApiUnderTest(
    name="wethod",
    blocking=lambda key, **options: Wethod(key, company="acme", **options),
    awaiting=lambda key, **options: AsyncWethod(key, company="acme", **options),
    key="wethod_marked-key",
    get=lambda client: client.contacts.get(_PERSON["id"]),
    create=lambda client: client.contacts.create(name="Ada", surname="Buyer", email="ada@example.com"),
    operations={"GET": "getContact", "POST": "createContact"},
    statuses={"GET": 200, "POST": 201},
    item=_PERSON,
    envelope=lambda item: item,
    refusal={"key": "not_found", "message": "No", "failures": [{"field": "id", "message": "No"}]},
    text="created_at",
    word="updated_at",
    number="id",
)

APIS = (CLEMTA, WETHOD)
