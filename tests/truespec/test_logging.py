"""The logger ``truespec``: one line for each attempt, without secrets and personal data."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING, Any

from clemta import TruespecError
from tests.truespec.wire import SUCCESS_RESPONSE, Play, always, raw_response, serving

if TYPE_CHECKING:
    import pytest

KEY = "key-of-a-partner"


def records(driver: Any, caplog: pytest.LogCaptureFixture, play: Play, **options: Any) -> list[logging.LogRecord]:
    """Return the log records of a call that reads a contact, and of one that searches contacts."""
    caplog.set_level(logging.DEBUG)
    with serving(play) as server:
        client = driver.make(KEY, base_url=server.url, **options)
        with contextlib.suppress(TruespecError):
            driver.do(lambda: client.contacts.get("personal-id"))
        with contextlib.suppress(TruespecError):
            driver.all(client.contacts.list("company", search="Ada Lovelace"))
        driver.do(client.close)
    return [record for record in caplog.records if record.name == "truespec"]


def test_one_line_for_each_attempt(
    driver: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line of an attempt has its operation, method, path, number, status and seconds."""
    monkeypatch.setattr("truespec._calls._retries.backoff", lambda state: 0.0)  # noqa: ARG005  (for every attempt)
    first, wait, second, *_ = records(driver, caplog, always(raw_response(503, b"{}"), SUCCESS_RESPONSE))
    assert "getContactById: GET http://127.0.0.1:" in first.getMessage()
    assert "/contacts/{contact_id}: attempt 1: 503 in 0." in first.getMessage()
    assert wait.getMessage() == "getContactById: retry in 0.000 s"
    assert "/contacts/{contact_id}: attempt 2: 200 in 0." in second.getMessage()
    assert [record.levelname for record in (first, wait, second)] == ["WARNING", "INFO", "INFO"]


def test_an_attempt_without_a_response(driver: Any, caplog: pytest.LogCaptureFixture) -> None:
    """An attempt without a response is a warning with the class of its error."""
    record, *_ = records(driver, caplog, lambda connection, request, number: False, max_retries=0)  # noqa: ARG005  (it closes at once)
    assert record.levelname == "WARNING"
    assert "attempt 1: ConnectionFailedError in 0." in record.getMessage()


def test_nothing_secret_or_personal_is_logged(driver: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Neither the key, nor values of path and query, nor bodies are in any record."""
    lines = records(driver, caplog, always(raw_response(404, b'{"success": false, "message": "no personal-id"}')))
    text = "\n".join(record.getMessage() + repr(vars(record)) for record in lines)
    assert len(lines) == 2
    assert not [word for word in (KEY, "personal-id", "Ada", "Lovelace", "search", "company") if word in text]
