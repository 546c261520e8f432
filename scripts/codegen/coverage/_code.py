"""Generated code as text: read with `ast`, never imported, so that the coverage is that of the code as it is."""

from __future__ import annotations

import ast
import functools
import json
import re
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from scripts.codegen.reading import JSON


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
    result: dict[str, Definition] = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            result[node.name] = _class(node, module)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            result[node.target.id] = LiteralType(module, node.value)
    return result


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


def names_in(node: ast.expr, models: Mapping[str, Definition]) -> Iterator[str]:
    """The names in an annotation, in text annotations too, and those behind a literal type's name."""
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            yield part.id
            result = models.get(part.id)
            if isinstance(result, LiteralType):
                yield from names_in(result.value, models)
        elif isinstance(part, ast.Attribute):
            yield part.attr
        elif isinstance(part, ast.Constant):
            yield "None" if part.value is None else type(part.value).__name__


def values_in(nodes: Iterable[ast.expr], models: Mapping[str, Definition]) -> Iterator[Any]:
    """The values that the literal types in annotations allow."""
    for node in nodes:
        for part in ast.walk(node):
            if isinstance(part, ast.Subscript) and isinstance(part.value, ast.Name) and part.value.id == "Literal":
                yield from (value.value for value in ast.walk(part.slice) if isinstance(value, ast.Constant))
            result = models.get(part.id) if isinstance(part, ast.Name) else None
            if isinstance(result, LiteralType):
                yield from values_in([result.value], models)


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
    def conditions(self) -> dict[str, list[ast.If]]:
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
        for result in self.modules:
            operation = result.assigned("OPERATION")
            if result.name.startswith("api/") and isinstance(operation, ast.Call):
                self.operations[str(arguments(operation, ("id",)).get("id"))] = result
            elif result.name.startswith("models/"):
                self.models |= result.models
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
    values = {**dict(zip(names, call.args, strict=False)), **{str(word.arg): word.value for word in call.keywords}}
    return {name: value.value for name, value in values.items() if isinstance(value, ast.Constant)}


def constants(node: ast.AST) -> Iterator[str]:
    """Every text in a piece of code."""
    return (part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str))


def parameters_of(function: Function) -> dict[str, tuple[ast.expr | None, bool]]:
    """The arguments of a function: annotation, and whether each has a default."""
    every, values = function.args, function.args.defaults
    result = [*every.posonlyargs, *every.args]
    bare = len(result) - len(values)
    annotations = {argument.arg: (argument.annotation, index >= bare) for index, argument in enumerate(result)}
    for argument, default in zip(every.kwonlyargs, every.kw_defaults, strict=True):
        annotations[argument.arg] = (argument.annotation, default is not None)
    return annotations


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


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
            result = {**defaults, **arguments(call, tuple(_fields(package)))}
            if (result.get("location"), result.get("name")) == (location, name):
                return result
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
    parameters = parameters_of(build)
    for key, value in _pairs(build):
        if key == (location, name):
            names = [part.id for part in ast.walk(value) if isinstance(part, ast.Name) and part.id in parameters]
            if names and all(
                names[0] in parameters_of(module.functions[way]) for way in CALLS if way in module.functions
            ):
                annotation, optional = parameters[names[0]]
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
    return [
        line
        for condition in module.conditions.get(function, ())
        if _matches_status(condition.test, status)
        for line in condition.body
    ]


def _matches_status(test: ast.expr, status: str) -> bool:
    if status == "default":
        return ast.unparse(test) in {"True", "status < 400"}
    if not isinstance(test, ast.Compare):
        return False
    numbers = [side.value for side in (test.left, *test.comparators) if isinstance(side, ast.Constant)]
    if status.isdigit():
        return [int(status)] == numbers and isinstance(test.ops[0], ast.Eq)
    return numbers == [int(status[0]) * 100, int(status[0]) * 100 + 99]
