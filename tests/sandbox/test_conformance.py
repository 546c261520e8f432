"""Conformance of the sandbox's requests and responses, validated by openapi-core, which shares no code with it."""

from __future__ import annotations

import json
from collections import Counter
from importlib import resources
from random import Random
from typing import Any

import httpx
import pytest

from tests.sandbox.openapi_core_validator import METHODS, Exchange, OpenAPICoreValidator, recording
from tests.sandbox.scenarios import MIN_EXCHANGES, Runner, run_operation
from tests.sandbox.scenarios_clemta import CLEMTA
from tests.sandbox.scenarios_wethod import WETHOD
from truespec_sandbox import running
from truespec_sandbox._profiles import PROFILES

SCENARIOS = {"clemta": CLEMTA, "wethod": WETHOD}


def document_of(api: str) -> dict[str, Any]:
    """The contract document of an API, as the sandbox has it, with the operations of its scenario."""
    place = resources.files("truespec_sandbox") / "documents" / f"{api}.json"
    document: dict[str, Any] = json.loads(place.read_text())
    for path, item in list(document["paths"].items()):
        for method in METHODS:
            if method in item and item[method]["operationId"] not in SCENARIOS[api].operations:
                del item[method]
        if not item.keys() & set(METHODS):
            del document["paths"][path]
    return document


def untested(operation_id: str) -> frozenset[int]:
    """The documented statuses of an operation that are left out."""
    operations = next(scenario.operations for scenario in SCENARIOS.values() if operation_id in scenario.operations)
    return operations[operation_id].untested


@pytest.fixture(scope="module", params=SCENARIOS)
def recorded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[OpenAPICoreValidator, list[Exchange]]:
    """The exchanges of an API's scenario, recorded from its running sandbox in check mode, and the validator."""
    scenario, document = SCENARIOS[request.param], document_of(request.param)
    file = tmp_path_factory.mktemp("conformance") / "state.sqlite"
    with running(request.param, db=file, check=True) as sandbox:
        sandbox.clock.set(1_780_315_200)
        client, exchanges = recording(sandbox.url, scenario.headers)
        with client:
            runner = Runner(sandbox, file, client, Random(7))  # noqa: S311  (the same requests every time)
            for item in document["paths"].values():
                for method in METHODS:
                    if method in item:
                        run_operation(runner, scenario, item, item[method])
    return OpenAPICoreValidator(document), exchanges


def test_every_handler_has_a_scenario() -> None:
    """Every operation that has a handler in the sandbox has a scenario for openapi-core."""
    for api, scenario in SCENARIOS.items():
        assert scenario.operations.keys() == PROFILES[api].handlers.keys()


def test_openapi_core_finds_no_deviation(recorded: tuple[OpenAPICoreValidator, list[Exchange]]) -> None:
    """Every response, and every request that was not found wrong, conforms to the contract document."""
    validator, exchanges = recorded
    wrong = [(validator.deviations(exchange), exchange.summary) for exchange in exchanges]
    assert [pair for pair in wrong if pair[0]] == []


def test_every_operation_and_status_is_recorded(recorded: tuple[OpenAPICoreValidator, list[Exchange]]) -> None:
    """Of each operation at least 20 exchanges were recorded, and each documented status at least once."""
    validator, exchanges = recorded
    seen = Counter(
        (operation["operationId"], str(exchange.response.status_code))
        for exchange in exchanges
        for operation in validator.operations(exchange)
    )
    documented = {
        (operation["operationId"], status)
        for item in validator.document["paths"].values()
        for method, operation in item.items()
        if method in METHODS
        for status in operation["responses"]
        if int(status) not in untested(operation["operationId"])
    }
    assert documented == seen.keys()
    of_operation = Counter(operation_id for operation_id, _ in seen.elements())
    assert min(of_operation.values()) >= MIN_EXCHANGES


def test_openapi_core_rejects_what_the_sandbox_rejects(recorded: tuple[OpenAPICoreValidator, list[Exchange]]) -> None:
    """Every request that was rejected with 400 or 415 violates the document for openapi-core too."""
    validator, exchanges = recorded
    rejected = [exchange for exchange in exchanges if exchange.response.status_code in {400, 415}]
    assert [exchange.summary for exchange in rejected if not validator.request_deviations(exchange)] == []
    assert len(rejected) > 10


def test_openapi_core_finds_mutations(recorded: tuple[OpenAPICoreValidator, list[Exchange]]) -> None:
    """A field more, no headers, another status, media type or kind of value is noticed in every operation."""
    validator, exchanges = recorded
    successes = [one for one in exchanges if one.response.is_success and one.response.content]
    for exchange in {validator.operations(one)[0]["operationId"]: one for one in successes}.values():
        response = exchange.response
        body, headers = json.loads(response.content), dict(response.headers)
        kind = {"content-type": headers["content-type"]}
        changed: list[tuple[int, dict[str, str], Any]] = [
            (418, headers, body),
            (response.status_code, {**headers, "content-type": "text/plain"}, body),
            (response.status_code, headers, 7),
        ]
        if isinstance(body, dict):
            changed.append((response.status_code, headers, {**body, "more": 1}))
        documented = validator.operations(exchange)[0]["responses"][str(response.status_code)]
        if any(header.get("required") for header in documented.get("headers", {}).values()):
            changed.append((response.status_code, kind, body))
        for status, fields, content in changed:
            mutated = httpx.Response(status, headers=fields, content=json.dumps(content).encode())
            assert validator.deviations(Exchange(exchange.request, mutated))
