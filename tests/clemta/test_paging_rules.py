"""The paging rules of every listing, held against the document and against the code beside them."""

from __future__ import annotations

import inspect
import json
from importlib import resources
from typing import Any

import pytest

from clemta import Clemta, contacts
from clemta_api.models.contact_list_response import ContactListResponse
from truespec import OffsetRules, Resource

DOCUMENT = json.loads(resources.files("clemta_api").joinpath("openapi.json").read_text(encoding="utf-8"))
OPERATIONS = {
    operation["operationId"]: operation
    for path in DOCUMENT["paths"].values()
    for operation in path.values()
    if "operationId" in operation
}
RULES = {"getContacts": contacts.CONTACTS}
CONTACT = {"id": "c1", "type": "vendor", "full_name": "A", "email": "a@example.com", "created_at": 1, "updated_at": 1}
BODY = {"success": True, "message": "", "data": {"contacts": [CONTACT], "total": 7}}


def resolved(schema: Any) -> Any:
    """A schema, looked up where it is a reference."""
    while "$ref" in schema:
        schema = DOCUMENT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    return schema


def at(schema: Any, pointer: str) -> Any:
    """The schema of what a JSON pointer leads to, every step of which must be required."""
    for name in pointer.split("/")[1:]:
        schema = resolved(schema)
        assert name in schema["required"], f"{name} may be absent"
        schema = schema["properties"][name]
    return resolved(schema)


def test_every_listing_has_rules() -> None:
    """Each operation of the document that takes an offset and is in the facade has rules."""
    listings = {
        name
        for name, found in OPERATIONS.items()
        if {"skip", "limit"} <= {p["name"] for p in found.get("parameters", ())}
    }
    source = inspect.getsource(contacts)
    assert {name for name in listings if name in source} == set(RULES)


@pytest.mark.parametrize("operation", RULES)
def test_the_document_says_the_same(operation: str) -> None:
    """Parameters, items, total and ids are where the rules say; the maximum is the document's."""
    rules, described = RULES[operation], OPERATIONS[operation]
    parameters = {found["name"]: found for found in described["parameters"]}
    assert {parameters[name]["in"] for name in rules.parameters} == {"query"}
    assert resolved(parameters[rules.limit]["schema"]).get("maximum") == rules.largest
    body = described["responses"]["200"]["content"]["application/json"]["schema"]
    items = at(body, rules.items)
    assert items["type"] == "array"
    assert at(items["items"], rules.id)["type"] in {"string", "integer"}
    assert rules.total is not None
    assert at(body, rules.total)["type"] == "integer"


def test_the_code_does_the_same() -> None:
    """The call for a page carries the rules' parameters, and reads items, total and ids where the rules say."""
    rules: OffsetRules = contacts.CONTACTS
    with Clemta("key") as clemta:
        described = contacts.Contacts.list._describe(Resource(clemta.contacts.colour), "a", page_size=9)
    from truespec._paging._page import Ask  # noqa: PLC0415  (looks inside)

    call = described.call(Ask(limit=9, skip=40))
    assert call.request.operation.id == rules.operation
    assert call.request.values["query", rules.offset] == "40"
    assert call.request.values["query", rules.limit] == "9"
    page = call.decode(200, BODY)
    assert [item.id for item in page.items] == [described.identity(item) for item in page.items] == ["c1"]
    assert page.total == 7
    assert ContactListResponse.from_dict(BODY).data.total == 7
