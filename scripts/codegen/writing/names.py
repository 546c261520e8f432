"""Names in generated code: those that its modules use themselves, and what schemas and properties are called instead."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING

from openapi_python_client.config import ClassOverride
from openapi_python_client.strings import ClassName, PythonIdentifier, snake_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openapi_python_client.parser.properties.model_property import ModelProperty

    from scripts.codegen.reading import JSON

TEMPLATES = Path(__file__).parents[1] / "templates"
_PREFIX = "field_"  # the generator's own default, for names that are no identifiers

# A schema with one of these may have a class of its own, or have one inside, that is called after its property.
_CLASS_KEYWORDS = frozenset({"additionalProperties", "allOf", "anyOf", "enum", "items", "oneOf", "properties"})
_SUFFIX_MARK = "\ue000"  # of a private use area: no document's name has it, and no Python name keeps it


def _list_imported_names(template: str) -> frozenset[str]:
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    imports = re.findall(r"^(?:from \S+ )?import (.+)$", text, re.MULTILINE)
    return frozenset(name.split()[-1] for names in imports for name in names.split(","))


# Imported or defined by the modules of models and operations: a schema of this name would hide it.
RESERVED_CLASSES = frozenset(
    {"OPERATION", "ResponseBody"}
    | _list_imported_names("model.py.jinja")
    | _list_imported_names("endpoint_module.py.jinja")
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


def distinguish_properties(properties: Mapping[str, JSON]) -> dict[str, str]:
    """Return the names of an object's properties, with a suffix for those with the same Python name.

    :func:`get_real_name` takes the suffix off again.
    """
    result: dict[str, str] = {}
    used: set[str] = set()
    for name, schema in properties.items():
        for number in itertools.count(1):
            candidate = name if number == 1 else f"{name}{_SUFFIX_MARK} {number}"
            # The generator takes this identifier where two names have the same in snake case.
            identifiers = {str(PythonIdentifier(candidate, _PREFIX, skip_snake_case=True))}
            if isinstance(schema, dict) and schema.keys() & _CLASS_KEYWORDS:
                identifiers.add(f"class {ClassName(candidate, _PREFIX)}")
            if not identifiers & used:
                used |= identifiers
                result[name] = candidate
                break
    return result


def get_real_name(name: str) -> str:
    """Return a property's name on the wire."""
    return name.partition(_SUFFIX_MARK)[0]


def rename_reserved_members(models: Iterable[ModelProperty]) -> None:
    """Append an underscore to the Python names of properties that would hide a member of every model."""
    for model in models:
        properties = [*(model.required_properties or []), *(model.optional_properties or [])]
        used = {str(prop.python_name) for prop in properties}
        for prop in properties:
            if prop.python_name in RESERVED_MEMBERS:
                name = f"{prop.python_name}_"
                while name in used:
                    name += "_"
                used.add(name)
                # The generator's own setter would take the underscore off again.
                object.__setattr__(prop, "python_name", name)
