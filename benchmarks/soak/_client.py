"""One of the clients: it creates, reads, changes, deletes and lists, and remembers what it was told."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import attrs

from benchmarks._sandbox_process import COMPANY, BrokenAnswerError, RawConnection, Response, request

if TYPE_CHECKING:
    from random import Random

_OK, _NOT_FOUND = 200, 404
_FAULT = "x-sandbox-fault"
_MOST_KEPT = 40
_SHARES = {"create": 35, "read": 25, "change": 15, "delete": 15, "list": 10}
# So many that all requests of a round are still in the sandbox's log at its end.
_MOST_REQUESTS = 1_000


@attrs.define
class Known:
    """What one contact may be, as far as its client can know: an answer that was lost leaves several."""

    names: set[str]
    may_be_gone: bool = False
    is_gone: bool = False


@attrs.define
class Client:
    """A client in one round."""

    name: str
    connection: RawConnection
    random: Random
    contacts: dict[str, Known] = attrs.field(factory=dict[str, Known])
    unsure: set[str] = attrs.field(factory=set[str])
    """Names of contacts whose create met a fault: they may be there, once."""
    missed: set[str] = attrs.field(factory=set[str])
    """Ids that were not found although this client has not deleted them."""
    sent: int = 0
    broken: int = 0
    wrong: list[str] = attrs.field(factory=list[str])

    def work(self, seconds: float, rate: float) -> None:
        """Send requests until the time is up; at most ``rate`` a second, or as fast as it goes when that is 0."""
        end = time.monotonic() + seconds
        begun = time.monotonic()
        while time.monotonic() < end and self.sent < _MOST_REQUESTS:
            self._step()
            if rate:
                time.sleep(max(begun + self.sent / rate - time.monotonic(), 0))

    def _step(self) -> None:
        kept = [record_id for record_id, known in self.contacts.items() if not known.is_gone]
        (kind,) = self.random.choices([*_SHARES], [*_SHARES.values()])
        if kind == "list":
            self._list()
        elif not kept or (kind == "create" and len(kept) < _MOST_KEPT):
            self._create()
        else:
            act = {"read": self._read, "change": self._change}.get(kind, self._delete)
            act(self.random.choice(kept))

    def _create(self) -> None:
        name = f"{self.name} {self.sent}"
        answer = self._ask("POST", "/contacts", name)
        if answer is None:
            self.unsure.add(name)
        elif self._expect(answer, {_OK}):
            self.contacts[str(json.loads(answer.body)["data"]["id"])] = Known({name})

    def _read(self, record_id: str) -> None:
        answer = self._ask("GET", f"/contacts/{record_id}")
        if answer is None or not self._found(record_id, answer):
            return
        known, name = self.contacts[record_id], json.loads(answer.body)["data"]["full_name"]
        if name not in known.names:
            self.wrong.append(f"{record_id} is called {name!r} and not one of {sorted(known.names)}")
        known.names = {name}

    def _change(self, record_id: str) -> None:
        name = f"{self.name} {self.sent}"
        answer = self._ask("PATCH", f"/contacts/{record_id}", name)
        if answer is None:
            self.contacts[record_id].names.add(name)
        elif self._found(record_id, answer):
            self.contacts[record_id].names = {name}

    def _delete(self, record_id: str) -> None:
        answer = self._ask("DELETE", f"/contacts/{record_id}")
        if answer is None:
            self.contacts[record_id].may_be_gone = True
        elif self._found(record_id, answer):
            self.contacts[record_id].is_gone = True

    def _list(self) -> None:
        skip, sort = self.random.randrange(60), self.random.choice(("", "&sort=full_name", "&sort=email&order=desc"))
        answer = self._ask("GET", f"/contacts?company_id={COMPANY}&limit=20&skip={skip}{sort}")
        if answer is not None and self._expect(answer, {_OK}):
            data = json.loads(answer.body)["data"]
            ids = [contact["id"] for contact in data["contacts"]]
            if len(set(ids)) != len(ids) or len(ids) != max(min(data["total"] - skip, 20), 0):
                self.wrong.append(f"a page of {len(ids)} ids, {len(set(ids))} different, at {skip} of {data['total']}")

    def _found(self, record_id: str, answer: Response) -> bool:
        if not self._expect(answer, {_OK, _NOT_FOUND}):
            return False
        if answer.status == _NOT_FOUND:
            known = self.contacts[record_id]
            known.is_gone = True
            if not known.may_be_gone:
                self.missed.add(record_id)
        return answer.status == _OK

    def _expect(self, answer: Response, statuses: set[int]) -> bool:
        if answer.status not in statuses:
            self.wrong.append(f"answered {answer.status} without a fault: {answer.body[:200]!r}")
        return answer.status in statuses

    def _ask(self, method: str, target: str, name: str | None = None) -> Response | None:
        """The answer; None when it met a fault that leaves open what was done."""
        self.sent += 1
        fields = {"type": "customer", "full_name": name, "email": "soak@example.com", "company_id": COMPANY}
        body = b"" if name is None else json.dumps(fields).encode()
        try:
            answer = self.connection.exchange(request(method, target, body))
        except BrokenAnswerError:
            self.broken += 1
            return None
        fault = answer.headers.get(_FAULT)
        return None if fault not in {None, "latency"} else answer
