"""The APIs that are held to their contracts, as data."""

from __future__ import annotations

from typing import Any

from scripts.contract._api import Api, Comparison, Ending, Hidden, RateLimit, Refusal, Resource, Search, Sorting

_COMPANY, _OTHER_COMPANY = "64b8f1a2e4b0c8d9f0123456", "64b8f1a2e4b0c8d9f0abcdef"
_ALL_OPERATORS = ("gt", "gte", "lt", "lte", "eq")
_NAMES = ("Ada", "bo", "Čapek", "Dé", "Émile", "O'Neil", "Zoë", "100% Bean", "under_score", "back\\slash", '"quoted"')
_LONG_AGO, _FAR_AHEAD = 946684800, 4102444800


def _contact(number: int) -> dict[str, Any]:
    name = _NAMES[number % len(_NAMES)]
    return {"full_name": f"{name} {chr(97 + number * 7 % 26)}", "email": f"{chr(122 - number)}{number}@example.com"}


def _asset(number: int) -> dict[str, Any]:
    title = f"{_NAMES[number % len(_NAMES)]} {chr(97 + number * 7 % 26)}"
    amounts = {"cost": 1000.5 + number * 37 % 11, "salvage_value": number * 3 % 7, "business_use": number * 13 % 101}
    return {"title": title, "placed_in_service": 1735689600 + number * 86400 * 5 % 97, **amounts}


def _pair(field: str, operands: tuple[Any, ...] = ()) -> Comparison:
    return Comparison(field, {field: "{op}", f"{field}_value": "{value}"}, _ALL_OPERATORS, operands)


def _end(field: str, parameter: str, operands: tuple[Any, ...] = ()) -> Comparison:
    return Comparison(field, {parameter: "{value}"}, ("lte",), operands)


_TIMES = (_pair("created_at", (_LONG_AGO, _FAR_AHEAD)), _end("created_at", "end_date", (_LONG_AGO, _FAR_AHEAD)))
_OF_COMPANY: dict[str, Any] = {
    "created": "/data",
    "shown": "/data",
    "total": "/data/total",
    "scope": {"company_id": _COMPANY},
    "peer_scope": {"company_id": _OTHER_COMPANY},
    "renamed": {"company_id": ""},
    "sorting": Sorting("sort", "order"),
    "scoped_by": "company_id",
}

CLEMTA = Api(
    name="clemta",
    secrets={"ApiKeyAuth": "CLEMTA_API_KEY"},
    fixed={},
    sandbox_peer={"ApiKeyAuth": "clemta_sandbox_other_key"},
    refusals=(
        Refusal("no key", {"ApiKeyAuth": None}, 401),
        Refusal("an unknown key", {"ApiKeyAuth": "made_up_key"}, 401),
        Refusal("a key without rights", {"ApiKeyAuth": "clemta_sandbox_key_without_rights"}, 403),
        Refusal(
            "a key that may only read",
            {"ApiKeyAuth": "clemta_sandbox_read_only_key"},
            403,
            lambda method, _: method != "GET",
        ),
        Refusal(
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
            comparisons=_TIMES,
            search=Search("search", ("full_name", "email")),
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
            comparisons=(
                *_TIMES,
                *(
                    _pair(field)
                    for field in ("fixed_asset_number", "title", "placed_in_service", "cost", "salvage_value")
                ),
                _pair("business_use"),
                _end("placed_in_service", "end_placed_in_service_value"),
                _end("cost", "end_cost_value"),
                _end("salvage_value", "end_salvage_value"),
                _end("business_use", "end_business_use_value"),
            ),
            search=Search("search", ("title",)),
            **_OF_COMPANY,
        ),
        Resource(
            name="formations",
            create="createFormation",
            read="getFormation",
            delete="cancelFormation",
            created="/data",
            id="/company_id",
            form="company_data",
            renamed={
                "name": "company_name", "private": "is_company_private", "account_holder": "", "package": "",

            },
            partial=("shareholders", "officers", "directors"),
            echoed=("external_id",),
            unique=("external_id", 409),
            conditional=True,
            ending=Ending("/status", "cancelled", 400),
        ),
    ),
    rate_limit=RateLimit("x-ratelimit-remaining", "x-ratelimit-reset", "x-ratelimit-type", "api_key"),
    unknown_id="0123456789abcdef01234567",
    broken_id="x" * 65,
)  # fmt: skip

_MOMENTS = ("1999-01-01T00:00:00.000Z", "2099-12-31T23:59:59.000Z")


def _person(number: int) -> dict[str, Any]:
    return {"name": f"{_NAMES[number % len(_NAMES)]} {number}", "client_id": 1 + number % 3}


def _client(number: int) -> dict[str, Any]:
    return {"corporate_name": f"{_NAMES[number % len(_NAMES)]} {number}"}


def _moments(field: str, *operators: str) -> Comparison:
    return Comparison(field, {field: "{op}:{value}"}, operators, _MOMENTS)


def _is_of_crm(_method: str, path: str) -> bool:
    return path.startswith(("/api/contact", "/api/client"))


WETHOD = Api(
    name="wethod",
    secrets={"bearerToken": "WETHOD_TOKEN"},
    fixed={"company": "acme", "version": "2024-06-15"},
    sandbox_peer={"company": "vega"},
    refusals=(
        Refusal("no token", {"bearerToken": None}, 401),
        Refusal("an unknown token", {"bearerToken": "nobody"}, 401),
        Refusal("a token without rights", {"bearerToken": "wethod_sandbox_token_without_rights"}, 403, _is_of_crm),
        Refusal(
            "a token that may only view",
            {"bearerToken": "wethod_sandbox_view_token"},
            403,
            lambda method, path: method != "GET" and _is_of_crm(method, path),
        ),
        Refusal("no company", {"company": None}, 412),
        Refusal("no version", {"version": None}, 412),
        Refusal("an old version", {"version": "2020-01-01"}, 412),
        Refusal("another's company", {"company": "borealis"}, 412),
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
            comparisons=(
                Comparison("client_id", {"client_id": "{value}"}, ("eq",), (7,)),
                _moments("updated_at", "gt", "lt"),
            ),
            clears=True,
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
            comparisons=(_moments("updated_at", *_ALL_OPERATORS),),
            clears=True,
            hidden=Hidden("deleted", "include", "only", "exclude"),
        ),
    ),
    rate_limit=None,
    unknown_id="2000000000",
    broken_id="x",
    codes={400: "invalid_data", 404: "not_found", 412: "precondition_failure"},
    code="/key",
)

APIS = {api.name: api for api in (CLEMTA, WETHOD)}
