"""Every exchange that the contract allows is allowed in the client's view too: tried with generated values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest
import schemathesis
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig

from scripts.codegen.reading import Operation, iter_operations, resolve
from tests.generated.schema_examples import generate_bodies
from truespec._validation._json_schema import to_json_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

JSON = "application/json"


def list_schemas(document: Any) -> Iterator[tuple[str, Any]]:
    """Yield the schema of each value in the requests and responses of a document, with a label."""
    for operation in iter_operations(document):
        yield from _list_operation_schemas(document, operation)


def _list_operation_schemas(document: Any, operation: Operation) -> Iterator[tuple[str, Any]]:
    for _, parameter in operation.parameters:
        yield f"{operation.id} {parameter['in']} {parameter['name']}", parameter["schema"]
    for media_type, content in operation.request_content.items():
        if media_type == JSON:
            yield f"{operation.id} request {media_type}", content["schema"]
        for part, schema in content["schema"].get("properties", {}).items():
            if "x-content-schema" in schema:
                yield f"{operation.id} JSON in {part}", schema["x-content-schema"]
    for status, (_, response) in operation.responses.items():
        for name, header in response.get("headers", {}).items():
            yield f"{operation.id} {status} {name}", resolve(document, header)["schema"]
        for media_type, content in response.get("content", {}).items():
            yield f"{operation.id} {status} {media_type}", content["schema"]


def list_distinct_schemas(document: Any) -> list[tuple[str, Any]]:
    """Return each schema once, with its first label."""
    schemas = {repr(schema): (label, schema) for label, schema in reversed(list(list_schemas(document)))}
    return list(schemas.values())


def build_validator(document: Any, schema: Any) -> jsonschema_rs.Validator:
    """Return a validator for a schema that may refer to the document's components."""
    components = {**document["components"], "schemas": {**document["components"]["schemas"], "own": schema}}
    converted = to_json_schema({"openapi": document["openapi"], "components": components})["components"]
    whole = {"components": converted, "allOf": [converted["schemas"]["own"]]}
    return jsonschema_rs.validator_for(whole, validate_formats=True)


@pytest.mark.parametrize("api", ["clemta", pytest.param("wethod", marks=pytest.mark.exhaustive)])
def test_the_client_allows_what_the_contract_allows(api: str, views_of: Any) -> None:
    """Every value generated from a schema of the contract is valid for the client's schema of that value."""
    views = views_of(api)
    contract, client = views["contract"], views["client"]
    client_schemas = dict(list_schemas(client))  # the schema of JSON in a part is in the contract only
    schemas = list_distinct_schemas(contract)
    paths = {f"/{number}": _build_path_item(schema) for number, (_, schema) in enumerate(schemas)}
    synthetic = {"openapi": contract["openapi"], "info": contract["info"], "paths": paths}
    components = {"components": {"schemas": contract["components"]["schemas"]}}
    document = schemathesis.openapi.from_dict({**synthetic, **components}, config=SchemathesisConfig())
    counts: dict[str, int] = {}
    for number, (label, schema) in enumerate(schemas):
        strategy = document[f"/{number}"]["POST"].as_strategy(generation_mode=GenerationMode.POSITIVE)
        values = generate_bodies(strategy, 4)
        validator = build_validator(client, client_schemas.get(label, schema))
        counts[label] = len(values)
        invalid = [(value, [error.message for error in validator.iter_errors(value)]) for value in values]
        assert [(value, errors) for value, errors in invalid if errors] == [], label
    assert min(counts.values()) > 0
    assert sum(counts.values()) > 2 * len(counts)
    assert any(" request " in label for label in counts)
    assert any(" 200 " in label for label in counts)


def _build_path_item(schema: Any) -> Any:
    body = {"required": True, "content": {JSON: {"schema": schema}}}
    return {"post": {"requestBody": body, "responses": {"200": {"description": "unused"}}}}
