"""Faults on demand: their effect on a real socket, their repeatability, and invalid plans and headers."""

from __future__ import annotations

import json
import random
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import pytest

from truespec_sandbox import PlanError, Sandbox, running
from truespec_sandbox._document._json_schema import compile_schema
from truespec_sandbox._document._reader import load_document
from truespec_sandbox._faults._kinds import KINDS
from truespec_sandbox._faults._mutation import ResponseSchema, mutate

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

UNKNOWN_CONTACT = "/contacts/64b8f1a2e4b0c8d9f0aaaaaa"


@pytest.fixture(scope="module")
def shared_sandbox() -> Generator[Sandbox]:
    """Provide the sandbox that the tests of this module share."""
    with running("clemta", check=True) as shared:
        yield shared


@pytest.fixture(autouse=True)
def sandbox(shared_sandbox: Sandbox) -> Sandbox:
    """Provide the shared sandbox, empty, with faults by header allowed."""
    shared_sandbox.reset()
    shared_sandbox.faults(plan=True)
    return shared_sandbox


@pytest.fixture
def list_contacts(client: httpx.Client, company: str) -> Callable[..., httpx.Response]:
    """Provide a function that lists contacts, with a fault when one is named."""

    def get(fault: str = "", **parameters: str) -> httpx.Response:
        headers = {"X-Sandbox-Fault": fault} if fault else {}
        return client.get("/contacts", params={"company_id": company, **parameters}, headers=headers)

    return get


@pytest.fixture
def set_plan(sandbox: Sandbox) -> Callable[..., None]:
    """Provide a function that sets the fault plan."""

    def plan(*faults: dict[str, Any], seed: int = 0) -> None:
        sandbox.faults({"seed": seed, "faults": list(faults)})

    return plan


def count_contacts(client: httpx.Client, company: str) -> int:
    """Return the number of contacts of a company."""
    count: int = client.get("/contacts", params={"company_id": company}).json()["data"]["total"]
    return count


# --- selection of calls


def test_nth_counts_the_calls_of_one_operation(
    set_plan: Callable[..., None], client: httpx.Client, company: str
) -> None:
    """With nth 2 and 4 exactly these calls of the operation fail; other operations neither count nor fail."""
    set_plan({"operation": "getContacts", "nth": [2, 4], "fault": "status", "status": 503})
    statuses = []
    for _ in range(5):
        assert client.get(UNKNOWN_CONTACT).status_code == 404
        statuses.append(client.get("/contacts", params={"company_id": company}).status_code)
    assert statuses == [200, 503, 200, 503, 200]


def test_every_and_any_operation(set_plan: Callable[..., None], client: httpx.Client) -> None:
    """With every 3 and * each third call of each operation fails."""
    set_plan({"operation": "*", "every": 3, "fault": "html"})
    statuses = [client.get(UNKNOWN_CONTACT).status_code for _ in range(6)]
    assert client.get("/contacts").status_code == 400
    assert statuses == [404, 404, 502, 404, 404, 502]


def test_the_first_matching_rule_applies(set_plan: Callable[..., None], client: httpx.Client) -> None:
    """Of two rules that match a call, the earlier one in the plan applies."""
    first = {"operation": "getContactById", "nth": 1, "fault": "status", "status": 500}
    set_plan(first, {"fault": "status", "status": 503})
    assert [client.get(UNKNOWN_CONTACT).status_code for _ in range(2)] == [500, 503]


def test_the_same_seed_gives_the_same_faults_under_concurrency(
    set_plan: Callable[..., None], sandbox: Sandbox, client: httpx.Client
) -> None:
    """Forty calls with probability 0.4: the same numbers fail with the same seed, one by one or eight at a time."""

    def outcomes(seed: int, workers: int) -> list[int]:
        fault = {"operation": "getContactById", "probability": 0.4, "fault": "status", "status": 503}
        set_plan(fault, seed=seed)
        sandbox.clear_requests()
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(lambda _: client.get(UNKNOWN_CONTACT), range(40)))
        return [request.number for request in sandbox.requests() if request.status == 503]

    alone = outcomes(7, 1)
    assert 5 < len(alone) < 30
    assert outcomes(7, 8) == alone
    assert outcomes(8, 1) != alone


def test_a_new_plan_restarts_the_counts_and_none_ends_faults(sandbox: Sandbox, client: httpx.Client) -> None:
    """``sandbox.faults`` applies to the next call and counts from one; ``None`` ends faults by header too."""
    plan = {"faults": [{"nth": 1, "fault": "status", "status": 503}]}
    for _ in range(2):
        sandbox.faults(plan)
        assert [client.get(UNKNOWN_CONTACT).status_code for _ in range(2)] == [503, 404]
    sandbox.faults(None)
    assert client.get(UNKNOWN_CONTACT, headers={"X-Sandbox-Fault": "html"}).status_code == 404


# --- effects on the client


@pytest.mark.parametrize(
    ("argument", "header"),
    [("2", "2"), ("0", "0"), ("-5", "-5"), ("soon", "soon"), ("99999999999", "99999999999"), (None, None)],
)
def test_429_with_each_form_of_retry_after(
    list_contacts: Callable[..., httpx.Response], argument: str, header: str
) -> None:
    """Retry-After is sent as it is: seconds, zero, negative, garbage, huge, or not at all."""
    response = list_contacts("status;status=429" + (f";retry-after={argument}" if argument else ""))
    assert response.status_code == 429
    assert response.headers.get("retry-after") == header
    assert response.json()["error"]["code"] == "RATE_LIMIT_EXCEEDED"


@pytest.mark.parametrize("seconds", [5, -5])
def test_retry_after_as_a_date(list_contacts: Callable[..., httpx.Response], seconds: int) -> None:
    """date+5 and date-5 become HTTP dates five seconds from now, forward and back."""
    response = list_contacts(f"status;status=429;retry-after=date{seconds:+}")
    timestamp = parsedate_to_datetime(response.headers["retry-after"]).timestamp()
    assert abs(timestamp - time.time() - seconds) < 3


@pytest.mark.parametrize(
    ("body", "media_type", "content"),
    [
        ("envelope", "application/json", b'"code":"INTERNAL_ERROR"'),
        ("json", "application/json", b'{"oops":true}'),
        ("html", "text/html; charset=utf-8", b"<h1>"),
        ("text", "text/plain; charset=utf-8", b"upstream"),
        ("none", None, b""),
    ],
)
def test_5xx_with_and_without_body(
    list_contacts: Callable[..., httpx.Response], body: str, media_type: str, content: bytes
) -> None:
    """A status comes with the API's envelope, other JSON, HTML, text or no body, under the matching content type."""
    response = list_contacts(f"status;status=500;body={body}")
    assert (response.status_code, response.headers.get("content-type")) == (500, media_type)
    assert content in response.content
    assert bool(content) == bool(response.content)


def test_html_page(list_contacts: Callable[..., httpx.Response]) -> None:
    """The kind html responds with 502, or with the requested status, and a page that is not JSON."""
    assert list_contacts("html").status_code == 502
    response = list_contacts("html;status=200")
    assert response.status_code == 200
    assert response.text.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("fault", ["truncated", "truncated;keep=0", "truncated;keep=1", "malformed"])
def test_invalid_json(list_contacts: Callable[..., httpx.Response], fault: str) -> None:
    """Truncated and malformed bodies match their Content-Length, have status 200, and are not JSON."""
    response = list_contacts(fault)
    assert response.status_code == 200
    assert int(response.headers["content-length"]) == len(response.content)
    with pytest.raises(ValueError, match=r"."):
        json.loads(response.content)


def test_wrong_content_type(list_contacts: Callable[..., httpx.Response]) -> None:
    """The body is the real one, and the only content type is the requested one."""
    response = list_contacts("content-type;type=text/plain")
    assert response.headers.get_list("content-type") == ["text/plain"]
    assert response.json() == list_contacts().json()


def test_latency(list_contacts: Callable[..., httpx.Response]) -> None:
    """The response comes after the seconds, and is the real one."""
    start = time.perf_counter()
    assert list_contacts("latency;seconds=0.3").json() == list_contacts().json()
    assert time.perf_counter() - start >= 0.3


def test_drip(list_contacts: Callable[..., httpx.Response], sandbox: Sandbox, company: str) -> None:
    """The body comes in pieces with pauses between them, and is the real one in the end."""
    whole = list_contacts().content
    request = f"GET /contacts?company_id={company} HTTP/1.1\r\nHost: x\r\nX-API-Key: {sandbox.api_key}\r\n"
    start = time.perf_counter()
    pieces = read_pieces(sandbox, request + "X-Sandbox-Fault: drip;size=20;interval=0.05\r\nConnection: close\r\n\r\n")
    assert time.perf_counter() - start >= 0.05 * (len(whole) // 20)
    assert b"".join(pieces).endswith(whole)
    assert len(pieces) > 3


def read_pieces(sandbox: Sandbox, request: str) -> list[bytes]:
    """Send a request and return what each read of the socket returned, until the connection ends."""
    address = urlsplit(sandbox.url)
    pieces = []
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=10) as connection:
        connection.sendall(request.encode())
        while piece := connection.recv(65536):
            pieces.append(piece)
    return pieces


def test_reset_is_a_tcp_reset(sandbox: Sandbox, company: str) -> None:
    """A waiting client gets ECONNRESET before the first byte, and not an orderly end."""
    request = f"GET /contacts?company_id={company} HTTP/1.1\r\nHost: x\r\nX-Sandbox-Fault: reset\r\n\r\n"
    with pytest.raises(ConnectionResetError):
        read_pieces(sandbox, request)


def test_reset_in_the_body_comes_after_the_headers(sandbox: Sandbox, client: httpx.Client, company: str) -> None:
    """The headers and a part of the announced body arrive, then ECONNRESET."""
    address = urlsplit(sandbox.url)
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=10) as connection:
        head = f"GET /contacts?company_id={company} HTTP/1.1\r\nHost: x\r\nX-API-Key: {sandbox.api_key}\r\n"
        connection.sendall(f"{head}X-Sandbox-Fault: reset-in-body;keep=0.5\r\n\r\n".encode())
        received = b""
        ended = ""
        while not ended:
            try:
                piece = connection.recv(65536)
                received += piece
                ended = "" if piece else "in order"
            except ConnectionResetError:
                ended = "by a reset"
    assert ended == "by a reset"
    head_part, _, body = received.partition(b"\r\n\r\n")
    assert head_part.startswith(b"HTTP/1.1 200")
    whole = client.get("/contacts", params={"company_id": company}).content
    assert body == whole[: len(whole) // 2]


def test_early_close_is_not_a_complete_response(list_contacts: Callable[..., httpx.Response]) -> None:
    """A close before the announced end reaches a client as a protocol error, never as a complete response."""
    with pytest.raises(httpx.RemoteProtocolError, match="complete message body"):
        list_contacts("early-close;keep=1")


@pytest.mark.parametrize(("when", "count"), [("before", 0), ("after", 1)])
@pytest.mark.parametrize("fault", ["reset", "status;status=503", "html"])
def test_before_changes_nothing_and_after_everything(
    client: httpx.Client, contact_body: Callable[..., Any], company: str, fault: str, when: str, count: int
) -> None:
    """A create with a fault before its handler leaves no record; with a fault after it, one."""
    headers = {"X-Sandbox-Fault": f"{fault};when={when}"}
    try:
        assert client.post("/contacts", json=contact_body(), headers=headers).status_code in {502, 503}
    except httpx.ReadError:
        assert fault == "reset"
    assert count_contacts(client, company) == count


@pytest.mark.parametrize(("when", "count"), [("before", 0), ("after", 1)])
def test_a_client_disconnects_during_latency(
    client: httpx.Client, contact_body: Callable[..., Any], company: str, when: str, count: int
) -> None:
    """A client disconnects while it waits: before the handler, nothing is ever done; after it, everything."""
    headers = {"X-Sandbox-Fault": f"latency;seconds=0.5;when={when}"}
    with pytest.raises(httpx.ReadTimeout):
        client.post("/contacts", json=contact_body(), headers=headers, timeout=0.2)
    time.sleep(0.6)
    assert count_contacts(client, company) == count


def test_same_page(list_contacts: Callable[..., httpx.Response], create: Callable[..., Any]) -> None:
    """The request for the second page gets the body of the first."""
    for _ in range(3):
        create()
    first = list_contacts(limit="2", skip="0")
    second = list_contacts("same-page", limit="2", skip="2")
    assert second.json() == first.json()
    assert len(list_contacts(limit="2", skip="2").json()["data"]["contacts"]) == 1


@pytest.mark.parametrize(("by", "total"), [("5", 6), ("-1", 0), ("-9", 0)])
def test_wrong_total(
    list_contacts: Callable[..., httpx.Response], create: Callable[..., Any], by: str, total: int
) -> None:
    """The total is off by the requested number, never below zero, and the records are the real ones."""
    create()
    response = list_contacts(f"wrong-total;by={by}").json()["data"]
    assert (response["total"], len(response["contacts"])) == (total, 1)


def test_a_fault_that_cannot_be_applied_is_reported(
    list_contacts: Callable[..., httpx.Response], client: httpx.Client
) -> None:
    """A fault that finds nothing to change leaves the response as it is and says so in a header."""
    assert list_contacts("same-page").headers["x-sandbox-fault"].startswith("same-page; not-applied; ")
    response = client.get(UNKNOWN_CONTACT, headers={"X-Sandbox-Fault": "wrong-total"})
    assert response.json()["error"]["code"] == "CONTACT_NOT_FOUND"
    assert "not-applied" in response.headers["x-sandbox-fault"]


def test_check_mode_allows_faults(list_contacts: Callable[..., httpx.Response]) -> None:
    """With check mode on, a mutated response is sent, not turned into a 500."""
    assert list_contacts("wrong-type").status_code == 200


# --- mutated responses


@pytest.mark.parametrize("kind", ["wrong-type", "missing-field", "unknown-enum"])
def test_every_mutation_violates_the_schema(sandbox: Sandbox, client: httpx.Client, kind: str) -> None:
    """Each of sixty mutations of a real list response violates its schema, in more than three places in all."""
    document = load_document("clemta")
    operation = next(each for each in document.operations if each.operation_id == "getContacts")
    schema = operation.responses["200"].media_types["application/json"].schema
    rules = compile_schema(schema, document.schemas)
    sandbox.seed(60)
    response = client.get(f"/contacts?limit=20&company_id={sandbox.company_ids[0]}").json()
    assert rules.is_valid(response)
    before = json.dumps(response)
    places: set[str] = set()
    for seed in range(60):
        mutated = mutate(kind, response, ResponseSchema(schema, document.schemas, rules), random.Random(seed))  # noqa: S311  (repeatable, not secret)
        errors = list(rules.iter_errors(mutated))
        assert errors
        places |= {str(error.instance_path) for error in errors}
    assert len(places) > 3
    assert json.dumps(response) == before


def test_a_mutation_that_the_schema_allows_is_skipped() -> None:
    """Where a string may be a number too, wrong-type mutates another place, or none when there is no other."""
    either: dict[str, Any] = {"anyOf": [{"type": "string"}, {"type": "integer"}]}
    schema: dict[str, Any] = {"type": "object", "properties": {"either": either, "text": {"type": "string"}}}
    rules = ResponseSchema(schema, {}, compile_schema(schema, {}))
    for seed in range(20):
        source = random.Random(seed)  # noqa: S311  (repeatable, not secret)
        mutated = mutate("wrong-type", {"either": "a", "text": "b"}, rules, source)
        assert mutated in ([], {"either": "a", "text": 7})
        with pytest.raises(LookupError):
            mutate("wrong-type", {"either": "a", "text": "b"}, rules, source, "/either")


@pytest.mark.parametrize(
    ("fault", "path", "value"),
    [
        ("wrong-type;pointer=/data/email", "email", 7),
        ("unknown-enum;pointer=/data/type", "type", "sandbox_unknown"),
        ("missing-field;pointer=/data/full_name", "full_name", None),
    ],
)
def test_a_pointer_selects_the_place(
    client: httpx.Client, create: Callable[..., Any], fault: str, path: str, value: object
) -> None:
    """A pointer mutates the response in that place and leaves everything else as it is."""
    contact = create()
    response = client.get(f"/contacts/{contact['id']}", headers={"X-Sandbox-Fault": fault}).json()["data"]
    assert response.get(path) == value
    assert {**response, path: contact[path]} == contact


def test_the_seed_selects_the_place(set_plan: Callable[..., None], client: httpx.Client, company: str) -> None:
    """The same seed mutates the same calls in the same places; another seed in others."""

    def responses(seed: int) -> list[Any]:
        set_plan({"fault": "wrong-type"}, seed=seed)
        return [client.get("/contacts", params={"company_id": company}).json() for _ in range(8)]

    assert responses(1) == responses(1)
    assert responses(1) != responses(2)


# --- invalid plans and headers


@pytest.mark.parametrize(
    ("plan", "message"),
    [
        ({}, "the plan: faults must be a list"),
        ({"faults": [], "sede": 1}, "sede is unknown"),
        ({"faults": [], "seed": "x"}, "seed must be an integer from"),
        ({"faults": ["html"]}, r"faults\[0\] must be an object"),
        ({"faults": [{"fault": "html"}, {"fault": "htlm"}]}, r"faults\[1\].fault must be one of latency, status"),
        ({"faults": [{}]}, r"faults\[0\].fault must be one of"),
        ({"faults": [{"fault": "html", "operation": "getContact"}]}, r"faults\[0\].operation must be .*getContactById"),
        ({"faults": [{"fault": "html", "nth": 0}]}, r"faults\[0\].nth must be an integer from 1"),
        ({"faults": [{"fault": "html", "nth": [1, True]}]}, r"faults\[0\].nth must be an integer"),
        ({"faults": [{"fault": "html", "nth": 1, "every": 2}]}, r"faults\[0\].every cannot be combined with nth"),
        ({"faults": [{"fault": "html", "probability": 1.5}]}, r"faults\[0\].probability must be a number from 0 to 1"),
        (
            {"faults": [{"fault": "html", "state": 3}]},
            r"faults\[0\].state is not an argument of html; it has when, status",
        ),
        ({"faults": [{"fault": "html", "status": 600}]}, r"faults\[0\].status must be an integer from 200 to 599"),
        ({"faults": [{"fault": "drip", "when": "before"}]}, r"faults\[0\].when must be after for this fault"),
        ({"faults": [{"fault": "wrong-total", "by": 0}]}, r"faults\[0\].by must not be 0"),
        ({"faults": [{"fault": "latency", "seconds": float("nan")}]}, "JSON cannot represent"),
        ({"faults": [{"fault": "status", "retry-after": "a\nb"}]}, r"faults\[0\].retry-after must be a header value"),
        ({"faults": [{"fault": "wrong-type", "pointer": "email"}]}, r"faults\[0\].pointer must be a JSON Pointer"),
    ],
)
def test_an_invalid_plan_names_the_place(
    sandbox: Sandbox, client: httpx.Client, plan: dict[str, Any], message: str
) -> None:
    """An invalid member is a PlanError with its path and what it must be; the present plan stays."""
    with pytest.raises(PlanError, match=message):
        sandbox.faults(plan)
    assert client.get(UNKNOWN_CONTACT, headers={"X-Sandbox-Fault": "html"}).status_code == 502


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("faults:\n  - fault: html\n  - fault: htlm\n", r"plan.yaml, line 3: faults\[1\].fault must be"),
        (
            "faults:\n  - fault: html\n    fault: reset\n",
            "plan.yaml, line 3: the key 'fault' is repeated",
        ),
        ("faults: [\n", "plan.yaml, line 2: not YAML"),
        ("seed: 2025-06-24\nfaults: []\n", "plan.yaml, line 1: '2025-06-24' is not a string, number"),
        ("faults:\n  - fault: !!python/none x\n", "line 2"),
        ("", "the plan must be an object"),
        ("\x00", "not YAML"),
        ("a: &a [1]\nb: " + "[" * 60 + "]" * 60, "more than"),
        pytest.param(
            "a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
            "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n",
            "more than",
        ),
    ],
)
def test_an_invalid_file_names_the_line(sandbox: Sandbox, tmp_path: Path, text: str, message: str) -> None:
    """An invalid plan in YAML is rejected with file and line: repeated keys, dates, tags, alias bombs."""
    path = tmp_path / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PlanError, match=message):
        sandbox.faults(path)


def test_plans_come_from_yaml_and_json_files(sandbox: Sandbox, client: httpx.Client, tmp_path: Path) -> None:
    """A file in YAML and one in JSON with the same content have the same effect."""
    (tmp_path / "plan.yaml").write_text("faults:\n- {fault: status, status: 503, nth: 1}\n", encoding="utf-8")
    plan = {"faults": [{"fault": "status", "status": 503, "nth": 1}]}
    (tmp_path / "plan.json").write_text(json.dumps(plan, indent="\t"), encoding="utf-8")
    for name in ("plan.yaml", "plan.json"):
        sandbox.faults(str(tmp_path / name))
        statuses = [client.get("/contacts").status_code for _ in range(2)]
        assert statuses == [503, 400]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The message about a plan that cannot be read contains its path."""
    with pytest.raises(PlanError, match=r"nowhere\.yaml"), running("clemta", faults=tmp_path / "nowhere.yaml"):
        pass


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("explode", "must be one of latency, status, html"),
        ("html;state=1", "is not an argument of html; it has when, status"),
        ("html;status", "is not name=value"),
        ("html;status=500;status=501", "repeats a name"),
        ("latency;seconds=1e9", "must be a number"),
        ("", "must be one of"),
    ],
)
def test_an_invalid_header_is_a_400(client: httpx.Client, header: str, message: str) -> None:
    """A header with an unknown kind, name or value gets a 400 that says what it can be."""
    response = client.get(UNKNOWN_CONTACT, headers={"X-Sandbox-Fault": header})
    assert response.status_code == 400
    assert message in response.json()["error"]["details"]


def test_every_kind_works_by_header(sandbox: Sandbox, client: httpx.Client, create: Callable[..., Any]) -> None:
    """Each kind, by its name alone, changes what a client sees, and the request log names it."""
    contact = create()
    for kind in sorted(KINDS.keys() - {"wrong-total", "same-page"}):
        headers = {"X-Sandbox-Fault": f"{kind};interval=0" if kind == "drip" else kind}
        try:
            response = client.get(f"/contacts/{contact['id']}", headers=headers)
            assert response.headers["x-sandbox-fault"] == kind
        except httpx.TransportError:
            assert kind in {"reset", "reset-in-body", "early-close"}
        assert sandbox.requests()[-1].fault == kind


def test_the_sandbox_stops_during_a_fault() -> None:
    """A sandbox that is stopped while a response waits ten minutes stops at once, and prints nothing."""
    with running("clemta", faults={"faults": [{"fault": "latency", "seconds": 600}]}) as sandbox:

        def call() -> None:
            with pytest.raises(httpx.TransportError):
                httpx.get(f"{sandbox.url}/contacts", timeout=30)

        caller = threading.Thread(target=call)
        caller.start()
        while not sandbox.requests():
            time.sleep(0.01)
        start = time.perf_counter()
    caller.join()
    assert time.perf_counter() - start < 1.5
