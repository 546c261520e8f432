"""The checkers of schemas: types, properties, enums, unions, docstrings, and what the runtime enforces."""

from __future__ import annotations

import ast
import json
import re
from typing import TYPE_CHECKING

from scripts.codegen.coverage._code import ModelClass, argument, values_in
from scripts.codegen.coverage._context import Context, Verdict, dropped, generated, modules_of
from scripts.codegen.coverage._references import is_success
from scripts.codegen.reading import is_array

if TYPE_CHECKING:
    from scripts.codegen.coverage._items import Item, Part
    from scripts.codegen.reading import JSON


TESTS = "tests/truespec/test_keywords.py"
# Each kind, and the test that fails when its validation is switched off.
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


def enforced(context: Context, item: Item) -> Verdict:
    """Check that the runtime validates requests or success responses against the schema with the rule."""
    if "$ref" in item.part.value and str(context.document.get("openapi")).startswith("3.0"):
        return dropped("OpenAPI 3.0 ignores what stands beside a $ref")
    if item.kind == "format" and item.value not in FORMATS:
        return dropped("the validator does not check the format")
    if item.part.at not in context.validated_schemas:
        return dropped("no request and no success response is validated against its schema")
    return Verdict("enforced", ENFORCED[item.kind])


def response_header(context: Context, item: Item) -> Verdict:
    """Check that the header is one of a success response, whose headers the runtime validates."""
    if not context.runtime_has(item.at):
        return dropped("openapi.json says something else")
    if not any(is_success(use.status) for use in context.uses.of[item.part.at]):
        return dropped("only the headers of success responses are validated")
    return Verdict("enforced", ENFORCED[item.kind])


# The Python types of a JSON type; a string may have become a richer one.
_PYTHON = {
    "string": {"str", "File", "datetime", "date", "DateTime", "UUID", "Any", "text", "read_file"},
    "integer": {"int", "Any"},
    "number": {"float", "int", "Any"},
    "boolean": {"bool", "Any"},
    "array": {"list", "Any"},
    "object": {"dict", "Any"},
    "null": {"None", "Any"},
}
_FORMATS = {"binary": {"File", "read_file"}, "date-time": {"datetime", "DateTime"}, "date": {"date"}, "uuid": {"UUID"}}


def property_(context: Context, item: Item) -> Verdict:
    """Check that a class writes and reads the name, and has an attribute for it."""
    classes = context.locations.classes(item.part)
    having = [model for model in classes if item.name in model.properties]
    if not having:
        modules = ", ".join(model.module for model in classes)
        return dropped(f"{modules} does not have it" if classes else "no class stands for its schema")
    return generated(*(model.module for model in having))


def required(context: Context, item: Item) -> Verdict:
    """The attributes have no default; where a schema only requires what another describes, the check carries it."""
    own = [name for name in item.value if name in item.part.value.get("properties", {})]
    classes = context.locations.classes(item.part)
    for model in classes:
        wrong = [name for name in own if name in model.properties and model.properties[name].optional]
        if wrong:
            return dropped(f"{model.module} may leave out {', '.join(wrong)}")
    modules = [model.module for model in classes if all(name in model.properties for name in own)]
    return generated(*modules) if own and modules and len(own) == len(item.value) else enforced(context, item)


def additional_properties(context: Context, item: Item) -> Verdict:
    """The class keeps what the document does not name, as what it says; that nothing may be there the check carries."""
    model = [one.module for one in context.locations.classes(item.part) if one.extra]
    return generated(*model) if model and item.value is not False else enforced(context, item)


def type_(context: Context, item: Item) -> Verdict:
    """The annotation names the type; where no code stands for the schema, the check carries it."""
    codes = context.locations.of(item.part)
    if not codes:
        return enforced(context, item)
    named: list[str] = item.value if is_array(item.value) else [item.value]
    expected = ["null"] if item.kind == "nullable" else named
    names = context.locations.names(codes)
    classes = any(isinstance(context.package.models.get(name), ModelClass) for name in names)
    missing = [name for name in expected if not names & _PYTHON.get(name, set()) and not (name == "object" and classes)]
    return (
        dropped(f"the code for it names no {' or '.join(missing)}")
        if missing
        else generated(*modules_of(context, item.part))
    )


def format_(context: Context, item: Item) -> Verdict:
    """The richer type that a format has stands for it; every other format the check carries."""
    codes = context.locations.of(item.part)
    if item.value not in _FORMATS or not codes:
        return enforced(context, item)
    if _FORMATS[item.value] & context.locations.names(codes):
        return generated(*modules_of(context, item.part))
    return dropped(f"the code for it names no {' or '.join(sorted(_FORMATS[item.value]))}")


def enum(context: Context, item: Item) -> Verdict:
    """The literal type has every value; what no literal type can hold is enforced by the check."""
    expected = [value for value in item.value if value is not None]
    codes = context.locations.of(item.part)
    if not codes or not all(type(value) is str or type(value) is int for value in expected):
        return enforced(context, item)
    model = set(values_in(codes, context.package.models))
    missing = [value for value in expected if value not in model]
    if missing:
        return dropped(f"no literal type has {', '.join(map(json.dumps, missing[:3]))}")
    return generated(*modules_of(context, item.part))


def discriminator(context: Context, item: Item) -> Verdict:
    """A ``decode_by_discriminator`` picks by the property, with every value that the document maps."""
    members = [str(one["$ref"]) for key in ("oneOf", "anyOf") for one in item.part.value.get(key, ()) if "$ref" in one]
    mapping: dict[str, str] = item.value.get("mapping", {})
    mapped = {target.rpartition("/")[2] for target in mapping.values()}  # a mapping may name a schema barely
    others = {name.rpartition("/")[2]: name for name in members if name.rpartition("/")[2] not in mapped}
    expected = {value: _model(context, target) for value, target in (mapping | others).items()}
    for module in context.package.modules:
        for call in ast.walk(module.tree):
            if (
                isinstance(call, ast.Call)
                and ast.unparse(call.func) == "decode_by_discriminator"
                and len(call.args) > 3  # noqa: PLR2004  (its arguments)
            ):
                name, table = call.args[2], call.args[3]
                same = isinstance(name, ast.Constant) and name.value == item.value["propertyName"]
                if same and isinstance(table, ast.Dict) and _table(table).items() >= expected.items():
                    return generated(module.name)
    return dropped("no decode_by_discriminator picks by it")


def _model(context: Context, target: str) -> str:
    """The class of a schema, given as a reference or, in a mapping, by its bare name."""
    name = target.rpartition("/")[2]
    part = context.uses.parts.get(f"/components/schemas/{name}")
    return (
        next(iter(context.locations.names(context.locations.of(part)) & context.package.models.keys()), name)
        if part
        else name
    )


def _table(node: ast.Dict) -> dict[str, str]:
    pairs = zip(node.keys, node.values, strict=True)
    return {
        str(key.value): ast.unparse(value).partition(".")[0] for key, value in pairs if isinstance(key, ast.Constant)
    }


_WORDS = {"deprecated": "deprecated", "readOnly": "read-only", "writeOnly": "write-only"}


def check_docstring(context: Context, item: Item) -> Verdict:
    """A docstring says it: that something is deprecated, read-only or write-only, or which default the server takes."""
    word = _WORDS.get(item.kind, r"default\b.*" + re.escape(json.dumps(item.value, ensure_ascii=False)))
    texts = docstrings(context, item.part)
    if texts and all(re.search(word, text, re.IGNORECASE | re.DOTALL) for text in texts):
        return generated(*modules_of(context, item.part))
    return dropped("no docstring tells it")


def docstrings(context: Context, part: Part) -> list[str]:
    """What the code says in words of an operation, a parameter, a property or a schema."""
    owner = part.owner
    if part.role == "operation":
        module = context.locations.module(part.at)
        return [module.docstring()] if module else []
    if part.role == "parameter":
        return [_argument_docstring(context, use.operation, use.value) for use in context.uses.of[part.at]]
    if owner and owner.role == "parameter":
        return docstrings(context, owner)
    if owner and owner.role == "schema" and part.key == "properties":
        return [
            model.properties[part.name].docstring
            for model in context.locations.classes(owner)
            if part.name in model.properties
        ]
    return [model.docstring for model in context.locations.classes(part)]


def _argument_docstring(context: Context, operation: str, parameter: JSON) -> str:
    module = context.locations.module(operation)
    model = argument(module, parameter["in"], parameter["name"]) if module else None
    text = ast.get_docstring(module.functions["build"]) or "" if module and model else ""
    match = (
        re.search(rf"^    {model[0]}: (.*?)(?=^    \w+: |^\S|\Z)", text, re.DOTALL | re.MULTILINE) if model else None
    )
    return match[1] if match else ""
