# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""Remove a client.  ``DELETE /api/client/{id}``

Writing uses the singular path. A client with projects or contacts cannot be deleted in the product.
"""

from typing import Any, TypeAlias

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...decoding import to_json as _to_json
from ...models.error import Error
from ...models.validation_error import ValidationError
from ...responses import DECODING_ERRORS, is_json, parse_json
from ...types import Operation, Parameter, Request, Response

OPERATION = Operation(
    id="deleteClient",
    method="DELETE",
    path="/api/client/{id}",
    parameters=(Parameter("id", "path"),),
    security=(("bearerToken", "company", "version"),),
)

ResponseBody: TypeAlias = Error | ValidationError
"""The parsed bodies of the documented responses."""


def build(
    id: int,
) -> Request:
    """Build the request; nothing is sent.

    Args:
        id: Its id. Integer, at least 0.
    """
    _values: dict[tuple[str, str], Any] = {
        ("path", "id"): id,
    }
    return Request(OPERATION, _to_json(_values))


def parse(status: int, value: Any) -> None:  # noqa: ARG001  (the parameters are the same for every operation)
    """Parse the body of a success response.

    Args:
        status: The response's status.
        value: Its body: ignored.

    Raises:
        errors.UnexpectedStatus: The document does not list this success for the operation.
    """
    if status == 200:
        return
    if status == 204:
        return
    raise errors.UnexpectedStatus(status, b"")


def _decode(status: int, response: httpx.Response) -> ResponseBody | None:
    if status == 200:
        return None
    if status == 204:
        return None
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
) -> Response[ResponseBody]:
    """Remove a client; return the response, whatever its status.

    ``DELETE /api/client/{id}``

    Args:
        id: Its id. Integer, at least 0.
        client: The client that sends the request.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _request = build(
        id,
    )
    _client = client.get_httpx_client()
    _response = _client.send(client.build_httpx_request(_client, _request))
    return _build_response(client=client, response=_response)


def sync(
    id: int,
    *,
    client: AuthenticatedClient,
) -> ResponseBody | None:
    """Remove a client; return the parsed body of the response.

    ``DELETE /api/client/{id}``

    Args:
        id: Its id. Integer, at least 0.
        client: The client that sends the request.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _detailed = sync_detailed(id, client=client)
    return _detailed.parsed


async def asyncio_detailed(
    id: int,
    *,
    client: AuthenticatedClient,
) -> Response[ResponseBody]:
    """Remove a client; return the response, whatever its status.

    ``DELETE /api/client/{id}``

    Args:
        id: Its id. Integer, at least 0.
        client: The client that sends the request.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _request = build(
        id,
    )
    _client = client.get_async_httpx_client()
    _response = await _client.send(client.build_httpx_request(_client, _request))
    return _build_response(client=client, response=_response)


async def asyncio(
    id: int,
    *,
    client: AuthenticatedClient,
) -> ResponseBody | None:
    """Remove a client; return the parsed body of the response.

    ``DELETE /api/client/{id}``

    Args:
        id: Its id. Integer, at least 0.
        client: The client that sends the request.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _detailed = await asyncio_detailed(id, client=client)
    return _detailed.parsed
