"""What a client is made with, read from arguments and environment variables, checked before anything is sent."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypedDict
from urllib.parse import urlsplit

from attrs import evolve, field, frozen

from truespec._errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec._api import Api

DEFAULT_TIMEOUT = 30.0


class ClientOptions(TypedDict, total=False):
    """The options that every client takes, whichever the API and the colour.

    environment: A name of the API's environments; ``production`` by default, or the variable ``<API>_ENVIRONMENT``.
    base_url: Another server, http or https; by default the environment's, or the variable ``<API>_BASE_URL``.
    timeout: Seconds that connecting, sending, and each wait for bytes may take; 30 by default.
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
        """The same settings with these options.  Raises ConfigurationError for one that makes no sense."""
        headers = {**self.headers, **_checked_headers(options.get("headers", {}))}
        return evolve(
            self,
            timeout=_checked_timeout(options.get("timeout", self.timeout)),
            headers=headers,
        )


def settings(api: Api, credentials: Mapping[str, str], options: ClientOptions) -> Settings:
    """The settings for a client of ``api``.  Raises ConfigurationError that says what to give instead."""
    base_url = _base_url(api, options.get("environment"), options.get("base_url"))
    timeout = _checked_timeout(options.get("timeout", DEFAULT_TIMEOUT))
    return Settings(
        api,
        base_url,
        credentials,
        timeout,
        _checked_headers(options.get("headers", {})),
    )


def credential(api: Api, argument: str, given: str | None) -> str:
    """A credential from the argument or its environment variable.  Raises ConfigurationError, which never shows it."""
    variable = api.variable(argument)
    value = given if given is not None else os.environ.get(variable)
    if not value:
        message = f"{api.name} needs a key: pass {argument}=... or set the environment variable {variable}"
        raise ConfigurationError(message)
    if not value.isascii() or not value.isprintable() or value != value.strip():
        message = (
            f"the {argument} of {api.name} has a space at an end, a line break or a character beyond ASCII in it; \
copy it again"
        )
        raise ConfigurationError(message)
    return value


def _base_url(api: Api, environment: str | None, given: str | None) -> str:
    url = given or (None if environment else os.environ.get(api.variable("base_url")))
    if url is not None:
        return _checked_url(api, url)
    name = environment or os.environ.get(api.variable("environment")) or next(iter(api.environments))
    if name not in api.environments:
        known = ", ".join(api.environments)
        message = f"{api.name} has no environment {name!r}; choose one of {known}, or give base_url"
        raise ConfigurationError(message)
    return api.environments[name]


def _checked_url(api: Api, url: str) -> str:
    wanted = (
        f"the base_url of {api.name} must be http:// or https:// with a host and no query, like https://api.example.com"
    )
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ConfigurationError(wanted) from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ConfigurationError(wanted)
    del port
    return url.rstrip("/")


def _checked_timeout(timeout: object) -> float:
    if isinstance(timeout, bool) or not isinstance(timeout, int | float) or not timeout > 0:
        message = f"timeout must be a number of seconds above 0, not {timeout!r}"
        raise ConfigurationError(message)
    return float(timeout)


def _checked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    for name, value in headers.items():
        if not name.isascii() or not name.isprintable() or not value.isascii() or not value.isprintable():
            message = f"the header {name!r} must have printable ASCII characters only, in its name and in its value"
            raise ConfigurationError(message)
    return dict(headers)
