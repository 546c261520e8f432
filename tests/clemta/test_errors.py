"""Errors as a user of the facade meets them, on the sync and the async client, against the running sandbox."""

from __future__ import annotations

import enum
from datetime import UTC, datetime
from typing import Any

import pytest

from clemta import (
    BadRequestError,
    RequestConformanceError,
)

GOOD = {"company_id": "64b8f1a2e4b0c8d9f0123456", "type": "vendor", "full_name": "A", "email": "a@example.com"}


def test_what_only_the_server_refuses(driver: Any, clemta: Any) -> None:
    """What the document allows and the server refuses raises BadRequestError with the server's details."""
    with pytest.raises(BadRequestError) as caught:
        driver.do(lambda: clemta.contacts.get("not-an-id"))
    assert caught.value.code == "INVALID_REQUEST"
    assert caught.value.details


@pytest.mark.parametrize(
    ("changed", "pointers"),
    [
        ({"type": "boss"}, ["body /type"]),
        ({"type": None}, ["body /type"]),
        ({"email": "nobody"}, ["body /email"]),
        ({"full_name": 5, "cc_emails": ["a@example.com", "b"]}, ["body /full_name", "body /cc_emails/1"]),
        ({"cc_emails": None, "bcc_emails": "a@example.com"}, ["body /cc_emails", "body /bcc_emails"]),
        ({"billing": None}, ["body /billing"]),
        ({"billing": {"email": 5}}, ["body /billing/email"]),
    ],
)
def test_a_body_that_breaks_the_document(
    driver: Any, unheard: Any, changed: dict[str, Any], pointers: list[str]
) -> None:
    """All faults of a body are reported together, each with its pointer and the rule in the document; nothing is sent."""
    for method in (unheard.contacts.create, lambda **body: unheard.contacts.update("a", **body)):
        with pytest.raises(RequestConformanceError) as caught:
            driver.do(lambda method=method: method(**(GOOD | changed)))
        assert {deviation.pointer for deviation in caught.value.deviations} == set(pointers)
        assert all("Contact" in deviation.document_pointer for deviation in caught.value.deviations)


class Word(str, enum.Enum):  # noqa: UP042  (a StrEnum would be written as its value)
    """Text for a validator, and something else when it is written."""

    CUSTOMER = "customer"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("full_name", "\ud800"), ("full_name", datetime.now(UTC)), ("full_name", b"Ada"),
        ("full_name", float("nan")), ("full_name", {1: 2}), ("type", Word.CUSTOMER),
    ],
)  # fmt: skip
def test_what_json_cannot_carry(driver: Any, unheard: Any, name: str, value: Any) -> None:
    """What is no plain JSON is refused by the name of its field, also where a validator would take it."""
    with pytest.raises(RequestConformanceError) as caught:
        driver.do(lambda: unheard.contacts.create(**(GOOD | {name: value})))
    assert [deviation.pointer for deviation in caught.value.deviations] == [f"body /{name}"]


def test_an_enum_is_no_text_in_a_parameter(driver: Any, unheard: Any) -> None:
    """A member of an Enum is refused as a parameter too: its name would go on the wire."""
    with pytest.raises(RequestConformanceError, match="contact_id"):
        driver.do(lambda: unheard.contacts.get(Word.CUSTOMER))


def test_a_circle_is_told(driver: Any, unheard: Any) -> None:
    """A value that contains itself is refused, not followed for ever."""
    circle: dict[str, Any] = {}
    circle["again"] = circle
    with pytest.raises(RequestConformanceError) as caught:
        driver.do(lambda: unheard.contacts.create(**(GOOD | {"billing": circle})))
    assert "nested" in caught.value.deviations[0].expected


def test_a_dict_will_do(driver: Any, clemta: Any) -> None:
    """Where a model is wanted, a dict of the same JSON is taken and checked the same."""
    contact = driver.do(lambda: clemta.contacts.create(**(GOOD | {"billing": {"iso_code": "US"}})))
    assert contact.billing.iso_code == "US"


def test_a_value_is_never_told(driver: Any, unheard: Any) -> None:
    """A deviation says where and what was wanted, never the value: it may be somebody's data."""
    with pytest.raises(RequestConformanceError) as caught:
        driver.do(lambda: unheard.contacts.create(**(GOOD | {"email": "private-address", "type": "private-type"})))
    assert "private" not in str(caught.value) + repr(caught.value.deviations)
    assert '"customer" or "vendor"' in str(caught.value)


def test_a_wrong_query_value(driver: Any, unheard: Any) -> None:
    """A query value that the document does not list is refused by its parameter's name."""
    with pytest.raises(RequestConformanceError, match="query 'order'"):
        driver.all(unheard.contacts.list("a", order="up"))
