"""``python -m scripts.contract API URL``: hold a sandbox that runs to its contract document."""

from __future__ import annotations

import argparse
import sys

from scripts.contract import APIS, Outcome, Plan, add_phases, run
from scripts.contract._targets import sandbox_at


def main(arguments: list[str] | None = None) -> int:
    """Run the suite once.

    Args:
        arguments: the command line; ``None``, the default, for the process's own.

    Returns:
        0 when nothing was found, else 1.

    """
    options = _parser().parse_args(arguments)
    plan = Plan(
        operations=frozenset(options.operation) or None,
        laws=not options.no_laws,
        phases=options.phases,
        max_examples=options.max_examples,
        seed=options.seed,
        first_only=options.first,
    )
    outcome = run(sandbox_at(options.api, options.url), plan)
    _print(outcome)
    return 0 if outcome.passed else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.contract",
        description="Hold a running sandbox to its contract document; the key comes from the environment variable that curl lines name.",
    )
    parser.add_argument("api", choices=sorted(APIS), help="the API that it plays")
    parser.add_argument("url", help="where it runs, such as http://127.0.0.1:8080")
    parser.add_argument(
        "--operation",
        action="append",
        default=[],
        metavar="ID",
        help="an operation to keep to; more than one may be given",
    )
    parser.add_argument("--no-laws", action="store_true", help="leave our own checks out")
    add_phases(parser)
    parser.add_argument(
        "--max-examples", type=int, default=40, metavar="N", help="cases for each operation and random phase"
    )
    parser.add_argument(
        "--seed", type=int, metavar="N", help="what cases are made from; without it, the same every time"
    )
    parser.add_argument("--first", action="store_true", help="stop at the first finding")
    return parser


def _print(outcome: Outcome) -> None:
    for finding in outcome.findings:
        _say(f"BROKEN  {finding.operation}: {finding.check}\n        {finding.message}\n        {finding.curl}")
    for crash in outcome.crashes:
        _say(f"CRASH   {crash}")
    for warning in outcome.warnings:
        _say(f"WARNING {warning}")
    for skip in outcome.skipped:
        _say(f"SKIPPED {skip}")
    cases = sum(each.cases for each in outcome.statistics.values())
    _say(
        f"{len(outcome.statistics)} operations, {cases} requests, {len(outcome.findings)} findings, "
        f"{len(outcome.crashes)} crashes, {len(outcome.warnings)} warnings, {len(outcome.skipped)} skipped"
    )


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
