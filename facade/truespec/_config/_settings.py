"""The settings of a client: read from arguments and environment variables, validated before anything is sent."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from attrs import Factory, evolve, field, frozen

from truespec._config._options import CallOptions, ClientOptions, check_fields
from truespec._config._throttle import shared_rate_limiter
from truespec._errors import ConfigurationError
from truespec._json import is_mapping
from truespec._validation._policy import Policy, create_policy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec._call import Api
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
            timeout=validate_seconds("timeout", options.get("timeout", self.timeout)),
            deadline=validate_seconds("deadline", options.get("deadline", self.deadline)),
            max_retries=validate_count("max_retries", options.get("max_retries", self.max_retries), 0),
            body_limit=validate_count("body_limit", options.get("body_limit", self.body_limit), 1),
            headers={**self.headers, **validate_headers(options.get("headers", {}))},
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
    base_url = _base_url(api, validate_text("environment", options.get("environment")), options.get("base_url"))
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
    return validate_credential(api.name, argument, credential)


def _base_url(api: Api, environment: str | None, base_url: str | None) -> str:
    if base_url is not None:
        return validate_base_url(f"the base_url of {api.name}", base_url)
    variable = api.environment_variable("base_url")
    if environment is None and os.environ.get(variable):
        return validate_base_url(f"the environment variable {variable}", os.environ[variable])
    name = environment or os.environ.get(api.environment_variable("environment")) or next(iter(api.environments))
    if name not in api.environments:
        names = ", ".join(api.environments)
        message = f"{api.name} has no environment {name!r}; choose one of {names}, or pass base_url"
        raise ConfigurationError(message)
    return api.environments[name]


_MAX_SECONDS = 86_400
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # a token of RFC 9110, section 5.6.2
_VALUE = re.compile(r"|[!-~]([ -~]*[!-~])?")  # printable ASCII without spaces at its ends
_HOST = re.compile(
    r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*\.?"
)
_IPV6 = re.compile(r"[0-9A-Fa-f:.]+")  # without its brackets, as urlsplit returns it
_RESERVED = frozenset({"content-length", "content-type", "transfer-encoding", "connection", "host", "te", "upgrade"})


def validate_base_url(name: str, url: object) -> str:
    """Return a base URL without its trailing slash; ``name`` names it in the error."""
    message = f"{name} must be http:// or https:// with a host, perhaps a port and a path, and nothing else, like \
https://api.example.com"
    if not isinstance(url, str) or not _VALUE.fullmatch(url) or not url or re.search(r"[?#@\\ ]", url):
        raise ConfigurationError(message)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise ConfigurationError(message) from error
    pattern = _IPV6 if "[" in parts.netloc else _HOST
    if parts.scheme not in {"http", "https"} or not pattern.fullmatch(host) or len(host) > 253 or port == 0:  # noqa: PLR2004  (RFC 1035)
        raise ConfigurationError(message)
    return url.rstrip("/")


def validate_seconds(name: str, seconds: object) -> float:
    """Return a duration in seconds."""
    if not isinstance(seconds, int | float) or isinstance(seconds, bool) or not 0 < seconds <= _MAX_SECONDS:
        message = f"{name} must be a number of seconds above 0 and at most {_MAX_SECONDS} (a day)"
        raise ConfigurationError(message)
    return float(seconds)


def validate_headers(headers: object) -> dict[str, str]:
    """Return the header fields to send with every request."""
    if not is_mapping(headers):
        message = "headers must be a mapping from names to values, such as {'X-Team': 'blue'}"
        raise ConfigurationError(message)
    for name, value in headers.items():
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            message = f"invalid header name {name!r}: use letters, digits and hyphens"
            raise ConfigurationError(message)
        if not isinstance(value, str) or not _VALUE.fullmatch(value):
            message = f"invalid value of the header {name!r}: use printable ASCII without spaces at its ends"
            raise ConfigurationError(message)
        if name.lower() in _RESERVED:
            message = f"the header {name!r} describes the connection or the body and is set by the client: leave it out"
            raise ConfigurationError(message)
    return dict(headers)


def validate_credential(name: str, argument: str, value: object) -> str:
    """Return a credential; the error never shows it."""
    if not isinstance(value, str) or not _VALUE.fullmatch(value):
        message = (
            f"the {argument} of {name} must be printable ASCII without spaces at its ends or line breaks: copy it \
again"
        )
        raise ConfigurationError(message)
    return value


def validate_count(name: str, value: object, minimum: int) -> int:
    """Return an integer that is at least ``minimum``."""
    if not isinstance(value, int) or isinstance(value, bool) or not minimum <= value < 2**31:
        message = f"{name} must be a whole number, {minimum} or more"
        raise ConfigurationError(message)
    return value


def validate_text(name: str, value: object) -> str | None:
    """Return a text; None for None and for an empty text."""
    if value is not None and not isinstance(value, str):
        message = f"{name} must be text, not {type(value).__name__}"
        raise ConfigurationError(message)
    return value or None
