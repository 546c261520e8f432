"""Schemas as openapi-python-client reads them: each says one thing, in the form that the generator keeps.

The generator keeps no discriminator, merges allOf in part, and refuses some enums and constants.  So unions are written
out as oneOf (null included), allOf is merged by its meaning, and what the generator would not keep is left away.
The description of each schema is its JSON pointer, by which the original and the rewritten schema are looked up.
"""

from __future__ import annotations

from attrs import define, field

from scripts.codegen.reading import JSON, Node, build_pointer, is_array, is_object, look_up, resolve_node, value_types
from scripts.codegen.writing.all_of import ANNOTATIONS, AllOf, find_alias_target, get_union_members, merge_all_of
from scripts.codegen.writing.names import distinguish_properties


@define
class SchemaRewriter:
    """Rewrites the schemas of one document and remembers, by pointer, what they were and what they have become."""

    document: JSON
    file_schemas: frozenset[str]
    """The components that are used in multipart bodies only: a ``format: binary`` in them is a file."""
    originals: dict[str, JSON] = field(factory=dict[str, JSON])
    rewritten: dict[str, JSON] = field(factory=dict[str, JSON])
    _input: dict[str, JSON] = field(factory=dict[str, JSON])
    _keeps_files: bool = False

    def rewrite_components(self) -> JSON:
        """Return the schemas of the components, without those that only stand for another one."""
        for name, schema in self._components.items():
            result = self._rewrite_component(name, schema)
            if "$ref" not in result:
                self._input[name] = result
        return self._input

    @property
    def _components(self) -> dict[str, JSON]:
        components: dict[str, JSON] = self.document.get("components", {}).get("schemas", {})
        return components

    def _rewrite_component(self, name: str, schema: JSON) -> JSON:
        node = Node(build_pointer("components", "schemas", name), schema)
        if is_nullable_object(self.document, schema):
            # Its class is that of the object; each reference to it becomes a union with null.
            node = Node(node.pointer, _without_null(schema))
        if is_object(schema) and "$ref" in schema:  # the generator makes it a class of its own
            node = Node(node.pointer, _without_null(resolve_node(self.document, node).value))
        self._keeps_files = name in self.file_schemas
        result = self._rewrite(node, name)
        if "$ref" in result:
            self._keep(node.pointer, schema, {"allOf": [result]})
        self.rewritten.setdefault(node.pointer, result)
        return result

    def rewrite(self, node: Node, *, keeps_files: bool = False) -> JSON:
        """Return a schema for the generator; with ``keeps_files`` a ``format: binary`` stands for a file."""
        self._keeps_files = keeps_files
        return self._rewrite(node)

    def _rewrite(self, node: Node, name: str = "") -> JSON:
        """Return a schema for the generator; ``name`` is that of the class of a component, or of a schema inside it."""
        schema = node.value
        if not is_object(schema):
            return self._keep(node.pointer, {}, {})  # true and false of JSON Schema
        if "$ref" in schema:
            siblings = {key: value for key, value in schema.items() if key != "$ref" and key not in ANNOTATIONS}
            if not siblings or str(self.document.get("openapi")).startswith("3.0"):
                return self._rewrite_reference(node)
            schema = {"allOf": [{"$ref": schema["$ref"]}, siblings]}
        node = Node(node.pointer, schema)
        if "allOf" in schema and not _is_nullable(schema):
            return self._rewrite_all_of(node, name)
        members = _union_members(node)
        if members and len(members) == 1 and "$ref" in members[0].value:
            return self._rewrite_reference(members[0])
        if members is None:
            return self._keep(node.pointer, schema, self._rewrite_plain(node, name))
        return self._keep(
            node.pointer,
            schema,
            {
                "oneOf": [
                    self._rewrite_inner(member, f"{name}_type_{index}" if name else "")
                    for index, member in enumerate(members)
                ]
            },
        )

    def _rewrite_inner(self, node: Node, name: str) -> JSON:
        """Rewrite a member of a union, or the items of an array.

        In a component an object there becomes a component itself, under the name that the generator would give it:
        so it may refer to schemas that the generator has not read yet, or to the component.
        """
        result = self._rewrite(node, name)
        if not name or result.get("type") != "object":
            return result
        while name in self._components or name in self._input:
            name += "_"
        self._input[name] = result
        self.rewritten[build_pointer("components", "schemas", name)] = result
        return {"$ref": f"#/components/schemas/{name}"}

    def _keep(self, pointer: str, original: JSON, rewritten: JSON) -> JSON:
        self.originals[pointer] = original
        self.rewritten[pointer] = {**rewritten, "description": pointer}
        return self.rewritten[pointer]

    def _rewrite_reference(self, node: Node) -> JSON:
        reference: JSON = {"$ref": find_alias_target(self.document, node.value["$ref"])}
        if not is_nullable_object(self.document, {"$ref": node.value["$ref"]}):
            return reference
        null = self._keep(f"{node.pointer}/null", {"type": "null"}, {"type": "null"})
        return self._keep(node.pointer, {"oneOf": [reference, {"type": "null"}]}, {"oneOf": [reference, null]})

    def _rewrite_all_of(self, node: Node, name: str) -> JSON:
        merged = merge_all_of(self.document, node)
        if not isinstance(merged, AllOf):
            rewritten = self._rewrite(merged, name)
            self.originals[node.pointer] = node.value
            return rewritten
        if merged.is_alias:
            return self._rewrite_reference(Node(node.pointer, {"$ref": merged.references[0]}))
        result: JSON = {
            "type": "object",
            "allOf": [
                *({"$ref": find_alias_target(self.document, reference)} for reference in merged.references),
                *(self._rewrite_properties(inline) for inline in merged.inline),
            ],
        }
        if is_object(merged.additional.value):
            result["additionalProperties"] = self._rewrite(merged.additional)
        return self._keep(node.pointer, node.value, result)

    def _rewrite_plain(self, node: Node, name: str) -> JSON:
        schema, type_ = node.value, node.value.get("type")
        if is_array(type_):
            type_ = type_[0] if type_ else None
        if is_array(schema.get("enum")) and schema["enum"]:
            null = [None] if _is_nullable(schema) and None not in schema["enum"] else []
            return {"enum": [*schema["enum"], *null]}
        if isinstance(schema.get("const"), str | int):
            return {"const": schema["const"]}
        if type_ == "string":
            is_kept = "format" in schema and (schema["format"] != "binary" or self._keeps_files)
            return {"type": "string", "format": schema["format"]} if is_kept else {"type": "string"}
        if type_ == "array":
            return {"type": "array", "items": self._rewrite_inner(_merge_items(node), f"{name}_item" if name else "")}
        if type_ == "object" or (not type_ and "properties" in schema):
            return self._rewrite_object(node)
        return {"type": type_} if isinstance(type_, str) else {}

    def _rewrite_object(self, node: Node) -> JSON:
        schema = node.value
        result: JSON = {"type": "object", **self._rewrite_properties(node)}
        additional = schema.get("additionalProperties")
        if is_object(additional):
            result["additionalProperties"] = self._rewrite(Node(f"{node.pointer}/additionalProperties", additional))
        elif additional is not None:
            result["additionalProperties"] = additional
        return result

    def _rewrite_properties(self, node: Node) -> JSON:
        properties: dict[str, JSON] = node.value.get("properties") or {}
        required: list[str] = node.value.get("required") or []
        names = distinguish_properties(properties)
        return {
            "properties": {
                names[name]: self._rewrite(Node(node.pointer + build_pointer("properties", name), value))
                for name, value in properties.items()
            },
            "required": [names.get(name, name) for name in required],
        }


def is_nullable_object(document: JSON, schema: JSON) -> bool:
    """Return whether a schema, or the component that it refers to, is an object that may be null, and no union."""
    visited = set[str]()
    while is_object(schema):
        if "$ref" in schema:
            if schema["$ref"] in visited:
                return False
            visited.add(schema["$ref"])
            schema = look_up(document, schema["$ref"])
        elif len(members := get_union_members(schema)) == 1 and "$ref" in members[0] and not _is_nullable(schema):
            schema = members[0]
        elif members or {"enum", "const"} & schema.keys():
            return False
        elif _is_nullable(schema):
            return value_types(document, schema) == frozenset({"object", "null"})
        elif "allOf" in schema:
            merged = merge_all_of(document, Node("", schema))
            if not isinstance(merged, AllOf) or not merged.is_alias:
                return False
            schema = {"$ref": merged.references[0]}
        else:
            return False
    return False


def _is_nullable(schema: JSON) -> bool:
    return schema.get("nullable") is True or (is_array(schema.get("type")) and "null" in schema["type"])


def _without_null(schema: JSON) -> JSON:
    result = {key: value for key, value in schema.items() if key != "nullable"}
    if is_array(result.get("type")):
        types = [each for each in result["type"] if each != "null"]
        result["type"] = types[0] if len(types) == 1 else types
    return result


def _union_members(node: Node) -> list[Node] | None:
    """Return the members of a union, null among them; None for a schema that is none."""
    schema, pointer = node.value, node.pointer
    null = [Node(f"{pointer}/null", {"type": "null"})]
    if "allOf" in schema:
        return [*null, Node(f"{pointer}/value", _without_null(schema))]
    members = [
        Node(pointer + build_pointer(keyword, index), member)
        for keyword in ("anyOf", "oneOf")
        for index, member in enumerate(schema.get(keyword) or [])
    ]
    is_nullable = _is_nullable(schema)
    if members:
        return members + (null if is_nullable else [])
    plain = _without_null(schema)
    if is_array(plain.get("enum")) and plain["enum"]:
        return _enum_members(Node(pointer, plain), is_nullable=is_nullable)
    if "const" in plain and not isinstance(plain["const"], str | int):
        return _enum_members(Node(pointer, {**plain, "enum": [plain["const"]]}), is_nullable=is_nullable)
    if is_array(plain.get("type")) and len(plain["type"]) > 1:
        typed = [Node(f"{pointer}/type/{each}", {**plain, "type": each}) for each in plain["type"]]
        return typed + (null if is_nullable else [])
    return [Node(f"{pointer}/value", plain), *null] if is_nullable and plain.get("type") != [] else None


def _enum_members(node: Node, *, is_nullable: bool) -> list[Node] | None:
    """Return a member for each type of an enum's values; None when all are texts, or all integers."""
    by_type: dict[str, list[JSON]] = {}
    for value in node.value["enum"]:
        by_type.setdefault(next(iter(value_types({}, {"const": value}))), []).append(value)
    if is_nullable:
        by_type.setdefault("null", [None])
    if by_type.keys() - {"null"} in ({"string"}, {"integer"}):
        return None
    schema = {key: value for key, value in node.value.items() if key not in {"enum", "const"}}
    return [
        Node(
            f"{node.pointer}/enum/{type_}",
            {**schema, "type": type_} | ({"enum": values} if type_ in {"string", "integer"} else {}),
        )
        for type_, values in by_type.items()
    ]


def _merge_items(node: Node) -> Node:
    """Return the schema of an array's items, for a tuple the union of all."""
    items = [each for each in [*node.value.get("prefixItems", []), node.value.get("items")] if is_object(each)]
    if "prefixItems" not in node.value:
        return Node(f"{node.pointer}/items", node.value.get("items", {}))
    return Node(f"{node.pointer}/items", {"anyOf": items} if len(items) > 1 else items[0] if items else {})
