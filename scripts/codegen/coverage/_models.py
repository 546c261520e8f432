"""The models of generated code: classes with their properties, and literal types with their values."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_WRITES = ("to_dict", "to_multipart")


@frozen
class Property:
    """A property as a class has it."""

    annotation: ast.expr
    optional: bool
    docstring: str


@frozen
class ModelClass:
    """A class of ``models/``."""

    module: str
    docstring: str
    properties: dict[str, Property]
    """By its name on the wire: only what the class writes, and reads where it reads at all."""
    extra: ast.expr | None
    """The annotation of ``additional_properties``."""


@frozen
class LiteralType:
    """A name for literal values."""

    module: str
    value: ast.expr


Definition: TypeAlias = ModelClass | LiteralType


def plain(name: str) -> str:
    """The letters and digits of a name, in lower case."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def definitions(tree: ast.Module, module: str) -> dict[str, Definition]:
    """The classes and the literal types of a module of ``models/``."""
    found: dict[str, Definition] = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            found[node.name] = _class(node, module)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            found[node.target.id] = LiteralType(module, node.value)
    return found


def _class(node: ast.ClassDef, module: str) -> ModelClass:
    fields: dict[str, Property] = {}
    for index, line in enumerate(node.body):
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
            below = node.body[index + 1] if index + 1 < len(node.body) else None
            text = below.value.value if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) else ""
            fields[line.target.id] = Property(line.annotation, line.value is not None, str(text))
    methods = {line.name: line for line in node.body if isinstance(line, ast.FunctionDef)}
    written = {name: attribute for way in _WRITES if way in methods for name, attribute in _written(methods[way])}
    if "from_dict" in methods:
        read = set(_read(methods["from_dict"]))
        written = {name: attribute for name, attribute in written.items() if name in read}
    properties = {name: fields[attribute] for name, attribute in written.items() if attribute in fields}
    extra = fields.get("additional_properties")
    return ModelClass(module, ast.get_docstring(node) or "", properties, extra.annotation if extra else None)


def _written(method: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    """The names on the wire that a method writes, each with the attribute that it takes the value from."""
    for line in ast.walk(method):
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Subscript):
            name, value = line.targets[0].slice, line.value
        elif isinstance(line, ast.Tuple) and len(line.elts) == 2:  # noqa: PLR2004  (a part: its name and what it holds)
            name, value = line.elts
        else:
            continue
        attributes = [
            part.attr
            for part in ast.walk(value)
            if isinstance(part, ast.Attribute)
            and isinstance(part.value, ast.Name)
            and part.value.id in {"self", "untyped"}
        ]
        if isinstance(name, ast.Constant) and attributes:
            yield str(name.value), attributes[0]


def _read(method: ast.FunctionDef) -> Iterator[str]:
    """The names on the wire that a method takes out of the JSON object."""
    for call in ast.walk(method):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "pop":
            yield from (str(name.value) for name in call.args[:1] if isinstance(name, ast.Constant))


def names_in(node: ast.expr, known: Mapping[str, Definition]) -> Iterator[str]:
    """The names in an annotation, in text annotations too, and those behind a literal type's name."""
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            yield part.id
            found = known.get(part.id)
            if isinstance(found, LiteralType):
                yield from names_in(found.value, known)
        elif isinstance(part, ast.Attribute):
            yield part.attr
        elif isinstance(part, ast.Constant):
            yield "None" if part.value is None else type(part.value).__name__


def values_in(nodes: Iterable[ast.expr], known: Mapping[str, Definition]) -> Iterator[Any]:
    """The values that the literal types in annotations allow."""
    for node in nodes:
        for part in ast.walk(node):
            if isinstance(part, ast.Subscript) and isinstance(part.value, ast.Name) and part.value.id == "Literal":
                yield from (value.value for value in ast.walk(part.slice) if isinstance(value, ast.Constant))
            found = known.get(part.id) if isinstance(part, ast.Name) else None
            if isinstance(found, LiteralType):
                yield from values_in([found.value], known)
