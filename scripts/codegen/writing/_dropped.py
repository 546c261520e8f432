"""Find the schemas that openapi-python-client left out without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts._errors import SourceError
from scripts.codegen.reading import JSON, build_pointer
from scripts.codegen.reading import value_types as kinds
from scripts.codegen.writing._names import class_name

if TYPE_CHECKING:
    from openapi_python_client.parser import GeneratorData

    from scripts.codegen.reading import Document


def check_models(document: Document, data: GeneratorData) -> None:
    """Raise SourceError for each object schema and each enum of the components that has no class of its own."""
    written = {str(found.class_info.name) for found in [*data.models, *data.enums]}
    faults: list[str] = []
    for name, schema in document.value.get("components", {}).get("schemas", {}).items():
        expected = class_name(name)
        if _has_class(document.value, schema) and expected not in written:
            place = document.locate(build_pointer("components", "schemas", name))
            faults.append(f"{place}: the schema {name!r} would be lost: openapi-python-client wrote no class for it")
    if faults:
        raise SourceError("\n".join(faults))


def _has_class(document: JSON, schema: JSON) -> bool:
    """Whether a schema is an object or an enum of its own, not another name for a schema, nor a plain type or union."""
    if "$ref" in schema:
        return False
    members = [member for keyword in ("allOf", "anyOf", "oneOf") for member in schema.get(keyword, [])]
    if len(members) == 1 and "$ref" in members[0]:
        return False
    if "anyOf" in schema or "oneOf" in schema or isinstance(schema.get("type"), list):
        return False  # a union, whose members have classes of their own
    if "enum" in schema:
        return all(isinstance(value, str | int) and not isinstance(value, bool) for value in schema["enum"])
    # With additionalProperties alone, and no type, a value may be of any kind.
    composed = "allOf" in schema and "object" in kinds(document, schema)
    return composed or schema.get("type") == "object" or "properties" in schema
