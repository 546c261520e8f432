"""The Python expressions that turn JSON into a property's value and back, written for the templates.

The properties are openapi-python-client's parsed ones.  Its own templates try one member of a union after the other and
let a wrong value pass as a right one; ours choose by discriminator, or by what the members' schemas can tell apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen
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

if TYPE_CHECKING:
    from openapi_python_client.parser.properties.protocol import PropertyProtocol

    from scripts.codegen.writing._discriminators import Discriminator

# What a text of this format becomes: a function of the generated module `decoding`.
_FORMATS = ((DateTimeProperty, "date_time"), (DateProperty, "date"), (UuidProperty, "uuid"))
# JSON has one kind of number: 5.0 is an integer too (JSON Schema 2020-12, section 6.1.1).
_KINDS: tuple[tuple[type, tuple[str, ...]], ...] = (
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


@frozen
class Expressions:
    """Writes expressions for the properties of one document."""

    discriminators: dict[frozenset[str], Discriminator]

    def decode(self, prop: PropertyProtocol, source: str, label: str = "") -> str:
        """The expression that makes the property's value of the JSON value named ``source``.

        ``label`` names the property in the errors that decoding raises.
        """
        label = label or str(prop.python_name)
        if isinstance(prop, ListProperty):
            inner = self._decoder(prop.inner_property, label)
            return f'each("{label}", {source}, {inner})' if inner else source
        if isinstance(prop, FileProperty):
            return f"File(payload=BytesIO({source}))"
        if isinstance(prop, UnionProperty):
            return self._union(prop, source, label)
        decoder = self._decoder(prop, label)
        return f"{decoder}({source})" if decoder else source

    def encode(self, prop: PropertyProtocol, source: str) -> str:
        """The expression that makes the JSON value of the property's value named ``source``."""
        return f"json_value({source})" if self._decoder(prop, "") or isinstance(prop, FileProperty) else source

    def _decoder(self, prop: PropertyProtocol, label: str) -> str:
        """The function that decodes a value of the property; "" when it is taken as it is."""
        if isinstance(prop, ModelProperty):
            return f"{prop.class_info.name}.from_dict"
        for kind, function in _FORMATS:
            if isinstance(prop, kind):
                return function
        if isinstance(prop, ListProperty | UnionProperty):
            body = self.decode(prop, "value", label)
            return "" if body == "value" else f"lambda value: {body}"
        return ""

    def _union(self, prop: UnionProperty, source: str, label: str) -> str:
        members = [member for member in prop.inner_properties if not isinstance(member, NoneProperty)]
        if not any(self._decoder(member, label) for member in members):
            return source
        body = self.decode(members[0], source, label) if len(members) == 1 else self._choice(members, source, label)
        return f"None if {source} is None else {body}" if len(members) < len(prop.inner_properties) else body

    def _choice(self, members: list[PropertyProtocol], source: str, label: str) -> str:
        models = {str(member.class_info.name): member for member in members if isinstance(member, ModelProperty)}
        found = self.discriminators.get(frozenset(models))
        if found and len(models) == len(members):
            table = ", ".join(f"{value!r}: {name}.from_dict" for value, name in found.members.items())
            return f'by_discriminator("{label}", {source}, {found.name!r}, {{{table}}})'
        options = ", ".join(self._option(member, label) for member in members)
        return f'pick("{label}", {source}, ({options},))'

    def _option(self, member: PropertyProtocol, label: str) -> str:
        decoder = self._decoder(member, label) or "as_it_is"
        if not isinstance(member, ModelProperty):
            return f"Option({_tuple(_kinds(member))}, {decoder})"
        required = member.required_properties or []
        properties = [*required, *(member.optional_properties or [])]
        names = ", ".join(repr(prop.name.get_untrusted_value()) for prop in required)
        known = ", ".join(f"{prop.name.get_untrusted_value()!r}: {_tuple(_kinds(prop))}" for prop in properties)
        fixed = ", ".join(
            f"{prop.name.get_untrusted_value()!r}: {_tuple(values)}" for prop in properties if (values := _values(prop))
        )
        return f"Option((dict,), {decoder}, frozenset([{names}]), {{{known}}}, {{{fixed}}})"


def _tuple(parts: list[str]) -> str:
    return f"({parts[0]},)" if len(parts) == 1 else f"({', '.join(parts)})"


def _kinds(prop: PropertyProtocol) -> list[str]:
    """The Python types of the property's JSON, as code; none when any kind will do."""
    if isinstance(prop, LiteralEnumProperty):
        return ["str"] if prop.value_type is str else ["int", "float"]
    if isinstance(prop, UnionProperty):
        kinds = [_kinds(member) for member in prop.inner_properties]
        return list(dict.fromkeys(kind for found in kinds for kind in found)) if all(kinds) else []
    return [name for kind, names in _KINDS if isinstance(prop, kind) for name in names]


def _values(prop: PropertyProtocol) -> list[str]:
    """The values that the property allows, as code; none when it does not list them."""
    if isinstance(prop, LiteralEnumProperty):
        return [repr(value) for value in sorted(prop.values, key=str)]
    return [prop.value.python_code.as_unembedded_code()] if isinstance(prop, ConstProperty) else []


def type_of(prop: PropertyProtocol) -> str:
    """The property's type as code, with ``Unset`` when it may be absent."""
    return prop.get_type_string().as_unembedded_code()


def has_files(model: ModelProperty) -> bool:
    """Whether a model has files in it, so that JSON cannot carry it."""
    properties = [*(model.required_properties or []), *(model.optional_properties or []), model.additional_properties]
    return any(_has_file(prop) for prop in properties if prop)


def _has_file(prop: PropertyProtocol) -> bool:
    if isinstance(prop, ListProperty):
        return _has_file(prop.inner_property)
    if isinstance(prop, UnionProperty):
        return any(_has_file(member) for member in prop.inner_properties)
    return isinstance(prop, FileProperty)
