# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""Get Formation Status.  ``GET /formations/{id}``

Returns how far a formation has come and what is known of the company; send If-Modified-Since to be told only
of changes.
"""

from typing import Any, TypeAlias

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client, httpx_arguments, is_json
from ...models.bad_request_error import BadRequestError
from ...models.forbidden_error import ForbiddenError
from ...models.formation_status_response import FormationStatusResponse
from ...models.internal_server_error import InternalServerError
from ...models.not_found_error import NotFoundError
from ...models.rate_limit_error import RateLimitError
from ...models.unauthorized_error import UnauthorizedError
from ...types import UNSET, Operation, Parameter, Request, Response, Unset

OPERATION = Operation(
    id="getFormation",
    method="GET",
    path="/formations/{id}",
    parameters=(
        Parameter("id", "path", explode=False),
        Parameter("If-Modified-Since", "header", explode=False),
    ),
)

Answer: TypeAlias = (
    BadRequestError
    | ForbiddenError
    | FormationStatusResponse
    | InternalServerError
    | NotFoundError
    | RateLimitError
    | UnauthorizedError
)
"""What the document says this operation may answer."""


def build(
    id: str,
    *,
    if_modified_since: str | Unset = UNSET,
) -> Request:
    """The request of this operation; nothing is sent.

    Args:
        id: The company id (24 hex digits) or the external_id given at creation; 64 characters at most.
        if_modified_since: Answer 304 without a body unless the formation changed after this HTTP date.
    """
    _values: dict[tuple[str, str], Any] = {
        ("path", "id"): id,
    }
    if not isinstance(if_modified_since, Unset):
        _values["header", "If-Modified-Since"] = if_modified_since
    return Request(
        OPERATION,
        _values,
    )


def parse(status: int, value: Any) -> FormationStatusResponse | None:
    """What a success answer says.

    Args:
        status: The status of the answer.
        value: Its body as parsed JSON; not looked at where the document has none.

    Raises:
        errors.UnexpectedStatus: The document lists no such success for this operation.
    """
    if status == 200:
        return FormationStatusResponse.from_dict(value)
    if status == 304:
        return None
    raise errors.UnexpectedStatus(status, b"")


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Answer | None:
    if response.status_code == 304:
        return None
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
        return FormationStatusResponse.from_dict(response.json())
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
    id: str,
    *,
    client: AuthenticatedClient,
    if_modified_since: str | Unset = UNSET,
) -> Response[Answer]:
    """Get Formation Status; the whole answer, whatever its status.

    Args:
        id: The company id (24 hex digits) or the external_id given at creation; 64 characters at most.
        client: Where and how to send the request.
        if_modified_since: Answer 304 without a body unless the formation changed after this HTTP date.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The answer is not JSON, likewise.
        httpx.HTTPError: There was no answer.
    """
    request = build(
        id,
        if_modified_since=if_modified_since,
    )
    response = client.get_httpx_client().request(**httpx_arguments(request))
    return _build_response(client=client, response=response)


def sync(
    id: str,
    *,
    client: AuthenticatedClient,
    if_modified_since: str | Unset = UNSET,
) -> Answer | None:
    """Get Formation Status; what :func:`sync_detailed` parsed of the answer.

    Args:
        id: The company id (24 hex digits) or the external_id given at creation; 64 characters at most.
        client: Where and how to send the request.
        if_modified_since: Answer 304 without a body unless the formation changed after this HTTP date.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The answer is not JSON, likewise.
        httpx.HTTPError: There was no answer.
    """
    detailed = sync_detailed(id, if_modified_since=if_modified_since, client=client)
    return detailed.parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
    if_modified_since: str | Unset = UNSET,
) -> Response[Answer]:
    """Get Formation Status; the whole answer, whatever its status.

    Args:
        id: The company id (24 hex digits) or the external_id given at creation; 64 characters at most.
        client: Where and how to send the request.
        if_modified_since: Answer 304 without a body unless the formation changed after this HTTP date.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The answer is not JSON, likewise.
        httpx.HTTPError: There was no answer.
    """
    request = build(
        id,
        if_modified_since=if_modified_since,
    )
    response = await client.get_async_httpx_client().request(**httpx_arguments(request))
    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient,
    if_modified_since: str | Unset = UNSET,
) -> Answer | None:
    """Get Formation Status; what :func:`asyncio_detailed` parsed of the answer.

    Args:
        id: The company id (24 hex digits) or the external_id given at creation; 64 characters at most.
        client: Where and how to send the request.
        if_modified_since: Answer 304 without a body unless the formation changed after this HTTP date.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The answer is not JSON, likewise.
        httpx.HTTPError: There was no answer.
    """
    detailed = await asyncio_detailed(id, if_modified_since=if_modified_since, client=client)
    return detailed.parsed
