"""Mutants of Clemta that do the wrong thing: keys, pages, totals, order, what is kept, what is seen, odd text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox.mutants import _listings as lists
from truespec_sandbox.mutants._bends import bent, lacking
from truespec_sandbox.mutants._clemta_forms import formation
from truespec_sandbox.mutants._defects import acting, asked, parameter, ruled, sent, unbounded
from truespec_sandbox.mutants._keys import any_key, any_right, everybodys, keyless
from truespec_sandbox.mutants._memory import haunted, kept_otherwise, undeleted, unkept
from truespec_sandbox.mutants._mutant import MOMENT_TEXT, Mutant, Sent
from truespec_sandbox.mutants._pointers import altered, found
from truespec_sandbox.mutants._sites import ASSETS, CONTACTS, OTHER_COMPANY, OTHER_KEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._profile import Handler, RequestContext
    from truespec_sandbox._responses import Response
    from truespec_sandbox._wire._strict_json import JSON
    from truespec_sandbox.mutants._defects import Act
    from truespec_sandbox.mutants._mutant import Defect

_C, _A = CONTACTS, ASSETS
_FORMED = Sent("GET", "/formations/{0:/data/company_id}")
_CANCELLED = Sent("DELETE", "/formations/{0:/data/company_id}")
_PARTNERS = CONTACTS.partners
_TOTAL = "/data/total"
_OTHERS = {"X-API-Key": OTHER_KEY}


def _mutant(name: str, kind: str, operations: str, says: str, defect: Defect, *proof: Sent) -> Mutant:
    return Mutant(name, kind, "clemta", tuple(operations.split()), says, defect, proof)


def _by_other(request: Sent) -> Sent:
    return attrs.evolve(request, headers={**request.headers, **_OTHERS})


def _whole_total(response: Response, context: RequestContext) -> JSON:
    del response
    return len(context.records.ids("fixed_assets", str(context.parameters.query["company_id"])))


def _less_on_later_pages(response: Response, context: RequestContext) -> JSON:
    total = found(response.body, _TOTAL)
    skip = lists.number(context.parameters.query.get("skip"))
    return total - min(skip, total) if isinstance(total, int) else total


def _page_size(response: Response, context: RequestContext) -> JSON:
    del context
    items = found(response.body, "/data/contacts")
    return len(items) if isinstance(items, list) else 0


def _repeating(query: dict[str, JSON]) -> dict[str, JSON]:
    skip = lists.number(query.get("skip"))
    return {**query, "skip": str(max(0, skip - 1))}


def _case_kept(item: dict[str, JSON], context: RequestContext) -> bool:
    wanted = str(context.parameters.query.get("search", ""))
    return any(wanted in str(item[name]) for name in ("full_name", "email"))


def _starts(item: dict[str, JSON], context: RequestContext) -> bool:
    return str(item["title"]).casefold().startswith(str(context.parameters.query.get("search", "")).casefold())


def _gte_is_gt(query: dict[str, JSON]) -> dict[str, JSON]:
    return {**query, "cost": "gt"} if query.get("cost") == "gte" else query


def _breaking(is_odd: Callable[[str], bool], where: str) -> Act:
    def act(context: RequestContext, handler: Handler) -> Response:
        source: JSON = context.body if context.body is not None else dict(context.parameters.query)
        if is_odd(str(found(source, where) or "")):
            message = "odd text"
            raise ValueError(message)
        return handler(context)

    return act


def _rounded(value: JSON) -> JSON:
    return round(value) if isinstance(value, float) else value


def _cut(value: JSON) -> JSON:
    return value[:50] if isinstance(value, str) else value


def _only_sent(before: dict[str, JSON], after: dict[str, JSON], context: RequestContext) -> dict[str, JSON]:
    del before
    sent_names = {*context.body} if isinstance(context.body, dict) else set[str]()
    always = ("id", "created_at", "updated_at", "cc_emails", "bcc_emails")
    return {name: value for name, value in after.items() if name in sent_names or name in always}


def _cancelled_not(before: dict[str, JSON], after: dict[str, JSON], context: RequestContext) -> dict[str, JSON]:
    del after, context
    return before


def _cancel_again(context: RequestContext, handler: Handler) -> Response:
    record_id = str(context.parameters.path["id"])
    before = context.records.find("formations", record_id)
    if before is not None:
        context.records.replace("formations", record_id, {**before[1], "cancelled_at": None}, indexed=())
    return handler(context)


def _since_ignored(context: RequestContext, handler: Handler) -> Response:
    return handler(attrs.evolve(context, parameters=attrs.evolve(context.parameters, header={})))


def _free_external_id(context: RequestContext, handler: Handler) -> Response:
    names = context.records.ids("formation_external_ids", context.partner)
    for name in names:
        context.records.delete("formation_external_ids", name)
    return handler(context)


def _unbilled(before: dict[str, JSON], after: dict[str, JSON], context: RequestContext) -> dict[str, JSON]:
    del before, context
    return {**after, "description": ""}


_OTHER_LIST = Sent("GET", f"/fixed-assets?company_id={OTHER_COMPANY}")
STATE = (
    _mutant("contacts-without-key", "auth", "getContacts", "no key is needed", keyless("partner", "getContacts"), _C.listed(X_API_Key=None)),
    _mutant("any-key-opens", "auth", "getFixedAssetById getFixedAssets", "an unknown key opens what the partner's does", any_key("partner"), _A.listed(X_API_Key="made_up_key")),
    _mutant("reader-creates-contacts", "auth", "createContact", "a key that may only read creates contacts", any_right("createContact"), attrs.evolve(_C.made(), headers={"X-API-Key": "clemta_sandbox_read_only_key"})),
    _mutant("accountant-sees-formations", "auth", "getFormation", "a key without rights to formations reads them", any_right("getFormation"), formation(), attrs.evolve(_FORMED, headers={"X-API-Key": "clemta_sandbox_accounting_key"})),
    _mutant("contacts-one-too-many", "paging", "getContacts", "a page has one record more than limit", acting(asked(lists.limit_and_one), "getContacts"), _C.made(), _C.made(), _C.listed("limit=1")),
    _mutant("assets-skip-ignored", "paging", "getFixedAssets", "skip is ignored", acting(asked(lists.ignoring("skip")), "getFixedAssets"), _A.made(), _A.listed("skip=1")),
    _mutant("contacts-pages-overlap", "paging", "getContacts", "a page begins with the last record of the page before", acting(asked(_repeating), "getContacts"), _C.made(full_name="A"), _C.made(full_name="B"), _C.listed("skip=1&limit=1")),
    _mutant("assets-one-twice", "paging", "getFixedAssets", "the first record is on a page twice, in the place of the last", acting(lists.paged("/data/fixed_assets", lambda items: [*items[:1], *items[:-1]]), "getFixedAssets"), _A.made(), _A.made(), _A.listed()),
    _mutant("contacts-wide-limit", "paging", "getContacts", "limit takes what the document does not allow", ruled(parameter("limit", unbounded), "getContacts"), _C.listed("limit=101")),
    _mutant("contacts-page-capped", "paging", "getContacts", "no page has more than 20 records, whatever limit says", acting(lists.paged("/data/contacts", lambda items: items[:20]), "getContacts"), *[_C.made()] * 21, _C.listed("limit=50")),
    _mutant("contacts-total-of-page", "totals", "getContacts", "total is the number of records on the page", acting(lists.counted(_TOTAL, _page_size), "getContacts"), _C.made(), _C.made(), _C.listed("limit=1")),
    _mutant("assets-total-of-all", "totals", "getFixedAssets", "total counts what search leaves out", acting(lists.counted(_TOTAL, _whole_total), "getFixedAssets"), _A.made(), _A.listed("search=nothing")),
    _mutant("contacts-total-of-rest", "totals", "getContacts", "total counts from skip on", acting(lists.counted(_TOTAL, _less_on_later_pages), "getContacts"), _C.made(), _C.made(), _C.listed("skip=1")),
    _mutant("contacts-order-ignored", "sort and search", "getContacts", "order is ignored", acting(asked(lists.ignoring("order")), "getContacts"), _C.made(full_name="A"), _C.made(full_name="B"), _C.listed("sort=full_name&order=desc")),
    _mutant("assets-sort-ignored", "sort and search", "getFixedAssets", "sort is ignored", acting(asked(lists.ignoring("sort")), "getFixedAssets"), _A.made(cost=2), _A.made(cost=1), _A.listed("sort=cost")),
    _mutant("contacts-search-exact-case", "sort and search", "getContacts", "search minds the case", acting(lists.matching("/data/contacts", _TOTAL, _case_kept), "getContacts"), _C.made(), _C.listed("search=ADA")),
    _mutant("assets-search-beginning", "sort and search", "getFixedAssets", "search finds beginnings alone", acting(lists.matching("/data/fixed_assets", _TOTAL, _starts), "getFixedAssets"), _A.made(), _A.listed("search=machine")),
    _mutant("assets-gte-is-gt", "sort and search", "getFixedAssets", "gte leaves out what is equal", acting(asked(_gte_is_gt), "getFixedAssets"), _A.made(cost=5), _A.listed("cost=gte&cost_value=5")),
    _mutant("assets-range-open", "sort and search", "getFixedAssets", "the end of a range of costs is ignored", acting(asked(lists.ignoring("end_cost_value")), "getFixedAssets"), _A.made(cost=5), _A.listed("end_cost_value=4")),
    _mutant("contacts-time-ignored", "sort and search", "getContacts", "the filter on the creation time is ignored", acting(asked(lists.ignoring("created_at", "end_date")), "getContacts"), _C.made(), _C.listed("created_at=lt&created_at_value=5")),
    _mutant("contact-echo-lacks", "echo", "createContact", "the answer to a create lacks the description, which is kept", bent(lacking("/data/description"), "createContact"), _C.made()),
    _mutant("contact-email-lower", "echo", "createContact", "e-mail addresses are kept in lower case", acting(sent(lambda body: altered(body, "/email", lambda value: str(value).lower())), "createContact"), _C.made(email="Ada@Example.com")),
    _mutant("asset-cost-rounded", "echo", "createFixedAsset", "costs are kept in whole dollars", acting(sent(lambda body: altered(body, "/cost", _rounded)), "createFixedAsset"), _A.made()),
    _mutant("contact-name-cut", "echo", "createContact updateContact", "names are cut after 50 characters", acting(sent(lambda body: altered(body, "/full_name", _cut)), "createContact", "updateContact"), _C.made(full_name="A" * 60)),
    _mutant("formation-loses-external-id", "echo", "createFormation", "the answer to a create lacks the external_id", bent(lacking("/data/external_id"), "createFormation"), formation("order-1")),
    _mutant("contact-update-lost", "lost update", "updateContact", "an update is answered and not kept", acting(unkept("contacts"), "updateContact"), _C.made(), _C.updated(full_name="B"), _C.read()),
    _mutant("contact-update-replaces", "lost update", "updateContact", "an update drops the fields that it does not name", acting(kept_otherwise("contacts", _only_sent), "updateContact"), _C.made(), _C.updated(), _C.read()),
    _mutant("asset-update-renews", "lost update", "updateFixedAsset", "an update changes the asset's number too", acting(kept_otherwise("fixed_assets", lambda _b, after, _c: {**after, "fixed_asset_number": 77}), "updateFixedAsset"), _A.made(), _A.updated(), _A.read()),
    _mutant("contact-update-empties", "lost update", "updateContact", "an update empties the description", acting(kept_otherwise("contacts", _unbilled), "updateContact"), _C.made(), _C.updated(), _C.read()),
    _mutant("formation-cancel-lost", "lost update", "cancelFormation", "a cancellation is answered and not kept", acting(kept_otherwise("formations", _cancelled_not), "cancelFormation"), formation(), _CANCELLED, _FORMED),
    _mutant("contact-delete-lost", "resurrection after delete", "deleteContact", "a deleted contact is still there", acting(undeleted("contacts"), "deleteContact"), _C.made(), _C.deleted(), _C.read()),
    _mutant("assets-list-deleted", "resurrection after delete", "deleteFixedAsset getFixedAssets", "a deleted asset is still listed", haunted("fixed_assets", "deleteFixedAsset", shown="getFixedAssets"), _A.made(), _A.deleted(), _A.listed()),
    _mutant("contact-update-revives", "resurrection after delete", "deleteContact updateContact", "an update brings a deleted contact back", haunted("contacts", "deleteContact", seen="updateContact", stays=True), _C.made(), _C.deleted(), _C.updated()),
    _mutant("asset-read-after-delete", "resurrection after delete", "deleteFixedAsset getFixedAssetById", "a deleted asset can still be read", haunted("fixed_assets", "deleteFixedAsset", seen="getFixedAssetById"), _A.made(), _A.deleted(), _A.read()),
    _mutant("formation-cancelled-twice", "resurrection after delete", "cancelFormation", "a cancelled formation can be cancelled again", acting(_cancel_again, "cancelFormation"), formation(), _CANCELLED, _CANCELLED),
    _mutant("contact-read-by-all", "cross-company reads", "getContactById", "every partner reads every contact", acting(everybodys(*_PARTNERS), "getContactById"), _C.made(), _by_other(_C.read())),
    _mutant("assets-listed-by-all", "cross-company reads", "getFixedAssets", "every partner lists every company's assets", acting(everybodys(*_PARTNERS), "getFixedAssets"), _OTHER_LIST),
    _mutant("asset-updated-by-all", "cross-company reads", "updateFixedAsset", "every partner updates every asset", acting(everybodys(*_PARTNERS), "updateFixedAsset"), _A.made(), _by_other(_A.updated())),
    _mutant("contact-deleted-by-all", "cross-company reads", "deleteContact", "every partner deletes every contact", acting(everybodys(*_PARTNERS), "deleteContact"), _C.made(), _by_other(_C.deleted())),
    _mutant("formation-read-by-all", "cross-company reads", "getFormation", "every partner reads every formation", acting(everybodys(*_PARTNERS), "getFormation"), formation(), _by_other(_FORMED)),
    _mutant("search-breaks-on-quote", "crash on odd text", "getContacts", "an apostrophe in search is 500", acting(_breaking(lambda text: "'" in text, "/search"), "getContacts"), _C.listed("search=o'neil")),
    _mutant("contact-breaks-on-emoji", "crash on odd text", "createContact", "a name beyond the basic plane is 500", acting(_breaking(lambda text: max(text, default=" ") > "\uffff", "/full_name"), "createContact"), _C.made(full_name="Ada \N{HOT BEVERAGE}\N{DROMEDARY CAMEL}")),
    _mutant("asset-breaks-on-percent", "crash on odd text", "createFixedAsset", "a percent sign in a title is 500", acting(_breaking(lambda text: "%" in text, "/title"), "createFixedAsset"), _A.made(title="100%")),
    _mutant("formation-breaks-on-name", "crash on odd text", "createFormation", "letters beyond Latin in a name are 500", acting(_breaking(lambda text: any("\u0590" <= each <= "\uffff" for each in text), "/company_data/name"), "createFormation"), formation(name="\u65e5\u672c")),
    _mutant("formation-since-ignored", "status", "getFormation", "If-Modified-Since is ignored: 200 instead of 304", acting(_since_ignored, "getFormation"), formation(), attrs.evolve(_FORMED, headers={"If-Modified-Since": MOMENT_TEXT})),
    _mutant("formation-external-id-twice", "status", "createFormation", "an external_id can be used twice", acting(_free_external_id, "createFormation"), formation("twice"), formation("twice")),
    _mutant("contacts-any-company", "status", "getContacts", "a company_id that is none is no error", ruled(parameter("company_id", unbounded), "getContacts"), Sent("GET", "/contacts?company_id=x")),
)  # fmt: skip
