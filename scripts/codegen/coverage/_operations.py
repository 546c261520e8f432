"""What an operation's module says: its parameters, its arguments, and what it does with each status."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, TypeAlias

from scripts.codegen.coverage._code import arguments, parameters_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.codegen.coverage._code import Module, Package
    from scripts.codegen.reading import JSON

CALLS = ("sync", "sync_detailed", "asyncio", "asyncio_detailed")
Argument: TypeAlias = tuple[str, "ast.expr | None", bool]


def identity(module: Module) -> dict[str, JSON]:
    """The operation as the module has it: id, method, path."""
    operation = module.assigned("OPERATION")
    return arguments(operation, ("id", "method", "path")) if isinstance(operation, ast.Call) else {}


def declared(module: Module, package: Package, location: str, name: str) -> dict[str, JSON] | None:
    """A parameter as ``OPERATION`` lists it, what is left out filled from the class; None when it is not listed."""
    operation = module.assigned("OPERATION")
    defaults = _defaults(package)
    for call in ast.walk(operation) if operation else ():
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Parameter":
            found = {**defaults, **arguments(call, tuple(_fields(package)))}
            if (found.get("location"), found.get("name")) == (location, name):
                return found
    return None


def _fields(package: Package) -> dict[str, ast.expr | None]:
    """The fields of the generated class ``Parameter``, in order, with their defaults."""
    types = package.module("types.py")
    for node in types.tree.body if types else ():
        if isinstance(node, ast.ClassDef) and node.name == "Parameter":
            lines = [line for line in node.body if isinstance(line, ast.AnnAssign)]
            return {line.target.id: line.value for line in lines if isinstance(line.target, ast.Name)}
    return {}


def _defaults(package: Package) -> dict[str, JSON]:
    return {name: value.value for name, value in _fields(package).items() if isinstance(value, ast.Constant)}


def argument(module: Module, location: str, name: str) -> Argument | None:
    """The argument of ``build`` that becomes a parameter; None when there is none or a calling function lacks it."""
    build = module.functions.get("build")
    if build is None:
        return None
    taken = parameters_of(build)
    for key, value in _pairs(build):
        if key == (location, name):
            names = [part.id for part in ast.walk(value) if isinstance(part, ast.Name) and part.id in taken]
            if names and all(
                names[0] in parameters_of(module.functions[way]) for way in CALLS if way in module.functions
            ):
                annotation, optional = taken[names[0]]
                return names[0], annotation, optional
    return None


def _pairs(function: ast.AST) -> Iterator[tuple[tuple[JSON, ...], ast.expr]]:
    """What is put under a key of two constants: in a dict, or by assignment."""
    for node in ast.walk(function):
        if isinstance(node, ast.Dict):
            pairs = [(key, value) for key, value in zip(node.keys, node.values, strict=True) if key]
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
            pairs = [(node.targets[0].slice, node.value)]
        else:
            continue
        for key, value in pairs:
            if isinstance(key, ast.Tuple):
                yield tuple(part.value for part in key.elts if isinstance(part, ast.Constant)), value


def body(module: Module) -> tuple[ast.expr | None, bool] | None:
    """The argument of ``build`` that is the request body: its annotation, and whether it may be left out."""
    build = module.functions.get("build")
    return parameters_of(build).get("body") if build else None


def branches(module: Module, function: str, status: str) -> list[ast.stmt]:
    """What a function does when the status is this one, one of this range, or no other; nothing when it never asks."""
    return [line for asked in module.questions.get(function, ()) if _asks(asked.test, status) for line in asked.body]


def _asks(test: ast.expr, status: str) -> bool:
    if status == "default":
        return ast.unparse(test) in {"True", "status < 400"}
    if not isinstance(test, ast.Compare):
        return False
    numbers = [side.value for side in (test.left, *test.comparators) if isinstance(side, ast.Constant)]
    if status.isdigit():
        return [int(status)] == numbers and isinstance(test.ops[0], ast.Eq)
    return numbers == [int(status[0]) * 100, int(status[0]) * 100 + 99]
