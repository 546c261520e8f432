"""Responses generated from the documents, for every operation and status of every API: valid ones, and ones with one mutation.

schemathesis generates the valid ones; neither it nor the mutations share code with the runtime.
"""

from __future__ import annotations

import functools
import itertools
import json
import os
import random
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from attrs import frozen
from hypothesis import HealthCheck, Phase, given, settings

from tests.truespec import apis
from tests.truespec.mutations import Mutation, mutations
from truespec import ResponseConformanceError, StatusError, TruespecError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from hypothesis import strategies as st

    from truespec import Deviation

COUNTS = [50, pytest.param(10 * int(os.environ.get("TRUESPEC_EXAMPLES", "50")), marks=pytest.mark.exhaustive)]
"""The number of responses for each API, at least."""
JSON = "application/json"

every_api = pytest.mark.parametrize("api", apis.APIS)
every_count = pytest.mark.parametrize("count", COUNTS)


@frozen
class ResponseObject:
    """A response as a document describes it."""

    api: str
    module: ModuleType
    status: int
    schema: Any
    headers: Any

    @property
    def is_success(self) -> bool:
        """Whether the status is a success."""
        return self.status < 300

    def fields(self) -> list[tuple[str, str]]:
        """Return valid header fields."""
        texts = {"integer": "7", "number": "7.5", "boolean": "true", "string": "text"}
        dates = {"http-date": "Tue, 24 Jun 2025 09:30:00 GMT"}
        schemas = {name: header["schema"] for name, header in self.headers.items()}
        values = {name: dates.get(schema.get("format"), texts[schema["type"]]) for name, schema in schemas.items()}
        return [("Content-Type", JSON), *values.items()]


@functools.cache
def response_objects(api: str) -> list[ResponseObject]:
    """Return every response with a JSON body of every operation."""
    objects: list[ResponseObject] = []
    for module in apis.operations(api).values():
        operation = apis.document_of(api)["paths"][module.OPERATION.path][module.OPERATION.method.lower()]
        for status, response in operation["responses"].items():
            content = response.get("content", {})
            if JSON in content and status.isdecimal():
                headers = response.get("headers", {})
                objects.append(ResponseObject(api, module, int(status), content[JSON]["schema"], headers))
    return objects


def bodies(api: str, schema: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for the bodies that a schema allows."""
    document = apis.document_of(api)
    body = {"required": True, "content": {JSON: {"schema": schema}}}
    operation = {"operationId": "x", "requestBody": body, "responses": {"200": {"description": "d"}}}
    context = {key: document[key] for key in ("openapi", "info", "components")}
    config = schemathesis.Config.from_dict({})  # the project's own settings are for the sandbox
    loaded = schemathesis.openapi.from_dict(context | {"paths": {"/x": {"post": operation}}}, config=config)
    return loaded["/x"]["POST"].as_strategy().map(lambda case: case.body)


@functools.cache
def responses(api: str, count: int) -> list[tuple[ResponseObject, Any]]:
    """Return so many responses, each with a body; every response object is among them, and every schema has its share."""
    by_schema: dict[str, list[ResponseObject]] = {}
    for described in response_objects(api):
        by_schema.setdefault(json.dumps(described.schema), []).append(described)
    generated: list[tuple[ResponseObject, Any]] = []
    for schema, objects in by_schema.items():
        share = max(-(-count // len(by_schema)), len(objects))
        generated += zip(itertools.cycle(objects), generate(bodies(api, json.loads(schema)), share), strict=False)
    assert len(generated) >= count
    return generated


def generate(strategy: st.SearchStrategy[Any], count: int) -> list[Any]:
    """Return so many values of a strategy, the same in every run."""
    values: list[Any] = []

    @settings(
        max_examples=count, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )  # fmt: skip
    @given(strategy)
    def keep(value: Any) -> None:
        values.append(value)

    keep()
    return [values[index % len(values)] for index in range(count)]  # a schema may allow fewer


def deviations(described: ResponseObject, content: bytes, **changes: Any) -> tuple[Deviation, ...]:
    """Return the deviations of a response in strict mode, from whichever error has them."""
    response: dict[str, Any] = {"status": described.status, "fields": described.fields()} | changes
    try:
        read = apis.read_response(described.api, described.module, response["status"], content, response["fields"])
    except (ResponseConformanceError, StatusError) as error:
        return error.deviations
    assert read.deviations == ()
    return ()


def encode(body: Any, form: int) -> bytes:
    """Return a body in one of the forms in which servers write JSON."""
    forms: list[dict[str, Any]] = [{"separators": (",", ":"), "ensure_ascii": False}, {}, {"indent": 2}]
    return json.dumps(body, **forms[form]).encode()


@every_api
@every_count
def test_valid_responses_conform(api: str, count: int) -> None:
    """Every response that the document allows conforms, and its value is encoded as the JSON that was received."""
    for number, (described, body) in enumerate(responses(api, count)):
        content = encode(body, number % 3)
        if not described.is_success:
            assert deviations(described, content) == ()
            continue
        arguments = (api, described.module, described.status, content, described.fields())
        response = apis.read_response(*arguments)
        assert apis.is_same_json(apis.json_of(api, response.value), body)
        assert apis.is_same_json(response.parsed, body)
        assert apis.read_response(*arguments, conformance="observe") == response
    assert {id(described) for described, _ in responses(api, count)} == set(map(id, response_objects(api)))


@every_api
@every_count
def test_a_mutation_of_a_body_is_located(api: str, count: int) -> None:
    """A body with one mutation has a deviation with its pointer and a rule of the document; observed, it can be used."""
    kinds: set[str] = set()
    chance = random.Random(api)  # noqa: S311  (not a secret)
    for described, body in responses(api, count):
        by_kind: dict[str, list[Mutation]] = {}
        for mutation in mutations(apis.document_of(api), described.schema, body):
            by_kind.setdefault(mutation.kind, []).append(mutation)
        if by_kind:
            mutation = chance.choice(by_kind[chance.choice(sorted(by_kind))])
            kinds.add(mutation.kind)
            content = encode(mutation.change(body), 0)
            check_located(described, mutation, content)
            check_observed(described, content, type(json.loads(content)) is type(body))
    assert kinds >= {"type", "missing", "null"}


def check_located(described: ResponseObject, mutation: Mutation, content: bytes) -> None:
    """Check that a deviation has the pointer of the mutation."""
    reported = deviations(described, content)
    located = [deviation for deviation in reported if deviation.pointer == mutation.pointer]
    assert located, (described, mutation, [str(deviation) for deviation in reported])
    assert all(deviation.document_pointer.startswith(("/components/", "/paths/")) for deviation in located)
    operation = described.module.OPERATION.id
    assert {(deviation.operation, deviation.status) for deviation in reported} == {(operation, described.status)}


def check_observed(described: ResponseObject, content: bytes, is_of_kind: bool) -> None:  # noqa: FBT001  (a fact about the content)
    """Check that an invalid success response can be observed, and is encoded as the JSON that was received.

    One that is of another kind than the document's raises in every mode.
    """
    arguments = (described.api, described.module, described.status, content, described.fields())
    if described.is_success and not is_of_kind:
        for mode in ("observe", "off"):
            with pytest.raises(ResponseConformanceError):
                apis.read_response(*arguments, conformance=mode)
    elif described.is_success:
        response = apis.read_response(*arguments, conformance="observe")
        assert response.deviations
        assert response.content == content
        assert response.parsed == json.loads(content)
        assert apis.is_same_json(apis.json_of(described.api, response.value), json.loads(content))
        assert repr(response.value)
        assert response.value == response.value
        unchecked = apis.read_response(*arguments[:-1], conformance="off")
        assert unchecked.deviations == ()
        assert repr(apis.json_of(described.api, unchecked.value))


CHANGES: dict[str, tuple[str, Callable[[ResponseObject], dict[str, Any]]]] = {
    "status": ("the status", lambda _: {"status": 299}),
    "failing status": ("the status", lambda _: {"status": 499}),
    "media type": (
        "the media type",
        lambda described: {"fields": [("Content-Type", "text/html"), *described.fields()[1:]]},
    ),
    "no media type": ("the media type", lambda described: {"fields": described.fields()[1:]}),
}


@every_api
@pytest.mark.parametrize("change", CHANGES)
def test_an_undocumented_status_or_media_type_is_reported(api: str, change: str) -> None:
    """A valid body with an undocumented status or media type has that deviation and no other."""
    pointer, changes = CHANGES[change]
    for described, body in responses(api, 50)[::2]:
        reported = deviations(described, encode(body, 0), **changes(described))
        assert [deviation.pointer for deviation in reported] == [pointer]


@every_api
@every_count
def test_an_invalid_header_is_reported(api: str, count: int) -> None:
    """A header whose text violates its schema is reported by name, and so is an absent required one."""
    invalid = 0
    for described, body in responses(api, count):
        content = encode(body, 0)
        for name, header in described.headers.items():
            if header["schema"].get("type") != "string" or "format" in header["schema"]:
                invalid += 1
                fields = [(field, "soon" if field == name else text) for field, text in described.fields()]
                reported = deviations(described, content, fields=fields)
                assert [deviation.pointer for deviation in reported] == [f"header {name!r}"]
            fields = [field for field in described.fields() if field[0] != name]
            reported = deviations(described, content, fields=fields)
            assert [deviation.pointer for deviation in reported] == [f"header {name!r}"] * bool(header.get("required"))
    assert invalid or not any(described.headers for described in response_objects(api))


def is_object_or_array(content: bytes) -> bool:
    """Return whether a text is a JSON object or array."""
    try:
        return isinstance(json.loads(content.removeprefix(b"\xef\xbb\xbf").decode(errors="replace")), dict | list)
    except ValueError:
        return False


@every_api
@every_count
@pytest.mark.parametrize("mode", ["strict", "observe", "off"])
def test_random_bytes_raise_errors_of_our_own(api: str, mode: str, count: int) -> None:
    """Bytes that are not a response, and responses with changed bytes, end in a value or a TruespecError, in every mode."""
    chance = random.Random(api)  # noqa: S311  (not a secret)
    for described, body in responses(api, count):
        content, noise = encode(body, 0), chance.randbytes(chance.randrange(40))
        cut = chance.randrange(len(content) + 1)
        for damaged in (noise, content[:cut], content[:cut] + noise[:2] + content[cut + 1 :]):
            arguments = (api, described.module, described.status, damaged, described.fields())
            try:
                response = apis.read_response(*arguments, conformance=mode)
            except TruespecError as error:
                assert isinstance(error, ResponseConformanceError if described.is_success else StatusError)  # noqa: PT017  (in a loop over hundreds)
                assert mode == "strict" or not described.is_success or not is_object_or_array(damaged)
            else:
                assert repr(response.value)
                assert repr(apis.json_of(api, response.value))
                assert response.content == damaged
