"""The pytest plugin, as the tests of a service find it: in an environment made from the wheel."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
README = (HERE.parents[1] / "README.md").read_text(encoding="utf-8")

# A conftest that tells, when all is collected, what has been loaded.
TELL = """
import sys

def pytest_collection_finish(session):
    heavy = {"uvicorn", "starlette", "jsonschema_rs", "httpx", "clemta", "sqlite3", "truespec_sandbox._sandbox"}
    print("LOADED", sorted(heavy & set(sys.modules)), "PLUGIN", "truespec_sandbox.pytest_plugin" in sys.modules)
"""


@pytest.fixture
def service(tmp_path: Path) -> Path:
    """The example, copied, so that nothing of this project is found near it."""
    return Path(shutil.copytree(HERE / "example_service", tmp_path / "service", ignore=shutil.ignore_patterns("_*")))


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["in one process", "in two"])
def test_the_example_passes(tested_environment: Any, service: Path, workers: tuple[str, ...]) -> None:
    """The example's tests pass with warnings as errors, alone and under pytest-xdist."""
    done = tested_environment.run("python", "-m", "pytest", "-q", "-W", "error", *workers, cwd=service)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 passed" in done.stdout


def test_who_does_not_ask_pays_nothing(tested_environment: Any, tmp_path: Path) -> None:
    """In a project that uses no sandbox the plugin is there, and neither server nor client nor SQLite is loaded."""
    (tmp_path / "conftest.py").write_text(TELL, encoding="utf-8")
    (tmp_path / "test_other.py").write_text("def test_other():\n    pass\n", encoding="utf-8")
    done = tested_environment.run("python", "-m", "pytest", "-s", cwd=tmp_path)
    assert "LOADED [] PLUGIN True" in done.stdout, done.stdout + done.stderr


def test_readme_shows_the_example() -> None:
    """The tests that README shows stand in the example as they are."""
    shown = re.findall(r"```py\n(.*?)```", README, re.DOTALL)
    example = (HERE / "example_service" / "test_signup.py").read_text(encoding="utf-8")
    assert shown
    for code in shown:
        for part in code.strip().split("\n\n\n"):
            assert part in example
