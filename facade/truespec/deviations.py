"""Count the deviations that a process sees, and compare the counts of two runs.

    collector = Collector()
    clemta = Clemta(conformance="observe", on_deviation=collector)
    ...
    Path("deviations.json").write_text(collector.to_json())

and, with the file of an earlier run::

    for kind in compare(earlier, collector.to_json()).appeared: ...
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from attrs import asdict, evolve, fields, frozen

from truespec._deviation import Kind
from truespec._json import is_array, is_object
from truespec._locks import LOCK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from truespec._deviation import Deviation

DEFAULT_MAX_KINDS = 1_000
_FORMAT = 2


@frozen
class DeviationCount:
    """How often deviations of a kind occurred, and when first and last (UTC)."""

    kind: Kind
    count: int
    first: datetime
    last: datetime


class Collector:
    """Counts deviations by kind; pass it as ``on_deviation``.

    Threads and clients may share one.  Operations are distinguished by their operationId alone, so use one for each API.

    Args:
        max_kinds: How many kinds are kept (1,000 by default); deviations of further kinds are only counted, in ``left_out``.

    Raises:
        ValueError: ``max_kinds`` is below 1.
    """

    def __init__(self, max_kinds: int = DEFAULT_MAX_KINDS) -> None:
        if max_kinds < 1:
            message = f"invalid max_kinds {max_kinds}: use 1 or more"
            raise ValueError(message)
        self._max_kinds = max_kinds
        self._counts: dict[Kind, DeviationCount] = {}
        self._left_out = 0

    def __call__(self, deviation: Deviation) -> None:
        """Count a deviation; its value, if it has one, is not kept."""
        kind, now = deviation.kind, datetime.now(UTC)
        with LOCK:
            before = self._counts.get(kind)
            if before is not None:
                self._counts[kind] = evolve(before, count=before.count + 1, last=now)
            elif len(self._counts) < self._max_kinds:
                self._counts[kind] = DeviationCount(kind, 1, now, now)
            else:
                self._left_out += 1

    @property
    def left_out(self) -> int:
        """The number of deviations whose kind was not kept, because there were ``max_kinds`` others."""
        with LOCK:
            return self._left_out

    def counts(self) -> list[DeviationCount]:
        """Return the count of each kind, in the order of operation, status and place."""
        with LOCK:
            return sorted(self._counts.values(), key=lambda counted: counted.kind)

    def to_json(self) -> str:
        """Return the counts as JSON text for :func:`compare`; the same kinds are in the same order in every run."""
        kinds = [
            asdict(counted.kind)
            | {"count": counted.count, "first": counted.first.isoformat(), "last": counted.last.isoformat()}
            for counted in self.counts()
        ]
        return json.dumps({"format": _FORMAT, "left_out": self.left_out, "deviations": kinds}, indent=1) + "\n"

    def clear(self) -> None:
        """Set all counts back to zero."""
        with LOCK:
            self._counts.clear()
            self._left_out = 0


@frozen
class Comparison:
    """The kinds of two runs compared; counts and times play no part."""

    appeared: tuple[Kind, ...]
    """The kinds of the new run alone."""
    vanished: tuple[Kind, ...]
    """The kinds of the old run alone."""
    stayed: tuple[Kind, ...]
    """The kinds of both runs."""


def compare(old: str, new: str) -> Comparison:
    """Compare the deviations of two runs.

    Args:
        old: The result of ``Collector.to_json`` in the earlier run.
        new: The result of ``Collector.to_json`` in the later run.

    Raises:
        ValueError: One of them is not a result of ``Collector.to_json``.
    """
    before, after = set(_parse_kinds(old)), set(_parse_kinds(new))
    return Comparison(
        tuple(sorted(after - before)),
        tuple(sorted(before - after)),
        tuple(sorted(after & before)),
    )


def _parse_kinds(text: str) -> Iterable[Kind]:
    message = f"not a report of deviations: pass the result of Collector.to_json (format {_FORMAT})"
    report: Any = json.loads(text)
    if not is_object(report) or report.get("format") != _FORMAT or not is_array(report.get("deviations")):
        raise ValueError(message)
    types = {field.name: int if field.name == "status" else str for field in fields(Kind)}
    for entry in report["deviations"]:
        if not is_object(entry) or not all(type(entry.get(name)) is type_ for name, type_ in types.items()):
            raise ValueError(message)
        yield Kind(**{name: entry[name] for name in types})


__all__ = ["DEFAULT_MAX_KINDS", "Collector", "Comparison", "DeviationCount", "Kind", "compare"]
