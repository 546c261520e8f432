"""What became of media types: the bodies of requests and answers, and the parts of a multipart body."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from scripts.codegen.coverage._book import Book, Verdict, dropped, generated
from scripts.codegen.coverage._code import constants
from scripts.codegen.coverage._operations import body, branches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scripts.codegen.coverage._code import Module
    from scripts.codegen.coverage._items import Item
    from scripts.codegen.coverage._uses import Use
    from scripts.codegen.reading import JSON


def request_media_type(book: Book, item: Item) -> Verdict:
    """``build`` sends a body of the media type, and asks for it where it is required."""
    return _by_each(book, item, _request)


def response_media_type(book: Book, item: Item) -> Verdict:
    """The module reads an answer of the media type, and makes of it what its schema says."""
    return _by_each(book, item, _response)


def _by_each(book: Book, item: Item, fault: Callable[[Book, Item, Module, Use], str]) -> Verdict:
    """The verdict of all operations that use a body: one that lacks it is enough."""
    modules: list[str] = []
    for use in book.uses.of[item.part.at]:
        module = book.sites.module(use.operation)
        told = fault(book, item, module, use) if module else "its operation has no module"
        if told:
            return dropped(f"{module.name}: {told}" if module else told)
        modules += [module.name] if module else []
    if not modules:
        return dropped("no operation uses it")
    return generated(*modules) if len(modules) == 1 else generated(f"{len(modules)} modules, {modules[0]} the first")


def _request(book: Book, item: Item, module: Module, use: Use) -> str:
    build, given = module.functions.get("build"), body(module)
    if build is None or given is None:
        return "build takes no body"
    if item.name not in constants(build):
        return "build sends no such media type"
    if given[1] == bool(use.value.get("required")):
        return f"the body is wrongly {'optional' if given[1] else 'required'}"
    return _lacking(book, item.value, book.sites.names([given[0]] if given[0] else []), "the body")


def _response(book: Book, item: Item, module: Module, use: Use) -> str:
    if book.uses.parts[use.operation].key == "head":
        return ""  # an answer to HEAD has no content (RFC 9110, section 9.3.2)
    lines = branches(module, "_decode", use.status)
    names = {part.id for line in lines for part in ast.walk(line) if isinstance(part, ast.Name)}
    texts = {text for line in lines for text in constants(line)}
    if item.name.lower() not in texts and not ("json" in item.name and "is_json" in names):
        return f"_decode reads no such media type under {use.status}"
    return _lacking(book, item.value, names | _words(texts), f"what it makes of {use.status}")


def _lacking(book: Book, media_type: JSON, names: set[str], holder: str) -> str:
    """What is wrong when a media type's schema has a model that the code does not name."""
    target = str(media_type.get("schema", {}).get("$ref", "")).removeprefix("#")
    codes = book.sites.of(book.uses.parts[target]) if target in book.uses.parts else []
    wanted = book.package.models.keys() & book.sites.names(codes)
    return f"{holder} is no {' or '.join(sorted(wanted))}" if wanted and not wanted & names else ""


def _words(texts: Iterable[str]) -> set[str]:
    """The names in texts that are types, as in ``cast("list[Contact]", value)``."""
    return {word for text in texts for word in text.replace("[", " ").replace("]", " ").replace("|", " ").split()}


def part_content_type(book: Book, item: Item) -> Verdict:
    """The class of the multipart body writes the part with its content type."""
    media_type = item.part.owner
    schema = book.uses.parts.get(f"{media_type.at}/schema") if media_type else None
    for found in book.sites.classes(schema) if schema else ():
        module = book.package.module(found.module)
        if module and item.value in module.texts:
            return generated(module.name)
    return dropped("no module writes the part with it")
