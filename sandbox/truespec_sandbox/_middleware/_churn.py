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

from truespec_sandbox._errors import APIError
from truespec_sandbox._responses import AnyResponse, CallNext, RawResponse, Response
from truespec_sandbox._wire._text_values import EncodingError, query_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._dispatch import Dispatcher
    from truespec_sandbox._middleware._churn_settings import ChurnSettings
    from truespec_sandbox._profile import ChurnTarget
    from truespec_sandbox._state._records import Records
    from truespec_sandbox._state._store import Store
    from truespec_sandbox._wire._incoming_request import IncomingRequest

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

    def __init__(self, dispatcher: Dispatcher, store: Store, clock: Callable[[], float]) -> None:
        """Begin with everything standing still.

        Args:
            dispatcher: knows the listings.
            store: the state.
            clock: returns the time in Unix seconds.

        """
        self._dispatcher = dispatcher
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
        known = self._dispatcher.profile.churn_targets
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

    async def __call__(self, request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        """Answer a request, and let records come and go behind a page."""
        reply = await call_next(request)
        settings = self._settings
        operation = self._dispatcher.target(request).operation
        if settings is None or operation is None or request.method != "GET":
            return reply
        churn_targets = self._dispatcher.profile.churn_targets.get(operation.operation_id)
        is_page = isinstance(reply, (Response, RawResponse)) and reply.status == _OK
        if churn_targets is None or not is_page or settings.operation not in {None, operation.operation_id}:
            return reply
        owner = _owner(churn_targets, request)
        how_many = min(settings.changes, settings.most - self._made)
        if settings.owner not in {None, owner}:
            return reply
        self._made += how_many
        self._pages[operation.operation_id] += 1
        page = self._pages[operation.operation_id]
        try:
            place = (page, operation.operation_id, owner)
            self._changes += await asyncio.to_thread(self._change, settings, how_many, *place)
        except APIError as error:
            return self._dispatcher.error_response(error)
        return reply

    def _change(self, settings: ChurnSettings, how_many: int, page: int, operation_id: str, owner: str) -> list[Change]:
        churn_targets = self._dispatcher.profile.churn_targets[operation_id]
        chance = Random(f"{settings.seed}/{operation_id}/{page}")  # noqa: S311 (repeatable, not secret)
        changes: list[Change] = []
        with self._store.transaction(self._dispatcher.profile.api, writes=True) as records:
            for _ in range(how_many):
                deleted = None if chance.random() < settings.inserts else _delete(records, churn_targets, owner, chance)
                if deleted is not None:
                    changes.append(Change(page, operation_id, "deleted", owner, deleted))
                elif settings.inserts > 0:
                    inserted = churn_targets.insert(records, owner, chance, int(self._clock()))
                    changes.append(Change(page, operation_id, "inserted", owner, inserted))
        return changes


def _delete(records: Records, churn_targets: ChurnTarget, owner: str, chance: Random) -> str | None:
    chosen = records.choose(churn_targets.collection, owner, chance)
    if chosen is not None:
        records.delete(churn_targets.collection, chosen)
    return chosen


def _owner(churn_targets: ChurnTarget, request: IncomingRequest) -> str:
    if churn_targets.owner_location == "header":
        return request.headers.get(churn_targets.owner_parameter, "")
    try:
        return query_values(request.query).get(churn_targets.owner_parameter, "")
    except EncodingError:
        return ""
