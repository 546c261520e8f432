"""Request bodies as bytes: media type, JSON to the letter, size."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx

JSON = {"Content-Type": "application/json"}
MEGABYTE = 1024 * 1024


def details(response: httpx.Response, status: int) -> str:
    """Return the details of an error response, whose status is checked."""
    assert response.status_code == status, response.text
    message: str = response.json()["error"]["details"]
    return message


@pytest.mark.parametrize(
    "media_type",
    [
        "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml",
        "application/jsonx", "application", "json", "application/json; charset=latin-1", "*/*", ";", "",
    ],
)  # fmt: skip
def test_another_media_type_is_415(
    shared_client: httpx.Client, contact_body: Callable[..., dict[str, Any]], media_type: str
) -> None:
    """A body that would be fine is rejected with 415 when it is not called JSON in UTF-8."""
    content = json.dumps(contact_body())
    details(shared_client.post("/contacts", content=content, headers={"Content-Type": media_type}), 415)


@pytest.mark.parametrize(
    "media_type",
    ["application/json", "Application/JSON", "application/json; charset=utf-8", 'application/json;charset="UTF-8"'],
)
def test_json_in_any_spelling_is_accepted(
    shared_client: httpx.Client, contact_body: Callable[..., dict[str, Any]], media_type: str
) -> None:
    """Media types are compared without regard to case, and the charset may be named."""
    content = json.dumps(contact_body())
    assert shared_client.post("/contacts", content=content, headers={"Content-Type": media_type}).status_code == 200


def test_a_missing_media_type_is_415(shared_client: httpx.Client, contact_body: Callable[..., dict[str, Any]]) -> None:
    """A body without Content-Type is rejected with 415."""
    details(shared_client.post("/contacts", content=json.dumps(contact_body()).encode()), 415)


def test_a_missing_body_is_400(shared_client: httpx.Client) -> None:
    """A create without any body is rejected with 400, with and without a media type."""
    assert details(shared_client.post("/contacts"), 400) == "Request body is required"
    assert details(shared_client.post("/contacts", headers=JSON), 400) == "Request body is required"


@pytest.mark.parametrize(
    "content",
    [
        b"{", b" ", b"\x00", b"nope", b"{'a': 1}", b"{}{}", b"[1,]", b"NaN", b'{"a": Infinity}', b'{"a": 1e999}',
        b'"\xff"', b'"\xc3"', b'"\xed\xa0\x80"', b'"\\ud800"', b"\xef\xbb\xbf{}", '{"a": 1}'.encode("utf-16"),
        b'{"a": 1, "a": 1}', b'{"billing": {"a": 1, "\\u0061": 2}}', b"[" * 100_000, b'{"a":' * 100_000,
        b"[" * 65 + b"]" * 65, b"1" * 5000, b'"\n"', b"// {}", b"\x1f\x8b\x08\x00",
    ],
    ids=range(25),
)  # fmt: skip
def test_what_is_not_strict_json_is_400(shared_client: httpx.Client, content: bytes) -> None:
    """Broken JSON, other encodings, duplicate keys, non-finite numbers and deep nesting are rejected as not JSON."""
    message = details(shared_client.post("/contacts", content=content, headers=JSON), 400)
    assert message.startswith("Request body is not JSON: ")


@pytest.mark.parametrize("content", [b"null", b"[]", b"1", b'"text"', b"true", b"[[{}]]", b"[" * 64 + b"]" * 64])
def test_json_that_is_not_an_object_is_400(shared_client: httpx.Client, content: bytes) -> None:
    """A body of another JSON type is rejected by the schema, not by accident."""
    message = details(shared_client.post("/contacts", content=content, headers=JSON), 400)
    assert message == "Request body must be of type object"


def test_a_body_of_one_megabyte_is_read(shared_client: httpx.Client) -> None:
    """A body of exactly the bound is read and validated as what it is."""
    content = b'"' + b"x" * (MEGABYTE - 2) + b'"'
    message = details(shared_client.post("/contacts", content=content, headers=JSON), 400)
    assert message == "Request body must be of type object"


@pytest.mark.parametrize("size", [MEGABYTE + 1, 3 * MEGABYTE])
@pytest.mark.parametrize("is_chunked", [False, True])
def test_a_larger_body_is_413(shared_client: httpx.Client, size: int, *, is_chunked: bool) -> None:
    """A body over the bound gets the document's 413, with and without a Content-Length."""

    def chunks() -> Iterator[bytes]:
        for start in range(0, size, 65536):
            yield b"x" * min(65536, size - start)

    content = chunks() if is_chunked else b"x" * size
    message = details(shared_client.post("/contacts", content=content, headers=JSON), 413)
    assert message == f"Request body is larger than {MEGABYTE} bytes"
    assert shared_client.get("/nothing").status_code == 404


def test_an_undocumented_body_is_ignored(shared_client: httpx.Client) -> None:
    """A body sent with a read is passed over; the connection serves the next request."""
    for _ in range(2):
        response = shared_client.request("GET", "/contacts/64b8f1a2e4b0c8d9f0aaaaaa", content=b"{", headers=JSON)
        assert details(response, 404) == ""
