"""The pagination rules of every listing of every facade, compared with the document and with the code."""

from __future__ import annotations

import importlib
import json
import pkgutil
from importlib import resources
from typing import Any

import pytest

from tests.facades.listings import LISTING_CASES, ListingCase
from tests.facades.under_test import FACADES, Facade
from truespec import CursorRules, OffsetRules, Resource, listing
from truespec._pagination._chain import PageRequest

each_listing = pytest.mark.parametrize("case", LISTING_CASES, ids=lambda case: case.rules.operation)


def document_of(facade: Facade) -> dict[str, Any]:
    """Return the document that the facade's client was generated from."""
    document: dict[str, Any] = json.loads(
        resources.files(f"{facade.name}_api").joinpath("openapi.json").read_text(encoding="utf-8")
    )
    return document


class DocumentedListing:
    """A listing as its document describes it."""

    def __init__(self, case: ListingCase) -> None:
        self.document = document_of(case.facade)
        operations = [operation for path in self.document["paths"].values() for operation in path.values()]
        (self.operation,) = [node for node in operations if node.get("operationId") == case.rules.operation]

    def resolved(self, node: Any) -> Any:
        """Follow references; anything else is returned as it is."""
        while "$ref" in node:
            kind, name = node["$ref"].split("/")[-2:]
            node = self.document["components"][kind][name]
        return node

    def at(self, schema: Any, pointer: str) -> Any:
        """Return the schema at a JSON pointer, every step of which must be required."""
        for name in pointer.split("/")[1:]:
            schema = self.resolved(schema)
            assert name in schema["required"], f"{name} may be absent"
            schema = schema["properties"][name]
        return self.resolved(schema)


def test_every_listing_has_a_row(facade: Facade) -> None:
    """Each list method and each set of rules in each module of a facade has its row."""
    modules = [
        importlib.import_module(f"{facade.name}.{info.name}")
        for info in pkgutil.iter_modules(facade.module.__path__)
        if not info.name.startswith("_")
    ]
    assert modules
    kinds = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    lists = {kind for kind in kinds if issubclass(kind, Resource) and isinstance(vars(kind).get("list"), listing)}
    rules = {
        id(node) for module in modules for node in vars(module).values() if isinstance(node, OffsetRules | CursorRules)
    }
    mine = [case for case in LISTING_CASES if case.facade == facade]
    assert lists == {case.resource for case in mine}
    assert rules == {id(case.rules) for case in mine}


@each_listing
def test_rules_match_the_document(case: ListingCase) -> None:
    """In the document parameters, items, total and ids are where the rules say; the maximum is the same."""
    described, rules = DocumentedListing(case), case.rules
    resolved = [described.resolved(node) for node in described.operation["parameters"]]
    parameters = {node["name"]: node for node in resolved}
    assert {parameters[name]["in"] for name in rules.parameters} == {"query"}
    assert described.resolved(parameters[rules.limit]["schema"]).get("maximum") == rules.max_page_size
    body = described.resolved(described.operation["responses"]["200"])["content"]["application/json"]["schema"]
    items = described.at(body, rules.items)
    assert items["type"] == "array"
    assert described.at(items["items"], rules.id)["type"] in {"string", "integer"}
    if rules.total is None:
        assert rules.items == ""  # a bare array has no place for a total
        assert "headers" not in described.resolved(described.operation["responses"]["200"])
    else:
        assert described.at(body, rules.total)["type"] == "integer"


@each_listing
def test_rules_match_the_code(case: ListingCase) -> None:
    """The call for a page sends the rules' parameters, and reads items, total and ids where the rules say."""
    method: Any = vars(case.resource)["list"]
    with case.facade.make("sync", "key") as client:
        described = method._describe(Resource(client._executor), *case.arguments, page_size=9)
    call = described.build_call(PageRequest(limit=9, skip=40))
    assert described.rules is case.rules
    assert call.request.operation.id == case.rules.operation
    assert str(call.request.values["query", case.rules.offset]) == "40"
    assert str(call.request.values["query", case.rules.limit]) == "9"
    page = call.decode(200, case.body)
    assert [described.get_id(item) for item in page.items] == [case.id]
    assert page.total == case.total


def test_every_facade_lists() -> None:
    """Every facade has a listing here."""
    assert {case.facade.name for case in LISTING_CASES} == {facade.name for facade in FACADES}
