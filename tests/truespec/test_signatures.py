"""Signatures and reprs of operations, listings and resources, as help(), editors and a REPL show them."""

from __future__ import annotations

import inspect
from typing import Any

from tests.facades.under_test import WETHOD
from truespec import AsyncOperation, SyncOperation


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
