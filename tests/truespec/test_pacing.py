"""A client that keeps a pace by itself, alone and among threads and tasks."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from itertools import pairwise
from typing import Any

import pytest

from clemta import AsyncClemta, Clemta, ConfigurationError, DeadlineExceededError, NotFoundError, ServerError
from truespec._config._throttle import RateLimiter, shared_rate_limiter

ID = "64b8f1a2e4b0c8d9f0123456"


def begun(*errors: Any) -> list[float]:
    """When the requests behind errors were begun: how long they take on their way is no matter of pace."""
    assert all(isinstance(error, NotFoundError) for error in errors)
    return [attempt.start.timestamp() for error in errors for attempt in error.attempts]


def most_within(found: list[float], seconds: float) -> int:
    """The most of them that any period of this length saw."""
    return max(sum(1 for other in found if first <= other < first + seconds) for first in found)


@pytest.mark.parametrize(
    "limit", ["", "100", "0/minute", "-1/minute", "1.5/second", "100/fortnight", "100/minutes", 100]
)
def test_a_limit_that_cannot_be_read_is_told(driver: Any, limit: Any) -> None:
    """A limit is a number, a slash and a period; anything else is a ConfigurationError that shows how."""
    with pytest.raises(ConfigurationError, match="rate_limit must be like '100/minute'"):
        driver.make("key", rate_limit=limit)


def test_without_the_extra_it_is_told(driver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyrate-limiter only who asks for a limit is told what to install."""
    monkeypatch.setitem(sys.modules, "pyrate_limiter", None)
    with pytest.raises(ConfigurationError, match=r"install truespec\[rate-limit\]"):
        driver.make("key of nobody else", rate_limit="7/minute")
    driver.do(driver.make("key").close)


def test_no_period_sees_more(driver: Any, sandbox: Any) -> None:
    """No second sees more requests than five, and the calls come through all the same."""
    client = driver.make(sandbox.api_key, base_url=sandbox.url, rate_limit="5/second")
    began = time.monotonic()
    found: list[float] = []
    for _ in range(11):
        with pytest.raises(NotFoundError) as caught:
            driver.do(lambda: client.contacts.get(ID))
        found += begun(caught.value)
    assert 2 <= time.monotonic() - began < 6
    assert most_within(found, 0.95) == 5  # between the permit and the note of it a busy machine may take a moment
    driver.do(client.close)


def test_clients_of_one_key_share_it(sandbox: Any) -> None:
    """Threads with a client each, and tasks of an async client, keep one pace together when their key is the same."""
    found: list[float] = []

    def worker() -> None:
        with Clemta(sandbox.api_key, base_url=sandbox.url, rate_limit="6/second") as client:
            for _ in range(3):
                with pytest.raises(NotFoundError) as caught:
                    client.contacts.get(ID)
                found.extend(begun(caught.value))

    async def tasks() -> None:
        async with AsyncClemta(sandbox.api_key, base_url=sandbox.url, rate_limit="6/second") as client:
            calls = (client.contacts.get(ID) for _ in range(6))
            errors = await asyncio.gather(*calls, return_exceptions=True)
            found.extend(begun(*[error for error in errors if isinstance(error, BaseException)]))

    threads = [threading.Thread(target=worker) for _ in range(3)]
    for thread in threads:
        thread.start()
    asyncio.run(tasks())
    for thread in threads:
        thread.join()
    assert len(found) == len(sandbox.requests()) == 15
    assert most_within(found, 0.95) <= 6


def test_others_have_their_own() -> None:
    """Another key, another server and another limit are paced apart; the same of all three is one pace."""
    one = shared_rate_limiter("9/minute", "clemta https://a.example", {"X-API-Key": "k"})
    assert one is not None
    assert shared_rate_limiter("9/minute", "clemta https://a.example", {"X-API-Key": "k"}) is one
    others = [
        shared_rate_limiter("9/minute", "clemta https://a.example", {"X-API-Key": "l"}),
        shared_rate_limiter("9/minute", "clemta https://b.example", {"X-API-Key": "k"}),
        shared_rate_limiter("8/minute", "clemta https://a.example", {"X-API-Key": "k"}),
    ]
    assert one not in others
    assert shared_rate_limiter(None, "a", {}) is None


def test_a_wait_that_outlasts_the_deadline_is_not_begun(driver: Any, sandbox: Any) -> None:
    """When its turn would come after the deadline, a call fails at once, and nothing is sent."""
    client = driver.make(sandbox.api_key, base_url=sandbox.url, rate_limit="1/minute", deadline=5)
    with pytest.raises(NotFoundError):
        driver.do(lambda: client.contacts.get(ID))
    began = time.monotonic()
    with pytest.raises(
        DeadlineExceededError, match=r"own rate_limit requires a wait .* exceed the deadline of 5 s"
    ) as caught:
        driver.do(lambda: client.contacts.get(ID))
    assert time.monotonic() - began < 2
    assert (caught.value.sent, caught.value.attempts) == (False, ())
    assert len(sandbox.requests()) == 1
    driver.do(client.close)


def test_with_options_changes_it(driver: Any, sandbox: Any) -> None:
    """with_options gives another limit or none; what it does not name stays."""
    client = driver.make(sandbox.api_key, base_url=sandbox.url, rate_limit="1/hour", deadline=1)
    free = client.with_options(rate_limit=None)
    for _ in range(3):
        with pytest.raises(NotFoundError):
            driver.do(lambda: free.contacts.get(ID))
    paced = client.with_options(timeout=9)
    with pytest.raises(NotFoundError):
        driver.do(lambda: paced.contacts.get(ID))
    with pytest.raises(DeadlineExceededError):
        driver.do(lambda: client.contacts.get(ID))
    driver.do(client.close)


def test_every_attempt_counts(driver: Any, sandbox: Any) -> None:
    """A retry waits for its turn like any other request; one that was sent before may have arrived."""
    sandbox.faults({"faults": [{"operation": "getContactById", "fault": "status", "status": 503, "retry-after": "0"}]})
    client = driver.make(sandbox.api_key, base_url=sandbox.url, rate_limit="3/hour", max_retries=5, deadline=10)
    with pytest.raises(DeadlineExceededError) as caught:
        driver.do(lambda: client.contacts.get(ID))
    assert [attempt.status for attempt in caught.value.attempts] == [503, 503, 503]
    assert caught.value.sent
    with pytest.raises(ServerError):
        driver.do(lambda: client.with_options(rate_limit=None, max_retries=0).contacts.get(ID))
    driver.do(client.close)


def test_many_threads_never_exceed_it() -> None:
    """Eight threads that ask one pace at once get exactly as many places as there are."""
    one = RateLimiter(100, 3_600_000)
    got: list[float] = []

    def ask() -> None:
        got.extend(one.acquire() for _ in range(50))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(1 for wait in got if wait == 0) == 100
    # The millisecond at the end of the period belongs to it.
    assert all(3_500 < wait <= 3_600.001 for wait in got if wait)


def test_places_come_back_in_time() -> None:
    """Each place is free again when its period is over, and the wait that is told is until then."""
    one = RateLimiter(2, 200)
    began = time.monotonic()
    taken: list[float] = []
    while len(taken) < 6:
        wait = one.acquire()
        if wait:
            assert wait <= 0.21
            time.sleep(wait)
        else:
            taken.append(time.monotonic() - began)
    assert all(later - sooner >= 0.19 for sooner, later in pairwise(taken[::2]))
    assert taken[-1] < 2
