"""Verdicts on the items of a document, and the rules that the runtime validates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from scripts.codegen.reading import look_up

if TYPE_CHECKING:
    from scripts.codegen.coverage._items import Item
    from scripts.codegen.coverage._uses import Uses

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


@frozen
class Verdict:
    """What became of an item, and where that can be seen: a module, a test, or why it was dropped."""

    outcome: Outcome
    where: str


def dropped(why: str) -> Verdict:
    """Return the verdict that neither the code nor the runtime has an item."""
    return Verdict("dropped", why)


def generated(*modules: str) -> Verdict:
    """Return the verdict that these modules have an item."""
    return Verdict("generated", ", ".join(dict.fromkeys(modules)))


def check_enforced(uses: Uses, item: Item) -> Verdict:
    """Check that the runtime validates requests or success responses against the schema with the rule."""
    if "$ref" in item.part.value and str(uses.document.get("openapi")).startswith("3.0"):
        return dropped("OpenAPI 3.0 ignores what stands beside a $ref")
    if item.kind == "format" and item.value not in FORMATS:
        return dropped("the validator does not check the format")
    if item.part.at not in uses.validated:
        return dropped("no request and no success response is validated against its schema")
    return Verdict("enforced", ENFORCED[item.kind])


def is_in_runtime_document(uses: Uses, at: str) -> bool:
    """Return whether ``openapi.json``, which the runtime reads, says the same at a JSON pointer."""
    try:
        return bool(look_up(uses.package.document, at) == look_up(uses.document, at))
    except (LookupError, ValueError, TypeError):
        return False
