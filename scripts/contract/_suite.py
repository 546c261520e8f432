"""The suite: our own laws, then schemathesis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.contract._apis import APIS
from scripts.contract._contract import contract
from scripts.contract._findings import Outcome
from scripts.contract._fuzzing import fuzz
from scripts.contract._laws import play

if TYPE_CHECKING:
    from scripts.contract._findings import Plan, Target


def run(target: Target, plan: Plan) -> Outcome:
    """Hold a server to its contract document.

    Args:
        target: the server.
        plan: how much is tried.

    Returns:
        What was found and what was tried. The laws come first, because they are quick and deterministic, and what they
        leave behind gives schemathesis something to work on.

    Raises:
        KeyError: the suite does not know the API.

    """
    api, document = APIS[target.api], contract(target.api)
    outcome = Outcome()
    if plan.laws:
        play(target, api, document, plan, outcome)
    if plan.phases and not (plan.first_only and not outcome.passed):
        fuzz(target, api, document, plan, outcome)
    return outcome
