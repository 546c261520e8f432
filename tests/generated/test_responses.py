"""Answers of several media types, and answers that are not what the document says."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.generated.own_package import Package, generated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

THING = {"schema": {"$ref": "#/components/schemas/Thing"}}
FAULT = {"schema": {"$ref": "#/components/schemas/Fault"}}
BINARY = {"schema": {"type": "string", "format": "binary"}}
ANSWERS: dict[str, dict[str, Any]] = {
    "getEither": {"200": {"application/json": THING, "application/pdf": BINARY, "image/*": BINARY, "text/csv": {}}},
    "getFile": {"200": {"application/octet-stream": BINARY}, "404": {"application/json": FAULT}},
    "getPatterns": {
        "200": {"application/json": THING},
        "404": {"application/json": THING},
        "4XX": {"application/problem+json": FAULT},
        "default": {"text/plain": {"schema": {"type": "string"}}},
    },
    "getDefault": {"default": {"application/json": THING}},
    "getList": {"200": {"application/json": {"schema": {"type": "array", "items": THING["schema"]}}}},
    "getCount": {"200": {"application/json": {"schema": {"type": "integer"}}}, "202": {}, "400": {"text/plain": {}}},
    "getTwo": {"400": {"application/json": THING, "application/problem+json": FAULT}, "200": {}},
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
                    for status, content in found.items()
                },
            }
        }
        for name, found in ANSWERS.items()
    },
    "components": {
        "schemas": {
            "Thing": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}},
            "Fault": {"type": "object", "required": ["code"], "properties": {"code": {"type": "integer"}}},
        }
    },
}
JSON = "application/json"
PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    """The package of the document."""
    with generated(tmp_path_factory.mktemp("answers"), "answers", DOCUMENT) as package:
        yield package


@pytest.fixture(params=["sync_detailed", "asyncio_detailed"])
def receive(answers: Package, request: pytest.FixtureRequest) -> Callable[..., Any]:
    """What an operation parses out of an answer, in both colours."""

    def one(operation: str, status: int, kind: str, content: bytes, *, raising: bool = False) -> Any:
        def answer(_: httpx.Request) -> httpx.Response:
            return httpx.Response(status, content=content, headers={"Content-Type": kind} if kind else {})

        client = answers.module("client").Client(
            "http://a.test",
            raise_on_unexpected_status=raising,
            httpx_args={"transport": httpx.MockTransport(answer)},
        )
        module = answers.module(f"api.default.{operation}")
        if request.param == "sync_detailed":
            return module.sync_detailed(client=client).parsed
        return asyncio.run(module.asyncio_detailed(client=client)).parsed

    return one


def test_the_media_type_tells_how_an_answer_is_read(answers: Package, receive: Callable[..., Any]) -> None:
    """JSON becomes a model, binary a file with its bytes and media type, text a str."""
    assert receive("get_either", 200, JSON, b'{"id": "1"}').id == "1"
    file = receive("get_either", 200, "application/pdf; a=b", b"\x00%PDF")
    assert (type(file), file.payload) == (answers.module("types").File, b"\x00%PDF")
    assert file.mime_type == "application/pdf; a=b"
    assert receive("get_either", 200, "image/png", b"PNG").payload == b"PNG"
    assert receive("get_either", 200, "text/csv; charset=utf-8", "é;1".encode()) == "é;1"
    assert receive("get_either", 200, "video/mp4", b"x") is None


def test_parse_takes_bytes_for_files(answers: Package) -> None:
    """Parse makes a file of bytes and a model of JSON, where the document has both for one status."""
    parse = answers.module("api.default.get_either").parse
    assert parse(200, b"%PDF").payload == b"%PDF"
    assert parse(200, {"id": "1"}).id == "1"
    assert answers.module("api.default.get_file").parse(200, b"x").payload == b"x"


def test_exact_statuses_come_before_ranges_and_default(answers: Package, receive: Callable[..., Any]) -> None:
    """A status is looked for as itself, then in its range, then as default, whatever their order in the document."""
    assert receive("get_patterns", 404, JSON, b'{"id": "1"}').id == "1"
    assert receive("get_patterns", 409, PROBLEM, b'{"code": 7}').code == 7
    assert receive("get_patterns", 500, "text/plain", b"down") == "down"
    assert receive("get_patterns", 201, "text/plain", b"made") == "made"
    parse, unexpected = answers.module("api.default.get_patterns").parse, answers.module("errors").UnexpectedStatus
    for status in (201, 404, 409, 500):
        with pytest.raises(unexpected):
            parse(status, {"id": "1"})


def test_a_lone_default_is_a_success_too(answers: Package) -> None:
    """Where the document lists nothing but default, parse takes any status below 400 as that."""
    parse = answers.module("api.default.get_default").parse
    assert parse(200, {"id": "1"}).id == "1"
    with pytest.raises(answers.module("errors").UnexpectedStatus):
        parse(400, {"id": "1"})


def test_the_media_type_tells_two_kinds_of_json_apart(receive: Callable[..., Any]) -> None:
    """Of two JSON media types for one status each has its own model."""
    assert receive("get_two", 400, JSON, b'{"id": "1"}').id == "1"
    assert receive("get_two", 400, PROBLEM, b'{"code": 7}').code == 7
    assert receive("get_two", 400, "application/x+json", b'{"code": 7}') is None


@pytest.mark.parametrize("status", [201, 520, 561, 599])
def test_an_undocumented_status_gives_nothing_or_raises(
    answers: Package, receive: Callable[..., Any], status: int
) -> None:
    """An undocumented status, registered or not, parses to None, and raises UnexpectedStatus when asked to."""
    assert receive("get_file", status, JSON, b"{}") is None
    with pytest.raises(answers.module("errors").UnexpectedStatus) as caught:
        receive("get_file", status, "text/html", b"<p>", raising=True)
    assert (caught.value.status_code, caught.value.content) == (status, b"<p>")


@pytest.mark.parametrize(
    ("operation", "status"), [("get_file", 404), ("get_patterns", 200), ("get_list", 200), ("get_count", 200)]
)
@pytest.mark.parametrize("kind", ["text/html", "", "application/jsonx"])
def test_another_media_type_gives_nothing_or_raises(
    answers: Package, receive: Callable[..., Any], operation: str, status: int, kind: str
) -> None:
    """A documented status with another media type parses to None, and raises UnexpectedContentType when asked to."""
    assert receive(operation, status, kind, b"{}") is None
    with pytest.raises(answers.module("errors").UnexpectedContentType) as caught:
        receive(operation, status, kind, b"{}", raising=True)
    assert (caught.value.content_type, caught.value.content) == (kind, b"{}")


@pytest.mark.parametrize(
    ("operation", "status", "content"),
    [
        ("get_file", 404, b""),
        ("get_file", 404, b"<h1>not here</h1>"),
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
def test_a_body_that_does_not_decode_gives_nothing_or_raises(
    answers: Package, receive: Callable[..., Any], operation: str, status: int, content: bytes
) -> None:
    """A documented answer that is broken or of another shape parses to None, and raises UnexpectedBody when asked to."""
    assert receive(operation, status, JSON, content) is None
    with pytest.raises(answers.module("errors").UnexpectedBody) as caught:
        receive(operation, status, JSON, content, raising=True)
    assert (caught.value.status_code, caught.value.content) == (status, content)
    assert str(caught.value) == f"the body of the {status} response does not match its schema ({len(content)} bytes)"


def test_an_answer_without_content_is_none(answers: Package, receive: Callable[..., Any]) -> None:
    """A documented answer without content parses to None whatever its body, and is not unexpected."""
    assert receive("get_count", 202, "text/html", b"<p>", raising=True) is None
    assert answers.module("api.default.get_count").parse(202, object()) is None
    assert receive("get_count", 200, JSON, b"7") == 7
