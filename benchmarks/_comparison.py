"""A comparison: what each way took, round by round, and how that stands to the bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import asdict, define, field, frozen

from benchmarks._results import Spread, aligned, spread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks._turns import Taken
    from scripts.codegen.reading import JSON


@frozen
class Verdict:
    """One bar of the issue: what is wanted, what was measured, and whether that will do (None: not measured)."""

    number: int
    told: str
    wanted: str
    measured: str
    met: bool | None

    @property
    def word(self) -> str:
        """``pass``, ``fail`` or ``not measured``."""
        return "not measured" if self.met is None else "pass" if self.met else "fail"


@define
class Comparison:
    """One comparison, all of it from one run."""

    title: str
    unit: str
    """What the numbers are: ``us a call``, ``ms``, ``s``."""
    scale: float
    """Turns seconds into the unit."""
    base: str
    """Who the ratios stand to."""
    taken: dict[str, Taken]
    verdicts: list[Verdict] = field(factory=list[Verdict])
    notes: list[str] = field(factory=list[str])
    has_processor: bool = True
    """Whether processor time is known."""

    def time(self, name: str) -> Spread:
        """How long a way took."""
        return spread([value * self.scale for value in self.taken[name].seconds])

    def ratio(self, name: str, against: str, *, processor: bool = False) -> Spread | None:
        """How long a way took in terms of another in the same round; None when one of them did not run."""
        if name not in self.taken or against not in self.taken:
            return None
        left, right = self.taken[name], self.taken[against]
        pairs = zip(left.processor, right.processor, strict=True) if processor else None
        return spread([one / other for one, other in pairs or zip(left.seconds, right.seconds, strict=True)])

    def at_most(self, number: int, name: str, against: str, most: float) -> None:
        """Hold a way to a bar: its time may be so many times another's at most."""
        found = self.ratio(name, against)
        measured, met = ("-", None) if found is None else (found.shown(3), found.middle <= most)
        self.verdicts.append(Verdict(number, f"{name} / {against}", f"at most {most:g}", measured, met))

    def at_least(self, number: int, name: str, against: str, least: float) -> None:
        """Hold a way to a bar: it has to be so many times as quick as another at least."""
        found = self.ratio(against, name)
        measured, met = ("-", None) if found is None else (found.shown(2), found.middle >= least)
        told = f"{against} / {name} (times as quick)"
        self.verdicts.append(Verdict(number, told, f"at least {least:g}", measured, met))

    def limit(self, number: int, told: str, value: float, most: float, unit: str) -> None:
        """Hold a value to a bar."""
        self.verdicts.append(
            Verdict(number, told, f"at most {most:g} {unit}", f"{value:.1f} {unit}", met=value <= most)
        )

    def rows(self) -> list[Sequence[str]]:
        """The measurements, a row for each way: time, ratio to the base, and the ratio of processor times."""
        found: list[Sequence[str]] = [("", self.unit, "ratio", "of processor time")]
        for name in self.taken:
            ratios = [self.ratio(name, self.base)]
            ratios += [self.ratio(name, self.base, processor=True)] if self.has_processor else [None]
            shown = ("-" if ratio is None else ratio.shown(2) for ratio in ratios)
            found.append((name, self.time(name).shown(1), *shown))
        return found

    def text(self) -> str:
        """The comparison for a terminal."""
        return f"{self.title}\n{aligned(self.rows())}" + "".join(f"  {note}\n" for note in self.notes)

    def written(self) -> dict[str, JSON]:
        """The comparison as a JSON value."""
        return {
            "title": self.title,
            "unit": self.unit,
            "base": self.base,
            "ways": {
                name: {
                    "time": asdict(self.time(name)),
                    "ratio": _plain(self.ratio(name, self.base)),
                    "processor": _plain(self.ratio(name, self.base, processor=True)) if self.has_processor else None,
                }
                for name in self.taken
            },
            "bars": [{**asdict(verdict), "verdict": verdict.word} for verdict in self.verdicts],
            "notes": [*self.notes],
        }


def _plain(found: Spread | None) -> JSON:
    return None if found is None else asdict(found)


def bars(comparisons: Sequence[Comparison]) -> list[Sequence[str]]:
    """Every bar, a row each, in their order."""
    rows: list[Sequence[str]] = [("bar", "wanted", "measured", "")]
    found = sorted((verdict for one in comparisons for verdict in one.verdicts), key=lambda verdict: verdict.number)
    rows += [(f"{one.number}. {one.told}", one.wanted, one.measured, one.word) for one in found]
    return rows


def missed(comparisons: Sequence[Comparison]) -> list[Verdict]:
    """The bars that were measured and missed."""
    return [verdict for one in comparisons for verdict in one.verdicts if verdict.met is False]


def skipped_rows(skipped: Mapping[str, str]) -> list[str]:
    """Who took no part, and why."""
    return [f"SKIPPED: {name} takes no part: {reason}" for name, reason in skipped.items()]
