"""A relay on this machine through which a live run reaches the vendor's server.

It records the traffic without secrets, keeps to the rate limit, and sees to it that the run touches no records but
its own.
"""

from __future__ import annotations

import http.client
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from scripts.contract_run import _har
from scripts.contract_run._made import Made
from scripts.contract_run._upstream import Reply, Upstream

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from scripts.contract_run._settings import Live

_ENOUGH = 20_000
_BARRED = Reply(
    501, (("content-type", "text/plain"),), b"Not sent: this operation is not tried on a server that is not ours."
)


class Recorder:
    """Sends what it is given on to the vendor's server and remembers the exchange."""

    def __init__(self, api: str, live: Live) -> None:
        """Name the server.

        Args:
            api: its API.
            live: where it is, the key, and how fast it may be asked.

        """
        self.made = Made(api)
        self.upstream = Upstream(live.base_url, live.requests_per_second)
        self.entries: list[dict[str, Any]] = []
        self.url = ""
        self._live = live
        self._lock = threading.Lock()

    def relay(self, method: str, target: str, headers: Sequence[tuple[str, str]], body: bytes) -> Reply:
        """Send a request on and return the answer; a 502 when there is none."""
        with self._lock:
            target, headers, body = self._translated(target, headers, body)
            path = target.partition("?")[0]
            verdict = self.made.judge(method, path)
            if verdict == "bar":
                return _BARRED
            if verdict == "not here":
                return _not_here(self.made.methods_of(path))
            if verdict == "aside":
                target = target.replace(path.rpartition("/")[2], quote(self.made.unknown), 1)
            began, started = time.monotonic(), datetime.now(UTC).isoformat()
            reply = self._reply(method, target, headers, body)
            self.made.note(method, target.partition("?")[0], reply.status, reply.body)
            self._record(started, began, (method, target, headers, body), reply)
            return reply

    def sweep(self, headers: Sequence[tuple[str, str]]) -> list[str]:
        """Remove every record that is left.

        Args:
            headers: the credentials.

        Returns:
            A line for each record that stays.

        """
        for (_, record_id), removal in list(self.made.left.items()):
            path = removal.path.partition("{")[0] + record_id
            self.relay("DELETE", path, headers, b"")
        return [f"{removal.method} {removal.path}: {record}" for (_, record), removal in self.made.left.items()]

    def _reply(self, method: str, target: str, headers: Sequence[tuple[str, str]], body: bytes) -> Reply:
        try:
            return self.upstream.send(method, target, headers, body)
        except (OSError, http.client.HTTPException) as error:
            return Reply(502, (("content-type", "text/plain"),), f"no answer from the server: {error!r}".encode())

    def _translated(
        self, target: str, headers: Sequence[tuple[str, str]], body: bytes
    ) -> tuple[str, list[tuple[str, str]], bytes]:
        found = list(headers)
        for ours, theirs in self._live.aliases.items():
            found = [(name, theirs if value == ours else value) for name, value in found]
            if len(ours) == len(theirs):
                target, body = target.replace(ours, theirs), body.replace(ours.encode(), theirs.encode())
        return target, found, body

    def _record(
        self, started: str, began: float, request: tuple[str, str, Sequence[tuple[str, str]], bytes], reply: Reply
    ) -> None:
        if len(self.entries) >= _ENOUGH:
            return
        method, target, headers, body = request
        self.entries.append(
            _har.entry(
                started=started,
                milliseconds=round((time.monotonic() - began) * 1000, 3),
                method=method,
                url=self._live.base_url + target,
                sent=headers,
                body=body,
                status=reply.status,
                received=reply.headers,
                content=reply.body,
                secrets=[self._live.key],
            )
        )


def _not_here(methods: Sequence[str]) -> Reply:
    """What every server says to a method that a path does not have; ours is not asked, lest it take the path for another's."""
    headers = (("allow", ", ".join(methods)), ("content-type", "text/plain"))
    return Reply(405, headers, b"Not sent: the document has no such method here.")


@contextmanager
def relaying(recorder: Recorder) -> Generator[Recorder]:
    """Listen on loopback while the block runs; ``recorder.url`` says where."""

    class Handler(_Handler):
        relay = recorder

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        recorder.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield recorder
        finally:
            server.shutdown()
            thread.join()
            recorder.upstream.close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    relay: Recorder

    def __getattr__(self, name: str) -> Any:
        # Whatever the method is, it is the server's to answer it.
        if name.startswith("do_"):
            return self._pass
        raise AttributeError(name)

    def _pass(self) -> None:
        length = self.headers.get("content-length", "0")
        body = self.rfile.read(int(length)) if length.isascii() and length.isdigit() else b""
        reply = self.relay.relay(self.command, self.path, self.headers.items(), body)
        self.send_response_only(reply.status)
        for name, value in reply.headers:
            if name.lower() not in {"connection", "keep-alive", "transfer-encoding", "content-length"}:
                self.send_header(name, value)
        size = reply.header("content-length") if self.command == "HEAD" else str(len(reply.body))
        if size and reply.status not in {204, 304}:
            self.send_header("Content-Length", size)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name is the base class's)
        """Say nothing: the record says it all."""
