# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The client: base URL, credentials, timeout and other settings, and the httpx clients that use them."""

import re
import ssl
from types import TracebackType
from typing import Any, Final, Literal, NamedTuple, Self

import httpx
from attrs import define, evolve, field

from .responses import is_json
from .serialization import percent_encode
from .types import Operation, Request

_DEFAULT_TIMEOUT = httpx.Timeout(30.0)
_PASSWORD: Final = re.compile("(//[^/?#:]*:)[^/?#]*@")


class _Credential(NamedTuple):
    """A credential: its security scheme, and where and how it is sent."""

    scheme: str
    location: str
    name: str
    value: str


def build_httpx_arguments(request: Request) -> dict[str, Any]:
    """Return the arguments of ``httpx.Client.request`` for a request, its URL relative to the base URL.

    The query is in the URL as it is to be sent, because httpx encodes ``params`` differently.
    """
    query = request.query_string
    url = request.target + (f"?{query}" if query else "")
    arguments: dict[str, Any] = {"method": request.operation.method, "url": url, "headers": request.headers}
    if request.files is not None:
        arguments["files"] = request.files
    elif request.content is not None:
        arguments["content"] = request.content
    return arguments


def _hide_password(url: str) -> str:
    """Return the repr of a URL without its password."""
    return repr(_PASSWORD.sub(r"\1[secure]@", url))


@define
class Client:
    """A client that sends no credentials.

    Its httpx clients are created on first use and closed by ``with`` and ``async with``.  The ``with_...`` methods return
    a new client and do not change this one.
    """

    base_url: str = field(repr=_hide_password)
    """The server, such as https://api.wethod.com."""
    headers: dict[str, str] = field(factory=dict[str, str], kw_only=True, repr=False)
    """Headers of every request."""
    cookies: dict[str, str] = field(factory=dict[str, str], kw_only=True, repr=False)
    """Cookies of every request."""
    timeout: httpx.Timeout | None = field(default=_DEFAULT_TIMEOUT, kw_only=True)
    """The timeout to connect, to send and of each read: 30 s each by default, None for no timeout."""
    verify_ssl: str | bool | ssl.SSLContext = field(default=True, kw_only=True)
    """How to verify the server's certificate, as httpx's ``verify``."""
    follow_redirects: bool = field(default=False, kw_only=True)
    """Whether to follow redirects; off, because a credential in a header would be sent along."""
    httpx_args: dict[str, Any] = field(factory=dict[str, Any], kw_only=True, repr=False)
    """Further arguments of ``httpx.Client`` and ``httpx.AsyncClient``."""
    raise_on_unexpected_status: bool = field(default=False, kw_only=True)
    """Whether a response that the document does not describe raises an error; otherwise ``parsed`` is None."""
    _client: httpx.Client | None = field(default=None, init=False, repr=False, eq=False)
    _async_client: httpx.AsyncClient | None = field(default=None, init=False, repr=False, eq=False)

    def with_headers(self, headers: dict[str, str]) -> Self:
        """Return a client that sends these headers too."""
        return evolve(self, headers={**self.headers, **headers})

    def with_cookies(self, cookies: dict[str, str]) -> Self:
        """Return a client that sends these cookies too."""
        return evolve(self, cookies={**self.cookies, **cookies})

    def with_timeout(self, timeout: httpx.Timeout | None) -> Self:
        """Return a client with this timeout."""
        return evolve(self, timeout=timeout)

    def _all_headers(self) -> dict[str, str]:
        return {**self.headers, **self._credentials_in("header")}

    def _all_cookies(self) -> dict[str, str]:
        return {**self.cookies, **self._credentials_in("cookie")}

    def _credentials_in(self, location: str) -> dict[str, str]:
        """Return the credentials in a location by name; of two with one name the first."""
        return {each.name: each.value for each in reversed(self._list_credentials()) if each.location == location}

    def _list_credentials(self) -> list[_Credential]:
        """Return every credential that the client has."""
        return []

    def _choose_credentials(self, operation: Operation) -> list[_Credential]:
        """Return the credentials of the first alternative of an operation's security that is there in full.

        Without one it is what there is of the first alternative.
        """
        credentials = self._list_credentials()
        if operation.security is None:
            return credentials
        schemes = {each.scheme for each in credentials}
        complete = [names for names in operation.security if names and schemes.issuperset(names)]
        chosen = next(iter(complete or ([] if () in operation.security else operation.security)), ())
        return [each for each in credentials if each.scheme in chosen]

    def _restrict_credentials(self, request: httpx.Request, chosen: list[_Credential]) -> None:
        """Take the credentials from a request that its operation does not need: the httpx client has put all there."""
        places = {(each.location, each.name): each.value for each in reversed(chosen)}
        for credential in self._list_credentials():
            value = places.get((credential.location, credential.name))
            if value == credential.value:
                continue
            if credential.location == "header" and request.headers.get(credential.name) == credential.value:
                del request.headers[credential.name]
                if value is not None:  # another scheme's in the same header
                    request.headers[credential.name] = value
            elif credential.location == "cookie":
                pairs = request.headers.pop("Cookie", "").split("; ")
                own, other = f"{credential.name}={credential.value}", f"{credential.name}={value}"
                pairs = [pair if pair != own else other if value is not None else "" for pair in pairs]
                if any(pairs):
                    request.headers["Cookie"] = "; ".join(filter(None, pairs))

    def build_httpx_request(self, client: httpx.Client | httpx.AsyncClient, request: Request) -> httpx.Request:
        """Return the httpx request that ``client`` sends for ``request``."""
        arguments = build_httpx_arguments(request)
        credentials = self._choose_credentials(request.operation)
        in_query = {each.name: each.value for each in reversed(credentials) if each.location == "query"}
        pairs = [f"{percent_encode(name)}={percent_encode(value)}" for name, value in in_query.items()]
        target = arguments["url"] + (("&" if "?" in arguments["url"] else "?") if pairs else "") + "&".join(pairs)
        # Appended to the base URL here, because httpx would read a path that begins with // as a host.
        raw_path = client.base_url.raw_path.rstrip(b"/") + target.encode()
        arguments["url"] = client.base_url.copy_with(raw_path=raw_path)
        cookies = arguments["headers"].pop("Cookie", None)
        httpx_request = client.build_request(**arguments)
        self._restrict_credentials(httpx_request, credentials)
        if cookies:
            # httpx sends either a Cookie header or the client's cookies, and drops the others.
            own_cookies = httpx_request.headers.get("Cookie")
            httpx_request.headers["Cookie"] = "; ".join(filter(None, [own_cookies, cookies]))
        return httpx_request

    def _client_arguments(self) -> dict[str, Any]:
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
        """Use this httpx client with its own settings, whatever those of this client."""
        self._client = client
        return self

    def get_httpx_client(self) -> httpx.Client:
        """Return the sync httpx client, created on first use."""
        if self._client is None:
            self._client = httpx.Client(**self._client_arguments())
        return self._client

    def __enter__(self) -> Self:
        self.get_httpx_client().__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.get_httpx_client().__exit__(kind, error, traceback)

    def set_async_httpx_client(self, client: httpx.AsyncClient) -> Self:
        """Use this async httpx client with its own settings, whatever those of this client."""
        self._async_client = client
        return self

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """Return the async httpx client, created on first use."""
        if self._async_client is None:
            self._async_client = httpx.AsyncClient(**self._client_arguments())
        return self._async_client

    async def __aenter__(self) -> Self:
        await self.get_async_httpx_client().__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.get_async_httpx_client().__aexit__(kind, error, traceback)


class _SecurityScheme(NamedTuple):
    """Where a credential is sent, under which name, and its prefix."""

    location: Literal["header", "query", "cookie"]
    name: str
    prefix: str = ""


_SECURITY_SCHEMES: Final[dict[str, _SecurityScheme]] = {
    "bearerToken": _SecurityScheme("header", "Authorization", "Bearer"),
    "company": _SecurityScheme("header", "Wethod-Company"),
    "version": _SecurityScheme("header", "Wethod-Version"),
}


@define
class AuthenticatedClient(Client):
    """A client that sends the credentials that the document's `security` asks for, with every operation if it has none."""

    token: str = field(kw_only=True, repr=False)
    """The credential of the security scheme ``bearerToken``; not sent when empty."""
    prefix: str = field(default="Bearer", kw_only=True)
    """The text before the token in the header."""
    auth_header_name: str = field(default="Authorization", kw_only=True)
    """The header with the token."""
    credentials: dict[str, str] = field(factory=dict[str, str], kw_only=True, repr=False)
    """The credentials of further security schemes, by the scheme's name in the document.

    ``company`` is sent in the header as Wethod-Company.
    ``version`` is sent in the header as Wethod-Version.
    """

    def __attrs_post_init__(self) -> None:
        further = _SECURITY_SCHEMES.keys() - {"bearerToken"}
        unknown = sorted(self.credentials.keys() - further)
        if unknown:
            message = f"credentials: no further security scheme {', '.join(unknown)} in the document"
            raise ValueError(message)

    def _list_credentials(self) -> list[_Credential]:
        first = _SecurityScheme(
            "header",
            self.auth_header_name or "Authorization",
            self.prefix,
        )
        schemes = {"bearerToken": (first, self.token)}
        schemes |= {name: (_SECURITY_SCHEMES[name], value) for name, value in self.credentials.items()}
        return [
            _Credential(name, scheme.location, scheme.name, f"{scheme.prefix} {value}" if scheme.prefix else value)
            for name, (scheme, value) in schemes.items()
            if value
        ]


__all__ = ["AuthenticatedClient", "Client", "build_httpx_arguments", "is_json"]
