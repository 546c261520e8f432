"""Connection options: the server, TLS and the proxy, and the connections of httpcore that they make."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx
from attrs import field, frozen

from truespec._errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_CONNECTIONS = 100
KEEPALIVE = 5.0
"""Seconds for which an idle connection is kept."""
_PROXY_SCHEMES = ("http", "https", "socks5", "socks5h")
_DEFAULT_PORTS = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}


@frozen
class ConnectionOptions:
    """The options of a client that concern its connections.  The repr leaves the proxy out: it may have a password."""

    base_url: str
    verify: bool | ssl.SSLContext = True
    proxy: str | None = field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.verify, bool | ssl.SSLContext):  # pyright: ignore[reportUnnecessaryIsInstance]  # users may pass anything
            message = f"verify must be True, False or an ssl.SSLContext, not {type(self.verify).__name__}"
            raise ConfigurationError(message)
        if self.proxy is not None:
            _check_proxy("proxy", self.proxy)

    def ssl_context(self) -> ssl.SSLContext:
        """Return the TLS settings: certifi's list of authorities, or SSL_CERT_FILE and SSL_CERT_DIR, as in httpx.

        Raises:
            ConfigurationError: A file cannot be read.
        """
        try:
            return httpx.create_ssl_context(verify=self.verify)
        except (OSError, ssl.SSLError) as error:
            variables = "SSL_CERT_FILE, SSL_CERT_DIR and SSLKEYLOGFILE"
            message = f"TLS cannot be set up ({error}); check the environment variables {variables}"
            raise ConfigurationError(message) from error

    def proxy_url(self) -> str | None:
        """Return the option, or the proxy of the environment: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, without NO_PROXY.

        Raises:
            ConfigurationError: A proxy of the environment is no URL of one.
        """
        if self.proxy is not None:
            return self.proxy
        proxies = getproxies()
        for name in ("http", "https", "all"):
            if proxies.get(name):
                proxies[name] = _check_proxy(f"the environment variable {name.upper()}_PROXY", proxies[name])
        parts = urlsplit(self.base_url)
        if proxy_bypass(parts.netloc):
            return None
        return proxies.get(parts.scheme) or proxies.get("all") or None


def connection_factory(options: ConnectionOptions, backend: Any, pools: tuple[Any, Any, Any]) -> Callable[[], Any]:
    """Return a function that makes connections of httpcore to the server.

    Args:
        options: The server, TLS and the proxy.
        backend: The network backend, sync or async.
        pools: httpcore's pools without a proxy, with an HTTP proxy and with a SOCKS proxy.  They only make connections here
            and keep none.

    Raises:
        ConfigurationError: TLS or the proxy cannot be set up.
    """
    parts = urlsplit(options.base_url)
    origin = httpcore.Origin(
        parts.scheme.encode(), (parts.hostname or "").encode(), parts.port or _DEFAULT_PORTS[parts.scheme]
    )
    arguments: dict[str, Any] = {"network_backend": backend, "keepalive_expiry": KEEPALIVE}
    if parts.scheme == "https":
        arguments["ssl_context"] = options.ssl_context()
    proxy = options.proxy_url()
    if proxy is None:
        pool = pools[0](**arguments)
    else:
        kind = pools[2] if proxy.startswith("socks") else pools[1]
        try:
            pool = kind(**arguments, **_proxy_arguments(proxy, options))
        except (ImportError, RuntimeError) as error:
            message = "a SOCKS proxy needs the package socksio: install it or use another proxy"
            raise ConfigurationError(message) from error
    return lambda: pool.create_connection(origin)


def _proxy_arguments(proxy: str, options: ConnectionOptions) -> dict[str, Any]:
    parts = urlsplit(proxy)
    url = httpcore.URL(
        scheme=parts.scheme, host=parts.hostname or "", port=parts.port or _DEFAULT_PORTS[parts.scheme], target="/"
    )
    arguments: dict[str, Any] = {"proxy_url": url}
    if parts.username or parts.password:
        arguments["proxy_auth"] = (unquote(parts.username or "").encode(), unquote(parts.password or "").encode())
    if parts.scheme == "https":
        arguments["proxy_ssl_context"] = options.ssl_context()
    return arguments


def _check_proxy(name: str, url: object) -> str:
    """Return the URL of a proxy with its scheme.  The message leaves the value out: it may have a password."""
    text = url if isinstance(url, str) else ""
    text = text if "://" in text else f"http://{text}"
    try:
        parts = urlsplit(text)
        is_usable = parts.scheme in _PROXY_SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_usable = False
    if not is_usable:
        message = f"{name} must be the URL of a proxy, like http://proxy.example.com:3128 ({', '.join(_PROXY_SCHEMES)})"
        raise ConfigurationError(message)
    return text
