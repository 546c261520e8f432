"""The page in headless Chromium: its views, its forms, its accessibility, and what keeps other pages out."""

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

from tests.sandbox.browsing import Browser, requires_chromium, run_browser
from truespec_sandbox import Sandbox, running

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from selenium.webdriver.remote.webelement import WebElement

pytestmark = requires_chromium

COMPANY = "64b8f1a2e4b0c8d9f0123456"
CURL = 'pre[aria-label="The request as curl"]'
TAB, ENTER, CONTROL = "\ue004", "\ue007", "\ue009"
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
    """Provide a browser for all tests of this module."""
    with run_browser() as one:
        yield one


@pytest.fixture(scope="module")
def running_sandbox() -> Generator[Sandbox]:
    """Provide a sandbox for all tests of this module."""
    with running("clemta", admin=True, check=True) as shared:
        yield shared


@pytest.fixture
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    """Provide the shared sandbox, empty, without faults and churn."""
    running_sandbox.faults(None)
    running_sandbox.churn(None)
    running_sandbox.reset()
    return running_sandbox


@pytest.fixture
def page(browser: Browser, sandbox: Sandbox) -> Generator[Browser]:
    """Provide the open page; afterwards its console is empty and no other server got a request."""
    browser.resize(1280)
    browser.console_messages()
    browser.requested_urls()
    browser.open(sandbox.url, VIEWS["operations"])
    yield browser
    assert browser.console_messages() == []
    urls = browser.requested_urls()
    assert f"{sandbox.url}/_sandbox/page/state.json" in urls
    assert {each for each in urls if not each.startswith((f"{sandbox.url}/", "data:"))} == set()


def stored_contacts(sandbox: Sandbox) -> list[Any]:
    """Return the contacts in the state of the sandbox."""
    records: Any = sandbox.snapshot()["records"]
    return [each["body"] for each in records if each["collection"] == "contacts"]


def test_a_form_sends_its_operation(page: Browser, sandbox: Sandbox) -> None:
    """A form starts with an example; sent, it shows status, time, headers and body, and the record and the request."""
    page.open_operation("createContact")
    page.press("Send")
    page.wait_for_text(".response", '"full_name": "Ilse Brandt"')
    line = page.text(".response .status-line")
    assert "200 OK" in line.replace("\n", " ")
    assert "ms" in line
    page.press("Headers (8)")
    page.wait_for_text(".response table", "x-ratelimit-remaining")
    assert [each["full_name"] for each in stored_contacts(sandbox)] == ["Ilse Brandt"]
    page.wait_for_text("#requests li:first-child summary", "/contacts")
    assert {"POST", "200"} <= set(page.text("#requests li:first-child summary").split())
    page.press("Records")
    page.wait_for_text(".tabs", "contacts")
    page.wait_for_text(".records li:first-child", "Ilse Brandt")
    page.find(".records summary").click()
    page.wait_for_text(".records pre", '"email": "ilse.brandt@example.com"')


def test_fields_are_sent_as_parameters(page: Browser, sandbox: Sandbox) -> None:
    """Fields are sent where the document says, percent-encoded; empty ones are left out."""
    page.open_operation("getContacts")
    page.fill("search", "é & ü=1")
    page.fill("order", "desc")
    page.press("Headers X-API-Key")
    page.fill("More headers", "X-Trace: t1")
    page.press("Send")
    page.wait_for_text(".response", '"total": 0')
    (request,) = sandbox.requests()
    assert request.query == f"company_id={COMPANY}&search=%C3%A9%20%26%20%C3%BC%3D1&order=desc"
    assert request.headers["x-trace"] == "t1"
    page.fill("X-API-Key", "wrong")
    page.press("Send")
    page.wait_for_text(".response", "INVALID_API_KEY")
    page.fill("X-API-Key", sandbox.api_key)


def test_a_multipart_form_sends_files(page: Browser, sandbox: Sandbox, tmp_path: Path) -> None:
    """A multipart form starts with its example, and sends the files of its parts and of added parts."""
    passport = tmp_path / "pass port.pdf"
    passport.write_bytes(b"%PDF-1.7\n%%EOF\n")
    page.open_operation("createFormation")
    page.find_control("shareholder_passport_0").send_keys(str(passport))
    page.press("Send")
    page.wait_for_text(".response", '"success": true')
    (request,) = sandbox.requests()
    assert request.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert 'shareholder_passport_0=@"pass port.pdf";type=application/pdf' in page.text(CURL)
    page.press("Add another file")
    page.fill("Part name", "shareholder_passport_7")
    page.find_control("File").send_keys(str(passport))
    page.press("Send")
    page.wait_for_text(".response .status-line", "400")
    assert "shareholder_passport_7" in page.text(".response pre")


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed: run make setup-system")
def test_the_curl_command_sends_the_same_request(page: Browser, sandbox: Sandbox) -> None:
    """The curl command of a form, run by a shell, sends the request of the form, quotes included."""
    page.open_operation("createContact")
    text = page.find("textarea.code")
    page.run("arguments[0].value = arguments[0].value.replace('Ilse Brandt', \"It's $HOME `id` é\")", text)
    page.run("arguments[0].dispatchEvent(new Event('input', {bubbles: true}))", text)
    subprocess.run(
        [str(shutil.which("bash")), "-c", f"{page.text(CURL)} --silent --show-error --fail"],
        check=True,
        capture_output=True,
        timeout=20,
    )
    assert [each["full_name"] for each in stored_contacts(sandbox)] == ["It's $HOME `id` é"]


def test_numbers_keep_their_digits(page: Browser) -> None:
    """Integers beyond 53 bits and decimals are shown as they were written."""
    text = '{"a":12345678901234567890,"b":[1.0,1e400,-0.10],"c":"\\u00e9"}'
    script = "import('/_sandbox/page/json.js').then(m => arguments[1](m.formatJSON(arguments[0])), arguments[1])"
    formatted = page.driver.execute_async_script(script, text)
    assert "".join(formatted.split()) == '{"a":12345678901234567890,"b":[1.0,1e400,-0.10],"c":"é"}'


def test_markup_in_data_stays_text(page: Browser, sandbox: Sandbox) -> None:
    """HTML in a record, a query and a header is shown as text and creates no element and no script."""
    attack = "<img src=x onerror=\"document.title='caught'\"><script>document.title='caught'</script>"
    body = {"type": "customer", "full_name": attack, "email": "a@example.com", "company_id": COMPANY}
    headers = {"X-API-Key": sandbox.api_key, "X-Note": attack}
    assert httpx.post(f"{sandbox.url}/contacts", json=body, headers=headers).status_code == 200
    httpx.get(f"{sandbox.url}/contacts", params={"company_id": COMPANY, "search": attack}, headers=headers)
    page.press("Records")
    page.wait_for_text(".records", attack[:60])
    page.find(".records summary").click()
    page.wait_for_text(".records pre", "onerror=")
    for each in page.run("return [...document.querySelectorAll('#requests details')]"):
        page.run("arguments[0].open = true", each)
    page.wait_for_text("#requests", attack)
    assert page.run("return document.querySelectorAll('main img, main script, aside img, aside script').length") == 0
    assert "caught" not in page.driver.title


def test_the_request_log_updates_itself(page: Browser, sandbox: Sandbox) -> None:
    """A program's request is listed while it is pending, then with status, time and fault; Clear and Live work."""
    sandbox.faults({"faults": [{"fault": "latency", "seconds": 1.5}]})
    program = threading.Thread(target=httpx.get, args=(f"{sandbox.url}/contacts?x=1",))
    program.start()
    page.wait_for_text("#requests", "pending")
    page.find("#requests summary").click()
    page.wait_for_text("#requests li", "401")
    page.wait_for_text("#requests li", "latency")
    program.join()
    assert page.run("return document.querySelector('#requests details').open")
    assert page.text("#requests summary .detail").startswith("1.")
    page.press("Clear")
    page.wait_until(lambda: page.text("#requests") == "")
    assert sandbox.requests() == ()
    page.find_control("Live").click()
    sandbox.faults(None)
    httpx.get(f"{sandbox.url}/contacts")
    time = page.text("#time")
    page.wait_until(lambda: page.text("#time") != time)
    assert page.text("#requests") == ""
    page.find_control("Live").click()
    page.wait_for_text("#requests", "/contacts")


def test_faults_can_be_added_and_removed(page: Browser, sandbox: Sandbox) -> None:
    """An added fault applies to the next call, is named in the request log, and ends when faults are switched off."""
    page.press("Faults")
    page.fill("Fault", "status")
    page.fill("status", "429")
    page.fill("retry-after", "7")
    page.fill("Operation", "getContacts")
    page.fill("Calls", "nth")
    page.fill("Number", "1")
    page.press("Add fault")
    page.wait_for_text(".rules", "429")
    page.open_operation("getContacts")
    page.press("Send")
    page.wait_for_text(".response .status-line", "429")
    page.wait_for_text("#requests li:first-child", "status")
    page.press("Send")
    page.wait_for_text(".response .status-line", "200")
    page.press("Faults on")
    page.press("Remove fault 1, status")
    page.wait_for_text(".faults", "The plan is empty")
    page.fill("Fault", "html")
    page.fill("status", "99")
    page.press("Add fault")
    page.wait_for_text("#notice", "must be an integer from 200 to 599")
    (message,) = page.console_messages()
    assert "/_sandbox/faults - Failed to load resource: the server responded with a status of 400" in message
    page.find_control("Faults on").click()
    page.wait_for_text(".faults", "Faults are off.")
    assert httpx.get(f"{sandbox.url}/_sandbox/faults").json() == {"plan": None}


def test_a_lost_connection_is_reported(page: Browser, sandbox: Sandbox) -> None:
    """A connection that is reset, before or inside the body, is reported, and the form can be sent again."""
    for fault, message in (("reset", "without a response"), ("reset-in-body", "inside the body of a 200")):
        sandbox.faults({"faults": [{"fault": fault}]})
        page.open(f"{sandbox.url}/#/operations/getContacts", "Get Contacts")
        page.press("Send")
        page.wait_for_text(".response", message)
        assert page.find_by_name("Send").is_enabled()


def test_churn_can_be_switched_on_and_off(page: Browser, sandbox: Sandbox) -> None:
    """With churn on, each page is followed by the number of changes that was set; off, by none."""
    page.press("Faults")
    page.fill("Changes", "3")
    page.find_control("Churn on").click()
    page.wait_for_text(".faults", "inserted and deleted after each page")
    page.open_operation("getContacts")
    page.press("Send")
    page.wait_for_text(".response .status-line", "200")
    assert len(sandbox.changes) == 3
    page.press("Faults on")
    page.wait_for_text(".faults", "3 changes so far")
    page.find_control("Churn on").click()
    page.wait_for_text(".faults", "Churn is off.")
    assert httpx.get(f"{sandbox.url}/_sandbox/churn").json()["settings"] is None


def test_the_clock_can_be_moved(page: Browser, sandbox: Sandbox) -> None:
    """A step advances the clock, a time stops it, and it can follow the system time; new records have its time."""
    page.press("Clock and data")
    before = sandbox.clock.now()
    page.press("+ 1 day")
    page.wait_for_text("#notice", "advanced by 1 day")
    assert 86400 <= sandbox.clock.now() - before < 86460
    page.run("arguments[0].value = '2031-02-03T04:05:06'", page.find_control("Stop at"))
    page.press("Set clock")
    page.wait_for_text("p.time", "2031-02-03 04:05:06 UTC")
    page.wait_for_text("#time", "2031-02-03 04:05:06 UTC")
    page.wait_for_text(".clock .hint", "Stopped")
    page.open_operation("createContact")
    page.press("Send")
    page.wait_for_text(".response", f'"created_at": {int(sandbox.clock.now())}')
    page.press("Clock and data", "Use system time")
    page.wait_for_text(".clock .hint", "Running")
    assert not sandbox.clock.is_stopped


def test_data_can_be_added_and_reset(page: Browser, sandbox: Sandbox) -> None:
    """A data set can be added; a reset asks first, changes nothing on Cancel, and deletes everything otherwise."""
    page.press("Clock and data")
    page.fill("Size", "30")
    page.press("Add data set")
    page.wait_for_text("#notice", "added")
    assert len(stored_contacts(sandbox)) == 30
    page.press("Records")
    page.wait_for_text(".tabs", "contacts30")
    page.press("Show older")
    page.wait_until(lambda: page.run("return document.querySelectorAll('.records li').length") == 30)
    page.press("Clock and data", "Reset", "Cancel")
    assert len(stored_contacts(sandbox)) == 30
    page.press("Reset", "Delete everything")
    page.wait_for_text("#notice", "Sandbox reset")
    assert stored_contacts(sandbox) == []


def focused(page: Browser) -> WebElement:
    """Return the element that has the focus, which has to have a visible outline."""
    element = page.driver.switch_to.active_element
    assert page.run(
        "const s = getComputedStyle(arguments[0]); return s.outlineStyle !== 'none' && s.outlineWidth", element
    )
    return element


def tab_to(page: Browser, name: str) -> WebElement:
    """Press Tab until the element with a name has the focus; every element before it has to show its focus."""
    names: list[str] = []
    for _ in range(60):
        page.press_keys(TAB)
        names.append(focused(page).accessible_name)
        if names[-1] == name:
            return focused(page)
    raise AssertionError((name, names))


def test_the_page_works_by_keyboard(page: Browser, sandbox: Sandbox) -> None:
    """By keyboard alone: skip to the content, find and send an operation, add a fault, and open a request."""
    page.press_keys(TAB)
    assert focused(page).accessible_name == "Skip to the content"
    page.press_keys(ENTER)
    tab_to(page, "Filter operations").send_keys("create contact")
    assert page.text(".list li").count("/") == 1
    tab_to(page, "POST Create Contact /contacts").send_keys(ENTER)
    page.wait_for_text("main h2[tabindex]", "Create Contact")
    assert page.driver.switch_to.active_element.text == "Create Contact"
    tab_to(page, "application/json").send_keys(CONTROL, ENTER)
    page.wait_for_text(".response", "Ilse Brandt")
    assert focused(page).accessible_name == "Send"
    page.press_keys(ENTER)
    page.wait_until(lambda: len(stored_contacts(sandbox)) == 2)
    page.wait_for_text("#requests li:nth-child(2)", "/contacts")
    tab_to(page, "Clear")
    page.press_keys(TAB)
    page.press_keys(ENTER)
    page.wait_for_text("#requests li:first-child", "createContact")
    page.open(f"{sandbox.url}/#/faults", "Faults")
    tab_to(page, "Faults on").send_keys(" ")
    page.wait_for_text(".faults", "The plan is empty")
    tab_to(page, "Add fault").send_keys(ENTER)
    page.wait_for_text(".rules", "latency")


SIMILAR_VIEWS = {"operations/getContacts", "operations/createContact"}  # made of the same parts as others
LAYOUTS = [(360, "light")]
OTHER_LAYOUTS = [(1280, "dark"), (360, "dark"), (1280, "light")]


def assert_accessible(page: Browser, layouts: list[tuple[int, str]]) -> None:
    """Check that axe-core reports nothing and nothing scrolls horizontally, in these widths and schemes."""
    for width, scheme in layouts:
        page.resize(width)
        page.set_color_scheme(scheme)
        layout = (width, scheme, page.accessibility_violations(), page.scrolls_horizontally())
        assert layout == (width, scheme, [], False)


@pytest.mark.parametrize("layouts", [LAYOUTS, pytest.param(OTHER_LAYOUTS, marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize(
    "view",
    [view if view not in SIMILAR_VIEWS else pytest.param(view, marks=pytest.mark.exhaustive) for view in VIEWS],
)
def test_every_view_is_accessible(page: Browser, sandbox: Sandbox, view: str, layouts: list[tuple[int, str]]) -> None:
    """Every view, with data and after use, passes axe-core; in a narrow and a wide window, light and dark."""
    sandbox.seed(4)
    sandbox.faults({"faults": [{"operation": "getContactById", "every": 3, "fault": "status", "status": 503}]})
    with httpx.Client(base_url=sandbox.url, headers={"X-API-Key": sandbox.api_key}) as client:
        for path in (f"contacts?company_id={COMPANY}&limit=1", f"contacts/{'a' * 24}", "nothing/" + "x" * 300):
            client.get(path)
    page.open(f"{sandbox.url}/#/{view}", VIEWS[view])
    page.wait_for_text("#requests", "/nothing/")
    if view in {"operations/getContacts", "operations/createContact"}:
        page.press("Send")
        page.wait_for_text(".response .status-line", "200")
    if view.startswith("records"):
        page.find(".records summary").click()
        page.wait_for_text(".records pre", "created_at")
    else:
        page.run("for (const each of document.querySelectorAll('details')) each.open = true")
    assert_accessible(page, layouts)
    if view == "clock":
        page.press("Reset")
        page.wait_for_text("dialog", "Reset the sandbox?")
        assert_accessible(page, layouts)


def test_the_color_scheme_follows_the_preference(page: Browser) -> None:
    """The page is dark where dark is preferred, and light where light is."""
    shades = []
    for scheme in ("light", "dark"):
        page.set_color_scheme(scheme)
        shades.append(page.run("return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0]"))
    assert shades[0] > 200
    assert shades[1] < 50


def test_the_page_serves_another_api_by_its_document(browser: Browser) -> None:
    """With Wethod, the page shows its headers, lists, bodies without an envelope and records, and passes axe-core."""
    with running("wethod", admin=True, check=True) as wethod:
        wethod.seed(10)
        browser.resize(1280)
        browser.open(f"{wethod.url}/#/operations/createContact", "Add a contact")
        browser.press("Send")
        browser.wait_for_text(".response .status-line", "201")
        browser.open_operation("listContacts")
        browser.press("Send")
        browser.wait_for_text(".response pre", '"surname"')
        browser.press("Records")
        browser.wait_for_text(".tabs", "clients")
        browser.resize(360)
        assert (browser.accessibility_violations(), browser.scrolls_horizontally()) == ([], False)
        assert {each.status for each in wethod.requests()} == {200, 201}


def test_the_end_of_the_sandbox_is_reported(browser: Browser) -> None:
    """When the server has stopped, the page says so."""
    with running("clemta", admin=True) as short:
        browser.resize(1280)
        browser.open(short.url, VIEWS["operations"])
    browser.wait_for_text("#disconnected", "Is it still running?")


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


def test_a_page_of_another_origin_has_no_access(browser: Browser, sandbox: Sandbox) -> None:
    """A page of another origin can neither reset, seed, set faults nor read, by script, by form or in a frame."""
    sandbox.seed(10)
    before = sandbox.snapshot()
    script = f"""<!doctype html><title>other</title><h2></h2><iframe src="{sandbox.url}/"></iframe>
    <form method="post" action="{sandbox.url}/_sandbox/reset"></form><script>
    const admin = "{sandbox.url}/_sandbox/";
    const json = {{"Content-Type": "application/json"}};
    const results = [
      fetch(admin + "reset", {{method: "POST", mode: "no-cors"}}),
      fetch(admin + "seed", {{method: "POST", mode: "no-cors", body: '{{"size": 3}}'}}),
      fetch(admin + "seed", {{method: "POST", body: '{{"size": 3}}', headers: json}}),
      fetch(admin + "faults", {{method: "PUT", body: '{{"faults": []}}', headers: json}}),
      fetch(admin + "clock", {{method: "DELETE"}}),
      fetch(admin + "snapshot"),
    ].map((each) => each.then((response) => response.type, () => "blocked"));
    Promise.all(results).then((all) => {{ document.title = all.join(); }});
    </script>"""
    with serving_page(script) as url:
        browser.driver.get(url)
        browser.wait_until(lambda: "," in browser.driver.title)
        assert browser.driver.title == "opaque,opaque,blocked,blocked,blocked,blocked"
        assert browser.run("return frames.length === 0 || document.querySelector('iframe').contentDocument === null")
        browser.run("document.querySelector('form').submit()")
        browser.wait_until(lambda: "another origin" in browser.text("body"))
    assert sandbox.snapshot() == before
    assert httpx.get(f"{sandbox.url}/_sandbox/faults").json() == {"plan": None}


def test_a_rebound_host_name_is_rejected(browser: Browser, sandbox: Sandbox) -> None:
    """A foreign name that resolves to loopback gets neither the page nor the admin path."""
    port = urlsplit(sandbox.url).port
    for path in ("/", "/_sandbox/snapshot", "/_sandbox/page/api.json"):
        browser.driver.get(f"http://rebound.example:{port}{path}")
        browser.wait_for_text("body", "Host header")
