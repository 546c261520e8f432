"""The scenario of Wethod: contacts, clients and persons/me; all other operations return examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.sandbox.scenarios import BuildRequest, OperationRequests, RequestSpec, Runner, Scenario

if TYPE_CHECKING:
    from collections.abc import Callable

UNKNOWN = 2_000_000_000
TIMESTAMP = "2026-05-01T00:00:00+02:00"


def some(runner: Runner, **members: Any) -> dict[str, Any]:
    """Return about half of the members."""
    return {name: value for name, value in members.items() if runner.random.random() < 0.5}


def contact(runner: Runner) -> dict[str, Any]:
    """Return a body for a contact."""
    optional = some(runner, surname="Núñez", role="IT", notes="Zoë's", linkedin="", description="x" * 1000, client_id=1)
    return {"name": f"Ada {runner.random.randrange(1000)}", "email": "ada@vega.example", **optional}


def client(runner: Runner) -> dict[str, Any]:
    """Return a body for a client."""
    optional = some(runner, acronym="VEGA", vat="IT01", pec="p" * 320, intent_date="2026-01-05", group_id=3)
    return {"corporate_name": "Vega Roasters", **optional}


def contact_query(runner: Runner) -> dict[str, str]:
    """Return parameters of the list of contacts."""
    return some(runner, limit="2", offset="1", client_id="1", updated_at=f"gt:{TIMESTAMP}")


def client_query(runner: Runner) -> dict[str, str]:
    """Return parameters of the list of clients."""
    chosen = {"deleted": runner.random.choice(["exclude", "include", "only"])}
    timestamps = {"updated_at": f"bt:{TIMESTAMP},2026-12-31T00:00:00Z", "deleted_at": f"nin:{TIMESTAMP},{TIMESTAMP}"}
    return {**chosen, **some(runner, limit="2", offset="1", include="externalIdentifiers", **timestamps)}


def collection(
    noun: str, body: Callable[[Runner], dict[str, Any]], query: Callable[[Runner], dict[str, str]]
) -> dict[str, OperationRequests]:
    """Return the five operations of a collection, whose paths are plural for reads and singular for writes."""
    one, many = f"/api/{noun.lower()}", f"/api/{noun.lower()}s"

    def create_id(runner: Runner) -> int:
        record_id: int = runner.send(RequestSpec("POST", one, {"json": body(runner)})).json()["id"]
        return record_id

    def build(method: str, path: str, **options: Any) -> BuildRequest:
        return lambda _: RequestSpec(method, path, options)

    def read_deleted(runner: Runner) -> RequestSpec:
        number = create_id(runner)
        runner.send(RequestSpec("DELETE", f"{one}/{number}"))
        return RequestSpec("GET", f"{many}/{number}")

    return {
        f"create{noun}": OperationRequests(
            lambda runner: RequestSpec("POST", one, {"json": body(runner)}),
            {400: build("POST", one, json={"email": None})},
        ),
        f"list{noun}s": OperationRequests(
            lambda runner: RequestSpec("GET", many, {"params": query(runner)}),
            {400: build("GET", many, params={"limit": "101"})},
        ),
        f"get{noun}": OperationRequests(
            lambda runner: RequestSpec("GET", f"{many}/{create_id(runner)}"),
            {400: build("GET", f"{many}/x"), 404: read_deleted},
        ),
        f"update{noun}": OperationRequests(
            lambda runner: RequestSpec(
                "PATCH", f"{one}/{create_id(runner)}", {"json": {**body(runner), "notes": None}}
            ),
            {400: build("PATCH", f"{one}/1", json={"id": 2}), 404: build("PATCH", f"{one}/{UNKNOWN}", json={})},
        ),
        f"delete{noun}": OperationRequests(
            lambda runner: RequestSpec("DELETE", f"{one}/{create_id(runner)}"),
            {400: build("DELETE", f"{one}/-1"), 404: build("DELETE", f"{one}/{UNKNOWN}")},
        ),
    }


WETHOD = Scenario(
    headers={
        "Authorization": "Bearer wethod_sandbox_token",
        "Wethod-Company": "acme",
        "Wethod-Version": "2024-06-15",
    },
    error_headers={
        401: {"Authorization": "Bearer nobody"},
        403: {"Authorization": "Bearer wethod_sandbox_token_without_rights"},
        412: {"Wethod-Version": "2020-01-01"},
    },
    operations={
        **collection("Contact", contact, contact_query),
        **collection("Client", client, client_query),
        # It has no parameters that could be invalid, and does not use the database.
        "getAuthenticatedPerson": OperationRequests(
            lambda _: RequestSpec("GET", "/api/persons/me"), untested=frozenset({400, 500})
        ),
    },
)
