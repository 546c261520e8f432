"""Values that the schemas of a document allow, made from the document by schemathesis, which knows nothing of the models."""

from __future__ import annotations

from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings


def values_of(document: dict[str, Any], name: str) -> Any:
    """A strategy for the values that a schema of a document allows: each is the body of a case."""
    body = {"required": True, "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}}
    operation = {"operationId": "x", "requestBody": body, "responses": {"200": {"description": "d"}}}
    around = {key: document[key] for key in ("openapi", "info")} | {
        "components": {"schemas": document["components"]["schemas"]}
    }
    # Not the settings of the sandbox's suite, which are in the project's folder.
    plain = schemathesis.Config.from_dict({})
    schema = schemathesis.openapi.from_dict(around | {"paths": {"/x": {"post": operation}}}, config=plain)
    return schema["/x"]["POST"].as_strategy()


def collected(strategy: Any, count: int) -> list[Any]:
    """So many bodies of a strategy's cases, the same every time."""
    found: list[Any] = []

    @settings(
        max_examples=count, derandomize=True, database=None, deadline=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(strategy)
    def collect(case: Any) -> None:
        found.append(case.body)

    collect()
    return found


def model_names(document: dict[str, Any]) -> list[str]:
    """The schemas of a document that are objects, which have a model each."""
    schemas: dict[str, Any] = document["components"]["schemas"]
    return [name for name, schema in schemas.items() if schema.get("type") == "object" or "allOf" in schema]
