"""Responses of several media types, and responses that violate the document."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.generated.packages import Package, generated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

THING = {"schema": {"$ref": "#/components/schemas/Thing"}}
PROBLEM_SCHEMA = {"schema": {"$ref": "#/components/schemas/Problem"}}
BINARY = {"schema": {"type": "string", "format": "binary"}}
RESPONSES: dict[str, dict[str, Any]] = {
    "getEither": {"200": {"application/json": THING, "application/pdf": BINARY, "image/*": BINARY, "text/csv": {}}},
    "getFile": {"200": {"application/octet-stream": BINARY}, "404": {"application/json": PROBLEM_SCHEMA}},
    "getPatterns": {
        "200": {"application/json": THING},
        "404": {"application/json": THING},
        "4XX": {"application/problem+json": PROBLEM_SCHEMA},
        "default": {"text/plain": {"schema": {"type": "string"}}},
    },
    "getDefault": {"default": {"application/json": THING}},
    "getList": {"200": {"application/json": {"schema": {"type": "array", "items": THING["schema"]}}}},
    "getCount": {"200": {"application/json": {"schema": {"type": "integer"}}}, "202": {}, "400": {"text/plain": {}}},
    "getTwo": {"400": {"application/json": THING, "application/problem+json": PROBLEM_SCHEMA}, "200": {}},
}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "t", "version": "1"},
    "paths": {
        f"/{name}": {
            "get": {
                "operationId": name,
                "responses": {
                    status: {"description": "d"} | ({"content": content} if content else {})
                    for status, content in responses.items()
                },
            }
        }
        for name, responses in RESPONSES.items()
    },
    "components": {
        "schemas": {
            "Thing": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}},
            "Problem": {"type": "object", "required": ["code"], "properties": {"code": {"type": "integer"}}},
        }
    },
}
JSON = "application/json"
PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    """Generate the package of the document."""
    with generated(tmp_path_factory.mktemp("responses"), "responses", DOCUMENT) as package:
        yield package


@pytest.fixture(params=["sync_detailed", "asyncio_detailed"])
def receive(package: Package, request: pytest.FixtureRequest) -> Callable[..., Any]:
    """Return a function that returns the parsed body of a response, with the sync and the async function."""

    def parse_response(operation: str, status: int, media_type: str, content: bytes, *, raises: bool = False) -> Any:
        def handle(_: httpx.Request) -> httpx.Response:
            return httpx.Response(status, content=content, headers={"Content-Type": media_type} if media_type else {})

        client = package.module("client").Client(
            "http://a.test",
            raise_on_unexpected_status=raises,
            httpx_args={"transport": httpx.MockTransport(handle)},
        )
        module = package.module(f"api.default.{operation}")
        if request.param == "sync_detailed":
            return module.sync_detailed(client=client).parsed
        return asyncio.run(module.asyncio_detailed(client=client)).parsed

    return parse_response


def test_media_types(package: Package, receive: Callable[..., Any]) -> None:
    """JSON is parsed to a model, binary to a file with its bytes and media type, text to a str."""
    assert receive("get_either", 200, JSON, b'{"id": "1"}').id == "1"
    file = receive("get_either", 200, "application/pdf; a=b", b"\x00%PDF")
    assert (type(file), file.payload) == (package.module("types").File, b"\x00%PDF")
    assert file.mime_type == "application/pdf; a=b"
    assert receive("get_either", 200, "image/png", b"PNG").payload == b"PNG"
    assert receive("get_either", 200, "text/csv; charset=utf-8", "é;1".encode()) == "é;1"
    assert receive("get_either", 200, "video/mp4", b"x") is None


def test_parse_accepts_bytes_for_files(package: Package) -> None:
    """``parse`` returns a file for bytes and a model for JSON, where the document has both for one status."""
    parse = package.module("api.default.get_either").parse
    assert parse(200, b"%PDF").payload == b"%PDF"
    assert parse(200, {"id": "1"}).id == "1"
    assert package.module("api.default.get_file").parse(200, b"x").payload == b"x"


def test_exact_statuses_precede_ranges_and_default(package: Package, receive: Callable[..., Any]) -> None:
    """The exact status is preferred, then its range, then default, whatever their order in the document."""
    assert receive("get_patterns", 404, JSON, b'{"id": "1"}').id == "1"
    assert receive("get_patterns", 409, PROBLEM, b'{"code": 7}').code == 7
    assert receive("get_patterns", 500, "text/plain", b"down") == "down"
    assert receive("get_patterns", 201, "text/plain", b"created") == "created"
    parse = package.module("api.default.get_patterns").parse
    for status in (201, 404, 409, 500):
        with pytest.raises(package.module("errors").UnexpectedStatus):
            parse(status, {"id": "1"})


def test_default_without_other_statuses_is_a_success(package: Package) -> None:
    """Where the document lists only default, ``parse`` uses it for any status below 400."""
    parse = package.module("api.default.get_default").parse
    assert parse(200, {"id": "1"}).id == "1"
    with pytest.raises(package.module("errors").UnexpectedStatus):
        parse(400, {"id": "1"})


def test_two_json_media_types(receive: Callable[..., Any]) -> None:
    """Two JSON media types of one status have a model each."""
    assert receive("get_two", 400, JSON, b'{"id": "1"}').id == "1"
    assert receive("get_two", 400, PROBLEM, b'{"code": 7}').code == 7
    assert receive("get_two", 400, "application/x+json", b'{"code": 7}') is None


@pytest.mark.parametrize("status", [201, 520, 561, 599])
def test_undocumented_status(package: Package, receive: Callable[..., Any], status: int) -> None:
    """An undocumented status is parsed to None, or raises UnexpectedStatus where that is set."""
    assert receive("get_file", status, JSON, b"{}") is None
    with pytest.raises(package.module("errors").UnexpectedStatus) as caught:
        receive("get_file", status, "text/html", b"<p>", raises=True)
    assert (caught.value.status_code, caught.value.content) == (status, b"<p>")


@pytest.mark.parametrize(
    ("operation", "status"), [("get_file", 404), ("get_patterns", 200), ("get_list", 200), ("get_count", 200)]
)
@pytest.mark.parametrize("media_type", ["text/html", "", "application/jsonx"])
def test_undocumented_media_type(
    package: Package, receive: Callable[..., Any], operation: str, status: int, media_type: str
) -> None:
    """An undocumented media type is parsed to None, or raises UnexpectedContentType where that is set."""
    assert receive(operation, status, media_type, b"{}") is None
    with pytest.raises(package.module("errors").UnexpectedContentType) as caught:
        receive(operation, status, media_type, b"{}", raises=True)
    assert (caught.value.content_type, caught.value.content) == (media_type, b"{}")


@pytest.mark.parametrize(
    ("operation", "status", "content"),
    [
        ("get_file", 404, b""),
        ("get_file", 404, b"<h1>not found</h1>"),
        ("get_file", 404, b'{"code": 1'),
        ("get_file", 404, b"\xff"),
        ("get_file", 404, b"[" * 100_000),
        ("get_file", 404, b"{}"),
        ("get_file", 404, b"[]"),
        ("get_file", 404, b'"code"'),
        ("get_file", 404, b"null"),
        ("get_file", 404, b'{"code": NaN}'),
        ("get_patterns", 200, b'{"code": 1}'),
        ("get_list", 200, b'{"id": "1"}'),
        ("get_list", 200, b'[{"id": "1"}, 5]'),
        ("get_count", 200, b'"1"'),
        ("get_count", 200, b"true"),
    ],
)
def test_malformed_body(
    package: Package, receive: Callable[..., Any], operation: str, status: int, content: bytes
) -> None:
    """A malformed body, or one that violates its schema, is parsed to None, or raises UnexpectedBody where that is set."""
    assert receive(operation, status, JSON, content) is None
    with pytest.raises(package.module("errors").UnexpectedBody) as caught:
        receive(operation, status, JSON, content, raises=True)
    assert (caught.value.status_code, caught.value.content) == (status, content)
    assert str(caught.value) == f"the body of the {status} response does not match its schema ({len(content)} bytes)"


def test_response_without_content(package: Package, receive: Callable[..., Any]) -> None:
    """A documented response without content is parsed to None whatever its body is."""
    assert receive("get_count", 202, "text/html", b"<p>", raises=True) is None
    assert package.module("api.default.get_count").parse(202, object()) is None
    assert receive("get_count", 200, JSON, b"7") == 7
