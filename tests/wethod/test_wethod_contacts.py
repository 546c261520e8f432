"""Wethod's contacts through the facade, on the sync and the async client, against the running sandbox."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from wethod import BadRequestError, NotFoundError, RequestConformanceError, gt, gte, in_, lt, raw

if TYPE_CHECKING:
    from tests.conftest import Driver
    from truespec_sandbox import Sandbox

FIELDS = {
    "email": "ada@example.com", "name": "Zoë", "surname": "Palmer", "role": "Buyer", "notes": "first",
    "linkedin": "https://example.com/ada", "description": "100% & more?",
}  # fmt: skip


def test_create_gives_back_what_was_sent(driver: Driver, wethod: Any) -> None:
    """A created contact has every field that was sent, an id and its timestamps."""
    client = driver.do(lambda: wethod.clients.create(corporate_name="Kite & Co"))
    contact = driver.do(lambda: wethod.contacts.create(**FIELDS, client_id=client.id))
    assert {name: contact.to_dict()[name] for name in FIELDS} == FIELDS
    assert (contact.client_id, contact.telephone) == (client.id, None)
    assert abs(datetime.now(UTC) - contact.created_at) < timedelta(minutes=5)
    assert driver.do(lambda: wethod.contacts.get(contact.id)) == contact


def test_an_update_keeps_and_clears(driver: Driver, wethod: Any) -> None:
    """In an update what is not given keeps its value, and None clears it."""
    contact = driver.do(lambda: wethod.contacts.create(**FIELDS))
    changed = driver.do(lambda: wethod.contacts.update(contact.id, role="Head", notes=None))
    assert (changed.role, changed.notes) == ("Head", None)
    kept = set(FIELDS) - {"role", "notes"}
    assert {name: changed.to_dict()[name] for name in kept} == {name: FIELDS[name] for name in kept}
    assert driver.do(lambda: wethod.contacts.get(contact.id)) == changed
    assert driver.do(lambda: wethod.contacts.update(contact.id)).role == "Head"


def test_delete_removes(driver: Driver, wethod: Any) -> None:
    """A deleted contact is neither found nor listed any more, and deleting returns None."""
    contact = driver.do(lambda: wethod.contacts.create(**FIELDS))
    assert driver.do(lambda: wethod.contacts.delete(contact.id)) is None
    with pytest.raises(NotFoundError):
        driver.do(lambda: wethod.contacts.get(contact.id))
    assert driver.all(wethod.contacts.list()) == []


def test_a_telephone_cannot_be_written(driver: Driver, offline_client: Any) -> None:
    """There is no telephone among what is written: it is in no body of the document."""
    with pytest.raises(TypeError, match="telephone"):
        driver.do(lambda: offline_client.contacts.create(telephone="1"))


def test_listing_by_client_and_timestamp(driver: Driver, wethod: Any, sandbox: Sandbox) -> None:
    """client_id and the filters on updated_at choose what is listed, in any time zone; a datetime alone means its date."""
    sandbox.clock.set(int(datetime(2026, 5, 1, 22, 30, tzinfo=UTC).timestamp()))
    early = driver.do(lambda: wethod.contacts.create(name="early", client_id=1))
    sandbox.clock.advance(7200)
    late = driver.do(lambda: wethod.contacts.create(name="late", client_id=2))
    rome = timezone(timedelta(hours=2))
    between = datetime(2026, 5, 2, 1, 0, tzinfo=rome)
    for arguments, contacts in (
        ({"client_id": 2}, [late]),
        ({"updated_at": gt(between)}, [late]),
        ({"updated_at": lt(between)}, [early]),
        ({"updated_at": gt(early.updated_at)}, [late]),
        ({"updated_at": datetime(2026, 5, 1, tzinfo=UTC)}, [early]),
        ({"updated_at": datetime(2026, 5, 2, tzinfo=rome)}, [early, late]),
        ({"updated_at": raw("lt:2026-05-02T01:00:00+02:00")}, [early]),
        ({"updated_at": gt(between), "client_id": 1}, []),
    ):
        assert driver.all(wethod.contacts.list(**arguments)) == contacts, arguments


def test_a_filter_that_the_server_does_not_take(driver: Driver, wethod: Any) -> None:
    """An operator that is not published for contacts goes to the server, whose failures name the field."""
    with pytest.raises(BadRequestError) as caught:
        driver.all(wethod.contacts.list(updated_at=raw("newer:2026-05-01T00:00:00Z")))
    assert caught.value.code == "invalid_data"
    (failure,) = caught.value.failures
    assert failure["field"] == "updated_at"
    assert failure["message"] in str(caught.value)


@pytest.mark.parametrize(
    "timestamp",
    [datetime(2026, 5, 1), gte(datetime(2026, 5, 1)), "2026-05-01", 5, in_(["now"])],  # noqa: DTZ001  (that is the fault)
)
def test_an_invalid_timestamp(offline_client: Any, timestamp: Any) -> None:
    """A timestamp without a time zone, or anything else, is refused by the parameter's name when the listing is described."""
    with pytest.raises(RequestConformanceError, match=r"updated_at: .*nothing was sent"):
        offline_client.contacts.list(updated_at=timestamp)


def test_all_faults_of_a_body_are_reported(driver: Driver, offline_client: Any) -> None:
    """All faults of a body are reported, each with its pointer; nothing is sent."""
    for method in (offline_client.contacts.create, lambda **body: offline_client.contacts.update(1, **body)):
        with pytest.raises(RequestConformanceError) as caught:
            driver.do(lambda method=method: method(name=5, client_id="3", notes=["a"]))
        pointers = {deviation.pointer for deviation in caught.value.deviations}
        assert pointers == {"body /name", "body /client_id", "body /notes"}


def test_null_is_for_updates_only(driver: Driver, offline_client: Any) -> None:
    """None in a new contact breaks the document: there is nothing to clear."""
    with pytest.raises(RequestConformanceError, match="body /notes"):
        driver.do(lambda: offline_client.contacts.create(notes=None))
