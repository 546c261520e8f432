"""The admin path, and the methods of the sandbox that do the same."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from attrs import asdict

from truespec_sandbox import Sandbox, running

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

UNKNOWN_CONTACT = "/contacts/64b8f1a2e4b0c8d9f0aaaaaa"
AS_JSON = {"Content-Type": "application/json"}
PATHS = ("requests", "reset", "seed", "snapshot", "restore", "faults", "churn", "clock")


@pytest.fixture(scope="module")
def shared_sandbox() -> Generator[Sandbox]:
    """Provide the sandbox that the tests of this module share."""
    with running("clemta", check=True, admin=True) as shared:
        yield shared


@pytest.fixture(autouse=True)
def sandbox(shared_sandbox: Sandbox) -> Sandbox:
    """Provide the shared sandbox, empty."""
    shared_sandbox.reset()
    shared_sandbox.faults(None)
    return shared_sandbox


def test_it_exists_only_on_request() -> None:
    """Without admin every admin path is the API's own 404, by every method."""
    with running("clemta") as closed, httpx.Client(base_url=closed.url) as one:
        for path in PATHS:
            for method in ("GET", "POST", "PUT", "DELETE"):
                response = one.request(method, f"/_sandbox/{path}")
                assert (response.status_code, response.json()["error"]["code"]) == (404, "NOT_FOUND")


def test_requests_are_logged(client: httpx.Client, sandbox: Sandbox, company: str) -> None:
    """Method, path, query, operation, headers, status and time of each request are logged, the newest last."""
    sandbox.clock.set(1_800_000_000)
    client.get("/contacts?company_id=" + company + "&search=%C3%A9", headers={"X-Trace": "t1"})
    client.post("/contacts", content=b"{", headers={"Content-Type": "application/json"})
    client.get("/no/thing")
    requests = client.get("/_sandbox/requests").json()["requests"]
    summary = [(each["number"], each["method"], each["path"], each["operation"], each["status"]) for each in requests]
    assert summary == [
        (1, "GET", "/contacts", "getContacts", 200),
        (2, "POST", "/contacts", "createContact", 400),
        (3, "GET", "/no/thing", None, 404),
    ]
    assert requests[0]["query"] == f"company_id={company}&search=%C3%A9"
    assert requests[0]["headers"]["x-trace"] == "t1"
    assert requests[0]["time"] == 1_800_000_000
    assert requests[1]["body_bytes"] == 1
    assert requests == [asdict(each) for each in sandbox.requests()]


def test_credentials_are_never_logged(client: httpx.Client, sandbox: Sandbox) -> None:
    """No header that carries a credential is logged, whatever the case of its name."""
    secret = {"x-Api-KEY": "s3cret", "Authorization": "Bearer s3cret", "Cookie": "s3cret"}
    client.get(UNKNOWN_CONTACT, headers=secret)
    assert "s3cret" not in client.get("/_sandbox/requests").text
    assert sandbox.api_key not in client.get("/_sandbox/requests").text
    assert "s3cret" not in repr(sandbox.requests())


def test_requests_of_one_operation(client: httpx.Client, sandbox: Sandbox) -> None:
    """?operation= selects one operation, so that a test counts attempts; an unknown name is a 400."""
    for path in (UNKNOWN_CONTACT, "/contacts", UNKNOWN_CONTACT):
        client.get(path)
    assert len(client.get("/_sandbox/requests?operation=getContactById").json()["requests"]) == 2
    assert len(sandbox.requests("getContacts")) == 1
    response = client.get("/_sandbox/requests?operation=getContact")
    assert response.status_code == 400
    assert "getContactById" in response.json()["error"]


def test_a_pending_request_is_logged(client: httpx.Client, sandbox: Sandbox) -> None:
    """A request is logged before its response, without a status, and gets it afterwards."""
    sandbox.faults({"faults": [{"fault": "latency", "seconds": 0.4}]})
    caller = threading.Thread(target=client.get, args=(UNKNOWN_CONTACT,))
    caller.start()
    while not sandbox.requests():
        time.sleep(0.01)
    assert sandbox.requests()[0].status is None
    caller.join()
    assert [(each.status, each.fault) for each in sandbox.requests()] == [(404, "latency")]


def test_a_reset_has_no_status(client: httpx.Client, sandbox: Sandbox) -> None:
    """A request whose connection was reset is logged without a status, with its fault."""
    sandbox.faults({"faults": [{"nth": 1, "fault": "reset"}]})
    with pytest.raises(httpx.TransportError):
        client.get(UNKNOWN_CONTACT)
    client.get(UNKNOWN_CONTACT)
    assert [(each.status, each.fault) for each in sandbox.requests()] == [(None, "reset"), (404, None)]


def test_the_log_can_be_cleared(client: httpx.Client, sandbox: Sandbox) -> None:
    """DELETE and clear_requests empty the log, and numbers start at 1 again."""
    for clear in (lambda: client.delete("/_sandbox/requests").status_code, sandbox.clear_requests):
        client.get(UNKNOWN_CONTACT)
        assert [each.number for each in sandbox.requests()] == [1]
        assert clear() in {204, None}
        assert sandbox.requests() == ()


def test_the_log_is_bounded(client: httpx.Client, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """The log keeps the newest requests, by number and by bytes."""
    module = "truespec_sandbox._middleware._request_log."
    monkeypatch.setattr(module + "MAX_REQUESTS", 3)
    for _ in range(5):
        client.get(UNKNOWN_CONTACT)
    assert [each.number for each in sandbox.requests()] == [3, 4, 5]
    monkeypatch.setattr(module + "MAX_BYTES", 5000)
    for _ in range(2):
        client.get(UNKNOWN_CONTACT, headers={"X-Long": "y" * 4000})
    assert [each.number for each in sandbox.requests()] == [7]


def test_seed_snapshot_reset_restore(client: httpx.Client, sandbox: Sandbox, company: str) -> None:
    """Seed data come back whole from their snapshot after a reset, by HTTP as by Python."""

    def contacts() -> Any:
        return client.get("/contacts", params={"company_id": company, "limit": "100"}).json()["data"]

    assert client.post("/_sandbox/seed", json={"size": 50, "seed": 3}).status_code == 204
    seeded = contacts()
    assert seeded["total"] > 5
    snapshot = client.get("/_sandbox/snapshot").json()
    assert snapshot == sandbox.snapshot()
    assert client.post("/_sandbox/reset").status_code == 204
    assert contacts() == {"contacts": [], "total": 0}
    assert client.post("/_sandbox/restore", json=snapshot).status_code == 204
    assert contacts() == seeded
    sandbox.reset()
    sandbox.seed(50, 3)
    assert contacts() == seeded
    sandbox.restore(snapshot)
    assert contacts() == seeded


def test_a_large_snapshot_is_restored(client: httpx.Client, sandbox: Sandbox) -> None:
    """A snapshot of more than a megabyte is restored, though no request of the API may be as large."""
    sandbox.seed(3000)
    content = client.get("/_sandbox/snapshot").content
    assert len(content) > 1_048_576
    assert client.post("/_sandbox/restore", content=content, headers=AS_JSON).status_code == 204


def test_reset_resets_the_clock_and_the_counts(client: httpx.Client, sandbox: Sandbox) -> None:
    """After a reset the clock follows the system time, and limits, calls and requests count from the start."""
    sandbox.rate_limit("2/minute")
    sandbox.faults({"faults": [{"nth": 1, "fault": "html"}]})
    sandbox.clock.set(1_000_000_000)
    for _ in range(2):
        assert [client.get(UNKNOWN_CONTACT).status_code for _ in range(4)] == [502, 404, 404, 429]
        sandbox.reset()
    assert abs(sandbox.clock.now() - time.time()) < 5
    assert sandbox.requests() == ()
    sandbox.rate_limit(None)


def test_the_clock_can_be_set(client: httpx.Client, sandbox: Sandbox, create: Callable[..., Any]) -> None:
    """Set stops it, advance moves it, DELETE resets it; records, HTTP and Python see the same time."""
    assert client.post("/_sandbox/clock", json={"set": 1_800_000_000}).json() == {"now": 1_800_000_000, "stopped": True}
    assert create()["created_at"] == 1_800_000_000
    assert client.post("/_sandbox/clock", json={"advance": 90.5}).json()["now"] == 1_800_000_090.5
    assert sandbox.clock.now() == 1_800_000_090.5
    assert client.delete("/_sandbox/clock").status_code == 204
    assert abs(client.get("/_sandbox/clock").json()["now"] - time.time()) < 5


def test_a_plan_is_put_as_json_or_yaml(client: httpx.Client, sandbox: Sandbox) -> None:
    """PUT takes both, GET returns the plan with its defaults in the form that PUT takes, DELETE ends it."""
    yaml = "seed: 4\nfaults:\n  - {operation: getContactById, nth: 2, fault: status, status: 503}\n"
    assert client.put("/_sandbox/faults", content=yaml).status_code == 204
    assert [client.get(UNKNOWN_CONTACT).status_code for _ in range(2)] == [404, 503]
    plan = client.get("/_sandbox/faults").json()["plan"]
    assert plan["faults"][0]["body"] == "envelope"
    assert client.put("/_sandbox/faults", json=plan).status_code == 204
    assert [client.get(UNKNOWN_CONTACT).status_code for _ in range(2)] == [404, 503]
    assert client.get("/_sandbox/faults").json()["plan"] == plan
    assert client.delete("/_sandbox/faults").status_code == 204
    assert client.get("/_sandbox/faults").json() == {"plan": None}
    assert client.get(UNKNOWN_CONTACT, headers={"X-Sandbox-Fault": "html"}).status_code == 404
    assert sandbox.requests()


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "message"),
    [
        ("GET", "nothing", b"", 404, "/_sandbox/snapshot"),
        ("GET", "", b"", 404, "/_sandbox/requests"),
        ("PATCH", "clock", b"", 405, "takes GET, POST, DELETE"),
        ("GET", "requests?x=1", b"", 400, "operation=<operationId>"),
        ("GET", "requests?operation=%zz", b"", 400, "two hexadecimal digits"),
        ("POST", "seed", b"", 400, ""),
        ("POST", "seed", b"[]", 400, "must be a JSON object"),
        ("POST", "seed", b'{"seed": 1}', 400, "size"),
        ("POST", "seed", b'{"size": 1, "sede": 1}', 400, "'sede' is unknown"),
        ("POST", "seed", b'{"size": -1}', 400, "size must be from 0"),
        ("POST", "seed", b'{"size": "9"}', 400, "size must be a whole number"),
        ("POST", "restore", b"{}", 400, "snapshot"),
        ("POST", "clock", b"{}", 400, "advance"),
        ("POST", "clock", b'{"set": true}', 400, "set must be a number"),
        ("POST", "clock", b'{"set": 1}', 400, "use Unix seconds from"),
        ("PUT", "churn", b'{"changes": "2"}', 400, "churn: changes must be"),
        ("PUT", "faults", b"faults:\n- fault: htlm\n", 400, "the plan, line 2: faults[0].fault must be one of"),
        ("PUT", "faults", b"\xff", 400, "not UTF-8"),
    ],
)
def test_invalid_requests_are_explained(
    client: httpx.Client, method: str, path: str, body: bytes, status: int, message: str
) -> None:
    """An invalid path, method, query or body gets a 4xx whose message says what is valid."""
    url = httpx.URL(str(client.base_url)).copy_with(raw_path=b"/_sandbox/" + path.encode())
    response = client.request(method, url, content=body, headers=AS_JSON if method == "POST" else {})
    assert response.status_code == status
    assert message in response.json()["error"]


def test_admin_requests_are_not_counted(client: httpx.Client, sandbox: Sandbox) -> None:
    """Requests to the admin path have no faults and no rate limit, and are not logged."""
    sandbox.faults({"faults": [{"fault": "html"}]})
    sandbox.rate_limit("1/minute")
    for _ in range(3):
        assert client.get("/_sandbox/requests", headers={"X-Sandbox-Fault": "html"}).json() == {"requests": []}
    sandbox.rate_limit(None)
