"""Operations by checks."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scripts.contract_run._run import Told


def grid(told: Told) -> str:
    """Return the table of an API: a row for each operation that was tried, a column for each check that was applied."""
    failed = Counter((finding["operation"], finding["check"]) for finding in told["findings"])
    broken = {operation for operation, _ in failed}
    rows = [operation for operation in told["operations"] if operation["checks"] or operation["id"] in broken]
    checks = sorted({check for operation in rows for check in operation["checks"]} | {check for _, check in failed})
    if not rows:
        return ""
    head = "".join(f'<th scope="col" title="{escape(check)}">{place}</th>' for place, check in enumerate(checks, 1))
    body = "".join(_row(operation, checks, failed) for operation in rows)
    return (
        '<h3>Operations by checks</h3>\n<table class="grid"><caption>A dot: the check says nothing about the operation.'
        f'</caption>\n<colgroup><col class="name"><col span="{len(checks)}"></colgroup>\n'
        f'<thead><tr><th scope="col">Operation</th>{head}</tr></thead>\n<tbody>\n{body}</tbody></table>\n'
        f'<ol class="legend">{"".join(f"<li>{escape(check)}</li>" for check in checks)}</ol>\n'
    )


def _row(operation: Any, checks: list[str], failed: Counter[tuple[str, str]]) -> str:
    cells = "".join(_cell(check, operation["checks"].get(check, 0), failed[operation["id"], check]) for check in checks)
    return f'<tr><th scope="row"><code>{escape(operation["id"])}</code></th>{cells}</tr>\n'


def _cell(check: str, applied: int, failures: int) -> str:
    if failures:
        kind, text = "bad", f"✗ {failures}"
    elif applied:
        kind, text = "good", _short(applied)
    else:
        kind, text = "none", "·"
    return f'<td class="{kind}"><span class="label">{escape(check)} </span>{text}</td>'


def _short(count: int) -> str:
    return str(count) if count < 1000 else f"{count / 1000:.0f}k"  # noqa: PLR2004 (a thousand)
