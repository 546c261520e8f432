"""Sending the requests of laws, and seeing that every answer keeps the document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import quote

import attrs
import httpx

from scripts.contract._curl import curl
from scripts.contract._values import MISSING, at, members, short

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from scripts.contract._api import Api
    from scripts.contract._contract import Contract, Operation
    from scripts.contract._findings import Outcome, Target

_BOUNDARY = "contract-suite"


class BrokenError(Exception):
    """A law that does not hold; what is wrong, and the exchange that shows it."""

    def __init__(self, message: str, exchange: Exchange, check: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.exchange = exchange
        self.check = check


@attrs.frozen
class Exchange:
    """One request and its answer.

    Attributes:
        operation: the operationId that was called.
        status: the status of the answer; 0 when there was none.
        headers: its headers.
        body: its JSON; ``MISSING`` when it has none.
        curl: a command that repeats the request.

    """

    operation: str
    status: int
    headers: Mapping[str, str]
    body: Any
    curl: str

    @property
    def is_success(self) -> bool:
        """Whether the answer says yes."""
        return 200 <= self.status < 300  # noqa: PLR2004 (RFC 9110, section 15)


class Wire:
    """A connection to the server under test."""

    def __init__(self, target: Target, api: Api, contract: Contract, outcome: Outcome) -> None:
        """Open it.

        Args:
            target: the server and the credentials for it.
            api: what is known of the API.
            contract: the document.
            outcome: where statistics go.

        """
        self.target = target
        self.contract = contract
        self._api = api
        self._outcome = outcome
        self._client = httpx.Client(timeout=target.patience)
        self._secrets = {target.credentials[scheme]: variable for scheme, variable in api.secrets.items()}
        self._remaining: dict[tuple[str, str], int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def call(  # noqa: PLR0913 (the parts of a request, by name)
        self,
        operation_id: str,
        record_id: str = "",
        *,
        query: Mapping[str, str] | str | None = None,
        body: Any = MISSING,
        headers: Mapping[str, str] | None = None,
        credentials: Mapping[str, str | None] | None = None,
        method: str = "",
        form: str = "",
    ) -> Exchange:
        """Send a request and see that the answer keeps the document.

        Args:
            operation_id: the operation.
            record_id: what stands in its path; empty for a path without a variable.
            query: its query parameters, or the query string as it is to be sent.
            body: its body as JSON; ``bytes`` are sent as they are; ``MISSING``, the default, for none.
            headers: headers besides the usual ones; they win over those.
            credentials: changes to the credentials; ``None`` as a value leaves one out.
            method: another method than the operation's.
            form: the part of a form in which the body travels.

        Returns:
            The exchange.

        Raises:
            BrokenError: there is no answer, or the answer breaks the document.

        """
        operation = self.contract.operations[operation_id]
        request = self._request(operation, record_id, query, method)
        request.headers.update(self._credentials(operation, credentials or {}))
        request = _with_body(request, body, form)
        request.headers.update(headers or {})
        return self._sent(operation, request, is_own=not credentials)

    def _request(
        self, operation: Operation, record_id: str, query: Mapping[str, str] | str | None, method: str
    ) -> httpx.Request:
        parts = (quote(record_id, safe="") if part[:1] == "{" else part for part in operation.path.split("/"))
        url = httpx.URL(self.target.base_url + "/".join(parts))
        if isinstance(query, str):
            url = url.copy_with(query=query.encode())
        elif query:
            url = url.copy_merge_params(query)
        return self._client.build_request(method or operation.method, url)

    def _credentials(self, operation: Operation, changes: Mapping[str, str | None]) -> dict[str, str]:
        schemes = operation.judge.schema.raw_schema["components"]["securitySchemes"]
        headers: dict[str, str] = {}
        for name, value in {**self.target.credentials, **changes}.items():
            scheme = schemes.get(name, {})
            if value is not None:
                is_bearer = scheme.get("scheme") == "bearer"
                headers["Authorization" if is_bearer else scheme.get("name", name)] = (
                    f"Bearer {value}" if is_bearer else value
                )
        return headers

    def _sent(self, operation: Operation, request: httpx.Request, *, is_own: bool) -> Exchange:
        line = curl(request.method, str(request.url), request.headers.multi_items(), request.content, self._secrets)
        try:
            response = self._client.send(request)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            lost = Exchange(operation.id, 0, {}, MISSING, line)
            message = f"no answer: {error!r}"
            raise BrokenError(message, lost, "answer") from None
        statistics = self._outcome.of(operation.id)
        statistics.cases += 1
        statistics.statuses[response.status_code] += 1
        exchange = Exchange(operation.id, response.status_code, response.headers, _json(response), line)
        for check, said in operation.troubles(response):
            raise BrokenError(said, exchange, check)
        expected = self._api.codes.get(exchange.status)
        if expected is not None and (found := at(exchange.body, self._api.code)) != expected:
            message = f"the code of a {exchange.status} is {short(found)}, not {expected!r}"
            raise BrokenError(message, exchange, "errors have their codes")
        if is_own and exchange.is_success:
            self._see_limit(exchange)
        return exchange

    def _see_limit(self, exchange: Exchange) -> None:
        limit = self._api.rate_limit
        remaining = exchange.headers.get(limit.remaining, "") if limit else ""
        if limit is None or not remaining.isdigit() or exchange.headers.get(limit.kind) != limit.keys:
            return
        window = exchange.headers.get(limit.reset, "")
        before = self._remaining.get((limit.keys, window))
        self._remaining[limit.keys, window] = int(remaining)
        if before is not None and int(remaining) >= before:
            message = f"{limit.remaining} is {remaining} after it was {before} in the same window"
            raise BrokenError(message, exchange, "rate limit counts down")


def _with_body(request: httpx.Request, body: Any, form: str) -> httpx.Request:
    if body is MISSING:
        return request
    media_type, content = "application/json", body if isinstance(body, bytes) else json.dumps(body).encode()
    if form:
        media_type, content = f"multipart/form-data; boundary={_BOUNDARY}", _form(form, content)
    headers = {name: value for name, value in request.headers.items() if name.lower() != "content-length"}
    headers["Content-Type"] = media_type
    return httpx.Request(request.method, request.url, headers=headers, content=content)


def _form(part: str, content: bytes) -> bytes:
    head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{part}"\r\n\r\n'
    return head.encode() + content + f"\r\n--{_BOUNDARY}--\r\n".encode()


def _json(response: httpx.Response) -> Any:
    try:
        return json.loads(response.content)
    except (ValueError, RecursionError):
        return MISSING


def record_in(exchange: Exchange, pointer: str) -> Any:
    """Return the record in an answer, or raise ``BrokenError`` when there is none."""
    record = at(exchange.body, pointer)
    if not isinstance(record, dict):
        message = f"there is no record at {pointer or 'the root'} of the answer"
        raise BrokenError(message, exchange)
    return members(record)
