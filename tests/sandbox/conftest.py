"""A real sandbox and a plain HTTP client for it; nothing of the client under development is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from truespec_sandbox import Sandbox, running

if TYPE_CHECKING:
    from collections.abc import Callable, Generator


@pytest.fixture(scope="module")
def shared_sandbox() -> Generator[Sandbox]:
    """Give a sandbox for tests that leave no state behind that others would see."""
    with running("clemta", check=True) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox() -> Generator[Sandbox]:
    """Give a sandbox with no contacts in it."""
    with running("clemta", check=True) as fresh:
        yield fresh


@pytest.fixture
def client(sandbox: Sandbox) -> Generator[httpx.Client]:
    """Give a client that sends the sandbox's key."""
    with httpx.Client(base_url=sandbox.url, headers={"X-API-Key": sandbox.api_key}) as one:
        yield one


@pytest.fixture
def shared_client(shared_sandbox: Sandbox) -> Generator[httpx.Client]:
    """Give a client that sends the key of the sandbox that a module's tests share."""
    with httpx.Client(base_url=shared_sandbox.url, headers={"X-API-Key": shared_sandbox.api_key}) as one:
        yield one


@pytest.fixture
def company() -> str:
    """Name a company that the sandbox knows from the start."""
    return "64b8f1a2e4b0c8d9f0123456"


@pytest.fixture
def contact_body(company: str) -> Callable[..., dict[str, Any]]:
    """Give a function that returns the least body for a contact, with changes."""

    def make(**changes: object) -> dict[str, Any]:
        least = {"type": "customer", "full_name": "Ada Buyer", "email": "ada@example.com", "company_id": company}
        return {**least, **changes}

    return make


@pytest.fixture
def create(client: httpx.Client, contact_body: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """Give a function that creates a contact and returns it."""

    def make(**changes: object) -> dict[str, Any]:
        response = client.post("/contacts", json=contact_body(**changes))
        assert response.status_code == 200, response.text
        data: dict[str, Any] = response.json()["data"]
        return data

    return make
