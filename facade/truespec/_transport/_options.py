"""How connections are made: to which server, with which certificates, over which proxy."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx
from attrs import field, frozen

from truespec._errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpcore

_SCHEMES = ("http", "https", "socks5", "socks5h")
MOST_CONNECTIONS = 100
KEEPALIVE = 5.0
"""Seconds for which a connection that nobody uses is kept."""


@frozen
class ConnectionOptions:
    """What the options of a client say of its connections.  A proxy's password is in no repr."""

    base_url: str
    verify: bool | ssl.SSLContext = True
    proxy: str | None = field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        _check_verify(self.verify)
        if self.proxy is not None:
            _checked("proxy", self.proxy)

    @property
    def context(self) -> ssl.SSLContext:
        """How servers prove who they are: by certifi's list, or SSL_CERT_FILE and SSL_CERT_DIR, as httpx has it.

        Raises ConfigurationError for files that cannot be read.
        """
        try:
            return httpx.create_ssl_context(verify=self.verify)
        except (OSError, ssl.SSLError) as error:
            variables = "SSL_CERT_FILE, SSL_CERT_DIR and SSLKEYLOGFILE"
            message = f"TLS cannot be set up ({error}); look at the environment variables {variables}"
            raise ConfigurationError(message) from error

    @property
    def chosen_proxy(self) -> str | None:
        """The URL of the proxy to use: the option, or HTTP_PROXY, HTTPS_PROXY and ALL_PROXY without NO_PROXY's hosts.

        Raises ConfigurationError for one that cannot be used.
        """
        if self.proxy is not None:
            return self.proxy
        proxies = getproxies()
        for name in ("http", "https", "all"):
            if proxies.get(name):
                proxies[name] = _checked(f"the environment variable {name.upper()}_PROXY", proxies[name])
        parts = urlsplit(self.base_url)
        if proxy_bypass(parts.netloc):
            return None
        return proxies.get(parts.scheme) or proxies.get("all") or None

    def arguments(self, network: Any) -> dict[str, Any]:
        """The arguments that httpcore's pools are made with, whichever the colour and with or without a proxy."""
        found: dict[str, Any] = {"network_backend": network, "keepalive_expiry": KEEPALIVE}
        if self.base_url.startswith("https:"):
            found["ssl_context"] = self.context
        return found


def _check_verify(verify: object) -> None:
    if not isinstance(verify, bool | ssl.SSLContext):
        message = f"verify must be True, False or an ssl.SSLContext, not {type(verify).__name__}"
        raise ConfigurationError(message)


def _checked(name: str, url: object) -> str:
    text = url if isinstance(url, str) else ""
    text = text if "://" in text else f"http://{text}"
    try:
        parts = urlsplit(text)
        usable = parts.scheme in _SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        message = f"{name} must be the URL of a proxy, like http://proxy.example.com:3128 ({', '.join(_SCHEMES)})"
        raise ConfigurationError(message)
    return text


def proxy_arguments(url: str, options: ConnectionOptions) -> dict[str, Any]:
    """The arguments of httpcore's proxy pools for a proxy.  Raises ConfigurationError for SOCKS without its package."""
    import httpcore  # noqa: PLC0415  (loaded by the first client, not by an import)

    parts = urlsplit(url)
    port = {"https": 443, "http": 80}.get(parts.scheme, 1080)
    found: dict[str, Any] = {
        "proxy_url": httpcore.URL(scheme=parts.scheme, host=parts.hostname or "", port=parts.port or port, target="/")
    }
    if parts.username or parts.password:
        found["proxy_auth"] = (unquote(parts.username or "").encode(), unquote(parts.password or "").encode())
    if parts.scheme == "https":
        found["proxy_ssl_context"] = options.context
    return found


def origin(base_url: str) -> httpcore.Origin:
    """Where connections go."""
    import httpcore  # noqa: PLC0415  (likewise)

    parts = urlsplit(base_url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return httpcore.Origin(parts.scheme.encode(), (parts.hostname or "").encode(), port)


def factory(options: ConnectionOptions, network: Any, kinds: tuple[Any, Any, Any]) -> Callable[[], Any]:
    """Makes connections of httpcore's; ``kinds`` are its pools for no proxy, an HTTP proxy and a SOCKS proxy.

    The pools only make connections and keep none: ours does that.
    """
    url = options.chosen_proxy
    where = origin(options.base_url)
    if url is None:
        pool = kinds[0](**options.arguments(network))
    else:
        kind = kinds[2] if url.startswith("socks") else kinds[1]
        try:
            pool = kind(**options.arguments(network), **proxy_arguments(url, options))
        except (ImportError, RuntimeError) as error:
            message = "a SOCKS proxy needs the package socksio; install it or use another proxy"
            raise ConfigurationError(message) from error
    return lambda: pool.create_connection(where)
