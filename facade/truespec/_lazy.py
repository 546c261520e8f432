"""Lazy attributes of a package (PEP 562), listed once, in the package's ``__init__.pyi``."""

from __future__ import annotations

import ast
import functools
import importlib
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@functools.cache
def attach_stub(package: str) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Return the ``__getattr__`` and the ``__dir__`` of a package whose public names are in its stub.

    Type checkers and editors read ``__init__.pyi`` in place of ``__init__.py``.  At run time the same file says where
    each name is loaded from when it is first used, and what ``__all__`` is.  A stub has these statements:

    - ``from module import name as name``, with an absolute or a relative module;
    - ``from module import *``, for all names of the ``__all__`` of a module that is quick to import;
    - ``import package.module as _module`` and ``name = _module.attribute``, for a name that differs from the attribute's.

    Args:
        package: The package's ``__name__``.
    """

    @functools.cache
    def sources() -> dict[str, tuple[str, str]]:
        module = sys.modules[package]
        loader: Any = module.__spec__.loader if module.__spec__ else None
        # In a frozen program the module's own file may be an .pyc.
        stub = ast.parse(loader.get_data(f"{os.path.splitext(module.__file__ or '')[0]}.pyi"))  # noqa: PTH122  (pathlib is slow to load)
        return {name: source for statement in stub.body for name, source in _sources(statement, package)}

    def get_attribute(name: str) -> Any:
        value: Any
        if name == "__all__":
            # Constants, classes, functions: the order of isort and ruff.
            public = (each for each in sources() if not each.startswith("_"))
            value = sorted(public, key=lambda each: (not each.isupper(), each[0].islower(), each))
        else:
            value = _load(name, sources(), package)
        setattr(sys.modules[package], name, value)  # the next use does not come here
        return value

    def list_attributes() -> list[str]:
        return sorted({*vars(sys.modules[package]), *get_attribute("__all__")})

    return get_attribute, list_attributes


def _sources(statement: ast.stmt, package: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the names of a statement, each with a module, or the alias of one, and an attribute, or "" for the module."""
    match statement:
        case ast.ImportFrom(module, [ast.alias("*")], level):
            source = importlib.import_module("." * level + (module or ""), package)
            yield from ((name, (source.__name__, name)) for name in source.__all__)
        case ast.Import([ast.alias(module, str(name))]):
            yield name, (module, "")
        case ast.ImportFrom(module, aliases, level):
            for alias in aliases:
                yield alias.asname or alias.name, ("." * level + (module or ""), alias.name)
        case ast.Assign([ast.Name(name)], ast.Attribute(ast.Name(alias), attribute)):
            yield name, (alias, attribute)
        case _:
            pass


def _load(name: str, sources: dict[str, tuple[str, str]], package: str) -> Any:
    if name not in sources:
        message = f"module {package!r} has no attribute {name!r}"
        raise AttributeError(message)
    module, attribute = sources[name]
    if module in sources:
        return getattr(_load(module, sources, package), attribute)
    if module == ".":
        return importlib.import_module(f".{attribute}", package)
    source = importlib.import_module(module, package)
    return getattr(source, attribute) if attribute else source
