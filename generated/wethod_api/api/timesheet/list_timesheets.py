# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""A page of the hours worked.  ``GET /api/timesheets``"""

from typing import Any, TypeAlias

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...decoding import decode_list
from ...decoding import to_json as _to_json
from ...models.error import Error
from ...models.list_timesheets_deleted import ListTimesheetsDeleted
from ...models.timesheet import Timesheet
from ...models.validation_error import ValidationError
from ...responses import DECODING_ERRORS, is_json, parse_json
from ...types import UNSET, Operation, Parameter, Request, Response, Unset

OPERATION = Operation(
    id="listTimesheets",
    method="GET",
    path="/api/timesheets",
    parameters=(
        Parameter("project_id", "query"),
        Parameter("person_id", "query"),
        Parameter("date", "query"),
        Parameter("limit", "query"),
        Parameter("offset", "query"),
        Parameter("updated_at", "query"),
        Parameter("deleted", "query"),
        Parameter("deleted_at", "query"),
    ),
    security=(("bearerToken", "company", "version"),),
)

ResponseBody: TypeAlias = Error | ValidationError | list[Timesheet]
"""The parsed bodies of the documented responses."""


def build(
    *,
    project_id: int | Unset = UNSET,
    person_id: int | Unset = UNSET,
    date: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    updated_at: str | Unset = UNSET,
    deleted: ListTimesheetsDeleted | Unset = UNSET,
    deleted_at: str | Unset = UNSET,
) -> Request:
    """Build the request; nothing is sent.

    Args:
        project_id: Only records whose project_id is this. Integer; default: none.
        person_id: Only records whose person_id is this. Integer; default: none.
        date: Only records whose date is this; operators as for updated_at. Text; default: none.
        limit: The most records that a page may have. Integer, at least 1, at most 100; default: 100.
        offset: How many records come before the page. Integer, at least 0; default: 0.
        updated_at: Only records changed then: one of eq, neq, gt, gte, lt, lte, in, nin and bt, a colon, and the
            operands. Text; default: none.
        deleted: Whether deleted records are left out, sent too, or sent alone. One of exclude, include, only;
            default: "exclude".
        deleted_at: Only records deleted then; operators as for updated_at. Text; default: none.
    """
    _values: dict[tuple[str, str], Any] = {}
    if not isinstance(project_id, Unset):
        _values["query", "project_id"] = project_id
    if not isinstance(person_id, Unset):
        _values["query", "person_id"] = person_id
    if not isinstance(date, Unset):
        _values["query", "date"] = date
    if not isinstance(limit, Unset):
        _values["query", "limit"] = limit
    if not isinstance(offset, Unset):
        _values["query", "offset"] = offset
    if not isinstance(updated_at, Unset):
        _values["query", "updated_at"] = updated_at
    if not isinstance(deleted, Unset):
        _values["query", "deleted"] = deleted
    if not isinstance(deleted_at, Unset):
        _values["query", "deleted_at"] = deleted_at
    return Request(OPERATION, _to_json(_values))


def parse(status: int, value: Any) -> list[Timesheet]:
    """Parse the body of a success response.

    Args:
        status: The response's status.
        value: Its body: parsed JSON.

    Raises:
        errors.UnexpectedStatus: The document does not list this success for the operation.
    """
    if status == 200:
        return decode_list("the body", value, Timesheet.from_dict)
    raise errors.UnexpectedStatus(status, b"")


def _decode(status: int, response: httpx.Response) -> ResponseBody | None:
    if status == 200:
        if is_json(response):
            value = parse_json(response, list)
            return decode_list("the body", value, Timesheet.from_dict)
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
    project_id: int | Unset = UNSET,
    person_id: int | Unset = UNSET,
    date: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    updated_at: str | Unset = UNSET,
    deleted: ListTimesheetsDeleted | Unset = UNSET,
    deleted_at: str | Unset = UNSET,
) -> Response[ResponseBody]:
    """A page of the hours worked; return the response, whatever its status.

    ``GET /api/timesheets``

    Args:
        client: The client that sends the request.
        project_id: Only records whose project_id is this. Integer; default: none.
        person_id: Only records whose person_id is this. Integer; default: none.
        date: Only records whose date is this; operators as for updated_at. Text; default: none.
        limit: The most records that a page may have. Integer, at least 1, at most 100; default: 100.
        offset: How many records come before the page. Integer, at least 0; default: 0.
        updated_at: Only records changed then: one of eq, neq, gt, gte, lt, lte, in, nin and bt, a colon, and the
            operands. Text; default: none.
        deleted: Whether deleted records are left out, sent too, or sent alone. One of exclude, include, only;
            default: "exclude".
        deleted_at: Only records deleted then; operators as for updated_at. Text; default: none.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _request = build(
        project_id=project_id,
        person_id=person_id,
        date=date,
        limit=limit,
        offset=offset,
        updated_at=updated_at,
        deleted=deleted,
        deleted_at=deleted_at,
    )
    _client = client.get_httpx_client()
    _response = _client.send(client.build_httpx_request(_client, _request))
    return _build_response(client=client, response=_response)


def sync(
    *,
    client: AuthenticatedClient,
    project_id: int | Unset = UNSET,
    person_id: int | Unset = UNSET,
    date: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    updated_at: str | Unset = UNSET,
    deleted: ListTimesheetsDeleted | Unset = UNSET,
    deleted_at: str | Unset = UNSET,
) -> ResponseBody | None:
    """A page of the hours worked; return the parsed body of the response.

    ``GET /api/timesheets``

    Args:
        client: The client that sends the request.
        project_id: Only records whose project_id is this. Integer; default: none.
        person_id: Only records whose person_id is this. Integer; default: none.
        date: Only records whose date is this; operators as for updated_at. Text; default: none.
        limit: The most records that a page may have. Integer, at least 1, at most 100; default: 100.
        offset: How many records come before the page. Integer, at least 0; default: 0.
        updated_at: Only records changed then: one of eq, neq, gt, gte, lt, lte, in, nin and bt, a colon, and the
            operands. Text; default: none.
        deleted: Whether deleted records are left out, sent too, or sent alone. One of exclude, include, only;
            default: "exclude".
        deleted_at: Only records deleted then; operators as for updated_at. Text; default: none.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _detailed = sync_detailed(
        project_id=project_id,
        person_id=person_id,
        date=date,
        limit=limit,
        offset=offset,
        updated_at=updated_at,
        deleted=deleted,
        deleted_at=deleted_at,
        client=client,
    )
    return _detailed.parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    project_id: int | Unset = UNSET,
    person_id: int | Unset = UNSET,
    date: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    updated_at: str | Unset = UNSET,
    deleted: ListTimesheetsDeleted | Unset = UNSET,
    deleted_at: str | Unset = UNSET,
) -> Response[ResponseBody]:
    """A page of the hours worked; return the response, whatever its status.

    ``GET /api/timesheets``

    Args:
        client: The client that sends the request.
        project_id: Only records whose project_id is this. Integer; default: none.
        person_id: Only records whose person_id is this. Integer; default: none.
        date: Only records whose date is this; operators as for updated_at. Text; default: none.
        limit: The most records that a page may have. Integer, at least 1, at most 100; default: 100.
        offset: How many records come before the page. Integer, at least 0; default: 0.
        updated_at: Only records changed then: one of eq, neq, gt, gte, lt, lte, in, nin and bt, a colon, and the
            operands. Text; default: none.
        deleted: Whether deleted records are left out, sent too, or sent alone. One of exclude, include, only;
            default: "exclude".
        deleted_at: Only records deleted then; operators as for updated_at. Text; default: none.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _request = build(
        project_id=project_id,
        person_id=person_id,
        date=date,
        limit=limit,
        offset=offset,
        updated_at=updated_at,
        deleted=deleted,
        deleted_at=deleted_at,
    )
    _client = client.get_async_httpx_client()
    _response = await _client.send(client.build_httpx_request(_client, _request))
    return _build_response(client=client, response=_response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    project_id: int | Unset = UNSET,
    person_id: int | Unset = UNSET,
    date: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    updated_at: str | Unset = UNSET,
    deleted: ListTimesheetsDeleted | Unset = UNSET,
    deleted_at: str | Unset = UNSET,
) -> ResponseBody | None:
    """A page of the hours worked; return the parsed body of the response.

    ``GET /api/timesheets``

    Args:
        client: The client that sends the request.
        project_id: Only records whose project_id is this. Integer; default: none.
        person_id: Only records whose person_id is this. Integer; default: none.
        date: Only records whose date is this; operators as for updated_at. Text; default: none.
        limit: The most records that a page may have. Integer, at least 1, at most 100; default: 100.
        offset: How many records come before the page. Integer, at least 0; default: 0.
        updated_at: Only records changed then: one of eq, neq, gt, gte, lt, lte, in, nin and bt, a colon, and the
            operands. Text; default: none.
        deleted: Whether deleted records are left out, sent too, or sent alone. One of exclude, include, only;
            default: "exclude".
        deleted_at: Only records deleted then; operators as for updated_at. Text; default: none.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _detailed = await asyncio_detailed(
        project_id=project_id,
        person_id=person_id,
        date=date,
        limit=limit,
        offset=offset,
        updated_at=updated_at,
        deleted=deleted,
        deleted_at=deleted_at,
        client=client,
    )
    return _detailed.parsed
