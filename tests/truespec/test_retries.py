"""When a call is made again, when it is not, and how long it waits before."""

from __future__ import annotations

import email.utils
import itertools
import socket
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from clemta import ConnectionFailedError, RateLimitError, ServerError, StatusError, TruespecError
from tests.truespec.wire import GOOD, Server, always, answer, serving
from truespec import ConfigurationError, DeadlineExceededError, ErrorDetails, NotFoundError, RawResponse, TransportError
from truespec._calls._retries import BUDGET_SIZE, CALLS_PER_RETRY, RetryBudget, is_safe
from truespec._response import Headers

KEY = "marked-key"
CREATED = {"company_id": "a", "type": "vendor", "full_name": "A", "email": "a@example.com"}


@pytest.fixture(autouse=True)
def _no_long_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("truespec._calls._retries.backoff", lambda state: 0.001 * state.attempt_number)


def outcome(driver: Any, server: Server, method: str, **options: Any) -> Any:
    """What a call ends with: the whole answer, or the error."""
    client = driver.make(KEY, base_url=server.url, **options)
    call = {
        "GET": lambda: client.contacts.get.with_response("a"),
        "DELETE": lambda: client.contacts.delete.with_response("a"),
        "POST": lambda: client.contacts.create.with_response(**CREATED),
        "PATCH": lambda: client.contacts.update.with_response("a", **CREATED),
    }[method]
    try:
        return driver.do(call)
    except TruespecError as error:
        return error
    finally:
        driver.do(client.close)


def reset(connection: socket.socket, request: bytes, number: int) -> bool:  # noqa: ARG001  (whatever was asked)
    """End the connection without an answer."""
    return False


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
@pytest.mark.parametrize("method", ["GET", "DELETE", "POST", "PATCH"])
def test_which_statuses_are_asked_again(driver: Any, status: int, method: str) -> None:
    """A status that may pass is asked again where repeating does no harm; 429 always, because it was turned away."""
    again = status == 429 or method in {"GET", "DELETE"}
    with serving(always(answer(status, b"{}"), GOOD)) as server:
        found = outcome(driver, server, method, conformance="observe")
        assert len(server.requests) == len(found.attempts) == (2 if again else 1)
        assert [attempt.status for attempt in found.attempts] == ([status, 200] if again else [status])
        assert isinstance(found, TruespecError) != again


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 412, 418, 422, 501, 505, 520, 302])
def test_other_statuses_are_final(driver: Any, status: int) -> None:
    """A status that would come again is told at once."""
    with serving(always(answer(status, b"{}"))) as server:
        found = outcome(driver, server, "GET")
        assert isinstance(found, StatusError)
        assert len(server.requests) == len(found.attempts) == 1


@pytest.mark.parametrize(("method", "times"), [("GET", 3), ("DELETE", 3), ("POST", 1), ("PATCH", 1)])
def test_a_lost_connection(driver: Any, method: str, times: int) -> None:
    """Where bytes left and no answer came, only what is idempotent is sent again."""
    with serving(reset) as server:
        found = outcome(driver, server, method)
        assert isinstance(found, ConnectionFailedError)
        assert found.sent
        assert len(server.requests) == len(found.attempts) == times
        assert {attempt.outcome for attempt in found.attempts} == {"ConnectionFailedError"}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_where_nothing_was_sent_everything_is_tried_again(driver: Any, method: str) -> None:
    """Where nobody listens, three attempts are made, whatever the method."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    client = driver.make(KEY, base_url=url)
    with pytest.raises(ConnectionFailedError, match="nothing was sent") as caught:
        driver.do(lambda: client.contacts.get("a") if method == "GET" else client.contacts.create(**CREATED))
    driver.do(client.close)
    assert not caught.value.sent
    assert len(caught.value.attempts) == 3
    assert caught.value.attempts[0].wait > 0
    assert caught.value.attempts[-1].wait == 0


@pytest.mark.parametrize("retries", [0, 1, 4])
def test_max_retries(driver: Any, retries: int) -> None:
    """A call is made again at most so many times; the last error is raised."""
    with serving(always(answer(503, b"{}"))) as server:
        found = outcome(driver, server, "GET", max_retries=retries)
        assert isinstance(found, ServerError)
        assert len(server.requests) == len(found.attempts) == retries + 1


def asked(form: str) -> str:
    """A Retry-After of about a second."""
    return (
        "1" if form == "seconds" else email.utils.format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    )


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_obeyed(driver: Any, form: str) -> None:
    """The wait that an answer asks for is the wait, in seconds and as a date."""
    with serving(always(answer(429, b"{}", f"Retry-After: {asked(form)}"), GOOD)) as server:
        found = outcome(driver, server, "POST")
        waited = server.times[1] - server.times[0]
        assert found.attempts[0].wait - 0.05 <= waited
        assert 0.9 < found.attempts[0].wait <= 2


@pytest.mark.parametrize("form", ["86400", "Wed, 21 Oct 2099 07:28:00 GMT"])
def test_a_retry_after_that_outlasts_the_deadline(driver: Any, form: str) -> None:
    """A wait that would outlast the deadline is not begun: one request, and the error at once."""
    with serving(always(answer(429, b"{}", f"Retry-After: {form}"))) as server:
        began = time.monotonic()
        found = outcome(driver, server, "GET")
        assert time.monotonic() - began < 5
        assert isinstance(found, RateLimitError)
        assert found.retry_after is not None
        assert found.retry_after > 60
        assert len(server.requests) == 1


@pytest.mark.parametrize("text", ["-5", "soon", "1.5", "", "9" * 99])
def test_a_retry_after_that_is_none(driver: Any, text: str) -> None:
    """Where Retry-After is nonsense, the wait is the ordinary one."""
    with serving(always(answer(503, b"{}", f"Retry-After: {text}"), GOOD)) as server:
        found = outcome(driver, server, "GET")
        assert len(server.requests) == 2
        assert found.attempts[0].wait == 0.001


def test_the_deadline_ends_the_waiting(driver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A backoff that would outlast the deadline is not begun; the error is the last answer's."""
    monkeypatch.setattr("truespec._calls._retries.backoff", lambda state: 5.0)  # noqa: ARG005  (whichever attempt)
    with serving(always(answer(503, b"{}"))) as server:
        found = outcome(driver, server, "GET", deadline=1)
        assert isinstance(found, ServerError)
        assert len(server.requests) == 1


def test_full_jitter() -> None:
    """The wait is anywhere between nothing and an end that doubles up to eight seconds."""
    from tenacity import RetryCallState  # noqa: PLC0415  (loaded by a retry only)
    from tenacity.wait import wait_random_exponential  # noqa: PLC0415  (likewise)

    backoff = wait_random_exponential(multiplier=0.5, max=8)
    waits = {}
    for number in (1, 2, 9):
        state = RetryCallState(None, None, (), {})  # type: ignore[arg-type]  # only its number is looked at
        state.attempt_number = number
        waits[number] = [backoff(state) for _ in range(300)]
    assert [max(waits[number]) <= end for number, end in ((1, 0.5), (2, 1.0), (9, 8.0))] == [True] * 3
    assert all(max(found) - min(found) > max(found) / 2 for found in waits.values())


def test_a_total_outage(driver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand calls in a total outage send at most 1,100 requests, those of derived clients included."""
    monkeypatch.setattr("truespec._calls._retries.backoff", lambda state: 0.0)  # noqa: ARG005  (whichever attempt)
    with serving(always(answer(503, b"{}"))) as server:
        client = driver.make(KEY, base_url=server.url, max_retries=5)
        clients = itertools.cycle([client, client.with_options(headers={"X-Team": "blue"})])

        async def calls() -> None:
            for _ in range(1_000):
                with pytest.raises(ServerError):
                    await next(clients).contacts.get("a")

        if driver.mode == "async":
            driver.runner.run(calls())
        else:
            for _ in range(1_000):
                with pytest.raises(ServerError):
                    next(clients).contacts.get("a")
        driver.do(client.close)
        assert 1_000 < len(server.requests) <= 1_100


def test_the_budget_fills_again() -> None:
    """Every fifth good call earns a retry, a retry that goes well gives its own back, and there are never more than 100."""
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
def test_the_table(sent: bool, idempotent: bool) -> None:  # noqa: FBT001  (parameters of the table)
    """Certificates, deadlines, refusals and wrong arguments are never tried again; a loss where it is safe."""
    lost = ConnectionFailedError("", sent=sent)
    assert is_safe(lost, idempotent=idempotent) == (idempotent or not sent)
    never: list[BaseException] = [
        ConnectionFailedError("", sent=sent, certificate=True), DeadlineExceededError("", sent=sent),
        ConfigurationError(""), NotFoundError("", response=RawResponse(404, Headers(), b"")), KeyboardInterrupt(),
    ]  # fmt: skip
    assert not any(is_safe(error, idempotent=idempotent) for error in never)


def test_an_idempotency_key_makes_a_post_safe() -> None:
    """Where the API has an idempotency header and the request carries it, a POST counts as idempotent."""
    from truespec import Api  # noqa: PLC0415  (only here)
    from truespec._calls._request_builder import RequestBuilder  # noqa: PLC0415  (likewise)
    from truespec._config._settings import Settings  # noqa: PLC0415  (likewise)

    api = Api("x", "clemta_api", {}, lambda _: ErrorDetails(), idempotency_header="Idempotency-Key")
    for headers, safe in (({}, False), ({"idempotency-key": "1"}, True)):
        builder = RequestBuilder(Settings(api, "http://h", {}))
        assert builder.build(_Posted(headers)).is_idempotent == safe


class _Posted:
    """A built POST with these header fields."""

    media_type = None
    body = None
    files = None
    content = b"{}"
    target = "/things"
    query_string = ""
    values: dict[tuple[str, str], Any] = {}  # noqa: RUF012  (never changed)

    class operation:  # noqa: N801  (as the generated request has it)
        """The operation."""

        id = "createThing"
        method = "POST"
        path = "/things"

    def __init__(self, headers: dict[str, str]) -> None:
        self.headers = headers


def test_tenacity_is_loaded_by_a_retry_only() -> None:
    """Neither an import of clemta nor a call that goes well loads the retry library; blocking loads no asyncio."""
    import subprocess  # noqa: PLC0415  (only here)
    import sys  # noqa: PLC0415  (likewise)

    with serving(always(GOOD)) as server:
        code = f"""
import sys, httpx
known = set(sys.modules)
from clemta import Clemta
with Clemta("key", base_url={server.url!r}) as clemta:
    assert clemta.contacts.get("a").id == "a"
    print(sorted({{name.partition(".")[0] for name in set(sys.modules) - known}} & {{"tenacity", "asyncio"}}))
"""
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.stdout.strip(), run.stderr) == ("[]", "")


def test_transport_errors_say_whether_they_may_pass() -> None:
    """A transport error may pass, unless the certificate was not accepted."""
    assert TransportError("").retryable
    assert not TransportError("", certificate=True).retryable
