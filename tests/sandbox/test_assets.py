"""Fixed assets: create, get, update, delete, their numbers, and every filter of their list operation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from truespec_sandbox import running

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

COMPANY = "64b8f1a2e4b0c8d9f0123456"
OTHER_COMPANY = "64b8f1a2e4b0c8d9f0654321"
ABSENT = "64b8f1a2e4b0c8d9f0aaaaaa"
TITLES = ["Lathe", "lathe", "Oven", "Álamo desk"]


def body(**changes: object) -> dict[str, Any]:
    """Return the body of a fixed asset, with changes."""
    minimal = {
        "title": "Espresso machine",
        "placed_in_service": 1735689600,
        "cost": 1899.99,
        "salvage_value": 200,
        "business_use": 100,
        "company_id": COMPANY,
    }
    return {**minimal, **changes}


@pytest.fixture
def create(client: httpx.Client) -> Callable[..., dict[str, Any]]:
    """Provide a function that creates a fixed asset and returns it."""

    def one(**changes: object) -> dict[str, Any]:
        response = client.post("/fixed-assets", json=body(**changes))
        assert response.status_code == 200, response.text
        data: dict[str, Any] = response.json()["data"]
        return data

    return one


@pytest.fixture(scope="module")
def filled_client() -> Generator[httpx.Client]:
    """Provide a client of a sandbox with twelve fixed assets, each a second after the one before."""
    with running("clemta", check=True) as sandbox, httpx.Client(base_url=sandbox.url) as client:
        client.headers["X-API-Key"] = sandbox.api_key
        sandbox.clock.set(1_800_000_000)
        for number in range(12):
            sent = body(
                title=TITLES[number % 4],
                placed_in_service=1_700_000_000 + number // 2,
                cost=100.5 * (number + 1),
                salvage_value=number % 3,
                business_use=number * 5 + 0.25,
            )
            assert client.post("/fixed-assets", json=sent).status_code == 200
            sandbox.clock.advance(1)
        assert client.post("/fixed-assets", json=body(company_id=OTHER_COMPANY)).status_code == 200
        yield client


def page(client: httpx.Client, **parameters: object) -> tuple[list[dict[str, Any]], int]:
    """Return the fixed assets and the total of one page."""
    sent = {"company_id": COMPANY, "limit": "100", **{name: str(value) for name, value in parameters.items()}}
    response = client.get("/fixed-assets", params=sent)
    assert response.status_code == 200, response.text
    assert response.json()["message"] == "Fixed assets retrieved successfully"
    data = response.json()["data"]
    assert set(data) == {"fixed_assets", "total"}
    return data["fixed_assets"], data["total"]


def read_error(response: httpx.Response) -> tuple[int, str, str]:
    """Return status, code and message of an error response."""
    return response.status_code, response.json()["error"]["code"], response.json()["message"]


def test_create_get_update_delete(client: httpx.Client, create: Callable[..., dict[str, Any]]) -> None:
    """Create, get, update and delete respond as published; afterwards the id is FIXED_ASSET_NOT_FOUND."""
    asset = create()
    assert re.fullmatch("[0-9a-f]{24}", asset["id"])
    sent = body()
    del sent["company_id"]
    assert {name: asset[name] for name in sent} == sent
    path = f"/fixed-assets/{asset['id']}"
    read = client.get(path).json()
    assert read == {"success": True, "message": "Fixed asset retrieved successfully", "data": asset}
    updated = client.patch(path, json=body(title="Oven", cost=5)).json()
    assert updated["message"] == "Fixed asset updated successfully"
    assert updated["data"] == {**asset, "title": "Oven", "cost": 5, "updated_at": updated["data"]["updated_at"]}
    deleted = client.delete(path).json()
    assert deleted == {"success": True, "message": "Fixed asset deleted successfully", "data": None}
    for response in (client.get(path), client.delete(path), client.patch(path, json=body())):
        assert read_error(response) == (404, "FIXED_ASSET_NOT_FOUND", "Fixed asset not found")


def test_numbers_count_in_each_company_and_are_not_reused(
    client: httpx.Client, create: Callable[..., dict[str, Any]]
) -> None:
    """The first asset of a company is AST-1; a delete frees no number; another company counts for itself."""
    assets = [create() for _ in range(3)]
    assert [asset["fixed_asset_number"] for asset in assets] == [1, 2, 3]
    client.delete(f"/fixed-assets/{assets[2]['id']}")
    after = create()
    assert (after["fixed_asset_number"], after["fixed_asset_number_text"]) == (4, "AST-4")
    assert create(company_id=OTHER_COMPANY)["fixed_asset_number_text"] == "AST-1"


def test_the_number_cannot_be_changed(client: httpx.Client, create: Callable[..., dict[str, Any]]) -> None:
    """An update keeps the number, and one that names it is rejected."""
    asset = create()
    path = f"/fixed-assets/{asset['id']}"
    for name, value in (("fixed_asset_number", 7), ("fixed_asset_number_text", "AST-7")):
        response = client.patch(path, json=body(**{name: value}))
        assert read_error(response)[:2] == (400, "INVALID_REQUEST")
        assert response.json()["error"]["details"] == f"Field '{name}' is not allowed"
    assert client.patch(path, json=body(title="Oven")).json()["data"]["fixed_asset_number"] == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"cost": 0}, {"cost": -1}, {"cost": "5"}, {"cost": 10**13}, {"salvage_value": -0.01}, {"business_use": 100.1},
        {"business_use": -1}, {"placed_in_service": 1735689600000}, {"placed_in_service": 1.5}, {"title": ""},
        {"title": "a\0b"}, {"company_id": "x"}, {"description": "none"},
    ],
)  # fmt: skip
def test_an_invalid_field_is_400_and_named(client: httpx.Client, changes: dict[str, Any]) -> None:
    """Create and update reject and name a value beyond its bound, of another type, or of an unknown name."""
    for method, path in (("POST", "/fixed-assets"), ("PATCH", f"/fixed-assets/{ABSENT}")):
        response = client.request(method, path, json=body(**changes))
        assert read_error(response) == (400, "INVALID_REQUEST", "Invalid request data")
        assert f"'{next(iter(changes))}'" in response.json()["error"]["details"]


def test_an_unknown_company_is_404(client: httpx.Client, create: Callable[..., dict[str, Any]]) -> None:
    """Create and list for an unknown company give COMPANY_NOT_FOUND; an update to it the asset's own 404."""
    expected = (404, "COMPANY_NOT_FOUND", "Company not found")
    assert read_error(client.post("/fixed-assets", json=body(company_id=ABSENT))) == expected
    assert read_error(client.get("/fixed-assets", params={"company_id": ABSENT})) == expected
    moved = client.patch(f"/fixed-assets/{create()['id']}", json=body(company_id=OTHER_COMPANY))
    assert read_error(moved) == (404, "FIXED_ASSET_NOT_FOUND", "Fixed asset not found")


FILTERS = {
    # field: (operator, operand, end of the range, an operand in the middle of the values)
    "fixed_asset_number": ("fixed_asset_number", "fixed_asset_number_value", None, "5"),
    "title": ("title", "title_value", None, "Oven"),
    "placed_in_service": (
        "placed_in_service", "placed_in_service_value", "end_placed_in_service_value", "1700000002",
    ),
    "cost": ("cost", "cost_value", "end_cost_value", "502.5"),
    "salvage_value": ("salvage_value", "salvage_value_value", "end_salvage_value", "1"),
    "business_use": ("business_use", "business_use_value", "end_business_use_value", "20.25"),
    "created_at": ("created_at", "created_at_value", "end_date", "1800000004"),
}  # fmt: skip
COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "gt": lambda value, bound: value > bound,
    "gte": lambda value, bound: value >= bound,
    "lt": lambda value, bound: value < bound,
    "lte": lambda value, bound: value <= bound,
    "eq": lambda value, bound: value == bound,
}


def parse_operand(field: str, operand: str) -> str | float:
    """Return an operand as a value of the field."""
    return operand if field == "title" else float(operand)


@pytest.mark.parametrize("operator", COMPARE)
@pytest.mark.parametrize("field", FILTERS)
def test_every_filter_has_every_operator(filled_client: httpx.Client, field: str, operator: str) -> None:
    """Each of the seven filters selects exactly the assets of its operator and operand; total counts them."""
    by, value, _, operand = FILTERS[field]
    bound = parse_operand(field, operand)
    expected = [asset for asset in page(filled_client)[0] if COMPARE[operator](asset[field], bound)]
    assert 0 < len(expected) < 12
    assert page(filled_client, **{by: operator, value: operand}) == (expected, len(expected))


@pytest.mark.parametrize("field", [field for field, names in FILTERS.items() if names[2]])
def test_ranges_include_both_ends(filled_client: httpx.Client, field: str) -> None:
    """The end of a range works alone, and together with the operand; the published form of a range is one too."""
    by, value, end, operand = FILTERS[field]
    assert end is not None
    everything = page(filled_client)[0]
    low, high = float(operand), float(sorted({asset[field] for asset in everything})[-2])
    text = str(high) if field in {"cost", "business_use"} else str(int(high))
    up_to = [asset for asset in everything if asset[field] <= high]
    between = [asset for asset in up_to if asset[field] >= low]
    assert 0 < len(between) <= len(up_to) < 12
    assert page(filled_client, **{end: text}) == (up_to, len(up_to))
    assert page(filled_client, **{by: "gte", value: operand, end: text}) == (between, len(between))
    if field != "created_at":
        assert page(filled_client, **{by: value, value: operand, end: text}) == (between, len(between))


def test_half_a_filter_selects_everything(filled_client: httpx.Client) -> None:
    """An operator without its operand, or an operand without its operator, leaves the list as it is."""
    for by, value, _, operand in FILTERS.values():
        assert page(filled_client, **{by: "eq"})[1] == page(filled_client, **{value: operand})[1] == 12


def test_filters_combine(filled_client: httpx.Client) -> None:
    """A record has to pass all filters and the search."""
    assets, total = page(
        filled_client, search="LATHE", cost="gt", cost_value="300", salvage_value="eq", salvage_value_value="0"
    )
    assert [asset["fixed_asset_number"] for asset in assets] == [10]
    assert total == 1


@pytest.mark.parametrize(
    "field",
    [
        "title", "fixed_asset_number", "placed_in_service", "cost", "salvage_value", "business_use", "created_at",
        "updated_at",
    ],
)  # fmt: skip
def test_sorting_is_total_and_reversible(filled_client: httpx.Client, field: str) -> None:
    """A sorted list follows the field, then the id; descending is the exact reverse; pages agree with the whole."""
    ascending, _ = page(filled_client, sort=field)
    assert ascending == sorted(page(filled_client)[0], key=lambda asset: (asset[field], asset["id"]))
    assert page(filled_client, sort=field, order="desc")[0] == ascending[::-1]
    pages = [page(filled_client, sort=field, skip=skip, limit=5)[0] for skip in range(0, 12, 5)]
    assert [asset for each in pages for asset in each] == ascending


@pytest.mark.parametrize(
    ("query", "details"),
    [
        ({"cost": "ne"}, "cost must be one of gt, gte, lt, lte, eq, cost_value"),
        ({"title": "title_value"}, "title must be one of gt, gte, lt, lte, eq"),
        ({"sort": "id"}, "sort must be one of title"),
        ({"cost_value": "-1"}, "cost_value must match"),
        ({"cost_value": "1e3"}, "cost_value must match"),
        ({"end_salvage_value": "1.00001"}, "end_salvage_value must match"),
        ({"end_salvage_value_value": "1"}, "Query parameter 'end_salvage_value_value' is not known here"),
        ({"fixed_asset_number_value": "AST-1"}, "fixed_asset_number_value must match"),
    ],
)
def test_an_invalid_query_is_400(filled_client: httpx.Client, query: dict[str, str], details: str) -> None:
    """An unknown operator, an invalid number and a misspelled parameter are rejected by name."""
    response = filled_client.get("/fixed-assets", params={"company_id": COMPANY, **query})
    assert read_error(response)[:2] == (400, "INVALID_REQUEST")
    assert response.json()["error"]["details"].startswith(details)


def test_a_malformed_id_has_the_published_message(client: httpx.Client) -> None:
    """An id that is not 24 hexadecimal digits is a 400 with a message of its own."""
    response = client.get("/fixed-assets/x")
    assert response.status_code == 400
    assert response.json()["error"]["details"] == "Invalid fixed asset ID format"
