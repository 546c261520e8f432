# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""A page of the changes of timesheets.  ``GET /api/timesheet-logs``"""

from typing import Any, TypeAlias

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...decoding import decode_list
from ...decoding import to_json as _to_json
from ...models.error import Error
from ...models.list_timesheet_logs_mode import ListTimesheetLogsMode
from ...models.list_timesheet_logs_order import ListTimesheetLogsOrder
from ...models.timesheet_log import TimesheetLog
from ...models.validation_error import ValidationError
from ...responses import DECODING_ERRORS, is_json, parse_json
from ...types import UNSET, Operation, Parameter, Request, Response, Unset

OPERATION = Operation(
    id="listTimesheetLogs",
    method="GET",
    path="/api/timesheet-logs",
    parameters=(
        Parameter("person_id", "query"),
        Parameter("date", "query"),
        Parameter("project_id", "query"),
        Parameter("to_project_id", "query"),
        Parameter("mode", "query"),
        Parameter("order", "query"),
        Parameter("limit", "query"),
        Parameter("offset", "query"),
        Parameter("updated_at", "query"),
    ),
    security=(("bearerToken", "company", "version"),),
)

ResponseBody: TypeAlias = Error | ValidationError | list[TimesheetLog]
"""The parsed bodies of the documented responses."""


def build(
    *,
    person_id: int | Unset = UNSET,
    date: str | Unset = UNSET,
    project_id: int | Unset = UNSET,
    to_project_id: int | Unset = UNSET,
    mode: ListTimesheetLogsMode | Unset = UNSET,
    order: ListTimesheetLogsOrder | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    updated_at: str | Unset = UNSET,
) -> Request:
    """Build the request; nothing is sent.

    Args:
        person_id: Only records whose person_id is this. Integer, at least 1; default: none.
        date: Only records whose date is this; operators as for updated_at. Text; default: none.
        project_id: Only records whose project_id is this. Integer, at least 1; default: none.
        to_project_id: Only records whose to_project_id is this. Integer, at least 1; default: none.
        mode: One of DAILY, WEEKLY, DETAILED; default: none.
        order: One of created_at, +created_at, -created_at, date, +date, -date; default: "-created_at".
        limit: The most records that a page may have. Integer, at least 1, at most 100; default: 100.
        offset: How many records come before the page. Integer, at least 0; default: 0.
        updated_at: Only records changed then: one of eq, neq, gt, gte, lt, lte, in, nin and bt, a colon, and the
            operands. Text; default: none.
    """
    _values: dict[tuple[str, str], Any] = {}
    if not isinstance(person_id, Unset):
        _values["query", "person_id"] = person_id
    if not isinstance(date, Unset):
        _values["query", "date"] = date
    if not isinstance(project_id, Unset):
        _values["query", "project_id"] = project_id
    if not isinstance(to_project_id, Unset):
        _values["query", "to_project_id"] = to_project_id
    if not isinstance(mode, Unset):
        _values["query", "mode"] = mode
    if not isinstance(order, Unset):
        _values["query", "order"] = order
    if not isinstance(limit, Unset):
        _values["query", "limit"] = limit
    if not isinstance(offset, Unset):
        _values["query", "offset"] = offset
    if not isinstance(updated_at, Unset):
        _values["query", "updated_at"] = updated_at
    return Request(OPERATION, _to_json(_values))


def parse(status: int, value: Any) -> list[TimesheetLog]:
    """Parse the body of a success response.

    Args:
        status: The response's status.
        value: Its body: parsed JSON.

    Raises:
        errors.UnexpectedStatus: The document does not list this success for the operation.
    """
    if status == 200:
        return decode_list("the body", value, TimesheetLog.from_dict)
    raise errors.UnexpectedStatus(status, b"")


def _decode(status: int, response: httpx.Response) -> ResponseBody | None:
    if status == 200:
        if is_json(response):
            value = parse_json(response, list)
            return decode_list("the body", value, TimesheetLog.from_dict)
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
    person_id: int | Unset = UNSET,
    date: str | Unset = UNSET,
    project_id: int | Unset = UNSET,
    to_project_id: int | Unset = UNSET,
    mode: ListTimesheetLogsMode | Unset = UNSET,
    order: ListTimesheetLogsOrder | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    updated_at: str | Unset = UNSET,
) -> Response[ResponseBody]:
    """A page of the changes of timesheets; return the response, whatever its status.

    ``GET /api/timesheet-logs``

    Args:
        client: The client that sends the request.
        person_id: Only records whose person_id is this. Integer, at least 1; default: none.
        date: Only records whose date is this; operators as for updated_at. Text; default: none.
        project_id: Only records whose project_id is this. Integer, at least 1; default: none.
        to_project_id: Only records whose to_project_id is this. Integer, at least 1; default: none.
        mode: One of DAILY, WEEKLY, DETAILED; default: none.
        order: One of created_at, +created_at, -created_at, date, +date, -date; default: "-created_at".
        limit: The most records that a page may have. Integer, at least 1, at most 100; default: 100.
        offset: How many records come before the page. Integer, at least 0; default: 0.
        updated_at: Only records changed then: one of eq, neq, gt, gte, lt, lte, in, nin and bt, a colon, and the
            operands. Text; default: none.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _request = build(
        person_id=person_id,
        date=date,
        project_id=project_id,
        to_project_id=to_project_id,
        mode=mode,
        order=order,
        limit=limit,
        offset=offset,
        updated_at=updated_at,
    )
    _client = client.get_httpx_client()
    _response = _client.send(client.build_httpx_request(_client, _request))
    return _build_response(client=client, response=_response)


def sync(
    *,
    client: AuthenticatedClient,
    person_id: int | Unset = UNSET,
    date: str | Unset = UNSET,
    project_id: int | Unset = UNSET,
    to_project_id: int | Unset = UNSET,
    mode: ListTimesheetLogsMode | Unset = UNSET,
    order: ListTimesheetLogsOrder | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    updated_at: str | Unset = UNSET,
) -> ResponseBody | None:
    """A page of the changes of timesheets; return the parsed body of the response.

    ``GET /api/timesheet-logs``

    Args:
        client: The client that sends the request.
        person_id: Only records whose person_id is this. Integer, at least 1; default: none.
        date: Only records whose date is this; operators as for updated_at. Text; default: none.
        project_id: Only records whose project_id is this. Integer, at least 1; default: none.
        to_project_id: Only records whose to_project_id is this. Integer, at least 1; default: none.
        mode: One of DAILY, WEEKLY, DETAILED; default: none.
        order: One of created_at, +created_at, -created_at, date, +date, -date; default: "-created_at".
        limit: The most records that a page may have. Integer, at least 1, at most 100; default: 100.
        offset: How many records come before the page. Integer, at least 0; default: 0.
        updated_at: Only records changed then: one of eq, neq, gt, gte, lt, lte, in, nin and bt, a colon, and the
            operands. Text; default: none.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _detailed = sync_detailed(
        person_id=person_id,
        date=date,
        project_id=project_id,
        to_project_id=to_project_id,
        mode=mode,
        order=order,
        limit=limit,
        offset=offset,
        updated_at=updated_at,
        client=client,
    )
    return _detailed.parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    person_id: int | Unset = UNSET,
    date: str | Unset = UNSET,
    project_id: int | Unset = UNSET,
    to_project_id: int | Unset = UNSET,
    mode: ListTimesheetLogsMode | Unset = UNSET,
    order: ListTimesheetLogsOrder | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    updated_at: str | Unset = UNSET,
) -> Response[ResponseBody]:
    """A page of the changes of timesheets; return the response, whatever its status.

    ``GET /api/timesheet-logs``

    Args:
        client: The client that sends the request.
        person_id: Only records whose person_id is this. Integer, at least 1; default: none.
        date: Only records whose date is this; operators as for updated_at. Text; default: none.
        project_id: Only records whose project_id is this. Integer, at least 1; default: none.
        to_project_id: Only records whose to_project_id is this. Integer, at least 1; default: none.
        mode: One of DAILY, WEEKLY, DETAILED; default: none.
        order: One of created_at, +created_at, -created_at, date, +date, -date; default: "-created_at".
        limit: The most records that a page may have. Integer, at least 1, at most 100; default: 100.
        offset: How many records come before the page. Integer, at least 0; default: 0.
        updated_at: Only records changed then: one of eq, neq, gt, gte, lt, lte, in, nin and bt, a colon, and the
            operands. Text; default: none.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _request = build(
        person_id=person_id,
        date=date,
        project_id=project_id,
        to_project_id=to_project_id,
        mode=mode,
        order=order,
        limit=limit,
        offset=offset,
        updated_at=updated_at,
    )
    _client = client.get_async_httpx_client()
    _response = await _client.send(client.build_httpx_request(_client, _request))
    return _build_response(client=client, response=_response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    person_id: int | Unset = UNSET,
    date: str | Unset = UNSET,
    project_id: int | Unset = UNSET,
    to_project_id: int | Unset = UNSET,
    mode: ListTimesheetLogsMode | Unset = UNSET,
    order: ListTimesheetLogsOrder | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    updated_at: str | Unset = UNSET,
) -> ResponseBody | None:
    """A page of the changes of timesheets; return the parsed body of the response.

    ``GET /api/timesheet-logs``

    Args:
        client: The client that sends the request.
        person_id: Only records whose person_id is this. Integer, at least 1; default: none.
        date: Only records whose date is this; operators as for updated_at. Text; default: none.
        project_id: Only records whose project_id is this. Integer, at least 1; default: none.
        to_project_id: Only records whose to_project_id is this. Integer, at least 1; default: none.
        mode: One of DAILY, WEEKLY, DETAILED; default: none.
        order: One of created_at, +created_at, -created_at, date, +date, -date; default: "-created_at".
        limit: The most records that a page may have. Integer, at least 1, at most 100; default: 100.
        offset: How many records come before the page. Integer, at least 0; default: 0.
        updated_at: Only records changed then: one of eq, neq, gt, gte, lt, lte, in, nin and bt, a colon, and the
            operands. Text; default: none.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _detailed = await asyncio_detailed(
        person_id=person_id,
        date=date,
        project_id=project_id,
        to_project_id=to_project_id,
        mode=mode,
        order=order,
        limit=limit,
        offset=offset,
        updated_at=updated_at,
        client=client,
    )
    return _detailed.parsed
