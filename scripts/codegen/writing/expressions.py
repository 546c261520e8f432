"""Python expressions for the templates: decode a property's JSON, encode it, write it as a multipart part, and its types.

Types are those of the properties that openapi-python-client parsed; how they are decoded comes from the schemas.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen
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

from scripts._errors import SourceError
from scripts.codegen.reading import is_json_media_type
from scripts.codegen.writing.names import get_real_name
from scripts.codegen.writing.union_tables import PYTHON_TYPES

if TYPE_CHECKING:
    from openapi_python_client.parser.properties.protocol import PropertyProtocol

    from scripts.codegen.reading import JSON
    from scripts.codegen.writing.schema_input import SchemaRewriter
    from scripts.codegen.writing.union_tables import UnionWriter

# Functions of the generated module `decoding` for strings of a format.
_FORMAT_PARSERS = {"date-time": "parse_datetime", "date": "parse_date", "uuid": "parse_uuid"}
# The types of a property's value in Python, as arguments of `isinstance`.
_PYTHON_TYPES: tuple[tuple[type, str], ...] = (
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


class Codec:
    """Writes the expressions that decode and encode the properties of one document."""

    def __init__(self, unions: UnionWriter, schemas: SchemaRewriter, classes: dict[str, str]) -> None:
        self._unions = unions
        self._schemas = schemas
        self._classes = classes
        """The pointer of an object schema -> its class."""

    def decode(self, prop: PropertyProtocol, source: str, label: str = "") -> str:
        """Return the expression for the property's value, given the name of its JSON value.

        ``label`` names the property in decoding errors.
        """
        if isinstance(prop, FileProperty):
            return f"File(payload=BytesIO({source}))"
        return self._decode(self._find_schema(prop), source, label or str(prop.python_name))

    def decode_typed(self, prop: PropertyProtocol, source: str, label: str) -> str:
        """Return the expression of :meth:`decode`, with a cast where type checkers would see Any."""
        expression, annotation = self.decode(prop, source, label), annotate(prop)
        is_any = expression == source or re.search(r"(^| else )_[A-Z0-9_]+\.decode\(", expression)
        return f"cast({annotation!r}, {expression})" if is_any and annotation != "Any" else expression

    def encode(self, prop: PropertyProtocol, source: str) -> str:
        """Return the expression for the property's JSON value, given the name of its value."""
        is_plain = not isinstance(prop, FileProperty) and self.decode(prop, source) == source
        return source if is_plain else f"to_json({source})"

    def take_tables(self) -> list[str]:
        """Return the code of the tables that the expressions since the last call use, and forget it."""
        return self._unions.take_tables()

    def _find_schema(self, prop: PropertyProtocol) -> JSON:
        # A model's own description is that of its use; some properties of the generator's own have none.
        pointer = prop.data.description if isinstance(prop, ModelProperty) else prop.description
        return self._schemas.rewritten[pointer.get_untrusted_value()] if pointer else {}

    def _decode(self, schema: JSON, source: str, label: str) -> str:
        schema = self._unions.reader.follow(schema)
        if schema.get("type") == "array":
            item_decoder = self._decoder(schema["items"], label)
            return f"decode_list({label!r}, {source}, {item_decoder})" if item_decoder else source
        if "oneOf" in schema:
            return self._decode_union(schema, source, label)
        decoder = self._decoder(schema, label)
        return f"{decoder}({source})" if decoder else source

    def _decoder(self, schema: JSON, label: str) -> str:
        """Return a function that decodes JSON of a schema; "" when the JSON is the value."""
        schema = self._unions.reader.follow(schema)
        if schema.get("type") == "object":
            return f"{self._classes[schema['description']]}.from_dict"
        if schema.get("type") == "string":
            return _FORMAT_PARSERS.get(schema.get("format", ""), "")
        expression = self._decode(schema, "value", label) if {"items", "oneOf"} & schema.keys() else "value"
        if expression == "value":
            return ""
        is_call = expression.endswith(".decode(value)") and " " not in expression
        return expression.removesuffix("(value)") if is_call else f"lambda value: {expression}"

    def _decode_union(self, schema: JSON, source: str, label: str) -> str:
        union = self._unions.reader.read(schema["description"])
        decoders = [self._decoder(self._schemas.rewritten[member.pointer], label) for member in union.members]
        if not any(decoders):
            return source
        if len(union.members) == 1:
            expression = self._decode(self._schemas.rewritten[union.members[0].pointer], source, label)
        else:
            expression = f"{self._unions.write_table(schema['description'], union, decoders, label)}.decode({source})"
        return f"None if {source} is None else {expression}" if union.is_nullable else expression


def annotate(prop: PropertyProtocol) -> str:
    """Return the property's type annotation, with ``Unset`` when it may be absent."""
    return prop.get_type_string().as_unembedded_code()


def list_python_types(prop: PropertyProtocol) -> str:
    """Return the types that a value of the property may have, as the inside of a tuple for ``isinstance``."""
    if isinstance(prop, UnionProperty):
        return ", ".join(dict.fromkeys(list_python_types(member) for member in prop.inner_properties))
    if isinstance(prop, ModelProperty):
        return str(prop.class_info.name)
    return next((names for property_class, names in _PYTHON_TYPES if isinstance(prop, property_class)), "str")


def list_json_types(types: frozenset[str]) -> str:
    """Return the Python types of parsed JSON with these JSON types, as code; "" for any."""
    return (
        ""
        if types - PYTHON_TYPES.keys()
        else ", ".join(sorted({name for type_ in types for name in PYTHON_TYPES[type_]}))
    )


def has_files(model: ModelProperty) -> bool:
    """Return whether a model has files in it, so that JSON cannot carry it."""
    properties = [*(model.required_properties or []), *(model.optional_properties or []), model.additional_properties]
    return any(_has_file(prop) for prop in properties if prop)


def _has_file(prop: PropertyProtocol) -> bool:
    if isinstance(prop, ListProperty):
        return _has_file(prop.inner_property)
    if isinstance(prop, UnionProperty):
        return any(_has_file(member) for member in prop.inner_properties)
    return isinstance(prop, FileProperty)


@frozen
class PartWriter:
    """Writes the expressions for the parts of multipart bodies."""

    content_types: dict[str, dict[str, str]]
    """Model -> part -> the content types that the document's `encoding` gives it, separated by commas."""

    def write(self, model: ModelProperty, prop: PropertyProtocol, source: str) -> str:
        """Return the expression for httpx's (file name, content, content type) of the value named ``source``.

        For an array it is a list of these: an array is as many parts (OpenAPI 3.0.4, section 4.7.15.4).
        """
        listed = self.content_types.get(str(model.class_info.name), {}).get(
            get_real_name(prop.name.get_untrusted_value()), ""
        )
        content_types = [name.strip() for name in listed.split(",") if name.strip() and "*" not in name]
        if isinstance(prop, ListProperty):
            return f"[{_write_part(prop.inner_property, 'item', content_types)} for item in {source}]"
        return _write_part(prop, source, content_types)


def _write_part(prop: PropertyProtocol, source: str, content_types: list[str]) -> str:
    if isinstance(prop, UnionProperty) and any(isinstance(member, FileProperty) for member in prop.inner_properties):
        name = get_real_name(prop.name.get_untrusted_value())
        message = f"part {name!r} may be a file or something else: choose one of them in overlay.yaml"
        raise SourceError(message)
    if isinstance(prop, FileProperty):
        # With several types the file says which one it has.
        return f"{source}.to_tuple({content_types[0]!r})" if len(content_types) == 1 else f"{source}.to_tuple()"
    if _is_structured(prop):
        json_type = next(filter(is_json_media_type, content_types), "application/json")
        return f"(None, json.dumps(to_json({source}), allow_nan=False).encode(), {json_type!r})"
    # A text with a JSON content type is JSON already.
    content_type = content_types[0] if content_types else "text/plain"
    return f"(None, to_text(to_json({source})).encode(), {content_type!r})"


def _is_structured(prop: PropertyProtocol) -> bool:
    if isinstance(prop, UnionProperty):
        return any(_is_structured(member) for member in prop.inner_properties)
    return isinstance(prop, ModelProperty | ListProperty)
