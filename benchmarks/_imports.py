"""Bar 5: what ``import clemta`` costs, and what the first call does."""

from __future__ import annotations

import random
import statistics
from typing import TYPE_CHECKING, Any

from benchmarks import _answers, _callers, _child
from benchmarks._comparison import Comparison, Verdict
from benchmarks._progress import progress
from benchmarks._server import serving
from benchmarks._turns import Taken

if TYPE_CHECKING:
    from collections.abc import Sequence

SEED = 20_250_624
MILLISECONDS = 15

HTTPX = "import httpx"
OURS = "import clemta"
CLIENT = "from clemta import Clemta, NotFoundError"
_WAYS = {HTTPX: "", OURS: HTTPX, CLIENT: HTTPX}
"""What is imported, and what has been imported before: our imports are clocked where httpx is there already."""
_HEAVY = ("asyncio", "tenacity")
_CLOCKED = """
import time, json, sys
{before}
begun, processor = time.perf_counter(), time.process_time()
{code}
print(json.dumps([time.perf_counter() - begun, time.process_time() - processor]))
"""
_LOADED = "import json, sys\n{code}\nprint(json.dumps(sorted(sys.modules)))"
_FIRST = """
import time, json, sys
from clemta import Clemta
with Clemta({key!r}, base_url={url!r}) as clemta:
    begun = time.process_time()
    clemta.contacts.get({contact!r})
    first = time.process_time()
    clemta.contacts.get({contact!r})
    print(json.dumps([first - begun, time.process_time() - first, sorted(sys.modules)]))
"""


def measure(rounds: int) -> Comparison:
    """Run the comparison: each round starts an interpreter for each import."""
    taken = {name: Taken() for name in _WAYS}
    order = list(_WAYS)
    chance = random.Random(SEED)  # noqa: S311  (an order, no secret)
    told = progress(OURS, rounds)
    for number in range(1, rounds + 1):
        told(number)
        chance.shuffle(order)
        for name in order:
            seconds, processor = _child.numbers(_CLOCKED.format(code=name, before=_WAYS[name]))
            taken[name].seconds.append(seconds)
            taken[name].processor.append(processor)
    comparison = Comparison(
        "imports, each in an interpreter of its own; ours where httpx is there already", "ms", 1000, HTTPX, taken
    )
    for name in (OURS, CLIENT):
        comparison.limit(5, f"`{name}` over `{HTTPX}`, processor time", _over(taken, name), MILLISECONDS, "ms")
    comparison.verdicts.append(_what_is_loaded())
    _first_call(comparison)
    return comparison


def _over(taken: dict[str, Taken], name: str) -> float:
    """The milliseconds of the processor that an import takes, the median."""
    return statistics.median(1000 * found for found in taken[name].processor)


def _what_is_loaded() -> Verdict:
    """What must not be loaded, beyond what httpx has loaded itself."""
    with_httpx: Sequence[str] = _child.told(_LOADED.format(code=HTTPX))
    loaded: Sequence[str] = _child.told(_LOADED.format(code=CLIENT))
    new = set(loaded) - set(with_httpx)
    odd = sorted(name for name in new if name in _HEAVY or name.startswith("clemta_api.models."))
    told = f"what `{CLIENT}` loads of models, {' and '.join(_HEAVY)}"
    return Verdict(5, told, "none", ", ".join(odd) or "none", met=not odd)


def _first_call(comparison: Comparison) -> None:
    with serving(_answers.fixed) as url:
        found: Any = _child.told(_FIRST.format(key=_callers.KEY, contact=_callers.CONTACT, url=url))
    first, second, modules = found
    operations = [
        name.removeprefix("clemta_api.api.")
        for name in modules
        if name.startswith("clemta_api.api.") and name.count(".") == 3  # noqa: PLR2004  (package, tag, operation)
    ]
    told = "operations that the first call loads"
    comparison.verdicts.append(Verdict(5, told, "its own", ", ".join(operations), met=len(operations) == 1))
    comparison.notes.append(
        f"the first call took {1000 * first:.0f} ms of the processor, the second {1000 * second:.1f}"
    )
