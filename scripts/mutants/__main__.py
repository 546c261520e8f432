"""``python -m scripts.mutants``: run the contract suite against every mutant, and print which check killed which."""

from __future__ import annotations

import argparse
import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.contract import APIS
from scripts.mutants._kill import CRASHED, KILLED, Result, kill
from scripts.mutants._pristine import SEEDS, Pristine, pristine
from tests.contract.mutants import MUTANTS

if TYPE_CHECKING:
    from collections.abc import Iterator

REPORT = Path("build/contract/mutants.json")
_PROCESSES = 2


def main(arguments: list[str] | None = None) -> int:
    """Run the suite against mutants.

    Args:
        arguments: the command line; ``None``, the default, for the process's own.

    Returns:
        0 when all were killed, none by a crash, and the sandbox without a defect passed with every seed; else 1.

    """
    options = _parser().parse_args(arguments)
    start = time.monotonic()
    names = options.mutants or [*MUTANTS]
    with ProcessPoolExecutor(_PROCESSES, mp_context=get_context("spawn")) as pool:
        waiting = pool.map(kill, names)
        clean = [] if options.mutants else [pool.submit(pristine, api, seed) for api in APIS for seed in SEEDS]
        results = [*_told(waiting, len(names))]
        passed = [each.result() for each in clean]
    _conclude(results, passed, time.monotonic() - start)
    return 0 if all(each.result == KILLED for each in results) and all(each.passed for each in passed) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.mutants",
        description="Run the contract suite against sandboxes with one planted defect each; all have to be found.",
    )
    parser.add_argument("mutants", nargs="*", metavar="NAME", help="which mutants; all by default")
    return parser


def _told(results: Iterator[Result], total: int) -> Iterator[Result]:
    for number, each in enumerate(results, 1):
        by = f"{each.operation}: {each.check}" if each.result == KILLED else each.message
        _say(f"{number:4}/{total} {each.result:9}{each.seconds:6.1f} s  {each.name:36}{by}")
        if each.curl:
            _say(f"{'':23}{each.curl[:400]}")
        yield each


def _conclude(results: list[Result], passed: list[Pristine], seconds: float) -> None:
    for each in passed:
        _say(f"without a defect, {each.api}, seed {each.seed}: {'passed' if each.passed else each.message}")
    killed = sum(each.result == KILLED for each in results)
    crashed = sum(each.result == CRASHED for each in results)
    _say(f"{killed} of {len(results)} killed, {crashed} by a crash of our own, in {seconds:.0f} s")
    report = {
        "mutants": [each.as_json() for each in results],
        "pristine": [each.as_json() for each in passed],
        "seconds": round(seconds, 1),
    }
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps(report, indent=1), encoding="utf-8")
    _say(f"report: {REPORT}")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
