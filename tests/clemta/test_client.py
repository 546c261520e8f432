"""How a Clemta client is made, configured, shared and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import clemta
from clemta import ConfigurationError, ConnectionFailedError
from clemta._api import CLEMTA
from truespec._document import document

if TYPE_CHECKING:
    from truespec_sandbox import Sandbox

KEY = "clemta_marked-key-that-nobody-may-see"


@pytest.mark.parametrize("given", [None, ""])
def test_a_missing_key_is_told(driver: Any, given: str | None) -> None:
    """Without a key no client is made, and the message says how to give one."""
    with pytest.raises(ConfigurationError, match=r"api_key=.*CLEMTA_API_KEY"):
        driver.make(given)


@pytest.mark.parametrize("key", [" key", "key\n", "k\r\ney", "schlüssel", "a\x00b"])
def test_a_key_that_no_header_can_carry_is_refused(driver: Any, key: str) -> None:
    """A key with a line break or other characters that a header cannot carry is refused, and not shown."""
    with pytest.raises(ConfigurationError) as caught:
        driver.make(key)
    assert key not in str(caught.value)


def test_the_key_may_come_from_the_environment(driver: Any, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """CLEMTA_API_KEY and CLEMTA_BASE_URL are used when nothing else is given."""
    monkeypatch.setenv("CLEMTA_API_KEY", sandbox.api_key)
    monkeypatch.setenv("CLEMTA_BASE_URL", sandbox.url)
    client = driver.make()
    assert driver.all(client.contacts.list(sandbox.company_ids[0])) == []
    driver.do(client.close)


def test_an_argument_wins_over_the_environment(driver: Any, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """An argument is used in place of the environment variable."""
    monkeypatch.setenv("CLEMTA_API_KEY", "another")
    monkeypatch.setenv("CLEMTA_BASE_URL", "http://127.0.0.1:9")
    client = driver.make(sandbox.api_key, base_url=sandbox.url)
    assert driver.all(client.contacts.list(sandbox.company_ids[0])) == []
    driver.do(client.close)


def test_environments_are_the_documents_servers(driver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environments are the servers of the document in its order, production is the default, a name chooses."""
    servers = [server["url"] for server in document("clemta_api").at("/servers")]
    assert list(CLEMTA.environments.values()) == servers
    assert servers[0] in repr(driver.make("key"))
    assert servers[1] in repr(driver.make("key", environment="sandbox"))
    monkeypatch.setenv("CLEMTA_ENVIRONMENT", "sandbox")
    assert servers[1] in repr(driver.make("key"))
    monkeypatch.setenv("CLEMTA_BASE_URL", "http://127.0.0.1:9")
    assert servers[0] in repr(driver.make("key", environment="production"))


def test_an_unknown_environment_is_told(driver: Any) -> None:
    """An unknown environment names those that there are."""
    with pytest.raises(ConfigurationError, match=r"'staging'.*production, sandbox"):
        driver.make("key", environment="staging")


@pytest.mark.parametrize(
    "url",
    ["api.clemta.com", "ftp://api.clemta.com", "https://", "file:///etc/passwd", "http://h:port", "http://h?x=1", "//h",
     "https://user:secret@h", "http://:secret@h", "http://[::1", "http://h#", "http://h/v1?", "http://..", " http://h",
     "http://h\n", "http://h/\ud800", "http://" + "a" * 300 + ".com", "http://h:0", 5, b"http://h"],
)  # fmt: skip
def test_a_base_url_that_is_none_is_told(driver: Any, url: Any) -> None:
    """A base URL that is not http or https with a host is refused before anything is sent."""
    with pytest.raises(ConfigurationError, match="base_url") as caught:
        driver.make("key", base_url=url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf"), 1e10, 10**400, "3", True, None])
def test_a_timeout_that_is_none_is_told(driver: Any, timeout: Any) -> None:
    """A timeout is a number of seconds above 0."""
    with pytest.raises(ConfigurationError, match="timeout"):
        driver.make("key", timeout=timeout)


@pytest.mark.parametrize(
    ("headers", "named"),
    [
        ({"X-Team": "a\r\nX-API-Key: b"}, "X-Team"), ({"X-Team": " a"}, "X-Team"), ({"X-Team": 1}, "X-Team"),
        ({"X Team": "a"}, "X Team"), ({"": "a"}, "header name"), ({"Content-Length": "5"}, "Content-Length"),
        ({"host": "h"}, "host"), ([("X-Team", "a")], "mapping"), (None, "mapping"),
    ],
)  # fmt: skip
def test_a_header_that_cannot_be_sent_is_told(driver: Any, headers: Any, named: str) -> None:
    """A header that cannot be sent, or that says how a message is sent, is refused where it is given, by its name."""
    with pytest.raises(ConfigurationError, match=named):
        driver.make("key", headers=headers)
    with pytest.raises(ConfigurationError, match=named):
        driver.make("key").with_options(headers=headers)


def test_an_option_that_there_is_not_is_told(driver: Any) -> None:
    """A misspelt option is an error that lists the options, so that no call goes to the wrong server."""
    with pytest.raises(TypeError, match=r"'base_ur'.*base_url"):
        driver.make("key", base_ur="http://127.0.0.1:9")
    with pytest.raises(TypeError, match=r"'base_url'.*timeout"):
        driver.make("key").with_options(base_url="http://127.0.0.1:9")


@pytest.mark.parametrize("options", [{"transport": 5}, {"environment": ["sandbox"]}])
def test_an_option_of_another_kind_is_told(driver: Any, options: dict[str, Any]) -> None:
    """An option of a kind that makes no sense is refused by its name."""
    with pytest.raises(ConfigurationError, match=next(iter(options))):
        driver.make("key", **options)


@pytest.mark.parametrize("key", [123, b"key"])
def test_a_key_of_another_kind_is_told(driver: Any, key: Any) -> None:
    """A key is text."""
    with pytest.raises(ConfigurationError, match="api_key"):
        driver.make(key)


@pytest.mark.parametrize(("name", "value"), [("HTTP_PROXY", "ftp://x"), ("SSL_CERT_FILE", "/nonexistent")])
def test_an_environment_that_http_cannot_use_is_told(
    driver: Any, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """A proxy or certificate variable that cannot be used is a ConfigurationError that names the variables."""
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError, match=name):
        driver.make("key")


def test_a_bad_variable_is_named(driver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A base URL from the environment that is none is told by the variable's name; an empty one counts as not set."""
    monkeypatch.setenv("CLEMTA_BASE_URL", "api.example.com")
    with pytest.raises(ConfigurationError, match="CLEMTA_BASE_URL"):
        driver.make("key")
    monkeypatch.setenv("CLEMTA_BASE_URL", "")
    assert "api.clemta.com" in repr(driver.make("key"))


def test_the_key_is_in_no_repr(driver: Any) -> None:
    """Neither a client, nor what it is made of, nor an error shows the key."""
    client = driver.make(KEY, base_url="http://127.0.0.1:9", headers={"Authorization": KEY})
    with pytest.raises(ConnectionFailedError) as caught:
        driver.do(lambda: client.contacts.get("a"))
    shown = [client, client._colour.settings, client._colour.settings.changed({}), client.contacts, caught.value]
    assert KEY not in "".join(map(repr, shown)) + str(caught.value)
    driver.do(client.close)


def test_with_options_shares_the_pool_and_changes_nothing(driver: Any, sandbox: Sandbox) -> None:
    """A derived client has its own options, uses the same connections, and leaves them open when it is closed."""
    client = driver.make(sandbox.api_key, base_url=sandbox.url)
    derived = client.with_options(timeout=3, headers={"X-Team": "blue"})
    assert (client._colour.settings.timeout, derived._colour.settings.timeout) == (30.0, 3.0)
    assert "X-Team" not in client._colour.settings.headers
    assert derived._colour.transport is client._colour.transport
    driver.do(derived.close)
    assert driver.all(client.contacts.list(sandbox.company_ids[0])) == []
    assert driver.all(derived.contacts.list(sandbox.company_ids[0])) == []
    driver.do(client.close)


def test_with_options_refuses_what_makes_no_sense(driver: Any) -> None:
    """with_options checks as the constructor does."""
    with pytest.raises(ConfigurationError, match="timeout"):
        driver.make("key").with_options(timeout=-1)


def test_a_closed_client_says_so(driver: Any, sandbox: Sandbox) -> None:
    """A call on a closed client raises ConnectionFailedError with sent False; closing twice does no harm."""
    client = driver.make(sandbox.api_key, base_url=sandbox.url)
    driver.do(client.close)
    driver.do(client.close)
    with pytest.raises(ConnectionFailedError, match="closed") as caught:
        driver.do(lambda: client.contacts.get("a"))
    assert caught.value.sent is False


def test_help_knows_the_methods(driver: Any) -> None:
    """A bound method has the name and the docstring of the method that was written."""
    contacts = driver.make("key").contacts
    for name in ("list", "get", "create", "update", "delete"):
        method = getattr(contacts, name)
        assert method.__name__ == name
        assert "/contacts" in method.__doc__
    assert contacts.get is contacts.get


def test_everything_public_is_listed() -> None:
    """Every public name of the package is in __all__."""
    assert {name for name in vars(clemta) if not name.startswith("_")} - {"contacts", "annotations"} == set(
        clemta.__all__
    )
