"""Unions: their members, how these differ, and the tables by which generated code chooses one.

The choice is made from the whole document.  A discriminator names the member; otherwise a value can only be one of the
members whose types, required properties and constants it has; where several are left, the generated code validates the
value against each, and takes the first that it is valid against in the document's order.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from scripts.codegen.reading import JSON, Node, is_array, is_object, value_types
from scripts.codegen.writing.all_of import is_model, iter_all_members
from scripts.codegen.writing.generator_input import prepare

if TYPE_CHECKING:
    from scripts.codegen.reading import Document
    from scripts.codegen.writing.schema_input import SchemaRewriter

_NUMBERS = frozenset({"integer", "number"})
_MAX_DEPTH = 20  # of unions inside unions, which may refer to each other in circles


@frozen
class Member:
    """A member of a union, and conditions that each of its values meets."""

    pointer: str
    types: frozenset[str]
    """JSON types; empty for any."""
    required: tuple[str, ...] = ()
    property_types: dict[str, frozenset[str]] = field(factory=dict[str, frozenset[str]])
    values: dict[str, tuple[JSON, ...]] = field(factory=dict[str, tuple[JSON, ...]])
    """Property -> the only values that it may have."""
    own_values: tuple[JSON, ...] | None = None
    """The only values of a member that is no object."""
    item_types: frozenset[str] = frozenset()
    is_closed: bool = False
    format: str = ""

    def excludes(self, other: Member) -> bool:
        """Return whether what the generated code compares excludes each value of one from the other."""
        shared = _share(self.types, other.types)
        if not shared:
            return True
        if shared == frozenset({"object"}):
            return any(self._differs(other, name) for name in {*self.required} & {*other.required})
        return not shared & {"object", "array"} and _are_disjoint(self.own_values, other.own_values)

    def _differs(self, other: Member, name: str) -> bool:
        types = self.property_types.get(name, frozenset()), other.property_types.get(name, frozenset())
        return not _share(*types) or _are_disjoint(self.values.get(name), other.values.get(name))

    def never_fits(self, other: Member) -> bool:
        """Return whether no value can be valid against both, as far as the document says it plainly."""
        formats = {self.format, other.format}
        return (
            self.excludes(other)
            or self._lacks(other)
            or other._lacks(self)
            or (
                _share(self.types, other.types) == frozenset({"string"})
                and len(formats) > 1
                and formats <= _DISJOINT_FORMATS
            )
        )

    def _lacks(self, other: Member) -> bool:
        return self.is_closed and any(name not in self.property_types for name in other.required)


_DISJOINT_FORMATS = frozenset({"date", "date-time", "uuid", "ipv4", "ipv6", "time"})


def _share(left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
    if not left or not right:
        return left | right or frozenset({"any"})
    return left & right | (_NUMBERS if left & _NUMBERS and right & _NUMBERS else frozenset[str]())


def _are_disjoint(left: tuple[JSON, ...] | None, right: tuple[JSON, ...] | None) -> bool:
    return left is not None and right is not None and not any(value in right for value in left)


@frozen
class Discriminator:
    """The property that names the member of a union, and the member's pointer for each of its values."""

    property_name: str
    members: dict[str, str]
    mapped: frozenset[str]
    """The values that the document's mapping names."""


@frozen
class Union:
    """A union with the members of the unions inside it."""

    members: list[Member]
    is_nullable: bool
    discriminators: list[Discriminator]


class UnionReader:
    """Reads the unions of one document."""

    def __init__(self, document: JSON, schemas: SchemaRewriter) -> None:
        self._document = document
        self._schemas = schemas

    def read(self, pointer: str) -> Union:
        """Return the union at a pointer, in the document's order."""
        pointers, discriminators = list[str](), list[Discriminator]()
        self._collect(self._schemas.rewritten[pointer], pointers, discriminators, 0)
        leaves = list(dict.fromkeys(pointers))
        members = [self._describe(leaf) for leaf in leaves]
        nulls = [member for member in members if member.types == frozenset({"null"})]
        others = [member for member in members if member not in nulls]
        is_nullable = bool(nulls) or any("null" in member.types for member in others)
        others = [evolve(member, types=member.types - {"null"}) for member in others]
        return Union(others, is_nullable, [self._complete(each, others) for each in discriminators])

    def follow(self, schema: JSON) -> JSON:
        """Return the rewritten schema that a reference, or an allOf of one reference, leads to."""
        while "$ref" in schema or (len(schema.get("allOf", ())) == 1 and "$ref" in schema["allOf"][0]):
            reference = schema.get("$ref") or schema["allOf"][0]["$ref"]
            schema = self._schemas.rewritten[reference.removeprefix("#")]
        return schema

    def _collect(self, schema: JSON, leaves: list[str], discriminators: list[Discriminator], depth: int) -> None:
        schema = self.follow(schema)
        if "oneOf" not in schema:
            leaves.append(schema["description"])
            return
        if depth > _MAX_DEPTH:
            return
        discriminator = self._schemas.originals[schema["description"]].get("discriminator")
        if is_object(discriminator):
            discriminators.append(self._map_discriminator(discriminator, schema))
        for member in schema["oneOf"]:
            self._collect(member, leaves, discriminators, depth + 1)

    def _map_discriminator(self, discriminator: JSON, schema: JSON) -> Discriminator:
        """Return the members by the values of a mapping, and by their own names, which are values as well."""
        mapping: dict[str, str] = discriminator.get("mapping") or {}
        members = {value: self._find_component(target) for value, target in mapping.items()}
        for reference in (member["$ref"] for member in schema["oneOf"] if "$ref" in member):
            members.setdefault(reference.rpartition("/")[2], self._find_component(reference))
        return Discriminator(discriminator["propertyName"], members, frozenset(mapping))

    def _find_component(self, reference: str) -> str:
        """Return where the component that a mapping names is defined, by a reference or its bare name."""
        name = reference.rpartition("/")[2]
        schema = self._schemas.rewritten.get(f"/components/schemas/{name}")
        return self.follow(schema)["description"] if schema else ""

    def _complete(self, discriminator: Discriminator, members: list[Member]) -> Discriminator:
        """Leave out what is no member, and add the values that only one member's own enum or const allows."""
        name = discriminator.property_name
        pointers = {member.pointer for member in members}
        values_of = {member.pointer: member.values.get(name, ()) for member in members}
        chosen = {
            value: pointer
            for value, pointer in discriminator.members.items()
            # A schema's own name is no value where its enum or const has others.
            if pointer in pointers
            and (value in discriminator.mapped or not values_of[pointer] or value in values_of[pointer])
        }
        for member in members:
            others = [value for other in members if other is not member for value in other.values.get(name, ())]
            for value in member.values.get(name, ()):
                if isinstance(value, str) and value not in others:
                    chosen.setdefault(value, member.pointer)
        return Discriminator(name, chosen, discriminator.mapped)

    def _describe(self, pointer: str) -> Member:
        original, rewritten = self._schemas.originals[pointer], self._schemas.rewritten[pointer]
        if rewritten.get("type") != "object":
            types = value_types(self._document, original) if self._is_typed(original) else frozenset[str]()
            items = original.get("items")
            item_types = (
                value_types(self._document, items) if "array" in types and is_object(items) else frozenset[str]()
            )
            return Member(
                pointer,
                types,
                own_values=_list_values([original]),
                item_types=item_types,
                format=original.get("format", ""),
            )
        nodes = list(iter_all_members(self._document, Node(pointer, original)))
        schemas = [node.value for node in nodes]
        properties: dict[str, list[JSON]] = {}
        for schema in schemas:
            own: dict[str, JSON] = schema.get("properties") or {}
            for name, value in own.items():
                properties.setdefault(name, []).append(value)
        return Member(
            pointer,
            value_types(self._document, original) & {"null"} | {"object"},
            tuple(dict.fromkeys(name for schema in schemas for name in schema.get("required") or ())),
            {name: self._types(values) for name, values in properties.items()},
            {
                name: values
                for name, schemas in properties.items()
                if (values := self._list_values(schemas)) is not None
            },
            is_closed=len(schemas) == 1
            and original.get("additionalProperties") is False
            and "patternProperties" not in original,
        )

    def _is_typed(self, schema: JSON) -> bool:
        """Return whether a schema says its type; ``items`` alone, for one, restricts arrays only."""
        members = iter_all_members(self._document, Node("", schema))
        return any(
            {"type", "enum", "const", "anyOf", "oneOf"} & member.value.keys() or is_model(self._document, member.value)
            for member in members
        )

    def _types(self, schemas: list[JSON]) -> frozenset[str]:
        result = frozenset[str]()
        for schema in schemas:
            types = value_types(self._document, schema) if self._is_typed(schema) else frozenset[str]()
            result = (_share(result, types) if result and types else result or types) if types else result
        return result

    def _list_values(self, schemas: list[JSON]) -> tuple[JSON, ...] | None:
        members = [node.value for schema in schemas for node in iter_all_members(self._document, Node("", schema))]
        return _list_values(members)


def _list_values(schemas: list[JSON]) -> tuple[JSON, ...] | None:
    """Return the values that are in each enum and const of these schemas; None when there is none."""
    lists: list[list[JSON]] = []
    for schema in schemas:
        if is_array(schema.get("enum")):
            null = [None] if schema.get("nullable") is True else []
            lists.append([*schema["enum"], *null])
        elif "const" in schema:
            lists.append([schema["const"]])
    if not lists:
        return None
    return tuple(value for value in lists[0] if all(value in other for other in lists[1:]))


def list_ambiguous_unions(document: Document) -> list[str]:
    """Return a line for each union with members that a value may be valid against both, where no discriminator names one."""
    schemas = prepare(document.value).schemas
    reader = UnionReader(document.value, schemas)
    lines: list[str] = []
    for pointer, schema in schemas.rewritten.items():
        union = reader.read(pointer) if schema["description"] == pointer and "oneOf" in schema else None
        named = {member for each in union.discriminators for member in each.members.values()} if union else set[str]()
        for first, second in itertools.combinations(union.members if union else (), 2):
            is_chosen = {first.pointer, second.pointer} <= named
            has_class = "object" in {schemas.rewritten[each.pointer].get("type") for each in (first, second)}
            if has_class and not is_chosen and not first.never_fits(second):
                names = " and ".join(each.pointer.rpartition("/components/schemas/")[2] for each in (first, second))
                lines.append(
                    f"{document.locate(pointer)}: a value may be valid against both {names}: the first is chosen"
                )
    return lines
