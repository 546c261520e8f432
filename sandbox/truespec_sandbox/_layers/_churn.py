"""Churn: records that come and go between the pages of a listing, as when others work at the same time.

After each page that went out, and before the next request is looked at, some records of the listed owner are inserted
or deleted. The order of a listing stays what it is: a new record stands where its values put it, and the others keep
their order. Every change is kept, so that a test knows which records were there all the time.
"""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from random import Random
from typing import TYPE_CHECKING, Literal

import attrs

from truespec_sandbox._exchange._layer import Next, RawAnswer, Reply
from truespec_sandbox._profile._call import Answer
from truespec_sandbox._refusal import RefusalError
from truespec_sandbox._wire._percent import EncodingError, query_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._exchange._exchange import Exchange
    from truespec_sandbox._layers._churn_settings import ChurnSettings
    from truespec_sandbox._profile._profile import Churned
    from truespec_sandbox._state._records import Records
    from truespec_sandbox._state._store import Store
    from truespec_sandbox._wire._arrival import Arrival

_OK = 200
_MOST_KEPT = 100_000


@attrs.frozen
class Change:
    """One record that came or went.

    Attributes:
        page: the number of the page behind which it did, counted from 1 for each listing operation.
        operation: the operationId of the listing.
        kind: whether the record was inserted or deleted.
        owner: whose record it is.
        id: its id.

    """

    page: int
    operation: str
    kind: Literal["inserted", "deleted"]
    owner: str
    id: str


class Churn:
    """The layer, and what it has done."""

    def __init__(self, exchange: Exchange, store: Store, clock: Callable[[], float]) -> None:
        """Begin with everything standing still.

        Args:
            exchange: knows the listings.
            store: the state.
            clock: returns the time in Unix seconds.

        """
        self._exchange = exchange
        self._store = store
        self._clock = clock
        self._settings: ChurnSettings | None = None
        self._pages: Counter[str] = Counter()
        self._made = 0
        self._changes: deque[Change] = deque(maxlen=_MOST_KEPT)

    @property
    def settings(self) -> ChurnSettings | None:
        """How much comes and goes; ``None`` for nothing. Setting it counts pages anew; what has changed stays known.

        Raises:
            ValueError: the API has no such listing.

        """
        return self._settings

    @settings.setter
    def settings(self, settings: ChurnSettings | None) -> None:
        known = self._exchange.profile.churned
        if settings is not None and settings.operation not in {None, *known}:
            message = f"churn: operation must be one of {', '.join(known)}, not {settings.operation!r}"
            raise ValueError(message)
        self._pages = Counter()
        self._made = 0
        self._settings = settings

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change since the start or the last ``clear``, the newest 100,000 at most."""
        return tuple(self._changes.copy())

    def clear(self) -> None:
        """Forget the changes and count pages anew."""
        self._changes.clear()
        self._pages = Counter()
        self._made = 0

    async def __call__(self, arrival: Arrival, proceed: Next) -> Reply:
        """Answer a request, and let records come and go behind a page."""
        reply = await proceed(arrival)
        settings = self._settings
        operation = self._exchange.target(arrival).operation
        if settings is None or operation is None or arrival.method != "GET":
            return reply
        churned = self._exchange.profile.churned.get(operation.operation_id)
        is_page = isinstance(reply, (Answer, RawAnswer)) and reply.status == _OK
        if churned is None or not is_page or settings.operation not in {None, operation.operation_id}:
            return reply
        owner = _owner(churned, arrival)
        how_many = min(settings.changes, settings.most - self._made)
        if settings.owner not in {None, owner}:
            return reply
        self._made += how_many
        self._pages[operation.operation_id] += 1
        page = self._pages[operation.operation_id]
        try:
            place = (page, operation.operation_id, owner)
            self._changes += await asyncio.to_thread(self._change, settings, how_many, *place)
        except RefusalError as refusal:
            return self._exchange.refuse(refusal)
        return reply

    def _change(self, settings: ChurnSettings, how_many: int, page: int, operation_id: str, owner: str) -> list[Change]:
        churned = self._exchange.profile.churned[operation_id]
        chance = Random(f"{settings.seed}/{operation_id}/{page}")  # noqa: S311 (repeatable, not secret)
        changes: list[Change] = []
        with self._store.transaction(self._exchange.profile.api, writes=True) as records:
            for _ in range(how_many):
                deleted = None if chance.random() < settings.inserts else _delete(records, churned, owner, chance)
                if deleted is not None:
                    changes.append(Change(page, operation_id, "deleted", owner, deleted))
                elif settings.inserts > 0:
                    inserted = churned.insert(records, owner, chance, int(self._clock()))
                    changes.append(Change(page, operation_id, "inserted", owner, inserted))
        return changes


def _delete(records: Records, churned: Churned, owner: str, chance: Random) -> str | None:
    chosen = records.choose(churned.collection, owner, chance)
    if chosen is not None:
        records.delete(churned.collection, chosen)
    return chosen


def _owner(churned: Churned, arrival: Arrival) -> str:
    if churned.owner_location == "header":
        return arrival.headers.get(churned.owner_parameter, "")
    try:
        return query_values(arrival.query).get(churned.owner_parameter, "")
    except EncodingError:
        return ""
