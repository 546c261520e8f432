"""The Python expressions that turn JSON into a property's value and back, written for the templates.

The properties are openapi-python-client's parsed ones.  Its own property templates try one member of a union after the
other and let a wrong value pass as a right one; here a union that cannot be told apart stops the generation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.properties.uuid import UuidProperty

from scripts._errors import SourceError

if TYPE_CHECKING:
    from openapi_python_client.parser.properties.protocol import PropertyProtocol


def decode(prop: PropertyProtocol, source: str) -> str:  # noqa: PLR0911  (a line for each kind)
    """The expression that makes the property's value of the JSON value named ``source``."""
    if isinstance(prop, ModelProperty):
        return f"{prop.class_info.name}.from_dict({source})"
    if isinstance(prop, ListProperty):
        inner = decode(prop.inner_property, "item")
        return source if inner == "item" else f"[{inner} for item in {source}]"
    if isinstance(prop, DateTimeProperty):
        return f"datetime.datetime.fromisoformat({source})"
    if isinstance(prop, DateProperty):
        return f"datetime.date.fromisoformat({source})"
    if isinstance(prop, UuidProperty):
        return f"UUID({source})"
    if isinstance(prop, FileProperty):
        return f"File(payload=BytesIO({source}))"
    if isinstance(prop, UnionProperty):
        return _union(prop, source, decode(_member(prop), source))
    return source


def encode(prop: PropertyProtocol, source: str) -> str:
    """The expression that makes the JSON value of the property's value named ``source``."""
    if isinstance(prop, ModelProperty):
        return f"{source}.to_dict()"
    if isinstance(prop, ListProperty):
        inner = encode(prop.inner_property, "item")
        return source if inner == "item" else f"[{inner} for item in {source}]"
    if isinstance(prop, DateProperty | DateTimeProperty):
        return f"{source}.isoformat()"
    if isinstance(prop, UuidProperty):
        return f"str({source})"
    if isinstance(prop, UnionProperty):
        return _union(prop, source, encode(_member(prop), source))
    return source


def _union(prop: UnionProperty, source: str, inner: str) -> str:
    if inner == source:
        return source
    nullable = any(isinstance(member, NoneProperty) for member in prop.inner_properties)
    return f"None if {source} is None else {inner}" if nullable else inner


def _member(prop: UnionProperty) -> PropertyProtocol:
    """The one member of a union that needs decoding, or any of them when none does."""
    members = [member for member in prop.inner_properties if not isinstance(member, NoneProperty)]
    structured = [member for member in members if decode(member, "_") != "_"]
    if structured and len(members) > 1:
        message = (
            f"{prop.name.get_untrusted_value()}: a union of {len(members)} schemas of which one is an object, a list of \
objects, a date or a UUID is not supported; say in the overlay which one is meant"
        )
        raise SourceError(message)
    return (structured or members)[0]


def type_of(prop: PropertyProtocol) -> str:
    """The property's type as code, with ``Unset`` when it may be absent."""
    return prop.get_type_string().as_unembedded_code()


@frozen
class Parts:
    """How the parts of multipart bodies are written: model -> part -> content type, from the document's `encoding`."""

    encodings: dict[str, dict[str, str]]

    def part(self, model: ModelProperty, prop: PropertyProtocol, source: str) -> str:
        """The expression that makes httpx's (file name, content, content type) of the value named ``source``."""
        if isinstance(prop, FileProperty):
            return f"{source}.to_tuple()"
        given = self.encodings.get(str(model.class_info.name), {}).get(prop.name.get_untrusted_value())
        if isinstance(prop, ModelProperty | ListProperty):
            return f'(None, json.dumps({encode(prop, source)}).encode(), "{given or "application/json"}")'
        return f'(None, text({source}).encode(), "{given or "text/plain"}")'
