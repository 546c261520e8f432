"""The page as HTTP shows it: its files, what it asks for, and who may ask."""

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
    """Give a sandbox of each API, for all tests of this module."""
    with running(request.param, admin=True) as shared:
        yield shared


@pytest.fixture
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    """Give it empty."""
    running_sandbox.reset()
    running_sandbox.faults(None)
    return running_sandbox


@pytest.fixture
def api(sandbox: Sandbox) -> dict[str, Any]:
    """Give what the page is told of the API."""
    told: dict[str, Any] = httpx.get(f"{sandbox.url}/_sandbox/page/api.json").json()
    return told


class Elements(HTMLParser):
    """Collects the elements of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, as the parser calls it."""
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("api_name", sorted(PROFILES))
def test_it_exists_only_with_the_admin_path(api_name: str) -> None:
    """Without admin, the page, its files and its data are the API's own 404."""
    with running(api_name) as closed, httpx.Client(base_url=closed.url) as client:
        responses = [client.get(path) for path in ("/", "/_sandbox/page/page.js", "/_sandbox/page/api.json")]
        assert {each.status_code for each in responses} == {404}
        assert {each.headers["content-type"] for each in responses} == {"application/json"}
        assert responses[0].content == client.get("/no/such/path").content


def test_the_page_has_structure_without_javascript(sandbox: Sandbox) -> None:
    """A title, a language, the landmarks, one h1 and a word for those without JavaScript are in the HTML itself."""
    response = httpx.get(f"{sandbox.url}/")
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    elements = Elements(response.text).found
    tags = [tag for tag, _ in elements]
    assert elements[1] == ("html", {"lang": "en"}) or elements[0] == ("html", {"lang": "en"})
    assert [tags.count(each) for each in ("title", "h1", "header", "nav", "main", "aside", "noscript")] == [1] * 7
    assert not [each for _, attributes in elements for each in attributes if each.startswith("on") or each == "style"]


def test_every_file_that_the_page_names_is_there(sandbox: Sandbox) -> None:
    """Each address in the HTML and each import leads to a file, and each file is used and has its media type."""
    page = httpx.get(f"{sandbox.url}/").text
    named = {str(attributes.get(name)) for _, attributes in Elements(page).found for name in ("src", "href")}
    used = {each.rpartition("/")[2] for each in named if each.startswith("/_sandbox/page/")}
    assert used
    for name in FILES:
        response = httpx.get(f"{sandbox.url}/_sandbox/page/{name}")
        kind = {"css": "text/css", "html": "text/html", "js": "text/javascript", "svg": "image/svg+xml"}
        assert (response.status_code, response.headers["content-type"].partition(";")[0]) == (
            200,
            kind[name.rpartition(".")[2]],
        )
        used |= set(re.findall(r'from "\./([a-z]+\.js)"', response.text))
    assert used == {*FILES} - {"index.html"}


def test_only_this_server_is_let_in(sandbox: Sandbox) -> None:
    """Page, files and data all carry the policy that keeps to this server, and are never kept by a cache."""
    for path in ("/", "/_sandbox/page/page.js", "/_sandbox/page/state.json", "/_sandbox/page/nothing"):
        headers = httpx.get(sandbox.url + path).headers
        assert headers["content-security-policy"].startswith("default-src 'self';")
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert (headers["x-content-type-options"], headers["cache-control"]) == ("nosniff", "no-store")
        assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("name", FILES)
def test_the_files_name_no_api_and_no_other_address(name: str) -> None:
    """No file of the page knows an API, an operation or a member of one, or leads to another server."""
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
    """The files are inside the package that the wheel takes whole, and none of them is ignored by git."""
    assert {"index.html", "page.css", "page.js", "icon.svg"} <= set(FILES)
    assert all((ROOT / "sandbox" / "truespec_sandbox" / "_page" / "files" / name).is_file() for name in FILES)
    assert not [
        line
        for line in (ROOT / ".gitignore").read_text().splitlines()
        if line.strip("/") in {"_page", "files", "*.js", "*.svg"}
    ]


def test_other_methods_and_parts_are_refused(sandbox: Sandbox) -> None:
    """HEAD has no body, other methods are a 405 with Allow, and an unknown part is a 404."""
    assert httpx.head(f"{sandbox.url}/").content == b""
    response = httpx.put(f"{sandbox.url}/")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD")
    assert httpx.get(f"{sandbox.url}/_sandbox/page/../secret").status_code == 404
    assert httpx.get(f"{sandbox.url}/_sandbox/page/secret").status_code == 404


def test_every_operation_is_described(api: dict[str, Any]) -> None:
    """The page is told every operation of the document with its parameters, in the document's order."""
    document = load_document(api["api"])
    assert [each["id"] for each in api["operations"]] == [each.operation_id for each in document.operations]
    for told, operation in zip(api["operations"], document.operations, strict=True):
        assert [each["name"] for each in told["parameters"]] == [each.name for each in operation.parameters]
        assert (told["body"] is None) == (operation.body is None)
        assert told["summary"]
    raw = json.loads((resources.files("truespec_sandbox") / "documents" / f"{api['api']}.json").read_text())
    assert api["title"] == raw["info"]["title"]


def test_forms_come_filled_in_with_what_works(sandbox: Sandbox, api: dict[str, Any]) -> None:
    """Every JSON body that a form starts with is taken by the operation, where no path parameter has to be known."""
    sent = 0
    for operation in api["operations"]:
        kinds = (operation["body"] or {"media_types": []})["media_types"]
        if "{" in operation["path"] or not kinds or kinds[0]["name"] != "application/json":
            continue
        for example in kinds[0]["examples"]:
            headers = {**api["headers"], "Content-Type": "application/json"}
            response = httpx.request(
                operation["method"], sandbox.url + operation["path"], headers=headers, content=example["value"]
            )
            # 412: what the document's example refers to is not kept here.
            assert response.is_success or response.status_code in {404, 412}, (operation["id"], response.text)
            sent += response.is_success
    assert sent >= 2


def test_state_tells_how_things_stand(sandbox: Sandbox, api: dict[str, Any]) -> None:
    """Clock, faults, churn, counted records and the last requests, the newest first and timed, come in one answer."""
    sandbox.seed(20)
    sandbox.clock.set(1_800_000_000)
    sandbox.faults({"faults": [{"nth": 2, "fault": "latency", "seconds": 0.2}]})
    sandbox.churn(None)
    for _ in range(2):
        httpx.get(sandbox.url + api["example"], headers=api["headers"])
    told = httpx.get(f"{sandbox.url}/_sandbox/page/state.json").json()
    assert told["clock"] == {"now": 1_800_000_000, "stopped": True}
    assert [(each["number"], each["status"], each["fault"]) for each in told["requests"]] == [
        (2, 200, "latency"),
        (1, 200, None),
    ]
    assert 0.2 <= told["requests"][0]["seconds"] < 5
    assert 0 < told["requests"][1]["seconds"] < told["requests"][0]["seconds"]
    assert told["faults"]["faults"][0]["fault"] == "latency"
    assert told["churn"] is None
    kept = sandbox.snapshot()["records"]
    assert isinstance(kept, list)
    assert sum(each["count"] for each in told["collections"]) == len(kept) > 20


def test_records_come_newest_first_and_page_by_page(sandbox: Sandbox) -> None:
    """Every record of a collection is told once, the last created first, with its body as it is kept."""
    sandbox.seed(60)
    kept: Any = sandbox.snapshot()["records"]
    expected = [(each["id"], each["owner"], each["body"]) for each in kept if each["collection"] == "contacts"]
    found: list[Any] = []
    query: dict[str, Any] = {"collection": "contacts"}
    pages = 0
    while True:
        page = httpx.get(f"{sandbox.url}/_sandbox/page/records.json", params=query).json()
        pages += 1
        found += page["records"]
        if not page["more"]:
            break
        query["before"] = page["records"][-1]["sequence"]
    assert pages == 3
    assert [(each["id"], each["owner"], json.loads(each["body"])) for each in found] == expected[::-1]


@pytest.mark.parametrize(
    "query", ["", "before=1", "collection=a&before=x", "collection=a&before=-1", "collection=a&x=1"]
)
def test_a_wrong_question_for_records_is_said(sandbox: Sandbox, query: str) -> None:
    """A query without a collection, with a wrong number or an unknown name is a 400 that says what it has to be."""
    response = httpx.get(f"{sandbox.url}/_sandbox/page/records.json?{query}")
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
def test_a_page_from_elsewhere_is_kept_out(sandbox: Sandbox, headers: dict[str, str]) -> None:
    """A request that a foreign or rebound page would send is a 403, and nothing is done."""
    sandbox.seed(5)
    for path in ADMIN_PATHS:
        method = "POST" if path.endswith("reset") else "GET"
        assert httpx.request(method, sandbox.url + path, headers=headers).status_code == 403
    assert sandbox.snapshot()["records"]


def test_a_link_from_elsewhere_may_lead_to_the_page(sandbox: Sandbox) -> None:
    """A visit from a link is served, since the bare page shows nothing; a rebound name gets not even that."""
    assert httpx.get(f"{sandbox.url}/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200
    assert httpx.get(f"{sandbox.url}/", headers={"Host": "evil.example"}).status_code == 403


def test_the_page_itself_and_programs_are_let_in(sandbox: Sandbox) -> None:
    """Requests with this server's own origin, by whatever name leads to loopback, or without any, are served."""
    port = sandbox.url.rpartition(":")[2]
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"app.localhost:{port}", f"[::1]:{port}"):
        for more in ({}, {"Origin": f"http://{host}"}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}):
            response = httpx.get(f"{sandbox.url}/_sandbox/clock", headers={"Host": host, **more})
            assert response.status_code == 200


def test_the_api_is_not_guarded(sandbox: Sandbox, api: dict[str, Any]) -> None:
    """The API itself answers under any name, as before."""
    response = httpx.get(sandbox.url + api["example"], headers={**api["headers"], "Host": "api.example"})
    assert response.status_code == 200


def test_the_name_that_it_was_started_with_is_own_host() -> None:
    """The given host is a name to be used, in any case of letters, and no other is."""
    guard = AdminGuard("Box.example")
    assert guard._is_own_host("box.EXAMPLE:8080")
    assert not guard._is_own_host("other.example:8080")
    assert not guard._is_own_host("")


@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_bodies_that_a_form_could_send_are_refused(sandbox: Sandbox, media_type: str) -> None:
    """POST wants application/json, so that a browser would have to ask first; anything else is a 415 and not done."""
    body = json.dumps({"size": 5}).encode()
    for headers in ({"Content-Type": media_type}, {}):
        assert httpx.post(f"{sandbox.url}/_sandbox/seed", content=body, headers=headers).status_code == 415
    assert sandbox.snapshot()["records"] == []
    as_json = {"Content-Type": "Application/JSON; charset=utf-8"}
    assert httpx.post(f"{sandbox.url}/_sandbox/seed", content=body, headers=as_json).status_code == 204
    assert httpx.options(f"{sandbox.url}/_sandbox/seed", headers={"Origin": "http://evil.example"}).status_code == 403
