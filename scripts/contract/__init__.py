"""The contract suite: it holds a server to its contract document, be it our sandbox or the vendor's.

    from scripts.contract import Plan, run, sandbox_target

    outcome = run(sandbox_target(api, sandbox), Plan())

It has two parts. schemathesis makes cases from the document and judges each answer. Our own laws play scenarios and
close what schemathesis forgives: queries that are half right, pages that do not fit together, records that are not
what was sent. In laws, too, each single answer is judged by schemathesis' checks.
"""

from __future__ import annotations

from scripts.contract._apis import APIS
from scripts.contract._findings import Finding, Outcome, Plan, Statistics, Target
from scripts.contract._laws import LAWS
from scripts.contract._phases import PHASES, add_phases
from scripts.contract._suite import run
from scripts.contract._targets import credentials, sandbox_target

__all__ = [
    "APIS",
    "LAWS",
    "PHASES",
    "Finding",
    "Outcome",
    "Plan",
    "Statistics",
    "Target",
    "add_phases",
    "credentials",
    "run",
    "sandbox_target",
]
