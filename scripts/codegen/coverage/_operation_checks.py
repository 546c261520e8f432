"""Checks that generated code has the operations of a document: parameters, bodies, responses and security."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from scripts.codegen.coverage._package import CALLS, iter_texts, normalize, read_arguments, read_constant
from scripts.codegen.coverage._uses import is_success
from scripts.codegen.coverage._verdicts import ENFORCED, Verdict, dropped, generated, is_in_runtime_document
from scripts.codegen.reading import is_object

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.codegen.coverage._items import Item
    from scripts.codegen.coverage._package import Module
    from scripts.codegen.coverage._uses import Use, Uses
    from scripts.codegen.reading import JSON

_STYLES = {"query": "form", "cookie": "form"}  # the defaults; elsewhere it is simple


def check_operation(uses: Uses, item: Item) -> Verdict:
    """Check that a module has the operation's id, method and path, and every function of an operation."""
    operation = uses.operations[item.at]
    module = uses.get_module(operation)
    code = module.get_assigned("OPERATION") if module else None
    if module is None or not isinstance(code, ast.Call):
        return dropped("no module has its operationId and all functions")
    expected = {"id": operation.id, "method": operation.method.upper(), "path": operation.path}
    actual = read_arguments(code, ("id", "method", "path"))
    wrong = [name for name, value in expected.items() if actual.get(name) != value]
    return dropped(f"{module.name} has another {', '.join(wrong)}") if wrong else generated(module.name)


def check_parameter(uses: Uses, item: Item) -> Verdict:
    """Check that OPERATION lists it with its style, and that an argument of every function becomes it."""
    module = uses.package.operations.get(item.operation)
    if module is None:
        return dropped("its operation has no module")
    parameter = item.value
    if _normalize_parameter(parameter) not in _list_parameters(module):
        return dropped(f"OPERATION in {module.name} does not list it, or with another style")
    argument = module.find_argument(parameter["in"], parameter["name"])
    if argument is None:
        return dropped(f"no argument in {module.name} becomes it")
    if argument.is_optional == bool(parameter.get("required")):
        fault = "optional" if argument.is_optional else "required"
        return dropped(f"the argument {argument.name} in {module.name} is wrongly {fault}")
    return generated(module.name)


def _list_parameters(module: Module) -> list[dict[str, JSON]]:
    names = ("name", "in", "style")
    operation = module.get_assigned("OPERATION")
    calls = [node for node in ast.walk(operation) if isinstance(node, ast.Call)] if operation else []
    arguments = [read_arguments(call, names) for call in calls if ast.unparse(call.func) == "Parameter"]
    return [_normalize_parameter({**one, "allowReserved": one.get("allow_reserved", False)}) for one in arguments]


def _normalize_parameter(parameter: JSON) -> dict[str, JSON]:
    """Return what decides how a parameter is sent, with OpenAPI's defaults filled in."""
    style = parameter.get("style") or _STYLES.get(parameter["in"], "simple")
    content = parameter.get("content")
    return {
        "name": parameter["name"],
        "in": parameter["in"],
        "style": style,
        "explode": parameter.get("explode", style in {"form", "deepObject"}),
        "allowReserved": parameter.get("allowReserved", False),
        "content": next(iter(content)) if is_object(content) else content,
    }


def check_allow_reserved(uses: Uses, item: Item) -> Verdict:
    """Check that OPERATION of each operation that uses the parameter lists it so."""
    modules = [(use, uses.get_module(use.operation)) for use in uses.of[item.part.at]]
    if not modules or any(_normalize_parameter(use.value) not in _list_parameters(one) for use, one in modules if one):
        return dropped("no OPERATION has it")
    return generated(*(module.name for _, module in modules if module))


def check_status(uses: Uses, item: Item) -> Verdict:
    """Check that the module handles the status, and ``parse`` too where it is a success."""
    module = uses.get_module(uses.operations[item.part.at])
    if module is None:
        return dropped("its operation has no module")
    functions = ["_decode", "parse"] if item.name < "4" else ["_decode"]
    missing = [name for name in functions if not module.find_branches(name, item.name)]
    return dropped(f"{' and '.join(missing)} in {module.name} never handles it") if missing else generated(module.name)


def check_security_scheme(uses: Uses, item: Item) -> Verdict:
    """Check that ``client.py`` sends the scheme's credential as the document says."""
    client = uses.package.modules.get("client.py")
    table = client.get_assigned("_SECURITY_SCHEMES") if client else None
    place = {"location": "header", "name": "Authorization", "prefix": str(item.value.get("scheme")).title()}
    if item.value.get("type") == "apiKey":
        place = {"location": item.value.get("in"), "name": item.value.get("name"), "prefix": ""}
    for key, call in zip(table.keys, table.values, strict=True) if isinstance(table, ast.Dict) else ():
        if key and read_constant(key) == item.name and isinstance(call, ast.Call):
            if {"prefix": "", **read_arguments(call, tuple(place))} == place:
                return generated("client.py")
            return dropped("client.py sends it in another way")
    return dropped("client.py does not know it")


def check_security_requirement(uses: Uses, item: Item) -> Verdict:
    """Check that every calling function takes a client with credentials exactly where the document requires one."""
    module = uses.package.operations.get(item.operation)
    expected = "AuthenticatedClient" if all(item.value) else "AuthenticatedClient | Client"
    for name in CALLS:
        client = module.get_arguments(name).get("client") if module else None
        if module is None or not client or not client.annotation or ast.unparse(client.annotation) != expected:
            return dropped(f"{name} does not take {expected}")
    return generated(module.name) if module else dropped("its operation has no module")


def check_tag(uses: Uses, item: Item) -> Verdict:
    """Check that a package of ``api/`` has the tag's name, and that an operation's module is in it."""
    name = normalize(item.value if isinstance(item.value, str) else item.value.get("name", ""))
    operation = uses.operations.get(item.part.at)
    modules = [uses.get_module(operation)] if operation else uses.package.operations.values()
    names = [module.name for module in modules if module and normalize(module.name.split("/")[1]) == name]
    return generated(names[0].rpartition("/")[0]) if names else dropped("no package of api/ is called so")


def check_media_type(uses: Uses, item: Item) -> Verdict:
    """Check that each operation sends or reads the media type, as the model of its schema."""
    modules: list[str] = []
    find_fault = _find_request_fault if item.part.role == "request body" else _find_response_fault
    for use in uses.of[item.part.at]:
        module = uses.get_module(use.operation)
        fault = find_fault(uses, item, module, use) if module else "its operation has no module"
        if fault:
            return dropped(f"{module.name}: {fault}" if module else fault)
        modules += [module.name] if module else []
    if not modules:
        return dropped("no operation uses it")
    return generated(modules[0] if len(modules) == 1 else f"{len(modules)} modules, {modules[0]} the first")


def _find_request_fault(uses: Uses, item: Item, module: Module, use: Use) -> str:
    body = module.get_arguments("build").get("body")
    if body is None or item.name not in iter_texts(module.functions["build"]):
        return "build sends no such media type"
    if body.is_optional == bool(use.value.get("required")):
        return f"the body is wrongly {'optional' if body.is_optional else 'required'}"
    return _find_missing_model(uses, item)


def _find_response_fault(uses: Uses, item: Item, module: Module, use: Use) -> str:
    if use.operation.method == "head":
        return ""  # a response to HEAD has no content (RFC 9110, section 9.3.2)
    lines = module.find_branches("_decode", use.status)
    texts = {text for line in lines for text in iter_texts(line)}
    is_read_as_json = "json" in item.name and any("is_json(" in ast.unparse(line) for line in lines)
    if item.name.lower() not in texts and not is_read_as_json:
        return f"_decode reads no such media type under {use.status}"
    return _find_missing_model(uses, item)


def _find_missing_model(uses: Uses, item: Item) -> str:
    """Return a fault when the code of a body does not name the model of its schema."""
    reference = str(item.value.get("schema", {}).get("$ref", "")).removeprefix("#")
    models = uses.package.find_classes(uses.code.get(reference, [])).keys()
    names = uses.package.find_names(uses.code.get(f"{item.at}/schema", []))
    return f"the code for it names no {' or '.join(models)}" if models and not models & names else ""


def check_part_content_type(uses: Uses, item: Item) -> Verdict:
    """Check that the class of the multipart body writes the part with its content type."""
    media_type = item.part.owner
    codes = uses.code.get(f"{media_type.at}/schema", []) if media_type else []
    for model in uses.package.find_classes(codes).values():
        if item.value in iter_texts(uses.package.modules[model.module].tree):
            return generated(model.module)
    return dropped("no module writes the part with it")


def check_response_header(uses: Uses, item: Item) -> Verdict:
    """Check that the header is one of a success response, whose headers the runtime validates."""
    if not is_in_runtime_document(uses, item.at):
        return dropped("openapi.json says something else")
    if not any(is_success(use.status) for use in uses.of[item.part.at]):
        return dropped("only the headers of success responses are validated")
    return Verdict("enforced", ENFORCED[item.kind])


OPERATION_CHECKS: dict[str, Callable[[Uses, Item], Verdict]] = {
    "operation": check_operation,
    "parameter": check_parameter,
    "allowReserved": check_allow_reserved,
    "response status": check_status,
    "request media type": check_media_type,
    "response media type": check_media_type,
    "part content type": check_part_content_type,
    "response header": check_response_header,
    "security scheme": check_security_scheme,
    "security requirement": check_security_requirement,
    "tag": check_tag,
}
