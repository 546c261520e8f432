"""The admin path ``/_sandbox/``: what a test in another process can change and read, and who may use it.

It exists only on request, takes no key, and responds in its own form, never in the API's envelope. Programs and the
sandbox's own page may use it; a page of another origin may not. A browser on this machine reaches the sandbox, and any
page that it shows can make it send requests, so three things are checked: the name in ``Host`` (DNS rebinding: an
attacker's name that resolves to loopback), ``Origin`` and ``Sec-Fetch-Site`` (what the browser says about the page), and
the media type (those that a form can send are rejected, so that a browser sends a preflight request, which fails).
"""

from __future__ import annotations

import asyncio
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from attrs import asdict

from truespec_sandbox._errors import APIError
from truespec_sandbox._faults._plan_files import parse_plan
from truespec_sandbox._responses import Response
from truespec_sandbox._settings import number
from truespec_sandbox._wire._strict_json import JSON, parse
from truespec_sandbox._wire._text_values import query_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._controls._controls import Controls
    from truespec_sandbox._responses import AnyResponse, CallNext
    from truespec_sandbox._wire._incoming_request import IncomingRequest

PAGE_PATH = "/"
PREFIX = "/_sandbox/"
_OWN_SITES = frozenset({"", "same-origin", "none"})


class AdminGuard:
    """The middleware outside the admin path and the page that rejects requests of other pages."""

    def __init__(self, host: str) -> None:
        """Take the name that the sandbox was started with."""
        self._host = host.lower()

    async def __call__(self, request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        """Respond with an error to a request that another page may have sent; pass on every other."""
        if request.raw_path != PAGE_PATH and not request.raw_path.startswith(PREFIX):
            return await call_next(request)
        if not self._is_own_host(request.headers.get("host", "")):
            return _build_error(
                403,
                "the Host header names neither this machine nor an address; use http://127.0.0.1:<port>, or start the "
                "sandbox with --host and that name",
            )
        if not _is_own_origin(request):
            return _build_error(
                403, "the request comes from a page of another origin; use the sandbox's page or a program"
            )
        if request.method == "POST" and request.body != b"" and _get_media_type(request) != "application/json":
            return _build_error(415, "send the body with Content-Type: application/json")
        return await call_next(request)

    def _is_own_host(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        # An address cannot be rebound, and browsers resolve localhost to loopback themselves.
        return name in {"localhost", self._host} or name.endswith(".localhost") or _is_address(name)


class Admin:
    """The middleware that serves the admin path."""

    def __init__(self, controls: Controls) -> None:
        """Bind the paths to the controls."""
        self._controls = controls
        self._paths: dict[str, dict[str, Callable[[IncomingRequest], JSON]]] = {
            "requests": {"GET": self._requests, "DELETE": lambda _: controls.log.clear()},
            "reset": {"POST": lambda _: controls.reset()},
            "seed": {"POST": self._seed},
            "snapshot": {"GET": lambda _: controls.store.snapshot()},
            "restore": {"POST": lambda request: controls.store.restore(parse(_read_body(request)))},
            "faults": {"GET": self._faults, "PUT": self._set_faults, "DELETE": lambda _: controls.set_faults(None)},
            "churn": {"GET": self._churn, "PUT": self._set_churn, "DELETE": lambda _: controls.set_churn(None)},
            "clock": {"GET": self._clock, "POST": self._set_clock, "DELETE": lambda _: controls.clock.reset()},
        }

    async def __call__(self, request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        """Serve a request below the admin path, and pass on every other."""
        if not request.raw_path.startswith(PREFIX):
            return await call_next(request)
        return await asyncio.to_thread(self._respond, request)

    def _respond(self, request: IncomingRequest) -> Response:
        name = request.raw_path.removeprefix(PREFIX)
        if name not in self._paths:
            return _build_error(404, f"unknown path; use one of {', '.join(PREFIX + each for each in self._paths)}")
        methods = self._paths[name]
        if request.method not in methods:
            allow = ", ".join(methods)
            return _build_error(405, f"{PREFIX}{name} takes {allow}").with_headers(("allow", allow))
        try:
            body = methods[request.method](request)
        except (TypeError, ValueError) as error:
            return _build_error(400, str(error))
        except APIError as error:
            return _build_error(503, error.details)
        return Response(204) if body is None else Response(200, body)

    def _requests(self, request: IncomingRequest) -> JSON:
        query = query_values(request.query)
        operation = query.pop("operation", None)
        if query or operation not in {None, *self._controls.operations}:
            message = f"the query may be operation=<operationId>, one of {', '.join(sorted(self._controls.operations))}"
            raise ValueError(message)
        return {"requests": [asdict(each) for each in self._controls.log.requests(operation)]}

    def _seed(self, request: IncomingRequest) -> None:
        members = _parse_members(request, "size", "seed")
        if "size" not in members:
            message = 'the body must be an object such as {"size": 1000, "seed": 7}'
            raise ValueError(message)
        self._controls.seed(members["size"], members.get("seed", 0))

    def _faults(self, _request: IncomingRequest) -> JSON:
        plan = self._controls.faults.plan
        return {"plan": None if plan is None else plan.to_json()}

    def _set_faults(self, request: IncomingRequest) -> None:
        as_json = _get_media_type(request) == "application/json"
        self._controls.faults.plan = parse_plan(
            _read_body(request), "the plan", self._controls.operations, as_json=as_json
        )

    def _churn(self, _request: IncomingRequest) -> JSON:
        churn = self._controls.churn
        settings = None if churn.settings is None else asdict(churn.settings)
        return {"settings": settings, "changes": [asdict(each) for each in churn.changes]}

    def _set_churn(self, request: IncomingRequest) -> None:
        self._controls.set_churn(_parse_members(request))

    def _clock(self, _request: IncomingRequest) -> JSON:
        return {"now": self._controls.clock.now(), "stopped": self._controls.clock.is_stopped}

    def _set_clock(self, request: IncomingRequest) -> JSON:
        members = _parse_members(request, "advance", "set")
        if len(members) != 1:
            message = 'the body must be {"advance": seconds} or {"set": unix seconds}'
            raise ValueError(message)
        if "advance" in members:
            self._controls.clock.advance(number(members["advance"], "advance"))
        else:
            self._controls.clock.set(number(members["set"], "set"))
        return self._clock(request)


def _is_own_origin(request: IncomingRequest) -> bool:
    origin = request.headers.get("origin")
    if origin is not None and origin.lower() != f"http://{request.headers.get('host', '')}".lower():
        return False
    # A link may lead to the page: it shows nothing before it has requested the data itself.
    is_visit = request.raw_path == PAGE_PATH and request.method in {"GET", "HEAD"}
    return is_visit or request.headers.get("sec-fetch-site", "") in _OWN_SITES


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _get_media_type(request: IncomingRequest) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _read_body(request: IncomingRequest) -> bytes:
    if request.body is None:
        message = "the body is too large"
        raise ValueError(message)
    return request.body


def _parse_members(request: IncomingRequest, *names: str) -> dict[str, JSON]:
    members = parse(_read_body(request))
    if not isinstance(members, dict):
        message = "the body must be a JSON object"
        raise TypeError(message)
    unknown = sorted(members.keys() - names) if names else []
    if unknown:
        message = f"{unknown[0]!r} is unknown; use {' and '.join(names)}"
        raise ValueError(message)
    return members


def _build_error(status: int, message: str) -> Response:
    return Response(status, {"error": message})
