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
class RawAPI:
    """How to call the API without a client of ours: paths, bodies and header fields."""

    build_headers: Callable[[str], dict[str, str]] = field(repr=False)
    """Return the header fields for a key."""
    build_create: Callable[[str], tuple[str, dict[str, Any]]] = field(repr=False)
    """Return the path and the body that create a contact with this name."""
    read_created: Callable[[Any], Any] = field(repr=False)
    """Return the new contact from the body of the response."""
    delete_path: str
    """The path that deletes a contact, with ``{}`` for its id."""
    build_list_target: Callable[[int, int], str] = field(repr=False)
    """Return the target that lists contacts: the offset, and the maximum number."""
    read_contacts: Callable[[Any], list[Any]] = field(repr=False)
    """Return the contacts from the body of that response."""


@frozen
class Facade:
    """One facade: how its clients are made, and how contacts are made and read with them."""

    name: str
    module: ModuleType
    sync_client: Callable[..., Any]
    async_client: Callable[..., Any]
    key_argument: str
    required_options: Mapping[str, str]
    """The other options that a client requires."""
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
    other_listings: tuple[Mapping[str, Any], ...]
    """Arguments of other listings than that one."""
    has_total: bool
    """Whether list responses carry a total."""
    some_id: Any
    """An id that may be one."""
    unknown_id: Any
    """The id of no contact."""
    invalid_ids: tuple[Any, ...]
    """Values that are no valid ids."""
    id_parameter: str
    """The name of the path parameter."""
    not_found_error: tuple[str, str]
    """Code and message of the error response when there is no such contact."""
    unknown_key_code: str
    """The code of the error response for an unknown key."""
    name_field: str
    """The field of a contact that has its name."""
    item: Mapping[str, Any] = field(repr=False)
    """A contact as it is on the wire."""
    wrap_contact: Callable[[Any], Any] = field(repr=False)
    """Return the body of a response with a contact."""
    wrap_contacts: Callable[[Any], Any] = field(repr=False)
    """Return the body of a response that is the only page of a listing."""
    error_body: Callable[[str], Any] = field(repr=False)
    """The body of an error response, with this word as code and message."""
    raw_api: RawAPI = field(repr=False)
    key: str = field(default="key-of-somebody", repr=False)

    def make(self, mode: str, key: str | None = None, **options: Any) -> Any:
        """A client of this mode."""
        client_class = self.sync_client if mode == "sync" else self.async_client
        return client_class(key, **{**self.required_options, **options})

    def variable(self, name: str) -> str:
        """The name of an environment variable."""
        return f"{self.name}_{name}".upper()

    def variables(self) -> list[str]:
        """Every environment variable that a client looks at."""
        names = ("base_url", "environment", "version", self.key_argument, *self.required_options)
        return [self.variable(name) for name in names]

    def encode_success(self) -> bytes:
        """Return the body of a success response as bytes."""
        return orjson.dumps(self.wrap_contact(self.item))

    def encode_error(self, word: str = "NO") -> bytes:
        """Return the body of an error response as bytes."""
        return orjson.dumps(self.error_body(word))


COMPANY = "64b8f1a2e4b0c8d9f0123456"

CLEMTA = Facade(
    name="clemta",
    module=clemta,
    sync_client=clemta.Clemta,
    async_client=clemta.AsyncClemta,
    key_argument="api_key",
    required_options={},
    get="getContactById",
    create=lambda client, name, **fields: client.contacts.create(
        **{"company_id": COMPANY, "type": "customer", "full_name": name, "email": "ada@example.com"} | fields
    ),
    update=lambda client, contact_id, name: client.contacts.update(
        contact_id, company_id=COMPANY, type="vendor", full_name=name, email="office@example.com"
    ),
    list=lambda client, **options: client.contacts.list(**{"company_id": COMPANY} | options),
    stable={"sort": "full_name"},
    other_listings=(
        {"sort": "email"},
        {"sort": "full_name", "order": "desc"},
        {},
        {"sort": "full_name", "search": "a"},
        {"sort": "full_name", "company_id": "64b8f1a2e4b0c8d9f0123457"},
    ),
    has_total=True,
    some_id="64b8f1a2e4b0c8d9f0000001",
    unknown_id="0" * 24,
    invalid_ids=("", ".", "..", 5, None, "\ud800", ["a"]),
    id_parameter="contact_id",
    not_found_error=("CONTACT_NOT_FOUND", "Contact not found"),
    unknown_key_code="INVALID_API_KEY",
    name_field="full_name",
    item={
        "id": "64b8f1a2e4b0c8d9f0000001",
        "created_at": 1_752_000_000,
        "updated_at": 1_752_000_001,
        "type": "vendor",
        "full_name": "Ada",
        "email": "ada@example.com",
    },
    wrap_contact=lambda item: {"success": True, "message": "ok", "data": item},
    wrap_contacts=lambda items: {"success": True, "message": "ok", "data": {"contacts": items, "total": len(items)}},
    error_body=lambda word: {"success": False, "message": word, "data": None, "error": {"code": word, "details": word}},
    raw_api=RawAPI(
        build_headers=lambda key: {"X-API-Key": key},
        build_create=lambda name: (
            "/contacts",
            {"company_id": COMPANY, "type": "vendor", "full_name": name, "email": "a@example.com"},
        ),
        read_created=lambda body: body["data"],
        delete_path="/contacts/{}",
        build_list_target=lambda skip, limit: (
            f"/contacts?company_id={COMPANY}&sort=full_name&skip={skip}&limit={limit}"
        ),
        read_contacts=lambda body: body["data"]["contacts"],
    ),
)

WETHOD = Facade(
    name="wethod",
    module=wethod,
    sync_client=wethod.Wethod,
    async_client=wethod.AsyncWethod,
    key_argument="token",
    required_options={"company": "acme"},
    get="getContact",
    create=lambda client, name, **fields: client.contacts.create(**{"name": name, "email": "ada@example.com"} | fields),
    update=lambda client, contact_id, name: client.contacts.update(contact_id, name=name, notes=None),
    list=lambda client, **options: client.contacts.list(**options),
    stable={},
    other_listings=({"client_id": 1}, {"updated_at": wethod.raw("gt:2026-01-01T00:00:00Z")}),
    has_total=False,
    some_id=7,
    unknown_id=999_999,
    invalid_ids=(-1, "7", 1.5, None, True, [7], ""),
    id_parameter="id",
    not_found_error=("not_found", "There is no such contact."),
    unknown_key_code="unauthorized",
    name_field="name",
    item={
        "id": 7,
        "created_at": "2026-05-01T10:00:00.000Z",
        "updated_at": "2026-05-02T10:00:00.000Z",
        "client_id": 3,
        "name": "Ada",
        "email": "ada@example.com",
        "notes": None,
    },
    wrap_contact=lambda item: item,
    wrap_contacts=lambda items: items,
    error_body=lambda word: {"key": word, "message": word, "failures": [{"field": word, "message": word}]},
    raw_api=RawAPI(
        build_headers=lambda key: {
            "Authorization": f"Bearer {key}",
            "Wethod-Company": "acme",
            "Wethod-Version": "2024-06-15",
        },
        build_create=lambda name: ("/api/contact", {"name": name, "email": "a@example.com"}),
        read_created=lambda body: body,
        delete_path="/api/contact/{}",
        build_list_target=lambda skip, limit: f"/api/contacts?offset={skip}&limit={limit}",
        read_contacts=lambda body: body,
    ),
)

FACADES = (CLEMTA, WETHOD)
