"""Every operation of every document is a method of its facade, or is left out with a reason; so is every parameter."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest

from tests.facades.under_test import FACADES
from tests.meta.coverage import EVERY, Coverage
from truespec import Pager, SyncExecutor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from truespec import BuiltRequest, Call

each = pytest.mark.parametrize("coverage", EVERY, ids=lambda coverage: coverage.facade.name)
Place = tuple[str, str, str]
"""An operation, where in its request, and the name there."""


class RecordedError(Exception):
    """Ends a call where its request is known."""


def document_of(coverage: Coverage) -> dict[str, Any]:
    """The document that the client was generated from."""
    package = resources.files(f"{coverage.facade.name}_api")
    found: dict[str, Any] = json.loads(package.joinpath("openapi.json").read_text(encoding="utf-8"))
    return found


def resolved(document: dict[str, Any], node: Any) -> Any:
    """What a reference leads to; anything else is itself."""
    while "$ref" in node:
        found: Any = document
        for name in node["$ref"].removeprefix("#/").split("/"):
            found = found[name.replace("~1", "/").replace("~0", "~")]
        node = found
    return node


def operations(document: dict[str, Any]) -> Iterator[tuple[dict[str, Any], list[Any]]]:
    """Each operation, with its parameters and those of its path."""
    for path in document["paths"].values():
        for method, operation in path.items():
            if method != "parameters" and "operationId" in operation:
                yield operation, [*path.get("parameters", ()), *operation.get("parameters", ())]


def described(document: dict[str, Any]) -> set[Place]:
    """Every parameter, and every property of a body, that the document describes."""
    found: set[Place] = set()
    for operation, parameters in operations(document):
        name = operation["operationId"]
        for parameter in (resolved(document, one) for one in parameters):
            found.add((name, parameter["in"], parameter["name"]))
        body = resolved(document, operation.get("requestBody", {}))
        for media_type in body.get("content", {}).values():
            found |= {(name, "body", part) for part in parts(document, media_type["schema"])}
    return found


def parts(document: dict[str, Any], schema: Any) -> Iterator[str]:
    """The properties of an object, those of the JSON inside its texts, and "*" for any others that it may have."""
    schema = resolved(document, schema)
    for name, inner in schema.get("properties", {}).items():
        yield name
        if "x-content-schema" in inner:
            yield from (f"{name}/{part}" for part in parts(document, inner["x-content-schema"]))
    if isinstance(schema.get("additionalProperties"), dict):
        yield "*"
    for member in schema.get("allOf", ()):
        yield from parts(document, member)


def sent(request: BuiltRequest, known: set[Place]) -> Iterator[Place]:
    """Every parameter and every property of a body that a request carries."""
    name = request.operation.id
    yield from ((name, location, parameter) for location, parameter in request.values)
    if isinstance(request.body, dict):
        yield from ((name, "body", part) for part in request.body)
    for part, (_, content, media_type) in request.files or ():
        yield name, "body", part if (name, "body", part) in known else "*"
        if media_type == "application/json":
            yield from ((name, "body", f"{part}/{inner}") for inner in json.loads(content))


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> list[BuiltRequest]:
    """What calls ask for; nothing is sent."""
    found: list[BuiltRequest] = []

    def record(_: SyncExecutor, call: Call[Any]) -> None:
        found.append(call.request)
        raise RecordedError

    monkeypatch.setattr(SyncExecutor, "send", record)
    return found


def use(coverage: Coverage) -> None:
    """Call every method once."""
    with coverage.facade.make("sync", "key") as client:
        for one in coverage.uses:
            with pytest.raises(RecordedError):
                begin(one, client)


def begin(one: Callable[[Any], Any], client: Any) -> None:
    """Make a call; of a listing, ask for its first item."""
    result = one(client)
    if isinstance(result, Pager):
        next(iter(result))


@each
def test_every_operation_is_wrapped_raw_or_excluded(coverage: Coverage, requests: list[BuiltRequest]) -> None:
    """Each operation of the document is reached by a method, or listed once with a reason; nothing listed is made up."""
    use(coverage)
    wrapped = {request.operation.id for request in requests}
    known = {operation["operationId"] for operation, _ in operations(document_of(coverage))}
    listed = [*wrapped, *coverage.raw, *coverage.excluded]
    assert sorted(listed) == sorted(known)
    assert all(len(reason.split()) > 3 for reason in (*coverage.raw.values(), *coverage.excluded.values()))


@each
def test_every_parameter_is_reachable(coverage: Coverage, requests: list[BuiltRequest]) -> None:
    """Each parameter and each property of a body of a wrapped operation is sent by a method, or listed with a reason."""
    use(coverage)
    wrapped = {request.operation.id for request in requests}
    known = {place for place in described(document_of(coverage)) if place[0] in wrapped}
    reached = {place for request in requests for place in sent(request, known)}
    assert known - reached - coverage.unreachable.keys() == set()
    assert reached - known == set()
    assert coverage.unreachable.keys() <= known - reached


def test_every_facade_is_here() -> None:
    """There is no facade without an entry."""
    assert [coverage.facade.name for coverage in EVERY] == [facade.name for facade in FACADES]
