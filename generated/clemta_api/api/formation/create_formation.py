# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""Create Company Formation.  ``POST /formations``

Starts the formation of a company; the answers to the form travel as JSON text in one part of a multipart
body, passport scans as further parts.
"""

from typing import Any, TypeAlias

import httpx

from ... import errors
from ...bodies import flatten_parts as _flatten_parts
from ...client import AuthenticatedClient, Client
from ...models.bad_request_error import BadRequestError
from ...models.conflict_error import ConflictError
from ...models.create_formation_body import CreateFormationBody
from ...models.forbidden_error import ForbiddenError
from ...models.formation_response import FormationResponse
from ...models.internal_server_error import InternalServerError
from ...models.rate_limit_error import RateLimitError
from ...models.unauthorized_error import UnauthorizedError
from ...responses import DECODING_ERRORS, is_json, parse_json
from ...types import Operation, Request, Response

OPERATION = Operation(
    id="createFormation",
    method="POST",
    path="/formations",
    parameters=(),
    security=(("ApiKeyAuth",),),
)

ResponseBody: TypeAlias = (
    BadRequestError
    | ConflictError
    | ForbiddenError
    | FormationResponse
    | InternalServerError
    | RateLimitError
    | UnauthorizedError
)
"""The parsed bodies of the documented responses."""


def build(
    *,
    body: CreateFormationBody,
) -> Request:
    """Build the request; nothing is sent.

    Args:
        body: The request body, ``multipart/form-data``.
    """
    return Request(
        OPERATION,
        files=_flatten_parts(body.to_multipart()),
        media_type="multipart/form-data",
    )


def parse(status: int, value: Any) -> FormationResponse:
    """Parse the body of a success response.

    Args:
        status: The response's status.
        value: Its body: parsed JSON.

    Raises:
        errors.UnexpectedStatus: The document does not list this success for the operation.
    """
    if status == 200:
        return FormationResponse.from_dict(value)
    raise errors.UnexpectedStatus(status, b"")


def _decode(status: int, response: httpx.Response) -> ResponseBody | None:
    if status == 200:
        if is_json(response):
            value = parse_json(response, dict)
            return FormationResponse.from_dict(value)
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
    if status == 409:
        if is_json(response):
            value = parse_json(response, dict)
            return ConflictError.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 413:
        if is_json(response):
            value = parse_json(response, dict)
            return BadRequestError.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 415:
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
    body: CreateFormationBody,
) -> Response[ResponseBody]:
    """Create Company Formation; return the response, whatever its status.

    ``POST /formations``

    Args:
        client: The client that sends the request.
        body: The request body, ``multipart/form-data``.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _request = build(
        body=body,
    )
    _client = client.get_httpx_client()
    _response = _client.send(client.build_httpx_request(_client, _request))
    return _build_response(client=client, response=_response)


def sync(
    *,
    client: AuthenticatedClient,
    body: CreateFormationBody,
) -> ResponseBody | None:
    """Create Company Formation; return the parsed body of the response.

    ``POST /formations``

    Args:
        client: The client that sends the request.
        body: The request body, ``multipart/form-data``.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _detailed = sync_detailed(body=body, client=client)
    return _detailed.parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: CreateFormationBody,
) -> Response[ResponseBody]:
    """Create Company Formation; return the response, whatever its status.

    ``POST /formations``

    Args:
        client: The client that sends the request.
        body: The request body, ``multipart/form-data``.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _request = build(
        body=body,
    )
    _client = client.get_async_httpx_client()
    _response = await _client.send(client.build_httpx_request(_client, _request))
    return _build_response(client=client, response=_response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: CreateFormationBody,
) -> ResponseBody | None:
    """Create Company Formation; return the parsed body of the response.

    ``POST /formations``

    Args:
        client: The client that sends the request.
        body: The request body, ``multipart/form-data``.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _detailed = await asyncio_detailed(body=body, client=client)
    return _detailed.parsed
