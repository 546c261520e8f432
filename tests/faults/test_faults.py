"""Every fault, for sync and async clients of every API."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from tests.faults import properties
from tests.faults.clients import APIS, MODES, ApiUnderTest, ClientUnderTest, make_client
from tests.faults.fault import BAD_CERTIFICATES
from tests.faults.response_faults import FAULTS
from tests.faults.server import FaultServer
from truespec import TruespecError

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterator

    from tests.faults.certificates import Certificates
    from tests.faults.fault import Fault, Route
    from tests.faults.server import ServerThread

pytestmark = pytest.mark.usefixtures("_frozen_objects", "_short_waits")
SECURE = BAD_CERTIFICATES | {"tls", "no tls", "tunnel"}
METHODS = ("GET", "POST")


@pytest.fixture
def secure(request: pytest.FixtureRequest, fault: Fault, monkeypatch: pytest.MonkeyPatch) -> Certificates | None:
    """The certificates where the fault needs them; clients trust their authority."""
    if fault.route not in SECURE:
        return None
    certificates: Certificates = request.getfixturevalue("certificates")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.trusted))
    return certificates


@pytest.fixture
def server(
    server_thread: ServerThread, api: ApiUnderTest, fault: Fault, secure: Certificates | None,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[FaultServer]:  # fmt: skip
    """The server that the client reaches."""
    tls = secure.contexts.get(fault.route) if secure else None
    before = properties.descriptors()
    fault_server = FaultServer(api, tls=tls, is_proxy=fault.route == "tunnel")
    with server_thread.serve(fault_server, listening=fault.route != "refused"):
        if fault.route in {"http proxy", "tunnel"}:
            monkeypatch.setenv("HTTP_PROXY" if fault.route == "http proxy" else "HTTPS_PROXY", fault_server.url)
        yield fault_server
    properties.check_descriptors(before)


@pytest.fixture
def other(server_thread: ServerThread, api: ApiUnderTest) -> Iterator[FaultServer]:
    """Another server, which no request may reach."""
    with server_thread.serve(FaultServer(api)) as other:
        yield other


@contextlib.contextmanager
def closing(client: ClientUnderTest, server: FaultServer) -> Iterator[ClientUnderTest]:
    """Close the client in the end; it leaves no connection behind."""
    try:
        yield client
    finally:
        client.close()
    assert server.wait_until_closed(), "connections are left open"


def base_url(route: Route, server: FaultServer) -> str:
    """Return the base_url of the client."""
    if route == "no name":
        return "http://no-such-host.invalid"
    if route in {"http proxy", "tunnel"}:
        return f"{'http' if route == 'http proxy' else 'https'}://somewhere.invalid"
    return f"https://127.0.0.1:{server.port}" if route in SECURE else f"http://127.0.0.1:{server.port}"


def warm_up(client: ClientUnderTest, server: FaultServer, thread: ServerThread, fault: Fault) -> None:
    """Make a call and run the fault's steps on the connection that it left open, where the fault has any."""
    if fault.when_idle is not None:
        properties.check_usable(client.call("GET"), client.api)
        thread.run(server.interrupt(fault.when_idle))
        client.sleep(0.02)
    server.requests = 0
    server.script = fault.script


# By default each fault is tried with a sync and an async client, one with GET and one with POST, on one of the APIs.
CASES = [
    pytest.param(
        *(api, mode, fault, method),
        id=f"{api.name}-{mode}-{fault.name}-{method}",
        marks=[]
        if number % len(APIS) == position and (METHODS.index(method) + number) % 2 == MODES.index(mode)
        else exhaustive,
    )
    for exhaustive in [pytest.mark.exhaustive]
    for number, fault in enumerate(FAULTS)
    for position, api in enumerate(APIS)
    for mode in MODES
    for method in METHODS
]


@pytest.mark.parametrize(("api", "mode", "fault", "method"), CASES)
def test_a_fault(  # noqa: PLR0913, PLR0917  (what is varied, and the servers)
    api: ApiUnderTest, mode: str, fault: Fault, method: str, server_thread: ServerThread, server: FaultServer,
    other: FaultServer, secure: Certificates | None, runner: asyncio.Runner,
) -> None:  # fmt: skip
    """A fault ends as it says, in time, with no attempt too many, and leaves the client usable."""
    server.other = other.url
    expected = fault.get if method == "GET" else fault.post
    options = {"base_url": base_url(fault.route, server), **fault.options}
    with closing(make_client(mode, api, runner, **options), server) as client:
        warm_up(client, server, server_thread, fault)
        outcome = client.call(method)
        seen = server.requests if fault.counted_by == "requests" else server.connections
        properties.check_outcome(outcome, expected, fault)
        if isinstance(outcome.error, TruespecError):
            properties.check_error(outcome.error, expected, api.operations[method], api.key)
        else:
            assert api.is_success(outcome.value)
        if fault.counted_by != "nothing":
            properties.check_attempts(outcome, expected, seen)
        if fault.route != "no name":
            server.restore(secure.contexts["tls"] if secure else None)
            if fault.route == "refused":
                server_thread.listen(server)
            properties.check_usable(client.call(method), api)
    assert other.connections == 0
