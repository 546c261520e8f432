"""The requests of the clients, from arguments that schemathesis generates, are valid for openapi-core, which shares no code.

Each operation is called through the generated functions, and through the facade where the facade has it.
"""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import attrs
import httpx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import clemta
import wethod
from tests.facades.arguments import Operation, Values, built, fields, operations, strategies
from tests.sandbox.openapi_core_validator import Exchange, OpenAPICoreValidator
from truespec import StatusError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from openapi_core.testing import MockRequest

DOCUMENTS = Path(__file__).parents[2] / "sandbox" / "truespec_sandbox" / "documents"
CLIENTS = {
    "clemta": lambda url: clemta.Clemta("some-key", base_url=url, max_retries=0),
    "wethod": lambda url: wethod.Wethod("some-token", company="acme", base_url=url, max_retries=0),
}
timestamps = st.datetimes(datetime(2001, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 (the zone is beside it)


def query_arguments(values: Values, *names: str) -> dict[str, Any]:
    """Return the parameters of a listing that the facade passes on unchanged."""
    return {name: values[f"query:{name}"] for name in names if f"query:{name}" in values}


def _list_of(resource: str, *names: str, timestamp: str, api: Any) -> Any:
    def call(client: Any, _operation: Operation, values: Values) -> Any:
        filters = {timestamp: api.gt(values["timestamp"])} if values["timestamp"].microsecond % 2 else {}
        return list(getattr(client, resource).list(**query_arguments(values, *names), **filters))

    return call


def _create(resource: str) -> Any:
    return lambda client, operation, values: getattr(client, resource).create(**fields(operation, values))


def _update(resource: str, name: str) -> Any:
    return lambda client, operation, values: getattr(client, resource).update(
        values[f"path:{name}"], **fields(operation, values)
    )


def _by_id(resource: str, method: str, name: str) -> Any:
    return lambda client, _operation, values: getattr(getattr(client, resource), method)(values[f"path:{name}"])


FACADE: dict[tuple[str, str], Any] = {
    ("clemta", "getContacts"): _list_of(
        "contacts", "company_id", "search", "sort", "order", timestamp="created_at", api=clemta
    ),
    ("clemta", "getContactById"): _by_id("contacts", "get", "contact_id"),
    ("clemta", "createContact"): _create("contacts"),
    ("clemta", "updateContact"): _update("contacts", "contact_id"),
    ("clemta", "deleteContact"): _by_id("contacts", "delete", "contact_id"),
    ("clemta", "getFixedAssets"): _list_of(
        "fixed_assets", "company_id", "search", "sort", "order", timestamp="placed_in_service", api=clemta
    ),
    ("clemta", "getFixedAssetById"): _by_id("fixed_assets", "get", "fixed_asset_id"),
    ("clemta", "createFixedAsset"): _create("fixed_assets"),
    ("clemta", "updateFixedAsset"): _update("fixed_assets", "fixed_asset_id"),
    ("clemta", "deleteFixedAsset"): _by_id("fixed_assets", "delete", "fixed_asset_id"),
    ("clemta", "createFormation"): _create("formations"),
    ("clemta", "getFormation"): _by_id("formations", "get", "id"),
    ("clemta", "cancelFormation"): _by_id("formations", "cancel", "id"),
    ("wethod", "listContacts"): _list_of("contacts", "client_id", timestamp="updated_at", api=wethod),
    ("wethod", "getContact"): _by_id("contacts", "get", "id"),
    ("wethod", "createContact"): _create("contacts"),
    ("wethod", "updateContact"): _update("contacts", "id"),
    ("wethod", "deleteContact"): _by_id("contacts", "delete", "id"),
    ("wethod", "listClients"): _list_of("clients", "include", "deleted", timestamp="updated_at", api=wethod),
    ("wethod", "getClient"): _by_id("clients", "get", "id"),
    ("wethod", "createClient"): _create("clients"),
    ("wethod", "updateClient"): _update("clients", "id"),
    ("wethod", "deleteClient"): _by_id("clients", "delete", "id"),
    ("wethod", "getAuthenticatedPerson"): lambda client, _operation, _values: client.persons.me(),
}


class PathDecodingValidator(OpenAPICoreValidator):
    """A validator that decodes the percent-encoding of paths, as servers do."""

    def _request(self, exchange: Exchange, method: str) -> MockRequest:
        request = super()._request(exchange, method)
        # A slash within an id would end it here; any other character is as good.
        request.path = unquote(request.path.replace("%2F", "|"))
        return request


@attrs.define
class Listener:
    """A server that records every request and rejects it."""

    url: str = ""
    requests: list[httpx.Request] = attrs.field(factory=list[httpx.Request])

    def pop_requests(self) -> list[httpx.Request]:
        """Return the requests since the last call."""
        requests, self.requests = self.requests, []
        return requests


@contextmanager
def listening() -> Generator[Listener]:
    """Listen on the loopback interface while the block runs."""
    listener = Listener()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def _record(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", "0")))
            headers = self.headers.items()
            listener.requests.append(
                httpx.Request(self.command, listener.url + self.path, headers=headers, content=body)
            )
            self.send_response_only(418)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_POST = do_PATCH = do_DELETE = do_PUT = _record  # noqa: N815 (the names that the base class looks for)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        listener.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield listener
        server.shutdown()
        thread.join()


@attrs.frozen
class Setup:
    """The client, the recording server and the validator of one API."""

    api: str
    operations: dict[str, Operation]
    strategies: dict[str, st.SearchStrategy[Values]]
    validator: OpenAPICoreValidator
    client: Any
    listener: Listener

    def errors(self, operation: str, values: Values) -> list[str]:
        """Return the errors of the request that was just sent with these arguments."""
        (request,) = self.listener.pop_requests()
        exchange = Exchange(request, httpx.Response(418))
        (documented,) = self.validator.operations(exchange)
        assert documented["operationId"] == operation
        # openapi-core rejects every empty query value, even where the schema allows empty text.
        empty = [name.removeprefix("query:") for name, value in values.items() if value == ""]
        ignored = tuple(f"Value of {name} query parameter cannot be empty" for name in empty)
        return [
            error for error in self.validator.request_deviations(exchange) if not any(text in error for text in ignored)
        ]


@pytest.fixture(scope="module", params=sorted(CLIENTS))
def setup(request: pytest.FixtureRequest) -> Iterator[Setup]:
    """Return the set-up of each API in turn."""
    text = (DOCUMENTS / f"{request.param}.json").read_text(encoding="utf-8")
    document = json.loads(text)
    documented = operations(request.param, text)
    with listening() as listener, CLIENTS[request.param](listener.url) as client:
        yield Setup(
            request.param,
            documented,
            strategies(document, documented),
            PathDecodingValidator(document),
            client,
            listener,
        )


def for_examples(strategy: st.SearchStrategy[Any], check: Callable[[Any], None], examples: int) -> None:
    """Check some values of a strategy, the same in every run."""

    @settings(
        max_examples=examples, derandomize=True, database=None, deadline=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(strategy)
    def check_value(values: Any) -> None:
        check(values)

    check_value()


def with_timestamp(strategy: st.SearchStrategy[Values]) -> st.SearchStrategy[Values]:
    """Return a strategy for the same values and a timestamp for a filter."""
    return st.tuples(strategy, timestamps).map(lambda pair: {**pair[0], "timestamp": pair[1]})


@pytest.mark.exhaustive
def test_every_operation_sends_what_the_document_allows(setup: Setup) -> None:
    """A request of each generated operation, from arguments that the document allows, is valid."""
    errors: list[Any] = []
    sent: set[str] = set()

    def check(name: str, values: Values) -> None:
        operation = setup.operations[name]
        operation.module.sync_detailed(client=setup.client.api, **built(operation, values))
        sent.add(name)
        errors.extend((name, values, error) for error in setup.errors(name, values))

    for name, strategy in setup.strategies.items():
        for_examples(strategy, lambda values, name=name: check(name, values), 10)
    assert errors == []
    assert sent == setup.operations.keys()
    assert len(sent) == {"clemta": 13, "wethod": 59}[setup.api]


@pytest.mark.parametrize("examples", [4, pytest.param(20, marks=pytest.mark.exhaustive)])
def test_every_method_of_the_facade_sends_what_the_document_allows(setup: Setup, examples: int) -> None:
    """A call of the facade with arguments that the document allows sends a valid request."""
    errors: list[Any] = []
    sent: set[str] = set()

    def check(name: str, values: Values) -> None:
        with pytest.raises(StatusError):
            FACADE[setup.api, name](setup.client, setup.operations[name], values)
        sent.add(name)
        errors.extend((name, values, error) for error in setup.errors(name, values))

    names = {name for api, name in FACADE if api == setup.api}
    for name in sorted(names):
        for_examples(with_timestamp(setup.strategies[name]), lambda values, name=name: check(name, values), examples)
    assert errors == []
    assert sent == names
