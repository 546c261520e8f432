"""The admin path ``/_sandbox/``: what a test in another process may turn and look at.

It exists only when it was asked for, takes no key, and answers in its own words, never in the API's envelope.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._errors import APIError
from truespec_sandbox._faults._plan_source import plan_from_text
from truespec_sandbox._responses import Response
from truespec_sandbox._settings import number
from truespec_sandbox._wire._strict_json import JSON, parse
from truespec_sandbox._wire._text_values import query_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._controls._controls import Controls
    from truespec_sandbox._faults._plan import Plan, Rule
    from truespec_sandbox._responses import AnyResponse, CallNext
    from truespec_sandbox._wire._incoming_request import IncomingRequest

PREFIX = "/_sandbox/"


class Admin:
    """The layer that serves the admin path."""

    def __init__(self, controls: Controls) -> None:
        """Bind the paths to what they do.

        Args:
            controls: the parts of the sandbox.

        """
        self._controls = controls
        self._paths: dict[str, dict[str, Callable[[IncomingRequest], JSON]]] = {
            "requests": {"GET": self._requests, "DELETE": lambda _: controls.log.clear()},
            "reset": {"POST": lambda _: controls.reset()},
            "seed": {"POST": self._seed},
            "snapshot": {"GET": lambda _: controls.store.snapshot()},
            "restore": {"POST": lambda request: controls.store.restore(parse(_body(request)))},
            "faults": {"GET": self._faults, "PUT": self._set_faults, "DELETE": lambda _: controls.set_faults(None)},
            "churn": {"GET": self._churn, "PUT": self._set_churn, "DELETE": lambda _: controls.set_churn(None)},
            "clock": {"GET": self._clock, "POST": self._turn_clock, "DELETE": lambda _: controls.clock.reset()},
        }

    async def __call__(self, request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        """Serve a request below the admin path, and pass on every other."""
        if not request.raw_path.startswith(PREFIX):
            return await call_next(request)
        return await asyncio.to_thread(self._response, request)

    def _response(self, request: IncomingRequest) -> Response:
        name = request.raw_path.removeprefix(PREFIX)
        if name not in self._paths:
            return _no(404, f"there is nothing here; there are {', '.join(PREFIX + each for each in self._paths)}")
        methods = self._paths[name]
        if request.method not in methods:
            allow = ", ".join(methods)
            return _no(405, f"{PREFIX}{name} takes {allow}").with_headers(("allow", allow))
        try:
            body = methods[request.method](request)
        except (TypeError, ValueError) as error:
            return _no(400, str(error))
        except APIError as error:
            return _no(503, error.details)
        return Response(204) if body is None else Response(200, body)

    def _requests(self, request: IncomingRequest) -> JSON:
        query = query_values(request.query)
        operation = query.pop("operation", None)
        if query or operation not in {None, *self._controls.operations}:
            message = f"the query may be operation=<operationId>, one of {', '.join(sorted(self._controls.operations))}"
            raise ValueError(message)
        return {"requests": [attrs.asdict(each) for each in self._controls.log.requests(operation)]}

    def _seed(self, request: IncomingRequest) -> None:
        given = _members(request, "size", "seed")
        if "size" not in given:
            message = 'the body must be an object such as {"size": 1000, "seed": 7}'
            raise ValueError(message)
        self._controls.seed(given["size"], given.get("seed", 0))

    def _faults(self, _request: IncomingRequest) -> JSON:
        plan = self._controls.faults.plan
        return {"plan": None if plan is None else shown_plan(plan)}

    def _set_faults(self, request: IncomingRequest) -> None:
        as_json = request.headers.get("content-type", "").lower().startswith("application/json")
        body = _body(request)
        self._controls.faults.plan = plan_from_text(body, "the plan", self._controls.operations, as_json=as_json)

    def _churn(self, _request: IncomingRequest) -> JSON:
        churn = self._controls.churn
        settings = None if churn.settings is None else attrs.asdict(churn.settings)
        return {"settings": settings, "changes": [attrs.asdict(each) for each in churn.changes]}

    def _set_churn(self, request: IncomingRequest) -> None:
        self._controls.set_churn(_members(request))

    def _clock(self, _request: IncomingRequest) -> JSON:
        return {"now": self._controls.clock.now(), "stopped": self._controls.clock.is_stopped}

    def _turn_clock(self, request: IncomingRequest) -> JSON:
        given = _members(request, "advance", "set")
        if len(given) != 1:
            message = 'the body must be {"advance": seconds} or {"set": unix seconds}'
            raise ValueError(message)
        if "advance" in given:
            self._controls.clock.advance(number(given["advance"], "advance"))
        else:
            self._controls.clock.set(number(given["set"], "set"))
        return self._clock(request)


def _body(request: IncomingRequest) -> bytes:
    if request.body is None:
        message = "the body is too large"
        raise ValueError(message)
    return request.body


def _members(request: IncomingRequest, *known: str) -> dict[str, JSON]:
    given = parse(_body(request))
    if not isinstance(given, dict):
        message = "the body must be a JSON object"
        raise TypeError(message)
    unknown = sorted(given.keys() - known) if known else []
    if unknown:
        message = f"{unknown[0]!r} is unknown; there are {' and '.join(known)}"
        raise ValueError(message)
    return given


def shown_plan(plan: Plan) -> JSON:
    """Return a plan with all its defaults, as it can be put again."""
    return {"seed": plan.seed, "faults": [_rule(rule) for rule in plan.rules]}


def _rule(rule: Rule) -> JSON:
    return {
        "operation": rule.operation,
        **({"every": rule.every} if rule.nth is None else {"nth": [*sorted(rule.nth)]}),
        "probability": rule.probability,
        "fault": rule.fault.kind,
        "when": rule.fault.when,
        **{name: value for name, value in rule.fault.arguments.items() if value is not None},
    }


def _no(status: int, trouble: str) -> Response:
    return Response(status, {"error": trouble})
