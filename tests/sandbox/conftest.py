"""Fixtures: a real sandbox, and a plain HTTP client for it instead of the client under development."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from truespec_sandbox import Sandbox, running

if TYPE_CHECKING:
    from collections.abc import Callable, Generator


@pytest.fixture(scope="module")
def shared_sandbox() -> Generator[Sandbox]:
    """Provide the sandbox that the tests of a module share, as they left it."""
    with running("clemta", check=True) as one:
        yield one


@pytest.fixture
def sandbox(shared_sandbox: Sandbox) -> Sandbox:
    """Provide the shared sandbox, empty and with its default settings."""
    shared_sandbox.faults(None)
    shared_sandbox.churn(None)
    shared_sandbox.rate_limit(None)
    shared_sandbox.reset()
    return shared_sandbox


@pytest.fixture(scope="module")
def shared_client(shared_sandbox: Sandbox) -> Generator[httpx.Client]:
    """Provide a client of the shared sandbox, which sends its key."""
    with httpx.Client(base_url=shared_sandbox.url, headers={"X-API-Key": shared_sandbox.api_key}) as one:
        yield one


@pytest.fixture
def client(sandbox: Sandbox, shared_client: httpx.Client) -> httpx.Client:
    """Provide a client of the sandbox, which sends its key."""
    assert str(shared_client.base_url).startswith(sandbox.url)
    return shared_client


@pytest.fixture
def company() -> str:
    """Provide the id of a company that exists from the start."""
    return "64b8f1a2e4b0c8d9f0123456"


@pytest.fixture
def contact_body(company: str) -> Callable[..., dict[str, Any]]:
    """Provide a function that returns the minimal body of a contact, with changes."""

    def make(**changes: object) -> dict[str, Any]:
        minimal = {"type": "customer", "full_name": "Ada Buyer", "email": "ada@example.com", "company_id": company}
        return {**minimal, **changes}

    return make


@pytest.fixture
def create(client: httpx.Client, contact_body: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """Provide a function that creates a contact and returns it."""

    def make(**changes: object) -> dict[str, Any]:
        response = client.post("/contacts", json=contact_body(**changes))
        assert response.status_code == 200, response.text
        data: dict[str, Any] = response.json()["data"]
        return data

    return make
