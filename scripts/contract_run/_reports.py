"""What is written of a run: a page for people, JSON and JUnit for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from scripts.contract_run._page import page
from scripts.contract_run._run import passed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scripts.contract_run._run import Told

# What XML 1.0 cannot hold.
_UNSAYABLE = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\N{REPLACEMENT CHARACTER}"
)


def write_all(runs: list[Told], folder: Path) -> None:
    """Write ``index.html``, ``report.json`` and ``junit.xml``.

    Args:
        runs: what was found, one for each API.
        folder: where they go; a ``mutants.json`` in it is shown on the page.

    """
    folder.mkdir(parents=True, exist_ok=True)
    mutants = folder / "mutants.json"
    defects = json.loads(mutants.read_text(encoding="utf-8")) if mutants.exists() else None
    (folder / "report.json").write_text(json.dumps({"runs": runs}, ensure_ascii=False, indent=1), encoding="utf-8")
    (folder / "index.html").write_text(page(runs, defects), encoding="utf-8")
    ET.ElementTree(junit(runs)).write(folder / "junit.xml", encoding="utf-8", xml_declaration=True)


def junit(runs: list[Told]) -> ET.Element:
    """Return the runs as JUnit: a suite for each API, in it a case for each operation and one for the run as a whole."""
    root = ET.Element("testsuites")
    for told in runs:
        cases = [*_cases(told)]
        failed = sum(each.find("failure") is not None for each in cases)
        skipped = sum(each.find("skipped") is not None for each in cases)
        counts = {
            "tests": str(len(cases)),
            "failures": str(failed),
            "skipped": str(skipped),
            "time": str(told["seconds"]),
        }
        suite = ET.SubElement(root, "testsuite", {"name": told["api"], **counts})
        suite.extend(cases)
    return root


def _cases(told: Told) -> Iterator[ET.Element]:
    for operation in told["operations"]:
        case = ET.Element("testcase", {"classname": told["api"], "name": operation["id"]})
        if operation["skipped"]:
            ET.SubElement(case, "skipped", {"message": operation["skipped"]})
        for finding in _of(told, operation["id"]):
            failure = ET.SubElement(case, "failure", {"message": _sayable(f"{finding['check']}: {finding['message']}")})
            failure.text = _sayable(finding["curl"])
        yield case
    whole = ET.Element("testcase", {"classname": told["api"], "name": "the whole run"})
    if not passed({**told, "findings": []}):
        lines = [*told["crashes"], *told["warnings"], *told["shortfalls"]]
        ET.SubElement(whole, "failure", {"message": _sayable(lines[0])}).text = _sayable("\n".join(lines))
    yield whole


def _of(told: Told, operation: str) -> list[Any]:
    return [finding for finding in told["findings"] if finding["operation"] == operation]


def _sayable(text: str) -> str:
    return text.translate(_UNSAYABLE)
