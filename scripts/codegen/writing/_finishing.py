"""What a generated package gets last: the head of each file, and one format."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from scripts._errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

_COMMON = ("--isolated", "--no-cache", "--target-version", "py311", "--line-length", "120")


def finish(package: Path, written_by: str) -> None:
    """Head each file of a package with ``written_by``, and format them all."""
    for module in package.rglob("*.py"):
        module.write_text(f"# {written_by}\n{module.read_text(encoding='utf-8').lstrip()}", encoding="utf-8")
    (package / "py.typed").write_text(f"# {written_by}\n", encoding="utf-8")
    # Imports sorted, the unused dropped; with no settings but these, wherever the folder stands.
    for command, *options in (["check", "--fix", "--exit-zero", "--select", "I,F401"], ["format"]):
        done = subprocess.run(  # noqa: S603  (our own arguments only)
            [sys.executable, "-I", "-m", "ruff", command, *_COMMON, *options, "--exclude", "", "."],
            cwd=package,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            message = f"ruff {command} failed on the generated code:\n{done.stdout}{done.stderr}"
            raise SourceError(message)
