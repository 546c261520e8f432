"""Request bodies of each media type, as a server receives them."""

from __future__ import annotations

import email.parser
import email.policy
import io
import json
import urllib.parse
from typing import TYPE_CHECKING, Any

import pytest

from tests.generated.packages import Package, generated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.generated.raw_server import RawServer, Received

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
    """Generate the package of the document."""
    with generated(tmp_path_factory.mktemp("bodies"), "bodies", DOCUMENT) as package:
        yield package


@pytest.fixture
def send(bodies: Package, server: RawServer) -> Callable[..., Received]:
    """Return a function that sends a body with an operation and returns the request that the server received."""

    def send_body(operation: str, **arguments: Any) -> Received:
        with bodies.module("client").Client(server.url) as client:
            bodies.module(f"api.default.{operation}").sync_detailed(client=client, **arguments)
        return server.requests.pop()

    return send_body


def _parts(received: Received) -> list[tuple[str | None, str | None, str, bytes]]:
    """Return name, file name, media type and content of each part."""
    head = f"Content-Type: {received.header('Content-Type')}\r\n\r\n".encode()
    message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + received.body)
    parts: list[tuple[str | None, str | None, str, bytes]] = []
    for part in message.iter_parts():
        disposition = part["Content-Disposition"].params
        content = part.get_payload(decode=True)
        parts.append((disposition.get("name"), disposition.get("filename"), part.get_content_type(), bytes(content)))
    return parts


def test_json_body_has_the_documented_media_type(bodies: Package, send: Callable[..., Received]) -> None:
    """A +json body is sent as JSON with the documented Content-Type, without the defaults of the document."""
    received = send("send_json", body=bodies.module("models").Person(name="Zoë"))
    assert received.header("Content-Type") == "application/vnd.person+json"
    assert json.loads(received.body) == {"name": "Zoë"}


def test_absent_body(send: Callable[..., Received]) -> None:
    """An optional body that is absent is sent as no bytes and no Content-Type."""
    received = send("send_json")
    assert received.body == b""
    assert received.header("Content-Type") is None


def test_text_body(send: Callable[..., Received]) -> None:
    """A text body is sent as UTF-8."""
    received = send("send_text", body='"Zoë"\n')
    assert (received.header("Content-Type"), received.body) == ("text/plain", '"Zoë"\n'.encode())


@pytest.mark.parametrize(
    ("operation", "media_type"), [("send_bytes", "application/octet-stream"), ("send_picture", "image/png")]
)
def test_binary_body(bodies: Package, send: Callable[..., Received], operation: str, media_type: str) -> None:
    """A binary body, with a schema or without, is sent as the file's bytes with the documented media type."""
    file = bodies.module("types").File
    for payload in (b"\x00\xff\r\n", io.BytesIO(b"\x00\xff\r\n")):
        received = send(operation, body=file(payload))
        assert (received.header("Content-Type"), received.body) == (media_type, b"\x00\xff\r\n")


def test_open_file_is_read_once(bodies: Package) -> None:
    """A request keeps the bytes of an open file, so that it can be sent again."""
    request = bodies.module("api.default.send_bytes").build(body=bodies.module("types").File(io.BytesIO(b"abc")))
    assert (request.content, request.content) == (b"abc", b"abc")


def test_form_body(bodies: Package, send: Callable[..., Received]) -> None:
    """In a form an array is a field for each item and an object is JSON, unless the document has a style for the field."""
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


def test_multipart_body(bodies: Package, send: Callable[..., Received]) -> None:
    """Objects are JSON parts, arrays a part for each item, files have the documented or their own media type, the rest is text."""
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
    assert _parts(send("send_parts", body=body)) == [
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


def test_absent_parts_are_not_sent(bodies: Package, send: Callable[..., Received]) -> None:
    """A part without a value is not sent."""
    models = bodies.module("models")
    received = send("send_parts", body=models.SendPartsBody(person=models.Person(name="Z")))
    assert [name for name, *_ in _parts(received)] == ["person"]


def test_boundaries_are_random(bodies: Package, send: Callable[..., Received]) -> None:
    """Every multipart body has a random boundary, which a file cannot foresee."""
    body = bodies.module("models").SendPartsBody(person=bodies.module("models").Person(name="Z"))
    content_types = {str(send("send_parts", body=body).header("Content-Type")) for _ in range(3)}
    assert len(content_types) == 3
    assert all(len(content_type.partition("boundary=")[2]) >= 16 for content_type in content_types)


@pytest.mark.parametrize("name", ['a"b.png', "a\r\nX-Evil: 1\r\n\r\nb", 'a"; name="evil', "é.png"])
def test_file_names_are_escaped(bodies: Package, send: Callable[..., Received], name: str) -> None:
    """A file name cannot leave its quotes: it adds no part, parameter or header field."""
    models, file = bodies.module("models"), bodies.module("types").File
    received = send(
        "send_parts", body=models.SendPartsBody(person=models.Person(name="Z"), picture=file(b"x", name, "image/png"))
    )
    assert [part for part, *_ in _parts(received)] == ["person", "picture"]
    assert b"\r\nX-Evil" not in received.body
    assert received.body.count(b"filename=") == 1


def test_invalid_media_type_of_a_file(bodies: Package) -> None:
    """A file's media type with a line break raises ValueError."""
    models, file = bodies.module("models"), bodies.module("types").File
    body = models.SendPartsBody(person=models.Person(name="Z"), picture=file(b"x", "a", "image/png\r\nX-Evil: 1"))
    with pytest.raises(ValueError, match="invalid media type"):
        bodies.module("api.default.send_parts").build(body=body)


def test_media_type_is_chosen_by_the_type_of_the_body(bodies: Package, send: Callable[..., Received]) -> None:
    """Of several media types the one for the body's type is used, and a file's own where the document lists it."""
    models, file = bodies.module("models"), bodies.module("types").File
    parts = models.SendAnyFilesBody(files=[file(b"1"), file(b"2")])
    for body, media_type, content in (
        (models.Person(name="Z"), "application/json", b'{"name":"Z"}'),
        (["a"], "application/merge-patch+json", b'["a"]'),
        ("a", "text/plain", b"a"),
        (file(b"x", mime_type="image/png"), "image/png", b"x"),
    ):
        received = send("send_any", body=body)
        assert (received.header("Content-Type"), received.body) == (media_type, content)
    received = send("send_any", body=parts)
    assert [(name, content) for name, _, _, content in _parts(received)] == [("files", b"1"), ("files", b"2")]


def test_media_type_argument(bodies: Package, send: Callable[..., Received]) -> None:
    """Where several media types fit, one has to be chosen, and one that does not fit raises ValueError."""
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
