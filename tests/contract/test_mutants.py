"""The mutants: what they are, that each is one, and that the suite catches them."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scripts.contract import APIS
from scripts.mutants._kill import KILLED, kill
from scripts.mutants._proofs import RECORDINGS, shown
from truespec_sandbox import Sandbox, running
from truespec_sandbox.mutants import CLASSES, MUTANTS, Mutant

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
RECORDED: dict[str, Any] = json.loads(RECORDINGS.read_text(encoding="utf-8"))
# One each of what is seen in an answer, a query, the state, other identities, a second API, and a header.
SAMPLE = {
    "contact-created-201": "status_code_conformance",
    "contacts-wide-limit": "wrong queries are refused",
    "contact-update-lost": "an update is kept and changes nothing else",
    "assets-listed-by-all": "listings are nobody else's",
    "wethod-client-null-ignored": "null clears a field",
    "formation-since-ignored": "a conditional read tells whether it changed",
}


@pytest.fixture(scope="module")
def pristine() -> Iterator[dict[str, Sandbox]]:
    """A sandbox without a defect for each API."""
    with running("clemta") as clemta, running("wethod") as wethod:
        yield {"clemta": clemta, "wethod": wethod}


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
    assert set(CLASSES) == set(kinds["clemta"])
    assert min(kinds["clemta"].values()) >= 3
    assert kinds["wethod"].total() >= 12
    assert len(set(CLASSES) & set(kinds["wethod"])) >= 15


def test_mutants_are_spread_over_the_collections() -> None:
    """Contacts, fixed assets and formations have ten mutants each at least, and every operation of them has one."""
    named = Counter(operation for one in MUTANTS.values() if one.api == "clemta" for operation in one.operations)
    for resource in APIS["clemta"].resources:
        assert sum(named[operation] for operation in resource.operations) >= 10
        assert resource.operations <= set(named)


@pytest.mark.parametrize("mutant", MUTANTS.values(), ids=lambda mutant: mutant.name)
def test_each_mutant_answers_otherwise(mutant: Mutant, pristine: dict[str, Sandbox]) -> None:
    """The last exchange of a mutant's proof is as recorded, with the defect and without, and the two differ."""
    with running(mutant.api, mutant=mutant.name) as damaged:
        assert shown(damaged, mutant) == RECORDED[mutant.name]["mutant"]
    assert shown(pristine[mutant.api], mutant) == RECORDED[mutant.name]["pristine"]
    assert RECORDED[mutant.name]["mutant"] != RECORDED[mutant.name]["pristine"]


def test_recordings_are_of_mutants() -> None:
    """Nothing is recorded of a mutant that does not exist."""
    assert set(RECORDED) == set(MUTANTS)


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
    with running("clemta", mutant="contacts-order-ignored") as mutant:
        killed = command("scripts.contract", "clemta", mutant.url, *quick, CLEMTA_API_KEY=mutant.api_key)
    with running("clemta") as clean:
        passed = command("scripts.contract", "clemta", clean.url, *quick, CLEMTA_API_KEY=clean.api_key)
    assert killed.returncode == 1, killed.stdout + killed.stderr
    assert "getContacts: sorting does what it says" in killed.stdout
    assert 'curl -i -X GET -H "x-api-key: $CLEMTA_API_KEY"' in killed.stdout
    assert mutant.api_key not in killed.stdout
    assert passed.returncode == 0, passed.stdout + passed.stderr


def test_the_command_line_lists_mutants_and_knows_them() -> None:
    """``--mutants`` lists every mutant; one that there is not, or of another API, ends with a word and exit code 2."""
    listed = command("truespec_sandbox", "--mutants")
    assert listed.returncode == 0
    assert all(f" {name}" in listed.stdout for name in MUTANTS)
    for api, name in (("clemta", "no-such"), ("wethod", "contact-created-201")):
        refused = command("truespec_sandbox", api, "--mutant", name)
        assert refused.returncode == 2
        assert name in refused.stderr
        assert "Traceback" not in refused.stderr


def test_a_server_without_a_defect_knows_nothing_of_mutants() -> None:
    """Running a sandbox does not import the mutants."""
    program = (
        "import sys; from truespec_sandbox import running\n"
        "with running('clemta'): print([name for name in sys.modules if 'mutants' in name])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"
