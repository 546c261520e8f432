"""A validator that shares no code with the sandbox: openapi-core, over recorded exchanges."""

from __future__ import annotations

import copy
import json
import re
import warnings
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import attrs
import httpx
from openapi_core import OpenAPI
from openapi_core.exceptions import OpenAPIError
from openapi_core.testing import MockRequest, MockResponse

if TYPE_CHECKING:
    from collections.abc import Iterator

METHODS = ("get", "put", "post", "delete", "patch")
# Statuses that say nothing against the request, so that the validator has to find it valid too.
REQUEST_IS_VALID = {200, 201, 204, 304, 403, 404, 406, 409, 412, 429, 500}
_PART = "/x-json-in-a-part"
_PLAIN_HEADERS = {"host", "content-length", "connection", "accept-encoding", "user-agent"}


@attrs.frozen
class Exchange:
    """One request and its response, as bytes and headers."""

    request: httpx.Request
    response: httpx.Response

    @property
    def summary(self) -> str:
        """The text of a failing test."""
        request, response = self.request, self.response
        request_body, response_body = request.content[:300], response.content[:600]
        return f"{request.method} {request.url.raw_path!r} {request_body!r} -> {response.status_code} {response.headers} {response_body!r}"


def recording(base_url: str, headers: dict[str, str]) -> tuple[httpx.Client, list[Exchange]]:
    """Return a client, and the list into which it puts all its exchanges."""
    exchanges: list[Exchange] = []

    def record(response: httpx.Response) -> None:
        response.read()
        response.request.read()
        exchanges.append(Exchange(response.request, response))

    return httpx.Client(base_url=base_url, headers=headers, event_hooks={"response": [record]}), exchanges


class OpenAPICoreValidator:
    """Validates exchanges against a contract document."""

    def __init__(self, document: dict[str, Any]) -> None:
        """Compile the document."""
        self.document = document
        self._templates = {
            template: re.compile(re.sub(r"\{[^}]+\}", "[^/]+", template)) for template in document["paths"]
        }
        self._host = document["servers"][0]["url"]
        with warnings.catch_warnings():
            # Its own dependencies deprecate each other.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._api = OpenAPI.from_dict(_readable(document))

    def operations(self, exchange: Exchange) -> list[dict[str, Any]]:
        """Return the operation of an exchange; of a 405, which belongs to no method, all of the path."""
        method = exchange.request.method.lower()
        return [
            operation
            for other, operation in self._item(exchange).items()
            if other in METHODS and (other == method or exchange.response.status_code == 405)
        ]

    def deviations(self, exchange: Exchange) -> list[str]:
        """Return the deviations of an exchange: with its response always, with its request where it was found valid."""
        deviations: list[str] = []
        for method in METHODS:
            if self._item(exchange).get(method) in self.operations(exchange):
                deviations += self._response_deviations(exchange, method)
        if exchange.response.status_code in REQUEST_IS_VALID:
            deviations += self.request_deviations(exchange)
        return deviations

    def request_deviations(self, exchange: Exchange) -> list[str]:
        """Return the deviations of a request."""
        deviations = _messages(self._api.iter_request_errors(self._request(exchange, exchange.request.method)))
        for name, schema_path, data in self._json_in_parts(exchange):
            inner = MockRequest(self._host, "post", schema_path, data=data)
            deviations += [f"{name}: {each}" for each in _messages(self._api.iter_request_errors(inner))]
        return deviations

    def _response_deviations(self, exchange: Exchange, method: str) -> list[str]:
        response = exchange.response
        mock = MockResponse(
            response.content,
            response.status_code,
            dict(response.headers),
            response.headers.get("content-type", ""),
        )
        return _messages(self._api.iter_response_errors(self._request(exchange, method), mock))

    def _request(self, exchange: Exchange, method: str) -> MockRequest:
        request = exchange.request
        path, _, query = request.url.raw_path.decode().partition("?")
        return MockRequest(
            self._host,
            method,
            path,
            args=dict(parse_qsl(query, keep_blank_values=True)),
            headers={name: value for name, value in request.headers.items() if name not in _PLAIN_HEADERS},
            data=request.content,
            content_type=request.headers.get("content-type", ""),
        )

    def _item(self, exchange: Exchange) -> dict[str, Any]:
        path = exchange.request.url.raw_path.decode().partition("?")[0]
        deviations = next((name for name, pattern in self._templates.items() if pattern.fullmatch(path)), None)
        return self.document["paths"][deviations] if deviations else {}

    def _json_in_parts(self, exchange: Exchange) -> Iterator[tuple[str, str, bytes]]:
        for operation in self.operations(exchange):
            for name in _parts_with_json(operation):
                deviations = re.search(
                    rb'name="%b"[^\r\n]*(?:\r\n[^\r\n]+)*\r\n\r\n(.*?)\r\n--' % name.encode(),
                    exchange.request.content,
                    re.DOTALL,
                )
                if deviations:
                    yield name, f"{_PART}/{operation['operationId']}/{name}", deviations[1]


def _readable(document: dict[str, Any]) -> dict[str, Any]:
    # openapi-core reads a text part whose encoding is JSON as the JSON value, which is then no text. So the encodings are
    # removed, and the JSON in a part is validated as the body of an additional operation.
    readable = copy.deepcopy(document)
    for item in list(readable["paths"].values()):
        for method in METHODS:
            operation = item.get(method, {})
            for name, schema in _parts_with_json(operation).items():
                body = {"required": True, "content": {"application/json": {"schema": schema}}}
                post = {"requestBody": body, "responses": {"200": {"description": "unused"}}, "security": []}
                readable["paths"][f"{_PART}/{operation['operationId']}/{name}"] = {"post": post}
            for content in operation.get("requestBody", {}).get("content", {}).values():
                content.pop("encoding", None)
    return readable


def _parts_with_json(operation: dict[str, Any]) -> dict[str, Any]:
    form = operation.get("requestBody", {}).get("content", {}).get("multipart/form-data", {})
    properties = form.get("schema", {}).get("properties", {})
    return {name: each["x-content-schema"] for name, each in properties.items() if "x-content-schema" in each}


def _messages(errors: Iterator[Exception]) -> list[str]:
    try:
        return [_message(error) for error in errors]
    except OpenAPIError as error:
        return [_message(error)]


def _message(error: BaseException) -> str:
    inner = [str(each)[:300] for each in getattr(error.__cause__, "schema_errors", ())]
    return f"{type(error).__name__}: {error} {error.__cause__ or ''} {json.dumps(inner)}"
