"""The Python types that values of a schema are of, as code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openapi_python_client.parser.properties.any import AnyProperty
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.properties.uuid import UuidProperty

if TYPE_CHECKING:
    from openapi_python_client.parser.properties.protocol import PropertyProtocol

_TYPES: tuple[tuple[type, str], ...] = (
    (AnyProperty, "object"),
    (ConstProperty, "object"),
    (BooleanProperty, "bool"),
    (DateTimeProperty, "datetime.datetime"),
    (DateProperty, "datetime.date"),
    (FileProperty, "File"),
    (FloatProperty, "int, float"),
    (IntProperty, "int"),
    (ListProperty, "list"),
    (UuidProperty, "UUID"),
)
_OF_JSON = {
    "string": "str",
    "integer": "int, float",  # 5.0 is an integer too (JSON Schema 2020-12, section 6.1.1)
    "number": "int, float",
    "boolean": "bool",
    "array": "list",
    "object": "dict",
    "null": "type(None)",
}


def classes_of(prop: PropertyProtocol) -> str:
    """What ``isinstance`` may be asked of a body of this schema: the code of a tuple's inside."""
    if isinstance(prop, UnionProperty):
        return ", ".join(dict.fromkeys(classes_of(member) for member in prop.inner_properties))
    if isinstance(prop, ModelProperty):
        return str(prop.class_info.name)
    return next((names for kind, names in _TYPES if isinstance(prop, kind)), "str")


def of_json(kinds: frozenset[str]) -> str:
    """The types of parsed JSON that a schema of these kinds allows, as code; "" when it allows any."""
    found = {name.strip() for kind in kinds for name in _OF_JSON.get(kind, "object").split(",")}
    return "" if "object" in found else ", ".join(sorted(found))
