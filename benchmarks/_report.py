"""Write what the benchmarks found: a page for people, and numbers for programs."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
import subprocess
from typing import TYPE_CHECKING

from benchmarks import _comparison, _openapi_generator

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks._comparison import Comparison
    from scripts.codegen.reading import JSON

_COMPARED = (
    "truespec",
    "aiohttp",
    "attrs",
    "httpcore",
    "httpx",
    "jsonschema-rs",
    "openapi-python-client",
    "orjson",
    "pydantic",
    "pydantic-core",
    "requests",
    "schemathesis",
    "urllib3",
)
_TITLE = """\
# Benchmarks

Written by `make bench`. Everything in a table ran in one process (or, where it says so, in interpreters of its own), turn by
turn in a new order each round, against a server of fixed answers on loopback. A number is the median of the rounds with
the quartiles in brackets; a ratio is taken within a round and then its median, so what disturbs the machine falls on both
sides. "of processor time" counts the processor time of the client's process alone.
"""


def versions() -> dict[str, str]:
    """The versions of everything that is compared."""
    found = {"Python": f"{platform.python_version()} ({platform.python_implementation()})"}
    for name in _COMPARED:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = "not there"
    found["openapi-generator"] = _openapi_generator.VERSION
    found["Java"] = _java()
    found["machine"] = f"{platform.system()} on {platform.machine()}"
    return found


def _java() -> str:
    java = shutil.which("java")
    if java is None:
        return "not there"
    done = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)  # noqa: S603  (found above)
    return (done.stderr.splitlines() or ["not there"])[0]


def page(comparisons: Sequence[Comparison], skipped: Mapping[str, str], kept: str) -> str:
    """The page; ``kept`` is what somebody wrote below the line, which stays."""
    parts = [_TITLE, "## The bars\n", _table(_comparison.bars(comparisons))]
    for one in comparisons:
        parts += [f"## {one.title[0].upper()}{one.title[1:]}\n", _table(one.rows())]
        parts += [f"- {note}\n" for note in one.notes]
    parts += ["## Versions\n", _table([("what", "version"), *versions().items()])]
    parts += [f"{line}\n" for line in _comparison.skipped_rows(skipped)]
    return "\n".join([*parts, kept or f"{LINE}\n"])


LINE = "## Floors"
"""The heading of what people write below; `make bench` leaves it as it is."""


def kept_of(page: str) -> str:
    """What stands below the line on a page that was written before."""
    _, line, rest = page.partition(f"\n{LINE}\n")
    return f"{LINE}\n{rest}" if line else ""


def _table(rows: Sequence[Sequence[str]]) -> str:
    lines = [_row(rows[0]), _row(["---", *["---:"] * (len(rows[0]) - 1)]), *map(_row, rows[1:])]
    return "\n".join(lines) + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def written(comparisons: Sequence[Comparison], skipped: Mapping[str, str]) -> dict[str, JSON]:
    """Everything as a JSON value."""
    return {
        "versions": {**versions()},
        "skipped": {**skipped},
        "comparisons": [one.written() for one in comparisons],
    }
