"""A real browser on the sandbox's page: Debian's chromium, driven by selenium."""

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
wants_chromium = pytest.mark.skipif(
    CHROMIUM is None or DRIVER is None, reason="wants chromium and chromedriver: make setup-system"
)
WAIT_SECONDS = 20


# In one go, because asking for each element's name by itself takes seconds.
_NAMED = """
const name = (each) => each.getAttribute("aria-label") ?? (each.labels?.length ? each.labels[0].innerText : each.innerText);
return [...document.querySelectorAll(arguments[0])].find(
  (each) => each.checkVisibility() && name(each).replaceAll(/\\s+/g, " ").trim() === arguments[1]);
"""


class Browser:
    """A browser window; what it is asked for waits until the page is there."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def size(self, width: int, height: int = 900) -> None:
        """Give the page another size."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def scheme(self, name: str) -> None:
        """Prefer light or dark."""
        features = {"features": [{"name": "prefers-color-scheme", "value": name}]}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", features)

    def open(self, url: str, heading: str) -> None:
        """Load a page anew, and wait for the heading of its view."""
        self.driver.get("about:blank")
        self.driver.get(url)
        self.until(lambda: heading in self.text("main h2[tabindex]"))

    def find(self, selector: str) -> WebElement:
        """The first visible element of a CSS selector."""
        return self.until(lambda: next((each for each in self._all(selector) if each.is_displayed()), None))

    def _all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def text(self, selector: str) -> str:
        """The text of everything that a CSS selector finds now, as it is read and not as it is painted."""
        found: str = self.run(
            "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText).join('\\n')", selector
        )
        return found

    def named(self, name: str, selector: str = "a, button, summary") -> WebElement:
        """The visible element with this label or text."""
        found: WebElement = self.until(lambda: self.run(_NAMED, selector, name))
        return found

    def control(self, label: str) -> WebElement:
        """The visible control with this label."""
        return self.named(label, "input, select, textarea")

    def press(self, *names: str) -> None:
        """Click on elements by their names, one after the other."""
        for name in names:
            self.run("arguments[0].scrollIntoView({block: 'center'})", self.named(name))
            self.named(name).click()

    def choose(self, operation_id: str) -> None:
        """Choose an operation from the list."""
        self.press("Operations")
        self.run("arguments[0].click()", self.find(f'.list a[href="#/operations/{operation_id}"]'))
        self.shows("main h2[tabindex] + .where", operation_id)

    def fill(self, label: str, text: str) -> None:
        """Put a text into a field, in the place of what is there."""
        control = self.control(label)
        if control.tag_name == "select":
            control.find_element(By.CSS_SELECTOR, f"option[value='{text}']").click()
            return
        control.send_keys(Keys.CONTROL, "a")
        control.send_keys(text)

    def keys(self, *keys: str) -> None:
        """Press keys, wherever the focus is."""
        self.driver.switch_to.active_element.send_keys(*keys)

    def run(self, script: str, *arguments: Any) -> Any:
        """Run JavaScript in the page."""
        return self.driver.execute_script(script, *arguments)

    def until(self, condition: Callable[[], Any]) -> Any:
        """Wait for a condition, and return what it gives."""
        return WebDriverWait(self.driver, WAIT_SECONDS, poll_frequency=0.03).until(lambda _: condition())

    def shows(self, selector: str, text: str) -> None:
        """Wait until a text can be read there."""
        try:
            self.until(lambda: text in self.text(selector))
        except TimeoutException:
            raise AssertionError((text, self.text(selector))) from None

    def violations(self) -> list[tuple[str, str]]:
        """What axe-core finds wrong with the page as it stands: the rule, and the first element that breaks it."""
        if not self.run("return 'axe' in window"):
            script = resources.files("selenium_axe_python") / "axe-core" / "axe.min.js"
            self.run(script.read_text(encoding="utf-8"))
        found = self.driver.execute_async_script("axe.run().then(arguments[0])")
        assert found["passes"]
        return [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]]

    def is_wide(self) -> bool:
        """Whether the page has to be scrolled sideways."""
        return bool(self.run("return document.documentElement.scrollWidth > innerWidth"))

    def complaints(self) -> list[str]:
        """What was written to the console since the last call, but for answers of the API that are no success."""
        found = self.driver.get_log("browser")
        return [each["message"] for each in found if each["source"] != "network" or "/_sandbox/" in each["message"]]

    def asked(self) -> set[str]:
        """The addresses that were asked for since the last call."""
        messages = (json.loads(each["message"])["message"] for each in self.driver.get_log("performance"))
        sent = (each["params"] for each in messages if each["method"] == "Network.requestWillBeSent")
        return {each["request"]["url"] for each in sent} - {"about:blank"}


@contextmanager
def browsing() -> Generator[Browser]:
    """Run a browser of our own, with a profile that is thrown away."""
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    # Under root it has no sandbox, and a name that leads to loopback plays an attacker's.
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    for each in ("--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en-US", *root):
        options.add_argument(each)
    options.add_argument("--host-resolver-rules=MAP rebound.example 127.0.0.1")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(str(DRIVER)))
    try:
        yield Browser(driver)
    finally:
        driver.quit()
