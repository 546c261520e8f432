"""Scenarios of an API for openapi-core: every operation, every documented status, enough valid requests."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define, field, frozen

from tests.sandbox.openapi_core_validator import METHODS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

    import httpx

    from truespec_sandbox import Sandbox

MIN_EXCHANGES = 20
MEGABYTE = 1024 * 1024


@frozen
class RequestSpec:
    """A request to send."""

    method: str
    path: str
    options: dict[str, Any] = field(factory=dict)

    def with_headers(self, **headers: str) -> RequestSpec:
        """Return the same request with more headers."""
        return RequestSpec(
            self.method, self.path, {**self.options, "headers": {**self.options.get("headers", {}), **headers}}
        )


@define
class Runner:
    """Sends the requests of one API's scenario to its sandbox."""

    sandbox: Sandbox
    file: Path
    client: httpx.Client
    random: Random

    def send(self, request: RequestSpec) -> httpx.Response:
        """Send one request."""
        return self.client.request(request.method, request.path, **request.options)


BuildRequest: TypeAlias = "Callable[[Runner], RequestSpec]"


@frozen
class OperationRequests:
    """The requests of one operation.

    Attributes:
        valid: builds a valid request.
        by_status: builds a request that gets a status, an invalid one among them.
        untested: documented statuses that no request of this operation gets.

    """

    valid: BuildRequest
    by_status: dict[int, BuildRequest] = field(factory=dict)
    untested: frozenset[int] = frozenset()


@frozen
class Scenario:
    """The requests of one API.

    Attributes:
        headers: the headers of every request, the key's included.
        error_headers: other headers, by the status, such as 401 or 403, that any request gets with them.
        operations: by operationId; every operation that has a handler.

    """

    headers: dict[str, str]
    error_headers: dict[int, dict[str, str]]
    operations: dict[str, OperationRequests]


def build_for_status(status: int, request: RequestSpec, scenario: Scenario, item: dict[str, Any]) -> RequestSpec | None:
    """Return the request, changed so that any API gives it the status; ``None`` when no change does."""
    body = {name: request.options[name] for name in ("json", "files") if name in request.options}
    bare = {name: value for name, value in request.options.items() if name not in body}
    too_large = {"files": {"company_data": b"x" * (8 * MEGABYTE + 1)}} if "files" in body else {"json": "x" * MEGABYTE}
    if status == 405:
        other = next(method for method in METHODS if method not in item)
        return RequestSpec(other.upper(), request.path, bare)
    if status in {413, 415}:
        options = {413: too_large, 415: {"content": b"x", "headers": {"Content-Type": "text/plain"}}}[status]
        return RequestSpec(request.method, request.path, {**bare, **options})
    headers = {**scenario.error_headers, 406: {"Accept": "application/xml"}}
    return request.with_headers(**headers[status]) if status in headers else None


def run_operation(runner: Runner, scenario: Scenario, item: dict[str, Any], operation: dict[str, Any]) -> None:
    """Request every documented status of an operation once, and send valid requests until there are enough."""
    requests = scenario.operations[operation["operationId"]]
    for name in sorted(operation["responses"]):
        status = int(name)
        if status in requests.untested:
            continue
        if status in {429, 500}:
            (exceed_limit if status == 429 else break_database)(runner, requests)
            continue
        valid = requests.valid(runner)
        build = requests.by_status.get(status)
        request = build(runner) if build else build_for_status(status, valid, scenario, item) or valid
        response = runner.send(request)
        assert response.status_code == status, f"{request} should get {status}: {response.text}"
    for _ in range(MIN_EXCHANGES - len(operation["responses"]) + len(requests.untested)):
        assert runner.send(requests.valid(runner)).status_code < 300


def exceed_limit(runner: Runner, requests: OperationRequests) -> None:
    """Send a request beyond the rate limit."""
    request = requests.valid(runner)
    runner.sandbox.rate_limit("1/minute")
    statuses = [runner.send(request).status_code for _ in range(2)]
    runner.sandbox.rate_limit(None)
    assert statuses[1] == 429


def break_database(runner: Runner, requests: OperationRequests) -> None:
    """Send a request while the database lacks its table."""
    request = requests.valid(runner)
    with closing(sqlite3.connect(runner.file, isolation_level=None)) as database:
        database.execute("ALTER TABLE records RENAME TO elsewhere")
        response = runner.send(request)
        database.execute("ALTER TABLE elsewhere RENAME TO records")
    assert response.status_code == 500
