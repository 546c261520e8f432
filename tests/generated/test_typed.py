"""What is generated is strictly typed, also from a large OpenAPI 3.1 document and from schemas that are hard to type."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

BIN = Path(sys.executable).parent
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def root(package: Callable[[str], tuple[Any, Any]]) -> Path:
    """The folder with the packages of tests/data, and a configuration of pyright's."""
    found = Path(package("schemas")[0].__file__).parents[3]
    settings = {
        "include": ["generated"],
        "extraPaths": ["generated"],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
    }
    venv = {"venvPath": str(BIN.parents[1]), "venv": BIN.parent.name, "enableTypeIgnoreComments": False}
    (found / "pyrightconfig.json").write_text(json.dumps(settings | venv), encoding="utf-8")
    return found


@pytest.mark.parametrize(
    "command",
    [["mypy", "--strict", "--no-incremental", "generated"], pytest.param(["pyright"], marks=pytest.mark.exhaustive)],
    ids=["mypy", "pyright"],
)
def test_the_checkers_report_nothing(root: Path, command: list[str]) -> None:
    """The type checkers, mypy --strict and pyright strict, find nothing in the generated packages."""
    done = subprocess.run([BIN / command[0], *command[1:]], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Success: no issues" in done.stdout or "0 errors, 0 warnings" in done.stdout


def test_every_operation_of_the_large_document_is_there(package: Callable[[str], tuple[Any, dict[str, Any]]]) -> None:
    """The 62 operations of the large document are 62 modules."""
    models, document = package("clemta-partner")
    operations = [
        item[method]
        for item in document["paths"].values()
        for method in item
        if method in {"get", "post", "put", "delete", "patch"}
    ]
    modules = [path for path in (Path(models.__file__).parents[1] / "api").glob("*/*.py") if path.name != "__init__.py"]
    assert len(operations) == len(modules) == 62


def test_the_ledger_of_the_large_document_is_green(root: Path) -> None:
    """Of the large document nothing is lost: each item is generated, carried, or let go by the reviewed list."""
    done = subprocess.run(
        [sys.executable, "-m", "scripts.codegen.coverage", "--root", root],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    told = [line for line in done.stderr.splitlines() if "clemta-partner" in line or "clemta_partner/" in line]
    assert told == []
    assert "clemta_partner:" in done.stdout
    (row,) = [
        line for line in done.stdout.partition("clemta_partner:")[2].splitlines() if line.startswith("| operation ")
    ]
    assert row.split() == ["|", "operation", "|", "62", "|", "0", "|", "0", "|"]
