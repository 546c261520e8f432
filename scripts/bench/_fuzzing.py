"""Bar 7: what the sandbox adds to the time of fuzzing it, whose pace the generator of cases sets."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from scripts.bench import _answers
from scripts.bench._comparison import Comparison
from scripts.bench._progress import progress
from scripts.bench._server import serving
from scripts.bench._turns import Taken
from truespec_sandbox import running

ROOT = Path(__file__).parents[2]
SEED = 20_250_624
API = "clemta"
EXAMPLES = 30

SANDBOX = "the sandbox"
INSTANT = "a server that answers at once"


def measure(rounds: int, examples: int = EXAMPLES) -> Comparison:
    """Run schemathesis' coverage and fuzzing phases, with the same seed, against both servers."""
    taken = {SANDBOX: Taken(), INSTANT: Taken()}
    chance = random.Random(SEED)  # noqa: S311  (an order, no secret)
    title = f"fuzzing {API}, coverage and {examples} examples an operation"
    told = progress(title, rounds)
    order = list(taken)
    with serving(_answers.empty) as url, running(API) as sandbox:
        servers = {SANDBOX: (sandbox.url, sandbox.api_key), INSTANT: (url, sandbox.api_key)}
        for number in range(1, rounds + 1):
            told(number)
            chance.shuffle(order)
            for name in order:
                taken[name].seconds.append(_seconds(*servers[name], examples))
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
