"""The page over HTTP: its files, its data, and who may request them."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from truespec_sandbox import Sandbox, running
from truespec_sandbox._controls._admin import AdminGuard
from truespec_sandbox._document._reader import load_document
from truespec_sandbox._profiles import PROFILES

if TYPE_CHECKING:
    from collections.abc import Generator

FILES = sorted(each.name for each in (resources.files("truespec_sandbox") / "_page" / "files").iterdir())
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", params=sorted(PROFILES))
def running_sandbox(request: pytest.FixtureRequest) -> Generator[Sandbox]:
    """Provide a sandbox of each API, for all tests of this module."""
    with running(request.param, admin=True) as shared:
        yield shared


@pytest.fixture(autouse=True)
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    """Provide the shared sandbox, empty, without faults."""
    running_sandbox.reset()
    running_sandbox.faults(None)
    return running_sandbox


@pytest.fixture(scope="module")
def client(running_sandbox: Sandbox) -> Generator[httpx.Client]:
    """Provide a client without a key."""
    with httpx.Client(base_url=running_sandbox.url) as one:
        yield one


@pytest.fixture
def api(client: httpx.Client) -> dict[str, Any]:
    """Provide the description of the API that the page gets."""
    description: dict[str, Any] = client.get("/_sandbox/page/api.json").json()
    return description


class Elements(HTMLParser):
    """A parser that collects the elements of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add an element, as the parser calls it."""
        self.elements.append((tag, dict(attrs)))


@pytest.mark.parametrize("api_name", sorted(PROFILES))
def test_it_exists_only_with_the_admin_path(api_name: str) -> None:
    """Without admin, the page, its files and its data are the API's own 404."""
    with running(api_name) as closed, httpx.Client(base_url=closed.url) as client:
        responses = [client.get(path) for path in ("/", "/_sandbox/page/page.js", "/_sandbox/page/api.json")]
        assert {each.status_code for each in responses} == {404}
        assert {each.headers["content-type"] for each in responses} == {"application/json"}
        assert responses[0].content == client.get("/no/such/path").content


def test_the_page_has_structure_without_javascript(client: httpx.Client) -> None:
    """A title, a language, the landmarks, one h1 and a text for browsers without JavaScript are in the HTML itself."""
    response = client.get("/")
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    elements = Elements(response.text).elements
    tags = [tag for tag, _ in elements]
    assert elements[1] == ("html", {"lang": "en"}) or elements[0] == ("html", {"lang": "en"})
    assert [tags.count(each) for each in ("title", "h1", "header", "nav", "main", "aside", "noscript")] == [1] * 7
    assert not [each for _, attributes in elements for each in attributes if each.startswith("on") or each == "style"]


def test_every_file_of_the_page_exists_and_is_used(client: httpx.Client) -> None:
    """Each address in the HTML and each import leads to a file; each file is used and has its media type."""
    page = client.get("/").text
    named = {str(attributes.get(name)) for _, attributes in Elements(page).elements for name in ("src", "href")}
    used = {each.rpartition("/")[2] for each in named if each.startswith("/_sandbox/page/")}
    assert used
    for name in FILES:
        response = client.get(f"/_sandbox/page/{name}")
        kind = {"css": "text/css", "html": "text/html", "js": "text/javascript", "svg": "image/svg+xml"}
        assert (response.status_code, response.headers["content-type"].partition(";")[0]) == (
            200,
            kind[name.rpartition(".")[2]],
        )
        used |= set(re.findall(r'from "\./([a-z]+\.js)"', response.text))
    assert used == {*FILES} - {"index.html"}


def test_the_policy_allows_this_server_only(client: httpx.Client) -> None:
    """Page, files and data have the policy that allows this server only, and are never cached."""
    for path in ("/", "/_sandbox/page/page.js", "/_sandbox/page/state.json", "/_sandbox/page/nothing"):
        headers = client.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'self';")
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert (headers["x-content-type-options"], headers["cache-control"]) == ("nosniff", "no-store")
        assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("name", FILES)
def test_the_files_name_no_api_and_no_other_address(name: str) -> None:
    """No file of the page names an API, an operation or a field of one, or another server."""
    text = (resources.files("truespec_sandbox") / "_page" / "files" / name).read_text(encoding="utf-8")
    outside = set(re.findall(r"(?:https?:)?//[a-z][^\s\"')]*", text.replace("http://www.w3.org/2000/svg", "")))
    assert not {each for each in outside if "." in each}
    names = {
        name
        for each in PROFILES
        for operation in load_document(each).operations
        for name in (each, operation.operation_id)
    }
    assert not [each for each in names | {"company_id", "X-API-Key", "Wethod-Company"} if each.lower() in text.lower()]
    assert "innerHTML" not in text


def test_the_wheel_ships_the_page() -> None:
    """The files are inside the package that the wheel contains whole, and none of them is ignored by git."""
    assert {"index.html", "page.css", "page.js", "icon.svg"} <= set(FILES)
    assert all((ROOT / "sandbox" / "truespec_sandbox" / "_page" / "files" / name).is_file() for name in FILES)
    assert not [
        line
        for line in (ROOT / ".gitignore").read_text().splitlines()
        if line.strip("/") in {"_page", "files", "*.js", "*.svg"}
    ]


def test_other_methods_and_files_are_errors(client: httpx.Client) -> None:
    """HEAD has no body, other methods are a 405 with Allow, and an unknown file is a 404."""
    assert client.head("/").content == b""
    response = client.put("/")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD")
    assert client.get("/_sandbox/page/../secret").status_code == 404
    assert client.get("/_sandbox/page/secret").status_code == 404


def test_every_operation_is_described(api: dict[str, Any]) -> None:
    """The description has every operation of the document with its parameters, in the document's order."""
    document = load_document(api["api"])
    assert [each["id"] for each in api["operations"]] == [each.operation_id for each in document.operations]
    for description, operation in zip(api["operations"], document.operations, strict=True):
        assert [each["name"] for each in description["parameters"]] == [each.name for each in operation.parameters]
        assert (description["body"] is None) == (operation.body is None)
        assert description["summary"]
    raw = json.loads((resources.files("truespec_sandbox") / "documents" / f"{api['api']}.json").read_text())
    assert api["title"] == raw["info"]["title"]


def test_forms_start_with_valid_examples(client: httpx.Client, api: dict[str, Any]) -> None:
    """Every JSON body that a form starts with is valid for the operation, where no path parameter is needed."""
    sent = 0
    for operation in api["operations"]:
        kinds = (operation["body"] or {"media_types": []})["media_types"]
        if "{" in operation["path"] or not kinds or kinds[0]["name"] != "application/json":
            continue
        for example in kinds[0]["examples"]:
            headers = {**api["headers"], "Content-Type": "application/json"}
            response = client.request(operation["method"], operation["path"], headers=headers, content=example["value"])
            # 412: what the document's example refers to is not stored here.
            assert response.is_success or response.status_code in {404, 412}, (operation["id"], response.text)
            sent += response.is_success
    assert sent >= 2


def test_state(sandbox: Sandbox, client: httpx.Client, api: dict[str, Any]) -> None:
    """Clock, faults, churn, number of records and last requests, the newest first and timed, come in one response."""
    sandbox.seed(20)
    sandbox.clock.set(1_800_000_000)
    sandbox.faults({"faults": [{"nth": 2, "fault": "latency", "seconds": 0.2}]})
    sandbox.churn(None)
    for _ in range(2):
        client.get(api["example"], headers=api["headers"])
    state = client.get("/_sandbox/page/state.json").json()
    assert state["clock"] == {"now": 1_800_000_000, "stopped": True}
    assert [(each["number"], each["status"], each["fault"]) for each in state["requests"]] == [
        (2, 200, "latency"),
        (1, 200, None),
    ]
    assert 0.2 <= state["requests"][0]["seconds"] < 5
    assert 0 < state["requests"][1]["seconds"] < state["requests"][0]["seconds"]
    assert state["faults"]["faults"][0]["fault"] == "latency"
    assert state["churn"] is None
    stored = sandbox.snapshot()["records"]
    assert isinstance(stored, list)
    assert sum(each["count"] for each in state["collections"]) == len(stored) > 20


def test_records_come_newest_first_and_page_by_page(sandbox: Sandbox, client: httpx.Client) -> None:
    """Every record of a collection comes once, the last created first, with its body as it is stored."""
    sandbox.seed(60)
    stored: Any = sandbox.snapshot()["records"]
    expected = [(each["id"], each["owner"], each["body"]) for each in stored if each["collection"] == "contacts"]
    records: list[Any] = []
    query: dict[str, Any] = {"collection": "contacts"}
    pages = 0
    while True:
        page = client.get("/_sandbox/page/records.json", params=query).json()
        pages += 1
        records += page["records"]
        if not page["more"]:
            break
        query["before"] = page["records"][-1]["sequence"]
    assert pages == 3
    assert [(each["id"], each["owner"], json.loads(each["body"])) for each in records] == expected[::-1]


@pytest.mark.parametrize(
    "query", ["", "before=1", "collection=a&before=x", "collection=a&before=-1", "collection=a&x=1"]
)
def test_an_invalid_query_for_records_is_explained(client: httpx.Client, query: str) -> None:
    """A query without a collection, with an invalid number or an unknown name is a 400 that says what is valid."""
    response = client.get(f"/_sandbox/page/records.json?{query}")
    assert response.status_code == 400
    assert "collection=<name>" in response.json()["error"]


ADMIN_PATHS = ("/_sandbox/state", "/_sandbox/reset", "/_sandbox/page/state.json", "/_sandbox/requests")


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:80"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": "localhost.evil.example"},
        {"Host": "[:::"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_requests_of_other_pages_are_rejected(sandbox: Sandbox, client: httpx.Client, headers: dict[str, str]) -> None:
    """A request that a foreign or rebound page would send is a 403, and changes nothing."""
    sandbox.seed(5)
    for path in ADMIN_PATHS:
        method = "POST" if path.endswith("reset") else "GET"
        assert client.request(method, path, headers=headers).status_code == 403
    assert sandbox.snapshot()["records"]


def test_a_link_of_another_page_may_lead_to_the_page(client: httpx.Client) -> None:
    """A visit by a link is served, since the bare page shows nothing; by a rebound name not even that."""
    assert client.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 403


def test_the_page_itself_and_programs_are_allowed(sandbox: Sandbox, client: httpx.Client) -> None:
    """Requests with this server's own origin, by any name of loopback, or without an origin, are served."""
    port = sandbox.url.rpartition(":")[2]
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"app.localhost:{port}", f"[::1]:{port}"):
        for more in ({}, {"Origin": f"http://{host}"}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}):
            response = client.get("/_sandbox/clock", headers={"Host": host, **more})
            assert response.status_code == 200


def test_the_api_is_not_guarded(client: httpx.Client, api: dict[str, Any]) -> None:
    """The API itself responds under any name."""
    response = client.get(api["example"], headers={**api["headers"], "Host": "api.example"})
    assert response.status_code == 200


def test_the_host_of_the_sandbox_is_allowed() -> None:
    """The host that the sandbox was started with is allowed, in any case of letters, and no other name."""
    guard = AdminGuard("Box.example")
    assert guard._is_own_host("box.EXAMPLE:8080")
    assert not guard._is_own_host("other.example:8080")
    assert not guard._is_own_host("")


@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_bodies_that_a_form_can_send_are_rejected(sandbox: Sandbox, client: httpx.Client, media_type: str) -> None:
    """POST takes application/json only, so that a browser sends a preflight; anything else is a 415 and not done."""
    body = json.dumps({"size": 5}).encode()
    for headers in ({"Content-Type": media_type}, {}):
        assert client.post("/_sandbox/seed", content=body, headers=headers).status_code == 415
    assert sandbox.snapshot()["records"] == []
    as_json = {"Content-Type": "Application/JSON; charset=utf-8"}
    assert client.post("/_sandbox/seed", content=body, headers=as_json).status_code == 204
    assert client.options("/_sandbox/seed", headers={"Origin": "http://evil.example"}).status_code == 403
