"""What a client is made with, read from arguments and environment variables, checked before anything is sent."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

from attrs import Factory, evolve, field, frozen

from truespec._config import _checked
from truespec._config._hiding import parts
from truespec._config._options import CallOptions, ClientOptions, only_known
from truespec._config._pacing import pace
from truespec._errors import ConfigurationError
from truespec._validation._policy import Policy, policy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec._api import Api
    from truespec._config._pacing import Pace

DEFAULT_TIMEOUT = 30.0
DEFAULT_DEADLINE = 60.0
DEFAULT_MAX_RETRIES = 2
DEFAULT_BODY_LIMIT = 8_000_000


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
