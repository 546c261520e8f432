"""What strict, observe and off do about an answer that breaks the document, in both colours."""

from __future__ import annotations

import gc
import json
import logging
import pickle
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from attrs import frozen

from tests.facades.under_test import CLEMTA, WETHOD
from truespec import ConfigurationError, NotFoundError, RequestConformanceError, ResponseConformanceError
from truespec._validation._report import LOGGED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Driver
    from tests.facades.under_test import Facade
    from truespec import Deviation

JSON = {"Content-Type": "application/json"}


@frozen
class Spoilt:
    """A contact of an API's that breaks its document in three places, and arguments that do."""

    facade: Facade
    changes: dict[str, Any]
    attributes: dict[str, Any]
    """What the attributes of the value are then."""
    items: str
    """Where the items of a listing are."""
    arguments: dict[str, Any]
    """Fields of a new contact that break the document, each in one place."""
    readable: tuple[str, ...]
    """Attributes that every contact has."""

    @property
    def pointers(self) -> list[str]:
        """Where the contact is wrong."""
        at = "/data" if "data" in self.good else ""
        return sorted(f"{at}/{name}" for name in self.changes)

    @property
    def good(self) -> Any:
        """The body of a good answer."""
        return self.facade.around(self.facade.item)

    @property
    def item(self) -> dict[str, Any]:
        """The wrong contact."""
        return {**self.facade.item, **self.changes}

    @property
    def wrong(self) -> Any:
        """The body of the wrong answer."""
        return self.facade.around(self.item)

    def get(self, client: Any) -> Any:
        """Read the contact."""
        return client.contacts.get(self.facade.some_id)

    def answer(self, client: Any) -> Any:
        """Read the contact, and give the whole answer."""
        return client.contacts.get.with_response(self.facade.some_id)


SPOILT = {
    "clemta": Spoilt(
        CLEMTA,
        {"type": "boss", "created_at": "now", "billing": "none"},
        {"type_": "boss", "created_at": "now", "full_name": "Ada"},
        "/data/contacts",
        {"type": "boss", "full_name": 5, "email": "x"},
        ("id", "full_name", "type_", "cc_emails", "billing"),
    ),
    "wethod": Spoilt(
        WETHOD,
        {"client_id": "boss", "created_at": "now", "email": ["none"]},
        {"client_id": "boss", "created_at": "now", "name": "Ada"},
        "",
        {"client_id": "boss", "notes": 5, "email": None},
        ("id", "name", "client_id", "telephone", "created_at"),
    ),
}


@pytest.fixture(params=SPOILT)
def spoilt(request: pytest.FixtureRequest) -> Spoilt:
    """Each API in turn."""
    return SPOILT[request.param]


@pytest.fixture
def facade(spoilt: Spoilt) -> Facade:
    """Its facade."""
    return spoilt.facade


@pytest.fixture(autouse=True)
def _nothing_logged_yet() -> Iterator[None]:
    LOGGED.forget()
    yield
    LOGGED.forget()


@pytest.fixture
def answered(driver: Driver) -> Iterator[Callable[..., Any]]:
    """Make a client whose every call is answered as told."""
    made: list[Any] = []

    def client(body: Any, status: int = 200, headers: dict[str, str] = JSON, **options: Any) -> Any:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        transport = httpx.MockTransport(lambda _: httpx.Response(status, headers=headers, content=content))
        made.append(driver.make("key", base_url="http://api.test", transport=transport, max_retries=0, **options))
        return made[-1]

    yield client
    for one in made:
        driver.do(one.close)


def test_strict_raises(driver: Driver, spoilt: Spoilt, answered: Callable[..., Any]) -> None:
    """Without options an answer that breaks the document is raised, with every deviation; one that holds is returned."""
    with pytest.raises(ResponseConformanceError) as caught:
        driver.do(lambda: spoilt.get(answered(spoilt.wrong)))
    assert sorted(found.pointer for found in caught.value.deviations) == spoilt.pointers
    assert driver.do(lambda: spoilt.get(answered(spoilt.good))).id == spoilt.facade.some_id


def test_observe_returns_and_tells(
    driver: Driver, spoilt: Spoilt, answered: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    """Observed, the value is there with what is wrong in it as it came; answer and callback have the deviations."""
    seen: list[Deviation] = []
    client = answered(spoilt.wrong, conformance="observe", on_deviation=seen.append)
    with caplog.at_level(logging.WARNING, "truespec.deviations"):
        answer = driver.do(lambda: spoilt.answer(client))
        again = driver.do(lambda: spoilt.answer(client))
    assert {name: getattr(answer.value, name) for name in spoilt.attributes} == spoilt.attributes
    assert answer.value.to_dict() == spoilt.item
    assert sorted(found.pointer for found in answer.deviations) == spoilt.pointers
    assert answer.value == again.value
    assert json.loads(answer.content) == answer.parsed == spoilt.wrong
    assert seen == [*answer.deviations, *again.deviations]
    assert len(caplog.records) == 3  # each kind once, however often it is seen
    assert "boss" not in caplog.text + repr(answer.deviations)


def test_a_list_is_one_kind(
    driver: Driver, spoilt: Spoilt, answered: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    """The same fault in every item of a list is logged once, and told with the index of each."""
    name = next(iter(spoilt.changes))
    kind = type(spoilt.facade.some_id)
    body = spoilt.facade.listed([{**spoilt.facade.item, "id": kind(number), name: "boss"} for number in range(1, 10)])
    seen: list[Deviation] = []
    client = answered(body, conformance="observe", on_deviation=seen.append)
    with caplog.at_level(logging.WARNING, "truespec.deviations"):
        driver.all(spoilt.facade.list(client, max_items=9))
    assert [found.pointer for found in seen] == [f"{spoilt.items}/{index}/{name}" for index in range(9)]
    assert len(caplog.records) == 1


def test_off_does_not_look(driver: Driver, spoilt: Spoilt, answered: Callable[..., Any]) -> None:
    """Switched off, neither request nor answer is looked at and nobody is told; the value is there all the same."""
    seen: list[Deviation] = []
    client = answered(spoilt.wrong, conformance="off", on_deviation=seen.append)
    answer = driver.do(lambda: spoilt.answer(client))
    assert {name: getattr(answer.value, name) for name in spoilt.attributes} == spoilt.attributes
    assert (answer.deviations, answer.parsed, seen) == ((), spoilt.wrong, [])
    assert driver.do(lambda: client.contacts.get("a" * 1_000)).id == spoilt.facade.some_id
    assert driver.all(spoilt.facade.list(answered({"x": 1}, conformance="off"), max_items=0)) == []


@pytest.mark.parametrize("mode", ["strict", "observe"])
def test_requests_are_held_in_both(driver: Driver, spoilt: Spoilt, answered: Callable[..., Any], mode: str) -> None:
    """A request that breaks the document is not sent, whether answers are raised or observed; off sends what can be sent."""
    created = 200 if spoilt.facade.name == "clemta" else 201
    client = answered(spoilt.good, created, conformance=mode)
    with pytest.raises(RequestConformanceError) as caught:
        driver.do(lambda: spoilt.facade.create(client, "Ada", **spoilt.arguments))
    told = {found.pointer for found in caught.value.deviations}
    assert told == {f"body /{name}" for name in spoilt.arguments}
    other = client.with_options(conformance="off")
    sent = driver.do(lambda: spoilt.facade.create(other, "Ada", **spoilt.arguments))
    assert sent.id == spoilt.facade.some_id


@pytest.mark.parametrize("value", ["\ud800", float("nan"), {1, 2}, object()])
def test_what_cannot_be_written_is_not_sent(
    driver: Driver, spoilt: Spoilt, answered: Callable[..., Any], value: Any
) -> None:
    """Switched off, a value that JSON cannot carry is a RequestConformanceError as well, not somebody else's exception."""
    client = answered(spoilt.good, conformance="off")
    with pytest.raises(RequestConformanceError, match="nothing was sent"):
        driver.do(lambda: spoilt.facade.create(client, value))


def test_one_call_may_be_looked_at_otherwise(
    driver: Driver, spoilt: Spoilt, answered: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    """with_options changes the mode, the callback and whether values are kept, for its own calls; logs never have them."""
    seen: list[Deviation] = []
    client = answered(spoilt.wrong)
    other = client.with_options(conformance="observe", on_deviation=seen.append, deviation_values=True)
    (name, value), *_ = spoilt.attributes.items()
    assert getattr(driver.do(lambda: spoilt.get(other)), name) == value
    assert {found.value for found in seen} == {json.dumps(value) for value in spoilt.changes.values()}
    assert len(caplog.records) == 3
    assert "boss" not in caplog.text
    with pytest.raises(ResponseConformanceError) as caught:
        driver.do(lambda: spoilt.get(client))
    assert {found.value for found in caught.value.deviations} == {None}
    assert len(seen) == 3


@pytest.mark.parametrize("mode", ["strict", "observe", "off"])
def test_a_no_is_mapped_first(driver: Driver, spoilt: Spoilt, answered: Callable[..., Any], mode: str) -> None:
    """A 404 whose body breaks the document is a NotFoundError; it carries the deviations and the callback hears of them."""
    seen: list[Deviation] = []
    body = spoilt.facade.refusal("NOT_FOUND") | {"message": 5}
    for sent, wanted in ((body, ["/message"]), (b"<html>", [""]), (b"", [""])):
        seen.clear()
        with pytest.raises(NotFoundError) as caught:
            driver.do(lambda sent=sent: spoilt.get(answered(sent, 404, conformance=mode, on_deviation=seen.append)))
        assert [found.pointer for found in caught.value.deviations] == ([] if mode == "off" else wanted)
        assert list(caught.value.deviations) == seen
    assert caught.value.code is None


def test_a_callback_that_fails_breaks_nothing(
    driver: Driver, spoilt: Spoilt, answered: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    """An exception in on_deviation is logged; the call goes on, and the callback is called with the next deviation."""
    seen: list[Deviation] = []

    def fails(deviation: Deviation) -> None:
        seen.append(deviation)
        message = "the watcher fell asleep"
        raise ValueError(message)

    client = answered(spoilt.wrong, conformance="observe", on_deviation=fails)
    assert driver.do(lambda: spoilt.get(client)).id == spoilt.facade.some_id
    assert len(seen) == 3
    assert "the watcher fell asleep" in caplog.text
    with pytest.raises(ResponseConformanceError):
        driver.do(lambda: spoilt.get(client.with_options(conformance="strict")))


@pytest.mark.parametrize(
    ("body", "status", "headers"),
    [
        (b"", 200, JSON), (b"<html>", 200, {"Content-Type": "text/html"}), (b"<html>", 200, JSON), (b"null", 200, JSON),
        (b"5", 200, JSON), (b"[]", 200, JSON), (b"{}", 200, JSON), (b'{"data": null}', 200, JSON), (b"\xff", 200, JSON),
        (b'{"data": []}', 200, JSON), (b'{"data": {"billing": null}}', 200, JSON), (b"NaN", 200, JSON), (b"", 204, {}),
        (b'{"data": {"full_name": NaN, "billing": [1e999]}}', 200, JSON), (b'{"data": "x"}', 201, JSON),
        (b'{"data": {"full_name": 1, "full_name": 2}}', 200, JSON), (b"[" * 2_000, 200, JSON), (b"%PDF", 200, {}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("mode", ["observe", "off"])
def test_whatever_comes_has_attributes(  # noqa: PLR0913, PLR0917  (what is varied)
    driver: Driver,
    spoilt: Spoilt,
    answered: Callable[..., Any],
    mode: str,
    body: bytes,
    status: int,
    headers: dict[str, str],
) -> None:
    """Whatever a yes has for a body, its value has the attributes of a contact; reading, comparing and writing work."""
    answer = driver.do(lambda: spoilt.answer(answered(body, status, headers, conformance=mode)))
    contact = answer.value
    for name in (*spoilt.readable, "additional_properties", "additional_keys"):
        getattr(contact, name)
    assert contact == deepcopy(contact) or body == b"NaN"  # which equals nothing
    assert contact != 5
    assert repr(contact) == repr(pickle.loads(pickle.dumps(contact)))  # noqa: S301  (our own bytes)
    contact.to_dict()
    setattr(contact, spoilt.facade.name_of, "A")
    assert contact.to_dict()[spoilt.facade.name_of] == "A"
    assert answer.content == body
    assert bool(answer.deviations) is (mode == "observe")


@pytest.mark.parametrize("size", [0, 1, 5])
def test_another_success_is_read_as_the_documented_one(
    driver: Driver, spoilt: Spoilt, answered: Callable[..., Any], size: int
) -> None:
    """A 201 where the document has 200 is a deviation, and observed it is read as the 200 would be."""
    answer = driver.do(lambda: spoilt.answer(answered(spoilt.good, 201 + size, conformance="observe")))
    assert answer.value.to_dict() == spoilt.facade.item
    assert [found.pointer for found in answer.deviations] == ["the status"]


@pytest.mark.parametrize(
    "option",
    [
        {"conformance": "lax"}, {"conformance": None}, {"conformance": True}, {"on_deviation": 5},
        {"deviation_values": "yes"},
    ],
)  # fmt: skip
def test_options_that_make_no_sense(driver: Driver, option: dict[str, Any]) -> None:
    """A mode that there is not, or a callback that cannot be called, is refused when the client is made and changed."""
    with pytest.raises(ConfigurationError, match=next(iter(option))):
        driver.make("key", **option)
    client = driver.make("key")
    with pytest.raises(ConfigurationError, match=next(iter(option))):
        client.with_options(**option)
    driver.do(client.close)
    gc.collect()
