"""Pin every dependency with its hashes into ``requirements.lock``, for every supported Python at once.

The first lines of the lock hold a digest of the requirements in pyproject.toml, so that ``--check`` needs no network to
know whether the lock is current.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parent.parent
_LOCK = "requirements.lock"


def digest(pyproject: str) -> str:
    """The digest of everything in a pyproject.toml (its text) that a lock depends on."""
    data = tomllib.loads(pyproject)
    project = data["project"]
    expected = [
        data["build-system"]["requires"],
        project["requires-python"],
        project["dependencies"],
        project.get("optional-dependencies", {}),
        data.get("dependency-groups", {}),
    ]
    return hashlib.sha256(json.dumps(expected, sort_keys=True).encode()).hexdigest()


def heading(pyproject: str) -> str:
    """The first lines of the lock that belongs to this pyproject.toml."""
    return f"# Written by `make lock` from pyproject.toml; do not edit.\n# pyproject: sha256:{digest(pyproject)}\n"


def resolve(root: Path) -> str:
    """All pins with their hashes, for every supported Python and platform.  Raises CalledProcessError."""
    options = "--universal --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet"
    command = [
        "uv",
        "pip",
        "compile",
        *options.split(),
        "--all-extras",
        "--group",
        "dev",
        "pyproject.toml",
    ]
    done = subprocess.run(  # noqa: S603  (our own arguments only)
        [sys.executable, "-m", *command],
        cwd=root,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns the exit code: 0 done or current, 1 not current or not resolved."""
    parser = argparse.ArgumentParser(prog="lock", description="Write requirements.lock from pyproject.toml.")
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; fail when the lock is not current",
    )
    options = parser.parse_args(arguments)
    expected = heading((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lock = ROOT / _LOCK
    if options.check:
        if lock.exists() and lock.read_text(encoding="utf-8").startswith(expected):
            sys.stdout.write("the lock is current\n")
            return 0
        sys.stderr.write(f"{_LOCK} is not current: run `make lock` and commit what it writes\n")
        return 1
    try:
        pins = resolve(ROOT)
    except subprocess.CalledProcessError as error:
        sys.stderr.write(
            f"the dependencies could not be resolved (exit code {error.returncode}); {_LOCK} is as before\n"
        )
        return 1
    lock.write_text(expected + pins, encoding="utf-8")
    sys.stdout.write(f"wrote {_LOCK}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
