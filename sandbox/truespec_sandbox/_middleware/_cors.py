"""CORS: responses that a front end of another origin, such as a development server on another port, may read.

https://fetch.spec.whatwg.org/#http-cors-protocol; credentials of a browser (cookies) are not among it, as no API has any.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from truespec_sandbox._faults._delivery import Delivery
from truespec_sandbox._responses import RawResponse, Response

if TYPE_CHECKING:
    from truespec_sandbox._responses import AnyResponse, CallNext, Headers
    from truespec_sandbox._wire._incoming_request import IncomingRequest

_ORIGIN = re.compile(r"\*|[a-z][a-z0-9+.-]*://[^\s/?#@]+", re.ASCII)
_PREFLIGHT = (
    ("access-control-allow-methods", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"),
    ("access-control-max-age", "600"),
)


def parse_origin(text: str) -> str:
    """Return an origin in lower case, or ``*``; raise ``ValueError`` for anything else."""
    origin = text.lower()
    if _ORIGIN.fullmatch(origin):
        return origin
    message = f"invalid origin {text!r}: write scheme, host and port, without a path, as in http://localhost:5173, or *"
    raise ValueError(message)


class CORS:
    """The middleware that responds to preflight requests and marks the responses for one origin, or for all."""

    def __init__(self, origin: str) -> None:
        """Take the origin, as ``parse_origin`` returns it."""
        self._origin = origin

    async def __call__(self, request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        """Respond to a preflight request of the origin; pass on every other, and mark its response."""
        origin = request.headers.get("origin", "").lower()
        is_allowed = bool(origin) and self._origin in {"*", origin}
        if is_allowed and request.method == "OPTIONS" and "access-control-request-method" in request.headers:
            requested = request.headers.get("access-control-request-headers")
            allowed = [("access-control-allow-headers", requested)] if requested else []
            return Response(204, headers=(*_PREFLIGHT, *allowed, *self._headers(Response(204))))
        response = await call_next(request)
        if isinstance(response, Delivery) and is_allowed:
            return evolve(response, response=response.response.with_headers(*self._headers(response.response)))
        if isinstance(response, (Response, RawResponse)) and is_allowed:
            return response.with_headers(*self._headers(response))
        return response

    def _headers(self, response: Response | RawResponse) -> Headers:
        exposed = ", ".join(name for name, _ in response.headers)
        names = (("access-control-expose-headers", exposed),) if exposed else ()
        return (("access-control-allow-origin", self._origin), ("vary", "origin"), *names)
