"""Large values are judged in pieces: what is told is true of the whole value, and is at its place."""

from __future__ import annotations

import time
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truespec._validation import _pieces
from truespec._validation._effective import document
from truespec._validation._rules import Rules

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
        # jsonschema-rs leaves empty names out of its paths.
        "named": st.dictionaries(st.text(min_size=1, max_size=2), kites, max_size=20),
        "other": st.lists(st.none(), max_size=9),
    },
)


def faults(value: Any) -> set[tuple[Any, ...]]:
    """Every fault of a value: where it is, and the keyword that minds."""
    return {(*map(str, error.instance_path), error.kind.name) for error in VALIDATOR.iter_errors(value)}


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of ten values at the most."""
    monkeypatch.setattr(_pieces, "_PARTS", 10)


@pytest.mark.usefixtures("small_pieces")
def test_pieces_tell_nothing_but_the_truth() -> None:
    """The faults of the pieces are faults of the whole, and all of it that are no container's own are among them."""

    @settings(max_examples=400, deadline=None)
    @given(values)
    def judge(value: Any) -> None:
        found: set[tuple[Any, ...]] = set()
        for piece in _pieces.pieces(value):
            for error in VALIDATOR.iter_errors(piece.value):
                keyword = error.kind.name
                place = piece.place(error.instance_path, keyword)
                if place is not None:
                    found.add((*place, keyword))
        real = faults(value)
        assert found <= real
        of_containers = {"minItems", "maxItems", "minProperties", "required", "additionalProperties"}
        assert {fault for fault in real if fault[-1] not in of_containers} <= found

    judge()


@pytest.mark.usefixtures("small_pieces")
def test_pieces_are_small() -> None:
    """A long list is cut into many pieces, each in the form of the whole; a small value is one."""
    value = {"kites": [{"id": number} for number in range(100)], "more": [[1]]}
    found = [piece.value for piece in _pieces.pieces(value)]
    assert [kite for one in found for kite in one["kites"]] == value["kites"]
    assert all(len(one["kites"]) <= 5 and one["more"] == [[1]] for one in found)
    assert [piece.value for piece in _pieces.pieces({"kites": []})] == [{"kites": []}]


def page(contacts: list[Any], **around: Any) -> Any:
    """What a page of Clemta's contacts has in it."""
    return {"success": True, "message": "", "error": None, "data": {"contacts": contacts, "total": 1}} | around


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
        "a hundred thousand",
        "the last one",
        "beside the list",
        "a list itself",
        "a list in a text's place",
        "deep inside",
    ],
)
def test_the_faults_of_a_large_answer(value: Any, pointers: list[str]) -> None:
    """The first faults of an answer are told with their places, a hundred at the most, however many there are."""
    rules = document("clemta_api")
    reply = rules.reply("GET", "/contacts", 200)
    assert reply is not None
    began = time.process_time()
    found = rules.deviations(reply.schema("application/json") or "", value)
    assert time.process_time() - began < 5  # telling each of them took 14 s, and 1.5 GB
    assert 1 <= len(found) <= 100
    assert [found[0].pointer, found[-1].pointer] == pointers
    assert "a large value" not in found[0].expected


def test_a_fault_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """A large value whose parts are all right and that is wrong as a whole is a deviation that says so."""
    monkeypatch.setattr(_pieces, "_PARTS", 10)
    registry = jsonschema_rs.Registry([("urn:kites", {"kites": SCHEMA["properties"]["more"] | {"maxItems": 8}})])
    rules = Rules("urn:kites", registry, lambda at: (at, {}))
    (found,) = rules.deviations("/kites", [[1, 2, 3]] * 9)
    assert (found.pointer, found.expected) == ("", "a large value that fits as a whole is wanted; its parts do")
