"""The contract document as the laws need it, and schemathesis as the judge of single answers."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import jsonschema_rs
import schemathesis
from schemathesis import checks as server_checks
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi import checks as openapi_checks

from scripts.contract._values import at, members

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import httpx

DOCUMENTS = Path(__file__).parents[2] / "sandbox" / "truespec_sandbox" / "documents"
_VARIABLE = re.compile(r"\{([^}]+)\}")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,300})(\.[0-9]{1,300})?", re.ASCII)
# schemathesis leaves open what its checks and cases are about.
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


@attrs.frozen
class Operation:
    """One operation of the document.

    Attributes:
        id: its operationId.
        method: its method in capitals.
        path: its path template.
        query: the schemas of its query parameters by name.
        required: those query parameters that have to be sent.
        media_type: the media type of its body; empty when it takes none.
        schema: the schema of its body.
        examples: examples of its body.
        statuses: the statuses that the document lists.
        judge: schemathesis' own form of it.

    """

    id: str
    method: str
    path: str
    query: Mapping[str, dict[str, Any]]
    required: frozenset[str]
    media_type: str
    schema: dict[str, Any]
    examples: tuple[Any, ...]
    statuses: frozenset[int]
    judge: Any = attrs.field(repr=False, eq=False)

    def troubles(self, response: httpx.Response) -> list[tuple[str, str]]:
        """Let schemathesis judge an answer.

        Args:
            response: the answer.

        Returns:
            Check and message for each way in which the answer breaks the document.

        """
        found: list[tuple[str, str]] = []
        # The judge wants to name the path that was called; what stands in it says nothing about the answer.
        case = self.judge.Case(path_parameters=dict.fromkeys(_VARIABLE.findall(self.path), "1"))
        try:
            case.validate_response(response, checks=list(_CHECKS))
        except FailureGroup:
            found += [(check.__name__, said) for check in _CHECKS for said in _said(case, response, check)]
        return found


def _said(case: Any, response: httpx.Response, check: Callable[..., Any]) -> list[str]:
    try:
        case.validate_response(response, checks=[check])
    except FailureGroup as group:
        return [f"{each.title}: {each.message.partition(chr(10) * 2)[0]}" for each in group.exceptions]
    return []


@attrs.frozen
class Contract:
    """A whole document.

    Attributes:
        title: its title.
        operations: every operation by its operationId.
        schemas: its schemas, the targets of references.

    """

    title: str
    operations: Mapping[str, Operation]
    schemas: Mapping[str, Any]

    def methods(self, path: str) -> set[str]:
        """Return the methods that the document has at a path."""
        return {operation.method for operation in self.operations.values() if operation.path == path}

    def resolved(self, schema: Any) -> dict[str, Any]:
        """Return what a schema refers to, or the schema itself."""
        found = members(schema)
        while "$ref" in found:
            found = members(self.schemas.get(str(found["$ref"]).rpartition("/")[2]))
        return found

    def allows(self, schema: Mapping[str, Any], value: object) -> bool:
        """Tell whether the schema of a plain value, such as a text, allows a value."""
        whole = {**schema}
        if whole.pop("nullable", False):
            whole["type"] = [whole["type"], "null"]
        return jsonschema_rs.is_valid(whole, value, validate_formats=True)

    def allows_text(self, schema: Mapping[str, Any], text: str) -> bool:
        """Tell whether the schema of a parameter allows what a text in a URL means."""
        if schema.get("type") not in {"integer", "number"}:
            return schema.get("type") != "string" or self.allows(schema, text)
        number = _NUMBER.fullmatch(text)
        return number is not None and self.allows(schema, float(text) if number[1] else int(text))


@cache
def contract(api: str) -> Contract:
    """Read the contract document of an API.

    Args:
        api: the API's name.

    Returns:
        The document.
    """
    raw = json.loads((DOCUMENTS / f"{api}.json").read_text(encoding="utf-8"))
    # Not schemathesis.toml: it names credentials, and the laws bring their own.
    judges: Any = _library.openapi.from_dict(raw, config=SchemathesisConfig())
    operations: dict[str, Operation] = {}
    for result in judges.get_all_operations():
        operation = _operation(raw, result.ok())
        operations[operation.id] = operation
    return Contract(raw["info"]["title"], operations, raw["components"]["schemas"])


def _operation(raw: Any, judge: Any) -> Operation:
    path, method = judge.path, judge.method.lower()
    item = raw["paths"][path]
    own = item[method]
    parameters = [_resolved(raw, each) for each in (*item.get("parameters", ()), *own.get("parameters", ()))]
    query = {each["name"]: _resolved(raw, each["schema"]) for each in parameters if each["in"] == "query"}
    content = _resolved(raw, own.get("requestBody", {})).get("content", {})
    media_type = next(iter(content), "")
    body = content.get(media_type, {})
    return Operation(
        id=own["operationId"],
        method=method.upper(),
        path=path,
        query=query,
        required=frozenset(each["name"] for each in parameters if each["in"] == "query" and each.get("required")),
        media_type=media_type,
        schema=_resolved(raw, body.get("schema", {})),
        examples=tuple(each["value"] for each in body.get("examples", {}).values()),
        statuses=frozenset(int(status) for status in own["responses"] if status.isdigit()),
        judge=judge,
    )


def _resolved(raw: Any, node: Any) -> Any:
    while "$ref" in members(node):
        node = at(raw, node["$ref"].removeprefix("#"))
    return node
