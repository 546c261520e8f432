"""Credentials: where they go, and that they show nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.generated.own_package import Package, RawServer, generated, raw_server

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRETS = {"company": "c-s3cret", "inQuery": "q s3cret&", "inCookie": "k-s3cret"}
TOKEN = "t-s3cret"
SCHEMES = {
    "company": {"type": "apiKey", "in": "header", "name": "Wethod-Company"},
    "inQuery": {"type": "apiKey", "in": "query", "name": "api key"},
    "inCookie": {"type": "apiKey", "in": "cookie", "name": "session"},
    "token": {"type": "http", "scheme": "Bearer"},
}


def _document(schemes: dict[str, Any], security: list[dict[str, Any]]) -> dict[str, Any]:
    operations: dict[str, dict[str, Any]] = {
        "plain": {},
        "free": {"security": []},
        "maybe": {"security": [{}, {next(iter(schemes)): []}]},
    }
    query = {"name": "q", "in": "query", "schema": {"type": "string"}}
    return {
        "openapi": "3.0.3",
        "info": {"title": "t", "version": "1"},
        "security": security,
        "paths": {
            f"/{name}": {
                "get": {
                    "operationId": name,
                    "parameters": [query],
                    "responses": {"204": {"description": "d"}},
                    **more,
                }
            }
            for name, more in operations.items()
        },
        "components": {"schemas": {"Thing": {"type": "object"}}, "securitySchemes": schemes},
    }


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    """The package of a document that wants four credentials together."""
    document = _document(SCHEMES, [{name: [] for name in SCHEMES}])
    with generated(tmp_path_factory.mktemp("several"), "several", document) as package:
        yield package


@pytest.fixture(scope="module")
def in_query(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    """The package of a document whose only credential goes into the query."""
    document = _document({"key": {"type": "apiKey", "in": "query", "name": "key"}}, [{"key": []}])
    with generated(tmp_path_factory.mktemp("one"), "one", document) as package:
        yield package


@pytest.fixture(scope="module")
def server() -> Iterator[RawServer]:
    """A server that keeps what it receives."""
    with raw_server() as running:
        yield running


def _client(package: Package, url: str = "http://a.test", **more: Any) -> Any:
    return package.module("client").AuthenticatedClient(url, token=TOKEN, **more)


def test_all_credentials_are_sent_where_they_belong(several: Package, server: RawServer) -> None:
    """The bearer token and each further credential are sent together: in headers, in the query, in a cookie."""
    with _client(several, server.url, credentials=SECRETS, cookies={"own": "1"}) as client:
        several.module("api.default.plain").sync_detailed(q="x", client=client)
        several.module("api.default.plain").sync_detailed(client=client)
    bare, with_query = server.requests.pop(), server.requests.pop()
    assert with_query.target == "/plain?q=x&api%20key=q%20s3cret%26"
    assert bare.target == "/plain?api%20key=q%20s3cret%26"
    assert bare.header("Authorization") == f"Bearer {TOKEN}"
    assert bare.header("Wethod-Company") == "c-s3cret"
    assert sorted(str(bare.header("Cookie")).split("; ")) == ["own=1", "session=k-s3cret"]


def test_a_credential_that_is_not_given_is_not_sent(several: Package, server: RawServer) -> None:
    """Without further credentials only the token is sent, and an empty token is not sent either."""
    with _client(several, server.url) as client:
        several.module("api.default.plain").sync_detailed(client=client)
    with several.module("client").AuthenticatedClient(server.url, token="") as client:
        several.module("api.default.plain").sync_detailed(client=client)
    nothing, token = server.requests.pop(), server.requests.pop()
    assert (token.target, token.header("Authorization"), token.header("Cookie")) == ("/plain", f"Bearer {TOKEN}", None)
    assert nothing.header("Authorization") is None


def test_the_token_of_a_lone_key_goes_where_the_document_says(in_query: Package, server: RawServer) -> None:
    """Where the one scheme is a key in the query, the token goes there; a header name of the caller's own wins."""
    with _client(in_query, server.url) as client:
        in_query.module("api.default.plain").sync_detailed(q="x", client=client)
    with _client(in_query, server.url, auth_header_name="X-Key", prefix="Key") as client:
        in_query.module("api.default.plain").sync_detailed(client=client)
    header, query = server.requests.pop(), server.requests.pop()
    assert query.target == f"/plain?q=x&key={TOKEN}"
    assert (header.target, header.header("X-Key")) == ("/plain", f"Key {TOKEN}")


def test_an_unknown_scheme_is_refused(several: Package) -> None:
    """A credential for no scheme of the document, or for the token's own, raises ValueError that shows no secret."""
    for name in ("comany", "token"):
        with pytest.raises(ValueError, match=f"no further security scheme {name}") as caught:
            _client(several, credentials={name: "s3cret"})
        assert "s3cret" not in str(caught.value)


def test_no_repr_shows_a_credential(several: Package, in_query: Package) -> None:
    """No repr of a client shows a credential, nor a password in its base URL; its host it does show."""
    for package, more in ((several, {"credentials": SECRETS}), (in_query, {})):
        client = _client(package, "http://ada:p%40s3cret@a.test:8080/v1", **more)
        for each in (client, client.with_headers({"X": "1"}), client.with_timeout(None)):
            assert "s3cret" not in repr(each)
            assert "a.test:8080/v1" in repr(each)


@pytest.mark.parametrize("url", ["http://u:s3cret@[::1/", "http://u:s3cret@a:b", "//u:s3cret@h", "http://:s3cret@h"])
def test_no_repr_shows_a_password_of_a_broken_url(several: Package, url: str) -> None:
    """A password does not show in the repr of a base URL that is none either."""
    assert "s3cret" not in repr(several.module("client").Client(url))


def test_deriving_keeps_the_credentials(several: Package, server: RawServer) -> None:
    """A derived client sends all credentials of the original."""
    with _client(several, server.url, credentials=SECRETS).with_headers({"X-A": "1"}) as client:
        several.module("api.default.plain").sync_detailed(client=client)
    received = server.requests.pop()
    assert (received.header("X-A"), received.header("Wethod-Company")) == ("1", "c-s3cret")


@pytest.mark.parametrize(("name", "open_"), [("plain", False), ("free", True), ("maybe", True)])
def test_an_open_operation_takes_either_client(several: Package, name: str, *, open_: bool) -> None:
    """An operation that asks for no credential, or for one that may be left out, takes a plain client by its types."""
    module = several.module(f"api.default.{name}")
    client = several.module("client")
    wanted = client.AuthenticatedClient | client.Client if open_ else client.AuthenticatedClient
    for way in ("sync", "sync_detailed", "asyncio", "asyncio_detailed"):
        assert getattr(module, way).__annotations__["client"] == wanted
