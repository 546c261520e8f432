"""The paging rules of every listing of every facade, held against the document and against the code beside them."""

from __future__ import annotations

import importlib
import json
import pkgutil
from importlib import resources
from typing import Any

import pytest

from tests.facades.listings import LISTINGS, Listed
from tests.facades.under_test import FACADES, Facade
from truespec import CursorRules, OffsetRules, Resource, listing
from truespec._pagination._pages import PageRequest

each_listing = pytest.mark.parametrize("listed", LISTINGS, ids=lambda listed: listed.rules.operation)


def document_of(facade: Facade) -> dict[str, Any]:
    """The document that the facade's client was generated from."""
    found: dict[str, Any] = json.loads(
        resources.files(f"{facade.name}_api").joinpath("openapi.json").read_text(encoding="utf-8")
    )
    return found


class Described:
    """A document, to be looked up in."""

    def __init__(self, listed: Listed) -> None:
        self.document = document_of(listed.facade)
        found = [operation for path in self.document["paths"].values() for operation in path.values()]
        (self.operation,) = [one for one in found if one.get("operationId") == listed.rules.operation]

    def resolved(self, node: Any) -> Any:
        """What a reference leads to; anything else is itself."""
        while "$ref" in node:
            kind, name = node["$ref"].split("/")[-2:]
            node = self.document["components"][kind][name]
        return node

    def at(self, schema: Any, pointer: str) -> Any:
        """The schema of what a JSON pointer leads to, every step of which must be required."""
        for name in pointer.split("/")[1:]:
            schema = self.resolved(schema)
            assert name in schema["required"], f"{name} may be absent"
            schema = schema["properties"][name]
        return self.resolved(schema)


def test_every_listing_is_here(facade: Facade) -> None:
    """Each method that lists, and each set of rules, in each module of a facade has its entry."""
    modules = [
        importlib.import_module(f"{facade.name}.{found.name}")
        for found in pkgutil.iter_modules(facade.module.__path__)
        if not found.name.startswith("_")
    ]
    assert modules
    kinds = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    lists = {kind for kind in kinds if issubclass(kind, Resource) and isinstance(vars(kind).get("list"), listing)}
    rules = {
        id(one) for module in modules for one in vars(module).values() if isinstance(one, OffsetRules | CursorRules)
    }
    mine = [listed for listed in LISTINGS if listed.facade == facade]
    assert lists == {listed.resource for listed in mine}
    assert rules == {id(listed.rules) for listed in mine}


@each_listing
def test_the_document_says_the_same(listed: Listed) -> None:
    """Parameters, items, total and ids are where the rules say; the maximum is the document's."""
    described, rules = Described(listed), listed.rules
    found = [described.resolved(one) for one in described.operation["parameters"]]
    parameters = {one["name"]: one for one in found}
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
def test_the_code_does_the_same(listed: Listed) -> None:
    """The call for a page carries the rules' parameters, and reads items, total and ids where the rules say."""
    method: Any = vars(listed.resource)["list"]
    with listed.facade.make("sync", "key") as client:
        described = method._describe(Resource(client._executor), *listed.arguments, page_size=9)
    call = described.build_call(PageRequest(limit=9, skip=40))
    assert described.rules is listed.rules
    assert call.request.operation.id == listed.rules.operation
    assert str(call.request.values["query", listed.rules.offset]) == "40"
    assert str(call.request.values["query", listed.rules.limit]) == "9"
    page = call.decode(200, listed.body)
    assert [described.get_id(item) for item in page.items] == [listed.id]
    assert page.total == listed.total


def test_every_facade_lists() -> None:
    """There is no facade without a listing here."""
    assert {listed.facade.name for listed in LISTINGS} == {facade.name for facade in FACADES}
