"""Large values are validated in chunks: what is reported is true of the whole value, and has its place there."""

from __future__ import annotations

import time
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from truespec._validation import _chunks
from truespec._validation._document import Document, load_document

SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["kites"],
    "additionalProperties": False,
    "properties": {
        "kites": {"type": "array", "minItems": 1, "maxItems": 30, "items": {"$ref": "#/$defs/kite"}},
        "more": {"type": "array", "items": {"type": "array", "items": {"type": "integer"}}},
        "named": {"type": "object", "minProperties": 2, "additionalProperties": {"$ref": "#/$defs/kite"}},
    },
    "$defs": {
        "kite": {
            "type": "object",
            "required": ["id"],
            "properties": {"id": {"type": "integer"}, "tails": {"type": "array", "items": {"type": "string"}}},
        }
    },
}
VALIDATOR = jsonschema_rs.validator_for(SCHEMA)

kites = st.fixed_dictionaries(
    {},
    optional={
        "id": st.integers(0, 9) | st.text(max_size=1),
        "tails": st.lists(st.text(max_size=1) | st.none(), max_size=9),
    },
)
values = st.fixed_dictionaries(
    {},
    optional={
        "kites": st.lists(kites, max_size=40),
        "more": st.lists(st.lists(st.integers(0, 3) | st.none(), max_size=9), max_size=9),
        "named": st.dictionaries(st.text(min_size=1, max_size=2), kites, max_size=20),
        "other": st.lists(st.none(), max_size=9),
    },
)


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limit chunks to ten values."""
    monkeypatch.setattr(_chunks, "_MAX_VALUES", 10)


@pytest.mark.usefixtures("small_chunks")
def test_errors_of_chunks_are_errors_of_the_value() -> None:
    """The errors of the chunks are errors of the value, and include all of them but those of lists and objects as a whole."""
    of_containers = {"minItems", "maxItems", "minProperties", "required", "additionalProperties"}

    @settings(max_examples=200, deadline=None)
    @given(values)
    @example({"kites": [], "named": {"00": {"id": 0, "tails": [""] * 7}}})
    @example({"kites": [], "named": {"": {"id": 0, "tails": [""] * 9}, "a": {}}})
    def compare(value: Any) -> None:
        errors: set[tuple[Any, ...]] = set()
        for chunk in _chunks.split(value):
            for error in VALIDATOR.iter_errors(chunk.value):
                path = chunk.original_path(error.instance_path, error.kind.name)
                if path is not None:
                    errors.add((*path, error.kind.name))
        all_errors = {(*map(str, error.instance_path), error.kind.name) for error in VALIDATOR.iter_errors(value)}
        assert errors <= all_errors
        assert {error for error in all_errors if error[-1] not in of_containers} <= errors

    compare()


@pytest.mark.usefixtures("small_chunks")
def test_chunks_are_small() -> None:
    """A long list is split into many chunks, each in the structure of the whole; a small value is one chunk."""
    value = {"kites": [{"id": number} for number in range(100)], "more": [[1]]}
    chunks = [chunk.value for chunk in _chunks.split(value)]
    assert [kite for chunk in chunks for kite in chunk["kites"]] == value["kites"]
    assert all(len(chunk["kites"]) <= 5 and chunk["more"] == [[1]] for chunk in chunks)
    assert [chunk.value for chunk in _chunks.split({"kites": []})] == [{"kites": []}]


def page(contacts: list[Any], **members: Any) -> Any:
    """Return a page of Clemta's contacts as JSON."""
    return {"success": True, "message": "", "error": None, "data": {"contacts": contacts, "total": 1}} | members


GOOD = {"id": "a", "created_at": 1, "updated_at": 2, "type": "vendor", "full_name": "A", "email": "a@example.com"}


@pytest.mark.parametrize(
    ("value", "pointers"),
    [
        (page([{}] * 100_000), ["/data/contacts/0", "/data/contacts/16"]),
        (page([GOOD] * 30_000 + [GOOD | {"email": 5}]), ["/data/contacts/30000/email"] * 2),
        (page([GOOD] * 5_000, success=None), ["/success"] * 2),
        ([GOOD] * 5_000, [""] * 2),
        (page([GOOD | {"full_name": [1] * 5_000}]), ["/data/contacts/0/full_name"] * 2),
        (page([GOOD | {"cc_emails": ["a@example.com"] * 9_000 + [1]}]), ["/data/contacts/0/cc_emails/9000"] * 2),
    ],
    ids=[
        "a hundred thousand items",
        "the last item",
        "beside the list",
        "a list instead of an object",
        "a list instead of text",
        "a list in an item",
    ],
)
def test_deviations_of_a_large_response(value: Any, pointers: list[str]) -> None:
    """At most a hundred deviations are reported, the first ones, at bounded cost, however many there are."""
    response = load_document("clemta_api").operation("GET", "/contacts").response(200)
    media_type = response.media_type("application/json") if response else None
    assert media_type is not None
    start = time.process_time()
    deviations = media_type.schema.deviations(value)
    assert time.process_time() - start < 5  # all at once they take 14 s, and 1.5 GB
    assert 1 <= len(deviations) <= 100
    assert [deviations[0].pointer, deviations[-1].pointer] == pointers
    assert "as a whole" not in deviations[0].expected


@pytest.mark.usefixtures("small_chunks")
def test_a_large_value_that_is_invalid_as_a_whole() -> None:
    """A large value whose parts are all valid and that is not valid as a whole is a deviation that says so."""
    schema = SCHEMA["properties"]["more"] | {"maxItems": 8}
    (deviation,) = Document("example", {"kites": schema}).schema("/kites").deviations([[1, 2, 3]] * 9)
    assert deviation.pointer == ""
    assert deviation.expected.startswith("must be valid as a whole")
