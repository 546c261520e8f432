# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""Get Contacts.  ``GET /contacts``

Returns one page of the contacts of a company, filtered and sorted as asked, with the count of all matches.
"""

from typing import Any, TypeAlias

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...decoding import to_json as _to_json
from ...models.bad_request_error import BadRequestError
from ...models.contact_list_response import ContactListResponse
from ...models.forbidden_error import ForbiddenError
from ...models.get_contacts_order import GetContactsOrder
from ...models.internal_server_error import InternalServerError
from ...models.not_found_error import NotFoundError
from ...models.rate_limit_error import RateLimitError
from ...models.unauthorized_error import UnauthorizedError
from ...responses import DECODING_ERRORS, is_json, parse_json
from ...types import UNSET, Operation, Parameter, Request, Response, Unset

OPERATION = Operation(
    id="getContacts",
    method="GET",
    path="/contacts",
    parameters=(
        Parameter("company_id", "query"),
        Parameter("skip", "query"),
        Parameter("limit", "query"),
        Parameter("search", "query"),
        Parameter("sort", "query"),
        Parameter("order", "query"),
        Parameter("created_at", "query"),
        Parameter("created_at_value", "query"),
        Parameter("end_date", "query"),
    ),
    security=(("ApiKeyAuth",),),
)

ResponseBody: TypeAlias = (
    BadRequestError
    | ContactListResponse
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
    order: GetContactsOrder | Unset = UNSET,
    created_at: str | Unset = UNSET,
    created_at_value: str | Unset = UNSET,
    end_date: str | Unset = UNSET,
) -> Request:
    """Build the request; nothing is sent.

    Args:
        company_id: Id of the company that owns the contacts. Text.
        skip: How many matches to pass over before the page begins, as decimal text; 0 when left out. Text;
            default: none.
        limit: The most matches one page may hold, as decimal text; the server chooses when left out. Text;
            default: none.
        search: Keeps only contacts whose name or e-mail address matches this text. Text; default: none.
        sort: Name of the field to sort by, such as full_name, email or created_at. Text; default: none.
        order: asc for smallest first, desc for largest first. One of asc, desc; default: none.
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
    if not isinstance(created_at, Unset):
        _values["query", "created_at"] = created_at
    if not isinstance(created_at_value, Unset):
        _values["query", "created_at_value"] = created_at_value
    if not isinstance(end_date, Unset):
        _values["query", "end_date"] = end_date
    return Request(OPERATION, _to_json(_values))


def parse(status: int, value: Any) -> ContactListResponse:
    """Parse the body of a success response.

    Args:
        status: The response's status.
        value: Its body: parsed JSON.

    Raises:
        errors.UnexpectedStatus: The document does not list this success for the operation.
    """
    if status == 200:
        return ContactListResponse.from_dict(value)
    raise errors.UnexpectedStatus(status, b"")


def _decode(status: int, response: httpx.Response) -> ResponseBody | None:
    if status == 200:
        if is_json(response):
            value = parse_json(response, dict)
            return ContactListResponse.from_dict(value)
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
    order: GetContactsOrder | Unset = UNSET,
    created_at: str | Unset = UNSET,
    created_at_value: str | Unset = UNSET,
    end_date: str | Unset = UNSET,
) -> Response[ResponseBody]:
    """Get Contacts; return the response, whatever its status.

    ``GET /contacts``

    Args:
        client: The client that sends the request.
        company_id: Id of the company that owns the contacts. Text.
        skip: How many matches to pass over before the page begins, as decimal text; 0 when left out. Text;
            default: none.
        limit: The most matches one page may hold, as decimal text; the server chooses when left out. Text;
            default: none.
        search: Keeps only contacts whose name or e-mail address matches this text. Text; default: none.
        sort: Name of the field to sort by, such as full_name, email or created_at. Text; default: none.
        order: asc for smallest first, desc for largest first. One of asc, desc; default: none.
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
    order: GetContactsOrder | Unset = UNSET,
    created_at: str | Unset = UNSET,
    created_at_value: str | Unset = UNSET,
    end_date: str | Unset = UNSET,
) -> ResponseBody | None:
    """Get Contacts; return the parsed body of the response.

    ``GET /contacts``

    Args:
        client: The client that sends the request.
        company_id: Id of the company that owns the contacts. Text.
        skip: How many matches to pass over before the page begins, as decimal text; 0 when left out. Text;
            default: none.
        limit: The most matches one page may hold, as decimal text; the server chooses when left out. Text;
            default: none.
        search: Keeps only contacts whose name or e-mail address matches this text. Text; default: none.
        sort: Name of the field to sort by, such as full_name, email or created_at. Text; default: none.
        order: asc for smallest first, desc for largest first. One of asc, desc; default: none.
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
    order: GetContactsOrder | Unset = UNSET,
    created_at: str | Unset = UNSET,
    created_at_value: str | Unset = UNSET,
    end_date: str | Unset = UNSET,
) -> Response[ResponseBody]:
    """Get Contacts; return the response, whatever its status.

    ``GET /contacts``

    Args:
        client: The client that sends the request.
        company_id: Id of the company that owns the contacts. Text.
        skip: How many matches to pass over before the page begins, as decimal text; 0 when left out. Text;
            default: none.
        limit: The most matches one page may hold, as decimal text; the server chooses when left out. Text;
            default: none.
        search: Keeps only contacts whose name or e-mail address matches this text. Text; default: none.
        sort: Name of the field to sort by, such as full_name, email or created_at. Text; default: none.
        order: asc for smallest first, desc for largest first. One of asc, desc; default: none.
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
    order: GetContactsOrder | Unset = UNSET,
    created_at: str | Unset = UNSET,
    created_at_value: str | Unset = UNSET,
    end_date: str | Unset = UNSET,
) -> ResponseBody | None:
    """Get Contacts; return the parsed body of the response.

    ``GET /contacts``

    Args:
        client: The client that sends the request.
        company_id: Id of the company that owns the contacts. Text.
        skip: How many matches to pass over before the page begins, as decimal text; 0 when left out. Text;
            default: none.
        limit: The most matches one page may hold, as decimal text; the server chooses when left out. Text;
            default: none.
        search: Keeps only contacts whose name or e-mail address matches this text. Text; default: none.
        sort: Name of the field to sort by, such as full_name, email or created_at. Text; default: none.
        order: asc for smallest first, desc for largest first. One of asc, desc; default: none.
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
        created_at=created_at,
        created_at_value=created_at_value,
        end_date=end_date,
        client=client,
    )
    return _detailed.parsed
