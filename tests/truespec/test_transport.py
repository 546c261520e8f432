"""What happens on the wire: a raw socket plays servers that fail."""

from __future__ import annotations

import builtins
import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import httpcore
import httpx
import orjson
import pytest

from clemta import ConnectionFailedError, NotFoundError, StatusError, TimeoutError, TransportError

if TYPE_CHECKING:
    from truespec_sandbox import Sandbox

Play = Callable[[socket.socket, bytes], None]


class Server:
    """A socket that accepts connections and plays one scene on each."""

    def __init__(self, play: Play) -> None:
        self.requests: list[bytes] = []
        self.play = play
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self) -> None:
        """Accept until the socket is closed."""
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            with connection, contextlib.suppress(OSError):
                connection.settimeout(5)
                self.requests.append(connection.recv(65_536))
                self.play(connection, self.requests[-1])

    def close(self) -> None:
        """End the thread."""
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.thread.join()


@pytest.fixture
def serve() -> Iterator[Callable[[Play], Server]]:
    """Starts servers and ends them."""
    with contextlib.ExitStack() as stack:

        def start(play: Play) -> Server:
            server = Server(play)
            stack.callback(server.close)
            return server

        yield start


def reply(*parts: bytes) -> Play:
    """A scene that sends these bytes and closes."""

    def play(connection: socket.socket, _: bytes) -> None:
        connection.sendall(b"".join(parts))

    return play


def get(driver: Any, url: str, **options: Any) -> Exception:
    """The error that reading a contact from this server raises."""
    client = driver.make("marked-key", base_url=url, **options)
    with pytest.raises((TransportError, StatusError)) as caught:
        driver.do(lambda: client.contacts.get("a"))
    driver.do(client.close)
    assert "marked-key" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize(
    "scene",
    [
        pytest.param(reply(), id="closed at once"),
        pytest.param(reply(b"HTTP/1.1 200 OK\r\nContent-Le"), id="cut in the headers"),
        pytest.param(reply(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"), id="cut in the body"),
        pytest.param(reply(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"), id="cut in a chunk"),
        pytest.param(reply(b"SSH-2.0-OpenSSH_9.2\r\n"), id="not HTTP"),
    ],
)
def test_a_broken_response(driver: Any, serve: Callable[[Play], Server], scene: Play) -> None:
    """Where bytes were sent and no whole response came, ConnectionFailedError has ``sent`` True."""
    error = get(driver, serve(scene).url)
    assert isinstance(error, ConnectionFailedError)
    assert error.sent is True
    assert error.__cause__ is not None


def test_an_unresponsive_server(driver: Any, serve: Callable[[Play], Server]) -> None:
    """A silent server ends as TimeoutError, which the builtin TimeoutError catches too."""

    def silence(connection: socket.socket, _: bytes) -> None:
        connection.recv(1)

    began = time.monotonic()
    error = get(driver, serve(silence).url, timeout=0.3)
    assert isinstance(error, TimeoutError)
    assert isinstance(error, builtins.TimeoutError)
    assert error.sent is True
    assert time.monotonic() - began < 3


def test_a_redirect_is_not_followed(driver: Any, serve: Callable[[Play], Server]) -> None:
    """A redirect is an error, and the key goes to no other server."""
    other = serve(reply(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"))
    first = serve(reply(f"HTTP/1.1 302 Found\r\nLocation: {other.url}/x\r\nContent-Length: 0\r\n\r\n".encode()))
    error = get(driver, first.url)
    assert isinstance(error, StatusError)
    assert error.status == 302
    assert other.requests == []


@pytest.mark.parametrize("location", ["http://xn--zzzz-.com", "http://[::1", "javascript:foo", "/\xff", ""])
def test_a_redirect_to_nowhere(driver: Any, serve: Callable[[Play], Server], location: str) -> None:
    """A redirect whose Location is no URL is the error of its status, with that Location on it."""
    scene = reply(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location.encode("latin-1") + b"\r\n\r\n")
    error = get(driver, serve(scene).url)
    assert isinstance(error, StatusError)
    assert error.response is not None
    assert error.response.headers["Location"] == location


def test_a_cookie_is_not_kept(driver: Any, serve: Callable[[Play], Server]) -> None:
    """A cookie of one response is not sent with the next call."""
    server = serve(
        reply(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nSet-Cookie: a=b\r\nConnection: close\r\n\r\n")
    )
    client = driver.make("marked-key", base_url=server.url)
    for _ in range(2):
        with pytest.raises(StatusError):
            driver.do(lambda: client.contacts.get("a"))
    driver.do(client.close)
    assert len(server.requests) == 2
    assert b"ookie" not in server.requests[1]


def test_each_header_is_sent_once(driver: Any, serve: Callable[[Play], Server]) -> None:
    """A header of the options replaces the client's own, in any case of its name, and doubles nothing."""
    server = serve(reply(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"))
    client = driver.make("marked-key", base_url=server.url, headers={"USER-AGENT": "mine"})
    with pytest.raises(StatusError):
        driver.do(lambda: client.contacts.get("a"))
    driver.do(client.close)
    lines = server.requests[0].lower().split(b"\r\n")
    assert [line for line in lines if line.startswith(b"x-api-key")] == [b"x-api-key: marked-key"]
    assert [line for line in lines if line.startswith(b"user-agent:")] == [b"user-agent: mine"]


def test_what_is_sent(driver: Any, serve: Callable[[Play], Server]) -> None:
    """A request has the key, asks for JSON, names the client, and puts a strange id into one path segment."""
    server = serve(reply(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"))
    client = driver.make("marked-key", base_url=server.url + "/v9/", headers={"X-Team": "blue"})
    with pytest.raises(StatusError):
        driver.do(lambda: client.contacts.get("a/b?c#d%2e ü+"))
    driver.do(client.close)
    lines = server.requests[0].decode().split("\r\n")
    assert lines[0] == "GET /v9/contacts/a%2Fb%3Fc%23d%252e%20%C3%BC%2B HTTP/1.1"
    headers = dict(line.lower().split(": ", 1) for line in lines[1:] if line)
    assert headers["x-api-key"] == "marked-key"
    assert headers["accept"] == "application/json"
    assert headers["x-team"] == "blue"
    assert headers["user-agent"].startswith("truespec/")
    assert "content-type" not in headers


def test_query_values_are_encoded(driver: Any, serve: Callable[[Play], Server]) -> None:
    """A query value with signs of its own arrives as one value; a space is %20."""
    server = serve(reply(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"))
    client = driver.make("marked-key", base_url=server.url)
    with pytest.raises(StatusError):
        driver.all(client.contacts.list("c", search="a&b=c d+é", page_size=2))
    driver.do(client.close)
    target = server.requests[0].split(b" ")[1]
    assert target == b"/contacts?company_id=c&skip=0&limit=2&search=a%26b%3Dc%20d%2B%C3%A9"


@pytest.mark.parametrize("hook", ["handle_request", "handle_async_request"])
@pytest.mark.parametrize("layer", ["httpx", "httpcore"])
def test_interceptors_see_the_transport_of_httpx(
    driver: Any, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, layer: str, hook: str
) -> None:
    """With transport="httpx" the methods that pytest-httpx, OpenTelemetry, respx and vcrpy replace are called."""
    owners: dict[tuple[str, str], type] = {
        ("httpx", "handle_request"): httpx.HTTPTransport,
        ("httpx", "handle_async_request"): httpx.AsyncHTTPTransport,
        ("httpcore", "handle_request"): httpcore.ConnectionPool,
        ("httpcore", "handle_async_request"): httpcore.AsyncConnectionPool,
    }
    owner = owners[layer, hook]
    requests: list[Any] = []
    original = getattr(owner, hook)

    def record(self: Any, request: Any) -> Any:
        requests.append(request)
        return original(self, request)

    client = driver.make(sandbox.api_key, base_url=sandbox.url, transport="httpx")
    monkeypatch.setattr(owner, hook, record)
    assert driver.do(lambda: client.contacts.list("64b8f1a2e4b0c8d9f0123456").first()) is None
    assert len(requests) == ((hook == "handle_async_request") == (driver.mode == "async"))
    driver.do(client.close)


def test_an_interceptor_may_respond(driver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """With transport="httpx" a response may come from whoever replaces httpx's transport, as in pytest-httpx."""
    body = orjson.dumps({"success": False, "message": "no", "data": None, "error": {"code": "NO", "details": "no"}})

    def respond(_: Any, request: httpx.Request) -> httpx.Response:
        assert request.headers["X-API-Key"] == "key"
        return httpx.Response(404, headers={"Content-Type": "application/json"}, content=body)

    async def respond_async(self: Any, request: httpx.Request) -> httpx.Response:
        return respond(self, request)

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", respond)
    monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", respond_async)
    client = driver.make("key", base_url="https://api.example.com", transport="httpx", verify=False)
    with pytest.raises(NotFoundError, match="no"):
        driver.do(lambda: client.contacts.get("a"))
    driver.do(client.close)


def test_the_transport_of_httpx_uses_the_proxy(driver: Any, serve: Callable[[Play], Server]) -> None:
    """With transport="httpx" the client's proxy is used, and a failure is a TransportError."""
    server = serve(reply(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"))
    client = driver.make("key", base_url="http://api.example.com", transport="httpx", proxy=server.url)
    with pytest.raises(StatusError):
        driver.do(lambda: client.contacts.get("a"))
    assert server.requests[0].startswith(b"GET http://api.example.com/contacts/a HTTP/1.1\r\n")
    driver.do(client.close)
    with pytest.raises(ConnectionFailedError, match="the client is closed"):
        driver.do(lambda: client.contacts.get("a"))
