"""Bytes to models and back: our decoding beside stock openapi-python-client, pydantic and msgspec.

    python -m benchmarks.decode [--json PATH] [--rounds N]

All contestants run in one process, turn by turn.  Ratios are taken within a round and then their median, so what slows
the machine down for a while slows both sides.  The exit code says that the benchmark ran, not that a bar was met.
"""

from __future__ import annotations

import argparse
import functools
import importlib.metadata
import json
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import _contacts, _contestants, _peers, _results, _timing
from benchmarks._progress import progress

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from benchmarks._contestants import Contestant
    from scripts.codegen.reading import JSON

SIZES = (1, 100, 1_000)
SEED = 20_250_624
_FEWEST_ROUNDS = 2  # quartiles want two
_COMPARED = (
    "attrs",
    "jsonschema-rs",
    "msgspec",
    "openapi-python-client",
    "orjson",
    "pydantic",
    "pydantic-core",
    "truespec",
)


def measure(contestants: Sequence[Contestant], rounds: int) -> list[_results.Case]:
    """Prove that all contestants read the same, then time them: each size decoded, and lists made dicts again."""
    bodies = {size: _contacts.one() if size == 1 else _contacts.page(size) for size in SIZES}
    for size, body in bodies.items():
        _contestants.same(contestants, size, body)
    cases: list[_results.Case] = []
    for size, body in bodies.items():
        tasks = {found.name: functools.partial(found.read(size), body) for found in contestants}
        cases.append(_timed(_results.DECODE, size, tasks, rounds))
    for size in SIZES[1:]:
        models = {found.name: found.page(bodies[size]) for found in contestants}
        tasks = {name: models[name].to_dict for name in (_results.STOCK, _results.OURS)}
        cases.append(_timed(_results.TO_DICT, size, tasks, rounds))
    return cases


def _timed(work: str, size: int, tasks: Mapping[str, Callable[[], object]], rounds: int) -> _results.Case:
    case = _results.Case(work, size, {})
    case.samples = _timing.race(tasks, rounds=rounds, seed=SEED, told=progress(case.title, rounds))
    return case


def versions() -> dict[str, JSON]:
    """The versions of everything compared; None for what is not there."""
    found: dict[str, JSON] = {"python": f"{platform.python_implementation()} {platform.python_version()}"}
    for name in _COMPARED:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = None
    return {**found, "platform": platform.platform()}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns 0 when the benchmark ran, whatever it measured."""
    parser = argparse.ArgumentParser(prog="bench-decode", description="Time decoding beside its alternatives.")
    parser.add_argument("--json", type=Path, metavar="PATH", help="write the numbers and all versions there")
    parser.add_argument("--rounds", type=int, default=60, help="how often each contestant takes its turn (default: 60)")
    parser.add_argument("--peers", type=Path, default=_peers.FOLDER, help="where peers are installed (default: .bench)")
    options = parser.parse_args(arguments)
    if options.rounds < _FEWEST_ROUNDS:
        parser.error(f"--rounds: at least {_FEWEST_ROUNDS}")
    contestants = _contestants.own()
    skipped: dict[str, JSON] = {}
    try:
        contestants.insert(-2, _contestants.with_msgspec(options.peers))
    except _peers.PeerError as error:
        skipped[_results.MSGSPEC] = str(error)
    _shout(skipped)
    cases = measure(contestants, options.rounds)
    compared = versions()
    told = ", ".join(f"{name} {version or 'not there'}" for name, version in compared.items())
    sys.stdout.write(f"\n{_results.table(cases)}\n{_results.bars(cases)}\n{told}\n")
    _shout(skipped)
    if options.json:
        settings = {"rounds": options.rounds, "seed": SEED, "seconds_a_sample_at_least": _timing.AT_LEAST}
        report = {"versions": compared, "settings": settings, "skipped": skipped, **_results.written(cases)}
        options.json.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def _shout(skipped: dict[str, JSON]) -> None:
    for name, reason in skipped.items():
        sys.stdout.write(f"SKIPPED: {name} takes no part: {reason}\n")


if __name__ == "__main__":
    raise SystemExit(main())
