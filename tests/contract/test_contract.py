"""schemathesis holds the running sandbox to the contract documents: one suite for every API, by tag."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from truespec_sandbox import Sandbox, running

ROOT = Path(__file__).parents[2]
EVERY_PHASE = "examples,coverage,fuzzing,stateful"
EXAMPLES = os.environ.get("TRUESPEC_EXAMPLES", "")  # a schema; `make contract` asks for more than `make test`


def fuzz(sandbox: Sandbox, api: str, key: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run schemathesis over an API with every check, the same way every time."""
    st = Path(sys.executable).parent / "st"
    document = f"sandbox/truespec_sandbox/documents/{api}.json"
    fixed = ["--generation-deterministic", "--no-color"]
    return subprocess.run(
        [st, "run", document, "--url", sandbox.url, *fixed, *options],
        cwd=ROOT,
        env={**os.environ, "CLEMTA_API_KEY": key, "WETHOD_TOKEN": key},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.mark.parametrize(
    ("api", "tag", "operations", "examples", "cases"),
    [
        ("clemta", "Contacts", 5, "20", 300),
        ("clemta", "Fixed Assets", 5, "20", 300),
        ("clemta", "Formation", 3, "10", 40),
        ("wethod", "Contact", 5, "15", 300),
        ("wethod", "Client", 5, "15", 300),
        ("wethod", "Person", 4, "15", 200),
    ],
)
def test_the_sandbox_keeps_the_contract(api: str, tag: str, operations: int, examples: str, cases: int) -> None:
    """No check of schemathesis fails on any of a tag's operations, in any phase, and it warns of nothing."""
    phases = EVERY_PHASE if tag != "Person" else "examples,coverage,fuzzing"  # there are no links between people
    with running(api, check=True) as sandbox:
        options = ("--include-tag", tag, "--phases", phases, "--max-examples", EXAMPLES or examples)
        done = fuzz(sandbox, api, sandbox.api_key, *options)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Tested: {operations}\n" in done.stdout
    generated = re.search(r"(\d+) generated", done.stdout)
    assert generated is not None
    assert int(generated[1]) > cases


def test_what_is_answered_from_examples_keeps_the_contract() -> None:
    """Wethod's other operations refuse what is wrong and take what is right, at the bounds of every schema.

    `make test` takes those whose parameters and paths have forms that contacts and clients have not; `make contract`
    takes all.
    """
    some, rest = ("Budget", "Stream", "Holiday", "ProjectMetadata"), ("Contact", "Client", "Person")
    option, tags, operations = ("--exclude-tag", rest, 45) if EXAMPLES else ("--include-tag", some, 12)
    chosen = [word for tag in tags for word in (option, tag)]
    with running("wethod", check=True) as sandbox:
        done = fuzz(sandbox, "wethod", sandbox.api_key, *chosen, "--phases", "examples,coverage")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Tested: {operations}\n" in done.stdout


@pytest.mark.parametrize(("api", "tag"), [("clemta", "Contacts"), ("wethod", "Contact")])
def test_it_can_fail(api: str, tag: str) -> None:
    """Where the key opens nothing, so that nothing is reached, the suite says so and fails."""
    with running(api, check=True) as sandbox:
        done = fuzz(sandbox, api, "not-a-key", "--include-tag", tag, "--phases", "examples")
    assert done.returncode != 0, done.stdout
