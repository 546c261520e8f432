"""The mutants: what they are, that each is one, and that the suite catches them."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from scripts.contract import APIS
from scripts.mutants._kill import KILLED, kill
from tests.contract.mutants import KINDS, MUTANTS, running_mutant
from truespec_sandbox import running

ROOT = Path(__file__).parents[2]
# One each of what is seen in an answer, a query, the state, other identities, a second API, and a header.
SAMPLE = {
    "contact-created-201": "status_code_conformance",
    "contacts-wide-limit": "wrong queries are refused",
    "contact-update-lost": "an update is kept and changes nothing else",
    "assets-listed-by-all": "listings are nobody else's",
    "wethod-client-null-ignored": "null clears a field",
    "formation-since-ignored": "a conditional read tells whether it changed",
}


def command(module: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a module as a command."""
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env={"PATH": "", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_every_class_has_enough_mutants() -> None:
    """Each class has three mutants of Clemta and one of Wethod at least, and Wethod has twelve in all."""
    kinds = {api: Counter(one.kind for one in MUTANTS.values() if one.api == api) for api in APIS}
    assert set(KINDS) == set(kinds["clemta"])
    assert min(kinds["clemta"].values()) >= 3
    assert kinds["wethod"].total() >= 12
    assert len(set(KINDS) & set(kinds["wethod"])) >= 15


def test_mutants_are_spread_over_the_collections() -> None:
    """Contacts, fixed assets and formations have ten mutants each at least, and every operation of them has one."""
    named = Counter(operation for one in MUTANTS.values() if one.api == "clemta" for operation in one.operations)
    for resource in APIS["clemta"].resources:
        assert sum(named[operation] for operation in resource.operations) >= 10
        assert resource.operations <= set(named)


@pytest.mark.parametrize(("name", "check"), SAMPLE.items())
def test_the_suite_kills_a_sample(name: str, check: str) -> None:
    """The suite finds the defect by a check that fails, says with which request, and leaves the sandbox's log as it was."""
    level = logging.getLogger("truespec_sandbox").level
    result = kill(name)
    assert logging.getLogger("truespec_sandbox").level == level
    assert (result.result, result.check) == (KILLED, check)
    assert result.operation in MUTANTS[name].operations
    assert result.curl.startswith("curl -i -X ")


def test_the_suite_as_a_command_tells_a_mutant_from_a_sandbox() -> None:
    """Pointed at a mutant it exits with 1 and names operation, check and a curl line without the key; else with 0."""
    quick = ("--operation", "getContacts", "--phases", "")
    with running_mutant(MUTANTS["contacts-order-ignored"]) as mutant:
        killed = command("scripts.contract", "clemta", mutant.url, *quick, CLEMTA_API_KEY=mutant.api_key)
    with running("clemta") as clean:
        passed = command("scripts.contract", "clemta", clean.url, *quick, CLEMTA_API_KEY=clean.api_key)
    assert killed.returncode == 1, killed.stdout + killed.stderr
    assert "getContacts: sorting does what it says" in killed.stdout
    assert 'curl -i -X GET -H "x-api-key: $CLEMTA_API_KEY"' in killed.stdout
    assert mutant.api_key not in killed.stdout
    assert passed.returncode == 0, passed.stdout + passed.stderr
