"""Seed data: the same every time, valid by the contract, of the requested size."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from attrs import evolve

from truespec_sandbox import Sandbox, running
from truespec_sandbox._clemta import _seeding as seeding
from truespec_sandbox._clemta._profile import CLEMTA
from truespec_sandbox._seed_data import seed
from truespec_sandbox._state._store import open_store

if TYPE_CHECKING:
    from collections.abc import Generator

NOW = 1_780_315_200  # 2026-06-01
KEYS = {"partner": "clemta_sandbox_key", "other_partner": "clemta_sandbox_other_key"}
STAGES = {"shareholder_verification", "in_progress", "signature_requested", "submitted_to_state", "active"}


def data_set(size: int, number: int = 0, now: float = NOW) -> dict[str, Any]:
    """Return the snapshot of a new store with a data set in it."""
    store = open_store(None)
    seed(store, CLEMTA, size=size, seed=number, now=now)
    snapshot = store.snapshot()
    store.close()
    return snapshot


@pytest.fixture(scope="module")
def sandbox() -> Generator[Sandbox]:
    """Provide a sandbox in check mode with a data set of 1000."""
    with running("clemta", check=True) as one:
        one.clock.set(NOW)
        one.seed(1000)
        yield one


def ids(snapshot: dict[str, Any], collection: str) -> list[str]:
    """Return the ids of a collection in a snapshot."""
    return [record["id"] for record in snapshot["records"] if record["collection"] == collection]


def test_the_same_size_and_seed_are_the_same_data() -> None:
    """Two stores with the same size and seed are equal to the last byte; another seed is another data set."""
    assert data_set(200, 7) == data_set(200, 7)
    assert data_set(200, 7) != data_set(200, 8)


def test_contacts_do_not_depend_on_the_day() -> None:
    """On another day everything is the same except the incomplete formations."""
    one, two = data_set(100), data_set(100, now=NOW + 40 * 86_400)
    differing = [a["collection"] for a, b in zip(one["records"], two["records"], strict=True) if a != b]
    assert Counter(differing).keys() == {"formations", "formation_external_ids"}
    assert differing.count("formations") == 8


@pytest.mark.parametrize("size", [0, 1, 37, 1000])
def test_the_size_decides_the_number_of_records(size: int) -> None:
    """As many contacts as the size, a quarter as many fixed assets, a fortieth or eight formations a partner."""
    counts = Counter(record["collection"] for record in data_set(size)["records"])
    assert (counts["contacts"], counts["fixed_assets"]) == (size, size // 4)
    assert counts["formations"] == 2 * max(8, size // 40)


def test_a_data_set_is_added_to_existing_records() -> None:
    """Seeding twice gives twice as many records, and no id or external_id twice."""
    store = open_store(None)
    for _ in range(2):
        seed(store, CLEMTA, size=50, seed=1, now=NOW)
    snapshot = store.snapshot()
    store.close()
    for collection, expected in (("contacts", 100), ("fixed_assets", 24), ("formations", 32)):
        all_ids = ids(snapshot, collection)
        assert (len(all_ids), len(set(all_ids))) == (expected, expected)


@pytest.mark.parametrize("size", [-1, 1_000_001])
def test_an_invalid_size_is_rejected(size: int) -> None:
    """A negative size or one over a million is rejected, and nothing is added."""
    store = open_store(None)
    with pytest.raises(ValueError, match="the size of a data set must be from 0 to 1000000"):
        seed(store, CLEMTA, size=size, seed=0, now=NOW)
    assert store.is_empty()
    store.close()


def test_an_api_without_seed_data_is_named() -> None:
    """The error for an API without seed data names it."""
    store = open_store(None)
    with pytest.raises(ValueError, match="no seed data for clemta"):
        seed(store, evolve(CLEMTA, seeding=None), size=1, seed=0, now=NOW)
    store.close()


def test_seeding_is_atomic() -> None:
    """When seeding fails halfway, nothing of it is stored."""

    def half(records: Any, size: int, random: Random, now: int) -> None:
        seeding.add_data_set(records, size, random, now)
        raise ZeroDivisionError

    store = open_store(None)
    with pytest.raises(ZeroDivisionError):
        seed(store, evolve(CLEMTA, seeding=half), size=10, seed=0, now=NOW)
    assert store.is_empty()
    store.close()


def test_every_record_is_valid(sandbox: Sandbox) -> None:
    """Each contact, asset and formation can be listed or read in check mode, by its own partner."""
    records = sandbox.snapshot()["records"]
    assert isinstance(records, list)
    partners = {record["id"]: record["owner"] for record in records if record["collection"] == "formations"}
    partners |= dict.fromkeys(sandbox.company_ids, "partner") | {"64b8f1a2e4b0c8d9f0abcdef": "other_partner"}
    totals: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    with httpx.Client(base_url=sandbox.url) as client:
        for company_id, partner in partners.items():
            headers = {"X-API-Key": KEYS[partner]}
            formation = client.get(f"/formations/{company_id}", headers=headers)
            assert formation.status_code == 200, formation.text
            statuses[formation.json()["status"]] += 1
            for path, name in (("/contacts", "contacts"), ("/fixed-assets", "fixed_assets")):
                for skip in range(0, 600, 100):
                    query = {"company_id": company_id, "limit": "100", "skip": str(skip)}
                    response = client.get(path, params=query, headers=headers)
                    assert response.status_code == 200, response.text
                    totals[name] += len(response.json()["data"][name])
                    if skip + 100 >= response.json()["data"]["total"]:
                        break
    assert totals == {"contacts": 1000, "fixed_assets": 250}
    assert statuses.keys() >= STAGES


def test_the_first_company_has_many_pages(sandbox: Sandbox) -> None:
    """The company of the examples has at least a third of the contacts, and sort and search work on them."""
    headers = {"X-API-Key": sandbox.api_key}
    query = {"company_id": sandbox.company_ids[0], "limit": "100"}
    with httpx.Client(base_url=sandbox.url, headers=headers) as client:
        everyone = client.get("/contacts", params=query).json()["data"]
        assert everyone["total"] > 333
        times = [contact["created_at"] for contact in everyone["contacts"]]
        assert times == sorted(set(times))
        changes = [contact["updated_at"] for contact in everyone["contacts"]]
        assert changes != sorted(changes)
        assert all(created <= changed for created, changed in zip(times, changes, strict=True))
        matches = client.get("/contacts", params={**query, "search": "noor"}).json()["data"]
        assert 0 < matches["total"] < everyone["total"]


def test_one_record_can_be_added() -> None:
    """A contact, a fixed asset and a formation can be added one at a time, at a given time, and return their id."""
    store = open_store(None)
    random = Random(1)  # noqa: S311  (repeatable, not secret)
    with store.transaction("clemta", writes=True) as records:
        company_id = seeding.add_formation(records, "partner", random, NOW)
        contact_id = seeding.add_contact(records, company_id, random, NOW + 1)
        asset_id = seeding.add_fixed_asset(records, company_id, random, NOW + 2)
        contact, asset = records.find("contacts", contact_id), records.find("fixed_assets", asset_id)
    store.close()
    assert contact is not None
    assert asset is not None
    assert (contact[0], contact[1]["created_at"]) == (company_id, NOW + 1)
    assert (asset[0], asset[1]["created_at"], asset[1]["fixed_asset_number"]) == (company_id, NOW + 2, 1)
