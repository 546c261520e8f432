"""Bar 7: what the sandbox adds to the time of fuzzing it, whose pace the generator of cases sets.

It is compared with a server that gives the sandbox's own answers at once: a fuzzer has more work with real answers than with
empty ones, and that work is not the sandbox's.
"""

from __future__ import annotations

import functools
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import _replay
from benchmarks._comparison import Comparison
from benchmarks._progress import progress
from benchmarks._server import serving
from benchmarks._turns import Taken
from truespec_sandbox import running

ROOT = Path(__file__).parents[1]
SEED = 20_250_624
API = "clemta"
EXAMPLES = 30

SANDBOX = "the sandbox"
INSTANT = "a server that gives the same answers at once"


def measure(rounds: int, examples: int = EXAMPLES) -> Comparison:
    """Run schemathesis' coverage and fuzzing phases, with the same seed, against both servers."""
    taken = {SANDBOX: Taken(), INSTANT: Taken()}
    chance = random.Random(SEED)  # noqa: S311  (an order, no secret)
    title = f"fuzzing {API}, coverage and {examples} examples an operation"
    told = progress(title, rounds)
    order = list(taken)
    with tempfile.TemporaryDirectory() as folder, running(API) as sandbox:
        kept = Path(folder) / "answers"
        with serving(functools.partial(_replay.recording, sandbox.url, kept)) as url:
            _seconds(url, sandbox.api_key, examples)
        with serving(functools.partial(_replay.replaying, kept)) as url:
            servers = {SANDBOX: sandbox.url, INSTANT: url}
            for number in range(1, rounds + 1):
                told(number)
                chance.shuffle(order)
                for name in order:
                    sandbox.reset()
                    taken[name].seconds.append(_seconds(servers[name], sandbox.api_key, examples))
    comparison = Comparison(title, "s", 1, INSTANT, taken, has_processor=False)
    comparison.at_most(7, SANDBOX, INSTANT, 1.1)
    return comparison


def _seconds(url: str, key: str, examples: int) -> float:
    """How long schemathesis takes.  Only one check is on, so that no failure makes it look for a smaller one."""
    command = [str(Path(sys.executable).with_name("st")), "run", f"sandbox/truespec_sandbox/documents/{API}.json"]
    options = ["-u", url, "--phases", "coverage,fuzzing", "-n", str(examples), "--seed", str(SEED)]
    begun = time.perf_counter()
    done = subprocess.run(  # noqa: S603  (our own arguments only)
        [*command, *options, "--checks", "not_a_server_error", "--header", f"X-API-Key: {key}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CLEMTA_API_KEY": key, "WETHOD_TOKEN": key},
    )
    if done.returncode not in {0, 1}:  # 1 is a warning about answers, which a server that always says the same earns
        last = (done.stdout + done.stderr).strip().splitlines()[-1:]
        message = f"schemathesis failed: {''.join(last)}"
        raise RuntimeError(message)
    return time.perf_counter() - begun
