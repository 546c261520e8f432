"""Peers that keep the socket full: a call ends, and other tasks go on meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import time
from typing import TYPE_CHECKING, Any

import pytest
from attrs import define

from clemta import ConnectionFailedError, DeadlineExceededError, ResponseConformanceError, TruespecError
from tests.truespec.wire import BODY, SUCCESS_RESPONSE, always, raw_response, serving

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from tests.faults.certificates import Certificates
    from tests.truespec.wire import Play

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
GZIP = HEAD + b"Content-Encoding: gzip\r\n\r\n"
GZIP_CHUNKED = HEAD + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
MEMBER = gzip.compress(b"", mtime=0)
PACKED = gzip.compress(BODY, mtime=0)
LONGEST_GAP = 0.05
BUSY = 0.5
"""What a machine that does much else may add."""

FLOODS = {
    "100": (b"", b"HTTP/1.1 100 Continue\r\n\r\n", ConnectionFailedError),
    "103": (b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", ConnectionFailedError),
    "long 103": (b"", b"HTTP/1.1 103 Hints\r\nX: " + b"x" * 50_000 + b"\r\n\r\n", ConnectionFailedError),
    "103 with many fields": (b"", b"HTTP/1.1 103 Hints\r\n" + b"a:\r\n" * 15_000 + b"\r\n", ConnectionFailedError),
    "many header fields": (b"", HEAD + b"a:\r\n" * 15_000 + b"\r\n", ConnectionFailedError),
    "header fields": (HEAD, b"X-A: 1\r\n", ConnectionFailedError),
    "a header line": (HEAD + b"X: ", b"x" * 1_000, ConnectionFailedError),
    "a status line": (b"HTTP/1.1 200 ", b"O" * 1_000, ConnectionFailedError),
    "chunks": (CHUNKED, b"1\r\n \r\n", ResponseConformanceError),
    "chunks with extensions": (CHUNKED, b"1;a=" + b"b" * 5_000 + b"\r\n \r\n", ResponseConformanceError),
    "a chunk extension": (CHUNKED + b"1;a=", b"b" * 1_000, ConnectionFailedError),
    "trailers": (CHUNKED + b"0\r\n", b"X-A: 1\r\n", ConnectionFailedError),
    "gzip members": (GZIP, MEMBER, ResponseConformanceError),
    "gzip members in chunks": (GZIP_CHUNKED, b"%x\r\n%b\r\n" % (len(MEMBER), MEMBER), ResponseConformanceError),
    "a gzip file name": (GZIP + b"\x1f\x8b\x08\x08" + bytes(6), b"a" * 1_000, ResponseConformanceError),
    "a gzip comment": (GZIP + b"\x1f\x8b\x08\x10" + bytes(6), b"a" * 1_000, ResponseConformanceError),
    "stored blocks": (GZIP + MEMBER[:10], b"\x00\x00\x00\xff\xff", ResponseConformanceError),
    "fixed blocks": (GZIP + MEMBER[:10], b"\x02\x08\x20\x80\x00", ResponseConformanceError),
    "a body": (HEAD + b"\r\n", b" " * 1_000, ResponseConformanceError),
}
"""What the server begins with, what it sends without end, and how the call ends."""


def flood(begin: bytes, again: bytes) -> Play:
    """Send the beginning, and then the rest as fast as it is received."""
    block = again * (200_000 // len(again) + 1)

    def play(connection: socket.socket, request: bytes, number: int) -> bool:  # noqa: ARG001  (any request)
        with contextlib.suppress(OSError):
            connection.sendall(begin)
            while True:
                connection.sendall(block)
        return False

    return play


@define
class Heartbeat:
    """A task that wants to run every few milliseconds: the longest it had to wait, in CPU time of the thread and in all."""

    longest: float = 0.0
    longest_wall: float = 0.0

    async def beat(self) -> None:
        """Run until cancelled."""
        cpu, wall = time.thread_time(), time.monotonic()
        while True:
            await asyncio.sleep(0.002)
            now_cpu, now_wall = time.thread_time(), time.monotonic()
            self.longest = max(self.longest, now_cpu - cpu)
            self.longest_wall = max(self.longest_wall, now_wall - wall)
            cpu, wall = now_cpu, now_wall


async def beside_a_heartbeat(call: Callable[[], Any]) -> Any:
    """Make a call beside a heartbeat; return the error, and check that the event loop was never held up."""
    heartbeat = Heartbeat()
    beating = asyncio.create_task(heartbeat.beat())
    await asyncio.sleep(0.01)
    heartbeat.longest = heartbeat.longest_wall = 0.0
    try:
        with pytest.raises(TruespecError) as caught:
            await call()
    finally:
        beating.cancel()
    assert heartbeat.longest <= LONGEST_GAP
    assert heartbeat.longest_wall <= LONGEST_GAP + BUSY
    return caught.value


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("name", FLOODS)
def test_a_flood(driver: Any, certificates: Certificates, name: str, scheme: str) -> None:
    """Whatever a server sends without end, the call ends by itself, long before its deadline, and holds nobody up."""
    begin, again, expected = FLOODS[name]
    tls = certificates.contexts["tls"] if scheme == "https" else None
    with serving(flood(begin, again), tls) as server, serving(always(SUCCESS_RESPONSE)) as other:
        warm = driver.make("key", base_url=other.url)
        driver.do(lambda: warm.contacts.get("a"))  # what the first call loads is no part of this
        driver.do(warm.close)
        client = driver.make(
            "key", base_url=server.url, verify=False, deadline=20, timeout=20, max_retries=0, body_limit=1_000_000
        )
        began = time.monotonic()
        if driver.mode == "sync":
            with pytest.raises(TruespecError) as caught:
                client.contacts.get("a")
            error = caught.value
        else:
            error = driver.runner.run(beside_a_heartbeat(lambda: client.contacts.get("a")))
        took = time.monotonic() - began
        driver.do(client.close)
    assert type(error) is expected
    assert took < 5


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("name", ["chunks", "gzip members", "a body"])
def test_the_deadline_in_a_flood(driver: Any, certificates: Certificates, name: str, scheme: str) -> None:
    """The deadline holds while a server keeps the socket full."""
    begin, again, _ = FLOODS[name]
    tls = certificates.contexts["tls"] if scheme == "https" else None
    with serving(flood(begin, again), tls) as server:
        client = driver.make("key", base_url=server.url, verify=False, deadline=0.2, body_limit=10**9)
        began = time.monotonic()
        with pytest.raises((DeadlineExceededError, ResponseConformanceError)):
            driver.do(lambda: client.contacts.get("a"))
        assert time.monotonic() - began < 0.2 + BUSY
        driver.do(client.close)


CHUNKS = b"".join(b"1\r\n%c\r\n" % byte for byte in BODY.ljust(20_000)) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    "response",
    [
        pytest.param(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 90 + SUCCESS_RESPONSE, id="90 interim responses"),
        pytest.param(raw_response(200, BODY, *["X-A: 1"] * 900), id="900 header fields"),
        pytest.param(raw_response(200, b"\r\n\r\n" * 4_000 + BODY), id="a body of lines"),
        pytest.param(CHUNKED + CHUNKS, id="20,000 chunks of a byte"),
        pytest.param(GZIP_CHUNKED + b"%x\r\n" % (len(MEMBER) * 1_000 + len(PACKED)) + MEMBER * 1_000 + PACKED + b"\r\n0\r\n\r\n",
                     id="1,000 empty gzip members"),
    ],
)  # fmt: skip
def test_what_is_no_flood(driver: Any, response: bytes) -> None:
    """A response that is only odd is read."""
    with serving(always(response)) as server:
        client = driver.make("key", base_url=server.url)
        assert [driver.do(lambda: client.contacts.get("a")).id for _ in range(2)] == ["a"] * 2
        driver.do(client.close)
