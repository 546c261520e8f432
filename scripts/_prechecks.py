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
_VALUES = {"example", "examples", "default", "enum", "const"}  # below these stand values, whatever they look like
_NAMES = {"properties", "patternProperties", "schemas"}  # below these stand names, whatever they look like
_PLAIN_TYPES = ("string", "integer", "number", "boolean", "array")
_STYLES = {"path": "simple", "query": "form", "header": "simple"}


def check(document: Document) -> None:
    """Raise SourceError for the faults of ``document``, all of them in one message, each with its place.

    Two faults stop the reading at once, because nothing more can be read then: what is no OpenAPI document, and a
    reference that leads nowhere.
    """
    for stage in (
        (_version, _structure),
        (_references,),
        (_operation_ids, _parameters, _bodies, _security, _schemas),
    ):
        faults = [
            f"{nearest_place(document.places, at, document.name)}: {told}"
            for check_one in stage
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
    taken = {(parameter.get("name"), parameter.get("in")) for parameter in own}
    shared = [resolve(value, node) for node in value["paths"][path].get("parameters", [])]
    return own + [parameter for parameter in shared if (parameter.get("name"), parameter.get("in")) not in taken]


def _follow(value: JSON, reference: str) -> JSON:
    node = value
    for part in reference.removeprefix("#/").split("/"):
        key = part.replace("~1", "/").replace("~0", "~")
        node = node[int(key)] if is_array(node) else node[key]
    return node


def walk(node: JSON, at: str = "", *, names: bool = False) -> Iterator[tuple[str, JSON]]:
    """Each node and its pointer, without examples; ``names`` says that the node's keys are names, not keywords."""
    if not names:
        yield at, node
    children = list(node.items()) if is_object(node) else list(enumerate(node)) if is_array(node) else []
    for key, child in children:
        if names or key not in _VALUES:
            yield from walk(child, at + pointer(key), names=not names and key in _NAMES)


def _version(value: JSON) -> Iterator[tuple[str, str]]:
    version = value.get("openapi") if is_object(value) else None
    if not isinstance(version, str) or not re.fullmatch(r"3\.[01]\.\d+", version):
        yield "/openapi", f"`openapi` must be 3.0.x or 3.1.x, not {version!r}"


def _structure(value: JSON) -> Iterator[tuple[str, str]]:
    paths: JSON = value.get("paths", {}) if is_object(value) else {}
    if not is_object(paths):
        yield "/paths", "`paths` must be an object"
        return
    for path, item in paths.items():
        yield from _holder(pointer("paths", path), path, item)
        for method in METHODS:
            if is_object(item) and method in item:
                yield from _holder(pointer("paths", path, method), f"{method.upper()} {path}", item[method])


def _holder(at: str, name: str, node: JSON) -> Iterator[tuple[str, str]]:
    """A path item or an operation: what may hold parameters."""
    if not is_object(node):
        yield at, f"{name} must be an object"
        return
    found = node.get("parameters", [])
    if not is_array(found) or not all(is_object(parameter) for parameter in found):
        yield at + "/parameters", "`parameters` must be a list of objects"


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
    for at, node in walk(value):
        reference = node.get("$ref") if is_object(node) else None
        if not isinstance(reference, str):
            continue
        if not reference.startswith("#/"):
            yield (
                at + "/$ref",
                f"$ref {reference!r} leads out of the document; only local references are read",
            )
            continue
        try:
            _check_end(value, node)
        except (KeyError, IndexError, ValueError, TypeError):
            yield at + "/$ref", f"$ref {reference!r} leads nowhere"


def _check_end(value: JSON, node: JSON) -> None:
    seen: set[str] = set()
    while is_object(node) and isinstance(node.get("$ref"), str):
        reference = node["$ref"]
        if reference in seen:
            message = "in a circle"
            raise ValueError(message)
        seen.add(reference)
        node = _follow(value, reference)


def _parameters(value: JSON) -> Iterator[tuple[str, str]]:
    for at, path, _, operation in operations(value):
        for parameter in parameters(value, path, operation):
            place, name = parameter.get("in"), parameter.get("name")
            if not isinstance(place, str) or not isinstance(name, str):
                yield at, "a parameter needs a `name` and an `in`"
            elif "schema" not in parameter:
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
            elif resolve(value, parameter["schema"]).get("type") not in _PLAIN_TYPES:
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
    schemes = value.get("components", {}).get("securitySchemes", {})
    if len(schemes) > 1:
        yield "/components/securitySchemes", f"one security scheme is supported, not {sorted(schemes)}"
    for name, scheme in schemes.items():
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
    for at, node in walk(value):
        if is_object(node) and "discriminator" in node:
            members: list[JSON] = node.get("oneOf") or node.get("anyOf") or []
            if not members or not all(is_object(member) and "$ref" in member for member in members):
                yield at, "a discriminator needs oneOf or anyOf, and a $ref for each member"
        if is_object(node) and "properties" in node and ("oneOf" in node or "anyOf" in node):
            yield at, "properties beside oneOf or anyOf are not read; put them into the members"
