"""Methods that are written once and work in both colours.

A method of a resource *describes* what it does: ``@operation`` methods return a Call, or a Flow where it takes several,
``@listing`` methods a Listing.
The decorators turn the description into the real thing for the colour of the client that it is called on.
"""

from __future__ import annotations

import functools
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    Never,
    ParamSpec,
    Self,
    TypeAlias,
    TypeVar,
    overload,
)

from truespec._call import Call
from truespec._calls._executor import AsyncExecutor, ExecutorT, SyncExecutor
from truespec._client._signatures import SignatureDescriptor
from truespec._pagination import AsyncPager, Listing, Pager

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from truespec._call import Flow
    from truespec._response import APIResponse

P = ParamSpec("P")
T = TypeVar("T")
Described: TypeAlias = "Call[T] | Flow[APIResponse[T]]"


class Resource(Generic[ExecutorT]):
    """A group of operations of one API, on a client of one colour."""

    def __init__(self, executor: ExecutorT) -> None:
        self.executor = executor

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self.executor.settings.base_url}>"


class SyncOperation(Generic[P, T]):
    """An operation of a blocking client, to be called."""

    __signature__ = SignatureDescriptor()

    def __init__(self, executor: SyncExecutor, describe: Callable[P, Described[T]]) -> None:
        self._executor = executor
        self._describe = describe

    def __repr__(self) -> str:
        return f"<operation {getattr(self, '__qualname__', '?')}>"

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """Make the call and return its value."""
        return self.with_response(*args, **kwargs).value

    def with_response(self, *args: P.args, **kwargs: P.kwargs) -> APIResponse[T]:
        """Make the call and return the whole answer: value, status, headers and raw bytes."""
        described = self._describe(*args, **kwargs)
        return self._executor.execute(described) if isinstance(described, Call) else self._executor.run(described)


class AsyncOperation(Generic[P, T]):
    """An operation of an awaiting client, to be called and awaited.

    The coroutine is typed ``Coroutine[object, Never, T]``: with Any in it type checkers lose T in a mixed
    ``asyncio.gather``, and with Awaitable they let a forgotten ``await`` pass.
    """

    __signature__ = SignatureDescriptor()

    def __init__(self, executor: AsyncExecutor, describe: Callable[P, Described[T]]) -> None:
        self._executor = executor
        self._describe = describe

    def __repr__(self) -> str:
        return f"<operation {getattr(self, '__qualname__', '?')}>"

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Coroutine[object, Never, T]:
        """Make the call and return its value."""
        return self._value(*args, **kwargs)

    async def _value(self, *args: P.args, **kwargs: P.kwargs) -> T:
        return (await self._with_response(*args, **kwargs)).value

    def with_response(self, *args: P.args, **kwargs: P.kwargs) -> Coroutine[object, Never, APIResponse[T]]:
        """Make the call and return the whole answer: value, status, headers and raw bytes."""
        return self._with_response(*args, **kwargs)

    async def _with_response(self, *args: P.args, **kwargs: P.kwargs) -> APIResponse[T]:
        described = self._describe(*args, **kwargs)
        if isinstance(described, Call):
            return await self._executor.execute(described)
        return await self._executor.run(described)


class operation(Generic[P, T]):  # noqa: N801  (a decorator, used as @operation)
    """Make an operation of a method that describes a Call, or a Flow of them."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Described[T]]) -> None:
        self._describe = describe
        _look_like(self, describe)

    @overload
    def __get__(self, resource: None, owner: type) -> Self: ...
    @overload
    def __get__(self, resource: Resource[SyncExecutor], owner: type) -> SyncOperation[P, T]: ...
    @overload
    def __get__(self, resource: Resource[AsyncExecutor], owner: type) -> AsyncOperation[P, T]: ...
    def __get__(self, resource: Resource[Any] | None, owner: type) -> object:
        if resource is None:
            return self
        describe = functools.partial(self._describe, resource)
        executor = _executor_of(resource)
        if isinstance(executor, SyncExecutor):
            return _bound(resource, SyncOperation(executor, describe), self._describe, describe)
        return _bound(resource, AsyncOperation(executor, describe), self._describe, describe)


class listing(Generic[P, T]):  # noqa: N801  (a decorator, used as @listing)
    """Make a method that returns a pager of one that describes a Listing."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Listing[T]]) -> None:
        self._describe = describe
        _look_like(self, describe)

    @overload
    def __get__(self, resource: None, owner: type) -> Self: ...
    @overload
    def __get__(self, resource: Resource[SyncExecutor], owner: type) -> Callable[P, Pager[T]]: ...
    @overload
    def __get__(self, resource: Resource[AsyncExecutor], owner: type) -> Callable[P, AsyncPager[T]]: ...
    def __get__(self, resource: Resource[Any] | None, owner: type) -> object:
        if resource is None:
            return self
        describe = functools.partial(self._describe, resource)
        executor = _executor_of(resource)

        def pager(*args: P.args, **kwargs: P.kwargs) -> Pager[T] | AsyncPager[T]:
            found = describe(*args, **kwargs)
            return Pager(executor, found) if isinstance(executor, SyncExecutor) else AsyncPager(executor, found)

        return _bound(resource, pager, self._describe, describe)


def _executor_of(resource: Resource[Any]) -> SyncExecutor | AsyncExecutor:
    found: SyncExecutor | AsyncExecutor = resource.executor
    return found


def _look_like(made: Any, method: Any) -> None:
    """Give ``made`` the name, docstring and signature of ``method``, for help() and editors."""
    functools.update_wrapper(made, method)


def _bound(resource: Resource[Any], made: Any, method: Any, describe: Any) -> object:
    """Keep what was made for this resource, so that the next use of the attribute costs nothing."""
    _look_like(made, method)
    made.__wrapped__ = describe  # without the parameter `self`
    vars(resource)[method.__name__] = made
    return made
