"""Filters as values, and as query parameters whose names are the document's."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from clemta import Filter, eq, gt, lt, raw
from clemta._filters import FilterParams, number_params, text_params, timestamp_params
from clemta_api.types import UNSET


def test_a_filter_is_a_value() -> None:
    """Filters compare by what is in them, are shown with it, and survive pickling."""
    assert gt(1) == gt(1) == raw("gt", 1) != lt(1)
    assert pickle.loads(pickle.dumps(gt(1, end=2))) == Filter("gt", 1, 2)  # noqa: S301  (our own bytes)
    assert repr(eq("a")) == "Filter(operator='eq', value='a', end=None)"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1_750_000_000, "1750000000"),
        (datetime(2025, 6, 15, 15, 6, 40, tzinfo=UTC), "1750000000"),
        (datetime(2025, 6, 15, 17, 6, 40, 999_999, tzinfo=timezone(timedelta(hours=2))), "1750000000"),
        (datetime(1969, 12, 31, 23, 59, 59, 500_000, tzinfo=UTC), "-1"),
    ],
)
def test_timestamps_are_unix_seconds(value: Any, written: str) -> None:
    """A timestamp is sent as whole Unix seconds, whatever its zone; what is beyond the second is cut off."""
    assert timestamp_params("x", gt(value)) == FilterParams("gt", written)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (10**20, "1" + "0" * 20),
        (0.1, "0.1"),
        (1e22, "1" + "0" * 22),
        (1e-07, "0.0000001"),
        (Decimal("1E+3"), "1000"),
        (Decimal("12.50"), "12.50"),
        (-3.5, "-3.5"),
    ],
)
def test_numbers_have_no_exponent(value: Any, written: str) -> None:
    """A number goes on the wire exactly and without an exponent."""
    assert number_params("x", lt(value)) == FilterParams("lt", written)


def test_ends_and_absence() -> None:
    """An end is written like the value; no filter is no parameter."""
    assert number_params("x", gt(1, end=2.5)) == FilterParams("gt", "1", "2.5")
    assert timestamp_params("x", UNSET) == text_params("x", UNSET) == FilterParams(UNSET, UNSET, UNSET)


def test_contacts_send_the_documents_names(driver: Any, clemta: Any, sandbox: Any, company_id: str) -> None:
    """created_at of contacts is sent as created_at, created_at_value and end_date, and narrows the listing."""
    for name in ("Ada", "Bela"):
        driver.do(
            lambda name=name: clemta.contacts.create(
                company_id=company_id, type="vendor", full_name=name, email="a@example.com"
            )
        )
        sandbox.clock.advance(3600)
    ada, bela = driver.all(clemta.contacts.list(company_id))
    later = gt(datetime.fromtimestamp(ada.created_at, UTC))
    assert driver.all(clemta.contacts.list(company_id, created_at=later)) == [bela]
    assert driver.all(clemta.contacts.list(company_id, created_at=lt(bela.created_at))) == [ada]
    assert driver.all(clemta.contacts.list(company_id, created_at=eq(bela.created_at))) == [bela]
    assert driver.all(clemta.contacts.list(company_id, created_at=gt(0, end=ada.created_at))) == [ada]
    assert "created_at=gt&created_at_value=0&end_date=" in str(sandbox.requests("getContacts")[-1].query)
