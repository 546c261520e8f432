"""How the parts of multipart bodies are written, as expressions for the templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.union import UnionProperty

from scripts._errors import SourceError
from scripts.codegen.reading import is_json_media_type as is_json

if TYPE_CHECKING:
    from openapi_python_client.parser.properties.protocol import PropertyProtocol


@frozen
class Parts:
    """The content types of parts: model -> part -> what the document's `encoding` says (a type, or several)."""

    encodings: dict[str, dict[str, str]]

    def part(self, model: ModelProperty, prop: PropertyProtocol, source: str) -> str:
        """The expression that makes httpx's (file name, content, content type) of the value named ``source``.

        For an array it makes a list of these: an array is as many parts (OpenAPI 3.0.4, section 4.7.15.4).
        """
        encoding = self.encodings.get(str(model.class_info.name), {}).get(prop.name.get_untrusted_value(), "")
        given = [name.strip() for name in encoding.split(",") if name.strip() and "*" not in name]
        if isinstance(prop, ListProperty):
            return f"[{_single(prop.inner_property, 'item', given)} for item in {source}]"
        return _single(prop, source, given)


def _single(prop: PropertyProtocol, source: str, given: list[str]) -> str:
    if isinstance(prop, UnionProperty) and any(isinstance(member, FileProperty) for member in prop.inner_properties):
        message = f"part {prop.name.get_untrusted_value()!r} may be a file or something else; say in the overlay which"
        raise SourceError(message)
    if isinstance(prop, FileProperty):
        # Several types are those that the part may have; which one it has, the file says.
        return f"{source}.to_tuple({given[0]!r})" if len(given) == 1 else f"{source}.to_tuple()"
    if _is_structured(prop):
        json_type = next(filter(is_json, given), "application/json")
        return f'(None, json.dumps(json_value({source}), allow_nan=False).encode(), "{json_type}")'
    # A text whose type is JSON is JSON already.
    return f'(None, text(json_value({source})).encode(), "{given[0] if given else "text/plain"}")'


def _is_structured(prop: PropertyProtocol) -> bool:
    if isinstance(prop, UnionProperty):
        return any(_is_structured(member) for member in prop.inner_properties)
    return isinstance(prop, ModelProperty | ListProperty)
