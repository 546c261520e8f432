"""Which records a listing wants, and the SQL for it: constant fragments, every value bound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

if TYPE_CHECKING:
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
