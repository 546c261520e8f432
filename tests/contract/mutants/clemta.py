"""The mutants of Clemta."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from tests.contract.json_values import at, items, without_member
from tests.contract.mutants.handlers import (
    allow_any_partner,
    crash_on,
    edit_page,
    edit_query,
    edit_request_body,
    edit_total,
    filter_page,
    ignore_parameters,
    increment_limit,
    lose_deletion,
    lose_update,
    resurrect_deleted,
    store_instead,
    wrap_handler,
)
from tests.contract.mutants.mutant import build_mutants
from tests.contract.mutants.responses import (
    drop_field,
    drop_header,
    edit_body,
    edit_field,
    edit_header,
    mutate_response,
    set_field,
    set_media_type,
    set_status,
)
from tests.contract.mutants.validation import (
    accept_any_value,
    accept_unknown_credentials,
    edit_operation,
    edit_schema,
    read_as_json,
    skip_authentication,
    skip_permission,
    without_response,
)

if TYPE_CHECKING:
    from truespec_sandbox._profile import Handler, RequestContext
    from truespec_sandbox._responses import Response

_PARTNERS = ("partner", "other_partner")
_CONTACTS, _ASSETS, _TOTAL = "/data/contacts", "/data/fixed_assets", "/data/total"


def _lower(value: Any) -> str:
    return str(value).lower()


def _round(value: Any) -> Any:
    return round(value) if isinstance(value, float) else value


def _cut(value: Any) -> Any:
    return value[:50] if isinstance(value, str) else value


def _has_astral(text: str) -> bool:
    return max(text, default=" ") > "\uffff"


def _has_non_latin(text: str) -> bool:
    return any("\u0590" <= character <= "\uffff" for character in text)


# Pages


def _repeat_last_of_page_before(query: dict[str, Any]) -> dict[str, Any]:
    return {**query, "skip": str(max(0, int(query.get("skip", 0)) - 1))}


def _gte_as_gt(query: dict[str, Any]) -> dict[str, Any]:
    return {**query, "cost": "gt"} if query.get("cost") == "gte" else query


def _repeat_first(page: list[Any]) -> list[Any]:
    return [*page[:1], *page[:-1]]


def _page_size(response: Response, _context: RequestContext) -> int:
    return len(items(at(response.body, _CONTACTS)))


def _total_of_all(_response: Response, context: RequestContext) -> int:
    return len(context.records.ids("fixed_assets", str(context.parameters.query["company_id"])))


def _total_of_rest(response: Response, context: RequestContext) -> Any:
    total = at(response.body, _TOTAL)
    return total - min(int(str(context.parameters.query.get("skip", 0))), total)


def _matches_case(record: dict[str, Any], context: RequestContext) -> bool:
    text = str(context.parameters.query.get("search", ""))
    return any(text in str(record[name]) for name in ("full_name", "email"))


def _starts_with(record: dict[str, Any], context: RequestContext) -> bool:
    return str(record["title"]).casefold().startswith(str(context.parameters.query.get("search", "")).casefold())


# Stored records


def _keep_only_sent(_before: dict[str, Any], after: dict[str, Any], context: RequestContext) -> dict[str, Any]:
    sent = {*context.body} if isinstance(context.body, dict) else set[str]()
    return {
        name: value
        for name, value in after.items()
        if name in {*sent, "id", "created_at", "updated_at", "cc_emails", "bcc_emails"}
    }


def _forget_cancellation(context: RequestContext, handler: Handler) -> Response:
    formation_id = str(context.parameters.path["id"])
    before = context.records.find("formations", formation_id)
    if before is not None:
        context.records.replace("formations", formation_id, {**before[1], "cancelled_at": None}, indexed=())
    return handler(context)


def _forget_external_ids(context: RequestContext, handler: Handler) -> Response:
    for name in context.records.ids("formation_external_ids", context.partner):
        context.records.delete("formation_external_ids", name)
    return handler(context)


def _ignore_headers(context: RequestContext, handler: Handler) -> Response:
    return handler(evolve(context, parameters=evolve(context.parameters, header={})))


CLEMTA = build_mutants(
    "clemta",
    {
        "status": (
            ("contact-created-201", "createContact", mutate_response(set_status(201))),
            ("asset-gone-400", "getFixedAssetById", mutate_response(set_status(400), status=404)),
            ("formation-created-202", "createFormation", mutate_response(set_status(202))),
            ("contact-deleted-204", "deleteContact", mutate_response(set_status(204))),
            ("formation-since-ignored", "getFormation", wrap_handler(_ignore_headers)),
            ("formation-external-id-twice", "createFormation", wrap_handler(_forget_external_ids)),
            ("contacts-any-company", "getContacts", accept_any_value("company_id")),
        ),
        "required header": (
            ("contacts-without-remaining", "getContacts", mutate_response(drop_header("x-ratelimit-remaining"))),
            ("asset-405-without-allow", "getFixedAssetById", mutate_response(drop_header("allow"), status=405)),
            ("formation-without-last-modified", "getFormation", mutate_response(drop_header("last-modified"))),
            (
                "contact-reset-in-milliseconds",
                "createContact",
                mutate_response(edit_header("x-ratelimit-reset", lambda value: f"{value}000")),
            ),
            (
                "asset-remaining-stands-still",
                "createFixedAsset",
                mutate_response(edit_header("x-ratelimit-remaining", lambda _: "1000000")),
            ),
        ),
        "wrong type": (
            ("contact-time-as-text", "getContactById", mutate_response(edit_field("/data/created_at", str))),
            ("asset-cost-as-text", "getFixedAssets", mutate_response(edit_field("/data/fixed_assets/*/cost", str))),
            ("formation-type-as-list", "getFormation", mutate_response(edit_field("/type", lambda value: [value]))),
            ("contact-lists-as-text", "updateContact", mutate_response(edit_field("/data/cc_emails", lambda _: ""))),
            (
                "asset-cost-negative",
                "updateFixedAsset",
                edit_schema(
                    "UpdateFixedAssetRequest", lambda schema: without_member(schema, "/properties/cost/minimum")
                ),
            ),
        ),
        "missing field": (
            ("contact-without-email", "getContactById", mutate_response(drop_field("/data/email"))),
            (
                "asset-without-number-text",
                "getFixedAssets",
                mutate_response(drop_field("/data/fixed_assets/*/fixed_asset_number_text")),
            ),
            ("formation-without-timezone", "getFormation", mutate_response(drop_field("/timezone"))),
            ("contacts-without-total", "getContacts", mutate_response(drop_field("/data/total"))),
            (
                "asset-title-optional",
                "createFixedAsset",
                edit_schema("CreateFixedAssetRequest", lambda schema: {**schema, "required": ["company_id"]}),
            ),
        ),
        "extra field": (
            (
                "contact-shows-company",
                "createContact",
                mutate_response(set_field("/data/company_id", "64b8f1a2e4b0c8d9f0123456")),
            ),
            ("assets-with-version", "getFixedAssets", mutate_response(set_field("/data/fixed_assets/*/__v", 0))),
            ("formation-shows-ssn", "getFormation", mutate_response(set_field("/shareholders/*/ssn", "000-12-3456"))),
            (
                "contact-takes-more",
                "updateContact",
                edit_schema("UpdateContactRequest", lambda schema: {**schema, "additionalProperties": True}),
            ),
        ),
        "enum": (
            (
                "contact-any-type",
                "createContact",
                edit_schema("CreateContactRequest", lambda schema: without_member(schema, "/properties/type/enum")),
            ),
            (
                "contact-type-capital",
                "getContactById",
                mutate_response(edit_field("/data/type", lambda value: str(value).title())),
            ),
            (
                "asset-number-text",
                "createFixedAsset",
                mutate_response(edit_field("/data/fixed_asset_number_text", _lower)),
            ),
            ("formation-status-pending", "createFormation", mutate_response(set_field("/data/status", "pending"))),
            ("contact-success-false", "deleteContact", mutate_response(set_field("/success", value=False))),
        ),
        "null": (
            ("contact-billing-null", "getContactById", mutate_response(set_field("/data/billing", None))),
            (
                "asset-salvage-null",
                "getFixedAssetById",
                mutate_response(edit_field("/data/salvage_value", lambda value: value or None)),
            ),
            ("formation-shareholders-null", "getFormation", mutate_response(set_field("/shareholders", None))),
            (
                "contacts-null-when-empty",
                "getContacts",
                mutate_response(edit_field("/data/contacts", lambda value: value or None)),
            ),
        ),
        "media types": (
            ("contact-takes-text", "createContact", read_as_json("text/plain")),
            ("contact-in-html", "getContactById", mutate_response(set_media_type("text/html"))),
            ("contacts-whatever-accepted", "getContacts", edit_operation(without_response("406"))),
            ("contact-wrong-type-400", "createContact", mutate_response(set_status(400), status=415)),
        ),
        "error code or envelope": (
            (
                "asset-error-code",
                "getFixedAssetById",
                mutate_response(set_field("/error/code", "CONTACT_NOT_FOUND"), status=404),
            ),
            ("contact-error-as-text", "createContact", mutate_response(set_field("/error", "Invalid"), status=400)),
            (
                "contacts-401-with-success",
                "getContacts",
                mutate_response(set_field("/success", value=True), status=401),
            ),
            (
                "formation-conflict-code",
                "createFormation",
                mutate_response(set_field("/error/code", "INVALID_REQUEST"), status=409),
            ),
            (
                "contact-error-bare",
                "deleteContact",
                mutate_response(edit_body(lambda _: {"detail": "Not Found"}), status=404),
            ),
        ),
        "auth": (
            ("contacts-without-key", "getContacts", skip_authentication("partner")),
            ("any-key-opens", "getFixedAssetById getFixedAssets", accept_unknown_credentials("partner")),
            ("reader-creates-contacts", "createContact", skip_permission()),
            ("accountant-sees-formations", "getFormation", skip_permission()),
        ),
        "paging": (
            ("contacts-one-too-many", "getContacts", wrap_handler(edit_query(increment_limit))),
            ("assets-skip-ignored", "getFixedAssets", wrap_handler(ignore_parameters("skip"))),
            ("contacts-pages-overlap", "getContacts", wrap_handler(edit_query(_repeat_last_of_page_before))),
            ("assets-one-twice", "getFixedAssets", wrap_handler(edit_page(_ASSETS, _repeat_first))),
            ("contacts-wide-limit", "getContacts", accept_any_value("limit")),
            ("contacts-page-capped", "getContacts", wrap_handler(edit_page(_CONTACTS, lambda page: page[:20]))),
        ),
        "totals": (
            ("contacts-total-of-page", "getContacts", wrap_handler(edit_total(_TOTAL, _page_size))),
            ("assets-total-of-all", "getFixedAssets", wrap_handler(edit_total(_TOTAL, _total_of_all))),
            ("contacts-total-of-rest", "getContacts", wrap_handler(edit_total(_TOTAL, _total_of_rest))),
        ),
        "sort and search": (
            ("contacts-order-ignored", "getContacts", wrap_handler(ignore_parameters("order"))),
            ("assets-sort-ignored", "getFixedAssets", wrap_handler(ignore_parameters("sort"))),
            ("contacts-search-exact-case", "getContacts", wrap_handler(filter_page(_CONTACTS, _TOTAL, _matches_case))),
            ("assets-search-beginning", "getFixedAssets", wrap_handler(filter_page(_ASSETS, _TOTAL, _starts_with))),
            ("assets-gte-is-gt", "getFixedAssets", wrap_handler(edit_query(_gte_as_gt))),
            ("assets-range-open", "getFixedAssets", wrap_handler(ignore_parameters("end_cost_value"))),
            ("contacts-time-ignored", "getContacts", wrap_handler(ignore_parameters("created_at", "end_date"))),
        ),
        "echo": (
            ("contact-echo-lacks", "createContact", mutate_response(drop_field("/data/description"))),
            ("contact-email-lower", "createContact", wrap_handler(edit_request_body("/email", _lower))),
            ("asset-cost-rounded", "createFixedAsset", wrap_handler(edit_request_body("/cost", _round))),
            ("contact-name-cut", "createContact updateContact", wrap_handler(edit_request_body("/full_name", _cut))),
            ("formation-loses-external-id", "createFormation", mutate_response(drop_field("/data/external_id"))),
        ),
        "lost update": (
            ("contact-update-lost", "updateContact", wrap_handler(lose_update("contacts"))),
            ("contact-update-replaces", "updateContact", wrap_handler(store_instead("contacts", _keep_only_sent))),
            (
                "asset-update-renews",
                "updateFixedAsset",
                wrap_handler(
                    store_instead("fixed_assets", lambda _before, after, _context: {**after, "fixed_asset_number": 77})
                ),
            ),
            (
                "contact-update-empties",
                "updateContact",
                wrap_handler(store_instead("contacts", lambda _before, after, _context: {**after, "description": ""})),
            ),
            ("formation-cancel-lost", "cancelFormation", wrap_handler(lose_update("formations"))),
        ),
        "resurrection after delete": (
            ("contact-delete-lost", "deleteContact", wrap_handler(lose_deletion("contacts"))),
            (
                "assets-list-deleted",
                "deleteFixedAsset getFixedAssets",
                resurrect_deleted("fixed_assets", "deleteFixedAsset", listing="getFixedAssets"),
            ),
            (
                "contact-update-revives",
                "deleteContact updateContact",
                resurrect_deleted("contacts", "deleteContact", operation="updateContact", permanently=True),
            ),
            (
                "asset-read-after-delete",
                "deleteFixedAsset getFixedAssetById",
                resurrect_deleted("fixed_assets", "deleteFixedAsset", operation="getFixedAssetById"),
            ),
            ("formation-cancelled-twice", "cancelFormation", wrap_handler(_forget_cancellation)),
        ),
        "cross-company reads": (
            ("contact-read-by-all", "getContactById", wrap_handler(allow_any_partner(*_PARTNERS))),
            ("assets-listed-by-all", "getFixedAssets", wrap_handler(allow_any_partner(*_PARTNERS))),
            ("asset-updated-by-all", "updateFixedAsset", wrap_handler(allow_any_partner(*_PARTNERS))),
            ("contact-deleted-by-all", "deleteContact", wrap_handler(allow_any_partner(*_PARTNERS))),
            ("formation-read-by-all", "getFormation", wrap_handler(allow_any_partner(*_PARTNERS))),
        ),
        "crash on odd text": (
            ("search-breaks-on-quote", "getContacts", wrap_handler(crash_on("/search", lambda text: "'" in text))),
            ("contact-breaks-on-emoji", "createContact", wrap_handler(crash_on("/full_name", _has_astral))),
            ("asset-breaks-on-percent", "createFixedAsset", wrap_handler(crash_on("/title", lambda text: "%" in text))),
            (
                "formation-breaks-on-name",
                "createFormation",
                wrap_handler(crash_on("/company_data/name", _has_non_latin)),
            ),
        ),
    },
)
