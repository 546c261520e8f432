"""The coverage of an API: every item of its document, its verdict, and why a drop is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from scripts.codegen.coverage import _checkers, _schema_checkers
from scripts.codegen.coverage._code import Package
from scripts.codegen.coverage._context import Context, Verdict, dropped
from scripts.codegen.coverage._items import Item, items

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from scripts.codegen.coverage._drops import AllowedDrop
    from scripts.codegen.reading import Document


CHECKERS: dict[str, Callable[[Context, Item], Verdict]] = {
    **dict.fromkeys(_schema_checkers.ENFORCED, _schema_checkers.enforced),
    "operation": _checkers.operation,
    "parameter": _checkers.parameter,
    "allowReserved": _checkers.allow_reserved,
    "response status": _checkers.response_status,
    "request media type": _checkers.request_media_type,
    "response media type": _checkers.response_media_type,
    "part content type": _checkers.part_content_type,
    "response header": _schema_checkers.response_header,
    "security scheme": _checkers.security_scheme,
    "security requirement": _checkers.security_requirement,
    "tag": _checkers.tag,
    "property": _schema_checkers.property_,
    "required": _schema_checkers.required,
    "additionalProperties": _schema_checkers.additional_properties,
    "type": _schema_checkers.type_,
    "nullable": _schema_checkers.type_,
    "format": _schema_checkers.format_,
    "enum": _schema_checkers.enum,
    "discriminator": _schema_checkers.discriminator,
    **dict.fromkeys(("default", "deprecated", "readOnly", "writeOnly"), _schema_checkers.check_docstring),
}


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
    context = Context(document.value, Package(folder))
    rows: list[Row] = []
    used: set[tuple[str, str]] = set()
    faults: list[str] = []
    for item in items(context.parts, context.uses):
        verdict = _verdict(context, item)
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


def _verdict(context: Context, item: Item) -> Verdict:
    if item.part.role == "schema" and item.kind != "property" and not context.runtime_has(item.at):
        return dropped("openapi.json, which the runtime validates against, says something else")
    return CHECKERS.get(item.kind, _unknown)(context, item)


def _unknown(_book: Context, item: Item) -> Verdict:
    text = {"unknown keyword": "nobody here knows the keyword", "extension": "extensions are the document's own"}
    return dropped(text.get(item.kind, "nothing is made of it"))
