"""Generated code as text: read with `ast`, never imported, so that what is told of it is what stands there."""

from __future__ import annotations

import ast
import functools
import json
from typing import TYPE_CHECKING, TypeAlias

from scripts.codegen.coverage._models import Definition, definitions, plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scripts.codegen.reading import JSON

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


class Module:
    """One generated module: its path in the package, and its text."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.tree = ast.parse(text)

    @functools.cached_property
    def functions(self) -> dict[str, Function]:
        """The functions of the module, by name."""
        return {node.name: node for node in self.tree.body if isinstance(node, Function)}

    @functools.cached_property
    def questions(self) -> dict[str, list[ast.If]]:
        """Every ``if`` of each function."""
        return {
            name: [node for node in ast.walk(function) if isinstance(node, ast.If)]
            for name, function in self.functions.items()
        }

    @functools.cached_property
    def models(self) -> dict[str, Definition]:
        """The models that the module defines."""
        return definitions(self.tree, self.name)

    @functools.cached_property
    def texts(self) -> frozenset[str]:
        """Every text that stands alone in the code; docstrings are texts too, but never only a name."""
        return frozenset(constants(self.tree))

    def assigned(self, name: str) -> ast.expr | None:
        """What is assigned to a name at the module's top, or None."""
        for node in self.tree.body:
            if isinstance(node, ast.Assign) and any(_is_name(target, name) for target in node.targets):
                return node.value
            if isinstance(node, ast.AnnAssign) and _is_name(node.target, name):
                return node.value
        return None

    def docstring(self) -> str:
        """The module's docstring."""
        return ast.get_docstring(self.tree) or ""


@functools.lru_cache(maxsize=4096)
def module(name: str, text: str) -> Module:
    """A module, read once; nobody changes it."""
    return Module(name, text)


class Package:
    """A generated package: its operations by operationId, its models by name, and the document beside them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.modules = [
            module(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8"))
            for path in sorted(folder.rglob("*.py"))
            if "__pycache__" not in path.parts
        ]
        self.operations: dict[str, Module] = {}
        self.models: dict[str, Definition] = {}
        for found in self.modules:
            operation = found.assigned("OPERATION")
            if found.name.startswith("api/") and isinstance(operation, ast.Call):
                self.operations[str(arguments(operation, ("id",)).get("id"))] = found
            elif found.name.startswith("models/"):
                self.models |= found.models
        self._plain = {plain(name): name for name in self.models}

    @functools.cached_property
    def document(self) -> JSON:
        """What the runtime reads: ``openapi.json``."""
        return json.loads((self.folder / "openapi.json").read_text(encoding="utf-8"))

    def module(self, name: str) -> Module | None:
        """The module of that file name, such as ``client.py``."""
        return next((module for module in self.modules if module.name == name), None)

    def model(self, schema: list[str]) -> str | None:
        """The model of a schema that has one of these names: found by its letters and digits, whatever the case."""
        spellings = [spelt for name in map(plain, schema) for spelt in (name, f"{name}model", f"field{name}")]
        return next((self._plain[spelt] for spelt in spellings if spelt in self._plain), None)


def arguments(call: ast.Call, names: tuple[str, ...]) -> dict[str, JSON]:
    """The literal arguments of a call; ``names`` are those of the positional ones, in order."""
    given = {**dict(zip(names, call.args, strict=False)), **{str(word.arg): word.value for word in call.keywords}}
    return {name: value.value for name, value in given.items() if isinstance(value, ast.Constant)}


def constants(node: ast.AST) -> Iterator[str]:
    """Every text in a piece of code."""
    return (part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str))


def parameters_of(function: Function) -> dict[str, tuple[ast.expr | None, bool]]:
    """The arguments of a function: annotation, and whether each has a default."""
    every, given = function.args, function.args.defaults
    found = [*every.posonlyargs, *every.args]
    bare = len(found) - len(given)
    told = {argument.arg: (argument.annotation, index >= bare) for index, argument in enumerate(found)}
    for argument, default in zip(every.kwonlyargs, every.kw_defaults, strict=True):
        told[argument.arg] = (argument.annotation, default is not None)
    return told


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
