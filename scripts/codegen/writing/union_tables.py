"""The tables of generated code by which the member of a union is chosen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.codegen.writing.unions import Member, Union, UnionReader
    from scripts.codegen.writing.validators import ValidatorWriter

PYTHON_TYPES = {
    "string": ("str",),
    "integer": ("int", "float"),  # 5.0 is an integer too (JSON Schema 2020-12, section 6.1.1)
    "number": ("int", "float"),
    "boolean": ("bool",),
    "array": ("list",),
    "object": ("dict",),
    "null": ("type(None)",),
}
"""JSON type -> the Python types of parsed JSON, as code."""


class UnionWriter:
    """Writes a table for each union that a module decodes."""

    def __init__(self, reader: UnionReader, validators: ValidatorWriter) -> None:
        self.reader = reader
        self._validators = validators
        self._tables: dict[str, tuple[str, str]] = {}

    def take_tables(self) -> list[str]:
        """Return the code of the tables written since the last call, and forget them."""
        tables = [f"{name} = {code}" for name, code in self._tables.values()]
        self._tables.clear()
        return tables

    def write_table(self, pointer: str, union: Union, decoders: list[str], label: str) -> str:
        """Return the name of a union's table, which is written unless the module has it already."""
        if pointer not in self._tables:
            stem = re.sub(r"\W+", "_", label.rpartition(".")[2]).strip("_").upper() or "UNION"
            names = {name for name, _ in self._tables.values()}
            name = next(each for each in (f"_{stem}", *(f"_{stem}_{n}" for n in range(2, 1000))) if each not in names)
            self._tables[pointer] = (name, self._write(union, decoders, label))
        return self._tables[pointer][0]

    def _write(self, union: Union, decoders: list[str], label: str) -> str:
        pairs = list(zip(union.members, [decoder or "unchanged" for decoder in decoders], strict=True))
        members: list[str] = []
        for member, decoder in pairs:
            others = [other for other, _ in pairs if other is not member]
            rivals = [other for other, own in pairs if own != decoder and not member.excludes(other)]
            validator = self._validators.add(member.pointer) if rivals else ""
            members.append(_write_member(member, decoder, others, validator))
        decoders_by_pointer = {member.pointer: decoder for member, decoder in pairs}
        discriminators = [
            f"Discriminator({each.property_name!r}, {{{', '.join(f'{value!r}: {decoders_by_pointer[pointer]}' for value, pointer in each.members.items())}}})"
            for each in union.discriminators
            if each.members
        ]
        chosen = f", discriminators={_tuple(discriminators)}" if discriminators else ""
        return f"UnionDecoder({label!r}, ({', '.join(members)},){chosen})"


def _write_member(member: Member, decoder: str, others: list[Member], validator: str) -> str:
    arguments = [decoder, _types(member.types)]
    objects = [other for other in others if "object" in other.types]
    if member.types == frozenset({"object"}) and objects:
        required = [name for name in member.required if not all(name in other.required for other in objects)]
        names = [name for name in member.property_types if not all(name in other.property_types for other in objects)]
        types = {
            name: _types(own)
            for name, own in member.property_types.items()
            if own
            and any(
                name in other.property_types and other.property_types[name] and not own & other.property_types[name]
                for other in objects
            )
        }
        values = {
            name: _tuple(map(repr, own))
            for name, own in member.values.items()
            if any(other.values.get(name) != own for other in objects)
        }
        arguments += [f"required=frozenset({{{', '.join(map(repr, required))}}})"] if required else []
        arguments += [f"names=frozenset({{{', '.join(map(repr, names))}}})"] if names else []
        arguments += [f"types_of={_dict(types)}"] if types else []
        arguments += [f"values_of={_dict(values)}"] if values else []
    elif member.own_values is not None:
        arguments.append(f"values={_tuple(map(repr, member.own_values))}")
    elif member.item_types and any("array" in other.types for other in others):
        arguments.append(f"item_types={_types(member.item_types)}")
    arguments += [f"validator={validator!r}"] if validator else []
    return f"UnionMember({', '.join(arguments)})"


def _types(types: Iterable[str]) -> str:
    return _tuple(
        dict.fromkeys(name for type_ in sorted(types) or [""] for name in PYTHON_TYPES.get(type_, ("object",)))
    )


def _tuple(parts: Iterable[str]) -> str:
    items = list(parts)
    return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"


def _dict(items: dict[str, str]) -> str:
    return f"{{{', '.join(f'{name!r}: {value}' for name, value in items.items())}}}"
