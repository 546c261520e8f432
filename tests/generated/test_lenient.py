"""Lenient decoding: JSON that violates the document becomes models whose attributes can be read and that lose nothing."""

from __future__ import annotations

import pickle
from copy import copy, deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from clemta_api.api.formation import get_formation
from clemta_api.decoding import lenient, to_json
from clemta_api.errors import UnexpectedValue
from clemta_api.models import (
    ContactBilling,
    ContactGetResponse,
    ContactResponse,
    FormationStatusEnvelope,
    FormationStatusResponse,
)
from clemta_api.types import UNSET
from tests.generated.packages import Package, generated

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTACT = {"id": "a", "created_at": 1, "updated_at": 2, "type": "vendor", "full_name": "A", "email": "a@example.com"}
FORMATION = {"company_id": "a", "company_name": "b", "status": "active", "address": None, "shareholders": []}


def decode_leniently(value: Any, model: Any = ContactGetResponse) -> Any:
    """Decode a value leniently."""
    with lenient():
        return model.from_dict(value)


@pytest.mark.parametrize(
    "value",
    [
        None, 5, "text", [], [{}], {}, {"data": None}, {"data": []}, {"data": {}}, {"data": {"billing": None}},
        {"success": 1, "data": CONTACT | {"billing": "x"}}, {"more": 1, "data": {"more": {"x": 1}, "billing": {"y": 2}}},
        False, 0, "", {"data": 0}, {"data": False}, {"data": ""}, {"data": {"billing": []}}, {"data": {"billing": 0}},
    ],
)  # fmt: skip
def test_any_json_value_becomes_a_model(value: Any) -> None:
    """Any JSON value becomes a model with models at every depth, which is encoded as the same JSON."""
    decoded = decode_leniently(value)
    assert isinstance(decoded, ContactGetResponse)
    assert isinstance(decoded.data, ContactResponse)
    assert isinstance(decoded.data.billing, ContactBilling) or decoded.data.billing is UNSET
    assert decoded.data.full_name in {UNSET, "A"}
    assert to_json(decoded) == value
    assert type(to_json(decoded)) is type(value)
    for other in (copy(decoded), deepcopy(decoded), pickle.loads(pickle.dumps(decoded)), decode_leniently(value)):  # noqa: S301  (our own)
        assert other == decoded
        assert to_json(other) == value
        assert repr(other) == repr(decoded)


def test_invalid_models_are_not_equal() -> None:
    """Models of different invalid values differ from each other and from valid ones, and like these are not hashable."""
    values: list[Any] = [None, 5, {}, {"data": None}, {"data": {}}, {"success": True, "message": "", "data": CONTACT}]
    decoded = [decode_leniently(value) for value in values]
    assert all((left == right) is (left is right) for left in decoded for right in decoded)
    for model in decoded:
        with pytest.raises(TypeError, match="unhashable"):
            hash(model)


def test_absent_properties_are_not_encoded() -> None:
    """A model in place of an absent value is not encoded until one of its attributes is set."""
    decoded = decode_leniently({"success": True})
    assert decoded.to_dict() == {"success": True}
    decoded.data.full_name = "A"
    assert decoded.to_dict() == {"success": True, "data": {"full_name": "A"}}


def test_valid_values_are_decoded_as_usual() -> None:
    """Lenient or not, a valid value becomes an instance of the model's own class, equal to the other."""
    value = {"success": True, "message": "", "data": CONTACT}
    assert type(decode_leniently(value)) is ContactGetResponse
    assert decode_leniently(value) == ContactGetResponse.from_dict(value)


def test_leniency_ends_with_the_block() -> None:
    """After the block decoding is strict again."""
    assert decode_leniently(None).data.id is UNSET
    for value in (None, {}, {"success": True, "message": "", "data": None}):
        with pytest.raises(UnexpectedValue):
            ContactGetResponse.from_dict(value)  # type: ignore[arg-type]  # invalid on purpose


@pytest.mark.parametrize(
    ("value", "model"),
    [
        (FORMATION | {"success": True}, FormationStatusResponse), ({"success": True, "data": FORMATION}, FormationStatusEnvelope),
        ({"success": True, "message": "", "data": FORMATION | {"x": 1}}, FormationStatusEnvelope),
    ],
)  # fmt: skip
def test_both_forms_of_a_formation(value: Any, model: type) -> None:
    """The flat form and the one under ``data`` are decoded to a model each and encoded as the same JSON."""
    decoded: Any = get_formation.parse(200, value)
    assert type(decoded) is model
    assert decoded.to_dict() == value
    inner = decoded.data if isinstance(decoded, FormationStatusEnvelope) else decoded
    assert (inner.company_id, inner.status, inner.address) == ("a", "active", None)


@pytest.mark.parametrize("value", [{}, None, {"data": None}, {"company_id": 5}, {"data": {"status": 5}}, []])
def test_invalid_value_of_a_union(value: Any) -> None:
    """A value that fits no member of a union becomes the member with most properties in common, and is encoded as the same JSON."""
    with lenient():
        decoded: Any = get_formation.parse(200, value)
    expected = FormationStatusEnvelope if isinstance(value, dict) and "data" in value else FormationStatusResponse
    assert isinstance(decoded, expected)
    assert to_json(decoded) == value


@pytest.fixture(scope="module")
def recursive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    """Generate models that require each other."""
    schemas = {
        "Left": {
            "type": "object",
            "required": ["right"],
            "properties": {"right": {"$ref": "#/components/schemas/Right"}},
        },
        "Right": {
            "type": "object",
            "required": ["left"],
            "properties": {"left": {"$ref": "#/components/schemas/Left"}},
        },
    }
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Left"}}}
    operation = {"operationId": "getLeft", "responses": {"200": {"description": "d", "content": content}}}
    document = {
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/left": {"get": operation}},
        "components": {"schemas": schemas},
    }  # fmt: skip
    with generated(tmp_path_factory.mktemp("recursive"), "recursive", document) as package:
        yield package


@pytest.mark.parametrize("value", [None, {}, {"right": {}}, {"right": {"left": {"right": 5}}}])
def test_models_that_require_each_other(recursive: Package, value: Any) -> None:
    """Models that require each other can be decoded from incomplete JSON and are encoded as the same JSON."""
    decoding: Any = recursive.module("decoding")
    with decoding.lenient():
        decoded: Any = recursive.module("models").Left.from_dict(value)
    assert decoding.to_json(decoded) == value
    assert repr(decoded)
    assert deepcopy(decoded) == decoded
