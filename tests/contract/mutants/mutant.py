"""The type of a mutant, and running the sandbox with one."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, TypeAlias
from unittest.mock import patch

from attrs import field, frozen

from tests.contract.apis import APIS
from tests.contract.document import load_document
from truespec_sandbox import _running, running

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping

    from tests.contract.resources import Resource
    from truespec_sandbox import Sandbox
    from truespec_sandbox._running import Parts

KINDS = (
    "status",
    "required header",
    "wrong type",
    "missing field",
    "extra field",
    "null",
    "enum",
    "auth",
    "paging",
    "totals",
    "sort and search",
    "echo",
    "lost update",
    "resurrection after delete",
    "cross-company reads",
    "media types",
    "crash on odd text",
    "error code or envelope",
    "updates",
    "listings",
    "identities",
    "texts",
    "invalid requests",
    "credentials",
    "protocol",
    "domain",
)
"""The kinds of defects; each has at least three mutants."""

Defect: TypeAlias = "Callable[[Parts, tuple[str, ...]], Parts]"
"""Plants a defect of some operations into the parts of a sandbox: its handlers, its document or its middleware."""


@frozen
class Mutant:
    """A sandbox with one planted defect.

    Attributes:
        name: its name, unique among all mutants.
        kind: one of ``KINDS``.
        api: the API that it is a mutant of.
        operations: the operationIds that behave wrongly.
        defect: plants the defect into these operations.

    """

    name: str
    kind: str
    api: str
    operations: tuple[str, ...]
    defect: Defect = field(repr=False)


@frozen
class Row:
    """A defect of every collection that has what it is about.

    Attributes:
        name: its name.
        attributes: the attributes of ``Resource`` with the operations that behave wrongly, with spaces between them.
        build: builds the defect of a collection.
        applies: whether a collection has what the defect is about.

    """

    name: str
    attributes: str
    build: Callable[[Resource], Defect]
    applies: Callable[[Resource], object] = lambda _: True


def build_for_collections(table: Mapping[str, Iterable[Row]]) -> Iterator[Mutant]:
    """Build the mutants of all collections of all APIs from a table of rows by kind."""
    for api in APIS.values():
        for resource in api.resources:
            for kind, rows in table.items():
                for row in rows:
                    operations = tuple(getattr(resource, name) for name in row.attributes.split())
                    if all(operations) and row.applies(resource):
                        name = f"{api.name}-{store_name(resource)}-{row.attributes.replace(' ', '-')}-{row.name}"
                        yield Mutant(name, kind, api.name, operations, row.build(resource))


def store_name(resource: Resource) -> str:
    """Return the name of a collection in the sandbox's store."""
    return resource.name.replace(" ", "_")


def has(name: str) -> Callable[[Resource], bool]:
    """Return whether a collection has a feature: a field's name, ``texts`` or ``nested``."""
    return lambda resource: name in features(resource)


def has_text_ids(resource: Resource) -> bool:
    """Return whether the ids of a collection are texts, and its reads and deletes have one path."""
    return bool(resource.scope or resource.form_part)


def features(resource: Resource) -> frozenset[str]:
    """Return the fields of a create's body; with ``texts`` where one takes any text, and ``nested`` for inner objects."""
    api = next(one for one in APIS.values() if any(resource is each for each in one.resources))
    return _features(api.name, resource.name)


@cache
def _features(api: str, name: str) -> frozenset[str]:
    document = load_document(api)
    resource = next(one for one in APIS[api].resources if one.name == name)
    schema = document.operations[resource.create].schema
    if resource.form_part:
        schema = document.resolve(schema["properties"][resource.form_part]["x-content-schema"])
    schemas = {name: document.resolve(each) for name, each in schema["properties"].items()}
    has_texts = any(each.get("maxLength", 0) >= 1000 and not each.get("minLength") for each in schemas.values())
    has_nested = any(each.get("type") == "object" for each in schemas.values())
    return frozenset([*schemas, *(["texts"] if has_texts else []), *(["nested"] if has_nested else [])])


def build_mutants(api: str, table: Mapping[str, Iterable[tuple[str, str, Defect]]]) -> tuple[Mutant, ...]:
    """Build the mutants of an API from a table of names, operationIds (with spaces between them) and defects by kind."""
    return tuple(
        Mutant(name, kind, api, tuple(operations.split()), defect)
        for kind, rows in table.items()
        for name, operations, defect in rows
    )


@contextmanager
def running_mutant(mutant: Mutant) -> Generator[Sandbox]:
    """Run the sandbox of a mutant's API with its defect while the block runs."""
    build_parts = _running.build_parts

    def build_mutated_parts(api: str) -> Parts:
        return mutant.defect(build_parts(api), mutant.operations)

    with patch.object(_running, "build_parts", build_mutated_parts), running(mutant.api) as sandbox:
        yield sandbox
