"""The order of each listing that was read lately, kept in memory beside the database.

The last page costs what the first one does, and so does a page of a hundred times as many records: SQL would have to
step over all records before it (``OFFSET``) and to count all matches, and here both are looked up. An order is the ``sequence`` of every record that
matches, eight bytes each. It is made by one statement when it is first asked for, and follows each change from then on;
where that could go wrong (a transaction that is undone, another program that writes to the file) it is forgotten.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, TypeAlias

import attrs

from truespec_sandbox._state._selection import MATCHES_ONE, bounded, order_statement

if TYPE_CHECKING:
    import sqlite3

    from truespec_sandbox._state._selection import Selection

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
