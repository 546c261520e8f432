"""What has to be true of generated code, or of the runtime, for each kind of item."""

from __future__ import annotations

import ast
import json
import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from scripts.codegen.coverage._package import CALLS, iter_texts, normalize, read_arguments, read_constant
from scripts.codegen.coverage._uses import is_success
from scripts.codegen.reading import is_array, is_object, look_up, resolve
from scripts.codegen.writing.names import to_class_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.codegen.coverage._items import Item
    from scripts.codegen.coverage._package import Code, Module
    from scripts.codegen.coverage._uses import Use, Uses
    from scripts.codegen.reading import JSON

Outcome: TypeAlias = Literal["generated", "enforced", "dropped"]

TESTS = "tests/truespec/test_keywords.py"
# Each kind that the runtime validates, and the test that fails when its validation is switched off.
ENFORCED = {
    "minLength": "test_min_length", "maxLength": "test_max_length", "pattern": "test_pattern", "format": "test_format",
    "minimum": "test_minimum", "maximum": "test_maximum", "exclusiveMinimum": "test_exclusive_minimum",
    "exclusiveMaximum": "test_exclusive_maximum", "multipleOf": "test_multiple_of", "minItems": "test_min_items",
    "maxItems": "test_max_items", "uniqueItems": "test_unique_items", "minProperties": "test_min_properties",
    "maxProperties": "test_max_properties", "required": "test_required", "enum": "test_enum", "const": "test_const",
    "additionalProperties": "test_additional_properties", "nullable": "test_nullable", "type": "test_type",
    "composition": "test_composition", "not": "test_not", "if": "test_if_then_else", "then": "test_if_then_else",
    "else": "test_if_then_else", "propertyNames": "test_property_names", "contains": "test_contains",
    "minContains": "test_contains", "maxContains": "test_contains", "prefixItems": "test_prefix_items",
    "patternProperties": "test_pattern_properties", "dependentRequired": "test_dependent_required",
    "dependentSchemas": "test_dependent_schemas", "unevaluatedProperties": "test_unevaluated_properties",
    "unevaluatedItems": "test_unevaluated_items", "response header": "test_response_header",
}  # fmt: skip
# The formats that the validator checks; it ignores every other one.
FORMATS = frozenset(
    [
        "date", "date-time", "duration", "email", "hostname", "http-date", "idn-email", "idn-hostname", "ipv4", "ipv6",
        "iri", "iri-reference", "json-pointer", "regex", "relative-json-pointer", "time", "uri", "uri-reference",
        "uri-template", "uuid",
    ]
)  # fmt: skip
# The Python types of a JSON type; a string may have become a richer one, of which a format allows only some.
_PYTHON_TYPES = {
    "string": {"str", "File", "datetime", "date", "UUID", "Any", "text", "read_file"},
    "integer": {"int", "Any"},
    "number": {"float", "int", "Any"},
    "boolean": {"bool", "Any"},
    "array": {"list", "Any"},
    "object": {"dict", "Any"},
    "null": {"None", "Any"},
}
_FORMAT_TYPES = {"binary": {"File", "read_file"}, "date-time": {"datetime"}, "date": {"date"}, "uuid": {"UUID"}}
_FLAGS = {"deprecated": "deprecated", "readOnly": "read-only", "writeOnly": "write-only"}
_STYLES = {"query": "form", "cookie": "form"}  # the defaults; elsewhere it is simple


@frozen
class Verdict:
    """What became of an item, and where that can be seen: a module, a test, or why it was dropped."""

    outcome: Outcome
    where: str


def dropped(why: str) -> Verdict:
    """Return the verdict that neither the code nor the runtime has an item."""
    return Verdict("dropped", why)


def _generated(*modules: str) -> Verdict:
    return Verdict("generated", ", ".join(dict.fromkeys(modules)))


def _by_code(codes: list[Code]) -> Verdict:
    return _generated(*(code.module for code in codes))


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
    return dropped(f"{module.name} has another {', '.join(wrong)}") if wrong else _generated(module.name)


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
    return _generated(module.name)


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
    return _generated(*(module.name for _, module in modules if module))


def check_status(uses: Uses, item: Item) -> Verdict:
    """Check that the module handles the status, and ``parse`` too where it is a success."""
    module = uses.get_module(uses.operations[item.part.at])
    if module is None:
        return dropped("its operation has no module")
    functions = ["_decode", "parse"] if item.name < "4" else ["_decode"]
    missing = [name for name in functions if not module.find_branches(name, item.name)]
    return dropped(f"{' and '.join(missing)} in {module.name} never handles it") if missing else _generated(module.name)


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
                return _generated("client.py")
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
    return _generated(module.name) if module else dropped("its operation has no module")


def check_tag(uses: Uses, item: Item) -> Verdict:
    """Check that a package of ``api/`` has the tag's name, and that an operation's module is in it."""
    name = normalize(item.value if isinstance(item.value, str) else item.value.get("name", ""))
    operation = uses.operations.get(item.part.at)
    modules = [uses.get_module(operation)] if operation else uses.package.operations.values()
    names = [module.name for module in modules if module and normalize(module.name.split("/")[1]) == name]
    return _generated(names[0].rpartition("/")[0]) if names else dropped("no package of api/ is called so")


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
    return _generated(modules[0] if len(modules) == 1 else f"{len(modules)} modules, {modules[0]} the first")


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
            return _generated(model.module)
    return dropped("no module writes the part with it")


def check_enforced(uses: Uses, item: Item) -> Verdict:
    """Check that the runtime validates requests or success responses against the schema with the rule."""
    if "$ref" in item.part.value and str(uses.document.get("openapi")).startswith("3.0"):
        return dropped("OpenAPI 3.0 ignores what stands beside a $ref")
    if item.kind == "format" and item.value not in FORMATS:
        return dropped("the validator does not check the format")
    if item.part.at not in uses.validated:
        return dropped("no request and no success response is validated against its schema")
    return Verdict("enforced", ENFORCED[item.kind])


def check_response_header(uses: Uses, item: Item) -> Verdict:
    """Check that the header is one of a success response, whose headers the runtime validates."""
    if not is_in_runtime_document(uses, item.at):
        return dropped("openapi.json says something else")
    if not any(is_success(use.status) for use in uses.of[item.part.at]):
        return dropped("only the headers of success responses are validated")
    return Verdict("enforced", ENFORCED[item.kind])


def is_in_runtime_document(uses: Uses, at: str) -> bool:
    """Return whether ``openapi.json``, which the runtime reads, says the same at a JSON pointer."""
    try:
        return bool(look_up(uses.package.document, at) == look_up(uses.document, at))
    except (LookupError, ValueError, TypeError):
        return False


def check_property(uses: Uses, item: Item) -> Verdict:
    """Check that a class writes and reads the name, and has an attribute for it."""
    classes = uses.package.find_classes(uses.code.get(item.part.at, [])).values()
    having = [model.module for model in classes if item.name in model.properties]
    modules = ", ".join(model.module for model in classes)
    return _generated(*having) if having else dropped(f"no class has it, of {modules or 'none for its schema'}")


def check_required(uses: Uses, item: Item) -> Verdict:
    """Check that no attribute has a default; where a schema requires what another describes, the runtime does."""
    properties: dict[str, JSON] = item.part.value.get("properties", {})
    strict = {name for name in item.value if name in properties}
    classes = uses.package.find_classes(uses.code.get(item.part.at, [])).values()
    # A class for requests need not have a read-only property, nor one for responses a write-only one.
    one_sided = {name for name in strict if {"readOnly", "writeOnly"} & resolve(uses.document, properties[name]).keys()}
    for model in classes:
        if wrong := sorted((strict - one_sided) & model.optional):
            return dropped(f"{model.module} may leave out {', '.join(wrong)}")
    modules = [model.module for model in classes if model.properties.keys() >= strict]
    return _generated(*modules) if strict and modules and len(strict) == len(item.value) else check_enforced(uses, item)


def check_extension(uses: Uses, item: Item) -> Verdict:
    """Check that no class shows a property that is marked as personal data; other extensions are the document's own."""
    if item.name != "x-personal" or item.part.key != "properties" or not item.part.owner:
        return dropped("extensions are the document's own")
    classes = uses.package.find_classes(uses.code.get(item.part.owner.at, [])).values()
    having = [model for model in classes if item.part.name in model.properties]
    wrong = [model.module for model in having if item.part.name not in model.hidden]
    if wrong or not having:
        return dropped(f"the repr of {', '.join(wrong)} shows it" if wrong else "no class has the property")
    return _generated(*(model.module for model in having))


def check_additional_properties(uses: Uses, item: Item) -> Verdict:
    """Check that a class keeps what the document does not name; that nothing may be there the runtime checks."""
    classes = uses.package.find_classes(uses.code.get(item.part.at, [])).values()
    modules = [model.module for model in classes if model.extra]
    return _generated(*modules) if modules and item.value is not False else check_enforced(uses, item)


def check_type(uses: Uses, item: Item) -> Verdict:
    """Check that the annotation names the type; where no code stands for the schema, the runtime checks it."""
    codes = uses.code.get(item.part.at, [])
    if not codes:
        return check_enforced(uses, item)
    names = uses.package.find_names(codes)
    names |= {"dict"} if uses.package.find_classes(codes) else set()
    expected: list[str] = ["null"] if item.kind == "nullable" else item.value if is_array(item.value) else [item.value]
    missing = [name for name in expected if not names & _PYTHON_TYPES.get(name, set())]
    return dropped(f"the code for it names no {' or '.join(missing)}") if missing else _by_code(codes)


def check_format(uses: Uses, item: Item) -> Verdict:
    """Check that the richer type that a format has stands for it; the runtime checks every other format."""
    codes = uses.code.get(item.part.at, [])
    if item.value not in _FORMAT_TYPES or not codes:
        return check_enforced(uses, item)
    expected = _FORMAT_TYPES[item.value]
    is_typed = expected & uses.package.find_names(codes)
    return _by_code(codes) if is_typed else dropped(f"the code for it names no {' or '.join(sorted(expected))}")


def check_enum(uses: Uses, item: Item) -> Verdict:
    """Check that the literal type has every value; the runtime checks what no literal type can hold."""
    expected = [value for value in item.value if value is not None]
    codes = uses.code.get(item.part.at, [])
    if not codes or not all(type(value) is str or type(value) is int for value in expected):
        return check_enforced(uses, item)
    literals = uses.package.find_literals(codes)
    missing = [json.dumps(value) for value in expected if value not in literals]
    return dropped(f"no literal type has {', '.join(missing[:3])}") if missing else _by_code(codes)


def check_discriminator(uses: Uses, item: Item) -> Verdict:
    """Check that a call chooses by the property, with every value that the document maps and every member."""
    members = [one.get("$ref", "") for key in ("oneOf", "anyOf") for one in item.part.value.get(key, ())]
    mapping = {value: to_class_name(target) for value, target in item.value.get("mapping", {}).items()}
    classes = {to_class_name(member) for member in members if member}
    for module in uses.package.modules.values():
        for call in ast.walk(module.tree):
            if isinstance(call, ast.Call) and item.value["propertyName"] in map(read_constant, call.args):
                for table in (_read_table(argument) for argument in call.args if isinstance(argument, ast.Dict)):
                    if mapping.items() <= table.items() and classes <= set(table.values()):
                        return _generated(module.name)
    return dropped("no code chooses by it")


def _read_table(node: ast.Dict) -> dict[str, str]:
    pairs = zip(node.keys, node.values, strict=True)
    return {read_constant(key): ast.unparse(value).partition(".")[0] for key, value in pairs if key}


def check_docstring(uses: Uses, item: Item) -> Verdict:
    """Check that a docstring says it: a flag, or the default that the server takes."""
    pattern = _FLAGS.get(item.kind, r"default\b.*" + re.escape(json.dumps(item.value, ensure_ascii=False)))
    part = item.part.owner if item.part.owner and item.part.owner.role == "parameter" else item.part
    module = uses.get_module(uses.operations[part.at]) if part.at in uses.operations else None
    texts = [(module.name, module.docstring)] if module else []
    texts += [(code.module, code.docstring) for code in uses.code.get(part.at, [])]
    if texts and all(re.search(pattern, text, re.IGNORECASE | re.DOTALL) for _, text in texts):
        return _generated(*(name for name, _ in texts))
    return dropped("no docstring says it")


CHECKS: dict[str, Callable[[Uses, Item], Verdict]] = {
    **dict.fromkeys(ENFORCED, check_enforced),
    **dict.fromkeys(("default", *_FLAGS), check_docstring),
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
    "property": check_property,
    "required": check_required,
    "additionalProperties": check_additional_properties,
    "type": check_type,
    "nullable": check_type,
    "format": check_format,
    "enum": check_enum,
    "discriminator": check_discriminator,
    "extension": check_extension,
}
