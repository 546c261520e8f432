"""Benchmarks of commands and other processes: imports, the generator, fuzzing, the sandbox, make check and make test."""

from __future__ import annotations

import contextlib
import functools
import http.client
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import _data, _servers
from benchmarks._bars import (
    CHECK,
    CHECK_GENERATED,
    GENERATE,
    IMPORT,
    IMPORT_HTTPX,
    IMPORT_NAMES,
    REPLAY,
    SANDBOX,
    TEST,
)
from benchmarks._harness import SEED, Comparison, Samples, shuffled_rounds
from truespec_sandbox import running

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence

ROOT = Path(__file__).parents[1]
_API = "clemta"
_EXAMPLES = 30
_CONNECTIONS = 4
_KEY = "clemta_sandbox_key"


class CommandError(Exception):
    """A command failed, so its time says nothing."""


def run_python(program: str) -> Any:
    """Run a Python program in the project's folder and return the JSON that it prints."""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, check=True, timeout=600)  # noqa: S603  (our own programs)
    return json.loads(done.stdout)


def _run(
    command: Sequence[str], *, accept: Sequence[int] = (0,), environment: Mapping[str, str] | None = None
) -> float:
    """Run a command and return its seconds.  Raises CommandError with its last line."""
    started = time.perf_counter()
    done = subprocess.run(  # noqa: S603  (our own commands)
        command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, **(environment or {})}
    )
    if done.returncode not in accept:
        message = f"{' '.join(command)} failed: {((done.stdout + done.stderr).strip().splitlines() or [''])[-1]}"
        raise CommandError(message)
    return time.perf_counter() - started


def _race(name: str, candidates: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, Samples]:
    """Measure tasks that return their own seconds, once a round in a new order."""
    samples = {candidate: Samples() for candidate in candidates}
    for candidate in shuffled_rounds(name, candidates, rounds):
        samples[candidate].seconds.append(candidates[candidate]())
    return samples


def imports(rounds: int) -> list[Comparison]:
    """Measure imports by processor time, each in an interpreter of its own, ours where httpx is loaded already."""
    clock = "import time, json, sys\n{0}\nt = time.process_time()\n{1}\nprint(json.dumps(time.process_time() - t))"
    programs = {
        IMPORT_HTTPX: clock.format("", IMPORT_HTTPX),
        f"{IMPORT}, after {IMPORT_HTTPX}": clock.format(IMPORT_HTTPX, IMPORT),
        f"{IMPORT_NAMES}, after {IMPORT_HTTPX}": clock.format(IMPORT_HTTPX, IMPORT_NAMES),
    }
    tasks = {name: functools.partial(run_python, program) for name, program in programs.items()}
    comparison = Comparison("imports", "ms", 1000, IMPORT_HTTPX, _race("imports", tasks, rounds))
    comparison.values = {name: comparison.time(name).median for name in programs}
    modules = "import json, sys\n{}\nprint(json.dumps(sorted(sys.modules)))"
    new = set(run_python(modules.format(IMPORT_NAMES))) - set(run_python(modules.format(IMPORT_HTTPX)))
    heavy = [name for name in new if name in {"asyncio", "tenacity"} or name.startswith("clemta_api.models.")]
    comparison.values["models, asyncio and tenacity that an import loads"] = len(heavy)
    with _servers.serve(_servers.fixed) as url:
        call = f"from clemta import Clemta\nClemta({_data.KEY!r}, base_url={url!r}).contacts.get({_data.CONTACT!r})"
        loaded = run_python(modules.format(call))
    operations = [name for name in loaded if name.startswith("clemta_api.api.contacts.")]
    comparison.values["operations that the first call loads"] = len(operations)
    return [comparison]


def generator(rounds: int) -> list[Comparison]:
    """Measure the generator on a copy of what it reads and writes."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("openapi", "generated", "sandbox/truespec_sandbox/documents"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        command = [sys.executable, "-m", "scripts.generate", "--root", folder]
        return [_commands("generator", {GENERATE: command, CHECK_GENERATED: [*command, "--check"]}, rounds)]


def suite(rounds: int) -> list[Comparison]:
    """Measure ``make check`` and ``make test``."""
    return [_commands("suite", {CHECK: ["make", "check"], TEST: ["make", "test"]}, rounds)]


def _commands(name: str, commands: Mapping[str, Sequence[str]], rounds: int) -> Comparison:
    tasks = {title: functools.partial(_run, command) for title, command in commands.items()}
    comparison = Comparison(name, "s", 1, next(iter(commands)), _race(name, tasks, rounds))
    comparison.values = {title: comparison.time(title).median for title in commands}
    return comparison


def fuzzing(rounds: int) -> list[Comparison]:
    """Measure what the sandbox adds to the time of fuzzing it: beside a server that replays its responses at once.

    A fuzzer has more work with real responses than with empty ones, and that work is not the sandbox's.
    """
    with tempfile.TemporaryDirectory() as folder, running(_API) as sandbox:
        recorded = Path(folder) / "responses"

        def fuzz(url: str) -> float:
            sandbox.reset()
            # One check only, so that no failure makes it look for a smaller one; 1 is a warning about equal responses.
            return _run(
                [
                    *(str(Path(sys.executable).with_name("st")), "run"),
                    *(f"sandbox/truespec_sandbox/documents/{_API}.json", "-u", url, "--phases", "coverage,fuzzing"),
                    *("-n", str(_EXAMPLES), "--seed", str(SEED), "--checks", "not_a_server_error"),
                    *("--header", f"X-API-Key: {sandbox.api_key}"),
                ],
                accept=(0, 1),
                environment={"CLEMTA_API_KEY": sandbox.api_key, "WETHOD_TOKEN": sandbox.api_key},
            )

        with _servers.serve(functools.partial(_servers.recording, sandbox.url, recorded)) as url:
            fuzz(url)
        with _servers.serve(functools.partial(_servers.replaying, recorded)) as url:
            tasks = {SANDBOX: functools.partial(fuzz, sandbox.url), REPLAY: functools.partial(fuzz, url)}
            return [Comparison("fuzzing", "s", 1, REPLAY, _race("fuzzing", tasks, rounds))]


@contextlib.contextmanager
def _start_sandbox(*arguments: str) -> Generator[str]:
    """Run the sandbox in a process of its own while the block runs, and yield its URL."""
    command = [sys.executable, "-m", "truespec_sandbox", _API, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  (our own module)
        try:
            yield process.stdout.readline().strip() if process.stdout else ""
        finally:
            process.terminate()


def sandbox(rounds: int) -> list[Comparison]:
    """Measure the sandbox under load, and a page among few and among many records."""
    body = json.dumps(
        {"type": "customer", "full_name": "Ada Buyer", "email": "ada@example.com", "company_id": _data.COMPANY}
    )
    with _start_sandbox() as url, ThreadPoolExecutor(_CONNECTIONS) as threads:
        created = json.loads(_send(url, "POST", "/contacts", body))["data"]["id"]
        requests = {
            "GET a contact": ("GET", f"/contacts/{created}", ""),
            "create a contact": ("POST", "/contacts", body),
        }
        counts = {"GET a contact": 250, "create a contact": 75}

        def load(name: str) -> float:
            method, path, content = requests[name]
            send = functools.partial(_send, url, method, path, content, counts[name])
            started = time.perf_counter()
            for done in [threads.submit(send) for _ in range(_CONNECTIONS)]:
                done.result()
            return (time.perf_counter() - started) / counts[name] / _CONNECTIONS

        tasks = {name: functools.partial(load, name) for name in requests}
        comparison = Comparison("sandbox", "ms a request", 1000, "GET a contact", _race("sandbox", tasks, rounds))
    comparison.values = {name: 1 / statistics.median(comparison.samples[name].seconds) for name in requests}
    few, many = (_page_seconds(size, rounds) for size in (2_004, 200_400))  # half of them are of the listed company
    comparison.values["last page by name among 100,000 contacts / among 1,000"] = many / few
    return [comparison]


def _page_seconds(records: int, rounds: int) -> float:
    """Return the seconds of the last page by name among so many records of a data set, the median."""
    listing = f"/contacts?company_id={_data.COMPANY}&limit=100&sort=full_name"
    with _start_sandbox("--seed", str(records)) as url:
        total = json.loads(_send(url, "GET", listing))["data"]["total"]
        path = f"{listing}&skip={total - 100}"
        times: list[float] = []
        for _ in range(rounds + 1):
            started = time.perf_counter()
            _send(url, "GET", path)
            times.append(time.perf_counter() - started)
    return statistics.median(times[1:])


def _send(url: str, method: str, path: str, body: str = "", times: int = 1) -> bytes:
    """Send a request over one connection so many times, and return the last body."""
    connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=30)
    content = b""
    for _ in range(times):
        headers = {"X-API-Key": _KEY, **({"Content-Type": "application/json"} if body else {})}
        connection.request(method, path, body or None, headers)
        response = connection.getresponse()
        content = response.read()
        if response.status >= 300:  # noqa: PLR2004  (no success)
            message = f"{method} {path}: {response.status} {content[:200]!r}"
            raise CommandError(message)
    connection.close()
    return content
