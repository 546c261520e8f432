"""The command line, in a process of its own where the process is the fact."""

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

from truespec_sandbox import running
from truespec_sandbox.__main__ import build_parser, main
from truespec_sandbox._faults._kinds import KINDS

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


def lines_of(process: subprocess.Popen[str]) -> list[str]:
    """Return the lines that the program says at its start."""
    lines = [line(process)]
    while not lines[-1].startswith("end:"):
        assert process.poll() is None, lines
        lines.append(line(process))
    return lines


def ended(process: subprocess.Popen[str], number: signal.Signals) -> tuple[int, str]:
    """End the program by a signal; return its exit code and its stderr."""
    process.send_signal(number)
    _, errors = process.communicate(timeout=10)
    return process.returncode, errors


def test_the_lines_after_the_url_are_enough_for_a_first_request(tmp_path: Path) -> None:
    """Key, companies, other keys and a curl command follow the URL; the command works as printed; Ctrl-C ends with 0."""
    with started("clemta", "--port", "0", "--db", str(tmp_path / "state.sqlite")) as process:
        output = lines_of(process)
        assert re.fullmatch(r"http://127\.0\.0\.1:[0-9]+", output[0])
        assert output[1] == "key:       clemta_sandbox_key"
        companies = [each.split()[1] for each in output if each.startswith("company:")]
        assert companies == ["64b8f1a2e4b0c8d9f0123456", "64b8f1a2e4b0c8d9f0654321"]
        (captured,) = [each.split(maxsplit=1)[1] for each in output if each.startswith("try:")]
        curl = shlex.split(captured)
        name, _, value = curl[2].partition(": ")
        assert (curl[0], curl[3].startswith(output[0])) == ("curl", True)
        with httpx.Client() as client:
            assert client.get(curl[3], headers={name: value}).json()["data"] == {"contacts": [], "total": 0}
            others = [each.split()[2] for each in output if each.startswith("other key:")]
            assert len(others) == 4
            for key in others:
                assert client.get(curl[3], headers={name: key}).status_code != 401
            if shutil.which("curl"):
                response = subprocess.run(
                    ["/bin/sh", "-c", f"{captured} --silent"], capture_output=True, text=True, check=True
                )
                assert '"total":0' in response.stdout
            # A client that is still connected holds nothing up.
            assert ended(process, signal.SIGINT) == (0, "")


def test_the_page_is_printed_when_it_is_served() -> None:
    """With --admin a line names the page's address, which responds with HTML; without it there is no such line."""
    with started("wethod", "--admin") as process:
        lines = [line(process)]
        while not lines[-1].startswith("end:"):
            lines.append(line(process))
        (page,) = (each.split()[1] for each in lines if each.startswith("page:"))
        assert page == f"{lines[0]}/"
        assert httpx.get(page).headers["content-type"].startswith("text/html")
    with started("wethod") as process:
        lines = [line(process)]
        while not lines[-1].startswith("end:"):
            lines.append(line(process))
        assert not [each for each in lines if "page" in each]


def test_every_option_works_from_the_command_line(tmp_path: Path) -> None:
    """Data set, admin path, check mode, header faults, churn and rate limit do what they say; SIGTERM ends with 0."""
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
        assert ended(process, signal.SIGTERM) == (0, "")


@pytest.fixture(scope="module")
def help_text() -> str:
    """What --help shows."""
    return build_parser().format_help()


def test_help_lists_every_option(help_text: str) -> None:
    """--help names every option, the first line's promise and the exit codes."""
    options = (
        "--port",
        "--db",
        "--host",
        "--seed",
        "--admin",
        "--check",
        "--faults",
        "--churn",
        "--rate-limit",
        "--cors",
    )
    for word in ("clemta", *options, "URL", "SIGTERM", "exit code", "X-Sandbox-Fault", "/_sandbox/clock"):
        assert word in help_text
    assert help_text.startswith("usage: truespec-sandbox ")
    assert all(f"\n  {kind} " in help_text for kind in KINDS)


def test_the_examples_in_the_help_are_commands(help_text: str) -> None:
    """Every command that --help shows is one that the program takes."""
    commands = re.findall(r"^  truespec-sandbox (.*?)(?:  .*| >.*)?$", help_text, re.MULTILINE)
    assert len(commands) == 4
    for command in commands:
        assert build_parser().parse_args(shlex.split(command)).api in {"clemta", "wethod"}


def test_the_plan_in_the_help_is_a_plan(help_text: str, tmp_path: Path) -> None:
    """The plan that --help shows can be used as it stands."""
    lines = re.search(r"\n    seed: 7\n(.|\n)*?\n\n", help_text)
    assert lines
    path = tmp_path / "plan.yaml"
    path.write_text(lines[0], encoding="utf-8")
    with running("clemta", faults=path) as sandbox, httpx.Client(base_url=sandbox.url) as client:
        assert [client.get("/contacts").status_code for _ in range(3)] == [401, 429, 401]


@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        ((), "api"),
        (("stripe",), "'stripe' (choose from"),
        (("clemta", "--port", "-1"), "invalid port"),
        (("clemta", "--port", "65536"), "invalid port"),
        (("clemta", "--port", "x"), "invalid port"),
        (("clemta", "--host", "192.0.2.1"), "cannot listen on 192.0.2.1"),
        (("clemta", "--host", "no such host"), "cannot listen on no such host"),
        (("clemta", "--host", ""), "the host is empty"),
        (("clemta", "--host", " "), "the host is empty"),
        (("clemta", "--host", "a" * 64), "cannot listen on aaa"),
        (("clemta", "--cors", "http://localhost:5173/"), "without a path"),
        (("clemta", "--cors", "localhost:5173"), "write scheme, host and port"),
        (("clemta", "--cors", ""), "invalid origin ''"),
        (("clemta", "--db", "/nowhere/at/all.sqlite"), "/nowhere/at/all.sqlite"),
        (("clemta", "--db", "/"), "cannot use /"),
        (("clemta", "--db", ""), "path of the database is empty"),
        (("clemta", "--db", __file__), "not a database"),
        (("clemta", "--seed", "x"), "invalid int value: 'x'"),
        (("clemta", "--seed", "-1"), "size must be from 0"),
        (("clemta", "--faults", "no-such.yaml"), "no-such.yaml"),
        (("clemta", "--churn", "x=1"), "'x' is unknown; use changes"),
        (("clemta", "--churn", "2,3"), "is not name=value"),
        (("clemta", "--rate-limit", "100"), "write it as 100/minute"),
    ],
)
def test_a_failed_start_reports_its_cause(
    arguments: tuple[str, ...], output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong API, port, host or file ends the program with 2, a message that names it, and no word on stdout."""
    before = [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)]
    try:
        code = main([*arguments])
    except SystemExit as end:  # argparse's own way
        code = end.code
    captured = capsys.readouterr()
    assert (code, captured.out) == (2, "")
    assert output in captured.err
    assert [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)] == before


def test_a_port_in_use_is_named() -> None:
    """A port that another program listens on ends the process with 2, names the port, and shows no traceback."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        done = subprocess.run([*COMMAND, "clemta", "--port", port], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"cannot listen on 127.0.0.1:{port}" in done.stderr
    assert "Traceback" not in done.stderr
