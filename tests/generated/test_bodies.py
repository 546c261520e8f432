"""Request bodies of several media types, as a server receives them."""

from __future__ import annotations

import email.parser
import email.policy
import io
import json
import urllib.parse
from typing import TYPE_CHECKING, Any

import pytest

from tests.generated.own_package import Package, RawServer, Received, generated, raw_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TEXT = {"type": "string"}
BINARY = {"type": "string", "format": "binary"}
PERSON = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": TEXT,
        "role": {"type": "string", "default": "clerk"},
        "born": {"type": "string", "format": "date"},
    },
}
FORM = {
    "type": "object",
    "properties": {
        "name": TEXT,
        "tags": {"type": "array", "items": TEXT},
        "flat": {"type": "array", "items": TEXT},
        "deep": {"type": "object", "additionalProperties": TEXT},
        "person": {"$ref": "#/components/schemas/Person"},
        "ok": {"type": "boolean"},
    },
}
PARTS = {
    "type": "object",
    "required": ["person"],
    "properties": {
        "person": {"$ref": "#/components/schemas/Person"},
        "people": {"type": "array", "items": {"$ref": "#/components/schemas/Person"}},
        "tags": {"type": "array", "items": TEXT},
        "data": TEXT,
        "picture": BINARY,
        "pages": {"type": "array", "items": BINARY},
        "ok": {"type": "boolean"},
        "born": {"type": "string", "format": "date"},
    },
}
PERSON_REF = {"schema": {"$ref": "#/components/schemas/Person"}}
CONTENTS: dict[str, dict[str, Any]] = {
    "sendJson": {"application/vnd.person+json": PERSON_REF},
    "sendText": {"text/plain": {"schema": TEXT}},
    "sendBytes": {"application/octet-stream": {"schema": BINARY}},
    "sendPicture": {"image/png": {}},
    "sendForm": {
        "application/x-www-form-urlencoded": {
            "schema": FORM,
            "encoding": {"flat": {"style": "pipeDelimited", "explode": False}, "deep": {"style": "deepObject"}},
        }
    },
    "sendParts": {
        "multipart/form-data": {
            "schema": PARTS,
            "encoding": {
                "picture": {"contentType": "image/png"},
                "pages": {"contentType": "image/png, image/jpeg"},
                "data": {"contentType": "application/json"},
            },
        }
    },
    "sendAny": {
        "multipart/form-data": {
            "schema": {"type": "object", "properties": {"files": {"type": "array", "items": BINARY}}}
        },
        "application/json": PERSON_REF,
        "application/merge-patch+json": {"schema": {"type": "array", "items": TEXT}},
        "text/plain": {"schema": TEXT},
        "application/pdf": {"schema": BINARY},
        "image/png": {"schema": BINARY},
    },
}
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "t", "version": "1"},
    "paths": {
        f"/{name}": {
            "post": {
                "operationId": name,
                "requestBody": {"required": name != "sendJson", "content": content},
                "responses": {"204": {"description": "d"}},
            }
        }
        for name, content in CONTENTS.items()
    },
    "components": {"schemas": {"Person": PERSON}},
}


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    """The package of the document."""
    with generated(tmp_path_factory.mktemp("bodies"), "bodies", DOCUMENT) as package:
        yield package


@pytest.fixture(scope="module")
def server() -> Iterator[RawServer]:
    """A server that keeps what it receives."""
    with raw_server() as running:
        yield running


@pytest.fixture
def send(bodies: Package, server: RawServer) -> Callable[..., Received]:
    """Send a body with an operation, and give back what the server received."""

    def one(operation: str, **arguments: Any) -> Received:
        with bodies.module("client").Client(server.url) as client:
            bodies.module(f"api.default.{operation}").sync_detailed(client=client, **arguments)
        return server.requests.pop()

    return one


def _parts(received: Received) -> list[tuple[str | None, str | None, str, bytes]]:
    """Name, file name, media type and content of each part."""
    head = f"Content-Type: {received.header('Content-Type')}\r\n\r\n".encode()
    message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + received.body)
    found: list[tuple[str | None, str | None, str, bytes]] = []
    for part in message.iter_parts():
        disposition = part["Content-Disposition"].params
        content = part.get_payload(decode=True)
        found.append((disposition.get("name"), disposition.get("filename"), part.get_content_type(), bytes(content)))
    return found


def test_a_json_type_is_sent_under_its_own_name(bodies: Package, send: Callable[..., Received]) -> None:
    """A body of a type in +json is JSON, its Content-Type is the document's, and no default of the document is in it."""
    received = send("send_json", body=bodies.module("models").Person(name="Zoë"))
    assert received.header("Content-Type") == "application/vnd.person+json"
    assert json.loads(received.body) == {"name": "Zoë"}


def test_without_a_body_there_is_no_content_type(send: Callable[..., Received]) -> None:
    """An optional body that is left out leaves no bytes and no Content-Type."""
    received = send("send_json")
    assert received.body == b""
    assert received.header("Content-Type") is None


def test_text_is_sent_as_utf_8(send: Callable[..., Received]) -> None:
    """A text body is the text itself."""
    received = send("send_text", body='"Zoë"\n')
    assert (received.header("Content-Type"), received.body) == ("text/plain", '"Zoë"\n'.encode())


@pytest.mark.parametrize(
    ("operation", "kind"), [("send_bytes", "application/octet-stream"), ("send_picture", "image/png")]
)
def test_a_file_is_sent_as_its_bytes(bodies: Package, send: Callable[..., Received], operation: str, kind: str) -> None:
    """A binary body, with a schema or without one, is the file's bytes under the document's media type."""
    file = bodies.module("types").File
    for payload in (b"\x00\xff\r\n", io.BytesIO(b"\x00\xff\r\n")):
        received = send(operation, body=file(payload))
        assert (received.header("Content-Type"), received.body) == (kind, b"\x00\xff\r\n")


def test_a_file_is_read_once(bodies: Package) -> None:
    """A request of an open file keeps its bytes, so that it can be sent again."""
    request = bodies.module("api.default.send_bytes").build(body=bodies.module("types").File(io.BytesIO(b"abc")))
    assert (request.content, request.content) == (b"abc", b"abc")


def test_a_form_is_written_field_by_field(bodies: Package, send: Callable[..., Received]) -> None:
    """Of a form an array is a field for each item and an object is JSON, unless the document gives the field a style."""
    models = bodies.module("models")
    body = models.SendFormBody.from_dict(
        {
            "name": "a b&=é",
            "tags": ["x", "y"],
            "flat": ["x", "y"],
            "deep": {"k": "v"},
            "person": {"name": "Z"},
            "ok": True,
        }
    )
    received = send("send_form", body=body)
    assert received.header("Content-Type") == "application/x-www-form-urlencoded"
    assert received.body == (
        b"name=a+b%26%3D%C3%A9&tags=x&tags=y&flat=x%7Cy&deep%5Bk%5D=v&person=%7B%22name%22%3A%22Z%22%7D&ok=true"
    )
    assert dict(urllib.parse.parse_qsl(received.body.decode()))["person"] == '{"name":"Z"}'


def test_the_parts_of_a_form_have_their_types(bodies: Package, send: Callable[..., Received]) -> None:
    """Objects are parts in JSON, arrays as many parts, files have the document's type or their own, all else is text."""
    models, file = bodies.module("models"), bodies.module("types").File
    person = models.Person(name="Zoë")
    body = models.SendPartsBody(
        person=person,
        people=[person, models.Person(name="B")],
        tags=["x", "y"],
        data='{"a": 1}',
        picture=file(b"PNG"),
        pages=[file(b"1", "1.jpg"), file(b"2", "2", "image/png"), file(b"3")],
        ok=False,
    )
    assert [(name, told, kind, content) for name, told, kind, content in _parts(send("send_parts", body=body))] == [
        ("person", None, "application/json", b'{"name": "Zo\\u00eb"}'),
        ("people", None, "application/json", b'{"name": "Zo\\u00eb"}'),
        ("people", None, "application/json", b'{"name": "B"}'),
        ("tags", None, "text/plain", b"x"),
        ("tags", None, "text/plain", b"y"),
        ("data", None, "application/json", b'{"a": 1}'),
        ("picture", None, "image/png", b"PNG"),
        ("pages", "1.jpg", "image/jpeg", b"1"),
        ("pages", "2", "image/png", b"2"),
        ("pages", None, "application/octet-stream", b"3"),
        ("ok", None, "text/plain", b"false"),
    ]


def test_only_the_given_parts_are_sent(bodies: Package, send: Callable[..., Received]) -> None:
    """A part that is not given is not there."""
    models = bodies.module("models")
    received = send("send_parts", body=models.SendPartsBody(person=models.Person(name="Z")))
    assert [name for name, *_ in _parts(received)] == ["person"]


def test_boundaries_are_random(bodies: Package, send: Callable[..., Received]) -> None:
    """Every multipart body has a boundary of its own, so that no file can hold it."""
    body = bodies.module("models").SendPartsBody(person=bodies.module("models").Person(name="Z"))
    seen = {str(send("send_parts", body=body).header("Content-Type")) for _ in range(3)}
    assert len(seen) == 3
    assert all(len(found.partition("boundary=")[2]) >= 16 for found in seen)


@pytest.mark.parametrize("name", ['a"b.png', "a\r\nX-Evil: 1\r\n\r\nb", 'a"; name="evil', "é.png"])
def test_file_names_cannot_end_their_field(bodies: Package, send: Callable[..., Received], name: str) -> None:
    """A file name stays inside of its quotes: no other part, parameter or header field comes out of it."""
    models, file = bodies.module("models"), bodies.module("types").File
    received = send(
        "send_parts", body=models.SendPartsBody(person=models.Person(name="Z"), picture=file(b"x", name, "image/png"))
    )
    assert [found for found, *_ in _parts(received)] == ["person", "picture"]
    assert b"\r\nX-Evil" not in received.body
    assert received.body.count(b"filename=") == 1


def test_a_media_type_cannot_hold_a_header(bodies: Package) -> None:
    """A file's media type with a line break in it is refused."""
    models, file = bodies.module("models"), bodies.module("types").File
    body = models.SendPartsBody(person=models.Person(name="Z"), picture=file(b"x", "a", "image/png\r\nX-Evil: 1"))
    with pytest.raises(ValueError, match="invalid media type"):
        bodies.module("api.default.send_parts").build(body=body)


def test_the_type_of_a_body_chooses_its_media_type(bodies: Package, send: Callable[..., Received]) -> None:
    """Of several media types the one is taken that the body's type fits, and a file's own type where that is offered."""
    models, file = bodies.module("models"), bodies.module("types").File
    parts = models.SendAnyFilesBody(files=[file(b"1"), file(b"2")])
    for body, kind, content in (
        (models.Person(name="Z"), "application/json", b'{"name":"Z"}'),
        (["a"], "application/merge-patch+json", b'["a"]'),
        ("a", "text/plain", b"a"),
        (file(b"x", mime_type="image/png"), "image/png", b"x"),
    ):
        received = send("send_any", body=body)
        assert (received.header("Content-Type"), received.body) == (kind, content)
    received = send("send_any", body=parts)
    assert [(name, content) for name, _, _, content in _parts(received)] == [("files", b"1"), ("files", b"2")]


def test_a_media_type_may_be_named(bodies: Package, send: Callable[..., Received]) -> None:
    """Where several media types fit, one has to be named, and one that does not fit is refused."""
    file = bodies.module("types").File
    received = send("send_any", body=file(b"%PDF"), media_type="application/pdf")
    assert (received.header("Content-Type"), received.body) == ("application/pdf", b"%PDF")
    build = bodies.module("api.default.send_any").build
    with pytest.raises(ValueError, match="choose a media_type: application/pdf, image/png"):
        build(body=file(b"x"))
    with pytest.raises(ValueError, match="of type str cannot be sent as 'application/pdf'"):
        build(body="x", media_type="application/pdf")
    with pytest.raises(ValueError, match="no media type of the document takes it"):
        build(body=5)
