"""The program ``truespec-sandbox``, as the wheel installs it."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

WITHOUT_EXTRA = """
import sys
sys.modules["uvicorn"] = None  # as if it were not installed
from truespec_sandbox._command import main
sys.exit(main())
"""


def test_the_printed_curl_line_works(environment: Any, tmp_path: Path) -> None:
    """The curl line that it prints gets the listing; Ctrl-C ends it with exit code 0 and no output."""
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    command = [environment.program("truespec-sandbox"), "clemta"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment.variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            lines = []
            while not lines or not lines[-1].startswith("end:"):
                lines.append(process.stdout.readline().rstrip("\n"))
                assert process.poll() is None, lines
            (pasted,) = [line.removeprefix("try:").strip() for line in lines if line.startswith("try:")]
            listing = subprocess.run(
                ["/bin/sh", "-c", f"{pasted} --silent"], capture_output=True, text=True, check=True
            )
            process.send_signal(signal.SIGINT)
            output, errors = process.communicate(timeout=10)
        finally:
            process.kill()
    assert '"success":true' in listing.stdout
    assert shlex.split(pasted)[-1].startswith(lines[0])
    assert (process.returncode, output, errors) == (0, "", "")


def test_a_missing_extra(environment: Any, tmp_path: Path) -> None:
    """Where the server's libraries are not installed, the message says what to install; the exit code is 2."""
    done = environment.run("python", "-c", WITHOUT_EXTRA, "clemta", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "truespec-sandbox: uvicorn is not installed; pip install 'truespec[sandbox]'\n"
