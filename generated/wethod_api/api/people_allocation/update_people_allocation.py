# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""Change planned hours.  ``PATCH /api/people-allocations/{id}``"""

from typing import Any, TypeAlias

import httpx

from ... import errors
from ...answers import UNDECODABLE, is_json, json_of
from ...client import AuthenticatedClient, Client
from ...decoding import json_value as _json_value
from ...models.error import Error
from ...models.people_allocation import PeopleAllocation
from ...models.people_allocation_update import PeopleAllocationUpdate
from ...models.validation_error import ValidationError
from ...types import Operation, Parameter, Request, Response

OPERATION = Operation(
    id="updatePeopleAllocation",
    method="PATCH",
    path="/api/people-allocations/{id}",
    parameters=(Parameter("id", "path"),),
)

Answer: TypeAlias = Error | PeopleAllocation | ValidationError
"""What the document says this operation may answer."""


def build(
    id: int,
    *,
    body: PeopleAllocationUpdate,
) -> Request:
    """The request of this operation; nothing is sent.

    Args:
        id: Its id. Integer, at least 0.
        body: The request body, ``application/json``.
    """
    _values: dict[tuple[str, str], Any] = {
        ("path", "id"): id,
    }
    return Request(
        OPERATION,
        _json_value(_values),
        body=_json_value(body),
        media_type="application/json",
    )


def parse(status: int, value: Any) -> PeopleAllocation:
    """What a success answer says.

    Args:
        status: The status of the answer.
        value: Its body: parsed JSON.

    Raises:
        errors.UnexpectedStatus: The document lists no such success for this operation.
    """
    if status == 200:
        return PeopleAllocation.from_dict(value)
    raise errors.UnexpectedStatus(status, b"")


def _decode(status: int, response: httpx.Response) -> Answer | None:
    if status == 200:
        if is_json(response):
            value = json_of(response, dict)
            return PeopleAllocation.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 400:
        if is_json(response):
            value = json_of(response, dict)
            return ValidationError.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 401:
        if is_json(response):
            value = json_of(response, dict)
            return Error.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 403:
        if is_json(response):
            value = json_of(response, dict)
            return Error.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 404:
        if is_json(response):
            value = json_of(response, dict)
            return Error.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 405:
        if is_json(response):
            value = json_of(response, dict)
            return Error.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 406:
        if is_json(response):
            value = json_of(response, dict)
            return Error.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 412:
        if is_json(response):
            value = json_of(response, dict)
            return Error.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 415:
        if is_json(response):
            value = json_of(response, dict)
            return Error.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 429:
        if is_json(response):
            value = json_of(response, dict)
            return Error.from_dict(value)
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 500:
        if is_json(response):
            value = json_of(response, dict)
            return Error.from_dict(value)
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
    id: int,
    *,
    client: AuthenticatedClient,
    body: PeopleAllocationUpdate,
) -> Response[Answer]:
    """Change planned hours; the whole answer, whatever its status.

    ``PATCH /api/people-allocations/{id}``

    Args:
        id: Its id. Integer, at least 0.
        client: Where and how to send the request.
        body: The request body, ``application/json``.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The media type is not documented, likewise.
        errors.UnexpectedBody: The body is not what the document says, likewise.
        httpx.HTTPError: There was no answer.
    """
    _request = build(
        id,
        body=body,
    )
    _client = client.get_httpx_client()
    _response = _client.send(client.prepared(_client, _request))
    return _build_response(client=client, response=_response)


def sync(
    id: int,
    *,
    client: AuthenticatedClient,
    body: PeopleAllocationUpdate,
) -> Answer | None:
    """Change planned hours; what :func:`sync_detailed` parsed of the answer.

    ``PATCH /api/people-allocations/{id}``

    Args:
        id: Its id. Integer, at least 0.
        client: Where and how to send the request.
        body: The request body, ``application/json``.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The media type is not documented, likewise.
        errors.UnexpectedBody: The body is not what the document says, likewise.
        httpx.HTTPError: There was no answer.
    """
    _detailed = sync_detailed(id, body=body, client=client)
    return _detailed.parsed


async def asyncio_detailed(
    id: int,
    *,
    client: AuthenticatedClient,
    body: PeopleAllocationUpdate,
) -> Response[Answer]:
    """Change planned hours; the whole answer, whatever its status.

    ``PATCH /api/people-allocations/{id}``

    Args:
        id: Its id. Integer, at least 0.
        client: Where and how to send the request.
        body: The request body, ``application/json``.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The media type is not documented, likewise.
        errors.UnexpectedBody: The body is not what the document says, likewise.
        httpx.HTTPError: There was no answer.
    """
    _request = build(
        id,
        body=body,
    )
    _client = client.get_async_httpx_client()
    _response = await _client.send(client.prepared(_client, _request))
    return _build_response(client=client, response=_response)


async def asyncio(
    id: int,
    *,
    client: AuthenticatedClient,
    body: PeopleAllocationUpdate,
) -> Answer | None:
    """Change planned hours; what :func:`asyncio_detailed` parsed of the answer.

    ``PATCH /api/people-allocations/{id}``

    Args:
        id: Its id. Integer, at least 0.
        client: Where and how to send the request.
        body: The request body, ``application/json``.

    Raises:
        errors.UnexpectedStatus: The status is not documented and ``client.raise_on_unexpected_status`` is set.
        errors.UnexpectedContentType: The media type is not documented, likewise.
        errors.UnexpectedBody: The body is not what the document says, likewise.
        httpx.HTTPError: There was no answer.
    """
    _detailed = await asyncio_detailed(id, body=body, client=client)
    return _detailed.parsed
