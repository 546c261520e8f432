"""Type checks and coverage of packages generated from a large OpenAPI 3.1 document and from difficult schemas."""

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
def root(load_package: Callable[[str], tuple[Any, Any]]) -> Path:
    """Return the folder with the packages of tests/data, after configuring pyright in it."""
    root = Path(load_package("schemas")[0].__file__).parents[3]
    settings = {
        "include": ["generated"],
        "extraPaths": ["generated"],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
    }
    venv = {"venvPath": str(BIN.parents[1]), "venv": BIN.parent.name, "enableTypeIgnoreComments": False}
    (root / "pyrightconfig.json").write_text(json.dumps(settings | venv), encoding="utf-8")
    return root


@pytest.mark.parametrize(
    "command",
    [["mypy", "--strict", "--no-incremental", "generated"], pytest.param(["pyright"], marks=pytest.mark.exhaustive)],
    ids=["mypy", "pyright"],
)
def test_type_checkers(root: Path, command: list[str]) -> None:
    """Mypy --strict and pyright strict report no error in the generated packages."""
    completed = subprocess.run([BIN / command[0], *command[1:]], cwd=root, capture_output=True, text=True, check=False)
    assert completed.returncode == 0, completed.stdout + completed.stderr
    assert "Success: no issues" in completed.stdout or "0 errors, 0 warnings" in completed.stdout


def test_operations_of_the_large_document(load_package: Callable[[str], tuple[Any, dict[str, Any]]]) -> None:
    """The 62 operations of the large document have 62 modules."""
    models, document = load_package("clemta-partner")
    operations = [
        item[method]
        for item in document["paths"].values()
        for method in item
        if method in {"get", "post", "put", "delete", "patch"}
    ]
    modules = [path for path in (Path(models.__file__).parents[1] / "api").glob("*/*.py") if path.name != "__init__.py"]
    assert len(operations) == len(modules) == 62


@pytest.mark.exhaustive
def test_coverage_of_the_large_document(root: Path) -> None:
    """Each item of the large document is generated, enforced at run time, or on the list of allowed drops."""
    completed = subprocess.run(
        [sys.executable, "-m", "scripts.codegen.coverage", "--root", root],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    messages = [line for line in completed.stderr.splitlines() if "clemta-partner" in line or "clemta_partner/" in line]
    assert messages == []
    assert "clemta_partner:" in completed.stdout
    (row,) = [
        line
        for line in completed.stdout.partition("clemta_partner:")[2].splitlines()
        if line.startswith("| operation ")
    ]
    assert row.split() == ["|", "operation", "|", "62", "|", "0", "|", "0", "|"]
