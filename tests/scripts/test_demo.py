"""What `make run` shows is what happens: it runs, and shows both APIs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_demo_runs() -> None:
    """The demo ends well, shows the first calls of each API, and the errors that it names."""
    done = subprocess.run(
        [sys.executable, "-m", "scripts.demo"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    for line in (
        "-> ['Gus', 'Fay', 'Emil'] of 7",
        "-> AuthenticationError:",
        "-> RequestConformanceError:",
        "-> ['Ada', 'Bela'] of None",
        "-> Ada Buyer None",
        "-> BadRequestError: invalid_data ['updated_at']",
        "-> PreconditionFailedError:",
    ):
        assert line in done.stdout, line
