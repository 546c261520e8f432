"""Playing the laws."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from scripts.contract._findings import Finding
from scripts.contract._laws_identities import IDENTITIES
from scripts.contract._laws_pages import PAGES
from scripts.contract._laws_records import RECORDS
from scripts.contract._laws_requests import REQUESTS
from scripts.contract._laws_special import SPECIAL
from scripts.contract._subject import Subject
from scripts.contract._wire import BrokenError, Wire

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scripts.contract._api import Api, Resource
    from scripts.contract._contract import Contract
    from scripts.contract._findings import Outcome, Plan, Target
    from scripts.contract._law import Law

LAWS: tuple[Law, ...] = (*RECORDS, *PAGES, *REQUESTS, *IDENTITIES, *SPECIAL)
"""Every law, in the order in which they are played."""


def play(
    target: Target, api: Api, contract: Contract, plan: Plan, outcome: Outcome, laws: Sequence[Law] = LAWS
) -> None:
    """Play the laws against a server.

    Args:
        target: the server.
        api: what is known of its API.
        contract: the document.
        plan: which operations are meant, and whether to stop at the first finding.
        outcome: where findings, crashes and statistics go.
        laws: which laws; all by default.

    """
    with Wire(target, api, contract, outcome) as wire:
        for resource in api.resources:
            subject = Subject(api, resource, wire)
            for law in _meant(laws, resource, plan):
                reason = _obstacle(law, target, law.operations_of(resource) & plan.barred)
                if reason:
                    outcome.skipped.append(f"{resource.name}: {law.name}: {reason}")
                    continue
                _apply(law, subject, outcome)
                if plan.first_only and not outcome.passed:
                    return


def _meant(laws: Sequence[Law], resource: Resource, plan: Plan) -> Iterator[Law]:
    for law in laws:
        operations = law.operations_of(resource)
        if operations and (plan.operations is None or operations & plan.operations):
            yield law


def _obstacle(law: Law, target: Target, barred: frozenset[str]) -> str:
    if barred:
        return f"would call {', '.join(sorted(barred))}"
    if law.with_peer and target.peer is None:
        return "needs the credentials of somebody else"
    if law.with_refused and not target.refused:
        return "needs credentials without rights"
    return ""


def _apply(law: Law, subject: Subject, outcome: Outcome) -> None:
    for operation_id in law.operations_of(subject.resource):
        outcome.of(operation_id).checks[law.name] += 1
    try:
        law.apply(subject)
    except BrokenError as broken:
        exchange = broken.exchange
        name = broken.check or law.name
        outcome.findings.append(Finding(exchange.operation, name, broken.message, exchange.curl, "law"))
    except Exception:  # noqa: BLE001 (a law that breaks down is a mistake of ours, and has to be told apart from a finding)
        place = traceback.format_exc().strip().splitlines()
        outcome.crashes.append(f"{subject.resource.name}: {law.name} broke down: {place[-1]} ({place[-3].strip()})")
