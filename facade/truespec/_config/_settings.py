"""The settings of a client: read from arguments and environment variables, validated before anything is sent."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

from attrs import Factory, evolve, field, frozen

from truespec._config import _validators
from truespec._config._options import CallOptions, ClientOptions, check_fields
from truespec._config._throttle import shared_rate_limiter
from truespec._errors import ConfigurationError
from truespec._validation._policy import Policy, create_policy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec._api import Api
    from truespec._config._throttle import RateLimiter

DEFAULT_TIMEOUT = 30.0
DEFAULT_DEADLINE = 60.0
DEFAULT_MAX_RETRIES = 2
DEFAULT_BODY_LIMIT = 8_000_000

_MIN_SECRET = 6
"""A shorter credential is not secret, and may be part of any text."""
_SCHEMES = frozenset({"bearer", "digest"})
"""The words before a credential that are not secret (RFC 9110, section 11.1); servers use them too."""


def _secrets(settings: Settings) -> tuple[str, ...]:
    """Return the values of the secret header fields, each whole and each of its words, the longest first."""
    public = settings.api.public_credentials
    values = [value for name, value in settings.credentials.items() if name not in public]
    words = {word for value in values for word in (value, *value.split())}
    secrets = (word for word in words if len(word) >= _MIN_SECRET and word.lower() not in _SCHEMES)
    return tuple(sorted(secrets, key=len, reverse=True))


@frozen
class Settings:
    """The validated settings of a client.  Credentials are in no repr."""

    api: Api
    base_url: str
    credentials: Mapping[str, str] = field(repr=False)
    """The header fields with the credentials."""
    timeout: float = DEFAULT_TIMEOUT
    deadline: float = DEFAULT_DEADLINE
    max_retries: int = DEFAULT_MAX_RETRIES
    body_limit: int = DEFAULT_BODY_LIMIT
    headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)
    policy: Policy = field(factory=Policy)
    rate_limiter: RateLimiter | None = field(default=None, repr=False)
    secrets: tuple[str, ...] = field(init=False, repr=False, default=Factory(_secrets, takes_self=True))
    """The secret parts of the credentials, to be redacted."""

    def with_changes(self, options: CallOptions) -> Settings:
        """Return the settings with these options.

        Raises ConfigurationError for an invalid option, TypeError for an unknown one.
        """
        check_fields(options, CallOptions)
        rate_limiter = self.rate_limiter
        if "rate_limit" in options:
            server = f"{self.api.name} {self.base_url}"
            rate_limiter = shared_rate_limiter(options["rate_limit"], server, self.credentials)
        return evolve(
            self,
            timeout=_validators.validate_seconds("timeout", options.get("timeout", self.timeout)),
            deadline=_validators.validate_seconds("deadline", options.get("deadline", self.deadline)),
            max_retries=_validators.validate_count("max_retries", options.get("max_retries", self.max_retries), 0),
            body_limit=_validators.validate_count("body_limit", options.get("body_limit", self.body_limit), 1),
            headers={**self.headers, **_validators.validate_headers(options.get("headers", {}))},
            rate_limiter=rate_limiter,
            policy=create_policy(
                options.get("conformance", self.policy.conformance),
                options.get("on_deviation", self.policy.on_deviation),
                options.get("deviation_values", self.policy.keep_values),
            ),
        )


def build_settings(api: Api, credentials: Mapping[str, str], options: ClientOptions) -> Settings:
    """Return the settings of a client of ``api``.

    Raises ConfigurationError, which says what to pass instead, for an invalid option, TypeError for an unknown one.
    """
    check_fields(options, ClientOptions)
    base_url = _base_url(
        api, _validators.validate_text("environment", options.get("environment")), options.get("base_url")
    )
    call_options = {name: value for name, value in options.items() if name in CallOptions.__annotations__}
    return Settings(api, base_url, credentials).with_changes(cast("CallOptions", call_options))


def resolve_credential(api: Api, argument: str, value: str | None) -> str:
    """Return a credential from its argument or its environment variable.

    Args:
        api: The API.
        argument: The name of the argument, such as ``api_key``.
        value: The argument; None to read the environment variable.

    Raises:
        ConfigurationError: There is none, or it is invalid; the message never shows it.
    """
    variable = api.environment_variable(argument)
    credential = value if value is not None else os.environ.get(variable)
    if credential is None or credential == "":
        message = f"{api.name} needs {argument}: pass {argument}=... or set the environment variable {variable}"
        raise ConfigurationError(message)
    return _validators.validate_credential(api.name, argument, credential)


def _base_url(api: Api, environment: str | None, base_url: str | None) -> str:
    if base_url is not None:
        return _validators.validate_base_url(f"the base_url of {api.name}", base_url)
    variable = api.environment_variable("base_url")
    if environment is None and os.environ.get(variable):
        return _validators.validate_base_url(f"the environment variable {variable}", os.environ[variable])
    name = environment or os.environ.get(api.environment_variable("environment")) or next(iter(api.environments))
    if name not in api.environments:
        names = ", ".join(api.environments)
        message = f"{api.name} has no environment {name!r}; choose one of {names}, or pass base_url"
        raise ConfigurationError(message)
    return api.environments[name]
