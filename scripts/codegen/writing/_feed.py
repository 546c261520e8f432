"""The document in the form that openapi-python-client understands, and the way back from it.

The generator reads one media type of an answer and knows few of a body, takes no lists or objects in headers and passes
over parameters with `content`.  So it is given a document in which each media type of an answer is an answer of its own,
and unknown ones are called by a name that it knows; what is real is looked up in the document itself.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from scripts.codegen.reading import classify_body as body_kind
from scripts.codegen.reading import is_array, is_object, resolve
from scripts.codegen.reading import iter_operations as operations
from scripts.codegen.reading import value_types as kinds

if TYPE_CHECKING:
    from scripts.codegen.reading import JSON

_BINARY = {"type": "string", "format": "binary"}
_KNOWN = {"json": "application/json", "text": "text/plain", "binary": "application/octet-stream"}
_VALUES = frozenset({"example", "examples", "default", "enum", "const", "info"})
_NAMES = frozenset({"properties", "patternProperties", "schemas", "paths"})
_FIRST_CODE = 1000  # no status is that high, so these stand for the further media types of one


@frozen
class Answer:
    """One media type of one documented answer."""

    status: str
    """As in the document: a status, a range such as 4XX, or default."""
    media_type: str
    """"" for an answer without content."""
    kind: str
    """json, text, binary, or "" for an answer without content."""


@frozen
class Feed:
    """What the generator is given, and what stands behind the names in it."""

    document: JSON
    answers: dict[str, dict[str, Answer]] = field(factory=dict[str, dict[str, Answer]])
    """operationId -> the code of an answer in the fed document -> what it really is."""
    overrides: dict[str, str] = field(factory=dict[str, str])
    """The real media type of a body -> the one that stands for it."""


def feed(document: JSON) -> Feed:
    """The document for the generator; the original stays as it is."""
    made = Feed({**document, "paths": copy.deepcopy(document["paths"]) if "paths" in document else {}})
    for read in operations(document):
        operation = made.document["paths"][read.path][read.method]
        operation["parameters"] = [_parameter(document, found) for _, found in read.parameters]
        if "requestBody" in operation:
            operation["requestBody"] = _body(document, operation["requestBody"], made.overrides)
        codes: dict[str, Answer] = {}
        operation["responses"] = _responses(document, operation.get("responses", {}), codes)
        made.answers[operation["operationId"]] = codes
    for item in made.document["paths"].values():
        item.pop("parameters", None)
    if "components" in document:
        # All of these have been put where they are used.
        left_out = ("parameters", "responses", "requestBodies")
        kept = {name: found for name, found in document["components"].items() if name not in left_out}
        made.document["components"] = kept
    # Classes are called as the schemas are that $ref names, so a title, which the generator prefers, is left out.
    return evolve(made, document=_plainly(made.document))


def _plainly(node: JSON, *, names: bool = False) -> JSON:
    """``node`` without what the generator misreads in schemas; ``names`` says that its keys are names, not keywords."""
    if is_array(node):
        return [_plainly(item) for item in node]
    if not is_object(node):
        return node
    return {
        key: value if key in _VALUES and not names else _plainly(value, names=key in _NAMES and not names)
        for key, value in node.items()
        if names or not _is_misread(node, key)
    }


def _is_misread(node: JSON, key: str) -> bool:
    """Whether the generator makes something else of this keyword: a class name of a title, three unions of a null."""
    if key == "title":
        return isinstance(node["title"], str) and "openapi" not in node
    # `nullable` beside an enum that has null among its values says it a second time.
    return key == "nullable" and is_array(node.get("enum")) and None in node["enum"]


def _parameter(document: JSON, parameter: JSON) -> JSON:
    schema = (
        parameter["schema"] if "schema" in parameter else next(iter(parameter["content"].values())).get("schema", {})
    )
    made = {"name": parameter["name"], "in": parameter["in"], "schema": schema}
    if parameter.get("required"):
        made["required"] = True
    if made["in"] == "header" and not _is_plain(document, schema):
        made["in"] = "cookie"  # the generator takes anything there; where it really goes is in the document
    return made


def _is_plain(document: JSON, schema: JSON) -> bool:
    found = kinds(document, schema)
    plain = len(found) == 1 and found <= {"string", "integer", "number", "boolean"}
    return plain and resolve(document, schema).get("format") not in {"date", "date-time", "binary"}


def _body(document: JSON, body: JSON, overrides: dict[str, str]) -> JSON:
    made = dict(resolve(document, body))
    content: JSON = {}
    for media_type, described in made.get("content", {}).items():
        kind = body_kind(document, media_type, described.get("schema", {}))
        schema = described.get("schema", {})
        if kind in {"text", "binary"}:
            overrides[media_type] = _KNOWN["binary"]
            schema = _BINARY if kind == "binary" else {"type": "string"}
        content[media_type] = {"schema": schema}
    made["content"] = content
    return made


def _responses(document: JSON, responses: JSON, codes: dict[str, Answer]) -> JSON:
    made: JSON = {}
    for status, found in responses.items():
        response = resolve(document, found)
        content = response.get("content", {})
        if not content:
            made[status] = {"description": ""}
            codes[status] = Answer(status, "", "")
        for index, (media_type, described) in enumerate(content.items()):
            code = status if index == 0 else str(_FIRST_CODE + len(codes))
            schema = described.get("schema", {})
            kind = body_kind(document, media_type, schema)
            fed = {"json": schema, "text": {"type": "string"}}.get(kind, _BINARY)
            made[code] = {"description": "", "content": {_KNOWN[kind]: {"schema": fed}}}
            codes[code] = Answer(status, media_type, kind)
    return made
