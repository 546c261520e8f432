"""The mutants of Wethod."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.contract.json_values import without_member
from tests.contract.mutants.handlers import (
    allow_any_partner,
    crash_on,
    edit_query,
    edit_request_body,
    ignore_parameters,
    increment_limit,
    list_all_partners,
    lose_deletion,
    lose_update,
    store_instead,
    wrap_handler,
)
from tests.contract.mutants.mutant import build_mutants
from tests.contract.mutants.responses import (
    drop_field,
    drop_header,
    edit_field,
    mutate_response,
    set_field,
    set_status,
)
from tests.contract.mutants.validation import (
    accept_any_value,
    edit_credentials,
    edit_schema,
    read_as_json,
    skip_authentication,
    skip_permission,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._profile import RequestContext

_PARTNERS = ("acme/1", "vega/1", "borealis/5")
_VERSION = "2024-06-15"


def _default_version(credentials: Mapping[str, str]) -> Mapping[str, str]:
    return {**credentials, "version": credentials["version"] or _VERSION}


def _include_deleted(query: dict[str, Any]) -> dict[str, Any]:
    return {"deleted": "include", **query}


def _only_as_include(query: dict[str, Any]) -> dict[str, Any]:
    return {**query, "deleted": "include"} if query.get("deleted") == "only" else query


def _ignore_nulls(before: dict[str, Any], after: dict[str, Any], context: RequestContext) -> dict[str, Any]:
    sent = context.body if isinstance(context.body, dict) else {}
    return {**after, **{name: before[name] for name, value in sent.items() if value is None}}


def _clear_unsent(before: dict[str, Any], after: dict[str, Any], context: RequestContext) -> dict[str, Any]:
    sent = {*context.body} if isinstance(context.body, dict) else set[str]()
    kept = {*sent, "id", "created_at", "updated_at"}
    return {name: value if name in kept or name not in before else None for name, value in after.items()}


def _strip_strings(body: Any) -> Any:
    return {name: value.strip() if isinstance(value, str) else value for name, value in body.items()}


WETHOD = build_mutants(
    "wethod",
    {
        "status": (
            ("wethod-contact-created-200", "createContact", mutate_response(set_status(200), status=201)),
            (
                "wethod-contact-name-any-length",
                "createContact",
                edit_schema("ContactCreate", lambda schema: without_member(schema, "/properties/name/maxLength")),
            ),
            ("wethod-client-precondition-400", "listClients", mutate_response(set_status(400), status=412)),
        ),
        "required header": (
            ("wethod-contact-405-without-allow", "updateContact", mutate_response(drop_header("allow"), status=405)),
        ),
        "wrong type": (("wethod-contact-id-as-text", "getContact", mutate_response(edit_field("/id", str))),),
        "missing field": (("wethod-client-without-vat", "getClient", mutate_response(drop_field("/vat"))),),
        "extra field": (("wethod-contacts-with-links", "listContacts", mutate_response(set_field("/*/_links", []))),),
        "null": (("wethod-client-updated-null", "listClients", mutate_response(set_field("/*/updated_at", None))),),
        "auth": (
            ("wethod-clients-without-token", "listClients", skip_authentication("acme/1")),
            ("wethod-version-left-out", "getContact listContacts", edit_credentials(_default_version)),
            ("wethod-viewer-deletes-contacts", "deleteContact", skip_permission()),
        ),
        "paging": (
            ("wethod-contacts-offset-ignored", "listContacts", wrap_handler(ignore_parameters("offset"))),
            ("wethod-clients-one-too-many", "listClients", wrap_handler(edit_query(increment_limit))),
            ("wethod-contacts-wide-limit", "listContacts", accept_any_value("limit")),
        ),
        "sort and search": (
            ("wethod-contacts-of-any-client", "listContacts", wrap_handler(ignore_parameters("client_id"))),
            ("wethod-clients-deleted-only-ignored", "listClients", wrap_handler(edit_query(_only_as_include))),
            ("wethod-contacts-updated-at-ignored", "listContacts", wrap_handler(ignore_parameters("updated_at"))),
        ),
        "echo": (
            ("wethod-contact-texts-stripped", "createContact", wrap_handler(edit_request_body("", _strip_strings))),
            (
                "wethod-client-echo-lacks-town",
                "createClient",
                mutate_response(edit_field("/town", lambda _: None), status=201),
            ),
        ),
        "lost update": (
            ("wethod-contact-update-lost", "updateContact", wrap_handler(lose_update("contacts"))),
            ("wethod-client-null-ignored", "updateClient", wrap_handler(store_instead("clients", _ignore_nulls))),
            (
                "wethod-client-update-clears-unsent",
                "updateClient",
                wrap_handler(store_instead("clients", _clear_unsent)),
            ),
        ),
        "resurrection after delete": (
            ("wethod-contact-delete-lost", "deleteContact", wrap_handler(lose_deletion("contacts"))),
            ("wethod-client-read-after-delete", "getClient", wrap_handler(edit_query(_include_deleted))),
            ("wethod-clients-list-deleted", "listClients", wrap_handler(edit_query(_include_deleted))),
        ),
        "cross-company reads": (
            ("wethod-contact-of-any-company", "getContact", wrap_handler(allow_any_partner(*_PARTNERS))),
            ("wethod-clients-of-all-companies", "listClients", wrap_handler(list_all_partners(*_PARTNERS))),
        ),
        "media types": (("wethod-contact-takes-text", "createContact", read_as_json("text/plain")),),
        "crash on odd text": (
            (
                "wethod-contact-breaks-on-backslash",
                "createContact",
                wrap_handler(crash_on("/notes", lambda text: "\\" in text)),
            ),
        ),
        "error code or envelope": (
            (
                "wethod-contact-error-key",
                "getContact",
                mutate_response(edit_field("/key", lambda value: str(value).upper()), status=404),
            ),
            ("wethod-contact-failures-missing", "createContact", mutate_response(drop_field("/failures"), status=400)),
        ),
    },
)
