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

from clemta import UNSET
from truespec import ConfigurationError, NotFoundError, RequestConformanceError, ResponseConformanceError
from truespec._report import LOGGED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Driver
    from truespec import Deviation

CONTACT = {"id": "a", "created_at": 1, "updated_at": 2, "type": "vendor", "full_name": "A", "email": "a@example.com"}
GOOD = {"success": True, "message": "ok", "data": CONTACT}
WRONG = GOOD | {"data": CONTACT | {"type": "boss", "created_at": "now", "billing": "none"}}
WHERE = ["/data/type", "/data/created_at", "/data/billing"]
JSON = {"Content-Type": "application/json"}


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
        made.append(driver.make("key", base_url="http://clemta.test", transport=transport, max_retries=0, **options))
        return made[-1]

    yield client
    for one in made:
        driver.do(one.close)


def test_strict_raises(driver: Driver, answered: Callable[..., Any]) -> None:
    """Without options an answer that breaks the document is raised, with every deviation; one that holds is returned."""
    with pytest.raises(ResponseConformanceError) as caught:
        driver.do(lambda: answered(WRONG).contacts.get("a"))
    assert sorted(found.pointer for found in caught.value.deviations) == sorted(WHERE)
    assert driver.do(lambda: answered(GOOD).contacts.get("a")).id == "a"


def test_observe_returns_and_tells(
    driver: Driver, answered: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    """Observed, the value is there with what is wrong in it as it came; answer and callback have the deviations."""
    seen: list[Deviation] = []
    client = answered(WRONG, conformance="observe", on_deviation=seen.append)
    with caplog.at_level(logging.WARNING, "truespec.deviations"):
        answer = driver.do(lambda: client.contacts.get.answer("a"))
        again = driver.do(lambda: client.contacts.get.answer("a"))
    assert (answer.value.type_, answer.value.created_at, answer.value.full_name) == ("boss", "now", "A")
    assert answer.value.billing.email is UNSET
    assert answer.value.to_dict() == WRONG["data"]
    assert sorted(found.pointer for found in answer.deviations) == sorted(WHERE)
    assert answer.value == again.value
    assert json.loads(answer.content) == answer.parsed == WRONG
    assert seen == [*answer.deviations, *again.deviations]
    assert len(caplog.records) == 3  # each kind once, however often it is seen
    assert "boss" not in caplog.text + repr(answer.deviations)


def test_a_list_is_one_kind(driver: Driver, answered: Callable[..., Any], caplog: pytest.LogCaptureFixture) -> None:
    """The same fault in every item of a list is logged once, and told with the index of each."""
    body = {"success": True, "message": "ok", "data": {"contacts": [CONTACT | {"type": "boss"}] * 9, "total": 9}}
    seen: list[Deviation] = []
    client = answered(body, conformance="observe", on_deviation=seen.append)
    with caplog.at_level(logging.WARNING, "truespec.deviations"):
        driver.all(client.contacts.list("a", max_items=9))
    assert [found.pointer for found in seen] == [f"/data/contacts/{index}/type" for index in range(9)]
    assert len(caplog.records) == 1


def test_off_does_not_look(driver: Driver, answered: Callable[..., Any]) -> None:
    """Switched off, neither request nor answer is looked at and nobody is told; the value is there all the same."""
    seen: list[Deviation] = []
    client = answered(WRONG, conformance="off", on_deviation=seen.append)
    answer = driver.do(lambda: client.contacts.get.answer("a"))
    assert (answer.value.type_, answer.deviations, answer.parsed, seen) == ("boss", (), WRONG, [])
    assert driver.do(lambda: client.contacts.get("a" * 1_000)).id == "a"
    assert driver.all(answered({"x": 1}, conformance="off").contacts.list(5, max_items=0)) == []


@pytest.mark.parametrize("mode", ["strict", "observe"])
def test_requests_are_held_in_both(driver: Driver, answered: Callable[..., Any], mode: str) -> None:
    """A request that breaks the document is not sent, whether answers are raised or observed; off sends what can be sent."""
    client = answered(GOOD, conformance=mode)
    wrong: Any = {"company_id": "a", "type": "boss", "full_name": 5, "email": "x"}
    with pytest.raises(RequestConformanceError) as caught:
        driver.do(lambda: client.contacts.create(**wrong))
    assert sorted(found.pointer for found in caught.value.deviations) == [
        "body /email",
        "body /full_name",
        "body /type",
    ]
    assert driver.do(lambda: client.with_options(conformance="off").contacts.create(**wrong)).id == "a"


@pytest.mark.parametrize("value", ["\ud800", float("nan"), {1, 2}, object()])
def test_what_cannot_be_written_is_not_sent(driver: Driver, answered: Callable[..., Any], value: Any) -> None:
    """Switched off, a value that JSON cannot carry is a RequestConformanceError as well, not somebody else's exception."""
    client = answered(GOOD, conformance="off")
    with pytest.raises(RequestConformanceError, match="nothing was sent"):
        driver.do(lambda: client.contacts.create(company_id="a", type="vendor", full_name=value, email="x"))


def test_one_call_may_be_looked_at_otherwise(
    driver: Driver, answered: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    """with_options changes the mode, the callback and whether values are kept, for its own calls; logs never have them."""
    seen: list[Deviation] = []
    client = answered(WRONG)
    other = client.with_options(conformance="observe", on_deviation=seen.append, deviation_values=True)
    assert driver.do(lambda: other.contacts.get("a")).type_ == "boss"
    assert {found.value for found in seen} == {'"boss"', '"now"', '"none"'}
    assert len(caplog.records) == 3
    assert "boss" not in caplog.text
    with pytest.raises(ResponseConformanceError) as caught:
        driver.do(lambda: client.contacts.get("a"))
    assert {found.value for found in caught.value.deviations} == {None}
    assert len(seen) == 3


@pytest.mark.parametrize("mode", ["strict", "observe", "off"])
def test_a_no_is_mapped_first(driver: Driver, answered: Callable[..., Any], mode: str) -> None:
    """A 404 whose body breaks the document is a NotFoundError; it carries the deviations and the callback hears of them."""
    seen: list[Deviation] = []
    body = {"success": False, "message": 5, "error": {"code": "NOT_FOUND"}}
    for sent, wanted in ((body, ["/message"]), (b"<html>", [""]), (b"", [""])):
        seen.clear()
        with pytest.raises(NotFoundError) as caught:
            driver.do(
                lambda sent=sent: answered(sent, 404, conformance=mode, on_deviation=seen.append).contacts.get("a")
            )
        assert [found.pointer for found in caught.value.deviations] == ([] if mode == "off" else wanted)
        assert list(caught.value.deviations) == seen
    assert caught.value.code is None


def test_a_callback_that_fails_breaks_nothing(
    driver: Driver, answered: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    """An exception in on_deviation is logged; the call goes on, and the callback is called with the next deviation."""
    seen: list[Deviation] = []

    def fails(deviation: Deviation) -> None:
        seen.append(deviation)
        message = "the watcher fell asleep"
        raise ValueError(message)

    client = answered(WRONG, conformance="observe", on_deviation=fails)
    assert driver.do(lambda: client.contacts.get("a")).id == "a"
    assert len(seen) == 3
    assert "the watcher fell asleep" in caplog.text
    with pytest.raises(ResponseConformanceError):
        driver.do(lambda: client.with_options(conformance="strict").contacts.get("a"))


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
def test_whatever_comes_has_attributes(
    driver: Driver, answered: Callable[..., Any], mode: str, body: bytes, status: int, headers: dict[str, str]
) -> None:
    """Whatever a yes has for a body, its value has the attributes of a contact; reading, comparing and writing work."""
    answer = driver.do(lambda: answered(body, status, headers, conformance=mode).contacts.get.answer("a"))
    contact = answer.value
    for name in ("id", "full_name", "type_", "cc_emails", "billing", "additional_properties", "additional_keys"):
        getattr(contact, name)
    assert contact == deepcopy(contact)
    assert contact != 5
    assert repr(contact) == repr(pickle.loads(pickle.dumps(contact)))  # noqa: S301  (our own bytes)
    contact.to_dict()
    contact.full_name = "A"
    assert contact.to_dict()["full_name"] == "A"
    assert answer.content == body
    assert bool(answer.deviations) is (mode == "observe")


@pytest.mark.parametrize("size", [0, 1, 5])
def test_another_success_is_read_as_the_documented_one(driver: Driver, answered: Callable[..., Any], size: int) -> None:
    """A 201 where the document has 200 is a deviation, and observed it is read as the 200 would be."""
    answer = driver.do(lambda: answered(GOOD, 201 + size, conformance="observe").contacts.get.answer("a"))
    assert answer.value.to_dict() == CONTACT
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
