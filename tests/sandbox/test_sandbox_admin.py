"""The admin path and the methods of the sandbox that do the same."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

import attrs
import httpx
import pytest

from truespec_sandbox import Sandbox, running

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

NOBODY = "/contacts/64b8f1a2e4b0c8d9f0aaaaaa"
AS_JSON = {"Content-Type": "application/json"}
PATHS = ("requests", "reset", "seed", "snapshot", "restore", "faults", "churn", "clock")


@pytest.fixture(scope="module")
def running_sandbox() -> Generator[Sandbox]:
    """Give the sandbox that the tests of this module share."""
    with running("clemta", check=True, admin=True) as shared:
        yield shared


@pytest.fixture(autouse=True)
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    """Give the shared sandbox, empty."""
    running_sandbox.reset()
    running_sandbox.faults(None)
    return running_sandbox


@pytest.fixture(scope="module")
def client(running_sandbox: Sandbox) -> Generator[httpx.Client]:
    """Give a client that sends the key, one for all tests."""
    with httpx.Client(base_url=running_sandbox.url, headers={"X-API-Key": running_sandbox.api_key}) as one:
        yield one


def test_it_exists_only_when_asked_for() -> None:
    """Without admin every admin path is the API's own 404, by every method."""
    with running("clemta") as closed, httpx.Client(base_url=closed.url) as one:
        for path in PATHS:
            for method in ("GET", "POST", "PUT", "DELETE"):
                response = one.request(method, f"/_sandbox/{path}")
                assert (response.status_code, response.json()["error"]["code"]) == (404, "NOT_FOUND")


def test_requests_show_what_arrived(client: httpx.Client, sandbox: Sandbox, company: str) -> None:
    """Method, path, query, operation, headers, status and time of each request are told, the newest last."""
    sandbox.clock.set(1_800_000_000)
    client.get("/contacts?company_id=" + company + "&search=%C3%A9", headers={"X-Trace": "t1"})
    client.post("/contacts", content=b"{", headers={"Content-Type": "application/json"})
    client.get("/no/thing")
    told = client.get("/_sandbox/requests").json()["requests"]
    shown = [(each["number"], each["method"], each["path"], each["operation"], each["status"]) for each in told]
    assert shown == [
        (1, "GET", "/contacts", "getContacts", 200),
        (2, "POST", "/contacts", "createContact", 400),
        (3, "GET", "/no/thing", None, 404),
    ]
    assert told[0]["query"] == f"company_id={company}&search=%C3%A9"
    assert told[0]["headers"]["x-trace"] == "t1"
    assert told[0]["time"] == 1_800_000_000
    assert told[1]["body_bytes"] == 1
    assert told == [attrs.asdict(each) for each in sandbox.requests()]


def test_the_key_is_never_told(client: httpx.Client, sandbox: Sandbox) -> None:
    """No header that carries a credential is kept, whatever the case of its name."""
    secret = {"x-Api-KEY": "s3cret", "Authorization": "Bearer s3cret", "Cookie": "s3cret"}
    client.get(NOBODY, headers=secret)
    assert "s3cret" not in client.get("/_sandbox/requests").text
    assert sandbox.api_key not in client.get("/_sandbox/requests").text
    assert "s3cret" not in repr(sandbox.requests())


def test_requests_of_one_operation(client: httpx.Client, sandbox: Sandbox) -> None:
    """?operation= keeps to one operation, so that a test counts attempts; a name that there is not is a 400."""
    for path in (NOBODY, "/contacts", NOBODY):
        client.get(path)
    assert len(client.get("/_sandbox/requests?operation=getContactById").json()["requests"]) == 2
    assert len(sandbox.requests("getContacts")) == 1
    response = client.get("/_sandbox/requests?operation=getContact")
    assert response.status_code == 400
    assert "getContactById" in response.json()["error"]


def test_a_request_is_told_while_it_waits(client: httpx.Client, sandbox: Sandbox) -> None:
    """A request whose answer is held up is there already, without a status, and gets it afterwards."""
    sandbox.faults({"faults": [{"fault": "latency", "seconds": 0.4}]})
    caller = threading.Thread(target=client.get, args=(NOBODY,))
    caller.start()
    while not sandbox.requests():
        time.sleep(0.01)
    assert sandbox.requests()[0].status is None
    caller.join()
    assert [(each.status, each.fault) for each in sandbox.requests()] == [(404, "latency")]


def test_a_reset_has_no_status(client: httpx.Client, sandbox: Sandbox) -> None:
    """A request whose connection was reset is an attempt without a status, and names its fault."""
    sandbox.faults({"faults": [{"nth": 1, "fault": "reset"}]})
    with pytest.raises(httpx.TransportError):
        client.get(NOBODY)
    client.get(NOBODY)
    assert [(each.status, each.fault) for each in sandbox.requests()] == [(None, "reset"), (404, None)]


def test_requests_are_forgotten_when_told(client: httpx.Client, sandbox: Sandbox) -> None:
    """DELETE and forget_requests empty the list, and numbers begin at 1 again."""
    for forget in (lambda: client.delete("/_sandbox/requests").status_code, sandbox.forget_requests):
        client.get(NOBODY)
        assert [each.number for each in sandbox.requests()] == [1]
        assert forget() in {204, None}
        assert sandbox.requests() == ()


def test_the_list_is_bounded(client: httpx.Client, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list keeps the newest requests, by number and by bytes."""
    from_module = "truespec_sandbox._middleware._request_log."
    monkeypatch.setattr(from_module + "MAX_REQUESTS", 3)
    for _ in range(5):
        client.get(NOBODY)
    assert [each.number for each in sandbox.requests()] == [3, 4, 5]
    monkeypatch.setattr(from_module + "MAX_BYTES", 5000)
    for _ in range(2):
        client.get(NOBODY, headers={"X-Long": "y" * 4000})
    assert [each.number for each in sandbox.requests()] == [7]


def test_seed_snapshot_reset_restore(client: httpx.Client, sandbox: Sandbox, company: str) -> None:
    """A seeded state comes back whole from its snapshot after a reset, by HTTP as by Python."""

    def listed() -> Any:
        return client.get("/contacts", params={"company_id": company, "limit": "100"}).json()["data"]

    assert client.post("/_sandbox/seed", json={"size": 50, "seed": 3}).status_code == 204
    seeded = listed()
    assert seeded["total"] > 5
    snapshot = client.get("/_sandbox/snapshot").json()
    assert snapshot == sandbox.snapshot()
    assert client.post("/_sandbox/reset").status_code == 204
    assert listed() == {"contacts": [], "total": 0}
    assert client.post("/_sandbox/restore", json=snapshot).status_code == 204
    assert listed() == seeded
    sandbox.reset()
    sandbox.seed(50, 3)
    assert listed() == seeded
    sandbox.restore(snapshot)
    assert listed() == seeded


def test_a_snapshot_larger_than_a_request_comes_back(client: httpx.Client, sandbox: Sandbox) -> None:
    """A snapshot of more than a megabyte is restored, though no request of the API may be as large."""
    sandbox.seed(3000)
    content = client.get("/_sandbox/snapshot").content
    assert len(content) > 1_048_576
    assert client.post("/_sandbox/restore", content=content, headers=AS_JSON).status_code == 204


def test_reset_puts_the_clock_and_the_counts_back(client: httpx.Client, sandbox: Sandbox) -> None:
    """After a reset the clock runs with the machine's, and the limits, calls and requests are counted anew."""
    sandbox.rate_limit("2/minute")
    sandbox.faults({"faults": [{"nth": 1, "fault": "html"}]})
    sandbox.clock.set(1_000_000_000)
    for _ in range(2):
        assert [client.get(NOBODY).status_code for _ in range(4)] == [502, 404, 404, 429]
        sandbox.reset()
    assert abs(sandbox.clock.now() - time.time()) < 5
    assert sandbox.requests() == ()
    sandbox.rate_limit(None)


def test_the_clock_is_turned(client: httpx.Client, sandbox: Sandbox, create: Callable[..., Any]) -> None:
    """Set stops it, advance turns it, DELETE lets it run; records and both ways of asking see the same time."""
    assert client.post("/_sandbox/clock", json={"set": 1_800_000_000}).json() == {"now": 1_800_000_000, "stopped": True}
    assert create()["created_at"] == 1_800_000_000
    assert client.post("/_sandbox/clock", json={"advance": 90.5}).json()["now"] == 1_800_000_090.5
    assert sandbox.clock.now() == 1_800_000_090.5
    assert client.delete("/_sandbox/clock").status_code == 204
    assert abs(client.get("/_sandbox/clock").json()["now"] - time.time()) < 5


def test_a_plan_is_put_as_json_or_yaml(client: httpx.Client, sandbox: Sandbox) -> None:
    """PUT takes both, GET tells the plan with its defaults as one can put it again, DELETE ends it."""
    yaml = "seed: 4\nfaults:\n  - {operation: getContactById, nth: 2, fault: status, status: 503}\n"
    assert client.put("/_sandbox/faults", content=yaml).status_code == 204
    assert [client.get(NOBODY).status_code for _ in range(2)] == [404, 503]
    told = client.get("/_sandbox/faults").json()["plan"]
    assert told["faults"][0]["body"] == "envelope"
    assert client.put("/_sandbox/faults", json=told).status_code == 204
    assert [client.get(NOBODY).status_code for _ in range(2)] == [404, 503]
    assert client.get("/_sandbox/faults").json()["plan"] == told
    assert client.delete("/_sandbox/faults").status_code == 204
    assert client.get("/_sandbox/faults").json() == {"plan": None}
    assert client.get(NOBODY, headers={"X-Sandbox-Fault": "html"}).status_code == 404
    assert sandbox.requests()


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "said"),
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
def test_what_is_wrong_is_said(
    client: httpx.Client, method: str, path: str, body: bytes, status: int, said: str
) -> None:
    """A wrong path, method, query or body gets a 4xx whose text says what would be right."""
    url = httpx.URL(str(client.base_url)).copy_with(raw_path=b"/_sandbox/" + path.encode())
    response = client.request(method, url, content=body, headers=AS_JSON if method == "POST" else {})
    assert response.status_code == status
    assert said in response.json()["error"]


def test_admin_requests_are_not_counted(client: httpx.Client, sandbox: Sandbox) -> None:
    """The admin path meets no fault, no rate limit, and is not among the requests."""
    sandbox.faults({"faults": [{"fault": "html"}]})
    sandbox.rate_limit("1/minute")
    for _ in range(3):
        assert client.get("/_sandbox/requests", headers={"X-Sandbox-Fault": "html"}).json() == {"requests": []}
    sandbox.rate_limit(None)
