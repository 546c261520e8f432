"""The page as a person uses it, in headless Chromium."""

from __future__ import annotations

import shutil
import subprocess
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import pytest

from tests.sandbox.browsing import Browser, browsing, wants_chromium
from truespec_sandbox import Sandbox, running

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from selenium.webdriver.remote.webelement import WebElement

pytestmark = wants_chromium

COMPANY = "64b8f1a2e4b0c8d9f0123456"
TAB, ENTER = "\ue004", "\ue007"
VIEWS = {
    "operations": "Clemta Formation API",
    "operations/getContacts": "Get Contacts",
    "operations/createContact": "Create Contact",
    "operations/createFormation": "Create Company Formation",
    "records/contacts": "Records",
    "faults": "Faults",
    "clock": "Clock and data",
}


@pytest.fixture(scope="module")
def browser() -> Generator[Browser]:
    """Give a browser for all tests of this module."""
    with browsing() as one:
        yield one


@pytest.fixture(scope="module")
def running_sandbox() -> Generator[Sandbox]:
    """Give a sandbox for all tests of this module."""
    with running("clemta", admin=True, check=True) as shared:
        yield shared


@pytest.fixture
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    """Give it empty, with nothing going wrong."""
    running_sandbox.faults(None)
    running_sandbox.churn(None)
    running_sandbox.reset()
    return running_sandbox


@pytest.fixture
def page(browser: Browser, sandbox: Sandbox) -> Generator[Browser]:
    """Give the open page; at the end nothing was complained of, and no other server was asked for anything."""
    browser.size(1280)
    browser.complaints()
    browser.asked()
    browser.open(sandbox.url, VIEWS["operations"])
    yield browser
    assert browser.complaints() == []
    asked = browser.asked()
    assert f"{sandbox.url}/_sandbox/page/state.json" in asked
    assert {each for each in asked if not each.startswith((f"{sandbox.url}/", "data:"))} == set()


def contacts(sandbox: Sandbox) -> list[Any]:
    """The contacts that are kept."""
    kept: Any = sandbox.snapshot()["records"]
    return [each["body"] for each in kept if each["collection"] == "contacts"]


def test_an_operation_is_tried(page: Browser, sandbox: Sandbox) -> None:
    """A form comes filled in; sent, it shows status, time, headers and body, and the record and the request appear."""
    page.choose("createContact")
    page.press("Send")
    page.shows(".answer", '"full_name": "Ilse Brandt"')
    shown = page.text(".answer .line")
    assert "200 OK" in shown.replace("\n", " ")
    assert "ms" in shown
    page.press("Headers (8)")
    page.shows(".answer table", "x-ratelimit-remaining")
    assert [each["full_name"] for each in contacts(sandbox)] == ["Ilse Brandt"]
    page.shows("#requests li:first-child summary", "/contacts")
    assert {"POST", "200"} <= set(page.text("#requests li:first-child summary").split())
    page.press("Records")
    page.shows(".tabs", "contacts")
    page.shows(".records li:first-child", "Ilse Brandt")
    page.find(".records summary").click()
    page.shows(".records pre", '"email": "ilse.brandt@example.com"')


def test_parameters_travel(page: Browser, sandbox: Sandbox) -> None:
    """What stands in the fields is sent where the document says, escaped, and nothing that is left empty."""
    page.choose("getContacts")
    page.fill("search", "é & ü=1")
    page.fill("order", "desc")
    page.press("Headers X-API-Key")
    page.fill("More headers", "X-Trace: t1")
    page.press("Send")
    page.shows(".answer", '"total": 0')
    (request,) = sandbox.requests()
    assert request.query == f"company_id={COMPANY}&search=%C3%A9%20%26%20%C3%BC%3D1&order=desc"
    assert request.headers["x-trace"] == "t1"
    page.fill("X-API-Key", "wrong")
    page.press("Send")
    page.shows(".answer", "INVALID_API_KEY")
    page.fill("X-API-Key", sandbox.api_key)


def test_a_form_with_files_is_sent(page: Browser, sandbox: Sandbox, tmp_path: Path) -> None:
    """A multipart form is filled in from its example, takes files, more of them too, and is sent as one."""
    passport = tmp_path / "pass port.pdf"
    passport.write_bytes(b"%PDF-1.7\n%%EOF\n")
    page.choose("createFormation")
    page.control("shareholder_passport_0").send_keys(str(passport))
    page.press("Send")
    page.shows(".answer", '"success": true')
    (request,) = sandbox.requests()
    assert request.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert 'shareholder_passport_0=@"pass port.pdf";type=application/pdf' in page.text(
        'pre[aria-label="The request as curl"]'
    )
    page.press("Add another file")
    page.fill("Part name", "shareholder_passport_7")
    page.control("File").send_keys(str(passport))
    page.press("Send")
    page.shows(".answer .line", "400")
    assert "shareholder_passport_7" in page.text(".answer pre")


@pytest.mark.skipif(shutil.which("curl") is None, reason="wants curl: make setup-system")
def test_the_curl_line_does_the_same(page: Browser, sandbox: Sandbox) -> None:
    """The line shown as curl, pasted into a shell, sends the request of the form, quotes and all."""
    page.choose("createContact")
    text = page.find("textarea.code")
    page.run("arguments[0].value = arguments[0].value.replace('Ilse Brandt', \"It's $HOME `id` é\")", text)
    page.run("arguments[0].dispatchEvent(new Event('input', {bubbles: true}))", text)
    line = page.text('pre[aria-label="The request as curl"]')
    subprocess.run(
        [str(shutil.which("bash")), "-c", f"{line} --silent --show-error --fail"],
        check=True,
        capture_output=True,
        timeout=20,
    )
    assert [each["full_name"] for each in contacts(sandbox)] == ["It's $HOME `id` é"]


def test_numbers_keep_their_digits(page: Browser) -> None:
    """Integers beyond 53 bits and decimals are shown as they were written."""
    given = '{"a":12345678901234567890,"b":[1.0,1e400,-0.10],"c":"\\u00e9"}'
    script = "import('/_sandbox/page/json.js').then(m => arguments[1](m.pretty(arguments[0])), arguments[1])"
    shown = page.driver.execute_async_script(script, given)
    assert "".join(shown.split()) == '{"a":12345678901234567890,"b":[1.0,1e400,-0.10],"c":"é"}'


def test_what_records_hold_stays_text(page: Browser, sandbox: Sandbox) -> None:
    """HTML in a record, a path and a header is shown letter by letter and makes no element and no script."""
    attack = "<img src=x onerror=\"document.title='caught'\"><script>document.title='caught'</script>"
    body = {"type": "customer", "full_name": attack, "email": "a@example.com", "company_id": COMPANY}
    headers = {"X-API-Key": sandbox.api_key, "X-Note": attack}
    assert httpx.post(f"{sandbox.url}/contacts", json=body, headers=headers).status_code == 200
    httpx.get(f"{sandbox.url}/contacts", params={"company_id": COMPANY, "search": attack}, headers=headers)
    page.press("Records")
    page.shows(".records", attack[:60])
    page.find(".records summary").click()
    page.shows(".records pre", "onerror=")
    for each in page.run("return [...document.querySelectorAll('#requests details')]"):
        page.run("arguments[0].open = true", each)
    page.shows("#requests", attack)
    assert page.run("return document.querySelectorAll('main img, main script, aside img, aside script').length") == 0
    assert "caught" not in page.driver.title


def test_requests_appear_by_themselves(page: Browser, sandbox: Sandbox) -> None:
    """What a program sends is listed while it waits and gets its status, time and fault; Clear and Live do their part."""
    sandbox.faults({"faults": [{"fault": "latency", "seconds": 2}]})
    program = threading.Thread(target=httpx.get, args=(f"{sandbox.url}/contacts?x=1",))
    program.start()
    page.shows("#requests", "waits")
    page.find("#requests summary").click()
    page.shows("#requests li", "401")
    page.shows("#requests li", "latency")
    program.join()
    assert page.run("return document.querySelector('#requests details').open")
    assert page.text("#requests summary .more").startswith("2.")
    page.press("Clear")
    page.until(lambda: page.text("#requests") == "")
    assert sandbox.requests() == ()
    page.control("Live").click()
    sandbox.faults(None)
    httpx.get(f"{sandbox.url}/contacts")
    moment = page.text("#now")
    page.until(lambda: page.text("#now") != moment)
    assert page.text("#requests") == ""
    page.control("Live").click()
    page.shows("#requests", "/contacts")


def test_a_fault_is_switched_on_and_off(page: Browser, sandbox: Sandbox) -> None:
    """A fault that is added acts on the next call, is told in the list of requests, and ends when it is switched off."""
    page.press("Faults")
    page.fill("Fault", "status")
    page.fill("status", "429")
    page.fill("retry-after", "7")
    page.fill("Operation", "getContacts")
    page.fill("Calls", "nth")
    page.fill("Number", "1")
    page.press("Add fault")
    page.shows(".rules", "429")
    page.choose("getContacts")
    page.press("Send")
    page.shows(".answer .line", "429")
    page.shows("#requests li:first-child", "status")
    page.press("Send")
    page.shows(".answer .line", "200")
    page.press("Faults on")
    page.press("Remove fault 1, status")
    page.shows(".trouble", "No fault is planned")
    page.fill("Fault", "html")
    page.fill("status", "99")
    page.press("Add fault")
    page.shows("#said", "must be a whole number from 200 to 599")
    (complaint,) = page.complaints()
    assert "/_sandbox/faults - Failed to load resource: the server responded with a status of 400" in complaint
    page.control("Faults on").click()
    page.shows(".trouble", "Everything works.")
    assert httpx.get(f"{sandbox.url}/_sandbox/faults").json() == {"plan": None}


def test_a_lost_connection_is_said(page: Browser, sandbox: Sandbox) -> None:
    """A connection that is reset, before or inside the body, is shown as such and leaves the form usable."""
    for fault, said in (("reset", "without an answer"), ("reset-in-body", "inside the body of a 200")):
        sandbox.faults({"faults": [{"fault": fault}]})
        page.open(f"{sandbox.url}/#/operations/getContacts", "Get Contacts")
        page.press("Send")
        page.shows(".answer", said)
        assert page.named("Send").is_enabled()


def test_churn_is_switched_on_and_off(page: Browser, sandbox: Sandbox) -> None:
    """Records come and go behind a page once churn is on, as many as were asked for, and stay when it is off."""
    page.press("Faults")
    page.fill("Changes", "3")
    page.control("Churn on").click()
    page.shows(".trouble", "come and go")
    page.choose("getContacts")
    page.press("Send")
    page.shows(".answer .line", "200")
    assert len(sandbox.changes) == 3
    page.press("Faults on")
    page.shows(".trouble", "3 have come or gone")
    page.control("Churn on").click()
    page.shows(".trouble", "Records stay as they are")
    assert httpx.get(f"{sandbox.url}/_sandbox/churn").json()["settings"] is None


def test_the_clock_is_turned(page: Browser, sandbox: Sandbox) -> None:
    """A step turns it, a moment stops it, Let it run gives it back to the machine; new records bear its time."""
    page.press("Clock and data")
    before = sandbox.clock.now()
    page.press("+ 1 day")
    page.shows("#said", "1 day further")
    assert 86400 <= sandbox.clock.now() - before < 86460
    field = page.control("Stop it at")
    page.run("arguments[0].value = '2031-02-03T04:05:06'", field)
    page.press("Set clock")
    page.shows(".big", "2031-02-03 04:05:06 UTC")
    page.shows("#now", "2031-02-03 04:05:06 UTC")
    page.shows(".turning .hint", "Stands still")
    page.choose("createContact")
    page.press("Send")
    page.shows(".answer", f'"created_at": {int(sandbox.clock.now())}')
    page.press("Clock and data", "Let it run")
    page.shows(".turning .hint", "Runs")
    assert not sandbox.clock.is_stopped


def test_data_is_added_and_forgotten(page: Browser, sandbox: Sandbox) -> None:
    """A data set is added; a reset asks first, keeps everything on no, and forgets everything on yes."""
    page.press("Clock and data")
    page.fill("Size", "30")
    page.press("Add data set")
    page.shows("#said", "added")
    assert len(contacts(sandbox)) == 30
    page.press("Records")
    page.shows(".tabs", "contacts30")
    page.press("Show older")
    page.until(lambda: page.run("return document.querySelectorAll('.records li').length") == 30)
    page.press("Clock and data", "Reset", "Keep it")
    assert len(contacts(sandbox)) == 30
    page.press("Reset", "Forget it")
    page.shows("#said", "forgotten")
    assert contacts(sandbox) == []


def focused(page: Browser) -> WebElement:
    """The element that has the focus, which has to show it."""
    element = page.driver.switch_to.active_element
    assert page.run(
        "const s = getComputedStyle(arguments[0]); return s.outlineStyle !== 'none' && s.outlineWidth", element
    )
    return element


def tab_to(page: Browser, name: str) -> WebElement:
    """Press Tab until something with this name has the focus; each stop on the way shows that it has it."""
    stops: list[str] = []
    for _ in range(60):
        page.keys(TAB)
        stops.append(focused(page).accessible_name)
        if stops[-1] == name:
            return focused(page)
    raise AssertionError((name, stops))


def test_the_keyboard_is_enough(page: Browser, sandbox: Sandbox) -> None:
    """Without a mouse one skips to the content, finds and sends an operation, turns a fault on, and opens a request."""
    page.keys(TAB)
    assert focused(page).accessible_name == "Skip to the content"
    page.keys(ENTER)
    tab_to(page, "Filter operations").send_keys("create contact")
    assert page.text(".list li").count("/") == 1
    tab_to(page, "POST Create Contact /contacts").send_keys(ENTER)
    page.shows("main h2[tabindex]", "Create Contact")
    assert page.driver.switch_to.active_element.text == "Create Contact"
    tab_to(page, "application/json").send_keys("\ue009", ENTER)
    page.shows(".answer", "Ilse Brandt")
    assert focused(page).accessible_name == "Send"
    page.keys(ENTER)
    page.until(lambda: len(contacts(sandbox)) == 2)
    page.shows("#requests li:nth-child(2)", "/contacts")
    tab_to(page, "Clear")
    page.keys(TAB)
    page.keys(ENTER)
    page.shows("#requests li:first-child", "createContact")
    page.open(f"{sandbox.url}/#/faults", "Faults")
    tab_to(page, "Faults on").send_keys(" ")
    page.shows(".trouble", "No fault is planned")
    tab_to(page, "Add fault").send_keys(ENTER)
    page.shows(".rules", "latency")


LOOKS = [(360, "light"), (1280, "dark"), (360, "dark"), (1280, "light")]
FEW_LOOKS = LOOKS[:2]  # colours do not depend on the width, and each run takes a third of a second


def faultless(page: Browser, looks: list[tuple[int, str]]) -> None:
    """In these widths and schemes, axe-core finds nothing wrong, and nothing has to be scrolled sideways."""
    for width, scheme in looks:
        page.size(width)
        page.scheme(scheme)
        assert (width, scheme, page.violations(), page.is_wide()) == (width, scheme, [], False)


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(page: Browser, sandbox: Sandbox, view: str) -> None:
    """In every view, filled and used, wide and narrow, light and dark, nothing is wrong and nothing too wide."""
    sandbox.seed(4)
    sandbox.faults({"faults": [{"operation": "getContactById", "every": 3, "fault": "status", "status": 503}]})
    key = {"X-API-Key": sandbox.api_key}
    for path in (f"contacts?company_id={COMPANY}&limit=1", "contacts/64b8f1a2e4b0c8d9f0aaaaaa", "nothing/" + "x" * 300):
        httpx.get(f"{sandbox.url}/{path}", headers=key)
    page.open(f"{sandbox.url}/#/{view}", VIEWS[view])
    page.shows("#requests", "/nothing/")
    if view in {"operations/getContacts", "operations/createContact"}:
        page.press("Send")
        page.shows(".answer .line", "200")
    if view.startswith("records"):
        page.find(".records summary").click()
        page.shows(".records pre", "created_at")
    else:
        page.run("for (const each of document.querySelectorAll('details')) each.open = true")
    faultless(page, LOOKS if view == "operations/createContact" else FEW_LOOKS)
    if view == "clock":
        page.press("Reset")
        page.shows("dialog", "Forget everything?")
        faultless(page, FEW_LOOKS)


def test_the_schemes_differ(page: Browser) -> None:
    """The page is dark where dark is preferred, and light where light is."""
    shades = []
    for scheme in ("light", "dark"):
        page.scheme(scheme)
        shades.append(page.run("return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0]"))
    assert shades[0] > 200
    assert shades[1] < 50


def test_the_page_serves_another_api_by_its_document(browser: Browser) -> None:
    """With Wethod, its headers, its listing, its bare bodies and its records are there, and axe finds nothing."""
    with running("wethod", admin=True, check=True) as wethod:
        wethod.seed(10)
        browser.size(1280)
        browser.open(f"{wethod.url}/#/operations/createContact", "Add a contact")
        browser.press("Send")
        browser.shows(".answer .line", "201")
        browser.choose("listContacts")
        browser.press("Send")
        browser.shows(".answer pre", '"surname"')
        browser.press("Records")
        browser.shows(".tabs", "clients")
        browser.size(360)
        assert (browser.violations(), browser.is_wide()) == ([], False)
        assert {each.status for each in wethod.requests()} == {200, 201}


def test_the_end_of_the_sandbox_is_said(browser: Browser) -> None:
    """When the server has ended, the page says so."""
    with running("clemta", admin=True) as short:
        browser.size(1280)
        browser.open(short.url, VIEWS["operations"])
    browser.shows("#lost", "Is it still running?")


@contextmanager
def serving_page(html: str) -> Generator[str]:
    """Serve one page on another port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


def test_another_page_cannot_drive_it(browser: Browser, sandbox: Sandbox) -> None:
    """A page from another origin can neither reset, seed, set faults nor read, by script, by form or in a frame."""
    sandbox.seed(10)
    before = sandbox.snapshot()
    script = f"""<!doctype html><title>other</title><h2></h2><iframe src="{sandbox.url}/"></iframe>
    <form method="post" action="{sandbox.url}/_sandbox/reset"></form><script>
    const admin = "{sandbox.url}/_sandbox/";
    const json = {{"Content-Type": "application/json"}};
    const told = [
      fetch(admin + "reset", {{method: "POST", mode: "no-cors"}}),
      fetch(admin + "seed", {{method: "POST", mode: "no-cors", body: '{{"size": 3}}'}}),
      fetch(admin + "seed", {{method: "POST", body: '{{"size": 3}}', headers: json}}),
      fetch(admin + "faults", {{method: "PUT", body: '{{"faults": []}}', headers: json}}),
      fetch(admin + "clock", {{method: "DELETE"}}),
      fetch(admin + "snapshot"),
    ].map((each) => each.then((answer) => answer.type, () => "refused"));
    Promise.all(told).then((all) => {{ document.title = all.join(); }});
    </script>"""
    with serving_page(script) as url:
        browser.driver.get(url)
        browser.until(lambda: "," in browser.driver.title)
        assert browser.driver.title == "opaque,opaque,refused,refused,refused,refused"
        assert browser.run("return frames.length === 0 || document.querySelector('iframe').contentDocument === null")
        browser.run("document.querySelector('form').submit()")
        browser.until(lambda: "another origin" in browser.text("body"))
    assert sandbox.snapshot() == before
    assert httpx.get(f"{sandbox.url}/_sandbox/faults").json() == {"plan": None}


def test_a_rebound_name_is_refused(browser: Browser, sandbox: Sandbox) -> None:
    """A name of somebody else's that leads to loopback gets neither the page nor the admin path."""
    port = urlsplit(sandbox.url).port
    for path in ("/", "/_sandbox/snapshot", "/_sandbox/page/api.json"):
        browser.driver.get(f"http://rebound.example:{port}{path}")
        browser.shows("body", "the Host header names neither")
