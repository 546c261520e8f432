"""One deadline for a whole call: attempts, waits, names, and bytes that drip."""

from __future__ import annotations

import builtins
import contextlib
import socket
import time
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from clemta import DeadlineExceededError, ServerError, TimeoutError, TruespecError
from tests.truespec.wire import SUCCESS_RESPONSE, Play, always, drip, raw_response, serving
from truespec._calls._call_state import CallState

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec._transport._request import Progress

LATE = 0.25
BUSY = 0.25
"""What a machine that does much else may add."""
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def silence(connection: socket.socket, request: bytes, number: int) -> None:  # noqa: ARG001  (any request)
    """Say nothing."""
    with contextlib.suppress(OSError):
        connection.recv(1)


def dripping(head: bytes, byte: bytes) -> Play:
    """A byte now and then, so that no wait for one is long."""
    return lambda connection, request, number: drip(connection, head, byte)  # noqa: ARG005  (any request)


def ended(driver: Any, url: str, **options: Any) -> tuple[Exception, float]:
    """The error of a call, and the seconds it took."""
    client = driver.make("key-of-a-partner", base_url=url, **options)
    began = time.monotonic()
    with pytest.raises(TruespecError) as caught:
        driver.do(lambda: client.contacts.get("a"))
    took = time.monotonic() - began
    driver.do(client.close)
    return caught.value, took


@pytest.mark.parametrize(
    "play",
    [
        pytest.param(silence, id="silence"),
        pytest.param(dripping(HEAD, b"X-Slow: 1\r\n"), id="headers"),
        pytest.param(dripping(HEAD + b"Content-Length: 9999\r\n\r\n", b" "), id="body"),
        pytest.param(dripping(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"), id="chunks"),
        pytest.param(dripping(HEAD + b"\r\n", b" "), id="a body without a length"),
        pytest.param(dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), id="interim responses"),
    ],
)
def test_the_deadline_holds_for_dripped_bytes(driver: Any, play: Play) -> None:
    """However the bytes come, the call ends at its deadline, in one attempt, as DeadlineExceededError."""
    with serving(play) as server:
        error, took = ended(driver, server.url, deadline=0.3, timeout=10)
    assert isinstance(error, DeadlineExceededError)
    assert isinstance(error, builtins.TimeoutError)
    assert error.sent
    assert len(error.attempts) == 1
    assert 0.3 <= took <= 0.3 + LATE + BUSY


def test_the_timeout_is_for_an_attempt(driver: Any) -> None:
    """An attempt that takes longer than the timeout ends; the next one may do better; dripped bytes do not help."""
    plays = [dripping(HEAD + b"Content-Length: 9999\r\n\r\n", b" "), always(SUCCESS_RESPONSE)]
    with serving(lambda connection, request, number: plays[min(number, 1)](connection, request, number)) as server:
        client = driver.make("key", base_url=server.url, timeout=0.3)
        response = driver.do(lambda: client.contacts.get.with_response("a"))
        driver.do(client.close)
    assert [attempt.outcome for attempt in response.attempts] == ["TimeoutError", "response"]
    assert 0.3 <= response.attempts[0].duration <= 0.3 + LATE + BUSY


def test_attempts_and_waits_share_the_deadline(driver: Any) -> None:
    """All attempts and waits together take no longer than the deadline."""
    with serving(silence) as server:
        error, took = ended(driver, server.url, deadline=1, timeout=0.2, max_retries=50)
    assert isinstance(error, DeadlineExceededError | TimeoutError)
    assert len(error.attempts) > 1
    assert took <= 1 + LATE + BUSY
    assert sum(attempt.duration + attempt.wait for attempt in error.attempts) <= took


def test_a_server_that_does_not_read(driver: Any) -> None:
    """A request that nobody takes off the wire ends at the deadline."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        client = driver.make("key", base_url=url, deadline=0.5, timeout=10)
        contact = {"company_id": "a", "type": "vendor", "full_name": "A" * 20_000_000, "email": "a@example.com"}
        began = time.monotonic()
        with pytest.raises(DeadlineExceededError) as caught:
            driver.do(lambda: client.contacts.create(**contact))
        # Writing 20 MB as JSON is part of the call.
        assert time.monotonic() - began <= 0.5 + LATE + BUSY + 1
        driver.do(client.close)
    assert caught.value.sent


def test_an_unresponsive_name_server(driver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Name resolution is part of the deadline, although the system call cannot be interrupted."""
    getaddrinfo = socket.getaddrinfo

    def slow(host: Any, *arguments: Any, **more: Any) -> Any:
        if host == "slow.invalid" and not more.get("flags", 0) & socket.AI_NUMERICHOST:
            time.sleep(0.9)
        return getaddrinfo(host, *arguments, **more)

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    error, took = ended(driver, "http://slow.invalid", deadline=0.3, timeout=10)
    assert isinstance(error, DeadlineExceededError)
    assert not error.sent
    assert took <= 0.3 + LATE + BUSY
    time.sleep(0.7)  # its thread ends by itself


def test_an_endless_error_response(driver: Any) -> None:
    """An error response counts although its body drips on until the deadline."""
    with serving(dripping(b"HTTP/1.1 503 Busy\r\nContent-Length: 9999\r\n\r\n", b" ")) as server:
        error, took = ended(driver, server.url, deadline=0.5)
    assert isinstance(error, ServerError)
    assert error.response is not None
    assert "broke off" in (error.response.body_error or "")
    assert error.response.content.strip() == b""
    assert took <= 0.5 + LATE + BUSY


def test_waiting_for_a_connection_counts(driver: Any) -> None:
    """A call that waits for one of the hundred connections ends at its deadline too."""
    if driver.mode == "sync":
        _check_sync_waits(driver)
        return

    async def all_busy() -> list[Any]:
        import asyncio  # noqa: PLC0415  (only here)

        client = driver.make("key", base_url=server.url, deadline=1, max_retries=0)
        outcomes = await asyncio.gather(*(client.contacts.get("a") for _ in range(150)), return_exceptions=True)
        await client.close()
        return outcomes

    with serving(silence) as server:
        began = time.monotonic()
        errors = driver.runner.run(all_busy())
        assert time.monotonic() - began <= 1 + LATE + BUSY + 1  # 150 calls are some work
    assert all(isinstance(error, DeadlineExceededError) for error in errors)
    assert sum(error.sent for error in errors) >= 100


def _check_sync_waits(driver: Any) -> None:
    from truespec._transport import _sync  # noqa: PLC0415  (only here)

    with serving(silence) as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(_sync, "MAX_CONNECTIONS", 0)
        error, took = ended(driver, server.url, deadline=0.3)
        assert isinstance(error, DeadlineExceededError)
        assert not error.sent
        assert took <= 0.3 + LATE + BUSY


class Slow(httpx.BaseTransport):
    """A transport that looks at no deadline."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Respond with a body that takes its time."""
        assert all(0 < seconds <= 0.3 for seconds in request.extensions["timeout"].values())
        return httpx.Response(200, content=self._chunks())

    def _chunks(self) -> Any:
        for _ in range(100):
            time.sleep(0.05)
            yield b" "


class AsyncSlow(httpx.AsyncBaseTransport):
    """The same for an async client."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Take a long time."""
        import asyncio  # noqa: PLC0415  (only here)

        assert all(0 < seconds <= 0.3 for seconds in request.extensions["timeout"].values())
        await asyncio.sleep(5)
        return httpx.Response(200)


def test_a_transport_of_the_caller(driver: Any) -> None:
    """A transport that looks at no deadline is cut off at the next piece, or cancelled; bytes may have been sent."""
    transport: Callable[[], Any] = Slow if driver.mode == "sync" else AsyncSlow
    client = driver.make("key", base_url="http://h", transport=transport(), deadline=0.3)
    began = time.monotonic()
    with pytest.raises(DeadlineExceededError) as caught:
        driver.do(lambda: client.contacts.get("a"))
    assert time.monotonic() - began <= 0.3 + LATE + BUSY
    assert caught.value.sent
    driver.do(client.close)


def test_nothing_is_sent_after_the_deadline(driver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """An attempt that comes to its turn when time is up sends nothing, though a connection stands open, and says so."""
    begin = CallState.begin_attempt

    def late(sending: CallState[Any]) -> Progress:
        progress = begin(sending)
        time.sleep(0.1)
        return progress

    with serving(always(SUCCESS_RESPONSE)) as server:
        client = driver.make("key", base_url=server.url)
        driver.do(lambda: client.contacts.get("a"))
        monkeypatch.setattr(CallState, "begin_attempt", late)
        with pytest.raises(DeadlineExceededError) as caught:
            driver.do(lambda: client.with_options(deadline=0.05).contacts.get("a"))
        driver.do(client.close)
        assert not caught.value.sent
        assert len(server.requests) == 1


def test_time_is_up_before_the_second_attempt(driver: Any) -> None:
    """A call whose first attempt used up the time makes no second one."""

    def slow(connection: socket.socket, request: bytes, number: int) -> None:  # noqa: ARG001  (any request)
        time.sleep(0.4)
        connection.sendall(raw_response(503, b"{}", "Retry-After: 0"))

    with serving(slow) as server:
        error, took = ended(driver, server.url, deadline=0.6)
        assert took <= 0.6 + LATE + BUSY
        assert len(error.attempts) <= 2  # type: ignore[attr-defined]  # a TruespecError
