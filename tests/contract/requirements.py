"""What a property needs of a collection, so that it runs for every collection of every API that has it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from tests.contract.apis import APIS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.contract.collection import Collection
    from tests.contract.resources import API, Resource
    from tests.contract.session import Server

    Property = Callable[[Collection], None]


@frozen
class Requirements:
    """What a property needs.

    Attributes:
        operations: the attributes of ``Resource`` whose operations it calls.
        optional: those whose operations it calls where they exist.
        when: whether a collection has what the property is about, besides these operations.
        other_identity: whether it needs another customer's credentials.
        sandbox_only: why it does not run against a server that is not ours; empty when it does.

    """

    operations: tuple[str, ...]
    optional: tuple[str, ...]
    when: Callable[[Resource], object]
    other_identity: bool
    sandbox_only: str

    def operation_ids(self, resource: Resource) -> frozenset[str]:
        """Return the operationIds that the property calls; none when it does not apply to a collection."""
        if not self.when(resource):
            return frozenset()
        needed = frozenset(getattr(resource, name) for name in self.operations)
        optional = frozenset(getattr(resource, name) for name in self.optional)
        return frozenset() if "" in needed else (needed | optional) - {""}

    def obstacle(self, resource: Resource, server: Server) -> str:
        """Return why the property cannot run against a server; empty when it can."""
        blocked = sorted(self.operation_ids(resource) & server.blocked)
        if blocked:
            return f"would call {', '.join(blocked)}"
        if self.other_identity and server.other_credentials is None:
            return "needs the credentials of another customer"
        return self.sandbox_only if server.is_live else ""


PROPERTIES: dict[Property, Requirements] = {}
"""The requirements of every property, once ``load_properties`` has run or pytest has imported the modules."""


def load_properties() -> None:
    """Import every module of properties."""
    for path in sorted((Path(__file__).parent / "properties").glob("test_*.py")):
        import_module(f"tests.contract.properties.{path.stem}")


def requires(
    *operations: str,
    optional: tuple[str, ...] = (),
    when: Callable[[Resource], object] = lambda _: True,
    other_identity: bool = False,
    sandbox_only: str = "",
) -> Callable[[Property], Property]:
    """Register a test function as a property with its requirements."""

    def register(function: Property) -> Property:
        PROPERTIES[function] = Requirements(operations, optional, when, other_identity, sandbox_only)
        return function

    return register


def collections_for(requirements: Requirements) -> list[tuple[API, Resource]]:
    """Return the collections of all APIs to which a property applies."""
    return [
        (api, resource) for api in APIS.values() for resource in api.resources if requirements.operation_ids(resource)
    ]
