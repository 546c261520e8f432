"""schemathesis holds the running sandbox to the contract document: a first suite, for the contacts."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from truespec_sandbox import Sandbox

ROOT = Path(__file__).parents[2]


def fuzz(url: str, api_key: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run schemathesis over the contacts with every check and phase, the same way every time."""
    st = Path(sys.executable).parent / "st"
    document = "sandbox/truespec_sandbox/documents/clemta.json"
    fixed = ["--include-tag", "Contacts", "--max-examples", "40", "--generation-deterministic", "--no-color"]
    return subprocess.run(
        [st, "run", document, "--url", url, *fixed, *options],
        cwd=ROOT,
        env={**os.environ, "CLEMTA_API_KEY": api_key},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_the_sandbox_keeps_the_contract(sandbox: Sandbox) -> None:
    """No check of schemathesis fails on any of the five contacts operations, in any phase, and it warns of nothing."""
    done = fuzz(sandbox.url, sandbox.api_key)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Tested: 5" in done.stdout
    cases = re.search(r"(\d+) generated", done.stdout)
    assert cases is not None
    assert int(cases[1]) > 500


def test_it_can_fail(sandbox: Sandbox) -> None:
    """Where the key opens nothing, so that nothing is reached, the suite says so and fails."""
    done = fuzz(sandbox.url, "not-a-key", "--phases", "examples")
    assert done.returncode != 0, done.stdout
