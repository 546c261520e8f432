"""The lock: whether it belongs to pyproject.toml, and what is in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from scripts import lock

if TYPE_CHECKING:
    from pathlib import Path

PYPROJECT = """\
[build-system]
requires = ["hatchling>=1"]
[project]
name = "thing"
description = "a thing"
requires-python = ">=3.11"
dependencies = ["attrs>=24", "httpx>=0.28"]
[project.optional-dependencies]
server = ["starlette>=1"]
[dependency-groups]
dev = ["pytest>=9"]
[tool.ruff]
line-length = 120
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of the test's own, with a lock that belongs to its pyproject.toml."""
    (tmp_path / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (tmp_path / "requirements.lock").write_text(lock.heading(PYPROJECT) + "attrs==24.2.0\n", encoding="utf-8")
    monkeypatch.setattr(lock, "ROOT", tmp_path)
    return tmp_path


@pytest.fixture
def pins(project: Path) -> list[str]:
    """The project's own lock, an entry for each pinned package, its hashes in it."""
    text = (project / "requirements.lock").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return re.split(r"\n(?=\S)", "\n".join(lines))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hatchling>=1", "hatchling>=2"),
        (">=3.11", ">=3.12"),
        ("attrs>=24", "attrs>=25"),
        ('"attrs>=24", ', ""),
        ("starlette>=1", "starlette>=2"),
        ("server =", "sandbox ="),
        ("pytest>=9", "pytest>=10"),
        ("dev =", "test ="),
    ],
)
def test_what_is_asked_for_changes_the_digest(old: str, new: str) -> None:
    """A change of what is to be installed, or for which Python, makes the lock stale."""
    changed = PYPROJECT.replace(old, new)
    assert changed != PYPROJECT
    assert lock.digest(changed) != lock.digest(PYPROJECT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('name = "thing"', 'name = "other"'),
        ('description = "a thing"\n', ""),
        ("line-length = 120", "line-length = 88"),
        ("[tool.ruff]", "# a comment\n[tool.ruff]"),
        ('["attrs>=24", "httpx>=0.28"]', '[\n  "attrs>=24",  # why\n  "httpx>=0.28",\n]'),
    ],
)
def test_nothing_else_changes_the_digest(old: str, new: str) -> None:
    """A change of anything that the lock does not depend on leaves it current."""
    changed = PYPROJECT.replace(old, new)
    assert changed != PYPROJECT
    assert lock.digest(changed) == lock.digest(PYPROJECT)


def test_extras_and_groups_may_be_missing() -> None:
    """A project without extras and groups has a digest as well."""
    start = PYPROJECT.partition("[project.optional-dependencies]")[0]
    assert lock.digest(start) != lock.digest(PYPROJECT)


def test_a_lock_that_belongs_is_current(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The check passes when the lock begins with the digest of its pyproject.toml, and writes nothing."""
    before = {path: path.read_bytes() for path in root.iterdir()}
    assert lock.main(["--check"]) == 0
    assert capsys.readouterr().out == "the lock is current\n"
    assert {path: path.read_bytes() for path in root.iterdir()} == before


@pytest.mark.parametrize("harm", ["changed", "missing", "empty"])
def test_a_lock_that_does_not_belong_is_told(root: Path, capsys: pytest.CaptureFixture[str], harm: str) -> None:
    """A lock of another pyproject.toml, or none, fails the check with what to do."""
    path = root / "requirements.lock"
    if harm == "changed":
        (root / "pyproject.toml").write_text(PYPROJECT.replace("pytest>=9", "pytest>=10"), encoding="utf-8")
    elif harm == "missing":
        path.unlink()
    else:
        path.write_text("", encoding="utf-8")
    assert lock.main(["--check"]) == 1
    assert capsys.readouterr().err.startswith("requirements.lock is not current: run `make lock`")


def test_a_failed_resolution_leaves_the_lock(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """When the dependencies cannot be resolved, the lock stays as it was and the exit code is 1."""
    impossible = PYPROJECT.replace("attrs>=24", "attrs @ file:///nowhere/at/all")
    (root / "pyproject.toml").write_text(impossible, encoding="utf-8")
    before = (root / "requirements.lock").read_bytes()
    assert lock.main([]) == 1
    assert "requirements.lock is as before" in capfd.readouterr().err
    assert (root / "requirements.lock").read_bytes() == before


def test_the_projects_lock_is_current(project: Path) -> None:
    """The lock in the project belongs to the pyproject.toml beside it."""
    pyproject = (project / "pyproject.toml").read_text(encoding="utf-8")
    assert (project / "requirements.lock").read_text(encoding="utf-8").startswith(lock.heading(pyproject))


def test_every_pin_is_exact_and_hashed(pins: list[str]) -> None:
    """Each package is pinned to one version, and each pin has at least one sha256 and nothing weaker."""
    assert len(pins) > 20
    for pin in pins:
        assert re.fullmatch(
            r"[a-z0-9._-]+(\[[a-z0-9,_-]+\])?==[^\s;]+( ; [^\\]+)?( \\\n +--hash=sha256:[0-9a-f]{64})+", pin
        ), pin


def test_what_the_project_asks_for_is_pinned(project: Path, pins: list[str]) -> None:
    """Every package that pyproject.toml names, tools of development included, has a pin."""
    text = (project / "pyproject.toml").read_text(encoding="utf-8")
    expected = {
        name.lower()
        for name in re.findall(r'^(?:  |requires = \[)"([A-Za-z0-9._-]+)(?:\[\w+\])?[>=]=', text, re.MULTILINE)
    }
    assert {"attrs", "starlette", "pytest", "hatchling"} <= expected
    assert expected <= {re.split(r"[\[=]", pin)[0] for pin in pins}


def test_the_lock_names_no_address(project: Path) -> None:
    """No URL, index or folder stands in the lock: where packages come from is the user's setting."""
    text = (project / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"://|--index|--extra-index|--find-links|--trusted-host| @ |\bfile:", text)
