"""The options of clients, by name and type.  Loaded with every facade, so it imports nothing at run time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from ssl import SSLContext

    from truespec._deviation import Deviation
    from truespec._validation._policy import Conformance


class CallOptions(TypedDict, total=False):
    """The options that ``with_options`` changes, described at ClientOptions; ``headers`` are added to the client's."""

    timeout: float
    deadline: float
    max_retries: int
    body_limit: int
    rate_limit: str | None
    headers: Mapping[str, str]
    conformance: Conformance
    on_deviation: Callable[[Deviation], object] | None
    deviation_values: bool


class ClientOptions(CallOptions, total=False):
    """The options of every client, for all APIs, sync and async.

    environment: The name of one of the API's environments; by default the variable ``<API>_ENVIRONMENT``, or ``production``.
    base_url: Another server, http or https; by default the variable ``<API>_BASE_URL``, or the environment's server.
    timeout: Seconds for one attempt, from waiting for a connection to the last byte; 30 by default, at most a day.
    deadline: Seconds for a call with all its attempts and the waits between them; 60 by default, at most a day.
    max_retries: How often a failed call is retried, where that is safe; 2 by default, 0 for never.
    body_limit: The maximum size of the decompressed body of a response, in bytes; 8,000,000 by default.
    rate_limit: The maximum rate of requests, such as ``100/minute`` (or second, hour, day); no limit by default.  It is
        shared by all clients of the process that have the same key, server and limit, in all threads and tasks; a call
        waits for its turn, and the wait counts towards its deadline.  It needs the extra ``rate-limit``.
    headers: Header fields sent with every request.
    verify: Whether to verify the server's certificate; True by default.  Pass an ssl.SSLContext for other authorities or
        client certificates; False accepts any server and is for tests.
    proxy: The URL of a proxy; by default HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY apply, but not to this
        machine.
    conformance: What to do about deviations from the document: ``strict`` (the default) raises, ``observe`` returns the
        value with the deviations on the response and logs each kind once, ``off`` does not validate responses.  Requests
        are validated unless it is ``off``.
    on_deviation: Called with every Deviation of a response, error responses included, in the calling thread, before the
        call ends; an exception in it is logged and not raised.  With ``prefetch``, an error response is reported in the
        thread that sent the request, and pages that the loop does not reach are not.  See
        ``truespec.deviations.Collector``.
    deviation_values: Whether deviations keep the values they are about; False by default, because those may be personal
        data.
    """

    environment: str | None
    base_url: str | None
    verify: bool | SSLContext
    proxy: str | None


def check_fields(arguments: Mapping[str, object], fields: type) -> None:
    """Check the names of keyword arguments that are the fields of a TypedDict, which Python itself does not check.

    Args:
        arguments: The keyword arguments, ``**arguments: Unpack[Fields]``.
        fields: The TypedDict.

    Raises:
        TypeError: There is no such field, or a required one is missing.
    """
    names = sorted(fields.__annotations__)
    if unknown := sorted(arguments.keys() - names):
        message = f"unknown argument {unknown[0]!r}: the arguments are {', '.join(names)}"
        raise TypeError(message)
    required: frozenset[str] = getattr(fields, "__required_keys__", frozenset())
    if missing := sorted(required - arguments.keys()):
        message = f"missing arguments: {', '.join(missing)}"
        raise TypeError(message)
