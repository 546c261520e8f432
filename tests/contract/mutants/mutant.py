"""The type of a mutant, and running the sandbox with one."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias
from unittest.mock import patch

from attrs import field, frozen

from truespec_sandbox import _running, running

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Mapping

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
