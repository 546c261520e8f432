"""What has to be true between two rounds, when nobody sends: of the log, of the records, of the listings."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from benchmarks._sandbox_process import COMPANY, RawConnection, request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.soak._client import Client

_PAGE = 100


def ask(connection: RawConnection, method: str, target: str, value: object = None) -> Any:
    """The JSON of an answer that has to be a yes; None without a body."""
    answer = connection.exchange(request(method, target, b"" if value is None else json.dumps(value).encode()))
    if answer.status not in {200, 204}:
        message = f"{method} {target}: {answer.status} {answer.body[:300]!r}"
        raise RuntimeError(message)
    return json.loads(answer.body) if answer.body else None


def troubles(connection: RawConnection, clients: list[Client]) -> list[str]:
    """Everything that is wrong after a round; faults and churn are off by then."""
    changes = ask(connection, "GET", "/_sandbox/churn")["changes"]
    records = [
        record["body"]
        for record in ask(connection, "GET", "/_sandbox/snapshot")["records"]
        if record["collection"] == "contacts"
    ]
    return [
        *(wrong for client in clients for wrong in client.wrong),
        *_of_log(ask(connection, "GET", "/_sandbox/requests")["requests"], clients),
        *_of_records(records, changes, clients),
        *_of_listings(connection, records),
    ]


def _of_log(log: list[dict[str, Any]], clients: list[Client]) -> Iterator[str]:
    sent, broken = sum(client.sent for client in clients), sum(client.broken for client in clients)
    if len(log) != sent:
        yield f"{sent} requests were sent and {len(log)} have arrived"
    unanswered = [each for each in log if each["status"] is None and each["fault"] is None]
    if unanswered:
        yield f"{len(unanswered)} requests were not answered, the first: {unanswered[0]}"
    resets = sum(each["status"] is None for each in log)
    if resets != broken:
        yield f"{resets} connections were reset on purpose and {broken} have ended early"


def _of_records(records: list[dict[str, Any]], changes: list[dict[str, Any]], clients: list[Client]) -> Iterator[str]:
    found = {str(record["id"]): str(record["full_name"]) for record in records}
    if len(found) != len(records):
        yield "two records have the same id"
    inserted = {str(each["id"]) for each in changes if each["kind"] == "inserted"}
    deleted = {str(each["id"]) for each in changes if each["kind"] == "deleted"}
    strangers = set(found) - inserted
    if found.keys() & deleted or inserted - deleted - set(found):
        yield "what churn inserted and deleted is not what is there"
    for client in clients:
        yield from _of_client(client, found, deleted)
        strangers -= client.contacts.keys()
    unsure = {name for client in clients for name in client.unsure}
    lost = Counter(found[each] for each in strangers)
    # A contact whose create was not answered may have been created, and once only.
    if lost.keys() - unsure or any(count > 1 for count in lost.values()):
        yield f"records that nobody has created: {(lost.keys() - unsure) or lost}"


def _of_client(client: Client, found: dict[str, str], deleted: set[str]) -> Iterator[str]:
    for record_id in client.missed - deleted:
        yield f"{record_id} was not found, and nobody had deleted it"
    for record_id, known in client.contacts.items():
        if record_id in found and known.is_gone:
            yield f"{record_id} is there after its delete"
        elif record_id in found and found[record_id] not in known.names:
            yield f"{record_id} is called {found[record_id]!r} and not one of {sorted(known.names)}"
        elif record_id not in found and not (known.is_gone or known.may_be_gone or record_id in deleted):
            yield f"{record_id} is lost"


def _of_listings(connection: RawConnection, records: list[dict[str, Any]]) -> Iterator[str]:
    ids = [str(record["id"]) for record in records]
    ours = [str(record["id"]) for record in records if "soak@" in record["email"]]
    names = sorted(records, key=lambda record: (record["full_name"], record["id"]))
    by_name = [str(record["id"]) for record in names]
    for more, wanted in (
        ({}, ids),
        ({"search": "soak@"}, ours),
        ({"sort": "full_name"}, by_name),
        ({"sort": "full_name", "order": "desc"}, by_name[::-1]),
    ):
        listed, total = _listed(connection, more)
        if listed != wanted or total != len(wanted):
            yield f"the listing with {more} has {len(listed)} contacts and counts {total}, and {len(wanted)} are there"


def _listed(connection: RawConnection, more: dict[str, str]) -> tuple[list[str], int]:
    listed: list[str] = []
    while True:
        query = {"company_id": COMPANY, "limit": _PAGE, "skip": len(listed), **more}
        data = ask(connection, "GET", f"/contacts?{urlencode(query)}")["data"]
        listed += [str(contact["id"]) for contact in data["contacts"]]
        if len(data["contacts"]) < _PAGE:
            return listed, int(data["total"])
