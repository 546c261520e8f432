"""The records of one API inside one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._selection import Page, Selection, page_statement, total_statement
from truespec_sandbox._strict_json import JSON, dump, parse

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

_SMALLEST, _LARGEST = -(2**63), 2**63 - 1


class Records:
    """What a behaviour may do with the state; valid until its transaction ends."""

    def __init__(self, connection: sqlite3.Connection, api: str, mark: str) -> None:
        """Bind to a transaction that has begun.

        Args:
            connection: the connection that it began on.
            api: the API whose records these are.
            mark: six hexadecimal digits of this database, part of every id, so that two sandboxes never share one.

        """
        self._connection = connection
        self._api = api
        self._mark = mark

    def next_number(self, name: str) -> int:
        """Count one up.

        Args:
            name: the name of the counter, such as ``fixed_assets/64b8f1a2e4b0c8d9f0123456``.

        Returns:
            1 for a new name, then 2, and so on; a number is not given twice, even after a record is deleted.

        """
        row = self._connection.execute(
            "INSERT INTO counters (api, name, value) VALUES (?, ?, 1) "
            "ON CONFLICT (api, name) DO UPDATE SET value = value + 1 RETURNING value",
            (self._api, name),
        ).fetchone()
        return int(row[0])

    def new_id(self, now: int) -> str:
        """Make the id of a new record.

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
        """Keep a new record.

        Args:
            collection: its collection, such as ``contacts``.
            owner: whose it is.
            body: its JSON object.
            indexed: names of the members that listings sort by, compare or search.
            record_id: its id, unused in the collection until now.

        """
        sequence = self._connection.execute(
            "INSERT INTO records (api, collection, id, owner, body) VALUES (?, ?, ?, ?, ?) RETURNING sequence",
            (self._api, collection, record_id, owner, dump(dict(body)).decode()),
        ).fetchone()[0]
        self._write_fields(int(sequence), body, indexed)

    def find(self, collection: str, record_id: str) -> tuple[str, dict[str, JSON]] | None:
        """Return the owner and the body of a record, or ``None`` when there is none with this id."""
        row = self._connection.execute(
            "SELECT owner, body FROM records WHERE api = ? AND collection = ? AND id = ?",
            (self._api, collection, record_id),
        ).fetchone()
        return None if row is None else (str(row[0]), _object(str(row[1])))

    def replace(self, collection: str, record_id: str, body: Mapping[str, JSON], *, indexed: Iterable[str]) -> None:
        """Put a new body in the place of a record's body; owner and position stay.

        Args:
            collection: its collection.
            record_id: its id, which exists.
            body: the new JSON object.
            indexed: names of the members that listings sort by, compare or search.

        """
        sequence = self._connection.execute(
            "UPDATE records SET body = ? WHERE api = ? AND collection = ? AND id = ? RETURNING sequence",
            (dump(dict(body)).decode(), self._api, collection, record_id),
        ).fetchone()[0]
        self._connection.execute("DELETE FROM fields WHERE sequence = ?", (sequence,))
        self._write_fields(int(sequence), body, indexed)

    def delete(self, collection: str, record_id: str) -> None:
        """Remove a record for good; nothing happens when there is none with this id."""
        self._connection.execute(
            "DELETE FROM records WHERE api = ? AND collection = ? AND id = ?", (self._api, collection, record_id)
        )

    def page(self, collection: str, selection: Selection) -> Page:
        """Return one page of a collection, and how many records match in all."""
        statement, values = page_statement(self._api, collection, selection)
        bodies = [_object(str(row[0])) for row in self._connection.execute(statement, _bounded(values))]
        statement, values = total_statement(self._api, collection, selection)
        total = self._connection.execute(statement, _bounded(values)).fetchone()[0]
        return Page(tuple(bodies), int(total))

    def _write_fields(self, sequence: int, body: Mapping[str, JSON], indexed: Iterable[str]) -> None:
        rows = [(sequence, name, *_column(body[name])) for name in indexed if name in body]
        self._connection.executemany("INSERT INTO fields (sequence, name, value, folded) VALUES (?, ?, ?, ?)", rows)


def _column(value: JSON) -> tuple[str | int | float | None, str | None]:
    if isinstance(value, str):
        return value, value.casefold()
    return (max(_SMALLEST, min(value, _LARGEST)), None) if isinstance(value, (int, float)) else (None, None)


def _bounded(values: Iterable[str | int]) -> list[str | int]:
    # SQLite takes 64 bits; a bound beyond them means the same as the nearest one that fits.
    return [value if isinstance(value, str) else max(_SMALLEST, min(value, _LARGEST)) for value in values]


def _object(text: str) -> dict[str, JSON]:
    value = parse(text.encode())
    if not isinstance(value, dict):
        message = "a record's body is not an object"
        raise TypeError(message)
    return value
