"""Live runs, tested on a sandbox of ours that the suite takes for another server."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.contract.apis import APIS
from tests.contract.document import ROOT, load_document
from tests.contract.journal import Journal
from tests.contract.json_values import MISSING, at, items, members
from tests.contract.live import (
    CreatedRecords,
    SettingsError,
    blocked_operations,
    gated_operations,
    read_settings,
)
from tests.contract.marks import find_mark
from tests.contract.mutants import MUTANTS, running_mutant
from tests.contract.relay import Relay, listening
from tests.contract.session import Server, secret_forms
from tests.contract.sweep import Sweep
from truespec_sandbox import running

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from truespec_sandbox import Sandbox

COMPANY = "64b8f1a2e4b0c8d9f0123456"
BODY = {"company_id": COMPANY, "type": "vendor", "full_name": "Not of this run", "email": "a@example.com"}
OWN, FOREIGN = "0123456789abcdef01234568", "64b8f1a2e4b0c8d9f0999999"
CLOSED = {"CLEMTA_BASE_URL": "http://127.0.0.1:9", "CLEMTA_API_KEY": "canary"}
UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}


def run_suite(environment: Mapping[str, str], *options: str) -> subprocess.CompletedProcess[str]:
    """Run the suite as ``make contract`` does, in this environment."""
    environment = {**clean_environment(), **environment}
    return subprocess.run(
        suite_command(*options), cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.mark.exhaustive  # half a minute each; the runs that are ended, below, are part of every run
@pytest.mark.parametrize(
    ("api", "resource"),
    [("wethod", 1), ("clemta", 0)],
    ids=["wethod clients", "clemta contacts"],
)
def test_a_live_run_leaves_nothing_behind(api: str, resource: int, tmp_path: Path) -> None:
    """It waits for the rate limit, removes its records and no others, names what it does not call, and shows no key."""
    create = APIS[api].resources[resource].create
    with running(api, check=True, seed=40, rate_limit="300/second") as sandbox:
        before = items(sandbox.snapshot()["records"])
        environment = live_environment(api, sandbox)
        tag = load_document(api).operations[create].tag
        reports = (
            "--report-folder",
            str(tmp_path),
            f"--junitxml={tmp_path}/junit.xml",
            "--journals",
            f"{tmp_path}/journals",
        )
        tests = ("-k", "deleted or schemathesis")
        completed = run_suite(environment, "--api", api, "--tag", tag, "--max-examples", "2", *reports, *tests)
        assert completed.returncode == 0, completed.stdout + completed.stderr
        after = items(sandbox.snapshot()["records"])
        assert [record for record in before if record not in after] == []
        # A deleted record stays in the store where it is read on request.
        assert len(after) == len(before) or APIS[api].resources[resource].deleted_filter
        created = [request for request in sandbox.requests(create) if request.status in {200, 201}]
    assert f"{api}: {len(created)} records created, {len(created)} removed" in completed.stdout
    for operation in blocked_operations(api):
        assert f"not called: {operation}: " in completed.stdout
    (har,) = tmp_path.rglob("traffic.har")
    entries: list[Any] = json.loads(har.read_text(encoding="utf-8"))["log"]["entries"]
    assert len(entries) > 100
    assert {entry["request"]["url"].startswith(f"{sandbox.url}/") for entry in entries} == {True}
    bodies = [body for entry in entries if (body := created_body(entry))]
    assert bodies
    assert all(find_mark(APIS[api].resources[resource], body) for body in bodies)
    assert [*(tmp_path / "journals").iterdir()] == []
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {"junit.xml", "report.json", "traffic.har", "index.html"} <= {path.name for path in files}
    assert [path.name for path in files if sandbox.api_key in path.read_text(encoding="utf-8")] == []
    assert sandbox.api_key not in completed.stdout + completed.stderr


def created_body(entry: Any) -> dict[str, Any]:
    """Return the body of a request that has created a record; empty for another exchange."""
    request = entry["request"]
    if request["method"] != "POST" or entry["response"]["status"] not in {200, 201}:
        return {}
    return members(json.loads(request["postData"]["text"]))


@pytest.mark.parametrize(
    ("api", "resource", "signal_number"),
    [
        ("clemta", 0, signal.SIGTERM),
        ("wethod", 1, signal.SIGKILL),
        pytest.param("clemta", 0, signal.SIGKILL, marks=pytest.mark.exhaustive),
        pytest.param("wethod", 1, signal.SIGTERM, marks=pytest.mark.exhaustive),
    ],
)
def test_a_run_that_is_ended_leaves_nothing_that_a_sweep_does_not_remove(
    api: str, resource: int, signal_number: int, tmp_path: Path
) -> None:
    """After SIGTERM the run removes its records; after SIGKILL nothing more is sent, and a sweep removes them."""
    create = APIS[api].resources[resource].create
    with running(api, check=True, seed=40) as sandbox:
        before = existing_records(sandbox)
        environment = live_environment(api, sandbox)
        tag = load_document(api).operations[create].tag
        options = ("--api", api, "--tag", tag, "--max-examples", "100", "-k", "schemathesis")
        with subprocess.Popen(
            suite_command(*options, "--journals", str(tmp_path)),
            cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        ) as process:  # fmt: skip
            wait_until(lambda: len(sandbox.requests(create)) >= 20)
            workers = child_processes(process.pid)
            assert workers
            process.send_signal(signal_number)
            output = process.communicate(timeout=60)[0].decode()
        wait_until(lambda: not any(map(is_running, workers)))
        if signal_number == signal.SIGKILL:
            count = len(sandbox.requests())
            assert len(existing_records(sandbox)) > len(before)
            swept = run_sweep(environment, tmp_path)
            # The last create may have been one of those that the server has to refuse: they have no mark.
            is_uncertain = "the run ended before the response to this create" in swept.stdout
            assert swept.returncode == is_uncertain, swept.stdout + swept.stderr
            assert len(sandbox.requests()) > count
        else:
            assert process.returncode == 2
            assert f"{api}: " in output
        assert existing_records(sandbox) == before
    assert [*tmp_path.iterdir()] == []


def suite_command(*options: str) -> list[str]:
    """Return the command that runs the suite as ``make contract`` does."""
    tests = ("tests/contract/properties", "tests/contract/test_schemathesis.py")
    return [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-m", "", "--live", *tests, *options]


def live_environment(api: str, sandbox: Sandbox) -> dict[str, str]:
    """Return an environment in which a sandbox is the server of a live run."""
    (secret,) = APIS[api].secrets.values()
    own = {f"{api.upper()}_BASE_URL": sandbox.url, secret: sandbox.api_key, "TRUESPEC_REQUESTS_PER_SECOND": "0"}
    return {**clean_environment(), **own}


def clean_environment() -> dict[str, str]:
    """Return the environment without what names servers."""
    outside = ("CLEMTA_", "WETHOD_", "TRUESPEC_", "PYTEST_")
    return {name: value for name, value in os.environ.items() if not name.startswith(outside)}


def run_sweep(environment: Mapping[str, str], journals: Path) -> subprocess.CompletedProcess[str]:
    """Run the sweep as ``make contract-sweep`` does."""
    command = [sys.executable, "-m", "tests.contract.sweep", "--journals", str(journals)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)


def existing_records(sandbox: Sandbox) -> list[Any]:
    """Return the records that are not deleted; some collections keep those that are."""
    records = items(sandbox.snapshot()["records"])
    return [one for one in records if at(one, "/body/deleted_at") in (None, MISSING)]


def child_processes(pid: int) -> list[int]:
    """Return the ids of the processes that a process has started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]


def is_running(pid: int) -> bool:
    """Return whether a process runs; one that has ended and waits to be collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait until a condition holds; fail after a minute."""
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_sweep_removes_what_is_marked_or_in_a_journal(tmp_path: Path) -> None:
    """A record is removed by its mark or its journal; those of a run that goes on and those of others stay."""
    contacts = APIS["clemta"].resources[0]
    with running("clemta") as sandbox:
        settings = read_settings("clemta", live_environment("clemta", sandbox))
        assert settings is not None
        ended = Journal(tmp_path, api="clemta", base_url=settings.base_url, mark="truespec-0000000a ")
        going_on = Journal(tmp_path, api="clemta", base_url=settings.base_url, mark="truespec-0000000b ")
        relay = Relay(settings, ended)

        def create(name: str, sender: Relay = relay) -> str:
            body = json.dumps({**BODY, "full_name": name}).encode()
            headers = [
                *relay.credential_headers,
                ("Content-Type", "application/json"),
                ("Content-Length", str(len(body))),
            ]
            return str(json.loads(sender.send("POST", "/contacts", headers, body).body)["data"]["id"])

        create("without a mark")
        other = Relay(settings)
        create("truespec-0000000c of a run whose journal is gone", other)
        theirs = ["truespec-0000000b of a run that goes on", "truespec- is a fine client", "a truespec-0000000c x"]
        kept = {create(name, other) for name in theirs}
        ended.record_request("createContact", b"{cut")
        ended.close(is_done=False)
        listed = Journal(tmp_path, api="clemta", base_url=settings.base_url, mark="truespec-0000000d ")
        listed.record_request("createContact", b'{"full_name": "truespec-0000000d Ada"}')
        listed.close(is_done=False)
        relay.close()
        sweep = Sweep(settings, tmp_path)
        assert sweep.run() == ["clemta: 2 of 2 leftover records removed"]
        assert len(sweep.problems) == 1
        assert "createContact {cut" in sweep.problems[0]
        assert {record["id"] for record in existing_records(sandbox) if record["collection"] == contacts.name} == kept
        assert [*tmp_path.iterdir()] == [going_on.path]
        going_on.close(is_done=True)
        other.close()


def test_a_finding_says_what_is_violated_and_how(tmp_path: Path) -> None:
    """It has the property, the request, where the expectation is, and what was seen; equal ones are counted at the end."""
    with running_mutant(MUTANTS["clemta-contacts-create-takes-any-length"]) as sandbox:
        options = ("--api", "clemta", "--tag", "Contacts", "--journals", str(tmp_path), "-k", "document_forbids")
        output = run_suite(live_environment("clemta", sandbox), *options).stdout
    assert "property: A body with one wrong value at any place is a 400" in output
    assert 'request:  curl -i -X POST -H "x-api-key: $CLEMTA_API_KEY"' in output
    assert "expected: #/paths/~1contacts/post/" in output
    assert "1 x A body with one wrong value at any place" in output


def test_credentials_that_every_server_rejects_are_tried_live() -> None:
    """A live run tries no key and an unknown key; only what our sandbox alone knows is left out."""
    server = Server(APIS["clemta"], "http://x.example", {}, is_live=True)
    assert [one.description for one in server.restricted_credentials] == ["no key", "an unknown key"]
    server = Server(APIS["wethod"], "http://x.example", {}, is_live=True)
    assert {"no token", "an unknown token"} <= {one.description for one in server.restricted_credentials}


def test_half_a_request_is_not_sent() -> None:
    """A request whose body breaks off, because the suite was killed, does not reach the server or delay the removals."""
    with running("clemta") as sandbox:
        settings = read_settings("clemta", live_environment("clemta", sandbox))
        assert settings is not None
        with listening(Relay(settings)) as relay:
            address = urlsplit(relay.url)
            with socket.create_connection((address.hostname, address.port)) as connection:
                connection.sendall(b"POST /contacts HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
                connection.shutdown(socket.SHUT_WR)
                assert connection.recv(1) == b""
            assert relay.send("GET", "/contacts", relay.credential_headers, b"").status == 400
        assert [one.method for one in sandbox.requests()] == ["GET"]


def test_a_header_that_names_another_method_is_not_sent() -> None:
    """A request that a server may take for a delete of any record does not reach it."""
    with running("clemta") as sandbox:
        settings = read_settings("clemta", live_environment("clemta", sandbox))
        assert settings is not None
        headers = [("X-HTTP-Method-Override", "DELETE")]
        assert Relay(settings).send("GET", f"/contacts/{FOREIGN}", headers, b"").status == 501
        assert not sandbox.requests()


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("api", "tag"),
    [("clemta", "Formation"), ("wethod", "Person")],
)
def test_what_a_live_run_does_not_call_is_skipped(api: str, tag: str, tmp_path: Path) -> None:
    """Tests that would call what cannot be undone are skipped with the reason, and nothing is changed."""
    with running(api, check=True) as sandbox:
        options = ("--api", api, "--tag", tag, "--max-examples", "2", "--journals", str(tmp_path))
        completed = run_suite(live_environment(api, sandbox), *options)
        assert completed.returncode == 0, completed.stdout + completed.stderr
        unsafe = [one for one in sandbox.requests() if one.method in UNSAFE]
        assert [one for one in unsafe if one.status == 200 or one.path.endswith("/me")] == []
    if api == "clemta":
        assert "would call createFormation" in completed.stdout


@pytest.mark.parametrize(
    ("api", "environment", "words"),
    [
        ("clemta", {"CLEMTA_BASE_URL": "https://API.clemta.com./v1/"}, "production host of clemta"),
        (
            "clemta",
            {
                "CLEMTA_BASE_URL": "https://\N{FULLWIDTH LATIN SMALL LETTER A}pi\N{IDEOGRAPHIC FULL STOP}clemta\N{FULLWIDTH FULL STOP}com"
            },
            "production host of clemta",
        ),
        ("wethod", {"WETHOD_BASE_URL": "https://api.wethod.com:443"}, "TRUESPEC_ALLOW_PRODUCTION=1"),
        ("clemta", {"CLEMTA_BASE_URL": "sandbox.clemta.com"}, "give a whole URL"),
        ("clemta", {"CLEMTA_BASE_URL": "https://sandbox.clemta.com"}, "CLEMTA_API_KEY is not set"),
        (
            "clemta",
            {"CLEMTA_BASE_URL": "http://x.example", "CLEMTA_API_KEY": "k", "TRUESPEC_REQUESTS_PER_SECOND": "many"},
            "give a number",
        ),
    ],
)
def test_settings_are_rejected(api: str, environment: dict[str, str], words: str) -> None:
    """The production host is rejected however it is spelled; so are a malformed URL or rate, and a missing key."""
    with pytest.raises(SettingsError, match=words):
        read_settings(api, environment)


def test_production_is_allowed_on_request() -> None:
    """TRUESPEC_ALLOW_PRODUCTION=1 opens the production host; the key is not shown, and the rate is 1.3 a second."""
    environment = {"WETHOD_BASE_URL": "https://api.wethod.com", "WETHOD_TOKEN": "canary", "WETHOD_COMPANY": "mine"}
    settings = read_settings("wethod", {**environment, "TRUESPEC_ALLOW_PRODUCTION": "1"})
    assert settings is not None
    assert (settings.base_url, settings.replacements) == ("https://api.wethod.com", {"acme": "mine"})
    assert settings.requests_per_second == 1.3
    assert "canary" not in repr(settings)
    assert read_settings("clemta", environment) is None


@pytest.mark.parametrize(
    ("environment", "options", "words"),
    [
        ({"CLEMTA_BASE_URL": "https://api.clemta.com", "CLEMTA_API_KEY": "canary"}, (), "production host"),
        pytest.param(CLOSED, ("-n", "2"), "leave out -n", marks=pytest.mark.exhaustive),
        pytest.param(CLOSED, (), "no response from http://127.0.0.1:9", marks=pytest.mark.exhaustive),
    ],
)
def test_an_impossible_live_run_does_not_start(
    environment: dict[str, str], options: tuple[str, ...], words: str
) -> None:
    """A run against production, in several processes, or against a server that does not respond ends with a message."""
    completed = run_suite(environment, "--api", "clemta", "--tag", "Contacts", *options)
    assert completed.returncode in {2, 4}
    output = completed.stdout + completed.stderr
    assert words in output
    assert "canary" not in output
    assert "passed" not in output
    assert "failed" not in output


def test_only_what_can_be_undone_is_called() -> None:
    """An operation that changes something is called only if it creates a removable record or works on one."""
    assert blocked_operations("clemta").keys() == {"createFormation", "cancelFormation"}
    called = {"createContact", "updateContact", "deleteContact", "createClient", "updateClient", "deleteClient"}
    assert not blocked_operations("wethod").keys() & called
    assert {"updatePerson", "createPersonPayroll"} <= blocked_operations("wethod").keys()
    formation = {"createFormation", "getFormation", "cancelFormation"}
    assert not gated_operations("clemta", is_live=True) & formation


@pytest.mark.parametrize(
    ("method", "path", "decision"),
    [
        ("GET", f"/contacts/{FOREIGN}", "send"),
        ("POST", "/contacts", "send"),
        ("PATCH", f"/contacts/{OWN}", "send"),
        ("DELETE", "/contacts/0123456789abcdef01234567", "send"),
        ("DELETE", f"/contacts/{'x' * 65}", "send"),
        ("DELETE", f"/contacts/{FOREIGN}", "redirect"),
        ("PATCH", f"/contacts/{FOREIGN.upper()}", "redirect"),
        ("DELETE", f"/contacts/%36{FOREIGN[1:]}", "redirect"),
        ("DELETE", f"/contacts/{OWN}%20", "redirect"),
        ("DELETE", "/contacts/twelve-chars", "redirect"),
        ("DELETE", "/contacts/..%2Ffixed-assets", "redirect"),
        ("DELETE", f"/fixed-assets/{OWN}", "redirect"),
        ("PUT", f"/contacts/{FOREIGN}", "method_not_allowed"),
        ("DELETE", "/contacts", "method_not_allowed"),
        ("DELETE", "/contacts/", "method_not_allowed"),
        ("POST", f"/contacts/{OWN}", "method_not_allowed"),
        ("DELETE", f"/companies/{FOREIGN}", "method_not_allowed"),
        ("POST", "/formations", "block"),
        ("DELETE", f"/formations/{OWN}", "block"),
    ],
)
def test_records_of_others_are_not_touched(method: str, path: str, decision: str) -> None:
    """Only documented changes of records of this run, by their exact ids and in their collection, are sent as they are."""
    records = CreatedRecords("clemta")
    records.observe("POST", "/contacts", 200, json.dumps({"data": {"id": OWN}}).encode())
    assert records.decide(method, path) == decision
    if decision == "redirect":
        assert records.redirect(method, path).endswith("/0123456789abcdef01234567")


def test_a_static_path_is_no_id() -> None:
    """A method that belongs to a path with a variable is not sent to a path of the document's own."""
    assert CreatedRecords("wethod").decide("PATCH", "/api/persons/me") == "method_not_allowed"


def test_ids_are_kept_by_collection() -> None:
    """An id of one collection gives no right to the same id of another."""
    records = CreatedRecords("wethod")
    records.observe("POST", "/api/client", 201, b'{"id": 28}')
    assert records.decide("DELETE", "/api/client/28") == "send"
    assert records.decide("DELETE", "/api/contact/28") == "redirect"


def test_created_records_are_removed_in_reverse_order() -> None:
    """Records are removed from the last one to the first; one that stays and one without an id are reported."""
    with running("clemta") as sandbox:
        settings = read_settings("clemta", live_environment("clemta", sandbox))
        assert settings is not None
        relay = Relay(settings)
        body = json.dumps(BODY).encode()
        headers = [
            ("X-API-Key", sandbox.api_key),
            ("Content-Type", "application/json"),
            ("Content-Length", str(len(body))),
        ]
        for _ in range(3):
            relay.send("POST", "/contacts", headers, body)
        ids = [record_id for _, record_id in relay.records.remaining]
        relay.records.observe("POST", "/fixed-assets", 200, json.dumps({"data": {"id": FOREIGN}}).encode())
        relay.records.observe("POST", "/contacts", 200, b"no JSON")
        left = relay.remove_created_records()
        relay.close()
        deleted = [one.path.rpartition("/")[2] for one in sandbox.requests("deleteContact")]
    assert len(ids) == 3
    assert deleted == ids[::-1]
    assert left == [
        f"deleteFixedAsset {FOREIGN}: it could not be removed",
        "a record without an id in the response to its create",
    ]


def test_a_secret_is_redacted_in_every_form() -> None:
    """However a key is written, a report does not have it."""
    secret = 'ca nary/"é+'
    forms = ["ca nary/", "ca%20nary", "ca+nary", "Y2EgbmFyeS8iw6kr"]
    text = (
        "https://x.example/?a=ca%20nary%2F%22%C3%A9%2B&b=ca+nary%2F%22%C3%A9%2B Y2EgbmFyeS8iw6kr "
        f"{json.dumps({secret: secret})} {json.dumps(secret, ensure_ascii=False)} {secret}"
    )
    redactions = dict.fromkeys(secret_forms(secret), "[secret]")
    server = Server(APIS["clemta"], "http://x.example", {}, redactions=redactions)
    assert [form for form in forms if form in server.redact(text)] == []
