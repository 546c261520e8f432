"""Sending requests to the server under test, and validating every response against the document."""

from __future__ import annotations

import base64
import json
import re
import shlex
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus

import httpx
from attrs import field, frozen

from tests.contract.apis import APIS
from tests.contract.document import load_document
from tests.contract.json_values import MISSING, at, items, members, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from tests.contract.document import Document, Operation
    from tests.contract.resources import API, RestrictedCredentials
    from truespec_sandbox import Sandbox

_BOUNDARY = "contract-suite"
_CLIENT_ERROR, _SERVER_ERROR, _NOT_IMPLEMENTED = 400, 500, 501
# What tells of a server's code, files or database; no request of the suite has it.
_INTERNALS = re.compile(
    r"Traceback|stack ?trace|\bFile \".+\", line \d+|\bat .+\(.+:\d+\)|\b(SELECT|UPDATE|INSERT|DELETE)\b.+\b(FROM|SET|INTO|WHERE)\b"
    r"|\b\w+(\.\w+)*(Exception|Error): |node_modules|site-packages|undefined method|NoneType"
)
# Headers that curl sends by itself.
_CURL_HEADERS = frozenset(
    {"host", "accept-encoding", "connection", "user-agent", "content-length", "transfer-encoding"}
)


@frozen
class Server:
    """The server under test.

    Attributes:
        api: the API that it serves.
        base_url: its URL without a slash at the end.
        credentials: valid credentials by security scheme.
        other_credentials: another customer's; ``None`` where there are none.
        blocked: operationIds that must not be called; only a live run has any.
        is_live: whether it is not a sandbox of ours.
        timeout: the seconds that a response may take.
        redactions: what replaces secrets and the relay's URL in reports.
        set_rate_limit: limits the requests, such as ``3/minute``, or ends the limit; ``None`` where that is not ours.
        pass_time: lets seconds pass on the server; a sandbox moves its clock.

    """

    api: API
    base_url: str
    credentials: Mapping[str, str] = field(repr=False)
    other_credentials: Mapping[str, str] | None = field(default=None, repr=False)
    blocked: frozenset[str] = frozenset()
    is_live: bool = False
    timeout: float = 20.0
    redactions: Mapping[str, str] = field(factory=dict[str, str], repr=False)
    set_rate_limit: Callable[[str | None], object] | None = field(default=None, repr=False)
    pass_time: Callable[[float], object] = field(default=time.sleep, repr=False)

    @property
    def document(self) -> Document:
        """The contract document of its API."""
        return load_document(self.api.name)

    @property
    def restricted_credentials(self) -> tuple[RestrictedCredentials, ...]:
        """The credentials that it has to reject for some operations."""
        return tuple(one for one in self.api.restricted if not (self.is_live and one.needs_sandbox))

    def redact(self, text: str) -> str:
        """Return a text of a report without secrets, with the server's URL in the place of the relay's."""
        for original, replacement in self.redactions.items():
            text = text.replace(original, replacement)
        return text


def secret_forms(secret: str) -> list[str]:
    """Return the forms in which a secret could be in a report, the longest first."""
    forms = {secret, quote(secret, safe=""), quote_plus(secret), json.dumps(secret)[1:-1]}
    forms |= {json.dumps(secret, ensure_ascii=False)[1:-1], base64.b64encode(secret.encode()).decode()}
    return sorted(forms, key=len, reverse=True)


def sandbox_server(api: str, sandbox: Sandbox) -> Server:
    """Return a running sandbox as a server under test."""
    own = {**APIS[api].constants, **dict.fromkeys(APIS[api].secrets, sandbox.api_key)}
    other = {**own, **APIS[api].other_identity}
    return Server(
        APIS[api],
        sandbox.url,
        own,
        other_credentials=other,
        set_rate_limit=sandbox.rate_limit,
        pass_time=sandbox.clock.advance,
    )


@frozen
class Exchange:
    """A request and its response.

    Attributes:
        operation: the operationId that was called.
        status: the status of the response; 0 when there was none.
        headers: its headers.
        body: its JSON; ``MISSING`` when it has none.
        curl: a command that repeats the request, with the variable's name in the place of the key.

    """

    operation: str
    status: int
    headers: Mapping[str, str]
    body: Any
    curl: str

    def __str__(self) -> str:
        """Return the status and the beginning of the body."""
        return f"{self.status} {shorten(self.body)}" if self.status else "no response"

    @property
    def is_success(self) -> bool:
        """Whether the response is a success response (2xx)."""
        return 200 <= self.status < 300


class ContractViolation(AssertionError):  # noqa: N818  (it is a failed assertion about the server)
    """The server violates its contract; the exchange shows how."""

    def __init__(self, message: str, exchange: Exchange, check: str = "", source: str = "") -> None:
        """Keep what is wrong.

        Args:
            message: what is wrong.
            exchange: the exchange that shows it.
            check: the check of schemathesis that failed; empty for a property's own assertion.
            source: where in the document the expectation is; empty for the property's own sentence.

        """
        super().__init__(f"{exchange.operation}: {f'{check}: ' if check else ''}{message}\n{exchange.curl}")
        self.exchange = exchange
        self.check = check
        self.message = message
        self.source = source


class Session:
    """Sends requests to one server."""

    def __init__(self, server: Server) -> None:
        """Open a connection pool; ``close`` ends it.

        Args:
            server: the server under test.

        """
        self.server = server
        self._client = httpx.Client(timeout=server.timeout)
        self._remaining: dict[str, int] = {}

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def send(  # noqa: PLR0913  (the parts of a request, by name)
        self,
        operation_id: str,
        record_id: str = "",
        *,
        query: Mapping[str, str] | str | None = None,
        body: Any = MISSING,
        headers: Mapping[str, str] | None = None,
        credentials: Mapping[str, str | None] | None = None,
        method: str = "",
        form_part: str = "",
    ) -> Exchange:
        """Send a request and validate its response.

        Args:
            operation_id: the operation.
            record_id: the value of its path parameter; empty for a path without one.
            query: its query parameters, or the query string as it is to be sent.
            body: its JSON body; ``bytes`` are sent as they are; ``MISSING``, the default, for none.
            headers: more headers; they replace the usual ones.
            credentials: changes to the credentials by security scheme; ``None`` as a value leaves one out.
            method: another method than the operation's.
            form_part: the part of a multipart form in which the body travels.

        Returns:
            The exchange.

        Raises:
            ContractViolation: there is no response, or it violates the document.

        """
        operation = self.server.document.operations[operation_id]
        request = self._build_request(operation, record_id, query, method)
        all_credentials = {**self.server.credentials, **(credentials or {})}
        request.headers.update(self.server.document.credential_headers(all_credentials))
        if body is not MISSING:
            request = _with_body(request, body, form_part)
        request.headers.update(headers or {})
        exchange = self._exchange(operation, request)
        if exchange.is_success and not credentials:
            self._check_rate_limit(exchange)
        return exchange

    def send_undocumented(  # noqa: PLR0913  (the parts of a request, by name)
        self,
        operation_id: str,
        method: str,
        path: str,
        *,
        query: str = "",
        headers: Mapping[str, str] | None = None,
        body: Any = MISSING,
        form_part: str = "",
    ) -> Exchange:
        """Send a request whose method, path or headers the document does not have, and look for failures only.

        Args:
            operation_id: the operation that it is like.
            method: its method.
            path: its path as it is sent.
            query: its query string.
            headers: headers in the place of the credentials; ``None``, the default, for the credentials.
            body: its JSON body; ``MISSING``, the default, for none.
            form_part: the part of a multipart form in which the body travels.

        Returns:
            The exchange.

        Raises:
            ContractViolation: there is no response, or it is a server error.

        """
        url = httpx.URL(self.server.base_url).copy_with(raw_path=(path + (f"?{query}" if query else "")).encode())
        request = self._client.build_request(method, url)
        own = self.server.document.credential_headers(self.server.credentials)
        request.headers.update(own if headers is None else headers)
        if body is not MISSING:
            request = _with_body(request, body, form_part)
        return self._exchange(self.server.document.operations[operation_id], request, is_documented=False)

    def path(self, operation_id: str, record_id: str = "") -> str:
        """Return the path of an operation with the value of its parameter."""
        parts = self.server.document.operations[operation_id].path.split("/")
        return "/".join(quote(record_id, safe="") if part[:1] == "{" else part for part in parts)

    def forget_rate_limit(self) -> None:
        """Expect nothing any more of the number of remaining requests."""
        self._remaining.clear()

    def _build_request(
        self, operation: Operation, record_id: str, query: Mapping[str, str] | str | None, method: str
    ) -> httpx.Request:
        url = httpx.URL(self.server.base_url + self.path(operation.id, record_id))
        if isinstance(query, str):
            url = url.copy_with(query=query.encode())
        elif query:
            url = url.copy_merge_params(query)
        return self._client.build_request(method or operation.method, url)

    def _exchange(self, operation: Operation, request: httpx.Request, *, is_documented: bool = True) -> Exchange:
        api = self.server.api
        secrets = {self.server.credentials[scheme]: variable for scheme, variable in api.secrets.items()}
        command = curl(request.method, str(request.url), request.headers.multi_items(), request.content, secrets)
        try:
            response = self._client.send(request)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            message = f"no response: {error!r}"
            raise ContractViolation(message, Exchange(operation.id, 0, {}, MISSING, command)) from None
        exchange = Exchange(operation.id, response.status_code, response.headers, _parse_json(response), command)
        for check, message in operation.violations(response) if is_documented else ():
            raise ContractViolation(message, exchange, check, f"{operation.pointer}/responses")
        _check_error_text(exchange, api)
        if not is_documented:
            # An undocumented method may be one that a server does not implement.
            message = f"a server error: {exchange.status}"
            if exchange.status >= _SERVER_ERROR and exchange.status != _NOT_IMPLEMENTED:
                raise ContractViolation(message, exchange, "not_a_server_error")
            return exchange
        expected = api.error_codes.get(exchange.status)
        code = at(exchange.body, api.error_code)
        if expected is not None and code != expected:
            message = f"the code of a {exchange.status} is {shorten(code)}, not {expected!r}"
            raise ContractViolation(message, exchange, "error_code")
        return exchange

    def _check_rate_limit(self, exchange: Exchange) -> None:
        limit = self.server.api.rate_limit
        remaining = exchange.headers.get(limit.remaining, "") if limit else ""
        if limit is None or not remaining.isdigit() or exchange.headers.get(limit.scope) != limit.key_scope:
            return
        window = exchange.headers.get(limit.reset, "")
        before = self._remaining.get(window)
        self._remaining[window] = int(remaining)
        if before is not None and int(remaining) >= before:
            message = f"{limit.remaining} is {remaining} after it was {before} in the same window"
            raise ContractViolation(message, exchange, "rate_limit_counts_down")


def _check_error_text(exchange: Exchange, api: API) -> None:
    if exchange.status < _CLIENT_ERROR or exchange.body is MISSING:
        return
    code = at(exchange.body, api.error_code)
    texts = [text for text in _texts(exchange.body) if text != code and text.strip()]
    if not texts:
        message = f"the body of a {exchange.status} says nothing: {shorten(exchange.body)}"
        raise ContractViolation(message, exchange, "error_text")
    leak = next((text for text in texts if _INTERNALS.search(text)), None)
    if leak is not None:
        message = f"the body of a {exchange.status} shows the inside of the server: {shorten(leak)}"
        raise ContractViolation(message, exchange, "error_text")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for each in (*members(value).values(), *items(value)):
        yield from _texts(each)


def _with_body(request: httpx.Request, body: Any, form_part: str) -> httpx.Request:
    media_type, content = "application/json", body if isinstance(body, bytes) else json.dumps(body).encode()
    if form_part:
        media_type = f"multipart/form-data; boundary={_BOUNDARY}"
        head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{form_part}"\r\n\r\n'
        content = head.encode() + content + f"\r\n--{_BOUNDARY}--\r\n".encode()
    headers = {name: value for name, value in request.headers.items() if name.lower() != "content-length"}
    return httpx.Request(request.method, request.url, headers={**headers, "Content-Type": media_type}, content=content)


def _parse_json(response: httpx.Response) -> Any:
    try:
        return json.loads(response.content)
    except (ValueError, RecursionError):
        return MISSING


def curl(method: str, url: str, headers: Iterable[tuple[str, str]], body: bytes, secrets: Mapping[str, str]) -> str:
    """Return a command that repeats a request and shows the head of the response, too.

    Args:
        method: the method.
        url: the URL.
        headers: the headers.
        body: the body.
        secrets: the environment variables that replace secrets, by the secret.

    Returns:
        The command.

    """
    words = ["curl", "-i", "-X", method]
    for name, value in headers:
        if name.lower() not in _CURL_HEADERS and (name.lower(), value) != ("accept", "*/*"):
            words += ["-H", _quote_header(name, value, secrets)]
    if body:
        words += ["--data-binary", _quote_body(body)]
    return " ".join([*words, shlex.quote(url)])


def _quote_header(name: str, value: str, secrets: Mapping[str, str]) -> str:
    for secret, variable in secrets.items():
        if secret and secret in value:
            return f'"{name}: {value.replace(secret, f"${variable}")}"'
    return shlex.quote(f"{name}: {value}")


def _quote_body(body: bytes) -> str:
    text = body.decode("utf-8", "backslashreplace")
    if text.isprintable():
        return shlex.quote(text)
    # The form of bash in which a backslash means what it means in Python.
    return "$'" + text.encode("unicode_escape").decode().replace("'", "\\'") + "'"
