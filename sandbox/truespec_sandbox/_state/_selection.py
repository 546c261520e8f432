"""Which records a listing wants, and the SQL for it: constant fragments, every value bound."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from truespec_sandbox._wire._strict_json import JSON


Operator: TypeAlias = Literal["gt", "gte", "lt", "lte", "eq", "neq", "in", "is", "is_not"]
Value: TypeAlias = str | int | float | None

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
_ORDER = "SELECT r.sequence FROM records AS r"
_FIELD_OF_RECORD = "SELECT 1 FROM fields AS f WHERE f.sequence = r.sequence AND"
_SORTED_BY = "LEFT JOIN fields AS s ON s.sequence = r.sequence AND s.name = ?"
_BY_CREATION = "ORDER BY r.sequence"
# Equal values follow their ids, so that the order is total and pages never overlap.
_BY_VALUE = "ORDER BY s.value, r.id"
MATCHES_ONE = "AND r.sequence = ?"
SMALLEST, LARGEST = -(2**63), 2**63 - 1


@attrs.frozen
class Comparison:
    """One bound on a field, such as ``created_at`` at most 1700000000; texts compare by code point.

    A field that is ``None`` keeps none of them but ``is`` and ``is_not``, which are for comparing with ``None``.

    Attributes:
        field: the field.
        operator: how it is compared.
        value: with what; for ``in``, the values of which it has to be one.

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
        """The SQL for it, with a place for each value."""
        return _COMPARISONS[self.operator].format(", ".join("?" * len(self.values)))


@attrs.frozen
class Selection:
    """What a listing asks for.

    Attributes:
        owner: whose records.
        skip: how many matches to leave out at the start.
        limit: how many records at most.
        comparisons: bounds that all have to hold.
        search: text that one of ``search_fields`` has to contain, whatever its case; empty for any.
        search_fields: where to look for it.
        sort: the field to sort by, texts by code point; ``None`` for the order of creation.
        descending: whether to turn the order round.

    """

    owner: str
    skip: int
    limit: int
    comparisons: tuple[Comparison, ...] = ()
    search: str = ""
    search_fields: tuple[str, ...] = ()
    sort: str | None = None
    descending: bool = False


@attrs.frozen
class RecordPage:
    """One page of a listing: the bodies on it, and the number of all matches."""

    bodies: tuple[dict[str, JSON], ...]
    total: int


def order_statement(api: str, collection: str, selection: Selection, *, only: str = "") -> tuple[str, list[Value]]:
    """Return the SQL that reads the sequence of every match in ascending order, and its bound values.

    Args:
        api: the API.
        collection: the collection.
        selection: which records; its page and its direction do not count.
        only: ``MATCHES_ONE`` to ask about one record, whose sequence is the last value then; nothing by default.

    Returns:
        The statement and its values.

    """
    where, values = _conditions(api, collection, selection)
    if selection.sort is None:
        return f"{_ORDER} {where} {only or _BY_CREATION}", values
    return f"{_ORDER} {_SORTED_BY} {where} {only or _BY_VALUE}", [selection.sort, *values]


def bounded(values: Iterable[Value]) -> list[Value]:
    """Return values that SQLite takes: a bound beyond 64 bits means the same as the nearest one within."""
    return [
        value if value is None or isinstance(value, str) else max(SMALLEST, min(value, LARGEST)) for value in values
    ]


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


_MOST_ORDERS = 16
# 32 MiB of memory, over all orders.
_MOST_SEQUENCES = 4 * 1024 * 1024
# Who creates a thousand records and lists none of them shall not pay for a listing of before.
_MOST_CHANGES_UNREAD = 64
_VALUE_AND_ID = (
    "SELECT s.value, r.id FROM records AS r LEFT JOIN fields AS s ON s.sequence = r.sequence AND s.name = ? "
    "WHERE r.sequence = ?"
)

_SortKey: TypeAlias = tuple[int, str | int | float, str]
_OrderKey: TypeAlias = "tuple[str, str, Selection]"


@attrs.define
class _Order:
    sequences: array[int]
    changes_unread: int = 0


class Orders:
    """The orders of one store; to be used inside its transactions only, one at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Begin with none.

        Args:
            connection: the store's connection.

        """
        self._connection = connection
        # The least recently read first. The selections in it have no page and no direction.
        self._orders: dict[_OrderKey, _Order] = {}
        self._is_changed = False
        self._version: object = None

    def begin(self) -> None:
        """Tell that a transaction has begun; what another program has written since the last one is noticed here."""
        self._is_changed = False
        version = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._orders.clear()
        self._version = version

    def undo(self) -> None:
        """Tell that the transaction was undone."""
        if self._is_changed:
            self._orders.clear()

    def clear(self) -> None:
        """Forget all orders."""
        self._orders.clear()
        self._is_changed = True

    def page(self, api: str, collection: str, selection: Selection) -> tuple[list[int], int]:
        """Return the sequences of one page in their order, and the number of all matches."""
        found = self._read(api, collection, selection).sequences
        total = len(found)
        if not selection.descending:
            return list(found[selection.skip : selection.skip + selection.limit]), total
        end = max(total - selection.skip, 0)
        return list(reversed(found[max(end - selection.limit, 0) : end])), total

    def joined(self, api: str, collection: str, owner: str, sequence: int) -> None:
        """Tell that a record was inserted, or has its new body."""
        for key, order in self._followed(api, collection, owner):
            if self._matches(key, sequence):
                order.sequences.insert(self._position(order, key[2].sort, sequence), sequence)

    def left(self, api: str, collection: str, owner: str, sequence: int) -> None:
        """Tell that a record is about to be deleted, or to get a new body; it is as it was until then."""
        for key, order in self._followed(api, collection, owner):
            place = self._position(order, key[2].sort, sequence)
            if place < len(order.sequences) and order.sequences[place] == sequence:
                del order.sequences[place]

    def _followed(self, api: str, collection: str, owner: str) -> list[tuple[_OrderKey, _Order]]:
        """Return the orders that a change concerns, those excepted that nobody has read for too long."""
        self._is_changed = True
        found: list[tuple[_OrderKey, _Order]] = []
        for key, order in [*self._orders.items()]:
            if key[0] != api or key[1] != collection or key[2].owner != owner:
                continue
            order.changes_unread += 1
            if order.changes_unread > _MOST_CHANGES_UNREAD:
                del self._orders[key]
            else:
                found.append((key, order))
        return found

    def _read(self, api: str, collection: str, selection: Selection) -> _Order:
        key = (api, collection, attrs.evolve(selection, skip=0, limit=0, descending=False))
        order = self._orders.pop(key, None)
        if order is None:
            statement, values = order_statement(api, collection, selection)
            rows = self._connection.execute(statement, bounded(values))
            order = _Order(array("q", (int(row[0]) for row in rows)))
        order.changes_unread = 0
        self._orders[key] = order
        while len(self._orders) > 1 and self._is_too_much():
            del self._orders[next(iter(self._orders))]
        return order

    def _is_too_much(self) -> bool:
        kept = sum(len(order.sequences) for order in self._orders.values())
        return len(self._orders) > _MOST_ORDERS or kept > _MOST_SEQUENCES

    def _matches(self, key: _OrderKey, sequence: int) -> bool:
        api, collection, selection = key
        if not selection.comparisons and not selection.search:
            return True
        statement, values = order_statement(api, collection, attrs.evolve(selection, sort=None), only=MATCHES_ONE)
        return self._connection.execute(statement, [*bounded(values), sequence]).fetchone() is not None

    def _position(self, order: _Order, sort: str | None, sequence: int) -> int:
        if sort is None:
            return bisect_left(order.sequences, sequence)

        def place(each: int) -> _SortKey:
            value, record_id = self._connection.execute(_VALUE_AND_ID, (sort, each)).fetchone()
            return _sortable(value, str(record_id))

        return bisect_left(order.sequences, place(sequence), key=place)


def _sortable(value: str | float | None, record_id: str) -> _SortKey:
    # As SQLite sorts: nothing first, then numbers, then texts by code point; equal values by their ids.
    if value is None:
        return 0, 0, record_id
    return (2 if isinstance(value, str) else 1), value, record_id
