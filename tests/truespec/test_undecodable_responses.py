"""Responses that have no value of the document's kind, to every operation of every facade, in every mode."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.meta.operation_calls import API_CALLS
from truespec import AsyncPager, Pager, ResponseConformanceError, ServerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Driver
    from tests.facades.under_test import Facade
    from tests.meta.operation_calls import ApiCalls

NO_VALUE = (b"", b"null", b"5", b"true", b'"text"', b'{"data": {"id"', b"<html>", b"\xff", b"NaN", b"[" * 2_000)
"""Bodies that are neither an object nor an array."""
NO_DATA = (b"{}", b'{"success": true}', *(b'{"data": ' + value + b"}" for value in (b"null", b"[]", b'"x"', b"7")))
"""Bodies with an envelope in which there is no object."""
NO_ITEMS = (
    b"null",
    b"{}",
    b'"text"',
    b"7",
    b"[7]",
    b"[null]",
    b'["text"]',
    b"[[]]",
    b"[{}]",
    b'[{"id": null}]',
    b'[{"id": {}}]',
)
"""What may stand in the place of a list of items with ids."""
CASES = [
    pytest.param(api, call, id=f"{api.facade.name}-{number}")
    for api in API_CALLS
    for number, call in enumerate(api.calls)
]


JSON = "application/json"


def undecodable_bodies(request: httpx.Request) -> list[bytes]:
    """Return the bodies that are no response to a request."""
    is_listing = "limit" in request.url.params
    if request.url.path.startswith("/api/"):  # of Wethod, whose bodies are the values themselves
        return [] if request.method == "DELETE" else [*NO_VALUE, *(NO_ITEMS if is_listing else [b"[]"])]
    if request.method == "DELETE":
        return [*NO_VALUE, b"[]"]
    if request.url.path.startswith("/formation") and request.method == "GET":  # which may be the value or an envelope
        return [*NO_VALUE, b"[]", *NO_DATA[2:]]
    name = request.url.path.strip("/").replace("-", "_")
    pages = [
        b'{"success": true, "message": "m", "data": {"%b": %b, "total": 1}}' % (name.encode(), items)
        for items in NO_ITEMS
    ]
    return [*NO_VALUE, b"[]", *NO_DATA, *(pages if is_listing else ())]


@pytest.fixture
def facade(api: ApiCalls) -> Facade:
    """Return the facade of the API."""
    return api.facade


@pytest.mark.parametrize("mode", ["strict", "observe", "off"])
@pytest.mark.parametrize(("api", "call"), CASES)
def test_a_response_without_a_value(driver: Driver, call: Callable[[Any], Any], mode: str) -> None:
    """A success response without an object, or without a list of items with ids, is a ResponseConformanceError."""
    requests: list[httpx.Request] = []
    response = httpx.Response(500)

    def respond(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return response

    def use() -> Any:
        result = call(client)
        return driver.all(result) if isinstance(result, Pager | AsyncPager) else driver.do(lambda: result)

    transport = httpx.MockTransport(respond)
    client = driver.make("key", base_url="http://api.test", transport=transport, max_retries=0, conformance=mode)
    with pytest.raises(ServerError):
        use()
    bodies = undecodable_bodies(requests[0])
    for status, media_type, body in [
        *((200, JSON, body) for body in bodies),
        *((status, JSON, b"") for status in (200, 201, 204, 299) if bodies),
        *((200, "text/html", body) for body in (b"<html>", b"") if bodies),
    ]:
        response = httpx.Response(status, headers={"Content-Type": media_type}, content=body)
        with pytest.raises(ResponseConformanceError) as caught:
            use()
        assert caught.value.deviations, body
        assert caught.value.response.content == body
    driver.do(client.close)
