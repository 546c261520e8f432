"""Names of httpcore and h11 that their documentation does not promise: a new version that changes one fails here."""

from __future__ import annotations

import inspect
from typing import Any

import h11
import httpcore
import pytest

RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
ORIGIN = httpcore.Origin(b"http", b"h", 80)

SIGNATURES = (
    (httpcore.ConnectionPool.create_connection, ["self", "origin"]),
    (httpcore.AsyncConnectionPool.create_connection, ["self", "origin"]),
    (httpcore.HTTPProxy.create_connection, ["self", "origin"]),
    (httpcore.AsyncHTTPProxy.create_connection, ["self", "origin"]),
)
"""The connections are made by httpcore's pools, which keep none here."""


@pytest.mark.parametrize(("function", "names"), SIGNATURES, ids=lambda value: getattr(value, "__qualname__", ""))
def test_the_signatures(function: Any, names: list[str]) -> None:
    """The pools of httpcore make a connection to an origin."""
    assert list(inspect.signature(function).parameters) == names


@pytest.mark.parametrize("proxy", [None, httpcore.Proxy("http://p")])
def test_the_h11_state_of_a_connection(proxy: httpcore.Proxy | None) -> None:
    """``_connection`` leads to the connection that has ``_h11_state``, an h11.Connection with ``trailing_data``."""
    pool = httpcore.ConnectionPool(network_backend=httpcore.MockBackend([RESPONSE]), proxy=proxy)
    connection: Any = pool.create_connection(ORIGIN)
    response = connection.handle_request(httpcore.Request("GET", "http://h/", headers=[(b"Host", b"h")]))
    assert callable(response.stream.close)
    inner = connection
    while hasattr(inner, "_connection"):
        inner = inner._connection
    assert inner is not connection
    assert isinstance(inner._h11_state, h11.Connection)
    assert inner._h11_state.trailing_data == (b"", False)
    connection.close()


def test_an_async_connection_closes_without_waiting() -> None:
    """``aclose`` of an async connection ends at its first step, when its stream closes at once."""
    closing = (
        httpcore.AsyncConnectionPool(network_backend=httpcore.AsyncMockBackend([])).create_connection(ORIGIN).aclose()
    )
    with pytest.raises(StopIteration):
        closing.send(None)
