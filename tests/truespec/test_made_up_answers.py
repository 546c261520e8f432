"""Answers made up from the documents, for every operation and status of every API: right ones, and ones with one fault.

The right ones are made by schemathesis, which knows nothing of the runtime; so does what spoils them.
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
    from collections.abc import Callable, Sequence
    from types import ModuleType

    from hypothesis import strategies as st

    from truespec import Deviation

ANSWERS = 10 * int(os.environ["TRUESPEC_EXAMPLES"]) if "TRUESPEC_EXAMPLES" in os.environ else 500  # an API
JSON = "application/json"


@frozen
class Described:
    """An answer that a document describes."""

    api: str
    module: ModuleType
    status: int
    schema: Any
    headers: Any

    @property
    def is_success(self) -> bool:
        """Whether the answer says yes."""
        return self.status < 300


@functools.cache
def described(api: str) -> list[Described]:
    """Every answer with a JSON body of every operation."""
    found: list[Described] = []
    for module in apis.operations(api).values():
        operation = apis.document_of(api)["paths"][module.OPERATION.path][module.OPERATION.method.lower()]
        for status, answer in operation["responses"].items():
            content = answer.get("content", {})
            if JSON in content and status.isdecimal():
                headers = answer.get("headers", {})
                found.append(Described(api, module, int(status), content[JSON]["schema"], headers))
    return found


@functools.cache
def bodies(api: str, schema: str) -> Any:
    """The bodies that a schema, given as JSON text, allows."""
    document = apis.document_of(api)
    body = {"required": True, "content": {JSON: {"schema": json.loads(schema)}}}
    operation = {"operationId": "x", "requestBody": body, "responses": {"200": {"description": "d"}}}
    around = {key: document[key] for key in ("openapi", "info", "components")}
    without = schemathesis.Config.from_dict({})  # the project's own settings are for the sandbox
    made = schemathesis.openapi.from_dict(around | {"paths": {"/x": {"post": operation}}}, config=without)
    return made["/x"]["POST"].as_strategy().map(lambda case: case.body)


@functools.cache
def answers(api: str) -> list[tuple[Described, Any]]:
    """So many answers as were asked for, with a body each: every described answer has its turn, every schema its share."""
    by_schema: dict[str, list[Described]] = {}
    for one in described(api):
        by_schema.setdefault(json.dumps(one.schema), []).append(one)
    found: list[tuple[Described, Any]] = []
    for schema, those in by_schema.items():
        share = max(-(-ANSWERS // len(by_schema)), len(those))
        found += zip(itertools.cycle(those), _made(bodies(api, schema), share), strict=False)
    assert len(found) >= ANSWERS
    return found


def _made(values: st.SearchStrategy[Any], count: int) -> list[Any]:
    """So many values of a strategy, the same in every run."""
    found: list[Any] = []

    @settings(
        max_examples=count, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )  # fmt: skip
    @given(values)
    def keep(value: Any) -> None:
        found.append(value)

    keep()
    return [found[index % len(found)] for index in range(count)]  # a schema may allow fewer


def fields(one: Described) -> list[tuple[str, str]]:
    """Header fields that the document allows."""
    of_types = {"integer": "7", "number": "7.5", "boolean": "true", "string": "text"}
    schemas = {name: header["schema"] for name, header in one.headers.items()}
    texts = {"http-date": "Tue, 24 Jun 2025 09:30:00 GMT"}
    made = {name: texts.get(schema.get("format"), of_types[schema["type"]]) for name, schema in schemas.items()}
    return [("Content-Type", JSON), *made.items()]


def deviations(one: Described, content: bytes, **changed: Any) -> tuple[Deviation, ...]:
    """How an answer breaks the document, from whichever error tells it in strict mode."""
    sent = {"status": one.status, "fields": fields(one)} | changed
    try:
        answer = apis.given(one.api, one.module, sent["status"], content, sent["fields"])
    except (ResponseConformanceError, StatusError) as error:
        return error.deviations
    assert answer.deviations == ()
    return ()


def written(body: Any, form: int) -> bytes:
    """A body in one of the ways in which servers write JSON."""
    ways: list[dict[str, Any]] = [{"separators": (",", ":"), "ensure_ascii": False}, {}, {"indent": 2}]
    return json.dumps(body, **ways[form]).encode()


@pytest.mark.parametrize("api", apis.APIS)
def test_what_the_document_allows_passes(api: str) -> None:
    """Every answer that the document allows passes in strict mode, and its value is written as the JSON that came."""
    for number, (one, body) in enumerate(answers(api)):
        content = written(body, number % 3)
        if not one.is_success:
            assert deviations(one, content) == ()
            continue
        answer = apis.given(api, one.module, one.status, content, fields(one))
        assert apis.same(apis.json_of(api, answer.value), body)
        assert apis.same(answer.parsed, body)
        assert apis.given(api, one.module, one.status, content, fields(one), conformance="observe") == answer
    assert {id(one) for one, _ in answers(api)} == {id(one) for one in described(api)}


@pytest.mark.parametrize("api", apis.APIS)
def test_one_fault_in_a_body_is_named(api: str) -> None:
    """An answer whose body has one fault is told with the pointer of that fault and a rule of the document."""
    kinds: set[str] = set()
    chance = random.Random(api)  # noqa: S311  (no secret)
    for one, body in answers(api):
        by_kind: dict[str, list[Mutation]] = {}
        for mutation in mutations(apis.document_of(api), one.schema, body):
            by_kind.setdefault(mutation.kind, []).append(mutation)
        if by_kind:
            chosen = chance.choice(by_kind[chance.choice(sorted(by_kind))])
            kinds.add(chosen.kind)
            content = written(chosen.change(body), 0)
            _is_named(one, chosen, deviations(one, content))
            _stays_reachable(one, content)
    assert kinds >= {"type", "missing", "null"}


def _is_named(one: Described, chosen: Mutation, told: Sequence[Deviation]) -> None:
    named = [found for found in told if found.pointer == chosen.pointer]
    assert named, (one, chosen, [str(found) for found in told])
    assert all(found.document_pointer.startswith(("/components/", "/paths/")) for found in named)
    assert {(found.operation, found.status) for found in told} == {(one.module.OPERATION.id, one.status)}


def _stays_reachable(one: Described, content: bytes) -> None:
    """What is wrong is observed without anything failing, and is written back as it came."""
    if one.is_success:
        answer = apis.given(one.api, one.module, one.status, content, fields(one), conformance="observe")
        assert answer.deviations
        assert answer.content == content
        assert answer.parsed == json.loads(content)
        assert apis.same(apis.json_of(one.api, answer.value), json.loads(content))
        assert repr(answer.value)
        assert answer.value == answer.value
        unseen = apis.given(one.api, one.module, one.status, content, conformance="off")
        assert unseen.deviations == ()
        assert repr(apis.json_of(one.api, unseen.value))


AROUND: dict[str, tuple[str, Callable[[Described], dict[str, Any]]]] = {
    "status": ("the status", lambda _: {"status": 299}),
    "failing status": ("the status", lambda _: {"status": 499}),
    "media type": ("the media type", lambda one: {"fields": [("Content-Type", "text/html"), *fields(one)[1:]]}),
    "no media type": ("the media type", lambda one: {"fields": fields(one)[1:]}),
}


@pytest.mark.parametrize("api", apis.APIS)
@pytest.mark.parametrize("what", AROUND)
def test_one_fault_around_a_body_is_named(api: str, what: str) -> None:
    """An answer with an undocumented status or media type and a right body is told as that and as nothing else."""
    pointer, change = AROUND[what]
    for one, body in answers(api)[:: len(AROUND)]:
        assert [found.pointer for found in deviations(one, written(body, 0), **change(one))] == [pointer]


@pytest.mark.parametrize("api", apis.APIS)
def test_one_fault_in_a_header_is_named(api: str) -> None:
    """A header whose text is not what its schema says is told by its name, and so is one that is required and absent."""
    seen = 0
    for one, body in answers(api):
        for name, header in one.headers.items():
            if header["schema"].get("type") != "string" or "format" in header["schema"]:
                seen += 1
                wrong = [(field, "soon" if field == name else text) for field, text in fields(one)]
                told = deviations(one, written(body, 0), fields=wrong)
                assert [found.pointer for found in told] == [f"header {name!r}"]
            without = [field for field in fields(one) if field[0] != name]
            told = deviations(one, written(body, 0), fields=without)
            assert [found.pointer for found in told] == [f"header {name!r}"] * bool(header.get("required"))
    assert seen or not any(one.headers for one, _ in answers(api))


@pytest.mark.parametrize("mode", ["strict", "observe", "off"])
@pytest.mark.parametrize("api", apis.APIS)
def test_random_bytes_end_in_our_own_errors(api: str, mode: str) -> None:
    """Bytes that are no answer, and right answers with bytes changed, end in our own errors or in a value, in every mode."""
    chance = random.Random(api)  # noqa: S311  (no secret)
    for one, body in answers(api):
        content, noise = written(body, 0), chance.randbytes(chance.randrange(40))
        cut = chance.randrange(len(content) + 1)
        for spoiled in (noise, content[:cut], content[:cut] + noise[:2] + content[cut + 1 :]):
            try:
                answer = apis.given(api, one.module, one.status, spoiled, fields(one), conformance=mode)
            except TruespecError as error:
                wanted = ResponseConformanceError if one.is_success else StatusError
                assert isinstance(error, wanted)  # noqa: PT017  (a loop over thousands)
                assert mode == "strict" or not one.is_success
            else:
                assert repr(answer.value)
                assert repr(apis.json_of(api, answer.value))
                assert answer.content == spoiled
