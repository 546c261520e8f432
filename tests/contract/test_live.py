"""Live runs, tested on a sandbox of ours that the suite takes for another server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.contract.apis import APIS
from tests.contract.document import ROOT, load_document
from tests.contract.json_values import items
from tests.contract.live import (
    CreatedRecords,
    SettingsError,
    blocked_operations,
    gated_operations,
    read_settings,
)
from tests.contract.relay import Relay
from tests.contract.session import Server, secret_forms
from truespec_sandbox import running

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COMPANY = "64b8f1a2e4b0c8d9f0123456"
BODY = {"company_id": COMPANY, "type": "vendor", "full_name": "Not of this run", "email": "a@example.com"}
OWN, FOREIGN = "0123456789abcdef01234568", "64b8f1a2e4b0c8d9f0999999"
CLOSED = {"CLEMTA_BASE_URL": "http://127.0.0.1:9", "CLEMTA_API_KEY": "canary"}
UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}


def run_suite(environment: Mapping[str, str], *options: str) -> subprocess.CompletedProcess[str]:
    """Run the suite as ``make contract`` does, in this environment."""
    tests = ("tests/contract/properties", "tests/contract/test_schemathesis.py")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-m", "", "--live", *tests, *options]
    outside = ("CLEMTA_", "WETHOD_", "TRUESPEC_", "PYTEST_")
    rest = {name: value for name, value in os.environ.items() if not name.startswith(outside)}
    return subprocess.run(
        command, cwd=ROOT, env={**rest, **environment}, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.mark.parametrize(
    ("api", "resource"),
    [("wethod", 1), pytest.param("clemta", 0, marks=pytest.mark.exhaustive)],
    ids=["wethod clients", "clemta contacts"],
)
def test_a_live_run_leaves_nothing_behind(api: str, resource: int, tmp_path: Path) -> None:
    """It waits for the rate limit, removes its records and no others, names what it does not call, and shows no key."""
    create = APIS[api].resources[resource].create
    (secret,) = APIS[api].secrets.values()
    with running(api, check=True, seed=40, rate_limit="300/second") as sandbox:
        before = items(sandbox.snapshot()["records"])
        environment = {
            f"{api.upper()}_BASE_URL": sandbox.url,
            secret: sandbox.api_key,
            "TRUESPEC_REQUESTS_PER_SECOND": "0",
        }
        tag = load_document(api).operations[create].tag
        reports = ("--report-folder", str(tmp_path), f"--junitxml={tmp_path}/junit.xml")
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
    names = [name for entry in entries if (name := created_name(entry))]
    assert names
    assert all(name.startswith("truespec-") for name in names)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {"junit.xml", "report.json", "traffic.har", "index.html"} <= {path.name for path in files}
    assert [path.name for path in files if sandbox.api_key in path.read_text(encoding="utf-8")] == []
    assert sandbox.api_key not in completed.stdout + completed.stderr


def created_name(entry: Any) -> str:
    """Return the name of the record that an exchange created; empty for another exchange."""
    request = entry["request"]
    if request["method"] != "POST" or entry["response"]["status"] not in {200, 201}:
        return ""
    body = json.loads(request["postData"]["text"])
    return str(next((body[name] for name in ("full_name", "corporate_name") if name in body), ""))


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("api", "secret", "tag"),
    [("clemta", "CLEMTA_API_KEY", "Formation"), ("wethod", "WETHOD_TOKEN", "Person")],
)
def test_what_a_live_run_does_not_call_is_skipped(api: str, secret: str, tag: str) -> None:
    """Tests that would call what cannot be undone are skipped with the reason, and nothing is changed."""
    with running(api, check=True) as sandbox:
        environment = {
            f"{api.upper()}_BASE_URL": sandbox.url,
            secret: sandbox.api_key,
            "TRUESPEC_REQUESTS_PER_SECOND": "0",
        }
        completed = run_suite(environment, "--api", api, "--tag", tag, "--max-examples", "2")
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
        settings = read_settings(
            "clemta",
            {
                "CLEMTA_BASE_URL": sandbox.url,
                "CLEMTA_API_KEY": sandbox.api_key,
                "TRUESPEC_REQUESTS_PER_SECOND": "0",
            },
        )
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
