"""Rate limits: windows of the sandbox's clock, by key and by resource, with the documented headers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import httpx
import pytest

from truespec_sandbox import Sandbox, running
from truespec_sandbox._middleware._rate_limits import parse_limit
from truespec_sandbox._profile import RateLimit, RateLimitRules
from truespec_sandbox._profiles import PROFILES

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

NOBODY = "/contacts/64b8f1a2e4b0c8d9f0aaaaaa"
# The beginning of a minute.
MINUTE = 1_800_000_000


@pytest.fixture(scope="module")
def running_sandbox() -> Generator[Sandbox]:
    """Give the sandbox that the tests of this module share."""
    with running("clemta", check=True, faults=True) as shared:
        yield shared


@pytest.fixture(autouse=True)
def sandbox(running_sandbox: Sandbox) -> Sandbox:
    """Give the shared sandbox, empty, at the beginning of a minute, with three requests a minute."""
    running_sandbox.reset()
    running_sandbox.rate_limit("3/minute")
    running_sandbox.clock.set(MINUTE)
    return running_sandbox


@pytest.fixture(scope="module")
def client(running_sandbox: Sandbox) -> Generator[httpx.Client]:
    """Give a client that sends the key, one for all tests."""
    with httpx.Client(base_url=running_sandbox.url, headers={"X-API-Key": running_sandbox.api_key}) as one:
        yield one


def limits(response: httpx.Response) -> dict[str, str]:
    """Return the rate limit headers of an answer."""
    return {name: value for name, value in response.headers.items() if name.startswith("x-ratelimit")}


def test_the_documented_headers_count_down(client: httpx.Client) -> None:
    """Each answer tells the limit, what is left of it, its kind, and when the next window begins."""
    for left in ("2", "1", "0"):
        assert limits(client.get(NOBODY)) == {
            "x-ratelimit-api": "3 requests per minute",
            "x-ratelimit-limit": "3",
            "x-ratelimit-remaining": left,
            "x-ratelimit-reset": str(MINUTE + 60),
            "x-ratelimit-type": "api_key",
        }


def test_one_too_many_is_a_429_that_says_how_long_to_wait(client: httpx.Client, sandbox: Sandbox) -> None:
    """The fourth request is a 429 with the documented body, the seconds to the next window, and it did nothing."""
    for _ in range(3):
        client.get(NOBODY)
    sandbox.clock.advance(20.5)
    response = client.get(NOBODY)
    assert response.status_code == 429
    assert response.headers["retry-after"] == "40"
    assert limits(response)["x-ratelimit-remaining"] == "0"
    assert response.json() == {
        "success": False,
        "message": "Rate limit exceeded",
        "data": None,
        "error": {"code": "RATE_LIMIT_EXCEEDED", "details": "Too many requests. Please try again later."},
    }


def test_the_window_is_the_clocks_minute(client: httpx.Client, sandbox: Sandbox) -> None:
    """At the last second of the minute the limit holds; at the next minute all requests are there again."""
    sandbox.clock.advance(30)
    for _ in range(3):
        client.get(NOBODY)
    sandbox.clock.advance(29)
    assert client.get(NOBODY).headers["retry-after"] == "1"
    sandbox.clock.advance(1)
    response = client.get(NOBODY)
    assert (response.status_code, response.headers["x-ratelimit-remaining"]) == (404, "2")


def test_a_client_that_waits_as_told_gets_through(client: httpx.Client, sandbox: Sandbox) -> None:
    """Whatever the moment in the minute, a request after exactly Retry-After seconds is no 429."""
    for moment in (0, 0.001, 17.3, 59.999):
        sandbox.rate_limit("1/minute")
        sandbox.clock.set(MINUTE + moment)
        client.get(NOBODY)
        refused = client.get(NOBODY)
        assert refused.status_code == 429
        sandbox.clock.advance(int(refused.headers["retry-after"]))
        assert client.get(NOBODY).status_code == 404


def test_each_key_has_its_own_window(client: httpx.Client) -> None:
    """A key that is used up leaves the other key's requests alone."""
    for _ in range(4):
        response = client.get(NOBODY)
    assert response.status_code == 429
    assert client.get(NOBODY, headers={"X-API-Key": "clemta_sandbox_other_key"}).status_code == 404


def test_each_company_has_its_own_window(client: httpx.Client, sandbox: Sandbox) -> None:
    """Requests for one company count for the company too; the nearer window is the one that is told."""
    one, two = sandbox.company_ids
    sandbox.rate_limit("2/minute")
    seen = [client.get("/contacts", params={"company_id": one}) for _ in range(2)]
    assert [limits(each)["x-ratelimit-remaining"] for each in seen] == ["1", "0"]
    other = client.get("/contacts", params={"company_id": two})
    assert (other.status_code, limits(other)["x-ratelimit-type"]) == (429, "api_key")
    read = {"X-API-Key": "clemta_sandbox_read_only_key"}
    same = client.get("/contacts", params={"company_id": one}, headers=read)
    assert (same.status_code, limits(same)["x-ratelimit-type"]) == (429, "resource")
    spelled = httpx.URL(str(client.base_url)).copy_with(
        raw_path=f"/contacts?company_id=%{ord(one[0]):x}{one[1:]}".encode()
    )
    assert client.get(spelled, headers=read).status_code == 429
    assert client.get("/contacts", params={"company_id": two}, headers=read).status_code == 200


def test_unknown_keys_share_one_window(client: httpx.Client) -> None:
    """Made-up keys, no key and unknown paths are refused in their own ways and counted together."""
    seen = [
        client.get(NOBODY, headers={"X-API-Key": "a"}).status_code,
        client.get(NOBODY, headers={"X-API-Key": "b"}).status_code,
        client.get("/nothing").status_code,
        client.get(NOBODY, headers={"X-API-Key": "c"}).status_code,
    ]
    assert seen == [401, 401, 404, 429]
    assert client.get(NOBODY).status_code == 404


def test_a_refused_request_writes_nothing(
    client: httpx.Client, sandbox: Sandbox, contact_body: Callable[..., Any], company: str
) -> None:
    """A create beyond the limit leaves no record."""
    seen = [client.post("/contacts", json=contact_body()).status_code for _ in range(4)]
    assert seen == [200, 200, 200, 429]
    sandbox.rate_limit(None)
    assert client.get("/contacts", params={"company_id": company}).json()["data"]["total"] == 3


def test_without_a_limit_the_headers_are_still_there(client: httpx.Client, sandbox: Sandbox) -> None:
    """By default the limit is a million a minute, and every answer says so."""
    sandbox.rate_limit(None)
    for path in (NOBODY, "/nothing", "/contacts"):
        response = client.get(path)
        assert limits(response)["x-ratelimit-limit"] == "1000000"
        assert limits(response)["x-ratelimit-api"] == "1000000 requests per minute"


@pytest.mark.parametrize(
    ("text", "limit"), [("100/minute", RateLimit(100, "minute")), ("5000/hour", RateLimit(5000, "hour"))]
)
def test_a_limit_is_read(text: str, limit: RateLimit) -> None:
    """A limit is a number and a unit."""
    assert parse_limit(text) == limit


@pytest.mark.parametrize("text", ["", "100", "0/minute", "-1/minute", "1/day", "1 / minute", "1/minute\n", "x/minute"])
def test_what_is_no_limit_is_named(text: str) -> None:
    """Anything else is a ValueError that says how to write it."""
    with pytest.raises(ValueError, match="write it as 100/minute"):
        parse_limit(text)


def test_another_apis_headers_fit() -> None:
    """An API with its own header names, one window for each person and no Retry-After needs its rules alone."""
    rules = RateLimitRules(
        lambda standing: (("x-left", str(standing.remaining)),), wait_header="x-ratelimit-retry-after"
    )
    profile = attrs.evolve(PROFILES["clemta"], rate_limits=rules)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(PROFILES, "clemta", profile)
        with running("clemta", rate_limit="2/hour", faults=True) as sandbox:
            sandbox.clock.set(MINUTE)
            headers = {"X-API-Key": sandbox.api_key}
            url = f"{sandbox.url}/contacts?company_id={sandbox.company_ids[0]}"
            seen = [httpx.get(url, headers=headers) for _ in range(3)]
            fault = httpx.get(url, headers={**headers, "X-Sandbox-Fault": "status;status=429;retry-after=9"})
    assert [each.headers["x-left"] for each in seen] == ["1", "0", "0"]
    assert seen[2].headers["x-ratelimit-retry-after"] == str(3600 - MINUTE % 3600)
    assert fault.headers["x-ratelimit-retry-after"] == "9"
    assert not any("retry-after" in each.headers for each in [*seen, fault])
