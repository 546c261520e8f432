"""The logger ``truespec``: one line for each attempt, fit to be kept."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING, Any

from clemta import TruespecError
from tests.truespec.wire import GOOD, Play, always, answer, serving

if TYPE_CHECKING:
    import pytest

KEY = "key-of-a-partner"


def lines(driver: Any, caplog: pytest.LogCaptureFixture, play: Play, **options: Any) -> list[logging.LogRecord]:
    """What is logged by a call that searches for somebody, or reads a contact."""
    caplog.set_level(logging.DEBUG)
    with serving(play) as server:
        client = driver.make(KEY, base_url=server.url, **options)
        with contextlib.suppress(TruespecError):
            driver.do(lambda: client.contacts.get("personal-id"))
        with contextlib.suppress(TruespecError):
            driver.all(client.contacts.list("company", search="Ada Lovelace"))
        driver.do(client.close)
    return [record for record in caplog.records if record.name == "truespec"]


def test_one_line_an_attempt(driver: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each attempt is one line that says operation, method, path, number, status and seconds."""
    monkeypatch.setattr("truespec._calls._retries.backoff", lambda state: 0.0)  # noqa: ARG005  (whichever attempt)
    found = lines(driver, caplog, always(answer(503, b"{}"), GOOD))
    attempts = [record for record in found if "attempt" in record.getMessage()]
    texts = [record.getMessage() for record in attempts[:2]]
    assert "getContactById: GET http://127.0.0.1:" in texts[0]
    assert "/contacts/{contact_id}: attempt 1: 503 in 0." in texts[0]
    assert "/contacts/{contact_id}: attempt 2: 200 in 0." in texts[1]
    assert [record.levelname for record in attempts[:2]] == ["WARNING", "INFO"]


def test_an_attempt_without_an_answer(driver: Any, caplog: pytest.LogCaptureFixture) -> None:
    """An attempt that brought no answer is a warning that names what happened."""
    found = lines(driver, caplog, lambda connection, request, number: False, max_retries=0)  # noqa: ARG005  (it says nothing)
    assert found[0].levelname == "WARNING"
    assert "attempt 1: ConnectionFailedError in 0." in found[0].getMessage()


def test_nothing_secret_or_personal_is_logged(driver: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Neither the key, nor values of path and query, nor bodies are on any line of ours."""
    found = lines(driver, caplog, always(answer(404, b'{"success": false, "message": "no personal-id"}')))
    text = "\n".join(record.getMessage() + repr(vars(record)) for record in found)
    assert len(found) == 2
    assert not [word for word in (KEY, "personal-id", "Ada", "Lovelace", "search", "company") if word in text]
