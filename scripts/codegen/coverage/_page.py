"""Write the coverage of an API as a page for people."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scripts.codegen.coverage._verdicts import TESTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scripts.codegen.coverage._coverage import Coverage, Row


_OUTCOMES = ("generated", "enforced", "dropped")
_HEAD = """\
# What became of each item of the document

*generated*: the code has it, in the module named. *enforced*: the runtime holds calls to it; the test named, in
`{tests}`, fails when it does not. *dropped*: neither, for the reason given in `{reviewed}`.
Prose (titles, summaries, descriptions, `info`) is not listed.
"""


def format_page(coverage: Coverage, written_by: str, reviewed: str) -> str:
    """Return the coverage in Markdown; ``reviewed`` is the name of the file with the reasons."""
    kinds = sorted({row.item.kind for row in coverage.rows}, key=str.lower)
    lines = [written_by, "", _HEAD.format(tests=TESTS, reviewed=reviewed), *format_summary(coverage.rows)]
    for kind in kinds:
        rows = [row for row in coverage.rows if row.item.kind == kind]
        lines += ["", f"## {kind}", "", "| in the document | what | | where or why |", "| --- | --- | --- | --- |"]
        lines += [_row(row) for row in rows]
    return "\n".join(lines) + "\n"


def format_summary(rows: Sequence[Row]) -> list[str]:
    """Return the table of counts, a line each."""
    counts: Counter[tuple[str, str]] = Counter((row.item.kind, row.verdict.outcome) for row in rows)
    kinds = sorted({kind for kind, _ in counts}, key=str.lower)
    table: list[list[object]] = [[kind, *(counts[kind, outcome] for outcome in _OUTCOMES)] for kind in kinds]
    table.append(["all", *(sum(counts[kind, outcome] for kind in kinds) for outcome in _OUTCOMES)])
    return [f"| kind | {' | '.join(_OUTCOMES)} |", "| --- | ---: | ---: | ---: |", *map(_line, table)]


def _row(row: Row) -> str:
    text = row.verdict.where
    if row.verdict.outcome == "dropped":
        text = row.reason or f"**not listed**: {text}"
    return _line([f"`{row.item.at}`", row.item.text, row.verdict.outcome, text])


def _line(cells: Iterable[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", r"\|").replace("\n", " ") for cell in cells) + " |"
