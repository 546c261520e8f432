"""Errors as a user of the facade meets them, on the sync and the async client, against the running sandbox."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from clemta import (
    BadRequestError,
    RequestConformanceError,
)

GOOD = {"company_id": "64b8f1a2e4b0c8d9f0123456", "type": "vendor", "full_name": "A", "email": "a@example.com"}


def test_errors_of_the_server(driver: Any, clemta: Any) -> None:
    """An argument that the document allows and the server rejects raises BadRequestError with the server's details."""
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
    driver: Any, offline_client: Any, changed: dict[str, Any], pointers: list[str]
) -> None:
    """All faults of a body are reported together, each with its pointer and the rule in the document; nothing is sent."""
    for method in (offline_client.contacts.create, lambda **body: offline_client.contacts.update("a", **body)):
        with pytest.raises(RequestConformanceError) as caught:
            driver.do(lambda method=method: method(**(GOOD | changed)))
        assert {deviation.pointer for deviation in caught.value.deviations} == set(pointers)
        assert all("Contact" in deviation.document_pointer for deviation in caught.value.deviations)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("full_name", "\ud800"), ("full_name", datetime.now(UTC)), ("full_name", b"Ada"),
        ("full_name", float("nan")), ("full_name", {1: 2}),
    ],
)  # fmt: skip
def test_values_that_json_does_not_have(driver: Any, offline_client: Any, name: str, value: Any) -> None:
    """A value that is not plain JSON is rejected by the name of its field, also where a validator accepts it."""
    with pytest.raises(RequestConformanceError) as caught:
        driver.do(lambda: offline_client.contacts.create(**(GOOD | {name: value})))
    assert [deviation.pointer for deviation in caught.value.deviations] == [f"body /{name}"]


def test_circular_values_are_rejected(driver: Any, offline_client: Any) -> None:
    """A value that contains itself is rejected."""
    circle: dict[str, Any] = {}
    circle["again"] = circle
    with pytest.raises(RequestConformanceError, match="nested too deeply"):
        driver.do(lambda: offline_client.contacts.create(**(GOOD | {"billing": circle})))


def test_a_dict_is_accepted_for_a_model(driver: Any, clemta: Any) -> None:
    """Where a model is wanted, a dict of the same JSON is taken and checked the same."""
    contact = driver.do(lambda: clemta.contacts.create(**(GOOD | {"billing": {"iso_code": "US"}})))
    assert contact.billing.iso_code == "US"


def test_values_are_not_in_the_error(driver: Any, offline_client: Any) -> None:
    """A deviation has the place and the expected value, never the actual one, which may be personal data."""
    with pytest.raises(RequestConformanceError) as caught:
        driver.do(
            lambda: offline_client.contacts.create(**(GOOD | {"email": "private-address", "type": "private-type"}))
        )
    assert "private" not in str(caught.value) + repr(caught.value.deviations)
    assert '"customer" or "vendor"' in str(caught.value)


def test_a_wrong_query_value(driver: Any, offline_client: Any) -> None:
    """A query value that the document does not list is rejected by its parameter's name."""
    with pytest.raises(RequestConformanceError, match="query 'order'"):
        driver.all(offline_client.contacts.list("a", order="up"))
