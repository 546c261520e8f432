"""What a transport has to know of a request, whoever made it."""

from __future__ import annotations

from typing import Protocol


class TransportRequest(Protocol):
    """A request that is ready for the wire."""

    @property
    def method(self) -> str: ...
    @property
    def base_url(self) -> str: ...
    @property
    def scheme(self) -> bytes: ...
    @property
    def host(self) -> bytes: ...
    @property
    def port(self) -> int: ...
    @property
    def authority(self) -> str:
        """Host and port, as in a URL."""
        ...

    @property
    def target(self) -> bytes:
        """Path and query."""
        ...

    @property
    def fields(self) -> list[tuple[bytes, bytes]]: ...
    @property
    def content(self) -> bytes | None: ...
    @property
    def body_limit(self) -> int:
        """The bytes that the body of the answer may have."""
        ...
