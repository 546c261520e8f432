"""Running schemathesis as its users do, by ``st run``, and reading what it reports."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.contract._apis import APIS
from scripts.contract._contract import DOCUMENTS
from scripts.contract._curl import curl
from scripts.contract._findings import Finding
from scripts.contract._values import at, items, members

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.contract._api import Api
    from scripts.contract._contract import Contract
    from scripts.contract._findings import Outcome, Plan, Target

ROOT = Path(__file__).parents[2]


def fuzz(target: Target, api: Api, contract: Contract, plan: Plan, outcome: Outcome) -> None:
    """Run schemathesis against a server.

    Args:
        target: the server.
        api: what is known of its API.
        contract: the document.
        plan: operations, phases, number of cases, seed.
        outcome: where findings, errors, warnings and statistics go.

    """
    with tempfile.TemporaryDirectory() as folder:
        command = [*_command(target, plan), "--report-dir", folder]
        try:
            done = subprocess.run(  # noqa: S603 (our own tool)
                command,
                cwd=ROOT,
                env=_environment(target, api),
                capture_output=True,
                text=True,
                check=False,
                timeout=target.run_seconds,
            )
        except subprocess.TimeoutExpired:
            outcome.crashes.append(f"schemathesis did not end within {target.run_seconds:g} seconds")
            return
        reports = {path.suffix: path for path in Path(folder).iterdir()}
        if {".json", ".ndjson"} - reports.keys():
            outcome.crashes.append(f"schemathesis ended with {done.returncode}: {(done.stdout + done.stderr)[-2000:]}")
            return
        _read_summary(json.loads(reports[".json"].read_text(encoding="utf-8")), outcome)
        before = len(outcome.findings) + len(outcome.crashes) + len(outcome.warnings)
        with reports[".ndjson"].open(encoding="utf-8") as lines:
            for line in lines:
                _read_event(json.loads(line), target, api, contract, outcome)
        if done.returncode and not outcome.findings and not before:
            outcome.crashes.append(f"schemathesis ended with {done.returncode}: {done.stdout[-2000:]}")


def _command(target: Target, plan: Plan) -> list[str]:
    st = Path(sys.executable).parent / "st"
    phases = [phase for phase in plan.phases if phase != "stateful" or _may_link(plan)]
    words = [
        str(st), "run", str(DOCUMENTS / f"{target.api}.json"), "--url", target.base_url, "--no-color",
        "--report", "json,ndjson", "--phases", ",".join(phases), "--max-examples", str(plan.max_examples),
        "--request-timeout", str(target.patience),
    ]  # fmt: skip
    words += ["--generation-deterministic"] if plan.seed is None else ["--seed", str(plan.seed)]
    for operation in sorted(plan.operations or ()):
        words += ["--include-operation-id", operation]
    for tag in plan.tags:
        words += ["--include-tag", tag]
    return [*words, "--max-failures", "1"] if plan.first_only else words


def _may_link(plan: Plan) -> bool:
    # With a single operation there is nothing to link, and schemathesis takes that for an error.
    return plan.operations is None or len(plan.operations) > 1


def _environment(target: Target, api: Api) -> dict[str, str]:
    # schemathesis.toml names the variables of every API, and all have to be set.
    unset = {variable: "unset" for each in APIS.values() for variable in each.secrets.values()}
    secrets = {variable: target.credentials[scheme] for scheme, variable in api.secrets.items()}
    return {**os.environ, **unset, **secrets}


def _read_summary(report: Any, outcome: Outcome) -> None:
    for error in items(at(report, "/errors")):
        outcome.crashes.append(f"schemathesis: {json.dumps(error)[:1500]}")
    for kind, warnings in members(at(report, "/warnings")).items():
        outcome.warnings += [f"{kind}: {json.dumps(each)[:500]}" for each in warnings]


def _read_event(event: Any, target: Target, api: Api, contract: Contract, outcome: Outcome) -> None:
    recorder = at(event, "/ScenarioFinished/recorder")
    interactions = members(at(recorder, "/interactions"))
    if not interactions:
        return
    for case_id, case in recorder["cases"].items():
        operation = _operation(contract, case["value"])
        if operation:
            checks = members(at(recorder, "/checks")).get(case_id, ())  # a request without an answer has none
            _count(outcome, operation, case, interactions.get(case_id), checks)
            _collect(outcome, operation, checks, _curl(interactions.get(case_id), target, api))


def _operation(contract: Contract, value: Any) -> str:
    # Cases with another method than the operation's belong to the first operation of their path.
    named = [one for one in contract.operations.values() if one.path == value["path"]]
    exact = [one for one in named if one.method == value["method"]]
    return (exact or named)[0].id if named else ""


def _count(outcome: Outcome, operation: str, case: Any, interaction: Any, checks: Any) -> None:
    statistics = outcome.of(operation)
    status = at(interaction, "/response/status_code")
    statistics.cases += 1
    for check in checks:
        statistics.checks[check["name"]] += 1
    if not isinstance(status, int):
        return
    statistics.statuses[status] += 1
    # What a check sends besides, such as the same request without a key, and steps along links, which may meet a record
    # that an earlier step has ended, say nothing about reach.
    is_besides = isinstance(at(case, "/parent_id"), str) or at(case, "/value/meta/phase/name") == "stateful"
    if at(case, "/value/meta/generation/mode") == "positive" and not is_besides:
        statistics.positive += 1
        statistics.accepted += 200 <= status < 400  # noqa: PLR2004 (RFC 9110, section 15)


def _collect(outcome: Outcome, operation: str, checks: Any, line: str) -> None:
    known = {(one.operation, one.check, one.message) for one in outcome.findings}
    for check in checks:
        failure = members(at(check, "/failure_info/failure"))
        if check["status"] == "failure":
            message = f"{failure.get('title')}: {str(failure.get('message')).partition(chr(10) * 2)[0]}"
            if (operation, check["name"], message) not in known:
                outcome.findings.append(Finding(operation, check["name"], message, line, "schemathesis"))


def _curl(interaction: Any, target: Target, api: Api) -> str:
    request = members(at(interaction, "/request"))
    if not request:
        return ""
    body = at(request, "/body/$base64")
    content = base64.b64decode(body) if isinstance(body, str) else b""
    headers = [*_headers(request, target)]
    secrets = {target.credentials[scheme]: variable for scheme, variable in api.secrets.items()}
    return curl(request["method"], request["uri"], headers, content, secrets)


def _headers(request: Any, target: Target) -> Iterator[tuple[str, str]]:
    for name, values in request["headers"].items():
        for value in values:
            # Filtered are credentials; which ones were sent, good or bad, the report does not tell.
            good = f"Bearer {target.credentials['bearerToken']}" if name == "Authorization" else ""
            shown = good or target.credentials.get("ApiKeyAuth", "") if value == "[Filtered]" else value
            yield name, shown
