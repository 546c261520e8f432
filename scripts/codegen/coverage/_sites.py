"""Where a schema of the document became code: the annotations and expressions that stand for it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from scripts.codegen.coverage._models import ModelClass, names_in
from scripts.codegen.coverage._operations import argument, body, branches

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.codegen.coverage._code import Module, Package
    from scripts.codegen.coverage._grammar import Part
    from scripts.codegen.coverage._models import Definition
    from scripts.codegen.coverage._uses import Use, Uses


class Sites:
    """Finds code for schemas."""

    def __init__(self, package: Package, uses: Uses) -> None:
        self.package = package
        self.uses = uses
        self._open: set[str] = set()

    def of(self, part: Part) -> list[ast.expr]:
        """The annotations or expressions in the code that stand for a schema; none when no code knows it."""
        if part.at in self._open or part.owner is None:
            return []
        self._open.add(part.at)
        try:
            return self._of(part, part.owner)
        finally:
            self._open.discard(part.at)

    def _of(self, part: Part, owner: Part) -> list[ast.expr]:
        if owner.role == "schema" and part.key == "properties":
            return [
                found.properties[part.name].annotation for found in self.classes(owner) if part.name in found.properties
            ]
        if owner.role == "schema" and part.key == "additionalProperties":
            return [found.extra for found in self.classes(owner) if found.extra]
        if owner.role == "schema" and part.key != "$defs":
            return self.of(owner)  # items and members of a composition: in the annotation of the whole
        if owner.role in {"components", "schema"}:
            titles = [str(part.value["title"])] if "title" in part.value else []
            name = self.package.model([*titles, part.name]) if owner.role == "components" else None
            return [ast.Name(name)] if name else self._referring(part)
        return [code for use in self.uses.of[owner.at] for code in self._argument(use)] or self._content(owner)

    def _referring(self, part: Part) -> list[ast.expr]:
        return [code for at in self.uses.references[part.at] for code in self.of(self.uses.parts[at])]

    def _argument(self, use: Use) -> list[ast.expr]:
        module = self.module(use.operation)
        found = argument(module, use.value["in"], use.value["name"]) if module and "in" in use.value else None
        return [found[1]] if found and found[1] else []

    def _content(self, media_type: Part) -> list[ast.expr]:
        holder = media_type.owner
        if media_type.role != "media type" or holder is None:
            return []
        found: list[ast.expr] = []
        for use in self.uses.of[holder.at]:
            module = self.module(use.operation)
            if module and holder.role == "request body":
                given = body(module)
                found += [given[0]] if given and given[0] else []
            elif module and holder.role == "response":
                found += answers(module, use.status)
            elif module and holder.role == "parameter":
                found += self._argument(use)
        return found

    def module(self, operation: str) -> Module | None:
        """The module of an operation, given by its JSON pointer."""
        return self.package.operations.get(str(self.uses.parts[operation].value.get("operationId")))

    def classes(self, part: Part) -> list[ModelClass]:
        """The classes that stand for an object schema."""
        known = self.package.models
        names = {name for code in self.of(part) for name in names_in(code, known)}
        return [found for name in sorted(names) if isinstance(found := known.get(name), ModelClass)]

    def names(self, codes: Iterable[ast.expr]) -> set[str]:
        """The names in pieces of code."""
        known: dict[str, Definition] = self.package.models
        return {name for code in codes for name in names_in(code, known)}


def answers(module: Module, status: str) -> list[ast.expr]:
    """What a module makes of an answer with this status, as expressions."""
    lines = branches(module, "_decode", status) + branches(module, "parse", status)
    found = [node.value for line in lines for node in ast.walk(line) if isinstance(node, ast.Return) and node.value]
    parse = module.functions.get("parse")
    returns = parse.returns if parse and branches(module, "parse", status) else None
    return [*found, returns] if returns else found
