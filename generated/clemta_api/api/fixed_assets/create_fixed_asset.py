# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""Create Fixed Asset.  ``POST /fixed-assets``

Adds a fixed asset to the books of one company; the server gives it the next asset number.
"""

from typing import Any, TypeAlias

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client, httpx_arguments, is_json
from ...decoding import json_value
from ...models.bad_request_error import BadRequestError
from ...models.create_fixed_asset_request import CreateFixedAssetRequest
from ...models.fixed_asset_create_response import FixedAssetCreateResponse
from ...models.forbidden_error import ForbiddenError
from ...models.internal_server_error import InternalServerError
from ...models.not_found_error import NotFoundError
from ...models.rate_limit_error import RateLimitError
from ...models.unauthorized_error import UnauthorizedError
from ...types import Operation, Request, Response

OPERATION = Operation(
    id="createFixedAsset",
    method="POST",
    path="/fixed-assets",
    parameters=(),
)

Answer: TypeAlias = (
    BadRequestError
    | FixedAssetCreateResponse
    | ForbiddenError
    | InternalServerError
    | NotFoundError
    | RateLimitError
    | UnauthorizedError
)
"""What the document says this operation may answer."""


def build(
    *,
    body: CreateFixedAssetRequest,
) -> Request:
    """The request of this operation; nothing is sent.

    Args:
        body: The request body, ``application/json``.
    """
    return Request(
        OPERATION,
        body=json_value(body),
        media_type="application/json",
    )


def parse(status: int, value: Any) -> FixedAssetCreateResponse:
    """What a success answer says.

    Args:
        status: The status of the answer.
        value: Its body as parsed JSON; not looked at where the document has none.

    Raises:
        errors.UnexpectedStatus: The document lists no such success for this operation.
    """
    if status == 200:
        return FixedAssetCreateResponse.from_dict(value)
    raise errors.UnexpectedStatus(status, b"")


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Answer | None:
    if response.status_code in {
        200,
        400,
        401,
        403,
        404,
        405,
        415,
        429,
        500,
    } and not is_json(response):
        if client.raise_on_unexpected_status:
            raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
        return None
    if response.status_code == 200:
        return FixedAssetCreateResponse.from_dict(response.json())
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
    body: CreateFixedAssetRequest,
) -> Response[Answer]:
    """Create Fixed Asset; the whole answer, whatever its status.

    Args:
        client: Where and how to send the request.
        body: The request body, ``application/json``.

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
    body: CreateFixedAssetRequest,
) -> Answer | None:
    """Create Fixed Asset; what :func:`sync_detailed` parsed of the answer.

    Args:
        client: Where and how to send the request.
        body: The request body, ``application/json``.

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
    body: CreateFixedAssetRequest,
) -> Response[Answer]:
    """Create Fixed Asset; the whole answer, whatever its status.

    Args:
        client: Where and how to send the request.
        body: The request body, ``application/json``.

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
    body: CreateFixedAssetRequest,
) -> Answer | None:
    """Create Fixed Asset; what :func:`asyncio_detailed` parsed of the answer.

    Args:
        client: Where and how to send the request.
        body: The request body, ``application/json``.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The answer is not JSON, likewise.
        httpx.HTTPError: There was no answer.
    """
    detailed = await asyncio_detailed(body=body, client=client)
    return detailed.parsed
