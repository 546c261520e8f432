"""Generated values of the contract view are valid in the client view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest
import schemathesis
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig

from tests.generated.schema_examples import generate_bodies
from tests.references import resolve
from truespec._validation._json_schema import to_json_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    Views = dict[str, dict[str, Any]]

METHODS = ("get", "put", "post", "delete", "patch")
BODY = "application/json"


def iter_schemas(document: Any) -> Iterator[tuple[str, Any]]:
    """Yield the schemas of all parameters, bodies and headers, each with its location."""
    for item in document["paths"].values():
        for method in METHODS:
            if method in item:
                yield from _iter_operation_schemas(document, item, item[method])


def _iter_operation_schemas(document: Any, item: Any, operation: Any) -> Iterator[tuple[str, Any]]:
    name = operation["operationId"]
    for reference in (*item.get("parameters", ()), *operation.get("parameters", ())):
        parameter = resolve(document, reference)
        yield f"{name} {parameter['in']} {parameter['name']}", parameter["schema"]
    for media_type, content in resolve(document, operation.get("requestBody", {})).get("content", {}).items():
        if media_type == BODY:
            yield f"{name} request {media_type}", content["schema"]
        for part, schema in content["schema"].get("properties", {}).items():
            if "x-content-schema" in schema:
                yield f"{name} JSON in {part}", schema["x-content-schema"]
    for status, reference in operation["responses"].items():
        response = resolve(document, reference)
        for header, definition in response.get("headers", {}).items():
            yield f"{name} {status} {header}", resolve(document, definition)["schema"]
        for media_type, content in response.get("content", {}).items():
            yield f"{name} {status} {media_type}", content["schema"]


def unique_schemas(document: Any) -> dict[str, tuple[str, Any]]:
    """Return the different schemas, each with one of its locations."""
    return {repr(schema): (location, schema) for location, schema in reversed(list(iter_schemas(document)))}


def create_validator(document: Any, schema: Any) -> jsonschema_rs.Validator:
    """Return a validator for a schema of the document."""
    full = to_json_schema({"openapi": document["openapi"], "components": document["components"], "allOf": [schema]})
    return jsonschema_rs.validator_for(full, validate_formats=True)


@pytest.mark.parametrize("api", ["clemta", pytest.param("wethod", marks=pytest.mark.exhaustive)])
def test_values_of_the_contract_are_valid_in_the_client_view(api: str, views_of: Any) -> None:
    """Values generated from the contract's schemas of requests, responses and headers are valid in the client view."""
    views = views_of(api)
    contract, client = views["contract"], views["client"]
    client_schemas = dict(iter_schemas(client))  # JSON inside a part may be in the contract only
    paths = {
        f"/{number}": _build_path_item(schema) for number, (_, schema) in enumerate(unique_schemas(contract).values())
    }
    generated = {"openapi": contract["openapi"], "info": contract["info"], "paths": paths}
    schemas = {"components": {"schemas": contract["components"]["schemas"]}}
    document = schemathesis.openapi.from_dict({**generated, **schemas}, config=SchemathesisConfig())
    counts: dict[str, int] = {}
    for number, (location, schema) in enumerate(unique_schemas(contract).values()):
        strategy = document[f"/{number}"]["POST"].as_strategy(generation_mode=GenerationMode.POSITIVE)
        examples, validator = (
            generate_bodies(strategy, 4),
            create_validator(client, client_schemas.get(location, schema)),
        )
        counts[location] = len(examples)
        results = [(value, [error.message for error in validator.iter_errors(value)]) for value in examples]
        assert [(value, errors) for value, errors in results if errors] == [], location
    assert min(counts.values()) > 0
    assert sum(counts.values()) > 2 * len(counts)
    assert any(" request " in location for location in counts)
    assert any(" 200 " in location for location in counts)


def _build_path_item(schema: Any) -> Any:
    body = {"required": True, "content": {BODY: {"schema": schema}}}
    return {"post": {"requestBody": body, "responses": {"200": {"description": "unused"}}}}
