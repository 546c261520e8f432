"""Python expressions for the templates: decode a property's JSON, encode it, write it as a multipart part, and its types.

Properties are those that openapi-python-client parsed.  Its own templates try one member of a union after another and
accept wrong values; ours choose by discriminator, or by the differences of the members' schemas.
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
from openapi_python_client.parser.properties.literal_enum_property import LiteralEnumProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.properties.uuid import UuidProperty

from scripts._errors import SourceError
from scripts.codegen.reading import is_json_media_type, is_object, iter_nodes
from scripts.codegen.writing.names import to_class_name

if TYPE_CHECKING:
    from openapi_python_client.parser.properties.protocol import PropertyProtocol

    from scripts.codegen.reading import JSON

# Functions of the generated module `decoding` for strings of a format.
_FORMAT_PARSERS = ((DateTimeProperty, "parse_datetime"), (DateProperty, "parse_date"), (UuidProperty, "parse_uuid"))
# The types of a property's parsed JSON.  5.0 is an integer too (JSON Schema 2020-12, section 6.1.1).
_JSON_TYPES: tuple[tuple[type, tuple[str, ...]], ...] = (
    (StringProperty, ("str",)),
    (DateTimeProperty, ("str",)),
    (DateProperty, ("str",)),
    (UuidProperty, ("str",)),
    (IntProperty, ("int", "float")),
    (FloatProperty, ("int", "float")),
    (BooleanProperty, ("bool",)),
    (ListProperty, ("list",)),
    (ModelProperty, ("dict",)),
    (NoneProperty, ("type(None)",)),
)
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
_TYPES_BY_NAME = {
    "string": "str",
    "integer": "int, float",
    "number": "int, float",
    "boolean": "bool",
    "array": "list",
    "object": "dict",
    "null": "type(None)",
}


@frozen
class Discriminator:
    """The property that distinguishes the members of a union, and the class for each of its values."""

    property_name: str
    classes: dict[str, str]


def find_discriminators(document: JSON) -> dict[frozenset[str], Discriminator]:
    """Return each discriminator of a document by the names of the classes that it chooses between.

    openapi-python-client drops discriminators; a union that it parsed knows only its members.
    """
    discriminators: dict[frozenset[str], Discriminator] = {}
    for _, value in iter_nodes(document):
        if is_object(value) and is_object(value.get("discriminator")):
            union = value.get("oneOf") or value.get("anyOf") or ()
            references = [member["$ref"] for member in union if "$ref" in member]
            classes = _map_discriminator(value["discriminator"], references)
            property_name = value["discriminator"]["propertyName"]
            discriminators[frozenset(classes.values())] = Discriminator(property_name, classes)
    return discriminators


def _map_discriminator(discriminator: dict[str, JSON], references: list[str]) -> dict[str, str]:
    mapping: dict[str, str] = discriminator.get("mapping", {})
    classes = {value: to_class_name(reference) for value, reference in mapping.items()}
    # A schema that the mapping leaves out is chosen by its own name (OpenAPI 3.0.4, section 4.7.25).
    for reference in references:
        if to_class_name(reference) not in classes.values():
            classes[reference.rpartition("/")[2]] = to_class_name(reference)
    return classes


@frozen
class Codec:
    """Writes the expressions that decode and encode the properties of one document."""

    discriminators: dict[frozenset[str], Discriminator]

    def decode(self, prop: PropertyProtocol, source: str, label: str = "") -> str:
        """Return the expression for the property's value, given the name of its JSON value.

        ``label`` names the property in decoding errors.
        """
        label = label or str(prop.python_name)
        if isinstance(prop, ListProperty):
            item_decoder = self._decoder(prop.inner_property, label)
            return f'decode_list("{label}", {source}, {item_decoder})' if item_decoder else source
        if isinstance(prop, FileProperty):
            return f"File(payload=BytesIO({source}))"
        if isinstance(prop, UnionProperty):
            return self._decode_union(prop, source, label)
        decoder = self._decoder(prop, label)
        return f"{decoder}({source})" if decoder else source

    def decode_typed(self, prop: PropertyProtocol, source: str, label: str) -> str:
        """Return the expression of :meth:`decode`, with a cast where type checkers would see Any."""
        expression, annotation = self.decode(prop, source, label), annotate(prop)
        is_any = expression == source or re.search(r"(^| else )decode_(union|by_discriminator)\(", expression)
        return f'cast("{annotation}", {expression})' if is_any and annotation != "Any" else expression

    def encode(self, prop: PropertyProtocol, source: str) -> str:
        """Return the expression for the property's JSON value, given the name of its value."""
        return f"to_json({source})" if self._decoder(prop, "") or isinstance(prop, FileProperty) else source

    def _decoder(self, prop: PropertyProtocol, label: str) -> str:
        """Return a function that decodes the property's JSON; "" when the JSON is the value."""
        if isinstance(prop, ModelProperty):
            return f"{prop.class_info.name}.from_dict"
        for property_class, parser in _FORMAT_PARSERS:
            if isinstance(prop, property_class):
                return parser
        if isinstance(prop, ListProperty | UnionProperty):
            expression = self.decode(prop, "value", label)
            return "" if expression == "value" else f"lambda value: {expression}"
        return ""

    def _decode_union(self, prop: UnionProperty, source: str, label: str) -> str:
        members = [member for member in prop.inner_properties if not isinstance(member, NoneProperty)]
        if not any(self._decoder(member, label) for member in members):
            return source
        expression = (
            self.decode(members[0], source, label) if len(members) == 1 else self._choose_member(members, source, label)
        )
        is_nullable = len(members) < len(prop.inner_properties)
        return f"None if {source} is None else {expression}" if is_nullable else expression

    def _choose_member(self, members: list[PropertyProtocol], source: str, label: str) -> str:
        models = {str(member.class_info.name): member for member in members if isinstance(member, ModelProperty)}
        discriminator = self.discriminators.get(frozenset(models))
        if discriminator and len(models) == len(members):
            table = ", ".join(f"{value!r}: {name}.from_dict" for value, name in discriminator.classes.items())
            return f'decode_by_discriminator("{label}", {source}, {discriminator.property_name!r}, {{{table}}})'
        choices = ", ".join(self._union_member(member, label) for member in members)
        return f'decode_union("{label}", {source}, ({choices},))'

    def _union_member(self, member: PropertyProtocol, label: str) -> str:
        decoder = self._decoder(member, label) or "unchanged"
        if not isinstance(member, ModelProperty):
            return f"UnionMember({_tuple(_json_types(member))}, {decoder})"
        required = member.required_properties or []
        properties = [*required, *(member.optional_properties or [])]
        names = ", ".join(repr(prop.name.get_untrusted_value()) for prop in required)
        types = ", ".join(f"{prop.name.get_untrusted_value()!r}: {_tuple(_json_types(prop))}" for prop in properties)
        fixed = ", ".join(
            f"{prop.name.get_untrusted_value()!r}: {_tuple(values)}" for prop in properties if (values := _values(prop))
        )
        return f"UnionMember((dict,), {decoder}, frozenset([{names}]), {{{types}}}, {{{fixed}}})"


def _tuple(parts: list[str]) -> str:
    return f"({parts[0]},)" if len(parts) == 1 else f"({', '.join(parts)})"


def _json_types(prop: PropertyProtocol) -> list[str]:
    """Return the Python types of the property's JSON, as code; none when it may have any."""
    if isinstance(prop, LiteralEnumProperty):
        return ["str"] if prop.value_type is str else ["int", "float"]
    if isinstance(prop, UnionProperty):
        members = [_json_types(member) for member in prop.inner_properties]
        return list(dict.fromkeys(name for names in members for name in names)) if all(members) else []
    return [name for property_class, names in _JSON_TYPES if isinstance(prop, property_class) for name in names]


def _values(prop: PropertyProtocol) -> list[str]:
    """Return the values that the property allows, as code; none when it does not list them."""
    if isinstance(prop, LiteralEnumProperty):
        return [repr(value) for value in sorted(prop.values, key=str)]
    return [prop.value.python_code.as_unembedded_code()] if isinstance(prop, ConstProperty) else []


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
    names = {name.strip() for type_ in types for name in _TYPES_BY_NAME.get(type_, "object").split(",")}
    return "" if "object" in names else ", ".join(sorted(names))


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
        listed = self.content_types.get(str(model.class_info.name), {}).get(prop.name.get_untrusted_value(), "")
        content_types = [name.strip() for name in listed.split(",") if name.strip() and "*" not in name]
        if isinstance(prop, ListProperty):
            return f"[{_write_part(prop.inner_property, 'item', content_types)} for item in {source}]"
        return _write_part(prop, source, content_types)


def _write_part(prop: PropertyProtocol, source: str, content_types: list[str]) -> str:
    if isinstance(prop, UnionProperty) and any(isinstance(member, FileProperty) for member in prop.inner_properties):
        name = prop.name.get_untrusted_value()
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
