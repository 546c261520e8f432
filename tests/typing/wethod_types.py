"""The public types of Wethod's facade, pinned for mypy and pyright.  This file is checked and never run."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import date, datetime
from typing import assert_type

from wethod import (
    APIResponse,
    AsyncPager,
    AsyncWethod,
    Client,
    Contact,
    Filter,
    Page,
    Pager,
    Person,
    Wethod,
    gt,
    in_,
    raw,
)
from wethod_api import AuthenticatedClient
from wethod_api.types import Unset


async def fetch_token() -> str:
    """Return a token."""
    return "token"


def sync_client(wethod: Wethod, timestamp: datetime) -> None:
    """Every method of the sync client returns its value."""
    contact = wethod.contacts.get(1)
    assert_type(contact, Contact)
    assert_type(contact.id, int)
    assert_type(contact.created_at, datetime)
    assert_type(contact.name, str | Unset | None)
    assert_type(contact.telephone, str | int | Unset | None)
    assert_type(wethod.contacts.list(client_id=1, updated_at=gt(timestamp), prefetch=8), Pager[Contact])
    assert_type(wethod.contacts.list(updated_at=timestamp).first(), Contact | None)
    assert_type(iter(wethod.contacts.list()), Iterator[Contact])
    assert_type(wethod.contacts.create(name="a"), Contact)
    assert_type(wethod.contacts.update(1, name=None), Contact)
    assert_type(wethod.clients.list(deleted="only", deleted_at=in_([timestamp])), Pager[Client])
    assert_type(wethod.clients.get(1, include="externalIdentifiers"), Client)
    assert_type(wethod.clients.create(corporate_name="a", intent_date=date(2026, 5, 1), group_id=3), Client)
    assert_type(wethod.clients.update(1, corporate_name=None), Client)
    assert_type(wethod.persons.me(), Person)
    assert_type(wethod.persons.me.with_response(), APIResponse[Person])
    assert_type(wethod.with_options(timeout=3), Wethod)
    assert_type(wethod.api, AuthenticatedClient)
    assert_type(gt(timestamp), Filter)
    assert_type(raw("gt:2026-05-01T00:00:00Z"), Filter)
    with Wethod("token", company="acme", version="2024-06-15", deadline=9) as opened:
        assert_type(opened, Wethod)


async def async_client(wethod: AsyncWethod) -> None:
    """Every method of the async client returns its value when it is awaited, alone or gathered."""
    assert_type(await wethod.contacts.get(1), Contact)
    assert_type(await wethod.contacts.delete(1), None)
    assert_type(await wethod.clients.update(1, town="a"), Client)
    both = await asyncio.gather(wethod.clients.get(1), wethod.persons.me())
    assert_type(both[0], Client)
    assert_type(both[1], Person)
    assert_type(wethod.clients.list(), AsyncPager[Client])
    assert_type(wethod.clients.list().pages(), AsyncIterator[Page[Client]])
    async with AsyncWethod("token", company="acme") as opened:
        assert_type(opened, AsyncWethod)


def wrong(wethod: Wethod, awaited: AsyncWethod, timestamp: datetime) -> None:
    """What must not pass: each of these is an error for both checkers, so an unused ignore fails the check."""
    wethod.contacts.get("1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # an id is a number
    wethod.contacts.create(notes=None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # nothing to clear
    wethod.contacts.create(telephone="1")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # only read
    wethod.contacts.list(updated_at="now")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # raw() says so
    wethod.contacts.list(sort="name")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # there is no order
    wethod.clients.create(corporate_name=None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # likewise
    wethod.clients.update(1, size="red")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # no such field
    wethod.clients.get(1, deleted="maybe")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no such word
    in_(timestamp)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # several moments
    Wethod(lambda: "token", company=lambda: "acme")
    AsyncWethod(fetch_token, company=fetch_token)
    Wethod(fetch_token, company="acme")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a sync client takes a sync callable
    Wethod("token", "acme")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the company has a name
    for _ in awaited.clients.list():  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues, reportUnknownVariableType]
        pass
