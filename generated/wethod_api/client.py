# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""Where requests go and with what: the base URL, the credential, the timeout, and the httpx clients behind them."""

import re
import ssl
from types import TracebackType
from typing import Any, Final, Literal, NamedTuple, Self

import httpx
from attrs import define, evolve, field

from .answers import is_json
from .serialization import encoded
from .types import Request

_DEFAULT_TIMEOUT = httpx.Timeout(30.0)
_PASSWORD: Final = re.compile("(//[^/?#:]*:)[^/?#]*@")


def httpx_arguments(request: Request) -> dict[str, Any]:
    """The arguments of ``httpx.Client.request`` that send ``request``, its URL relative to the base URL.

    The query stands in the URL as it is to be sent: httpx writes ``params`` in a way of its own.
    """
    query = request.query_string
    url = request.target + (f"?{query}" if query else "")
    arguments: dict[str, Any] = {"method": request.operation.method, "url": url, "headers": request.headers}
    if request.files is not None:
        arguments["files"] = request.files
    elif request.content is not None:
        arguments["content"] = request.content
    return arguments


def _without_password(url: str) -> str:
    """The repr of a URL; a password in it does not show."""
    return repr(_PASSWORD.sub(r"\1[secure]@", url))


@define
class Client:
    """A client that sends no credential.

    Its httpx clients are made on first use and closed by ``with`` / ``async with``.  A ``with_...`` method gives a
    client of its own and changes nothing on this one.
    """

    base_url: str = field(repr=_without_password)
    """The server, such as https://api.wethod.com."""
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
    """Whether an answer that the document does not describe raises; otherwise ``parsed`` is None."""
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

    def _all_cookies(self) -> dict[str, str]:
        return dict(self.cookies)

    def _credentials_in_query(self) -> dict[str, str]:
        return {}

    def prepared(self, client: httpx.Client | httpx.AsyncClient, request: Request) -> httpx.Request:
        """What ``client`` has to send for ``request``."""
        arguments = httpx_arguments(request)
        pairs = [f"{encoded(name)}={encoded(value)}" for name, value in self._credentials_in_query().items()]
        target = arguments["url"] + (("&" if "?" in arguments["url"] else "?") if pairs else "") + "&".join(pairs)
        # Put behind the base URL here, because httpx would take a path that begins with // for a host.
        raw_path = client.base_url.raw_path.rstrip(b"/") + target.encode()
        arguments["url"] = client.base_url.copy_with(raw_path=raw_path)
        cookies = arguments["headers"].pop("Cookie", None)
        made = client.build_request(**arguments)
        if cookies:
            # httpx sends either a Cookie header or the client's cookies, and drops the others.
            made.headers["Cookie"] = "; ".join(filter(None, [made.headers.get("Cookie"), cookies]))
        return made

    def _arguments(self) -> dict[str, Any]:
        return {
            "base_url": self.base_url,
            "headers": self._all_headers(),
            "cookies": self._all_cookies(),
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


class _Scheme(NamedTuple):
    """Where a credential goes, under which name, and what stands before it."""

    location: Literal["header", "query", "cookie"]
    name: str
    prefix: str = ""


_SCHEMES: Final[dict[str, _Scheme]] = {
    "bearerToken": _Scheme("header", "Authorization", "Bearer"),
    "company": _Scheme("header", "Wethod-Company"),
    "version": _Scheme("header", "Wethod-Version"),
}


@define
class AuthenticatedClient(Client):
    """A client that sends credentials with every request."""

    token: str = field(kw_only=True, repr=False)
    """The credential of the security scheme ``bearerToken``; none is sent when it is empty."""
    prefix: str = field(default="Bearer", kw_only=True)
    """What stands before the token in the header."""
    auth_header_name: str = field(default="Authorization", kw_only=True)
    """The header that carries the token."""
    credentials: dict[str, str] = field(factory=dict[str, str], kw_only=True, repr=False)
    """The credentials of further security schemes, by the scheme's name in the document.

    ``company`` is sent in the header as Wethod-Company.
    ``version`` is sent in the header as Wethod-Version.
    """

    def __attrs_post_init__(self) -> None:
        unknown = sorted(self.credentials.keys() - (_SCHEMES.keys() - {"bearerToken"}))
        if unknown:
            message = f"no further security scheme is called {', '.join(unknown)}"
            raise ValueError(message)

    def _sent(self, location: str) -> dict[str, str]:
        """What of the credentials goes there, by its name on the wire."""
        found = {
            scheme.name: f"{scheme.prefix} {value}" if scheme.prefix else value
            for name, value in self.credentials.items()
            if (scheme := _SCHEMES[name]).location == location
        }
        value = f"{self.prefix} {self.token}" if self.prefix else self.token
        if self.token and location == "header":
            found[self.auth_header_name] = value
        return found

    def _all_headers(self) -> dict[str, str]:
        return {**self.headers, **self._sent("header")}

    def _all_cookies(self) -> dict[str, str]:
        return {**self.cookies, **self._sent("cookie")}

    def _credentials_in_query(self) -> dict[str, str]:
        return self._sent("query")


__all__ = ["AuthenticatedClient", "Client", "httpx_arguments", "is_json"]
