"""The parts of the contract suite: they find nothing at a right server, fail at a wrong one, and never crash."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from tests.contract.apis import APIS
from tests.contract.collection import Collection
from tests.contract.document import Operation, load_document
from tests.contract.json_values import MISSING, at, equal
from tests.contract.requirements import PROPERTIES, collections_for, load_properties
from tests.contract.schemathesis_run import Extent, run_schemathesis, shortfalls
from tests.contract.session import ContractViolation, Server, Session, curl, sandbox_server
from tests.contract.test_schemathesis import GROUPS
from tests.contract.values import TRICKY_STRINGS
from truespec_sandbox import running

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

load_properties()
_NAMES = ("data", "id", "total", "contacts", "fixed_assets", "company_id", "name", "updated_at", "status")


class _RandomHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    random = Random(5)  # noqa: S311  (no secret)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name of the base class)
        """Log nothing."""

    def respond(self) -> None:
        self.rfile.read(int(self.headers.get("content-length", 0)))
        body = json.dumps(random_json(self.random, 4)).encode() if self.random.random() < 0.9 else b"\xff{"
        self.send_response(self.random.choice([200, 200, 200, 201, 404]))
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PATCH = do_DELETE = do_PUT = respond  # noqa: N815  (the base class's names)


def random_json(random: Random, depth: int) -> Any:
    """Return any JSON value, with the names that responses have."""
    if depth == 0 or random.random() < 0.2:
        values: list[Any] = [None, True, 0, -1, 1.5, "", "x", [], {}, 10**30]
        return random.choice(values)
    if random.random() < 0.3:
        return [random_json(random, depth - 1) for _ in range(random.randrange(3))]
    return {name: random_json(random, depth - 1) for name in _NAMES if random.random() < 0.8}


def no_violations(_operation: Operation, _response: object) -> list[tuple[str, str]]:
    """Let every response pass."""
    return []


@contextmanager
def random_server(api: str) -> Generator[Server]:
    """Run a server that responds with random JSON."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _RandomHandler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        own = dict.fromkeys((*APIS[api].secrets, *APIS[api].constants), "key")
        try:
            url = f"http://127.0.0.1:{server.server_port}"
            yield Server(APIS[api], url, own, other_credentials=own, pass_time=lambda _: None)
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize("api", ["wethod", pytest.param("clemta", marks=pytest.mark.exhaustive)])
def test_properties_never_crash(api: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a server that responds with any JSON, properties fail and none crashes, even without the document's checks."""
    monkeypatch.setattr(Operation, "violations", no_violations)
    violations = 0
    with random_server(api) as server:
        session = Session(server)
        for function, requirements in PROPERTIES.items():
            for _, resource in (one for one in collections_for(requirements) if one[0].name == api):
                try:
                    function(Collection(resource, session))
                except ContractViolation:
                    violations += 1
        session.close()
    assert violations > len(PROPERTIES) / 2


def test_no_response_is_a_violation() -> None:
    """A server that does not respond violates the contract, and the message has the request."""
    server = Server(APIS["clemta"], "http://127.0.0.1:9", {"ApiKeyAuth": "key"})
    collection = Collection(APIS["clemta"].resources[0], Session(server))
    with pytest.raises(ContractViolation, match=r"getContactById: no response: ConnectError.*\n.*curl -i -X GET"):
        collection.read("64b8f1a2e4b0c8d9f0123456")
    collection.session.close()


def test_properties_say_what_they_need() -> None:
    """Without another customer's credentials, or where an operation is blocked, a property names what it lacks."""
    server = Server(APIS["clemta"], "http://127.0.0.1:9", {"ApiKeyAuth": "key"}, is_live=True)
    contacts, _, formations = APIS["clemta"].resources
    by_name = {function.__name__: requirements for function, requirements in PROPERTIES.items()}
    hidden = by_name["test_records_are_hidden_from_other_customers"]
    assert hidden.obstacle(contacts, server) == "needs the credentials of another customer"
    blocked = evolve(server, blocked=frozenset({"createFormation"}))
    assert (
        by_name["test_created_record_shows_what_was_sent"].obstacle(formations, blocked) == "would call createFormation"
    )
    assert by_name["test_created_record_shows_what_was_sent"].obstacle(contacts, blocked) == ""
    assert "lacks" in by_name["test_other_methods_are_rejected"].obstacle(contacts, server)


def test_there_are_enough_tricky_strings() -> None:
    """There are two dozen, all different."""
    assert len(set(TRICKY_STRINGS)) >= 24


@pytest.mark.parametrize(
    ("value", "pointer", "expected"),
    [({"a": [1, {"b": 2}]}, "/a/1/b", 2), ({"a": 1}, "", {"a": 1}), ([], "/0", MISSING), (None, "/a", MISSING)],
)
def test_any_pointer_of_any_value(value: object, pointer: str, expected: object) -> None:
    """A place that does not exist has a value of its own and raises nothing."""
    assert at(value, pointer) == expected


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
def test_values_are_equal_as_json(one: object, other: object, *, expected: bool) -> None:
    """Numbers are equal by value, booleans are no numbers, and this holds at any depth."""
    assert equal(one, other) is expected


def test_a_curl_command_repeats_the_request_and_hides_the_key() -> None:
    """Quotes and line ends survive a shell, and the variable stands in the place of the secret."""
    command = curl("POST", "http://x/a?b=c d", [("X-API-Key", "secret"), ("Host", "x")], b"it's\r\n", {"secret": "KEY"})
    assert command == """curl -i -X POST -H "X-API-Key: $KEY" --data-binary $'it\\'s\\r\\n' 'http://x/a?b=c d'"""


@pytest.mark.exhaustive
@pytest.mark.parametrize("seed", [1, 20, 300])
@pytest.mark.parametrize("api", APIS)
def test_sandbox_passes_with_any_seed(api: str, seed: int, tmp_path: Path) -> None:
    """No check fails with other random cases than the usual ones."""
    extent = Extent(max_examples=25, seed=seed)
    operations = frozenset[str]().union(*(resource.operations for resource in APIS[api].resources))
    with running(api, check=True) as sandbox:
        server = sandbox_server(api, sandbox)
        result = run_schemathesis(server, operations, ("examples", "fuzzing", "stateful"), extent, tmp_path)
    assert result.returncode == 0, result.output


@pytest.mark.parametrize("api", ["wethod", pytest.param("clemta", marks=pytest.mark.exhaustive)])
def test_run_without_access_fails(api: str, tmp_path: Path) -> None:
    """Where the key opens nothing, so that no request gets anywhere, the run fails and says what it did not reach."""
    resource = APIS[api].resources[0]
    with running(api, check=True) as sandbox:
        server = sandbox_server(api, sandbox)
        server = evolve(server, credentials={**server.credentials, **dict.fromkeys(server.api.secrets, "not-a-key")})
        result = run_schemathesis(server, resource.operations, ("examples",), Extent(), tmp_path)
    assert result.returncode != 0
    assert len(shortfalls(api, result.report, resource.operations)) == len(resource.operations)


def test_too_few_accepted_requests_are_reported() -> None:
    """Below 80 % accepted is reported with the numbers, 80 % is not; an operation that was not reached is, too."""
    rates = {
        "POST /contacts": {"fuzzing": {"accepted": 8, "rejected": 2}},
        "GET /contacts": {"examples": {"accepted": 70, "rejected": 10}, "fuzzing": {"accepted": 9, "unreachable": 11}},
    }
    operations = ("createContact", "getContacts", "updateContact")
    assert shortfalls("clemta", {"valid_rates": rates}, operations) == [
        "getContacts: 79 of 100 valid requests (79%) were accepted, at least 80% have to be",
        "updateContact: no valid request was sent",
    ]
    assert shortfalls("clemta", {"valid_rates": rates}, operations[:2], is_live=True) == []


def test_every_operation_is_in_one_group() -> None:
    """Every operation of every document gets its phases once, and every create of a record a walk along links."""
    for api in APIS:
        operations = [operation for group in GROUPS if group.api == api for operation in group.operations]
        assert sorted(operations) == sorted(load_document(api).operations)
        walked = frozenset[str]().union(*(group.operations for group in GROUPS if "stateful" in group.phases))
        assert {resource.create for resource in APIS[api].resources} <= walked
