"""Request bodies as the page shows them: texts to start from, and the parts of a form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from truespec_sandbox._document._examples import example_value
from truespec_sandbox._validation._request_body import CONTENT_SCHEMA
from truespec_sandbox._wire._strict_json import JSON, MalformedJSONError, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._document._model import MediaTypeSpec, OperationSpec
    from truespec_sandbox._document._reader import DocumentRoot

_FORM = "multipart/form-data"


def shown_text(value: JSON) -> str:
    """Return a text as it is, and any other value as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def shown_body(
    operation: OperationSpec, raw: Mapping[str, JSON], root: DocumentRoot, schemas: Mapping[str, JSON]
) -> JSON:
    """Describe the body of an operation.

    Args:
        operation: the operation.
        raw: its Operation Object, for the names of its examples.
        root: the document, for references.
        schemas: the targets of references in schemas.

    Returns:
        Whether it is required, and for each media type its examples and, of a form, its parts; ``None`` when the
        operation takes no body.

    """
    if operation.body is None:
        return None
    content = root.resolve(raw.get("requestBody", {}), operation.operation_id).get("content")
    sources = {name.lower(): each for name, each in content.items()} if isinstance(content, dict) else {}
    return {
        "required": operation.body.required,
        "media_types": [
            _media_type(name, each, sources.get(name), root, schemas)
            for name, each in operation.body.media_types.items()
        ],
    }


def _media_type(
    name: str, media_type: MediaTypeSpec, raw: JSON, root: DocumentRoot, schemas: Mapping[str, JSON]
) -> JSON:
    values = list(media_type.examples) or [example_value(media_type.schema, schemas)]
    schema = _followed(media_type.schema, schemas)
    is_form = name == _FORM
    return {
        "name": name,
        "examples": [
            {
                "name": told,
                "value": _texts(value, schema) if is_form else json.dumps(value, indent=2, ensure_ascii=False),
            }
            for told, value in zip(_names(raw, root, len(values)), values, strict=True)
        ],
        "parts": _parts(schema, media_type) if is_form else [],
        "more_files": is_form and _is_file(schema.get("additionalProperties")),
    }


def _names(raw: JSON, root: DocumentRoot, count: int) -> list[str]:
    examples = raw.get("examples") if isinstance(raw, dict) else None
    named = examples.items() if isinstance(examples, dict) else ()
    told = [str(root.resolve(each, name).get("summary") or name) for name, each in named]
    return [*["Example"] * (count - len(told)), *told]


def _parts(schema: Mapping[str, JSON], media_type: MediaTypeSpec) -> list[JSON]:
    properties, required = schema.get("properties"), schema.get("required")
    needed = required if isinstance(required, list) else []
    return [
        {
            "name": name,
            "required": name in needed,
            "file": _is_file(each),
            "accept": ",".join(media_type.encoding.get(name, ())),
            "description": str(each.get("description", "")) if isinstance(each, dict) else "",
        }
        for name, each in (properties.items() if isinstance(properties, dict) else ())
    ]


def _texts(value: JSON, schema: Mapping[str, JSON]) -> JSON:
    properties = schema.get("properties")
    parts = properties if isinstance(properties, dict) else {}
    members = value.items() if isinstance(value, dict) else ()
    return {name: _part_text(each, parts.get(name)) for name, each in members if not _is_file(parts.get(name))}


def _part_text(value: JSON, schema: JSON) -> str:
    text = shown_text(value)
    if not isinstance(schema, dict) or CONTENT_SCHEMA not in schema:
        return text
    try:
        return json.dumps(parse(text.encode()), indent=2, ensure_ascii=False)
    except MalformedJSONError:
        return text


def _is_file(schema: JSON) -> bool:
    return isinstance(schema, dict) and schema.get("format") == "binary"


def _followed(schema: dict[str, JSON], schemas: Mapping[str, JSON]) -> dict[str, JSON]:
    target = schemas.get(str(schema.get("$ref", "")).rpartition("/")[2])
    return target if isinstance(target, dict) else schema
