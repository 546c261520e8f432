"""Connection options: the server, TLS and the proxy."""

from __future__ import annotations

import ssl
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx
from attrs import field, frozen

from truespec._errors import ConfigurationError

_PROXY_SCHEMES = ("http", "https", "socks5", "socks5h")


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
            context = httpx.create_ssl_context(verify=self.verify)
            context.set_alpn_protocols(["http/1.1"])
        except (OSError, ssl.SSLError) as error:
            variables = "SSL_CERT_FILE, SSL_CERT_DIR and SSLKEYLOGFILE"
            message = f"TLS cannot be set up ({error}); check the environment variables {variables}"
            raise ConfigurationError(message) from error
        return context

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
