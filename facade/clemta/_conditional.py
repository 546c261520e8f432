"""The types of ``formations.get``: a read that gives NOT_MODIFIED only to who asked for changes alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Never, Protocol, TypeAlias, cast, overload

from clemta_api.models.formation_status_response import FormationStatusResponse as Formation
from truespec import APIResponse, AsyncExecutor, NotModified, Resource, SyncExecutor, Timestamp

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from truespec import operation

Since: TypeAlias = Timestamp | str
"""A moment, or the text of a Last-Modified."""
Maybe: TypeAlias = Formation | NotModified


class BlockingGet(Protocol):
    """``formations.get`` of a blocking client."""

    @overload
    def __call__(self, id: str) -> Formation: ...
    @overload
    def __call__(self, id: str, *, if_modified_since: Since) -> Maybe: ...

    @overload
    def with_response(self, id: str) -> APIResponse[Formation]: ...
    @overload
    def with_response(self, id: str, *, if_modified_since: Since) -> APIResponse[Maybe]: ...


class AwaitingGet(Protocol):
    """``formations.get`` of an awaiting client."""

    @overload
    def __call__(self, id: str) -> Coroutine[object, Never, Formation]: ...
    @overload
    def __call__(self, id: str, *, if_modified_since: Since) -> Coroutine[object, Never, Maybe]: ...

    @overload
    def with_response(self, id: str) -> Coroutine[object, Never, APIResponse[Formation]]: ...
    @overload
    def with_response(self, id: str, *, if_modified_since: Since) -> Coroutine[object, Never, APIResponse[Maybe]]: ...


class Conditional(Protocol):
    """The descriptor of ``formations.get``."""

    @overload
    def __get__(self, resource: Resource[SyncExecutor], owner: type) -> BlockingGet: ...
    @overload
    def __get__(self, resource: Resource[AsyncExecutor], owner: type) -> AwaitingGet: ...


def conditional(made: operation[Any, Maybe]) -> Conditional:
    """Give an operation the types of this module: a ParamSpec cannot carry overloads."""
    return cast("Conditional", made)
