"""The conformance modes strict, observe and off, with the sync and the async client of every API."""

from __future__ import annotations

import gc
import json
import logging
import pickle
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import httpx
import orjson
import pytest
from attrs import frozen

from tests.facades.under_test import CLEMTA, WETHOD
from truespec import ConfigurationError, NotFoundError, RequestConformanceError, ResponseConformanceError
from truespec._validation._policy import LOGGED_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Driver
    from tests.facades.under_test import Facade
    from truespec import Deviation

JSON = {"Content-Type": "application/json"}


@frozen
class InvalidContact:
    """A contact of an API that violates its document in three places, and invalid arguments."""

    facade: Facade
    changes: dict[str, Any]
    attributes: dict[str, Any]
    """The attributes of the value then."""
    items: str
    """The pointer of the items of a list response."""
    arguments: dict[str, Any]
    """Fields of a new contact that each violate the document."""
    readable: tuple[str, ...]
    """Attributes that every contact has."""

    @property
    def pointers(self) -> list[str]:
        """The pointers of the deviations."""
        prefix = "/data" if "data" in self.valid_body else ""
        return sorted(f"{prefix}/{name}" for name in self.changes)

    @property
    def valid_body(self) -> Any:
        """The body of a valid response."""
        return self.facade.wrap_contact(self.facade.item)

    @property
    def item(self) -> dict[str, Any]:
        """The invalid contact as JSON."""
        return {**self.facade.item, **self.changes}

    @property
    def body(self) -> Any:
        """The body of the response with the invalid contact."""
        return self.facade.wrap_contact(self.item)

    def get(self, client: Any) -> Any:
        """Get the contact."""
        return client.contacts.get(self.facade.some_id)

    def get_response(self, client: Any) -> Any:
        """Get the contact with its whole response."""
        return client.contacts.get.with_response(self.facade.some_id)


CONTACTS = {
    "clemta": InvalidContact(
        CLEMTA,
        {"type": "boss", "created_at": "now", "billing": "none"},
        {"type_": "boss", "created_at": "now", "full_name": "Ada"},
        "/data/contacts",
        {"type": "boss", "full_name": 5, "email": "x"},
        ("id", "full_name", "type_", "cc_emails", "billing"),
    ),
    "wethod": InvalidContact(
        WETHOD,
        {"client_id": "boss", "created_at": "now", "email": ["none"]},
        {"client_id": "boss", "created_at": "now", "name": "Ada"},
        "",
        {"client_id": "boss", "notes": 5, "email": None},
        ("id", "name", "client_id", "telephone", "created_at"),
    ),
}


@pytest.fixture(params=CONTACTS)
def contact(request: pytest.FixtureRequest) -> InvalidContact:
    """Return the invalid contact of each API in turn."""
    return CONTACTS[request.param]


@pytest.fixture
def facade(contact: InvalidContact) -> Facade:
    """Return the facade of the API."""
    return contact.facade


@pytest.fixture(autouse=True)
def _nothing_logged_yet() -> Iterator[None]:
    LOGGED_KINDS.clear()
    yield
    LOGGED_KINDS.clear()


@pytest.fixture
def client_with(driver: Driver) -> Iterator[Callable[..., Any]]:
    """Return a function that creates a client whose calls all get the same response."""
    clients: list[Any] = []

    def create(body: Any, status: int = 200, headers: dict[str, str] = JSON, **options: Any) -> Any:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        transport = httpx.MockTransport(lambda _: httpx.Response(status, headers=headers, content=content))
        clients.append(driver.make("key", base_url="http://api.test", transport=transport, max_retries=0, **options))
        return clients[-1]

    yield create
    for client in clients:
        driver.do(client.close)


def test_strict_raises(driver: Driver, contact: InvalidContact, client_with: Callable[..., Any]) -> None:
    """By default a response that violates the document raises an error with every deviation; a valid one is returned."""
    with pytest.raises(ResponseConformanceError) as caught:
        driver.do(lambda: contact.get(client_with(contact.body)))
    assert sorted(deviation.pointer for deviation in caught.value.deviations) == contact.pointers
    assert driver.do(lambda: contact.get(client_with(contact.valid_body))).id == contact.facade.some_id


def test_observe_returns_and_reports(
    driver: Driver, contact: InvalidContact, client_with: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    """With observe the value is returned, invalid parts as they were; the response and the callback have the deviations."""
    reported: list[Deviation] = []
    client = client_with(contact.body, conformance="observe", on_deviation=reported.append)
    with caplog.at_level(logging.WARNING, "truespec.deviations"):
        first = driver.do(lambda: contact.get_response(client))
        second = driver.do(lambda: contact.get_response(client))
    assert {name: getattr(first.value, name) for name in contact.attributes} == contact.attributes
    assert first.value.to_dict() == contact.item
    assert sorted(deviation.pointer for deviation in first.deviations) == contact.pointers
    assert first.value == second.value
    assert json.loads(first.content) == first.parsed == contact.body
    assert reported == [*first.deviations, *second.deviations]
    assert len(caplog.records) == 3  # each kind once
    assert "boss" not in caplog.text + repr(first.deviations)


def test_deviations_in_a_list_are_logged_once(
    driver: Driver, contact: InvalidContact, client_with: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    """The same deviation in every item of a list is logged once, and reported with the index of each."""
    name = next(iter(contact.changes))
    id_type = type(contact.facade.some_id)
    items = [{**contact.facade.item, "id": id_type(number), name: "boss"} for number in range(1, 10)]
    reported: list[Deviation] = []
    client = client_with(contact.facade.wrap_contacts(items), conformance="observe", on_deviation=reported.append)
    with caplog.at_level(logging.WARNING, "truespec.deviations"):
        driver.all(contact.facade.list(client, max_items=9))
    assert [deviation.pointer for deviation in reported] == [f"{contact.items}/{index}/{name}" for index in range(9)]
    assert len(caplog.records) == 1


def test_off_validates_nothing(driver: Driver, contact: InvalidContact, client_with: Callable[..., Any]) -> None:
    """With off neither requests nor responses are validated, nothing is reported, and the value is returned all the same."""
    reported: list[Deviation] = []
    client = client_with(contact.body, conformance="off", on_deviation=reported.append)
    response = driver.do(lambda: contact.get_response(client))
    assert {name: getattr(response.value, name) for name in contact.attributes} == contact.attributes
    assert (response.deviations, response.parsed, reported) == ((), contact.body, [])
    assert driver.do(lambda: client.contacts.get("a" * 1_000)).id == contact.facade.some_id
    assert driver.all(contact.facade.list(client_with({"x": 1}, conformance="off"), max_items=0)) == []


@pytest.mark.parametrize("mode", ["strict", "observe"])
def test_invalid_requests_are_not_sent(
    driver: Driver, contact: InvalidContact, client_with: Callable[..., Any], mode: str
) -> None:
    """With strict and observe an invalid request is not sent; with off it is."""
    status = 200 if contact.facade.name == "clemta" else 201
    client = client_with(contact.valid_body, status, conformance=mode)
    with pytest.raises(RequestConformanceError) as caught:
        driver.do(lambda: contact.facade.create(client, "Ada", **contact.arguments))
    pointers = {deviation.pointer for deviation in caught.value.deviations}
    assert pointers == {f"body /{name}" for name in contact.arguments}
    unchecked = client.with_options(conformance="off")
    created = driver.do(lambda: contact.facade.create(unchecked, "Ada", **contact.arguments))
    assert created.id == contact.facade.some_id


@pytest.mark.parametrize("value", ["\ud800", float("nan"), {1, 2}, object()])
def test_values_that_json_cannot_represent_are_not_sent(
    driver: Driver, contact: InvalidContact, client_with: Callable[..., Any], value: Any
) -> None:
    """With off a value that JSON cannot represent is a RequestConformanceError too, not the encoder's exception."""
    client = client_with(contact.valid_body, conformance="off")
    with pytest.raises(RequestConformanceError, match="nothing was sent"):
        driver.do(lambda: contact.facade.create(client, value))


def test_options_of_single_calls(
    driver: Driver, contact: InvalidContact, client_with: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    """``with_options`` changes mode, callback and ``deviation_values`` for its own calls; logs never have values."""
    reported: list[Deviation] = []
    strict = client_with(contact.body)
    observing = strict.with_options(conformance="observe", on_deviation=reported.append, deviation_values=True)
    (name, value), *_ = contact.attributes.items()
    assert getattr(driver.do(lambda: contact.get(observing)), name) == value
    assert {deviation.value for deviation in reported} == {json.dumps(value) for value in contact.changes.values()}
    assert len(caplog.records) == 3
    assert "boss" not in caplog.text
    with pytest.raises(ResponseConformanceError) as caught:
        driver.do(lambda: contact.get(strict))
    assert {deviation.value for deviation in caught.value.deviations} == {None}
    assert len(reported) == 3


@pytest.mark.parametrize("mode", ["strict", "observe", "off"])
def test_error_responses_are_mapped_first(
    driver: Driver, contact: InvalidContact, client_with: Callable[..., Any], mode: str
) -> None:
    """A 404 with an invalid body is a NotFoundError that has the deviations; the callback gets them too."""
    reported: list[Deviation] = []
    body = contact.facade.error_body("NOT_FOUND") | {"message": 5}
    for content, expected in ((body, ["/message"]), (b"<html>", [""]), (b"", [""])):
        reported.clear()
        client = client_with(content, 404, conformance=mode, on_deviation=reported.append)
        with pytest.raises(NotFoundError) as caught:
            driver.do(lambda client=client: contact.get(client))
        pointers = [deviation.pointer for deviation in caught.value.deviations]
        assert pointers == ([] if mode == "off" else expected)
        assert list(caught.value.deviations) == reported
    assert caught.value.code is None


def test_exceptions_of_the_callback_are_logged(
    driver: Driver, contact: InvalidContact, client_with: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    """An exception of ``on_deviation`` is logged; the call continues, and so do the calls of the callback."""
    reported: list[Deviation] = []

    def fail(deviation: Deviation) -> None:
        reported.append(deviation)
        message = "the callback failed"
        raise ValueError(message)

    client = client_with(contact.body, conformance="observe", on_deviation=fail)
    assert driver.do(lambda: contact.get(client)).id == contact.facade.some_id
    assert len(reported) == 3
    assert "the callback failed" in caplog.text
    with pytest.raises(ResponseConformanceError):
        driver.do(lambda: contact.get(client.with_options(conformance="strict")))


@pytest.mark.parametrize(
    "item", [{}, {"billing": None}, {"full_name": 1, "name": [2]}, b'{"full_name": NaN, "billing": [1e999]}',
             b'{"full_name": 1, "full_name": 2}'],
)  # fmt: skip
@pytest.mark.parametrize("mode", ["observe", "off"])
def test_an_object_has_a_usable_value(
    driver: Driver, contact: InvalidContact, client_with: Callable[..., Any], mode: str, item: Any
) -> None:
    """Whatever the members of the contact in a response, it has its attributes and can be compared, copied and encoded."""
    body: bytes = orjson.dumps(
        contact.facade.wrap_contact(orjson.Fragment(item if isinstance(item, bytes) else orjson.dumps(item)))
    )
    response = driver.do(lambda: contact.get_response(client_with(body, conformance=mode)))
    value = response.value
    for name in (*contact.readable, "additional_properties", "additional_keys"):
        getattr(value, name)
    assert value == deepcopy(value) or b"NaN" in body  # which equals nothing
    assert value != 5
    assert repr(value) == repr(pickle.loads(pickle.dumps(value)))  # noqa: S301  (our own bytes)
    value.to_dict()
    setattr(value, contact.facade.name_field, "A")
    assert value.to_dict()[contact.facade.name_field] == "A"
    assert response.content == body
    assert bool(response.deviations) is (mode == "observe")


@pytest.mark.parametrize("status", [201, 202, 206])
def test_an_undocumented_success_is_decoded_like_the_documented_one(
    driver: Driver, contact: InvalidContact, client_with: Callable[..., Any], status: int
) -> None:
    """A 201 where the document has a 200 is a deviation; observed, it is decoded like the 200."""
    client = client_with(contact.valid_body, status, conformance="observe")
    response = driver.do(lambda: contact.get_response(client))
    assert response.value.to_dict() == contact.facade.item
    assert [deviation.pointer for deviation in response.deviations] == ["the status"]


@pytest.mark.parametrize(
    "option",
    [
        {"conformance": "lax"}, {"conformance": None}, {"conformance": True}, {"on_deviation": 5},
        {"deviation_values": "yes"},
    ],
)  # fmt: skip
def test_invalid_options(driver: Driver, option: dict[str, Any]) -> None:
    """An invalid option is a ConfigurationError when the client is created and when it is changed."""
    with pytest.raises(ConfigurationError, match=next(iter(option))):
        driver.make("key", **option)
    client = driver.make("key")
    with pytest.raises(ConfigurationError, match=next(iter(option))):
        client.with_options(**option)
    driver.do(client.close)
    gc.collect()
