"""Operations and listings: methods of a resource that are written once for sync and async clients.

A method of a resource *describes* what it does: an ``@operation`` method returns a Call, or a Flow of several calls, and
a ``@listing`` method returns a Listing.  The decorators make the call or the pager, as the client is sync or async.
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
from truespec._calls._executor import AsyncExecutor, SyncExecutor
from truespec._client._arguments import SignatureDescriptor, call_safely, expand_signature
from truespec._client._clients import ExecutorT
from truespec._pagination._pager import AsyncPager, Pager

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from truespec._call import Flow
    from truespec._pagination._listing import Listing
    from truespec._response import APIResponse


P = ParamSpec("P")
T = TypeVar("T")
Description: TypeAlias = "Call[T] | Flow[APIResponse[T]]"


class Resource(Generic[ExecutorT]):
    """A group of operations of an API, on a sync or an async client."""

    def __init__(self, executor: ExecutorT) -> None:
        self.executor = executor

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self.executor.settings.base_url}>"


class SyncOperation(Generic[P, T]):
    """An operation of a sync client: call it."""

    __signature__ = SignatureDescriptor()

    def __init__(self, executor: SyncExecutor, describe: Callable[P, Description[T]]) -> None:
        self._executor = executor
        self._describe = describe

    def __repr__(self) -> str:
        return f"<operation {getattr(self, '__qualname__', '?')}>"

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """Make the call and return its value."""
        description = call_safely(self._describe, args, kwargs)
        del args, kwargs  # a traceback may show local variables
        return self._execute(description).value

    def with_response(self, *args: P.args, **kwargs: P.kwargs) -> APIResponse[T]:
        """Make the call and return the whole response: value, status, headers and body."""
        description = call_safely(self._describe, args, kwargs)
        del args, kwargs
        return self._execute(description)

    def _execute(self, description: Description[T] | Exception) -> APIResponse[T]:
        if isinstance(description, Exception):
            raise description
        return self._executor.execute(description) if isinstance(description, Call) else self._executor.run(description)


class AsyncOperation(Generic[P, T]):
    """An operation of an async client: call it and await the result.

    The coroutine is typed ``Coroutine[object, Never, T]``: with Any in it type checkers lose T in a mixed
    ``asyncio.gather``, and with Awaitable they accept a forgotten ``await``.
    """

    __signature__ = SignatureDescriptor()

    def __init__(self, executor: AsyncExecutor, describe: Callable[P, Description[T]]) -> None:
        self._executor = executor
        self._describe = describe

    def __repr__(self) -> str:
        return f"<operation {getattr(self, '__qualname__', '?')}>"

    if TYPE_CHECKING:

        def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Coroutine[object, Never, T]: ...
        def with_response(self, *args: P.args, **kwargs: P.kwargs) -> Coroutine[object, Never, APIResponse[T]]: ...

    else:

        async def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
            """Make the call and return its value."""
            value = self._value(*args, **kwargs)
            del args, kwargs  # a traceback may show local variables
            return await value

        async def with_response(self, *args: P.args, **kwargs: P.kwargs) -> APIResponse[T]:
            """Make the call and return the whole response: value, status, headers and body."""
            response = self._response(*args, **kwargs)
            del args, kwargs  # a traceback may show local variables
            return await response

        # What inspect.iscoroutinefunction looks at, and with it tenacity, unittest.mock and frameworks.
        __code__, __defaults__, __kwdefaults__ = __call__.__code__, None, None

    async def _value(self, *args: P.args, **kwargs: P.kwargs) -> T:
        response = self._response(*args, **kwargs)
        del args, kwargs  # a traceback may show local variables
        return (await response).value

    async def _response(self, *args: P.args, **kwargs: P.kwargs) -> APIResponse[T]:
        description = call_safely(self._describe, args, kwargs)
        del args, kwargs
        if isinstance(description, Exception):
            raise description
        if isinstance(description, Call):
            return await self._executor.execute(description)
        return await self._executor.run(description)


class operation(Generic[P, T]):  # noqa: N801  (a decorator, used as @operation)
    """Decorate a method that describes a Call or a Flow: the attribute is a SyncOperation or an AsyncOperation."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Description[T]]) -> None:
        self._describe = describe
        _copy_metadata(self, describe)

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
        executor: SyncExecutor | AsyncExecutor = resource.executor
        if isinstance(executor, SyncExecutor):
            return _bind(resource, SyncOperation(executor, describe), describe)
        return _bind(resource, AsyncOperation(executor, describe), describe)


class listing(Generic[P, T]):  # noqa: N801  (a decorator, used as @listing)
    """Decorate a method that describes a Listing: the attribute returns a Pager or an AsyncPager."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Listing[T]]) -> None:
        self._describe = describe
        _copy_metadata(self, describe)

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
        executor: SyncExecutor | AsyncExecutor = resource.executor

        def pager(*args: P.args, **kwargs: P.kwargs) -> Pager[T] | AsyncPager[T]:
            description = call_safely(describe, args, kwargs)
            del args, kwargs  # a traceback may show local variables
            if isinstance(description, Exception):
                raise description
            if isinstance(executor, SyncExecutor):
                return Pager(executor, description)
            return AsyncPager(executor, description)

        _bind(resource, pager, describe)
        vars(pager)["__signature__"] = expand_signature(describe)
        return pager


def _bind(resource: Resource[Any], attribute: Any, describe: functools.partial[Any]) -> object:
    """Set the attribute on the resource, so that the next use of it does not reach the descriptor."""
    method: Any = describe.func
    _copy_metadata(attribute, method)
    attribute.__wrapped__ = describe  # without the parameter `self`
    vars(resource)[method.__name__] = attribute
    return attribute


def _copy_metadata(target: Any, method: Any) -> None:
    """Copy the name and the docstring, for help() and editors."""
    functools.update_wrapper(target, method)
