"""The page at ``/``: a person's way to the operations, the records, the requests, and the switches.

It exists only beside the admin path, whose switches it turns, and it knows no API: what it shows comes from the
contract document and the profile.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from truespec_sandbox._controls._admin import PREFIX
from truespec_sandbox._controls._admin_guard import PAGE
from truespec_sandbox._page._contract import described
from truespec_sandbox._page._files import HEADERS, INDEX, page_files
from truespec_sandbox._page._state import records, state
from truespec_sandbox._profile._call import Answer
from truespec_sandbox._refusal import RefusalError
from truespec_sandbox._wire._percent import query_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._controls._controls import Controls
    from truespec_sandbox._exchange._layer import Next, Reply
    from truespec_sandbox._wire._arrival import Arrival
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
        contract = described(controls.exchange.document, controls.profile)
        self._data: dict[str, Callable[[dict[str, str]], JSON]] = {
            "api.json": lambda _: contract,
            "state.json": lambda _: state(controls),
            "records.json": lambda query: records(controls, query),
        }

    async def __call__(self, arrival: Arrival, proceed: Next) -> Reply:
        """Serve a request for the page, and pass on every other."""
        if arrival.raw_path != PAGE and not arrival.raw_path.startswith(PLACE):
            return await proceed(arrival)
        if arrival.method not in {"GET", "HEAD"}:
            return Answer(405, {"error": "this takes GET and HEAD"}, (("allow", "GET, HEAD"), *HEADERS))
        name = arrival.raw_path.removeprefix(PLACE) if arrival.raw_path != PAGE else INDEX
        if name in self._files:
            return self._files[name]
        return await asyncio.to_thread(self._answer, name, arrival)

    def _answer(self, name: str, arrival: Arrival) -> Answer:
        if name not in self._data:
            return Answer(404, {"error": "the page has no such part"}, HEADERS)
        try:
            return Answer(200, self._data[name](query_values(arrival.query)), HEADERS)
        except ValueError as error:
            return Answer(400, {"error": str(error)}, HEADERS)
        except RefusalError as refusal:
            return Answer(503, {"error": refusal.details}, HEADERS)
