# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""Change some fields of a task.  ``PATCH /api/project-plan-tasks/{id}``"""

from typing import Any, TypeAlias

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...decoding import to_json as _to_json
from ...models.error import Error
from ...models.project_plan_task import ProjectPlanTask
from ...models.project_plan_task_update import ProjectPlanTaskUpdate
from ...models.validation_error import ValidationError
from ...responses import DECODING_ERRORS, is_json, parse_json
from ...types import Operation, Parameter, Request, Response

OPERATION = Operation(
    id="updateProjectPlanTask",
    method="PATCH",
    path="/api/project-plan-tasks/{id}",
    parameters=(Parameter("id", "path"),),
    security=(("bearerToken", "company", "version"),),
)

ResponseBody: TypeAlias = Error | ProjectPlanTask | ValidationError
"""The parsed bodies of the documented responses."""


def build(
    id: int,
    *,
    body: ProjectPlanTaskUpdate,
) -> Request:
    """Build the request; nothing is sent.

    Args:
        id: Its id, in decimal digits. Integer, at least 0.
        body: The request body, ``application/json``.
    """
    _values: dict[tuple[str, str], Any] = {
        ("path", "id"): id,
    }
    return Request(
        OPERATION,
        _to_json(_values),
        body=_to_json(body),
        media_type="application/json",
    )


def parse(status: int, value: Any) -> ProjectPlanTask:
    """Parse the body of a success response.

    Args:
        status: The response's status.
        value: Its body: parsed JSON.

    Raises:
        errors.UnexpectedStatus: The document does not list this success for the operation.
    """
    if status == 200:
        return ProjectPlanTask.from_dict(value)
    raise errors.UnexpectedStatus(status, b"")


def _decode(status: int, response: httpx.Response) -> ResponseBody | None:
    if status == 200:
        if is_json(response):
            value = parse_json(response, dict)
            return ProjectPlanTask.from_dict(value)
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
    if status == 404:
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
    id: int,
    *,
    client: AuthenticatedClient,
    body: ProjectPlanTaskUpdate,
) -> Response[ResponseBody]:
    """Change some fields of a task; return the response, whatever its status.

    ``PATCH /api/project-plan-tasks/{id}``

    Args:
        id: Its id, in decimal digits. Integer, at least 0.
        client: The client that sends the request.
        body: The request body, ``application/json``.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _request = build(
        id,
        body=body,
    )
    _client = client.get_httpx_client()
    _response = _client.send(client.build_httpx_request(_client, _request))
    return _build_response(client=client, response=_response)


def sync(
    id: int,
    *,
    client: AuthenticatedClient,
    body: ProjectPlanTaskUpdate,
) -> ResponseBody | None:
    """Change some fields of a task; return the parsed body of the response.

    ``PATCH /api/project-plan-tasks/{id}``

    Args:
        id: Its id, in decimal digits. Integer, at least 0.
        client: The client that sends the request.
        body: The request body, ``application/json``.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _detailed = sync_detailed(id, body=body, client=client)
    return _detailed.parsed


async def asyncio_detailed(
    id: int,
    *,
    client: AuthenticatedClient,
    body: ProjectPlanTaskUpdate,
) -> Response[ResponseBody]:
    """Change some fields of a task; return the response, whatever its status.

    ``PATCH /api/project-plan-tasks/{id}``

    Args:
        id: Its id, in decimal digits. Integer, at least 0.
        client: The client that sends the request.
        body: The request body, ``application/json``.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _request = build(
        id,
        body=body,
    )
    _client = client.get_async_httpx_client()
    _response = await _client.send(client.build_httpx_request(_client, _request))
    return _build_response(client=client, response=_response)


async def asyncio(
    id: int,
    *,
    client: AuthenticatedClient,
    body: ProjectPlanTaskUpdate,
) -> ResponseBody | None:
    """Change some fields of a task; return the parsed body of the response.

    ``PATCH /api/project-plan-tasks/{id}``

    Args:
        id: Its id, in decimal digits. Integer, at least 0.
        client: The client that sends the request.
        body: The request body, ``application/json``.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _detailed = await asyncio_detailed(id, body=body, client=client)
    return _detailed.parsed
