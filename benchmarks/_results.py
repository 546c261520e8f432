"""What samples say: medians with their spread, ratios round by round, the bars, and the table of it all."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from attrs import asdict, define, frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.codegen.reading import JSON

STOCK = "stock openapi-python-client"
OURS = "truespec, without validation"
CHECKED = "truespec, with validation"
PYDANTIC = "pydantic"
MSGSPEC = "msgspec"
FLOOR = "json.loads (floor)"
FAST_FLOOR = "orjson.loads (floor)"

DECODE = "bytes to models"
TO_DICT = "models to dict"


@frozen
class Spread:
    """A median between the quartiles."""

    low: float
    middle: float
    high: float

    def shown(self, digits: int) -> str:
        """The median and, in brackets, the quartiles."""
        low, middle, high = (f"{value:,.{digits}f}" for value in (self.low, self.middle, self.high))
        return f"{middle} [{low}-{high}]"


def spread(values: Sequence[float]) -> Spread:
    """The median of some values, and their quartiles; of a single one, itself."""
    if len(values) == 1:
        return Spread(values[0], values[0], values[0])
    return Spread(*statistics.quantiles(values, n=4, method="inclusive"))


@define
class Case:
    """One comparison: what was done, with how many contacts, and each contestant's microseconds, round by round."""

    work: str
    contacts: int
    samples: dict[str, list[float]]

    @property
    def title(self) -> str:
        """What a person reads above the numbers."""
        return f"{self.work}, {'one contact' if self.contacts == 1 else f'list of {self.contacts:,}'}"

    def microseconds(self, name: str) -> Spread:
        """How long a contestant took."""
        return spread(self.samples[name])

    def ratio(self, name: str, against: str) -> Spread | None:
        """How long a contestant took in terms of another in the same round; None when one of them did not run."""
        if name not in self.samples or against not in self.samples:
            return None
        rounds = zip(self.samples[name], self.samples[against], strict=True)
        return spread([left / right for left, right in rounds])


@frozen
class Bar:
    """What the median ratio of two contestants may be at most."""

    work: str
    contacts: int
    name: str
    against: str
    at_most: float

    def median(self, cases: Sequence[Case]) -> float | None:
        """The median that is measured by the bar; None when it was not taken."""
        for case in cases:
            if (case.work, case.contacts) == (self.work, self.contacts):
                found = case.ratio(self.name, self.against)
                return None if found is None else found.middle
        return None

    def verdict(self, cases: Sequence[Case]) -> str:
        """``pass``, ``fail`` or ``not measured``."""
        median = self.median(cases)
        return "not measured" if median is None else "pass" if median <= self.at_most else "fail"


BARS = (
    Bar(DECODE, 100, OURS, STOCK, 0.40),
    Bar(DECODE, 100, CHECKED, STOCK, 0.50),
    Bar(DECODE, 100, CHECKED, PYDANTIC, 1.30),
    Bar(TO_DICT, 100, OURS, STOCK, 0.70),
)


def table(cases: Sequence[Case]) -> str:
    """The measurements as text, a row for each contestant of each case; quartiles in brackets."""
    rows: list[Sequence[str]] = [("", "microseconds", "ratio to stock", "ratio to pydantic")]
    for case in cases:
        rows += [(), (case.title,)]
        for name in case.samples:
            ratios = (case.ratio(name, against) for against in (STOCK, PYDANTIC))
            shown = ("-" if ratio is None else ratio.shown(2) for ratio in ratios)
            rows.append((f"  {name}", case.microseconds(name).shown(1), *shown))
    return aligned(rows)


def bars(cases: Sequence[Case]) -> str:
    """The bars as text: what was wanted, what was measured, and whether it will do."""
    rows: list[Sequence[str]] = [("bar", "at most", "measured", "")]
    for bar in BARS:
        median = bar.median(cases)
        told = f"{Case(bar.work, bar.contacts, {}).title}: {bar.name} / {bar.against}"
        shown = "-" if median is None else f"{median:.3f}"
        rows.append((told, f"{bar.at_most:.2f}", shown, bar.verdict(cases)))
    return aligned(rows)


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows as lines: the first column to the left, the others to the right."""
    width = max(len(row) for row in rows)
    widths = [max(len(row[at]) for row in rows if at < len(row)) for at in range(width)]
    lines: list[str] = []
    for row in rows:
        cells = [cell.rjust(widths[at]) if at else cell.ljust(widths[at]) for at, cell in enumerate(row)]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines) + "\n"


def written(cases: Sequence[Case]) -> dict[str, JSON]:
    """The measurements and the bars as a JSON value."""
    return {
        "cases": [
            {
                "work": case.work,
                "contacts": case.contacts,
                "results": {
                    name: {
                        "microseconds": asdict(case.microseconds(name)),
                        "to_stock": _plain(case.ratio(name, STOCK)),
                        "to_pydantic": _plain(case.ratio(name, PYDANTIC)),
                    }
                    for name in case.samples
                },
            }
            for case in cases
        ],
        "bars": [{**asdict(bar), "measured": bar.median(cases), "verdict": bar.verdict(cases)} for bar in BARS],
    }


def _plain(found: Spread | None) -> JSON:
    return None if found is None else asdict(found)
