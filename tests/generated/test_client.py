"""The generated client: settings, credentials, and sync and async calls."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from clemta_api import AuthenticatedClient, Client
from clemta_api.api.contacts import create_contact, delete_contact, get_contact_by_id, get_contacts
from clemta_api.client import build_httpx_arguments, is_json
from clemta_api.errors import UnexpectedContentType, UnexpectedStatus
from clemta_api.models import (
    ContactCreateResponse,
    ContactListResponse,
    ContactNotFoundError,
    CreateContactRequest,
    UnauthorizedError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox import Sandbox

    Call = Callable[..., Any]
    MakeClient = Callable[..., AuthenticatedClient]

SECRET = "s3cret-t0ken"
FUNCTIONS = ("sync", "sync_detailed", "asyncio", "asyncio_detailed")
UNKNOWN_ID = "000000000000000000000000"


def _parsed(function: str, result: Any) -> Any:
    return result.parsed if function.endswith("_detailed") else result


def _create_client(**options: Any) -> AuthenticatedClient:
    settings: dict[str, Any] = {"token": SECRET, "headers": {"X-A": "1"}, "cookies": {"c": "1"}}
    return AuthenticatedClient("http://clemta.test", **{**settings, **options})


def test_repr_hides_the_token() -> None:
    """The repr of a client hides its token, and values of headers, cookies and httpx arguments."""
    client = _create_client(headers={"X-K": SECRET}, cookies={"k": SECRET}, httpx_args={"headers": {"X-K": SECRET}})
    client.get_httpx_client()
    for derived in (client, client.with_headers({"X-L": SECRET}), client.with_cookies({"l": SECRET})):
        assert SECRET not in repr(derived)
        assert SECRET not in str(derived)


def test_token_is_sent_in_the_documented_header() -> None:
    """The sync and the async httpx client send the token as X-API-Key without a prefix; ``Client`` sends none."""
    client = _create_client()
    assert client.get_httpx_client().headers["X-API-Key"] == SECRET
    assert client.get_async_httpx_client().headers["X-API-Key"] == SECRET
    assert "X-API-Key" not in Client("http://clemta.test").get_httpx_client().headers


def _with_headers(client: AuthenticatedClient) -> AuthenticatedClient:
    return client.with_headers({"X-A": "2", "X-B": "2"})


def _with_cookies(client: AuthenticatedClient) -> AuthenticatedClient:
    return client.with_cookies({"c": "2", "d": "2"})


def _with_timeout(client: AuthenticatedClient) -> AuthenticatedClient:
    return client.with_timeout(httpx.Timeout(2))


@pytest.mark.parametrize("derive", [_with_headers, _with_cookies, _with_timeout])
def test_derived_clients_do_not_change_the_original(
    derive: Callable[[AuthenticatedClient], AuthenticatedClient],
) -> None:
    """A derived client has httpx clients of its own and does not change the original's settings or httpx clients."""
    client = _create_client()
    sync_client, async_client = client.get_httpx_client(), client.get_async_httpx_client()
    derived = derive(client)
    for original, new in ((sync_client, derived.get_httpx_client()), (async_client, derived.get_async_httpx_client())):
        assert new is not original
        assert new.headers["X-API-Key"] == SECRET
        assert (original.headers["X-A"], dict(original.cookies), original.timeout) == (
            "1",
            {"c": "1"},
            httpx.Timeout(30),
        )
        assert "X-B" not in original.headers
    assert (client.headers, client.cookies, client.timeout) == ({"X-A": "1"}, {"c": "1"}, httpx.Timeout(30))
    assert client.get_httpx_client() is sync_client
    assert client.get_async_httpx_client() is async_client


def test_derived_clients_combine_settings() -> None:
    """Each with_ method changes one setting and keeps the others, and the httpx client has all of them."""
    httpx_client = _with_timeout(_with_cookies(_with_headers(_create_client()))).get_httpx_client()
    assert (httpx_client.headers["X-A"], httpx_client.headers["X-B"]) == ("2", "2")
    assert dict(httpx_client.cookies) == {"c": "2", "d": "2"}
    assert httpx_client.timeout == httpx.Timeout(2)


@pytest.mark.parametrize("getter", ["get_httpx_client", "get_async_httpx_client"])
def test_default_settings(getter: str) -> None:
    """By default the timeout is 30 seconds and redirects are not followed, sync and async."""
    httpx_client = getattr(AuthenticatedClient("http://clemta.test", token=SECRET), getter)()
    assert httpx_client.timeout == httpx.Timeout(30)
    assert httpx_client.follow_redirects is False


@pytest.mark.parametrize("function", FUNCTIONS)
def test_redirects_are_not_followed(call: Call, make_client: MakeClient, function: str) -> None:
    """A redirect is returned as the response, and nothing is sent to its target."""
    sent: list[httpx.Request] = []
    client = make_client(302, sent=sent, headers={"Location": "http://evil.test/"})
    result = call(get_contact_by_id, function, UNKNOWN_ID, client=client)
    assert _parsed(function, result) is None
    assert [request.url.host for request in sent] == ["clemta.test"]


@pytest.mark.parametrize("function", FUNCTIONS)
def test_success_responses(call: Call, client: AuthenticatedClient, shared_sandbox: Sandbox, function: str) -> None:
    """All four functions return the model of the documented success response of the sandbox."""
    company_id = shared_sandbox.company_ids[0]
    body = CreateContactRequest(
        type_="customer", full_name=f"Ada {function}", email="ada@example.com", company_id=company_id
    )
    created = _parsed(function, call(create_contact, function, client=client, body=body))
    assert isinstance(created, ContactCreateResponse)
    assert (created.success, created.data.full_name, created.data.type_) == (True, f"Ada {function}", "customer")
    page = _parsed(
        function, call(get_contacts, function, client=client, company_id=company_id, search=function, limit="5")
    )
    assert isinstance(page, ContactListResponse)
    assert created.data.id in [contact.id for contact in page.data.contacts]
    deleted = _parsed(function, call(delete_contact, function, created.data.id, client=client))
    assert deleted.success is True
    assert isinstance(
        _parsed(function, call(get_contact_by_id, function, created.data.id, client=client)), ContactNotFoundError
    )


@pytest.mark.parametrize("function", FUNCTIONS)
def test_error_responses(call: Call, shared_sandbox: Sandbox, function: str) -> None:
    """All four functions return the model of a documented error response and do not raise."""
    unauthorized_client = AuthenticatedClient(shared_sandbox.url, token="invalid", raise_on_unexpected_status=True)
    result = call(get_contact_by_id, function, UNKNOWN_ID, client=unauthorized_client)
    assert isinstance(_parsed(function, result), UnauthorizedError)


@pytest.mark.parametrize("function", ["sync_detailed", "asyncio_detailed"])
def test_detailed_functions_return_the_response(call: Call, client: AuthenticatedClient, function: str) -> None:
    """The detailed functions return status, headers and bytes beside the parsed body."""
    response = call(get_contact_by_id, function, UNKNOWN_ID, client=client)
    assert response.status_code == 404
    assert response.headers["Content-Type"].startswith("application/json")
    assert response.content.startswith(b"{")
    assert response.parsed.error.code in {"NOT_FOUND", "CONTACT_NOT_FOUND"}


@pytest.mark.parametrize("value", ["..", ".", "a/b", "?x=1", "#", "%2F", "é"])
def test_ids_cannot_change_the_path(call: Call, client: AuthenticatedClient, value: str) -> None:
    """An id with characters of paths and queries reaches the same operation, which responds with a documented 400 or 404."""
    response = call(get_contact_by_id, "sync_detailed", value, client=client)
    assert response.status_code in {400, 404}
    assert response.parsed is not None
    assert response.parsed.success is False


def test_context_managers_close_the_httpx_clients() -> None:
    """``with`` closes the sync httpx client, ``async with`` the async one."""
    client = _create_client()
    with client:
        assert not client.get_httpx_client().is_closed
    assert client.get_httpx_client().is_closed

    async def run() -> None:
        async with client:
            assert not client.get_async_httpx_client().is_closed
        assert client.get_async_httpx_client().is_closed

    asyncio.run(run())


def test_custom_httpx_clients() -> None:
    """A custom httpx client is used unchanged."""
    sync_client, async_client = httpx.Client(), httpx.AsyncClient()
    client = _create_client().set_httpx_client(sync_client).set_async_httpx_client(async_client)
    assert client.get_httpx_client() is sync_client
    assert client.get_async_httpx_client() is async_client


JSON_520 = (520, {"json": {"message": "the origin is down"}})
HTML_520 = (520, {"html": "<h1>the origin is down</h1>"})
HTML_404 = (404, {"html": "<h1>not found</h1>"})
EMPTY_404: tuple[int, dict[str, Any]] = (404, {})
TEXT_200 = (200, {"text": "fine"})


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize(("status", "content"), [JSON_520, HTML_520, HTML_404, EMPTY_404, TEXT_200])
def test_undocumented_responses_do_not_raise_by_default(
    call: Call, make_client: MakeClient, function: str, status: int, content: dict[str, Any]
) -> None:
    """The parsed body of an undocumented status or media type is None; the response has its bytes."""
    result = call(get_contact_by_id, function, UNKNOWN_ID, client=make_client(status, **content))
    assert _parsed(function, result) is None
    if function.endswith("_detailed"):
        assert result.status_code == status
        assert result.content == httpx.Response(status, **content).content


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize(("status", "content"), [JSON_520, HTML_520])
def test_undocumented_status_raises_where_set(
    call: Call, make_client: MakeClient, function: str, status: int, content: dict[str, Any]
) -> None:
    """With raise_on_unexpected_status an undocumented status raises UnexpectedStatus, whatever its body."""
    with pytest.raises(UnexpectedStatus, match="status 520 is not in the document") as caught:
        call(get_contact_by_id, function, UNKNOWN_ID, client=make_client(status, raises=True, **content))
    assert (caught.value.status_code, caught.value.content) == (520, httpx.Response(520, **content).content)


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize(
    ("status", "content", "content_type"),
    [(*HTML_404, "text/html; charset=utf-8"), (*EMPTY_404, ""), (*TEXT_200, "text/plain; charset=utf-8")],
)
def test_undocumented_media_type_raises_where_set(
    call: Call, make_client: MakeClient, function: str, status: int, content: dict[str, Any], content_type: str
) -> None:
    """With raise_on_unexpected_status a documented status with an undocumented media type raises UnexpectedContentType."""
    with pytest.raises(UnexpectedContentType) as caught:
        call(get_contact_by_id, function, UNKNOWN_ID, client=make_client(status, raises=True, **content))
    assert caught.value.content_type == content_type
    assert caught.value.content == httpx.Response(status, **content).content


@pytest.mark.parametrize(
    ("content_type", "json"),
    [
        ("application/json", True),
        ("Application/JSON; charset=utf-8", True),
        ("application/problem+json", True),
        ("text/html", False),
        ("application/jsonlines", False),
        ("", False),
    ],
)
def test_is_json(content_type: str, json: bool) -> None:  # noqa: FBT001
    """A response is JSON when its media type is application/json or ends in +json, whatever its parameters and case."""
    assert is_json(httpx.Response(200, headers={"Content-Type": content_type})) is json


def test_build_httpx_arguments() -> None:
    """The arguments for httpx are method, target, query, headers and body of the built request."""
    body = CreateContactRequest(type_="vendor", full_name="Ada", email="a@b.example", company_id="c")
    assert build_httpx_arguments(create_contact.build(body=body)) == {
        "method": "POST",
        "url": "/contacts",
        "headers": {"Content-Type": "application/json"},
        "content": b'{"type":"vendor","full_name":"Ada","email":"a@b.example","company_id":"c"}',
    }
    assert build_httpx_arguments(get_contacts.build(company_id="c", limit="2")) == {
        "method": "GET",
        "url": "/contacts?company_id=c&limit=2",
        "headers": {},
    }
