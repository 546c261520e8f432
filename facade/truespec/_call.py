"""What a facade describes: an API as data, and calls that are yet to be made, one or a flow of several.

The protocols describe a generated operation module.  A module is passed as a value, so an argument that the document
renames or retypes is a type error where the facade describes the call.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, Protocol, TypeAlias, TypeVar

from attrs import frozen

from truespec._errors import RequestConformanceError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from truespec._response import APIResponse, RateLimitHeaders


@frozen
class ErrorDetails:
    """The API's own account of an error, read from the body of an error response; None for what the body lacks."""

    code: str | None = None
    message: str | None = None
    details: str | None = None
    failures: Sequence[Mapping[str, Any]] = ()
    """The list of single failures, as the API sent them."""
    request_id: str | None = None


@frozen
class Api:
    """One API: its document, its servers, its error bodies and its header fields."""

    name: str
    """The name people use; in capitals it begins the names of the environment variables."""
    document_package: str
    """The generated package that has the effective document as ``openapi.json``."""
    environments: Mapping[str, str]
    """Environment -> base URL, from the document's servers; the first is the default."""
    parse_error: Callable[[Any], ErrorDetails | None]
    """Read a parsed body: ErrorDetails for the body of an error response, None for any other."""
    request_id_headers: Sequence[str] = ("X-Request-Id",)
    """Header fields that may identify a request; the first present one counts."""
    rate_limit_headers: RateLimitHeaders | None = None
    """Header fields about the rate limit; None for an API without them."""
    retry_after_headers: Sequence[str] = ("Retry-After",)
    """Header fields with the time to wait, in the forms of Retry-After (RFC 9110, section 10.2.3)."""
    public_credentials: frozenset[str] = frozenset()
    """Header fields among a client's credentials that are not secret, such as the name of a company or a version."""
    idempotency_header: str | None = None
    """The header parameter that makes it safe to repeat a POST or PATCH that carries it."""

    def environment_variable(self, name: str) -> str:
        """Return the name of an environment variable: ``CLEMTA_API_KEY`` for ``api_key``."""
        return f"{self.name}_{name}".upper()


P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")


class Operation(Protocol):
    """An operation of the document: its operationId, its method, and its path with ``{parameters}``.

    ``security`` has the alternatives of security schemes that it needs; it is empty where the document asks for no
    credentials, and None where no operation says.
    """

    @property
    def id(self) -> str: ...
    @property
    def method(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def security(self) -> tuple[tuple[str, ...], ...] | None: ...


class BuiltRequest(Protocol):
    """The request that an operation's ``build`` returns; nothing has been sent.

    ``values`` has the parameters under (location, name); ``query_string`` is the encoded query; ``body`` is the JSON
    value of the body, valid where ``content`` is not None; ``files`` are the parts of a multipart body.
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
        """Return the request for these arguments."""
        ...

    def parse(self, status: int, value: Any) -> T_co:
        """Return the value of a success response."""
        ...


@frozen
class Call(Generic[T]):
    """A described call: the request, and how the parsed JSON of the response becomes a value."""

    request: BuiltRequest
    decode: Callable[[int, Any], T]
    deadline: float | None = None
    """Seconds for the whole call, where that is less than the client's deadline; None for the client's deadline."""

    def then(self, convert: Callable[[T], U]) -> Call[U]:
        """Return the same call with ``convert`` applied to its value."""
        decode = self.decode
        return Call(self.request, lambda status, value: convert(decode(status, value)), self.deadline)


def describe(endpoint: Endpoint[P, T], *args: P.args, **kwargs: P.kwargs) -> Call[T]:
    """Describe the call of a generated operation; nothing is sent.

    Raises:
        RequestConformanceError: The operation cannot build a request from these arguments, whatever it raised.
    """
    try:
        return Call(endpoint.build(*args, **kwargs), endpoint.parse)
    except Exception as error:  # noqa: BLE001  (its message may have the value)
        reason = type(error).__name__
    message = f"the request cannot be built ({reason}): use the documented types; nothing was sent"
    raise RequestConformanceError(message)


@frozen
class Pause:
    """A step of a flow: wait for so many seconds."""

    seconds: float


Flow: TypeAlias = Generator[Call[Any] | Pause, Any, T]
"""An operation of several calls, written once for sync and async clients.

A generator that yields calls and pauses and returns a T.  The client's executor makes the calls; what a call raises is
raised at the ``yield``.
"""


def request(call: Call[T]) -> Flow[APIResponse[T]]:
    """Make a call and return its response, with ``yield from``.  Raises what the call raises."""
    response: APIResponse[T] = yield call
    return response


def pause(seconds: float) -> Flow[None]:
    """Wait for so many seconds, with ``yield from``."""
    yield Pause(seconds)
