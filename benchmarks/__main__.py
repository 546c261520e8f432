"""Everything that the project promises about its speed, measured beside what a user would pick instead.

    python -m benchmarks [--only PART ...] [--rounds N] [--check] [--page PATH] [--json PATH]

Parts: calls (bars 1 and 2), flight (3), pages (4), imports (5), generate (6), fuzzing and suite (7).  With ``--check`` the
exit code is 1 when a bar is missed or was not measured; otherwise it says only that the benchmark ran.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import (
    _calls,
    _commands,
    _comparison,
    _fuzzing,
    _imports,
    _in_flight,
    _many_pages,
    _peers,
    _report,
    _results,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from benchmarks._comparison import Comparison

PAGE = Path(__file__).parents[1] / "benchmarks.md"
_ROUNDS = 100


def parts(peers: Path, skipped: dict[str, str]) -> Mapping[str, Callable[[int], list[Comparison]]]:
    """What can be measured, each in about as much time: few rounds of what takes long."""
    return {
        "calls": lambda rounds: _calls.measure(rounds, peers, skipped),
        "flight": lambda rounds: [_in_flight.measure(_some(rounds, 5))],
        "pages": lambda rounds: [_many_pages.measure(_some(rounds, 20), peers, skipped)],
        "imports": lambda rounds: [_imports.measure(_some(rounds, 4))],
        "generate": lambda rounds: [_commands.generating(_some(rounds, 33))],
        "fuzzing": lambda rounds: [_fuzzing.measure(_some(rounds, 14))],
        "suite": lambda _: [_commands.checking(1)],
    }


def _some(rounds: int, share: int) -> int:
    return max(2, rounds // share)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; see the module for the exit code."""
    options = _options(arguments)
    skipped: dict[str, str] = {}
    known = parts(options.peers, skipped)
    comparisons: list[Comparison] = []
    for name in options.only or known:
        comparisons += (found := known[name](options.rounds))
        sys.stdout.write("\n".join(["", *(one.text() for one in found)]) + "\n")
        sys.stdout.flush()
    sys.stdout.write(
        "\n".join([_results.aligned(_comparison.bars(comparisons)), *_comparison.skipped_rows(skipped)]) + "\n"
    )
    if options.page:
        before = options.page.read_text(encoding="utf-8") if options.page.exists() else ""
        text = _report.page(comparisons, skipped, _report.kept_of(before))
        options.page.write_text(text, encoding="utf-8")
    if options.json:
        numbers = json.dumps(_report.written(comparisons, skipped), indent=1, ensure_ascii=False)
        options.json.write_text(numbers + "\n", encoding="utf-8")
    return 1 if options.check and not _all_met(comparisons) else 0


def _all_met(comparisons: Sequence[Comparison]) -> bool:
    """Say which bars are missed or could not be measured.  True when there are none."""
    missed = [verdict for one in comparisons for verdict in one.verdicts if not verdict.met]
    for verdict in missed:
        sys.stderr.write(
            f"bar {verdict.number}, {verdict.word}: {verdict.told}: {verdict.measured}, {verdict.wanted}\n"
        )
    return not missed


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Measure what the project promises about its speed.")
    parser.add_argument("--only", nargs="+", choices=list(parts(_peers.FOLDER, {})), help="measure these parts alone")
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help=f"rounds of the quickest part (default: {_ROUNDS})")
    parser.add_argument("--check", action="store_true", help="fail when a bar is missed")
    parser.add_argument("--page", type=Path, metavar="PATH", help="write the page there (make bench: benchmarks.md)")
    parser.add_argument("--json", type=Path, metavar="PATH", help="write the numbers and all versions there")
    parser.add_argument("--peers", type=Path, default=_peers.FOLDER, help="where peers are installed (default: .bench)")
    options = parser.parse_args(arguments)
    if options.rounds < 1:
        parser.error("--rounds: at least 1")
    return options


if __name__ == "__main__":
    raise SystemExit(main())
