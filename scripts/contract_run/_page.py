"""The report as one HTML file: no script, no network."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.contract_run._grid import grid
from scripts.contract_run._mutant_table import mutant_table
from scripts.contract_run._run import passed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.contract_run._run import Told

_STYLE = Path(__file__).with_name("page.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_NOTHING = "none"


def page(runs: list[Told], mutants: Any = None) -> str:
    """Return the page.

    Args:
        runs: what was found, one for each API.
        mutants: what ``make mutants`` wrote; ``None`` when it has not run.

    Returns:
        A whole HTML document.

    """
    good = all(passed(told) for told in runs)
    says = "Every API keeps its contract" if good else "The contract is broken"
    body = "".join([*(_api(told) for told in runs), mutant_table(mutants)])
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>Contract: {says}</title>\n<style>\n{_STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n"
        f'<header><h1>{says}</h1>\n<p class="quiet">Each answer of the server was held to its OpenAPI document, by '
        "schemathesis and by laws of our own. A number in the grid says how often a check was applied.</p></header>\n"
        f"<main>\n{body}</main>\n</body>\n</html>\n"
    )


def _api(told: Told) -> str:
    requests = sum(operation["cases"] for operation in told["operations"])
    verdict = ("good", "kept") if passed(told) else ("bad", "broken")
    facts = [
        f'<li class="{verdict[0]}">{verdict[1]}</li>',
        *(f"<li>{escape(fact)}</li>" for fact in (
            told["server"], f"{requests} requests", f"{told['seconds']} s", _seed(told["seed"]), *_live(told),
        )),
    ]  # fmt: skip
    return (
        f'<section>\n<h2>{escape(told["api"])}</h2>\n<ul class="facts">{"".join(facts)}</ul>\n{_deviations(told)}'
        f"{_lines('Below the reach', told['shortfalls'], 'bad')}{_lines('Broken checks', told['crashes'], 'bad')}"
        f"{_lines('Warnings', told['warnings'], 'warn')}{grid(told)}{_statuses(told)}"
        f"{_lines('Not tried', told['skipped'], 'quiet')}</section>\n"
    )


def _seed(seed: int | None) -> str:
    return "the same cases every time" if seed is None else f"seed {seed}"


def _live(told: Told) -> list[str]:
    return [f"{told['made']} records made, {told['removed']} removed"] if told["mode"] == "live" else []


def _deviations(told: Told) -> str:
    if not told["findings"]:
        return "<h3>Deviations</h3>\n<p>None.</p>\n"
    found = "".join(
        f'<div class="finding"><strong>{escape(each["operation"])}</strong>: {escape(each["check"])}'
        f"<br>{escape(each['message'])}<pre>{escape(each['curl'])}</pre></div>\n"
        for each in told["findings"]
    )
    return f"<h3>Deviations ({len(told['findings'])})</h3>\n{found}"


def _lines(title: str, lines: Iterable[str], kind: str) -> str:
    shown = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<h3>{title}</h3>\n<ul class="{kind}">{shown}</ul>\n' if shown else ""


def _statuses(told: Told) -> str:
    rows = "".join(_status_row(operation) for operation in told["operations"])
    return (
        "<h3>Statuses and reach</h3>\n<table><caption>Which statuses came, which the document lists and nobody saw, and "
        'how many valid requests were accepted.</caption>\n<thead><tr><th scope="col">Operation</th>'
        '<th scope="col">Seen</th><th scope="col">Never seen</th><th scope="col">Not in the document</th>'
        f'<th scope="col">Valid requests accepted</th></tr></thead>\n<tbody>\n{rows}</tbody></table>\n'
    )


def _status_row(operation: Any) -> str:
    seen = operation["statuses"]
    documented = {str(status) for status in operation["documented"]}
    cells = {
        "Seen": ", ".join(f"{status}: {count}" for status, count in seen.items()),
        "Never seen": ", ".join(sorted(documented - seen.keys())),
        "Not in the document": ", ".join(sorted(seen.keys() - documented)),
        "Valid requests accepted": _share(operation),
    }
    return (
        f'<tr><th scope="row"><code>{escape(operation["id"])}</code></th>'
        + "".join(f'<td data-name="{name}">{escape(text) or _NOTHING}</td>' for name, text in cells.items())
        + "</tr>\n"
    )


def _share(operation: Any) -> str:
    if not operation["positive"]:
        return operation["skipped"] or "none made"
    share = operation["accepted"] / operation["positive"]
    gate = "" if operation["gated"] else ", outside the gate"
    return f"{share:.0%} ({operation['accepted']} of {operation['positive']}{gate})"
