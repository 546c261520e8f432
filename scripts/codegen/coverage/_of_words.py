"""What became of remarks: a docstring is where they reach a person."""

from __future__ import annotations

import ast
import json
import re
from typing import TYPE_CHECKING

from scripts.codegen.coverage._book import Book, Verdict, dropped, generated
from scripts.codegen.coverage._operations import argument
from scripts.codegen.coverage._where import modules_of

if TYPE_CHECKING:
    from scripts.codegen.coverage._grammar import Part
    from scripts.codegen.coverage._items import Item
    from scripts.codegen.reading import JSON

_WORDS = {"deprecated": "deprecated", "readOnly": "read-only", "writeOnly": "write-only"}


def told(book: Book, item: Item) -> Verdict:
    """A docstring says it: that something is deprecated, read-only or write-only, or which default the server takes."""
    word = _WORDS.get(item.kind, r"default\b.*" + re.escape(json.dumps(item.value, ensure_ascii=False)))
    texts = docstrings(book, item.part)
    if texts and all(re.search(word, text, re.IGNORECASE | re.DOTALL) for text in texts):
        return generated(*modules_of(book, item.part))
    return dropped("no docstring tells it")


def docstrings(book: Book, part: Part) -> list[str]:
    """What the code says in words of an operation, a parameter, a property or a schema."""
    owner = part.owner
    if part.role == "operation":
        module = book.sites.module(part.at)
        return [module.docstring()] if module else []
    if part.role == "parameter":
        return [_argument_told(book, use.operation, use.value) for use in book.uses.of[part.at]]
    if owner and owner.role == "parameter":
        return docstrings(book, owner)
    if owner and owner.role == "schema" and part.key == "properties":
        return [
            found.properties[part.name].docstring
            for found in book.sites.classes(owner)
            if part.name in found.properties
        ]
    return [found.docstring for found in book.sites.classes(part)]


def _argument_told(book: Book, operation: str, parameter: JSON) -> str:
    module = book.sites.module(operation)
    found = argument(module, parameter["in"], parameter["name"]) if module else None
    text = ast.get_docstring(module.functions["build"]) or "" if module and found else ""
    match = (
        re.search(rf"^    {found[0]}: (.*?)(?=^    \w+: |^\S|\Z)", text, re.DOTALL | re.MULTILINE) if found else None
    )
    return match[1] if match else ""
