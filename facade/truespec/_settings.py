"""What a client is made with, read from arguments and environment variables, checked before anything is sent."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypedDict

from attrs import evolve, field, frozen

from truespec import _checked
from truespec._errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec._api import Api

DEFAULT_TIMEOUT = 30.0


class ClientOptions(TypedDict, total=False):
    """The options that every client takes, whichever the API and the colour.

    environment: A name of the API's environments; ``production`` by default, or the variable ``<API>_ENVIRONMENT``.
    base_url: Another server, http or https; by default the environment's, or the variable ``<API>_BASE_URL``.
    timeout: Seconds that connecting, sending, and each wait for bytes may take; 30 by default, at most a day.
    headers: Header fields sent with every request.
    """

    environment: str | None
    base_url: str | None
    timeout: float
    headers: Mapping[str, str]


class CallOptions(TypedDict, total=False):
    """The options that ``with_options`` changes: ``timeout`` in seconds, and ``headers`` sent besides."""

    timeout: float
    headers: Mapping[str, str]


@frozen
class Settings:
    """The checked settings of a client.  Credentials are in no repr."""

    api: Api
    base_url: str
    credentials: Mapping[str, str] = field(repr=False)
    """Header fields that carry them."""
    timeout: float = DEFAULT_TIMEOUT
    headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)

    def changed(self, options: CallOptions) -> Settings:
        """The same settings with these options.

        Raises ConfigurationError for one that makes no sense, TypeError for one that there is not.
        """
        only_known(options, CallOptions)
        headers = {**self.headers, **_checked.headers(options.get("headers", {}))}
        return evolve(self, timeout=_checked.timeout(options.get("timeout", self.timeout)), headers=headers)


def settings(api: Api, credentials: Mapping[str, str], options: ClientOptions) -> Settings:
    """The settings for a client of ``api``.

    Raises ConfigurationError that says what to give instead, TypeError for an option that there is not.
    """
    only_known(options, ClientOptions)
    base_url = _base_url(api, _text(options.get("environment")), options.get("base_url"))
    timeout = _checked.timeout(options.get("timeout", DEFAULT_TIMEOUT))
    return Settings(api, base_url, credentials, timeout, _checked.headers(options.get("headers", {})))


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
        message = f"{api.name} needs a key: pass {argument}=... or set the environment variable {variable}"
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
