"""What became of discriminators: the property that tells the members of a union apart."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from scripts.codegen.coverage._book import Book, Verdict, dropped, generated

if TYPE_CHECKING:
    from scripts.codegen.coverage._items import Item


def discriminator(book: Book, item: Item) -> Verdict:
    """A ``decode_by_discriminator`` picks by the property, with every value that the document maps."""
    members = [str(one["$ref"]) for key in ("oneOf", "anyOf") for one in item.part.value.get(key, ()) if "$ref" in one]
    mapping: dict[str, str] = item.value.get("mapping", {})
    mapped = {target.rpartition("/")[2] for target in mapping.values()}  # a mapping may name a schema barely
    others = {name.rpartition("/")[2]: name for name in members if name.rpartition("/")[2] not in mapped}
    wanted = {value: _model(book, target) for value, target in (mapping | others).items()}
    for module in book.package.modules:
        for call in ast.walk(module.tree):
            if (
                isinstance(call, ast.Call)
                and ast.unparse(call.func) == "decode_by_discriminator"
                and len(call.args) > 3  # noqa: PLR2004  (its arguments)
            ):
                name, table = call.args[2], call.args[3]
                same = isinstance(name, ast.Constant) and name.value == item.value["propertyName"]
                if same and isinstance(table, ast.Dict) and _table(table).items() >= wanted.items():
                    return generated(module.name)
    return dropped("no decode_by_discriminator picks by it")


def _model(book: Book, target: str) -> str:
    """The class of a schema, given as a reference or, in a mapping, by its bare name."""
    name = target.rpartition("/")[2]
    part = book.uses.parts.get(f"/components/schemas/{name}")
    return next(iter(book.sites.names(book.sites.of(part)) & book.package.models.keys()), name) if part else name


def _table(node: ast.Dict) -> dict[str, str]:
    pairs = zip(node.keys, node.values, strict=True)
    return {
        str(key.value): ast.unparse(value).partition(".")[0] for key, value in pairs if isinstance(key, ast.Constant)
    }
