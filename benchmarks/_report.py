"""Reports of the benchmarks: text for a terminal, benchmarks.md, and JSON."""

from __future__ import annotations

import importlib.metadata
import json
import platform
from typing import TYPE_CHECKING

from attrs import asdict

from benchmarks._bars import BARS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks._harness import Comparison

FLOORS = "## Floors"
"""The heading of what people write at the end of benchmarks.md; it is kept when the page is written again."""
_PACKAGES = (
    "truespec", "aiohttp", "attrs", "httpcore", "httpx", "jsonschema-rs", "msgspec", "openapi-python-client", "orjson",
    "pydantic", "requests", "schemathesis", "urllib3",
)  # fmt: skip
_INTRODUCTION = """\
# Benchmarks

Written by `make bench`. The candidates of a table took turns in a new order each round, in one process (or, where commands or
imports are measured, each in a process of its own), against a server of fixed responses on loopback. A number is the median of
the rounds with the quartiles in brackets; a ratio is taken within a round, and its median is measured, so what disturbs the machine
falls on both sides. "of processor time" counts the processor time of the client's process alone.
"""


def verdicts(comparisons: Sequence[Comparison]) -> list[list[str]]:
    """Return a row for each bar of the comparisons: title, limit, value, and ``pass``, ``fail`` or ``not measured``."""
    by_name = {comparison.name: comparison for comparison in comparisons}
    rows: list[list[str]] = []
    for bar in BARS:
        comparison = by_name.get(bar.comparison)
        if comparison is not None:
            value = bar.measure(comparison)
            measured = "-" if value is None else f"{value:,.3g} {bar.unit}".rstrip()
            rows.append([bar.title, bar.limit_text, measured, bar.verdict(comparison)])
    return rows


def versions() -> dict[str, str]:
    """Return the versions of what is compared."""
    packages = {"Python": f"{platform.python_version()} on {platform.system()} {platform.machine()}"}
    for name in _PACKAGES:
        try:
            packages[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return packages


def page(comparisons: Sequence[Comparison], skipped: Mapping[str, str], before: str) -> str:
    """Return benchmarks.md; the part of ``before`` from the heading "Floors" on is kept."""
    parts = [_INTRODUCTION, "## The bars\n", _markdown([["bar", "limit", "measured", ""], *verdicts(comparisons)])]
    for comparison in comparisons:
        parts += [f"## {comparison.name[0].upper()}{comparison.name[1:]}\n", _markdown(comparison.rows())]
        parts += [f"- {note}\n" for note in comparison.notes]
    parts += ["## Versions\n", _markdown([["what", "version"], *map(list, versions().items())])]
    parts += [f"Not measured: {name}: {reason}\n" for name, reason in skipped.items()]
    _, heading, floors = before.partition(f"\n{FLOORS}\n")
    return "\n".join([*parts, f"{FLOORS}\n{floors}" if heading else f"{FLOORS}\n"])


def to_json(comparisons: Sequence[Comparison], skipped: Mapping[str, str]) -> str:
    """Return every sample and verdict as JSON."""
    report = {
        "versions": versions(),
        "skipped": dict(skipped),
        "bars": verdicts(comparisons),
        "comparisons": [asdict(comparison) for comparison in comparisons],
    }
    return json.dumps(report, indent=1, ensure_ascii=False) + "\n"


def align(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as lines of text: the first column to the left, the others to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.rjust(width) if index else cell.ljust(width)
                       for index, (cell, width) in enumerate(zip(row, widths, strict=True))) for row in rows)  # fmt: skip
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _markdown(rows: Sequence[Sequence[str]]) -> str:
    head, *body = rows
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, rule, *body))
