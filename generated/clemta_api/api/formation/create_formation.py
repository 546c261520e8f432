# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""Create Company Formation.  ``POST /formations``

Starts the formation of a company; the answers to the form travel as JSON text in one part of a multipart
body, passport scans as further parts.
"""

from typing import Any, TypeAlias

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client, httpx_arguments, is_json
from ...models.bad_request_error import BadRequestError
from ...models.conflict_error import ConflictError
from ...models.create_formation_body import CreateFormationBody
from ...models.forbidden_error import ForbiddenError
from ...models.formation_response import FormationResponse
from ...models.internal_server_error import InternalServerError
from ...models.rate_limit_error import RateLimitError
from ...models.unauthorized_error import UnauthorizedError
from ...types import Operation, Request, Response

OPERATION = Operation(
    id="createFormation",
    method="POST",
    path="/formations",
    parameters=(),
)

Answer: TypeAlias = (
    BadRequestError
    | ConflictError
    | ForbiddenError
    | FormationResponse
    | InternalServerError
    | RateLimitError
    | UnauthorizedError
)
"""What the document says this operation may answer."""


def build(
    *,
    body: CreateFormationBody,
) -> Request:
    """The request of this operation; nothing is sent.

    Args:
        body: The request body, ``multipart/form-data``.
    """
    return Request(
        OPERATION,
        files=body.to_multipart(),
        media_type="multipart/form-data",
    )


def parse(status: int, value: Any) -> FormationResponse:
    """What a success answer says.

    Args:
        status: The status of the answer.
        value: Its body as parsed JSON; not looked at where the document has none.

    Raises:
        errors.UnexpectedStatus: The document lists no such success for this operation.
    """
    if status == 200:
        return FormationResponse.from_dict(value)
    raise errors.UnexpectedStatus(status, b"")


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Answer | None:
    if response.status_code in {
        200,
        400,
        401,
        403,
        405,
        409,
        415,
        429,
        500,
    } and not is_json(response):
        if client.raise_on_unexpected_status:
            raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
        return None
    if response.status_code == 200:
        return FormationResponse.from_dict(response.json())
    if response.status_code == 400:
        return BadRequestError.from_dict(response.json())
    if response.status_code == 401:
        return UnauthorizedError.from_dict(response.json())
    if response.status_code == 403:
        return ForbiddenError.from_dict(response.json())
    if response.status_code == 405:
        return BadRequestError.from_dict(response.json())
    if response.status_code == 409:
        return ConflictError.from_dict(response.json())
    if response.status_code == 415:
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
    body: CreateFormationBody,
) -> Response[Answer]:
    """Create Company Formation; the whole answer, whatever its status.

    Args:
        client: Where and how to send the request.
        body: The request body, ``multipart/form-data``.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The answer is not JSON, likewise.
        httpx.HTTPError: There was no answer.
    """
    request = build(
        body=body,
    )
    response = client.get_httpx_client().request(**httpx_arguments(request))
    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: CreateFormationBody,
) -> Answer | None:
    """Create Company Formation; what :func:`sync_detailed` parsed of the answer.

    Args:
        client: Where and how to send the request.
        body: The request body, ``multipart/form-data``.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The answer is not JSON, likewise.
        httpx.HTTPError: There was no answer.
    """
    detailed = sync_detailed(body=body, client=client)
    return detailed.parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: CreateFormationBody,
) -> Response[Answer]:
    """Create Company Formation; the whole answer, whatever its status.

    Args:
        client: Where and how to send the request.
        body: The request body, ``multipart/form-data``.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The answer is not JSON, likewise.
        httpx.HTTPError: There was no answer.
    """
    request = build(
        body=body,
    )
    response = await client.get_async_httpx_client().request(**httpx_arguments(request))
    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: CreateFormationBody,
) -> Answer | None:
    """Create Company Formation; what :func:`asyncio_detailed` parsed of the answer.

    Args:
        client: Where and how to send the request.
        body: The request body, ``multipart/form-data``.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The answer is not JSON, likewise.
        httpx.HTTPError: There was no answer.
    """
    detailed = await asyncio_detailed(body=body, client=client)
    return detailed.parsed
