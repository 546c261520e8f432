"""The API as the page shows it: operations with their forms, filled in from the document's examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._document._reader import DocumentRoot
from truespec_sandbox._faults._kinds import KINDS
from truespec_sandbox._page._bodies import shown_body, shown_text
from truespec_sandbox._wire._text_values import query_values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._document._model import ContractDocument, OperationSpec, ParameterSpec
    from truespec_sandbox._profile import Profile
    from truespec_sandbox._wire._strict_json import JSON


def described(document: ContractDocument, profile: Profile) -> JSON:
    """Describe an API.

    Args:
        document: the contract document.
        profile: the API as the sandbox plays it; its key goes along, which opens nothing but the sandbox.

    Returns:
        What the page needs to draw itself, as JSON.

    """
    known = query_values(profile.example_path.partition("?")[2])
    return {
        "api": profile.api,
        "title": document.title,
        "headers": dict(profile.example_headers),
        "example": profile.example_path,
        "owners": list(profile.company_ids),
        "operations": [_operation(each, document, known) for each in document.operations],
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


def _operation(operation: OperationSpec, document: ContractDocument, known: Mapping[str, str]) -> JSON:
    root = DocumentRoot(document.source)
    item = _member(_member(document.source, "paths"), operation.path)
    raw = _member(item, operation.method.lower())
    tags = raw.get("tags")
    body = shown_body(operation, raw, root, document.schemas)
    return {
        "id": operation.operation_id,
        "method": operation.method,
        "path": operation.path,
        "tag": str(tags[0]) if isinstance(tags, list) and tags else "",
        "summary": str(raw.get("summary", "")),
        "description": str(raw.get("description", "")),
        "parameters": [_parameter(each, _source(each, root, item, raw), known) for each in operation.parameters],
        "body": body,
    }


def _source(
    parameter: ParameterSpec, root: DocumentRoot, item: Mapping[str, JSON], raw: Mapping[str, JSON]
) -> dict[str, JSON]:
    for listed in (raw.get("parameters"), item.get("parameters")):
        for each in listed if isinstance(listed, list) else []:
            found = root.resolve(each, parameter.name)
            if (found.get("name"), found.get("in")) == (parameter.name, parameter.location):
                return found
    return {}


def _parameter(parameter: ParameterSpec, raw: Mapping[str, JSON], known: Mapping[str, str]) -> JSON:
    items = parameter.schema.get("items")
    schema = items if parameter.is_array and isinstance(items, dict) else parameter.schema
    example = _example(raw, parameter.schema)
    choices = ["true", "false"] if schema.get("type") == "boolean" else schema.get("enum")
    return {
        "name": parameter.name,
        "in": parameter.location,
        "required": parameter.required,
        "description": str(raw.get("description", "")),
        "array": parameter.is_array,
        "explode": parameter.explode,
        "choices": [shown_text(each) for each in choices] if isinstance(choices, list) else [],
        "example": example,
        # Only what has to be there is filled in: every other one would narrow the answer.
        "value": known.get(parameter.name, example) if parameter.required else "",
    }


def _example(raw: Mapping[str, JSON], schema: Mapping[str, JSON]) -> str:
    for each in (raw.get("example"), schema.get("example"), schema.get("default")):
        if each is not None:
            return "\n".join(map(shown_text, each)) if isinstance(each, list) else shown_text(each)
    return ""


def _member(value: Mapping[str, JSON], name: str) -> dict[str, JSON]:
    found = value.get(name)
    return found if isinstance(found, dict) else {}
