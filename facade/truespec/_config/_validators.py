"""Validators for options, one per kind of value, so that invalid ones are reported before anything is sent."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from truespec._errors import ConfigurationError
from truespec._json import is_mapping

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
