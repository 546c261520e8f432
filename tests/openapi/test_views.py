"""Every exchange that the contract allows, the client's view allows too: tried with made-up values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest
import schemathesis
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig

from tests.generated.made_values import collected
from tests.references import resolve
from truespec._validation._json_schema import to_json_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    Views = dict[str, dict[str, Any]]

METHODS = ("get", "put", "post", "delete", "patch")
BODY = "application/json"


def values(document: Any) -> Iterator[tuple[str, Any]]:
    """Each place of an exchange at which a value travels, and the schema that stands there."""
    for item in document["paths"].values():
        for method in METHODS:
            if method in item:
                yield from _of_operation(document, item, item[method])


def _of_operation(document: Any, item: Any, operation: Any) -> Iterator[tuple[str, Any]]:
    name = operation["operationId"]
    for each in (*item.get("parameters", ()), *operation.get("parameters", ())):
        parameter = resolve(document, each)
        yield f"{name} {parameter['in']} {parameter['name']}", parameter["schema"]
    for media_type, content in resolve(document, operation.get("requestBody", {})).get("content", {}).items():
        if media_type == BODY:
            yield f"{name} request {media_type}", content["schema"]
        for part, schema in content["schema"].get("properties", {}).items():
            if "x-content-schema" in schema:
                yield f"{name} JSON in {part}", schema["x-content-schema"]
    for status, answer in operation["responses"].items():
        response = resolve(document, answer)
        for header, told in response.get("headers", {}).items():
            yield f"{name} {status} {header}", resolve(document, told)["schema"]
        for media_type, content in response.get("content", {}).items():
            yield f"{name} {status} {media_type}", content["schema"]


def distinct(document: Any) -> dict[str, tuple[str, Any]]:
    """The places by schema: what stands at many places is tried once."""
    return {repr(schema): (place, schema) for place, schema in reversed(list(values(document)))}


def judge(document: Any, schema: Any) -> jsonschema_rs.Validator:
    """A judge of values at a place of the document."""
    whole = to_json_schema({"openapi": document["openapi"], "components": document["components"], "allOf": [schema]})
    return jsonschema_rs.validator_for(whole, validate_formats=True)


@pytest.mark.parametrize("api", ["clemta", pytest.param("wethod", marks=pytest.mark.exhaustive)])
def test_the_client_allows_what_the_contract_allows(api: str, views_of: Any) -> None:
    """Whatever is made from a schema of the contract, in requests, answers and headers, fits the client's schema there."""
    views = views_of(api)
    contract, client = views["contract"], views["client"]
    wider = dict(values(client))  # the JSON in a part has one name in both; the client's view says no more of it
    paths = {f"/{number}": _taking(schema) for number, (_, schema) in enumerate(distinct(contract).values())}
    made_up = {"openapi": contract["openapi"], "info": contract["info"], "paths": paths}
    schemas = {"components": {"schemas": contract["components"]["schemas"]}}
    document = schemathesis.openapi.from_dict({**made_up, **schemas}, config=SchemathesisConfig())
    tried: dict[str, int] = {}
    for number, (place, schema) in enumerate(distinct(contract).values()):
        strategy = document[f"/{number}"]["POST"].as_strategy(generation_mode=GenerationMode.POSITIVE)
        found, client_allows = collected(strategy, 4), judge(client, wider.get(place, schema))
        tried[place] = len(found)
        refused = [(value, [error.message for error in client_allows.iter_errors(value)]) for value in found]
        assert [(value, errors) for value, errors in refused if errors] == [], place
    assert min(tried.values()) > 0
    assert sum(tried.values()) > 2 * len(tried)
    assert any(" request " in place for place in tried)
    assert any(" 200 " in place for place in tried)


def _taking(schema: Any) -> Any:
    body = {"required": True, "content": {BODY: {"schema": schema}}}
    return {"post": {"requestBody": body, "responses": {"200": {"description": "unused"}}}}
