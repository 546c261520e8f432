"""Measure what the project promises about its speed, beside what a user would pick instead.

python -m benchmarks [--only PART ...] [--rounds N] [--check] [--page PATH] [--json PATH]

The exit code is 1 when ``--check`` is given and a bar is missed or was not measured.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import _commands, _in_process, _report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from benchmarks._harness import Comparison

_ROUNDS = 100


def parts(rounds: int, skipped: dict[str, str]) -> Mapping[str, Callable[[], list[Comparison]]]:
    """Return what can be measured; the longer a part takes, the fewer are its rounds."""

    def share(divisor: int) -> int:
        return max(2, rounds // divisor)

    return {
        "calls": lambda: _in_process.calls(share(1), skipped),
        "in-flight": lambda: _in_process.in_flight(share(5)),
        "listings": lambda: _in_process.listings(share(20), skipped),
        "decoding": lambda: _in_process.decoding(share(2), skipped),
        "imports": lambda: _commands.imports(share(4)),
        "generator": lambda: _commands.generator(share(33)),
        "sandbox": lambda: _commands.sandbox(share(8)),
        "fuzzing": lambda: _commands.fuzzing(share(14)),
        "suite": lambda: _commands.suite(1),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; see the module for the exit code."""
    skipped: dict[str, str] = {}
    parser = argparse.ArgumentParser(prog="benchmarks", description="Measure the project beside its alternatives.")
    parser.add_argument("--only", nargs="+", choices=list(parts(1, {})), help="measure these parts only")
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help=f"rounds of the quickest part (default: {_ROUNDS})")
    parser.add_argument("--check", action="store_true", help="fail when a bar is missed or was not measured")
    parser.add_argument("--page", type=Path, metavar="PATH", help="write the report there (make bench: benchmarks.md)")
    parser.add_argument("--json", type=Path, metavar="PATH", help="write every sample there")
    options = parser.parse_args(arguments)
    if options.rounds < 1:
        parser.error("--rounds: at least 1")
    measure = parts(options.rounds, skipped)
    comparisons: list[Comparison] = []
    for name in options.only or measure:
        measured = measure[name]()
        comparisons += measured
        _print(*(f"\n{comparison.name}\n{_report.align(comparison.rows())}" for comparison in measured))
        # A long run that is ended in its last part has its report.
        _write(options, comparisons, skipped)
    rows = _report.verdicts(comparisons)
    _print(f"\n{_report.align([['bar', 'limit', 'measured', ''], *rows])}")
    _print(*(f"not measured: {name}: {reason}\n" for name, reason in skipped.items()))
    return 1 if options.check and any(row[-1] != "pass" for row in rows) else 0


def _write(options: argparse.Namespace, comparisons: Sequence[Comparison], skipped: Mapping[str, str]) -> None:
    if options.page:
        before = options.page.read_text(encoding="utf-8") if options.page.exists() else ""
        options.page.write_text(_report.page(comparisons, skipped, before), encoding="utf-8")
    if options.json:
        options.json.write_text(_report.to_json(comparisons, skipped), encoding="utf-8")


def _print(*texts: str) -> None:
    sys.stdout.write("".join(texts))
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
