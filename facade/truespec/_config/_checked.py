"""Check what a client is made with, one kind of value a function, so that nothing odd is found out on the wire."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from truespec._errors import ConfigurationError
from truespec._json import is_mapping

_LONGEST_TIMEOUT = 86_400
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # a token of RFC 9110, section 5.6.2
_VALUE = re.compile(r"|[!-~]([ -~]*[!-~])?")  # printable ASCII without spaces at its ends
_HOST = re.compile(
    r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*\.?"
)
_ADDRESS = re.compile(r"[0-9A-Fa-f:.]+")  # of IPv6, as urlsplit gives it
_OURS = frozenset({"content-length", "content-type", "transfer-encoding", "connection", "host", "te", "upgrade"})


def base_url(name: str, url: object) -> str:
    """A base URL without its last slash; ``name`` says in the error what was given."""
    wanted = f"{name} must be http:// or https:// with a host, perhaps a port and a path, and nothing else, like \
https://api.example.com"
    if not isinstance(url, str) or not _VALUE.fullmatch(url) or not url or re.search(r"[?#@\\ ]", url):
        raise ConfigurationError(wanted)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise ConfigurationError(wanted) from error
    known = _ADDRESS if "[" in parts.netloc else _HOST
    if parts.scheme not in {"http", "https"} or not known.fullmatch(host) or len(host) > 253 or port == 0:  # noqa: PLR2004  (RFC 1035)
        raise ConfigurationError(wanted)
    return url.rstrip("/")


def seconds(name: str, seconds: object) -> float:
    """A time that something may take, in seconds."""
    if not isinstance(seconds, int | float) or isinstance(seconds, bool) or not 0 < seconds <= _LONGEST_TIMEOUT:
        message = f"{name} must be a number of seconds above 0 and at most {_LONGEST_TIMEOUT} (a day)"
        raise ConfigurationError(message)
    return float(seconds)


def headers(given: object) -> dict[str, str]:
    """Header fields that may be sent besides those of the call."""
    if not is_mapping(given):
        message = "headers must be a mapping from names to values, such as {'X-Team': 'blue'}"
        raise ConfigurationError(message)
    found: dict[str, str] = {}
    for name, value in given.items():
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            message = f"the header name {name!r} is none: letters, digits and hyphens are wanted"
            raise ConfigurationError(message)
        if not isinstance(value, str) or not _VALUE.fullmatch(value):
            message = f"the value of the header {name!r} must be printable ASCII text without spaces at its ends"
            raise ConfigurationError(message)
        if name.lower() in _OURS:
            message = f"the header {name!r} says how a message is sent, which is not for options to change"
            raise ConfigurationError(message)
        found[name] = value
    return found


def credential(name: str, argument: str, value: object) -> str:
    """A credential; the errors never show it."""
    if not isinstance(value, str) or not _VALUE.fullmatch(value):
        message = f"the {argument} of {name} must be printable ASCII text without spaces at its ends or line breaks; \
copy it again"
        raise ConfigurationError(message)
    return value


def count(name: str, value: object, least: int) -> int:
    """A whole number that is at least ``least``."""
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value < 2**31:
        message = f"{name} must be a whole number, {least} or more"
        raise ConfigurationError(message)
    return value
