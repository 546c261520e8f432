"""CORS: the pages of one other origin, or of all, may use the API; without ``cors`` none may."""

from __future__ import annotations

import httpx
import pytest

from truespec_sandbox import running

FRONT_END = "http://localhost:5173"
PREFLIGHT = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type,x-api-key"}
KEY = {"X-API-Key": "clemta_sandbox_key"}


@pytest.mark.parametrize(
    ("cors", "origin", "allowed"),
    [
        (FRONT_END, FRONT_END, FRONT_END),
        (FRONT_END.upper(), FRONT_END, FRONT_END),
        ("*", "https://app.example", "*"),
        ("*", "null", "*"),
        (FRONT_END, "http://localhost:5174", None),
        (FRONT_END, "http://localhost:51730", None),
        (FRONT_END, None, None),
        (None, FRONT_END, None),
    ],
)
def test_the_configured_origin_alone_may_read(cors: str | None, origin: str | None, allowed: str | None) -> None:
    """Preflight, success, error and fault responses name the origin that may read them; every other gets no header."""
    headers = {} if origin is None else {"Origin": origin}
    with running("clemta", cors=cors, check=True, faults=True) as sandbox, httpx.Client(base_url=sandbox.url) as client:
        query = {"company_id": sandbox.company_ids[0]}
        responses = [
            client.options("/contacts", headers={**headers, **PREFLIGHT}),
            client.get("/contacts", params=query, headers={**headers, **KEY}),
            client.get("/contacts", headers=headers),
            client.get("/nothing", headers=headers),
            client.get("/contacts", headers={**headers, "X-Sandbox-Fault": "drip;size=20;interval=0.001"}),
        ]
        assert [response.status_code for response in responses] == [204, 200, 401, 404, 401]
        assert [response.headers.get("access-control-allow-origin") for response in responses] == [allowed] * 5
        logged = [each.method for each in sandbox.requests()]
        assert logged.count("OPTIONS") == (allowed is None)


def test_a_preflight_request_allows_what_a_page_sends() -> None:
    """The preflight response needs no key, allows every method and the requested headers, and has no body."""
    with running("clemta", cors=FRONT_END) as sandbox:
        response = httpx.options(f"{sandbox.url}/contacts/x", headers={"Origin": FRONT_END, **PREFLIGHT})
        assert (response.status_code, response.content) == (204, b"")
        assert {"GET", "POST", "PATCH", "DELETE"} < set(response.headers["access-control-allow-methods"].split(", "))
        assert response.headers["access-control-allow-headers"] == "content-type,x-api-key"
        # Without Access-Control-Request-Method it is an ordinary OPTIONS.
        plain = httpx.options(f"{sandbox.url}/contacts", headers={"Origin": FRONT_END})
        assert plain.headers["allow"] == "GET, HEAD, OPTIONS, POST"


def test_a_page_may_read_every_header() -> None:
    """The response exposes all of its own headers, and says that it depends on the origin."""
    with running("clemta", cors=FRONT_END, rate_limit="1/hour") as sandbox:
        responses = [httpx.get(f"{sandbox.url}/contacts", headers={"Origin": FRONT_END, **KEY}) for _ in range(2)]
    exposed = responses[1].headers["access-control-expose-headers"].split(", ")
    assert {"retry-after", "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"} <= set(exposed)
    assert responses[1].headers["vary"] == "origin"


def test_the_admin_path_stays_closed() -> None:
    """Pages of another origin may not use the admin path, whatever ``cors`` is."""
    with running("clemta", cors="*", admin=True) as sandbox:
        headers = {"Origin": FRONT_END, "Content-Type": "application/json"}
        for response in (
            httpx.options(f"{sandbox.url}/_sandbox/reset", headers={**headers, **PREFLIGHT}),
            httpx.post(f"{sandbox.url}/_sandbox/reset", headers=headers),
        ):
            assert response.status_code == 403
            assert "access-control-allow-origin" not in response.headers
