"""Write a ledger as a page for people."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scripts.codegen.coverage._of_runtime import TESTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scripts.codegen.coverage._ledger import Ledger, Row

_HOWS = ("generated", "carried", "dropped")
_HEAD = """\
# What became of each item of the document

*generated*: the code has it, in the module named. *carried*: the runtime holds calls to it; the test named, in
`{tests}`, fails when it does not. *dropped*: neither, for the reason given in `{reviewed}`.
Prose (titles, summaries, descriptions, `info`) is not listed.
"""


def page(ledger: Ledger, written_by: str, reviewed: str) -> str:
    """The ledger in Markdown; ``reviewed`` is how the file with the reasons is called."""
    kinds = sorted({row.item.kind for row in ledger.rows}, key=str.lower)
    lines = [written_by, "", _HEAD.format(tests=TESTS, reviewed=reviewed), *summary(ledger.rows)]
    for kind in kinds:
        rows = [row for row in ledger.rows if row.item.kind == kind]
        lines += ["", f"## {kind}", "", "| in the document | what | | where or why |", "| --- | --- | --- | --- |"]
        lines += [_row(row) for row in rows]
    return "\n".join(lines) + "\n"


def summary(rows: Sequence[Row]) -> list[str]:
    """The table of counts, a line each."""
    counts: Counter[tuple[str, str]] = Counter((row.item.kind, row.verdict.how) for row in rows)
    kinds = sorted({kind for kind, _ in counts}, key=str.lower)
    table: list[list[object]] = [[kind, *(counts[kind, how] for how in _HOWS)] for kind in kinds]
    table.append(["all", *(sum(counts[kind, how] for kind in kinds) for how in _HOWS)])
    return [f"| kind | {' | '.join(_HOWS)} |", "| --- | ---: | ---: | ---: |", *map(_line, table)]


def _row(row: Row) -> str:
    told = row.verdict.where
    if row.verdict.how == "dropped":
        told = row.reason or f"**not listed**: {told}"
    return _line([f"`{row.item.at}`", row.item.told, row.verdict.how, told])


def _line(cells: Iterable[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", r"\|").replace("\n", " ") for cell in cells) + " |"
