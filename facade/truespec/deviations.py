"""What an API's answers are seen to do against its document, over the life of a process.

    seen = Collector()
    clemta = Clemta(conformance="observe", on_deviation=seen)
    ...
    Path("deviations.json").write_text(seen.to_json())

and, with the file of an earlier run::

    for kind in compare(earlier, seen.to_json()).appeared: ...
"""

from __future__ import annotations

import json
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from attrs import asdict, define, fields, frozen

from truespec._deviation import Kind
from truespec._json import is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterable

    from truespec._deviation import Deviation

DEFAULT_MOST = 1_000
_FORMAT = 1


@frozen
class Seen:
    """How often a kind was seen, and when first and last (UTC)."""

    kind: Kind
    count: int
    first: datetime
    last: datetime


@define
class _Tally:
    count: int
    first: datetime
    last: datetime


class Collector:
    """Counts the deviations that it is called with; pass it as ``on_deviation``.

    Any number of threads and clients may share one.  Operations are told apart by their id alone, so give each API its own.

    Args:
        most: How many kinds are kept at most (1,000 by default); deviations of further kinds are only counted, in ``left_out``.

    Raises:
        ValueError: ``most`` is below 1.
    """

    def __init__(self, most: int = DEFAULT_MOST) -> None:
        if most < 1:
            message = "most must be 1 or more"
            raise ValueError(message)
        self._most = most
        self._tallies: dict[Kind, _Tally] = {}
        self._left_out = 0
        self._lock = threading.Lock()

    def __call__(self, deviation: Deviation) -> None:
        """Count a deviation; its value, if it has one, is not kept."""
        kind, now = deviation.kind, datetime.now(UTC)
        with self._lock:
            tally = self._tallies.get(kind)
            if tally is not None:
                tally.count += 1
                tally.last = now
            elif len(self._tallies) < self._most:
                self._tallies[kind] = _Tally(1, now, now)
            else:
                self._left_out += 1

    @property
    def left_out(self) -> int:
        """How many deviations were of a kind that there was no room for."""
        with self._lock:
            return self._left_out

    def seen(self) -> list[Seen]:
        """Every kind that was seen, in the order of operation, status and place."""
        with self._lock:
            return sorted(
                (Seen(kind, found.count, found.first, found.last) for kind, found in self._tallies.items()),
                key=lambda seen: seen.kind,
            )

    def to_json(self) -> str:
        """What was seen as JSON text, for :func:`compare`; the same kinds are in the same order in every run."""
        with self._lock:
            left_out = self._left_out
        kinds = [
            asdict(seen.kind) | {"count": seen.count, "first": seen.first.isoformat(), "last": seen.last.isoformat()}
            for seen in self.seen()
        ]
        return json.dumps({"format": _FORMAT, "left_out": left_out, "deviations": kinds}, indent=1) + "\n"

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._tallies.clear()
            self._left_out = 0


@frozen
class Comparison:
    """Two runs beside each other; counts and times play no part."""

    appeared: tuple[Kind, ...]
    """The kinds that only the new run saw."""
    vanished: tuple[Kind, ...]
    """The kinds that only the old run saw."""
    stayed: tuple[Kind, ...]
    """The kinds that both saw."""


def compare(old: str, new: str) -> Comparison:
    """What changed from one run to another.

    Args:
        old: What ``Collector.to_json`` gave in the earlier run.
        new: Likewise, in the later one.

    Raises:
        ValueError: One of them is no such text.
    """
    before, after = set(_kinds(old)), set(_kinds(new))
    return Comparison(
        tuple(sorted(after - before)),
        tuple(sorted(before - after)),
        tuple(sorted(after & before)),
    )


def _kinds(text: str) -> Iterable[Kind]:
    message = f"this is not what Collector.to_json writes (format {_FORMAT})"
    found: Any = json.loads(text)
    if not is_object(found) or found.get("format") != _FORMAT or not is_array(found.get("deviations")):
        raise ValueError(message)
    names = {field.name: int if field.name == "status" else str for field in fields(Kind)}
    for one in found["deviations"]:
        if not is_object(one) or not all(type(one.get(name)) is kind for name, kind in names.items()):
            raise ValueError(message)
        yield Kind(**{name: one[name] for name in names})


__all__ = ["DEFAULT_MOST", "Collector", "Comparison", "Kind", "Seen", "compare"]
