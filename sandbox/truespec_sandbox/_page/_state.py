"""What the page asks for again and again: how things stand, and the records of one collection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._controls._admin import shown_plan

if TYPE_CHECKING:
    from truespec_sandbox._controls._controls import Controls
    from truespec_sandbox._wire._strict_json import JSON

_REQUESTS = 60
_RECORDS = 25
_LAST = 2**63 - 1


def state(controls: Controls) -> JSON:
    """Return how things stand: clock, last requests (the newest first), faults, churn, and counted records."""
    plan, churn = controls.faults.plan, controls.churn
    with controls.store.transaction(controls.profile.api, writes=False) as kept:
        collections = kept.collections()
    return {
        "clock": {"now": controls.clock.now(), "stopped": controls.clock.is_stopped},
        "requests": [attrs.asdict(each) for each in controls.log.newest(_REQUESTS)],
        "faults": None if plan is None else shown_plan(plan),
        "churn": None if churn.settings is None else attrs.asdict(churn.settings),
        "changes": len(churn.changes),
        "collections": [{"name": name, "count": count} for name, count in collections.items()],
    }


def records(controls: Controls, query: dict[str, str]) -> JSON:
    """Return some records of a collection, the last created first.

    Args:
        controls: the parts of the sandbox.
        query: ``collection``, and ``before``, the number of the record that came last.

    Returns:
        The records, each body as its JSON text, so that no number in it loses a digit; and whether more follow.

    Raises:
        ValueError: the query is another.

    """
    before = query.get("before", str(_LAST))
    is_number = before.isascii() and before.isdigit() and int(before) <= _LAST
    if "collection" not in query or query.keys() - {"collection", "before"} or not is_number:
        message = "the query has to be collection=<name>, and may have before=<sequence of a record>"
        raise ValueError(message)
    with controls.store.transaction(controls.profile.api, writes=False) as kept:
        # One more than is shown tells whether more follow.
        found = kept.newest(query["collection"], before=int(before), count=_RECORDS + 1)
    return {"records": [attrs.asdict(each) for each in found[:_RECORDS]], "more": len(found) > _RECORDS}
