"""What a collection's records are made of, and what an API without quirks does with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from truespec_sandbox._profile._call import Response
from truespec_sandbox._state._selection import RecordPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._state._records import Records
    from truespec_sandbox._wire._strict_json import JSON

Action: TypeAlias = Literal["created", "listed", "read", "updated", "deleted"]


@attrs.frozen
class Draft:
    """A record that is to be made.

    Attributes:
        records: the state, inside a transaction.
        owner: whose it will be.
        now: the time in Unix seconds.
        fields: what was sent for it.

    """

    records: Records
    owner: str
    now: int
    fields: Mapping[str, JSON]


@attrs.frozen
class Update:
    """A record that is to be changed.

    Attributes:
        owner: whose it is.
        now: the time in Unix seconds.
        body: what it is.
        fields: what was sent for it.

    """

    owner: str
    now: int
    body: Mapping[str, JSON]
    fields: Mapping[str, JSON]


def plain_response(act: Action, outcome: Mapping[str, JSON] | RecordPage | None) -> Response:
    """Answer as APIs without an envelope do: the record or the array itself; 201 after a create, 204 after a delete.

    Args:
        act: what was done.
        outcome: the record, the page of a listing, or ``None`` after a delete.

    Returns:
        The answer.

    """
    if outcome is None:
        return Response(204, empty=True)
    body: JSON = [*outcome.bodies] if isinstance(outcome, RecordPage) else dict(outcome)
    return Response(201 if act == "created" else 200, body)


def create_numbered(draft: Draft) -> dict[str, JSON]:
    """Make a record of the sent fields, with a running number as its id."""
    return {"id": draft.records.next_number("id"), **draft.fields}


def merge_update(change: Update) -> dict[str, JSON]:
    """Change the fields that were sent, and keep the others."""
    return {**change.body, **change.fields}
