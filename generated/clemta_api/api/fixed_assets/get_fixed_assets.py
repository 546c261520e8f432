# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""Get Fixed Assets.  ``GET /fixed-assets``

Returns one page of the fixed assets of a company, filtered and sorted as asked, with the count of all
matches.
"""

from typing import Any, TypeAlias

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...decoding import to_json as _to_json
from ...models.bad_request_error import BadRequestError
from ...models.fixed_asset_list_response import FixedAssetListResponse
from ...models.forbidden_error import ForbiddenError
from ...models.get_fixed_assets_order import GetFixedAssetsOrder
from ...models.internal_server_error import InternalServerError
from ...models.not_found_error import NotFoundError
from ...models.rate_limit_error import RateLimitError
from ...models.unauthorized_error import UnauthorizedError
from ...responses import DECODING_ERRORS, is_json, parse_json
from ...types import UNSET, Operation, Parameter, Request, Response, Unset

OPERATION = Operation(
    id="getFixedAssets",
    method="GET",
    path="/fixed-assets",
    parameters=(
        Parameter("company_id", "query"),
        Parameter("skip", "query"),
        Parameter("limit", "query"),
        Parameter("search", "query"),
        Parameter("sort", "query"),
        Parameter("order", "query"),
        Parameter("fixed_asset_number", "query"),
        Parameter("fixed_asset_number_value", "query"),
        Parameter("title", "query"),
        Parameter("title_value", "query"),
        Parameter("placed_in_service", "query"),
        Parameter("placed_in_service_value", "query"),
        Parameter("end_placed_in_service_value", "query"),
        Parameter("cost", "query"),
        Parameter("cost_value", "query"),
        Parameter("end_cost_value", "query"),
        Parameter("salvage_value", "query"),
        Parameter("salvage_value_value", "query"),
        Parameter("end_salvage_value", "query"),
        Parameter("business_use", "query"),
        Parameter("business_use_value", "query"),
        Parameter("end_business_use_value", "query"),
        Parameter("created_at", "query"),
        Parameter("created_at_value", "query"),
        Parameter("end_date", "query"),
    ),
    security=(("ApiKeyAuth",),),
)

ResponseBody: TypeAlias = (
    BadRequestError
    | FixedAssetListResponse
    | ForbiddenError
    | InternalServerError
    | NotFoundError
    | RateLimitError
    | UnauthorizedError
)
"""The parsed bodies of the documented responses."""


def build(
    *,
    company_id: str,
    skip: str | Unset = UNSET,
    limit: str | Unset = UNSET,
    search: str | Unset = UNSET,
    sort: str | Unset = UNSET,
    order: GetFixedAssetsOrder | Unset = UNSET,
    fixed_asset_number: str | Unset = UNSET,
    fixed_asset_number_value: str | Unset = UNSET,
    title: str | Unset = UNSET,
    title_value: str | Unset = UNSET,
    placed_in_service: str | Unset = UNSET,
    placed_in_service_value: str | Unset = UNSET,
    end_placed_in_service_value: str | Unset = UNSET,
    cost: str | Unset = UNSET,
    cost_value: str | Unset = UNSET,
    end_cost_value: str | Unset = UNSET,
    salvage_value: str | Unset = UNSET,
    salvage_value_value: str | Unset = UNSET,
    end_salvage_value: str | Unset = UNSET,
    business_use: str | Unset = UNSET,
    business_use_value: str | Unset = UNSET,
    end_business_use_value: str | Unset = UNSET,
    created_at: str | Unset = UNSET,
    created_at_value: str | Unset = UNSET,
    end_date: str | Unset = UNSET,
) -> Request:
    """Build the request; nothing is sent.

    Args:
        company_id: Id of the company that owns the fixed assets. Text.
        skip: How many matches to pass over before the page begins, as decimal text; 0 when left out. Text;
            default: none.
        limit: The most matches one page may hold, as decimal text; the server chooses when left out. Text;
            default: none.
        search: Keeps only assets that match this text. Text; default: none.
        sort: Name of the field to sort by; the sortable fields are not published. Text; default: none.
        order: asc for smallest first, desc for largest first. One of asc, desc; default: none.
        fixed_asset_number: An operator such as gt, lt or eq that compares the asset number with fixed_asset_number_value; the
            full list of operators is not published. Text; default: none.
        fixed_asset_number_value: Asset number that fixed_asset_number compares with, as decimal text. Text; default: none.
        title: An operator such as gt, lt or eq that compares the title with title_value; the full list of
            operators is not published. Text; default: none.
        title_value: Text that title compares with. Text; default: none.
        placed_in_service: An operator such as gt, lt or eq that compares the first day of use with placed_in_service_value;
            the full list of operators is not published. Text; default: none.
        placed_in_service_value: Time that placed_in_service compares with, in Unix seconds as decimal text. Text; default: none.
        end_placed_in_service_value: Latest first day of use of a range, in Unix seconds as decimal text. Text; default: none.
        cost: An operator such as gt, lt or eq that compares the cost with cost_value; the full list of operators
            is not published. Text; default: none.
        cost_value: Amount that cost compares with, as decimal text. Text; default: none.
        end_cost_value: Largest cost of a range, as decimal text. Text; default: none.
        salvage_value: An operator such as gt, lt or eq that compares the salvage value with salvage_value_value; the full
            list of operators is not published. Text; default: none.
        salvage_value_value: Amount that salvage_value compares with, as decimal text. Text; default: none.
        end_salvage_value: Largest salvage value of a range, as decimal text; unlike its siblings the name has no second
            _value. Text; default: none.
        business_use: An operator such as gt, lt or eq that compares the share of business use with business_use_value;
            the full list of operators is not published. Text; default: none.
        business_use_value: Percentage that business_use compares with, as decimal text. Text; default: none.
        end_business_use_value: Largest percentage of a range, as decimal text. Text; default: none.
        created_at: An operator such as gt, lt or eq that compares the creation time with created_at_value; the full
            list of operators is not published. Text; default: none.
        created_at_value: Time that created_at compares with, in Unix seconds as decimal text. Text; default: none.
        end_date: Latest creation time of a range, in Unix seconds as decimal text. Text; default: none.
    """
    _values: dict[tuple[str, str], Any] = {
        ("query", "company_id"): company_id,
    }
    if not isinstance(skip, Unset):
        _values["query", "skip"] = skip
    if not isinstance(limit, Unset):
        _values["query", "limit"] = limit
    if not isinstance(search, Unset):
        _values["query", "search"] = search
    if not isinstance(sort, Unset):
        _values["query", "sort"] = sort
    if not isinstance(order, Unset):
        _values["query", "order"] = order
    if not isinstance(fixed_asset_number, Unset):
        _values["query", "fixed_asset_number"] = fixed_asset_number
    if not isinstance(fixed_asset_number_value, Unset):
        _values["query", "fixed_asset_number_value"] = fixed_asset_number_value
    if not isinstance(title, Unset):
        _values["query", "title"] = title
    if not isinstance(title_value, Unset):
        _values["query", "title_value"] = title_value
    if not isinstance(placed_in_service, Unset):
        _values["query", "placed_in_service"] = placed_in_service
    if not isinstance(placed_in_service_value, Unset):
        _values["query", "placed_in_service_value"] = placed_in_service_value
    if not isinstance(end_placed_in_service_value, Unset):
        _values["query", "end_placed_in_service_value"] = end_placed_in_service_value
    if not isinstance(cost, Unset):
        _values["query", "cost"] = cost
    if not isinstance(cost_value, Unset):
        _values["query", "cost_value"] = cost_value
    if not isinstance(end_cost_value, Unset):
        _values["query", "end_cost_value"] = end_cost_value
    if not isinstance(salvage_value, Unset):
        _values["query", "salvage_value"] = salvage_value
    if not isinstance(salvage_value_value, Unset):
        _values["query", "salvage_value_value"] = salvage_value_value
    if not isinstance(end_salvage_value, Unset):
        _values["query", "end_salvage_value"] = end_salvage_value
    if not isinstance(business_use, Unset):
        _values["query", "business_use"] = business_use
    if not isinstance(business_use_value, Unset):
        _values["query", "business_use_value"] = business_use_value
    if not isinstance(end_business_use_value, Unset):
        _values["query", "end_business_use_value"] = end_business_use_value
    if not isinstance(created_at, Unset):
        _values["query", "created_at"] = created_at
    if not isinstance(created_at_value, Unset):
        _values["query", "created_at_value"] = created_at_value
    if not isinstance(end_date, Unset):
        _values["query", "end_date"] = end_date
    return Request(OPERATION, _to_json(_values))


def parse(status: int, value: Any) -> FixedAssetListResponse:
    """Parse the body of a success response.

    Args:
        status: The response's status.
        value: Its body: parsed JSON.

    Raises:
        errors.UnexpectedStatus: The document does not list this success for the operation.
    """
    if status == 200:
        return FixedAssetListResponse.from_dict(value)
    raise errors.UnexpectedStatus(status, b"")


def _decode(status: int, response: httpx.Response) -> ResponseBody | None:
    if status == 200:
        if is_json(response):
            value = parse_json(response, dict)
            return FixedAssetListResponse.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 400:
        if is_json(response):
            value = parse_json(response, dict)
            return BadRequestError.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 401:
        if is_json(response):
            value = parse_json(response, dict)
            return UnauthorizedError.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 403:
        if is_json(response):
            value = parse_json(response, dict)
            return ForbiddenError.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 404:
        if is_json(response):
            value = parse_json(response, dict)
            return NotFoundError.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 405:
        if is_json(response):
            value = parse_json(response, dict)
            return BadRequestError.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 406:
        if is_json(response):
            value = parse_json(response, dict)
            return BadRequestError.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 429:
        if is_json(response):
            value = parse_json(response, dict)
            return RateLimitError.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 500:
        if is_json(response):
            value = parse_json(response, dict)
            return InternalServerError.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    raise errors.UnexpectedStatus(status, response.content)


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ResponseBody | None:
    try:
        return _decode(response.status_code, response)
    except (errors.UnexpectedStatus, errors.UnexpectedContentType):
        if client.raise_on_unexpected_status:
            raise
    except DECODING_ERRORS as error:
        if client.raise_on_unexpected_status:
            raise errors.UnexpectedBody(response.status_code, response.content) from error
    return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ResponseBody]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    company_id: str,
    skip: str | Unset = UNSET,
    limit: str | Unset = UNSET,
    search: str | Unset = UNSET,
    sort: str | Unset = UNSET,
    order: GetFixedAssetsOrder | Unset = UNSET,
    fixed_asset_number: str | Unset = UNSET,
    fixed_asset_number_value: str | Unset = UNSET,
    title: str | Unset = UNSET,
    title_value: str | Unset = UNSET,
    placed_in_service: str | Unset = UNSET,
    placed_in_service_value: str | Unset = UNSET,
    end_placed_in_service_value: str | Unset = UNSET,
    cost: str | Unset = UNSET,
    cost_value: str | Unset = UNSET,
    end_cost_value: str | Unset = UNSET,
    salvage_value: str | Unset = UNSET,
    salvage_value_value: str | Unset = UNSET,
    end_salvage_value: str | Unset = UNSET,
    business_use: str | Unset = UNSET,
    business_use_value: str | Unset = UNSET,
    end_business_use_value: str | Unset = UNSET,
    created_at: str | Unset = UNSET,
    created_at_value: str | Unset = UNSET,
    end_date: str | Unset = UNSET,
) -> Response[ResponseBody]:
    """Get Fixed Assets; return the response, whatever its status.

    ``GET /fixed-assets``

    Args:
        client: The client that sends the request.
        company_id: Id of the company that owns the fixed assets. Text.
        skip: How many matches to pass over before the page begins, as decimal text; 0 when left out. Text;
            default: none.
        limit: The most matches one page may hold, as decimal text; the server chooses when left out. Text;
            default: none.
        search: Keeps only assets that match this text. Text; default: none.
        sort: Name of the field to sort by; the sortable fields are not published. Text; default: none.
        order: asc for smallest first, desc for largest first. One of asc, desc; default: none.
        fixed_asset_number: An operator such as gt, lt or eq that compares the asset number with fixed_asset_number_value; the
            full list of operators is not published. Text; default: none.
        fixed_asset_number_value: Asset number that fixed_asset_number compares with, as decimal text. Text; default: none.
        title: An operator such as gt, lt or eq that compares the title with title_value; the full list of
            operators is not published. Text; default: none.
        title_value: Text that title compares with. Text; default: none.
        placed_in_service: An operator such as gt, lt or eq that compares the first day of use with placed_in_service_value;
            the full list of operators is not published. Text; default: none.
        placed_in_service_value: Time that placed_in_service compares with, in Unix seconds as decimal text. Text; default: none.
        end_placed_in_service_value: Latest first day of use of a range, in Unix seconds as decimal text. Text; default: none.
        cost: An operator such as gt, lt or eq that compares the cost with cost_value; the full list of operators
            is not published. Text; default: none.
        cost_value: Amount that cost compares with, as decimal text. Text; default: none.
        end_cost_value: Largest cost of a range, as decimal text. Text; default: none.
        salvage_value: An operator such as gt, lt or eq that compares the salvage value with salvage_value_value; the full
            list of operators is not published. Text; default: none.
        salvage_value_value: Amount that salvage_value compares with, as decimal text. Text; default: none.
        end_salvage_value: Largest salvage value of a range, as decimal text; unlike its siblings the name has no second
            _value. Text; default: none.
        business_use: An operator such as gt, lt or eq that compares the share of business use with business_use_value;
            the full list of operators is not published. Text; default: none.
        business_use_value: Percentage that business_use compares with, as decimal text. Text; default: none.
        end_business_use_value: Largest percentage of a range, as decimal text. Text; default: none.
        created_at: An operator such as gt, lt or eq that compares the creation time with created_at_value; the full
            list of operators is not published. Text; default: none.
        created_at_value: Time that created_at compares with, in Unix seconds as decimal text. Text; default: none.
        end_date: Latest creation time of a range, in Unix seconds as decimal text. Text; default: none.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _request = build(
        company_id=company_id,
        skip=skip,
        limit=limit,
        search=search,
        sort=sort,
        order=order,
        fixed_asset_number=fixed_asset_number,
        fixed_asset_number_value=fixed_asset_number_value,
        title=title,
        title_value=title_value,
        placed_in_service=placed_in_service,
        placed_in_service_value=placed_in_service_value,
        end_placed_in_service_value=end_placed_in_service_value,
        cost=cost,
        cost_value=cost_value,
        end_cost_value=end_cost_value,
        salvage_value=salvage_value,
        salvage_value_value=salvage_value_value,
        end_salvage_value=end_salvage_value,
        business_use=business_use,
        business_use_value=business_use_value,
        end_business_use_value=end_business_use_value,
        created_at=created_at,
        created_at_value=created_at_value,
        end_date=end_date,
    )
    _client = client.get_httpx_client()
    _response = _client.send(client.build_httpx_request(_client, _request))
    return _build_response(client=client, response=_response)


def sync(
    *,
    client: AuthenticatedClient,
    company_id: str,
    skip: str | Unset = UNSET,
    limit: str | Unset = UNSET,
    search: str | Unset = UNSET,
    sort: str | Unset = UNSET,
    order: GetFixedAssetsOrder | Unset = UNSET,
    fixed_asset_number: str | Unset = UNSET,
    fixed_asset_number_value: str | Unset = UNSET,
    title: str | Unset = UNSET,
    title_value: str | Unset = UNSET,
    placed_in_service: str | Unset = UNSET,
    placed_in_service_value: str | Unset = UNSET,
    end_placed_in_service_value: str | Unset = UNSET,
    cost: str | Unset = UNSET,
    cost_value: str | Unset = UNSET,
    end_cost_value: str | Unset = UNSET,
    salvage_value: str | Unset = UNSET,
    salvage_value_value: str | Unset = UNSET,
    end_salvage_value: str | Unset = UNSET,
    business_use: str | Unset = UNSET,
    business_use_value: str | Unset = UNSET,
    end_business_use_value: str | Unset = UNSET,
    created_at: str | Unset = UNSET,
    created_at_value: str | Unset = UNSET,
    end_date: str | Unset = UNSET,
) -> ResponseBody | None:
    """Get Fixed Assets; return the parsed body of the response.

    ``GET /fixed-assets``

    Args:
        client: The client that sends the request.
        company_id: Id of the company that owns the fixed assets. Text.
        skip: How many matches to pass over before the page begins, as decimal text; 0 when left out. Text;
            default: none.
        limit: The most matches one page may hold, as decimal text; the server chooses when left out. Text;
            default: none.
        search: Keeps only assets that match this text. Text; default: none.
        sort: Name of the field to sort by; the sortable fields are not published. Text; default: none.
        order: asc for smallest first, desc for largest first. One of asc, desc; default: none.
        fixed_asset_number: An operator such as gt, lt or eq that compares the asset number with fixed_asset_number_value; the
            full list of operators is not published. Text; default: none.
        fixed_asset_number_value: Asset number that fixed_asset_number compares with, as decimal text. Text; default: none.
        title: An operator such as gt, lt or eq that compares the title with title_value; the full list of
            operators is not published. Text; default: none.
        title_value: Text that title compares with. Text; default: none.
        placed_in_service: An operator such as gt, lt or eq that compares the first day of use with placed_in_service_value;
            the full list of operators is not published. Text; default: none.
        placed_in_service_value: Time that placed_in_service compares with, in Unix seconds as decimal text. Text; default: none.
        end_placed_in_service_value: Latest first day of use of a range, in Unix seconds as decimal text. Text; default: none.
        cost: An operator such as gt, lt or eq that compares the cost with cost_value; the full list of operators
            is not published. Text; default: none.
        cost_value: Amount that cost compares with, as decimal text. Text; default: none.
        end_cost_value: Largest cost of a range, as decimal text. Text; default: none.
        salvage_value: An operator such as gt, lt or eq that compares the salvage value with salvage_value_value; the full
            list of operators is not published. Text; default: none.
        salvage_value_value: Amount that salvage_value compares with, as decimal text. Text; default: none.
        end_salvage_value: Largest salvage value of a range, as decimal text; unlike its siblings the name has no second
            _value. Text; default: none.
        business_use: An operator such as gt, lt or eq that compares the share of business use with business_use_value;
            the full list of operators is not published. Text; default: none.
        business_use_value: Percentage that business_use compares with, as decimal text. Text; default: none.
        end_business_use_value: Largest percentage of a range, as decimal text. Text; default: none.
        created_at: An operator such as gt, lt or eq that compares the creation time with created_at_value; the full
            list of operators is not published. Text; default: none.
        created_at_value: Time that created_at compares with, in Unix seconds as decimal text. Text; default: none.
        end_date: Latest creation time of a range, in Unix seconds as decimal text. Text; default: none.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _detailed = sync_detailed(
        company_id=company_id,
        skip=skip,
        limit=limit,
        search=search,
        sort=sort,
        order=order,
        fixed_asset_number=fixed_asset_number,
        fixed_asset_number_value=fixed_asset_number_value,
        title=title,
        title_value=title_value,
        placed_in_service=placed_in_service,
        placed_in_service_value=placed_in_service_value,
        end_placed_in_service_value=end_placed_in_service_value,
        cost=cost,
        cost_value=cost_value,
        end_cost_value=end_cost_value,
        salvage_value=salvage_value,
        salvage_value_value=salvage_value_value,
        end_salvage_value=end_salvage_value,
        business_use=business_use,
        business_use_value=business_use_value,
        end_business_use_value=end_business_use_value,
        created_at=created_at,
        created_at_value=created_at_value,
        end_date=end_date,
        client=client,
    )
    return _detailed.parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    company_id: str,
    skip: str | Unset = UNSET,
    limit: str | Unset = UNSET,
    search: str | Unset = UNSET,
    sort: str | Unset = UNSET,
    order: GetFixedAssetsOrder | Unset = UNSET,
    fixed_asset_number: str | Unset = UNSET,
    fixed_asset_number_value: str | Unset = UNSET,
    title: str | Unset = UNSET,
    title_value: str | Unset = UNSET,
    placed_in_service: str | Unset = UNSET,
    placed_in_service_value: str | Unset = UNSET,
    end_placed_in_service_value: str | Unset = UNSET,
    cost: str | Unset = UNSET,
    cost_value: str | Unset = UNSET,
    end_cost_value: str | Unset = UNSET,
    salvage_value: str | Unset = UNSET,
    salvage_value_value: str | Unset = UNSET,
    end_salvage_value: str | Unset = UNSET,
    business_use: str | Unset = UNSET,
    business_use_value: str | Unset = UNSET,
    end_business_use_value: str | Unset = UNSET,
    created_at: str | Unset = UNSET,
    created_at_value: str | Unset = UNSET,
    end_date: str | Unset = UNSET,
) -> Response[ResponseBody]:
    """Get Fixed Assets; return the response, whatever its status.

    ``GET /fixed-assets``

    Args:
        client: The client that sends the request.
        company_id: Id of the company that owns the fixed assets. Text.
        skip: How many matches to pass over before the page begins, as decimal text; 0 when left out. Text;
            default: none.
        limit: The most matches one page may hold, as decimal text; the server chooses when left out. Text;
            default: none.
        search: Keeps only assets that match this text. Text; default: none.
        sort: Name of the field to sort by; the sortable fields are not published. Text; default: none.
        order: asc for smallest first, desc for largest first. One of asc, desc; default: none.
        fixed_asset_number: An operator such as gt, lt or eq that compares the asset number with fixed_asset_number_value; the
            full list of operators is not published. Text; default: none.
        fixed_asset_number_value: Asset number that fixed_asset_number compares with, as decimal text. Text; default: none.
        title: An operator such as gt, lt or eq that compares the title with title_value; the full list of
            operators is not published. Text; default: none.
        title_value: Text that title compares with. Text; default: none.
        placed_in_service: An operator such as gt, lt or eq that compares the first day of use with placed_in_service_value;
            the full list of operators is not published. Text; default: none.
        placed_in_service_value: Time that placed_in_service compares with, in Unix seconds as decimal text. Text; default: none.
        end_placed_in_service_value: Latest first day of use of a range, in Unix seconds as decimal text. Text; default: none.
        cost: An operator such as gt, lt or eq that compares the cost with cost_value; the full list of operators
            is not published. Text; default: none.
        cost_value: Amount that cost compares with, as decimal text. Text; default: none.
        end_cost_value: Largest cost of a range, as decimal text. Text; default: none.
        salvage_value: An operator such as gt, lt or eq that compares the salvage value with salvage_value_value; the full
            list of operators is not published. Text; default: none.
        salvage_value_value: Amount that salvage_value compares with, as decimal text. Text; default: none.
        end_salvage_value: Largest salvage value of a range, as decimal text; unlike its siblings the name has no second
            _value. Text; default: none.
        business_use: An operator such as gt, lt or eq that compares the share of business use with business_use_value;
            the full list of operators is not published. Text; default: none.
        business_use_value: Percentage that business_use compares with, as decimal text. Text; default: none.
        end_business_use_value: Largest percentage of a range, as decimal text. Text; default: none.
        created_at: An operator such as gt, lt or eq that compares the creation time with created_at_value; the full
            list of operators is not published. Text; default: none.
        created_at_value: Time that created_at compares with, in Unix seconds as decimal text. Text; default: none.
        end_date: Latest creation time of a range, in Unix seconds as decimal text. Text; default: none.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _request = build(
        company_id=company_id,
        skip=skip,
        limit=limit,
        search=search,
        sort=sort,
        order=order,
        fixed_asset_number=fixed_asset_number,
        fixed_asset_number_value=fixed_asset_number_value,
        title=title,
        title_value=title_value,
        placed_in_service=placed_in_service,
        placed_in_service_value=placed_in_service_value,
        end_placed_in_service_value=end_placed_in_service_value,
        cost=cost,
        cost_value=cost_value,
        end_cost_value=end_cost_value,
        salvage_value=salvage_value,
        salvage_value_value=salvage_value_value,
        end_salvage_value=end_salvage_value,
        business_use=business_use,
        business_use_value=business_use_value,
        end_business_use_value=end_business_use_value,
        created_at=created_at,
        created_at_value=created_at_value,
        end_date=end_date,
    )
    _client = client.get_async_httpx_client()
    _response = await _client.send(client.build_httpx_request(_client, _request))
    return _build_response(client=client, response=_response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    company_id: str,
    skip: str | Unset = UNSET,
    limit: str | Unset = UNSET,
    search: str | Unset = UNSET,
    sort: str | Unset = UNSET,
    order: GetFixedAssetsOrder | Unset = UNSET,
    fixed_asset_number: str | Unset = UNSET,
    fixed_asset_number_value: str | Unset = UNSET,
    title: str | Unset = UNSET,
    title_value: str | Unset = UNSET,
    placed_in_service: str | Unset = UNSET,
    placed_in_service_value: str | Unset = UNSET,
    end_placed_in_service_value: str | Unset = UNSET,
    cost: str | Unset = UNSET,
    cost_value: str | Unset = UNSET,
    end_cost_value: str | Unset = UNSET,
    salvage_value: str | Unset = UNSET,
    salvage_value_value: str | Unset = UNSET,
    end_salvage_value: str | Unset = UNSET,
    business_use: str | Unset = UNSET,
    business_use_value: str | Unset = UNSET,
    end_business_use_value: str | Unset = UNSET,
    created_at: str | Unset = UNSET,
    created_at_value: str | Unset = UNSET,
    end_date: str | Unset = UNSET,
) -> ResponseBody | None:
    """Get Fixed Assets; return the parsed body of the response.

    ``GET /fixed-assets``

    Args:
        client: The client that sends the request.
        company_id: Id of the company that owns the fixed assets. Text.
        skip: How many matches to pass over before the page begins, as decimal text; 0 when left out. Text;
            default: none.
        limit: The most matches one page may hold, as decimal text; the server chooses when left out. Text;
            default: none.
        search: Keeps only assets that match this text. Text; default: none.
        sort: Name of the field to sort by; the sortable fields are not published. Text; default: none.
        order: asc for smallest first, desc for largest first. One of asc, desc; default: none.
        fixed_asset_number: An operator such as gt, lt or eq that compares the asset number with fixed_asset_number_value; the
            full list of operators is not published. Text; default: none.
        fixed_asset_number_value: Asset number that fixed_asset_number compares with, as decimal text. Text; default: none.
        title: An operator such as gt, lt or eq that compares the title with title_value; the full list of
            operators is not published. Text; default: none.
        title_value: Text that title compares with. Text; default: none.
        placed_in_service: An operator such as gt, lt or eq that compares the first day of use with placed_in_service_value;
            the full list of operators is not published. Text; default: none.
        placed_in_service_value: Time that placed_in_service compares with, in Unix seconds as decimal text. Text; default: none.
        end_placed_in_service_value: Latest first day of use of a range, in Unix seconds as decimal text. Text; default: none.
        cost: An operator such as gt, lt or eq that compares the cost with cost_value; the full list of operators
            is not published. Text; default: none.
        cost_value: Amount that cost compares with, as decimal text. Text; default: none.
        end_cost_value: Largest cost of a range, as decimal text. Text; default: none.
        salvage_value: An operator such as gt, lt or eq that compares the salvage value with salvage_value_value; the full
            list of operators is not published. Text; default: none.
        salvage_value_value: Amount that salvage_value compares with, as decimal text. Text; default: none.
        end_salvage_value: Largest salvage value of a range, as decimal text; unlike its siblings the name has no second
            _value. Text; default: none.
        business_use: An operator such as gt, lt or eq that compares the share of business use with business_use_value;
            the full list of operators is not published. Text; default: none.
        business_use_value: Percentage that business_use compares with, as decimal text. Text; default: none.
        end_business_use_value: Largest percentage of a range, as decimal text. Text; default: none.
        created_at: An operator such as gt, lt or eq that compares the creation time with created_at_value; the full
            list of operators is not published. Text; default: none.
        created_at_value: Time that created_at compares with, in Unix seconds as decimal text. Text; default: none.
        end_date: Latest creation time of a range, in Unix seconds as decimal text. Text; default: none.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _detailed = await asyncio_detailed(
        company_id=company_id,
        skip=skip,
        limit=limit,
        search=search,
        sort=sort,
        order=order,
        fixed_asset_number=fixed_asset_number,
        fixed_asset_number_value=fixed_asset_number_value,
        title=title,
        title_value=title_value,
        placed_in_service=placed_in_service,
        placed_in_service_value=placed_in_service_value,
        end_placed_in_service_value=end_placed_in_service_value,
        cost=cost,
        cost_value=cost_value,
        end_cost_value=end_cost_value,
        salvage_value=salvage_value,
        salvage_value_value=salvage_value_value,
        end_salvage_value=end_salvage_value,
        business_use=business_use,
        business_use_value=business_use_value,
        end_business_use_value=end_business_use_value,
        created_at=created_at,
        created_at_value=created_at_value,
        end_date=end_date,
        client=client,
    )
    return _detailed.parsed
