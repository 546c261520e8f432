"""Connection options: the server, TLS and the proxy."""

from __future__ import annotations

import base64
import ipaddress
import ssl
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx
from attrs import field, frozen

from truespec._errors import ConfigurationError

DEFAULT_PORTS = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}
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

        The environment's proxies are never used for this machine.

        Raises:
            ConfigurationError: The proxy of the environment is no URL of one.
        """
        if self.proxy is not None:
            return _check_proxy("proxy", self.proxy)
        parts, proxies = urlsplit(self.base_url), getproxies()
        host, port = parts.hostname or "", parts.port or DEFAULT_PORTS[parts.scheme]
        if _is_loopback(host) or _is_excluded(host, port, proxies.get("no", "")) or proxy_bypass(f"{host}:{port}"):
            return None
        for name in (parts.scheme, "all"):
            if url := proxies.get(name):
                return _check_proxy(f"the environment variable {name.upper()}_PROXY", url)
        return None

    def proxy_secrets(self) -> tuple[str, ...]:
        """Return what is secret about the proxy: its credentials as they are sent, and the password."""
        try:
            url = self.proxy_url() or ""
        except ConfigurationError:  # raised when connections are set up
            return ()
        credentials, password = encode_credentials(url), urlsplit(url).password or ""
        return tuple(secret for secret in (credentials, password, unquote(password)) if secret)


def encode_credentials(url: str) -> str:
    """Return user and password of a proxy's URL as basic credentials (RFC 7617); nothing when it has none."""
    parts = urlsplit(url)
    if not (parts.username or parts.password):
        return ""
    return base64.b64encode(f"{unquote(parts.username or '')}:{unquote(parts.password or '')}".encode()).decode()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _is_excluded(host: str, port: int, no_proxy: str) -> bool:
    """Whether NO_PROXY has a host: ``*``, names and their subdomains, addresses and networks, each perhaps with a port."""
    for entry in no_proxy.lower().replace(",", " ").split():
        pattern, _, entry_port = entry.rpartition(":")
        if not entry_port.isdecimal() or (":" in pattern and not pattern.endswith("]")):
            pattern, entry_port = entry, str(port)
        if entry_port != str(port):
            continue
        try:
            is_match = ipaddress.ip_address(host) in ipaddress.ip_network(pattern.strip("[]"), strict=False)
        except ValueError:
            name = pattern.removeprefix("*").removeprefix(".")
            is_match = pattern == "*" or host == name or host.endswith(f".{name}")
        if is_match:
            return True
    return False


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
