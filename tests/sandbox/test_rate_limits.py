"""Rate limits: windows of the sandbox's clock, by key and by resource, with the documented headers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest
from attrs import evolve

from truespec_sandbox import Sandbox, running
from truespec_sandbox._middleware._rate_limits import parse_limit
from truespec_sandbox._profile import RateLimit, RateLimitRules
from truespec_sandbox._profiles import PROFILES

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

UNKNOWN_CONTACT = "/contacts/64b8f1a2e4b0c8d9f0aaaaaa"
# The start of a minute.
MINUTE = 1_800_000_000


@pytest.fixture(scope="module")
def shared_sandbox() -> Generator[Sandbox]:
    """Provide the sandbox that the tests of this module share."""
    with running("clemta", check=True, faults=True) as shared:
        yield shared


@pytest.fixture(autouse=True)
def sandbox(shared_sandbox: Sandbox) -> Sandbox:
    """Provide the shared sandbox, empty, at the start of a minute, with three requests a minute."""
    shared_sandbox.reset()
    shared_sandbox.rate_limit("3/minute")
    shared_sandbox.clock.set(MINUTE)
    return shared_sandbox


def limit_headers(response: httpx.Response) -> dict[str, str]:
    """Return the rate limit headers of a response."""
    return {name: value for name, value in response.headers.items() if name.startswith("x-ratelimit")}


def test_the_documented_headers_count_down(client: httpx.Client) -> None:
    """Each response has the limit, the remaining requests, the type, and the start of the next window."""
    for left in ("2", "1", "0"):
        assert limit_headers(client.get(UNKNOWN_CONTACT)) == {
            "x-ratelimit-api": "3 requests per minute",
            "x-ratelimit-limit": "3",
            "x-ratelimit-remaining": left,
            "x-ratelimit-reset": str(MINUTE + 60),
            "x-ratelimit-type": "api_key",
        }


def test_a_request_beyond_the_limit_is_a_429(client: httpx.Client, sandbox: Sandbox) -> None:
    """The fourth request is a 429 with the documented body and the seconds to the next window."""
    for _ in range(3):
        client.get(UNKNOWN_CONTACT)
    sandbox.clock.advance(20.5)
    response = client.get(UNKNOWN_CONTACT)
    assert response.status_code == 429
    assert response.headers["retry-after"] == "40"
    assert limit_headers(response)["x-ratelimit-remaining"] == "0"
    assert response.json() == {
        "success": False,
        "message": "Rate limit exceeded",
        "data": None,
        "error": {"code": "RATE_LIMIT_EXCEEDED", "details": "Too many requests. Please try again later."},
    }


def test_the_window_is_the_clocks_minute(client: httpx.Client, sandbox: Sandbox) -> None:
    """In the last second of the minute the limit applies; in the next minute all requests are available again."""
    sandbox.clock.advance(30)
    for _ in range(3):
        client.get(UNKNOWN_CONTACT)
    sandbox.clock.advance(29)
    assert client.get(UNKNOWN_CONTACT).headers["retry-after"] == "1"
    sandbox.clock.advance(1)
    response = client.get(UNKNOWN_CONTACT)
    assert (response.status_code, response.headers["x-ratelimit-remaining"]) == (404, "2")


def test_a_request_after_retry_after_succeeds(client: httpx.Client, sandbox: Sandbox) -> None:
    """At any time in the minute, a request after exactly Retry-After seconds is not a 429."""
    for seconds in (0, 0.001, 17.3, 59.999):
        sandbox.rate_limit("1/minute")
        sandbox.clock.set(MINUTE + seconds)
        client.get(UNKNOWN_CONTACT)
        response = client.get(UNKNOWN_CONTACT)
        assert response.status_code == 429
        sandbox.clock.advance(int(response.headers["retry-after"]))
        assert client.get(UNKNOWN_CONTACT).status_code == 404


def test_each_key_has_its_own_window(client: httpx.Client) -> None:
    """A key at its limit does not affect requests with another key."""
    for _ in range(4):
        response = client.get(UNKNOWN_CONTACT)
    assert response.status_code == 429
    assert client.get(UNKNOWN_CONTACT, headers={"X-API-Key": "clemta_sandbox_other_key"}).status_code == 404


def test_each_company_has_its_own_window(client: httpx.Client, sandbox: Sandbox) -> None:
    """Requests for a company count for the company too; the headers report the fuller window."""
    one, two = sandbox.company_ids
    sandbox.rate_limit("2/minute")
    responses = [client.get("/contacts", params={"company_id": one}) for _ in range(2)]
    assert [limit_headers(each)["x-ratelimit-remaining"] for each in responses] == ["1", "0"]
    other = client.get("/contacts", params={"company_id": two})
    assert (other.status_code, limit_headers(other)["x-ratelimit-type"]) == (429, "api_key")
    read = {"X-API-Key": "clemta_sandbox_read_only_key"}
    same = client.get("/contacts", params={"company_id": one}, headers=read)
    assert (same.status_code, limit_headers(same)["x-ratelimit-type"]) == (429, "resource")
    encoded = httpx.URL(str(client.base_url)).copy_with(
        raw_path=f"/contacts?company_id=%{ord(one[0]):x}{one[1:]}".encode()
    )
    assert client.get(encoded, headers=read).status_code == 429
    assert client.get("/contacts", params={"company_id": two}, headers=read).status_code == 200


def test_unknown_keys_share_one_window(client: httpx.Client) -> None:
    """Requests with unknown keys, no key and unknown paths have their own errors and are counted together."""
    responses = [
        client.get(UNKNOWN_CONTACT, headers={"X-API-Key": "a"}).status_code,
        client.get(UNKNOWN_CONTACT, headers={"X-API-Key": "b"}).status_code,
        client.get("/nothing").status_code,
        client.get(UNKNOWN_CONTACT, headers={"X-API-Key": "c"}).status_code,
    ]
    assert responses == [401, 401, 404, 429]
    assert client.get(UNKNOWN_CONTACT).status_code == 404


def test_a_request_beyond_the_limit_writes_nothing(
    client: httpx.Client, sandbox: Sandbox, contact_body: Callable[..., Any], company: str
) -> None:
    """A create beyond the limit leaves no record."""
    responses = [client.post("/contacts", json=contact_body()).status_code for _ in range(4)]
    assert responses == [200, 200, 200, 429]
    sandbox.rate_limit(None)
    assert client.get("/contacts", params={"company_id": company}).json()["data"]["total"] == 3


def test_without_a_limit_the_headers_are_sent(client: httpx.Client, sandbox: Sandbox) -> None:
    """By default the limit is a million a minute, and every response says so."""
    sandbox.rate_limit(None)
    for path in (UNKNOWN_CONTACT, "/nothing", "/contacts"):
        response = client.get(path)
        assert limit_headers(response)["x-ratelimit-limit"] == "1000000"
        assert limit_headers(response)["x-ratelimit-api"] == "1000000 requests per minute"


@pytest.mark.parametrize(
    ("text", "limit"), [("100/minute", RateLimit(100, "minute")), ("5000/hour", RateLimit(5000, "hour"))]
)
def test_a_limit_parses(text: str, limit: RateLimit) -> None:
    """A limit is a number and a unit."""
    assert parse_limit(text) == limit


@pytest.mark.parametrize("text", ["", "100", "0/minute", "-1/minute", "1/day", "1 / minute", "1/minute\n", "x/minute"])
def test_an_invalid_limit_is_named(text: str) -> None:
    """Anything else is a ValueError that says how to write it."""
    with pytest.raises(ValueError, match="write it as 100/minute"):
        parse_limit(text)


def test_an_api_can_have_other_headers() -> None:
    """An API with its own header names and no Retry-After needs its rules only."""
    rules = RateLimitRules(
        lambda standing: (("x-left", str(standing.remaining)),), wait_header="x-ratelimit-retry-after"
    )
    profile = evolve(PROFILES["clemta"], rate_limits=rules)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(PROFILES, "clemta", profile)
        with running("clemta", rate_limit="2/hour", faults=True) as sandbox:
            sandbox.clock.set(MINUTE)
            headers = {"X-API-Key": sandbox.api_key}
            url = f"{sandbox.url}/contacts?company_id={sandbox.company_ids[0]}"
            responses = [httpx.get(url, headers=headers) for _ in range(3)]
            fault = httpx.get(url, headers={**headers, "X-Sandbox-Fault": "status;status=429;retry-after=9"})
    assert [each.headers["x-left"] for each in responses] == ["1", "0", "0"]
    assert responses[2].headers["x-ratelimit-retry-after"] == str(3600 - MINUTE % 3600)
    assert fault.headers["x-ratelimit-retry-after"] == "9"
    assert not any("retry-after" in each.headers for each in [*responses, fault])
