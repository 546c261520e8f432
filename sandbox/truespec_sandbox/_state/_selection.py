"""Pages of listings: which records match, in which order, and that order kept in memory.

Each query is built from constant fragments with every value bound. Its result, the ``sequence`` of each matching record
(eight bytes each), stays in memory, so that the last page costs what the first one does, and so does a page of a hundred
times as many records: SQL would have to step over all records before it (``OFFSET``) and to count all matches. A result
follows each change by bisection; where that could go wrong (a rollback, another program that writes to the file) it is
dropped.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import define, evolve, frozen

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from truespec_sandbox._wire._strict_json import JSON

Operator: TypeAlias = Literal["gt", "gte", "lt", "lte", "eq", "neq", "in", "is", "is_not"]
Value: TypeAlias = str | int | float | None

SMALLEST, LARGEST = -(2**63), 2**63 - 1
_COMPARISONS: dict[Operator, str] = {
    "gt": "f.value > ?",
    "gte": "f.value >= ?",
    "lt": "f.value < ?",
    "lte": "f.value <= ?",
    "eq": "f.value = ?",
    "neq": "f.value <> ?",
    "in": "f.value IN ({})",
    "is": "f.value IS ?",
    "is_not": "f.value IS NOT ?",
}
_SEQUENCES = "SELECT r.sequence FROM records AS r"
_FIELD_OF_RECORD = "SELECT 1 FROM fields AS f WHERE f.sequence = r.sequence AND"
_SORT_FIELD = "LEFT JOIN fields AS s ON s.sequence = r.sequence AND s.name = ?"
_BY_CREATION = "ORDER BY r.sequence"
# Equal values follow their ids, so that the order is total and pages never overlap.
_BY_VALUE = "ORDER BY s.value, r.id"
_IS_RECORD = "AND r.sequence = ?"
_VALUE_AND_ID = f"SELECT s.value, r.id FROM records AS r {_SORT_FIELD} WHERE r.sequence = ?"  # noqa: S608 (constant)
_MOST_ORDERS = 16
# 32 MiB of memory, over all orders.
_MOST_SEQUENCES = 4 * 1024 * 1024
# Creating a thousand records without listing any shall not pay for a former listing.
_MOST_CHANGES_UNREAD = 64


@frozen
class Comparison:
    """One condition on a field, such as ``created_at`` at most 1700000000; texts compare by code point.

    Attributes:
        field: the field, which the collection has to index.
        operator: how it is compared.
        value: the operand; for ``in``, the values of which it has to be one.

    """

    field: str
    operator: Operator
    value: Value | tuple[Value, ...]

    @property
    def values(self) -> tuple[Value, ...]:
        """All values with which the field is compared."""
        return self.value if isinstance(self.value, tuple) else (self.value,)

    @property
    def sql(self) -> str:
        """The SQL for it, with a placeholder for each value."""
        return _COMPARISONS[self.operator].format(", ".join("?" * len(self.values)))


@frozen
class Selection:
    """The records of one page of a listing.

    Attributes:
        owner: the owner of the records.
        skip: how many matches to leave out at the start.
        limit: how many records at most.
        comparisons: conditions that all have to hold.
        search: text that one of ``search_fields`` has to contain, whatever its case; empty for any.
        search_fields: the fields to search.
        sort: the field to sort by, texts by code point; ``None`` for the order of creation.
        descending: whether to reverse the order.

    """

    owner: str
    skip: int
    limit: int
    comparisons: tuple[Comparison, ...] = ()
    search: str = ""
    search_fields: tuple[str, ...] = ()
    sort: str | None = None
    descending: bool = False


@frozen
class RecordPage:
    """One page of a listing: the bodies on it, and the number of all matches."""

    bodies: tuple[dict[str, JSON], ...]
    total: int


_OrderKey: TypeAlias = tuple[str, str, Selection]
_SortKey: TypeAlias = tuple[int, str | int | float, str]


@define
class _Order:
    sequences: array[int]
    changes_unread: int = 0


class Orders:
    """The orders of one store; to be used inside its transactions only, one at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Start without orders, on the store's connection."""
        self._connection = connection
        # The least recently read first. The selections in it have no page and no direction.
        self._orders: dict[_OrderKey, _Order] = {}
        self._is_changed = False
        self._version: object = None

    def begin(self) -> None:
        """Begin a transaction; drop all orders when another program has written to the file since the last one."""
        self._is_changed = False
        version = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._orders.clear()
        self._version = version

    def roll_back(self) -> None:
        """Drop all orders when the transaction that is rolled back has changed any record."""
        if self._is_changed:
            self._orders.clear()

    def clear(self) -> None:
        """Drop all orders."""
        self._orders.clear()
        self._is_changed = True

    def page(self, api: str, collection: str, selection: Selection) -> tuple[list[int], int]:
        """Return the sequences of one page in their order, and the number of all matches."""
        sequences = self._order(api, collection, selection).sequences
        total = len(sequences)
        if not selection.descending:
            return list(sequences[selection.skip : selection.skip + selection.limit]), total
        end = max(total - selection.skip, 0)
        return list(reversed(sequences[max(end - selection.limit, 0) : end])), total

    def add(self, api: str, collection: str, owner: str, sequence: int) -> None:
        """Add a record that was inserted, or whose new body was written."""
        for key, order in self._affected(api, collection, owner):
            if self._matches(key, sequence):
                order.sequences.insert(self._position(order, key[2].sort, sequence), sequence)

    def remove(self, api: str, collection: str, owner: str, sequence: int) -> None:
        """Remove a record before it is deleted, or before its new body is written."""
        for key, order in self._affected(api, collection, owner):
            position = self._position(order, key[2].sort, sequence)
            if position < len(order.sequences) and order.sequences[position] == sequence:
                del order.sequences[position]

    def _affected(self, api: str, collection: str, owner: str) -> list[tuple[_OrderKey, _Order]]:
        """Return the orders that a change affects; drop those that were not read for too many changes."""
        self._is_changed = True
        affected: list[tuple[_OrderKey, _Order]] = []
        for key, order in [*self._orders.items()]:
            if key[0] != api or key[1] != collection or key[2].owner != owner:
                continue
            order.changes_unread += 1
            if order.changes_unread > _MOST_CHANGES_UNREAD:
                del self._orders[key]
            else:
                affected.append((key, order))
        return affected

    def _order(self, api: str, collection: str, selection: Selection) -> _Order:
        key = (api, collection, evolve(selection, skip=0, limit=0, descending=False))
        order = self._orders.pop(key, None)
        if order is None:
            query, values = _query(api, collection, selection)
            rows = self._connection.execute(query, values)
            order = _Order(array("q", (int(row[0]) for row in rows)))
        order.changes_unread = 0
        self._orders[key] = order
        while len(self._orders) > 1 and self._is_too_large():
            del self._orders[next(iter(self._orders))]
        return order

    def _is_too_large(self) -> bool:
        size = sum(len(order.sequences) for order in self._orders.values())
        return len(self._orders) > _MOST_ORDERS or size > _MOST_SEQUENCES

    def _matches(self, key: _OrderKey, sequence: int) -> bool:
        api, collection, selection = key
        if not selection.comparisons and not selection.search:
            return True
        query, values = _query(api, collection, evolve(selection, sort=None), suffix=_IS_RECORD)
        return self._connection.execute(query, [*values, sequence]).fetchone() is not None

    def _position(self, order: _Order, sort: str | None, sequence: int) -> int:
        if sort is None:
            return bisect_left(order.sequences, sequence)

        def sort_key(each: int) -> _SortKey:
            value, record_id = self._connection.execute(_VALUE_AND_ID, (sort, each)).fetchone()
            return _sort_key(value, str(record_id))

        return bisect_left(order.sequences, sort_key(sequence), key=sort_key)


def _sort_key(value: str | float | None, record_id: str) -> _SortKey:
    # As SQLite sorts: NULL first, then numbers, then texts by code point; equal values by their ids.
    if value is None:
        return 0, 0, record_id
    return (2 if isinstance(value, str) else 1), value, record_id


def _query(api: str, collection: str, selection: Selection, *, suffix: str = "") -> tuple[str, list[Value]]:
    """Return the SQL that reads the sequence of every match in ascending order, and its bound values."""
    conditions, values = _conditions(api, collection, selection)
    if selection.sort is None:
        return f"{_SEQUENCES} {conditions} {suffix or _BY_CREATION}", _bound_values(values)
    return f"{_SEQUENCES} {_SORT_FIELD} {conditions} {_BY_VALUE}", _bound_values([selection.sort, *values])


def _conditions(api: str, collection: str, selection: Selection) -> tuple[str, list[Value]]:
    conditions = ["WHERE r.api = ? AND r.collection = ? AND r.owner = ?"]
    values: list[Value] = [api, collection, selection.owner]
    for comparison in selection.comparisons:
        conditions.append(f"EXISTS ({_FIELD_OF_RECORD} f.name = ? AND {comparison.sql})")
        values += [comparison.field, *comparison.values]
    if selection.search:
        names = " OR ".join(["f.name = ?"] * len(selection.search_fields))
        # instr and not LIKE: in it, % and _ are characters like any other.
        conditions.append(f"EXISTS ({_FIELD_OF_RECORD} ({names}) AND instr(f.folded, ?) > 0)")
        values += [*selection.search_fields, selection.search.casefold()]
    return " AND ".join(conditions), values


def _bound_values(values: Iterable[Value]) -> list[Value]:
    # SQLite takes 64 bits: a bound beyond them means the same as the nearest one within.
    return [
        value if value is None or isinstance(value, str) else max(SMALLEST, min(value, LARGEST)) for value in values
    ]
