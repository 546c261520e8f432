"""A client of the soak: it creates, reads, updates, deletes and lists contacts, and remembers what the responses said."""

from __future__ import annotations

import http.client
import json
import time
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

if TYPE_CHECKING:
    from random import Random

KEY = "clemta_sandbox_key"
COMPANY = "64b8f1a2e4b0c8d9f0123456"
_FAULT_HEADER = "x-sandbox-fault"
_MAX_CONTACTS = 40
_MAX_REQUESTS = 1_000  # the sandbox's log has all of a round's requests at its end
_SHARES = {"create": 35, "read": 25, "update": 15, "delete": 15, "list": 10}


class BrokenResponseError(Exception):
    """The connection ended before a whole response came."""


@frozen
class Response:
    """A whole response."""

    status: int
    fault: str | None
    body: bytes


class Connection:
    """A kept connection to the sandbox; it connects again when the server has closed it."""

    def __init__(self, url: str) -> None:
        self._connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=30)

    def send(self, method: str, path: str, value: object = None) -> Response:
        """Send a request and read the whole response.  Raises BrokenResponseError when the connection ends early."""
        headers = {"X-API-Key": KEY, **({} if value is None else {"Content-Type": "application/json"})}
        try:
            self._connection.request(method, path, None if value is None else json.dumps(value), headers)
            response = self._connection.getresponse()
            return Response(response.status, response.headers.get(_FAULT_HEADER), response.read())
        except (ConnectionError, http.client.HTTPException) as error:
            self._connection.close()
            raise BrokenResponseError(str(error)) from None

    def get_json(self, method: str, path: str, value: object = None) -> Any:
        """Return the JSON of a success response, None without a body."""
        response = self.send(method, path, value)
        if response.status not in {200, 204}:
            message = f"{method} {path}: {response.status} {response.body[:300]!r}"
            raise RuntimeError(message)
        return json.loads(response.body) if response.body else None

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


@define
class ContactState:
    """What a contact may be, as far as its client can know: a lost response leaves several possibilities."""

    names: set[str]
    may_be_deleted: bool = False
    is_deleted: bool = False


@define
class SoakClient:
    """A client in one round."""

    name: str
    connection: Connection
    random: Random
    contacts: dict[str, ContactState] = field(factory=dict)
    uncertain: set[str] = field(factory=set)
    """Names of contacts whose create met a fault: they may exist, once."""
    not_found: set[str] = field(factory=set)
    """Ids that got a 404 although this client has not deleted them."""
    sent: int = 0
    broken: int = 0
    errors: list[str] = field(factory=list)

    def work(self, seconds: float, rate: float) -> None:
        """Send requests until the time is up; at most ``rate`` a second, or as fast as possible when it is 0."""
        started = time.monotonic()
        while time.monotonic() < started + seconds and self.sent < _MAX_REQUESTS:
            self._step()
            if rate:
                time.sleep(max(started + self.sent / rate - time.monotonic(), 0))

    def existing(self) -> list[str]:
        """Return the ids of the contacts that exist as far as the client knows."""
        return [contact_id for contact_id, state in self.contacts.items() if not state.is_deleted]

    def _step(self) -> None:
        existing = self.existing()
        (kind,) = self.random.choices([*_SHARES], [*_SHARES.values()])
        if kind == "list":
            self._list()
        elif not existing or (kind == "create" and len(existing) < _MAX_CONTACTS):
            self._create()
        else:
            {"read": self._read, "update": self._update}.get(kind, self._delete)(self.random.choice(existing))

    def _create(self) -> None:
        name = f"{self.name} {self.sent}"
        response = self._send("POST", "/contacts", name)
        if response is None:
            self.uncertain.add(name)
        elif self._expect(response, {200}):
            self.contacts[str(json.loads(response.body)["data"]["id"])] = ContactState({name})

    def _read(self, contact_id: str) -> None:
        response = self._send("GET", f"/contacts/{contact_id}")
        if response is None or not self._exists(contact_id, response):
            return
        state, name = self.contacts[contact_id], json.loads(response.body)["data"]["full_name"]
        if name not in state.names:
            self.errors.append(f"{contact_id} is called {name!r} and not one of {sorted(state.names)}")
        state.names = {name}

    def _update(self, contact_id: str) -> None:
        name = f"{self.name} {self.sent}"
        response = self._send("PATCH", f"/contacts/{contact_id}", name)
        if response is None:
            self.contacts[contact_id].names.add(name)
        elif self._exists(contact_id, response):
            self.contacts[contact_id].names = {name}

    def _delete(self, contact_id: str) -> None:
        response = self._send("DELETE", f"/contacts/{contact_id}")
        if response is None:
            self.contacts[contact_id].may_be_deleted = True
        elif self._exists(contact_id, response):
            self.contacts[contact_id].is_deleted = True

    def _list(self) -> None:
        skip, sort = self.random.randrange(60), self.random.choice(("", "&sort=full_name", "&sort=email&order=desc"))
        response = self._send("GET", f"/contacts?company_id={COMPANY}&limit=20&skip={skip}{sort}")
        if response is not None and self._expect(response, {200}):
            data = json.loads(response.body)["data"]
            ids = [contact["id"] for contact in data["contacts"]]
            if len(set(ids)) != len(ids) or len(ids) != max(min(data["total"] - skip, 20), 0):
                self.errors.append(f"a page of {len(ids)} ids, {len(set(ids))} different, at {skip} of {data['total']}")

    def _exists(self, contact_id: str, response: Response) -> bool:
        if not self._expect(response, {200, 404}):
            return False
        if response.status == 404:
            state = self.contacts[contact_id]
            state.is_deleted = True
            if not state.may_be_deleted:
                self.not_found.add(contact_id)
        return response.status == 200

    def _expect(self, response: Response, statuses: set[int]) -> bool:
        if response.status not in statuses:
            self.errors.append(f"status {response.status} without a fault: {response.body[:200]!r}")
        return response.status in statuses

    def _send(self, method: str, path: str, name: str | None = None) -> Response | None:
        """Return the response; None when it met a fault, so that it is open whether the request took effect."""
        self.sent += 1
        fields = {"type": "customer", "full_name": name, "email": "soak@example.com", "company_id": COMPANY}
        try:
            response = self.connection.send(method, path, None if name is None else fields)
        except BrokenResponseError:
            self.broken += 1
            return None
        return None if response.fault not in {None, "latency"} else response
