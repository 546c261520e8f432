"""The models: what a model reads, it gives back."""

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
WHOLE_CONTACT = {
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
WHOLE_FORMATION = {
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
    ("ContactResponse", WHOLE_CONTACT),
    ("ContactGetResponse", {"success": True, "message": "m", "data": WHOLE_CONTACT}),
    (
        "ContactListResponse",
        {"success": True, "message": "m", "data": {"contacts": [CONTACT, WHOLE_CONTACT], "total": 2}},
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
    ("FormationStatusResponse", WHOLE_FORMATION),
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


def _resolved(schema: Schema) -> Schema:
    while "$ref" in schema or "allOf" in schema:
        schema = SCHEMAS[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema["allOf"][0]
    return schema


def _whole(schema: Schema) -> Any:
    """A value for a schema, with every property that it has."""
    schema = _resolved(schema)
    if "enum" in schema:
        return schema["enum"][-1]
    if schema["type"] == "object":
        return {name: _whole(each) for name, each in schema.get("properties", {}).items()}
    if schema["type"] == "array":
        return [_whole(schema["items"])] * 2
    return {"string": "t\u00e9xt", "integer": 2**70, "number": 0.1, "boolean": False}[schema["type"]]


def _again(name: str, value: Any) -> Any:
    return getattr(models, name).from_dict(value).to_dict()


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a JSON value."""
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(child)


@pytest.fixture(scope="module")
def judge() -> Callable[[str, Any], bool]:
    """Whether a value is what the schema of the given name describes."""
    components = to_json_schema(DOCUMENT)["components"]

    def valid(name: str, value: Any) -> bool:
        return jsonschema_rs.is_valid({"$ref": f"#/components/schemas/{name}", "components": components}, value)

    return valid


@every_schema
def test_every_schema_has_a_model(name: str) -> None:
    """Each schema of the document is a class of that name, listed in __all__."""
    assert name in models.__all__
    assert isinstance(getattr(models, name), type)


@pytest.mark.parametrize(("name", "sample"), SAMPLES)
def test_a_sample_comes_back_as_it_was(judge: Callable[[str, Any], bool], name: str, sample: Any) -> None:
    """A sample that is valid goes through its model and is the same JSON afterwards, its text included."""
    assert judge(name, sample)
    assert _again(name, sample) == sample
    assert json.dumps(_again(name, sample), sort_keys=True) == json.dumps(sample, sort_keys=True)


@pytest.mark.parametrize("name", [name for name, schema in SCHEMAS.items() if "example" in schema])
def test_the_documents_examples_come_back_as_they_were(name: str) -> None:
    """Each example that a schema of the document has goes through its model and is the same JSON afterwards."""
    assert _again(name, SCHEMAS[name]["example"]) == SCHEMAS[name]["example"]


@every_schema
def test_every_property_comes_back(name: str) -> None:
    """An object with every property that its schema has, at every depth, is the same JSON afterwards."""
    whole = _whole(SCHEMAS[name])
    assert whole
    assert _again(name, whole) == whole
    assert getattr(models, name).from_dict(whole).additional_keys == []


@every_schema
def test_unknown_fields_stay(name: str) -> None:
    """Fields that the document does not know come back, at every depth, and can be read by their names."""
    whole = _whole(SCHEMAS[name])
    for number, each in enumerate(list(_objects(whole))):
        each["not-in-the-document"] = {"n": number, "null": None}
    assert _again(name, whole) == whole
    model = getattr(models, name).from_dict(whole)
    assert model["not-in-the-document"] == {"n": 0, "null": None}
    assert "not-in-the-document" in model


@every_schema
def test_null_stays_null(name: str) -> None:
    """A property that may be null and is null comes back as null, and the model has None there."""
    schema = SCHEMAS[name]
    whole = _whole(schema)
    for each in [key for key, found in schema["properties"].items() if found.get("nullable")]:
        again = _again(name, {**whole, each: None})
        assert each in again
        assert again[each] is None


@every_schema
def test_absent_stays_absent(name: str) -> None:
    """An object with only what is required comes back with only that."""
    required = SCHEMAS[name].get("required", [])
    least = {key: value for key, value in _whole(SCHEMAS[name]).items() if key in required}
    assert _again(name, least) == least


def test_absent_and_null_are_told_apart() -> None:
    """In the model an absent field is UNSET and a null one is None."""
    model = models.FormationStatusResponse.from_dict({**FORMATION, "ein": None})
    assert model.ein is None
    assert model.external_id is UNSET


def test_reading_leaves_the_input_alone() -> None:
    """from_dict takes nothing out of the object that it is given, and what to_dict gives is a new one."""
    sample = json.loads(json.dumps(WHOLE_CONTACT))
    model = models.ContactResponse.from_dict(sample)
    model.to_dict()["id"] = "changed"
    model["new"] = 1
    assert sample == WHOLE_CONTACT
    assert model.id == CONTACT["id"]


def test_unknown_fields_can_be_set_and_removed() -> None:
    """A field that the document does not know can be set, is written, and can be removed again."""
    model = models.ContactBilling(email="a@b.example")
    model["vat"] = "1"
    assert (model.to_dict(), model.additional_keys) == ({"email": "a@b.example", "vat": "1"}, ["vat"])
    del model["vat"]
    assert "vat" not in model
    assert model.to_dict() == {"email": "a@b.example"}


def test_an_unknown_enum_value_survives() -> None:
    """A value that the document does not list is kept as it is; judging it is not the model's task."""
    sample = {**CONTACT, "type": "partner"}
    assert _again("ContactResponse", sample) == sample
