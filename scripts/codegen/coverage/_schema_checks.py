"""Checks that generated code, or the runtime, holds to the schemas of a document."""

from __future__ import annotations

import ast
import json
import re
from typing import TYPE_CHECKING

from scripts.codegen.coverage._package import read_constant
from scripts.codegen.coverage._verdicts import ENFORCED, Verdict, check_enforced, dropped, generated
from scripts.codegen.reading import is_array, resolve
from scripts.codegen.writing.names import to_class_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.codegen.coverage._items import Item
    from scripts.codegen.coverage._package import Code
    from scripts.codegen.coverage._uses import Uses
    from scripts.codegen.reading import JSON

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


def _by_code(codes: list[Code]) -> Verdict:
    return generated(*(code.module for code in codes))


def check_property(uses: Uses, item: Item) -> Verdict:
    """Check that a class writes and reads the name, and has an attribute for it."""
    classes = uses.package.find_classes(uses.code.get(item.part.at, [])).values()
    having = [model.module for model in classes if item.name in model.properties]
    modules = ", ".join(model.module for model in classes)
    return generated(*having) if having else dropped(f"no class has it, of {modules or 'none for its schema'}")


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
    return generated(*modules) if strict and modules and len(strict) == len(item.value) else check_enforced(uses, item)


def check_extension(uses: Uses, item: Item) -> Verdict:
    """Check that no class shows a property that is marked as personal data; other extensions are the document's own."""
    if item.name != "x-personal" or item.part.key != "properties" or not item.part.owner:
        return dropped("extensions are the document's own")
    classes = uses.package.find_classes(uses.code.get(item.part.owner.at, [])).values()
    having = [model for model in classes if item.part.name in model.properties]
    wrong = [model.module for model in having if item.part.name not in model.hidden]
    if wrong or not having:
        return dropped(f"the repr of {', '.join(wrong)} shows it" if wrong else "no class has the property")
    return generated(*(model.module for model in having))


def check_additional_properties(uses: Uses, item: Item) -> Verdict:
    """Check that a class keeps what the document does not name; that nothing may be there the runtime checks."""
    classes = uses.package.find_classes(uses.code.get(item.part.at, [])).values()
    modules = [model.module for model in classes if model.extra]
    return generated(*modules) if modules and item.value is not False else check_enforced(uses, item)


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
                        return generated(module.name)
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
        return generated(*(name for name, _ in texts))
    return dropped("no docstring says it")


SCHEMA_CHECKS: dict[str, Callable[[Uses, Item], Verdict]] = {
    **dict.fromkeys(ENFORCED, check_enforced),
    **dict.fromkeys(("default", *_FLAGS), check_docstring),
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
