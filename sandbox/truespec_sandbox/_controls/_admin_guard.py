"""Who may use the admin path and the page: programs, and the page itself; never a page from somewhere else.

A browser on this machine reaches the sandbox, and any page that it shows can make it send requests. Three things keep
such pages out: the name in ``Host`` (a name of an attacker's own that was made to lead to loopback, known as DNS
rebinding), ``Origin`` and ``Sec-Fetch-Site`` (what the browser says about the page that asks), and the media type (the
ones that a form can send are refused, so that a browser has to ask before it sends, and gets no leave).
"""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from truespec_sandbox._controls._admin import PREFIX
from truespec_sandbox._responses import Response

if TYPE_CHECKING:
    from truespec_sandbox._responses import AnyResponse, CallNext
    from truespec_sandbox._wire._incoming_request import IncomingRequest

PAGE = "/"
_OWN = frozenset({"", "same-origin", "none"})


class AdminGuard:
    """The layer; it stands outside the page and the admin path, and passes on everything else."""

    def __init__(self, host: str) -> None:
        """Take the name that the sandbox was started with.

        Args:
            host: the address or the name that it listens on, which requests may name beside loopback's.

        """
        self._host = host.lower()

    async def __call__(self, request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        """Refuse a request that another page may have sent."""
        if request.raw_path != PAGE and not request.raw_path.startswith(PREFIX):
            return await call_next(request)
        if not self._is_known(request.headers.get("host", "")):
            return _no(
                403,
                "the Host header names neither this machine nor an address; use http://127.0.0.1:<port>, or start the "
                "sandbox with --host and that name",
            )
        if not _is_own(request):
            return _no(403, "a page from another origin asked; only the sandbox's own page and programs may")
        if request.method == "POST" and request.body != b"" and not _is_json(request):
            return _no(415, "send the body with Content-Type: application/json")
        return await call_next(request)

    def _is_known(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        # Nobody can make an address lead somewhere else, and browsers take localhost for loopback themselves.
        return name in {"localhost", self._host} or name.endswith(".localhost") or _is_address(name)


def _is_own(request: IncomingRequest) -> bool:
    origin = request.headers.get("origin")
    if origin is not None and origin.lower() != f"http://{request.headers.get('host', '')}".lower():
        return False
    # A link from elsewhere may lead to the page: it shows nothing before it has asked for it itself.
    is_visit = request.raw_path == PAGE and request.method in {"GET", "HEAD"}
    return is_visit or request.headers.get("sec-fetch-site", "") in _OWN


def _is_json(request: IncomingRequest) -> bool:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _no(status: int, trouble: str) -> Response:
    return Response(status, {"error": trouble})
