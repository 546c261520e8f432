"""Wethod's contacts, clients and persons/me, played for the judge; all else is answered from examples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.sandbox.plays import Make, Part, Play, Player, Sent

if TYPE_CHECKING:
    from collections.abc import Callable

UNKNOWN = 2_000_000_000
MOMENT = "2026-05-01T00:00:00+02:00"


def some(player: Player, **members: Any) -> dict[str, Any]:
    """About half of the members."""
    return {name: value for name, value in members.items() if player.random.random() < 0.5}


def contact(player: Player) -> dict[str, Any]:
    """A body for a contact."""
    optional = some(player, surname="Núñez", role="IT", notes="Zoë's", linkedin="", description="x" * 1000, client_id=1)
    return {"name": f"Ada {player.random.randrange(1000)}", "email": "ada@vega.example", **optional}


def client(player: Player) -> dict[str, Any]:
    """A body for a client."""
    optional = some(player, acronym="VEGA", vat="IT01", pec="p" * 320, intent_date="2026-01-05", group_id=3)
    return {"corporate_name": "Vega Roasters", **optional}


def of_contacts(player: Player) -> dict[str, str]:
    """Parameters of the listing of contacts."""
    return some(player, limit="2", offset="1", client_id="1", updated_at=f"gt:{MOMENT}")


def of_clients(player: Player) -> dict[str, str]:
    """Parameters of the listing of clients."""
    chosen = {"deleted": player.random.choice(["exclude", "include", "only"])}
    moments = {"updated_at": f"bt:{MOMENT},2026-12-31T00:00:00Z", "deleted_at": f"nin:{MOMENT},{MOMENT}"}
    return {**chosen, **some(player, limit="2", offset="1", include="externalIdentifiers", **moments)}


def collection(
    noun: str, body: Callable[[Player], dict[str, Any]], query: Callable[[Player], dict[str, str]]
) -> dict[str, Part]:
    """The five operations of a collection, which reads in the plural and writes in the singular."""
    one, many = f"/api/{noun.lower()}", f"/api/{noun.lower()}s"

    def made(player: Player) -> int:
        made: int = player.send(Sent("POST", one, {"json": body(player)})).json()["id"]
        return made

    def at(method: str, path: str, **options: Any) -> Make:
        return lambda _: Sent(method, path, options)

    def deleted(player: Player) -> Sent:
        number = made(player)
        player.send(Sent("DELETE", f"{one}/{number}"))
        return Sent("GET", f"{many}/{number}")

    return {
        f"create{noun}": Part(
            lambda player: Sent("POST", one, {"json": body(player)}), {400: at("POST", one, json={"email": None})}
        ),
        f"list{noun}s": Part(
            lambda player: Sent("GET", many, {"params": query(player)}), {400: at("GET", many, params={"limit": "101"})}
        ),
        f"get{noun}": Part(
            lambda player: Sent("GET", f"{many}/{made(player)}"), {400: at("GET", f"{many}/x"), 404: deleted}
        ),
        f"update{noun}": Part(
            lambda player: Sent("PATCH", f"{one}/{made(player)}", {"json": {**body(player), "notes": None}}),
            {400: at("PATCH", f"{one}/1", json={"id": 2}), 404: at("PATCH", f"{one}/{UNKNOWN}", json={})},
        ),
        f"delete{noun}": Part(
            lambda player: Sent("DELETE", f"{one}/{made(player)}"),
            {400: at("DELETE", f"{one}/-1"), 404: at("DELETE", f"{one}/{UNKNOWN}")},
        ),
    }


WETHOD = Play(
    headers={
        "Authorization": "Bearer wethod_sandbox_token",
        "Wethod-Company": "acme",
        "Wethod-Version": "2024-06-15",
    },
    refused={
        401: {"Authorization": "Bearer nobody"},
        403: {"Authorization": "Bearer wethod_sandbox_token_without_rights"},
        412: {"Wethod-Version": "2020-01-01"},
    },
    parts={
        **collection("Contact", contact, of_contacts),
        **collection("Client", client, of_clients),
        # It takes nothing that could be wrong, and reads nothing from the database.
        "getAuthenticatedPerson": Part(lambda _: Sent("GET", "/api/persons/me"), unplayed=frozenset({400, 500})),
    },
)
