"""Parsing a response is a function of the call and of (status, headers, body)."""

from __future__ import annotations

import json
from typing import Any

import pytest

import truespec
from clemta._api import CLEMTA, call
from clemta_api.api.contacts import delete_contact, get_contact_by_id, get_contacts
from clemta_api.api.formation import get_formation
from truespec import APIResponse, Headers, RawResponse, ResponseConformanceError, StatusError, describe
from truespec._calls._response_parser import parse_response
from truespec._errors import error_class

CONTACT = {"id": "a", "created_at": 1, "updated_at": 2, "type": "vendor", "full_name": "A", "email": "a@example.com"}
GOOD = {"success": True, "message": "ok", "data": CONTACT}


def respond(
    status: int, body: Any, media_type: str = "application/json", endpoint: Any = get_contact_by_id
) -> APIResponse[Any]:
    """Parse a response to a call of Clemta's facade."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    arguments = {"company_id": "a"} if endpoint is get_contacts else {"contact_id": "a"}
    response = RawResponse(status, Headers([("Content-Type", media_type)]), content)
    return parse_response(CLEMTA, call(endpoint, **arguments), response)


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequestError"), (401, "AuthenticationError"), (403, "PermissionDeniedError"), (404, "NotFoundError"),
        (409, "ConflictError"), (412, "PreconditionFailedError"), (422, "UnprocessableError"), (429, "RateLimitError"),
        (500, "ServerError"), (502, "ServerError"), (599, "ServerError"), (402, "StatusError"), (418, "StatusError"),
        (302, "StatusError"), (600, "StatusError"), (999, "StatusError"), (499, "StatusError"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "body",
    [
        {"success": False, "message": "no", "data": None, "error": {"code": "CODE", "details": "why"}},
        b"", b"<html>Bad Gateway</html>", b'{"success": fal', b"\xff\xfe", b"null", b"[]", b"5", b'"no"',
        b'{"error": "text"}', b'{"success": false}', b'{"success": false, "error": {"code": 5}, "message": []}',
    ],
)  # fmt: skip
def test_every_error_status_has_its_class(status: int, name: str, body: Any) -> None:
    """An error response is raised as the class of its status, with JSON, HTML, a cut body or none; the bytes are kept."""
    with pytest.raises(StatusError) as caught:
        respond(status, body)
    assert type(caught.value) is error_class(status) is getattr(truespec, name)
    assert caught.value.status == status
    assert caught.value.response is not None
    assert caught.value.response.content == (body if isinstance(body, bytes) else json.dumps(body).encode())


def test_the_apis_own_details_are_on_the_error() -> None:
    """Code, message and details of the envelope are on the error and in its one line."""
    with pytest.raises(StatusError) as caught:
        respond(400, {"success": False, "message": "Invalid", "error": {"code": "INVALID_REQUEST", "details": "no id"}})
    assert (caught.value.code, caught.value.message, caught.value.details) == ("INVALID_REQUEST", "Invalid", "no id")
    assert str(caught.value) == "getContactById: 400 Bad Request [INVALID_REQUEST]: Invalid: no id"


def test_success_false_under_200_is_an_error() -> None:
    """An envelope that reports an error raises one under a success status too."""
    with pytest.raises(StatusError, match="odd") as caught:
        respond(200, {"success": False, "message": "odd", "data": None})
    assert type(caught.value) is StatusError
    assert caught.value.status == 200


def test_the_envelope_is_opened() -> None:
    """The value of a success response is the content of its envelope."""
    assert respond(200, GOOD).value.to_dict() == CONTACT
    assert respond(200, GOOD | {"data": None}, endpoint=delete_contact).value is None


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({}, ["", "", ""]), (GOOD | {"data": {}}, ["/data"] * 6), (GOOD | {"data": CONTACT | {"id": None}}, ["/data/id"]),
        (GOOD | {"data": CONTACT | {"type": "boss", "created_at": "now"}}, ["/data/created_at", "/data/type"]),
        ([], [""]), (b"null", [""]),
    ],
)  # fmt: skip
def test_a_success_that_violates_the_document(body: Any, pointers: list[str]) -> None:
    """Every deviation of a success response is reported with its pointer and its rule in the document."""
    with pytest.raises(ResponseConformanceError) as caught:
        respond(200, body)
    assert sorted(deviation.pointer for deviation in caught.value.deviations) == pointers
    assert all(deviation.document_pointer.startswith("/components/schemas/") for deviation in caught.value.deviations)
    assert caught.value.operation == "getContactById"


def test_new_fields_are_allowed() -> None:
    """A field that the document does not have is not a deviation, and is kept."""
    value = respond(200, GOOD | {"data": CONTACT | {"mood": "good"}, "request": 1}).value
    assert value["mood"] == "good"
    assert value.to_dict()["mood"] == "good"


@pytest.mark.parametrize(
    ("status", "body", "media_type", "message"),
    [
        *[(status, GOOD, "application/json", "the status") for status in (201, 204, 206, 304)],
        *[(200, GOOD, media_type, "the media type") for media_type in ("text/html", "text/plain; charset=utf-8", "")],
        *[
            (200, body, "application/json", r"must be JSON: .* at character \d+")
            for body in (b'{"success": tr', b"\xff", b"nan", b'{"a": 1} {}', b"[" * 100_000)
        ],
        (200, b"", "application/json", r"must have a body .found nothing"),
    ],
)
def test_a_success_that_is_not_the_documented_one(status: int, body: Any, media_type: str, message: str) -> None:
    """An undocumented status or media type, a body that is not JSON and an absent body are reported as such."""
    with pytest.raises(ResponseConformanceError, match=message):
        respond(status, body, media_type)


def test_headers_are_validated_beside_a_broken_body() -> None:
    """The headers of a success response whose body is not JSON are validated all the same."""
    fields = [("Content-Type", "application/json"), ("Last-Modified", "yesterday")]
    with pytest.raises(ResponseConformanceError) as caught:
        parse_response(CLEMTA, describe(get_formation, "a"), RawResponse(200, Headers(fields), b"{"))
    assert [deviation.pointer for deviation in caught.value.deviations] == ["", "header 'Last-Modified'"]
    assert "must be JSON" in caught.value.deviations[0].expected


def test_the_deviations_of_a_long_list_are_limited() -> None:
    """A response with thousands of deviations raises an error with a short message and at most a hundred of them."""
    body = {"success": True, "message": "", "data": {"contacts": [{}] * 20_000, "total": 1}}
    with pytest.raises(ResponseConformanceError, match=r"and \d+ more") as caught:
        respond(200, body, endpoint=get_contacts)
    assert len(caught.value.deviations) <= 100
    assert len(str(caught.value)) < 3_000


def test_messages_of_the_server_are_sanitized() -> None:
    """A long message, or one with line breaks and terminal codes, becomes one short line; the error has the whole text."""
    text = "\x1b[31mred\n" + "x" * 100_000
    with pytest.raises(StatusError) as caught:
        respond(500, {"success": False, "message": text})
    assert caught.value.message == text
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 500


def test_media_type_parameters_and_case_do_not_matter() -> None:
    """Application/JSON with a charset is application/json."""
    assert respond(200, GOOD, "Application/JSON; charset=utf-8").status == 200
