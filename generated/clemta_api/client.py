# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""Where requests go and with what: the base URL, the credential, the timeout, and the httpx clients behind them."""

import ssl
from types import TracebackType
from typing import Any, Self

import httpx
from attrs import define, evolve, field

from .types import Request

_DEFAULT_TIMEOUT = httpx.Timeout(30.0)


def httpx_arguments(request: Request) -> dict[str, Any]:
    """The arguments of ``httpx.Client.request`` that send ``request``."""
    arguments: dict[str, Any] = {"method": request.operation.method, "url": request.target, "headers": request.headers}
    if request.query:
        arguments["params"] = request.query
    if request.files is not None:
        arguments["files"] = request.files
    elif request.content is not None:
        arguments["content"] = request.content
    return arguments


def is_json(response: httpx.Response) -> bool:
    """Whether the answer says that it is JSON (``application/json`` or a type ending in ``+json``, RFC 6839)."""
    media_type = str(response.headers.get("Content-Type", "")).partition(";")[0].strip().lower()
    return media_type == "application/json" or media_type.endswith("+json")


@define
class Client:
    """A client that sends no credential.

    Its httpx clients are made on first use and closed by ``with`` / ``async with``.  A ``with_...`` method gives a
    client of its own and changes nothing on this one.
    """

    base_url: str
    """The server, such as https://api.clemta.com."""
    headers: dict[str, str] = field(factory=dict[str, str], kw_only=True, repr=False)
    """Headers of every request."""
    cookies: dict[str, str] = field(factory=dict[str, str], kw_only=True, repr=False)
    """Cookies of every request."""
    timeout: httpx.Timeout | None = field(default=_DEFAULT_TIMEOUT, kw_only=True)
    """How long connecting, sending and each read may take; 30 s each by default, None for ever."""
    verify_ssl: str | bool | ssl.SSLContext = field(default=True, kw_only=True)
    """How the server's certificate is checked, as httpx's ``verify``."""
    follow_redirects: bool = field(default=False, kw_only=True)
    """Whether redirects are followed; off, because a credential in a header would go with them."""
    httpx_args: dict[str, Any] = field(factory=dict[str, Any], kw_only=True, repr=False)
    """Further arguments of ``httpx.Client`` and ``httpx.AsyncClient``."""
    raise_on_unexpected_status: bool = field(default=False, kw_only=True)
    """Whether an undocumented status or content type raises; otherwise ``parsed`` is None."""
    _client: httpx.Client | None = field(default=None, init=False, repr=False, eq=False)
    _async_client: httpx.AsyncClient | None = field(default=None, init=False, repr=False, eq=False)

    def with_headers(self, headers: dict[str, str]) -> Self:
        """A client that sends these headers too."""
        return evolve(self, headers={**self.headers, **headers})

    def with_cookies(self, cookies: dict[str, str]) -> Self:
        """A client that sends these cookies too."""
        return evolve(self, cookies={**self.cookies, **cookies})

    def with_timeout(self, timeout: httpx.Timeout | None) -> Self:
        """A client with this timeout."""
        return evolve(self, timeout=timeout)

    def _all_headers(self) -> dict[str, str]:
        return dict(self.headers)

    def _arguments(self) -> dict[str, Any]:
        return {
            "base_url": self.base_url,
            "headers": self._all_headers(),
            "cookies": self.cookies,
            "timeout": self.timeout,
            "verify": self.verify_ssl,
            "follow_redirects": self.follow_redirects,
            **self.httpx_args,
        }

    def set_httpx_client(self, client: httpx.Client) -> Self:
        """Use this httpx client instead of an own one; every other setting is then that client's."""
        self._client = client
        return self

    def get_httpx_client(self) -> httpx.Client:
        """The blocking httpx client, made on first use."""
        if self._client is None:
            self._client = httpx.Client(**self._arguments())
        return self._client

    def __enter__(self) -> Self:
        self.get_httpx_client().__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.get_httpx_client().__exit__(kind, error, traceback)

    def set_async_httpx_client(self, client: httpx.AsyncClient) -> Self:
        """Use this httpx client instead of an own one; every other setting is then that client's."""
        self._async_client = client
        return self

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """The async httpx client, made on first use."""
        if self._async_client is None:
            self._async_client = httpx.AsyncClient(**self._arguments())
        return self._async_client

    async def __aenter__(self) -> Self:
        await self.get_async_httpx_client().__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.get_async_httpx_client().__aexit__(kind, error, traceback)


@define
class AuthenticatedClient(Client):
    """A client that sends a credential with every request."""

    token: str = field(kw_only=True, repr=False)
    """The credential."""
    prefix: str = field(default="", kw_only=True)
    """What stands before the credential in the header."""
    auth_header_name: str = field(default="X-API-Key", kw_only=True)
    """The header that carries it."""

    def _all_headers(self) -> dict[str, str]:
        value = f"{self.prefix} {self.token}" if self.prefix else self.token
        return {**self.headers, self.auth_header_name: value}


__all__ = ["AuthenticatedClient", "Client", "httpx_arguments", "is_json"]
