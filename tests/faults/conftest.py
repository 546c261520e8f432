"""One fault server and one set of certificates for each process that tests."""

from __future__ import annotations

import asyncio
import gc
import shutil
from typing import TYPE_CHECKING

import pytest
import tenacity

from tests.faults.certificates import Certificates, make_certificates
from tests.faults.server import FaultServer
from truespec._calls import _retries

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Certificates, good and bad."""
    if shutil.which("openssl") is None:
        pytest.skip("the openssl command is not installed (make setup-system)")
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="session")
def fault_server() -> Iterator[FaultServer]:
    """The thread in which faults are played."""
    with FaultServer() as server:
        yield server


@pytest.fixture(scope="module")
def _old_objects() -> Iterator[None]:
    """Take what is there before out of the collector's way, so that to collect after each call is cheap."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait a moment only between two attempts: that the waits are as they should be is for other tests."""
    monkeypatch.setattr(_retries, "backoff", tenacity.wait_random(0, 0.01))


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    """An event loop."""
    with asyncio.Runner() as found:
        found.get_loop()
        yield found
