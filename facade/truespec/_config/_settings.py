"""The settings of a client: read from arguments and environment variables, validated before anything is sent."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from attrs import Factory, evolve, field, frozen

from truespec._config._credentials import CallableCredential, is_sendable
from truespec._config._options import CallOptions, ClientOptions, check_fields
from truespec._config._throttle import shared_rate_limiter
from truespec._errors import ConfigurationError
from truespec._json import is_mapping
from truespec._validation._policy import Policy, create_policy

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

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
    values += settings.proxy_secrets
    words = {word for value in values for word in (value, *value.split())}
    secrets = (word for word in words if len(word) >= _MIN_SECRET and word.lower() not in _SCHEMES)
    return tuple(sorted(secrets, key=len, reverse=True))


def _rate_limiter(settings: Settings) -> RateLimiter | None:
    return shared_rate_limiter(settings.rate_limit, f"{settings.api.name} {settings.base_url}", settings.credentials)


@frozen
class Settings:
    """The validated settings of a client.  Credentials are in no repr."""

    api: Api
    base_url: str
    credentials: Mapping[str, str] = field(repr=False)
    """The header fields with the credentials; those of ``callables`` are added by ``with_credentials``."""
    timeout: float = DEFAULT_TIMEOUT
    deadline: float = DEFAULT_DEADLINE
    max_retries: int = DEFAULT_MAX_RETRIES
    body_limit: int = DEFAULT_BODY_LIMIT
    headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)
    policy: Policy = field(factory=Policy)
    rate_limit: str | None = None
    callables: Mapping[str, CallableCredential] = field(factory=dict[str, CallableCredential], repr=False)
    """The header fields with credentials that callables return before each attempt."""
    proxy_secrets: tuple[str, ...] = field(default=(), repr=False)
    """What a proxy may echo that is secret."""
    rate_limiter: RateLimiter | None = field(init=False, repr=False, default=Factory(_rate_limiter, takes_self=True))
    secrets: tuple[str, ...] = field(init=False, repr=False, default=Factory(_secrets, takes_self=True))
    """The secret parts of the credentials, to be redacted."""

    def with_changes(self, options: CallOptions) -> Settings:
        """Return the settings with these options.

        Raises ConfigurationError for an invalid option, TypeError for an unknown one.
        """
        check_fields(options, CallOptions)
        return evolve(
            self,
            timeout=validate_seconds("timeout", options.get("timeout", self.timeout)),
            deadline=validate_seconds("deadline", options.get("deadline", self.deadline)),
            max_retries=validate_count("max_retries", options.get("max_retries", self.max_retries), 0),
            body_limit=validate_count("body_limit", options.get("body_limit", self.body_limit), 1),
            headers={
                **self.headers,
                **validate_headers(options.get("headers", {}), {*self.credentials, *self.callables}),
            },
            rate_limit=options.get("rate_limit", self.rate_limit),
            policy=create_policy(
                options.get("conformance", self.policy.conformance),
                options.get("on_deviation", self.policy.on_deviation),
                options.get("deviation_values", self.policy.keep_values),
            ),
        )

    def with_credentials(self, credentials: Mapping[str, str]) -> Settings:
        """Return the settings of one attempt, for which these credentials were returned."""
        return evolve(self, credentials=credentials)

    def request_credentials(self) -> Mapping[str, str]:
        """Return the header fields with the credentials of one attempt.  Raises ConfigurationError."""
        return {**self.credentials, **{name: credential.request() for name, credential in self.callables.items()}}

    async def request_credentials_async(self) -> Mapping[str, str]:
        """Return the same for async calls.  Raises ConfigurationError."""
        values = {name: await credential.request_async() for name, credential in self.callables.items()}
        return {**self.credentials, **values}


def build_settings(api: Api, credentials: Mapping[str, str | CallableCredential], options: ClientOptions) -> Settings:
    """Return the settings of a client of ``api``.

    Raises ConfigurationError, which says what to pass instead, for an invalid option, TypeError for an unknown one.
    """
    check_fields(options, ClientOptions)
    base_url = _base_url(api, validate_text("environment", options.get("environment")), options.get("base_url"))
    call_options = {name: value for name, value in options.items() if name in CallOptions.__annotations__}
    texts = {name: value for name, value in credentials.items() if isinstance(value, str)}
    callables = {name: value for name, value in credentials.items() if not isinstance(value, str)}
    settings = Settings(api, base_url, texts, callables=callables)
    return settings.with_changes(cast("CallOptions", call_options))


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
_HOST = re.compile(
    r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*\.?"
)
_IPV6 = re.compile(r"[0-9A-Fa-f:.]+")  # without its brackets, as urlsplit returns it
_RESERVED = frozenset(
    {"accept", "accept-encoding", "connection", "content-encoding", "content-length", "content-type", "expect", "host"}
    | {"te", "trailer", "transfer-encoding", "upgrade"}
)


def validate_base_url(name: str, url: object) -> str:
    """Return a base URL without its trailing slash; ``name`` names it in the error."""
    message = f"{name} must be http:// or https:// with a host, perhaps a port and a path, and nothing else, like \
https://api.example.com"
    if not isinstance(url, str) or not is_sendable(url) or re.search(r"[?#@\\ ]", url):
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


def validate_headers(headers: object, credentials: AbstractSet[str]) -> dict[str, str]:
    """Return the header fields to send with every request; ``credentials`` are the names of those with credentials."""
    if not is_mapping(headers):
        message = "headers must be a mapping from names to values, such as {'X-Team': 'blue'}"
        raise ConfigurationError(message)
    for name, value in headers.items():
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            message = f"invalid header name {name!r}: use letters, digits and hyphens"
            raise ConfigurationError(message)
        if not isinstance(value, str) or (value and not is_sendable(value)):
            message = f"invalid value of the header {name!r}: use printable ASCII without spaces at its ends"
            raise ConfigurationError(message)
        if name.lower() in _RESERVED:
            message = f"the header {name!r} describes the connection or a body and is set by the client: leave it out"
            raise ConfigurationError(message)
        if name.lower() in {"authorization", "proxy-authorization", *map(str.lower, credentials)}:
            message = (
                f"the header {name!r} is for credentials: pass them to the constructor, as a callable if they change"
            )
            raise ConfigurationError(message)
    return dict(headers)


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
