"""The examples in docstrings run as they are written, each against a sandbox of its own."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import pytest

from tests.clemta.test_docstrings import run
from truespec import listing, operation
from wethod import AsyncWethod, Wethod, _filters, clients, contacts, persons
from wethod._client import Resources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from truespec_sandbox import Sandbox

RESOURCES = (contacts.Contacts, clients.Clients, persons.Persons)
EXAMPLES = {
    f"{resource.__name__}.{name}": inspect.getdoc(member) or ""
    for resource in RESOURCES
    for name, member in vars(resource).items()
    if isinstance(member, operation | listing)
} | {"Wethod": Wethod.__doc__ or "", "AsyncWethod": AsyncWethod.__doc__ or "", "filters": _filters.__doc__ or ""}


@pytest.fixture
def names(sandbox: Sandbox) -> Iterator[dict[str, Any]]:
    """What an example may use: a client, how one is made, and one record of each kind."""
    with Wethod(sandbox.api_key, company="acme", base_url=sandbox.url) as wethod:
        kites = wethod.clients.create(corporate_name="Kite & Co", notes="new")
        ada = wethod.contacts.create(name="Ada", surname="Palmer", email="ada@example.com", client_id=kites.id)
        yield {
            "wethod": wethod,
            "token": sandbox.api_key,
            "url": sandbox.url,
            "contact_id": ada.id,
            "client_id": kites.id,
        }


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_method_has_an_example_that_runs(names: dict[str, Any], name: str) -> None:
    """Every public method's docstring has an example, and it does what it shows."""
    assert run(name, EXAMPLES[name], names) == ""


def test_all_methods_are_here() -> None:
    """Every resource of the client is among those whose docstrings run."""
    of_client = {name for name, member in vars(Resources).items() if hasattr(member, "attrname")} - {"api"}
    assert of_client == {resource.__name__.lower() for resource in RESOURCES}
    assert len(EXAMPLES) == 14
