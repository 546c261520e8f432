"""What a request is held to before it is sent: every parameter, and every part of its body, all told together."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from clemta_api.api.contacts import create_contact, get_contacts
from clemta_api.api.formation import create_formation, get_formation
from clemta_api.models.create_formation_body import CreateFormationBody
from clemta_api.types import File
from truespec._validation._checks import check_request
from truespec._validation._effective import Document, document

CLEMTA = document("clemta_api")
PDF = File(payload=b"%PDF", file_name="passport.pdf")
ADDRESS = {"address1": "7 Alder Court", "city": "Laramie", "state": "WY", "zip": "82070", "country": "US"}
PERSON = {"first_name": "Noor", "last_name": "Haddad", "email": "noor@example.org", "phone": "3075550117"}
OWNER = PERSON | {"type": "individual", "number_of_shares": 1, "iso_code": "US", "title": "Manager", "address": ADDRESS}
FORM = {
    "name": "Juniper Lantern", "type": "LLC", "state": "WY", "ending": "LLC", "industry": "Lighting", "address": ADDRESS,
    "shareholders": [OWNER], "timezone": "America/Denver", "account_holder": PERSON,
}  # fmt: skip


def pointers(request: Any, known: Document = CLEMTA) -> list[str]:
    """Where the check of a request points."""
    return sorted(found.pointer for found in check_request(known, request))


def form(data: Any = FORM, passport: File = PDF, **more: File) -> Any:
    """The request that starts a formation."""
    body = CreateFormationBody(data if isinstance(data, str) else json.dumps(data), passport)
    body.additional_properties.update(more)
    return create_formation.build(body=body)


def test_faults_of_parameters_are_told_together() -> None:
    """Every fault of every parameter is told, in path, query and header, with where the document says so."""
    assert pointers(get_formation.build("a", if_modified_since="Wed, 21 Oct 2015 07:28:00 GMT")) == []
    told = check_request(CLEMTA, get_formation.build("x" * 65, if_modified_since="yesterday"))
    assert [found.pointer for found in told] == ["path 'id'", "header 'If-Modified-Since'"]
    assert all(found.document_pointer.startswith("/paths/~1formations~1{id}/get/parameters/") for found in told)
    assert {(found.operation, found.status) for found in told} == {("getFormation", None)}
    wrong: Any = get_contacts.build(company_id="a", skip=5, order="up")  # type: ignore[arg-type]
    assert pointers(wrong) == ["query 'order'", "query 'skip'"]


def test_names_are_checked_too() -> None:
    """A parameter that the document does not have, and a required one that is absent, are told by their names."""
    values = {("query", "compny_id"): "a", ("header", "X-Other"): "b"}
    request = SimpleNamespace(operation=get_contacts.OPERATION, values=values, media_type=None, body=None, files=None)
    assert pointers(request) == ["header 'X-Other'", "query 'company_id'", "query 'compny_id'"]


def test_a_body_is_checked_for_being_there_and_for_its_media_type() -> None:
    """A required body that is absent, and one of another media type, are told."""
    request = SimpleNamespace(operation=create_contact.OPERATION, values={}, media_type=None, body=None, files=None)
    assert pointers(request) == ["body"]
    assert pointers(SimpleNamespace(**vars(request) | {"media_type": "text/csv"})) == ["body"]
    request = SimpleNamespace(
        **vars(request) | {"media_type": "application/json", "body": {"type": "boss", "email": 5}}
    )
    assert pointers(request) == ["body", "body", "body /email", "body /type"]


def test_a_right_form_passes() -> None:
    """A form whose data is a FormationRequest and whose files have the listed media types has no fault."""
    assert pointers(form()) == []
    jpeg = File(payload=b"", mime_type="image/jpeg")
    assert pointers(form(passport=jpeg, shareholder_passport_1=File(payload=b""))) == []
    assert pointers(create_formation.build(body=CreateFormationBody(json.dumps(FORM)))) == []


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ({"state": "XX"}, ["body /company_data /state"]),
        ({"name": None, "timezone": "Mars/Base"}, ["body /company_data /name", "body /company_data /timezone"]),
        ({"shareholders": []}, ["body /company_data /shareholders"]),
        ({"shareholders": [OWNER | {"email": "x"}]}, ["body /company_data /shareholders/0/email"]),
        ({"ein": "1"}, ["body /company_data /ein"]), ({"number_of_shares": 0}, ["body /company_data /number_of_shares"]),
    ],
)  # fmt: skip
def test_json_in_a_part_is_held_to_its_schema(change: Any, wanted: list[str]) -> None:
    """The JSON text of a part is held to its schema, and told with the pointer inside of it."""
    assert pointers(form(FORM | change)) == wanted


def test_parts_are_told_together() -> None:
    """Text that is no JSON, and files of other media types than encoding lists, are told beside each other."""
    text = File(payload=b"hello", file_name="passport.txt")
    assert pointers(form("{", text)) == ["body /company_data", "the media type of body /shareholder_passport_0"]
    assert pointers(form({}, File(payload=b""))) == [
        *["body /company_data"] * 9, "the media type of body /shareholder_passport_0",
    ]  # fmt: skip
    (told,) = [found for found in check_request(CLEMTA, form(passport=text)) if "media type" in found.pointer]
    assert (told.expected, told.found) == ("application/pdf, image/jpeg, image/png", "text/plain")
    assert told.document_pointer.endswith("/multipart~1form-data/encoding/shareholder_passport_0/contentType")


def multipart(properties: Any, parts: list[Any], **schema: Any) -> list[str]:
    """Where the check of a multipart body of a document of our own points."""
    content = {"schema": {"type": "object", "properties": properties, **schema}}
    body = {"required": True, "content": {"multipart/form-data": content}}
    known = Document("made", {"openapi": "3.1.0", "paths": {"/things": {"post": {"requestBody": body}}}})
    post = SimpleNamespace(id="postThings", method="POST", path="/things")
    return pointers(
        SimpleNamespace(operation=post, values={}, media_type="multipart/form-data", body=None, files=parts), known
    )


def test_parts_of_every_kind() -> None:
    """Numbers, objects, repeated and closed parts are held to their schemas; what is in a file is not looked at."""
    number = {"n": {"type": "integer", "minimum": 2}}
    assert multipart(number, [("n", (None, b"2", "text/plain"))]) == []
    assert multipart(number, [("n", (None, b"1", "text/plain"))]) == ["body /n"]
    assert multipart(number, [("n", (None, b"two", "text/plain"))]) == ["body /n"]
    assert multipart(number, [], required=["n"]) == ["body"]
    assert multipart(number, [("m", (None, b"1", "text/plain"))], additionalProperties=False) == ["body"]
    several = {"n": {"type": "array", "items": {"type": "integer"}, "maxItems": 2}}
    one = ("n", (None, b"1", "text/plain"))
    assert multipart(several, [one, one]) == []
    assert multipart(several, [one, one, one]) == ["body /n"]
    nested = {"o": {"type": "object", "required": ["a"]}}
    assert multipart(nested, [("o", (None, b'{"a": 1}', "application/json"))]) == []
    assert multipart(nested, [("o", (None, b"{}", "application/json"))]) == ["body /o"]
    assert multipart(nested, [("o", (None, b"{", "application/json"))]) == ["body /o"]
    file = {"f": {"type": "string", "format": "binary", "minLength": 3}}
    assert multipart(file, [("f", ("f.bin", b"\xff", None))]) == []
    assert multipart({"t": {"type": "string"}}, [("t", (None, b"\xff", "text/plain"))]) == ["body /t"]
