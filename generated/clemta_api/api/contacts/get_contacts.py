# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""Get Contacts.  ``GET /contacts``

Returns one page of the contacts of a company, filtered and sorted as asked, with the count of all matches.
"""

from typing import Any, TypeAlias

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client, httpx_arguments, is_json
from ...models.bad_request_error import BadRequestError
from ...models.contact_list_response import ContactListResponse
from ...models.forbidden_error import ForbiddenError
from ...models.get_contacts_order import GetContactsOrder
from ...models.internal_server_error import InternalServerError
from ...models.not_found_error import NotFoundError
from ...models.rate_limit_error import RateLimitError
from ...models.unauthorized_error import UnauthorizedError
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
)

Answer: TypeAlias = (
    BadRequestError
    | ContactListResponse
    | ForbiddenError
    | InternalServerError
    | NotFoundError
    | RateLimitError
    | UnauthorizedError
)
"""What the document says this operation may answer."""


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
    """The request of this operation; nothing is sent.

    Args:
        company_id: Id of the company that owns the contacts.
        skip: How many matches to pass over before the page begins, as decimal text; 0 when left out.
        limit: The most matches one page may hold, as decimal text; the server chooses when left out.
        search: Keeps only contacts whose name or e-mail address matches this text.
        sort: Name of the field to sort by, such as full_name, email or created_at.
        order: asc for smallest first, desc for largest first.
        created_at: An operator such as gt, lt or eq that compares the creation time with created_at_value; the full
            list of operators is not published.
        created_at_value: Time that created_at compares with, in Unix seconds as decimal text.
        end_date: Latest creation time of a range, in Unix seconds as decimal text.
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
    return Request(
        OPERATION,
        _values,
    )


def parse(status: int, value: Any) -> ContactListResponse:
    """What a success answer says.

    Args:
        status: The status of the answer.
        value: Its body as parsed JSON; not looked at where the document has none.

    Raises:
        errors.UnexpectedStatus: The document lists no such success for this operation.
    """
    if status == 200:
        return ContactListResponse.from_dict(value)
    raise errors.UnexpectedStatus(status, b"")


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Answer | None:
    if response.status_code in {
        200,
        400,
        401,
        403,
        404,
        405,
        429,
        500,
    } and not is_json(response):
        if client.raise_on_unexpected_status:
            raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
        return None
    if response.status_code == 200:
        return ContactListResponse.from_dict(response.json())
    if response.status_code == 400:
        return BadRequestError.from_dict(response.json())
    if response.status_code == 401:
        return UnauthorizedError.from_dict(response.json())
    if response.status_code == 403:
        return ForbiddenError.from_dict(response.json())
    if response.status_code == 404:
        return NotFoundError.from_dict(response.json())
    if response.status_code == 405:
        return BadRequestError.from_dict(response.json())
    if response.status_code == 429:
        return RateLimitError.from_dict(response.json())
    if response.status_code == 500:
        return InternalServerError.from_dict(response.json())
    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Answer]:
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
) -> Response[Answer]:
    """Get Contacts; the whole answer, whatever its status.

    Args:
        client: Where and how to send the request.
        company_id: Id of the company that owns the contacts.
        skip: How many matches to pass over before the page begins, as decimal text; 0 when left out.
        limit: The most matches one page may hold, as decimal text; the server chooses when left out.
        search: Keeps only contacts whose name or e-mail address matches this text.
        sort: Name of the field to sort by, such as full_name, email or created_at.
        order: asc for smallest first, desc for largest first.
        created_at: An operator such as gt, lt or eq that compares the creation time with created_at_value; the full
            list of operators is not published.
        created_at_value: Time that created_at compares with, in Unix seconds as decimal text.
        end_date: Latest creation time of a range, in Unix seconds as decimal text.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The answer is not JSON, likewise.
        httpx.HTTPError: There was no answer.
    """
    request = build(
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
    response = client.get_httpx_client().request(**httpx_arguments(request))
    return _build_response(client=client, response=response)


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
) -> Answer | None:
    """Get Contacts; what :func:`sync_detailed` parsed of the answer.

    Args:
        client: Where and how to send the request.
        company_id: Id of the company that owns the contacts.
        skip: How many matches to pass over before the page begins, as decimal text; 0 when left out.
        limit: The most matches one page may hold, as decimal text; the server chooses when left out.
        search: Keeps only contacts whose name or e-mail address matches this text.
        sort: Name of the field to sort by, such as full_name, email or created_at.
        order: asc for smallest first, desc for largest first.
        created_at: An operator such as gt, lt or eq that compares the creation time with created_at_value; the full
            list of operators is not published.
        created_at_value: Time that created_at compares with, in Unix seconds as decimal text.
        end_date: Latest creation time of a range, in Unix seconds as decimal text.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The answer is not JSON, likewise.
        httpx.HTTPError: There was no answer.
    """
    detailed = sync_detailed(
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
    return detailed.parsed


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
) -> Response[Answer]:
    """Get Contacts; the whole answer, whatever its status.

    Args:
        client: Where and how to send the request.
        company_id: Id of the company that owns the contacts.
        skip: How many matches to pass over before the page begins, as decimal text; 0 when left out.
        limit: The most matches one page may hold, as decimal text; the server chooses when left out.
        search: Keeps only contacts whose name or e-mail address matches this text.
        sort: Name of the field to sort by, such as full_name, email or created_at.
        order: asc for smallest first, desc for largest first.
        created_at: An operator such as gt, lt or eq that compares the creation time with created_at_value; the full
            list of operators is not published.
        created_at_value: Time that created_at compares with, in Unix seconds as decimal text.
        end_date: Latest creation time of a range, in Unix seconds as decimal text.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The answer is not JSON, likewise.
        httpx.HTTPError: There was no answer.
    """
    request = build(
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
    response = await client.get_async_httpx_client().request(**httpx_arguments(request))
    return _build_response(client=client, response=response)


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
) -> Answer | None:
    """Get Contacts; what :func:`asyncio_detailed` parsed of the answer.

    Args:
        client: Where and how to send the request.
        company_id: Id of the company that owns the contacts.
        skip: How many matches to pass over before the page begins, as decimal text; 0 when left out.
        limit: The most matches one page may hold, as decimal text; the server chooses when left out.
        search: Keeps only contacts whose name or e-mail address matches this text.
        sort: Name of the field to sort by, such as full_name, email or created_at.
        order: asc for smallest first, desc for largest first.
        created_at: An operator such as gt, lt or eq that compares the creation time with created_at_value; the full
            list of operators is not published.
        created_at_value: Time that created_at compares with, in Unix seconds as decimal text.
        end_date: Latest creation time of a range, in Unix seconds as decimal text.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The answer is not JSON, likewise.
        httpx.HTTPError: There was no answer.
    """
    detailed = await asyncio_detailed(
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
    return detailed.parsed
