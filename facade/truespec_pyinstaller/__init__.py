"""PyInstaller's hooks: the files of our packages, and the modules behind lazy attributes, which it does not see."""

from __future__ import annotations

import importlib.util
import pkgutil
from pathlib import Path


def get_hook_dirs() -> list[str]:
    """Return the folder with the hooks; PyInstaller calls it, by the entry point ``pyinstaller40``."""
    return [str(Path(__file__).parent)]


def collect(package: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the modules of a package, and its other files, each with the folder that it goes to."""
    spec = importlib.util.find_spec(package)
    paths = [Path(path) for path in (spec.submodule_search_locations or [] if spec else [])]
    modules = [package]
    for info in pkgutil.iter_modules(map(str, paths), f"{package}."):
        modules += collect(info.name)[0] if info.ispkg else [info.name]
    files = [
        (str(file), str(Path(*package.split(".")) / file.relative_to(path).parent))
        for path in paths
        for file in path.rglob("*")
        if file.is_file() and file.suffix not in {".py", ".pyc"}
    ]
    return modules, files
