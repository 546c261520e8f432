"""How a client is made, configured, shared and closed, whichever the API."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from truespec import ConfigurationError, ConnectionFailedError
from truespec._validation._document import load_document

if TYPE_CHECKING:
    from tests.facades.under_test import Facade
    from truespec_sandbox import Sandbox

KEY = "marked-key-that-nobody-may-see"


@pytest.mark.parametrize("value", [None, ""])
def test_a_missing_key_is_rejected(driver: Any, facade: Facade, value: str | None) -> None:
    """Without a key, or without anything else that is needed, no client is made, and the message says how to give it."""
    argument = facade.key_argument
    with pytest.raises(ConfigurationError, match=rf"{argument}=.*{facade.variable(argument)}"):
        driver.make(value)
    for name in facade.required_options:
        with pytest.raises(ConfigurationError, match=rf"{name}=.*{facade.variable(name)}"):
            driver.make("key", **{name: value})


@pytest.mark.parametrize("key", [" key", "key\n", "k\r\ney", "schlüssel", "a\x00b"])
def test_a_key_that_no_header_can_carry_is_refused(driver: Any, key: str) -> None:
    """A key with a line break or other characters that a header cannot carry is refused, and not shown."""
    with pytest.raises(ConfigurationError) as caught:
        driver.make(key)
    assert key not in str(caught.value)


def test_all_may_come_from_the_environment(
    driver: Any, facade: Facade, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key, the base URL and whatever else is needed come from environment variables when nothing else is given."""
    monkeypatch.setenv(facade.variable(facade.key_argument), sandbox.api_key)
    monkeypatch.setenv(facade.variable("base_url"), sandbox.url)
    for name, value in facade.required_options.items():
        monkeypatch.setenv(facade.variable(name), value)
    client = facade.sync_client() if driver.mode == "sync" else facade.async_client()
    assert driver.all(facade.list(client)) == []
    driver.do(client.close)


def test_an_argument_wins_over_the_environment(
    driver: Any, facade: Facade, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An argument is used in place of the environment variable."""
    for name in (facade.key_argument, *facade.required_options):
        monkeypatch.setenv(facade.variable(name), "another")
    monkeypatch.setenv(facade.variable("base_url"), "http://127.0.0.1:9")
    client = driver.make(sandbox.api_key, base_url=sandbox.url)
    assert driver.all(facade.list(client)) == []
    driver.do(client.close)


def test_environments_are_the_documents_servers(driver: Any, facade: Facade, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environments are the servers of the document in its order, production is the default, a name chooses."""
    servers = [server["url"] for server in load_document(f"{facade.name}_api").get("/servers")]
    environments = dict(driver.make("key")._executor.settings.api.environments)
    assert list(environments.values()) == servers
    assert next(iter(environments)) == "production"
    assert servers[0] in repr(driver.make("key"))
    for name, url in environments.items():
        assert url in repr(driver.make("key", environment=name))
        monkeypatch.setenv(facade.variable("environment"), name)
        assert url in repr(driver.make("key"))
    monkeypatch.setenv(facade.variable("base_url"), "http://127.0.0.1:9")
    assert servers[0] in repr(driver.make("key", environment="production"))


def test_an_unknown_environment_is_rejected(driver: Any) -> None:
    """An unknown environment names those that there are, and what to give in its place."""
    with pytest.raises(ConfigurationError, match=r"'staging'.*production.*base_url"):
        driver.make("key", environment="staging")


@pytest.mark.parametrize(
    "url",
    ["api.clemta.com", "ftp://api.clemta.com", "https://", "file:///etc/passwd", "http://h:port", "http://h?x=1", "//h",
     "https://user:secret@h", "http://:secret@h", "http://[::1", "http://h#", "http://h/v1?", "http://..", " http://h",
     "http://h\n", "http://h/\ud800", "http://" + "a" * 300 + ".com", "http://h:0", 5, b"http://h"],
)  # fmt: skip
def test_an_invalid_base_url_is_rejected(driver: Any, url: Any) -> None:
    """A base URL that is not http or https with a host is refused before anything is sent."""
    with pytest.raises(ConfigurationError, match="base_url") as caught:
        driver.make("key", base_url=url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), float("inf"), 1e10, 10**400, "3", True, None])
def test_an_invalid_timeout_is_rejected(driver: Any, timeout: Any) -> None:
    """A timeout is a number of seconds above 0."""
    with pytest.raises(ConfigurationError, match="timeout"):
        driver.make("key", timeout=timeout)


@pytest.mark.parametrize(
    ("headers", "named"),
    [
        ({"X-Team": "a\r\nX-API-Key: b"}, "X-Team"), ({"X-Team": " a"}, "X-Team"), ({"X-Team": 1}, "X-Team"),
        ({"X Team": "a"}, "X Team"), ({"": "a"}, "header name"), ({"Content-Length": "5"}, "Content-Length"),
        ({"host": "h"}, "host"), ([("X-Team", "a")], "mapping"), (None, "mapping"), ({"Accept": "a/b"}, "Accept"),
        ({"accept-encoding": "br"}, "accept-encoding"), ({"Authorization": "Bearer a"}, "constructor, as a callable"),
        ({"proxy-authorization": "Basic a"}, "credentials"),
    ],
)  # fmt: skip
def test_an_invalid_header_is_rejected(driver: Any, headers: Any, named: str) -> None:
    """A header that cannot be sent, or that says how a message is sent, is refused where it is given, by its name."""
    with pytest.raises(ConfigurationError, match=named):
        driver.make("key", headers=headers)
    with pytest.raises(ConfigurationError, match=named):
        driver.make("key").with_options(headers=headers)


def test_a_header_of_the_credentials_is_rejected(driver: Any, facade: Facade) -> None:
    """A header that the client sends itself, in any case, is refused: it would have no effect."""
    for credential in facade.raw_api.build_headers("another-key"):
        for name in (credential, credential.lower()):
            for change in (
                lambda name=name: driver.make("key", headers={name: "another-key"}),
                lambda name=name: driver.make("key").with_options(headers={name: "another-key"}),
            ):
                with pytest.raises(ConfigurationError, match=f"'{name}' is for credentials: pass them to") as caught:
                    change()
                assert "another-key" not in str(caught.value)
            driver.make(lambda: "key").with_options(timeout=3)
            with pytest.raises(ConfigurationError, match=name):
                driver.make(lambda: "key").with_options(headers={name: "another-key"})


def test_an_unknown_option_is_rejected(driver: Any) -> None:
    """A misspelt option is an error that lists the options, so that no call goes to the wrong server."""
    with pytest.raises(TypeError, match=r"'base_ur'.*base_url"):
        driver.make("key", base_ur="http://127.0.0.1:9")
    with pytest.raises(TypeError, match=r"'base_url'.*timeout"):
        driver.make("key").with_options(base_url="http://127.0.0.1:9")


@pytest.mark.parametrize("options", [{"transport": 5}, {"environment": ["sandbox"]}])
def test_an_option_of_another_kind_is_rejected(driver: Any, options: dict[str, Any]) -> None:
    """An option of a kind that makes no sense is refused by its name."""
    with pytest.raises(ConfigurationError, match=next(iter(options))):
        driver.make("key", **options)


@pytest.mark.parametrize("key", [123, b"key"])
def test_a_key_of_another_kind_is_rejected(driver: Any, facade: Facade, key: Any) -> None:
    """A key is text, and so is whatever else is needed."""
    for name in (facade.key_argument, *facade.required_options):
        value = {"key": "key"} | {"key" if name == facade.key_argument else name: key}
        with pytest.raises(ConfigurationError, match=name):
            driver.make(**value)


@pytest.mark.parametrize(
    ("name", "value"), [("HTTPS_PROXY", "ftp://x"), ("ALL_PROXY", "socks://x"), ("SSL_CERT_FILE", "/nonexistent")]
)
def test_an_environment_that_http_cannot_use_is_rejected(
    driver: Any, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """A proxy or certificate variable that cannot be used is a ConfigurationError that names the variables."""
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError, match=name):
        driver.make("key")


def test_a_bad_variable_is_named(driver: Any, facade: Facade, monkeypatch: pytest.MonkeyPatch) -> None:
    """A base URL from the environment that is none is reported by the variable's name; an empty one counts as not set."""
    variable = facade.variable("base_url")
    monkeypatch.setenv(variable, "api.example.com")
    with pytest.raises(ConfigurationError, match=variable):
        driver.make("key")
    monkeypatch.setenv(variable, "")
    assert f"api.{facade.name}.com" in repr(driver.make("key"))


def test_the_key_is_in_no_repr(driver: Any, facade: Facade) -> None:
    """Neither a client, nor what it is made of, nor an error shows the key."""
    client = driver.make(KEY, base_url="http://127.0.0.1:9", headers={"X-Session": KEY})
    with pytest.raises(ConnectionFailedError) as caught:
        driver.do(lambda: client.contacts.get(facade.some_id))
    reprs = [
        client,
        client._executor.settings,
        client._executor.settings.with_changes({}),
        client.contacts,
        caught.value,
    ]
    assert KEY not in "".join(map(repr, reprs)) + str(caught.value)
    driver.do(client.close)


def test_with_options_shares_the_pool_and_changes_nothing(driver: Any, facade: Facade, sandbox: Sandbox) -> None:
    """A derived client has its own options, uses the same connections, and leaves them open when it is closed."""
    client = driver.make(sandbox.api_key, base_url=sandbox.url)
    derived = client.with_options(timeout=3, headers={"X-Team": "blue"})
    assert (client._executor.settings.timeout, derived._executor.settings.timeout) == (30.0, 3.0)
    assert "X-Team" not in client._executor.settings.headers
    assert derived._executor.transport is client._executor.transport
    driver.do(derived.close)
    assert driver.all(facade.list(client)) == []
    assert driver.all(facade.list(derived)) == []
    driver.do(client.close)


def test_with_options_refuses_what_makes_no_sense(driver: Any) -> None:
    """with_options checks as the constructor does."""
    with pytest.raises(ConfigurationError, match="timeout"):
        driver.make("key").with_options(timeout=-1)


def test_a_closed_client_says_so(driver: Any, facade: Facade, sandbox: Sandbox) -> None:
    """A call on a closed client raises ConnectionFailedError with sent False; closing twice does no harm."""
    client = driver.make(sandbox.api_key, base_url=sandbox.url)
    driver.do(client.close)
    driver.do(client.close)
    with pytest.raises(ConnectionFailedError, match="closed") as caught:
        driver.do(lambda: client.contacts.get(facade.some_id))
    assert caught.value.sent is False


def test_help_knows_the_methods(driver: Any) -> None:
    """A bound method has the name and the docstring of the method that was written."""
    contacts = driver.make("key").contacts
    for name in ("list", "get", "create", "update", "delete"):
        method = getattr(contacts, name)
        assert method.__name__ == name
        assert "/contact" in method.__doc__
    assert contacts.get is contacts.get


def test_everything_public_is_listed(facade: Facade) -> None:
    """Every public name of the package is in __all__, and every name in __all__ can be loaded."""
    assert [name for name in facade.module.__all__ if not hasattr(facade.module, name)] == []
    loaded = {name for name, value in vars(facade.module).items() if not isinstance(value, ModuleType)}
    assert {name for name in loaded if not name.startswith("_")} - {"attach_stub"} <= set(facade.module.__all__)


def test_importing_a_facade_loads_no_model(facade: Facade) -> None:
    """To import a facade and to make a client loads neither models nor operations."""
    needs = "".join(f", {name}={value!r}" for name, value in facade.required_options.items())
    code = f"""
import sys, {facade.name}
{facade.name}.{facade.sync_client.__name__}("key"{needs})
print(*sorted(name for name in sys.modules if name.startswith(("{facade.name}_api.models", "{facade.name}_api.api"))))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == []
