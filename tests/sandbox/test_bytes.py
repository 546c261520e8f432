"""Bytes that are not valid HTTP: the sandbox rejects them or closes the connection, and goes on."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    import httpx

    from truespec_sandbox import Sandbox

HEAD = b"POST /contacts HTTP/1.1\r\nHost: x\r\nX-API-Key: clemta_sandbox_key\r\nContent-Type: application/json\r\n"


@pytest.fixture
def sandbox(shared_sandbox: Sandbox) -> Sandbox:
    """Let the tests of this module share one sandbox: none of them minds what others leave in it."""
    return shared_sandbox


def converse(sandbox: Sandbox, sent: bytes, *, hang_up: bool = False) -> bytes:
    """Send bytes on a connection of their own and return what comes back until the sandbox closes it."""
    address = urlsplit(sandbox.url)
    response = b""
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=10) as connection:
        try:
            connection.sendall(sent)
            if hang_up:
                connection.shutdown(socket.SHUT_WR)
            while received := connection.recv(65536):
                response += received
        except ConnectionError:
            pass
    return response


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00\xff\xfe garbage\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 500,
        b"GET /contacts\r\n\r\n",
        b"GET /contacts HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n",
        b"GET /contacts HTTP/1.1\r\nHost: x\r\nX: \x00\r\n\r\n",
        b"GET /cont\xffacts HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /contacts HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 10_000_000 + b"\r\n\r\n",
        b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        HEAD + b"Content-Length: x\r\n\r\n",
        HEAD + b"Content-Length: -1\r\n\r\n",
        HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        HEAD + b"Transfer-Encoding: nonsense\r\n\r\n",
    ],
    ids=range(13),
)
def test_bytes_that_are_not_http_are_rejected(sandbox: Sandbox, client: httpx.Client, sent: bytes) -> None:
    """Bytes that are not HTTP/1.1 get a 4xx or nothing, the connection is closed, and the next request is served."""
    response = converse(sandbox, sent)
    assert response == b"" or response.startswith((b"HTTP/1.1 4", b"HTTP/1.1 501"))
    assert client.get("/contacts/64b8f1a2e4b0c8d9f0aaaaaa").status_code == 404


def test_an_endless_body_gets_an_error_response(sandbox: Sandbox) -> None:
    """A body announced as huge is not waited for: the error response comes, and the connection is closed."""
    response = converse(sandbox, HEAD + b"Content-Length: 99999999999\r\n\r\n" + b"x" * 2_000_000)
    assert response.startswith(b"HTTP/1.1 413")
    assert b"larger than" in response
    assert b"connection: close" in response


def test_half_a_request_does_no_harm(sandbox: Sandbox, client: httpx.Client) -> None:
    """A client that hangs up inside its body gets nothing written on its behalf."""
    converse(sandbox, HEAD + b'Content-Length: 500\r\n\r\n{"type": "customer"', hang_up=True)
    listing = client.get("/contacts", params={"company_id": sandbox.company_ids[0]})
    assert listing.json()["data"]["total"] == 0


@pytest.mark.parametrize(
    "target", [b"/../../etc/passwd", b"/contacts/%2e%2e/%2e%2e", b"ftp://elsewhere/contacts", b"*", b"/contacts;x=1"]
)
def test_path_tricks_are_unknown_paths(sandbox: Sandbox, target: bytes) -> None:
    """Dots, their escapes, targets of other schemes and the like are compared as they are and match no path."""
    response = converse(sandbox, b"GET " + target + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert response.startswith(b"HTTP/1.1 404")
    assert b'"code":"NOT_FOUND"' in response


def test_options_for_the_whole_server_is_204(sandbox: Sandbox) -> None:
    """OPTIONS * has no path and asks for none, so that it is no 404 (RFC 9110, section 9.3.7)."""
    response = converse(sandbox, b"OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert response.startswith(b"HTTP/1.1 204")


def test_pipelined_requests_get_their_responses_in_order(sandbox: Sandbox) -> None:
    """Requests sent without waiting for responses get them in their order."""
    one = b"GET /contacts HTTP/1.1\r\nHost: x\r\n\r\n"
    last = b"GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    response = converse(sandbox, one * 3 + last)
    assert response.count(b"HTTP/1.1 401") == 3
    assert response.count(b"HTTP/1.1 404") == 1
