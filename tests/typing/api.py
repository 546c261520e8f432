"""The public types, pinned for mypy and pyright.  This file is checked and never run."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, assert_type

import httpx

from clemta import (
    NOT_MODIFIED,
    AccountHolder,
    Address,
    APIResponse,
    AsyncClemta,
    AsyncPager,
    Attempt,
    Clemta,
    Contact,
    DeadlineExceededError,
    Deviation,
    Filter,
    FixedAsset,
    Formation,
    FormationEndedError,
    FormationStatus,
    FormationSummary,
    NotModified,
    Page,
    Pager,
    RateLimit,
    RateLimitError,
    RequestConformanceError,
    Shareholder,
    StatusError,
    TransportError,
    TruespecError,
    WaitDeadlineError,
    eq,
    from_timestamp,
    gt,
    raw,
)
from clemta_api import AuthenticatedClient, models
from clemta_api.api import contacts as operations
from clemta_api.types import Unset
from truespec import RawResponse


def read_key() -> str:
    """Return a key."""
    return "key"


async def fetch_key() -> str:
    """Return a key."""
    return "key"


def sync_client(clemta: Clemta) -> None:
    """Every method of the sync client returns its value."""
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
    assert_type(clemta.contacts.get.with_response("a"), APIResponse[Contact])
    assert_type(clemta.contacts.get.with_response("a").value, Contact)
    assert_type(clemta.with_options(timeout=3), Clemta)
    with Clemta("key") as opened:
        assert_type(opened, Clemta)


async def async_client(clemta: AsyncClemta) -> None:
    """Every method of the async client returns its value when it is awaited, alone or gathered."""
    assert_type(await clemta.contacts.get("a"), Contact)
    assert_type(await clemta.contacts.get.with_response("a"), APIResponse[Contact])
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


async def wrong_client(clemta: Clemta, awaited: AsyncClemta) -> None:
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


def responses(response: APIResponse[Contact]) -> None:
    """What is on a response."""
    assert_type(response.attempts, tuple[Attempt, ...])
    assert_type(response.request_id, str | None)
    assert_type(response.rate_limit, RateLimit | None)
    assert_type(response.content, bytes)


def options(clemta: Clemta, awaited: AsyncClemta, context: ssl.SSLContext) -> None:
    """Options of a client and of a call, and the low-level client."""
    Clemta("key", timeout=3, deadline=9.5, max_retries=0, body_limit=10**6, verify=context, proxy="http://h:3128")
    AsyncClemta("key", transport=httpx.AsyncHTTPTransport())
    Clemta("key", transport="httpx")
    AsyncClemta("key", transport="httpx")
    Clemta(read_key)
    AsyncClemta(read_key)
    AsyncClemta(fetch_key)
    Clemta(fetch_key)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a sync client takes a sync callable
    Clemta("key", transport=httpx.AsyncHTTPTransport())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a sync client takes a sync transport
    assert_type(clemta.with_options(deadline=9, max_retries=5, body_limit=10**6, headers={"X-Team": "a"}), Clemta)
    clemta.with_options(proxy="")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the pool is made
    assert_type(clemta.api, AuthenticatedClient)
    assert_type(awaited.api, AuthenticatedClient)


def pages(page: Page[Contact]) -> None:
    """A page's items and total."""
    assert_type(page.items, Sequence[Contact])
    assert_type(page.total, int | None)


def filters(clemta: Clemta, now: datetime) -> None:
    """Filters are typed by what they are compared with."""
    assert_type(gt(now), Filter[datetime])
    assert_type(raw("gte", 1, end=2), Filter[int])
    assert_type(clemta.contacts.list("a", created_at=gt(now)), Pager[Contact])
    assert_type(clemta.contacts.list("a", created_at=gt(now, end=1_750_000_000)), Pager[Contact])
    assert_type(clemta.fixed_assets.list("a", cost=gt(1.5, end=2), title=eq("b"), created_at=gt(5)), Pager[FixedAsset])
    clemta.contacts.list("a", created_at=now)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no filter
    clemta.fixed_assets.list("a", cost=gt("1"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no number
    clemta.fixed_assets.list("a", price=gt(1))  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # no filter
    assert_type(from_timestamp(5), datetime)


def shared_fields(clemta: Clemta, now: datetime) -> None:
    """Fields that come as a TypedDict are checked like any argument."""
    clemta.contacts.create(company_id="a", type="customer", full_name="b", email="c@example.com", cc_emails=("d",))
    clemta.contacts.create(company_id="a", type="customer", full_name="b", email="c", stat="d")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    clemta.contacts.create(company_id="a", type="customer", full_name="b", email="c", status=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    clemta.fixed_assets.create(title="a")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # five are missing
    created = clemta.fixed_assets.create(
        company_id="a", title="b", placed_in_service=now, cost=1, salvage_value=0.5, business_use=100
    )
    assert_type(created, FixedAsset)
    assert_type(created.placed_in_service, int)


def formations(clemta: Clemta, address: Address, owner: Shareholder, holder: AccountHolder) -> None:
    """A formation is made from typed arguments; a conditional read says that it may give NOT_MODIFIED."""
    created = clemta.formations.create(
        name="a",
        type="LLC",
        state="WY",
        ending="LLC",
        industry="b",
        timezone="America/Denver",
        address=address,
        shareholders=[owner],
        account_holder=holder,
        passports={0: "a.pdf", 1: b"", 2: open("b", "rb")},  # noqa: SIM115, PTH123  (never executed)
    )
    assert_type(created, FormationSummary)
    assert_type(created.company_id, str)
    assert_type(clemta.formations.get("a"), Formation)
    assert_type(clemta.formations.get.with_response("a"), APIResponse[Formation])
    conditional = clemta.formations.get("a", if_modified_since=5)
    assert_type(conditional, Formation | NotModified)
    if conditional is not NOT_MODIFIED:
        assert_type(conditional, Formation)
    assert_type(clemta.formations.get.with_response("a", if_modified_since="b"), APIResponse[Formation | NotModified])
    assert_type(clemta.formations.cancel("a"), FormationSummary)
    assert_type(clemta.formations.wait_until("a", status={"active", "refunded"}, deadline=9), Formation)
    clemta.formations.wait_until("a", status="done", deadline=9)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no status
    clemta.formations.wait_until("a")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # how long?
    clemta.formations.create(name="a")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # eight are missing


async def awaited_formations(clemta: AsyncClemta) -> None:
    """The same when awaited, alone and gathered."""
    assert_type(await clemta.formations.get("a"), Formation)
    assert_type(await clemta.formations.get("a", if_modified_since=5), Formation | NotModified)
    assert_type(await clemta.formations.wait_until("a", deadline=9), Formation)
    both = await asyncio.gather(clemta.formations.get("a"), clemta.fixed_assets.get("b"))
    assert_type(both[0], Formation)
    assert_type(both[1], FixedAsset)
    clemta.formations.get("a")  # type: ignore[unused-coroutine]  # pyright: ignore[reportUnusedCoroutine]


def waiting(ended: FormationEndedError, late: WaitDeadlineError, status: FormationStatus) -> None:
    """What is on the errors of waiting, and on a lost response."""
    assert_type(ended.formation, Formation | None)
    caught: OSError = late  # as Python's TimeoutError is
    del caught
    text: str = status
    del text
    Clemta("key", rate_limit="100/minute").with_options(rate_limit=None)


def mistyped_names() -> None:
    """A name that a lazy package does not have is an error."""
    models.Contcat()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    operations.get_contcat()  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
