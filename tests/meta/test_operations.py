"""Every operation and parameter of every document is in its facade, or is left out with a reason."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest

from tests.facades.under_test import FACADES
from tests.meta.operation_calls import API_CALLS, ApiCalls
from truespec import Pager, SyncExecutor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from truespec import BuiltRequest, Call

each = pytest.mark.parametrize("api", API_CALLS, ids=lambda api: api.facade.name)
Place = tuple[str, str, str]
"""An operation, where in its request, and the name there."""


class RecordedError(Exception):
    """Ends a call when its request is recorded."""


def load_document(api: ApiCalls) -> dict[str, Any]:
    """Return the document that the client was generated from."""
    package = resources.files(f"{api.facade.name}_api")
    document: dict[str, Any] = json.loads(package.joinpath("openapi.json").read_text(encoding="utf-8"))
    return document


def resolve(document: dict[str, Any], node: Any) -> Any:
    """Follow references; anything else is returned as it is."""
    while "$ref" in node:
        target: Any = document
        for name in node["$ref"].removeprefix("#/").split("/"):
            target = target[name.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def operations(document: dict[str, Any]) -> Iterator[tuple[dict[str, Any], list[Any]]]:
    """Yield each operation with its parameters and those of its path."""
    for path in document["paths"].values():
        for method, operation in path.items():
            if method != "parameters" and "operationId" in operation:
                yield operation, [*path.get("parameters", ()), *operation.get("parameters", ())]


def documented_places(document: dict[str, Any]) -> set[Place]:
    """Return every parameter and every property of a body in the document."""
    places: set[Place] = set()
    for operation, parameters in operations(document):
        name = operation["operationId"]
        for parameter in (resolve(document, call) for call in parameters):
            places.add((name, parameter["in"], parameter["name"]))
        body = resolve(document, operation.get("requestBody", {}))
        for media_type in body.get("content", {}).values():
            places |= {(name, "body", part) for part in body_properties(document, media_type["schema"])}
    return places


def body_properties(document: dict[str, Any], schema: Any) -> Iterator[str]:
    """Yield the properties of an object, those of the JSON inside its texts, and "*" for any others that it may have."""
    schema = resolve(document, schema)
    for name, inner in schema.get("properties", {}).items():
        yield name
        if "x-content-schema" in inner:
            yield from (f"{name}/{part}" for part in body_properties(document, inner["x-content-schema"]))
    if isinstance(schema.get("additionalProperties"), dict):
        yield "*"
    for member in schema.get("allOf", ()):
        yield from body_properties(document, member)


def sent_places(request: BuiltRequest, documented: set[Place]) -> Iterator[Place]:
    """Yield every parameter and every property of a body that a request has."""
    name = request.operation.id
    yield from ((name, location, parameter) for location, parameter in request.values)
    if isinstance(request.body, dict):
        yield from ((name, "body", part) for part in request.body)
    for part, (_, content, media_type) in request.files or ():
        yield name, "body", part if (name, "body", part) in documented else "*"
        if media_type == "application/json":
            yield from ((name, "body", f"{part}/{inner}") for inner in json.loads(content))


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> list[BuiltRequest]:
    """Record the requests of calls; nothing is sent."""
    requests: list[BuiltRequest] = []

    def record(_: SyncExecutor, call: Call[Any], _cancellation: object = None) -> None:
        requests.append(call.request)
        raise RecordedError

    monkeypatch.setattr(SyncExecutor, "send", record)
    return requests


def call_all(api: ApiCalls) -> None:
    """Make every call once."""
    with api.facade.make("sync", "key") as client:
        for call in api.calls:
            with pytest.raises(RecordedError):
                start(call, client)


def start(call: Callable[[Any], Any], client: Any) -> None:
    """Make a call; of a listing, request the first page."""
    result = call(client)
    if isinstance(result, Pager):
        next(iter(result))


@each
def test_every_operation_has_a_row(api: ApiCalls, requests: list[BuiltRequest]) -> None:
    """Each operation of the document is called by a method, or listed once with a reason; nothing else is listed."""
    call_all(api)
    called = {request.operation.id for request in requests}
    documented = {operation["operationId"] for operation, _ in operations(load_document(api))}
    listed = [*called, *api.low_level, *api.excluded]
    assert sorted(listed) == sorted(documented)
    assert all(len(reason.split()) > 3 for reason in (*api.low_level.values(), *api.excluded.values()))


@each
def test_every_parameter_is_reachable(api: ApiCalls, requests: list[BuiltRequest]) -> None:
    """Each parameter and each body property of a called operation is sent by a method, or listed with a reason."""
    call_all(api)
    called = {request.operation.id for request in requests}
    documented = {place for place in documented_places(load_document(api)) if place[0] in called}
    reached = {place for request in requests for place in sent_places(request, documented)}
    assert documented - reached - api.unreachable.keys() == set()
    assert reached - documented == set()
    assert api.unreachable.keys() <= documented - reached


def test_every_facade_has_a_row() -> None:
    """Every facade has a row."""
    assert [api.facade.name for api in API_CALLS] == [facade.name for facade in FACADES]
