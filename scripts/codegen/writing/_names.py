"""Names that generated modules use themselves, and what schemas and properties of the same name are called instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openapi_python_client.config import ClassOverride
from openapi_python_client.strings import ClassName, snake_case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openapi_python_client.parser.properties.model_property import ModelProperty
    from openapi_python_client.parser.properties.protocol import PropertyProtocol

    from scripts.codegen.reading import JSON

_PREFIX = "field_"  # the generator's own default, for names that are no identifiers

# What model and operation modules import or define: a schema of this name would hide it.
CLASSES = frozenset(
    [
        "Answer",
        "Any",
        "AuthenticatedClient",
        "BytesIO",
        "Client",
        "File",
        "Generic",
        "Literal",
        "Mapping",
        "Operation",
        "Option",
        "Parameter",
        "Request",
        "RequestFiles",
        "Response",
        "Self",
        "TypeAlias",
        "UUID",
        "Unset",
    ]
)
# What every model has besides its properties, and the modules that annotations name.
MEMBERS = frozenset(["additional_keys", "additional_properties", "datetime", "from_dict", "to_dict", "to_multipart"])


def class_name(reference: str) -> str:
    """The class that a ``$ref`` to a schema, or its bare name, leads to."""
    plain = str(ClassName(reference.rpartition("/")[2], _PREFIX))
    return f"{plain}Model" if plain in CLASSES else plain


def class_overrides(document: JSON) -> dict[str, ClassOverride]:
    """For the generator: the schemas that must be called otherwise than they would be."""
    plain = {str(ClassName(name, _PREFIX)) for name in document.get("components", {}).get("schemas", {})}
    return {
        name: ClassOverride.model_validate(
            {"class_name": class_name(name), "module_name": snake_case(class_name(name))}
        )
        for name in sorted(plain & CLASSES)
    }


def rename_members(models: Iterable[ModelProperty]) -> None:
    """Put an underscore behind the Python names of properties that would hide a member that every model has."""
    for model in models:
        for prop in [*(model.required_properties or []), *(model.optional_properties or [])]:
            if prop.python_name in MEMBERS:
                _rename(prop)


def _rename(prop: PropertyProtocol) -> None:
    # The generator's own setter would take the underscore off again.
    object.__setattr__(prop, "python_name", f"{prop.python_name}_")
