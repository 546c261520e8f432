"""Bars 6 and 7: how long the project's own commands take."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks._comparison import Comparison
from benchmarks._progress import progress
from benchmarks._turns import Taken

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
GENERATE = "make generate"
CHECK_GENERATED = "make check-generated"
CHECK = "make check"
TEST = "make test"
_LIMITS = {GENERATE: (6, 6), CHECK_GENERATED: (6, 8), CHECK: (7, 90), TEST: (7, 360)}
"""The bar, and its seconds."""
_READ = ("openapi", "generated", "sandbox/truespec_sandbox/documents")


class FailedError(Exception):
    """A command failed, so its time says nothing."""


def generating(rounds: int) -> Comparison:
    """Time the generator on a copy of what it reads and writes, as nobody wants it to write here meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        for name in _READ:
            shutil.copytree(ROOT / name, Path(folder) / name)
        command = [sys.executable, "-m", "scripts.generate", "--root", folder]
        return _timed("the generator, all APIs", {GENERATE: command, CHECK_GENERATED: [*command, "--check"]}, rounds)


def checking(rounds: int) -> Comparison:
    """Time ``make check`` and ``make test`` as they are."""
    return _timed("what has to pass before a change lands", {CHECK: ["make", "check"], TEST: ["make", "test"]}, rounds)


def _timed(title: str, commands: dict[str, Sequence[str]], rounds: int) -> Comparison:
    taken = {name: Taken() for name in commands}
    told = progress(title, rounds)
    for number in range(1, rounds + 1):
        told(number)
        for name, command in commands.items():
            seconds = _seconds(command)
            taken[name].seconds.append(seconds)
    comparison = Comparison(title, "s", 1, next(iter(commands)), taken, has_processor=False)
    for name in commands:
        number, most = _LIMITS[name]
        comparison.limit(number, f"`{name}`", comparison.time(name).middle, most, "s")
    return comparison


def _seconds(command: Sequence[str]) -> float:
    begun = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603  (our own commands)
    if done.returncode:
        last = (done.stdout + done.stderr).strip().splitlines()[-1:]
        message = f"{' '.join(command)} failed: {''.join(last)}"
        raise FailedError(message)
    return time.perf_counter() - begun
