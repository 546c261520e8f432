"""Credentials: where they are sent, and that no repr shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from scripts._errors import SourceError
from tests.generated.packages import Package, generated
from truespec import Api, SyncClient, describe
from truespec._config._credentials import CallableCredential

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.generated.raw_server import RawServer

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
                    **overrides,
                }
            }
            for name, overrides in operations.items()
        },
        "components": {"schemas": {"Thing": {"type": "object"}}, "securitySchemes": schemes},
    }


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    """Generate the package of a document that requires four credentials together."""
    document = _document(SCHEMES, [{name: [] for name in SCHEMES}])
    with generated(tmp_path_factory.mktemp("several"), "several", document) as package:
        yield package


@pytest.fixture(scope="module")
def in_query(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Package]:
    """Generate the package of a document whose only credential is sent in the query."""
    document = _document({"key": {"type": "apiKey", "in": "query", "name": "key"}}, [{"key": []}])
    with generated(tmp_path_factory.mktemp("one"), "one", document) as package:
        yield package


def _create_client(package: Package, url: str = "http://a.test", **options: Any) -> Any:
    return package.module("client").AuthenticatedClient(url, token=TOKEN, **options)


def test_all_credentials_are_sent(several: Package, server: RawServer) -> None:
    """The bearer token and the further credentials are sent together, in headers, query and cookie."""
    with _create_client(several, server.url, credentials=SECRETS, cookies={"own": "1"}) as client:
        several.module("api.default.plain").sync_detailed(q="x", client=client)
        several.module("api.default.plain").sync_detailed(client=client)
    bare, with_query = server.requests.pop(), server.requests.pop()
    assert with_query.target == "/plain?q=x&api%20key=q%20s3cret%26"
    assert bare.target == "/plain?api%20key=q%20s3cret%26"
    assert bare.header("Authorization") == f"Bearer {TOKEN}"
    assert bare.header("Wethod-Company") == "c-s3cret"
    assert sorted(str(bare.header("Cookie")).split("; ")) == ["own=1", "session=k-s3cret"]


def test_absent_credentials_are_not_sent(several: Package, server: RawServer) -> None:
    """Without further credentials only the token is sent, and an empty token is not."""
    with _create_client(several, server.url) as client:
        several.module("api.default.plain").sync_detailed(client=client)
    with several.module("client").AuthenticatedClient(server.url, token="") as client:
        several.module("api.default.plain").sync_detailed(client=client)
    nothing, token = server.requests.pop(), server.requests.pop()
    assert (token.target, token.header("Authorization"), token.header("Cookie")) == ("/plain", f"Bearer {TOKEN}", None)
    assert nothing.header("Authorization") is None


def test_credentials_are_sent_only_where_they_are_needed(several: Package, server: RawServer) -> None:
    """An operation with `security: []` is sent no credential, one with an optional scheme that of the scheme."""
    with _create_client(several, server.url, credentials=SECRETS, cookies={"own": "1"}) as client:
        several.module("api.default.free").sync_detailed(client=client)
        several.module("api.default.maybe").sync_detailed(client=client)
    maybe, free = server.requests.pop(), server.requests.pop()
    assert (free.target, free.header("Cookie")) == ("/free", "own=1")
    assert free.header("Authorization") is free.header("Wethod-Company") is None
    assert (maybe.target, maybe.header("Cookie"), maybe.header("Authorization")) == ("/maybe", "own=1", None)
    assert maybe.header("Wethod-Company") == "c-s3cret"


@pytest.mark.parametrize("credential", [TOKEN, CallableCredential("token", lambda: TOKEN)], ids=["text", "callable"])
def test_a_facade_sends_credentials_only_where_they_are_needed(
    several: Package, server: RawServer, credential: str | CallableCredential
) -> None:
    """The runtime sends no credential to an operation with `security: []`."""
    api = Api("several", f"{several.name}_api", {"production": server.url}, lambda _: None)
    with SyncClient(api, {"Wethod-Company": credential}, {}) as client:
        for name in ("free", "plain"):
            module = several.module(f"api.default.{name}")
            client._executor.execute(describe(module))
    plain, free = server.requests.pop(), server.requests.pop()
    assert (free.header("Wethod-Company"), plain.header("Wethod-Company")) == (None, TOKEN)
    assert free.header("User-Agent") == plain.header("User-Agent")


def _one_header(**security: Any) -> dict[str, Any]:
    """Return a document with two schemes in one header, and in one cookie; each operation with its own security."""
    places = {"header": ("Authorization", ["basicKey"]), "cookie": ("session", ["old", "new"])}
    schemes: dict[str, Any] = {"bearer": {"type": "http", "scheme": "bearer"}}
    for location, (name, ids) in places.items():
        schemes |= {each: {"type": "apiKey", "in": location, "name": name} for each in ids}
    document = _document(schemes, [])
    for name, value in security.items():
        document["paths"][f"/{name}"] = {
            "get": {"operationId": name, "security": value, "responses": {"204": {"description": "d"}}}
        }
    return document


@pytest.mark.parametrize(
    ("name", "headers"),
    [
        ("bearer", (f"Bearer {TOKEN}", None)), ("other", ("o-s3cret", None)), ("either", (f"Bearer {TOKEN}", None)),
        ("cookies", (None, "session=n-s3cret")), ("complete", (None, "session=d-s3cret")), ("silent", (None, None)),
    ],
)  # fmt: skip
def test_schemes_in_one_place(tmp_path: Path, server: RawServer, name: str, headers: tuple[str | None, ...]) -> None:
    """Of schemes that share a header or a cookie, the one that the operation needs is sent; of alternatives the first."""
    security: dict[str, Any] = {
        "bearer": [{"bearer": []}], "other": [{"basicKey": []}], "either": [{"bearer": []}, {"basicKey": []}],
        "cookies": [{"new": []}], "complete": [{"old": []}, {"new": []}],
    }  # fmt: skip
    document = _one_header(**security)
    document["paths"]["/silent"] = {"get": {"operationId": "silent", "responses": {"204": {"description": "d"}}}}
    del document["security"]
    secrets = {"basicKey": "o-s3cret", "old": "d-s3cret", "new": "n-s3cret"}
    with (
        generated(tmp_path, f"places_{name}", document) as package,
        _create_client(package, server.url, credentials=secrets) as client,
    ):
        package.module(f"api.default.{name}").sync_detailed(client=client)
    received = server.requests.pop()
    assert (received.header("Authorization"), received.header("Cookie")) == headers


def test_schemes_that_hide_each_other(tmp_path: Path) -> None:
    """Two schemes that are needed together and share a header stop the generation."""
    document = _one_header(both=[{"bearer": [], "basicKey": []}])
    with (
        pytest.raises(SourceError, match="bearer, basicKey share a place in the request"),
        generated(tmp_path, "hiding", document),
    ):
        pass


def test_a_document_without_security(tmp_path: Path, server: RawServer) -> None:
    """A document that never says which operations need credentials leaves it to the caller: all are sent."""
    document = _one_header()
    del document["security"]
    for item in document["paths"].values():
        item["get"].pop("security", None)
    with generated(tmp_path, "unsaid", document) as package, _create_client(package, server.url) as client:
        package.module("api.default.plain").sync_detailed(client=client)
    assert server.requests.pop().header("Authorization") == f"Bearer {TOKEN}"


def test_only_credential_in_the_query(in_query: Package, server: RawServer) -> None:
    """The token of the only scheme is sent in the query, or in a header that the caller names."""
    with _create_client(in_query, server.url) as client:
        in_query.module("api.default.plain").sync_detailed(q="x", client=client)
    with _create_client(in_query, server.url, auth_header_name="X-Key", prefix="Key") as client:
        in_query.module("api.default.plain").sync_detailed(client=client)
    header, query = server.requests.pop(), server.requests.pop()
    assert query.target == f"/plain?q=x&key={TOKEN}"
    assert (header.target, header.header("X-Key")) == ("/plain", f"Key {TOKEN}")


def test_unknown_security_schemes(several: Package) -> None:
    """A credential for an unknown scheme, or for that of the token, raises ValueError, which does not show it."""
    for name in ("comany", "token"):
        with pytest.raises(ValueError, match=f"no further security scheme {name} in the document") as caught:
            _create_client(several, credentials={name: "s3cret"})
        assert "s3cret" not in str(caught.value)


def test_repr_hides_credentials(several: Package, in_query: Package) -> None:
    """The repr of a client hides credentials and a password in its base URL, and shows the host."""
    for package, options in ((several, {"credentials": SECRETS}), (in_query, {})):
        client = _create_client(package, "http://ada:p%40s3cret@a.test:8080/v1", **options)
        for derived in (client, client.with_headers({"X": "1"}), client.with_timeout(None)):
            assert "s3cret" not in repr(derived)
            assert "a.test:8080/v1" in repr(derived)


@pytest.mark.parametrize("url", ["http://u:s3cret@[::1/", "http://u:s3cret@a:b", "//u:s3cret@h", "http://:s3cret@h"])
def test_repr_hides_the_password_of_an_invalid_url(several: Package, url: str) -> None:
    """The repr of a client hides the password of an invalid base URL too."""
    assert "s3cret" not in repr(several.module("client").Client(url))


def test_derived_clients_keep_credentials(several: Package, server: RawServer) -> None:
    """A derived client sends all credentials of the original."""
    with _create_client(several, server.url, credentials=SECRETS).with_headers({"X-A": "1"}) as client:
        several.module("api.default.plain").sync_detailed(client=client)
    received = server.requests.pop()
    assert (received.header("X-A"), received.header("Wethod-Company")) == ("1", "c-s3cret")


@pytest.mark.parametrize(("name", "unsecured"), [("plain", False), ("free", True), ("maybe", True)])
def test_type_of_the_client_argument(several: Package, name: str, *, unsecured: bool) -> None:
    """The client argument of an operation without credentials, or with optional ones, may be a ``Client`` too."""
    module = several.module(f"api.default.{name}")
    client = several.module("client")
    expected = client.AuthenticatedClient | client.Client if unsecured else client.AuthenticatedClient
    for function in ("sync", "sync_detailed", "asyncio", "asyncio_detailed"):
        assert getattr(module, function).__annotations__["client"] == expected
