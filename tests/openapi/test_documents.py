"""The documents in openapi/: valid, unchanged where published, with reasons, and a contract that only narrows."""

from __future__ import annotations

import functools
import hashlib
import json
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest
from openapi_schema_validator import OAS30Validator
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from scripts.codegen.reading import iter_operations, iter_parts, iter_schemas
from truespec._validation._json_schema import to_json_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Views = dict[str, dict[str, Any]]

# The keys of these objects are names: a schema's property may be called `description`.
MAP_KEYWORDS = {
    *("properties", "schemas", "paths", "responses", "headers", "content", "encoding", "securitySchemes", "links")
}
TEXT_KEYWORDS = {"description", "summary", "example", "examples"}


def _remove_texts(node: Any, *, keys_are_names: bool = False) -> Any:
    """Return the structure of a document, without descriptions, summaries, examples and extensions."""
    if isinstance(node, list):
        return [_remove_texts(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _remove_texts(value, keys_are_names=not keys_are_names and key in MAP_KEYWORDS)
        for key, value in node.items()
        if keys_are_names or not (key in TEXT_KEYWORDS or key.startswith("x-"))
    }


def _examples(document: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the pointer of a schema and an example of it, for every example."""
    for pointer, schema in iter_schemas(document):
        if "example" in schema:
            yield pointer, schema["example"]
    for part in iter_parts(document):
        if part.role in {"parameter", "header", "media type"} and "schema" in part.value:
            if "example" in part.value:
                yield f"{part.at}/schema", part.value["example"]
            for example in part.value.get("examples", {}).values():
                yield f"{part.at}/schema", example["value"]


@functools.cache
def _convert_components(text: str) -> Any:
    return to_json_schema(json.loads(text))


@functools.cache
def _compile(document: str, schema: str) -> Any:
    converted = _convert_components(document)
    own = to_json_schema({"openapi": converted["openapi"], "components": {"schemas": {"own": json.loads(schema)}}})
    whole = converted | {"allOf": [own["components"]["schemas"]["own"]]}
    return jsonschema_rs.validator_for(whole, validate_formats=True)


def _errors(document: dict[str, Any], schema: dict[str, Any], value: Any) -> list[str]:
    """Return the validation errors of a value; the schema may refer to the document's components."""
    components = json.dumps({"openapi": document["openapi"], "components": document["components"]})
    return [error.message for error in _compile(components, json.dumps(schema)).iter_errors(value)]


def test_every_document_is_valid(document: dict[str, Any]) -> None:
    """The published document and both with overlays are valid OpenAPI."""
    validator = {"3.0": OpenAPIV30SpecValidator, "3.1": OpenAPIV31SpecValidator}[document["openapi"][:3]]
    assert [str(error) for error in validator(document).iter_errors()] == []


@pytest.mark.parametrize("view", ["client", "contract"])
def test_nullable_stands_beside_a_type(views: Views, view: str) -> None:
    """Where ``nullable`` stands there is a type, without which it means nothing, and an enum lists null."""
    schemas = {pointer: schema for pointer, schema in iter_schemas(views[view]) if schema.get("nullable") is True}
    assert schemas
    assert [pointer for pointer, schema in schemas.items() if "type" not in schema] == []
    assert [pointer for pointer, schema in schemas.items() if None not in schema.get("enum", [None])] == []


@pytest.mark.parametrize("view", ["client", "contract"])
def test_an_address_and_a_telephone_number_may_be_null(views_of: Callable[[str], Views], view: str) -> None:
    """Null conforms, by the letter of OpenAPI 3.0, where an overlay widens a reference or a union."""
    for api, name, field in (("clemta", "FormationStatusResponse", "address"), ("wethod", "Contact", "telephone")):
        document = views_of(api)[view]
        validator = OAS30Validator(
            {**document["components"]["schemas"][name]["properties"][field], "components": document["components"]}
        )
        assert validator.is_valid(None)
        assert not validator.is_valid([])


def test_every_action_has_a_reason(overlay: dict[str, Any]) -> None:
    """Each action of an overlay has a description, a reason and evidence."""
    assert overlay["actions"]
    for action in overlay["actions"]:
        for key in ("target", "description", "x-reason", "x-evidence"):
            texts = action[key] if isinstance(action[key], list) else [action[key]]
            assert texts, action
            assert all(isinstance(text, str) and text.strip() for text in texts), action


def test_every_decision_is_complete(overlay_of: Callable[[str], dict[str, Any]]) -> None:
    """Each of the 26 questions that Clemta's documentation leaves open has a decision, a reason and evidence."""
    decisions = overlay_of("clemta")["x-decisions"]
    assert [decision["question"] for decision in decisions] == list(range(1, 27))
    for decision in decisions:
        assert set(decision) == {"question", "title", "decision", "reason", "evidence"}
        assert all(str(text).strip() for text in decision.values()), decision


def test_actions_and_decisions_refer_to_each_other(overlay: dict[str, Any]) -> None:
    """An action refers to existing decisions only, and a decision without an action says "No action"."""
    decisions = {decision["question"]: decision["decision"] for decision in overlay.get("x-decisions", [])}
    named: set[int] = set()
    for action in overlay["actions"]:
        numbers = action.get("x-decision", [])
        named |= set(numbers if isinstance(numbers, list) else [numbers])
    assert named <= set(decisions)
    assert {number for number, text in decisions.items() if "No action." not in text} == named


def test_the_clemta_document_is_the_published_one(views_of: Callable[[str], Views]) -> None:
    """Our copy of Clemta's document differs from the published one in texts only."""
    published = views_of("clemta")["published"]
    assert len(list(iter_operations(published))) == 13
    assert len(published["components"]["schemas"]) == 38
    structure = json.dumps(_remove_texts(published), sort_keys=True, separators=(",", ":")).encode()
    # The sha256 of the structure of the document published on 2025-08-15: without texts and extensions, keys sorted.
    assert hashlib.sha256(structure).hexdigest() == "0d33e177cec7270bed02c3401108ddb2a42598238622ab106d75bc273ba315ab"


@pytest.mark.parametrize("view", ["client", "contract"])
def test_an_empty_object_is_no_response(views: Views, view: str) -> None:
    """`{}` is invalid for every response body of the documents with overlays."""
    document = views[view]
    bodies = [
        (operation.title, status, content["schema"])
        for operation in iter_operations(document)
        for status, response in operation.responses.items()
        for content in response.value.get("content", {}).values()
    ]
    assert bodies
    assert [(name, status) for name, status, schema in bodies if not _errors(document, schema, {})] == []


@pytest.mark.parametrize(
    ("name", "required"),
    [
        ("ContactResponse", {"id", "created_at", "updated_at", "type", "full_name", "email"}),
        *((f"Contact{kind}Response", {"success", "message", "data"}) for kind in ("Create", "Get", "Update", "Delete")),
        ("ContactListResponse", {"success", "message", "data"}),
        *((f"FixedAsset{kind}Response", {"success", "message", "data"}) for kind in ("Create", "Get", "Update")),
        ("BadRequestError", {"success", "message", "error"}),
        ("ContactNotFoundError", {"success", "message", "error"}),
        ("RateLimitError", {"success", "message", "error"}),
    ],
)
def test_required_properties(views_of: Callable[[str], Views], name: str, required: set[str]) -> None:
    """The properties in every published sample of Clemta are required in the client's view, so `{}` is a deviation."""
    document = views_of("clemta")["client"]
    schema = document["components"]["schemas"][name]
    assert set(schema["required"]) == required
    assert _errors(document, schema, {})


def test_a_page_of_contacts_has_contacts_and_a_total(views_of: Callable[[str], Views]) -> None:
    """A page without contacts or total is a deviation; skip and limit may be absent."""
    document = views_of("clemta")["client"]
    schema = document["components"]["schemas"]["ContactListResponse"]
    data: dict[str, Any] = {"contacts": [], "total": 0}
    page = {"success": True, "message": "m", "data": data}
    assert _errors(document, schema, page) == []
    for name in ("contacts", "total"):
        rest = {key: value for key, value in data.items() if key != name}
        assert _errors(document, schema, {**page, "data": rest})


def test_every_example_is_valid(document: dict[str, Any]) -> None:
    """Each example of a media type, a parameter, a schema or a property is valid against its schema."""
    schemas = dict(iter_schemas(document))
    examples = list(_examples(document))
    assert examples
    problems = [(pointer, _errors(document, schemas[pointer], value)) for pointer, value in examples]
    assert [(pointer, errors) for pointer, errors in problems if errors] == []


def test_examples_of_the_contract_are_valid_for_the_client(views: Views) -> None:
    """Each example of the contract's view is valid against the client's view of the same schema."""
    client = dict(iter_schemas(views["client"]))
    for pointer, value in _examples(views["contract"]):
        assert _errors(views["client"], client[pointer], value) == [], pointer


def _list_parts(document: dict[str, Any]) -> set[tuple[str, ...]]:
    """Return the name of each part that a request or response may have."""
    parts = {("schema", pointer) for pointer, _ in iter_schemas(document)}
    for operation in iter_operations(document):
        title = operation.title
        parts.add(("operation", title))
        parts |= {("parameter", title, node.value["in"], node.value["name"]) for node in operation.parameters}
        parts |= {("request body", title, media_type) for media_type in operation.request_content}
        for status, (_, response) in operation.responses.items():
            parts.add(("status", title, status))
            parts |= {("response", title, status, media_type) for media_type in response.get("content", {})}
            parts |= {("header", title, status, header) for header in response.get("headers", {})}
    return parts


def test_the_contract_adds_nothing(views: Views) -> None:
    """The contract has no operation, parameter, body, status, header, schema or property that the client's view lacks."""
    assert _list_parts(views["contract"]) - _list_parts(views["client"]) == set()


def test_the_contract_is_narrower(views: Views) -> None:
    """Each schema of the contract keeps the constraints of the client's view, and only adds or tightens some."""
    contract = dict(iter_schemas(views["contract"]))
    for pointer, schema in iter_schemas(views["client"]):
        _check_narrower(schema, contract[pointer], pointer)


def _check_narrower(wide: dict[str, Any], narrow: dict[str, Any], where: str) -> None:
    assert set(wide.get("required", [])) <= set(narrow.get("required", [])), where
    assert set(narrow.get("enum", [])) <= set(wide.get("enum", narrow.get("enum", []))), where
    assert ("enum" in wide) <= ("enum" in narrow), where
    for bound in ("minimum", "minLength", "minItems"):
        assert narrow.get(bound, float("-inf")) >= wide.get(bound, float("-inf")), where
    for bound in ("maximum", "maxLength", "maxItems"):
        assert narrow.get(bound, float("inf")) <= wide.get(bound, float("inf")), where
    for key in ("type", "format", "pattern", "$ref"):
        assert wide.get(key, narrow.get(key)) == narrow.get(key), where
    for key in ("allOf", "oneOf", "anyOf"):
        assert len(wide.get(key, [])) == len(narrow.get(key, [])), where
        for index, (wider, narrower) in enumerate(zip(wide.get(key, []), narrow.get(key, []), strict=True)):
            _check_narrower(wider, narrower, f"{where}/{key}/{index}")
    assert narrow.get("nullable", False) <= wide.get("nullable", False), where
    assert wide.get("additionalProperties", True) is not False or narrow["additionalProperties"] is False, where
