"""The contract document of an API, and the validation of single responses by schemathesis' checks."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import schemathesis
from attrs import field, frozen
from schemathesis import checks as server_checks
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi import checks as openapi_checks

from tests.contract.json_values import at, members

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import httpx

ROOT = Path(__file__).parents[2]
_VARIABLE = re.compile(r"\{([^}]+)\}")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,300})(\.[0-9]{1,300})?", re.ASCII)
# schemathesis leaves the types of its checks and cases open.
_library: Any = schemathesis
_openapi: Any = openapi_checks
_server: Any = server_checks
_CHECKS: tuple[Callable[..., Any], ...] = (
    _server.not_a_server_error,
    _openapi.status_code_conformance,
    _openapi.content_type_conformance,
    _openapi.response_headers_conformance,
    _openapi.response_schema_conformance,
)


@frozen
class Operation:
    """One operation of the document.

    Attributes:
        id: its operationId.
        method: its method in capitals.
        path: its path template.
        tag: its first tag.
        query: the schemas of its query parameters by name.
        required: those query parameters that have to be sent.
        schema: the schema of its body.
        examples: examples of its body.
        statuses: the statuses that the document lists.
        links: the pointer to a created record's id in its responses, by the operationId that takes the id.
        schemathesis: the same operation as schemathesis reads it.

    """

    id: str
    method: str
    path: str
    tag: str
    query: Mapping[str, dict[str, Any]]
    required: frozenset[str]
    schema: dict[str, Any]
    examples: tuple[Any, ...]
    statuses: frozenset[int]
    links: Mapping[str, str]
    schemathesis: Any = field(repr=False, eq=False)

    @property
    def pointer(self) -> str:
        """The JSON Pointer to the operation."""
        return f"#/paths/{self.path.replace('~', '~0').replace('/', '~1')}/{self.method.lower()}"

    def violations(self, response: httpx.Response) -> list[tuple[str, str]]:
        """Return the name of the check and a message for each way in which a response violates the document."""
        # schemathesis shows the path of the request in its messages; the values in it do not matter here.
        case = self.schemathesis.Case(path_parameters=dict.fromkeys(_VARIABLE.findall(self.path), "1"))
        try:
            case.validate_response(response, checks=list(_CHECKS))
        except FailureGroup:
            return [(check.__name__, message) for check in _CHECKS for message in _failures(case, response, check)]
        return []


def _failures(case: Any, response: httpx.Response, check: Callable[..., Any]) -> list[str]:
    try:
        case.validate_response(response, checks=[check])
    except FailureGroup as group:
        return [f"{each.title}: {each.message.partition(chr(10) * 2)[0]}" for each in group.exceptions]
    return []


@frozen
class Document:
    """A contract document.

    Attributes:
        title: its title.
        servers: the URLs of its servers, production first.
        security_schemes: its security schemes by name.
        operations: every operation by its operationId, in the document's order.
        schemas: its schemas, the targets of references.

    """

    title: str
    servers: tuple[str, ...]
    security_schemes: Mapping[str, Any]
    operations: Mapping[str, Operation]
    schemas: Mapping[str, Any]

    def methods_of(self, path: str) -> set[str]:
        """Return the methods that the document has at a path template."""
        return {operation.method for operation in self.operations.values() if operation.path == path}

    def resolve(self, schema: Any) -> dict[str, Any]:
        """Return the schema that a reference points to, or the schema itself."""
        target = members(schema)
        while "$ref" in target:
            target = members(self.schemas.get(str(target["$ref"]).rpartition("/")[2]))
        return target

    def credential_headers(self, credentials: Mapping[str, str | None]) -> dict[str, str]:
        """Return the headers that carry credentials, which come by security scheme; ``None`` leaves one out."""
        headers: dict[str, str] = {}
        for name, value in credentials.items():
            scheme = self.security_schemes.get(name, {})
            if value is not None:
                is_bearer = scheme.get("scheme") == "bearer"
                headers["Authorization" if is_bearer else scheme["name"]] = f"Bearer {value}" if is_bearer else value
        return headers


def allows(schema: Mapping[str, Any], value: object) -> bool:
    """Return whether the schema of a plain value, such as a string, allows a value."""
    whole = {**schema}
    if whole.pop("nullable", False):
        whole["type"] = [whole["type"], "null"]
    return jsonschema_rs.is_valid(whole, value, validate_formats=True)


def allows_text(schema: Mapping[str, Any], text: str) -> bool:
    """Return whether the schema of a parameter allows a text in a URL."""
    if schema.get("type") not in {"integer", "number"}:
        return schema.get("type") != "string" or allows(schema, text)
    number = _NUMBER.fullmatch(text)
    return number is not None and allows(schema, float(text) if number[1] else int(text))


@cache
def load_document(api: str) -> Document:
    """Read the contract document of an API."""
    raw = json.loads(document_path(api).read_text(encoding="utf-8"))
    # Without schemathesis.toml, which names credentials: properties bring their own.
    schema: Any = _library.openapi.from_dict(raw, config=SchemathesisConfig())
    operations = [_operation(raw, result.ok()) for result in schema.get_all_operations()]
    return Document(
        title=raw["info"]["title"],
        servers=tuple(server["url"] for server in raw["servers"]),
        security_schemes=raw["components"]["securitySchemes"],
        operations={operation.id: operation for operation in operations},
        schemas=raw["components"]["schemas"],
    )


def document_path(api: str) -> Path:
    """Return the path of an API's contract document."""
    return ROOT / "sandbox" / "truespec_sandbox" / "documents" / f"{api}.json"


def _operation(raw: Any, operation: Any) -> Operation:
    path, method = operation.path, operation.method.lower()
    item = raw["paths"][path]
    own = item[method]
    parameters = [_resolve(raw, each) for each in (*item.get("parameters", ()), *own.get("parameters", ()))]
    query = {each["name"]: _resolve(raw, each["schema"]) for each in parameters if each["in"] == "query"}
    content = _resolve(raw, own.get("requestBody", {})).get("content", {})
    body = members(next(iter(content.values()), None))
    return Operation(
        id=own["operationId"],
        method=method.upper(),
        path=path,
        tag=own.get("tags", [""])[0],
        query=query,
        required=frozenset(each["name"] for each in parameters if each["in"] == "query" and each.get("required")),
        schema=_resolve(raw, body.get("schema", {})),
        examples=tuple(each["value"] for each in body.get("examples", {}).values()),
        statuses=frozenset(int(status) for status in own["responses"] if status.isdigit()),
        links=dict(_links(own)),
        schemathesis=operation,
    )


def _links(operation: Any) -> Iterator[tuple[str, str]]:
    for response in operation["responses"].values():
        for link in response.get("links", {}).values():
            for source in link["parameters"].values():
                yield link["operationId"], source.removeprefix("$response.body#")


def _resolve(raw: Any, node: Any) -> Any:
    while "$ref" in members(node):
        node = at(raw, node["$ref"].removeprefix("#"))
    return node
