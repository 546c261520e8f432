"""The examples in docstrings run as they are written, each against a sandbox of its own."""

from __future__ import annotations

import doctest
import inspect
import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from clemta import Clemta, _filters, contacts, fixed_assets, formations
from clemta._client import Resources
from truespec import _timestamps, listing, operation

if TYPE_CHECKING:
    from truespec_sandbox import Sandbox

RESOURCES = (contacts.Contacts, fixed_assets.FixedAssets, formations.Formations)
METHODS = [
    (f"{resource.__name__}.{name}", inspect.getdoc(member) or "")
    for resource in RESOURCES
    for name, member in vars(resource).items()
    if isinstance(member, operation | listing)
]
PLAIN = [(member.__name__, member.__doc__ or "") for member in (_filters, _timestamps.from_timestamp)]


def run(name: str, text: str, names: dict[str, Any]) -> str:
    """What was wrong with the examples of a docstring; "" when nothing was."""
    report = io.StringIO()
    examples = doctest.DocTestParser().get_doctest(text, names, name, None, 0)
    assert examples.examples, f"{name} has no example"
    doctest.DocTestRunner(verbose=False).run(examples, out=report.write)
    return report.getvalue()


@pytest.fixture
def names(sandbox: Sandbox, founding: dict[str, Any]) -> Any:
    """What an example may use: a client, a company, and one of each that belongs to it."""
    company_id = sandbox.company_ids[0]
    with Clemta(sandbox.api_key, base_url=sandbox.url) as clemta:
        ada = clemta.contacts.create(
            company_id=company_id, type="customer", full_name="Ada Palmer", email="ada@example.com"
        )
        laptop = clemta.fixed_assets.create(
            company_id=company_id,
            title="Laptop",
            placed_in_service=datetime(2025, 6, 24, tzinfo=UTC),
            cost=1500,
            salvage_value=150,
            business_use=100,
        )
        formation = clemta.formations.create(**(founding | {"name": "Copper Works"}))
        yield {
            "clemta": clemta,
            "company_id": company_id,
            "contact_id": ada.id,
            "fixed_asset_id": laptop.id,
            "formation_id": formation.company_id,
        }


@pytest.mark.parametrize(("name", "text"), METHODS, ids=[name for name, _ in METHODS])
def test_each_method_has_an_example_that_runs(names: dict[str, Any], name: str, text: str) -> None:
    """Every public method's docstring has an example, and it does what it shows."""
    assert run(name, text, names) == ""


@pytest.mark.parametrize(("name", "text"), PLAIN, ids=[name for name, _ in PLAIN])
def test_other_examples_run(name: str, text: str) -> None:
    """The examples that need no server do what they show."""
    assert run(name, text, {"from_timestamp": _timestamps.from_timestamp}) == ""


def test_all_methods_are_here() -> None:
    """Every resource of the client is among those whose docstrings run."""
    of_client = {name for name, member in vars(Resources).items() if hasattr(member, "attrname")} - {"api"}
    assert of_client == {"contacts", "fixed_assets", "formations"}
    assert len(METHODS) == 14


def test_a_wrong_example_fails() -> None:
    """An example whose output differs from what it shows fails."""
    assert "Expected" in run("wrong", ">>> 1 + 1\n3\n", {})
