"""Requests are validated before they are sent: every parameter and every part of the body, all reported together."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from clemta_api.api.contacts import create_contact, get_contacts
from clemta_api.api.formation import create_formation, get_formation
from clemta_api.models.create_formation_body import CreateFormationBody
from clemta_api.types import File
from truespec._validation._document import Document, load_document
from truespec._validation._requests import validate_request

CLEMTA = load_document("clemta_api")
PDF = File(payload=b"%PDF", file_name="passport.pdf")
ADDRESS = {"address1": "7 Alder Court", "city": "Laramie", "state": "WY", "zip": "82070", "country": "US"}
PERSON = {"first_name": "Noor", "last_name": "Haddad", "email": "noor@example.org", "phone": "3075550117"}
OWNER = PERSON | {"type": "individual", "number_of_shares": 1, "iso_code": "US", "title": "Manager", "address": ADDRESS}
FORM = {
    "name": "Juniper Lantern", "type": "LLC", "state": "WY", "ending": "LLC", "industry": "Lighting", "address": ADDRESS,
    "shareholders": [OWNER], "timezone": "America/Denver", "account_holder": PERSON,
}  # fmt: skip


def request_of(operation: Any, **parts: Any) -> Any:
    """Return a request of an operation, without parameters and body unless they are given."""
    return SimpleNamespace(
        **{"operation": operation, "values": {}, "media_type": None, "body": None, "files": None} | parts
    )


def pointers(request: Any, document: Document = CLEMTA) -> list[str]:
    """Return the pointers of the deviations of a request."""
    return sorted(deviation.pointer for deviation in validate_request(document, request))


def form(data: Any = FORM, passport: File = PDF, **more: File) -> Any:
    """Return the request that starts a formation."""
    body = CreateFormationBody(data if isinstance(data, str) else json.dumps(data), passport)
    body.additional_properties.update(more)
    return create_formation.build(body=body)


def test_parameters_are_reported_together() -> None:
    """Every deviation of every parameter in path, query and header is reported, with its rule in the document."""
    assert pointers(get_formation.build("a", if_modified_since="Wed, 21 Oct 2015 07:28:00 GMT")) == []
    deviations = validate_request(CLEMTA, get_formation.build("x" * 65, if_modified_since="yesterday"))
    assert [deviation.pointer for deviation in deviations] == ["path 'id'", "header 'If-Modified-Since'"]
    rules = [deviation.document_pointer for deviation in deviations]
    assert all(rule.startswith("/paths/~1formations~1{id}/get/parameters/") for rule in rules)
    assert {(deviation.operation, deviation.status) for deviation in deviations} == {("getFormation", None)}
    assert pointers(get_contacts.build(company_id="a", skip=5, order="up")) == [  # type: ignore[arg-type]
        "query 'order'", "query 'skip'",
    ]  # fmt: skip


def test_parameter_names_are_validated() -> None:
    """An undocumented parameter and an absent required one are reported by name."""
    values = {("query", "compny_id"): "a", ("header", "X-Other"): "b"}
    assert pointers(request_of(get_contacts.OPERATION, values=values)) == [
        "header 'X-Other'", "query 'company_id'", "query 'compny_id'",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, ["body"]),
        ({"media_type": "text/csv"}, ["body"]),
        (
            {"media_type": "application/json", "body": {"type": "boss", "email": 5}},
            ["body", "body", "body /email", "body /type"],
        ),
    ],
)
def test_bodies_are_validated(parts: Any, expected: list[str]) -> None:
    """An absent required body, one of another media type, and one that violates its schema are reported."""
    assert pointers(request_of(create_contact.OPERATION, **parts)) == expected


@pytest.mark.parametrize(
    "request_",
    [
        form(),
        form(passport=File(payload=b"", mime_type="image/jpeg"), shareholder_passport_1=File(payload=b"")),
        create_formation.build(body=CreateFormationBody(json.dumps(FORM))),
    ],
    ids=["pdf", "jpeg", "no files"],
)
def test_a_valid_form(request_: Any) -> None:
    """A form whose data is a FormationRequest and whose files have documented media types has no deviation."""
    assert pointers(request_) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"state": "XX"}, ["body /company_data /state"]),
        ({"name": None, "timezone": "Mars/Base"}, ["body /company_data /name", "body /company_data /timezone"]),
        ({"shareholders": []}, ["body /company_data /shareholders"]),
        ({"shareholders": [OWNER | {"email": "x"}]}, ["body /company_data /shareholders/0/email"]),
        ({"ein": "1"}, ["body /company_data /ein"]), ({"number_of_shares": 0}, ["body /company_data /number_of_shares"]),
    ],
)  # fmt: skip
def test_json_in_a_part_is_validated(change: Any, expected: list[str]) -> None:
    """The JSON text of a part is validated against its own schema, and reported with the pointer inside of it."""
    assert pointers(form(FORM | change)) == expected


def test_parts_are_reported_together() -> None:
    """Text that is not JSON, and files of media types that ``encoding`` does not list, are reported together."""
    text = File(payload=b"hello", file_name="passport.txt")
    assert pointers(form("{", text)) == ["body /company_data", "the media type of body /shareholder_passport_0"]
    assert pointers(form({}, File(payload=b""))) == [
        *["body /company_data"] * 9, "the media type of body /shareholder_passport_0",
    ]  # fmt: skip
    (deviation,) = [each for each in validate_request(CLEMTA, form(passport=text)) if "media type" in each.pointer]
    assert (deviation.expected, deviation.actual) == ("application/pdf, image/jpeg, image/png", "text/plain")
    assert deviation.document_pointer.endswith("/multipart~1form-data/encoding/shareholder_passport_0/contentType")


INTEGER = {"n": {"type": "integer", "minimum": 2}}
INTEGERS = {"n": {"type": "array", "items": {"type": "integer"}, "maxItems": 2}}
OBJECT = {"o": {"type": "object", "required": ["a"]}}
ONE = ("n", (None, b"1", "text/plain"))


@pytest.mark.parametrize(
    ("properties", "keywords", "parts", "expected"),
    [
        (INTEGER, {}, [("n", (None, b"2", "text/plain"))], []),
        (INTEGER, {}, [ONE], ["body /n"]),
        (INTEGER, {}, [("n", (None, b"two", "text/plain"))], ["body /n"]),
        (INTEGER, {"required": ["n"]}, [], ["body"]),
        (INTEGER, {"additionalProperties": False}, [("m", (None, b"1", "text/plain"))], ["body"]),
        (INTEGERS, {}, [ONE, ONE], []),
        (INTEGERS, {}, [ONE, ONE, ONE], ["body /n"]),
        (OBJECT, {}, [("o", (None, b'{"a": 1}', "application/json"))], []),
        (OBJECT, {}, [("o", (None, b"{}", "application/json"))], ["body /o"]),
        (OBJECT, {}, [("o", (None, b"{", "application/json"))], ["body /o"]),
        ({"f": {"type": "string", "format": "binary", "minLength": 3}}, {}, [("f", ("f.bin", b"\xff", None))], []),
        ({"t": {"type": "string"}}, {}, [("t", (None, b"\xff", "text/plain"))], ["body /t"]),
    ],
)
def test_parts_of_every_type(properties: Any, keywords: Any, parts: list[Any], expected: list[str]) -> None:
    """Numbers, objects, repeated and closed parts are validated against their schemas; the content of a file is not."""
    content = {"schema": {"type": "object", "properties": properties, **keywords}}
    body = {"required": True, "content": {"multipart/form-data": content}}
    document = Document("example", {"openapi": "3.1.0", "paths": {"/things": {"post": {"requestBody": body}}}})
    post = SimpleNamespace(id="postThings", method="POST", path="/things")
    assert pointers(request_of(post, media_type="multipart/form-data", files=parts), document) == expected
