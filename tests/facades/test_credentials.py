"""Credentials that change: a callable is called before each attempt, and once more after a 401."""

from __future__ import annotations

import asyncio
import inspect
import logging
import re
import time
import traceback
from typing import TYPE_CHECKING, Any

import pytest

from tests.truespec.wire import always, raw_response, serving
from truespec import (
    AuthenticationError,
    ConfigurationError,
    DeadlineExceededError,
    ServerError,
    TruespecError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Driver
    from tests.facades.under_test import Facade
    from tests.truespec.wire import Server
    from truespec_sandbox import Sandbox


def numbered_keys() -> Callable[[], str]:
    """Return a callable that returns another key each time."""
    numbers = iter(range(1, 100))
    return lambda: f"changing-key-{next(numbers)}"


def keys_sent(server: Server) -> list[int]:
    """Return the numbers of the keys that were sent, in order; each request has one."""
    numbers_by_request = [re.findall(rb"changing-key-(\d+)\r\n", request) for request in server.requests]
    assert all(len(numbers) == 1 for numbers in numbers_by_request), numbers_by_request
    return [int(numbers[0]) for numbers in numbers_by_request]


def test_each_attempt_asks(driver: Driver, facade: Facade) -> None:
    """Each attempt of each call is sent with what the callable returns then, retries included."""
    with serving(
        always(raw_response(503, facade.encode_error()), raw_response(200, facade.encode_success()))
    ) as server:
        client = driver.make(numbered_keys(), base_url=server.url)
        for _ in range(2):
            driver.do(lambda: client.contacts.get(facade.some_id))
        assert keys_sent(server) == [1, 2, 3]
        derived = client.with_options(headers={"X-Team": "blue"})
        driver.do(lambda: derived.contacts.get(facade.some_id))
        assert keys_sent(server) == [1, 2, 3, 4]
        driver.do(client.close)


@pytest.mark.parametrize("max_retries", [0, 2])
@pytest.mark.parametrize("responses_401", [1, 2])
def test_after_a_401_it_asks_once_more(driver: Driver, facade: Facade, max_retries: int, responses_401: int) -> None:
    """A 401 is followed by one more attempt with a new key, also of a POST and without retries; a second 401 is raised."""
    good = raw_response(200 if facade.name == "clemta" else 201, facade.encode_success())
    responses = [raw_response(401, facade.encode_error()) for _ in range(responses_401)]
    with serving(always(*responses, good)) as server:
        client = driver.make(numbered_keys(), base_url=server.url, max_retries=max_retries)
        if responses_401 == 1:
            assert driver.do(lambda: facade.create(client, "Ada")) is not None
        else:
            with pytest.raises(AuthenticationError) as caught:
                driver.do(lambda: facade.create(client, "Ada"))
            assert [attempt.status for attempt in caught.value.attempts] == [401, 401]
        assert keys_sent(server) == [1, 2]
        assert all(request.startswith(b"POST ") for request in server.requests)
        driver.do(client.close)


def test_the_attempt_after_a_401_is_no_retry(driver: Driver, facade: Facade) -> None:
    """The attempt after a 401 leaves the call its retries."""
    with serving(
        always(raw_response(401, facade.encode_error()), raw_response(503, facade.encode_error(), "Retry-After: 0"))
    ) as server:
        client = driver.make(numbered_keys(), base_url=server.url, max_retries=2)
        with pytest.raises(ServerError) as caught:
            driver.do(lambda: client.contacts.get(facade.some_id))
        assert [attempt.status for attempt in caught.value.attempts] == [401, 503, 503, 503]
        driver.do(client.close)


def test_a_key_that_is_text_is_sent_once(driver: Driver, facade: Facade) -> None:
    """A 401 to a key that cannot change is raised at once."""
    with serving(always(raw_response(401, facade.encode_error()))) as server:
        client = driver.make("a-key", base_url=server.url)
        with pytest.raises(AuthenticationError):
            driver.do(lambda: client.contacts.get(facade.some_id))
        assert len(server.requests) == 1
        driver.do(client.close)


def test_an_async_callable(driver: Driver, facade: Facade, sandbox: Sandbox) -> None:
    """An async client awaits an async callable; a sync client refuses one, whether it is a coroutine function or not."""

    async def fetch() -> str:
        await asyncio.sleep(0)
        return sandbox.api_key

    for callable_key in (fetch, lambda: fetch()):  # noqa: PLW0108  (the second is no coroutine function)
        client = driver.make(callable_key, base_url=sandbox.url)
        if driver.mode == "async":
            assert driver.all(facade.list(client)) == []
        else:
            with pytest.raises(ConfigurationError, match="is async: pass a sync one"):
                facade.list(client).first()
        driver.do(client.close)


@pytest.mark.parametrize("value", ["", " key", "key\r\nX: y", "kéy", b"key", None, 5])
def test_an_invalid_value(driver: Driver, facade: Facade, value: Any) -> None:
    """What a callable returns is checked like a key that is text; nothing is sent, and no message shows it."""
    client = driver.make(lambda: value, base_url="http://127.0.0.1:9")
    with pytest.raises(
        ConfigurationError, match=f"the callable for the {facade.key_argument} of {facade.name}"
    ) as caught:
        driver.do(lambda: client.contacts.get(facade.some_id))
    if value and value != 5:
        assert repr(value)[1:-1] not in str(caught.value)
    driver.do(client.close)


@pytest.mark.parametrize("is_async", [False, True])
def test_an_exception_of_the_callable(driver: Driver, facade: Facade, *, is_async: bool) -> None:
    """An exception of a callable is a ConfigurationError with its class and place, and without its text."""

    def fail() -> str:
        message = "the vault refused secret-of-the-vault"
        raise RuntimeError(message)

    async def fail_later() -> str:
        await asyncio.sleep(0)
        return fail()

    if is_async and driver.mode == "sync":
        pytest.skip("a sync client takes no async callable")
    client = driver.make(fail_later if is_async else fail, base_url="http://127.0.0.1:9")
    with pytest.raises(
        ConfigurationError, match=rf"raised RuntimeError \(.*{__name__.rpartition('.')[2]}.py, line "
    ) as caught:
        driver.do(lambda: client.contacts.get(facade.some_id))
    details = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    assert "secret-of-the-vault" not in "".join(details.format())
    driver.do(client.close)


def test_it_counts_towards_the_deadline(driver: Driver, facade: Facade) -> None:
    """A callable that does not return within the deadline ends the call."""

    async def hang() -> str:
        await asyncio.sleep(60)
        return "a-key"

    def dawdle() -> str:
        time.sleep(0.4)
        return "a-key"

    client = driver.make(hang if driver.mode == "async" else dawdle, base_url="http://127.0.0.1:9", deadline=0.3)
    began = time.monotonic()
    with pytest.raises(DeadlineExceededError) as caught:
        driver.do(lambda: client.contacts.get(facade.some_id))
    assert time.monotonic() - began < 5
    assert caught.value.sent is False
    driver.do(client.close)


def test_no_text_has_a_key(driver: Driver, facade: Facade, caplog: pytest.LogCaptureFixture) -> None:
    """Each key that was sent is hidden in responses, errors, tracebacks, reprs and the log."""
    caplog.set_level(logging.DEBUG)
    with serving(
        always(*(raw_response(401, facade.encode_error(f"changing-key-{number}")) for number in (1, 2)))
    ) as server:
        client = driver.make(numbered_keys(), base_url=server.url)
        with pytest.raises(TruespecError) as caught:
            driver.do(lambda: client.contacts.get(facade.some_id))
        details = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
        texts = [*details.format(), str(caught.value), repr(vars(caught.value)), repr(client), caplog.text]
        texts += [repr(client._executor.settings), repr(client.contacts.get)]
        assert "changing-key" not in "".join(texts)
        assert len(server.requests) == 2
        driver.do(client.close)


def test_each_credential_may_be_a_callable(driver: Driver, facade: Facade, sandbox: Sandbox) -> None:
    """Whatever a client needs may be a callable, and the low-level client asks it too."""
    needs = {name: (lambda value=value: value) for name, value in facade.required_options.items()}
    client = driver.make(lambda: sandbox.api_key, base_url=sandbox.url, rate_limit="1000/minute", **needs)
    assert driver.all(facade.list(client)) == []
    low_level = client.api
    if driver.mode == "sync":
        response = low_level.get_httpx_client().get(facade.raw_api.build_list_target(0, 5))
    else:
        response = driver.do(lambda: low_level.get_async_httpx_client().get(facade.raw_api.build_list_target(0, 5)))
    assert response.status_code == 200
    assert sandbox.api_key not in repr(response.request.headers)
    driver.do(client.close)


def test_a_rate_limit_is_that_of_the_key(driver: Driver, facade: Facade) -> None:
    """Clients share a rate limit when their callables return the same key."""
    with serving(always(raw_response(200, facade.encode_success()))) as server:
        clients = [
            driver.make(lambda: "the-same-key", base_url=server.url, rate_limit="1/hour", deadline=1) for _ in range(2)
        ]
        driver.do(lambda: clients[0].contacts.get(facade.some_id))
        with pytest.raises(DeadlineExceededError, match="rate_limit"):
            driver.do(lambda: clients[1].contacts.get(facade.some_id))
        other = driver.make(lambda: "another-key", base_url=server.url, rate_limit="1/hour", deadline=1)
        driver.do(lambda: other.contacts.get(facade.some_id))
        for client in (*clients, other):
            driver.do(client.close)


def test_signatures(facade: Facade) -> None:
    """The constructors say that a credential may be a callable."""
    for client_class in (facade.sync_client, facade.async_client):
        parameters = inspect.signature(client_class).parameters
        for name in (facade.key_argument, *facade.required_options):
            assert "Callable" in str(parameters[name].annotation)
