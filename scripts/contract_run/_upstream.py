"""Sending requests on to a server that is not ours, byte for byte, no faster than it wants."""

from __future__ import annotations

import http.client
import ssl
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import attrs

if TYPE_CHECKING:
    from collections.abc import Sequence

_SECONDS = 60
_TRIES = 5
_LONGEST_WAIT = 120.0
_TOO_MANY = 429
LONGEST = _TRIES * (_SECONDS + _LONGEST_WAIT)
"""The seconds after which an answer is there at the latest, however often the server asks to wait."""
_HOP = frozenset(
    {"host", "connection", "keep-alive", "transfer-encoding", "proxy-connection", "upgrade", "te", "trailer"}
)


@attrs.frozen
class Reply:
    """What came back: status, headers, body."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """Return a header, or an empty text."""
        return next((value for key, value in self.headers if key.lower() == name), "")


class Upstream:
    """One connection to the server, used by one request at a time."""

    def __init__(self, base_url: str, requests_per_second: float) -> None:
        """Name the server.

        Args:
            base_url: where it is.
            requests_per_second: how many requests it gets at most; 0 for no limit.

        """
        self._url = urlsplit(base_url)
        self._interval = 1 / requests_per_second if requests_per_second else 0.0
        self._next = 0.0
        self._connection: http.client.HTTPConnection | None = None
        self.waits = 0

    def send(self, method: str, target: str, headers: Sequence[tuple[str, str]], body: bytes) -> Reply:
        """Send a request; wait where the rate limit says so, and send it again after a 429.

        Args:
            method: its method.
            target: path and query below the base URL.
            headers: its headers.
            body: its body.

        Returns:
            The answer.

        Raises:
            OSError: there is no connection.
            http.client.HTTPException: what came is no answer.

        """
        for _ in range(_TRIES - 1):
            reply = self._once(method, target, headers, body)
            if reply.status != _TOO_MANY:
                break
            self._wait(_seconds(reply.header("retry-after")))
        else:
            reply = self._once(method, target, headers, body)
        if reply.header("x-ratelimit-remaining") == "0":
            self._wait(_until(reply.header("x-ratelimit-reset")))
        return reply

    def close(self) -> None:
        """End the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _once(self, method: str, target: str, headers: Sequence[tuple[str, str]], body: bytes) -> Reply:
        time.sleep(max(0.0, self._next - time.monotonic()))
        self._next = time.monotonic() + self._interval
        is_used = self._connection is not None
        try:
            return self._exchange(method, target, headers, body)
        except (http.client.RemoteDisconnected, ConnectionError):
            # A kept connection may have been closed meanwhile, before the server read anything of this request.
            self.close()
            if not is_used:
                raise
            return self._exchange(method, target, headers, body)
        except BaseException:
            self.close()
            raise

    def _exchange(self, method: str, target: str, headers: Sequence[tuple[str, str]], body: bytes) -> Reply:
        connection = self._connection = self._connection or self._connect()
        connection.putrequest(method, self._url.path + target, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", self._url.netloc.rpartition("@")[2])
        for name, value in headers:
            if name.lower() not in _HOP:
                connection.putheader(name, value.encode("latin-1"))
        connection.endheaders(body or None)
        answer = connection.getresponse()
        content = answer.read()
        if answer.will_close:
            self.close()
        return Reply(answer.status, tuple((name, value) for name, value in answer.getheaders()), content)

    def _connect(self) -> http.client.HTTPConnection:
        host = self._url.hostname or ""
        if self._url.scheme == "https":
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(host, self._url.port, timeout=_SECONDS, context=context)
        return http.client.HTTPConnection(host, self._url.port, timeout=_SECONDS)

    def _wait(self, seconds: float) -> None:
        self.waits += 1
        time.sleep(min(max(seconds, 0.0), _LONGEST_WAIT))


def _seconds(retry_after: str) -> float:
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after)
    try:
        return parsedate_to_datetime(retry_after).timestamp() - time.time()
    except ValueError:
        return 1.0


def _until(reset: str) -> float:
    # Most tell Unix seconds; a small number is taken for seconds from now.
    if not (reset.isascii() and reset.isdigit()):
        return 1.0
    return float(reset) - time.time() if len(reset) > 8 else float(reset)  # noqa: PLR2004 (shorter numbers are no present time)
