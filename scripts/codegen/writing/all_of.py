"""allOf by its meaning: a value has to be valid against every member.

Scalars and arrays become one schema.  Objects keep the references to their parents, so that classes of inner schemas are
shared, except where two members describe the same property: then the properties are merged, each by the same rules.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from attrs import frozen

from scripts.codegen.reading import JSON, Node, build_pointer, is_array, is_object, look_up, resolve_node, value_types

if TYPE_CHECKING:
    from collections.abc import Iterator

ANNOTATIONS = frozenset(
    {"$comment", "default", "deprecated", "description", "discriminator", "example", "examples", "externalDocs"}
    | {"nullable", "readOnly", "summary", "title", "writeOnly", "xml"}
)
"""Keywords that restrict no value, but for null."""
_STRUCTURE = frozenset(
    {"additionalProperties", "anyOf", "const", "enum", "format", "items", "oneOf", "prefixItems", "properties", "type"}
)
_PARSED_FORMATS = ("date-time", "date", "uuid", "binary")
_MAX_DEPTH = 20  # parts of a pointer


@frozen
class AllOf:
    """An allOf of objects: references to components that are classes, and schemas written inside it."""

    references: list[str]
    inline: list[Node]
    additional: Node

    @property
    def is_alias(self) -> bool:
        """Whether it only repeats the component that it refers to."""
        return len(self.references) == 1 and not self.inline


def merge_all_of(document: JSON, node: Node) -> AllOf | Node:
    """Return the parts of an allOf of objects, or a schema without allOf that means the same."""
    members = list(_iter_members(document, node))
    references = [member for member in members if "$ref" in member.value]
    inline = [member for member in members if "$ref" not in member.value and _has_structure(node, member)]
    types = [value_types(document, member.value) for member in [*references, *inline]]
    common = reduce(_intersect, filter(None, types), frozenset[str]())
    if len(references) == 1 and all(member.value == {"type": "object"} for member in inline):
        return AllOf([references[0].value["$ref"]], [], Node("", None))
    unions = [member for member in [*references, *inline] if is_union(document, member.value)]
    if "object" not in common:
        # The first union allows what all allow, or only the types are known.
        return next(
            (Node(node.pointer, union.value) for union in unions if value_types(document, union.value) <= common),
            Node(node.pointer, _merge_values(document, node, common)),
        )
    if len(unions) == len(references) + len(inline):
        return Node(node.pointer, unions[0].value)
    objects = [member for member in references if is_model(document, member.value)]
    conflicts = _merge_properties(document, node)
    if any(is_merged for _, is_merged in conflicts.values()):
        return Node(node.pointer, _merge_objects(document, node, conflicts))
    additional = [
        Node(f"{node.pointer}/additionalProperties", member.value["additionalProperties"])
        for member in iter_all_members(document, node)
        if is_object(member.value.get("additionalProperties"))
    ]
    written = [member for member in inline if not is_union(document, member.value)]
    empty = [Node(node.pointer, {})] if len(objects) + len(written) == 1 else []  # one member alone would be an alias
    return AllOf(
        [each.value["$ref"] for each in objects], written + empty, additional[-1] if additional else Node("", None)
    )


def find_alias_target(document: JSON, reference: str) -> str:
    """Return the reference to the component that a component with an allOf of it alone stands for, or ``reference``."""
    visited = set[str]()
    while reference not in visited:
        visited.add(reference)
        schema = look_up(document, reference)
        if not is_object(schema):
            break
        if schema.get("nullable") is True:
            # Whether an object may be null stands where it is referred to.
            if "object" not in value_types(document, schema):
                break
            schema = {key: value for key, value in schema.items() if key != "nullable"}
        members = get_union_members(schema)
        if len(members) == 1 and "$ref" in members[0] and "allOf" not in schema:
            reference = members[0]["$ref"]
            continue
        if "allOf" not in schema:
            break
        merged = merge_all_of(document, Node(reference.removeprefix("#"), schema))
        if not isinstance(merged, AllOf) or not merged.is_alias:
            break
        reference = merged.references[0]
    return reference


def get_union_members(schema: JSON) -> list[JSON]:
    """Return the schemas of a schema's anyOf and oneOf."""
    members: list[JSON] = [*(schema.get("anyOf") or []), *(schema.get("oneOf") or [])]
    return members


def is_union(document: JSON, schema: JSON) -> bool:
    """Return whether a schema, or the component that it refers to, is a union of others."""
    schema = resolve_node(document, Node("", schema)).value
    return is_object(schema) and bool(get_union_members(schema))


def is_model(document: JSON, schema: JSON) -> bool:
    """Return whether a schema, or the component that it refers to, has a class of its own, or is an alias of one that has."""
    resolved = resolve_node(document, Node("", schema)).value
    if not is_object(resolved) or is_union(document, resolved) or "enum" in resolved or "const" in resolved:
        return False
    if "allOf" in resolved and "object" not in value_types(document, resolved):
        return False
    return any(_is_written_object(member.value) for member in iter_all_members(document, Node("", schema)))


def _is_written_object(schema: JSON) -> bool:
    type_ = schema.get("type")
    return "object" in type_ if is_array(type_) else type_ == "object" or (not type_ and "properties" in schema)


def _iter_members(document: JSON, node: Node) -> Iterator[Node]:
    """Yield the members of an allOf, those of inner ones too, and at last what stands beside it."""
    for index, value in enumerate(node.value.get("allOf", [])):
        member = Node(node.pointer + build_pointer("allOf", index), value)
        if not is_object(value):
            continue
        if "$ref" in value:
            yield Node(member.pointer, {"$ref": value["$ref"]})
            if not str(document.get("openapi")).startswith("3.0"):
                yield Node(member.pointer, {key: each for key, each in value.items() if key != "$ref"})
        else:
            yield from _iter_members(document, member)
    own = {key: value for key, value in node.value.items() if key != "allOf" and key not in ANNOTATIONS}
    if own:
        yield Node(node.pointer, own | ({"nullable": True} if node.value.get("nullable") is True else {}))


def iter_all_members(document: JSON, node: Node, visited: frozenset[str] = frozenset()) -> Iterator[Node]:
    """Yield the schemas that a value has to be valid against: no reference and no allOf is left."""
    node = resolve_node(document, node)
    if not is_object(node.value):
        return
    if "allOf" not in node.value:
        yield node
    elif node.pointer not in visited:  # an allOf that contains itself says no more
        for member in _iter_members(document, node):
            is_own = member.pointer == node.pointer
            yield from [member] if is_own else iter_all_members(document, member, visited | {node.pointer})


def _has_structure(node: Node, member: Node) -> bool:
    """Return whether a member says which values there are, not only which of them are allowed."""
    if member.value.keys() & _STRUCTURE:
        return True
    is_component = node.pointer.startswith("/components/schemas/") and node.pointer.count("/") == len(
        ("components", "schemas", "name")
    )
    return "required" in member.value and (is_component or member.pointer != node.pointer)


def _intersect(left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
    if not left:
        return right
    numbers = (
        {"integer"}
        if "integer" in left | right and left & {"integer", "number"} and right & {"integer", "number"}
        else set[str]()
    )
    return left & right | numbers


def _merge_values(document: JSON, node: Node, types: frozenset[str]) -> JSON:
    """Return one schema for an allOf of scalars or arrays."""
    members = [member.value for member in iter_all_members(document, node) if not is_union(document, member.value)]
    result: JSON = {"type": sorted(types) if len(types) > 1 else next(iter(types))} if types else {}
    formats = [member["format"] for member in members if "format" in member]
    if formats:
        result["format"] = min(formats, key=lambda name: name not in _PARSED_FORMATS)
    values = [
        member["enum"] if is_array(member.get("enum")) else [member["const"]]
        for member in members
        if {"enum", "const"} & member.keys()
    ]
    if values:
        common = [value for value in values[0] if all(value in others for others in values[1:])]
        result["enum"] = common or values[0]
    items = [member["items"] for member in members if is_object(member.get("items"))]
    if items:
        result["items"] = items[0] if len(items) == 1 else {"allOf": items}
    return result


def _merge_properties(document: JSON, node: Node) -> dict[str, tuple[JSON, bool]]:
    """Return each property's schema, and whether several members describe it differently."""
    schemas: dict[str, list[JSON]] = {}
    for member in iter_all_members(document, node):
        properties: dict[str, JSON] = member.value.get("properties") or {}
        for name, schema in properties.items():
            if not any(_strip(schema) == _strip(other) for other in schemas.setdefault(name, [])):
                schemas[name].append(schema)
    return {name: (_narrow(document, node, values), len(values) > 1) for name, values in schemas.items()}


def _narrow(document: JSON, node: Node, schemas: list[JSON]) -> JSON:
    """Return the schema of the values that are valid against all of these."""
    narrower = [
        schema
        for schema in schemas
        if not any(_extends(document, other, schema) for other in schemas if other is not schema)
    ]
    if node.pointer.count("/") > _MAX_DEPTH:
        return {}  # any value: schemas that merge each other in circles have no end
    return narrower[0] if len(narrower) == 1 else {"allOf": narrower or schemas}


def _extends(document: JSON, schema: JSON, parent: JSON) -> bool:
    """Return whether each value of a schema is one of its parent, as far as allOf shows."""
    if not is_object(parent) or not _strip(parent):
        return True
    waiting, visited = [schema], set[str]()
    while waiting:
        current = waiting.pop()
        if _strip(current) == _strip(parent):
            return True
        if is_object(current) and str(current.get("$ref", "")) not in visited:
            visited.add(str(current.get("$ref", "")) or str(id(current)))
            current = resolve_node(document, Node("", current)).value
            waiting += current.get("allOf", []) if is_object(current) else []
    return False


def _strip(schema: JSON) -> JSON:
    return (
        {key: value for key, value in schema.items() if key not in ANNOTATIONS or key == "nullable"}
        if is_object(schema)
        else schema
    )


def _merge_objects(document: JSON, node: Node, properties: dict[str, tuple[JSON, bool]]) -> JSON:
    members = [member.value for member in iter_all_members(document, node)]
    required = dict.fromkeys(name for member in members for name in member.get("required", []))
    additional = [member["additionalProperties"] for member in members if is_object(member.get("additionalProperties"))]
    result: JSON = {"type": "object", "properties": {name: schema for name, (schema, _) in properties.items()}}
    return result | {"required": list(required)} | ({"additionalProperties": additional[-1]} if additional else {})
