"""The bars: what each benchmark has to reach, in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from benchmarks._harness import Comparison

OURS = "truespec"
OURS_ASYNC = "truespec, async"
PREFETCH = 8
STOCK = "stock openapi-python-client"
HTTPX = "httpx.get().json()"
HTTPX_PYDANTIC = "httpx and pydantic models"
REQUESTS = "requests.get().json()"
QUICKEST = "the quickest peer"
PYDANTIC = "pydantic"
OFF = "truespec, conformance=off"
STRICT = "truespec, conformance=strict"
SANDBOX = "the sandbox"
REPLAY = "a server that replays the same responses"
GENERATE = "make generate"
CHECK_GENERATED = "make check-generated"
CHECK = "make check"
TEST = "make test"
IMPORT_HTTPX = "import httpx"
IMPORT = "import clemta"
IMPORT_NAMES = "from clemta import Clemta, NotFoundError"


@frozen
class Bar:
    """One bar: the limit of a ratio within a comparison, or of one of its values.

    With ``against`` the ratio of their times is limited (``name`` / ``against``), or, for ``at_least``, how many times as
    quick ``name`` is.
    """

    comparison: str
    name: str
    limit: float
    against: str | None = None
    at_least: bool = False
    unit: str = ""

    @property
    def title(self) -> str:
        """What is limited."""
        if self.against is None:
            return f"{self.comparison}: {self.name}"
        return f"{self.comparison}: {self.name} / {self.against}" + " (times as quick)" * self.at_least

    @property
    def limit_text(self) -> str:
        """The limit in words."""
        return f"{'at least' if self.at_least else 'at most'} {self.limit:g} {self.unit}".rstrip()

    def measure(self, comparison: Comparison) -> float | None:
        """Return the median of the ratio, or the value; None when it was not measured."""
        if self.against is None:
            return comparison.values.get(self.name)
        first, second = (self.against, self.name) if self.at_least else (self.name, self.against)
        ratio = comparison.ratio(first, second)
        return None if ratio is None else ratio.median

    def verdict(self, comparison: Comparison) -> str:
        """Return ``pass``, ``fail`` or ``not measured``."""
        value = self.measure(comparison)
        if value is None:
            return "not measured"
        return "pass" if (value >= self.limit if self.at_least else value <= self.limit) else "fail"


BARS = (
    Bar("one GET", OURS, 0.75, HTTPX),
    Bar("one GET", OURS, 1, STOCK),
    Bar("one GET", OURS, 1, HTTPX_PYDANTIC),
    Bar("one GET", OURS, 1, REQUESTS),
    Bar("a page of 100", OURS, 0.75, STOCK),
    Bar("100 in flight", OURS, 4, STOCK, at_least=True),
    Bar("10,000 contacts", f"{OURS}, prefetch={PREFETCH}", 6, QUICKEST, at_least=True),
    Bar("10,000 contacts", f"{OURS_ASYNC}, prefetch={PREFETCH}", 6, QUICKEST, at_least=True),
    Bar("10,000 contacts", f"{OURS}: peak memory of prefetch={PREFETCH} over prefetch=1", 10, unit="MB"),
    Bar("10,000 contacts", f"{OURS_ASYNC}: peak memory of prefetch={PREFETCH} over prefetch=1", 10, unit="MB"),
    Bar("imports", f"{IMPORT}, after {IMPORT_HTTPX}", 15, unit="ms"),
    Bar("imports", f"{IMPORT_NAMES}, after {IMPORT_HTTPX}", 15, unit="ms"),
    Bar("imports", "models, asyncio and tenacity that an import loads", 0),
    Bar("imports", "operations that the first call loads", 1),
    Bar("generator", GENERATE, 6, unit="s"),
    Bar("generator", CHECK_GENERATED, 8, unit="s"),
    Bar("fuzzing", SANDBOX, 1.1, REPLAY),
    Bar("decoding 100", OFF, 0.4, STOCK),
    Bar("decoding 100", STRICT, 0.5, STOCK),
    Bar("decoding 100", STRICT, 1.3, PYDANTIC),
    Bar("encoding 100", OFF, 0.7, STOCK),
    Bar("sandbox", "GET a contact", 1_500, at_least=True, unit="requests a second"),
    Bar("sandbox", "create a contact", 300, at_least=True, unit="requests a second"),
    Bar("sandbox", "last page by name among 100,000 contacts / among 1,000", 2),
    Bar("suite", CHECK, 90, unit="s"),
    Bar("suite", TEST, 150, unit="s"),
)
