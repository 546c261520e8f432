"""Every fault, in both colours, on every transport, for every API."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from tests.faults import laws
from tests.faults.apis import APIS, ApiUnderTest
from tests.faults.catalogue import FAULTS
from tests.faults.fault import DISTRUSTED
from tests.faults.rig import KINDS, Rig, make_rig
from tests.faults.stage import Stage
from truespec import TruespecError

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterator

    from tests.faults.certificates import Certificates
    from tests.faults.fault import Fault, Reach
    from tests.faults.server import FaultServer

pytestmark = pytest.mark.usefixtures("_old_objects", "_short_waits")
SECURE = DISTRUSTED | {"tls", "no tls", "tunnel"}


@pytest.fixture
def secure(request: pytest.FixtureRequest, fault: Fault, monkeypatch: pytest.MonkeyPatch) -> Certificates | None:
    """The certificates where the fault needs them; its clients trust whom they should."""
    if fault.reach not in SECURE:
        return None
    found: Certificates = request.getfixturevalue("certificates")
    monkeypatch.setenv("SSL_CERT_FILE", str(found.trusted))
    return found


@pytest.fixture
def stage(
    fault_server: FaultServer, api: ApiUnderTest, fault: Fault, secure: Certificates | None,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Stage]:  # fmt: skip
    """The fault, played."""
    tls = secure.contexts.get(fault.reach) if secure else None
    before = laws.descriptors()
    with fault_server.on(
        Stage(api, tls=tls, is_proxy=fault.reach == "tunnel"), listening=fault.reach != "refused"
    ) as found:
        if fault.reach in {"http proxy", "tunnel"}:
            monkeypatch.setenv("HTTP_PROXY" if fault.reach == "http proxy" else "HTTPS_PROXY", found.url)
        yield found
    laws.nothing_left(before)


@pytest.fixture
def other(fault_server: FaultServer, api: ApiUnderTest) -> Iterator[Stage]:
    """Another server, to which nothing must come."""
    with fault_server.on(Stage(api)) as found:
        yield found


@contextlib.contextmanager
def used(rig: Rig, stage: Stage) -> Iterator[Rig]:
    """Close the client in the end, and see that it leaves nothing behind."""
    try:
        yield rig
    finally:
        rig.close()
    assert stage.quiet(), "connections are left open"


def base_url(reach: Reach, stage: Stage) -> str:
    """The server that the client is told to use."""
    if reach == "no name":
        return "http://no-such-host.invalid"
    if reach in {"http proxy", "tunnel"}:
        return f"{'http' if reach == 'http proxy' else 'https'}://127.0.0.1:9"
    return f"https://127.0.0.1:{stage.port}" if reach in SECURE else f"http://127.0.0.1:{stage.port}"


def warm_up(rig: Rig, stage: Stage, server: FaultServer, fault: Fault) -> None:
    """Make a good call and spoil the connection that it left open, where the fault is one of kept connections."""
    if fault.kept is not None:
        laws.is_usable(rig.call("GET"), rig.api)
        server.run(stage.interrupt(fault.kept))
        rig.rest(0.02)
    stage.requests = 0
    stage.scene = fault.scene


def heal(stage: Stage, server: FaultServer, fault: Fault, secure: Certificates | None) -> None:
    """Let the server be as it should."""
    stage.heal(secure.contexts["tls"] if secure else None)
    if fault.reach == "refused":
        server.listen(stage)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("api", APIS, ids=lambda api: api.name)
def test_a_fault(  # noqa: PLR0913, PLR0917  (what is varied, and its stage)
    api: ApiUnderTest, kind: str, fault: Fault, method: str,
    fault_server: FaultServer, stage: Stage, other: Stage, secure: Certificates | None, runner: asyncio.Runner,
) -> None:  # fmt: skip
    """A fault ends as its line in the catalogue says, in time, with no attempt too many, and leaves the client whole."""
    stage.other = other.url
    ends = fault.get if method == "GET" else fault.post
    with used(make_rig(kind, api, runner, base_url=base_url(fault.reach, stage), **fault.options), stage) as rig:
        warm_up(rig, stage, fault_server, fault)
        outcome = rig.call(method)
        seen = stage.requests if fault.counts == "requests" else stage.connections
        laws.ends_as_it_must(outcome, ends, fault)
        if isinstance(outcome.error, TruespecError):
            laws.tells_all(outcome.error, ends, api.operations[method], api.key)
        else:
            assert api.is_good(outcome.value)
        if fault.counts != "nothing":
            laws.wire_count(outcome, ends, seen)
        if fault.reach != "no name":
            heal(stage, fault_server, fault, secure)
            laws.is_usable(rig.call(method), api)
    assert other.connections == 0
