"""Models: decoding and encoding give the same JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest

from clemta_api import models
from clemta_api.types import UNSET
from truespec._validation._json_schema import to_json_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Schema = dict[str, Any]

CONTACT = {
    "id": "66c2a9d17b40e3f58d1c0a2e",
    "created_at": 1719878400,
    "updated_at": 1722556800,
    "type": "vendor",
    "full_name": "Marisol Vega",
    "email": "marisol.vega@example.com",
}
FULL_CONTACT = {
    **CONTACT,
    "status": "active",
    "description": "",
    "cc_emails": ["orders@example.com"],
    "bcc_emails": [],
    "billing": {"phone_code": "+1", "address_1": "310 Foundry Row", "vat": "unknown to the document"},
}
ASSET = {
    "id": "66d7130fb82c4ea96f5d0b71",
    "created_at": 1719878400,
    "updated_at": 1722556800,
    "title": "Espresso machine",
    "placed_in_service": 1719792000,
    "cost": 2480.75,
    "salvage_value": 310,
    "business_use": 85.0,
    "fixed_asset_number": 123456789012345678901234567890,
    "fixed_asset_number_text": "AST-7",
}
ADDRESS = {"address1": "7 Alder Court", "city": "Laramie", "state": "WY", "zip": "82070", "country": "US"}
SHAREHOLDER = {
    "first_name": "Noor",
    "number_of_shares": 0.5,
    "address": ADDRESS,
    "type": "individual",
    "new": {"a": []},
}
FORMATION = {
    "success": True,
    "company_id": "64b8f1a2e4b0c8d9f0123456",
    "company_name": "Juniper",
    "status": "in_progress",
}
FULL_FORMATION = {
    **FORMATION,
    "formation_date": "2025-06-24",
    "ein": None,
    "external_id": "order-2087",
    "custom_data": {"any": {"thing": [None]}},
    "type": "LLC",
    "number_of_shares": 1000,
    "address": {**ADDRESS, "address2": "Suite 4", "planet": "Earth"},
    "shareholders": [SHAREHOLDER, {}],
    "directors": [],
    "officers": None,
    "foreign_qualification_addresses": [ADDRESS],
}
FORM = {
    "name": "Juniper Lantern",
    "type": "LLC",
    "state": "WY",
    "ending": "LLC",
    "industry": "Lighting",
    "address": ADDRESS,
    "shareholders": [
        {
            "type": "individual",
            "number_of_shares": 1000,
            "email": "noor@example.org",
            "phone": "3075550117",
            "iso_code": "US",
            "title": "Manager",
            "address": ADDRESS,
            "is_main_incorporator": True,
        }
    ],
    "timezone": "America/Denver",
    "account_holder": {"first_name": "Noor", "last_name": "Haddad", "email": "noor@example.org", "phone": "1"},
    "custom_data": {"cart": 7},
}
ERROR = {"success": False, "message": "m", "error": {"code": "INVALID_REQUEST"}}
SAMPLES: list[tuple[str, dict[str, Any]]] = [
    ("ContactResponse", CONTACT),
    ("ContactResponse", FULL_CONTACT),
    ("ContactGetResponse", {"success": True, "message": "m", "data": FULL_CONTACT}),
    (
        "ContactListResponse",
        {"success": True, "message": "m", "data": {"contacts": [CONTACT, FULL_CONTACT], "total": 2}},
    ),
    (
        "ContactListResponse",
        {"success": True, "message": "m", "data": {"contacts": [], "total": 0, "skip": 0, "limit": 5}},
    ),
    ("ContactDeleteResponse", {"success": True, "message": "m", "data": None}),
    ("ContactDeleteResponse", {"success": True, "message": "m", "data": {"id": "1", "deleted_at": 1719878400}}),
    ("ContactDeleteResponse", {"success": True, "message": "m", "data": {}}),
    ("CreateContactRequest", {"type": "customer", "full_name": "A", "email": "a@b.example", "company_id": "c"}),
    ("FixedAssetGetResponse", {"success": True, "message": "m", "data": ASSET}),
    ("FixedAssetListResponse", {"success": True, "message": "m", "data": {"fixed_assets": [ASSET], "total": 1}}),
    ("FormationStatusResponse", FORMATION),
    ("FormationStatusResponse", FULL_FORMATION),
    ("FormationStatusResponse", {**FORMATION, "address": None, "custom_data": None, "shareholders": None}),
    ("FormationRequest", FORM),
    (
        "FormationResponse",
        {"success": True, "message": "m", "data": {"company_id": "c", "status": "active"}, "error": None},
    ),
    ("FormationResponse", {"success": False, "message": "m", "data": None, "error": {"code": "ACCESS_DENIED"}}),
    ("BadRequestError", ERROR),
    ("BadRequestError", {**ERROR, "data": None, "error": {"code": "X", "details": ""}, "request_id": "r"}),
    ("BadRequestError", {**ERROR, "data": {"field": ["full_name"]}}),
]

DOCUMENT: dict[str, Any] = json.loads((Path(models.__file__).parents[1] / "openapi.json").read_text(encoding="utf-8"))
SCHEMAS: dict[str, Schema] = DOCUMENT["components"]["schemas"]
every_schema = pytest.mark.parametrize("name", SCHEMAS)


def _resolve(schema: Schema) -> Schema:
    while "$ref" in schema or "anyOf" in schema:
        schema = SCHEMAS[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema["anyOf"][0]
    return schema


def _build_value(schema: Schema) -> Any:
    """Return a value of a schema with all its properties."""
    schema = _resolve(schema)
    if "enum" in schema:
        return schema["enum"][-1]
    if schema["type"] == "object":
        return {name: _build_value(child) for name, child in schema.get("properties", {}).items()}
    if schema["type"] == "array":
        return [_build_value(schema["items"])] * 2
    return {"string": "t\u00e9xt", "integer": 2**70, "number": 0.1, "boolean": False}[schema["type"]]


def _round_trip(name: str, value: Any) -> Any:
    return getattr(models, name).from_dict(value).to_dict()


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in a JSON value."""
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(child)


@pytest.fixture(scope="module")
def is_valid() -> Callable[[str, Any], bool]:
    """Return a function that returns whether a value is valid against a schema of the document."""
    components = to_json_schema(DOCUMENT)["components"]

    def validate(name: str, value: Any) -> bool:
        return jsonschema_rs.is_valid({"$ref": f"#/components/schemas/{name}", "components": components}, value)

    return validate


@every_schema
def test_every_schema_has_a_model(name: str) -> None:
    """Each schema of the document has a class of that name, listed in ``__all__``."""
    assert name in models.__all__
    assert isinstance(getattr(models, name), type)


@pytest.mark.parametrize(("name", "sample"), SAMPLES)
def test_samples_round_trip(is_valid: Callable[[str, Any], bool], name: str, sample: Any) -> None:
    """A valid sample is decoded and encoded as the same JSON text."""
    assert is_valid(name, sample)
    assert _round_trip(name, sample) == sample
    assert json.dumps(_round_trip(name, sample), sort_keys=True) == json.dumps(sample, sort_keys=True)


@pytest.mark.parametrize("name", [name for name, schema in SCHEMAS.items() if "example" in schema])
def test_examples_of_the_document_round_trip(name: str) -> None:
    """Each example of a schema is decoded and encoded as the same JSON."""
    assert _round_trip(name, SCHEMAS[name]["example"]) == SCHEMAS[name]["example"]


@every_schema
def test_every_property_round_trips(name: str) -> None:
    """An object with every property of its schema, at every depth, is decoded and encoded as the same JSON."""
    value = _build_value(SCHEMAS[name])
    assert value
    assert _round_trip(name, value) == value
    assert getattr(models, name).from_dict(value).additional_keys == []


@every_schema
def test_unknown_fields_are_kept(name: str) -> None:
    """Fields that the document does not list are kept at every depth and can be read by name."""
    value = _build_value(SCHEMAS[name])
    for number, object_ in enumerate(list(_objects(value))):
        object_["not-in-the-document"] = {"n": number, "null": None}
    assert _round_trip(name, value) == value
    model = getattr(models, name).from_dict(value)
    assert model["not-in-the-document"] == {"n": 0, "null": None}
    assert "not-in-the-document" in model


@every_schema
def test_null_is_kept(name: str) -> None:
    """A nullable property that is null is encoded as null."""
    schema = SCHEMAS[name]
    value = _build_value(schema)
    properties = schema["properties"].items()
    for key in [
        name for name, each in properties if any(one.get("nullable") for one in (each, *each.get("anyOf", [])))
    ]:
        result = _round_trip(name, {**value, key: None})
        assert key in result
        assert result[key] is None


@every_schema
def test_absent_properties_stay_absent(name: str) -> None:
    """An object with only the required properties is encoded with only these."""
    required = SCHEMAS[name].get("required", [])
    minimal = {key: value for key, value in _build_value(SCHEMAS[name]).items() if key in required}
    assert _round_trip(name, minimal) == minimal


def test_absent_and_null_differ() -> None:
    """The attribute of an absent property is UNSET, that of a null one None."""
    model = models.FormationStatusResponse.from_dict({**FORMATION, "ein": None})
    assert model.ein is None
    assert model.external_id is UNSET


def test_decoding_does_not_change_its_input() -> None:
    """``from_dict`` does not change its argument, and ``to_dict`` returns a new object."""
    sample = json.loads(json.dumps(FULL_CONTACT))
    model = models.ContactResponse.from_dict(sample)
    model.to_dict()["id"] = "changed"
    model["new"] = 1
    assert sample == FULL_CONTACT
    assert model.id == CONTACT["id"]


def test_unknown_fields_can_be_set_and_removed() -> None:
    """An unknown field can be set, is encoded, and can be removed again."""
    model = models.ContactBilling(email="a@b.example")
    model["vat"] = "1"
    assert (model.to_dict(), model.additional_keys) == ({"email": "a@b.example", "vat": "1"}, ["vat"])
    del model["vat"]
    assert "vat" not in model
    assert model.to_dict() == {"email": "a@b.example"}


def test_unknown_enum_values_are_kept() -> None:
    """A value that an enum does not list is kept; models do not validate scalars."""
    sample = {**CONTACT, "type": "partner"}
    assert _round_trip("ContactResponse", sample) == sample
