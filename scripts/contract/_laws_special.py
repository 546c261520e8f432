"""Laws of what only some collections have: conditional reads, keys of one's own, ends that remove nothing."""

from __future__ import annotations

from email.utils import format_datetime, parsedate_to_datetime
from typing import TYPE_CHECKING

from scripts.contract._law import Law
from scripts.contract._subject import Subject, require
from scripts.contract._values import MISSING, at, same, short

if TYPE_CHECKING:
    from datetime import datetime

    from scripts.contract._api import Resource
    from scripts.contract._wire import Exchange

_NOT_MODIFIED = 304


def _conditional(subject: Subject) -> None:
    record_id = subject.id_of(subject.create())
    exchange, _ = subject.record(record_id)
    changed = _last_modified(exchange)
    require(changed is not None, "Last-Modified is no HTTP-date", exchange)
    sent = {"If-Modified-Since": exchange.headers.get("last-modified", "")}
    again = subject.read(record_id, headers=sent)
    require(again.status == _NOT_MODIFIED, f"unchanged since Last-Modified is answered with {again.status}", again)
    require(again.body is MISSING, "a 304 has a body", again)
    earlier = [format_datetime(changed.replace(year=changed.year - 1), usegmt=True)] if changed else []
    for text in (*earlier, "yesterday", ""):
        full = subject.read(record_id, headers={"If-Modified-Since": text})
        require(full.is_success, f"If-Modified-Since: {text} is answered with {full.status}", full)


def _last_modified(exchange: Exchange) -> datetime | None:
    try:
        return parsedate_to_datetime(exchange.headers.get("last-modified", ""))
    except ValueError:
        return None


def _unique(subject: Subject) -> None:
    field, status = subject.resource.unique or ("", 0)
    key = subject.key()
    body = subject.body(**key)
    record_id = subject.id_of(subject.created(body))
    for _ in range(2):
        second = subject.try_create(body)
        require(second.status == status, f"the same {field} again is answered with {second.status}", second)
    exchange, by_id = subject.record(record_id)
    named = subject.read(key.get(field, ""))
    shown = at(named.body, subject.resource.shown)
    require(same(by_id, shown), f"read by its {field}, the record is {short(shown)}", exchange)


def _ended(subject: Subject) -> None:
    ending = subject.resource.ending
    if ending is None:
        return
    record_id = subject.id_of(subject.create())
    _, before = subject.record(record_id)
    exchange = subject.delete(record_id)
    require(exchange.is_success, f"it cannot be ended: {exchange.status}", exchange)
    for _ in range(2):
        read, after = subject.record(record_id)
        found = at(after, ending.pointer)
        require(same(found, ending.value), f"after the end {ending.pointer} is {short(found)}", read)
        name = ending.pointer.rpartition("/")[2]
        for each in {*before} - {name, *subject.resource.changed}:
            require(same(before[each], at(after, f"/{each}")), f"the end has changed {each}", read)
        again = subject.delete(record_id)
        require(again.status == ending.again, f"a second end is answered with {again.status}", again)


def _has_condition(resource: Resource) -> bool:
    return resource.conditional


def _has_key(resource: Resource) -> bool:
    return resource.unique is not None


def _ends(resource: Resource) -> bool:
    return resource.ending is not None


SPECIAL = (
    Law("a conditional read tells whether it changed", _conditional, ("create", "read"), _has_condition),
    Law("a key of one's own is given once", _unique, ("create", "read"), _has_key),
    Law("what is ended stays ended", _ended, ("create", "read", "delete"), _ends),
)
