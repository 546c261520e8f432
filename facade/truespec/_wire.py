"""Turn a described call into what goes on the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from truespec import _told
from truespec._conformance import check_request
from truespec._document import document
from truespec._errors import RequestConformanceError
from truespec._version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from truespec._call import BuiltRequest
    from truespec._settings import Settings


@frozen
class WireRequest:
    """One request as the transport sends it.  Neither headers nor body are in its repr."""

    operation: str
    method: str
    url: str
    headers: Mapping[str, str] = field(repr=False)
    content: bytes | None = field(repr=False)
    files: Sequence[tuple[str, Any]] | None = field(repr=False)
    timeout: float


def wire_request(settings: Settings, request: BuiltRequest) -> WireRequest:
    """The request to send.  Raises RequestConformanceError when it would break the document."""
    operation = request.operation
    faults = check_request(document(settings.api.document_package), request)
    if faults:
        text = f"{operation.id}: nothing was sent: {_told.faults(faults)}"
        raise RequestConformanceError(text, operation=operation.id, deviations=faults)
    query = request.query_string
    url = settings.base_url + request.target + (f"?{query}" if query else "")
    headers = _merged(
        {"Accept": "application/json", "User-Agent": f"truespec/{__version__} ({settings.api.name})"},
        settings.headers,
        request.headers,
        settings.credentials,
    )
    return WireRequest(
        operation.id,
        operation.method,
        url,
        headers,
        request.content,
        request.files,
        settings.timeout,
    )


def _merged(*groups: Mapping[str, str]) -> dict[str, str]:
    """Header fields of several groups; of two with the same name, whatever its case, the later one is sent."""
    found: dict[str, tuple[str, str]] = {}
    for group in groups:
        found.update({name.lower(): (name, value) for name, value in group.items()})
    return dict(found.values())
