"""Install what a benchmark compares with and the project does not need, into a folder of its own.

The folder goes to the end of ``sys.path``: one process holds all contestants, and what the project pins stays in place.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = Path(__file__).parents[1] / ".bench"
_SECONDS = 120


class PeerError(Exception):
    """A peer cannot be installed; the message says why."""


def add(requirements: Sequence[str], below: Path) -> Path:
    """Make the pinned ``requirements`` importable; they are installed below the folder once.

    Raises PeerError when pip cannot get them.
    """
    key = "\n".join([*sorted(requirements), str(sys.implementation.cache_tag), sysconfig.get_platform()])
    folder = below / hashlib.sha256(key.encode()).hexdigest()[:16]
    if not folder.is_dir():
        below.mkdir(parents=True, exist_ok=True)
        _install(requirements, folder)
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
    return folder


def _install(requirements: Sequence[str], folder: Path) -> None:
    work = Path(tempfile.mkdtemp(prefix="installing-", dir=folder.parent))
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"]
    options = ["--no-deps", "--only-binary", ":all:", "--target", str(work / "new")]
    try:
        run([*pip, "install", *options, *requirements], f"pip cannot install {', '.join(requirements)}", _SECONDS)
        (work / "new").replace(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def run(command: Sequence[str], failure: str, seconds: int) -> None:
    """Run a tool that makes a peer ready.  Raises PeerError with ``failure`` and the last words of the tool."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=seconds)  # noqa: S603  (our own arguments only)
    except subprocess.TimeoutExpired as error:
        message = f"{failure}: it was not done within {seconds} seconds"
        raise PeerError(message) from error
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason told"])[-1]
        message = f"{failure}: {last}"
        raise PeerError(message)
