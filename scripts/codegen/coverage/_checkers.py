"""The checkers of operations and bodies: parameters, statuses, security, tags, media types."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from scripts.codegen.coverage._code import (
    CALLS,
    argument,
    arguments,
    body,
    branches,
    constants,
    declared,
    identity,
    parameters_of,
    plain,
)
from scripts.codegen.coverage._context import Context, Verdict, dropped, generated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scripts.codegen.coverage._code import Module
    from scripts.codegen.coverage._items import Item
    from scripts.codegen.coverage._references import Use
    from scripts.codegen.reading import JSON


def operation(context: Context, item: Item) -> Verdict:
    """Check that a module has the operation's id, method and path, and every function of an operation."""
    module = context.locations.module(item.at)
    if module is None:
        return dropped("no module has its operationId")
    expected = {"id": item.value["operationId"], "method": item.name.upper(), "path": item.part.name}
    wrong = [name for name, value in expected.items() if identity(module).get(name) != value]
    wrong += [name for name in ("build", "parse", *CALLS) if name not in module.functions]
    return dropped(f"{module.name} lacks its {', '.join(wrong)}") if wrong else generated(module.name)


def parameter(context: Context, item: Item) -> Verdict:
    """Check that OPERATION lists it with style and explode, and that an argument of every function becomes it."""
    module = context.locations.module(item.operation)
    if module is None:
        return dropped("its operation has no module")
    location, name = item.value["in"], item.value["name"]
    result = declared(module, context.package, location, name)
    if result is None:
        return dropped(f"OPERATION in {module.name} does not list it")
    wrong = [key for key, value in _expected_parameter(item.value, result).items() if result.get(key, value) != value]
    if wrong:
        return dropped(f"{module.name} has another {' and '.join(wrong)}")
    parameter_argument = argument(module, location, name)
    if parameter_argument is None:
        return dropped(f"no argument in {module.name} becomes it")
    if parameter_argument[2] == bool(item.value.get("required")):
        return dropped(
            f"the argument {parameter_argument[0]} in {module.name} is wrongly {'optional' if parameter_argument[2] else 'required'}"
        )
    return generated(module.name)


def _expected_parameter(node: JSON, result: dict[str, JSON]) -> dict[str, JSON]:
    default = "form" if node["in"] in {"query", "cookie"} else "simple"
    style, actual_style = node.get("style", default), result.get("style", default)
    explode = node.get("explode", style in {"form", "deepObject"})
    content = next(iter(node.get("content", {})), None)
    expected = {"style": style, "allow_reserved": node.get("allowReserved", False), "content": content}
    # What OPERATION leaves out has the class's default, which follows the style (OpenAPI 3.0.4, section 4.7.12).
    implied = result.get("explode", actual_style in {"form", "deepObject"})
    result |= {"style": actual_style, "explode": implied}
    return {**expected, "explode": explode}


def allow_reserved(context: Context, item: Item) -> Verdict:
    """Check that OPERATION allows reserved characters in the parameter."""
    modules = [(use.value, context.locations.module(use.operation)) for use in context.uses.of[item.part.at]]
    for node, module in modules:
        result = declared(module, context.package, node["in"], node["name"]) if module else None
        if not result or result.get("allow_reserved") is not True:
            return dropped("OPERATION does not say it")
    return generated(*(module.name for _, module in modules if module)) if modules else dropped("no operation uses it")


def response_status(context: Context, item: Item) -> Verdict:
    """Check that the module handles the status, and ``parse`` too where it is a success."""
    module = context.locations.module(item.part.at)
    if module is None:
        return dropped("its operation has no module")
    expected = ["_decode"]
    if item.name < "4":
        expected.append("parse")
    missing = [name for name in expected if not branches(module, name, item.name)]
    return dropped(f"{' and '.join(missing)} in {module.name} never handles it") if missing else generated(module.name)


def security_scheme(context: Context, item: Item) -> Verdict:
    """Check that ``client.py`` sends the scheme's credential as the document says."""
    client = context.package.module("client.py")
    table = client.assigned("_SECURITY_SCHEMES") if client else None
    scheme = item.value
    if scheme.get("type") == "apiKey":
        expected = {"location": scheme.get("in"), "name": scheme.get("name"), "prefix": ""}
    else:
        expected = {
            "location": "header",
            "name": "Authorization",
            "prefix": str(scheme.get("scheme", "bearer")).title(),
        }
    for key, call in zip(table.keys, table.values, strict=True) if isinstance(table, ast.Dict) else ():
        if isinstance(key, ast.Constant) and key.value == item.name and isinstance(call, ast.Call):
            result = {"prefix": "", **arguments(call, ("location", "name", "prefix"))}
            wrong = [name for name, value in expected.items() if result.get(name) != value]
            return dropped(f"client.py has another {' and '.join(wrong)}") if wrong else generated("client.py")
    return dropped("client.py does not know it")


def security_requirement(context: Context, item: Item) -> Verdict:
    """Check that every calling function takes a client with credentials exactly where the document requires one."""
    module = context.locations.module(item.operation)
    if module is None:
        return dropped("its operation has no module")
    expected = "AuthenticatedClient" if all(item.value) else "AuthenticatedClient | Client"
    for name in CALLS:
        parameter_argument = parameters_of(module.functions[name]).get("client") if name in module.functions else None
        if (
            parameter_argument is None
            or parameter_argument[0] is None
            or ast.unparse(parameter_argument[0]) != expected
        ):
            return dropped(f"{name} in {module.name} does not take {expected}")
    return generated(module.name)


def tag(context: Context, item: Item) -> Verdict:
    """Check that a package of ``api/`` has the tag's name, and that an operation's module is in it."""
    name = plain(item.value if isinstance(item.value, str) else item.value.get("name", ""))
    expected = (
        [context.locations.module(item.part.at)]
        if item.part.role == "operation"
        else context.package.operations.values()
    )
    result = [module.name for module in expected if module and plain(module.name.split("/")[1]) == name]
    return generated(result[0].rpartition("/")[0]) if result else dropped("no package of api/ is called so")


def request_media_type(context: Context, item: Item) -> Verdict:
    """Check that ``build`` sends a body of the media type, and requires it where the document does."""
    return _by_each(context, item, _request)


def response_media_type(context: Context, item: Item) -> Verdict:
    """Check that the module reads a response of the media type and decodes it by its schema."""
    return _by_each(context, item, _response)


def _by_each(context: Context, item: Item, find_fault: Callable[[Context, Item, Module, Use], str]) -> Verdict:
    """Return the verdict over all operations that use a body: one that lacks it is enough for a drop."""
    modules: list[str] = []
    for use in context.uses.of[item.part.at]:
        module = context.locations.module(use.operation)
        fault = find_fault(context, item, module, use) if module else "its operation has no module"
        if fault:
            return dropped(f"{module.name}: {fault}" if module else fault)
        modules += [module.name] if module else []
    if not modules:
        return dropped("no operation uses it")
    return generated(*modules) if len(modules) == 1 else generated(f"{len(modules)} modules, {modules[0]} the first")


def _request(context: Context, item: Item, module: Module, use: Use) -> str:
    build, body_argument = module.functions.get("build"), body(module)
    if build is None or body_argument is None:
        return "build takes no body"
    if item.name not in constants(build):
        return "build sends no such media type"
    if body_argument[1] == bool(use.value.get("required")):
        return f"the body is wrongly {'optional' if body_argument[1] else 'required'}"
    return _missing_model(
        context, item.value, context.locations.names([body_argument[0]] if body_argument[0] else []), "the body"
    )


def _response(context: Context, item: Item, module: Module, use: Use) -> str:
    if context.uses.parts[use.operation].key == "head":
        return ""  # a response to HEAD has no content (RFC 9110, section 9.3.2)
    lines = branches(module, "_decode", use.status)
    names = {part.id for line in lines for part in ast.walk(line) if isinstance(part, ast.Name)}
    texts = {text for line in lines for text in constants(line)}
    if item.name.lower() not in texts and not ("json" in item.name and "is_json" in names):
        return f"_decode reads no such media type under {use.status}"
    return _missing_model(context, item.value, names | _names_in_text(texts), f"what it makes of {use.status}")


def _missing_model(context: Context, media_type: JSON, names: set[str], holder: str) -> str:
    """Return a fault when a media type's schema has a model that the code does not name."""
    target = str(media_type.get("schema", {}).get("$ref", "")).removeprefix("#")
    codes = context.locations.of(context.uses.parts[target]) if target in context.uses.parts else []
    expected = context.package.models.keys() & context.locations.names(codes)
    return f"{holder} is no {' or '.join(sorted(expected))}" if expected and not expected & names else ""


def _names_in_text(texts: Iterable[str]) -> set[str]:
    """Return the names in texts that are types, as in ``cast("list[Contact]", value)``."""
    return {word for text in texts for word in text.replace("[", " ").replace("]", " ").replace("|", " ").split()}


def part_content_type(context: Context, item: Item) -> Verdict:
    """Check that the class of the multipart body writes the part with its content type."""
    media_type = item.part.owner
    schema = context.uses.parts.get(f"{media_type.at}/schema") if media_type else None
    for result in context.locations.classes(schema) if schema else ():
        module = context.package.module(result.module)
        if module and item.value in module.texts:
            return generated(module.name)
    return dropped("no module writes the part with it")
