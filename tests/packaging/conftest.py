"""The wheel, and environments that are made from it without a network."""

from __future__ import annotations

import fcntl
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import attrs
import pytest
from packaging.requirements import Requirement

if TYPE_CHECKING:
    from collections.abc import Callable

    Once: TypeAlias = Callable[[str, Callable[[Path], None]], Path]

ROOT = Path(__file__).parents[2]
# Tests of a service, run by test_plugin in an environment of their own.
collect_ignore = ["example_service"]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Return a function that makes a folder once, however many workers of pytest-xdist call it."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared

    def make_once(name: str, make: Callable[[Path], None]) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                make(folder)
                done.touch()
        return folder

    return make_once


@pytest.fixture(scope="session")
def wheel(once: Once) -> Path:
    """Build the wheel from the files that git has, without a network."""
    (path,) = once("wheel", _build).glob("*.whl")
    return path


def _build(folder: Path) -> None:
    source = folder / "source"
    list_files = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(list_files, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines():
        if (ROOT / name).exists():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, source], check=True)


@attrs.frozen
class Environment:
    """A virtual environment."""

    folder: Path

    def program(self, name: str) -> Path:
        """Return the path of one of its programs."""
        return self.folder / "bin" / name

    def run(self, *command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run one of its programs to its end."""
        return subprocess.run(
            [self.program(str(command[0])), *map(str, command[1:])],
            cwd=cwd,
            env=self.variables,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    @property
    def variables(self) -> dict[str, str]:
        """The variables of this process, without those of Python and pytest."""
        return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST_"))}


@pytest.fixture(scope="session")
def environment(once: Once, wheel: Path) -> Environment:
    """Make an environment of the wheel, its requirements and those of its sandbox extra, and no more."""

    def make(folder: Path) -> None:
        venv.create(folder, with_pip=False)
        install = ["install", "--quiet", "--no-deps", "--no-index", wheel]
        subprocess.run([sys.executable, "-m", "pip", "--python", folder / "bin" / "python", *install], check=True)
        (metadata,) = _packages(folder).glob("truespec-*.dist-info/METADATA")
        texts = re.findall(r"^Requires-Dist: (.+)$", metadata.read_text(encoding="utf-8"), re.MULTILINE)
        _copy([Requirement(text) for text in texts], {"sandbox"}, folder)

    return Environment(once("environment", make))


@pytest.fixture(scope="session")
def tested_environment(once: Once, environment: Environment) -> Environment:
    """Make an environment as the tests of a service have it, with pytest and pytest-xdist."""

    def make(folder: Path) -> None:
        venv.create(folder, with_pip=False)
        (_packages(folder) / "base.pth").write_text(f"{_packages(environment.folder)}\n", encoding="utf-8")
        _copy([Requirement("pytest"), Requirement("pytest-xdist")], set(), folder)

    return Environment(once("tested_environment", make))


def _packages(folder: Path) -> Path:
    return next((folder / "lib").glob("python*/site-packages"))


def _copy(requirements: list[Requirement], extras: set[str], folder: Path) -> None:
    packages = _packages(folder)
    for name in _closure(requirements, extras):
        distribution = importlib.metadata.distribution(name)
        for file in distribution.files or []:
            if ".." not in file.parts:
                (packages / file).parent.mkdir(parents=True, exist_ok=True)
                # With its time of change: a compiled module is used only beside a source of the same time.
                shutil.copy2(distribution.locate_file(file), packages / file)


def _closure(requirements: list[Requirement], extras: set[str]) -> set[str]:
    """Return the names of the distributions that these requirements need, directly and indirectly."""
    names: set[str] = set()
    for requirement in requirements:
        if requirement.marker is None or any(requirement.marker.evaluate({"extra": extra}) for extra in extras | {""}):
            own = importlib.metadata.distribution(requirement.name).requires or []
            names |= {requirement.name, *_closure([Requirement(text) for text in own], requirement.extras)}
    return names
