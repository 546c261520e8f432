"""What looking costs: an answer with a list of contacts, read with conformance off, observed and strict.

    python -m benchmarks.conformance [--rounds N]

The base is the decode alone, bytes to models.  All take turns in one process; ratios are taken within a round and then
their median.  Bodies are written as most servers write JSON (no spaces, UTF-8) and as some do (spaces, ASCII).
"""

from __future__ import annotations

import argparse
import functools
import json
import sys
from typing import TYPE_CHECKING, Any

import orjson

from benchmarks import _contacts, _timing
from benchmarks._results import spread
from clemta._api import CLEMTA, call
from clemta_api.api.contacts import get_contacts
from truespec import Headers, RawResponse
from truespec._calls._response_parser import parse_response
from truespec._validation._checks import check_request
from truespec._validation._effective import document
from truespec._validation._policy import MODES, Policy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SEED = 20_250_624
SIZE = 100
BASE = "decode alone"
_OK = 200
_OPTIONAL = ("status", "description", "cc_emails", "bcc_emails")


def bodies() -> dict[str, bytes]:
    """The answers that are read, by what they are."""
    full = _contacts.page(SIZE)
    value: Any = json.loads(full)
    sparse: Any = json.loads(full)
    for contact in sparse["data"]["contacts"]:
        for name in _OPTIONAL:
            del contact[name]
    return {
        "every field, no spaces": full,
        "every field, spaces and ASCII": json.dumps(value).encode(),
        "optional fields absent, no spaces": json.dumps(sparse, separators=(",", ":"), ensure_ascii=False).encode(),
    }


def tasks(body: bytes) -> dict[str, Callable[[], object]]:
    """What takes turns: the decode alone, and the whole reading in each mode."""
    described = call(get_contacts, company_id="a")
    response = RawResponse(_OK, Headers([("Content-Type", "application/json")]), body)
    found: dict[str, Callable[[], object]] = {BASE: lambda: get_contacts.parse(_OK, orjson.loads(body))}
    for mode in MODES:
        found[mode] = functools.partial(parse_response, CLEMTA, described, response, Policy(mode))
    return found


def request_tasks() -> dict[str, Callable[[], object]]:
    """Building a request, and building and checking it."""
    rules = document(CLEMTA.document_package)
    build = functools.partial(get_contacts.build, company_id="64b8f1a2e4b0c8d9f0123456", skip="0", limit="50")
    return {BASE: build, "strict": lambda: check_request(rules, build())}


def told(title: str, samples: dict[str, list[float]]) -> str:
    """A case as text: microseconds, and the ratio to the base, both with quartiles."""
    lines = [title]
    for name, found in samples.items():
        ratio = spread([left / right for left, right in zip(found, samples[BASE], strict=True)])
        lines.append(f"  {name:<14}{spread(found).shown(1):>26} us   {ratio.shown(3)}")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns 0 when the benchmark ran, whatever it measured."""
    parser = argparse.ArgumentParser(prog="bench-conformance", description="Time what looking at an answer costs.")
    parser.add_argument("--rounds", type=int, default=60, help="how often each takes its turn (default: 60)")
    rounds = max(2, parser.parse_args(arguments).rounds)
    for title, body in bodies().items():
        sys.stdout.write(told(f"list of {SIZE}, {title} ({len(body):,} bytes)", _raced(tasks(body), rounds)))
    sys.stdout.write(told("request, built and checked", _raced(request_tasks(), rounds)))
    return 0


def _raced(taking_turns: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    return _timing.race(taking_turns, rounds=rounds, seed=SEED, told=lambda _: None)


if __name__ == "__main__":
    raise SystemExit(main())
