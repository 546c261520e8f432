"""Operations of several calls, written once and followed in both colours."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from clemta import NotFoundError
from clemta_api.api.contacts import get_contact_by_id
from truespec import APIResponse, Flow, Pause, describe, pause, request

if TYPE_CHECKING:
    from truespec import Call

ID = "64b8f1a2e4b0c8d9f0123456"


def read() -> Call[Any]:
    """The call that reads a contact which does not exist."""
    return describe(get_contact_by_id, contact_id=ID)


def test_what_a_call_raises_is_raised_where_it_was_asked(driver: Any, client: Any) -> None:
    """A flow may catch what its call raises, and go on with others; what it does not catch comes out."""
    seen: list[str] = []

    def patient() -> Flow[APIResponse[Any]]:
        for _ in range(2):
            try:
                yield from request(read())
            except NotFoundError as error:
                seen.append(str(error.operation))
                yield from pause(0.001)
        return (yield from request(read()))

    with pytest.raises(NotFoundError):
        driver.do(lambda: client._executor.run(patient()))
    assert seen == ["getContactById"] * 2


def test_a_flow_is_closed_whatever_ends_it() -> None:
    """A flow that is left in the middle, by a cancelled task, runs its cleaning up."""
    from clemta import AsyncClemta  # noqa: PLC0415  (one mode only)

    ended: list[str] = []

    def endless() -> Flow[APIResponse[Any]]:
        try:
            while True:
                yield Pause(0.01)
        finally:
            ended.append("closed")

    async def cancelled() -> None:
        async with AsyncClemta("key") as client:
            task = asyncio.ensure_future(client._executor.run(endless()))
            await asyncio.sleep(0.05)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            assert task.cancelled()

    asyncio.run(cancelled())
    assert ended == ["closed"]
