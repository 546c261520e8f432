"""What became of schemas in code: properties and what is required of them, types, formats, enums."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scripts.codegen.coverage._book import Book, Verdict, dropped, generated
from scripts.codegen.coverage._models import ModelClass, values_in
from scripts.codegen.coverage._of_runtime import carried
from scripts.codegen.coverage._where import modules_of
from scripts.codegen.reading import is_array

if TYPE_CHECKING:
    from scripts.codegen.coverage._items import Item

# What stands in code for a JSON type; a text may have become something richer.
_PYTHON = {
    "string": {"str", "File", "datetime", "date", "DateTime", "UUID", "Any", "text", "read_file"},
    "integer": {"int", "Any"},
    "number": {"float", "int", "Any"},
    "boolean": {"bool", "Any"},
    "array": {"list", "Any"},
    "object": {"dict", "Any"},
    "null": {"None", "Any"},
}
_FORMATS = {"binary": {"File", "read_file"}, "date-time": {"datetime", "DateTime"}, "date": {"date"}, "uuid": {"UUID"}}


def property_(book: Book, item: Item) -> Verdict:
    """A class writes and reads the name, and has an attribute for it that is optional only where it may be."""
    classes = book.sites.classes(item.part)
    having = [found for found in classes if item.name in found.properties]
    if not having:
        modules = ", ".join(found.module for found in classes)
        return dropped(f"{modules} does not have it" if classes else "no class stands for its schema")
    return generated(*(found.module for found in having))


def required(book: Book, item: Item) -> Verdict:
    """The attributes have no default; where a schema only requires what another describes, the check carries it."""
    own = [name for name in item.value if name in item.part.value.get("properties", {})]
    classes = book.sites.classes(item.part)
    for found in classes:
        wrong = [name for name in own if name in found.properties and found.properties[name].optional]
        if wrong:
            return dropped(f"{found.module} may leave out {', '.join(wrong)}")
    modules = [found.module for found in classes if all(name in found.properties for name in own)]
    return generated(*modules) if own and modules and len(own) == len(item.value) else carried(book, item)


def additional_properties(book: Book, item: Item) -> Verdict:
    """The class keeps what the document does not name, as what it says; that nothing may be there the check carries."""
    found = [one.module for one in book.sites.classes(item.part) if one.extra]
    return generated(*found) if found and item.value is not False else carried(book, item)


def type_(book: Book, item: Item) -> Verdict:
    """The annotation names the type; where no code stands for the schema, the check carries it."""
    codes = book.sites.of(item.part)
    if not codes:
        return carried(book, item)
    named: list[str] = item.value if is_array(item.value) else [item.value]
    wanted = ["null"] if item.kind == "nullable" else named
    names = book.sites.names(codes)
    classes = any(isinstance(book.package.models.get(name), ModelClass) for name in names)
    lacking = [name for name in wanted if not names & _PYTHON.get(name, set()) and not (name == "object" and classes)]
    return (
        dropped(f"the code for it names no {' or '.join(lacking)}")
        if lacking
        else generated(*modules_of(book, item.part))
    )


def format_(book: Book, item: Item) -> Verdict:
    """The richer type that a format has stands for it; every other format the check carries."""
    codes = book.sites.of(item.part)
    if item.value not in _FORMATS or not codes:
        return carried(book, item)
    if _FORMATS[item.value] & book.sites.names(codes):
        return generated(*modules_of(book, item.part))
    return dropped(f"the code for it names no {' or '.join(sorted(_FORMATS[item.value]))}")


def enum(book: Book, item: Item) -> Verdict:
    """The literal type has every value; what no literal type can hold is carried by the check."""
    wanted = [value for value in item.value if value is not None]
    codes = book.sites.of(item.part)
    if not codes or not all(type(value) is str or type(value) is int for value in wanted):
        return carried(book, item)
    found = set(values_in(codes, book.package.models))
    lacking = [value for value in wanted if value not in found]
    if lacking:
        return dropped(f"no literal type has {', '.join(map(json.dumps, lacking[:3]))}")
    return generated(*modules_of(book, item.part))
