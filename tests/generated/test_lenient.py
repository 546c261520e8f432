"""What decoding makes, when lenient, of JSON that breaks the document: models that fail nowhere and lose nothing."""

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
from tests.generated.own_package import Package, generated

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTACT = {"id": "a", "created_at": 1, "updated_at": 2, "type": "vendor", "full_name": "A", "email": "a@example.com"}
FORMATION = {"company_id": "a", "company_name": "b", "status": "active", "address": None, "shareholders": []}


def made(value: Any, model: Any = ContactGetResponse) -> Any:
    """What lenient decoding makes of a value."""
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
def test_whatever_it_is_it_is_a_model(value: Any) -> None:
    """Any JSON value gives a model whose models are there to any depth, and which is written back as it came."""
    found = made(value)
    assert isinstance(found, ContactGetResponse)
    assert isinstance(found.data, ContactResponse)
    assert isinstance(found.data.billing, ContactBilling) or found.data.billing is UNSET
    assert found.data.full_name in {UNSET, "A"}
    assert to_json(found) == value
    assert type(to_json(found)) is type(value)
    for other in (copy(found), deepcopy(found), pickle.loads(pickle.dumps(found)), made(value)):  # noqa: S301  (our own)
        assert other == found
        assert to_json(other) == value
        assert repr(other) == repr(found)


def test_what_is_wrong_is_not_equal() -> None:
    """Models of different wrong values differ from each other and from right ones, and cannot be hashed, as right ones."""
    values: list[Any] = [None, 5, {}, {"data": None}, {"data": {}}, {"success": True, "message": "", "data": CONTACT}]
    found = [made(value) for value in values]
    assert all((left == right) is (left is right) for left in found for right in found)
    for one in found:
        with pytest.raises(TypeError, match="unhashable"):
            hash(one)


def test_what_is_absent_stays_absent() -> None:
    """A model that stands where nothing was is not written; once something is set in it, it is."""
    found = made({"success": True})
    assert found.to_dict() == {"success": True}
    found.data.full_name = "A"
    assert found.to_dict() == {"success": True, "data": {"full_name": "A"}}


def test_right_values_are_as_ever() -> None:
    """Lenient or not, a right value gives an object of the model's own class, equal to the other."""
    value = {"success": True, "message": "", "data": CONTACT}
    assert type(made(value)) is ContactGetResponse
    assert made(value) == ContactGetResponse.from_dict(value)


def test_leniency_ends_with_its_block() -> None:
    """After the block, and after an exception in it, decoding is as strict as before."""
    assert made(None).data.id is UNSET
    for value in (None, {}, {"success": True, "message": "", "data": None}):
        with pytest.raises(UnexpectedValue):
            ContactGetResponse.from_dict(value)  # type: ignore[arg-type]  # what is wanted is refused


@pytest.mark.parametrize(
    ("value", "model"),
    [
        (FORMATION | {"success": True}, FormationStatusResponse), ({"success": True, "data": FORMATION}, FormationStatusEnvelope),
        ({"success": True, "message": "", "data": FORMATION | {"x": 1}}, FormationStatusEnvelope),
    ],
)  # fmt: skip
def test_both_forms_of_a_formation_are_read(value: Any, model: type) -> None:
    """The flat form and the one under data are each read as what they are, and written back as they came."""
    found: Any = get_formation.parse(200, value)
    assert type(found) is model
    assert found.to_dict() == value
    inner = found.data if isinstance(found, FormationStatusEnvelope) else found
    assert (inner.company_id, inner.status, inner.address) == ("a", "active", None)


@pytest.mark.parametrize("value", [{}, None, {"data": None}, {"company_id": 5}, {"data": {"status": 5}}, []])
def test_a_union_of_models_is_one_of_them(value: Any) -> None:
    """A value that fits no member of a union of models is read as the member that it is most like, and written back."""
    with lenient():
        found: Any = get_formation.parse(200, value)
    wanted = FormationStatusEnvelope if isinstance(value, dict) and "data" in value else FormationStatusResponse
    assert isinstance(found, wanted)
    assert to_json(found) == value


@pytest.fixture(scope="module")
def circles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    """Models that require each other in circles."""
    schemas = {
        "One": {
            "type": "object",
            "required": ["other"],
            "properties": {"other": {"$ref": "#/components/schemas/Other"}},
        },
        "Other": {"type": "object", "required": ["one"], "properties": {"one": {"$ref": "#/components/schemas/One"}}},
    }
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/One"}}}
    operation = {"operationId": "getOne", "responses": {"200": {"description": "d", "content": content}}}
    document = {
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/one": {"get": operation}},
        "components": {"schemas": schemas},
    }  # fmt: skip
    with generated(tmp_path_factory.mktemp("circles"), "circles", document) as package:
        yield package


@pytest.mark.parametrize("value", [None, {}, {"other": {}}, {"other": {"one": {"other": 5}}}])
def test_circles_have_an_end(circles: Package, value: Any) -> None:
    """Models that require each other are made of nothing without end being needed, and written back as they came."""
    decoding: Any = circles.module("decoding")
    with decoding.lenient():
        found: Any = circles.module("models").One.from_dict(value)
    assert decoding.to_json(found) == value
    assert repr(found)
    assert deepcopy(found) == found
