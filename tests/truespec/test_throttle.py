"""The client's own rate limit, alone and shared by threads and tasks."""

from __future__ import annotations

import asyncio
import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from clemta import (
    AsyncClemta,
    Clemta,
    ConfigurationError,
    DeadlineExceededError,
    Deviation,
    NotFoundError,
    ServerError,
)
from truespec._config._throttle import RateLimiter, shared_rate_limiter
from truespec._validation._policy import LOGGED_KINDS, Policy, report
from truespec.deviations import Collector
from truespec_sandbox import Sandbox, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ID = "64b8f1a2e4b0c8d9f0123456"


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """Provide a sandbox of the test's own: clients of one key and one server share a limit."""
    with running("clemta", check=True) as sandbox:
        yield sandbox


def starts(*errors: Any) -> list[float]:
    """Return when the attempts of errors began: how long a request travels is not up to the client."""
    assert all(isinstance(error, NotFoundError) for error in errors)
    return [attempt.start.timestamp() for error in errors for attempt in error.attempts]


def most_within(times: list[float], seconds: float) -> int:
    """Return the largest number of times within any period of this length."""
    return max(sum(1 for time in times if first <= time < first + seconds) for first in times)


@pytest.mark.parametrize(
    "limit", ["", "100", "0/minute", "-1/minute", "1.5/second", "100/fortnight", "100/minutes", 100]
)
def test_an_invalid_limit(driver: Any, limit: Any) -> None:
    """A limit is a number, a slash and a period; anything else is a ConfigurationError with an example."""
    with pytest.raises(ConfigurationError, match="rate_limit must be like '100/minute'"):
        driver.make("key", rate_limit=limit)


def test_without_the_extra(driver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyrate-limiter a limit is a ConfigurationError that says what to install; other clients work."""
    monkeypatch.setitem(sys.modules, "pyrate_limiter", None)
    with pytest.raises(ConfigurationError, match=r"install truespec\[rate-limit\]"):
        driver.make("key of nobody else", rate_limit="7/minute")
    driver.do(driver.make("key").close)


def test_no_period_has_more_requests(driver: Any, sandbox: Any) -> None:
    """No second has more than five requests, and all calls are made."""
    client = driver.make(sandbox.api_key, base_url=sandbox.url, rate_limit="5/second")
    began = time.monotonic()
    times: list[float] = []
    for _ in range(7):
        with pytest.raises(NotFoundError) as caught:
            driver.do(lambda: client.contacts.get(ID))
        times += starts(caught.value)
    assert 1 <= time.monotonic() - began < 5
    assert most_within(times, 0.95) == 5  # on a busy machine an attempt begins a little after its slot
    driver.do(client.close)


def test_clients_of_one_key_share_a_limit(sandbox: Any) -> None:
    """Threads with a client each, and tasks of an async client, share one limit when their key is the same."""
    times: list[float] = []

    def use_client() -> None:
        with Clemta(sandbox.api_key, base_url=sandbox.url, rate_limit="8/second") as client:
            for _ in range(3):
                with pytest.raises(NotFoundError) as caught:
                    client.contacts.get(ID)
                times.extend(starts(caught.value))

    async def use_async_client() -> None:
        async with AsyncClemta(sandbox.api_key, base_url=sandbox.url, rate_limit="8/second") as client:
            calls = (client.contacts.get(ID) for _ in range(6))
            errors = await asyncio.gather(*calls, return_exceptions=True)
            times.extend(starts(*[error for error in errors if isinstance(error, BaseException)]))

    threads = [threading.Thread(target=use_client) for _ in range(3)]
    for thread in threads:
        thread.start()
    asyncio.run(use_async_client())
    for thread in threads:
        thread.join()
    assert len(times) == len(sandbox.requests()) == 15
    assert most_within(times, 0.95) <= 8


def test_other_clients_have_limits_of_their_own() -> None:
    """Another key, another server or another limit is a limiter of its own; the same of all three is one limiter."""
    limiter = shared_rate_limiter("9/minute", "clemta https://a.example", {"X-API-Key": "k"})
    assert limiter is not None
    assert shared_rate_limiter("9/minute", "clemta https://a.example", {"X-API-Key": "k"}) is limiter
    others = [
        shared_rate_limiter("9/minute", "clemta https://a.example", {"X-API-Key": "l"}),
        shared_rate_limiter("9/minute", "clemta https://b.example", {"X-API-Key": "k"}),
        shared_rate_limiter("8/minute", "clemta https://a.example", {"X-API-Key": "k"}),
    ]
    assert limiter not in others
    assert shared_rate_limiter(None, "a", {}) is None


def test_a_wait_that_exceeds_the_deadline(driver: Any, sandbox: Any) -> None:
    """When its turn would come after the deadline, a call fails at once, and nothing is sent."""
    client = driver.make(sandbox.api_key, base_url=sandbox.url, rate_limit="1/minute", deadline=5)
    with pytest.raises(NotFoundError):
        driver.do(lambda: client.contacts.get(ID))
    began = time.monotonic()
    message = r"own rate_limit requires a wait .* exceed the deadline of 5 s"
    with pytest.raises(DeadlineExceededError, match=message) as caught:
        driver.do(lambda: client.contacts.get(ID))
    assert time.monotonic() - began < 2
    assert (caught.value.sent, caught.value.attempts) == (False, ())
    assert len(sandbox.requests()) == 1
    driver.do(client.close)


def test_with_options_changes_the_limit(driver: Any, sandbox: Any) -> None:
    """with_options sets another limit or none; without the option the limit stays."""
    client = driver.make(sandbox.api_key, base_url=sandbox.url, rate_limit="1/hour", deadline=1)
    unlimited = client.with_options(rate_limit=None)
    for _ in range(3):
        with pytest.raises(NotFoundError):
            driver.do(lambda: unlimited.contacts.get(ID))
    limited = client.with_options(timeout=9)
    with pytest.raises(NotFoundError):
        driver.do(lambda: limited.contacts.get(ID))
    with pytest.raises(DeadlineExceededError):
        driver.do(lambda: client.contacts.get(ID))
    driver.do(client.close)


def test_every_attempt_counts(driver: Any, sandbox: Any) -> None:
    """A retry waits for its turn like any other request; its deadline error says that a request may have arrived."""
    sandbox.faults({"faults": [{"operation": "getContactById", "fault": "status", "status": 503, "retry-after": "0"}]})
    client = driver.make(sandbox.api_key, base_url=sandbox.url, rate_limit="3/hour", max_retries=5, deadline=10)
    with pytest.raises(DeadlineExceededError) as caught:
        driver.do(lambda: client.contacts.get(ID))
    assert [attempt.status for attempt in caught.value.attempts] == [503, 503, 503]
    assert caught.value.sent
    with pytest.raises(ServerError):
        driver.do(lambda: client.with_options(rate_limit=None, max_retries=0).contacts.get(ID))
    driver.do(client.close)


def test_many_threads_never_exceed_a_limit() -> None:
    """Eight threads that use one limiter at once get exactly as many slots as there are."""
    limiter = RateLimiter(100, 3_600_000)
    delays: list[float] = []
    threads = [
        threading.Thread(target=lambda: delays.extend(limiter.acquire(time.monotonic()) for _ in range(50)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(1 for delay in delays if delay == 0) == 100
    # The millisecond at the end of the period belongs to it.
    assert all(3_500 < delay <= 3_600.001 for delay in delays if delay)


ON_A_STOPPED_CLOCK = """
import sys, time
elapsed, began = time.perf_counter, time.perf_counter()
time.monotonic, time.time, time.monotonic_ns = (lambda: 1_000.0), (lambda: 1_000.0), (lambda: 1_000_000_000_000)
import clemta
key, url, id = sys.argv[1:]
with clemta.Clemta(key, base_url=url, rate_limit="2/second", deadline=3) as client:
    for _ in range(5):
        try: client.contacts.get(id)
        except clemta.NotFoundError: pass
    assert 1.9 <= elapsed() - began < 20, elapsed() - began
    try: client.with_options(rate_limit=None, max_retries=99).formations.get("order-1")
    except clemta.ServerError as error: assert len(error.attempts) == 3, error.attempts
    try: client.with_options(rate_limit=None, max_retries=0).formations.wait_until("order-1", status="active", deadline=3)
    except clemta.WaitDeadlineError: print("ended")
"""


def test_a_stopped_clock(sandbox: Sandbox) -> None:
    """Sleeping counts although the clock does not show it: limits are kept, and deadlines end retries and waits."""
    sandbox.faults({"faults": [{"operation": "getFormation", "fault": "status", "status": 503, "retry-after": "1"}]})
    command = [sys.executable, "-c", ON_A_STOPPED_CLOCK, sandbox.api_key, sandbox.url, ID]
    process = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert process.stdout == "ended\n", process.stderr


def test_a_clock_that_goes_back() -> None:
    """Slots of a clock far ahead do not block the limiter on the clock that follows."""
    limiter = RateLimiter(1, 1_000)
    assert limiter.acquire(2_000_000_000) == 0
    assert limiter.acquire(2_000_000_000) > 0
    assert limiter.acquire(50) == 0
    assert limiter.acquire(50) > 0
    assert limiter.acquire(51.1) == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="it forks")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("what", ["limiter", "collector", "log"])
def test_a_fork_copies_no_taken_lock(what: str) -> None:
    """A process that is forked off while threads use a limiter or a collector can use it."""
    limiter, collector = RateLimiter(10**9, 1_000), Collector()
    deviation = Deviation("", "", "", "", operation="o", status=200)
    numbers = itertools.count()
    use: Callable[[], object] = {
        "limiter": lambda: limiter.acquire(time.monotonic()),
        "collector": lambda: collector(deviation),
        "log": lambda: report(
            Policy("observe"), [evolve(deviation, pointer=f"/{next(numbers) % 2_000}")], is_raised=False
        ),
    }[what]
    done = threading.Event()

    def use_all_the_time() -> None:
        while not done.is_set():
            use()

    threads = [threading.Thread(target=use_all_the_time, daemon=True) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(30):
            child = os.fork()
            if not child:
                signal.alarm(20)  # ends a child that waits for a lock
                use()
                os._exit(0)
            assert os.waitpid(child, 0)[1] == 0
    finally:
        done.set()
        for thread in threads:
            thread.join()
        LOGGED_KINDS.clear()


def test_slots_are_free_after_their_period() -> None:
    """Each slot is free again when its period is over, and the delay is the time until then."""
    limiter = RateLimiter(2, 200)
    began = time.monotonic()
    times: list[float] = []
    while len(times) < 6:
        delay = limiter.acquire(time.monotonic())
        if delay:
            assert delay <= 0.21
            time.sleep(delay)
        else:
            times.append(time.monotonic() - began)
    assert all(later - sooner >= 0.19 for sooner, later in pairwise(times[::2]))
    assert times[-1] < 2
