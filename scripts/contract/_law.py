"""What a law is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.contract._api import Resource
    from scripts.contract._subject import Subject


def _any(_resource: Resource) -> bool:
    return True


@attrs.frozen
class Law:
    """A scenario that holds for every collection that has what it is about.

    Attributes:
        name: its name as a check.
        apply: plays it, and raises ``BrokenError`` where it does not hold.
        operations: names of the attributes of a resource whose operations it needs.
        applies: whether a resource has what it is about, besides these operations.
        also: names of those whose operations it is about too, where they exist.
        with_peer: whether it needs somebody else's credentials.
        with_refused: whether it needs credentials without rights.

    """

    name: str
    apply: Callable[[Subject], None]
    operations: tuple[str, ...]
    applies: Callable[[Resource], bool] = _any
    also: tuple[str, ...] = ()
    with_peer: bool = False
    with_refused: bool = False

    def operations_of(self, resource: Resource) -> frozenset[str]:
        """Return the operationIds that it is about; none when it does not apply."""
        if not self.applies(resource):
            return frozenset()
        found = {"create": resource.create, "read": resource.read, "list": resource.list, "update": resource.update}
        found["delete"] = resource.delete
        needed = frozenset(found[name] for name in self.operations)
        return frozenset() if "" in needed else (needed | {found[name] for name in self.also}) - {""}
