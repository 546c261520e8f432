"""The admin path ``/_sandbox/``: what a test in another process may turn and look at.

It exists only when it was asked for, takes no key, and answers in its own words, never in the API's envelope.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._faults._plan_source import plan_from_text
from truespec_sandbox._profile._call import Answer
from truespec_sandbox._refusal import RefusalError
from truespec_sandbox._settings import number
from truespec_sandbox._wire._percent import query_values
from truespec_sandbox._wire._strict_json import JSON, parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._controls._controls import Controls
    from truespec_sandbox._exchange._layer import Next, Reply
    from truespec_sandbox._faults._plan import Plan, Rule
    from truespec_sandbox._wire._arrival import Arrival

PREFIX = "/_sandbox/"


class Admin:
    """The layer that serves the admin path."""

    def __init__(self, controls: Controls) -> None:
        """Bind the paths to what they do.

        Args:
            controls: the parts of the sandbox.

        """
        self._controls = controls
        self._paths: dict[str, dict[str, Callable[[Arrival], JSON]]] = {
            "requests": {"GET": self._requests, "DELETE": lambda _: controls.log.clear()},
            "reset": {"POST": lambda _: controls.reset()},
            "seed": {"POST": self._seed},
            "snapshot": {"GET": lambda _: controls.store.snapshot()},
            "restore": {"POST": lambda arrival: controls.store.restore(parse(_body(arrival)))},
            "faults": {"GET": self._faults, "PUT": self._set_faults, "DELETE": lambda _: controls.set_faults(None)},
            "churn": {"GET": self._churn, "PUT": self._set_churn, "DELETE": lambda _: controls.set_churn(None)},
            "clock": {"GET": self._clock, "POST": self._turn_clock, "DELETE": lambda _: controls.clock.reset()},
        }

    async def __call__(self, arrival: Arrival, proceed: Next) -> Reply:
        """Serve a request below the admin path, and pass on every other."""
        if not arrival.raw_path.startswith(PREFIX):
            return await proceed(arrival)
        return await asyncio.to_thread(self._answer, arrival)

    def _answer(self, arrival: Arrival) -> Answer:
        name = arrival.raw_path.removeprefix(PREFIX)
        if name not in self._paths:
            return _no(404, f"there is nothing here; there are {', '.join(PREFIX + each for each in self._paths)}")
        methods = self._paths[name]
        if arrival.method not in methods:
            allow = ", ".join(methods)
            return _no(405, f"{PREFIX}{name} takes {allow}").with_headers(("allow", allow))
        try:
            body = methods[arrival.method](arrival)
        except (TypeError, ValueError) as error:
            return _no(400, str(error))
        except RefusalError as refusal:
            return _no(503, refusal.details)
        return Answer(204) if body is None else Answer(200, body)

    def _requests(self, arrival: Arrival) -> JSON:
        query = query_values(arrival.query)
        operation = query.pop("operation", None)
        if query or operation not in {None, *self._controls.operations}:
            message = f"the query may be operation=<operationId>, one of {', '.join(sorted(self._controls.operations))}"
            raise ValueError(message)
        return {"requests": [attrs.asdict(each) for each in self._controls.log.requests(operation)]}

    def _seed(self, arrival: Arrival) -> None:
        given = _members(arrival, "size", "seed")
        if "size" not in given:
            message = 'the body must be an object such as {"size": 1000, "seed": 7}'
            raise ValueError(message)
        self._controls.seed(given["size"], given.get("seed", 0))

    def _faults(self, _arrival: Arrival) -> JSON:
        plan = self._controls.faults.plan
        return {"plan": None if plan is None else shown_plan(plan)}

    def _set_faults(self, arrival: Arrival) -> None:
        as_json = arrival.headers.get("content-type", "").lower().startswith("application/json")
        body = _body(arrival)
        self._controls.faults.plan = plan_from_text(body, "the plan", self._controls.operations, as_json=as_json)

    def _churn(self, _arrival: Arrival) -> JSON:
        churn = self._controls.churn
        settings = None if churn.settings is None else attrs.asdict(churn.settings)
        return {"settings": settings, "changes": [attrs.asdict(each) for each in churn.changes]}

    def _set_churn(self, arrival: Arrival) -> None:
        self._controls.set_churn(_members(arrival))

    def _clock(self, _arrival: Arrival) -> JSON:
        return {"now": self._controls.clock.now(), "stopped": self._controls.clock.is_stopped}

    def _turn_clock(self, arrival: Arrival) -> JSON:
        given = _members(arrival, "advance", "set")
        if len(given) != 1:
            message = 'the body must be {"advance": seconds} or {"set": unix seconds}'
            raise ValueError(message)
        if "advance" in given:
            self._controls.clock.advance(number(given["advance"], "advance"))
        else:
            self._controls.clock.set(number(given["set"], "set"))
        return self._clock(arrival)


def _body(arrival: Arrival) -> bytes:
    if arrival.body is None:
        message = "the body is too large"
        raise ValueError(message)
    return arrival.body


def _members(arrival: Arrival, *known: str) -> dict[str, JSON]:
    given = parse(_body(arrival))
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


def _no(status: int, trouble: str) -> Answer:
    return Answer(status, {"error": trouble})
