"""Our own checks of the contract suite: they leave a right server alone, and never break down at a wrong one."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from scripts.contract import APIS, LAWS, Outcome, Plan, Target, run, sandbox_target
from scripts.contract._contract import contract
from scripts.contract._curl import curl
from scripts.contract._law import Law
from scripts.contract._laws import play
from scripts.contract._laws_requests import NASTY
from scripts.contract._values import at, same
from truespec_sandbox import running

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.contract._subject import Subject

ONLY_LAWS = Plan(phases=())


@pytest.mark.parametrize("api", APIS)
def test_the_sandbox_keeps_every_law(api: str) -> None:
    """No law finds anything at a sandbox without a defect, none breaks down, and none is left out."""
    with running(api, check=True) as sandbox:
        outcome = run(sandbox_target(api, sandbox), ONLY_LAWS)
    assert (outcome.findings, outcome.crashes, outcome.skipped) == ([], [], [])
    applied = {name for one in outcome.statistics.values() for name in one.checks}
    about = {law.name for law in LAWS for resource in APIS[api].resources if law.operations_of(resource)}
    assert applied == about


def test_laws_cover_every_operation_with_a_behaviour() -> None:
    """Every law applies somewhere, and every operation of a collection has five laws at least."""
    used = {law.name for api in APIS.values() for law in LAWS for one in api.resources if law.operations_of(one)}
    assert used == {law.name for law in LAWS}
    for api in APIS.values():
        for resource in api.resources:
            for operation in resource.operations:
                assert sum(operation in law.operations_of(resource) for law in LAWS) >= 5, operation


def test_there_are_nasty_texts_enough() -> None:
    """Two dozen texts, all different."""
    assert len(set(NASTY)) >= 24


class _Babbler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    random = Random(5)  # noqa: S311 (no secret)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def handle_any(self) -> None:
        self.rfile.read(int(self.headers.get("content-length", 0)))
        body = json.dumps(babble(self.random, 4)).encode() if self.random.random() < 0.9 else b"\xff{"
        self.send_response(self.random.choice([200, 200, 200, 201, 404]))
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PATCH = do_DELETE = do_PUT = handle_any  # noqa: N815 (the base class's names)


def babble(random: Random, depth: int) -> Any:
    """Any JSON, with the names that answers have."""
    if depth == 0 or random.random() < 0.2:
        return random.choice([None, True, 0, -1, 1.5, "", "x", [], {}, 10**30])
    if random.random() < 0.3:
        return [babble(random, depth - 1) for _ in range(random.randrange(3))]
    names = ("data", "id", "total", "contacts", "fixed_assets", "company_id", "name", "updated_at", "status")
    return {name: babble(random, depth - 1) for name in names if random.random() < 0.8}


@contextmanager
def babbling() -> Iterator[str]:
    """A server that answers anything but what it should."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Babbler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize("api", APIS)
def test_laws_never_break_down(api: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a server that answers any JSON at all, laws fail and none crashes; not even without the judge before them."""
    monkeypatch.setattr("scripts.contract._contract.Operation.troubles", lambda *_: [])
    with babbling() as url:
        own = dict.fromkeys((*APIS[api].secrets, *APIS[api].fixed), "key")
        for _ in range(2):
            outcome = run(Target(api, url, own, peer=own), ONLY_LAWS)
            assert outcome.findings
            assert outcome.crashes == []


def test_a_law_that_breaks_down_is_no_finding() -> None:
    """The mistake of a check is told apart from what a check finds, and fails the run."""

    def broken(subject: Subject) -> None:
        subject.create()
        raise KeyError(subject.resource.name)

    outcome = Outcome()
    with running("clemta") as sandbox:
        target = sandbox_target("clemta", sandbox)
        play(target, APIS["clemta"], contract("clemta"), ONLY_LAWS, outcome, [Law("broken", broken, ("create",))])
    assert outcome.findings == []
    assert "contacts: broken broke down: KeyError: 'contacts'" in outcome.crashes[0]
    assert not outcome.passed


def test_where_nobody_answers_is_a_finding() -> None:
    """A server that does not answer breaks every law, and no check."""
    target = Target("clemta", "http://127.0.0.1:9", {"ApiKeyAuth": "key"})
    outcome = run(target, Plan(operations=frozenset({"getContactById"}), phases=(), first_only=True))
    assert [one.check for one in outcome.findings] == ["answer"]
    assert outcome.crashes == []


def test_without_another_identity_laws_about_it_are_skipped_aloud() -> None:
    """What cannot be tried is named with its reason."""
    with running("clemta") as sandbox:
        target = Target("clemta", sandbox.url, {"ApiKeyAuth": sandbox.api_key}, refused=False)
        outcome = run(target, Plan(operations=frozenset({"cancelFormation"}), phases=()))
    assert outcome.findings == []
    assert sorted(outcome.skipped) == [
        "formations: credentials without rights open nothing: needs credentials without rights",
        "formations: records are nobody else's: needs the credentials of somebody else",
    ]


@pytest.mark.parametrize(
    ("value", "pointer", "found"),
    [({"a": [1, {"b": 2}]}, "/a/1/b", 2), ({"a": 1}, "", {"a": 1}), ([], "/0", "nothing"), (None, "/a", "nothing")],
)
def test_every_place_can_be_asked_for(value: object, pointer: str, found: object) -> None:
    """A place where nothing is gives a value of its own, and no error."""
    assert at(value, pointer) == found or repr(at(value, pointer)) == found


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (1, 1.0, True),
        (1, True, False),
        (0, False, False),
        ({"a": [1]}, {"a": [1.0]}, True),
        ([1], [1, 2], False),
        (None, 0, False),
    ],
)
def test_values_are_the_same_as_json(one: object, other: object, expected: bool) -> None:  # noqa: FBT001 (a column of the table)
    """Numbers are equal by value, booleans are no numbers, and this holds at any depth."""
    assert same(one, other) is expected


def test_a_curl_line_repeats_the_request_and_hides_the_key() -> None:
    """Quotes and line ends survive a shell, and the secret is named by its variable."""
    line = curl("POST", "http://x/a?b=c d", [("X-API-Key", "secret"), ("Host", "x")], b"it's\r\n", {"secret": "KEY"})
    assert line == """curl -i -X POST -H "X-API-Key: $KEY" --data-binary $'it\\'s\\r\\n' 'http://x/a?b=c d'"""
