"""What the clients send, in the eyes of Steady, a mock server that judges requests; where `make setup-system` has installed it."""

from __future__ import annotations

import socket
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.facades.test_judged_by_openapi_core import DOCUMENTS, FACADE, Stage, stage, tried, with_moment
from truespec import StatusError

if TYPE_CHECKING:
    from collections.abc import Generator

    from tests.facades.arguments import Values

__all__ = ["stage"]
STEADY = Path(__file__).parents[2] / "build" / "steady" / "node_modules" / ".bin" / "steady"


@pytest.fixture
def steady(stage: Stage) -> Generator[httpx.Client]:
    """Steady, with the contract document of the API."""
    if not STEADY.exists():
        pytest.skip("wants the judge Steady: `make setup-system` installs it where npm is")
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    document = str(DOCUMENTS / f"{stage.api}.json")
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
    until = time.monotonic() + 30
    while True:
        try:
            client.get("/_x-steady/health").raise_for_status()
        except httpx.TransportError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def requests_of(stage: Stage, name: str) -> list[httpx.Request]:
    """What a method of the facade sends, for some arguments."""

    def call(values: Values) -> None:
        with pytest.raises(StatusError):
            FACADE[stage.api, name](stage.client, stage.operations[name], values)

    tried(with_moment(stage.strategies[name]), call, 5)
    return stage.listener.taken()


def verdict(steady: httpx.Client, request: httpx.Request) -> tuple[str, str]:
    """What Steady says of a request: true or false, and its answer."""
    kept = {name: value for name, value in request.headers.items() if name not in {"host", "content-length"}}
    target = request.url.raw_path.decode()
    answer = steady.request(request.method, target, content=request.content, headers=kept)
    return answer.headers.get("x-steady-request-valid", "?"), f"{request.method} {target} {answer.text[:400]}"


def test_steady_finds_no_fault_of_the_client(stage: Stage, steady: httpx.Client) -> None:
    """Steady calls every request valid that the facade sends; a body of another form it does not."""
    names = [name for api, name in FACADE if api == stage.api]
    said = [(name, *verdict(steady, request)) for name in names for request in requests_of(stage, name)]
    assert len(said) > 3 * len(names)
    assert [each for each in said if each[1] != "true"] == []
    create = next(request for request in requests_of(stage, "createContact") if request.content)
    wrong = httpx.Request(create.method, create.url, headers=create.headers, content=b'["no object"]')
    assert verdict(steady, wrong)[0] == "false"
