"""Run the tests in other environments than ``.venv``: on the lowest versions, or on every Python.

    python -m scripts.environments lowest [pytest's arguments]
    python -m scripts.environments versions [pytest's arguments]

``lowest`` has the lowest version that pyproject.toml allows of each dependency, on the lowest Python; ``versions`` has what
requirements.lock pins, on each Python that is supported and installed.  Environments are in ``.environments/`` and are
made again when their requirements change.
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
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
LOWEST = "lowest"
_FOLDER = ROOT / ".environments"
_UV = (sys.executable, "-m", "uv")
_PYTEST = ("-n", "2", "--dist", "worksteal")


class EnvironmentFailedError(Exception):
    """An environment cannot be made; the output of uv or the message says why."""


@frozen
class Environment:
    """An environment: its name, its Python, and the text of its requirements file."""

    name: str
    python: str
    requirements: str

    @property
    def folder(self) -> Path:
        """Its folder."""
        return _FOLDER / self.name

    @property
    def interpreter(self) -> Path:
        """The path of its Python."""
        return self.folder / "bin" / "python"

    @property
    def digest(self) -> str:
        """A digest of its Python and requirements."""
        build = (ROOT / "pyproject.toml").read_bytes()
        return hashlib.sha256(f"{self.python}\n{self.requirements}".encode() + build).hexdigest()

    def make(self) -> None:
        """Make it, unless it stands as it should.  Raises EnvironmentFailedError."""
        digest_file = self.folder / ".made-of"
        if digest_file.exists() and digest_file.read_text(encoding="utf-8") == self.digest:
            return
        sys.stdout.write(f"making {self.folder.relative_to(ROOT)}\n")
        sys.stdout.flush()
        _uv("venv", "--quiet", "--clear", "--python", self.python, str(self.folder))
        requirements_file = self.folder / "requirements.txt"
        requirements_file.write_text(self.requirements, encoding="utf-8")
        _uv("pip", "sync", "--quiet", "--python", str(self.interpreter), str(requirements_file))
        self._add_pip()
        options = ("--quiet", "--no-deps", "--no-build-isolation", "--python", str(self.interpreter))
        _uv("pip", "install", *options, "--editable", str(ROOT))
        digest_file.write_text(self.digest, encoding="utf-8")

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
    python = _find_python(PYTHONS[0])
    if python is None:
        python = sys.executable
        sys.stdout.write(f"Python {PYTHONS[0]} is not installed here, so {python} runs the tests\n")
    options = "--all-extras --group dev --resolution lowest-direct --no-header --no-annotate --quiet"
    pins = _uv("pip", "compile", *options.split(), "--python", python, str(ROOT / "pyproject.toml"))
    return Environment(LOWEST, python, pins)


def versions() -> list[Environment]:
    """Return an environment for each installed Python; print the others as skipped."""
    pins = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pythons = {version: _find_python(version) for version in PYTHONS}
    for version in [version for version, python in pythons.items() if python is None]:
        sys.stdout.write(f"SKIPPED: Python {version} is not installed here\n")
    return [Environment(f"python-{version}", python, pins) for version, python in pythons.items() if python]


def _find_python(version: str) -> str | None:
    """Return the path of an installed Python of this version, or None.  Nothing is downloaded."""
    done = subprocess.run(  # noqa: S603  (our own arguments only)
        [*_UV, "python", "find", "--no-python-downloads", "--no-project", "--system", version],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() if done.returncode == 0 else _of_pyenv(version)


def _of_pyenv(version: str) -> str | None:
    """Return the path of a Python of pyenv that is not on the PATH, or None."""
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    pythons = root.glob(f"versions/{version}.*/bin/python")
    return max(map(str, pythons), key=lambda path: [int(part) for part in re.findall(r"[0-9]+", path)], default=None)


def _uv(*arguments: str) -> str:
    done = subprocess.run([*_UV, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603  (our own arguments only)
    if done.returncode:
        message = f"uv {' '.join(arguments[:2])} failed"
        raise EnvironmentFailedError(message)
    return done.stdout


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 when every test passed in every environment, 1 otherwise, 2 when an environment fails."""
    commands = {LOWEST: lambda: [lowest()], "versions": versions}
    which, *rest = list(sys.argv[1:] if arguments is None else arguments) or [""]
    if which not in commands:
        sys.stderr.write(f"environments: choose one of {' or '.join(commands)}\n")
        return 2
    try:
        environments = commands[which]()
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
