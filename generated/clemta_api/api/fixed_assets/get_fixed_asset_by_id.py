# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""Get Fixed Asset by ID.  ``GET /fixed-assets/{fixed_asset_id}``

Returns one fixed asset in full.
"""

from typing import Any, TypeAlias

import httpx

from ... import errors
from ...answers import UNDECODABLE, is_json, json_of
from ...client import AuthenticatedClient, Client
from ...decoding import json_value as _json_value
from ...models.bad_request_error import BadRequestError
from ...models.fixed_asset_get_response import FixedAssetGetResponse
from ...models.fixed_asset_not_found_error import FixedAssetNotFoundError
from ...models.forbidden_error import ForbiddenError
from ...models.internal_server_error import InternalServerError
from ...models.rate_limit_error import RateLimitError
from ...models.unauthorized_error import UnauthorizedError
from ...types import Operation, Parameter, Request, Response

OPERATION = Operation(
    id="getFixedAssetById",
    method="GET",
    path="/fixed-assets/{fixed_asset_id}",
    parameters=(Parameter("fixed_asset_id", "path"),),
)

Answer: TypeAlias = (
    BadRequestError
    | FixedAssetGetResponse
    | FixedAssetNotFoundError
    | ForbiddenError
    | InternalServerError
    | RateLimitError
    | UnauthorizedError
)
"""What the document says this operation may answer."""


def build(
    fixed_asset_id: str,
) -> Request:
    """The request of this operation; nothing is sent.

    Args:
        fixed_asset_id: Id of the fixed asset, 24 hex digits in every published sample. Text, at least 1 character.
    """
    _values: dict[tuple[str, str], Any] = {
        ("path", "fixed_asset_id"): fixed_asset_id,
    }
    return Request(OPERATION, _json_value(_values))


def parse(status: int, value: Any) -> FixedAssetGetResponse:
    """What a success answer says.

    Args:
        status: The status of the answer.
        value: Its body: parsed JSON.

    Raises:
        errors.UnexpectedStatus: The document lists no such success for this operation.
    """
    if status == 200:
        return FixedAssetGetResponse.from_dict(value)
    raise errors.UnexpectedStatus(status, b"")


def _decode(status: int, response: httpx.Response) -> Answer | None:
    if status == 200:
        if is_json(response):
            value = json_of(response, dict)
            return FixedAssetGetResponse.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 400:
        if is_json(response):
            value = json_of(response, dict)
            return BadRequestError.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 401:
        if is_json(response):
            value = json_of(response, dict)
            return UnauthorizedError.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 403:
        if is_json(response):
            value = json_of(response, dict)
            return ForbiddenError.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 404:
        if is_json(response):
            value = json_of(response, dict)
            return FixedAssetNotFoundError.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 405:
        if is_json(response):
            value = json_of(response, dict)
            return BadRequestError.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 406:
        if is_json(response):
            value = json_of(response, dict)
            return BadRequestError.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 429:
        if is_json(response):
            value = json_of(response, dict)
            return RateLimitError.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 500:
        if is_json(response):
            value = json_of(response, dict)
            return InternalServerError.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    raise errors.UnexpectedStatus(status, response.content)


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Answer | None:
    try:
        return _decode(response.status_code, response)
    except (errors.UnexpectedStatus, errors.UnexpectedContentType):
        if client.raise_on_unexpected_status:
            raise
    except UNDECODABLE as error:
        if client.raise_on_unexpected_status:
            raise errors.UnexpectedBody(response.status_code, response.content) from error
    return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Answer]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    fixed_asset_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[Answer]:
    """Get Fixed Asset by ID; the whole answer, whatever its status.

    ``GET /fixed-assets/{fixed_asset_id}``

    Args:
        fixed_asset_id: Id of the fixed asset, 24 hex digits in every published sample. Text, at least 1 character.
        client: Where and how to send the request.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The media type is not documented, likewise.
        errors.UnexpectedBody: The body is not what the document says, likewise.
        httpx.HTTPError: There was no answer.
    """
    _request = build(
        fixed_asset_id,
    )
    _client = client.get_httpx_client()
    _response = _client.send(client.prepared(_client, _request))
    return _build_response(client=client, response=_response)


def sync(
    fixed_asset_id: str,
    *,
    client: AuthenticatedClient,
) -> Answer | None:
    """Get Fixed Asset by ID; what :func:`sync_detailed` parsed of the answer.

    ``GET /fixed-assets/{fixed_asset_id}``

    Args:
        fixed_asset_id: Id of the fixed asset, 24 hex digits in every published sample. Text, at least 1 character.
        client: Where and how to send the request.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The media type is not documented, likewise.
        errors.UnexpectedBody: The body is not what the document says, likewise.
        httpx.HTTPError: There was no answer.
    """
    _detailed = sync_detailed(fixed_asset_id, client=client)
    return _detailed.parsed


async def asyncio_detailed(
    fixed_asset_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[Answer]:
    """Get Fixed Asset by ID; the whole answer, whatever its status.

    ``GET /fixed-assets/{fixed_asset_id}``

    Args:
        fixed_asset_id: Id of the fixed asset, 24 hex digits in every published sample. Text, at least 1 character.
        client: Where and how to send the request.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The media type is not documented, likewise.
        errors.UnexpectedBody: The body is not what the document says, likewise.
        httpx.HTTPError: There was no answer.
    """
    _request = build(
        fixed_asset_id,
    )
    _client = client.get_async_httpx_client()
    _response = await _client.send(client.prepared(_client, _request))
    return _build_response(client=client, response=_response)


async def asyncio(
    fixed_asset_id: str,
    *,
    client: AuthenticatedClient,
) -> Answer | None:
    """Get Fixed Asset by ID; what :func:`asyncio_detailed` parsed of the answer.

    ``GET /fixed-assets/{fixed_asset_id}``

    Args:
        fixed_asset_id: Id of the fixed asset, 24 hex digits in every published sample. Text, at least 1 character.
        client: Where and how to send the request.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The media type is not documented, likewise.
        errors.UnexpectedBody: The body is not what the document says, likewise.
        httpx.HTTPError: There was no answer.
    """
    _detailed = await asyncio_detailed(fixed_asset_id, client=client)
    return _detailed.parsed
