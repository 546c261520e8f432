"""A headless Chromium for the sandbox's page, driven by selenium."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import contextmanager
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest
from selenium import webdriver
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from selenium.webdriver.remote.webelement import WebElement

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
requires_chromium = pytest.mark.skipif(
    CHROMIUM is None or DRIVER is None, reason="chromium and chromedriver are not installed: run make setup-system"
)
WAIT_SECONDS = 20


# One script for all elements: a round trip for the name of each takes seconds.
_FIND_BY_NAME = """
const name = (each) => each.getAttribute("aria-label") ?? (each.labels?.length ? each.labels[0].innerText : each.innerText);
return [...document.querySelectorAll(arguments[0])].find(
  (each) => each.checkVisibility() && name(each).replaceAll(/\\s+/g, " ").trim() === arguments[1]);
"""


class Browser:
    """A browser window; every method waits until the page is ready for it."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def resize(self, width: int, height: int = 900) -> None:
        """Set the size of the page."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def set_color_scheme(self, name: str) -> None:
        """Prefer the scheme ``light`` or ``dark``."""
        features = {"features": [{"name": "prefers-color-scheme", "value": name}]}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", features)

    def open(self, url: str, heading: str) -> None:
        """Load a page, and wait for the heading of its view."""
        self.driver.get("about:blank")
        self.driver.get(url)
        self.wait_until(lambda: heading in self.text("main h2[tabindex]"))

    def find(self, selector: str) -> WebElement:
        """Return the first visible element that matches a CSS selector."""
        return self.wait_until(lambda: next((each for each in self._all(selector) if each.is_displayed()), None))

    def _all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def text(self, selector: str) -> str:
        """Return the current text of all elements that match a CSS selector."""
        return str(
            self.run("return [...document.querySelectorAll(arguments[0])].map(e => e.innerText).join('\\n')", selector)
        )

    def find_by_name(self, name: str, selector: str = "a, button, summary") -> WebElement:
        """Return the visible element with a label or text."""
        element: WebElement = self.wait_until(lambda: self.run(_FIND_BY_NAME, selector, name))
        return element

    def find_control(self, label: str) -> WebElement:
        """Return the visible form control with a label."""
        return self.find_by_name(label, "input, select, textarea")

    def press(self, *names: str) -> None:
        """Click on elements, found by their names, one after the other."""
        for name in names:
            self.run("arguments[0].scrollIntoView({block: 'center'})", self.find_by_name(name))
            self.find_by_name(name).click()

    def open_operation(self, operation_id: str) -> None:
        """Open an operation from the list."""
        self.press("Operations")
        self.run("arguments[0].click()", self.find(f'.list a[href="#/operations/{operation_id}"]'))
        self.wait_for_text("main h2[tabindex] + .route", operation_id)

    def fill(self, label: str, text: str) -> None:
        """Replace the text of a field."""
        control = self.find_control(label)
        if control.tag_name == "select":
            control.find_element(By.CSS_SELECTOR, f"option[value='{text}']").click()
            return
        control.send_keys(Keys.CONTROL, "a")
        control.send_keys(text)

    def press_keys(self, *keys: str) -> None:
        """Press keys in the element that has the focus."""
        self.driver.switch_to.active_element.send_keys(*keys)

    def run(self, script: str, *arguments: Any) -> Any:
        """Run JavaScript in the page."""
        return self.driver.execute_script(script, *arguments)

    def wait_until(self, condition: Callable[[], Any]) -> Any:
        """Wait for a condition to be true, and return its value."""
        return WebDriverWait(self.driver, WAIT_SECONDS, poll_frequency=0.03).until(lambda _: condition())

    def wait_for_text(self, selector: str, text: str) -> None:
        """Wait until the elements that match a CSS selector contain a text."""
        try:
            self.wait_until(lambda: text in self.text(selector))
        except TimeoutException:
            raise AssertionError((text, self.text(selector))) from None

    def accessibility_violations(self) -> list[tuple[str, str]]:
        """Return what axe-core reports for the page: each rule, and the first element that violates it."""
        if not self.run("return 'axe' in window"):
            script = resources.files("selenium_axe_python") / "axe-core" / "axe.min.js"
            self.run(script.read_text(encoding="utf-8"))
        report = self.driver.execute_async_script("axe.run().then(arguments[0])")
        assert report["passes"]
        return [(each["id"], each["nodes"][0]["html"]) for each in report["violations"]]

    def scrolls_horizontally(self) -> bool:
        """Return whether the page scrolls horizontally."""
        return bool(self.run("return document.documentElement.scrollWidth > innerWidth"))

    def console_messages(self) -> list[str]:
        """Return the console messages since the last call, without those about error responses of the API."""
        messages = self.driver.get_log("browser")
        return [each["message"] for each in messages if each["source"] != "network" or "/_sandbox/" in each["message"]]

    def requested_urls(self) -> set[str]:
        """Return the URLs requested since the last call."""
        messages = (json.loads(each["message"])["message"] for each in self.driver.get_log("performance"))
        requests = (each["params"] for each in messages if each["method"] == "Network.requestWillBeSent")
        return {each["request"]["url"] for each in requests} - {"about:blank"}


@contextmanager
def run_browser() -> Generator[Browser]:
    """Run a browser with a temporary profile."""
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    # Chromium's own sandbox does not work as root.
    for_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    for each in ("--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en-US", *for_root):
        options.add_argument(each)
    # The name of an attacker that resolves to loopback.
    options.add_argument("--host-resolver-rules=MAP rebound.example 127.0.0.1")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    try:
        yield Browser(driver)
    finally:
        driver.quit()
