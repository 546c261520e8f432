"""The rules of the project that no other tool checks."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
from pathlib import Path

import pytest

from tests.meta import words

ROOT = Path(__file__).parents[2]
GENERATED = ("clemta_api", "wethod_api")
PUBLIC = (
    "clemta",
    "truespec",
    "truespec_sandbox",
    "wethod",
    *(f"{package}{part}" for package in GENERATED for part in ("", ".models", ".types")),
)


def tracked(*patterns: str) -> list[Path]:
    """Return the files of the project that match, tracked or new."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in done.stdout.splitlines() if (ROOT / name).exists()]


@pytest.mark.parametrize("name", PUBLIC)
def test_all_is_sorted_and_true(name: str) -> None:
    """__all__ is sorted, has no name twice, and names what is there."""
    module = importlib.import_module(name)
    spelt = str.lower if name.endswith(".models") else str  # the generator sorts them whatever their case
    assert list(module.__all__) == sorted(
        set(module.__all__), key=lambda public: (not public.isupper(), public[0].islower(), spelt(public))
    )
    assert [public for public in module.__all__ if not hasattr(module, public)] == []


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
    header = re.compile(r"# Written by `make generate` from openapi/\S+\.yaml \+ overlay\.yaml; do not edit\.\n")
    assert [path.name for path in files if not header.match(path.read_text(encoding="utf-8"))] == []


def test_nothing_names_a_machine_or_an_index() -> None:
    """No file has a path of somebody's machine or the address of a package index in it."""
    pattern = re.compile(
        r"(?<![\w./-])/(?:home|root|work|opt|Users)/\w|pypi\.org|files\.pythonhosted|registry\.npmjs|--index-url"
    )
    own = Path(__file__)
    places = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in tracked()
        if path != own and (match := pattern.search(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert places == set()


def test_ignores_have_reasons() -> None:
    """A comment that silences a checker has a reason on the same line."""
    silenced = re.compile(r"#\s*(?:noqa|type: ignore|pyright: ignore)(?P<rest>.*)")
    bare: list[str] = []
    for path in tracked("facade/**/*.py", "sandbox/**/*.py", "scripts/**/*.py", "benchmarks/*.py"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = silenced.search(line)
            if match and not re.search(r"[\])\w]\s+[(#].{4,}", match["rest"]):
                bare.append(f"{path.relative_to(ROOT)}:{number}")
    assert bare == []


def test_no_tool_names_an_api() -> None:
    """The Makefile, the scripts and the contract suite name no API but in tables, so a new one is a folder in openapi/.

    The tables of the contract suite say what no document says of an API; its own tests and mutants are of one API.
    """
    apis = [path.name for path in (ROOT / "openapi").iterdir() if path.is_dir()]
    suite = ROOT / "tests" / "contract"
    tables = {suite / "apis.py", suite / "formation_forms.py", *suite.glob("test_*.py"), *suite.glob("mutants/*.py")}
    shows = {ROOT / "scripts" / "demo.py"} | tables
    files = [path for path in tracked("Makefile", "scripts/**", "tests/contract/**") if path not in shows]
    assert len(files) > 30
    assert [path.name for path in files for api in apis if api in path.read_text(encoding="utf-8").lower()] == []


def test_words() -> None:
    """No identifier and no docstring has a word of the list that does not come back; each exception has its reason."""
    paths = [ROOT / folder for folder in words.FOLDERS]
    uses = [str(use) for path in words.files(paths) for use in words.uses(path, path.relative_to(ROOT).as_posix())]
    assert uses == []
    assert all(words.ALLOWED.values())


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("found = 1", "found"),
        ("def answer(): pass", "answer"),
        ("class LentPool: pass", "lent"),
        ('"""What is told."""', "told"),
        ('x = 1\n"""An answer that says no."""', "answer"),
        ("responses = [known_hosts]", ""),
        ("# found in a comment", ""),
        ('"""The code ``found`` stays."""', ""),
    ],
)
def test_words_are_found(tmp_path: Path, text: str, word: str) -> None:
    """A word is found as an identifier, as a part of one, and in a docstring; not in comments and code of docstrings."""
    path = tmp_path / "module.py"
    path.write_text(text, encoding="utf-8")
    uses = list(words.uses(path, "module.py"))
    assert (uses[0].word.lower() if uses else "") == word
