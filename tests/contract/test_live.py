"""The live mode of the contract suite, proved on a sandbox of ours that it takes for somebody else's server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from scripts.contract_run import _har
from scripts.contract_run._made import Made
from scripts.contract_run._selection import gated, left_out
from scripts.contract_run._settings import SettingsError, live
from truespec_sandbox import running

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
COMPANY = "64b8f1a2e4b0c8d9f0123456"
BODY = {"company_id": COMPANY, "type": "vendor", "full_name": "Not of this run", "email": "a@example.com"}
MADE, THEIRS = "0123456789abcdef01234568", "64b8f1a2e4b0c8d9f0999999"


def suite(environment: Mapping[str, str], *options: str, api: str = "clemta") -> subprocess.CompletedProcess[str]:
    """Run the suite as ``make contract`` does, in this environment."""
    command = [sys.executable, "-m", "scripts.contract_run", "--api", api, *options]
    rest = {
        name: value for name, value in os.environ.items() if not name.startswith(("CLEMTA_", "WETHOD_", "TRUESPEC_"))
    }
    return subprocess.run(
        command, cwd=ROOT, env={**rest, **environment}, capture_output=True, text=True, check=False, timeout=300
    )


def test_a_live_run_leaves_nothing_behind(tmp_path: Path) -> None:
    """It finds nothing wrong, waits for the rate limit, says what it skipped, removes its records and no others, keeps no key."""
    with running("clemta", check=True, rate_limit="200/second") as sandbox:
        contact = httpx.post(f"{sandbox.url}/contacts", json=BODY, headers={"X-API-Key": sandbox.api_key}).json()[
            "data"
        ]
        before = sandbox.snapshot()["records"]
        environment = {
            "CLEMTA_BASE_URL": sandbox.url,
            "CLEMTA_API_KEY": sandbox.api_key,
            "TRUESPEC_REQUESTS_PER_SECOND": "0",
        }
        done = suite(
            environment, "--tag", "Contacts", "--max-examples", "20", "--phases", "fuzzing", "--folder", str(tmp_path)
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert sandbox.snapshot()["records"] == before
        made = [request for request in sandbox.requests("createContact") if request.status == 200]
        assert sandbox.requests("createFormation") == ()
    assert contact["full_name"] == "Not of this run"
    assert len(made) > 20
    assert "SKIPPED createFormation: it founds or ends a company" in done.stdout
    assert "SKIPPED mutants" in done.stdout
    assert f"{len(made) - 1} records made, {len(made) - 1} removed" in done.stdout
    entries: list[Any] = json.loads((tmp_path / "clemta.har").read_text())["log"]["entries"]
    assert len(entries) > 100
    assert {entry["request"]["url"].startswith(f"{sandbox.url}/") for entry in entries} == {True}
    names = [body["full_name"] for entry in entries if (body := sent(entry)) and entry["response"]["status"] == 200]
    assert len(names) > 20
    assert all(name.startswith("truespec-") for name in names)
    assert {path.name for path in tmp_path.iterdir()} == {"clemta.har", "index.html", "junit.xml", "report.json"}
    for path in tmp_path.iterdir():
        assert sandbox.api_key not in path.read_text(), path.name
    assert sandbox.api_key not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("api", "variable", "tag", "phases"),
    [("clemta", "CLEMTA_API_KEY", "Formation", ""), ("wethod", "WETHOD_TOKEN", "Person", "coverage,fuzzing")],
)
def test_what_is_not_tried_is_no_finding(tmp_path: Path, api: str, variable: str, tag: str, phases: str) -> None:
    """Laws that would call what a live run leaves out are skipped aloud, and nobody's person is changed by a wrong method."""
    with running(api, check=True) as sandbox:
        environment = {
            f"{api.upper()}_BASE_URL": sandbox.url,
            variable: sandbox.api_key,
            "TRUESPEC_REQUESTS_PER_SECOND": "0",
        }
        done = suite(
            environment, "--tag", tag, "--phases", phases, "--max-examples", "2", "--folder", str(tmp_path), api=api
        )
        assert done.returncode == 0, done.stdout + done.stderr
        changed = {"POST", "PUT", "PATCH", "DELETE"}
        assert [one for one in sandbox.requests() if one.method in changed and one.status == 200] == []
        assert [one for one in sandbox.requests() if one.method == "PATCH" and one.path.endswith("/me")] == []
    if api == "clemta":
        assert "SKIPPED formations: odd texts come back as they were sent: would call createFormation" in done.stdout


def sent(entry: Any) -> dict[str, Any]:
    """The body that made a contact."""
    request = entry["request"]
    made = request["method"] == "POST" and "postData" in request
    try:
        body = json.loads(request["postData"]["text"]) if made else {}
    except ValueError:
        return {}
    return body if isinstance(body, dict) and isinstance(body.get("full_name"), str) else {}


@pytest.mark.parametrize(
    ("api", "environment", "words"),
    [
        ("clemta", {"CLEMTA_BASE_URL": "https://API.clemta.com./v1/"}, "production host of clemta"),
        ("wethod", {"WETHOD_BASE_URL": "https://api.wethod.com:443"}, "TRUESPEC_ALLOW_PRODUCTION=1"),
        ("clemta", {"CLEMTA_BASE_URL": "sandbox.clemta.com"}, "give a whole URL"),
        ("clemta", {"CLEMTA_BASE_URL": "https://sandbox.clemta.com"}, "CLEMTA_API_KEY is not set"),
    ],
)
def test_what_must_not_be_called_is_refused(api: str, environment: dict[str, str], words: str) -> None:
    """The document's first server is refused however it is spelled; so is a URL that is none, and a missing key."""
    with pytest.raises(SettingsError, match=words):
        live(api, environment)


def test_production_is_called_when_it_is_meant() -> None:
    """TRUESPEC_ALLOW_PRODUCTION=1 opens the production host; the key is not shown, and the pace is five a second."""
    environment = {"WETHOD_BASE_URL": "https://api.wethod.com", "WETHOD_TOKEN": "canary", "WETHOD_COMPANY": "mine"}
    found = live("wethod", {**environment, "TRUESPEC_ALLOW_PRODUCTION": "1"})
    assert found is not None
    assert (found.base_url, found.aliases, found.requests_per_second) == (
        "https://api.wethod.com", {"acme": "mine"}, 1.3,
    )  # fmt: skip
    assert "canary" not in repr(found)
    assert live("clemta", environment) is None


def test_the_refusal_ends_the_program() -> None:
    """Against the production host nothing is started, and the exit code is 2."""
    done = suite({"CLEMTA_BASE_URL": "https://api.clemta.com", "CLEMTA_API_KEY": "canary"})
    assert done.returncode == 2
    assert "production host" in done.stderr
    assert "canary" not in done.stdout + done.stderr


def test_only_what_can_be_taken_back_is_tried() -> None:
    """No operation that changes something is tried that is neither a removable creation nor reached by its links."""
    assert left_out("clemta").keys() == {"createFormation", "cancelFormation"}
    kept = {"createContact", "updateContact", "deleteContact", "createClient", "updateClient", "deleteClient"}
    assert not left_out("wethod").keys() & kept
    assert {"updatePerson", "createPersonPayroll"} <= left_out("wethod").keys()
    assert not gated("clemta", is_live=True) & {"createFormation", "getFormation", "cancelFormation"}


def test_records_of_others_are_not_touched() -> None:
    """A change of a record that this run has not made is turned aside, one of its own is sent, a founding is barred."""
    made = Made("clemta")
    made.note("POST", "/contacts", 200, json.dumps({"data": {"id": MADE}}).encode())
    assert made.judge("DELETE", f"/contacts/{THEIRS}") == "aside"
    assert made.judge("PUT", f"/contacts/{THEIRS}") == "aside"
    assert made.judge("PATCH", f"/contacts/{MADE}") == "send"
    assert made.judge("GET", f"/contacts/{THEIRS}") == "send"
    assert made.judge("POST", "/formations") == "bar"
    assert made.judge("DELETE", f"/formations/{MADE}") == "bar"
    assert Made("wethod").judge("PATCH", "/api/persons/me") == "not here"
    assert len(made.left) == 1
    made.note("DELETE", f"/contacts/{MADE}", 200, b"{}")
    assert not made.left


def test_a_secret_is_in_no_part_of_a_record() -> None:
    """However a key is written, in whatever part of an exchange, the record does not have it."""
    secret = 'ca nary/"é+'
    forms = ["ca nary/", "ca%20nary", "ca+nary", "Y2EgbmFyeS8iw6kr"]
    found = _har.entry(
        started="2026-01-01T00:00:00+00:00", milliseconds=1.0, method="GET",
        url="https://x.example/?a=ca%20nary%2F%22%C3%A9%2B&b=ca+nary%2F%22%C3%A9%2B",
        sent=[("X-Trace", secret), ("Authorization", "Bearer other"), ("Cookie", "c")], body=json.dumps({secret: secret}).encode(),
        status=200, received=[("Set-Cookie", "d"), ("X-Echo", "Y2EgbmFyeS8iw6kr")], content=secret.encode(), secrets=[secret],
    )  # fmt: skip
    text = json.dumps(found, ensure_ascii=False)
    assert [form for form in forms if form in text] == []
    assert "Bearer" not in text
