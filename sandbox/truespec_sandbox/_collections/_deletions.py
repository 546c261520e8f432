"""Records that stay in the store when they are deleted, and the query parameter that asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._state._selection import Comparison

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._wire._strict_json import JSON


@attrs.frozen
class SoftDeletion:
    """How a collection keeps what was deleted; one of its listing's filters too.

    Attributes:
        field: the member with the time of the deletion, ``None`` until then; the collection has to index it.
        parameter: the query parameter that says which records count: ``exclude`` the deleted ones, as without it,
            ``include`` them, or ``only`` them.

    """

    field: str = "deleted_at"
    parameter: str = "deleted"

    def comparisons(self, query: Mapping[str, JSON]) -> list[Comparison]:
        """Return the bounds that a query sets.

        Args:
            query: the checked query parameters.

        Returns:
            One bound, or none when all records count.

        """
        match query.get(self.parameter):
            case "include":
                return []
            case "only":
                return [Comparison(self.field, "is_not", None)]
            case _:
                return [Comparison(self.field, "is", None)]

    def counts(self, query: Mapping[str, JSON], body: Mapping[str, JSON]) -> bool:
        """Tell whether a query reaches a record.

        Args:
            query: the checked query parameters.
            body: the record.

        Returns:
            False for a record that is as unknown to the query as one that never was.

        """
        asked = query.get(self.parameter)
        return asked == "include" or (asked == "only") == (body[self.field] is not None)
