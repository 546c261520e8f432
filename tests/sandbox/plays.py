"""How an API is played for the judge: every operation, every documented status, enough valid requests."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from tests.sandbox.judging import METHODS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

    import httpx

    from truespec_sandbox import Sandbox

LEAST = 20
MEGABYTE = 1024 * 1024


@attrs.frozen
class Sent:
    """One request that is to be sent."""

    method: str
    path: str
    options: dict[str, Any] = attrs.field(factory=dict)

    def with_headers(self, **headers: str) -> Sent:
        """The same request with more headers."""
        return Sent(self.method, self.path, {**self.options, "headers": {**self.options.get("headers", {}), **headers}})


@attrs.define
class Player:
    """Sends the requests of one API's play to its sandbox."""

    sandbox: Sandbox
    file: Path
    client: httpx.Client
    random: Random

    def send(self, sent: Sent) -> httpx.Response:
        """Send one request."""
        return self.client.request(sent.method, sent.path, **sent.options)


Make: TypeAlias = "Callable[[Player], Sent]"


@attrs.frozen
class Part:
    """How one operation is played.

    Attributes:
        valid: makes a request that is valid.
        others: makes a request that gets one status, wrong ones among them.
        unplayed: documented statuses that no request brings about which the judge would find wrong.

    """

    valid: Make
    others: dict[int, Make] = attrs.field(factory=dict)
    unplayed: frozenset[int] = frozenset()


@attrs.frozen
class Play:
    """How one API is played.

    Attributes:
        headers: the headers of every request, the key's among them.
        refused: other headers, by the status, such as 401 or 403, that they give to any request.
        parts: by operationId; every operation that is not answered from examples.

    """

    headers: dict[str, str]
    refused: dict[int, dict[str, str]]
    parts: dict[str, Part]


def spoiled(status: int, sent: Sent, play: Play, item: dict[str, Any]) -> Sent | None:
    """The request, changed so that any API gives it the status; ``None`` for a status that takes something else."""
    body = {name: sent.options[name] for name in ("json", "files") if name in sent.options}
    bare = {name: value for name, value in sent.options.items() if name not in body}
    too_much = {"files": {"company_data": b"x" * (8 * MEGABYTE + 1)}} if "files" in body else {"json": "x" * MEGABYTE}
    if status == 405:
        other = next(method for method in METHODS if method not in item)
        return Sent(other.upper(), sent.path, bare)
    if status in {413, 415}:
        options = {413: too_much, 415: {"content": b"x", "headers": {"Content-Type": "text/plain"}}}[status]
        return Sent(sent.method, sent.path, {**bare, **options})
    headers = {**play.refused, 406: {"Accept": "application/xml"}}
    return sent.with_headers(**headers[status]) if status in headers else None


def perform(player: Player, play: Play, item: dict[str, Any], operation: dict[str, Any]) -> None:
    """Play one operation: every documented status once, and valid requests until there are enough exchanges."""
    part = play.parts[operation["operationId"]]
    for name in sorted(operation["responses"]):
        status = int(name)
        if status in part.unplayed:
            continue
        if status in {429, 500}:
            (limited if status == 429 else broken)(player, part)
            continue
        make = part.others.get(status)
        sent = make(player) if make else spoiled(status, part.valid(player), play, item) or part.valid(player)
        response = player.send(sent)
        assert response.status_code == status, f"{sent} is to get {status}: {response.text}"
    for _ in range(LEAST - len(operation["responses"]) + len(part.unplayed)):
        assert player.send(part.valid(player)).status_code < 300


def limited(player: Player, part: Part) -> None:
    """Send a request when no more are allowed."""
    sent = part.valid(player)
    player.sandbox.rate_limit("1/minute")
    statuses = [player.send(sent).status_code for _ in range(2)]
    player.sandbox.rate_limit(None)
    assert statuses[1] == 429


def broken(player: Player, part: Part) -> None:
    """Send a request when the database is damaged."""
    sent = part.valid(player)
    with closing(sqlite3.connect(player.file, isolation_level=None)) as damage:
        damage.execute("ALTER TABLE records RENAME TO elsewhere")
        response = player.send(sent)
        damage.execute("ALTER TABLE elsewhere RENAME TO records")
    assert response.status_code == 500
