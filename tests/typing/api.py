"""The public types, pinned for mypy and pyright.  This file is checked and never run."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import assert_type

from clemta import (
    Answer,
    AsyncClemta,
    AsyncPager,
    Clemta,
    Contact,
    Deviation,
    Page,
    Pager,
    RateLimitError,
    RequestConformanceError,
    StatusError,
)
from clemta_api.types import Unset


def blocking(clemta: Clemta) -> None:
    """Every method of the blocking client gives its value."""
    contact = clemta.contacts.get("a")
    assert_type(contact, Contact)
    assert_type(contact.id, str)
    assert_type(contact.created_at, int)
    assert_type(contact.description, str | Unset)
    assert_type(clemta.contacts.list("a"), Pager[Contact])
    assert_type(iter(clemta.contacts.list("a")), Iterator[Contact])
    assert_type(clemta.contacts.list("a").pages(), Iterator[Page[Contact]])
    assert_type(clemta.contacts.list("a").first(), Contact | None)
    assert_type(clemta.contacts.create(company_id="a", type="customer", full_name="b", email="c@example.com"), Contact)
    assert_type(
        clemta.contacts.update("d", company_id="a", type="vendor", full_name="b", email="c@example.com"), Contact
    )
    assert_type(clemta.contacts.get.answer("a"), Answer[Contact])
    assert_type(clemta.contacts.get.answer("a").value, Contact)
    assert_type(clemta.with_options(timeout=3), Clemta)
    with Clemta("key") as opened:
        assert_type(opened, Clemta)


async def awaiting(clemta: AsyncClemta) -> None:
    """Every method of the awaiting client gives its value when it is awaited, alone or gathered."""
    assert_type(await clemta.contacts.get("a"), Contact)
    assert_type(await clemta.contacts.get.answer("a"), Answer[Contact])
    assert_type(await clemta.contacts.delete("a"), None)
    both = await asyncio.gather(clemta.contacts.get("a"), clemta.contacts.delete("b"))
    assert_type(both[0], Contact)
    assert_type(both[1], None)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(clemta.contacts.get("a"))
    assert_type(task.result(), Contact)
    assert_type(await asyncio.wait_for(clemta.contacts.get("a"), 3), Contact)
    assert_type(clemta.contacts.list("a"), AsyncPager[Contact])
    assert_type(clemta.contacts.list("a").pages(), AsyncIterator[Page[Contact]])
    assert_type([contact async for contact in clemta.contacts.list("a")], list[Contact])
    async with AsyncClemta() as opened:
        assert_type(opened, AsyncClemta)


def wrong(clemta: Clemta) -> None:
    """What must not pass: each of these is an error for both checkers, so an unused ignore fails the check."""
    clemta.contacts.get(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # an id is text
    clemta.contacts.get(id="a")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # no such name
    clemta.contacts.list("a", order="up")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no order
    Clemta("key", retries=2)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # no such option
    clemta.with_options(base_url="")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # not per call


async def wrong_colour(clemta: Clemta, awaited: AsyncClemta) -> None:
    """The wrong loop, a forgotten await and an await too many are errors for both checkers."""
    async for _ in clemta.contacts.list("a"):  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues, reportUnknownVariableType]
        pass
    for _ in awaited.contacts.list("a"):  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues, reportUnknownVariableType]
        pass
    awaited.contacts.delete("a")  # type: ignore[unused-coroutine]  # pyright: ignore[reportUnusedCoroutine]
    await clemta.contacts.get("a")  # type: ignore[misc]  # pyright: ignore[reportGeneralTypeIssues]


def errors(status: StatusError, request: RequestConformanceError, limit: RateLimitError) -> None:
    """What is on an error."""
    assert_type(status.status, int)
    assert_type(status.code, str | None)
    assert_type(status.retryable, bool)
    assert_type(request.deviations, tuple[Deviation, ...])
    assert_type(limit.retry_after, float | None)


def pages(page: Page[Contact]) -> None:
    """A page's items and total."""
    assert_type(page.items, Sequence[Contact])
    assert_type(page.total, int | None)
