"""The command line, in a process of its own."""

from __future__ import annotations

import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx
import pytest

from truespec_sandbox._faults_kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

COMMAND = [sys.executable, "-m", "truespec_sandbox"]


@contextmanager
def started(*arguments: str) -> Generator[subprocess.Popen[str]]:
    """Start the sandbox and end it, whatever happens."""
    with subprocess.Popen([*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def line(process: subprocess.Popen[str]) -> str:
    """Return the next line of the program's output."""
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")


def refused(*arguments: str) -> str:
    """Return what the program says when it cannot start; its exit code is checked."""
    result = subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, timeout=20, check=False)
    assert (result.returncode, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr
    return result.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly(number: signal.Signals) -> None:
    """The first line is the URL of a server that answers; a signal ends it with 0 and nothing on stderr."""
    with started("clemta", "--port", "0") as process:
        url = line(process)
        assert re.fullmatch(r"http://127\.0\.0\.1:[0-9]+", url)
        with httpx.Client() as client:
            assert client.get(f"{url}/contacts").status_code == 401
            process.send_signal(number)
            _, errors = process.communicate(timeout=10)
        assert (process.returncode, errors) == (0, "")


def test_the_lines_behind_the_url_are_enough_to_begin(tmp_path: Path) -> None:
    """Key, companies and a curl command follow the URL; the command works as printed."""
    with started("clemta", "--db", str(tmp_path / "state.sqlite")) as process:
        url = line(process)
        lines = [line(process) for _ in range(4)]
        assert "clemta_sandbox_key" in lines[0]
        assert "64b8f1a2e4b0c8d9f0123456" in lines[1]
        assert "64b8f1a2e4b0c8d9f0654321" in lines[2]
        curl = shlex.split(lines[3].split(maxsplit=1)[1])
        assert curl[0] == "curl"
        name, _, value = curl[2].partition(": ")
        assert curl[3].startswith(url)
        assert httpx.get(curl[3], headers={name: value}).json()["data"] == {"contacts": [], "total": 0}
        if shutil.which("curl"):
            shown = subprocess.run([*curl, "--silent"], capture_output=True, text=True, check=True)
            assert '"total":0' in shown.stdout


def test_help_says_how_to_use_it() -> None:
    """--help names every option, the first line's promise and the exit codes."""
    shown = subprocess.run([*COMMAND, "--help"], capture_output=True, text=True, check=True).stdout
    options = ("--port", "--db", "--host", "--seed", "--admin", "--check", "--faults", "--churn", "--rate-limit")
    for word in ("clemta", *options, "URL", "SIGTERM", "exit code", "X-Sandbox-Fault", "/_sandbox/clock"):
        assert word in shown
    assert all(f"\n  {kind} " in shown for kind in KINDS)


def test_the_plan_in_the_help_is_a_plan(tmp_path: Path) -> None:
    """The plan that --help shows can be used as it stands."""
    shown = subprocess.run([*COMMAND, "--help"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"\n    seed: 7\n(.|\n)*?\n\n", shown)
    assert found
    path = tmp_path / "plan.yaml"
    path.write_text(found[0], encoding="utf-8")
    with started("clemta", "--faults", str(path)) as process, httpx.Client(base_url=line(process)) as client:
        assert [client.get("/contacts").status_code for _ in range(3)] == [401, 429, 401]


def test_every_switch_works_from_the_command_line(tmp_path: Path) -> None:
    """Data set, admin path, check mode, header faults, churn and rate limit do what they say."""
    switches = ("--seed", "40", "--admin", "--check", "--churn", "changes=2,seed=3", "--rate-limit", "50/minute")
    database = ("--db", str(tmp_path / "state.sqlite"))
    with started("clemta", *switches, *database, "--faults") as process, httpx.Client(base_url=line(process)) as client:
        headers = {"X-API-Key": "clemta_sandbox_key"}
        listing = client.get("/contacts?company_id=64b8f1a2e4b0c8d9f0123456", headers=headers)
        assert listing.json()["data"]["total"] > 3
        assert listing.headers["x-ratelimit-limit"] == "50"
        assert len(client.get("/_sandbox/churn").json()["changes"]) == 2
        assert client.get("/contacts", headers={**headers, "X-Sandbox-Fault": "html"}).status_code == 502
        assert [each["status"] for each in client.get("/_sandbox/requests").json()["requests"]] == [200, 502]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "api"),
        (("stripe",), "'stripe' (choose from"),
        (("clemta", "--port", "-1"), "is no port"),
        (("clemta", "--port", "65536"), "is no port"),
        (("clemta", "--port", "x"), "is no port"),
        (("clemta", "--host", "192.0.2.1"), "cannot listen on 192.0.2.1"),
        (("clemta", "--host", "no such host"), "cannot listen on no such host"),
        (("clemta", "--db", "/nowhere/at/all.sqlite"), "/nowhere/at/all.sqlite"),
        (("clemta", "--db", "/"), "cannot use /"),
        (("clemta", "--db", ""), "path of the database is empty"),
        (("clemta", "--db", __file__), "not a database"),
        (("clemta", "--seed", "x"), "invalid int value: 'x'"),
        (("clemta", "--seed", "-1"), "size must be from 0"),
        (("clemta", "--faults", "no-such.yaml"), "no-such.yaml"),
        (("clemta", "--churn", "x=1"), "'x' is unknown; there are changes"),
        (("clemta", "--churn", "2,3"), "is no name=value"),
        (("clemta", "--rate-limit", "100"), "write it as 100/minute"),
    ],
)
def test_what_cannot_start_says_why(arguments: tuple[str, ...], said: str) -> None:
    """A wrong API, port, host or file ends the program with 2, a message that names it, and no traceback."""
    assert said in refused(*arguments)


def test_a_port_in_use_is_named() -> None:
    """A port that another program listens on ends the program with 2 and names the port."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        assert f"cannot listen on 127.0.0.1:{port}" in refused("clemta", "--port", port)
