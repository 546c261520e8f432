"""The records of one API inside one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from truespec_sandbox._state._selection import LARGEST, SMALLEST, RecordPage, Selection
from truespec_sandbox._wire._strict_json import JSON, dump, load

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping
    from random import Random

    from truespec_sandbox._state._selection import Orders

# One statement for pages of any length; SQLite reads the sequences as a JSON array.
_PAGE = "SELECT r.body FROM json_each(?) AS page JOIN records AS r ON r.sequence = page.value ORDER BY page.key"


@frozen
class StoredRecord:
    """A record as it is stored: its number in the order of creation, its id, its owner, and its body as JSON text."""

    sequence: int
    id: str
    owner: str
    body: str


class Records:
    """The state as a handler sees it; valid until its transaction ends."""

    def __init__(self, connection: sqlite3.Connection, api: str, mark: str, orders: Orders) -> None:
        """Bind to a transaction that has begun."""
        self._connection = connection
        self._api = api
        self._mark = mark
        self._orders = orders

    def next_number(self, name: str) -> int:
        """Return 1 for a new counter, then 2, and so on; a number never comes twice, even after a record is deleted."""
        row = self._connection.execute(
            "INSERT INTO counters (api, name, value) VALUES (?, ?, 1) "
            "ON CONFLICT (api, name) DO UPDATE SET value = value + 1 RETURNING value",
            (self._api, name),
        ).fetchone()
        return int(row[0])

    def new_id(self, now: int) -> str:
        """Return the id of a new record.

        Args:
            now: the time of its creation in Unix seconds.

        Returns:
            24 lowercase hexadecimal digits: time, database, running number. Later ids sort behind earlier ones as
            long as the clock is not turned back.

        """
        return f"{now & 0xFFFFFFFF:08x}{self._mark}{self.next_number('id'):010x}"

    def insert(
        self, collection: str, owner: str, body: Mapping[str, JSON], *, indexed: Iterable[str], record_id: str
    ) -> None:
        """Insert a new record.

        Args:
            collection: its collection, such as ``contacts``.
            owner: its owner.
            body: its JSON object.
            indexed: names of the members that listings sort by, compare or search.
            record_id: its id, unused in the collection until now.

        """
        sequence = self._connection.execute(
            "INSERT INTO records (api, collection, id, owner, body) VALUES (?, ?, ?, ?, ?) RETURNING sequence",
            (self._api, collection, record_id, owner, dump(dict(body)).decode()),
        ).fetchone()[0]
        self._write_fields(int(sequence), body, indexed)
        self._orders.add(self._api, collection, owner, int(sequence))

    def find(self, collection: str, record_id: str) -> tuple[str, dict[str, JSON]] | None:
        """Return the owner and the body of a record, or ``None`` when there is none with this id."""
        row = self._connection.execute(
            "SELECT owner, body FROM records WHERE api = ? AND collection = ? AND id = ?",
            (self._api, collection, record_id),
        ).fetchone()
        return None if row is None else (str(row[0]), _load_object(str(row[1])))

    def replace(self, collection: str, record_id: str, body: Mapping[str, JSON], *, indexed: Iterable[str]) -> None:
        """Replace the body of a record; owner and position stay.

        Args:
            collection: its collection.
            record_id: its id, which exists.
            body: the new JSON object.
            indexed: names of the members that listings sort by, compare or search.

        """
        key = self._owner_and_sequence(collection, record_id)
        if key is None:
            raise KeyError(record_id)
        self._orders.remove(self._api, collection, *key)
        sequence = key[1]
        text = dump(dict(body)).decode()
        self._connection.execute("UPDATE records SET body = ? WHERE sequence = ?", (text, sequence))
        self._connection.execute("DELETE FROM fields WHERE sequence = ?", (sequence,))
        self._write_fields(sequence, body, indexed)
        self._orders.add(self._api, collection, *key)

    def delete(self, collection: str, record_id: str) -> None:
        """Delete a record for good; do nothing when there is none with this id."""
        key = self._owner_and_sequence(collection, record_id)
        if key is not None:
            self._orders.remove(self._api, collection, *key)
            self._connection.execute("DELETE FROM records WHERE sequence = ?", (key[1],))

    def ids(self, collection: str, owner: str) -> list[str]:
        """Return the ids of an owner's records in the order of their creation."""
        rows = self._connection.execute(
            "SELECT id FROM records WHERE api = ? AND collection = ? AND owner = ? ORDER BY sequence",
            (self._api, collection, owner),
        )
        return [str(row[0]) for row in rows]

    def choose(self, collection: str, owner: str, chance: Random) -> str | None:
        """Return the id of a random one of an owner's records, or ``None`` when there are none."""
        total = self._orders.page(self._api, collection, Selection(owner, skip=0, limit=0))[1]
        if total == 0:
            return None
        choice = Selection(owner, skip=chance.randrange(total), limit=1)
        (sequence,) = self._orders.page(self._api, collection, choice)[0]
        return str(self._connection.execute("SELECT id FROM records WHERE sequence = ?", (sequence,)).fetchone()[0])

    def collections(self) -> dict[str, int]:
        """Return the number of records by collection."""
        rows = self._connection.execute(
            "SELECT collection, count(*) FROM records WHERE api = ? GROUP BY collection ORDER BY collection",
            (self._api,),
        )
        return {str(name): int(count) for name, count in rows}

    def newest(self, collection: str, *, before: int, count: int) -> list[StoredRecord]:
        """Return the records that were created last, of every owner.

        Args:
            collection: the collection.
            before: only records with a smaller sequence number than this.
            count: how many at most.

        Returns:
            The records, the last one first.

        """
        # Backwards through the table until there are enough: an index would read the whole collection, to sort it.
        rows = self._connection.execute(
            "SELECT sequence, id, owner, body FROM records NOT INDEXED "
            "WHERE api = ? AND collection = ? AND sequence < ? "
            "ORDER BY sequence DESC LIMIT ?",
            (self._api, collection, before, count),
        )
        return [StoredRecord(int(row[0]), str(row[1]), str(row[2]), str(row[3])) for row in rows]

    def page(self, collection: str, selection: Selection) -> RecordPage:
        """Return one page of a collection, and how many records match in all."""
        sequences, total = self._orders.page(self._api, collection, selection)
        rows = self._connection.execute(_PAGE, (dump([*sequences]).decode(),))
        return RecordPage(tuple(_load_object(str(row[0])) for row in rows), total)

    def _owner_and_sequence(self, collection: str, record_id: str) -> tuple[str, int] | None:
        row = self._connection.execute(
            "SELECT owner, sequence FROM records WHERE api = ? AND collection = ? AND id = ?",
            (self._api, collection, record_id),
        ).fetchone()
        return None if row is None else (str(row[0]), int(row[1]))

    def _write_fields(self, sequence: int, body: Mapping[str, JSON], indexed: Iterable[str]) -> None:
        rows = [(sequence, name, *_field_columns(body[name])) for name in indexed if name in body]
        self._connection.executemany("INSERT INTO fields (sequence, name, value, folded) VALUES (?, ?, ?, ?)", rows)


def _field_columns(value: JSON) -> tuple[str | int | float | None, str | None]:
    if isinstance(value, str):
        return value, value.casefold()
    return (max(SMALLEST, min(value, LARGEST)), None) if isinstance(value, (int, float)) else (None, None)


def _load_object(text: str) -> dict[str, JSON]:
    value = load(text)
    if not isinstance(value, dict):
        message = "a record's body is not an object"
        raise TypeError(message)
    return value
