"""What the documents of the APIs do not say and the contract suite needs to know, as data."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from tests.contract.formation_forms import build_form
from tests.contract.resources import (
    API,
    Cancellation,
    DeletedFilter,
    Filter,
    RateLimitHeaders,
    Resource,
    RestrictedCredentials,
    Search,
    Sorting,
    UniqueField,
)

_COMPANY, _OTHER_COMPANY = "64b8f1a2e4b0c8d9f0123456", "64b8f1a2e4b0c8d9f0abcdef"
_ALL_OPERATORS = ("gt", "gte", "lt", "lte", "eq")
_NAMES = ("Ada", "bo", "Čapek", "Dé", "Émile", "O'Neil", "Zoë", "100% Bean", "under_score", "back\\slash", '"quoted"')
_YEAR_2000, _YEAR_2100 = 946684800, 4102444800


def _contact(number: int) -> dict[str, Any]:
    name = _NAMES[number % len(_NAMES)]
    return {
        "full_name": f"{name} {chr(97 + number * 7 % 26)}",
        "email": f"{chr(122 - number % 26)}{number}@example.com",
    }


def _asset(number: int) -> dict[str, Any]:
    title = f"{_NAMES[number % len(_NAMES)]} {chr(97 + number * 7 % 26)}"
    amounts = {"cost": 1000.5 + number * 37 % 11, "salvage_value": number * 3 % 7, "business_use": number * 13 % 101}
    return {"title": title, "placed_in_service": 1735689600 + number * 86400 * 5 % 97, **amounts}


def _two_parameters(field: str, operands: tuple[Any, ...] = ()) -> Filter:
    return Filter(field, {field: "{operator}", f"{field}_value": "{value}"}, _ALL_OPERATORS, operands)


def _upper_bound(field: str, parameter: str, operands: tuple[Any, ...] = ()) -> Filter:
    return Filter(field, {parameter: "{value}"}, ("lte",), operands)


_TIMES = (
    _two_parameters("created_at", (_YEAR_2000, _YEAR_2100)),
    _upper_bound("created_at", "end_date", (_YEAR_2000, _YEAR_2100)),
)
_OF_COMPANY: dict[str, Any] = {
    "created": "/data",
    "record": "/data",
    "total": "/data/total",
    "scope": {"company_id": _COMPANY},
    "other_scope": {"company_id": _OTHER_COMPANY},
    "renamed": {"company_id": ""},
    "sorting": Sorting("sort", "order"),
    "owner_field": "company_id",
}

_DIRECTOR = {
    "first_name": "Ilse", "last_name": "Brandt", "email": "ilse@example.com", "phone": "3075550100", "iso_code": "US",
    "title": "Director", "address": {"address1": "7 Alder Court", "city": "Laramie", "state": "WY", "zip": "82070", "country": "US"},
}  # fmt: skip


def _edit_holder(body: dict[str, Any], **changes: Any) -> dict[str, Any]:
    first, *others = body["shareholders"]
    changed = {name: value for name, value in {**first, **changes}.items() if value is not None}
    return {**body, "shareholders": [changed, *others]}


CLEMTA = API(
    name="clemta",
    secrets={"ApiKeyAuth": "CLEMTA_API_KEY"},
    constants={},
    other_identity={"ApiKeyAuth": "clemta_sandbox_other_key"},
    restricted=(
        RestrictedCredentials("no key", {"ApiKeyAuth": None}, 401, needs_sandbox=False, code="API_KEY_REQUIRED"),
        RestrictedCredentials(
            "an unknown key", {"ApiKeyAuth": "made_up_key"}, 401, needs_sandbox=False, code="INVALID_API_KEY"
        ),
        RestrictedCredentials("a key without rights", {"ApiKeyAuth": "clemta_sandbox_key_without_rights"}, 403),
        RestrictedCredentials(
            "a key that may only read",
            {"ApiKeyAuth": "clemta_sandbox_read_only_key"},
            403,
            lambda method, _: method != "GET",
        ),
        RestrictedCredentials(
            "a key without rights to formations",
            {"ApiKeyAuth": "clemta_sandbox_accounting_key"},
            403,
            lambda _, path: path.startswith("/formations"),
        ),
    ),
    resources=(
        Resource(
            name="contacts",
            create="createContact",
            list="getContacts",
            read="getContactById",
            update="updateContact",
            delete="deleteContact",
            items="/data/contacts",
            vary=_contact,
            filters=_TIMES,
            search=Search("search", ("full_name", "email")),
            marked=("full_name", "description"),
            **_OF_COMPANY,
        ),
        Resource(
            name="fixed assets",
            create="createFixedAsset",
            list="getFixedAssets",
            read="getFixedAssetById",
            update="updateFixedAsset",
            delete="deleteFixedAsset",
            items="/data/fixed_assets",
            vary=_asset,
            filters=(
                *_TIMES,
                *(
                    _two_parameters(field)
                    for field in ("fixed_asset_number", "title", "placed_in_service", "cost", "salvage_value")
                ),
                _two_parameters("business_use"),
                _upper_bound("placed_in_service", "end_placed_in_service_value"),
                _upper_bound("cost", "end_cost_value"),
                _upper_bound("salvage_value", "end_salvage_value"),
                _upper_bound("business_use", "end_business_use_value"),
            ),
            search=Search("search", ("title",)),
            marked=("title",),
            **_OF_COMPANY,
        ),
        Resource(
            name="formations",
            create="createFormation",
            read="getFormation",
            delete="cancelFormation",
            created="/data",
            id="/company_id",
            form_part="company_data",
            build_form=build_form,
            renamed={
                "name": "company_name", "private": "is_company_private", "account_holder": "", "package": "",

            },
            partial=("shareholders", "officers", "directors"),
            ruled=("type", "state", "ending", "timezone", "shareholders", "directors", "officers", "ein", "number_of_shares"),
            invalid=(
                ("an individual gives ssn or itin", lambda body: _edit_holder(body, ssn=None, itin=None)),
                ("an individual gives a first name", lambda body: _edit_holder(body, first_name=None)),
                ("an individual gives a last name", lambda body: _edit_holder(body, last_name=None)),
                ("an LLC ends in LLC", lambda body: {**body, "type": "LLC", "ending": "Inc."}),
                ("a C-CORP does not end in LLC", lambda body: {**body, "type": "C-CORP", "ending": "LLC"}),
                ("an LLC has no directors", lambda body: {**body, "directors": [_DIRECTOR]}),
                ("an LLC has no officers", lambda body: {**body, "officers": [_DIRECTOR]}),
                ("a shareholder of an LLC is no director", lambda body: _edit_holder(body, is_director=True)),
                ("a shareholder of an LLC is no officer", lambda body: _edit_holder(body, is_officer=True)),
                ("an organization gives its name and ein", lambda body: _edit_holder(body, type="organization")),
            ),
            echoed=("external_id",),
            unique_field=UniqueField("external_id", 409),
            supports_conditional_reads=True,
            cancellation=Cancellation("/status", "cancelled", 400),
        ),
    ),
    rate_limit=RateLimitHeaders("x-ratelimit-remaining", "x-ratelimit-reset", "x-ratelimit-type", "api_key"),
    unknown_id="0123456789abcdef01234567",
    invalid_id="x" * 65,
    irreversible=frozenset({"createFormation", "cancelFormation"}),
    error_code="/error/code",
    live_values={_COMPANY: "CLEMTA_COMPANY_ID"},
    quick_tags=frozenset({"Formation"}),
)  # fmt: skip

_TIMESTAMPS = ("1999-01-01T00:00:00.000Z", "2099-12-31T23:59:59.000Z")


def _person(number: int) -> dict[str, Any]:
    return {"name": f"{_NAMES[number % len(_NAMES)]} {number}", "client_id": 1 + number % 3}


def _client(number: int) -> dict[str, Any]:
    return {"corporate_name": f"{_NAMES[number % len(_NAMES)]} {number}"}


def _timestamp_filter(field: str, *operators: str) -> Filter:
    return Filter(field, {field: "{operator}:{value}"}, operators, _TIMESTAMPS, _in_other_zones)


def _in_other_zones(timestamp: str) -> tuple[str, ...]:
    """Return the same instant as two other time zones write it."""
    instant = datetime.fromisoformat(timestamp)
    return tuple(
        instant.astimezone(timezone(timedelta(hours=hours))).isoformat(timespec="milliseconds") for hours in (2, -11)
    )


def _is_in_crm(_method: str, path: str) -> bool:
    return path.startswith(("/api/contact", "/api/client"))


WETHOD = API(
    name="wethod",
    secrets={"bearerToken": "WETHOD_TOKEN"},
    constants={"company": "acme", "version": "2024-06-15"},
    other_identity={"company": "vega"},
    restricted=(
        RestrictedCredentials("no token", {"bearerToken": None}, 401, needs_sandbox=False),
        RestrictedCredentials("an unknown token", {"bearerToken": "nobody"}, 401, needs_sandbox=False),
        RestrictedCredentials(
            "a token without rights", {"bearerToken": "wethod_sandbox_token_without_rights"}, 403, _is_in_crm
        ),
        RestrictedCredentials(
            "a token that may only view",
            {"bearerToken": "wethod_sandbox_view_token"},
            403,
            lambda method, path: method != "GET" and _is_in_crm(method, path),
        ),
        RestrictedCredentials("no company", {"company": None}, 412, needs_sandbox=False),
        RestrictedCredentials("no version", {"version": None}, 412, needs_sandbox=False),
        RestrictedCredentials("an old version", {"version": "2020-01-01"}, 412, needs_sandbox=False),
        RestrictedCredentials("another's company", {"company": "borealis"}, 412),
    ),
    resources=(
        Resource(
            name="contacts",
            create="createContact",
            list="listContacts",
            read="getContact",
            update="updateContact",
            delete="deleteContact",
            skip="offset",
            vary=_person,
            filters=(
                Filter("client_id", {"client_id": "{value}"}, ("eq",), (7,)),
                _timestamp_filter("updated_at", "gt", "lt"),
            ),
            clears_with_null=True,
            marked=("name", "surname", "notes"),
        ),
        Resource(
            name="clients",
            create="createClient",
            list="listClients",
            read="getClient",
            update="updateClient",
            delete="deleteClient",
            skip="offset",
            vary=_client,
            filters=(_timestamp_filter("updated_at", *_ALL_OPERATORS),),
            clears_with_null=True,
            deleted_filter=DeletedFilter("deleted", "include", "only", "exclude"),
            marked=("corporate_name", "acronym", "notes"),
        ),
    ),
    rate_limit=None,
    unknown_id="2000000000",
    invalid_id="x",
    live_values={"acme": "WETHOD_COMPANY"},
    quick_tags=frozenset({"Holiday"}),
    error_codes={400: "invalid_data", 404: "not_found", 412: "precondition_failure"},
    error_code="/key",
    wait_header="x-ratelimit-retry-after",
)

APIS = {api.name: api for api in (CLEMTA, WETHOD)}
"""Every API by name."""
