"""What the clients send, from arguments made by schemathesis, in the eyes of openapi-core, which shares no code with us.

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
moments = st.datetimes(datetime(2001, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 (the zone is beside it)


def given_query(values: Values, *names: str) -> dict[str, Any]:
    """Those parameters of a listing that the facade takes as they are."""
    return {name: values[f"query:{name}"] for name in names if f"query:{name}" in values}


def _list_of(resource: str, *names: str, moment: str, api: Any) -> Any:
    def do(client: Any, _operation: Operation, values: Values) -> Any:
        filters = {moment: api.gt(values["moment"])} if values["moment"].microsecond % 2 else {}
        return list(getattr(client, resource).list(**given_query(values, *names), **filters))

    return do


def _creating(resource: str) -> Any:
    return lambda client, operation, values: getattr(client, resource).create(**fields(operation, values))


def _updating(resource: str, name: str) -> Any:
    return lambda client, operation, values: getattr(client, resource).update(
        values[f"path:{name}"], **fields(operation, values)
    )


def _naming(resource: str, method: str, name: str) -> Any:
    return lambda client, _operation, values: getattr(getattr(client, resource), method)(values[f"path:{name}"])


FACADE: dict[tuple[str, str], Any] = {
    ("clemta", "getContacts"): _list_of(
        "contacts", "company_id", "search", "sort", "order", moment="created_at", api=clemta
    ),
    ("clemta", "getContactById"): _naming("contacts", "get", "contact_id"),
    ("clemta", "createContact"): _creating("contacts"),
    ("clemta", "updateContact"): _updating("contacts", "contact_id"),
    ("clemta", "deleteContact"): _naming("contacts", "delete", "contact_id"),
    ("clemta", "getFixedAssets"): _list_of(
        "fixed_assets", "company_id", "search", "sort", "order", moment="placed_in_service", api=clemta
    ),
    ("clemta", "getFixedAssetById"): _naming("fixed_assets", "get", "fixed_asset_id"),
    ("clemta", "createFixedAsset"): _creating("fixed_assets"),
    ("clemta", "updateFixedAsset"): _updating("fixed_assets", "fixed_asset_id"),
    ("clemta", "deleteFixedAsset"): _naming("fixed_assets", "delete", "fixed_asset_id"),
    ("clemta", "createFormation"): _creating("formations"),
    ("clemta", "getFormation"): _naming("formations", "get", "id"),
    ("clemta", "cancelFormation"): _naming("formations", "cancel", "id"),
    ("wethod", "listContacts"): _list_of("contacts", "client_id", moment="updated_at", api=wethod),
    ("wethod", "getContact"): _naming("contacts", "get", "id"),
    ("wethod", "createContact"): _creating("contacts"),
    ("wethod", "updateContact"): _updating("contacts", "id"),
    ("wethod", "deleteContact"): _naming("contacts", "delete", "id"),
    ("wethod", "listClients"): _list_of("clients", "include", "deleted", moment="updated_at", api=wethod),
    ("wethod", "getClient"): _naming("clients", "get", "id"),
    ("wethod", "createClient"): _creating("clients"),
    ("wethod", "updateClient"): _updating("clients", "id"),
    ("wethod", "deleteClient"): _naming("clients", "delete", "id"),
    ("wethod", "getAuthenticatedPerson"): lambda client, _operation, _values: client.persons.me(),
}


class Reader(OpenAPICoreValidator):
    """A judge that reads paths as a server does: percent-decoded."""

    def _request(self, exchange: Exchange, method: str) -> MockRequest:
        request = super()._request(exchange, method)
        # A slash within an id would end it here; any other character is as good.
        request.path = unquote(request.path.replace("%2F", "|"))
        return request


@attrs.define
class Listener:
    """A server that writes down every request and refuses it."""

    url: str = ""
    requests: list[httpx.Request] = attrs.field(factory=list[httpx.Request])

    def taken(self) -> list[httpx.Request]:
        """The requests since the last call."""
        found, self.requests = self.requests, []
        return found


@contextmanager
def listening() -> Generator[Listener]:
    """Listen on loopback while the block runs."""
    listener = Listener()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def _note(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", "0")))
            headers = self.headers.items()
            listener.requests.append(
                httpx.Request(self.command, listener.url + self.path, headers=headers, content=body)
            )
            self.send_response_only(418)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_POST = do_PATCH = do_DELETE = do_PUT = _note  # noqa: N815 (the names that the base class looks for)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        listener.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield listener
        server.shutdown()
        thread.join()


@attrs.frozen
class Stage:
    """What a test of one API works with."""

    api: str
    operations: dict[str, Operation]
    strategies: dict[str, st.SearchStrategy[Values]]
    judge: OpenAPICoreValidator
    client: Any
    listener: Listener

    def complaints(self, operation: str, values: Values) -> list[str]:
        """What the judge has against the one request that was just sent with these arguments."""
        (request,) = self.listener.taken()
        exchange = Exchange(request, httpx.Response(418))
        (meant,) = self.judge.operations(exchange)
        assert meant["operationId"] == operation
        # openapi-core refuses every empty query value, also where the schema, which made it, allows the empty text.
        empty = [name.removeprefix("query:") for name, value in values.items() if value == ""]
        excused = tuple(f"Value of {name} query parameter cannot be empty" for name in empty)
        return [said for said in self.judge.request_deviations(exchange) if not any(each in said for each in excused)]


@pytest.fixture(scope="module", params=sorted(CLIENTS))
def stage(request: pytest.FixtureRequest) -> Iterator[Stage]:
    """A client of an API and a listener that it talks to."""
    text = (DOCUMENTS / f"{request.param}.json").read_text(encoding="utf-8")
    document = json.loads(text)
    found = operations(request.param, text)
    with listening() as listener, CLIENTS[request.param](listener.url) as client:
        yield Stage(request.param, found, strategies(document, found), Reader(document), client, listener)


def tried(strategy: st.SearchStrategy[Any], check: Callable[[Any], None], examples: int) -> None:
    """Check some values of a strategy, the same every time."""

    @settings(
        max_examples=examples, derandomize=True, database=None, deadline=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(strategy)
    def all_of_them(values: Any) -> None:
        check(values)

    all_of_them()


def with_moment(strategy: st.SearchStrategy[Values]) -> st.SearchStrategy[Values]:
    """The same values, and a moment for a filter."""
    return st.tuples(strategy, moments).map(lambda pair: {**pair[0], "moment": pair[1]})


def test_every_operation_sends_what_the_document_allows(stage: Stage) -> None:
    """A request of each generated operation, from arguments that the document allows, is one that the judge allows."""
    said: list[Any] = []
    sent: set[str] = set()

    def check(name: str, values: Values) -> None:
        operation = stage.operations[name]
        operation.module.sync_detailed(client=stage.client.api, **built(operation, values))
        sent.add(name)
        said.extend((name, values, each) for each in stage.complaints(name, values))

    for name, strategy in stage.strategies.items():
        tried(strategy, lambda values, name=name: check(name, values), 4)
    assert said == []
    assert sent == stage.operations.keys()
    assert len(sent) == {"clemta": 13, "wethod": 59}[stage.api]


def test_every_method_of_the_facade_sends_what_the_document_allows(stage: Stage) -> None:
    """A call of the facade with arguments that the document allows is sent, and the judge allows it."""
    said: list[Any] = []
    sent: set[str] = set()

    def check(name: str, values: Values) -> None:
        with pytest.raises(StatusError):
            FACADE[stage.api, name](stage.client, stage.operations[name], values)
        sent.add(name)
        said.extend((name, values, each) for each in stage.complaints(name, values))

    mine = {name for api, name in FACADE if api == stage.api}
    for name in sorted(mine):
        tried(with_moment(stage.strategies[name]), lambda values, name=name: check(name, values), 10)
    assert said == []
    assert sent == mine
