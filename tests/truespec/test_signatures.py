"""Signatures and reprs of operations, listings and resources, as help(), editors and a REPL show them."""

from __future__ import annotations

import asyncio
import functools
import inspect
from typing import Any
from unittest.mock import AsyncMock, Mock, create_autospec

import pytest
import tenacity
from tenacity._utils import is_coroutine_callable

from clemta_api.api.contacts import get_contact_by_id
from tests.facades.under_test import WETHOD
from truespec import AsyncOperation, ConnectionFailedError, SyncOperation


def test_typed_dict_fields_are_listed(driver: Any) -> None:
    """A signature lists the fields of a TypedDict by name, required ones without a default."""
    client = driver.make("key")
    create = inspect.signature(client.contacts.create).parameters
    assert list(create)[:5] == ["company_id", "type", "full_name", "email", "status"]
    assert create["email"].default is inspect.Parameter.empty
    assert create["status"].default is not inspect.Parameter.empty
    formation = inspect.signature(client.formations.create).parameters
    assert {"passports", "external_id", "timezone"} <= formation.keys()
    assert formation["timezone"].default is inspect.Parameter.empty
    assert formation["external_id"].annotation == "str | Unset"


def test_paging_options_are_listed(driver: Any) -> None:
    """A listing's signature has the four pagination arguments, and the filters that come with them."""
    client, wethod = driver.make("key"), WETHOD.make(driver.mode, "key")
    paging = ["page_size", "max_items", "prefetch", "cursor"]
    for method in (client.contacts.list, wethod.contacts.list, wethod.clients.list):
        assert list(inspect.signature(method).parameters)[-4:] == paging
    assert {"title", "cost", *paging} <= inspect.signature(client.fixed_assets.list).parameters.keys()
    assert "acronym" in inspect.signature(wethod.clients.update).parameters


def test_async_operations_are_coroutine_functions(driver: Any) -> None:
    """Operations are coroutine functions on an async client alone, for inspect, asyncio, tenacity and unittest.mock."""
    client = driver.make("key")
    is_async = driver.mode == "async"
    operations = [client.contacts.get, client.contacts.create, client.formations.wait_until]
    for function in [*operations, *(each.with_response for each in operations), client.close]:
        assert inspect.iscoroutinefunction(function) is is_async
        assert inspect.iscoroutinefunction(functools.partial(function, "a")) is is_async
        assert asyncio.iscoroutinefunction(function) is is_async
        assert is_coroutine_callable(function) is is_async
    assert not inspect.iscoroutinefunction(client.contacts.list)
    assert inspect.iscoroutinefunction(get_contact_by_id.asyncio)


def test_autospecs_of_operations(driver: Any) -> None:
    """A mock with the spec of an operation or a resource is called, or awaited, as the client's is."""
    client = driver.make("key")
    contacts, resource = create_autospec(client.contacts), Mock(spec=client.contacts)
    for get in (create_autospec(client.contacts.get), contacts.get, resource.get):
        get.return_value = "a contact"
        assert driver.do(lambda get=get: get("a")) == "a contact"
        assert isinstance(get, AsyncMock) == (driver.mode == "async")
    assert not isinstance(contacts.list, AsyncMock)


def test_tenacity_retries_an_operation(driver: Any) -> None:
    """Tenacity's decorator awaits the operations of an async client, and repeats them."""
    client = driver.make("key", base_url="http://127.0.0.1:9", max_retries=0)
    errors: list[BaseException | None] = []
    retrying = tenacity.retry(
        stop=tenacity.stop_after_attempt(3),
        after=lambda state: errors.append(state.outcome.exception() if state.outcome else None),
        reraise=True,
    )(client.contacts.get)
    with pytest.raises(ConnectionFailedError):
        driver.do(lambda: retrying("a"))
    assert [type(error) for error in errors] == [ConnectionFailedError] * 3
    driver.do(client.close)


def test_no_inner_type_is_shown(driver: Any) -> None:
    """A signature has no return type of the runtime's own; the classes of operations have a signature too."""
    contacts = driver.make("key").contacts
    assert str(inspect.signature(contacts.get)) == "(contact_id: 'str')"
    assert inspect.signature(contacts.list).return_annotation is inspect.Signature.empty
    for kind in (SyncOperation, AsyncOperation):
        assert "describe" in inspect.signature(kind).parameters


def test_reprs(driver: Any) -> None:
    """Operations, pagers and resources have a repr that says what they are."""
    client = driver.make("key", base_url="http://127.0.0.1:9")
    assert repr(client.contacts) == "<Contacts at http://127.0.0.1:9>"
    assert repr(client.contacts.get) == "<operation Contacts.get>"
    assert repr(client.contacts.list("a")).endswith("Pager of getContacts>")
