# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""Get Formation Status.  ``GET /formations/{id}``

Returns how far a formation has come and what is known of the company; send If-Modified-Since to receive
changes only.
"""

from typing import Any, TypeAlias, cast

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...decoding import UnionDecoder, UnionMember
from ...decoding import to_json as _to_json
from ...models.bad_request_error import BadRequestError
from ...models.forbidden_error import ForbiddenError
from ...models.formation_status_envelope import FormationStatusEnvelope
from ...models.formation_status_response import FormationStatusResponse
from ...models.internal_server_error import InternalServerError
from ...models.not_found_error import NotFoundError
from ...models.rate_limit_error import RateLimitError
from ...models.unauthorized_error import UnauthorizedError
from ...responses import DECODING_ERRORS, is_json, parse_json
from ...types import UNSET, Operation, Parameter, Request, Response, Unset

OPERATION = Operation(
    id="getFormation",
    method="GET",
    path="/formations/{id}",
    parameters=(
        Parameter("id", "path"),
        Parameter("If-Modified-Since", "header"),
    ),
    security=(("ApiKeyAuth",),),
)

ResponseBody: TypeAlias = (
    BadRequestError
    | ForbiddenError
    | FormationStatusEnvelope
    | FormationStatusResponse
    | InternalServerError
    | NotFoundError
    | RateLimitError
    | UnauthorizedError
)
"""The parsed bodies of the documented responses."""


def build(
    id: str,
    *,
    if_modified_since: str | Unset = UNSET,
) -> Request:
    """Build the request; nothing is sent.

    Args:
        id: The company id (24 hex digits) or the external_id given at creation; 64 characters at most. Text, 1
            to 64 characters.
        if_modified_since: Respond with 304 and no body unless the formation changed after this HTTP date. Text, format http-
            date; default: none.
    """
    _values: dict[tuple[str, str], Any] = {
        ("path", "id"): id,
    }
    if not isinstance(if_modified_since, Unset):
        _values["header", "If-Modified-Since"] = if_modified_since
    return Request(OPERATION, _to_json(_values))


def parse(status: int, value: Any) -> FormationStatusEnvelope | FormationStatusResponse | None:
    """Parse the body of a success response.

    Args:
        status: The response's status.
        value: Its body: parsed JSON; ignored where the document has none.

    Raises:
        errors.UnexpectedStatus: The document does not list this success for the operation.
    """
    if status == 200:
        return cast("FormationStatusEnvelope | FormationStatusResponse", _THE_BODY.decode(value))
    if status == 304:
        return None
    raise errors.UnexpectedStatus(status, b"")


def _decode(status: int, response: httpx.Response) -> ResponseBody | None:
    if status == 200:
        if is_json(response):
            value = parse_json(response, dict)
            return cast("FormationStatusEnvelope | FormationStatusResponse", _THE_BODY.decode(value))
        raise errors.UnexpectedContentType(response.headers.get("Content-Type", ""), response.content)
    if status == 304:
        return None
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
    if status == 404:
        if is_json(response):
            value = parse_json(response, dict)
            return NotFoundError.from_dict(value)
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
    id: str,
    *,
    client: AuthenticatedClient,
    if_modified_since: str | Unset = UNSET,
) -> Response[ResponseBody]:
    """Get Formation Status; return the response, whatever its status.

    ``GET /formations/{id}``

    Args:
        id: The company id (24 hex digits) or the external_id given at creation; 64 characters at most. Text, 1
            to 64 characters.
        client: The client that sends the request.
        if_modified_since: Respond with 304 and no body unless the formation changed after this HTTP date. Text, format http-
            date; default: none.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _request = build(
        id,
        if_modified_since=if_modified_since,
    )
    _client = client.get_httpx_client()
    _response = _client.send(client.build_httpx_request(_client, _request))
    return _build_response(client=client, response=_response)


def sync(
    id: str,
    *,
    client: AuthenticatedClient,
    if_modified_since: str | Unset = UNSET,
) -> ResponseBody | None:
    """Get Formation Status; return the parsed body of the response.

    ``GET /formations/{id}``

    Args:
        id: The company id (24 hex digits) or the external_id given at creation; 64 characters at most. Text, 1
            to 64 characters.
        client: The client that sends the request.
        if_modified_since: Respond with 304 and no body unless the formation changed after this HTTP date. Text, format http-
            date; default: none.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _detailed = sync_detailed(id, if_modified_since=if_modified_since, client=client)
    return _detailed.parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
    if_modified_since: str | Unset = UNSET,
) -> Response[ResponseBody]:
    """Get Formation Status; return the response, whatever its status.

    ``GET /formations/{id}``

    Args:
        id: The company id (24 hex digits) or the external_id given at creation; 64 characters at most. Text, 1
            to 64 characters.
        client: The client that sends the request.
        if_modified_since: Respond with 304 and no body unless the formation changed after this HTTP date. Text, format http-
            date; default: none.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _request = build(
        id,
        if_modified_since=if_modified_since,
    )
    _client = client.get_async_httpx_client()
    _response = await _client.send(client.build_httpx_request(_client, _request))
    return _build_response(client=client, response=_response)


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient,
    if_modified_since: str | Unset = UNSET,
) -> ResponseBody | None:
    """Get Formation Status; return the parsed body of the response.

    ``GET /formations/{id}``

    Args:
        id: The company id (24 hex digits) or the external_id given at creation; 64 characters at most. Text, 1
            to 64 characters.
        client: The client that sends the request.
        if_modified_since: Respond with 304 and no body unless the formation changed after this HTTP date. Text, format http-
            date; default: none.

    Raises:
        errors.UnexpectedStatus: The document does not list the status; only with ``client.raise_on_unexpected_status``.
        errors.UnexpectedContentType: The document does not list the media type; likewise.
        errors.UnexpectedBody: The body does not match its schema; likewise.
        httpx.HTTPError: No response was received.
    """
    _detailed = await asyncio_detailed(id, if_modified_since=if_modified_since, client=client)
    return _detailed.parsed


_THE_BODY = UnionDecoder(
    "the body",
    (
        UnionMember(
            FormationStatusResponse.from_dict,
            (dict,),
            required=frozenset({"company_id", "company_name", "status"}),
            names=frozenset(
                {
                    "company_id",
                    "company_name",
                    "status",
                    "formation_date",
                    "ein",
                    "external_id",
                    "custom_data",
                    "type",
                    "state",
                    "country",
                    "ending",
                    "industry",
                    "number_of_shares",
                    "par_value",
                    "is_company_private",
                    "address",
                    "timezone",
                    "shareholders",
                    "directors",
                    "officers",
                    "created_at",
                    "updated_at",
                    "federal_tax_filing",
                    "state_tax_filing",
                    "foreign_qualification_addresses",
                }
            ),
            values_of={
                "status": (
                    "shareholder_verification",
                    "in_progress",
                    "active",
                    "refunded",
                    "name_change",
                    "signature_requested",
                    "submitted_to_state",
                    "cancelled",
                ),
                "type": ("LLC", "C-CORP", None, None),
                "state": (
                    "AL",
                    "AK",
                    "AZ",
                    "AR",
                    "CA",
                    "CO",
                    "CT",
                    "DE",
                    "FL",
                    "GA",
                    "HI",
                    "ID",
                    "IL",
                    "IN",
                    "IA",
                    "KS",
                    "KY",
                    "LA",
                    "ME",
                    "MD",
                    "MA",
                    "MI",
                    "MN",
                    "MS",
                    "MO",
                    "MT",
                    "NE",
                    "NV",
                    "NH",
                    "NJ",
                    "NM",
                    "NY",
                    "NC",
                    "ND",
                    "OH",
                    "OK",
                    "OR",
                    "PA",
                    "RI",
                    "SC",
                    "SD",
                    "TN",
                    "TX",
                    "UT",
                    "VT",
                    "VA",
                    "WA",
                    "WV",
                    "WI",
                    "WY",
                    None,
                    None,
                ),
                "ending": ("LLC", "Inc.", "Corporation", "Corp.", None, None),
            },
            validator="/components/schemas/FormationStatusResponse",
        ),
        UnionMember(
            FormationStatusEnvelope.from_dict,
            (dict,),
            required=frozenset({"success", "data"}),
            names=frozenset({"message", "data"}),
            validator="/components/schemas/FormationStatusEnvelope",
        ),
    ),
)
