"""Make the ledger of an API: every item of its document, its verdict, and why a drop is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from scripts.codegen.coverage import _of_bodies, _of_operations, _of_runtime, _of_schemas, _of_unions, _of_words
from scripts.codegen.coverage._book import Book, Verdict, dropped
from scripts.codegen.coverage._code import Package
from scripts.codegen.coverage._items import Item, items

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from scripts.codegen.coverage._reviewed import Entry
    from scripts.codegen.reading import Document

_JUDGES: dict[str, Callable[[Book, Item], Verdict]] = {
    **dict.fromkeys(_of_runtime.CARRIED, _of_runtime.carried),
    "operation": _of_operations.operation,
    "parameter": _of_operations.parameter,
    "allowReserved": _of_operations.allow_reserved,
    "response status": _of_operations.response_status,
    "request media type": _of_bodies.request_media_type,
    "response media type": _of_bodies.response_media_type,
    "part content type": _of_bodies.part_content_type,
    "response header": _of_runtime.response_header,
    "security scheme": _of_operations.security_scheme,
    "security requirement": _of_operations.security_requirement,
    "tag": _of_operations.tag,
    "property": _of_schemas.property_,
    "required": _of_schemas.required,
    "additionalProperties": _of_schemas.additional_properties,
    "type": _of_schemas.type_,
    "nullable": _of_schemas.type_,
    "format": _of_schemas.format_,
    "enum": _of_schemas.enum,
    "discriminator": _of_unions.discriminator,
    **dict.fromkeys(("default", "deprecated", "readOnly", "writeOnly"), _of_words.told),
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
        return self.verdict.how == "dropped" and self.reason is None


@frozen
class Ledger:
    """The ledger of one API."""

    rows: tuple[Row, ...]
    faults: tuple[str, ...]
    """What must not be, each with its place: drops that are not listed, and entries of the list that match nothing."""


def ledger_of(document: Document, entries: Sequence[Entry], folder: Path) -> Ledger:
    """The ledger of a document and the package in ``folder`` that was generated from it."""
    book = Book(document.value, Package(folder))
    rows: list[Row] = []
    used: set[tuple[str, str]] = set()
    faults: list[str] = []
    for item in items(book.parts, book.uses):
        verdict = _verdict(book, item)
        fitting = [entry for entry in entries if verdict.how == "dropped" and entry.allows(item)]
        used |= {(entry.place, item.kind) for entry in fitting}
        rows.append(Row(item, verdict, fitting[0].reason if fitting else None))
        if rows[-1].is_lost:
            place = document.locate(item.at)
            faults.append(f"{place}: {item.kind} at {item.at} ({item.told}) is dropped: {verdict.where}")
    for entry in entries:
        idle = [kind for kind in entry.kinds if (entry.place, kind) not in used]
        if idle:
            faults.append(
                f"{entry.place}: no {' and no '.join(idle)} is dropped {entry.where}; mend or remove the entry"
            )
    return Ledger(tuple(rows), tuple(faults))


def _verdict(book: Book, item: Item) -> Verdict:
    if item.part.role == "schema" and item.kind != "property" and not book.carries(item.at):
        return dropped("openapi.json says something else, and calls are held to that")
    return _JUDGES.get(item.kind, _unknown)(book, item)


def _unknown(_book: Book, item: Item) -> Verdict:
    told = {"unknown keyword": "nobody here knows the keyword", "extension": "extensions are the document's own"}
    return dropped(told.get(item.kind, "nothing is made of it"))
