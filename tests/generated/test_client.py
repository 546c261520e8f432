"""The low-level client: settings, credential, and calls of both colours."""

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
    Answering = Callable[..., AuthenticatedClient]

SECRET = "s3cret-t0ken"
WAYS = ("sync", "sync_detailed", "asyncio", "asyncio_detailed")
NOBODY = "000000000000000000000000"


def _parsed(way: str, result: Any) -> Any:
    return result.parsed if way.endswith("_detailed") else result


def _mine(**changes: Any) -> AuthenticatedClient:
    settings: dict[str, Any] = {"token": SECRET, "headers": {"X-A": "1"}, "cookies": {"c": "1"}}
    return AuthenticatedClient("http://clemta.test", **{**settings, **changes})


def test_the_token_is_in_no_repr() -> None:
    """No repr of a client shows its token, not even one given as a header, a cookie or an argument of httpx."""
    client = _mine(headers={"X-K": SECRET}, cookies={"k": SECRET}, httpx_args={"headers": {"X-K": SECRET}})
    client.get_httpx_client()
    for each in (client, client.with_headers({"X-L": SECRET}), client.with_cookies({"l": SECRET})):
        assert SECRET not in repr(each)
        assert SECRET not in str(each)


def test_the_token_goes_into_the_documents_header() -> None:
    """The token is sent as X-API-Key with nothing before it, by both colours; a plain client sends none."""
    client = _mine()
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
def test_deriving_leaves_the_original_alone(derive: Callable[[AuthenticatedClient], AuthenticatedClient]) -> None:
    """A derived client changes neither the settings of the original nor its live httpx clients, and has its own."""
    client = _mine()
    live, live_async = client.get_httpx_client(), client.get_async_httpx_client()
    derived = derive(client)
    for mine, its in ((live, derived.get_httpx_client()), (live_async, derived.get_async_httpx_client())):
        assert its is not mine
        assert its.headers["X-API-Key"] == SECRET
        assert (mine.headers["X-A"], dict(mine.cookies), mine.timeout) == ("1", {"c": "1"}, httpx.Timeout(30))
        assert "X-B" not in mine.headers
    assert (client.headers, client.cookies, client.timeout) == ({"X-A": "1"}, {"c": "1"}, httpx.Timeout(30))
    assert client.get_httpx_client() is live
    assert client.get_async_httpx_client() is live_async


def test_a_derived_client_has_the_new_setting_and_the_old_ones() -> None:
    """Each with_ method changes its own setting, keeps the others, and the httpx client has them."""
    httpx_client = _with_timeout(_with_cookies(_with_headers(_mine()))).get_httpx_client()
    assert (httpx_client.headers["X-A"], httpx_client.headers["X-B"]) == ("2", "2")
    assert dict(httpx_client.cookies) == {"c": "2", "d": "2"}
    assert httpx_client.timeout == httpx.Timeout(2)


@pytest.mark.parametrize("getter", ["get_httpx_client", "get_async_httpx_client"])
def test_the_defaults_are_careful(getter: str) -> None:
    """Without any setting a client waits 30 seconds and follows no redirect, in both colours."""
    found = getattr(AuthenticatedClient("http://clemta.test", token=SECRET), getter)()
    assert found.timeout == httpx.Timeout(30)
    assert found.follow_redirects is False


@pytest.mark.parametrize("way", WAYS)
def test_redirects_do_not_take_the_token_along(call: Call, answering: Answering, way: str) -> None:
    """A redirect ends the call: nothing is sent to where it points."""
    sent: list[httpx.Request] = []
    client = answering(302, sent=sent, headers={"Location": "http://evil.test/"})
    result = call(get_contact_by_id, way, NOBODY, client=client)
    assert _parsed(way, result) is None
    assert [request.url.host for request in sent] == ["clemta.test"]


@pytest.mark.parametrize("way", WAYS)
def test_a_success_is_parsed(call: Call, client: AuthenticatedClient, shared_sandbox: Sandbox, way: str) -> None:
    """Against the running sandbox every way of calling gives the model of the documented success."""
    company_id = shared_sandbox.company_ids[0]
    body = CreateContactRequest(
        type_="customer", full_name=f"Ada {way}", email="ada@example.com", company_id=company_id
    )
    made = _parsed(way, call(create_contact, way, client=client, body=body))
    assert isinstance(made, ContactCreateResponse)
    assert (made.success, made.data.full_name, made.data.type_) == (True, f"Ada {way}", "customer")
    page = _parsed(way, call(get_contacts, way, client=client, company_id=company_id, search=way, limit="5"))
    assert isinstance(page, ContactListResponse)
    assert made.data.id in [contact.id for contact in page.data.contacts]
    gone = _parsed(way, call(delete_contact, way, made.data.id, client=client))
    assert gone.success is True
    assert isinstance(_parsed(way, call(get_contact_by_id, way, made.data.id, client=client)), ContactNotFoundError)


@pytest.mark.parametrize("way", WAYS)
def test_a_documented_error_is_parsed(call: Call, shared_sandbox: Sandbox, way: str) -> None:
    """A documented error of the running sandbox comes back as its model and does not raise."""
    stranger = AuthenticatedClient(shared_sandbox.url, token="nobody", raise_on_unexpected_status=True)
    result = call(get_contact_by_id, way, NOBODY, client=stranger)
    assert isinstance(_parsed(way, result), UnauthorizedError)


@pytest.mark.parametrize("way", ["sync_detailed", "asyncio_detailed"])
def test_the_detailed_way_gives_the_whole_answer(call: Call, client: AuthenticatedClient, way: str) -> None:
    """The detailed ways give status, headers and bytes beside what was parsed."""
    answer = call(get_contact_by_id, way, NOBODY, client=client)
    assert answer.status_code == 404
    assert answer.headers["Content-Type"].startswith("application/json")
    assert answer.content.startswith(b"{")
    assert answer.parsed.error.code in {"NOT_FOUND", "CONTACT_NOT_FOUND"}


@pytest.mark.parametrize("value", ["..", ".", "a/b", "?x=1", "#", "%2F", "é"])
def test_an_odd_id_is_answered_by_the_operation_that_was_called(
    call: Call, client: AuthenticatedClient, value: str
) -> None:
    """An id that could be taken for another path reaches the operation, which does not know it: 400 or 404, parsed."""
    answer = call(get_contact_by_id, "sync_detailed", value, client=client)
    assert answer.status_code in {400, 404}
    assert answer.parsed is not None
    assert answer.parsed.success is False


def test_blocks_close_what_they_opened() -> None:
    """Leaving a with block closes the httpx client of its colour."""
    client = _mine()
    with client:
        assert not client.get_httpx_client().is_closed
    assert client.get_httpx_client().is_closed

    async def block() -> None:
        async with client:
            assert not client.get_async_httpx_client().is_closed
        assert client.get_async_httpx_client().is_closed

    asyncio.run(block())


def test_an_own_httpx_client_is_used() -> None:
    """A given httpx client is used as it is."""
    mine, mine_async = httpx.Client(), httpx.AsyncClient()
    client = _mine().set_httpx_client(mine).set_async_httpx_client(mine_async)
    assert client.get_httpx_client() is mine
    assert client.get_async_httpx_client() is mine_async


JSON_520 = (520, {"json": {"message": "the origin is down"}})
HTML_520 = (520, {"html": "<h1>the origin is down</h1>"})
HTML_404 = (404, {"html": "<h1>not here</h1>"})
NOTHING_404: tuple[int, dict[str, Any]] = (404, {})
TEXT_200 = (200, {"text": "fine"})


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("status", "answer"), [JSON_520, HTML_520, HTML_404, NOTHING_404, TEXT_200])
def test_what_is_not_documented_does_not_raise(
    call: Call, answering: Answering, way: str, status: int, answer: dict[str, Any]
) -> None:
    """An undocumented status, or a documented one with another type, gives None and the bytes, whatever they are."""
    result = call(get_contact_by_id, way, NOBODY, client=answering(status, **answer))
    assert _parsed(way, result) is None
    if way.endswith("_detailed"):
        assert result.status_code == status
        assert result.content == httpx.Response(status, **answer).content


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("status", "answer"), [JSON_520, HTML_520])
def test_an_undocumented_status_raises_when_asked_to(
    call: Call, answering: Answering, way: str, status: int, answer: dict[str, Any]
) -> None:
    """With raise_on_unexpected_status an undocumented status raises UnexpectedStatus, whatever its body is."""
    with pytest.raises(UnexpectedStatus, match="status 520 is not in the document") as caught:
        call(get_contact_by_id, way, NOBODY, client=answering(status, raising=True, **answer))
    assert (caught.value.status_code, caught.value.content) == (520, httpx.Response(520, **answer).content)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("status", "answer", "kind"),
    [(*HTML_404, "text/html; charset=utf-8"), (*NOTHING_404, ""), (*TEXT_200, "text/plain; charset=utf-8")],
)
def test_another_type_raises_when_asked_to(
    call: Call, answering: Answering, way: str, status: int, answer: dict[str, Any], kind: str
) -> None:
    """With raise_on_unexpected_status a documented status whose body is no JSON raises UnexpectedContentType."""
    with pytest.raises(UnexpectedContentType) as caught:
        call(get_contact_by_id, way, NOBODY, client=answering(status, raising=True, **answer))
    assert caught.value.content_type == kind
    assert caught.value.content == httpx.Response(status, **answer).content


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
def test_json_is_told_by_the_content_type(content_type: str, json: bool) -> None:  # noqa: FBT001
    """An answer is JSON when its media type is application/json or ends in +json; parameters and case do not count."""
    assert is_json(httpx.Response(200, headers={"Content-Type": content_type})) is json


def test_the_request_is_what_build_made() -> None:
    """What httpx is asked to send has the method, target, query, headers and body of the built request, and no more."""
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
