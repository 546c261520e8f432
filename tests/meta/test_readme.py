"""What README says is run as it is written."""

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
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The code blocks of README in a language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("code", blocks("python"), ids=range(len(blocks("python"))))
def test_each_example_runs(sandbox: Sandbox, code: str) -> None:
    """Each Python example runs as written, with keys and servers in the environment, and prints what is there."""
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
            [sys.executable, "-W", "error", "-c", code],
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ada" in done.stdout or "[]" in done.stdout


def test_the_first_example_is_short() -> None:
    """The first example has seven lines."""
    assert len([line for line in blocks("python")[0].splitlines() if line.strip()]) == 7


def test_every_make_command_is_a_target() -> None:
    """Each make command of README, CONTRIBUTING and ARCHITECTURE has a target with a line in `make help`."""
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md")]
    commands = [found for text in texts for found in re.findall(r"(?m)(?:^|`)make ((?:[a-z-]+ ?)+)", text)]
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


def test_links_lead_somewhere() -> None:
    """Each relative link of README leads to a file."""
    links = re.findall(r"\]\((?!http)([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
