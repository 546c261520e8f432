"""What the runtime carries: rules that are in no code, and that a check against ``openapi.json`` holds calls to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.codegen.coverage._book import Book, Verdict, dropped
from scripts.codegen.coverage._uses import is_success

if TYPE_CHECKING:
    from scripts.codegen.coverage._items import Item

TESTS = "tests/truespec/test_keywords.py"
# Each kind, and the test of it that fails when the carrying is switched off.
CARRIED = {
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
# The formats that the validator knows; to it every other one is a remark.
FORMATS = frozenset(
    [
        "date", "date-time", "duration", "email", "hostname", "http-date", "idn-email", "idn-hostname", "ipv4", "ipv6",
        "iri", "iri-reference", "json-pointer", "regex", "relative-json-pointer", "time", "uri", "uri-reference",
        "uri-template", "uuid",
    ]
)  # fmt: skip


def carried(book: Book, item: Item) -> Verdict:
    """The runtime holds requests or good answers to the schema that the rule stands in."""
    if "$ref" in item.part.value and str(book.document.get("openapi")).startswith("3.0"):
        return dropped("OpenAPI 3.0 ignores what stands beside a $ref")
    if item.kind == "format" and item.value not in FORMATS:
        return dropped("the check does not know the format")
    if item.part.at not in book.checked:
        return dropped("no request and no good answer is held to its schema")
    return Verdict("carried", CARRIED[item.kind])


def response_header(book: Book, item: Item) -> Verdict:
    """The headers of a good answer are held to the document."""
    if not book.carries(item.at):
        return dropped("openapi.json says something else")
    if not any(is_success(use.status) for use in book.uses.of[item.part.at]):
        return dropped("only the headers of good answers are checked")
    return Verdict("carried", CARRIED[item.kind])
