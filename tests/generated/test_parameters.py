"""Parameters of every style that OpenAPI has, as a server receives them."""

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

from tests.generated.packages import Package, generated
from tests.generated.parameter_styles import build_target, serialize
from tests.generated.raw_server import RawServer, running_raw_server
from truespec import Api, RequestConformanceError, SyncClient
from truespec._transport._request import Progress

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
    """Yield each combination that OpenAPI defines, as the kind of value and the parameter."""
    for location, styles in STYLES.items():
        for style, explode, kind in itertools.product(styles, (None, False, True), KINDS):
            if location == "cookie" and explode is not False and kind in COMPOUND:
                continue  # not a valid cookie
            if location == "path" and kind == "nullable":
                continue  # rejected by the generator
            attributes = {"in": location, "style": style} | ({} if explode is None else {"explode": explode})
            yield kind, attributes
            if location == "query":
                yield kind, attributes | {"allowReserved": True}
        for kind in ("array", "object", "string"):
            yield kind, {"in": location, "content": {"application/json": {"schema": KINDS[kind]}}}
    for style, reserved, kind in itertools.product(("spaceDelimited", "pipeDelimited"), (False, True), COMPOUND):
        if kind != "either":
            yield kind, {"in": "query", "style": style, "allowReserved": reserved, "explode": False}
    for reserved, kind in itertools.product((False, True), ("object", "either")):
        yield kind, {"in": "query", "style": "deepObject", "allowReserved": reserved}


def _document() -> dict[str, Any]:
    """Return a document with an operation for each combination."""
    paths: dict[str, Any] = {}
    for number, (kind, attributes) in enumerate(_parameters()):
        location = attributes["in"]
        name = {"query": "p[&é]", "header": "X-P", "cookie": "p"}.get(location, "p")
        parameter = {"name": name, "required": location == "path", **attributes}
        if "content" not in attributes:
            parameter["schema"] = KINDS[kind]
        operation = {
            "operationId": f"op{number}",
            "parameters": [parameter],
            "responses": {"204": {"description": "d"}},
            "x-kind": kind,
        }
        paths[f"/{number}/" + ("{p}/end" if location == "path" else "x")] = {"get": operation}
    return {"openapi": "3.1.1", "info": {"title": "t", "version": "1"}, "paths": paths}


DOCUMENT = _document()
OPERATIONS = [(path, item["get"]) for path, item in DOCUMENT["paths"].items()]
TRICKY_STRINGS = st.sampled_from(["", ".", "..", "%2F", "a,b", "a|b", "a b", "null", "true", "a=b&c", "//x", "a#b?c"])
STRINGS = TRICKY_STRINGS | st.text(st.sampled_from("aZ0-._~ :/?#[]@!$&'()*+,;=%\"<>\\^`{|}\té€😀\x00"), max_size=6)
# A header field is printable ASCII without spaces at its ends (RFC 9110, section 5.5).
FIELD_VALUES = st.text(st.sampled_from("aZ0-._~:/?#[]@!$&'()*+;=%\"<>\\^`{|}"), min_size=1, max_size=6)


def _values(kind: str, strings: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    objects = st.dictionaries(strings, strings, max_size=3)
    return {
        "string": strings,
        "integer": st.integers(-(10**20), 10**20),
        "number": st.integers(-99, 99) | st.floats(-1e6, 1e6, width=32),
        "boolean": st.booleans(),
        "nullable": strings | st.none(),
        "date": st.dates(),
        "array": st.lists(strings, max_size=3),
        "flags": st.lists(st.booleans() | st.integers(0, 9) | st.none(), max_size=3),
        "object": st.builds(lambda strings, number: strings | number, objects, st.sampled_from([{}, {"a b": 7}])),
        "either": strings | objects,
    }[kind]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    """Generate the package of the document with every combination."""
    with generated(tmp_path_factory.mktemp("parameters"), "parameters", DOCUMENT) as package:
        yield package


class Senders:
    """Clients that send the same request: the generated one, sync and async, and that of the facade."""

    def __init__(self, package: Package, url: str) -> None:
        create = package.module("client").Client
        self.sync_client, self.async_client = create(f"{url}/v1"), create(f"{url}/v1")
        self.runner = asyncio.Runner()
        api = Api("parameters", f"{package.name}_api", {"production": f"{url}/v1"}, lambda _: None)
        self.facade = SyncClient(api, {}, {})

    def sync(self, module: ModuleType, value: Any) -> None:
        """Send with ``sync_detailed``."""
        module.sync_detailed(**_arguments(module, value), client=self.sync_client)

    def asyncio(self, module: ModuleType, value: Any) -> None:
        """Send with ``asyncio_detailed``."""
        self.runner.run(module.asyncio_detailed(**_arguments(module, value), client=self.async_client))

    def runtime(self, module: ModuleType, value: Any) -> None:
        """Send with the runtime, which rejects more values."""
        try:
            request = self.facade._executor.request_builder.build(module.build(**_arguments(module, value)))
        except RequestConformanceError:
            assume(condition=False)
        else:
            self.facade._executor.transport.send(request, Progress())

    def close(self) -> None:
        """Close all connections."""
        self.sync_client.get_httpx_client().close()
        self.runner.run(self.async_client.get_async_httpx_client().aclose())
        self.runner.close()
        self.facade.close()


def _arguments(module: ModuleType, value: Any) -> dict[str, Any]:
    return dict.fromkeys(inspect.signature(module.build).parameters, value)


@pytest.fixture(scope="module")
def senders(package: Package, server: RawServer) -> Iterator[Senders]:
    """Return clients of the server."""
    senders = Senders(package, server.url)
    yield senders
    senders.close()


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _check(server: RawServer, path: str, parameter: dict[str, Any], value: Any) -> None:
    received = server.requests.pop()
    values = {parameter["name"]: _plain(value)}
    assert received.target == build_target(f"/v1{path}", [parameter], values)
    expected = serialize(parameter, _plain(value))
    if parameter["in"] == "header":
        assert received.header(parameter["name"]) == expected
    assert received.header("Cookie") == (expected if parameter["in"] == "cookie" else None)
    assert received.header("Content-Type") is None


@pytest.mark.parametrize("examples", [3, pytest.param(12, marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize("sender", ["sync", "asyncio", "runtime"])
def test_serialization(package: Package, server: RawServer, senders: Senders, sender: str, examples: int) -> None:
    """Each style with each ``explode`` and kind of value is sent as the tables of OpenAPI say."""
    for path, operation in OPERATIONS:
        (parameter,) = operation["parameters"]
        if sender == "runtime" and "content" in parameter:
            continue  # not supported by the runtime
        module = package.module(f"api.default.{operation['operationId']}")
        strings = FIELD_VALUES if parameter["in"] == "header" else STRINGS
        send = functools.partial(getattr(senders, sender), module)
        check = functools.partial(_check, server, path, parameter)
        _check_values(_values(operation["x-kind"], strings), send, check, examples)
    assert len(OPERATIONS) > 200


def _check_values(
    values: st.SearchStrategy[Any], send: Callable[[Any], None], check: Callable[[Any], None], examples: int
) -> None:
    @settings(
        max_examples=examples, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(values)
    def send_and_check(value: Any) -> None:
        send(value)
        check(value)

    send_and_check()


def test_model_and_dict_are_equivalent(package: Package) -> None:
    """An object parameter may be a model or a dict."""
    value = {"a b": 7, "x": "é"}
    count = 0
    for _, operation in OPERATIONS:
        if operation["x-kind"] == "object":
            module = package.module(f"api.default.{operation['operationId']}")
            (argument,) = inspect.signature(module.build).parameters.values()
            kinds = typing.get_args(argument.annotation) or (argument.annotation,)
            model = next(kind for kind in kinds if hasattr(kind, "from_dict")).from_dict(value)
            model_request = module.build(**_arguments(module, model))
            dict_request = module.build(**_arguments(module, model.to_dict()))
            assert model_request == dict_request
            assert value in model_request.values.values()
            count += 1
    assert count > 20


def test_cookies_are_sent_with_those_of_the_client(package: Package, server: RawServer) -> None:
    """A cookie parameter is sent in one header field with the client's cookies."""
    operation = next(each for _, each in OPERATIONS if each["parameters"][0]["in"] == "cookie")
    module = package.module(f"api.default.{operation['operationId']}")
    with package.module("client").Client(server.url, cookies={"own": "1"}) as client:
        module.sync_detailed(p="a;b", client=client)
    assert server.requests.pop().header("Cookie") == "own=1; p=a%3Bb"


@pytest.mark.parametrize("base", ["", "/", "/v1", "/v1/", "/a%2Fb"])
def test_path_of_the_base_url(package: Package, server: RawServer, base: str) -> None:
    """Base URL and path are joined by one slash, and nothing is decoded."""
    operation = next(each for _, each in OPERATIONS if each["parameters"][0]["in"] == "path")
    module = package.module(f"api.default.{operation['operationId']}")
    with package.module("client").Client(server.url + base) as client:
        module.sync_detailed("%2E", client=client)
    assert server.requests.pop().target == f"{base.rstrip('/')}/{operation['operationId'][2:]}/%252E/end"


def test_path_with_an_empty_first_segment(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A path that begins with ``//`` is sent to the same host."""
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
        running_raw_server() as server,
        package.module("client").Client(server.url) as client,
    ):
        package.module("api.default.o").sync_detailed("", "evil.example", client=client)
        assert server.requests.pop().target == "//evil.example"
