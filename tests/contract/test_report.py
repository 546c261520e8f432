"""The report of the contract suite: a page that reads well anywhere, and JUnit."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from scripts.contract_run._reports import junit, write_all
from tests.sandbox.browsing import requires_chromium, run_browser

if TYPE_CHECKING:
    from pathlib import Path

CHECKS = {f"a law with a long name that says what holds, number {number}": number * 400 + 1 for number in range(40)}


def operation(name: str, **changes: Any) -> dict[str, Any]:
    """An operation as a run tells of it."""
    plain = {
        "id": name, "method": "GET", "path": f"/{name}", "tag": "T", "played": True, "gated": True, "skipped": "",
        "documented": [200, 400, 404], "statuses": {"200": 9, "418": 1}, "cases": 10, "positive": 8, "accepted": 7,
        "checks": CHECKS,
    }  # fmt: skip
    return {**plain, **changes}


def told(**changes: Any) -> dict[str, Any]:
    """A run in which there is something of everything."""
    curl = "curl -i -X GET 'http://127.0.0.1:1/x?" + "a" * 300 + '\' -H "X-API-Key: $CLEMTA_API_KEY"'
    finding = {
        "operation": "getThing",
        "check": "a new check",
        "message": "<script>alert(1)</script> \x00 & more",
        "curl": curl,
        "source": "law",
    }
    plain = {
        "api": "clemta", "mode": "live", "server": "https://sandbox.example.com", "seed": 7, "max_examples": 5,
        "seconds": 1.5, "made": 3, "removed": 3, "recorded": 9,
        "operations": [operation("getThing"), operation("aVeryLongOperationIdThatGoesOnAndOnAndOn", skipped="not here", positive=0)],
        "findings": [finding], "crashes": ["a check broke down"], "warnings": ["missing_test_data: x"],
        "skipped": ["createFormation: " + "w" * 200], "shortfalls": ["getThing: 1 of 2"],
    }  # fmt: skip
    return {**plain, **changes}


MUTANTS = {
    "mutants": [
        {"name": "contact-created-201", "class": "status", "says": "201 and not 200", "result": "killed", "check": "status", "seconds": 2.25},
        {"name": "other", "class": "echo", "says": "nothing " * 30, "result": "survived", "check": None, "seconds": None},
    ],
}  # fmt: skip


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The folder of a report with everything in it."""
    (tmp_path / "mutants.json").write_text(json.dumps(MUTANTS))
    write_all([told(), told(api="wethod", findings=[])], tmp_path)
    return tmp_path


def test_the_page_says_it_all(written: Path) -> None:
    """Deviations with their curl lines, statuses never seen, shares, mutants: all there, escaped, and nothing from afar."""
    page = (written / "index.html").read_text()
    for words in (
        "The contract is broken", "&lt;script&gt;alert(1)", "$CLEMTA_API_KEY", "400, 404", "418", "88% (7 of 8)",
        "contact-created-201", "1 of 2 killed", "✗ 1", "seed 7", "createFormation: w",
    ):  # fmt: skip
        assert words in page, words
    assert "<script" not in page
    assert "src=" not in page
    assert "@import" not in page


def test_the_page_of_a_good_run_says_so(tmp_path: Path) -> None:
    """A run without findings is called kept; without mutants the page says how to get them."""
    good = told(findings=[], crashes=[], warnings=[], shortfalls=[], mode="sandbox")
    write_all([good], tmp_path)
    page = (tmp_path / "index.html").read_text()
    assert "Every API keeps its contract" in page
    assert "make mutants" in page
    assert json.loads((tmp_path / "report.json").read_text()) == {"runs": [good]}


def test_junit_has_a_case_for_each_operation(written: Path) -> None:
    """A finding fails its operation's case, with the curl line; crashes, warnings and reach fail the run's."""
    assert (written / "junit.xml").read_text()
    suite = junit([told()])[0]
    assert suite.attrib == {"name": "clemta", "tests": "3", "failures": "2", "skipped": "1", "time": "1.5"}
    first, second, whole = suite
    failure = first.find("failure")
    assert failure is not None
    assert "curl -i" in (failure.text or "")
    assert "\x00" not in failure.attrib["message"]
    assert second.find("skipped") is not None
    last = whole.find("failure")
    assert last is not None
    assert (last.text or "").splitlines() == ["a check broke down", "missing_test_data: x", "getThing: 1 of 2"]


@requires_chromium
def test_the_page_reads_well_anywhere(written: Path) -> None:
    """At 360 and 1280 pixels nothing is scrolled sideways, axe-core finds nothing in light or dark, no request leaves."""
    url = (written / "index.html").as_uri()
    with run_browser() as browser:
        for width in (360, 1280):
            browser.resize(width)
            for scheme in ("light", "dark"):
                browser.set_color_scheme(scheme)
                browser.driver.get(url)
                assert not browser.scrolls_horizontally(), (width, scheme)
                assert browser.accessibility_violations() == [], (width, scheme)
        assert {address for address in browser.requested_urls() if not address.startswith("data:")} == {url}
