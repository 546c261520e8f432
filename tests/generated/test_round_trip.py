"""What a schema allows comes back from its model as it went in.

The values are made from the documents by schemathesis, which knows nothing of the models: the views of the shipped APIs, a
large OpenAPI 3.1 document, and one with the schemas that none of these has.  They are kept for as long as the schemas are
what they were; `make fuzz` makes many more.
"""

from __future__ import annotations

import json
import os
import pickle
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.generated.kept_values import FEWEST, kept
from tests.generated.made_values import model_names, values_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

EXAMPLES = int(os.environ.get("TRUESPEC_EXAMPLES", "0"))
"""The values of each schema; `make fuzz` asks for more."""
PARTS = 4  # so that they can run beside each other
APIS = ("clemta", "wethod", "clemta-partner", "schemas")
RENAMED = {"Client", "File"}
"""Schemas whose names are those of something else in the generated code."""


def same(left: object, right: object) -> bool:
    """Whether two JSON values are the same to the letter: 1, 1.0 and true are three values."""
    return json.dumps(left, sort_keys=True) == json.dumps(right, sort_keys=True)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("api", APIS)
def test_what_a_schema_allows_comes_back(
    package: Callable[[str], tuple[ModuleType, dict[str, Any]]], api: str, part: int
) -> None:
    """For every schema and every value it allows, from_dict and to_dict give the same JSON, also through copy and pickle."""
    models, document = package(api)
    names = model_names(document)
    assert len(names) > 10
    known = None if EXAMPLES else kept(api, document)
    assert known is None or list(known) == names
    for name in names[part::PARTS]:
        model = getattr(models, f"{name}Model" if name in RENAMED else name)
        if known is None:
            _check(model, values_of(document, name))
        else:
            assert len(known[name]) >= FEWEST
            for value in known[name]:
                _comes_back(model, value)


def _check(model: Any, values: Any) -> None:
    @settings(
        max_examples=EXAMPLES or FEWEST,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(values)
    def comes_back(case: Any) -> None:
        _comes_back(model, case.body)

    comes_back()


def _comes_back(model: Any, value: Any) -> None:
    before = deepcopy(value)
    made = model.from_dict(value)
    assert same(made.to_dict(), before), (model, before, made)
    assert same(value, before), "from_dict changed what it was given"
    assert same(deepcopy(made).to_dict(), before)
    assert same(pickle.loads(pickle.dumps(made)).to_dict(), before)  # noqa: S301  (our own bytes)


def test_moments_keep_their_text(package: Callable[[str], tuple[ModuleType, dict[str, Any]]]) -> None:
    """A moment or a day is a datetime or date to compute with, and is written back as it was spelt."""
    moments = package("schemas")[0].Moments
    for text in (
        "2026-08-13T10:11:12.1234567Z", "2026-08-13t10:11:12z", "2026-08-13T10:11:12+00:00", "2026-08-13T23:59:60Z",
        "0000-01-01T00:00:00Z", "2026-08-13T10:11:12.100-03:30",
    ):  # fmt: skip
        value = {"at": text, "day": "2026-02-28", "id": "0C9AE3D5-3E31-4B9F-8C2B-0F5B8F8E9D11", "many": [text]}
        made = moments.from_dict(value)
        assert made.to_dict() == value
        assert made.at.year in {2026, 1}
        assert made.day.isoformat() == "2026-02-28"
        assert (made.at - made.at).total_seconds() == 0


def test_a_discriminator_chooses(package: Callable[[str], tuple[ModuleType, dict[str, Any]]]) -> None:
    """A union with a discriminator is what its discriminator says, whatever else the object has."""
    models = package("schemas")[0]
    owner = models.Owner.from_dict(
        {"pet": {"kind": "wolf", "breed": "grey", "lives": 9}, "pets": [{"kind": "cat", "lives": 1, "breed": "x"}]}
    )
    assert type(owner.pet) is models.Dog
    assert type(owner.pets[0]) is models.Cat


@pytest.mark.parametrize(
    ("model", "value"),
    [
        ("Owner", {"pet": {"kind": "bird"}, "pets": []}), ("Owner", {"pet": None, "pets": []}),
        ("Owner", {"pet": {"kind": "cat"}, "pets": []}), ("Owner", {"pet": {"lives": 1}, "pets": []}),
        ("Owner", {"pet": {"kind": "cat", "lives": 1}, "pets": {}}), ("Payment", {"by": {}}), ("Payment", {"by": 5}),
        ("Payment", {"by": {"number": 5}}), ("Payment", {}), ("Payment", []), ("Payment", {"by": None, "marks": [5]}),
        ("Moments", {"at": "yesterday"}), ("Moments", {"at": 5}), ("Moments", {"at": None}),
        ("Tree", {"name": "a", "parent": {}}), ("Tree", {"name": "a", "children": [[]]}), ("Card", {}),
    ],
)  # fmt: skip
def test_a_wrong_value_is_never_passed_off_as_right(
    package: Callable[[str], tuple[ModuleType, dict[str, Any]]], model: str, value: Any
) -> None:
    """Where no member of a union fits, a part is missing or of another kind, decoding says so; when lenient, it keeps it."""
    models = package("schemas")[0]
    with pytest.raises(Exception, match="expected") as caught:
        getattr(models, model).from_dict(value)
    assert type(caught.value).__name__ == "UnexpectedValue"
    decoding = package("schemas.decoding")[0]
    with decoding.lenient():
        kept = getattr(models, model).from_dict(value)
        assert same(decoding.to_json(kept), value)
        assert repr(kept)
        assert kept == kept  # noqa: PLR0124  (comparing must not fail)


def test_members_without_a_discriminator_are_told_apart(
    package: Callable[[str], tuple[ModuleType, dict[str, Any]]],
) -> None:
    """Without a discriminator the member is taken that has what it requires and knows most of the names."""
    models = package("schemas")[0]
    assert type(models.Payment.from_dict({"by": {"iban": "a"}}).by) is models.Account
    assert type(models.Payment.from_dict({"by": {"number": "a", "iban": "b", "holder": "c"}}).by) is models.Account
    assert models.Payment.from_dict({"by": None}).by is None
    marks = models.Payment.from_dict({"by": None, "marks": ["a", {"number": "b"}, [{"iban": "c"}]]}).marks
    assert [type(mark).__name__ for mark in marks] == ["str", "Card", "list"]
    assert type(marks[2][0]) is models.Account


def test_unknown_enum_values_survive(package: Callable[[str], tuple[ModuleType, dict[str, Any]]]) -> None:
    """A value that an enum does not list is kept as it is."""
    models = package("schemas")[0]
    assert models.Matrix.from_dict({"level": 9, "word": "z"}).to_dict() == {"level": 9, "word": "z"}
