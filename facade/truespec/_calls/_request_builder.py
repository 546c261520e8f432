"""Prepare requests: validate what a generated operation built, and encode it for the transport."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from attrs import evolve, frozen

from truespec import _messages
from truespec._deviation import Deviation
from truespec._errors import RequestConformanceError
from truespec._transport._body import ACCEPT_ENCODING
from truespec._transport._request import TransportRequest
from truespec._validation._document import load_document
from truespec._validation._requests import validate_request
from truespec._version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec._call import BuiltRequest
    from truespec._config._settings import Settings

_DEFAULT_PORTS = {"http": 80, "https": 443}
_IDEMPOTENT = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"})
_WITH_BODY = frozenset({"POST", "PUT", "PATCH"})  # without a body they carry Content-Length: 0 (RFC 9110, section 8.6)


@frozen
class PreparedRequest(TransportRequest):
    """A request of a call that is ready for the transport."""

    operation: str
    authority: str
    """Host and port, as in a URL."""
    path: str
    """The path in the document, with the names of its parameters: it may be logged."""
    is_idempotent: bool
    """Whether repeating it does no harm even if the first one was received (RFC 9110, section 9.2.2)."""
    has_credentials: bool
    """Whether the credentials are sent; the document asks for none where ``security`` is an empty list."""

    @property
    def summary(self) -> str:
        """Operation, method and URL, without the query."""
        target = self.target.partition(b"?")[0].decode()
        return f"{self.operation}: {self.method} {self.scheme.decode()}://{self.authority}{target}"

    def with_credentials(self, credentials: Mapping[str, str]) -> PreparedRequest:
        """Return the request with these header fields in place of those of the same names, if it has credentials at all."""
        if not self.has_credentials:
            return self
        names = {name.lower().encode() for name in credentials}
        others = [(name, value) for name, value in self.fields if name.lower() not in names]
        return evolve(self, fields=[*others, *_encode(credentials)])


class RequestBuilder:
    """Prepares the requests of a client; what they have in common is encoded once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        url = urlsplit(settings.base_url)
        host = url.hostname or ""
        self._scheme, self._host = url.scheme.encode(), host.encode()
        self._port = url.port or _DEFAULT_PORTS[url.scheme]
        self._authority = _authority(url.scheme, host, self._port)
        self._path = url.path.rstrip("/")
        defaults = {
            "Host": self._authority,
            "Accept": "application/json",
            "Accept-Encoding": ACCEPT_ENCODING,
            "Connection": "keep-alive",
            "User-Agent": f"truespec/{__version__} ({settings.api.name})",
        }
        self.common_headers = _merge(defaults, settings.headers)
        """The header fields of every request, without the credentials."""
        self._fields = _encode(_merge(self.common_headers, settings.credentials))

    def build(self, request: BuiltRequest) -> PreparedRequest:
        """Validate and encode a request.  Raises RequestConformanceError when it would violate the document."""
        operation, deviations = request.operation, list[Deviation]()
        try:
            deviations = self._validate(request)
            if not deviations:
                return self._encode_request(request)
            text = _messages.format_deviations(deviations)
        except Exception as error:  # noqa: BLE001  (its message may have the value)
            text = f"the request cannot be encoded ({type(error).__name__}): use the documented types"
        text = f"{operation.id}: nothing was sent: {text}"
        raise RequestConformanceError(text, operation=operation.id, deviations=deviations)

    def _validate(self, request: BuiltRequest) -> list[Deviation]:
        settings = self._settings
        if settings.policy.conformance == "off":
            return []
        document = load_document(settings.api.document_package)
        return validate_request(document, request, keep_values=settings.policy.keep_values)

    def _encode_request(self, request: BuiltRequest) -> PreparedRequest:
        operation, settings = request.operation, self._settings
        query, headers, content = request.query_string, request.headers, request.content
        if request.files is not None or content is not None or operation.method in _WITH_BODY:
            headers, content = _with_body(request, content)
        has_credentials = operation.security != ()
        credentials = settings.credentials if has_credentials else dict[str, str]()
        is_common = has_credentials and not headers
        target = f"{self._path}{request.target}?{query}" if query else self._path + request.target
        return PreparedRequest(
            operation.method,
            self._scheme,
            self._host,
            self._port,
            target.encode("ascii"),
            self._fields if is_common else _encode(_merge(self.common_headers, headers, credentials)),
            content,
            settings.body_limit,
            operation.id,
            self._authority,
            operation.path,
            operation.method in _IDEMPOTENT or self._has_idempotency_key(headers),
            has_credentials,
        )

    def _has_idempotency_key(self, headers: Mapping[str, str]) -> bool:
        key = self._settings.api.idempotency_header
        return key is not None and key.lower() in map(str.lower, headers)


def _with_body(request: BuiltRequest, content: bytes | None) -> tuple[Mapping[str, str], bytes | None]:
    """Return the header fields of a request that may have a body, and the body."""
    if request.files is not None:
        from truespec._transport._request import encode_multipart  # noqa: PLC0415  (few calls send files)

        media_type, content = encode_multipart(request.files)
        return {**request.headers, "Content-Type": media_type, "Content-Length": str(len(content))}, content
    return {**request.headers, "Content-Length": str(len(content or b""))}, content


def _authority(scheme: str, host: str, port: int) -> str:
    name = f"[{host}]" if ":" in host else host
    return name if port == _DEFAULT_PORTS[scheme] else f"{name}:{port}"


def _encode(fields: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("ascii"), value.encode("ascii")) for name, value in fields.items()]


def _merge(*groups: Mapping[str, str]) -> dict[str, str]:
    """Merge header fields; of two whose names differ in case only, the later one is sent."""
    fields: dict[str, tuple[str, str]] = {}
    for group in groups:
        fields.update({name.lower(): (name, value) for name, value in group.items()})
    return dict(fields.values())
