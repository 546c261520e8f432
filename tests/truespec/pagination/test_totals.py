"""Totals that are wrong: no listing ends early because of one, and each is reported."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import httpx
import orjson
import pytest

from tests.facades.under_test import CLEMTA
from truespec import ResponseConformanceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Driver
    from truespec import Deviation


class Contacts:
    """Serves contacts with any total, and keeps the deviations that the client reports."""

    def __init__(self, count: int) -> None:
        self.items = [{**CLEMTA.item, "id": f"{number:024x}"} for number in range(count)]
        self.total: Callable[[int, int], Any] = lambda _skip, _length: count
        """Returns the total of a page from its offset and its number of items."""
        self.requests: list[int] = []
        self.deviations: list[Deviation] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Return the page that was requested."""
        skip, limit = (int(request.url.params[name]) for name in ("skip", "limit"))
        self.requests.append(skip)
        page = self.items[skip : skip + limit]
        body: Any = CLEMTA.wrap_contacts(page)
        body["data"]["total"] = self.total(skip, len(page))
        return httpx.Response(200, headers={"Content-Type": "application/json"}, content=_encode(body))


def _encode(body: Any) -> bytes:
    total = body["data"].pop("total")
    text = total if isinstance(total, bytes) else orjson.dumps(total)
    return orjson.dumps(body | {"data": body["data"] | {"total": orjson.Fragment(text)}})


@pytest.fixture
def read(driver: Driver) -> Iterator[Callable[..., list[int]]]:
    """Provide a function that reads the listing of a server and returns the numbers of its items."""
    clients: list[Any] = []

    def read_all(server: Contacts, mode: str = "strict", **paging: Any) -> list[int]:
        transport = httpx.MockTransport(server)
        options = {"conformance": mode, "on_deviation": server.deviations.append, "max_retries": 0}
        clients.append(driver.make("key", base_url="http://api.test", transport=transport, **options))
        return [int(contact.id, 16) for contact in driver.all(CLEMTA.list(clients[-1], **paging))]

    yield read_all
    for client in clients:
        driver.do(client.close)


WRONG_TOTALS: dict[str, Callable[[int, int], Any]] = {
    "of the page": lambda _, length: length,
    "limited": lambda _skip, _length: 10,
    "limited in the middle of a page": lambda _skip, _length: 13,
    "limited at a later page": lambda _skip, _length: 19,
    "falling below what was read": lambda skip, _: 25 if skip < 10 else 5,
    "one": lambda _skip, _length: 1,
    "zero": lambda _skip, _length: 0,
}


@pytest.mark.parametrize("mode", ["strict", "observe", "off"])
@pytest.mark.parametrize("prefetch", [1, 4])
@pytest.mark.parametrize("total", WRONG_TOTALS)
def test_a_total_that_is_too_small(read: Callable[..., list[int]], total: str, prefetch: int, mode: str) -> None:
    """A total that counts the page alone or is limited ends no listing: all items come, and it is a deviation."""
    server = Contacts(25)
    server.total = WRONG_TOTALS[total]
    assert read(server, mode, page_size=10, prefetch=prefetch) == list(range(25))
    assert len(server.requests) <= 4 + prefetch
    kinds = {deviation.kind for deviation in server.deviations}
    assert [(kind.operation, kind.place, kind.status) for kind in kinds] == [("getContacts", "/data/total", 200)] * (
        mode != "off"
    )


@pytest.mark.parametrize("count", [0, 1, 2, 9, 10, 11, 18, 19, 20, 25, 28])
def test_requests_with_a_right_total(read: Callable[..., list[int]], count: int) -> None:
    """With a right total a listing takes one request a page, and one more only after a last page that is full."""
    server = Contacts(count)
    assert read(server, page_size=10) == list(range(count))
    pages = max(1, math.ceil((count - 1) / 9))
    assert len(server.requests) == pages + (count in {10, 19, 28})
    assert server.deviations == []


@pytest.mark.parametrize(
    "total", [b"1" + b"0" * 30, b"-1", b"true", b"1.5", b'"25"', b"null", b"[]", b"1e400", b"9007199254740993"]
)
def test_a_total_that_is_no_count(read: Callable[..., list[int]], total: bytes) -> None:
    """A total that is no count raises in strict mode, is a deviation in observe, and keeps no item away."""
    server = Contacts(25)
    server.total = lambda _skip, _length: total
    with pytest.raises(ResponseConformanceError) as caught:
        read(server, page_size=10)
    assert {deviation.pointer for deviation in caught.value.deviations} == {"/data/total"}
    assert server.deviations == list(caught.value.deviations)
    for mode in ("observe", "off"):
        server.deviations.clear()
        server.requests.clear()
        assert read(server, mode, page_size=10) == list(range(25))
        assert {deviation.pointer for deviation in server.deviations} == (
            {"/data/total"} if mode == "observe" else set()
        )


def test_a_total_that_is_a_whole_float(read: Callable[..., list[int]]) -> None:
    """``25.0`` is an integer in JSON Schema, and a total."""
    server = Contacts(25)
    server.total = lambda _skip, _length: b"25.0"
    assert read(server, page_size=10) == list(range(25))
    assert len(server.requests) == 3
