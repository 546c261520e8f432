"""Requests that break the document, and the order in which the sandbox says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox import Sandbox


COMPANY = "64b8f1a2e4b0c8d9f0123456"
ABSENT = "64b8f1a2e4b0c8d9f0aaaaaa"
NO_KEY = {"X-API-Key": ""}


def error_of(response: httpx.Response) -> tuple[int, str, str]:
    """Return status, code and details of a response in the error envelope."""
    body = response.json()
    assert response.headers["content-type"] == "application/json"
    assert (body["success"], body["data"]) == (False, None)
    return response.status_code, body["error"]["code"], body["error"]["details"]


@pytest.mark.parametrize(
    "path",
    ["/", "", "/nothing", "/contacts/", "/contacts//", "//contacts", "/contacts/a/b", "/contacts/..%2F", "/Contacts"],
)
def test_an_unknown_path_is_404_in_the_envelope(shared_client: httpx.Client, path: str) -> None:
    """A path that the document lacks gives 404 NOT_FOUND, without a key as well, and never a page of the framework."""
    expected = (400, "INVALID_REQUEST") if path.endswith("%2F") else (404, "NOT_FOUND")
    assert error_of(shared_client.get(path))[:2] == expected
    if expected[0] == 404:
        assert error_of(shared_client.get(path, headers=NO_KEY))[:2] == expected


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("PUT", "/contacts", {"GET", "HEAD", "OPTIONS", "POST"}),
        ("DELETE", "/contacts", {"GET", "HEAD", "OPTIONS", "POST"}),
        ("TRACE", "/contacts", {"GET", "HEAD", "OPTIONS", "POST"}),
        ("QUERY", "/contacts", {"GET", "HEAD", "OPTIONS", "POST"}),
        ("get", "/contacts", {"GET", "HEAD", "OPTIONS", "POST"}),
        ("POST", f"/contacts/{ABSENT}", {"DELETE", "GET", "HEAD", "OPTIONS", "PATCH"}),
        ("HEAD", "/formations", {"OPTIONS", "POST"}),
    ],
)
def test_a_wrong_method_is_405_with_allow(shared_client: httpx.Client, method: str, path: str, allow: set[str]) -> None:
    """A method that the document lacks gives 405 and names the methods there are, even without a key."""
    # httpx writes methods in capitals; the raw request keeps what was asked for.
    request = shared_client.build_request(method, path, headers=NO_KEY)
    request.method = method
    response = shared_client.send(request)
    assert response.status_code == 405
    assert set(response.headers["allow"].split(", ")) == allow


def test_options_names_the_methods(shared_client: httpx.Client) -> None:
    """OPTIONS needs no key, has no body and names the methods of the path."""
    response = shared_client.options("/contacts", headers=NO_KEY)
    assert (response.status_code, response.content) == (204, b"")
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


def test_head_is_get_without_the_body(shared_client: httpx.Client) -> None:
    """HEAD has the status and the headers of GET, Content-Length included, and no body."""
    for path in (f"/contacts?company_id={COMPANY}", f"/contacts/{ABSENT}", "/contacts", "/nothing"):
        got, headed = shared_client.get(path), shared_client.head(path)
        assert (headed.status_code, headed.content) == (got.status_code, b"")
        assert int(headed.headers["content-length"]) == len(got.content)


KEY = "clemta_sandbox_key"


@pytest.mark.parametrize(
    ("headers", "query", "code"),
    [
        ({}, {"X-API-Key": KEY}, "API_KEY_REQUIRED"),
        ({}, {"api_key": KEY}, "API_KEY_REQUIRED"),
        ({"X-API-Key": ""}, {}, "API_KEY_REQUIRED"),
        ({"Authorization": f"Bearer {KEY}"}, {}, "API_KEY_REQUIRED"),
        ({"Cookie": f"X-API-Key={KEY}"}, {}, "API_KEY_REQUIRED"),
        ({"API-Key": KEY}, {}, "API_KEY_REQUIRED"),
        ({"X_API_Key": KEY}, {}, "API_KEY_REQUIRED"),
        ({"X-API-Key": KEY[:-1]}, {}, "INVALID_API_KEY"),
        ({"X-API-Key": KEY + "x"}, {}, "INVALID_API_KEY"),
        ({"X-API-Key": KEY.upper()}, {}, "INVALID_API_KEY"),
        ({"X-API-Key": f'"{KEY}"'}, {}, "INVALID_API_KEY"),
        ({"X-API-Key": f"Bearer {KEY}"}, {}, "INVALID_API_KEY"),
        ({"X-API-Key": f"{KEY}, {KEY}"}, {}, "INVALID_API_KEY"),
    ],
)
def test_only_the_whole_key_in_its_header_opens(
    shared_sandbox: Sandbox, headers: dict[str, str], query: dict[str, str], code: str
) -> None:
    """A part of the key, its other case, and the key anywhere else are 401, before anything else is looked at."""
    with httpx.Client(base_url=shared_sandbox.url, headers=headers) as client:
        for path in ("/contacts", f"/contacts/{ABSENT}", "/contacts/x"):
            assert error_of(client.get(path, params=query))[:2] == (401, code)


@pytest.mark.parametrize("name", ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])
def test_a_method_cannot_be_overridden(shared_client: httpx.Client, name: str) -> None:
    """The method of the request counts, whatever a header or the query says."""
    assert error_of(shared_client.post("/contacts", headers={name: "GET"}))[0] == 400
    assert shared_client.get("/contacts", params={"company_id": COMPANY}, headers={name: "DELETE"}).status_code == 200
    assert error_of(shared_client.get("/contacts", params={"company_id": COMPANY, "_method": "DELETE"}))[0] == 400


def test_a_missing_key_is_401(shared_client: httpx.Client) -> None:
    """Without a key, or with an empty one, every documented operation returns API_KEY_REQUIRED."""
    with httpx.Client(base_url=shared_client.base_url) as without_key:
        for response in (without_key.get("/contacts"), without_key.post("/fixed-assets")):
            assert error_of(response) == (401, "API_KEY_REQUIRED", "")
    assert error_of(shared_client.get("/contacts", headers=NO_KEY))[1] == "API_KEY_REQUIRED"


@pytest.mark.parametrize("key", ["wrong", "clemta_sandbox_keyx", "CLEMTA_SANDBOX_KEY", "' OR 1=1 --", "é"])
def test_an_unknown_key_is_401(shared_client: httpx.Client, key: str) -> None:
    """A key that is unknown gets INVALID_API_KEY and is not repeated in the response."""
    response = shared_client.get("/contacts", headers={b"X-API-Key": key.encode()})
    assert error_of(response) == (401, "INVALID_API_KEY", "")
    assert key not in response.text


def test_the_order_of_checks(shared_client: httpx.Client) -> None:
    """The key counts before the media type, the media type before parameters and body, these before the state."""
    plain = {"Content-Type": "text/plain"}
    assert error_of(shared_client.post("/contacts", content=b"{", headers=NO_KEY | plain))[0] == 401
    assert error_of(shared_client.post("/contacts?unknown=1", content=b"{", headers=plain))[0] == 415
    body = {"type": "customer", "full_name": "Ada", "email": "wrong", "company_id": ABSENT}
    assert error_of(shared_client.post("/contacts", json=body))[0] == 400
    assert error_of(shared_client.patch(f"/contacts/{ABSENT}", json=body))[0] == 400
    assert error_of(shared_client.get(f"/contacts?company_id={ABSENT}&limit=0"))[0] == 400


@pytest.mark.parametrize(
    ("query", "details"),
    [
        ("", "company_id is required"),
        ("company_id=", "company_id must match ^[0-9a-f]{24}$"),
        ("company_id=64B8F1A2E4B0C8D9F0123456", "company_id must match ^[0-9a-f]{24}$"),
        (f"company_id={COMPANY}%0A", "company_id must match ^[0-9a-f]{24}$"),
        (f"company_id={COMPANY}&page=2", "Query parameter 'page' is not known here"),
        (f"company_id={COMPANY}&Limit=2", "Query parameter 'Limit' is not known here"),
        (f"company_id={COMPANY}&limit=2&limit=2", "limit is given more than once"),
        (f"company_id={COMPANY}&company_id={COMPANY}", "company_id is given more than once"),
        (f"company_id={COMPANY}&order=up", "order must be one of asc, desc"),
        (
            f"company_id={COMPANY}&sort=name",
            "sort must be one of full_name, email, type, status, id, created_at, updated_at",
        ),
        (f"company_id={COMPANY}&created_at=ne", "created_at must be one of gt, gte, lt, lte, eq"),
        (f"company_id={COMPANY}&search=%zz", "the query string is badly encoded"),
        (f"company_id={COMPANY}&search=100%", "the query string is badly encoded"),
        (f"company_id={COMPANY}&search=%ff", "the query string is badly encoded"),
        (f"company_id={COMPANY}&search=%ed%a0%80", "the query string is badly encoded"),
    ],
)
def test_a_wrong_query_is_400(shared_client: httpx.Client, query: str, details: str) -> None:
    """A query parameter that is missing, unknown, repeated, wrong or badly encoded gives 400, and is named."""
    status, code, message = error_of(shared_client.get(f"/contacts?{query}"))
    assert (status, code) == (400, "INVALID_REQUEST")
    assert message.startswith(details)


@pytest.mark.parametrize("name", ["skip", "limit", "created_at_value", "end_date"])
@pytest.mark.parametrize("value", ["", "-1", "1.0", "1e1", " 1", "+1", "0x1", "abc", "٣", "1" * 400])
def test_malformed_numbers_are_400(shared_client: httpx.Client, name: str, value: str) -> None:
    """What is no plain number in ASCII digits is rejected for each parameter that carries one in a text."""
    response = shared_client.get("/contacts", params={"company_id": COMPANY, name: value})
    status, code, details = error_of(response)
    assert (status, code) == (400, "INVALID_REQUEST")
    assert details.startswith(f"{name} must match")


@pytest.mark.parametrize(("limit", "status"), [("1", 200), ("101", 200), ("9999", 200), ("0", 400), ("10000", 400)])
def test_the_limit_is_from_1_to_9999(shared_client: httpx.Client, limit: str, status: int) -> None:
    """The smallest and the largest page size of the document are taken, their neighbours outside are not."""
    assert shared_client.get("/contacts", params={"company_id": COMPANY, "limit": limit}).status_code == status


@pytest.mark.parametrize(
    "contact_id", ["x", ABSENT[:-1], ABSENT + "0", ABSENT.upper(), "%FF", "%2e%2e", "a%2Fb", "%00"]
)
def test_a_malformed_contact_id_is_400(shared_client: httpx.Client, contact_id: str) -> None:
    """An id that is not 24 lowercase hexadecimal digits is rejected with 400, an escaped slash included."""
    status, code, details = error_of(shared_client.get(f"/contacts/{contact_id}"))
    assert (status, code) == (400, "INVALID_REQUEST")
    assert details.startswith(("Invalid contact ID format", "the path is badly encoded"))


@pytest.mark.parametrize("path", ["/contacts", "/fixed-assets"])
def test_an_accept_that_excludes_json_is_406(shared_client: httpx.Client, path: str) -> None:
    """An Accept without JSON gives 406 before parameters are looked at, and after the key."""
    html = {"Accept": "text/html"}
    status, code, details = error_of(shared_client.get(path, headers=html))
    assert (status, code, details) == (406, "INVALID_REQUEST", "Accept has to allow application/json")
    assert error_of(shared_client.get(path, headers=html | NO_KEY))[0] == 401


def test_a_wrong_method_has_the_documented_headers(shared_client: httpx.Client) -> None:
    """A 405 carries the headers of the rate limit like any other response."""
    headers = shared_client.put("/contacts").headers
    assert {"x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset", "allow"} <= set(headers)


@pytest.mark.parametrize(
    ("changes", "details"),
    [
        ({"email": None}, "Field 'email' must be of type string"),
        ({"email": "nobody"}, "Field 'email' must be a valid email"),
        ({"email": "ada@example.com\n"}, "Field 'email' must be a valid email"),
        ({"type": "friend"}, "Field 'type' must be one of customer, vendor"),
        ({"full_name": ""}, "Field 'full_name' must have a length of at least 1"),
        ({"full_name": 7}, "Field 'full_name' must be of type string"),
        ({"company_id": "x"}, "Field 'company_id' must match"),
        ({"id": ABSENT}, "Field 'id' is not allowed"),
        ({"cc_emails": "cc@example.com"}, "Field 'cc_emails' must be of type array"),
        ({"cc_emails": ["cc@example.com", "x"]}, "Field 'cc_emails[1]' must be a valid email"),
        ({"billing": {"vat": "1"}}, "Field 'billing.vat' is not allowed"),
        ({"billing": {"tax_id": 1}}, "Field 'billing.tax_id' must be of type string"),
        ({"billing": None}, "Field 'billing' must be of type object"),
        ({"x" * 5000: 1}, f"Field '{'x' * 64}' is not allowed"),
    ],
)
def test_a_wrong_field_is_400_and_named(
    shared_client: httpx.Client,
    contact_body: Callable[..., dict[str, Any]],
    changes: dict[str, Any],
    details: str,
) -> None:
    """A field that violates its schema, or that no schema knows, is named in the details, for create and update alike."""
    for method, path in (("POST", "/contacts"), ("PATCH", f"/contacts/{ABSENT}")):
        status, code, message = error_of(shared_client.request(method, path, json=contact_body(**changes)))
        assert (status, code) == (400, "INVALID_REQUEST")
        assert message.startswith(details)


@pytest.mark.parametrize("field", ["type", "full_name", "email", "company_id"])
def test_a_missing_field_is_named_as_published(
    shared_client: httpx.Client, contact_body: Callable[..., dict[str, Any]], field: str
) -> None:
    """A body without a required field gives the details of the published sample and nothing else."""
    body = contact_body()
    del body[field]
    expected = (400, "INVALID_REQUEST", f"Field '{field}' is required")
    assert error_of(shared_client.post("/contacts", json=body)) == expected
    assert error_of(shared_client.patch(f"/contacts/{ABSENT}", json=body)) == expected
