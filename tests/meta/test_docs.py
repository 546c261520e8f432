"""README and the pages of docs/ are true: their code runs, their make targets and their links exist."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clemta import Clemta
from truespec_sandbox import running

if TYPE_CHECKING:
    from truespec_sandbox import Sandbox

ROOT = Path(__file__).parents[2]
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (
        *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "ARCHITECTURE")),
        *(ROOT / "docs").rglob("*.md"),
    )
}


def code_blocks(page: str) -> list[str]:
    """Return the Python blocks of a page."""
    return re.findall(r"```python\n(.*?)```", PAGES[page], re.DOTALL)


EXAMPLES = {f"{page}:{number}": code for page in PAGES for number, code in enumerate(code_blocks(page), 1)}


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_example_runs(sandbox: Sandbox, example: str) -> None:
    """Each Python block runs as written, with keys and servers in the environment, and prints what the sandbox has."""
    with Clemta(sandbox.api_key, base_url=sandbox.url) as clemta:
        clemta.contacts.create(
            company_id=sandbox.company_ids[0], type="customer", full_name="Ada Palmer", email="palmer@example.com"
        )
    with running("wethod", check=True) as other:
        environment = {
            "CLEMTA_API_KEY": sandbox.api_key,
            "CLEMTA_BASE_URL": sandbox.url,
            "WETHOD_TOKEN": other.api_key,
            "WETHOD_COMPANY": other.company_ids[0],
            "WETHOD_BASE_URL": other.url,
        }
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", EXAMPLES[example]],
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ada" in done.stdout or "[]" in done.stdout


def test_readme_is_short() -> None:
    """README has at most 150 lines, and its first example seven."""
    assert len(PAGES["README.md"].splitlines()) <= 150
    assert len([line for line in code_blocks("README.md")[0].splitlines() if line.strip()]) == 7


def test_every_make_command_is_a_target() -> None:
    """Each make command of the pages has a target with a line in ``make help``."""
    commands = [match for text in PAGES.values() for match in re.findall(r"(?m)(?:^|`)make ((?:[a-z-]+ ?)+)", text)]
    named = {word for command in commands for word in command.split()}
    done = subprocess.run(
        [shutil.which("make") or "make", "--no-print-directory", "help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    targets = {line.split()[0] for line in done.stdout.splitlines()}
    assert {"run", "test", "sandbox", "generate"} <= named
    assert named - targets == set()


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    """Each relative link leads to a file, and each path in code style that names a folder of the project exists."""
    folder = (ROOT / page).parent
    links = re.findall(r"\]\((?!http)([^)#]+)\)", PAGES[page])
    paths = re.findall(r"`((?:facade|sandbox|scripts|tests|openapi|benchmarks|docs|examples)/[^`<>* ]+)`", PAGES[page])
    assert [link for link in links if not (folder / link).exists()] == []
    assert [path for path in paths if not (ROOT / path).exists()] == []
