"""Fixtures for the tests of the runtime."""

from __future__ import annotations

import asyncio
import importlib
from typing import TYPE_CHECKING, Any

import pytest
from attrs import frozen

from tests.conftest import Driver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.facades.under_test import Facade


@frozen
class Way(Driver):
    """A driver that sends in one of the ways that there are."""

    transport: str | None = None

    def make(self, key: str | None = None, **options: Any) -> Any:
        """A client that sends in this way."""
        chosen = {} if self.transport is None else {"transport": self.transport}
        return super().make(key, **(chosen | options))


@pytest.fixture(params=["sync", "httpcore", "aiohttp"])
def way(request: pytest.FixtureRequest, facade: Facade) -> Iterator[Way]:
    """Runs the test with blocking calls, and with awaiting calls on each of our transports."""
    if request.param == "aiohttp":
        importlib.import_module("truespec._transport._aiohttp")  # takes a while, which a short deadline would feel
    with asyncio.Runner() as runner:
        blocking = request.param == "sync"
        yield Way("sync" if blocking else "async", runner, facade, None if blocking else request.param)
