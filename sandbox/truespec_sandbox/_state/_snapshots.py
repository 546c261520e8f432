"""Snapshots: the whole state as one JSON object, and back; each function works inside a transaction that has begun."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from truespec_sandbox._state._records import Records
from truespec_sandbox._state._selection import Orders
from truespec_sandbox._wire._strict_json import JSON, parse

if TYPE_CHECKING:
    from collections.abc import Iterable

_LAYOUT = 1
_ALL_RECORDS = "SELECT r.sequence, r.api, r.collection, r.id, r.owner, r.body FROM records AS r ORDER BY r.sequence"
_LARGEST_COUNT = 2**53


def clear(connection: sqlite3.Connection) -> None:
    """Delete every record and every counter."""
    connection.execute("DELETE FROM records")
    connection.execute("DELETE FROM counters")


def build_snapshot(connection: sqlite3.Connection) -> dict[str, JSON]:
    """Return every record and every counter as one JSON object."""
    indexed: dict[int, list[JSON]] = {}
    for sequence, name in connection.execute("SELECT sequence, name FROM fields"):
        indexed.setdefault(int(sequence), []).append(str(name))
    records: list[JSON] = [
        {
            "api": str(api),
            "collection": str(collection),
            "id": str(record_id),
            "owner": str(owner),
            "body": parse(str(body).encode()),
            "indexed": indexed.get(int(sequence), []),
        }
        for sequence, api, collection, record_id, owner, body in connection.execute(_ALL_RECORDS)
    ]
    counters: list[JSON] = [
        {"api": str(api), "name": str(name), "value": int(value)}
        for api, name, value in connection.execute("SELECT api, name, value FROM counters ORDER BY api, name")
    ]
    return {"layout": _LAYOUT, "records": records, "counters": counters}


def restore_snapshot(connection: sqlite3.Connection, snapshot: JSON, mark: str) -> None:
    """Replace the whole state with a snapshot; raise ``ValueError``, to be rolled back, when it is not one."""
    if not isinstance(snapshot, dict) or snapshot.get("layout") != _LAYOUT:
        message = f"this is not a snapshot of the sandbox: an object with the layout {_LAYOUT} is expected"
        raise ValueError(message)
    clear(connection)
    try:
        for index, record in enumerate(_list_member(snapshot, "records", "snapshot")):
            _insert_record(connection, record, mark, f"records[{index}]")
        for index, counter in enumerate(_list_member(snapshot, "counters", "snapshot")):
            _insert_counter(connection, counter, f"counters[{index}]")
    except sqlite3.IntegrityError:
        message = "the snapshot has a record or a counter twice"
        raise ValueError(message) from None


def _insert_record(connection: sqlite3.Connection, record: JSON, mark: str, where: str) -> None:
    body = record.get("body") if isinstance(record, dict) else None
    if not isinstance(body, dict):
        message = f"{where}.body in the snapshot: an object is expected"
        raise ValueError(message)  # noqa: TRY004  (a snapshot is input: what is wrong with it is a ValueError)
    Records(connection, _text_member(record, "api", where), mark, Orders(connection)).insert(
        _text_member(record, "collection", where),
        _text_member(record, "owner", where),
        body,
        indexed=_texts(_list_member(record, "indexed", where), f"{where}.indexed"),
        record_id=_text_member(record, "id", where),
    )


def _insert_counter(connection: sqlite3.Connection, counter: JSON, where: str) -> None:
    value = counter.get("value") if isinstance(counter, dict) else None
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _LARGEST_COUNT:
        message = f"{where}.value in the snapshot: a count is expected"
        raise ValueError(message)
    connection.execute(
        "INSERT INTO counters (api, name, value) VALUES (?, ?, ?)",
        (_text_member(counter, "api", where), _text_member(counter, "name", where), value),
    )


def _text_member(value: JSON, name: str, where: str) -> str:
    member = value.get(name) if isinstance(value, dict) else None
    if isinstance(member, str):
        return member
    message = f"{where}.{name} in the snapshot: a text is expected"
    raise ValueError(message)


def _list_member(value: JSON, name: str, where: str) -> list[JSON]:
    member = value.get(name) if isinstance(value, dict) else None
    if isinstance(member, list):
        return member
    message = f"{where}.{name}: a list is expected"
    raise ValueError(message)


def _texts(values: Iterable[JSON], where: str) -> list[str]:
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) == len(list(values)):
        return texts
    message = f"{where} in the snapshot: texts are expected"
    raise ValueError(message)
