"""The requests of the facades are valid for Steady, a mock server that validates them, where `make setup-system` installed it."""

from __future__ import annotations

import socket
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.facades.test_requests_by_openapi_core import DOCUMENTS, FACADE, Setup, for_examples, setup, with_timestamp
from truespec import StatusError

if TYPE_CHECKING:
    from collections.abc import Generator

    from tests.facades.arguments import Values

__all__ = ["setup"]
STEADY = Path(__file__).parents[2] / "build" / "steady" / "node_modules" / ".bin" / "steady"


@pytest.fixture
def steady(setup: Setup) -> Generator[httpx.Client]:
    """Run Steady with the contract document of the API, and return a client of it."""
    if not STEADY.exists():
        pytest.skip("Steady is not installed: run `make setup-system` where npm is")
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    document = str(DOCUMENTS / f"{setup.api}.json")
    command = [str(STEADY), "--host", "127.0.0.1", "-p", str(port), "-q", "--no-color", document]
    with (
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as client,
    ):
        try:
            _wait_for(client)
            yield client
        finally:
            process.terminate()


def _wait_for(client: httpx.Client) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            client.get("/_x-steady/health").raise_for_status()
        except httpx.TransportError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def requests_of(setup: Setup, name: str) -> list[httpx.Request]:
    """Return the requests that a method of the facade sends for some arguments."""

    def call(values: Values) -> None:
        with pytest.raises(StatusError):
            FACADE[setup.api, name](setup.client, setup.operations[name], values)

    for_examples(with_timestamp(setup.strategies[name]), call, 5)
    return setup.listener.pop_requests()


def validate(steady: httpx.Client, request: httpx.Request) -> tuple[str, str]:
    """Return whether Steady calls a request valid (true or false), and its response."""
    headers = {name: value for name, value in request.headers.items() if name not in {"host", "content-length"}}
    target = request.url.raw_path.decode()
    response = steady.request(request.method, target, content=request.content, headers=headers)
    return response.headers.get("x-steady-request-valid", "?"), f"{request.method} {target} {response.text[:400]}"


def test_requests_of_the_facade_are_valid(setup: Setup, steady: httpx.Client) -> None:
    """Steady calls every request of the facade valid, and one with a body of another type invalid."""
    names = [name for api, name in FACADE if api == setup.api]
    results = [(name, *validate(steady, request)) for name in names for request in requests_of(setup, name)]
    assert len(results) > 3 * len(names)
    assert [result for result in results if result[1] != "true"] == []
    create = next(request for request in requests_of(setup, "createContact") if request.content)
    invalid = httpx.Request(create.method, create.url, headers=create.headers, content=b'["no object"]')
    assert validate(steady, invalid)[0] == "false"
