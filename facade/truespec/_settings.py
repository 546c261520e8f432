"""What a client is made with, read from arguments and environment variables, checked before anything is sent."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypedDict, cast

from attrs import Factory, evolve, field, frozen

from truespec import _checked
from truespec._errors import ConfigurationError
from truespec._hiding import parts
from truespec._pacing import pace
from truespec._policy import Policy, policy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from ssl import SSLContext

    from truespec._api import Api
    from truespec._deviation import Deviation
    from truespec._pacing import Pace
    from truespec._policy import Conformance

DEFAULT_TIMEOUT = 30.0
DEFAULT_DEADLINE = 60.0
DEFAULT_MAX_RETRIES = 2
DEFAULT_BODY_LIMIT = 8_000_000


class ClientOptions(TypedDict, total=False):
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
        an exception in it is logged and goes no further.  ``truespec.deviations.Collector`` is one.
    deviation_values: Whether deviations keep the values that they are about; False, because those may be somebody's data.
    """

    environment: str | None
    base_url: str | None
    timeout: float
    deadline: float
    max_retries: int
    body_limit: int
    rate_limit: str | None
    headers: Mapping[str, str]
    verify: bool | SSLContext
    proxy: str | None
    conformance: Conformance
    on_deviation: Callable[[Deviation], object] | None
    deviation_values: bool


class CallOptions(TypedDict, total=False):
    """The options that ``with_options`` changes: those of ClientOptions, and ``headers`` that are sent besides the client's."""

    timeout: float
    deadline: float
    max_retries: int
    body_limit: int
    rate_limit: str | None
    headers: Mapping[str, str]
    conformance: Conformance
    on_deviation: Callable[[Deviation], object] | None
    deviation_values: bool


def _secrets(made: Settings) -> tuple[str, ...]:
    public = made.api.public_credentials
    return parts(value for name, value in made.credentials.items() if name not in public)


@frozen
class Settings:
    """The checked settings of a client.  Credentials are in no repr."""

    api: Api
    base_url: str
    credentials: Mapping[str, str] = field(repr=False)
    """Header fields that carry them."""
    timeout: float = DEFAULT_TIMEOUT
    deadline: float = DEFAULT_DEADLINE
    max_retries: int = DEFAULT_MAX_RETRIES
    body_limit: int = DEFAULT_BODY_LIMIT
    headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)
    policy: Policy = field(factory=Policy)
    pace: Pace | None = field(default=None, repr=False)
    """When requests may be made; None for whenever."""
    secrets: tuple[str, ...] = field(init=False, repr=False, default=Factory(_secrets, takes_self=True))
    """What is secret of the credentials, to be kept out of whatever is shown."""

    def changed(self, options: CallOptions) -> Settings:
        """The same settings with these options.

        Raises ConfigurationError for one that makes no sense, TypeError for one that there is not.
        """
        only_known(options, CallOptions)
        headers = {**self.headers, **_checked.headers(options.get("headers", {}))}
        return evolve(
            self,
            timeout=_checked.seconds("timeout", options.get("timeout", self.timeout)),
            deadline=_checked.seconds("deadline", options.get("deadline", self.deadline)),
            max_retries=_checked.count("max_retries", options.get("max_retries", self.max_retries), 0),
            body_limit=_checked.count("body_limit", options.get("body_limit", self.body_limit), 1),
            headers=headers,
            pace=self._pace(options),
            policy=policy(
                options.get("conformance", self.policy.conformance),
                options.get("on_deviation", self.policy.on_deviation),
                options.get("deviation_values", self.policy.values),
            ),
        )

    def _pace(self, options: CallOptions) -> Pace | None:
        if "rate_limit" not in options:
            return self.pace
        return pace(options["rate_limit"], f"{self.api.name} {self.base_url}", self.credentials)


def settings(api: Api, credentials: Mapping[str, str], options: ClientOptions) -> Settings:
    """The settings for a client of ``api``.

    Raises ConfigurationError that says what to give instead, TypeError for an option that there is not.
    """
    only_known(options, ClientOptions)
    base_url = _base_url(api, _text(options.get("environment")), options.get("base_url"))
    of_calls = {name: value for name, value in options.items() if name in CallOptions.__annotations__}
    return Settings(api, base_url, credentials).changed(cast("CallOptions", of_calls))


def _text(environment: object) -> str | None:
    if environment is not None and not isinstance(environment, str):
        message = f"environment must be text, not {type(environment).__name__}"
        raise ConfigurationError(message)
    return environment or None


def only_known(options: Mapping[str, object], known: type) -> None:
    """Raise TypeError for an option that ``known``, a TypedDict, does not have: ``**options`` takes any name."""
    names = sorted(known.__annotations__)
    odd = sorted(name for name in options if name not in names)
    if odd:
        message = f"there is no option {odd[0]!r}; the options are {', '.join(names)}"
        raise TypeError(message)


def credential(api: Api, argument: str, given: str | None) -> str:
    """A credential from the argument or its environment variable.  Raises ConfigurationError, which never shows it."""
    variable = api.variable(argument)
    value = given if given is not None else os.environ.get(variable)
    if value is None or value == "":
        message = f"{api.name} needs {argument}: pass {argument}=... or set the environment variable {variable}"
        raise ConfigurationError(message)
    return _checked.credential(api.name, argument, value)


def _base_url(api: Api, environment: str | None, given: str | None) -> str:
    if given is not None:
        return _checked.base_url(f"the base_url of {api.name}", given)
    variable = api.variable("base_url")
    if environment is None and os.environ.get(variable):
        return _checked.base_url(f"the environment variable {variable}", os.environ[variable])
    name = environment or os.environ.get(api.variable("environment")) or next(iter(api.environments))
    if name not in api.environments:
        known = ", ".join(api.environments)
        message = f"{api.name} has no environment {name!r}; choose one of {known}, or give base_url"
        raise ConfigurationError(message)
    return api.environments[name]
