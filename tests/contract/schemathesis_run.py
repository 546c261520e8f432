"""Running schemathesis by its command line, as its users do, and reading its JSON report."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from tests.contract.apis import APIS
from tests.contract.document import ROOT, document_path, load_document
from tests.contract.json_values import members

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.contract.session import Server

PARENT = "TRUESPEC_PARENT"
"""The environment variable with the process id of the suite, with which schemathesis has to end."""
PHASES = ("examples", "coverage", "fuzzing", "stateful")
FORMATS = {"json": "report.json", "junit": "junit.xml", "har": "traffic.har", "html": "html"}
"""The reports that schemathesis can write of a run, and their names."""
MIN_ACCEPTED = 0.8
"""The share of valid requests that have to be accepted: a suite whose valid requests are rejected tests little."""
MIN_REQUESTS = 20
"""Fewer requests say little about a share: then one has to be accepted."""


@frozen
class Extent:
    """How much schemathesis tries.

    Attributes:
        max_examples: the cases of each operation in each random phase.
        seed: the seed of the cases; ``None``, the default, for the same cases every time.
        first_only: whether it ends at the first failure.
        reports: whether it writes all ``FORMATS``, and not only JSON.

    """

    max_examples: int = 5
    seed: int | None = None
    first_only: bool = False
    reports: bool = False


@frozen
class Result:
    """The result of a run.

    Attributes:
        returncode: the exit code: 0 when no check failed and there was nothing to warn of.
        output: what it printed.
        report: its JSON report; empty when it has written none.

    """

    returncode: int
    output: str
    report: dict[str, Any]

    @property
    def failures(self) -> list[str]:
        """The titles of the failures."""
        return [str(failure["title"]) for failure in self.report.get("failures", ())]

    @property
    def has_crashed(self) -> bool:
        """Whether the run itself broke down."""
        return not self.report or bool(self.report["errors"])


def run_schemathesis(
    server: Server, operations: Iterable[str], phases: Iterable[str], extent: Extent, folder: Path
) -> Result:
    """Run schemathesis against a server.

    Args:
        server: the server.
        operations: the operationIds to call.
        phases: the phases to run.
        extent: how much it tries.
        folder: where its reports go; those of an earlier run are replaced.

    Returns:
        The result.

    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FORMATS["json"]).unlink(missing_ok=True)
    completed = subprocess.run(
        [*_command(server, operations, phases, extent, folder)],
        cwd=ROOT,
        env=_environment(server),
        capture_output=True,
        text=True,
        check=False,
        timeout=None if server.is_live else 900,
    )
    for path in folder.rglob("*"):
        if server.is_live and path.is_file():
            path.write_text(server.redact(path.read_text(encoding="utf-8")), encoding="utf-8")
    report = folder / FORMATS["json"]
    output = server.redact(completed.stdout + completed.stderr)
    content = json.loads(report.read_text(encoding="utf-8")) if report.exists() else None
    return Result(completed.returncode, output, members(content))


def _command(
    server: Server, operations: Iterable[str], phases: Iterable[str], extent: Extent, folder: Path
) -> Iterator[str]:
    yield from (str(Path(sys.executable).parent / "st"), "run", str(document_path(server.api.name)), "--no-color")
    yield from ("--url", server.base_url, "--request-timeout", str(server.timeout))
    yield from ("--phases", ",".join(phases), "--max-examples", str(extent.max_examples))
    yield from ["--generation-deterministic"] if extent.seed is None else ["--seed", str(extent.seed)]
    for operation in sorted(operations):
        yield from ("--include-operation-id", operation)
    formats = FORMATS if extent.reports else {"json": FORMATS["json"]}
    yield from ("--report", ",".join(formats))
    for name, file in formats.items():
        yield from (f"--report-{name}-path", str(folder / file))
    if extent.first_only:
        yield from ("--max-failures", "1")


def _environment(server: Server) -> dict[str, str]:
    # schemathesis.toml names the variables of every API, and all of them have to be set.
    unset = {variable: "unset" for api in APIS.values() for variable in api.secrets.values()}
    secrets = {variable: server.credentials[scheme] for scheme, variable in server.api.secrets.items()}
    return {**os.environ, **unset, **secrets, PARENT: str(os.getpid())}


def shortfalls(api: str, report: dict[str, Any], operations: Iterable[str], *, is_live: bool = False) -> list[str]:
    """Return a message for each operation of which too few valid requests were accepted.

    Args:
        api: the API.
        report: the JSON report.
        operations: the operationIds that valid requests have to reach.
        is_live: whether it is of a live run, in which changes of other records go to an unknown id: no 404 counts then.

    Returns:
        The messages.

    """
    messages: list[str] = []
    for operation in sorted(operations):
        document_operation = load_document(api).operations[operation]
        phases = report["valid_rates"].get(f"{document_operation.method} {document_operation.path}", {}).values()
        accepted = sum(phase["accepted"] for phase in phases)
        unreachable = sum(phase.get("unreachable", 0) for phase in phases) if is_live else 0
        requests = sum(sum(phase.values()) for phase in phases) - unreachable
        if not requests:
            messages.append(f"{operation}: no valid request was sent")
        elif accepted < (MIN_ACCEPTED * requests if requests >= MIN_REQUESTS else 1):
            share = f"{accepted} of {requests} valid requests ({accepted / requests:.0%})"
            messages.append(f"{operation}: {share} were accepted, at least {MIN_ACCEPTED:.0%} have to be")
    return messages
