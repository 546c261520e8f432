"""Environments other than .venv: which there are, and what happens when one cannot be made."""

from __future__ import annotations

import subprocess
import sys
import venv
from typing import TYPE_CHECKING

import pytest

from scripts import environments

if TYPE_CHECKING:
    from pathlib import Path


def test_missing_pythons_are_skipped(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A Python that is not installed is reported as skipped; the others have the lock's pins."""
    monkeypatch.setattr(environments, "PYTHONS", ("3.1", f"3.{sys.version_info.minor}"))
    listed = environments.versions()
    assert [one.name for one in listed] == [f"python-3.{sys.version_info.minor}"]
    assert "httpx==" in listed[0].requirements
    assert capsys.readouterr().out == "SKIPPED: Python 3.1 is not installed here\n"


@pytest.fixture
def uv_commands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Record the commands of uv in a folder of the test's own; only ``uv venv`` is carried out."""
    commands: list[str] = []

    def uv(*arguments: str) -> str:
        commands.append(arguments[0])
        if arguments[0] == "venv":
            venv.create(tmp_path / "some", symlinks=True)
        return ""

    monkeypatch.setattr(environments, "ROOT", tmp_path)
    monkeypatch.setattr(environments, "_FOLDER", tmp_path)
    monkeypatch.setattr(environments, "_uv", uv)
    (tmp_path / "pyproject.toml").write_text("")
    return commands


@pytest.mark.exhaustive
def test_an_environment_is_made_once(uv_commands: list[str]) -> None:
    """An environment has pip, and is made again only when its requirements change."""
    environment = environments.Environment("some", "3.11", "httpx==0.28.0")
    environment.make()
    subprocess.run([environment.interpreter, "-m", "pip", "--version"], check=True, capture_output=True)
    environment.make()
    assert uv_commands == ["venv", "pip", "pip"]
    environments.Environment("some", "3.11", "httpx==0.28.1").make()
    assert uv_commands == ["venv", "pip", "pip"] * 2


@pytest.mark.usefixtures("uv_commands")
def test_an_environment_without_python(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """An environment whose Python cannot be run ends the command with 2, and the message says which and why."""
    (tmp_path / "other").mkdir()
    monkeypatch.setattr(environments, "lowest", lambda: environments.Environment("other", "3.11", ""))
    assert environments.main(["lowest"]) == 2
    assert capsys.readouterr().err.startswith("other gets no pip: [Errno 2] No such file or directory")


@pytest.mark.parametrize("arguments", [[], ["highest"]])
def test_an_unknown_word(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The command says which environments there are."""
    assert environments.main(arguments) == 2
    assert capsys.readouterr().err == "environments: choose one of lowest or versions\n"


def test_a_failing_tool_ends_the_command(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """When the dependencies cannot be resolved, the command ends with 2 and runs no test."""
    monkeypatch.setattr(environments, "_UV", (sys.executable, "-c", "raise SystemExit('no index')"))
    assert environments.main(["lowest"]) == 2
    assert "uv pip compile failed" in capfd.readouterr().err
