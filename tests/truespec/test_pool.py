"""The connection pool: connections are kept, shared by threads and tasks, and never reused where they do not belong."""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import os
import random
import socket
import struct
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from unittest.mock import Mock

import httpx
import pytest

from clemta import AsyncClemta, Clemta, ConnectionFailedError, StatusError, TruespecError
from clemta_api.api.contacts import get_contact_by_id
from tests.truespec.wire import BODY, SUCCESS_RESPONSE, Server, always, raw_response, serving
from truespec._transport import _async
from truespec._transport._connection import Connection

if TYPE_CHECKING:
    from tests.faults.certificates import Certificates

KEY = "key-of-a-partner"
SPARED = 0.05


def test_a_connection_is_used_again(driver: Any) -> None:
    """Calls one after another use one connection, and closing the client closes it."""
    with serving(always(SUCCESS_RESPONSE)) as server:
        client = driver.make(KEY, base_url=server.url)
        for _ in range(20):
            assert driver.do(lambda: client.contacts.get("a")).id == "a"
        assert (len(server.requests), server.connections, server.open) == (20, 1, 1)
        driver.do(client.close)
        assert server.wait_until_closed()


def test_one_client_for_many_threads() -> None:
    """32 threads share a client; there are no more connections than threads, and each gets its own response."""

    def echo(connection: Any, request: bytes, number: int) -> None:  # noqa: ARG001  (the request decides)
        contact_id = request.split(b" ")[1].rpartition(b"/")[2]
        connection.sendall(
            raw_response(
                200, SUCCESS_RESPONSE.partition(b"\r\n\r\n")[2].replace(b'"id":"a"', b'"id":"%s"' % contact_id)
            )
        )

    with serving(echo) as server, Clemta(KEY, base_url=server.url) as client, ThreadPoolExecutor(32) as threads:
        names = [f"c{number}" for number in range(1_000)]
        assert [contact.id for contact in threads.map(client.contacts.get, names)] == names
        assert server.connections <= 32


def test_many_tasks_wait_for_a_hundred_connections() -> None:
    """500 calls at once are served on a hundred connections at most."""

    async def calls() -> list[Any]:
        async with AsyncClemta(KEY, base_url=server.url) as client:
            return await asyncio.gather(*(client.contacts.get("a") for _ in range(500)))

    with serving(always(SUCCESS_RESPONSE)) as server:
        assert len(asyncio.run(calls())) == 500
        assert server.connections <= 100


async def cancelled_at_random(client: AsyncClemta, calls: int, longest: float, at_once: int = 32) -> int:
    """Make calls and cancel each after a random time below ``longest`` seconds; return how many came through.

    A few have a hundred times as long, so that connections are reused on the busiest machine.
    """
    chance = random.Random(5)  # noqa: S311  (no secret)
    through = 0

    async def one() -> None:
        nonlocal through
        task = asyncio.ensure_future(client.contacts.get("a"))
        late = 100 if chance.random() < SPARED else 1
        handle = asyncio.get_running_loop().call_later(chance.uniform(0, longest) * late, task.cancel)
        try:
            await task
            through += 1
        except asyncio.CancelledError:
            pass
        finally:
            handle.cancel()

    for begin in range(0, calls, at_once):
        await asyncio.gather(*(one() for _ in range(min(at_once, calls - begin))))
    return through


def test_cancelled_calls_leave_the_pool_whole() -> None:
    """After a thousand calls cancelled at random times a hundred at once are served, and nothing stays open."""

    async def run(server: Server) -> tuple[int, int]:
        async with AsyncClemta(KEY, base_url=server.url) as client:
            await client.contacts.get("a")
            through = await cancelled_at_random(client, 1_000, 0.03)
            contacts = await asyncio.wait_for(asyncio.gather(*(client.contacts.get("a") for _ in range(100))), 20)
            assert all(contact.id == "a" for contact in contacts)
            await asyncio.sleep(0.01)
            tasks = len(asyncio.all_tasks())
        return through, tasks

    with serving(always(SUCCESS_RESPONSE)) as server:
        through, tasks = asyncio.run(run(server))
        assert 0 < through < 1_000
        assert tasks == 1
        assert server.wait_until_closed()
    gc.collect()


def test_a_call_that_is_cancelled_is_cancelled() -> None:
    """Cancelling ends a call as CancelledError, not as an error of ours, and does not send it again."""

    async def run(server: Server) -> None:
        async with AsyncClemta(KEY, base_url=server.url) as client:
            task = asyncio.ensure_future(client.contacts.get("a"))
            while not server.requests:  # noqa: ASYNC110  (another thread fills it)
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    with serving(lambda connection, request, number: bool(connection.recv(1))) as server:  # noqa: ARG005  (silent)
        asyncio.run(run(server))
        assert len(server.requests) == 1
        assert server.wait_until_closed()


def test_use_after_close(driver: Any) -> None:
    """A call on a closed client, or on one derived from it, says so at once; the low-level client does too."""
    with serving(always(SUCCESS_RESPONSE)) as server:
        client = driver.make(KEY, base_url=server.url)
        derived = client.with_options(timeout=3)
        driver.do(lambda: client.contacts.get("a"))
        driver.do(client.close)
        for closed in (client, derived):
            with pytest.raises(ConnectionFailedError, match="the client is closed") as caught:
                driver.do(lambda closed=closed: closed.contacts.get("a"))
            assert not caught.value.sent
        assert len(server.requests) == 1


def test_a_call_under_way_when_the_client_is_closed() -> None:
    """A call that is under way when its client is closed ends, and its connection with it."""
    going = threading.Event()

    def slow(connection: Any, request: bytes, number: int) -> None:  # noqa: ARG001  (any request)
        going.wait(5)
        connection.sendall(SUCCESS_RESPONSE)

    with serving(slow) as server, ThreadPoolExecutor(1) as threads:
        client = Clemta(KEY, base_url=server.url)
        under_way = threads.submit(client.contacts.get, "a")
        while not server.requests:
            pass
        client.close()
        going.set()
        assert under_way.result(5).id == "a"
        assert server.wait_until_closed()


def test_one_client_on_two_event_loops() -> None:
    """A client goes on working on a second event loop, with connections of that loop's own, and leaves none behind."""
    with serving(always(SUCCESS_RESPONSE)) as server:
        client = AsyncClemta(KEY, base_url=server.url)
        for _ in range(3):
            assert asyncio.run(_get(client)).id == "a"
        asyncio.run(client.close())
        assert server.wait_until_closed()
        assert server.connections == 3
    gc.collect()


async def _get(client: AsyncClemta) -> Any:
    return await client.contacts.get("a")


def _in_child(client: Any, queue: Any) -> None:
    contact = client.contacts.get("a") if isinstance(client, Clemta) else asyncio.run(_get(client))
    queue.put((os.getpid(), contact.id))


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_forked_process_has_its_own_connections(kind: Any) -> None:
    """A process that was forked off makes a connection of its own; its parent's goes on to work."""
    fork = multiprocessing.get_context("fork")
    with serving(always(SUCCESS_RESPONSE)) as server, asyncio.Runner() as runner:
        client: Any = Clemta(KEY, base_url=server.url) if kind == "sync" else AsyncClemta(KEY, base_url=server.url)
        get = (lambda: client.contacts.get("a")) if kind == "sync" else (lambda: runner.run(_get(client)))
        get()
        queue = fork.SimpleQueue()
        child = fork.Process(target=_in_child, args=(client, queue))
        child.start()
        child.join(20)
        assert child.exitcode == 0
        assert queue.get() == (child.pid, "a")
        assert server.connections == 2
        assert get().id == "a"
        assert server.connections == 2
        client.close() if kind == "sync" else runner.run(client.close())
        queue.close()


def test_derived_clients_share_the_connection(driver: Any) -> None:
    """Clients made by with_options use the connection of the first, and send their own header fields."""
    with serving(always(SUCCESS_RESPONSE)) as server:
        client = driver.make(KEY, base_url=server.url)
        driver.do(lambda: client.contacts.get("a"))
        driver.do(lambda: client.with_options(headers={"X-Team": "blue"}).contacts.get("a"))
        driver.do(client.close)
        assert server.connections == 1
        assert b"X-Team: blue" in server.requests[1]
        assert b"X-Team" not in server.requests[0]


def test_the_low_level_client(driver: Any) -> None:
    """clemta.api sends with the same credentials on the same connection, and closing it closes nothing."""
    with serving(always(SUCCESS_RESPONSE)) as server:
        client = driver.make(KEY, base_url=server.url + "/v9", headers={"X-Team": "blue"})
        driver.do(lambda: client.contacts.get("a"))
        send = get_contact_by_id.sync if driver.mode == "sync" else get_contact_by_id.asyncio
        response: Any = driver.do(lambda: send("a", client=client.api))
        assert response.data.id == "a"
        assert client.api is client.api
        http = client.api.get_httpx_client() if driver.mode == "sync" else client.api.get_async_httpx_client()
        driver.do(http.close if driver.mode == "sync" else http.aclose)
        driver.do(lambda: client.contacts.get("a"))
        assert server.connections == 1
        assert all(b"X-API-Key: " + KEY.encode() in request for request in server.requests)
        assert all(b"X-Team: blue" in request for request in server.requests)
        assert {request.split(b" ")[1] for request in server.requests} == {b"/v9/contacts/a"}
        assert KEY not in repr(client.api) + repr(http)
        driver.do(client.close)


def test_the_low_level_client_raises_httpx_errors(driver: Any) -> None:
    """What goes wrong below clemta.api is an httpx error, also after the client has been closed."""
    send = get_contact_by_id.sync if driver.mode == "sync" else get_contact_by_id.asyncio
    with serving(lambda connection, request, number: False) as server:  # noqa: ARG005  (it sends nothing)
        client = driver.make(KEY, base_url=server.url)
        with pytest.raises(httpx.RemoteProtocolError):
            driver.do(lambda: send("a", client=client.api))
        driver.do(client.close)
        with pytest.raises(httpx.ConnectError, match="closed"):
            driver.do(lambda: send("a", client=client.api))
        other = client.api.get_httpx_client() if driver.mode == "sync" else client.api.get_async_httpx_client()
        with pytest.raises(httpx.TransportError):
            driver.do(lambda: other.get("http://127.0.0.1:9/"))


def test_an_unrequested_response(driver: Any) -> None:
    """A second response after the first is never used for the next call."""
    stranger = raw_response(200, b'{"success": true, "message": "", "data": "stranger"}')
    with serving(always(SUCCESS_RESPONSE + stranger)) as server:
        client = driver.make(KEY, base_url=server.url)
        assert [driver.do(lambda: client.contacts.get("a")).id for _ in range(5)] == ["a"] * 5
        driver.do(client.close)


@pytest.mark.parametrize("pause", [0.0, 0.02], ids=["at once", "later"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_data_that_nobody_has_read(driver: Any, certificates: Certificates, scheme: str, pause: float) -> None:
    """Data behind a response, in h11, in TLS or still in the socket, ends the connection: no call is sent it."""
    sent = threading.Semaphore(0)

    def send_two(connection: Any, request: bytes, number: int) -> None:  # noqa: ARG001  (any request)
        connection.sendall(SUCCESS_RESPONSE)
        time.sleep(pause)
        connection.sendall(raw_response(200, b'{"success": true, "message": "", "data": "stranger"}'))
        sent.release()

    with serving(send_two, certificates.contexts["tls"] if scheme == "https" else None) as server:
        client = driver.make(KEY, base_url=server.url, verify=False)
        for _ in range(5):
            assert driver.do(lambda: client.contacts.get("a")).id == "a"
            assert sent.acquire(timeout=5)  # the event loop does not run, and sees nothing of what arrives
        driver.do(client.close)
        assert server.connections == 5


@pytest.mark.parametrize(
    ("response", "outcome"),
    [
        pytest.param(raw_response(200, BODY + b" " * 5_000), "ResponseConformanceError", id="over the limit"),
        pytest.param(raw_response(500, b" " * 5_000), "ServerError", id="an error over the limit"),
        pytest.param(raw_response(200, b"no gzip" * 900, "Content-Encoding: gzip"), "ResponseConformanceError", id="no gzip"),
    ],
)  # fmt: skip
def test_a_response_that_is_not_read_to_its_end(driver: Any, response: bytes, outcome: str) -> None:
    """A connection whose response was not read to its end is closed; the next call has its own response."""
    with serving(always(response, SUCCESS_RESPONSE)) as server:
        client = driver.make(KEY, base_url=server.url, body_limit=1_000, max_retries=0)
        with pytest.raises(TruespecError) as caught:
            driver.do(lambda: client.contacts.get("a"))
        assert type(caught.value).__name__ == outcome
        assert driver.do(lambda: client.contacts.get("a")).id == "a"
        driver.do(client.close)
        assert server.connections == 2


def test_a_long_header_line(driver: Any) -> None:
    """A header line of 60 KB is read."""
    with serving(always(raw_response(200, BODY, "X-Long: " + "x" * 60_000))) as server:
        client = driver.make(KEY, base_url=server.url)
        response = driver.do(lambda: client.contacts.get.with_response("a"))
        driver.do(client.close)
    assert response.headers["X-Long"] == "x" * 60_000


@pytest.mark.parametrize("then", ["waits", "shuts down", "resets"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_an_early_response(driver: Any, certificates: Certificates, scheme: str, then: str) -> None:
    """A response that comes before a large request was read is the response, and ends the upload and the connection."""
    ended = threading.Event()

    def reject(connection: Any, request: bytes, number: int) -> bool:  # noqa: ARG001  (any request)
        connection.sendall(raw_response(413, b"{}"))
        if then == "shuts down":
            socket.socket.shutdown(connection, socket.SHUT_WR)
        ended.wait(0.3 if then == "resets" else 10)  # a reset takes back what has not been read
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return False

    tls = certificates.contexts["tls"] if scheme == "https" else None
    with serving(reject, tls, reads_bodies=False) as server:
        client = driver.make(KEY, base_url=server.url, verify=False, deadline=5, max_retries=0)
        contact = {"company_id": "a", "type": "vendor", "full_name": "A" * 20_000_000, "email": "a@example.com"}
        for _ in range(2):
            with pytest.raises(StatusError) as caught:
                driver.do(lambda: client.contacts.create(**contact))
            assert caught.value.status == 413
        ended.set()
        driver.do(client.close)
        assert server.connections == 2


def test_the_first_write_is_refused(driver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system accepts no byte of a request, nothing was sent, and a call that is not idempotent is retried."""

    def good_then_reset(connection: Any, request: bytes, number: int) -> bool:  # noqa: ARG001  (any request)
        connection.sendall(SUCCESS_RESPONSE)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return number != 0

    with serving(good_then_reset) as server:
        client = driver.make(KEY, base_url=server.url)
        driver.do(lambda: client.contacts.get("a"))
        assert server.wait_until_closed()
        monkeypatch.setattr(
            Connection, "is_readable", Mock(return_value=False)
        )  # the reset arrives just after the look
        contact = {"company_id": "a", "type": "vendor", "full_name": "A", "email": "a@example.com"}
        response = driver.do(lambda: client.contacts.create.with_response(**contact))
        driver.do(client.close)
        assert [attempt.outcome for attempt in response.attempts] == ["ConnectionFailedError", "response"]
        assert len(server.requests) == 2


def test_the_next_in_line() -> None:
    """When a call that waits for a connection, or has just got one, is cancelled, the next in line gets it."""

    async def run(monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(_async, "MAX_CONNECTIONS", 1)
        async with AsyncClemta(KEY, base_url=server.url) as client:
            for ticks in range(12):
                calls = [asyncio.create_task(client.contacts.get("a")) for _ in range(4)]
                await asyncio.wait(calls[:1])
                for _ in range(ticks):
                    await asyncio.sleep(0)
                calls[1].cancel()
                calls[2].cancel()
                assert (await asyncio.wait_for(calls[3], 3)).id == "a"
                await asyncio.gather(*calls, return_exceptions=True)

    with serving(always(SUCCESS_RESPONSE)) as server, pytest.MonkeyPatch.context() as patch:
        asyncio.run(run(patch))


def test_event_loops_in_threads() -> None:
    """One client serves several event loops at once, each with connections of its own."""

    async def calls() -> list[str]:
        return [(await client.contacts.get("a")).id for _ in range(20)]

    with serving(always(SUCCESS_RESPONSE)) as server, ThreadPoolExecutor(4) as threads:
        client = AsyncClemta(KEY, base_url=server.url)
        running = [threads.submit(asyncio.run, calls()) for _ in range(8)]
        assert [each.result() for each in running] == [["a"] * 20] * 8
        asyncio.run(client.close())
        assert server.connections == 8
        assert server.wait_until_closed()


def test_a_forgotten_client(driver: Any) -> None:
    """A client that nobody closed is reported by a ResourceWarning, and its sockets are closed."""
    with serving(always(SUCCESS_RESPONSE)) as server:
        clients = [driver.make(KEY, base_url=server.url)]
        driver.do(lambda: clients[0].contacts.get("a"))
        clients.clear()
        with pytest.warns(ResourceWarning, match="unclosed"):
            gc.collect()
        assert server.wait_until_closed()


def test_a_transport_of_the_caller(driver: Any) -> None:
    """A transport of the user's gets the header fields, and is closed with the client."""

    def handle(request: httpx.Request) -> httpx.Response:
        assert request.headers["X-API-Key"] == KEY
        assert str(request.url) == "http://h/v1/contacts/a%2Fb"
        return httpx.Response(
            200, content=SUCCESS_RESPONSE.partition(b"\r\n\r\n")[2], headers={"Content-Type": "application/json"}
        )

    client = driver.make(KEY, base_url="http://h/v1", transport=httpx.MockTransport(handle))
    assert driver.do(lambda: client.contacts.get("a/b")).id == "a"
    driver.do(client.close)
    with pytest.raises(ConnectionFailedError, match="closed"):
        driver.do(lambda: client.contacts.get("a"))
