"""The page at ``/``, where a person sees and changes what the admin path offers.

It exists only together with the admin path, and it names no API: what it shows comes from the contract document and the
profile.
"""

from __future__ import annotations

import asyncio
from importlib import resources
from pathlib import PurePath
from typing import TYPE_CHECKING

from attrs import asdict

from truespec_sandbox._controls._admin import PAGE_PATH, PREFIX
from truespec_sandbox._errors import APIError
from truespec_sandbox._page._description import describe_api
from truespec_sandbox._responses import RawResponse, Response
from truespec_sandbox._wire._text_values import query_values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from truespec_sandbox._controls._controls import Controls
    from truespec_sandbox._responses import AnyResponse, CallNext
    from truespec_sandbox._wire._incoming_request import IncomingRequest
    from truespec_sandbox._wire._strict_json import JSON

_PAGE_PREFIX = f"{PREFIX}page/"
_INDEX = "index.html"
_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
# Everything is loaded from this server, no text becomes code or markup, and no page may frame this one.
_POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; "
    "require-trusted-types-for 'script'"
)
_HEADERS = (
    ("content-security-policy", _POLICY),
    ("cache-control", "no-store"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
)
_MAX_REQUESTS = 60
_PAGE_SIZE = 25
_MAX_SEQUENCE = 2**63 - 1


class Page:
    """The middleware that serves the page, its files and its data."""

    def __init__(self, controls: Controls) -> None:
        """Read the files, and describe the API."""
        self._files = _read_files()
        description = describe_api(controls.dispatcher.document, controls.profile)
        self._data: dict[str, Callable[[dict[str, str]], JSON]] = {
            "api.json": lambda _: description,
            "state.json": lambda _: _read_state(controls),
            "records.json": lambda query: _read_records(controls, query),
        }

    async def __call__(self, request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        """Serve a request for the page, and pass on every other."""
        if request.raw_path != PAGE_PATH and not request.raw_path.startswith(_PAGE_PREFIX):
            return await call_next(request)
        if request.method not in {"GET", "HEAD"}:
            return Response(405, {"error": "the page takes GET and HEAD"}, (("allow", "GET, HEAD"), *_HEADERS))
        name = request.raw_path.removeprefix(_PAGE_PREFIX) if request.raw_path != PAGE_PATH else _INDEX
        if name in self._files:
            return self._files[name]
        return await asyncio.to_thread(self._respond, name, request)

    def _respond(self, name: str, request: IncomingRequest) -> Response:
        if name not in self._data:
            return Response(404, {"error": "the page has no such file"}, _HEADERS)
        try:
            return Response(200, self._data[name](query_values(request.query)), _HEADERS)
        except ValueError as error:
            return Response(400, {"error": str(error)}, _HEADERS)
        except APIError as error:
            return Response(503, {"error": error.details}, _HEADERS)


def _read_files() -> Mapping[str, RawResponse]:
    folder = resources.files("truespec_sandbox") / "_page" / "files"
    files = ((each, _MEDIA_TYPES.get(PurePath(each.name).suffix)) for each in folder.iterdir())
    return {
        file.name: RawResponse(200, (("content-type", media_type), *_HEADERS), file.read_bytes())
        for file, media_type in files
        if media_type is not None
    }


def _read_state(controls: Controls) -> JSON:
    # The page polls this: clock, last requests (the newest first), faults, churn, and the number of records.
    plan, churn = controls.faults.plan, controls.churn
    with controls.store.transaction(controls.profile.api, writes=False) as records:
        collections = records.collections()
    return {
        "clock": {"now": controls.clock.now(), "stopped": controls.clock.is_stopped},
        "requests": [asdict(each) for each in controls.log.newest(_MAX_REQUESTS)],
        "faults": None if plan is None else plan.to_json(),
        "churn": None if churn.settings is None else asdict(churn.settings),
        "changes": len(churn.changes),
        "collections": [{"name": name, "count": count} for name, count in collections.items()],
    }


def _read_records(controls: Controls, query: dict[str, str]) -> JSON:
    # The newest first. Each body stays a JSON text, so that no number in it loses a digit.
    before = query.get("before", str(_MAX_SEQUENCE))
    is_number = before.isascii() and before.isdigit() and int(before) <= _MAX_SEQUENCE
    if "collection" not in query or query.keys() - {"collection", "before"} or not is_number:
        message = "the query must be collection=<name>, and may have before=<sequence of a record>"
        raise ValueError(message)
    with controls.store.transaction(controls.profile.api, writes=False) as records:
        # One more than is shown: whether there are more.
        page = records.newest(query["collection"], before=int(before), count=_PAGE_SIZE + 1)
    return {"records": [asdict(each) for each in page[:_PAGE_SIZE]], "more": len(page) > _PAGE_SIZE}
