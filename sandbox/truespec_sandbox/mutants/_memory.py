"""Defects of what is kept: updates that get lost, and what comes back after a delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._refusal import RefusalError
from truespec_sandbox.mutants._defects import acting, in_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from truespec_sandbox._profile._call import Answer, Behaviour, Call
    from truespec_sandbox._wire._strict_json import JSON
    from truespec_sandbox.mutants._defects import Act
    from truespec_sandbox.mutants._mutant import Defect, Parts


def _id(call: Call) -> str:
    return str(next(iter(call.parameters.path.values())))


def unkept(collection: str) -> Act:
    """Answer as though a record were changed, and keep what it was."""

    def act(call: Call, behaviour: Behaviour) -> Answer:
        before = call.records.find(collection, _id(call))
        answer = behaviour(call)
        if before is not None:
            call.records.replace(collection, _id(call), before[1], indexed=())
        return answer

    return act


def kept_otherwise(
    collection: str, change: Callable[[dict[str, JSON], dict[str, JSON], Call], Mapping[str, JSON]]
) -> Act:
    """Keep another record than the answer shows, made from the record before, the right one, and the call."""

    def act(call: Call, behaviour: Behaviour) -> Answer:
        before = call.records.find(collection, _id(call))
        answer = behaviour(call)
        after = call.records.find(collection, _id(call))
        if before is not None and after is not None:
            call.records.replace(collection, _id(call), change(before[1], after[1], call), indexed=())
        return answer

    return act


def undeleted(collection: str) -> Act:
    """Answer as though a record were deleted, and keep it."""

    def act(call: Call, behaviour: Behaviour) -> Answer:
        before = call.records.find(collection, _id(call))
        answer = behaviour(call)
        if before is not None and call.records.find(collection, _id(call)) is None:
            call.records.insert(collection, before[0], before[1], indexed=(), record_id=_id(call))
        return answer

    return act


class _Ghosts:
    """What was deleted, and acts that still see it."""

    def __init__(self, collection: str, *, stays: bool) -> None:
        self._collection = collection
        self._stays = stays
        self._gone: dict[str, tuple[str, dict[str, JSON]]] = {}

    def delete(self, call: Call, behaviour: Behaviour) -> Answer:
        """Delete, and remember."""
        before = call.records.find(self._collection, _id(call))
        answer = behaviour(call)
        if before is not None:
            self._gone[_id(call)] = before
        return answer

    def see(self, call: Call, behaviour: Behaviour) -> Answer:
        """Do it for what was deleted as for what is there."""
        try:
            return behaviour(call)
        except RefusalError:
            if _id(call) not in self._gone:
                raise
        return self._among(call, behaviour, _id(call))

    def show(self, call: Call, behaviour: Behaviour) -> Answer:
        """List what was deleted too."""
        return self._among(call, behaviour, *self._gone)

    def _among(self, call: Call, behaviour: Behaviour, *ids: str) -> Answer:
        for each in ids:
            owner, body = self._gone[each]
            call.records.insert(self._collection, owner, body, indexed=(), record_id=each)
        try:
            return behaviour(call)
        finally:
            for each in () if self._stays else ids:
                call.records.delete(self._collection, each)


def haunted(collection: str, delete: str, *, seen: str = "", shown: str = "", stays: bool = False) -> Defect:
    """Let what was deleted be there for some operations.

    Args:
        collection: the name of the collection in the store.
        delete: the operation that deletes.
        seen: an operation on one record that still finds it; the delete itself for a second time, too.
        shown: the listing that still has it.
        stays: whether it is there for all from then on.

    Returns:
        The defect.

    """

    def plant(parts: Parts) -> Parts:
        ghosts = _Ghosts(collection, stays=stays)
        defects = [acting(ghosts.delete, delete)]
        if seen:
            defects.append(acting(ghosts.see, seen))
        if shown:
            defects.append(acting(ghosts.show, shown))
        return in_turn(*defects)(parts)

    return plant
