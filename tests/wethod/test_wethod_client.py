"""What is Wethod's own of its clients: three credentials, statuses, waits, and what goes on the wire."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from tests.truespec.wire import always, raw_response, serving
from wethod import (
    AuthenticationError,
    BadRequestError,
    ConfigurationError,
    PermissionDeniedError,
    PreconditionFailedError,
    RateLimitError,
    gt,
)
from wethod_api.api.contact import list_contacts
from wethod_api.api.project import list_projects

if TYPE_CHECKING:
    from tests.conftest import Driver
    from tests.facades.under_test import Facade
    from truespec_sandbox import Sandbox


def line(request: bytes) -> bytes:
    """The first line of a request."""
    return request.partition(b"\r\n")[0]


def test_all_three_credentials_are_sent(driver: Driver, facade: Facade) -> None:
    """Every request carries token, company and version, and those of the low-level client do too."""
    body = facade.encode_success()
    with serving(always(raw_response(200, body), raw_response(200, b"[]"))) as server:
        client = driver.make("a-token", company="vega", version="2025-01-01", base_url=server.url)
        driver.do(lambda: client.contacts.get(7))
        call = list_contacts.sync_detailed if driver.mode == "sync" else list_contacts.asyncio_detailed
        assert driver.do(lambda: call(client=client.api)).parsed == []
        assert client.api.credentials == {"company": "vega", "version": "2025-01-01"}
        driver.do(client.close)
    assert len(server.requests) == 2
    for request in server.requests:
        lines = request.lower().split(b"\r\n")
        assert lines.count(b"authorization: bearer a-token") == 1
        assert lines.count(b"wethod-company: vega") == 1
        assert lines.count(b"wethod-version: 2025-01-01") == 1


def test_the_low_level_client_has_the_rest(driver: Driver, wethod: Any) -> None:
    """Operations that the facade does not have are called on ``wethod.api``, with the same credentials."""
    call = list_projects.sync_detailed if driver.mode == "sync" else list_projects.asyncio_detailed
    response = driver.do(lambda: call(client=wethod.api))
    assert response.status_code == 200
    assert response.parsed
    assert response.parsed[0].id > 0


def test_there_is_no_sandbox_host(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    """environment="sandbox" is refused by name, and the message says to give base_url."""
    with pytest.raises(ConfigurationError, match=r"'sandbox'.*base_url"):
        driver.make("key", environment="sandbox")
    monkeypatch.setenv("WETHOD_ENVIRONMENT", "sandbox")
    with pytest.raises(ConfigurationError, match=r"'sandbox'.*base_url"):
        driver.make("key")


def test_a_plus_is_sent_as_2b(driver: Driver) -> None:
    """A plus sign of a time zone goes on the wire as %2B, where it would otherwise be read as a space."""
    timestamp = datetime(2026, 5, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    with serving(always(raw_response(200, b"[]"))) as server:
        client = driver.make("key", base_url=server.url)
        driver.all(client.contacts.list(updated_at=gt(timestamp), page_size=9))
        driver.all(client.contacts.list(updated_at=timestamp.astimezone(UTC)))
        driver.do(client.close)
    first, second = map(line, server.requests)
    assert first.split(b" ")[1].startswith(b"/api/contacts?")
    query = first.split(b" ")[1].partition(b"?")[2].split(b"&")
    assert sorted(query) == [b"limit=9", b"offset=0", b"updated_at=gt%3A2026-05-01T12%3A00%3A00%2B02%3A00"]
    assert b"updated_at=2026-05-01T10%3A00%3A00%2B00%3A00" in second
    assert b"+" not in first + second


def test_reads_are_plural_and_writes_singular(driver: Driver, facade: Facade) -> None:
    """Reading goes to plural paths and writing to singular ones, for contacts and clients."""
    body = facade.encode_success()
    with serving(
        always(raw_response(200, body), raw_response(201, body), raw_response(200, body), raw_response(200, b""))
    ) as server:
        client = driver.make("key", base_url=server.url)
        for resource in (client.contacts, client.clients):
            server.requests.clear()
            driver.do(lambda resource=resource: resource.get(7))
            driver.do(lambda resource=resource: resource.create(email="a@example.com"))
            driver.do(lambda resource=resource: resource.update(7, email=None))
            driver.do(lambda resource=resource: resource.delete(7))
            noun = b"/api/contact" if resource is client.contacts else b"/api/client"
            assert [line(request).rpartition(b" ")[0] for request in server.requests] == [
                b"GET %ss/7" % noun, b"POST %s" % noun, b"PATCH %s/7" % noun, b"DELETE %s/7" % noun,
            ]  # fmt: skip
            assert server.requests[2].endswith(b'{"email":null}')
        driver.do(client.close)


@pytest.mark.parametrize(
    "raw",
    [
        raw_response(200, b""),
        b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 204 No Content\r\n\r\n",
        raw_response(200, b"{}"),
        raw_response(200, b"deleted", media_type="text/plain"),
    ],
)
@pytest.mark.parametrize("conformance", ["strict", "observe", "off"])
def test_responses_to_a_deletion(driver: Driver, raw: bytes, conformance: Any) -> None:
    """A deletion succeeds when the response is 200, with or without a body, or 204; there is no deviation in it."""
    with serving(always(raw)) as server:
        client = driver.make("key", base_url=server.url, conformance=conformance)
        response = driver.do(lambda: client.contacts.delete.with_response(7))
        assert (response.value, response.deviations) == (None, ())
        assert driver.do(lambda: client.clients.delete(7)) is None
        driver.do(client.close)


def test_a_412_is_raised_at_once(driver: Driver, sandbox: Sandbox) -> None:
    """A company or a version that the server does not take is a PreconditionFailedError, and nothing is sent again."""
    for wrong in ({"company": "nowhere"}, {"version": "1999-01-01"}):
        sandbox.clear_requests()
        client = driver.make(sandbox.api_key, base_url=sandbox.url, **wrong)
        with pytest.raises(PreconditionFailedError) as caught:
            driver.do(client.persons.me)
        driver.do(client.close)
        error = caught.value
        assert (error.status, error.code, error.retryable) == (412, "precondition_failure", False)
        assert error.message
        assert len(sandbox.requests()) == len(error.attempts) == 1


@pytest.mark.parametrize("field", ["x-ratelimit-retry-after", "X-RateLimit-Retry-After", "Retry-After"])
def test_the_wait_of_a_429_is_kept(driver: Driver, facade: Facade, field: str) -> None:
    """A 429 is sent again after the seconds that x-ratelimit-retry-after says; Retry-After would do as well."""
    full = raw_response(429, facade.encode_error("too_many"), f"{field}: 1")
    with serving(always(full, raw_response(200, facade.encode_success()))) as server:
        client = driver.make("key", base_url=server.url)
        response = driver.do(lambda: client.contacts.get.with_response(7))
        driver.do(client.close)
    assert response.value.id == 7
    assert [attempt.status for attempt in response.attempts] == [429, 200]
    assert response.attempts[0].wait == 1.0
    assert server.times[1] - server.times[0] >= 1.0


def test_a_429_whose_wait_is_too_long_is_raised(driver: Driver, facade: Facade) -> None:
    """When the wait that is asked for would outlast the deadline, the error comes at once and says how long to wait."""
    with serving(always(raw_response(429, facade.encode_error("too_many"), "x-ratelimit-retry-after: 3600"))) as server:
        client = driver.make("key", base_url=server.url)
        with pytest.raises(RateLimitError) as caught:
            driver.do(lambda: client.contacts.get(7))
        driver.do(client.close)
    assert (caught.value.retry_after, caught.value.code, len(server.requests)) == (3600.0, "too_many", 1)


def test_the_sandboxs_limit_is_read(driver: Driver, sandbox: Sandbox) -> None:
    """The sandbox's 429 has its wait in the API's own header."""
    sandbox.rate_limit("1/hour")
    client = driver.make(sandbox.api_key, base_url=sandbox.url, max_retries=0)
    driver.do(client.persons.me)
    with pytest.raises(RateLimitError) as caught:
        driver.do(client.persons.me)
    driver.do(client.close)
    assert 0 < (caught.value.retry_after or 0) <= 3600


def test_failures_are_listed(driver: Driver, facade: Facade) -> None:
    """A 400 has each failure with field and message, in the error's text too; what is no object among them is left out."""
    body = b'{"key": "invalid_data", "message": "Wrong.", "failures": [{"field": "email", "message": "is none"}, \
{"field": "name", "message": "is empty"}, 5]}'
    with serving(always(raw_response(400, body))) as server:
        client = driver.make("key", base_url=server.url)
        with pytest.raises(BadRequestError) as caught:
            driver.do(lambda: facade.create(client, "Ada"))
        driver.do(client.close)
    error = caught.value
    assert [(failure["field"], failure["message"]) for failure in error.failures] == [
        ("email", "is none"), ("name", "is empty"),
    ]  # fmt: skip
    text = "createContact: 400 Bad Request [invalid_data]: Wrong: email: is none; name: is empty"
    assert (str(error), error.details) == (text, "email: is none; name: is empty")


def test_permissions(driver: Driver, sandbox: Sandbox) -> None:
    """A token that may only look at contacts lists them and may not make one; an unknown one is another error."""
    client = driver.make("wethod_sandbox_view_token", base_url=sandbox.url)
    assert driver.all(client.contacts.list()) == []
    with pytest.raises(PermissionDeniedError):
        driver.do(lambda: client.contacts.create(name="Ada"))
    driver.do(client.close)
    other = driver.make("wethod_unknown_token", base_url=sandbox.url)
    with pytest.raises(AuthenticationError) as caught:
        driver.do(other.persons.me)
    driver.do(other.close)
    assert caught.value.code == "unauthorized"


def test_only_the_token_is_a_secret(driver: Driver, facade: Facade) -> None:
    """In what a server says back, the token is hidden; company, version and the word Bearer are not."""
    sentence = "Bearer is the scheme, secret-token-1 the token; company-acme of 2024-06-15"
    with serving(always(raw_response(401, facade.encode_error(sentence)))) as server:
        client = driver.make("secret-token-1", company="company-acme", base_url=server.url)
        with pytest.raises(AuthenticationError) as caught:
            driver.do(client.persons.me)
        driver.do(client.close)
    assert caught.value.message == "Bearer is the scheme, [hidden] the token; company-acme of 2024-06-15"
