"""Holding one API to its document, whoever plays it, and telling the outcome as plain data."""

from __future__ import annotations

import json
import os
import time
import uuid
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from scripts.contract import Statistics, Target, credentials, sandbox_target
from scripts.contract._contract import DOCUMENTS
from scripts.contract._marks import VARIABLE
from scripts.contract_run import _har
from scripts.contract_run._plans import Extent, run_all
from scripts.contract_run._reach import shortfalls
from scripts.contract_run._recorder import Recorder, relaying
from scripts.contract_run._selection import described, gated, left_out
from scripts.contract_run._upstream import LONGEST
from truespec_sandbox import running

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scripts.contract import Outcome
    from scripts.contract_run._selection import Described
    from scripts.contract_run._settings import Live

Told: TypeAlias = dict[str, Any]


def judge(api: str, extent: Extent, live: Live | None, folder: Path) -> Told:
    """Hold an API to its document.

    Args:
        api: the API.
        extent: how much is tried.
        live: a server that is not ours; ``None`` for a sandbox that is started for this.
        folder: where the recorded traffic of a live run goes.

    Returns:
        What the report shows of it, as JSON.

    """
    began = time.monotonic()
    told = (
        _judge_sandbox(api, extent)
        if live is None
        else _judge_live(api, attrs.evolve(extent, is_live=True), live, folder)
    )
    return {**told, "seconds": round(time.monotonic() - began, 1)}


def _judge_sandbox(api: str, extent: Extent) -> Told:
    with running(api, check=True) as sandbox:
        outcome = run_all(sandbox_target(api, sandbox), extent)
    return _told(api, extent, outcome, "sandbox", "a sandbox of this repository")


def _judge_live(api: str, extent: Extent, live: Live, folder: Path) -> Told:
    recorder = Recorder(api, live)
    os.environ[VARIABLE] = f"truespec-{uuid.uuid4().hex[:8]} "
    own = credentials(api, live.key)
    with relaying(recorder):
        try:
            target = Target(api, recorder.url, own, refused=False, patience=LONGEST, run_seconds=None)
            outcome = run_all(target, extent)
        finally:
            left = recorder.sweep(_headers(api, own))
            _har.write(folder / f"{api}.har", recorder.entries)
    for operation, reason in left_out(api).items():
        outcome.skipped.append(f"{operation}: {reason}")
    outcome.skipped += _counted(recorder)
    outcome.crashes += [f"a record of this run could not be removed: {line}" for line in left]
    told = _told(api, extent, outcome, "live", live.base_url)
    numbers = {
        "made": recorder.made.count,
        "removed": recorder.made.count - len(left),
        "recorded": len(recorder.entries),
    }
    return _with_urls({**told, **numbers}, recorder.url, live.base_url)


def _headers(api: str, own: Mapping[str, str]) -> list[tuple[str, str]]:
    document = json.loads((DOCUMENTS / f"{api}.json").read_text(encoding="utf-8"))
    found: list[tuple[str, str]] = []
    for name, scheme in document["components"]["securitySchemes"].items():
        is_bearer = scheme.get("scheme") == "bearer"
        found.append(("Authorization", f"Bearer {own[name]}") if is_bearer else (scheme["name"], own[name]))
    return found


def _counted(recorder: Recorder) -> list[str]:
    made = recorder.made
    lines = ["mutants: a server that is not ours cannot be given defects", "faults: nor can it be made to fail"]
    if made.aside:
        lines.append(f"{made.aside} changes of records that this run had not made: sent with an id that nobody has")
    if made.barred:
        lines.append(f"{made.barred} requests for operations that are not tried here: not sent")
    return lines


def _told(api: str, extent: Extent, outcome: Outcome, mode: str, server: str) -> Told:
    gate = gated(api, is_live=extent.is_live)
    if extent.tags:
        gate &= {operation.id for operation in described(api) if operation.tag in extent.tags}
    barred = left_out(api) if extent.is_live else {}
    return {
        "api": api,
        "mode": mode,
        "server": server,
        "seed": extent.seed,
        "max_examples": extent.max_examples,
        "operations": [_operation(each, outcome, each.id in gate, barred.get(each.id, "")) for each in described(api)],
        "findings": [attrs.asdict(finding) for finding in outcome.findings],
        "crashes": list(outcome.crashes),
        "warnings": list(outcome.warnings),
        "skipped": list(outcome.skipped),
        "shortfalls": shortfalls(outcome.statistics, gate),
    }


def _operation(operation: Described, outcome: Outcome, is_gated: bool, skipped: str) -> Told:  # noqa: FBT001 (two facts)
    counted = outcome.statistics.get(operation.id, Statistics())
    return {
        "id": operation.id,
        "method": operation.method,
        "path": operation.path,
        "tag": operation.tag,
        "played": operation.is_played,
        "gated": is_gated,
        "skipped": skipped,
        "documented": list(operation.statuses),
        "statuses": {str(status): count for status, count in sorted(counted.statuses.items())},
        "cases": counted.cases,
        "positive": counted.positive,
        "accepted": counted.accepted,
        "checks": dict(sorted(counted.checks.items())),
    }


def _with_urls(told: Told, relay: str, server: str) -> Told:
    """The same with the server's URL wherever the relay's stands, so that every curl line can be repeated."""
    whole: Told = json.loads(json.dumps(told).replace(relay, server))
    return whole


def passed(told: Told) -> bool:
    """Tell whether a run found nothing."""
    return not any(told[part] for part in ("findings", "crashes", "warnings", "shortfalls"))
