"""The documents in openapi/: valid, exact, reasoned, and narrowed only."""

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
# Below these keys stand maps from names: a schema's property may be called `description`.
NAMED = {"properties", "schemas", "paths", "responses", "headers", "content", "encoding", "securitySchemes", "links"}
IN_WORDS = {"description", "summary", "example", "examples"}


def _without_words(node: Any, *, names: bool = False) -> Any:
    """The structure of a document: everything but descriptions, summaries, examples and extensions."""
    if isinstance(node, list):
        return [_without_words(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _without_words(value, names=not names and key in NAMED)
        for key, value in node.items()
        if names or not (key in IN_WORDS or key.startswith("x-"))
    }


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method in METHODS:
                yield f"{method.upper()} {path}", operation


def _parts(node: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every part of a document and where it stands, examples left out."""
    yield at, node
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in children:
        if key not in {"example", "examples"} or at[-1:] == ("properties",):
            yield from _parts(child, (*at, str(key)))


def _schemas(document: dict[str, Any]) -> dict[tuple[str, ...], dict[str, Any]]:
    """Every schema of a document by its place."""
    return {
        at: node
        for at, node in _parts(document)
        if isinstance(node, dict)
        and (
            at[-1:] in {("schema",), ("items",), ("additionalProperties",)}
            or at[-2:-1] in {("properties",), ("schemas",)}
        )
    }


def _examples(document: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every example and the place of the schema that it is one of."""
    schemas = _schemas(document)
    for at, schema in schemas.items():
        if "example" in schema:
            yield at, schema["example"]
    for at, node in _parts(document):
        if (*at, "schema") in schemas:
            if "example" in node:
                yield (*at, "schema"), node["example"]
            for example in node.get("examples", {}).values():
                yield (*at, "schema"), example["value"]


def _errors(document: dict[str, Any], schema: dict[str, Any], value: Any) -> list[str]:
    """What the schema, which may refer into the document, has against the value."""
    whole = to_json_schema({"openapi": document["openapi"], "components": document["components"], "allOf": [schema]})
    validator = jsonschema_rs.validator_for(whole, validate_formats=True)
    return [error.message for error in validator.iter_errors(value)]


def test_every_document_is_valid(document: dict[str, Any]) -> None:
    """The published document and both merged ones are valid OpenAPI."""
    validator = {"3.0": OpenAPIV30SpecValidator, "3.1": OpenAPIV31SpecValidator}[document["openapi"][:3]]
    assert [str(error) for error in validator(document).iter_errors()] == []


def test_every_departure_gives_its_reasons(overlay: dict[str, Any]) -> None:
    """Each action of an overlay says what it does, why, and where the fact was seen."""
    assert overlay["actions"]
    for action in overlay["actions"]:
        for key in ("target", "description", "x-reason", "x-evidence"):
            texts = action[key] if isinstance(action[key], list) else [action[key]]
            assert texts, action
            assert all(isinstance(text, str) and text.strip() for text in texts), action


def test_every_decision_is_whole(overlay_of: Callable[[str], dict[str, Any]]) -> None:
    """The 25 questions that Clemta's texts leave open are each decided, with reason and evidence."""
    decisions = overlay_of("clemta")["x-decisions"]
    assert [decision["question"] for decision in decisions] == list(range(1, 26))
    for decision in decisions:
        assert set(decision) == {"question", "title", "decision", "reason", "evidence"}
        assert all(str(text).strip() for text in decision.values()), decision


def test_actions_and_decisions_name_each_other(overlay: dict[str, Any]) -> None:
    """An action names only decisions that there are, and a decision says "No action" when none names it."""
    decisions = {decision["question"]: decision["decision"] for decision in overlay.get("x-decisions", [])}
    named: set[int] = set()
    for action in overlay["actions"]:
        numbers = action.get("x-decision", [])
        named |= set(numbers if isinstance(numbers, list) else [numbers])
    assert named <= set(decisions)
    assert {number for number, text in decisions.items() if "No action." not in text} == named


def test_the_clemta_document_is_the_published_one(views_of: Callable[[str], Views]) -> None:
    """Nothing but words differs between our copy of Clemta's document and the publication."""
    published = views_of("clemta")["published"]
    assert len(list(_operations(published))) == 13
    assert len(published["components"]["schemas"]) == 38
    structure = json.dumps(_without_words(published), sort_keys=True, separators=(",", ":")).encode()
    # The sha256 of the structure of the document published on 2025-08-15: words and extensions left out, keys sorted.
    assert hashlib.sha256(structure).hexdigest() == "0d33e177cec7270bed02c3401108ddb2a42598238622ab106d75bc273ba315ab"


@pytest.mark.parametrize("view", ["client", "contract"])
def test_an_empty_object_is_no_answer(views: Views, view: str) -> None:
    """No answer with a body that a merged document lists would take `{}`."""
    document = views[view]
    bodies = [
        (name, status, content["schema"])
        for name, operation in _operations(document)
        for status, answer in operation["responses"].items()
        for content in resolve(document, answer).get("content", {}).values()
    ]
    assert bodies
    assert [(name, status) for name, status, schema in bodies if not _errors(document, schema, {})] == []


@pytest.mark.parametrize(
    ("schema", "wanted"),
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
def test_what_every_sample_shows_is_required(views_of: Callable[[str], Views], schema: str, wanted: set[str]) -> None:
    """What every published sample of Clemta's shows is required in the client's view, so `{}` is a deviation."""
    document = views_of("clemta")["client"]
    found = document["components"]["schemas"][schema]
    assert set(found["required"]) == wanted
    assert _errors(document, found, {})


def test_a_page_of_contacts_holds_contacts_and_total(views_of: Callable[[str], Views]) -> None:
    """A page without its contacts or its total is a deviation; skip and limit may be missing."""
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
    schemas = _schemas(document)
    examples = list(_examples(document))
    assert examples
    assert {"/".join(at): told for at, value in examples if (told := _errors(document, schemas[at], value))} == {}


def test_examples_of_the_contract_are_valid_for_the_client(views: Views) -> None:
    """Each example of the contract's view is valid against the client's view of the same schema."""
    client = _schemas(views["client"])
    for at, value in _examples(views["contract"]):
        assert _errors(views["client"], client[at], value) == [], at


def _promises(document: dict[str, Any]) -> set[tuple[str, ...]]:
    """The names of everything that an exchange may hold."""
    found = {("schema", *at) for at in _schemas(document)}
    for name, operation in _operations(document):
        found.add(("operation", name))
        parameters = [resolve(document, each) for each in operation.get("parameters", [])]
        found |= {("parameter", name, each["in"], each["name"]) for each in parameters}
        found |= {("request body", name, kind) for kind in operation.get("requestBody", {}).get("content", {})}
        for status, reference in operation["responses"].items():
            answer = resolve(document, reference)
            found.add(("status", name, status))
            found |= {("answer", name, status, kind) for kind in answer.get("content", {})}
            found |= {("header", name, status, header) for header in answer.get("headers", {})}
    return found


def test_the_contract_adds_nothing(views: Views) -> None:
    """The contract has no operation, parameter, body, status, header, schema or property that the client's view lacks."""
    assert _promises(views["contract"]) - _promises(views["client"]) == set()


def test_the_contract_is_narrower(views: Views) -> None:
    """In each schema the contract keeps what the client's view says: it only adds limits or draws them closer."""
    contract = _schemas(views["contract"])
    for at, wide in _schemas(views["client"]).items():
        _check_narrower(wide, contract[at], "/".join(at))


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
