"""The pytest plugin, as the tests of a service find it: in an environment made from the wheel."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
PAGES = "".join((HERE.parents[1] / name).read_text(encoding="utf-8") for name in ("README.md", "docs/sandbox.md"))

# A conftest that prints after the collection which modules are loaded.
PRINT_LOADED = """
import sys

def pytest_collection_finish(session):
    heavy = {"uvicorn", "starlette", "jsonschema_rs", "httpx", "clemta", "sqlite3", "truespec_sandbox._sandbox"}
    print("LOADED", sorted(heavy & set(sys.modules)), "PLUGIN", "truespec_sandbox.pytest_plugin" in sys.modules)
"""


@pytest.fixture
def service(tmp_path: Path) -> Path:
    """Copy the example, so that nothing of this project is near it."""
    return Path(shutil.copytree(HERE / "example_service", tmp_path / "service", ignore=shutil.ignore_patterns("_*")))


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["in one process", "in two"])
def test_the_example_passes(tested_environment: Any, service: Path, workers: tuple[str, ...]) -> None:
    """The example's tests pass with warnings as errors, alone and under pytest-xdist."""
    done = tested_environment.run("python", "-m", "pytest", "-q", "-W", "error", *workers, cwd=service)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 passed" in done.stdout


def test_the_plugin_loads_nothing_until_used(tested_environment: Any, tmp_path: Path) -> None:
    """In a project without a sandbox the plugin is loaded, and neither server nor client nor SQLite."""
    (tmp_path / "conftest.py").write_text(PRINT_LOADED, encoding="utf-8")
    (tmp_path / "test_other.py").write_text("def test_other():\n    pass\n", encoding="utf-8")
    done = tested_environment.run("python", "-m", "pytest", "-s", cwd=tmp_path)
    assert "LOADED [] PLUGIN True" in done.stdout, done.stdout + done.stderr


def test_the_pages_show_the_example() -> None:
    """The tests on README and docs/sandbox.md are in the example as they are."""
    examples = re.findall(r"```py\n(.*?)```", PAGES, re.DOTALL)
    example = (HERE / "example_service" / "test_signup.py").read_text(encoding="utf-8")
    assert examples
    for code in examples:
        for part in code.strip().split("\n\n\n"):
            assert part in example
