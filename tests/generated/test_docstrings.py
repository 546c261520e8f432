"""Docstrings of operations: parameters with types, constraints and defaults, deprecation, method and path."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.generated.packages import Package, generated

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = {"type": "string"}
PARAMETERS: list[tuple[dict[str, Any], str]] = [
    ({"schema": {**TEXT, "minLength": 1, "maxLength": 64}}, "Text, 1 to 64 characters; default: none."),
    ({"schema": {**TEXT, "minLength": 3, "maxLength": 3}}, "Text, 3 characters; default: none."),
    ({"schema": {**TEXT, "minLength": 1, "maxLength": 1}}, "Text, 1 character; default: none."),
    ({"schema": {**TEXT, "maxLength": 1}}, "Text, at most 1 character; default: none."),
    ({"schema": {**TEXT, "minLength": 2}, "required": True}, "Text, at least 2 characters."),
    ({"schema": {**TEXT, "pattern": '^\\d"""$'}}, 'Text, matching ``^\\d"""$``; default: none.'),
    ({"schema": {**TEXT, "format": "date"}}, "Text, format date; default: none."),
    ({"schema": {**TEXT, "enum": ["a", "b c", ""], "default": "a"}}, 'One of a, b c, ""; default: "a".'),
    (
        {"schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 20}},
        "Integer, at least 1, at most 100; default: 20.",
    ),
    (
        {"schema": {"type": "number", "exclusiveMinimum": 0, "multipleOf": 0.5}},
        "Number, more than 0, a multiple of 0.5; default: none.",
    ),
    ({"schema": {"type": "boolean", "default": False}}, "True or false; default: false."),
    ({"schema": {"type": ["string", "null"]}}, "Null or text; default: none."),
    (
        {"schema": {"type": "array", "items": {**TEXT, "enum": ["a", "b"]}, "maxItems": 2, "uniqueItems": True}},
        "List of (one of a, b), at most 2 items, no item twice; default: none.",
    ),
    (
        {
            "style": "deepObject",
            "schema": {"anyOf": [TEXT, {"type": "object", "properties": {"eq": TEXT, "gt": TEXT}}]},
        },
        "Text or object with eq, gt; default: none.",
    ),
    (
        {"content": {"application/json": {"schema": {"type": "object"}}}},
        "Object, sent as JSON; default: none.",
    ),
    ({"schema": TEXT, "description": "The name", "deprecated": True}, "The name. Text; default: none. Deprecated."),
    (
        {"schema": {"$ref": "#/components/schemas/Id"}, "description": "Why?"},
        "Why? Text, 24 characters; default: none.",
    ),
]
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "t", "version": "1"},
    "paths": {
        "/old/{id}": {
            "get": {
                "operationId": "getOld",
                "summary": "Get one",
                "deprecated": True,
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "description": "Its id.", "schema": TEXT},
                    *(
                        {"name": f"p{number}", "in": "query", **parameter}
                        for number, (parameter, _) in enumerate(PARAMETERS)
                    ),
                ],
                "responses": {"204": {"description": "d"}},
            },
            "put": {
                "operationId": "putOld",
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": TEXT}],
                "responses": {"204": {"description": "d"}},
            },
        }
    },
    "components": {"schemas": {"Id": {**TEXT, "minLength": 24, "maxLength": 24}, "Thing": {"type": "object"}}},
}
FUNCTIONS = ("build", "sync", "sync_detailed", "asyncio", "asyncio_detailed")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    """Generate the package of the document."""
    with generated(tmp_path_factory.mktemp("docstrings"), "docstrings", DOCUMENT) as package:
        yield package


def _parse_arguments(function: Any) -> dict[str, str]:
    """Return the descriptions of a docstring's arguments by name."""
    section = str(inspect.getdoc(function)).partition("Args:\n")[2].partition("\n\n")[0]
    entries = re.findall(r"^    (\w+): (.*(?:\n        .*)*)", section, re.MULTILINE)
    return {name: " ".join(text.split()) for name, text in entries}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_each_parameter_is_described(package: Package, function: str) -> None:
    """Every function documents the description, type, constraints and default of each parameter."""
    descriptions = _parse_arguments(getattr(package.module("api.default.get_old"), function))
    assert descriptions.pop("id") == "Its id. Text."
    descriptions.pop("client", None)
    assert descriptions == {f"p{number}": text for number, (_, text) in enumerate(PARAMETERS)}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_deprecated_operations(package: Package, function: str) -> None:
    """The docstrings of a deprecated operation say so, and those of others do not."""
    assert "Deprecated." in str(getattr(package.module("api.default.get_old"), function).__doc__).partition("\n")[0]
    assert "Deprecated." not in str(getattr(package.module("api.default.put_old"), function).__doc__)


def test_method_and_path(package: Package) -> None:
    """The module and each function that sends name method and path; the operationId replaces an absent summary."""
    module = package.module("api.default.get_old")
    assert str(module.__doc__).splitlines()[0] == "Get one.  ``GET /old/{id}``  Deprecated."
    assert str(package.module("api.default.put_old").__doc__).splitlines()[0] == "putOld.  ``PUT /old/{id}``"
    for function in FUNCTIONS[1:]:
        assert "``GET /old/{id}``" in getattr(module, function).__doc__
