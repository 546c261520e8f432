"""The options of clients, by name and type; loaded with a facade, so there is nothing here that takes its time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from ssl import SSLContext

    from truespec._deviation import Deviation
    from truespec._validation._policy import Conformance


class CallOptions(TypedDict, total=False):
    """The options that ``with_options`` changes: described at ClientOptions; ``headers`` are sent besides the client's."""

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
    """The options that every client takes, whichever the API and the colour.

    environment: A name of the API's environments; ``production`` by default, or the variable ``<API>_ENVIRONMENT``.
    base_url: Another server, http or https; by default the environment's, or the variable ``<API>_BASE_URL``.
    timeout: Seconds that one attempt may take, from waiting for a connection to the last byte; 30 by default, at most a day.
    deadline: Seconds that a call may take with all its attempts and the waits between them; 60 by default, at most a day.
    max_retries: How many times a call that failed is made again, where that is safe; 2 by default, 0 for never.
    body_limit: The bytes that the body of an answer may have, decompressed; 8,000,000 by default.
    rate_limit: How many requests may be made, such as ``100/minute`` (or second, hour, day); no limit by default.  It holds
        for all clients of the process that have the same key, server and limit, in whatever thread or task; a call waits
        for its turn, and its deadline goes on meanwhile.  It needs the extra ``rate-limit``.
    headers: Header fields sent with every request.
    verify: Whether a server has to prove who it is; True by default.  An ssl.SSLContext says how, and has client
        certificates; False lets anybody listen and is for tests.
    proxy: The URL of a proxy; by default HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY say.
    conformance: What a deviation from the document does: ``strict`` (the default) raises, ``observe`` returns the value with
        the deviations on the answer and logs each kind once, ``off`` does not look.  Requests are checked unless it is off.
    on_deviation: Called with every Deviation of an answer, errors' included, in the calling thread, before the call ends;
        an exception in it is logged and goes no further.  With ``prefetch``, an answer that says no is told of in the
        thread that asked for it, and a page that the loop does not come to is not.  ``truespec.deviations.Collector`` is one.
    deviation_values: Whether deviations keep the values that they are about; False, because those may be somebody's data.
    """

    environment: str | None
    base_url: str | None
    verify: bool | SSLContext
    proxy: str | None


def only_known(options: Mapping[str, object], known: type) -> None:
    """Raise TypeError for an option that ``known``, a TypedDict, does not have: ``**options`` takes any name."""
    names = sorted(known.__annotations__)
    odd = sorted(name for name in options if name not in names)
    if odd:
        message = f"there is no option {odd[0]!r}; the options are {', '.join(names)}"
        raise TypeError(message)
