"""Wethod's clients and persons through the facade, on the sync and the async client, against the running sandbox."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest

from wethod import (
    ClientChanges,
    ClientFields,
    NotFoundError,
    RequestConformanceError,
    between,
    eq,
    gt,
    gte,
    in_,
    lt,
    lte,
    neq,
    nin,
)

if TYPE_CHECKING:
    from tests.conftest import Driver
    from truespec_sandbox import Sandbox

SCHEMAS = json.loads(resources.files("wethod_api").joinpath("openapi.json").read_text(encoding="utf-8"))["components"][
    "schemas"
]


@pytest.mark.parametrize(("fields", "schema"), [(ClientFields, "ClientCreate"), (ClientChanges, "ClientUpdate")])
def test_the_fields_are_the_documents(fields: Any, schema: str) -> None:
    """What can be written of a client is what the document has, with its types; only changes may be None."""
    kinds = {"string": "str", "integer": "int"}
    described = {
        name: "date" if schema.get("format") == "date" else kinds[schema["type"]]
        for name, schema in SCHEMAS[schema]["properties"].items()
    }
    typed = {name: kind.__forward_arg__.split(" | ") for name, kind in fields.__annotations__.items()}
    assert {name: kind[0] for name, kind in typed.items()} == described
    nullable = {name for name, schema in SCHEMAS[schema]["properties"].items() if schema.get("nullable")}
    assert {name for name, kind in typed.items() if "None" in kind} == nullable
    assert all(name in (fields.__doc__ or "") for name in typed) or fields is ClientChanges


def test_the_lifecycle_of_a_client(driver: Driver, wethod: Any) -> None:
    """A client is made, read, changed (what is not given stays, None clears), deleted, and can be read deleted."""
    client = driver.do(
        lambda: wethod.clients.create(corporate_name="Kite & Co", acronym="K", intent_date=date(2026, 5, 1), notes="n")
    )
    assert (client.corporate_name, client.intent_date) == ("Kite & Co", date(2026, 5, 1))
    changed = driver.do(lambda: wethod.clients.update(client.id, town="Milan", notes=None))
    assert (changed.town, changed.notes, changed.acronym) == ("Milan", None, "K")
    assert driver.do(lambda: wethod.clients.get(client.id)) == changed
    assert driver.do(lambda: wethod.clients.delete(client.id)) is None
    with pytest.raises(NotFoundError):
        driver.do(lambda: wethod.clients.get(client.id))
    gone = driver.do(lambda: wethod.clients.get(client.id, deleted="include"))
    assert gone.deleted_at is not None
    assert driver.all(wethod.clients.list()) == []
    assert driver.all(wethod.clients.list(deleted="only", deleted_at=gte(gone.deleted_at))) == [gone]


def test_external_identifiers_come_when_asked_for(driver: Driver, wethod: Any) -> None:
    """The argument include adds external_identifiers, to one client and to a listing; it is absent otherwise."""
    client = driver.do(lambda: wethod.clients.create(corporate_name="Kite"))
    included = driver.do(lambda: wethod.clients.get(client.id, include="externalIdentifiers"))
    assert included.external_identifiers == []
    assert "external_identifiers" not in driver.do(lambda: wethod.clients.get(client.id)).to_dict()
    (client_listed,) = driver.all(wethod.clients.list(include="externalIdentifiers"))
    assert client_listed == included


def test_nine_operators(driver: Driver, wethod: Any, sandbox: Sandbox) -> None:
    """Each of the nine operators on a timestamp selects what it says."""
    timestamps = [datetime(2026, 5, day, 12, 0, 0, tzinfo=UTC) for day in (1, 2, 3)]
    client = []
    for timestamp in timestamps:
        sandbox.clock.set(int(timestamp.timestamp()))
        client.append(driver.do(lambda: wethod.clients.create(corporate_name="K")).id)
    first, second, third = client
    hour = timedelta(hours=1)
    for condition, schema in (
        (eq(timestamps[1]), [second]), (neq(timestamps[1]), [first, third]), (gt(timestamps[1]), [third]),
        (gte(timestamps[1]), [second, third]), (lt(timestamps[1]), [first]), (lte(timestamps[1]), [first, second]),
        (in_(timestamps[1:]), [second, third]), (nin(timestamps[1:]), [first]), (between(timestamps[0] - hour, timestamps[1] + hour), [first, second]),
    ):  # fmt: skip
        assert [client.id for client in driver.all(wethod.clients.list(updated_at=condition))] == schema, condition


def test_a_change_that_breaks_the_document(driver: Driver, offline_client: Any) -> None:
    """Lengths that the document states for changes hold before anything is sent, and so do the words of a parameter."""
    with pytest.raises(RequestConformanceError, match="body /acronym"):
        driver.do(lambda: offline_client.clients.update(1, acronym="a" * 81))
    with pytest.raises(RequestConformanceError, match="query 'deleted'"):
        driver.do(lambda: offline_client.clients.get(1, deleted="maybe"))
    with pytest.raises(TypeError, match="size"):
        driver.do(lambda: offline_client.clients.create(size="red"))


def test_me(driver: Driver, wethod: Any) -> None:
    """persons.me() is the person whom the token stands for."""
    person = driver.do(wethod.persons.me)
    assert (person.id, person.name, person.surname) == (1, "Ada", "Marino")
