"""Where a person finds the code for a part of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scripts.codegen.coverage._book import Book
    from scripts.codegen.coverage._grammar import Part


def modules_of(book: Book, part: Part) -> list[str]:
    """The module to look into: of the model that stands for a schema, else of the nearest thing around it that has one."""
    models = book.package.models
    names = book.sites.names(book.sites.of(part)) & models.keys() if part.role == "schema" else frozenset[str]()
    if names:
        return [models[min(names)].module]
    holder: Part | None = part
    while holder is not None:
        classes = book.sites.classes(holder) if holder.role == "schema" and holder is not part else []
        uses = book.uses.of[holder.at] if holder.role in {"parameter", "request body", "response"} else []
        operation = holder.at if holder.role == "operation" else uses[0].operation if uses else ""
        module = book.sites.module(operation) if operation else None
        if classes or module:
            return [classes[0].module] if classes else [module.name] if module else []
        holder = holder.owner
    return []
