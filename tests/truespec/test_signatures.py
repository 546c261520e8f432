"""What the tools of a REPL are told of operations, pagers and resources."""

from __future__ import annotations

import inspect
from typing import Any

from truespec import AsyncOperation, SyncOperation


def test_fields_of_a_typed_dict_have_their_names(driver: Any) -> None:
    """The signature of an operation lists the fields that come as keyword arguments, required ones without a default."""
    client = driver.make("key")
    create = inspect.signature(client.contacts.create).parameters
    assert list(create)[:5] == ["company_id", "type", "full_name", "email", "status"]
    assert create["email"].default is inspect.Parameter.empty
    assert create["status"].default is not inspect.Parameter.empty
    formation = inspect.signature(client.formations.create).parameters
    assert {"passports", "external_id", "timezone"} <= formation.keys()
    assert formation["timezone"].default is inspect.Parameter.empty
    assert formation["external_id"].annotation == "str | Unset"
    assert not any(found.kind is inspect.Parameter.VAR_KEYWORD for found in (*create.values(), *formation.values()))


def test_no_inner_type_is_shown(driver: Any) -> None:
    """A signature promises no Call, which nobody gets; the classes themselves can be looked at too."""
    get = driver.make("key").contacts.get
    assert str(inspect.signature(get)) == "(contact_id: 'str')"
    for kind in (SyncOperation, AsyncOperation):
        assert "describe" in inspect.signature(kind).parameters


def test_what_a_repl_shows(driver: Any) -> None:
    """Operations, pagers and resources say what they are."""
    client = driver.make("key", base_url="http://127.0.0.1:9")
    assert repr(client.contacts) == "<Contacts at http://127.0.0.1:9>"
    assert repr(client.contacts.get) == "<operation Contacts.get>"
    assert repr(client.contacts.list("a")).endswith("Pager of getContacts, to be looped over>")
