"""A relay on this machine through which every request of a live run goes.

It decides by ``CreatedRecords`` which requests are sent, keeps to the rate limit, and removes the run's records at the
end. Requests and responses pass as they are, byte for byte.
"""

from __future__ import annotations

import http.client
import re
import ssl
import threading
import time
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from attrs import frozen

from tests.contract.apis import APIS
from tests.contract.document import load_document
from tests.contract.live import CreatedRecords

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from tests.contract.journal import Journal
    from tests.contract.live import LiveSettings

_TIMEOUT = 60
_MAX_ATTEMPTS = 5
_MAX_WAIT = 120.0
MAX_SECONDS = _MAX_ATTEMPTS * (_TIMEOUT + _MAX_WAIT)
"""The seconds that one request may take, with every wait that the server asks for."""
_TOO_MANY_REQUESTS = 429
_OVERRIDES = frozenset({"x-http-method-override", "x-http-method", "x-method-override"})
_HOP_HEADERS = frozenset(
    {"host", "connection", "keep-alive", "transfer-encoding", "proxy-connection", "upgrade", "te", "trailer"}
)


@frozen
class RelayedResponse:
    """A response of the server, or of the relay in its place."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """Return the value of a header, or an empty string."""
        return next((value for key, value in self.headers if key.lower() == name), "")


def _own_response(status: int, text: str, *headers: tuple[str, str]) -> RelayedResponse:
    return RelayedResponse(status, (("content-type", "text/plain"), *headers), text.encode())


class Relay:
    """Sends requests on to the server, one at a time."""

    def __init__(self, settings: LiveSettings, journal: Journal | None = None) -> None:
        """Name the server.

        Args:
            settings: where it is, its key, and how fast it may be called.
            journal: where it notes what it creates; ``None`` for no journal.

        """
        self.records = CreatedRecords(settings.api, journal=journal)
        self.credential_headers = _credential_headers(settings)
        self.url = ""
        self._settings = settings
        self._server = urlsplit(settings.base_url)
        self._connection: http.client.HTTPConnection | None = None
        self._next_request = 0.0
        self._lock = threading.Lock()
        self._is_closing = False

    def send(self, method: str, target: str, headers: Sequence[tuple[str, str]], body: bytes) -> RelayedResponse:
        """Send a request where it is allowed.

        Args:
            method: its method.
            target: its path and query.
            headers: its headers.
            body: its body.

        Returns:
            The server's response; a 501, 503 or 405 for a request that is not sent, and a 502 without a response.

        """
        with self._lock:
            if self._is_closing:
                return _own_response(503, "Not sent: the run is over.")
            return self._send(method, target, headers, body)

    def _send(self, method: str, target: str, headers: Sequence[tuple[str, str]], body: bytes) -> RelayedResponse:
        for ours, theirs in self._settings.replacements.items():
            headers = [(name, theirs if value == ours else value) for name, value in headers]
            if len(ours) == len(theirs):
                target, body = target.replace(ours, theirs), body.replace(ours.encode(), theirs.encode())
        path, question_mark, query = target.partition("?")
        decision = self.records.decide(method, path)
        if decision == "block":
            return _own_response(501, "Not sent: a live run does not call this operation.")
        if decision == "method_not_allowed":
            allowed = ", ".join(self.records.methods_of(path))
            return _own_response(405, "Not sent: the document has no such operation.", ("allow", allowed))
        if decision == "redirect":
            path = self.records.redirect(method, path)
        overrides = [value for name, value in headers if name.lower() in _OVERRIDES]
        if any(self.records.decide(value.upper(), path) != "send" for value in overrides):
            return _own_response(501, "Not sent: a header could make it another method.")
        self.records.announce(method, path, body)
        response = self._send_within_limits(method, path + question_mark + query, headers, body)
        self.records.observe(method, path, response.status, response.body, body)
        return response

    def remove_created_records(self) -> list[str]:
        """Remove the records of the run, the last one first; return a message for each that is left."""
        operations = load_document(self._settings.api).operations
        with self._lock:
            # What is still on its way here from the suite must not create anything after this.
            self._is_closing = True
            for removal, record_id in reversed(self.records.remaining.copy()):
                path = re.sub(r"\{[^}]+\}", record_id, operations[removal].path)
                self._send("DELETE", path, self.credential_headers, b"")
        left = [f"{removal} {record_id}: it could not be removed" for removal, record_id in self.records.remaining]
        return left + ["a record without an id in the response to its create"] * self.records.unidentified

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _send_within_limits(
        self, method: str, target: str, headers: Sequence[tuple[str, str]], body: bytes
    ) -> RelayedResponse:
        response = _own_response(502, "not sent")
        for attempt in range(1, _MAX_ATTEMPTS + 1):
            time.sleep(max(0.0, self._next_request - time.monotonic()))
            rate = self._settings.requests_per_second
            self._next_request = time.monotonic() + (1 / rate if rate else 0.0)
            try:
                response = self._exchange(method, target, headers, body)
            except (OSError, http.client.HTTPException) as error:
                self.close()
                return _own_response(502, f"no response from the server: {error!r}")
            if response.status != _TOO_MANY_REQUESTS or attempt == _MAX_ATTEMPTS:
                break
            self._pause(_seconds_of(response.header("retry-after")))
        limit = APIS[self._settings.api].rate_limit
        if limit and response.header(limit.remaining) == "0":
            self._pause(_seconds_until(response.header(limit.reset)))
        return response

    def _exchange(self, method: str, target: str, headers: Sequence[tuple[str, str]], body: bytes) -> RelayedResponse:
        was_open = self._connection is not None
        try:
            return self._exchange_once(method, target, headers, body)
        except (http.client.RemoteDisconnected, ConnectionError):
            # A kept connection may have been closed meanwhile, before the server read anything of this request.
            self.close()
            if not was_open:
                raise
            return self._exchange_once(method, target, headers, body)

    def _exchange_once(
        self, method: str, target: str, headers: Sequence[tuple[str, str]], body: bytes
    ) -> RelayedResponse:
        connection = self._connection = self._connection or self._connect()
        connection.putrequest(method, self._server.path + target, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", self._server.netloc.rpartition("@")[2])
        for name, value in headers:
            if name.lower() not in _HOP_HEADERS:
                connection.putheader(name, value.encode("latin-1"))
        connection.endheaders(body or None)
        response = connection.getresponse()
        content = response.read()
        if response.will_close:
            self.close()
        return RelayedResponse(response.status, tuple(response.getheaders()), content)

    def _connect(self) -> http.client.HTTPConnection:
        host, port = self._server.hostname or "", self._server.port
        if self._server.scheme == "https":
            return http.client.HTTPSConnection(host, port, timeout=_TIMEOUT, context=ssl.create_default_context())
        return http.client.HTTPConnection(host, port, timeout=_TIMEOUT)

    def _pause(self, seconds: float) -> None:
        time.sleep(min(max(seconds, 0.0), _MAX_WAIT))


def _seconds_of(retry_after: str) -> float:
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after)
    try:
        return parsedate_to_datetime(retry_after).timestamp() - time.time()
    except ValueError:
        return 1.0


def _seconds_until(reset: str) -> float:
    # Most APIs send Unix seconds; a number of fewer digits counts seconds from now.
    if not (reset.isascii() and reset.isdigit()):
        return 1.0
    return float(reset) - time.time() if len(reset) > 8 else float(reset)


def _credential_headers(settings: LiveSettings) -> list[tuple[str, str]]:
    api = APIS[settings.api]
    credentials = {**api.constants, **dict.fromkeys(api.secrets, settings.secret)}
    return [*load_document(settings.api).credential_headers(credentials).items()]


@contextmanager
def listening(relay: Relay) -> Generator[Relay]:
    """Listen on a port of this machine while the block runs; ``relay.url`` is the URL."""

    class Handler(_Handler):
        target = relay

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        relay.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield relay
        finally:
            server.shutdown()
            thread.join()
            relay.close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    target: Relay

    def __getattr__(self, name: str) -> Any:
        # Every method is the server's to accept or reject.
        if name.startswith("do_"):
            return self._relay
        raise AttributeError(name)

    def _relay(self) -> None:
        length = self.headers.get("content-length", "0")
        size = int(length) if length.isascii() and length.isdigit() else 0
        body = self.rfile.read(size)
        if len(body) < size:  # the suite was killed: the server would wait for the rest, and nothing could be removed
            self.close_connection = True
            return
        response = self.target.send(self.command, self.path, self.headers.items(), body)
        self.send_response_only(response.status)
        for name, value in response.headers:
            if name.lower() not in {"connection", "keep-alive", "transfer-encoding", "content-length"}:
                self.send_header(name, value)
        content_length = response.header("content-length") if self.command == "HEAD" else str(len(response.body))
        if content_length and response.status not in {204, 304}:
            self.send_header("Content-Length", content_length)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the name of the base class)
        """Log nothing."""
