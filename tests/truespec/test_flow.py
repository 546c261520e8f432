"""Flows: operations of several calls, written once for sync and async clients."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from clemta import AsyncClemta, NotFoundError
from clemta_api.api.contacts import get_contact_by_id
from truespec import APIResponse, Flow, Pause, describe, pause, request

if TYPE_CHECKING:
    from truespec import Call

ID = "64b8f1a2e4b0c8d9f0123456"


def get_missing_contact() -> Call[Any]:
    """Describe the call that reads a contact which does not exist."""
    return describe(get_contact_by_id, contact_id=ID)


def test_an_error_of_a_call_is_raised_in_the_flow(driver: Any, client: Any) -> None:
    """A flow may catch what its call raises, and make other calls; the executor raises what the flow does not catch."""
    operations: list[str] = []

    def flow() -> Flow[APIResponse[Any]]:
        for _ in range(2):
            try:
                yield from request(get_missing_contact())
            except NotFoundError as error:
                operations.append(str(error.operation))
                yield from pause(0.001)
        return (yield from request(get_missing_contact()))

    with pytest.raises(NotFoundError):
        driver.do(lambda: client._executor.run(flow()))
    assert operations == ["getContactById"] * 2


def test_a_cancelled_flow_is_closed() -> None:
    """A flow whose task is cancelled runs its ``finally`` blocks."""
    events: list[str] = []

    def flow() -> Flow[APIResponse[Any]]:
        try:
            while True:
                yield Pause(0.01)
        finally:
            events.append("closed")

    async def cancel() -> None:
        async with AsyncClemta("key") as client:
            task = asyncio.ensure_future(client._executor.run(flow()))
            await asyncio.sleep(0.05)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            assert task.cancelled()

    asyncio.run(cancel())
    assert events == ["closed"]
