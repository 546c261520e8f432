"""The page at ``/``: a person's way to the operations, the records, the requests, and the switches.

It exists only beside the admin path, whose switches it turns, and it knows no API: what it shows comes from the
contract document and the profile.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from truespec_sandbox._controls._admin import PREFIX
from truespec_sandbox._controls._admin_guard import PAGE
from truespec_sandbox._errors import APIError
from truespec_sandbox._page._contract import described
from truespec_sandbox._page._files import HEADERS, INDEX, page_files
from truespec_sandbox._page._state import records, state
from truespec_sandbox._responses import Response
from truespec_sandbox._wire._text_values import query_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._controls._controls import Controls
    from truespec_sandbox._responses import AnyResponse, CallNext
    from truespec_sandbox._wire._incoming_request import IncomingRequest
    from truespec_sandbox._wire._strict_json import JSON

PLACE = f"{PREFIX}page/"


class Page:
    """The layer that serves the page, its files, and what it asks for."""

    def __init__(self, controls: Controls) -> None:
        """Read the files and describe the API.

        Args:
            controls: the parts of the sandbox.

        """
        self._files = page_files()
        contract = described(controls.dispatcher.document, controls.profile)
        self._data: dict[str, Callable[[dict[str, str]], JSON]] = {
            "api.json": lambda _: contract,
            "state.json": lambda _: state(controls),
            "records.json": lambda query: records(controls, query),
        }

    async def __call__(self, request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        """Serve a request for the page, and pass on every other."""
        if request.raw_path != PAGE and not request.raw_path.startswith(PLACE):
            return await call_next(request)
        if request.method not in {"GET", "HEAD"}:
            return Response(405, {"error": "this takes GET and HEAD"}, (("allow", "GET, HEAD"), *HEADERS))
        name = request.raw_path.removeprefix(PLACE) if request.raw_path != PAGE else INDEX
        if name in self._files:
            return self._files[name]
        return await asyncio.to_thread(self._response, name, request)

    def _response(self, name: str, request: IncomingRequest) -> Response:
        if name not in self._data:
            return Response(404, {"error": "the page has no such part"}, HEADERS)
        try:
            return Response(200, self._data[name](query_values(request.query)), HEADERS)
        except ValueError as error:
            return Response(400, {"error": str(error)}, HEADERS)
        except APIError as error:
            return Response(503, {"error": error.details}, HEADERS)
