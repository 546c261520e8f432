"""Packages generated from documents of the tests' own, and a server that keeps the bytes it receives."""

from __future__ import annotations

import contextlib
import importlib
import json
import shutil
import socket
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define, field

from scripts import generate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

DATA = Path(__file__).parents[1] / "data"


@define
class Package:
    """A generated package: its document, and its modules by their names inside of it."""

    name: str
    document: dict[str, Any]

    def module(self, name: str) -> ModuleType:
        """A module, such as ``client`` or ``api.default.get_item``."""
        return importlib.import_module(f"{self.name}_api.{name}")


@contextlib.contextmanager
def generated(root: Path, name: str, document: dict[str, Any]) -> Iterator[Package]:
    """Generate a package from a document, without overlays, and make it importable for a while."""
    folder = root / "openapi" / name
    folder.mkdir(parents=True)
    # JSON is YAML, and holds nothing that YAML 1.1 and 1.2 read differently.
    (folder / "1.yaml").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    generate.run(root)
    sys.path.insert(0, str(root / "generated"))
    try:
        yield Package(name, document)
    finally:
        sys.path.remove(str(root / "generated"))
        for loaded in [loaded for loaded in sys.modules if loaded.partition(".")[0] == f"{name}_api"]:
            del sys.modules[loaded]


def of_test_data(root: Path) -> None:
    """Generate the packages of the documents in tests/data into ``root/generated``, by the lists of what each may drop."""
    for path in sorted(DATA.glob("*.yaml")):
        name = path.stem.rstrip("0123456789-")
        folder = root / "openapi" / name.replace("-", "_")
        folder.mkdir(parents=True)
        shutil.copy(path, folder / "1.yaml")
        ledger = DATA / "ledgers" / f"{name}.yaml"
        if ledger.exists():
            shutil.copy(ledger, folder / "ledger.yaml")
    generate.run(root)


@define
class Received:
    """A request as it came: the request line's target, the header fields in order, and the body."""

    method: str
    target: str
    fields: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str | None:
        """The value of a header field; None when there is none."""
        return next((value for key, value in self.fields if key.lower() == name.lower()), None)


@define
class RawServer:
    """A server on a loopback port that keeps every request and answers each with the same bytes."""

    answer: bytes = b"HTTP/1.1 204 No Content\r\n\r\n"
    requests: list[Received] = field(factory=list)
    _socket: socket.socket = field(init=False, factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def serve(self) -> None:
        """Take connections, each in a thread of its own, until the socket is closed."""
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(target=self._converse, args=(self._socket.accept()[0],), daemon=True).start()

    def _converse(self, connection: socket.socket) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with connection, connection.makefile("rb") as stream, contextlib.suppress(OSError):
            while line := stream.readline():
                method, target, _ = line.decode("ascii").split(" ")
                fields: list[tuple[str, str]] = []
                while (raw := stream.readline().decode("latin-1").rstrip("\r\n")) != "":
                    name, _, value = raw.partition(":")
                    fields.append((name, value.strip(" ")))
                length = next((int(value) for name, value in fields if name.lower() == "content-length"), 0)
                self.requests.append(Received(method, target, fields, stream.read(length)))
                connection.sendall(self.answer)

    def close(self) -> None:
        """Listen no more."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@contextlib.contextmanager
def raw_server() -> Iterator[RawServer]:
    """A running server."""
    server = RawServer()
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.close()
        thread.join(timeout=5)
