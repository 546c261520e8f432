"""Retries: after which failures a call is repeated, how often, and after how long."""

from __future__ import annotations

import itertools
import socket
import subprocess
import sys
import time
from types import SimpleNamespace
from typing import Any

import pytest
from tenacity import RetryCallState

from clemta import ConnectionFailedError, RateLimitError, ServerError, StatusError, TruespecError
from tests.truespec.wire import SUCCESS_RESPONSE, Server, always, raw_response, serving
from truespec import (
    Api,
    ConfigurationError,
    DeadlineExceededError,
    ErrorDetails,
    Headers,
    NotFoundError,
    RawResponse,
    TransportError,
)
from truespec._calls import _retries
from truespec._calls._request_builder import RequestBuilder
from truespec._calls._retries import BUDGET_SIZE, CALLS_PER_RETRY, RetryBudget, is_safe
from truespec._config._settings import Settings

KEY = "marked-key"
CREATE = {"company_id": "a", "type": "vendor", "full_name": "A", "email": "a@example.com"}
BACKOFF = _retries.backoff


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_retries, "backoff", lambda state: 0.001 * state.attempt_number)


def outcome(driver: Any, server: Server, method: str, **options: Any) -> Any:
    """Return the response or the error of a call."""
    client = driver.make(KEY, base_url=server.url, **options)
    call = {
        "GET": lambda: client.contacts.get.with_response("a"),
        "DELETE": lambda: client.contacts.delete.with_response("a"),
        "POST": lambda: client.contacts.create.with_response(**CREATE),
        "PATCH": lambda: client.contacts.update.with_response("a", **CREATE),
    }[method]
    try:
        return driver.do(call)
    except TruespecError as error:
        return error
    finally:
        driver.do(client.close)


def close(connection: socket.socket, request: bytes, number: int) -> bool:  # noqa: ARG001  (for any request)
    """Close the connection without a response."""
    return False


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
@pytest.mark.parametrize("method", ["GET", "DELETE", "POST", "PATCH"])
def test_retryable_statuses(driver: Any, status: int, method: str) -> None:
    """A retryable status is retried where repeating is safe; 429 always, because the request was rejected."""
    retried = status == 429 or method in {"GET", "DELETE"}
    with serving(always(raw_response(status, b"{}"), SUCCESS_RESPONSE)) as server:
        result = outcome(driver, server, method, conformance="observe")
        assert len(server.requests) == len(result.attempts) == (2 if retried else 1)
        assert [attempt.status for attempt in result.attempts] == ([status, 200] if retried else [status])
        assert isinstance(result, TruespecError) != retried


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 412, 418, 422, 501, 505, 520, 302])
def test_other_statuses_are_final(driver: Any, status: int) -> None:
    """Any other status is raised at once."""
    with serving(always(raw_response(status, b"{}"))) as server:
        error = outcome(driver, server, "GET")
        assert isinstance(error, StatusError)
        assert len(server.requests) == len(error.attempts) == 1


@pytest.mark.parametrize(("method", "attempts"), [("GET", 3), ("DELETE", 3), ("POST", 1), ("PATCH", 1)])
def test_a_lost_connection(driver: Any, method: str, attempts: int) -> None:
    """When bytes were sent and no response came, only idempotent requests are repeated."""
    with serving(close) as server:
        error = outcome(driver, server, method)
        assert isinstance(error, ConnectionFailedError)
        assert error.sent
        assert len(server.requests) == len(error.attempts) == attempts
        assert {attempt.outcome for attempt in error.attempts} == {"ConnectionFailedError"}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_when_nothing_was_sent_every_method_is_retried(driver: Any, method: str) -> None:
    """When the connection is refused, three attempts are made, whatever the method."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    client = driver.make(KEY, base_url=url)
    with pytest.raises(ConnectionFailedError, match="nothing was sent") as caught:
        driver.do(lambda: client.contacts.get("a") if method == "GET" else client.contacts.create(**CREATE))
    driver.do(client.close)
    assert not caught.value.sent
    assert len(caught.value.attempts) == 3
    assert caught.value.attempts[0].wait > 0
    assert caught.value.attempts[-1].wait == 0


@pytest.mark.parametrize("retries", [0, 1, 4])
def test_max_retries(driver: Any, retries: int) -> None:
    """A call is repeated at most so many times; the last error is raised."""
    with serving(always(raw_response(503, b"{}"))) as server:
        error = outcome(driver, server, "GET", max_retries=retries)
        assert isinstance(error, ServerError)
        assert len(server.requests) == len(error.attempts) == retries + 1


@pytest.mark.parametrize(
    ("fields", "seconds"),
    [
        (["Retry-After: 1"], 1.0),
        (["Retry-After: 1.25"], 1.25),
        (["Retry-After: Sun, 01 Mar 2026 12:00:01 GMT", "Date: Sun, 01 Mar 2026 12:00:00 GMT"], 1.0),
        (["Date: Sun, 01 Mar 2099 12:00:00 GMT", "Retry-After: Sunday, 01-Mar-99 12:00:00 GMT"], 0.0),
    ],
)
def test_retry_after_is_the_wait(driver: Any, fields: list[str], seconds: float) -> None:
    """The wait is that of Retry-After, in seconds or as a date on the server's clock."""
    with serving(always(raw_response(429, b"{}", *fields), SUCCESS_RESPONSE)) as server:
        response = outcome(driver, server, "POST")
        assert response.attempts[0].wait == seconds
        assert server.times[1] - server.times[0] >= seconds - 0.05


@pytest.mark.parametrize(
    "value", ["86400", "86400.5", "99999999999", "1764554400", "9" * 99, "9" * 400, "Wed, 21 Oct 2099 07:28:00 GMT"]
)
def test_a_retry_after_that_exceeds_the_deadline(driver: Any, value: str) -> None:
    """A wait that would exceed the deadline is not begun: one request, and the error at once."""
    with serving(always(raw_response(429, b"{}", f"Retry-After: {value}"))) as server:
        began = time.monotonic()
        error = outcome(driver, server, "GET")
        assert time.monotonic() - began < 5
        assert isinstance(error, RateLimitError)
        assert error.retry_after is not None
        assert error.retry_after > 60
        assert len(server.requests) == 1


@pytest.mark.parametrize("text", ["-5", "soon", "1e3", "", "5, 10"])
def test_an_invalid_retry_after(driver: Any, text: str) -> None:
    """With an invalid Retry-After the wait is the backoff."""
    with serving(always(raw_response(503, b"{}", f"Retry-After: {text}"), SUCCESS_RESPONSE)) as server:
        response = outcome(driver, server, "GET")
        assert len(server.requests) == 2
        assert response.attempts[0].wait == 0.001


def test_a_backoff_that_exceeds_the_deadline(driver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A backoff that would exceed the deadline is not begun; the error is that of the last response."""
    monkeypatch.setattr(_retries, "backoff", lambda state: 5.0)  # noqa: ARG005  (for every attempt)
    with serving(always(raw_response(503, b"{}"))) as server:
        error = outcome(driver, server, "GET", deadline=1)
        assert isinstance(error, ServerError)
        assert len(server.requests) == 1


def test_full_jitter() -> None:
    """The backoff is anywhere between 0 and a limit that doubles up to eight seconds."""
    for attempt, limit in ((1, 0.5), (2, 1.0), (9, 8.0)):
        state = RetryCallState(None, None, (), {})  # type: ignore[arg-type]  # only its number is used
        state.attempt_number = attempt
        waits = [BACKOFF(state) for _ in range(300)]
        assert max(waits) <= limit
        assert max(waits) - min(waits) > limit / 2


def test_a_total_outage(driver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand calls in a total outage send at most 1,100 requests, those of derived clients included."""
    monkeypatch.setattr(_retries, "backoff", lambda state: 0.0)  # noqa: ARG005  (for every attempt)
    with serving(always(raw_response(503, b"{}"))) as server:
        client = driver.make(KEY, base_url=server.url, max_retries=5)
        clients = itertools.cycle([client, client.with_options(headers={"X-Team": "blue"})])

        async def call_async() -> None:
            for _ in range(1_000):
                with pytest.raises(ServerError):
                    await next(clients).contacts.get("a")

        if driver.mode == "async":
            driver.runner.run(call_async())
        else:
            for _ in range(1_000):
                with pytest.raises(ServerError):
                    next(clients).contacts.get("a")
        driver.do(client.close)
        assert 1_000 < len(server.requests) <= 1_100


def test_the_budget_refills() -> None:
    """Every fifth success earns a retry, a successful retry returns its own, and there are never more than 100."""
    budget = RetryBudget()
    assert all(budget.take() for _ in range(BUDGET_SIZE))
    assert not budget.take()
    for _ in range(CALLS_PER_RETRY * 3):
        budget.record_success(retried=False)
    assert budget.left == 3
    budget.record_success(retried=True)
    assert budget.left == 4
    for _ in range(BUDGET_SIZE * CALLS_PER_RETRY * 2):
        budget.record_success(retried=False)
    assert budget.left == BUDGET_SIZE


@pytest.mark.parametrize("sent", [True, False])
@pytest.mark.parametrize("idempotent", [True, False])
def test_which_errors_are_retried(sent: bool, idempotent: bool) -> None:  # noqa: FBT001  (parameters of the table)
    """A lost connection is retried where that is safe; rejected certificates, deadlines and wrong arguments never are."""
    lost = ConnectionFailedError("", sent=sent)
    assert is_safe(lost, idempotent=idempotent) == (idempotent or not sent)
    never: list[BaseException] = [
        ConnectionFailedError("", sent=sent, certificate=True), DeadlineExceededError("", sent=sent),
        ConfigurationError(""), NotFoundError("", response=RawResponse(404, Headers(), b"")), KeyboardInterrupt(),
    ]  # fmt: skip
    assert not any(is_safe(error, idempotent=idempotent) for error in never)


@pytest.mark.parametrize(("headers", "is_idempotent"), [({}, False), ({"idempotency-key": "1"}, True)])
def test_an_idempotency_key_makes_a_post_safe(headers: dict[str, str], is_idempotent: bool) -> None:  # noqa: FBT001  (parameters of the table)
    """When the API has an idempotency header and the request carries it, a POST counts as idempotent."""
    api = Api("x", "clemta_api", {}, lambda _: ErrorDetails(), idempotency_header="Idempotency-Key")
    builder = RequestBuilder(Settings(api, "http://h", {}).with_changes({"conformance": "off"}))
    operation = SimpleNamespace(id="createThing", method="POST", path="/things", security=None)
    post: Any = SimpleNamespace(
        operation=operation, target="/things", query_string="", headers=headers, content=b"{}", files=None
    )
    assert builder.build(post).is_idempotent == is_idempotent


def test_tenacity_is_loaded_by_the_first_retry() -> None:
    """Neither an import of clemta nor a successful call loads the retry library; sync calls load no asyncio."""
    with serving(always(SUCCESS_RESPONSE)) as server:
        code = f"""
import sys, httpx
loaded = set(sys.modules)
from clemta import Clemta
with Clemta("key", base_url={server.url!r}) as clemta:
    assert clemta.contacts.get("a").id == "a"
    print(sorted({{name.partition(".")[0] for name in set(sys.modules) - loaded}} & {{"tenacity", "asyncio"}}))
"""
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.stdout.strip(), run.stderr) == ("[]", "")


def test_transport_errors_are_retryable() -> None:
    """A transport error is retryable, unless the certificate was rejected."""
    assert TransportError("").retryable
    assert not TransportError("", certificate=True).retryable
