"""A sandbox that the tests of a module share, a client for it, and a client that gets the answers a test gives it."""

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
from tests.generated.own_package import of_test_data
from truespec_sandbox import Sandbox, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType


ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def shared_sandbox() -> Iterator[Sandbox]:
    """A sandbox for all tests of a module."""
    with running("clemta") as sandbox:
        yield sandbox


@pytest.fixture
def client(shared_sandbox: Sandbox) -> AuthenticatedClient:
    """A client of the sandbox's."""
    return AuthenticatedClient(shared_sandbox.url, token=shared_sandbox.api_key)


@pytest.fixture
def call() -> Iterator[Callable[..., Any]]:
    """Call an operation's module in one of its four ways, and close the client's connections afterwards."""
    used: list[AuthenticatedClient] = []

    def one(module: ModuleType, way: str, *arguments: Any, client: AuthenticatedClient, **more: Any) -> Any:
        used.append(client)
        result = getattr(module, way)(*arguments, client=client, **more)
        return runner.run(result) if inspect.iscoroutine(result) else result

    with asyncio.Runner() as runner:
        yield one
        for client in used:
            client.get_httpx_client().close()
            runner.run(client.get_async_httpx_client().aclose())


@pytest.fixture
def answering() -> Callable[..., AuthenticatedClient]:
    """Make a client whose every request is answered as told; the requests are kept in ``sent``."""

    def make(
        status: int, *, sent: list[httpx.Request] | None = None, raising: bool = False, **answer: Any
    ) -> AuthenticatedClient:
        def handle(request: httpx.Request) -> httpx.Response:
            if sent is not None:
                sent.append(request)
            return httpx.Response(status, **answer)

        return AuthenticatedClient(
            "http://clemta.test/v1",
            token="t0ken",
            httpx_args={"transport": httpx.MockTransport(handle)},
            raise_on_unexpected_status=raising,
        )

    return make


@pytest.fixture(scope="session")
def document() -> dict[str, Any]:
    """The document that the package was generated from, as the package ships it."""
    text = (Path(clemta_api.__file__).parent / "openapi.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Any]]:
    """The models of an API, or a module of its package (``schemas.decoding``), with its document.

    Besides the shipped ones these are the documents in tests/data, generated on first use.
    """
    root = tmp_path_factory.mktemp("generated")
    of_test_data(root)
    sys.path.insert(0, str(root / "generated"))

    def load(name: str) -> Any:
        api, _, module = name.replace("-", "_").partition(".")
        found = importlib.import_module(f"{api}_api")
        text = Path(found.__file__ or "").with_name("openapi.json").read_text(encoding="utf-8")
        return importlib.import_module(f"{api}_api.{module or 'models'}"), json.loads(text)

    yield load
    sys.path.remove(str(root / "generated"))
