"""What became of operations: their parameters, their statuses, their security, their tags."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from scripts.codegen.coverage._book import Book, Verdict, dropped, generated
from scripts.codegen.coverage._code import arguments, parameters_of
from scripts.codegen.coverage._models import plain
from scripts.codegen.coverage._operations import CALLS, argument, branches, declared, identity

if TYPE_CHECKING:
    from scripts.codegen.coverage._items import Item
    from scripts.codegen.reading import JSON


def operation(book: Book, item: Item) -> Verdict:
    """A module has the operation's id, method and path, and every function of an operation."""
    module = book.sites.module(item.at)
    if module is None:
        return dropped("no module has its operationId")
    wanted = {"id": item.value["operationId"], "method": item.name.upper(), "path": item.part.name}
    wrong = [name for name, value in wanted.items() if identity(module).get(name) != value]
    wrong += [name for name in ("build", "parse", *CALLS) if name not in module.functions]
    return dropped(f"{module.name} lacks its {', '.join(wrong)}") if wrong else generated(module.name)


def parameter(book: Book, item: Item) -> Verdict:
    """OPERATION lists it with style and explode, and an argument of every function becomes it."""
    module = book.sites.module(item.operation)
    if module is None:
        return dropped("its operation has no module")
    location, name = item.value["in"], item.value["name"]
    found = declared(module, book.package, location, name)
    if found is None:
        return dropped(f"OPERATION in {module.name} does not list it")
    wrong = [key for key, value in _wanted(item.value, found).items() if found.get(key, value) != value]
    if wrong:
        return dropped(f"{module.name} has another {' and '.join(wrong)}")
    taken = argument(module, location, name)
    if taken is None:
        return dropped(f"no argument in {module.name} becomes it")
    if taken[2] == bool(item.value.get("required")):
        return dropped(f"the argument {taken[0]} in {module.name} is wrongly {'optional' if taken[2] else 'required'}")
    return generated(module.name)


def _wanted(node: JSON, found: dict[str, JSON]) -> dict[str, JSON]:
    default = "form" if node["in"] in {"query", "cookie"} else "simple"
    style, known = node.get("style", default), found.get("style", default)
    explode = node.get("explode", style in {"form", "deepObject"})
    content = next(iter(node.get("content", {})), None)
    wanted = {"style": style, "allow_reserved": node.get("allowReserved", False), "content": content}
    # What OPERATION leaves out has the class's default, which follows the style (OpenAPI 3.0.4, section 4.7.12).
    implied = found.get("explode", known in {"form", "deepObject"})
    found |= {"style": known, "explode": implied}
    return {**wanted, "explode": explode}


def allow_reserved(book: Book, item: Item) -> Verdict:
    """OPERATION says of the parameter that reserved characters stay as they are."""
    modules = [(use.value, book.sites.module(use.operation)) for use in book.uses.of[item.part.at]]
    for node, module in modules:
        found = declared(module, book.package, node["in"], node["name"]) if module else None
        if not found or found.get("allow_reserved") is not True:
            return dropped("OPERATION does not say it")
    return generated(*(module.name for _, module in modules if module)) if modules else dropped("no operation uses it")


def response_status(book: Book, item: Item) -> Verdict:
    """The module asks for the status; ``parse`` too, where it is a success."""
    module = book.sites.module(item.part.at)
    if module is None:
        return dropped("its operation has no module")
    wanted = ["_decode"]
    if item.name < "4":
        wanted.append("parse")
    lacking = [name for name in wanted if not branches(module, name, item.name)]
    return dropped(f"{' and '.join(lacking)} in {module.name} never asks for it") if lacking else generated(module.name)


def security_scheme(book: Book, item: Item) -> Verdict:
    """``client.py`` knows how the scheme's credential travels."""
    client = book.package.module("client.py")
    table = client.assigned("_SECURITY_SCHEMES") if client else None
    scheme = item.value
    if scheme.get("type") == "apiKey":
        wanted = {"location": scheme.get("in"), "name": scheme.get("name"), "prefix": ""}
    else:
        wanted = {"location": "header", "name": "Authorization", "prefix": str(scheme.get("scheme", "bearer")).title()}
    for key, call in zip(table.keys, table.values, strict=True) if isinstance(table, ast.Dict) else ():
        if isinstance(key, ast.Constant) and key.value == item.name and isinstance(call, ast.Call):
            found = {"prefix": "", **arguments(call, ("location", "name", "prefix"))}
            wrong = [name for name, value in wanted.items() if found.get(name) != value]
            return dropped(f"client.py has another {' and '.join(wrong)}") if wrong else generated("client.py")
    return dropped("client.py does not know it")


def security_requirement(book: Book, item: Item) -> Verdict:
    """Every function that calls wants a client with credentials, and only where the document wants one."""
    module = book.sites.module(item.operation)
    if module is None:
        return dropped("its operation has no module")
    wanted = "AuthenticatedClient" if all(item.value) else "AuthenticatedClient | Client"
    for name in CALLS:
        taken = parameters_of(module.functions[name]).get("client") if name in module.functions else None
        if taken is None or taken[0] is None or ast.unparse(taken[0]) != wanted:
            return dropped(f"{name} in {module.name} does not take {wanted}")
    return generated(module.name)


def tag(book: Book, item: Item) -> Verdict:
    """A package of ``api/`` has the tag's name; an operation's module stands in it."""
    name = plain(item.value if isinstance(item.value, str) else item.value.get("name", ""))
    wanted = [book.sites.module(item.part.at)] if item.part.role == "operation" else book.package.operations.values()
    found = [module.name for module in wanted if module and plain(module.name.split("/")[1]) == name]
    return generated(found[0].rpartition("/")[0]) if found else dropped("no package of api/ is called so")
