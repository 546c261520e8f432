"""The coverage of an API: every item of its document, its verdict, and why a drop is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from scripts.codegen.coverage._items import Item, iter_items
from scripts.codegen.coverage._operation_checks import OPERATION_CHECKS
from scripts.codegen.coverage._package import Package
from scripts.codegen.coverage._schema_checks import SCHEMA_CHECKS
from scripts.codegen.coverage._uses import Uses
from scripts.codegen.coverage._verdicts import Verdict, dropped, is_in_runtime_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scripts.codegen.coverage._ledger import AllowedDrop
    from scripts.codegen.reading import Document

_CHECKS = SCHEMA_CHECKS | OPERATION_CHECKS


@frozen
class Row:
    """An item, what became of it, and the reviewed reason when it was dropped."""

    item: Item
    verdict: Verdict
    reason: str | None = None

    @property
    def is_lost(self) -> bool:
        """Whether it was dropped and nobody allowed it."""
        return self.verdict.outcome == "dropped" and self.reason is None


@frozen
class Coverage:
    """The coverage of one API."""

    rows: tuple[Row, ...]
    faults: tuple[str, ...]
    """What must not be, each with its place: drops that are not listed, and entries of the list that match nothing."""


def measure_coverage(document: Document, entries: Sequence[AllowedDrop], folder: Path) -> Coverage:
    """Return the coverage of a document by the package in ``folder`` that was generated from it."""
    uses = Uses(document.value, Package(folder))
    rows: list[Row] = []
    used: set[tuple[str, str]] = set()
    faults: list[str] = []
    for item in iter_items(uses.parts.values(), uses.operations):
        verdict = _find_verdict(uses, item)
        fitting = [entry for entry in entries if verdict.outcome == "dropped" and entry.allows(item)]
        used |= {(entry.place, item.kind) for entry in fitting}
        rows.append(Row(item, verdict, fitting[0].reason if fitting else None))
        if rows[-1].is_lost:
            place = document.locate(item.at)
            faults.append(f"{place}: {item.kind} at {item.at} ({item.text}) is dropped: {verdict.where}")
    for entry in entries:
        idle = [kind for kind in entry.kinds if (entry.place, kind) not in used]
        if idle:
            faults.append(
                f"{entry.place}: no {' and no '.join(idle)} is dropped {entry.where}; mend or remove the entry"
            )
    return Coverage(tuple(rows), tuple(faults))


def _find_verdict(uses: Uses, item: Item) -> Verdict:
    if item.part.role == "schema" and item.kind != "property" and not is_in_runtime_document(uses, item.at):
        return dropped("openapi.json, which the runtime validates against, says something else")
    if item.kind in _CHECKS:
        return _CHECKS[item.kind](uses, item)
    is_unknown = item.kind == "unknown keyword"
    return dropped("no version of OpenAPI has the keyword" if is_unknown else "nothing is generated from it")
