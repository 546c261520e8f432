"""Which server an API is looked for at: a sandbox that is started for it, or one that the environment names."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import attrs

from scripts.contract import APIS
from scripts.contract._contract import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALLOW = "TRUESPEC_ALLOW_PRODUCTION"
_PACE = "TRUESPEC_REQUESTS_PER_SECOND"
_DEFAULT_PACE = 1.3  # less than each API allows: 100 a minute, and 5,000 an hour
# What the documents' examples and the suite's own data name, and which variable names the vendor's own instead.
_ALIASES = {
    "clemta": {"64b8f1a2e4b0c8d9f0123456": "CLEMTA_COMPANY_ID"},
    "wethod": {"acme": "WETHOD_COMPANY"},
}


class SettingsError(Exception):
    """The environment asks for what cannot or must not be done."""


@attrs.frozen
class Live:
    """A server that is not ours.

    Attributes:
        base_url: where it is, without a slash at the end.
        key: what opens it; not shown by ``repr``.
        aliases: what is to be sent in the place of our own examples, such as a company's id.
        requests_per_second: how fast it may be asked; 0 for as fast as it goes.

    """

    base_url: str
    key: str = attrs.field(repr=False)
    aliases: Mapping[str, str]
    requests_per_second: float


def live(api: str, environment: Mapping[str, str]) -> Live | None:
    """Read from the environment which server that is not ours an API is to be held on.

    Args:
        api: the API.
        environment: the variables: ``CLEMTA_BASE_URL`` and ``CLEMTA_API_KEY``, and ``CLEMTA_COMPANY_ID`` for a company
            of the key's own; ``WETHOD_BASE_URL``, ``WETHOD_TOKEN``, ``WETHOD_COMPANY``;
            ``TRUESPEC_REQUESTS_PER_SECOND``, 1.3 by default; ``TRUESPEC_ALLOW_PRODUCTION``.

    Returns:
        The server, or ``None`` when the sandbox of this repository is meant.

    Raises:
        SettingsError: the key is missing, the URL is none, or the host is the production one.

    """
    name = f"{api.upper()}_BASE_URL"
    base_url = environment.get(name, "").rstrip("/")
    if not base_url:
        return None
    if urlsplit(base_url).scheme not in {"http", "https"} or not urlsplit(base_url).hostname:
        message = f"{name} is {base_url!r}; give a whole URL, such as https://sandbox.example.com"
        raise SettingsError(message)
    _refuse_production(api, name, base_url, environment)
    (variable,) = APIS[api].secrets.values()
    if not environment.get(variable):
        message = f"{name} names a server, but {variable} is not set; the suite cannot ask it anything"
        raise SettingsError(message)
    aliases = {ours: environment[theirs] for ours, theirs in _ALIASES[api].items() if environment.get(theirs)}
    return Live(base_url, environment[variable], aliases, _pace(environment))


def _refuse_production(api: str, name: str, base_url: str, environment: Mapping[str, str]) -> None:
    servers = json.loads((DOCUMENTS / f"{api}.json").read_text(encoding="utf-8"))["servers"]
    if _host(base_url) == _host(servers[0]["url"]) and environment.get(_ALLOW) != "1":
        message = (
            f"{name} is the production host of {api} ({_host(base_url)}); the suite makes, changes and deletes "
            f"records there. Name a sandbox, or set {_ALLOW}=1 when you mean it."
        )
        raise SettingsError(message)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").rstrip(".").lower()


def _pace(environment: Mapping[str, str]) -> float:
    given = environment.get(_PACE, "")
    if not given:
        return _DEFAULT_PACE
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", given):
        message = f"{_PACE} is {given!r}; give a number such as 1.5, or 0 for no limit"
        raise SettingsError(message)
    return float(given)
