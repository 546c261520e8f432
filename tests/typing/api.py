"""The public types, pinned for mypy and pyright.  This file is checked and never run."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, assert_type

from clemta import (
    Answer,
    AsyncClemta,
    AsyncPager,
    Attempt,
    Clemta,
    Contact,
    DeadlineExceededError,
    Deviation,
    Page,
    Pager,
    RateLimit,
    RateLimitError,
    RequestConformanceError,
    StatusError,
    TransportError,
    TruespecError,
)
from clemta_api import AuthenticatedClient
from clemta_api.types import Unset
from truespec import RawResponse


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
    assert_type(clemta.contacts.list("a", prefetch=8, cursor=None).cursor, str | None)
    assert_type(clemta.contacts.list("a").total, int | None)
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
    assert_type(await clemta.contacts.list("a", cursor="v1.").first(), Contact | None)
    assert_type(clemta.contacts.list("a").cursor, str | None)
    assert_type(clemta.contacts.list("a").total, int | None)
    async with AsyncClemta() as opened:
        assert_type(opened, AsyncClemta)


def wrong(clemta: Clemta) -> None:
    """What must not pass: each of these is an error for both checkers, so an unused ignore fails the check."""
    clemta.contacts.get(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # an id is text
    clemta.contacts.get(id="a")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # no such name
    clemta.contacts.list("a", prefetch="8")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a number
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
    assert_type(status.cursor, str | None)
    assert_type(status.retryable, bool)
    assert_type(status.failures, tuple[Mapping[str, Any], ...])
    assert_type(request.deviations, tuple[Deviation, ...])
    assert_type(limit.retry_after, float | None)


def every_error(error: TruespecError, transport: TransportError, deadline: DeadlineExceededError) -> None:
    """What is on every error."""
    assert_type(error.operation, str | None)
    assert_type(error.attempts, tuple[Attempt, ...])
    assert_type(error.attempts[0].status, int | None)
    assert_type(error.attempts[0].start, datetime)
    assert_type(error.response, RawResponse | None)
    assert_type(error.request_id, str | None)
    assert_type(error.rate_limit, RateLimit | None)
    assert_type(error.sent, bool)
    assert_type(transport.certificate, bool)
    caught: OSError = deadline  # as Python's TimeoutError is
    del caught


def answers(answer: Answer[Contact]) -> None:
    """What is on an answer."""
    assert_type(answer.attempts, tuple[Attempt, ...])
    assert_type(answer.request_id, str | None)
    assert_type(answer.rate_limit, RateLimit | None)
    assert_type(answer.content, bytes)


def options(clemta: Clemta, awaited: AsyncClemta, context: ssl.SSLContext) -> None:
    """Options of a client and of a call, and the low-level client."""
    Clemta("key", timeout=3, deadline=9.5, max_retries=0, body_limit=10**6, verify=context, proxy="http://h:3128")
    AsyncClemta("key", transport="aiohttp", verify=False)
    Clemta("key", transport="aiohttp")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # awaiting only
    assert_type(clemta.with_options(deadline=9, max_retries=5, body_limit=10**6, headers={"X-Team": "a"}), Clemta)
    clemta.with_options(proxy="")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the pool is made
    assert_type(clemta.api, AuthenticatedClient)
    assert_type(awaited.api, AuthenticatedClient)


def pages(page: Page[Contact]) -> None:
    """A page's items and total."""
    assert_type(page.items, Sequence[Contact])
    assert_type(page.total, int | None)
