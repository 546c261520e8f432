"""The rules of the house, held by tests."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
GENERATED = ("clemta_api", "wethod_api")
PUBLIC = (
    "clemta",
    "truespec",
    "truespec_sandbox",
    "wethod",
    *(f"{package}{part}" for package in GENERATED for part in ("", ".models", ".types")),
)


def tracked(*patterns: str) -> list[Path]:
    """The files of the project that match, git's or new."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in done.stdout.splitlines() if (ROOT / name).exists()]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a tool of the environment in the project's folder."""
    return subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)


def test_generated_is_current() -> None:
    """generated/ and the sandbox's documents are, byte for byte, what openapi/ makes."""
    done = run("python", "-m", "scripts.generate", "--check")
    assert done.returncode == 0, done.stderr


def test_layers_hold() -> None:
    """Every package imports only what it may."""
    done = run("lint-imports")
    assert done.returncode == 0, done.stdout
    assert " 0 broken" in done.stdout


@pytest.mark.parametrize("name", PUBLIC)
def test_all_is_sorted_and_true(name: str) -> None:
    """__all__ is sorted, has no name twice, and names what is there."""
    module = importlib.import_module(name)
    spelt = str.lower if name.endswith(".models") else str  # the generator sorts them whatever their case
    assert list(module.__all__) == sorted(
        set(module.__all__), key=lambda found: (not found.isupper(), found[0].islower(), spelt(found))
    )
    assert [found for found in module.__all__ if not hasattr(module, found)] == []


@pytest.mark.parametrize("root", ["generated", "facade", "sandbox"])
def test_every_package_is_typed(root: str) -> None:
    """Every package that is shipped has a py.typed."""
    packages = [path.parent for path in (ROOT / root).glob("*/__init__.py")]
    assert packages
    assert [package.name for package in packages if not (package / "py.typed").exists()] == []


@pytest.mark.parametrize("path", tracked("tests/**/test_*.py"), ids=lambda path: path.name)
def test_every_test_states_its_fact(path: Path) -> None:
    """Each test has a docstring: the fact that it proves."""
    functions = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)
    ]
    assert [node.name for node in functions if node.name.startswith("test_") and not ast.get_docstring(node)] == []


def test_generated_files_say_who_wrote_them() -> None:
    """Each generated Python file names its writer, its source, and that it is not to be edited."""
    files = tracked("generated/**/*.py", "generated/*/py.typed")
    assert len(files) > 50
    told = re.compile(r"# Written by `make generate` from openapi/\S+\.yaml \+ overlay\.yaml; do not edit\.\n")
    assert [path.name for path in files if not told.match(path.read_text(encoding="utf-8"))] == []


def test_nothing_names_a_machine_or_an_index() -> None:
    """No file has a path of somebody's machine or the address of a package index in it."""
    places = re.compile(
        r"(?<![\w./-])/(?:home|root|work|opt|Users)/\w|pypi\.org|files\.pythonhosted|registry\.npmjs|--index-url"
    )
    own = Path(__file__)
    found = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in tracked()
        if path != own and (match := places.search(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert found == set()


def test_ignores_have_reasons() -> None:
    """Whoever silences a checker says why, on the same line."""
    silenced = re.compile(r"#\s*(?:noqa|type: ignore|pyright: ignore)(?P<rest>.*)")
    bare: list[str] = []
    for path in tracked("facade/**/*.py", "sandbox/**/*.py", "scripts/**/*.py"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = silenced.search(line)
            if match and not re.search(r"[\])\w]\s+[(#].{4,}", match["rest"]):
                bare.append(f"{path.relative_to(ROOT)}:{number}")
    assert bare == []


def test_no_tool_names_an_api() -> None:
    """The Makefile and the scripts name no API, so a new one is a folder in openapi/; but for shows and three tables.

    The tables say of each API what no document says and the contract suite needs.
    """
    apis = [path.name for path in (ROOT / "openapi").iterdir() if path.is_dir()]
    tables = {"contract/_apis.py", "contract/_formation_forms.py", "contract_run/_settings.py"}
    shows = (
        {"scripts/demo.py"}
        | {f"scripts/{table}" for table in tables}
        | {str(path.relative_to(ROOT)) for path in (ROOT / "benchmarks").glob("*.py")}
    )
    files = [path for path in tracked("Makefile", "scripts/**") if str(path.relative_to(ROOT)) not in shows]
    assert len(files) > 30
    assert [path.name for path in files for api in apis if api in path.read_text(encoding="utf-8").lower()] == []
