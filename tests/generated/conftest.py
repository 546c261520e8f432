"""Fixtures: a sandbox and clients for it, clients with fixed responses, and packages generated for the tests."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

import clemta_api
from clemta_api import AuthenticatedClient
from tests.generated.packages import generate_test_packages
from tests.generated.raw_server import running_raw_server
from truespec_sandbox import Sandbox, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from tests.generated.raw_server import RawServer


@pytest.fixture(scope="module")
def shared_sandbox() -> Iterator[Sandbox]:
    """Run a sandbox for all tests of a module."""
    with running("clemta") as sandbox:
        yield sandbox


@pytest.fixture
def client(shared_sandbox: Sandbox) -> AuthenticatedClient:
    """Return a client of the sandbox."""
    return AuthenticatedClient(shared_sandbox.url, token=shared_sandbox.api_key)


@pytest.fixture(scope="module")
def server() -> Iterator[RawServer]:
    """Run a server that keeps the bytes of its requests."""
    with running_raw_server() as server:
        yield server


@pytest.fixture
def call() -> Iterator[Callable[..., Any]]:
    """Return a function that calls one of the four functions of an operation's module; connections are closed at the end."""
    clients: list[AuthenticatedClient] = []

    def call_function(
        module: ModuleType, function: str, *arguments: Any, client: AuthenticatedClient, **keywords: Any
    ) -> Any:
        clients.append(client)
        result = getattr(module, function)(*arguments, client=client, **keywords)
        return runner.run(result) if inspect.iscoroutine(result) else result

    with asyncio.Runner() as runner:
        yield call_function
        for client in clients:
            client.get_httpx_client().close()
            runner.run(client.get_async_httpx_client().aclose())


@pytest.fixture
def make_client() -> Callable[..., AuthenticatedClient]:
    """Return a function that creates a client with a fixed response; its requests are appended to ``sent``."""

    def create(
        status: int, *, sent: list[httpx.Request] | None = None, raises: bool = False, **content: Any
    ) -> AuthenticatedClient:
        def handle(request: httpx.Request) -> httpx.Response:
            if sent is not None:
                sent.append(request)
            return httpx.Response(status, **content)

        return AuthenticatedClient(
            "http://clemta.test/v1",
            token="t0ken",
            httpx_args={"transport": httpx.MockTransport(handle)},
            raise_on_unexpected_status=raises,
        )

    return create


@pytest.fixture(scope="session")
def document() -> dict[str, Any]:
    """Return the document of the package, as the package ships it."""
    text = (Path(clemta_api.__file__).parent / "openapi.json").read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    return document


@pytest.fixture(scope="session")
def load_package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], tuple[Any, dict[str, Any]]]]:
    """Return a function that imports the models of an API, or another module (``schemas.decoding``), with its document.

    The APIs are the shipped ones and the documents in tests/data, whose packages are generated on first use.
    """
    root = tmp_path_factory.mktemp("generated")
    generate_test_packages(root)
    sys.path.insert(0, str(root / "generated"))

    def load(name: str) -> tuple[Any, dict[str, Any]]:
        api, _, module = name.replace("-", "_").partition(".")
        package = importlib.import_module(f"{api}_api")
        text = Path(package.__file__ or "").with_name("openapi.json").read_text(encoding="utf-8")
        return importlib.import_module(f"{api}_api.{module or 'models'}"), json.loads(text)

    yield load
    sys.path.remove(str(root / "generated"))
