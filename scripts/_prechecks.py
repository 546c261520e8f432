"""What must hold before a document is worth generating from.

openapi-python-client ends with exit code 0 after dropping what it does not know.  Each thing that it or our templates
would drop is named here, with its place, and stops the generation instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts._errors import SourceError
from scripts._yaml import JSON, is_array, is_object, nearest_place, pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts._overlay import Document

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_STYLES = {"path": "simple", "query": "form", "header": "simple"}


def check(document: Document) -> None:
    """Raise SourceError for the faults of ``document``, all of them in one message, each with its place."""
    faults = [
        f"{nearest_place(document.places, at, document.name)}: {told}"
        for check_one in (
            _version,
            _operation_ids,
            _references,
            _parameters,
            _bodies,
            _security,
            _schemas,
        )
        for at, told in check_one(document.value)
    ]
    if faults:
        raise SourceError("\n".join(faults))


def operations(value: JSON) -> Iterator[tuple[str, str, str, JSON]]:
    """Each operation of a document as (JSON pointer, path, method, operation object)."""
    for path, item in value.get("paths", {}).items():
        for method in METHODS:
            if method in item:
                yield pointer("paths", path, method), path, method, item[method]


def resolve(value: JSON, node: JSON) -> JSON:
    """``node``, or what its local ``$ref`` leads to."""
    while is_object(node) and isinstance(node.get("$ref"), str):
        node = _follow(value, node["$ref"])
    return node


def parameters(value: JSON, path: str, operation: JSON) -> list[JSON]:
    """The parameters of an operation, those of its path item included, references resolved."""
    own = [resolve(value, node) for node in operation.get("parameters", [])]
    taken = {(parameter["name"], parameter["in"]) for parameter in own}
    shared = [resolve(value, node) for node in value["paths"][path].get("parameters", [])]
    return own + [parameter for parameter in shared if (parameter["name"], parameter["in"]) not in taken]


def _follow(value: JSON, reference: str) -> JSON:
    node = value
    for part in reference.removeprefix("#/").split("/"):
        key = part.replace("~1", "/").replace("~0", "~")
        node = node[int(key)] if is_array(node) else node[key]
    return node


def _walk(node: JSON, at: str = "") -> Iterator[tuple[str, JSON]]:
    yield at, node
    children = list(node.items()) if is_object(node) else list(enumerate(node)) if is_array(node) else []
    for key, child in children:
        yield from _walk(child, at + pointer(key))


def _version(value: JSON) -> Iterator[tuple[str, str]]:
    version = value.get("openapi") if is_object(value) else None
    if not isinstance(version, str) or not re.fullmatch(r"3\.[01]\.\d+", version):
        yield "/openapi", f"`openapi` must be 3.0.x or 3.1.x, not {version!r}"


def _operation_ids(value: JSON) -> Iterator[tuple[str, str]]:
    first: dict[str, str] = {}
    for at, path, method, operation in operations(value):
        name = operation.get("operationId")
        told = f"{method.upper()} {path}"
        if not isinstance(name, str) or not name:
            yield (
                at,
                f"{told} has no operationId, and the client's function takes its name from it",
            )
            continue
        module = re.sub(r"[^a-z0-9]", "", name.lower())
        if module in first:
            yield (
                at + "/operationId",
                f"operationId {name!r} of {told} is also that of {first[module]}; rename one",
            )
        first.setdefault(module, told)


def _references(value: JSON) -> Iterator[tuple[str, str]]:
    for at, node in _walk(value):
        reference = node.get("$ref") if is_object(node) else None
        if not isinstance(reference, str) or "/example" in at:
            continue
        if not reference.startswith("#/"):
            yield (
                at + "/$ref",
                f"$ref {reference!r} leads out of the document; only local references are read",
            )
            continue
        try:
            _follow(value, reference)
        except (KeyError, IndexError, ValueError, TypeError):
            yield at + "/$ref", f"$ref {reference!r} leads nowhere"


def _parameters(value: JSON) -> Iterator[tuple[str, str]]:
    for at, path, _, operation in operations(value):
        for parameter in parameters(value, path, operation):
            place, name = parameter["in"], parameter["name"]
            if "schema" not in parameter:
                yield (
                    at,
                    f"parameter {name!r} has no `schema`; a parameter with `content` is not supported",
                )
            elif place not in _STYLES:
                yield (
                    at,
                    f"parameter {name!r} is in {place!r}; only path, query and header are supported",
                )
            elif parameter.get("style", _STYLES[place]) != _STYLES[place] or "explode" in parameter:
                yield (
                    at,
                    f"parameter {name!r} has a style or explode that is not supported; only the default is",
                )
            elif resolve(value, parameter["schema"]).get("type") in {"object", None}:
                yield at, f"parameter {name!r} must have one type, and not object"


def _bodies(value: JSON) -> Iterator[tuple[str, str]]:
    supported = {"application/json", "multipart/form-data"}
    for at, _, _, operation in operations(value):
        content = resolve(value, operation.get("requestBody", {})).get("content", {})
        if len(content) > 1 or not set(content) <= supported:
            yield (
                at + "/requestBody",
                f"one of {sorted(supported)} is supported as request body, not {sorted(content)}",
            )
        for status, answer in operation.get("responses", {}).items():
            kinds = resolve(value, answer).get("content", {})
            if not set(kinds) <= {"application/json"}:
                yield (
                    at + pointer("responses", status),
                    f"only application/json answers are read, not {sorted(kinds)}",
                )
            if not re.fullmatch(r"[1-5][0-9][0-9]", status):
                yield (
                    at + pointer("responses", status),
                    f"list exact statuses; {status!r} is not supported",
                )


def _security(value: JSON) -> Iterator[tuple[str, str]]:
    for name, scheme in value.get("components", {}).get("securitySchemes", {}).items():
        kind = (
            scheme.get("type"),
            scheme.get("in") or str(scheme.get("scheme")).lower(),
        )
        if kind not in {("apiKey", "header"), ("http", "bearer")}:
            yield (
                pointer("components", "securitySchemes", name),
                f"a security scheme {kind} is not supported",
            )


def _schemas(value: JSON) -> Iterator[tuple[str, str]]:
    for at, node in _walk(value):
        if is_object(node) and "discriminator" in node and "/example" not in at:
            yield at, "a discriminator is not supported"
