"""Compare and replace whole folders, so that no half-written one is ever seen."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def compare_folders(expected: Path, actual: Path) -> list[str]:
    """Return the differences of two folders, byte for byte, a line each; Python's caches do not count."""
    left, right = _read_files(expected), _read_files(actual)
    lines = [f"missing: {name}" for name in sorted(left.keys() - right.keys())]
    lines += [f"unexpected: {name}" for name in sorted(right.keys() - left.keys())]
    lines += [f"differs: {name}" for name in sorted(left.keys() & right.keys()) if left[name] != right[name]]
    return lines


def _read_files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def replace_folder(old: Path, new: Path, backup: Path) -> None:
    """Move the folder ``new`` to the path ``old``; when that fails, ``old`` is left as it was.

    Args:
        old: The path of the folder to replace; it need not exist.
        new: The folder to move there.
        backup: A free path on the same file system, for the old folder meanwhile.
    """
    old.parent.mkdir(parents=True, exist_ok=True)
    had_old = old.exists()
    if had_old:
        old.rename(backup)
    try:
        new.rename(old)
    except OSError:
        if had_old:
            backup.rename(old)
        raise
    shutil.rmtree(backup, ignore_errors=True)
