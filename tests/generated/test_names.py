"""Names that Python, the standard library, or generated code itself uses: packages import, and lose nothing."""

from __future__ import annotations

import builtins
import importlib
import inspect
import keyword
import pkgutil
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import attrs
import pytest

from tests.generated.packages import Package, generated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Names in templates; those of builtins that only differ in case would be the same module.
TEMPLATE_NAMES = [
    "Any",
    "AuthenticatedClient",
    "BytesIO",
    "Client",
    "Date",
    "DateTime",
    "Discriminator",
    "ExactUUID",
    "File",
    "Generic",
    "Literal",
    "Mapping",
    "Model",
    "OPERATION",
    "Operation",
    "Parameter",
    "Request",
    "RequestFiles",
    "ResponseBody",
    "Self",
    "TypeAlias",
    "UNSET",
    "UUID",
    "UnionDecoder",
    "UnionMember",
    "Unset",
    "additional_keys",
    "additional_properties",
    "api",
    "asyncio",
    "asyncio_detailed",
    "attach_lazy",
    "bodies",
    "body",
    "build",
    "cast",
    "client",
    "cls",
    "conftest",
    "data",
    "datetime",
    "decode_list",
    "decoding",
    "define",
    "errors",
    "fields",
    "from_dict",
    "has_media_type",
    "httpx",
    "instance",
    "is_json",
    "is_mapping",
    "json",
    "lazy",
    "media_type",
    "models",
    "names",
    "parse",
    "parse_datetime",
    "parse_json",
    "pop",
    "raw_x",
    "read_file",
    "response",
    "responses",
    "result",
    "self",
    "serialization",
    "src_dict",
    "status",
    "sync",
    "sync_detailed",
    "sys",
    "test",
    "to_dict",
    "to_json",
    "to_multipart",
    "types",
    "unchanged",
    "untyped",
    "url",
    "value",
    "values",
    "x",
    "__class__",
    "__dict__",
    "__doc__",
    "__getattr__",
    "__getitem__",
    "__init__",
    "__slots__",
]
NAMES = [*keyword.kwlist, *TEMPLATE_NAMES]
TIME = "2026-08-13T10:11:12Z"
RESPONSES = {"200": {"description": "d"}}


def _generate(root: Path, paths: Any, schemas: Any) -> Iterator[Package]:
    document = {
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": paths, "components": {"schemas": schemas},
    }  # fmt: skip
    with generated(root, re.sub(r"\W", "_", root.name).lower(), document) as package:
        yield package


def _list_modules(package: Package) -> list[str]:
    """Return the names of all modules, each imported."""
    root = importlib.import_module(f"{package.name}_api")
    modules = [module.name for module in pkgutil.walk_packages(root.__path__, f"{root.__name__}.")]
    return [importlib.import_module(name).__name__ for name in modules]


def _distinct(names: list[str]) -> list[str]:
    """Return names that differ in more than case and punctuation: others are refused where they name modules."""
    return list({re.sub(r"[^a-z0-9]", "", name.lower()): name for name in names}.values())


def _check_schemas(root: Path, names: list[str]) -> None:
    schemas, paths = {}, {}
    for number, name in enumerate(names):
        ref = {"$ref": f"#/components/schemas/{name}"}
        properties = {
            "x": {"type": "string", "format": "date-time"},
            "y": ref,
            "z": {"oneOf": [ref, {"type": "integer"}]},
        }
        content = {"application/json": {"schema": ref}}
        schemas[name] = {"type": "object", "required": ["x"], "properties": properties}
        responses = {"200": {"description": "d", "content": content}}
        paths[f"/{number}"] = {
            "post": {"operationId": f"op{number}", "requestBody": {"content": content}, "responses": responses}
        }
    for package in _generate(root, paths, schemas):
        _list_modules(package)
        classes = set()
        for number in range(len(names)):
            operation: Any = package.module(f"api.default.op{number}")
            value = {"x": TIME, "y": {"x": TIME}, "z": {"x": TIME}}
            decoded = operation.parse(200, value)
            assert decoded.to_dict() == operation.build(body=decoded).body == value
            assert type(decoded.y) is type(decoded.z) is type(decoded)
            classes.add(type(decoded))
        assert len(classes) == len(names)


def test_schemas(tmp_path: Path) -> None:
    """Schemas may have any of these names."""
    _check_schemas(tmp_path, _distinct(TEMPLATE_NAMES))


@pytest.mark.exhaustive
def test_schemas_called_like_builtins(tmp_path: Path) -> None:
    """So may they those of keywords and builtins."""
    names = [name for name in _distinct([*keyword.kwlist, *keyword.softkwlist, *dir(builtins)]) if name != "_"]
    _check_schemas(tmp_path, names)


def test_properties(tmp_path: Path) -> None:
    """Properties may have any of these names together, and names that are the same in Python."""
    names = [
        *NAMES,
        *dir(builtins),
        "to_dict_",
        "to-dict",
        "+1",
        "-1",
        "a b",
        "a.b",
        "ab",
        "AB",
        "createdAt",
        "created_at",
    ]
    names = list(dict.fromkeys([*names, "日本", "123", "_123", "$x", "X", "{x}", 'x"y', "x'y", "x\\y", "field_1"]))
    text = {"type": "string", "format": "date-time"}
    schemas = {
        "Optional": {"type": "object", "properties": dict.fromkeys(names, text)},
        "Required": {"type": "object", "required": names, "properties": dict.fromkeys(names, text)},
        "Inner": {
            "type": "object",
            "properties": {name: {"type": "object", "properties": {"x": text}} for name in ("+1", "-1", "a b", "a.b")},
        },
    }
    for package in _generate(tmp_path, {}, schemas):
        models: Any = package.module("models")
        for model in (models.Optional, models.Required):
            assert model.from_dict(dict.fromkeys(names, TIME)).to_dict() == dict.fromkeys(names, TIME)
            attributes = [field.name for field in attrs.fields(model) if field.init and not field.kw_only]
            assert len(attributes) == len(names)
            assert model(**dict.fromkeys(attributes, "x")).to_dict() == dict.fromkeys(names, "x")
        value = {name: {"x": TIME} for name in ("+1", "-1", "a b", "a.b")}
        assert models.Inner.from_dict(value).to_dict() == value
        assert not models.Inner.from_dict(value).additional_properties


def test_parameters(tmp_path: Path) -> None:
    """Parameters may have any of these names, alone and together, in the path and in the query."""
    names = _distinct([*NAMES, *dir(builtins)])
    text = {"schema": {"type": "string"}}
    paths: dict[str, Any] = {
        f"/{number}/{{{name}}}": {
            "get": {
                "operationId": f"op{number}", "responses": RESPONSES,
                "parameters": [{"name": name, "in": "path", "required": True, **text}, {"name": name, "in": "query", **text}],
            }
        }
        for number, name in enumerate(_distinct(TEMPLATE_NAMES))
    }  # fmt: skip
    together = [{"name": name, "in": "query", **text} for name in names]
    paths["/all"] = {"get": {"operationId": "all_of_them", "parameters": together, "responses": RESPONSES}}
    for package in _generate(tmp_path, paths, {}):
        _list_modules(package)
        operation: Any = package.module("api.default.all_of_them")
        arguments = list(inspect.signature(operation.build).parameters)
        query = parse_qs(operation.build(**{name: f"v{number}" for number, name in enumerate(arguments)}).query_string)
        assert query.keys() == set(names)
        assert len({value for values in query.values() for value in values}) == len(names)
        for number, name in enumerate(_distinct(TEMPLATE_NAMES)):
            operation = package.module(f"api.default.op{number}")
            in_path, in_query = inspect.signature(operation.build).parameters
            request = operation.build("A", **{in_query: "B"})
            assert (request.target, parse_qs(request.query_string)) == (f"/{number}/A", {name: ["B"]})
            for function in ("sync", "sync_detailed", "asyncio", "asyncio_detailed"):
                assert list(inspect.signature(getattr(operation, function)).parameters) == [in_path, "client", in_query]


@pytest.mark.parametrize("kind", ["tag", "operationId"])
def test_modules(tmp_path: Path, kind: str) -> None:
    """Tags and operationIds may have any of these names."""
    names = _distinct(NAMES)
    paths = {
        f"/{number}": {
            "get": {
                "tags": [name] if kind == "tag" else ["t"],
                "operationId": name if kind == "operationId" else f"op{number}",
                "responses": RESPONSES,
            }
        }
        for number, name in enumerate(names)
    }
    for package in _generate(tmp_path, paths, {}):
        modules = [name for name in _list_modules(package) if re.search(r"_api\.api\.\w+\.", name)]
        operations = {importlib.import_module(name).OPERATION.path for name in modules}
        assert operations == paths.keys()
