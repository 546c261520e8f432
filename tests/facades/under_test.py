"""The facades as data, for the tests that run over each of them: a new API is one more description.

The tests use the contacts of an API, because both have them; an API without contacts would name other methods.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
from attrs import field, frozen

import clemta
import wethod

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType


@frozen
class Wire:
    """How the API is spoken without any client of ours: paths, bodies and header fields."""

    headers: Callable[[str], dict[str, str]] = field(repr=False)
    """The header fields for a key."""
    create: Callable[[str], tuple[str, dict[str, Any]]] = field(repr=False)
    """Path and body that make a contact of this name."""
    created: Callable[[Any], Any] = field(repr=False)
    """The new contact in the body of the response."""
    path: str
    """The path that deletes a contact, with ``{}`` for its id."""
    page: Callable[[int, int], str] = field(repr=False)
    """The target that lists contacts from an offset on, so many."""
    items: Callable[[Any], list[Any]] = field(repr=False)
    """The contacts in the body of that response."""


@frozen
class Facade:
    """One facade: how its clients are made, and how contacts are made and read with them."""

    name: str
    module: ModuleType
    sync_client: Callable[..., Any]
    async_client: Callable[..., Any]
    key_argument: str
    needs: Mapping[str, str]
    """What else a client has to be given."""
    get: str
    """The operationId that reads one contact."""
    create: Callable[..., Any] = field(repr=False)
    """Makes a contact of a name (and with other fields) by means of a client."""
    update: Callable[..., Any] = field(repr=False)
    """Gives the contact of an id another name."""
    list: Callable[..., Any] = field(repr=False)
    """Lists contacts."""
    stable: Mapping[str, Any]
    """The arguments that put the listing in a stable order, where there are any."""
    others: tuple[Mapping[str, Any], ...]
    """Arguments of other listings than that one."""
    counts: bool
    """Whether list responses carry a total."""
    some_id: Any
    """An id that may be one."""
    unknown_id: Any
    """The id of no contact."""
    wrong_ids: tuple[Any, ...]
    """What cannot be an id."""
    id_parameter: str
    """The name of the path parameter."""
    unknown: tuple[str, str]
    """Code and message of the error response when there is no such contact."""
    unknown_key: str
    """The code of the error response for an unknown key."""
    name_of: str
    """The field of a contact that has its name."""
    item: Mapping[str, Any] = field(repr=False)
    """A contact as it is on the wire."""
    around: Callable[[Any], Any] = field(repr=False)
    """The body of a response with a contact."""
    listed: Callable[[Any], Any] = field(repr=False)
    """The body of a response that is the only page of a listing."""
    error_body: Callable[[str], Any] = field(repr=False)
    """The body of an error response, with this word as code and message."""
    wire: Wire = field(repr=False)
    key: str = field(default="key-of-somebody", repr=False)

    def make(self, mode: str, key: str | None = None, **options: Any) -> Any:
        """A client of this mode."""
        client_class = self.sync_client if mode == "sync" else self.async_client
        return client_class(key, **{**self.needs, **options})

    def variable(self, name: str) -> str:
        """The name of an environment variable."""
        return f"{self.name}_{name}".upper()

    def variables(self) -> list[str]:
        """Every environment variable that a client looks at."""
        names = ("base_url", "environment", "version", self.key_argument, *self.needs)
        return [self.variable(name) for name in names]

    def good(self) -> bytes:
        """The body of a success response, as bytes."""
        return orjson.dumps(self.around(self.item))

    def no(self, word: str = "NO") -> bytes:
        """The body of an error response, as bytes."""
        return orjson.dumps(self.error_body(word))


COMPANY = "64b8f1a2e4b0c8d9f0123456"

CLEMTA = Facade(
    name="clemta",
    module=clemta,
    sync_client=clemta.Clemta,
    async_client=clemta.AsyncClemta,
    key_argument="api_key",
    needs={},
    get="getContactById",
    create=lambda client, name, **fields: client.contacts.create(
        **{"company_id": COMPANY, "type": "customer", "full_name": name, "email": "ada@example.com"} | fields
    ),
    update=lambda client, contact_id, name: client.contacts.update(
        contact_id, company_id=COMPANY, type="vendor", full_name=name, email="office@example.com"
    ),
    list=lambda client, **options: client.contacts.list(**{"company_id": COMPANY} | options),
    stable={"sort": "full_name"},
    others=(
        {"sort": "email"},
        {"sort": "full_name", "order": "desc"},
        {},
        {"sort": "full_name", "search": "a"},
        {"sort": "full_name", "company_id": "64b8f1a2e4b0c8d9f0123457"},
    ),
    counts=True,
    some_id="64b8f1a2e4b0c8d9f0000001",
    unknown_id="0" * 24,
    wrong_ids=("", ".", "..", 5, None, "\ud800", ["a"]),
    id_parameter="contact_id",
    unknown=("CONTACT_NOT_FOUND", "Contact not found"),
    unknown_key="INVALID_API_KEY",
    name_of="full_name",
    item={
        "id": "64b8f1a2e4b0c8d9f0000001",
        "created_at": 1_752_000_000,
        "updated_at": 1_752_000_001,
        "type": "vendor",
        "full_name": "Ada",
        "email": "ada@example.com",
    },
    around=lambda item: {"success": True, "message": "ok", "data": item},
    listed=lambda items: {"success": True, "message": "ok", "data": {"contacts": items, "total": len(items)}},
    error_body=lambda word: {"success": False, "message": word, "data": None, "error": {"code": word, "details": word}},
    wire=Wire(
        headers=lambda key: {"X-API-Key": key},
        create=lambda name: (
            "/contacts",
            {"company_id": COMPANY, "type": "vendor", "full_name": name, "email": "a@example.com"},
        ),
        created=lambda body: body["data"],
        path="/contacts/{}",
        page=lambda skip, limit: f"/contacts?company_id={COMPANY}&sort=full_name&skip={skip}&limit={limit}",
        items=lambda body: body["data"]["contacts"],
    ),
)

WETHOD = Facade(
    name="wethod",
    module=wethod,
    sync_client=wethod.Wethod,
    async_client=wethod.AsyncWethod,
    key_argument="token",
    needs={"company": "acme"},
    get="getContact",
    create=lambda client, name, **fields: client.contacts.create(**{"name": name, "email": "ada@example.com"} | fields),
    update=lambda client, contact_id, name: client.contacts.update(contact_id, name=name, notes=None),
    list=lambda client, **options: client.contacts.list(**options),
    stable={},
    others=({"client_id": 1}, {"updated_at": wethod.raw("gt:2026-01-01T00:00:00Z")}),
    counts=False,
    some_id=7,
    unknown_id=999_999,
    wrong_ids=(-1, "7", 1.5, None, True, [7], ""),
    id_parameter="id",
    unknown=("not_found", "There is no such contact."),
    unknown_key="unauthorized",
    name_of="name",
    item={
        "id": 7,
        "created_at": "2026-05-01T10:00:00.000Z",
        "updated_at": "2026-05-02T10:00:00.000Z",
        "client_id": 3,
        "name": "Ada",
        "email": "ada@example.com",
        "notes": None,
    },
    around=lambda item: item,
    listed=lambda items: items,
    error_body=lambda word: {"key": word, "message": word, "failures": [{"field": word, "message": word}]},
    wire=Wire(
        headers=lambda key: {
            "Authorization": f"Bearer {key}",
            "Wethod-Company": "acme",
            "Wethod-Version": "2024-06-15",
        },
        create=lambda name: ("/api/contact", {"name": name, "email": "a@example.com"}),
        created=lambda body: body,
        path="/api/contact/{}",
        page=lambda skip, limit: f"/api/contacts?offset={skip}&limit={limit}",
        items=lambda body: body,
    ),
)

FACADES = (CLEMTA, WETHOD)
