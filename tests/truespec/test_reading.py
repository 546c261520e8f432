"""Reading an answer is a function of the call and of (status, headers, body), so literals are enough to test it."""

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


def answer(
    status: int, body: Any, media_type: str = "application/json", endpoint: Any = get_contact_by_id
) -> APIResponse[Any]:
    """What the facade makes of an answer to a contact read."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    arguments = {"company_id": "a"} if endpoint is get_contacts else {"contact_id": "a"}
    described = call(endpoint, **arguments)
    return parse_response(CLEMTA, described, RawResponse(status, Headers([("Content-Type", media_type)]), content))


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequestError"), (401, "AuthenticationError"), (403, "PermissionDeniedError"), (404, "NotFoundError"),
        (409, "ConflictError"), (412, "PreconditionFailedError"), (422, "UnprocessableError"), (429, "RateLimitError"),
        (500, "ServerError"), (502, "ServerError"), (599, "ServerError"), (402, "StatusError"), (418, "StatusError"),
        (302, "StatusError"), (600, "StatusError"), (999, "StatusError"),
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
def test_every_status_has_its_class_whatever_the_body(status: int, name: str, body: Any) -> None:
    """A status that says no is raised as its class, with JSON, HTML, cut or no body; the bytes are kept."""
    with pytest.raises(StatusError) as caught:
        answer(status, body)
    assert type(caught.value) is getattr(truespec, name)
    assert caught.value.status == status
    assert caught.value.response is not None
    assert caught.value.response.content == (body if isinstance(body, bytes) else json.dumps(body).encode())


def test_the_apis_own_words_are_on_the_error() -> None:
    """Code, message and details of the envelope are on the error and in its one line."""
    with pytest.raises(StatusError) as caught:
        answer(400, {"success": False, "message": "Invalid", "error": {"code": "INVALID_REQUEST", "details": "no id"}})
    assert (caught.value.code, caught.value.message, caught.value.details) == ("INVALID_REQUEST", "Invalid", "no id")
    assert str(caught.value) == "getContactById: 400 Bad Request [INVALID_REQUEST]: Invalid: no id"


def test_success_false_under_200_is_an_error() -> None:
    """An envelope that says no is an error under a status that says yes."""
    with pytest.raises(StatusError, match="odd") as caught:
        answer(200, {"success": False, "message": "odd", "data": None})
    assert type(caught.value) is StatusError
    assert caught.value.status == 200


def test_a_good_answer_is_opened() -> None:
    """The value of a good answer is what the envelope holds."""
    assert answer(200, GOOD).value.to_dict() == CONTACT
    assert answer(200, GOOD | {"data": None}, endpoint=delete_contact).value is None


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({}, ["", "", ""]),
        (GOOD | {"data": {}}, ["/data"] * 6),
        (GOOD | {"data": CONTACT | {"id": None}}, ["/data/id"]),
        (GOOD | {"data": CONTACT | {"type": "boss", "created_at": "now"}}, ["/data/type", "/data/created_at"]),
        ([], [""]),
        (b"null", [""]),
    ],
)
def test_a_yes_that_breaks_the_document(body: Any, pointers: list[str]) -> None:
    """Every deviation of a success answer is told with its pointer and the rule in the document."""
    with pytest.raises(ResponseConformanceError) as caught:
        answer(200, body)
    assert sorted(found.pointer for found in caught.value.deviations) == sorted(pointers)
    assert all(found.document_pointer.startswith("/components/schemas/") for found in caught.value.deviations)
    assert caught.value.operation == "getContactById"


def test_new_fields_do_no_harm() -> None:
    """A field that the document does not have is no deviation, and is kept."""
    value = answer(200, GOOD | {"data": CONTACT | {"mood": "good"}, "request": 1}).value
    assert value["mood"] == "good"
    assert value.to_dict()["mood"] == "good"


@pytest.mark.parametrize("status", [201, 204, 206, 304])
def test_an_undocumented_success_is_a_deviation(status: int) -> None:
    """A success status that the document does not list is told as what it is."""
    with pytest.raises(ResponseConformanceError, match="the status"):
        answer(status, GOOD)


@pytest.mark.parametrize("media_type", ["text/html", "text/plain; charset=utf-8", ""])
def test_another_media_type_is_a_deviation(media_type: str) -> None:
    """A success of another media type than the documented one is told, even if its body would parse."""
    with pytest.raises(ResponseConformanceError, match="the media type"):
        answer(200, GOOD, media_type)


@pytest.mark.parametrize("body", [b'{"success": tr', b"\xff", b"nan", b'{"a": 1} {}', b"[" * 100_000])
def test_a_body_that_is_no_json_is_a_deviation(body: bytes) -> None:
    """A success with a body that does not parse says so, and at which character."""
    with pytest.raises(ResponseConformanceError, match=r"JSON is wanted: .* at character \d+"):
        answer(200, body)


def test_a_broken_body_hides_no_header() -> None:
    """A success with a body that does not parse is told as that, beside what is wrong with its headers."""
    fields = [("Content-Type", "application/json"), ("Last-Modified", "yesterday")]
    with pytest.raises(ResponseConformanceError) as caught:
        parse_response(CLEMTA, describe(get_formation, "a"), RawResponse(200, Headers(fields), b"{"))
    assert [found.pointer for found in caught.value.deviations] == ["", "header 'Last-Modified'"]
    assert "JSON is wanted" in caught.value.deviations[0].expected


def test_an_empty_body_is_a_deviation() -> None:
    """A success without its body is told as what it is."""
    with pytest.raises(ResponseConformanceError, match=r"a body is wanted .found nothing"):
        answer(200, b"")


def test_a_long_list_of_faults_is_cut() -> None:
    """An answer that is wrong in thousands of places gives a short message and at most a hundred deviations."""
    with pytest.raises(ResponseConformanceError, match=r"and \d+ more") as caught:
        answer(
            200,
            {"success": True, "message": "", "data": {"contacts": [{}] * 20_000, "total": 1}},
            endpoint=get_contacts,
        )
    assert len(caught.value.deviations) <= 100
    assert len(str(caught.value)) < 3_000


def test_the_servers_words_are_made_one_line() -> None:
    """A long message, or one with line breaks and terminal codes, becomes one short line; the whole is on the error."""
    words = "\x1b[31mred\n" + "x" * 100_000
    with pytest.raises(StatusError) as caught:
        answer(500, {"success": False, "message": words})
    assert caught.value.message == words
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 500


def test_media_type_parameters_and_case_do_not_matter() -> None:
    """application/json with a charset, in any case, is application/json."""
    assert answer(200, GOOD, "Application/JSON; charset=utf-8").status == 200


def test_status_classes_are_disjoint() -> None:
    """Each status has one class."""
    assert [error_class(status).__name__ for status in (400, 499, 500, 599)] == [
        "BadRequestError", "StatusError", "ServerError", "ServerError",
    ]  # fmt: skip
