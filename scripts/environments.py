"""Run the tests in other environments than ``.venv``: on the lowest versions, or on every Python.

    python -m scripts.environments lowest [pytest's arguments]
    python -m scripts.environments versions [pytest's arguments]

``lowest`` has the lowest version that pyproject.toml allows of each dependency, on the lowest Python; ``versions`` has what
requirements.lock pins, on each Python that is supported and installed.  Environments stand in ``.environments/`` and are
made anew when what they are made of changes.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parent.parent
PYTHONS = ("3.11", "3.12", "3.13")
LOWEST = "lowest"
_FOLDER = ROOT / ".environments"
_UV = (sys.executable, "-m", "uv")
_PYTEST = ("-n", "2", "--dist", "worksteal")


class EnvironmentFailedError(Exception):
    """An environment cannot be made; what made it has said why, or the message does."""


@frozen
class Environment:
    """An environment to be made: its name, its Python, and what is installed in it, as a requirements file."""

    name: str
    python: str
    requirements: str

    @property
    def folder(self) -> Path:
        """Where it stands."""
        return _FOLDER / self.name

    @property
    def interpreter(self) -> Path:
        """Its Python."""
        return self.folder / "bin" / "python"

    @property
    def digest(self) -> str:
        """What it was made of, in short."""
        build = (ROOT / "pyproject.toml").read_bytes()
        return hashlib.sha256(f"{self.python}\n{self.requirements}".encode() + build).hexdigest()

    def make(self) -> None:
        """Make it, unless it stands as it should.  Raises EnvironmentFailedError."""
        made_of = self.folder / ".made-of"
        if made_of.exists() and made_of.read_text(encoding="utf-8") == self.digest:
            return
        sys.stdout.write(f"making {self.folder.relative_to(ROOT)}\n")
        sys.stdout.flush()
        _uv("venv", "--quiet", "--clear", "--python", self.python, str(self.folder))
        wanted = self.folder / "requirements.txt"
        wanted.write_text(self.requirements, encoding="utf-8")
        _uv("pip", "sync", "--quiet", "--python", str(self.interpreter), str(wanted))
        self._add_pip()
        options = ("--quiet", "--no-deps", "--no-build-isolation", "--python", str(self.interpreter))
        _uv("pip", "install", *options, "--editable", str(ROOT))
        made_of.write_text(self.digest, encoding="utf-8")

    def _add_pip(self) -> None:
        # Tests of the wheel build and install one, with the pip that this Python carries; nothing is fetched for it.
        command = [str(self.interpreter), "-m", "ensurepip"]
        try:
            subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  (our own arguments only)
        except subprocess.CalledProcessError as error:
            message = f"{self.name} gets no pip: {(error.stderr or error.stdout).strip()}"
            raise EnvironmentFailedError(message) from None
        except OSError as error:
            message = f"{self.name} gets no pip: {error}"
            raise EnvironmentFailedError(message) from None

    def test(self, arguments: Sequence[str]) -> int:
        """Run the tests in it; returns pytest's exit code."""
        sys.stdout.write(f"tests in {self.folder.relative_to(ROOT)}\n")
        sys.stdout.flush()
        command = [str(self.interpreter), "-m", "pytest", *_PYTEST, *arguments]
        return subprocess.run(command, cwd=ROOT, check=False).returncode  # noqa: S603  (our own command)


def lowest() -> Environment:
    """The environment of the lowest versions; of what others bring along, those that fit."""
    python = _found(PYTHONS[0])
    if python is None:
        python = sys.executable
        sys.stdout.write(f"Python {PYTHONS[0]} is not installed here, so {python} runs the tests\n")
    options = "--all-extras --group dev --resolution lowest-direct --no-header --no-annotate --quiet"
    pins = _uv("pip", "compile", *options.split(), "--python", python, str(ROOT / "pyproject.toml"))
    return Environment(LOWEST, python, pins)


def versions() -> list[Environment]:
    """An environment for each Python that is installed; of the others it is said that they are not."""
    pins = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    found = {version: _found(version) for version in PYTHONS}
    for version in [version for version, python in found.items() if python is None]:
        sys.stdout.write(f"SKIPPED: Python {version} is not installed here\n")
    return [Environment(f"python-{version}", python, pins) for version, python in found.items() if python]


def _found(version: str) -> str | None:
    """Where a Python of this version is; None when there is none.  None is fetched."""
    done = subprocess.run(  # noqa: S603  (our own arguments only)
        [*_UV, "python", "find", "--no-python-downloads", "--no-project", "--system", version],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() if done.returncode == 0 else _of_pyenv(version)


def _of_pyenv(version: str) -> str | None:
    """Where pyenv has a Python that it does not put on the PATH."""
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    found = root.glob(f"versions/{version}.*/bin/python")
    return max(map(str, found), key=lambda path: [int(part) for part in re.findall(r"[0-9]+", path)], default=None)


def _uv(*arguments: str) -> str:
    done = subprocess.run([*_UV, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603  (our own arguments only)
    if done.returncode:
        message = f"uv {' '.join(arguments[:2])} failed"
        raise EnvironmentFailedError(message)
    return done.stdout


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns 0 when every test passed in every environment, 1 otherwise, 2 when an environment fails."""
    known = {LOWEST: lambda: [lowest()], "versions": versions}
    which, *rest = list(sys.argv[1:] if arguments is None else arguments) or [""]
    if which not in known:
        sys.stderr.write(f"environments: say which: {' or '.join(known)}\n")
        return 2
    try:
        environments = known[which]()
        for environment in environments:
            environment.make()
    except EnvironmentFailedError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    codes = {environment.name: environment.test(rest) for environment in environments}
    for name, code in codes.items():
        sys.stdout.write(f"{name}: {'passed' if code == 0 else 'FAILED'}\n")
    return int(any(codes.values()))


if __name__ == "__main__":
    raise SystemExit(main())
