"""Hostile input: error responses or closed connections, a process that lives, and memory that is bounded."""

from __future__ import annotations

import logging
import random
import re
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import attrs
import pytest

from truespec_sandbox import running
from truespec_sandbox._serving import _protocol
from truespec_sandbox._wire import _incoming_request

if TYPE_CHECKING:
    from collections.abc import Generator

    import httpx

    from truespec_sandbox import Sandbox

KEY = b"Host: x\r\nX-API-Key: clemta_sandbox_key\r\n"
JSON = b"POST /contacts HTTP/1.1\r\n" + KEY + b"Content-Type: application/json\r\nConnection: close\r\n"
FORM = b"POST /formations HTTP/1.1\r\n" + KEY + b"Content-Type: multipart/form-data; boundary=b\r\n"


@pytest.fixture
def sandbox(shared_sandbox: Sandbox) -> Sandbox:
    """Let the tests of this module share one sandbox: none of them minds what others leave in it."""
    return shared_sandbox


def converse(url: str, *sent: bytes, pause: float = 0) -> bytes:
    """Send pieces on a connection of their own and return what comes back until the sandbox ends it."""
    address = urlsplit(url)
    response = b""
    to = (address.hostname or "", address.port or 0)
    with suppress(ConnectionResetError, BrokenPipeError), socket.create_connection(to, timeout=20) as connection:
        for piece in sent:
            connection.sendall(piece)
            time.sleep(pause)
        while received := connection.recv(65536):
            response += received
    return response


def posted(body: bytes) -> bytes:
    """Return a whole request with a JSON body."""
    return JSON + b"Content-Length: %d\r\n\r\n" % len(body) + body


def got(target: bytes, *headers: bytes) -> bytes:
    """Return a whole request that reads."""
    lines = b"".join(header + b"\r\n" for header in headers)
    return b"GET " + target + b" HTTP/1.1\r\nConnection: close\r\n" + KEY + lines + b"\r\n"


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00\xff\xfe garbage\r\n\r\n",
        b"GET /contacts HTTP/1.1\r\nHost: x\r\n" + b"".join(b"a%d: b\r\n" % n for n in range(20_000)) + b"\r\n",
        JSON + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}",
        JSON + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nZZ\r\n",
        "GET /contacts/é HTTP/1.1\r\n".encode() + KEY + b"\r\n",
    ],
    ids=range(5),
)
def test_bytes_that_are_not_http_get_the_apis_own_400(sandbox: Sandbox, sent: bytes) -> None:
    """Bytes that are not HTTP get a 400 in the API's envelope, as JSON, and the connection ends."""
    response = converse(sandbox.url, sent)
    assert response.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert b"content-type: application/json\r\n" in response.lower()
    assert b'"details":"The request is not HTTP/1.1"' in response


def test_garbage_after_a_request_is_rejected_after_its_response(sandbox: Sandbox) -> None:
    """A good request with garbage behind it gets its response whole, then the 400, then the end."""
    response = converse(sandbox.url, b"GET /contacts HTTP/1.1\r\nHost: x\r\n\r\n\x00\x01\r\n\r\n")
    assert re.findall(rb"HTTP/1.1 (\d+)", response) == [b"401", b"400"]


@pytest.mark.parametrize(
    "sent",
    [
        posted(b"[" * 500_000),
        posted(b'{"a":' * 200_000),
        posted(b"[" * 1000 + b"]" * 1000),
        posted(b'{"a":' + b"9" * 900_000 + b"}"),
        posted(b'{"a":"\xff\xfe"}'),
        posted('{"a":"x"}'.encode("utf-16")),
        posted(b'{"a":"\\ud800"}'),
        posted(b'{"a":NaN}'),
        got(b"/contacts?company_id=%ff%fe"),
        got(b"/contacts?company_id=%zz"),
        got(b"/contacts/%ff"),
        got(b"/contacts?company_id=64b8f1a2e4b0c8d9f0123456&sort=id;drop"),
        got(b"/contacts?company_id=64b8f1a2e4b0c8d9f0123456&skip=" + b"9" * 5000),
        got(b"/contacts", b"Accept: " + b"a/b;q=0.1," * 5000),
        got(b"/%2e%2e/%2e%2e/etc/passwd"),
        got(b"/contacts//../contacts"),
        JSON.replace(b"application/json", b'application/json; charset="') + b"Content-Length: 2\r\n\r\n{}",
        FORM.replace(b"; boundary=b", b"") + b"Content-Length: 2\r\nConnection: close\r\n\r\n{}",
    ],
    ids=range(18),
)
def test_invalid_http_gets_a_4xx(sandbox: Sandbox, sent: bytes) -> None:
    """Depth, length, encodings, SQL and path tricks get a 4xx in the API's envelope, and none a 500."""
    response = converse(sandbox.url, sent)
    assert response.startswith(b"HTTP/1.1 4")
    assert b'"code":"' in response


@pytest.mark.parametrize(
    ("target", "status"),
    [
        (b"http://x/contacts?company_id=64b8f1a2e4b0c8d9f0123456", b"200"),
        (b"HTTPS://api.clemta.com:443/contacts?company_id=64b8f1a2e4b0c8d9f0123456", b"200"),
        (b"http://[::1]:80/contacts?company_id=64b8f1a2e4b0c8d9f0123456", b"200"),
        (b"http://x/", b"404"),
        (b"http://x", b"404"),
        (b"http:///contacts", b"404"),
        (b"ftp://x/contacts", b"404"),
        (b"x/contacts", b"404"),
    ],
)
def test_a_target_with_scheme_and_host_is_its_path(sandbox: Sandbox, target: bytes, status: bytes) -> None:
    """A target in absolute form, as proxies send it, is served like its path; other schemes are 404."""
    assert converse(sandbox.url, got(target)).startswith(b"HTTP/1.1 " + status)
    if status == b"200":
        assert sandbox.requests()[-1].path == "/contacts"


def test_the_host_of_the_target_counts() -> None:
    """The host of a target in absolute form goes before the Host header, for the admin path too (RFC 9112, 3.2.2)."""
    lines = b" HTTP/1.1\r\nConnection: close\r\nHost: %s\r\n\r\n"
    with running("clemta", admin=True) as sandbox:
        own = urlsplit(sandbox.url).netloc.encode()
        for target, host, status in (
            (b"http://evil.example", own, b"403"),
            (sandbox.url.encode(), b"evil.example", b"200"),
        ):
            response = converse(sandbox.url, b"GET " + target + b"/_sandbox/clock" + lines % host)
            assert response.startswith(b"HTTP/1.1 " + status)


@pytest.mark.parametrize(
    ("target", "status"),
    [
        (b"/%63ontacts?company_id=64b8f1a2e4b0c8d9f0123456", b"200"),
        (b"/contact%73?company%5Fid=64b8f1a2e4b0c8d9f0123456", b"200"),
        (b"/fixed%2Dassets?company_id=64b8f1a2e4b0c8d9f0123456", b"200"),
        (b"/fixed%2dassets?company_id=64b8f1a2e4b0c8d9f0123456", b"200"),
        (b"/contacts%2F64b8f1a2e4b0c8d9f0123456", b"404"),
        (b"/contacts%3Fcompany_id=64b8f1a2e4b0c8d9f0123456", b"404"),
        (b"/contacts%00", b"404"),
        (b"/%2563ontacts", b"404"),
    ],
)
def test_an_escape_that_is_not_needed_changes_nothing(sandbox: Sandbox, target: bytes, status: bytes) -> None:
    """A path is the same whether characters that may stand in it are escaped or not; other escapes are no path."""
    assert converse(sandbox.url, got(target)).startswith(b"HTTP/1.1 " + status)


def test_sql_in_a_search_is_text(sandbox: Sandbox, client: httpx.Client, company: str) -> None:
    """SQL in a search finds nothing and harms nothing."""
    body = {"type": "customer", "full_name": "O'Hara", "email": "o@example.com", "company_id": company}
    assert client.post("/contacts", json=body).status_code == 200
    for search, match in (("' OR 1=1; DROP TABLE records;--", 0), ("%", 0), ("O'H", 1)):
        response = client.get("/contacts", params={"company_id": company, "search": search})
        assert len(response.json()["data"]["contacts"]) == match
    assert sandbox.requests()


def test_two_keys_are_400(sandbox: Sandbox) -> None:
    """A request with two X-API-Key headers is a 400, whether the right one comes first or last."""
    for first, last in ((b"clemta_sandbox_key", b"x"), (b"x", b"clemta_sandbox_key")):
        lines = b"X-API-Key: " + first + b"\r\nX-API-Key: " + last + b"\r\n"
        response = converse(
            sandbox.url, b"GET /contacts HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + lines + b"\r\n"
        )
        assert response.startswith(b"HTTP/1.1 400")
        assert b"X-API-Key is given more than once" in response


def test_mutated_requests_never_get_a_5xx(sandbox: Sandbox) -> None:
    """Of three hundred requests with bytes changed at random each gets a 4xx or nothing."""
    chance = random.Random(5)  # noqa: S311 (repeatable)
    for _ in range(300):
        sent = bytearray(posted(b'{"type":"customer"}'))
        for _ in range(chance.randrange(1, 12)):
            sent[chance.randrange(len(sent))] = chance.randrange(256)
        response = converse(sandbox.url, bytes(sent) + b"\r\n\r\n\x00")
        assert response == b"" or response.startswith((b"HTTP/1.1 4", b"HTTP/1.1 100")), bytes(sent)


@pytest.mark.parametrize(
    "pieces",
    [
        (b"",),
        (b"GET /contacts HT",),
        (b"GET /contacts HTTP/1.1\r\n", b"A: b\r\n", b"C: d\r\n", b"E: f\r\n", b"G: h\r\n"),
    ],
    ids=["nothing", "half a line", "steadily"],
)
def test_a_slow_head_ends_its_connection(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, pieces: tuple[bytes, ...]
) -> None:
    """A head that does not come whole in time ends the connection, however steadily it comes."""
    monkeypatch.setattr(_protocol, "HEAD_SECONDS", 0.3)
    start = time.perf_counter()
    assert converse(sandbox.url, *pieces, pause=0.15) == b""
    assert 0.3 <= time.perf_counter() - start < 5


def test_a_slow_second_head_ends_its_connection_too(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a good request the head of the next one has no more time than the first had."""
    monkeypatch.setattr(_protocol, "HEAD_SECONDS", 0.3)
    start = time.perf_counter()
    response = converse(sandbox.url, b"GET /contacts HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /", b"c", pause=0.15)
    assert response.count(b"HTTP/1.1 ") == 1
    assert time.perf_counter() - start < 3


def test_a_slow_body_ends_its_connection(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """A body that does not come whole in time ends the connection, and nothing was done."""
    monkeypatch.setattr(_incoming_request, "BODY_SECONDS", 0.3)
    arrived = len(sandbox.requests())
    start = time.perf_counter()
    assert converse(sandbox.url, JSON + b"Content-Length: 90\r\n\r\n", b"{", b" ", b" ", b" ", pause=0.1) == b""
    assert time.perf_counter() - start < 5
    assert len(sandbox.requests()) == arrived


def test_bodies_share_a_bounded_memory(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """When all bodies together are over the bound a request gets a 413, and afterwards there is room again."""
    monkeypatch.setattr(_protocol, "MAXIMUM_BYTES_AT_ONCE", 1000)
    for _ in range(3):
        assert converse(sandbox.url, posted(b" " * 1001)).startswith(b"HTTP/1.1 413")
        assert converse(sandbox.url, posted(b" " * 999)).startswith(b"HTTP/1.1 400")
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_connections_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection over the bound is closed at once, and the others are served."""
    monkeypatch.setattr(_protocol, "MAXIMUM_CONNECTIONS", 1)
    with running("clemta") as sandbox:
        address = urlsplit(sandbox.url)
        time.sleep(0.1)
        with socket.create_connection((address.hostname or "", address.port or 0), timeout=5) as first:
            assert converse(sandbox.url, got(b"/contacts")) == b""
            first.sendall(got(b"/contacts"))
            assert first.recv(12) == b"HTTP/1.1 400"


# --- in a process of its own


@attrs.frozen
class Process:
    """A sandbox in a process of its own."""

    url: str
    popen: subprocess.Popen[str]

    def megabytes(self) -> int:
        """Return the memory that the process has."""
        status = Path(f"/proc/{self.popen.pid}/status").read_text(encoding="ascii")
        match = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert match is not None
        return int(match[1]) // 1024


@contextmanager
def process() -> Generator[Process]:
    """Start the sandbox in a process of its own, and end it whatever happens."""
    command = [sys.executable, "-m", "truespec_sandbox", "clemta"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as popen:
        try:
            assert popen.stdout is not None
            yield Process(popen.stdout.readline().strip(), popen)
        finally:
            popen.kill()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_memory_stays_bounded_and_the_process_lives() -> None:
    """Endless bodies, 10 MB heads, wide JSON, wrong in every item or not, and twenty 8 MB forms held open cost less than 400 MB altogether."""
    with process() as sandbox, ThreadPoolExecutor(16) as pool:
        before = sandbox.megabytes()
        endless = (JSON + b"Transfer-Encoding: chunked\r\n\r\n", *[b"10000\r\n" + b" " * 65536 + b"\r\n"] * 100)
        head = b"GET / HTTP/1.1\r\nA: " + b"y" * 10_000_000
        wide = posted(b"[" + b"{}," * 340_000 + b"{}]")
        wrong = posted(b'{"cc_emails":[' + b"{}," * 300_000 + b"{}]}")
        for sent in [endless] * 6 + [(head,)] * 6 + [(wide,)] * 6 + [(wrong,)] * 6:
            pool.submit(converse, sandbox.url, *sent)
        pool.shutdown()
        address = urlsplit(sandbox.url)
        held: list[socket.socket] = []
        with suppress(OSError):
            for _ in range(20):
                held.append(socket.create_connection((address.hostname or "", address.port or 0), timeout=2))
                held[-1].sendall(FORM + b"Content-Length: 8000000\r\n\r\n" + b"x" * 7_900_000)
        after = sandbox.megabytes()
        assert converse(sandbox.url, got(b"/contacts")).startswith(b"HTTP/1.1 400")
        for each in held:
            each.close()
        assert after - before < 400


def test_shutdown_prints_nothing_with_requests_pending() -> None:
    """Half-sent requests of every kind, at SIGTERM, leave no line on stderr, and the exit code is 0."""
    with process() as sandbox:
        address = urlsplit(sandbox.url)
        converse(sandbox.url, b"\x00 garbage\r\n\r\n")
        halves = [b"", b"GET /con", JSON + b"Content-Length: 500\r\n\r\n{", FORM + b"Content-Length: 5000000\r\n\r\nx"]
        held = []
        for half in halves * 3:
            held.append(socket.create_connection((address.hostname or "", address.port or 0), timeout=5))
            held[-1].sendall(half)
        assert converse(sandbox.url, got(b"/contacts")).startswith(b"HTTP/1.1 400")
        sandbox.popen.terminate()
        _, errors = sandbox.popen.communicate(timeout=10)
        for each in held:
            each.close()
    assert (sandbox.popen.returncode, errors) == (0, "")


def test_it_listens_on_loopback_alone() -> None:
    """Without a host it listens on 127.0.0.1, so that another address of the same machine is rejected."""
    with running("clemta") as sandbox:
        port = urlsplit(sandbox.url).port or 0
        with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.2", port), timeout=2):
            pass
