"""Wethod's tokens, permissions and error responses, over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from truespec_sandbox import Sandbox, running

if TYPE_CHECKING:
    from collections.abc import Generator

HEADERS = {"Wethod-Company": "acme", "Wethod-Version": "2024-06-15"}


@pytest.fixture(scope="module")
def sandbox() -> Generator[Sandbox]:
    """Provide a sandbox for tests that leave no state behind."""
    with running("wethod", check=True) as one:
        yield one


@pytest.fixture(scope="module")
def client(sandbox: Sandbox) -> Generator[httpx.Client]:
    """Provide a client with the token of all rights, for the company acme."""
    headers = {"Authorization": f"Bearer {sandbox.api_key}", **HEADERS}
    with httpx.Client(base_url=sandbox.url, headers=headers) as one:
        yield one


def bearer(name: str) -> dict[str, str]:
    """Return the header with a token."""
    return {"Authorization": f"Bearer wethod_sandbox_{name}"}


@pytest.mark.parametrize("path", ["/api/persons/me", "/api/contacts", "/api/projects"])
@pytest.mark.parametrize(
    ("headers", "status", "key", "about"),
    [
        ({"Authorization": ""}, 401, "unauthorized", "Send a token"),
        ({"Authorization": "wethod_sandbox_token"}, 401, "unauthorized", "Send a token"),
        ({"Authorization": "Basic wethod_sandbox_token"}, 401, "unauthorized", "Send a token"),
        ({"Authorization": "Bearer nobody"}, 401, "unauthorized", "unknown"),
        ({"Authorization": "Bearer nobody", "Wethod-Company": "", "Wethod-Version": "x"}, 401, "unauthorized", ""),
        ({"Wethod-Company": ""}, 412, "precondition_failure", "Wethod-Company is missing"),
        ({"Wethod-Company": "nowhere"}, 412, "precondition_failure", "no such company"),
        ({"Wethod-Company": "borealis"}, 412, "precondition_failure", "no such company"),
        ({"Wethod-Company": "ACME"}, 412, "precondition_failure", "no such company"),
        ({"Wethod-Version": ""}, 412, "precondition_failure", "Wethod-Version is missing"),
        ({"Wethod-Version": "2025-01-01"}, 412, "precondition_failure", "not supported"),
    ],
)
def test_token_company_and_version_are_required(
    client: httpx.Client, path: str, headers: dict[str, str], status: int, key: str, about: str
) -> None:
    """An invalid token is 401 in any case; a wrong company or version is 412; neither repeats what was sent."""
    response = client.get(path, headers=headers)
    assert (response.status_code, response.json().keys()) == (status, {"key", "message"})
    assert response.json()["key"] == key
    assert about in response.json()["message"]
    assert "nobody" not in response.text
    assert "borealis" not in response.text


def test_missing_headers_are_like_empty_ones(sandbox: Sandbox) -> None:
    """Headers that are missing give the same errors as empty ones."""
    token = bearer("token")
    for headers, status in (
        ({}, 401),
        (HEADERS, 401),
        (token, 412),
        ({**token, "Wethod-Company": "acme"}, 412),
        ({**token, "Wethod-Version": "2024-06-15"}, 412),
        ({**token, **HEADERS}, 200),
    ):
        assert httpx.get(f"{sandbox.url}/api/persons/me", headers=headers).status_code == status


def test_a_repeated_header_is_rejected(client: httpx.Client) -> None:
    """Two companies in one request are 400, because either could be meant."""
    response = client.get("/api/persons/me", headers=[*client.headers.items(), ("Wethod-Company", "vega")])
    assert (response.status_code, response.json()["failures"]) == (400, [])
    assert "Wethod-Company" in response.json()["message"]


@pytest.mark.parametrize(
    ("token", "crm_view", "crm_edit", "projects", "payroll"),
    [
        ("token", 200, 201, 200, 201),
        ("view_token", 200, 403, 200, 403),
        ("token_without_crm", 403, 403, 200, 201),
        ("token_without_rights", 403, 403, 403, 403),
    ],
)
def test_permissions_belong_to_tokens(
    client: httpx.Client, token: str, crm_view: int, crm_edit: int, projects: int, payroll: int
) -> None:
    """crm.view allows reading and crm.edit writing; other operations need other permissions; me needs none."""
    payment = {"person_id": 1, "cost": 1, "taxes": 1, "from": "2026-01"}
    for method, path, body, status in (
        ("GET", "/api/contacts", None, crm_view),
        ("GET", "/api/clients", None, crm_view),
        ("POST", "/api/contact", {}, crm_edit),
        ("POST", "/api/client", {}, crm_edit),
        ("GET", "/api/projects", None, projects),
        ("POST", "/api/person-payrolls", payment, payroll),
        ("GET", "/api/persons/me", None, 200),
    ):
        response = client.request(method, path, json=body, headers=bearer(token))
        assert response.status_code == status, path
        if status == 403:
            assert response.json() == {"key": "forbidden", "message": "You have no permission to do this."}


def test_each_token_belongs_to_a_person(client: httpx.Client) -> None:
    """persons/me returns the person of the token, the same one for each company of the token."""
    people = [
        client.get("/api/persons/me", headers={**bearer(token), "Wethod-Company": company}).json()
        for token, company in (
            ("token", "acme"),
            ("token", "vega"),
            ("view_token", "acme"),
            ("other_token", "borealis"),
        )
    ]
    assert [(person["id"], person["name"]) for person in people] == [(1, "Ada"), (1, "Ada"), (2, "Zoë"), (5, "Lars")]


@pytest.mark.parametrize(
    ("method", "path", "body", "failures"),
    [
        ("POST", "/api/contact", {"name": 1}, {"name": "The field must be of type string."}),
        ("POST", "/api/contact", {"role": "x" * 76}, {"role": "The field must have a length of at most 75."}),
        ("POST", "/api/contact", {"telephone": "1"}, {"telephone": "The field is not allowed."}),
        ("POST", "/api/contact", {"a\x07": 1}, {"a\ufffd": "The field is not allowed."}),
        ("PATCH", "/api/contact/1", {"client_id": 0}, {"client_id": "The field must be at least 1."}),
        ("PATCH", "/api/client/1", {"intent_date": "2026-02-30"}, {"intent_date": "The field must be a valid date."}),
        ("GET", "/api/contacts?limit=0", None, {"limit": "The field must be at least 1."}),
        ("GET", "/api/contacts?order=name", None, {"order": "The field is not known here."}),
        ("GET", "/api/contacts?limit=1&limit=2", None, {"limit": "The field is given more than once."}),
        ("GET", "/api/contacts/x", None, {"id": "The field must be of type integer."}),
        ("GET", "/api/persons/me?x=1", None, {"x": "The field is not known here."}),
        ("POST", "/api/contact", [], {}),
    ],
)
def test_failures_name_the_field(
    client: httpx.Client, method: str, path: str, body: object, failures: dict[str, str]
) -> None:
    """A 400 has a failure for each wrong parameter or member of the body, or else a message."""
    response = client.request(method, path, json=body)
    assert (response.status_code, response.json()["key"]) == (400, "invalid_data")
    assert {each["field"]: each["message"] for each in response.json()["failures"]} == failures
    assert bool(failures) == (response.json()["message"].startswith("You provided invalid data."))


def test_every_invalid_field_is_named(client: httpx.Client) -> None:
    """Several wrong fields are several failures of one response."""
    response = client.post("/api/client", json={"vat": 1, "town": None, "group_id": "x"})
    assert {each["field"] for each in response.json()["failures"]} == {"vat", "town", "group_id"}


@pytest.mark.parametrize(
    ("method", "path", "options", "status", "key"),
    [
        ("GET", "/api/nothing", {}, 404, "not_found"),
        ("PUT", "/api/contacts", {}, 405, "method_not_allowed"),
        ("GET", "/api/contacts", {"headers": {"Accept": "text/html"}}, 406, "not_acceptable"),
        (
            "POST",
            "/api/contact",
            {"content": b"x", "headers": {"Content-Type": "text/plain"}},
            415,
            "unsupported_media_type",
        ),
        (
            "POST",
            "/api/contact",
            {"content": b'{"a":', "headers": {"Content-Type": "application/json"}},
            400,
            "invalid_data",
        ),
        ("POST", "/api/contact", {"json": "x" * 1_100_000}, 400, "invalid_data"),
    ],
)
def test_every_error_response_has_key_and_message(
    client: httpx.Client, method: str, path: str, options: dict[str, Any], status: int, key: str
) -> None:
    """Every error response has the API's own form."""
    response = client.request(method, path, **options)
    assert (response.status_code, response.json()["key"]) == (status, key)
    assert response.json()["message"]


def test_requests_are_counted_by_person() -> None:
    """A person's limit applies over all companies, sets Wethod's own wait header, and affects nobody else."""
    with running("wethod", check=True, rate_limit="2/hour") as sandbox:
        sandbox.clock.set(1_780_315_200 + 60)

        def request(company: str = "acme", **token: str) -> httpx.Response:
            return httpx.get(
                f"{sandbox.url}/api/contacts",
                headers={**HEADERS, **bearer("token"), "Wethod-Company": company, **token},
            )

        assert [request().status_code, request("vega").status_code] == [200, 200]
        limited = request()
        assert (limited.status_code, limited.headers["x-ratelimit-retry-after"]) == (429, "3540")
        assert limited.json().keys() == {"key", "message"}
        assert "retry-after" not in limited.headers
        assert request("vega").status_code == 429
        assert request(**bearer("view_token")).status_code == 200
        sandbox.clock.advance(3540)
        assert request().status_code == 200
