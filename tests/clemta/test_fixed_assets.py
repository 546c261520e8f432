"""Fixed assets through the facade, on the sync and the async client, against the running sandbox."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from clemta import NotFoundError, RequestConformanceError, eq, from_timestamp, gt, lt, raw

JUNE = datetime(2025, 6, 24, tzinfo=UTC)


@pytest.fixture
def assets(driver: Any, clemta: Any, company_id: str) -> list[Any]:
    """Three assets, each costlier and younger than the one before."""
    rows = [("Chair", 90.5, 2023), ("Laptop", 1500, 2024), ("Van", 30_000, 2025)]
    return [
        driver.do(
            lambda title=title, cost=cost, year=year: clemta.fixed_assets.create(
                company_id=company_id,
                title=title,
                placed_in_service=datetime(year, 6, 1, tzinfo=UTC),
                cost=cost,
                salvage_value=cost / 10,
                business_use=100,
            )
        )
        for title, cost, year in rows
    ]


def test_create_gives_back_what_was_sent(driver: Any, clemta: Any, company_id: str) -> None:
    """A created asset has what was sent, a number, and its timestamps, sent as a datetime or as Unix seconds."""
    fields = {"title": "Laptop", "cost": 1500.25, "salvage_value": 200, "business_use": 80}
    for timestamp in (JUNE, int(JUNE.timestamp())):
        asset = driver.do(
            lambda timestamp=timestamp: clemta.fixed_assets.create(
                company_id=company_id, placed_in_service=timestamp, **fields
            )
        )
        got = asset.to_dict()
        assert {name: got[name] for name in fields} == fields
        assert from_timestamp(asset.placed_in_service) == JUNE
    assert (asset.fixed_asset_number, asset.fixed_asset_number_text) == (2, "AST-2")


def test_get_update_delete(driver: Any, clemta: Any, company_id: str, assets: list[Any]) -> None:
    """A read gives what was created, an update what a later read gives, and what was deleted is not found."""
    laptop = assets[1]
    assert driver.do(lambda: clemta.fixed_assets.get(laptop.id)) == laptop
    changed = driver.do(
        lambda: clemta.fixed_assets.update(
            laptop.id,
            company_id=company_id,
            title="Tablet",
            placed_in_service=laptop.placed_in_service,
            cost=1.5,
            salvage_value=0,
            business_use=50,
        )
    )
    assert (changed.title, changed.cost, changed.placed_in_service) == ("Tablet", 1.5, laptop.placed_in_service)
    assert driver.do(lambda: clemta.fixed_assets.get(laptop.id)) == changed
    assert driver.do(lambda: clemta.fixed_assets.delete(laptop.id)) is None
    with pytest.raises(NotFoundError):
        driver.do(lambda: clemta.fixed_assets.get(laptop.id))


@pytest.mark.parametrize("page_size", [2, 3, 50])
def test_list_gives_every_asset_once(
    driver: Any, clemta: Any, company_id: str, assets: list[Any], page_size: int
) -> None:
    """A listing gives every asset once and in order, whatever the size of its pages."""
    assert driver.all(clemta.fixed_assets.list(company_id, page_size=page_size)) == assets
    turned = driver.all(clemta.fixed_assets.list(company_id, sort="cost", order="desc", page_size=page_size))
    assert turned == assets[::-1]


def test_every_filter_is_the_servers(driver: Any, clemta: Any, company_id: str, assets: list[Any]) -> None:
    """Each filter of the document narrows the listing as its operator and its range say."""
    year = datetime(2024, 1, 1, tzinfo=UTC)
    cases: list[tuple[dict[str, Any], str]] = [
        ({"fixed_asset_number": gt(1)}, "Laptop Van"),
        ({"title": eq("Van")}, "Van"),
        ({"placed_in_service": lt(year)}, "Chair"),
        ({"placed_in_service": gt(year, end=int(datetime(2025, 1, 1, tzinfo=UTC).timestamp()))}, "Laptop"),
        ({"cost": gt(90.5)}, "Laptop Van"),
        ({"cost": gt(90, end=1500)}, "Chair Laptop"),
        ({"cost": raw("gte", 1500)}, "Laptop Van"),
        ({"salvage_value": lt(10)}, "Chair"),
        ({"salvage_value": gt(10, end=200)}, "Laptop"),
        ({"business_use": eq(100)}, "Chair Laptop Van"),
        ({"business_use": gt(0, end=99)}, ""),
        ({"created_at": gt(0)}, "Chair Laptop Van"),
        ({"created_at": gt(0, end=1)}, ""),
        ({"cost": gt(100), "title": lt("M")}, "Laptop"),
        ({"search": "apt"}, "Laptop"),
    ]
    for filters, titles in cases:
        listed = driver.all(clemta.fixed_assets.list(company_id, **filters))
        assert " ".join(asset.title for asset in listed) == titles, filters
    assert len(assets) == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"created_at": gt(datetime(2025, 1, 1))}, "created_at: a datetime without a time zone"),  # noqa: DTZ001  (that is the point)
        ({"placed_in_service": gt(1.5)}, "placed_in_service: expected a datetime or whole Unix seconds"),
        ({"placed_in_service": gt(True)}, "got bool"),  # noqa: FBT003  (likewise)
        ({"cost": JUNE}, r"cost: expected a filter such as gt\(value\), got datetime"),
        ({"cost": gt(float("nan"))}, "cost: expected a finite number"),
        ({"title": gt("a", end="b")}, "title: the document has no range"),
        ({"fixed_asset_number": gt(1, end=2)}, "fixed_asset_number: the document has no range"),
    ],
)
def test_an_invalid_filter_is_rejected_before_the_loop(
    offline_client: Any, arguments: dict[str, Any], words: str
) -> None:
    """A filter that makes no sense is a RequestConformanceError that names the argument, where list is called."""
    with pytest.raises(RequestConformanceError, match=words):
        offline_client.fixed_assets.list("64b8f1a2e4b0c8d9f0123456", **arguments)


def test_unknown_and_missing_names_are_type_errors(driver: Any, offline_client: Any) -> None:
    """What Python says of wrong keyword arguments holds for those of a TypedDict too, and names them."""
    with pytest.raises(TypeError, match="unknown argument 'price': the arguments are business_use, cost"):
        offline_client.fixed_assets.list("a", price=gt(1))
    with pytest.raises(TypeError, match="missing arguments: business_use, cost, placed_in_service, salvage_value"):
        driver.do(lambda: offline_client.fixed_assets.create(company_id="a", title="b"))
    with pytest.raises(TypeError, match="unknown argument 'note'"):
        driver.do(lambda: offline_client.fixed_assets.update("a", title="b", note="c"))


def test_a_naive_datetime_is_rejected(driver: Any, offline_client: Any) -> None:
    """A field of a body takes no datetime without a time zone."""
    with pytest.raises(RequestConformanceError, match=r"placed_in_service: .* without a time zone is ambiguous"):
        driver.do(
            lambda: offline_client.fixed_assets.create(
                company_id="a",
                title="b",
                placed_in_service=datetime(2025, 1, 1),  # noqa: DTZ001  (that is the point)
                cost=1,
                salvage_value=0,
                business_use=1,
            )
        )
