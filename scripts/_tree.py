"""Compare and swap whole folders, so that nothing half-written is ever seen."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def differences(wanted: Path, found: Path) -> list[str]:
    """What differs between two folders, byte for byte, a line each; caches of the interpreter do not count."""
    left, right = _files(wanted), _files(found)
    told = [f"missing: {name}" for name in sorted(left.keys() - right.keys())]
    told += [f"should not be there: {name}" for name in sorted(right.keys() - left.keys())]
    told += [f"differs: {name}" for name in sorted(left.keys() & right.keys()) if left[name] != right[name]]
    return told


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def swap(new: Path, old: Path, aside: Path) -> None:
    """Put the folder ``new`` in the place of ``old``; when that fails, ``old`` stands as before.

    ``aside`` is a free name on the same file system, where ``old`` waits while ``new`` moves in.
    """
    old.parent.mkdir(parents=True, exist_ok=True)
    had_old = old.exists()
    if had_old:
        old.rename(aside)
    try:
        new.rename(old)
    except OSError:
        if had_old:
            aside.rename(old)
        raise
    shutil.rmtree(aside, ignore_errors=True)
