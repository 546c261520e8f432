"""A generated package, read with `ast` and never imported: the coverage is that of the code as it is."""

from __future__ import annotations

import ast
import functools
import json
import re
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from scripts.codegen.reading import JSON

CALLS = ("sync", "sync_detailed", "asyncio", "asyncio_detailed")


@frozen
class Code:
    """Code that stands for a schema: an annotation or expression, its module, and what its docstring says."""

    node: ast.expr
    module: str
    docstring: str = ""


@frozen
class ModelClass:
    """A class of ``models/``."""

    module: str
    docstring: str
    properties: dict[str, Code]
    """By the name on the wire: only what the class writes, and reads where it reads at all."""
    optional: frozenset[str]
    """The names of the properties that an object need not have."""
    hidden: frozenset[str]
    """The names of the properties whose values the repr does not show."""
    extra: Code | None
    """``additional_properties``."""


@frozen
class Argument:
    """An argument of a function."""

    name: str
    annotation: ast.expr | None
    is_optional: bool


Definition: TypeAlias = ModelClass | Code
Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


def normalize(name: str) -> str:
    """Return the letters and digits of a name, in lower case."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def iter_texts(node: ast.AST) -> Iterator[str]:
    """Yield every text in a piece of code."""
    return (part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str))


def read_constant(node: ast.expr) -> Any:
    """Return the value of a literal, a negative number included; None when it is none."""
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None


def read_arguments(call: ast.Call, names: tuple[str, ...]) -> dict[str, JSON]:
    """Return the literal arguments of a call; ``names`` are those of the positional ones, in order."""
    values = {**dict(zip(names, call.args, strict=False)), **{str(word.arg): word.value for word in call.keywords}}
    return {name: read_constant(value) for name, value in values.items()}


@frozen
class Module:
    """One generated module: its path in the package, and its code."""

    name: str
    tree: ast.Module = field(repr=False)

    @property
    def functions(self) -> dict[str, Function]:
        """The functions of the module, by name."""
        return {node.name: node for node in self.tree.body if isinstance(node, Function)}

    @property
    def docstring(self) -> str:
        """The module's docstring."""
        return ast.get_docstring(self.tree) or ""

    def get_assigned(self, name: str) -> ast.expr | None:
        """Return what is assigned to a name at the module's top, or None."""
        for node in self.tree.body:
            targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            if any(isinstance(target, ast.Name) and target.id == name for target in targets):
                return getattr(node, "value", None)
        return None

    def get_arguments(self, function: str) -> dict[str, Argument]:
        """Return the arguments of a function by name; none when there is no such function."""
        if function not in self.functions:
            return {}
        spec = self.functions[function].args
        positional = [*spec.posonlyargs, *spec.args]
        defaults = [*[None] * (len(positional) - len(spec.defaults)), *spec.defaults, *spec.kw_defaults]
        pairs = zip([*positional, *spec.kwonlyargs], defaults, strict=True)
        return {arg.arg: Argument(arg.arg, arg.annotation, default is not None) for arg, default in pairs}

    def find_argument(self, location: str, name: str) -> Argument | None:
        """Return the argument of every function that ``build`` sends as a parameter; None when one lacks it."""
        arguments = self.get_arguments("build")
        for key, value in _iter_stored(self.functions["build"]) if arguments else ():
            if read_constant(key) == (location, name):
                names = [part.id for part in ast.walk(value) if isinstance(part, ast.Name) and part.id in arguments]
                if names and all(names[0] in self.get_arguments(call) for call in CALLS if call in self.functions):
                    return arguments[names[0]]
        return None

    def describe_argument(self, name: str) -> str:
        """Return what the docstring of ``build`` says of an argument."""
        text = ast.get_docstring(self.functions["build"]) or ""
        match = re.search(rf"^    {name}: (.*?)(?=^    \w+: |^\S|\Z)", text, re.DOTALL | re.MULTILINE)
        return match[1] if match else ""

    def find_branches(self, function: str, status: str) -> list[ast.stmt]:
        """Return what a function does when the status is this one; nothing when it never asks."""
        conditions = [node for node in ast.walk(self.functions[function]) if isinstance(node, ast.If)]
        return [line for node in conditions if _matches_status(node.test, status) for line in node.body]

    def find_response_code(self, status: str) -> list[Code]:
        """Return what the module makes of a response with this status."""
        lines = self.find_branches("_decode", status) + self.find_branches("parse", status)
        nodes = [node.value for line in lines for node in ast.walk(line) if isinstance(node, ast.Return)]
        nodes += [self.functions["parse"].returns] if self.find_branches("parse", status) else []
        return [Code(node, self.name) for node in nodes if node]


def _iter_stored(function: Function) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield what a function puts under a key: in a dict, by assignment, or as a part with a name."""
    for node in ast.walk(function):
        if isinstance(node, ast.Dict):
            yield from ((key, value) for key, value in zip(node.keys, node.values, strict=True) if key)
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
            yield node.targets[0].slice, node.value
        elif isinstance(node, ast.Tuple) and len(node.elts) == 2:  # noqa: PLR2004  (the name and value of a part)
            yield node.elts[0], node.elts[1]


def _matches_status(test: ast.expr, status: str) -> bool:
    if status == "default":
        return ast.unparse(test) in {"True", "status < 400"}
    condition = f"status == {status}" if status.isdigit() else f"{status[0]}00 <= status <= {status[0]}99"
    return ast.unparse(test) == condition


class Package:
    """A generated package: its operations by operationId, its models by name, and the document beside them."""

    def __init__(self, folder: Path) -> None:
        paths = [path for path in sorted(folder.rglob("*.py")) if "__pycache__" not in path.parts]
        self.modules: dict[str, Module] = {}
        self.operations: dict[str, Module] = {}
        self.models: dict[str, Definition] = {}
        for path in paths:
            module, models = _read_module(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8"))
            self.modules[module.name] = module
            self.models |= models
            operation = module.get_assigned("OPERATION")
            if module.name.startswith("api/") and isinstance(operation, ast.Call):
                self.operations[str(read_arguments(operation, ("id",)).get("id"))] = module
        self.document: JSON = json.loads((folder / "openapi.json").read_text(encoding="utf-8"))

    def find_classes(self, codes: Sequence[Code]) -> dict[str, ModelClass]:
        """Return the classes that pieces of code name."""
        names = sorted(self.find_names(codes) & self.models.keys())
        return {name: model for name in names if isinstance(model := self.models[name], ModelClass)}

    def find_names(self, codes: Sequence[Code]) -> set[str]:
        """Return the names in pieces of code, the types of literals among them."""
        names: set[str] = set()
        for node in self._iter_nodes(codes):
            if isinstance(node, ast.Name | ast.Attribute):
                names.add(node.id if isinstance(node, ast.Name) else node.attr)
            elif isinstance(node, ast.Constant) and node.value is None:
                names.add("None")
        return names | {type(value).__name__ for value in self.find_literals(codes)}

    def find_literals(self, codes: Iterable[Code]) -> list[Any]:
        """Return the values that the literal types in annotations allow."""
        literals = [
            node.slice
            for node in self._iter_nodes(codes)
            if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal"
        ]
        return [
            read_constant(each) for node in literals for each in (node.elts if isinstance(node, ast.Tuple) else [node])
        ]

    def _iter_nodes(self, codes: Iterable[Code]) -> Iterator[ast.AST]:
        """Yield every node of pieces of code, of the literal types that they name, and of the types that casts name."""
        for code in codes:
            for node in ast.walk(code.node):
                yield node
                model = self.models.get(node.id) if isinstance(node, ast.Name) else None
                if isinstance(model, Code):
                    yield from self._iter_nodes([model])
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "cast":
                    cast = ast.parse(str(read_constant(node.args[0])), mode="eval").body
                    yield from self._iter_nodes([Code(cast, code.module)])


@functools.lru_cache(maxsize=4096)
def _read_module(name: str, text: str) -> tuple[Module, dict[str, Definition]]:
    module, models = Module(name, ast.parse(text)), dict[str, Definition]()
    for node in module.tree.body if name.startswith("models/") else ():
        if isinstance(node, ast.ClassDef):
            models[node.name] = _read_class(node, name)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            models[node.target.id] = Code(node.value, name)
    return module, models


def _read_field_settings(value: ast.expr | None) -> dict[str, str]:
    """Return the arguments of ``attrs.field``; none for a plain default."""
    if not isinstance(value, ast.Call) or ast.unparse(value.func) != "_field":
        return {}
    return {str(word.arg): ast.unparse(word.value) for word in value.keywords}


def _read_class(node: ast.ClassDef, module: str) -> ModelClass:
    fields: dict[str, Code] = {}
    optional: set[str] = set()
    hidden: set[str] = set()
    for line, below in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
            text = read_constant(below.value) if isinstance(below, ast.Expr) else ""
            fields[line.target.id] = Code(line.annotation, module, str(text))
            settings = _read_field_settings(line.value)
            if (line.value and not settings) or {"default", "factory"} & settings.keys():
                optional.add(line.target.id)
            if settings.get("repr") == "_hide":
                hidden.add(line.target.id)
    methods = {line.name: line for line in node.body if isinstance(line, ast.FunctionDef)}
    attributes: dict[str, str] = {}
    for method in ("to_dict", "to_multipart"):
        for key, value in _iter_stored(methods[method]) if method in methods else ():
            owned = [part for part in ast.walk(value) if isinstance(part, ast.Attribute)]
            owned = [part for part in owned if ast.unparse(part.value) in {"self", "untyped"} and part.attr in fields]
            if owned:
                attributes[str(read_constant(key))] = owned[0].attr
    if "from_dict" in methods:
        calls = [call for call in ast.walk(methods["from_dict"]) if isinstance(call, ast.Call)]
        read = {str(read_constant(call.args[0])) for call in calls if ast.unparse(call.func) == "pop"}
        attributes = {name: attribute for name, attribute in attributes.items() if name in read}
    return ModelClass(
        module,
        ast.get_docstring(node) or "",
        {name: fields[attribute] for name, attribute in attributes.items()},
        frozenset(name for name, attribute in attributes.items() if attribute in optional),
        frozenset(name for name, attribute in attributes.items() if attribute in hidden),
        fields.get("additional_properties"),
    )
