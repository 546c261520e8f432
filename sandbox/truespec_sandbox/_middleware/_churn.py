"""Churn: records that are inserted and deleted between the pages of a list, as by other clients at the same time.

The changes are made after a page was sent and before the next request is handled. The order of a list stays what it
is: a new record is sorted in by its values, and the others keep their order. Every change is recorded, so that a test
knows which records existed the whole time.
"""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import Mapping
from http import HTTPStatus
from random import Random
from typing import TYPE_CHECKING, Literal, cast

from attrs import fields, frozen

from truespec_sandbox._errors import APIError
from truespec_sandbox._responses import AnyResponse, CallNext, RawResponse, Response
from truespec_sandbox._settings import number, text, whole
from truespec_sandbox._wire._text_values import EncodingError, query_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._dispatch import Dispatcher
    from truespec_sandbox._profile import ChurnTarget
    from truespec_sandbox._state._records import Records
    from truespec_sandbox._state._store import Store
    from truespec_sandbox._wire._incoming_request import IncomingRequest

_MAX_CHANGES_PER_PAGE = 1000
_MAX_RECORDED = 100_000
_MAX_SEED = 2**63 - 1


@frozen(kw_only=True)
class ChurnSettings:
    """What churn changes.

    Attributes:
        changes: the number of changes after each page; 1 by default, 0 for none.
        inserts: the share of insertions, from 0 to 1, a half by default; the others are deletions.
        max_changes: the number of changes in all, 1000 by default, so that reading until an empty page ends.
        seed: the seed of the random choices; the same seed, pages and records give the same changes.
        operation: the operationId of the only list operation with churn; ``None``, the default, for every one.
        owner: the only owner whose records change; ``None``, the default, for the one whose records are listed.

    """

    changes: int = 1
    inserts: float = 0.5
    max_changes: int = 1000
    seed: int = 0
    operation: str | None = None
    owner: str | None = None


def parse_churn(value: object) -> ChurnSettings | None:
    """Parse the settings.

    Args:
        value: the number of changes after each page; or the members of ``ChurnSettings`` by name; or the same as a
            string, ``changes=2,inserts=0.3``; or ``None`` for no churn.

    Returns:
        The settings; ``None`` for no churn.

    Raises:
        TypeError: a member is of the wrong type.
        ValueError: a member is unknown or out of its bounds.

    """
    if value is None:
        return None
    members = _read_members(value)
    names = [field.name for field in fields(ChurnSettings)]
    unknown = sorted(members.keys() - set(names))
    if unknown:
        message = f"churn: {unknown[0]!r} is unknown; use {', '.join(names)}"
        raise ValueError(message)
    operation, owner = members.get("operation"), members.get("owner")
    return ChurnSettings(
        changes=whole(members.get("changes", 1), "churn: changes", 0, _MAX_CHANGES_PER_PAGE),
        inserts=number(members.get("inserts", 0.5), "churn: inserts", 0, 1),
        max_changes=whole(members.get("max_changes", 1000), "churn: max_changes", 0, _MAX_RECORDED),
        seed=whole(members.get("seed", 0), "churn: seed", -_MAX_SEED, _MAX_SEED),
        operation=None if operation is None else text(operation, "churn: operation"),
        owner=None if owner is None else text(owner, "churn: owner"),
    )


def _read_members(value: object) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return cast("Mapping[str, object]", value)
    if isinstance(value, str):
        return {"changes": int(value)} if value.isascii() and value.isdigit() else _parse_text(value)
    if isinstance(value, int):
        return {"changes": value}
    message = f"churn must be a number, a mapping or None, not {value!r:.80}"
    raise TypeError(message)


def _parse_text(value: str) -> dict[str, object]:
    members: dict[str, object] = {}
    for piece in filter(None, value.split(",")):
        name, equals, member = piece.strip().partition("=")
        if not equals or name in members:
            message = f"churn: {piece!r} is not name=value, or repeats a name; write changes=2,inserts=0.5,seed=7"
            raise ValueError(message)
        members[name] = member if name in {"operation", "owner"} else _parse_number(member)
    return members


def _parse_number(value: str) -> object:
    for kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            continue
    return value


@frozen
class Change:
    """A record that churn inserted or deleted.

    Attributes:
        page: the number of the page after which it did, counted from 1 for each list operation.
        operation: the operationId of the list operation.
        kind: whether the record was inserted or deleted.
        owner: the owner of the record.
        id: the id of the record.

    """

    page: int
    operation: str
    kind: Literal["inserted", "deleted"]
    owner: str
    id: str


class Churn:
    """The middleware, and the changes that it has made."""

    def __init__(self, dispatcher: Dispatcher, store: Store, clock: Callable[[], float]) -> None:
        """Start with churn off."""
        self._dispatcher = dispatcher
        self._store = store
        self._clock = clock
        self._settings: ChurnSettings | None = None
        self._pages: Counter[str] = Counter()
        self._count = 0
        self._changes: deque[Change] = deque(maxlen=_MAX_RECORDED)

    @property
    def settings(self) -> ChurnSettings | None:
        """The settings; ``None`` for no churn. Setting them restarts the counts, and keeps the recorded changes.

        Raises:
            ValueError: the API has no such list operation.

        """
        return self._settings

    @settings.setter
    def settings(self, settings: ChurnSettings | None) -> None:
        targets = self._dispatcher.profile.churn_targets
        if settings is not None and settings.operation not in {None, *targets}:
            message = f"churn: operation must be one of {', '.join(targets)}, not {settings.operation!r}"
            raise ValueError(message)
        self._pages.clear()
        self._count = 0
        self._settings = settings

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes since the start or the last ``clear``, at most the newest 100,000."""
        return tuple(self._changes.copy())

    def clear(self) -> None:
        """Forget the recorded changes, and restart the counts."""
        self._changes.clear()
        self._pages.clear()
        self._count = 0

    async def __call__(self, request: IncomingRequest, call_next: CallNext) -> AnyResponse:
        """Pass a request on, and change records after a page of a list."""
        response = await call_next(request)
        settings = self._settings
        operation = self._dispatcher.target(request).operation
        if settings is None or operation is None or request.method != "GET":
            return response
        operation_id = operation.operation_id
        target = self._dispatcher.profile.churn_targets.get(operation_id)
        is_page = isinstance(response, (Response, RawResponse)) and response.status == HTTPStatus.OK
        if target is None or not is_page or settings.operation not in {None, operation_id}:
            return response
        owner = _get_owner(target, request)
        if settings.owner not in {None, owner}:
            return response
        count = min(settings.changes, settings.max_changes - self._count)
        self._count += count
        self._pages[operation_id] += 1
        page = self._pages[operation_id]
        try:
            self._changes += await asyncio.to_thread(self._change, settings, count, page, operation_id, owner)
        except APIError as error:
            return self._dispatcher.error_response(error)
        return response

    def _change(self, settings: ChurnSettings, count: int, page: int, operation_id: str, owner: str) -> list[Change]:
        target = self._dispatcher.profile.churn_targets[operation_id]
        random = Random(f"{settings.seed}/{operation_id}/{page}")  # noqa: S311  (repeatable, not secret)
        changes: list[Change] = []
        with self._store.transaction(self._dispatcher.profile.api, writes=True) as records:
            for _ in range(count):
                deleted = None if random.random() < settings.inserts else _delete(records, target, owner, random)
                if deleted is not None:
                    changes.append(Change(page, operation_id, "deleted", owner, deleted))
                elif settings.inserts > 0:
                    inserted = target.insert(records, owner, random, int(self._clock()))
                    changes.append(Change(page, operation_id, "inserted", owner, inserted))
        return changes


def _delete(records: Records, target: ChurnTarget, owner: str, random: Random) -> str | None:
    record_id = records.choose(target.collection, owner, random)
    if record_id is not None:
        records.delete(target.collection, record_id)
    return record_id


def _get_owner(target: ChurnTarget, request: IncomingRequest) -> str:
    if target.owner_location == "header":
        return request.headers.get(target.owner_parameter, "")
    try:
        return query_values(request.query).get(target.owner_parameter, "")
    except EncodingError:
        return ""
