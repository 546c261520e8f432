"""Arguments made from the contract documents, and the calls that they are the arguments of."""

from __future__ import annotations

import importlib
import json
import pkgutil
import typing
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs
import schemathesis
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig

import clemta_api
import wethod_api
from clemta_api.models import FormationRequest
from clemta_api.types import UNSET
from tests.references import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from hypothesis.strategies import SearchStrategy

PACKAGES = {"clemta": clemta_api, "wethod": wethod_api}
METHODS = ("get", "put", "post", "delete", "patch")
Values: typing.TypeAlias = dict[str, Any]


@attrs.frozen
class Operation:
    """An operation: the document's part, and what the generator made of it."""

    id: str
    parameters: tuple[dict[str, Any], ...]
    content: dict[str, Any]
    module: ModuleType = attrs.field(repr=False)

    @property
    def media_type(self) -> str:
        """The media type of its body; empty where it takes none."""
        return next(iter(self.content), "")

    @property
    def schema(self) -> dict[str, Any]:
        """The schema of all its arguments in one object: parameters by place and name, and the body."""
        properties = {f"{each['in']}:{each['name']}": _sendable(each) for each in self.parameters}
        required = [f"{each['in']}:{each['name']}" for each in self.parameters if each.get("required")]
        if self.content:
            body = self.content[self.media_type]["schema"]
            form = body.get("properties", {}).get("company_data", {}).get("x-content-schema")
            properties["body"] = form or body
            required.append("body")
        needed = {"required": required} if required else {}
        return {"type": "object", "properties": properties, "additionalProperties": False, **needed}


def _sendable(parameter: dict[str, Any]) -> dict[str, Any]:
    """The schema of a parameter; a text in a header is printable ASCII, as nothing else can be sent in one."""
    schema: dict[str, Any] = parameter["schema"]
    if parameter["in"] == "header" and schema.get("type") == "string" and "pattern" not in schema:
        return {**schema, "pattern": "^[!-~]([ -~]*[!-~])?$"}
    return schema


@cache
def operations(api: str, document: str) -> dict[str, Operation]:
    """Every operation of an API by its operationId."""
    whole = json.loads(document)
    modules = {module.OPERATION.id: module for module in _modules(PACKAGES[api])}
    return {each.id: each for each in _operations(whole, modules)}


def _modules(package: ModuleType) -> Iterator[Any]:
    api = importlib.import_module(f"{package.__name__}.api")
    for info in pkgutil.walk_packages(api.__path__, f"{api.__name__}."):
        if not info.ispkg:
            yield importlib.import_module(info.name)


def _operations(whole: Any, modules: dict[str, ModuleType]) -> Iterator[Operation]:
    for item in whole["paths"].values():
        for method in METHODS:
            if method in item:
                own = item[method]
                listed = (*item.get("parameters", ()), *own.get("parameters", ()))
                parameters = tuple(resolve(whole, each) for each in listed)
                content = resolve(whole, own.get("requestBody", {})).get("content", {})
                yield Operation(own["operationId"], parameters, content, modules[own["operationId"]])


def strategies(document: Any, operations: dict[str, Operation]) -> dict[str, SearchStrategy[Values]]:
    """How arguments of each operation are made: its schema is the body of a made-up operation of schemathesis."""
    paths = {f"/{each.id}": {"post": _taking(each.schema)} for each in operations.values()}
    made_up = {
        "openapi": document["openapi"],
        "info": document["info"],
        "components": {"schemas": document["components"]["schemas"]},
    }
    # Not schemathesis.toml: it names credentials, and nothing is sent here.
    schema = schemathesis.openapi.from_dict({**made_up, "paths": paths}, config=SchemathesisConfig())
    return {
        name: schema[f"/{name}"]["POST"]
        .as_strategy(generation_mode=GenerationMode.POSITIVE)
        .map(lambda case: case.body)
        for name in operations
    }


def _taking(schema: dict[str, Any]) -> dict[str, Any]:
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    return {"requestBody": body, "responses": {"200": {"description": "unused"}}}


def built(operation: Operation, values: Values) -> dict[str, Any]:
    """The arguments of the generated functions of an operation."""
    hints = typing.get_type_hints(operation.module.build)
    arguments: dict[str, Any] = {}
    for name, value in values.items():
        plain = name.partition(":")[2] or name
        python = next(hint for hint in hints if _same(hint, plain))
        if name == "body" and operation.media_type.startswith("multipart"):
            arguments[python] = hints[python](company_data=json.dumps(value))
        else:
            arguments[python] = _typed(hints[python], value)
    return arguments


def _same(python: str, name: str) -> bool:
    return "".join(filter(str.isalnum, python)).lower() == "".join(filter(str.isalnum, name)).lower()


def _typed(hint: Any, value: Any) -> Any:
    options = typing.get_args(hint) if typing.get_origin(hint) not in {None, list, dict} else (hint,)
    for option in options or (hint,):
        if isinstance(value, dict) and hasattr(option, "from_dict"):
            return option.from_dict(value)
        if isinstance(value, list) and typing.get_origin(option) is list:
            return [_typed(typing.get_args(option)[0], each) for each in value]
        if isinstance(value, str) and option is datetime:
            return datetime.fromisoformat(value)
        if isinstance(value, str) and option is date:
            return date.fromisoformat(value)
    return value


def fields(operation: Operation, values: Values) -> dict[str, Any]:
    """A body as the keyword arguments of a facade's method."""
    hint = typing.get_type_hints(operation.module.build)["body"]
    model = FORMS[operation.id].from_dict(values["body"]) if operation.id in FORMS else _typed(hint, values["body"])
    arguments = {each.name.rstrip("_"): getattr(model, each.name) for each in attrs.fields(type(model))}
    arguments = {
        name: value.to_dict() if name in MAPS else value for name, value in arguments.items() if value is not UNSET
    }
    return {name: value for name, value in arguments.items() if name != "additional_properties"}


FORMS: dict[str, Any] = {"createFormation": FormationRequest}
MAPS = frozenset({"custom_data"})
"""Fields that a facade takes as plain mappings."""
