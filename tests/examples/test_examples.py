"""The example programs do what they say, each run as a program against the sandbox."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from clemta import Clemta

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from truespec_sandbox import Sandbox

EXAMPLES = Path(__file__).parents[2] / "examples"
PROGRAMS = {path.name for path in EXAMPLES.glob("*.py")}
Done = subprocess.CompletedProcess[str]


@pytest.fixture
def run(sandbox: Sandbox) -> Callable[..., Done]:
    """Runs an example with arguments, the key and the address in the environment."""
    environment = {**os.environ, "CLEMTA_API_KEY": sandbox.api_key, "CLEMTA_BASE_URL": sandbox.url}

    def program(name: str, *arguments: object) -> Done:
        command = [sys.executable, "-W", "error", str(EXAMPLES / name), *map(str, arguments)]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)

    return program


@pytest.fixture
def contacts(sandbox: Sandbox) -> Iterator[list[Any]]:
    """250 contacts, every fifth a vendor."""
    with Clemta(sandbox.api_key, base_url=sandbox.url) as clemta:
        yield [
            clemta.contacts.create(
                company_id=sandbox.company_ids[0],
                type="vendor" if number % 5 == 0 else "customer",
                full_name=f"Contact {number}",
                email=f"c{number}@example.com",
            )
            for number in range(250)
        ]
    sandbox.clear_requests()


def test_every_program_is_run() -> None:
    """There are six programs, and each is named in a test of this file."""
    text = Path(__file__).read_text(encoding="utf-8")
    assert len(PROGRAMS) == 6
    assert {name for name in PROGRAMS if f'run("{name}"' in text} == PROGRAMS


def test_sync_resumes_where_it_ended(
    run: Callable[..., Done], sandbox: Sandbox, contacts: list[Any], tmp_path: Path
) -> None:
    """A sync that fails halfway is resumed, reads nothing twice, and ends with every contact."""
    store, company_id = tmp_path / "store.sqlite", sandbox.company_ids[0]
    sandbox.faults({"faults": [{"operation": "getContacts", "nth": 3, "fault": "status", "status": 403}]})
    broken = run("sync_contacts.py", store, company_id)
    assert broken.returncode == 1
    assert "PermissionDeniedError" in broken.stderr
    sandbox.faults(None)
    done = run("sync_contacts.py", store, company_id)
    assert (done.returncode, done.stderr) == (0, "")
    read = int(done.stdout.split()[0])
    assert 0 < read < 250
    with closing(sqlite3.connect(store)) as opened:
        assert sorted(opened.execute("select id, name from contacts")) == sorted((c.id, c.full_name) for c in contacts)
        assert opened.execute("select count(*) from places").fetchone() == (0,)
    assert run("sync_contacts.py", store, company_id).stdout == "250 contacts read\n"


def test_a_company_is_formed_and_waited_for(run: Callable[..., Done], sandbox: Sandbox, tmp_path: Path) -> None:
    """The response to the create is lost, and the company is formed all the same, once, and waited for to its end."""
    passport = tmp_path / "noor.pdf"
    passport.write_bytes(b"%PDF-1.7 scan")
    sandbox.faults({"faults": [{"operation": "createFormation", "fault": "reset", "when": "after"}]})
    stop = threading.Event()

    def days() -> None:
        while not stop.wait(0.4):
            if sandbox.requests("getFormation"):
                sandbox.clock.advance(86_400)

    thread = threading.Thread(target=days)
    thread.start()
    try:
        done = run("form_a_company.py", "order-9", "Juniper Works", passport, "--deadline", 30, "--poll-every", 0.05)
    finally:
        stop.set()
        thread.join()
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "the response was lost, the formation exists"
    assert lines[-2] == "now active"
    assert re.fullmatch(r"Juniper Works was formed on \d{4}-\d\d-\d\d", lines[-1])
    again = run("form_a_company.py", "order-9", "Juniper Works", passport)
    assert again.stdout.splitlines() == lines[-2:]
    assert len(sandbox.requests("createFormation")) == 1


def test_many_companies_at_once(run: Callable[..., Done], sandbox: Sandbox, contacts: list[Any]) -> None:
    """Every company is counted, in the order given, and an unknown one is reported."""
    del contacts
    first, second = sandbox.company_ids[:2]
    done = run("many_companies.py", first, "0" * 24, second)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        f"{first} has 50 vendors",
        f"{'0' * 24} does not exist",
        f"{second} has 0 vendors",
    ]


def test_deviations_are_watched(
    run: Callable[..., Done], sandbox: Sandbox, contacts: list[Any], tmp_path: Path
) -> None:
    """A deviation does not stop the program; it is reported once, and not again when the last report has it."""
    bend = {"operation": "getContacts", "fault": "wrong-type", "pointer": "/data/contacts/0/full_name"}
    sandbox.faults({"faults": [bend]})
    report = tmp_path / "report.json"
    first = run("watch_deviations.py", sandbox.company_ids[0], report)
    assert first.returncode == 0, first.stderr
    reported = [line for line in first.stdout.splitlines() if line.startswith("new:")]
    assert len(reported) == 1
    assert reported[0].startswith("new: getContacts /data/contacts/*/full_name is ")
    assert len(first.stdout.splitlines()) == len(contacts) + 1
    second = run("watch_deviations.py", sandbox.company_ids[0], report)
    assert (second.returncode, len(second.stdout.splitlines())) == (0, len(contacts))


def test_retries_are_in_the_log(run: Callable[..., Done], sandbox: Sandbox, contacts: list[Any]) -> None:
    """Each attempt and each wait has its line; so has giving up."""
    fault = {"operation": "getContactById", "fault": "status", "status": 500, "retry-after": "0"}
    sandbox.faults({"faults": [fault | {"nth": [1, 2]}]})
    done = run("log_retries.py", contacts[0].id)
    assert done.returncode == 0, done.stderr
    lines = done.stderr.splitlines()
    assert [re.sub(r"\d+\.\d+ s", "? s", line).rpartition("}: ")[2] for line in lines] == [
        "attempt 1: 500 in ? s",
        "INFO truespec: getContactById: retry in ? s",
        "attempt 2: 500 in ? s",
        "INFO truespec: getContactById: retry in ? s",
        "attempt 3: 200 in ? s",
        "INFO our.service: Contact 0 after 3 attempts and ? s of waiting",
    ]
    assert lines[0].startswith("WARNING truespec: getContactById: GET")
    sandbox.faults({"faults": [fault]})
    failed = run("log_retries.py", contacts[0].id)
    assert failed.returncode == 1
    assert "given up after 5 attempts: getContactById: 500" in failed.stderr


def test_the_low_level_client_alone(run: Callable[..., Done], sandbox: Sandbox) -> None:
    """The generated client works without the facade."""
    done = run("low_level.py", sandbox.company_ids[0])
    assert (done.returncode, done.stdout, done.stderr) == (0, "200\nCleo Ray\n", "")
