"""Turn a described call into what goes on the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from attrs import field, frozen

from truespec import _messages
from truespec._errors import RequestConformanceError
from truespec._transport._receiving import ACCEPTED
from truespec._validation._checks import check_request
from truespec._validation._effective import document
from truespec._version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec._call import BuiltRequest
    from truespec._config._settings import Settings

_DEFAULT_PORTS = {"http": 80, "https": 443}


@frozen
class WireRequest:
    """One request as the transport sends it.  Neither header fields nor body are in its repr."""

    operation: str
    method: str
    base_url: str
    scheme: bytes
    host: bytes
    port: int
    target: bytes = field(repr=False)
    """Path and query."""
    fields: list[tuple[bytes, bytes]] = field(repr=False)
    content: bytes | None = field(repr=False)
    body_limit: int
    path: str
    """The path in the document, with its parameters' names: fit for a log."""
    is_idempotent: bool
    """Whether repeating it does no harm, even if the first one was received (RFC 9110, section 9.2.2)."""

    @property
    def where(self) -> str:
        """What was asked for, without the query: operation, method and URL."""
        target = self.target.partition(b"?")[0].decode()
        return f"{self.operation}: {self.method} {self.scheme.decode()}://{self.authority}{target}"

    @property
    def authority(self) -> str:
        """Host and port, as in a URL."""
        return _authority(self.scheme.decode(), self.host.decode(), self.port)


_IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"})


class Wire:
    """What all requests of a client have in common, made ready once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        parts = urlsplit(settings.base_url)
        host = parts.hostname or ""
        self._scheme, self._host = parts.scheme.encode(), host.encode()
        self._port = parts.port or _DEFAULT_PORTS[parts.scheme]
        self._path = parts.path.rstrip("/")
        first = {
            "Host": _authority(parts.scheme, host, self._port),
            "Accept": "application/json",
            "Accept-Encoding": ACCEPTED,
            "Connection": "keep-alive",
            "User-Agent": f"truespec/{__version__} ({settings.api.name})",
        }
        self.common = _merged(first, settings.headers)
        """The header fields that every request has besides the credentials."""
        self._fields = _raw(_merged(self.common, settings.credentials))

    def request(self, request: BuiltRequest) -> WireRequest:
        """The request to send.  Raises RequestConformanceError when it would break the document."""
        self._check(request)
        try:
            return self._made(request)
        except (ValueError, TypeError, AttributeError, RecursionError) as error:  # what a check would have told
            text = f"{request.operation.id}: nothing was sent: it cannot be written as a request: {error}"
            raise RequestConformanceError(_messages.line(text), operation=request.operation.id) from error

    def _check(self, request: BuiltRequest) -> None:
        policy = self._settings.policy
        if policy.conformance == "off":
            return
        rules = document(self._settings.api.document_package)
        if faults := check_request(rules, request, keep=policy.values):
            text = f"{request.operation.id}: nothing was sent: {_messages.faults(faults)}"
            raise RequestConformanceError(text, operation=request.operation.id, deviations=faults)

    def _made(self, request: BuiltRequest) -> WireRequest:
        operation, settings = request.operation, self._settings
        query = request.query_string
        target = self._path + request.target + (f"?{query}" if query else "")
        own, content = _with_body(request)
        key = settings.api.idempotency_header
        return WireRequest(
            operation.id,
            operation.method,
            settings.base_url,
            self._scheme,
            self._host,
            self._port,
            target.encode("ascii"),
            _raw(_merged(self.common, own, settings.credentials)) if own else self._fields,
            content,
            settings.body_limit,
            operation.path,
            operation.method in _IDEMPOTENT or (key is not None and key.lower() in map(str.lower, own)),
        )


def _with_body(request: BuiltRequest) -> tuple[Mapping[str, str], bytes | None]:
    """The header fields and the bytes of a request's own."""
    headers = request.headers
    if request.files is not None:
        from truespec._transport._multipart import multipart  # noqa: PLC0415  (few calls send files)

        media_type, content = multipart(request.files)
        return {**headers, "Content-Type": media_type, "Content-Length": str(len(content))}, content
    found = request.content
    if found is not None:
        return {**headers, "Content-Length": str(len(found))}, found
    return ({**headers, "Content-Length": "0"}, None) if request.operation.method in _WITH_BODY else (headers, None)


_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})  # a server may want to be told that there is none (RFC 9110, 8.6)


def _authority(scheme: str, host: str, port: int) -> str:
    name = f"[{host}]" if ":" in host else host
    return name if port == _DEFAULT_PORTS[scheme] else f"{name}:{port}"


def _raw(fields: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("ascii"), value.encode("ascii")) for name, value in fields.items()]


def _merged(*groups: Mapping[str, str]) -> dict[str, str]:
    """Header fields of several groups; of two with the same name, whatever its case, the later one is sent."""
    found: dict[str, tuple[str, str]] = {}
    for group in groups:
        found.update({name.lower(): (name, value) for name, value in group.items()})
    return dict(found.values())
