"""Defects of what is kept: updates that get lost, and what comes back after a delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._errors import APIError
from truespec_sandbox.mutants._defects import acting, in_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from truespec_sandbox._profile import Handler, RequestContext
    from truespec_sandbox._responses import Response
    from truespec_sandbox._wire._strict_json import JSON
    from truespec_sandbox.mutants._defects import Act
    from truespec_sandbox.mutants._mutant import Defect, Parts


def _id(context: RequestContext) -> str:
    return str(next(iter(context.parameters.path.values())))


def unkept(collection: str) -> Act:
    """Answer as though a record were changed, and keep what it was."""

    def act(context: RequestContext, handler: Handler) -> Response:
        before = context.records.find(collection, _id(context))
        response = handler(context)
        if before is not None:
            context.records.replace(collection, _id(context), before[1], indexed=())
        return response

    return act


def kept_otherwise(
    collection: str, change: Callable[[dict[str, JSON], dict[str, JSON], RequestContext], Mapping[str, JSON]]
) -> Act:
    """Keep another record than the answer shows, made from the record before, the right one, and the call."""

    def act(context: RequestContext, handler: Handler) -> Response:
        before = context.records.find(collection, _id(context))
        response = handler(context)
        after = context.records.find(collection, _id(context))
        if before is not None and after is not None:
            context.records.replace(collection, _id(context), change(before[1], after[1], context), indexed=())
        return response

    return act


def undeleted(collection: str) -> Act:
    """Answer as though a record were deleted, and keep it."""

    def act(context: RequestContext, handler: Handler) -> Response:
        before = context.records.find(collection, _id(context))
        response = handler(context)
        if before is not None and context.records.find(collection, _id(context)) is None:
            context.records.insert(collection, before[0], before[1], indexed=(), record_id=_id(context))
        return response

    return act


class _Ghosts:
    """What was deleted, and acts that still see it."""

    def __init__(self, collection: str, *, stays: bool) -> None:
        self._collection = collection
        self._stays = stays
        self._gone: dict[str, tuple[str, dict[str, JSON]]] = {}

    def delete(self, context: RequestContext, handler: Handler) -> Response:
        """Delete, and remember."""
        before = context.records.find(self._collection, _id(context))
        response = handler(context)
        if before is not None:
            self._gone[_id(context)] = before
        return response

    def see(self, context: RequestContext, handler: Handler) -> Response:
        """Do it for what was deleted as for what is there."""
        try:
            return handler(context)
        except APIError:
            if _id(context) not in self._gone:
                raise
        return self._among(context, handler, _id(context))

    def show(self, context: RequestContext, handler: Handler) -> Response:
        """List what was deleted too."""
        return self._among(context, handler, *self._gone)

    def _among(self, context: RequestContext, handler: Handler, *ids: str) -> Response:
        for each in ids:
            owner, body = self._gone[each]
            context.records.insert(self._collection, owner, body, indexed=(), record_id=each)
        try:
            return handler(context)
        finally:
            for each in () if self._stays else ids:
                context.records.delete(self._collection, each)


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
