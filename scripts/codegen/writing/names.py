"""Names in generated code: those that its modules use themselves, and what schemas and properties are called instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openapi_python_client.config import ClassOverride
from openapi_python_client.strings import ClassName, PythonIdentifier, snake_case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openapi_python_client.parser.properties.model_property import ModelProperty

    from scripts.codegen.reading import JSON

_PREFIX = "field_"  # the generator's own default, for names that are no identifiers

# Imported or defined by the modules of models and operations: a schema of this name would hide it.
RESERVED_CLASSES = frozenset(
    [
        "Any",
        "AuthenticatedClient",
        "BytesIO",
        "Client",
        "Discriminator",
        "File",
        "Generic",
        "Literal",
        "Mapping",
        "Operation",
        "Parameter",
        "Request",
        "RequestFiles",
        "Response",
        "ResponseBody",
        "Self",
        "TypeAlias",
        "UUID",
        "UnionDecoder",
        "UnionMember",
        "Unset",
    ]
)
# The members of every model besides its properties, and the modules that annotations name.
RESERVED_MEMBERS = frozenset(
    ["additional_keys", "additional_properties", "datetime", "from_dict", "to_dict", "to_multipart"]
)
# Names that an argument cannot have: the functions of an operation's module and what they use.
RESERVED_ARGUMENTS = RESERVED_CLASSES | {
    *("body", "build", "client", "errors", "httpx", "media_type", "parse", "OPERATION", "UNSET"),
    *("asyncio", "asyncio_detailed", "sync", "sync_detailed"),
}


def to_module_name(operation_id: str) -> str:
    """Return the name of an operation's module."""
    return str(PythonIdentifier(operation_id, _PREFIX))


def to_class_name(reference: str) -> str:
    """Return the class of a schema, given its name or a ``$ref`` to it."""
    name = str(ClassName(reference.rpartition("/")[2], _PREFIX))
    return f"{name}Model" if name in RESERVED_CLASSES else name


def override_class_names(document: JSON) -> dict[str, ClassOverride]:
    """Return the generator's setting for the schemas whose class names are reserved."""
    names = {str(ClassName(name, _PREFIX)) for name in document.get("components", {}).get("schemas", {})}
    return {
        name: ClassOverride.model_validate(
            {"class_name": to_class_name(name), "module_name": snake_case(to_class_name(name))}
        )
        for name in sorted(names & RESERVED_CLASSES)
    }


def rename_reserved_members(models: Iterable[ModelProperty]) -> None:
    """Append an underscore to the Python names of properties that would hide a member of every model."""
    for model in models:
        for prop in [*(model.required_properties or []), *(model.optional_properties or [])]:
            if prop.python_name in RESERVED_MEMBERS:
                # The generator's own setter would take the underscore off again.
                object.__setattr__(prop, "python_name", f"{prop.python_name}_")
