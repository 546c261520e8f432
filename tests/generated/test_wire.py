"""What a server receives is what the document says, byte for byte, for every style that OpenAPI has."""

from __future__ import annotations

import asyncio
import functools
import inspect
import itertools
import typing
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.generated.own_package import Package, RawServer, generated, raw_server
from tests.generated.wire_form import form_of, target_of
from truespec import Api, RequestConformanceError, SyncClient
from truespec._transport import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form",),
    "header": ("simple",),
    "cookie": ("form",),
}
SCALARS: dict[str, Any] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "nullable": {"type": ["string", "null"]},
    "date": {"type": "string", "format": "date"},
}
COMPOUND: dict[str, Any] = {
    "array": {"type": "array", "items": {"type": "string"}},
    "flags": {"type": "array", "items": {"type": ["boolean", "integer", "null"]}},
    "object": {
        "type": "object",
        "additionalProperties": {"type": "string"},
        "properties": {"a b": {"type": "integer"}},
    },
    "either": {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]},
}
KINDS = {**SCALARS, **COMPOUND}


def _parameters() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each combination that OpenAPI defines, as (kind, parameter)."""
    for place, styles in STYLES.items():
        for style, explode, kind in itertools.product(styles, (None, False, True), KINDS):
            if place == "cookie" and explode is not False and kind in COMPOUND:
                continue  # such a cookie is no cookie
            if place == "path" and kind == "nullable":
                continue  # the generator stops at a path that may be null
            how = {"in": place, "style": style} | ({} if explode is None else {"explode": explode})
            yield kind, how
            if place == "query":
                yield kind, how | {"allowReserved": True}
        for kind in ("array", "object", "string"):
            yield kind, {"in": place, "content": {"application/json": {"schema": KINDS[kind]}}}
    for style, reserved, kind in itertools.product(("spaceDelimited", "pipeDelimited"), (False, True), COMPOUND):
        if kind != "either":
            yield kind, {"in": "query", "style": style, "allowReserved": reserved, "explode": False}
    for reserved, kind in itertools.product((False, True), ("object", "either")):
        yield kind, {"in": "query", "style": "deepObject", "allowReserved": reserved}


def _document() -> dict[str, Any]:
    """A document with an operation for each combination."""
    paths: dict[str, Any] = {}
    for number, (kind, how) in enumerate(_parameters()):
        place = how["in"]
        name = {"query": "p[&é]", "header": "X-P", "cookie": "p"}.get(place, "p")
        parameter = {"name": name, "required": place == "path", **how}
        if "content" not in how:
            parameter["schema"] = KINDS[kind]
        operation = {
            "operationId": f"op{number}",
            "parameters": [parameter],
            "responses": {"204": {"description": "d"}},
            "x-kind": kind,
        }
        paths[f"/{number}/" + ("{p}/end" if place == "path" else "x")] = {"get": operation}
    return {"openapi": "3.1.1", "info": {"title": "t", "version": "1"}, "paths": paths}


EXAMPLES = 6  # an operation, and there are more than 200
DOCUMENT = _document()
OPERATIONS = [(path, item["get"]) for path, item in DOCUMENT["paths"].items()]
HARD = st.sampled_from(["", ".", "..", "%2F", "a,b", "a|b", "a b", "null", "true", "a=b&c", "//x", "a#b?c"])
TEXTS = HARD | st.text(st.sampled_from("aZ0-._~ :/?#[]@!$&'()*+,;=%\"<>\\^`{|}\té€😀\x00"), max_size=6)
# A header field holds printable ASCII, and no space at its ends (RFC 9110, section 5.5).
FIELDS = st.text(st.sampled_from("aZ0-._~:/?#[]@!$&'()*+;=%\"<>\\^`{|}"), min_size=1, max_size=6)


def _values(kind: str, texts: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    objects = st.dictionaries(texts, texts, max_size=3)
    return {
        "string": texts,
        "integer": st.integers(-(10**20), 10**20),
        "number": st.integers(-99, 99) | st.floats(-1e6, 1e6, width=32),
        "boolean": st.booleans(),
        "nullable": texts | st.none(),
        "date": st.dates(),
        "array": st.lists(texts, max_size=3),
        "flags": st.lists(st.booleans() | st.integers(0, 9) | st.none(), max_size=3),
        "object": st.builds(lambda found, number: found | number, objects, st.sampled_from([{}, {"a b": 7}])),
        "either": texts | objects,
    }[kind]


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    """The package of the document with every combination."""
    with generated(tmp_path_factory.mktemp("wire"), "wire", DOCUMENT) as package:
        yield package


@pytest.fixture(scope="module")
def server() -> Iterator[RawServer]:
    """A server that keeps what it receives."""
    with raw_server() as running:
        yield running


class Senders:
    """The ways to send: the generated client of both colours, and the facade."""

    def __init__(self, package: Package, url: str) -> None:
        make = package.module("client").Client
        self.blocking, self.awaiting = make(f"{url}/v1"), make(f"{url}/v1")
        self.runner = asyncio.Runner()
        api = Api("wire", f"{package.name}_api", {"production": f"{url}/v1"}, lambda _: None)
        self.facade = SyncClient(api, {}, {})

    def sync(self, module: ModuleType, value: Any) -> None:
        """With ``sync_detailed``."""
        module.sync_detailed(**_arguments(module, value), client=self.blocking)

    def asyncio(self, module: ModuleType, value: Any) -> None:
        """With ``asyncio_detailed``."""
        self.runner.run(module.asyncio_detailed(**_arguments(module, value), client=self.awaiting))

    def facaded(self, module: ModuleType, value: Any) -> None:
        """Through the runtime, which refuses more values than the wire does."""
        try:
            request = self.facade._executor.request_builder.build(module.build(**_arguments(module, value)))
        except RequestConformanceError:
            assume(condition=False)
        else:
            self.facade._executor.transport.send(request, Progress())

    def close(self) -> None:
        """Close every connection."""
        self.blocking.get_httpx_client().close()
        self.runner.run(self.awaiting.get_async_httpx_client().aclose())
        self.runner.close()
        self.facade.close()


def _arguments(module: ModuleType, value: Any) -> dict[str, Any]:
    return dict.fromkeys(inspect.signature(module.build).parameters, value)


@pytest.fixture(scope="module")
def senders(wire: Package, server: RawServer) -> Iterator[Senders]:
    """Clients for the server."""
    made = Senders(wire, server.url)
    yield made
    made.close()


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _check(server: RawServer, path: str, parameter: dict[str, Any], value: Any) -> None:
    received = server.requests.pop()
    values = {parameter["name"]: _plain(value)}
    assert received.target == target_of(f"/v1{path}", [parameter], values)
    wanted = form_of(parameter, _plain(value))
    if parameter["in"] == "header":
        assert received.header(parameter["name"]) == wanted
    assert received.header("Cookie") == (wanted if parameter["in"] == "cookie" else None)
    assert received.header("Content-Type") is None


@pytest.mark.parametrize("way", ["sync", "asyncio", "facaded"])
def test_a_server_receives_what_the_document_says(wire: Package, server: RawServer, senders: Senders, way: str) -> None:
    """Every style with every explode and kind of value is sent as the tables of OpenAPI say, byte for byte."""
    for path, operation in OPERATIONS:
        (parameter,) = operation["parameters"]
        if way == "facaded" and "content" in parameter:
            continue  # the runtime looks for the schema of a parameter beside its name only
        module = wire.module(f"api.default.{operation['operationId']}")
        texts = FIELDS if parameter["in"] == "header" else TEXTS
        send = functools.partial(getattr(senders, way), module)
        _hold(_values(operation["x-kind"], texts), send, functools.partial(_check, server, path, parameter))
    assert len(OPERATIONS) > 200


def _hold(values: st.SearchStrategy[Any], send: Callable[[Any], None], check: Callable[[Any], None]) -> None:
    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(values)
    def holds(value: Any) -> None:
        send(value)
        check(value)

    holds()


def test_a_model_is_sent_as_its_dict_is(wire: Package) -> None:
    """A parameter that is an object may be given as its model or as a dict."""
    value = {"a b": 7, "x": "é"}
    count = 0
    for _, operation in OPERATIONS:
        if operation["x-kind"] == "object":
            module = wire.module(f"api.default.{operation['operationId']}")
            (argument,) = inspect.signature(module.build).parameters.values()
            kinds = typing.get_args(argument.annotation) or (argument.annotation,)
            model = next(kind for kind in kinds if hasattr(kind, "from_dict")).from_dict(value)
            given_model = module.build(**_arguments(module, model))
            given_dict = module.build(**_arguments(module, model.to_dict()))
            assert given_model == given_dict
            assert value in given_model.values.values()
            count += 1
    assert count > 20


def test_cookies_join_those_of_the_client(wire: Package, server: RawServer) -> None:
    """A cookie parameter is sent beside the client's own cookies, in one field."""
    operation = next(found for _, found in OPERATIONS if found["parameters"][0]["in"] == "cookie")
    module = wire.module(f"api.default.{operation['operationId']}")
    with wire.module("client").Client(server.url, cookies={"own": "1"}) as client:
        module.sync_detailed(p="a;b", client=client)
    assert server.requests.pop().header("Cookie") == "own=1; p=a%3Bb"


@pytest.mark.parametrize("base", ["", "/", "/v1", "/v1/", "/a%2Fb"])
def test_the_path_stays_behind_the_base_url(wire: Package, server: RawServer, base: str) -> None:
    """Whatever the base URL's path ends in, one slash stands before the operation's path, and nothing is decoded."""
    operation = next(found for _, found in OPERATIONS if found["parameters"][0]["in"] == "path")
    module = wire.module(f"api.default.{operation['operationId']}")
    with wire.module("client").Client(server.url + base) as client:
        module.sync_detailed("%2E", client=client)
    assert server.requests.pop().target == f"{base.rstrip('/')}/{operation['operationId'][2:]}/%252E/end"


def test_a_path_that_begins_with_an_empty_value_names_no_host(tmp_path_factory: pytest.TempPathFactory) -> None:
    """An empty first segment makes a path that begins with //, which is sent to the same host."""
    parameters = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in "ab"]
    operation = {"operationId": "o", "parameters": parameters, "responses": {"204": {"description": "d"}}}
    document = {
        "openapi": "3.0.3",
        "info": {"title": "t", "version": "1"},
        "paths": {"/{a}/{b}": {"get": operation}},
        "components": {"schemas": {"A": {"type": "object"}}},
    }
    with (
        generated(tmp_path_factory.mktemp("slashes"), "slashes", document) as package,
        raw_server() as server,
        package.module("client").Client(server.url) as client,
    ):
        package.module("api.default.o").sync_detailed("", "evil.example", client=client)
        assert server.requests.pop().target == "//evil.example"
