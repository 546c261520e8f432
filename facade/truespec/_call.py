"""A call that has been described and not yet made.

The protocols say what a generated operation module offers.  A module is passed as a value, so an argument that the
document renames or retypes is a type error where the facade describes the call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, ParamSpec, Protocol, TypeVar

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")


class Operation(Protocol):
    """What is known of an operation: its operationId, its method, and its path with ``{parameters}``."""

    @property
    def id(self) -> str: ...
    @property
    def method(self) -> str: ...
    @property
    def path(self) -> str: ...


class BuiltRequest(Protocol):
    """The request that an operation's ``build`` makes; nothing has been sent.

    ``values`` has the parameters under (location, name); ``query_string`` is the query as it goes on the wire;
    ``body`` is the JSON value of the body, looked at when ``content`` is not None; ``files`` are the parts of a
    multipart body.
    """

    @property
    def operation(self) -> Operation: ...
    @property
    def values(self) -> Mapping[tuple[str, str], Any]: ...
    @property
    def target(self) -> str: ...
    @property
    def query_string(self) -> str: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def media_type(self) -> str | None: ...
    @property
    def body(self) -> Any: ...
    @property
    def files(self) -> Sequence[tuple[str, Any]] | None: ...
    @property
    def content(self) -> bytes | None: ...


class Endpoint(Protocol[P, T_co]):
    """A generated operation module."""

    def build(self, *args: P.args, **kwargs: P.kwargs) -> BuiltRequest:
        """The request for these arguments."""
        ...

    def parse(self, status: int, value: Any) -> T_co:
        """The value of a success answer."""
        ...


@frozen
class Call(Generic[T]):
    """A call: the request, and how the answer's parsed JSON becomes a value."""

    request: BuiltRequest
    decode: Callable[[int, Any], T]
    within: float | None = None
    """The seconds that it may take in all, where that is less than the client's deadline; None for that deadline."""

    def then(self, convert: Callable[[T], U]) -> Call[U]:
        """The same call with ``convert`` applied to its value."""
        decode = self.decode
        return Call(self.request, lambda status, value: convert(decode(status, value)), self.within)


def describe(endpoint: Endpoint[P, T], *args: P.args, **kwargs: P.kwargs) -> Call[T]:
    """Describe the call of a generated operation; nothing is sent."""
    return Call(endpoint.build(*args, **kwargs), endpoint.parse)
