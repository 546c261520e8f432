"""Documents in openapi/: validity, reasons of overlays, examples, and the contract within the client view."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

from tests.references import resolve
from truespec._validation._json_schema import to_json_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Views = dict[str, dict[str, Any]]

METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
# The values of these keywords are maps from names, which may be those of keywords.
MAP_KEYWORDS = {
    "properties",
    "schemas",
    "paths",
    "responses",
    "headers",
    "content",
    "encoding",
    "securitySchemes",
    "links",
}
TEXT_KEYWORDS = {"description", "summary", "example", "examples"}


def _without_texts(node: Any, *, names: bool = False) -> Any:
    """Return a document without descriptions, summaries, examples and extensions."""
    if isinstance(node, list):
        return [_without_texts(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _without_texts(value, names=not names and key in MAP_KEYWORDS)
        for key, value in node.items()
        if names or not (key in TEXT_KEYWORDS or key.startswith("x-"))
    }


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method in METHODS:
                yield f"{method.upper()} {path}", operation


def _iter_nodes(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield the path and the value of every node of a document but examples."""
    yield path, node
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in children:
        if key not in {"example", "examples"} or path[-1:] == ("properties",):
            yield from _iter_nodes(child, (*path, str(key)))


def _schemas(document: dict[str, Any]) -> dict[tuple[str, ...], dict[str, Any]]:
    """Return every schema of a document by its path."""
    return {
        path: node
        for path, node in _iter_nodes(document)
        if isinstance(node, dict)
        and (
            path[-1:] in {("schema",), ("items",), ("additionalProperties",)}
            or path[-2:-1] in {("properties",), ("schemas",)}
        )
    }


def _examples(document: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every example with the path of its schema."""
    schemas = _schemas(document)
    for path, schema in schemas.items():
        if "example" in schema:
            yield path, schema["example"]
    for path, node in _iter_nodes(document):
        if (*path, "schema") in schemas:
            if "example" in node:
                yield (*path, "schema"), node["example"]
            for example in node.get("examples", {}).values():
                yield (*path, "schema"), example["value"]


def _errors(document: dict[str, Any], schema: dict[str, Any], value: Any) -> list[str]:
    """Return the messages of validating a value against a schema, which may refer to components of the document."""
    full = to_json_schema({"openapi": document["openapi"], "components": document["components"], "allOf": [schema]})
    validator = jsonschema_rs.validator_for(full, validate_formats=True)
    return [error.message for error in validator.iter_errors(value)]


def test_documents_are_valid(document: dict[str, Any]) -> None:
    """The published document and those of both views are valid OpenAPI."""
    validator = {"3.0": OpenAPIV30SpecValidator, "3.1": OpenAPIV31SpecValidator}[document["openapi"][:3]]
    assert [str(error) for error in validator(document).iter_errors()] == []


def test_overlays_have_reasons(overlay: dict[str, Any]) -> None:
    """Each action of an overlay has a description, a reason and evidence."""
    assert overlay["actions"]
    for action in overlay["actions"]:
        for key in ("target", "description", "x-reason", "x-evidence"):
            texts = action[key] if isinstance(action[key], list) else [action[key]]
            assert texts, action
            assert all(isinstance(text, str) and text.strip() for text in texts), action


def test_decisions_are_complete(overlay_of: Callable[[str], dict[str, Any]]) -> None:
    """Each of the 25 questions that Clemta's documentation leaves open has a decision, a reason and evidence."""
    decisions = overlay_of("clemta")["x-decisions"]
    assert [decision["question"] for decision in decisions] == list(range(1, 26))
    for decision in decisions:
        assert set(decision) == {"question", "title", "decision", "reason", "evidence"}
        assert all(str(text).strip() for text in decision.values()), decision


def test_actions_and_decisions_refer_to_each_other(overlay: dict[str, Any]) -> None:
    """Actions refer to existing decisions, and a decision without an action says "No action"."""
    decisions = {decision["question"]: decision["decision"] for decision in overlay.get("x-decisions", [])}
    referenced: set[int] = set()
    for action in overlay["actions"]:
        numbers = action.get("x-decision", [])
        referenced |= set(numbers if isinstance(numbers, list) else [numbers])
    assert referenced <= set(decisions)
    assert {number for number, text in decisions.items() if "No action." not in text} == referenced


def test_checksum_of_the_clemta_document(views_of: Callable[[str], Views]) -> None:
    """Clemta's document differs from the published one in texts only."""
    published = views_of("clemta")["published"]
    assert len(list(_operations(published))) == 13
    assert len(published["components"]["schemas"]) == 38
    structure = json.dumps(_without_texts(published), sort_keys=True, separators=(",", ":")).encode()
    # The sha256 of the structure of the document published on 2025-08-15: texts and extensions removed, keys sorted.
    assert hashlib.sha256(structure).hexdigest() == "0d33e177cec7270bed02c3401108ddb2a42598238622ab106d75bc273ba315ab"


@pytest.mark.parametrize("view", ["client", "contract"])
def test_empty_objects_are_invalid_responses(views: Views, view: str) -> None:
    """``{}`` is invalid for every response body of the client and contract views."""
    document = views[view]
    bodies = [
        (name, status, content["schema"])
        for name, operation in _operations(document)
        for status, response in operation["responses"].items()
        for content in resolve(document, response).get("content", {}).values()
    ]
    assert bodies
    assert [(name, status) for name, status, schema in bodies if not _errors(document, schema, {})] == []


@pytest.mark.parametrize(
    ("schema", "expected"),
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
def test_required_properties(views_of: Callable[[str], Views], schema: str, expected: set[str]) -> None:
    """Properties of all published samples of Clemta are required in the client view, so that ``{}`` is a deviation."""
    document = views_of("clemta")["client"]
    definition = document["components"]["schemas"][schema]
    assert set(definition["required"]) == expected
    assert _errors(document, definition, {})


def test_required_properties_of_a_page(views_of: Callable[[str], Views]) -> None:
    """A page without ``contacts`` or ``total`` is a deviation; ``skip`` and ``limit`` are optional."""
    document = views_of("clemta")["client"]
    schema = document["components"]["schemas"]["ContactListResponse"]
    data: dict[str, Any] = {"contacts": [], "total": 0}
    page = {"success": True, "message": "m", "data": data}
    assert _errors(document, schema, page) == []
    for name in ("contacts", "total"):
        rest = {key: value for key, value in data.items() if key != name}
        assert _errors(document, schema, {**page, "data": rest})


def test_examples_are_valid(document: dict[str, Any]) -> None:
    """Each example of a media type, a parameter, a schema or a property is valid against its schema."""
    schemas = _schemas(document)
    examples = list(_examples(document))
    assert examples
    assert {
        "/".join(path): errors for path, value in examples if (errors := _errors(document, schemas[path], value))
    } == {}


def test_examples_of_the_contract_are_valid_in_the_client_view(views: Views) -> None:
    """Each example of the contract view is valid against the same schema of the client view."""
    client = _schemas(views["client"])
    for path, value in _examples(views["contract"]):
        assert _errors(views["client"], client[path], value) == [], path


def _features(document: dict[str, Any]) -> set[tuple[str, ...]]:
    """Return the names of all that requests and responses may have."""
    features = {("schema", *path) for path in _schemas(document)}
    for name, operation in _operations(document):
        features.add(("operation", name))
        parameters = [resolve(document, parameter) for parameter in operation.get("parameters", [])]
        features |= {("parameter", name, parameter["in"], parameter["name"]) for parameter in parameters}
        features |= {("request body", name, kind) for kind in operation.get("requestBody", {}).get("content", {})}
        for status, reference in operation["responses"].items():
            response = resolve(document, reference)
            features.add(("status", name, status))
            features |= {("response", name, status, kind) for kind in response.get("content", {})}
            features |= {("header", name, status, header) for header in response.get("headers", {})}
    return features


def test_the_contract_adds_nothing(views: Views) -> None:
    """Every operation, parameter, body, status, header, schema and property of the contract is in the client view."""
    assert _features(views["contract"]) - _features(views["client"]) == set()


def test_the_contract_only_adds_constraints(views: Views) -> None:
    """Each schema of the contract has the constraints of the client view or tighter ones."""
    contract = _schemas(views["contract"])
    for path, wide in _schemas(views["client"]).items():
        _check_narrower(wide, contract[path], "/".join(path))


def _check_narrower(wide: dict[str, Any], narrow: dict[str, Any], location: str) -> None:
    assert set(wide.get("required", [])) <= set(narrow.get("required", [])), location
    assert set(narrow.get("enum", [])) <= set(wide.get("enum", narrow.get("enum", []))), location
    assert ("enum" in wide) <= ("enum" in narrow), location
    for bound in ("minimum", "minLength", "minItems"):
        assert narrow.get(bound, float("-inf")) >= wide.get(bound, float("-inf")), location
    for bound in ("maximum", "maxLength", "maxItems"):
        assert narrow.get(bound, float("inf")) <= wide.get(bound, float("inf")), location
    for key in ("type", "format", "pattern", "$ref"):
        assert wide.get(key, narrow.get(key)) == narrow.get(key), location
    for key in ("allOf", "oneOf", "anyOf"):
        assert len(wide.get(key, [])) == len(narrow.get(key, [])), location
        for index, (wider, narrower) in enumerate(zip(wide.get(key, []), narrow.get(key, []), strict=True)):
            _check_narrower(wider, narrower, f"{location}/{key}/{index}")
    assert narrow.get("nullable", False) <= wide.get("nullable", False), location
    assert wide.get("additionalProperties", True) is not False or narrow["additionalProperties"] is False, location
