"""One thread of fault servers and one set of certificates for each test process."""

from __future__ import annotations

import asyncio
import gc
from typing import TYPE_CHECKING

import pytest
import tenacity

from tests.faults.server import ServerThread
from truespec._calls import _retries

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def server_thread() -> Iterator[ServerThread]:
    """The thread in which fault servers run."""
    with ServerThread() as thread:
        yield thread


@pytest.fixture(scope="module")
def _frozen_objects() -> Iterator[None]:
    """Exclude what exists before from garbage collection, so that a collection after each call is cheap."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for 10 ms at most between two attempts: other tests cover the length of waits."""
    monkeypatch.setattr(_retries, "backoff", tenacity.wait_random(0, 0.01))


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    """An event loop."""
    with asyncio.Runner() as runner:
        runner.get_loop()
        yield runner
