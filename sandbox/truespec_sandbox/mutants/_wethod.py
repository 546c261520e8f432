"""Mutants of Wethod: the same kinds of defects, by the same means, on its contacts and clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox.mutants import _listings as lists
from truespec_sandbox.mutants._bends import at, bent, headless, lacking, put, status, taken_for_json
from truespec_sandbox.mutants._defects import acting, asked, parameter, ruled, schema, sent, unbounded
from truespec_sandbox.mutants._keys import any_right, everybodys, keyless, told
from truespec_sandbox.mutants._memory import kept_otherwise, undeleted, unkept
from truespec_sandbox.mutants._mutant import Mutant, Sent
from truespec_sandbox.mutants._pointers import found, without
from truespec_sandbox.mutants._sites import CLIENTS, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._profile import Handler, RequestContext
    from truespec_sandbox._responses import Response
    from truespec_sandbox._wire._strict_json import JSON
    from truespec_sandbox.mutants._mutant import Defect

_P, _C = PEOPLE, CLIENTS
_PARTNERS = PEOPLE.partners
_UNKNOWN = 2_000_000_000
_VERSION = "2024-06-15"


def _mutant(name: str, kind: str, operations: str, says: str, defect: Defect, *proof: Sent) -> Mutant:
    return Mutant(f"wethod-{name}", kind, "wethod", tuple(operations.split()), says, defect, proof)


def _versioned(credentials: Mapping[str, str]) -> Mapping[str, str]:
    return {**credentials, "version": credentials["version"] or _VERSION}


def _uncleared(before: dict[str, JSON], after: dict[str, JSON], context: RequestContext) -> dict[str, JSON]:
    nulls = (
        {name for name, value in context.body.items() if value is None}
        if isinstance(context.body, dict)
        else set[str]()
    )
    return {**after, **{name: before[name] for name in nulls}}


def _unsent_cleared(before: dict[str, JSON], after: dict[str, JSON], context: RequestContext) -> dict[str, JSON]:
    names = {*context.body} if isinstance(context.body, dict) else set[str]()
    kept = {*names, "id", "created_at", "updated_at"}
    return {name: value if name in kept or name not in before else None for name, value in after.items()}


def _quote_breaks(context: RequestContext, handler: Handler) -> Response:
    if "\\" in str(found(context.body, "/notes")):
        message = "odd text"
        raise ValueError(message)
    return handler(context)


def _stripped(value: JSON) -> JSON:
    return value.strip() if isinstance(value, str) else value


def _from(company: str, request: Sent) -> Sent:
    return attrs.evolve(request, headers={**request.headers, "Wethod-Company": company})


_GONE = (_C.made(), _C.deleted())
WETHOD = (
    _mutant("contact-created-200", "status", "createContact", "a create is answered with 200", bent(status(200), "createContact", status=201), _P.made()),
    _mutant("contact-name-any-length", "status", "createContact", "a name of any length is taken", schema("ContactCreate", lambda whole: without(whole, "/properties/name/maxLength")), _P.made(name="A" * 101)),
    _mutant("client-precondition-400", "status", "listClients", "a missing version is 400 instead of 412", bent(status(400), "listClients", status=412), _C.listed(Wethod_Version=None)),
    _mutant("contact-405-without-allow", "required header", "updateContact", "a 405 has no Allow", bent(headless("allow"), "updateContact", status=405), Sent("PUT", "/api/contact/1")),
    _mutant("contact-id-as-text", "wrong type", "getContact", "the id is a text", bent(at("/id", str), "getContact"), _P.made(), _P.read()),
    _mutant("client-without-vat", "missing field", "getClient", "vat is missing", bent(lacking("/vat"), "getClient"), _C.made(), _C.read()),
    _mutant("contacts-with-links", "extra field", "listContacts", "_links is in the listing", bent(put("/*/_links", []), "listContacts"), _P.made(), _P.listed()),
    _mutant("client-updated-null", "null", "listClients", "updated_at is null", bent(put("/*/updated_at", None), "listClients"), _C.made(), _C.listed()),
    _mutant("clients-without-token", "auth", "listClients", "no token is needed", keyless("acme/1", "listClients"), _C.listed(Authorization=None)),
    _mutant("version-left-out", "auth", "getContact listContacts", "the version need not be sent", told(_versioned), _P.listed(Wethod_Version=None)),
    _mutant("viewer-deletes-contacts", "auth", "deleteContact", "a token that may only view deletes contacts", any_right("deleteContact"), _P.made(), _P.deleted(Authorization="Bearer wethod_sandbox_view_token")),
    _mutant("contacts-offset-ignored", "paging", "listContacts", "offset is ignored", acting(asked(lists.ignoring("offset")), "listContacts"), _P.made(), _P.listed("offset=1")),
    _mutant("clients-one-too-many", "paging", "listClients", "a page has one record more than limit", acting(asked(lists.limit_and_one), "listClients"), _C.made(), _C.made(), _C.listed("limit=1")),
    _mutant("contacts-wide-limit", "paging", "listContacts", "limit takes what the document does not allow", ruled(parameter("limit", unbounded), "listContacts"), _P.listed("limit=101")),
    _mutant("contacts-of-any-client", "sort and search", "listContacts", "the filter on the client is ignored", acting(asked(lists.ignoring("client_id")), "listContacts"), _P.made(client_id=1), _P.listed("client_id=2")),
    _mutant("clients-deleted-only-ignored", "sort and search", "listClients", "deleted=only is taken for deleted=include", acting(asked(lambda query: {**query, "deleted": "include"} if query.get("deleted") == "only" else query), "listClients"), _C.made(), _C.listed("deleted=only")),
    _mutant("contacts-moment-ignored", "sort and search", "listContacts", "the filter on updated_at is ignored", acting(asked(lists.ignoring("updated_at")), "listContacts"), _P.made(), _P.listed("updated_at=lt:1999-01-01T00:00:00Z")),
    _mutant("contact-texts-stripped", "echo", "createContact", "texts are kept without the spaces around them", acting(sent(lambda body: {k: _stripped(v) for k, v in body.items()} if isinstance(body, dict) else body), "createContact"), _P.made(notes=" a ")),
    _mutant("client-echo-lacks-town", "echo", "createClient", "the answer to a create has no town, which is kept", bent(at("/town", lambda _: None), "createClient", status=201), _C.made()),
    _mutant("contact-update-lost", "lost update", "updateContact", "an update is answered and not kept", acting(unkept("contacts"), "updateContact"), _P.made(), _P.updated(name="B"), _P.read()),
    _mutant("client-null-ignored", "lost update", "updateClient", "null does not clear a field", acting(kept_otherwise("clients", _uncleared), "updateClient"), _C.made(), _C.updated(town=None), _C.read()),
    _mutant("client-unsent-cleared", "lost update", "updateClient", "an update clears what it does not name", acting(kept_otherwise("clients", _unsent_cleared), "updateClient"), _C.made(), _C.updated(acronym="V"), _C.read()),
    _mutant("contact-delete-lost", "resurrection after delete", "deleteContact", "a deleted contact is still there", acting(undeleted("contacts"), "deleteContact"), _P.made(), _P.deleted(), _P.read()),
    _mutant("client-read-after-delete", "resurrection after delete", "getClient", "a deleted client is read without asking for deleted ones", acting(asked(lambda query: {"deleted": "include", **query}), "getClient"), *_GONE, _C.read()),
    _mutant("clients-list-deleted", "resurrection after delete", "listClients", "deleted clients are listed without asking for them", acting(asked(lambda query: {"deleted": "include", **query}), "listClients"), *_GONE, _C.listed()),
    _mutant("contact-of-any-company", "cross-company reads", "getContact", "a contact is read by every company", acting(everybodys(*_PARTNERS), "getContact"), _P.made(), _from("vega", _P.read())),
    _mutant("clients-of-all-companies", "cross-company reads", "listClients", "the clients of all companies are listed", acting(lists.everybodys_list("", *_PARTNERS), "listClients"), _C.made(), _from("vega", _C.listed())),
    _mutant("contact-takes-text", "media types", "createContact", "a body of text/plain is taken", taken_for_json("text/plain", "createContact"), Sent("POST", "/api/contact", content="{}", headers={"Content-Type": "text/plain"})),
    _mutant("contact-breaks-on-backslash", "crash on odd text", "createContact", "a backslash in the notes is 500", acting(_quote_breaks, "createContact"), _P.made(notes="C:\\")),
    _mutant("contact-error-key", "error code or envelope", "getContact", "the key of a 404 is capital", bent(at("/key", lambda value: str(value).upper()), "getContact", status=404), Sent("GET", f"/api/contacts/{_UNKNOWN}")),
    _mutant("contact-failures-missing", "error code or envelope", "createContact", "a 400 lists no failures", bent(lacking("/failures"), "createContact", status=400), Sent("POST", "/api/contact", {"name": 1})),
)  # fmt: skip
