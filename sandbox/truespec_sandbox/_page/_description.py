"""The description of an API for the page: operations with their forms, filled in from the document's examples."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from truespec_sandbox._document._examples import example_value
from truespec_sandbox._document._reader import DocumentRoot
from truespec_sandbox._faults._kinds import KINDS
from truespec_sandbox._validation._request_body import CONTENT_SCHEMA
from truespec_sandbox._wire._strict_json import JSON, MalformedJSONError, parse
from truespec_sandbox._wire._text_values import query_values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._document._model import ContractDocument, MediaTypeSpec, OperationSpec, ParameterSpec
    from truespec_sandbox._profile import Profile

_FORM = "multipart/form-data"


def describe_api(document: ContractDocument, profile: Profile) -> JSON:
    """Describe an API.

    Args:
        document: the contract document.
        profile: the profile of the API; its key, which is valid for the sandbox only, is part of the description.

    Returns:
        What the page needs to draw itself, as JSON.

    """
    defaults = query_values(profile.example_path.partition("?")[2])
    root = DocumentRoot(document.source)
    return {
        "api": profile.api,
        "title": document.title,
        "headers": dict(profile.example_headers),
        "example": profile.example_path,
        "owners": list(profile.company_ids),
        "operations": [_describe_operation(each, document, root, defaults) for each in document.operations],
        "churned": list(profile.churn_targets),
        "faults": [
            {
                "kind": name,
                "summary": kind.summary,
                "when": list(kind.when),
                "arguments": [{"name": each, "default": rule.default} for each, rule in kind.arguments.items()],
            }
            for name, kind in KINDS.items()
        ],
    }


def _describe_operation(
    operation: OperationSpec, document: ContractDocument, root: DocumentRoot, defaults: Mapping[str, str]
) -> JSON:
    item = _as_object(_as_object(document.source.get("paths")).get(operation.path))
    raw = _as_object(item.get(operation.method.lower()))
    parameters = {
        (resolved.get("name"), resolved.get("in")): resolved
        for each in (*_as_array(item.get("parameters")), *_as_array(raw.get("parameters")))
        for resolved in (root.resolve(each, operation.operation_id),)
    }
    return {
        "id": operation.operation_id,
        "method": operation.method,
        "path": operation.path,
        "tag": str(next(iter(_as_array(raw.get("tags"))), "")),
        "summary": str(raw.get("summary", "")),
        "description": str(raw.get("description", "")),
        "parameters": [
            _describe_parameter(each, parameters.get((each.name, each.location), {}), defaults)
            for each in operation.parameters
        ],
        "body": _describe_body(operation, raw, root, document.request_schemas),
    }


def _describe_parameter(parameter: ParameterSpec, raw: Mapping[str, JSON], defaults: Mapping[str, str]) -> JSON:
    schema = _as_object(parameter.schema.get("items")) if parameter.is_array else parameter.schema
    examples = (raw.get("example"), parameter.schema.get("example"), parameter.schema.get("default"))
    example = next((each for each in examples if each is not None), "")
    text = "\n".join(map(_format_text, example)) if isinstance(example, list) else _format_text(example)
    choices = ["true", "false"] if schema.get("type") == "boolean" else _as_array(schema.get("enum"))
    return {
        "name": parameter.name,
        "in": parameter.location,
        "required": parameter.required,
        "description": str(raw.get("description", "")),
        "array": parameter.is_array,
        "explode": parameter.explode,
        "choices": [_format_text(each) for each in choices],
        "example": text,
        # Only required parameters start with a value: any other would narrow the response.
        "value": defaults.get(parameter.name, text) if parameter.required else "",
    }


def _describe_body(
    operation: OperationSpec, raw: Mapping[str, JSON], root: DocumentRoot, schemas: Mapping[str, JSON]
) -> JSON:
    if operation.body is None:
        return None
    content = _as_object(root.resolve(raw.get("requestBody", {}), operation.operation_id).get("content"))
    sources = {name.lower(): each for name, each in content.items()}
    return {
        "required": operation.body.required,
        "media_types": [
            _describe_media_type(name, each, _as_object(sources.get(name)), root, schemas)
            for name, each in operation.body.media_types.items()
        ],
    }


def _describe_media_type(
    name: str, media_type: MediaTypeSpec, raw: Mapping[str, JSON], root: DocumentRoot, schemas: Mapping[str, JSON]
) -> JSON:
    values = list(media_type.examples) or [example_value(media_type.schema, schemas)]
    named = _as_object(raw.get("examples"))
    names = [str(root.resolve(each, key).get("summary") or key) for key, each in named.items()]
    names = [*["Example"] * (len(values) - len(names)), *names]
    schema = _as_object(schemas.get(str(media_type.schema.get("$ref", "")).rpartition("/")[2])) or media_type.schema
    is_form = name == _FORM
    texts = [_format_form(each, schema) if is_form else _format_json(each) for each in values]
    return {
        "name": name,
        "examples": [{"name": label, "value": text} for label, text in zip(names, texts, strict=True)],
        "parts": _describe_form_parts(schema, media_type) if is_form else [],
        "more_files": is_form and _is_file(schema.get("additionalProperties")),
    }


def _describe_form_parts(schema: Mapping[str, JSON], media_type: MediaTypeSpec) -> list[JSON]:
    required = _as_array(schema.get("required"))
    return [
        {
            "name": name,
            "required": name in required,
            "file": _is_file(each),
            "accept": ",".join(media_type.encoding.get(name, ())),
            "description": str(_as_object(each).get("description", "")),
        }
        for name, each in _as_object(schema.get("properties")).items()
    ]


def _format_form(value: JSON, schema: Mapping[str, JSON]) -> JSON:
    parts = _as_object(schema.get("properties"))
    return {
        name: _format_part(each, parts.get(name))
        for name, each in _as_object(value).items()
        if not _is_file(parts.get(name))
    }


def _format_part(value: JSON, schema: JSON) -> str:
    text = _format_text(value)
    if CONTENT_SCHEMA not in _as_object(schema):
        return text
    try:
        return _format_json(parse(text.encode()))
    except MalformedJSONError:
        return text


def _is_file(schema: JSON) -> bool:
    return _as_object(schema).get("format") == "binary"


def _format_text(value: JSON) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _format_json(value: JSON) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


def _as_object(value: JSON) -> dict[str, JSON]:
    return value if isinstance(value, dict) else {}


def _as_array(value: JSON) -> list[JSON]:
    return value if isinstance(value, list) else []
