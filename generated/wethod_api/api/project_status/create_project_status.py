# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""Add a weekly report on a project.  ``POST /api/project-statuses``"""

from typing import Any, TypeAlias

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...decoding import to_json as _to_json
from ...models.error import Error
from ...models.project_status import ProjectStatus
from ...models.project_status_create import ProjectStatusCreate
from ...models.validation_error import ValidationError
from ...responses import DECODING_ERRORS, is_json, parse_json
from ...types import Operation, Request, Response

OPERATION = Operation(
    id="createProjectStatus",
    method="POST",
    path="/api/project-statuses",
    parameters=(),
    security=(("bearerToken", "company", "version"),),
)

ResponseBody: TypeAlias = Error | ProjectStatus | ValidationError
"""The parsed bodies of the documented responses."""


def build(
    *,
    body: ProjectStatusCreate,
) -> Request:
    """Build the request; nothing is sent.

    Args:
        body: The request body, ``application/json``.
    """
    return Request(
        OPERATION,
        body=_to_json(body),
        media_type="application/json",
    )


def parse(status: int, value: Any) -> ProjectStatus:
    """Parse the body of a success response.

    Args:
        status: The response's status.
        value: Its body: parsed JSON.

    Raises:
        errors.UnexpectedStatus: The document does not list this success for the operation.
    """
    if status == 201:
        return ProjectStatus.from_dict(value)
    raise errors.UnexpectedStatus(status, b"")


def _decode(status: int, response: httpx.Response) -> ResponseBody | None:
    if status == 201:
        if is_json(response):
            value = parse_json(response, dict)
            return ProjectStatus.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 400:
        if is_json(response):
            value = parse_json(response, dict)
            return ValidationError.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 401:
        if is_json(response):
            value = parse_json(response, dict)
            return Error.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 403:
        if is_json(response):
            value = parse_json(response, dict)
            return Error.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 405:
        if is_json(response):
            value = parse_json(response, dict)
            return Error.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 406:
        if is_json(response):
            value = parse_json(response, dict)
            return Error.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 412:
        if is_json(response):
            value = parse_json(response, dict)
            return Error.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 415:
        if is_json(response):
            value = parse_json(response, dict)
            return Error.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 429:
        if is_json(response):
            value = parse_json(response, dict)
            return Error.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 500:
        if is_json(response):
            value = parse_json(response, dict)
            return Error.from_dict(value)
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
    body: ProjectStatusCreate,
) -> Response[ResponseBody]:
    """Add a weekly report on a project; return the response, whatever its status.

    ``POST /api/project-statuses``

    Args:
        client: The client that sends the request.
        body: The request body, ``application/json``.

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
    body: ProjectStatusCreate,
) -> ResponseBody | None:
    """Add a weekly report on a project; return the parsed body of the response.

    ``POST /api/project-statuses``

    Args:
        client: The client that sends the request.
        body: The request body, ``application/json``.

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
    body: ProjectStatusCreate,
) -> Response[ResponseBody]:
    """Add a weekly report on a project; return the response, whatever its status.

    ``POST /api/project-statuses``

    Args:
        client: The client that sends the request.
        body: The request body, ``application/json``.

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
    body: ProjectStatusCreate,
) -> ResponseBody | None:
    """Add a weekly report on a project; return the parsed body of the response.

    ``POST /api/project-statuses``

    Args:
        client: The client that sends the request.
        body: The request body, ``application/json``.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _detailed = await asyncio_detailed(body=body, client=client)
    return _detailed.parsed
