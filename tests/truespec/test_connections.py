"""How connections are made: TLS and its settings, proxies, names."""

from __future__ import annotations

import socket
import ssl
from typing import TYPE_CHECKING, Any

import pytest

from clemta import ConfigurationError, ConnectionFailedError
from tests.truespec.wire import BODY, GOOD, always, raw_response, serving, tunnel

if TYPE_CHECKING:
    from tests.faults.certificates import Certificates

KEY = "key-of-a-partner"


def trusting(certificates: Certificates) -> ssl.SSLContext:
    """A context that knows who signed."""
    return ssl.create_default_context(cafile=certificates.trusted)


def test_a_context_of_ones_own(driver: Any, certificates: Certificates) -> None:
    """With an ssl.SSLContext as verify, a server that it trusts is talked to, again and again on one connection."""
    with serving(always(GOOD), certificates.contexts["tls"]) as server:
        client = driver.make(KEY, base_url=server.url, verify=trusting(certificates))
        assert [driver.do(lambda: client.contacts.get("a")).id for _ in range(3)] == ["a"] * 3
        long = client.with_options(conformance="observe")
        driver.do(lambda: long.contacts.create(company_id="a", type="vendor", full_name="A" * 300_000, email="a@b.cd"))
        driver.do(client.close)
        assert server.connections == 1
        assert len(server.requests[-1]) > 300_000


@pytest.mark.parametrize("name", ["untrusted", "wrong host", "expired"])
def test_certificates_that_are_not_accepted(driver: Any, certificates: Certificates, name: str) -> None:
    """A certificate that is not accepted ends the call at once, and nothing of the request is sent."""
    with serving(always(GOOD), certificates.contexts[name]) as server:
        client = driver.make(KEY, base_url=server.url, verify=trusting(certificates))
        with pytest.raises(ConnectionFailedError, match="nothing was sent") as caught:
            driver.do(lambda: client.contacts.get("a"))
        driver.do(client.close)
        assert (caught.value.certificate, caught.value.sent, caught.value.retryable) == (True, False, False)
        assert len(caught.value.attempts) == server.connections == 1
        assert server.requests == []


def test_no_verification(driver: Any, certificates: Certificates) -> None:
    """verify=False talks to anybody, which tests may want."""
    with serving(always(GOOD), certificates.contexts["untrusted"]) as server:
        client = driver.make(KEY, base_url=server.url, verify=False)
        assert driver.do(lambda: client.contacts.get("a")).id == "a"
        driver.do(client.close)


def test_a_large_response_over_tls(driver: Any, certificates: Certificates) -> None:
    """A response of many TLS records arrives whole."""
    body = BODY[:-1] + b',"more":"' + b"x" * 3_000_000 + b'"}'
    with serving(always(raw_response(200, body)), certificates.contexts["tls"]) as server:
        client = driver.make(KEY, base_url=server.url, verify=trusting(certificates))
        assert driver.do(lambda: client.contacts.get.with_response("a")).content == body
        driver.do(client.close)


@pytest.mark.parametrize("source", ["option", "variable"])
def test_a_proxy_for_http(driver: Any, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy, from the option or the environment, is sent the whole URL and its own credentials."""
    with serving(always(GOOD)) as proxy:
        url = proxy.url.replace("://", "://user:pass%20word@")
        if source == "variable":
            monkeypatch.setenv("http_proxy", url)
        options = {"proxy": url} if source == "option" else {}
        client = driver.make(KEY, base_url="http://somewhere.invalid/v1", **options)
        assert driver.do(lambda: client.contacts.get("a")).id == "a"
        driver.do(client.close)
        (request,) = proxy.requests
        assert request.replace(b":80/", b"/").startswith(b"GET http://somewhere.invalid/v1/contacts/a HTTP/1.1\r\n")
        assert b"proxy-authorization: basic dxnlcjpwyxnzihdvcmq=" in request.lower()


def test_a_proxy_for_https(driver: Any, certificates: Certificates) -> None:
    """Through a proxy to an https server: the proxy sees the host only, the server the request."""
    with serving(always(GOOD), certificates.contexts["tls"]) as server, serving(tunnel) as proxy:
        client = driver.make(KEY, base_url=server.url, proxy=proxy.url, verify=trusting(certificates))
        assert [driver.do(lambda: client.contacts.get("a")).id for _ in range(2)] == ["a"] * 2
        driver.do(client.close)
        assert len(proxy.requests) == 1
        assert proxy.requests[0].startswith(b"CONNECT 127.0.0.1:")
        assert KEY.encode() not in proxy.requests[0]
        assert len(server.requests) == 2


def test_a_tls_proxy_for_https(driver: Any, certificates: Certificates) -> None:
    """TLS within TLS: a proxy that is spoken to with TLS, to a server that is too."""
    tls = certificates.contexts["tls"]
    with serving(always(GOOD), tls) as server, serving(tunnel, tls) as proxy:
        client = driver.make(KEY, base_url=server.url, proxy=proxy.url, verify=trusting(certificates))
        assert [driver.do(lambda: client.contacts.get("a")).id for _ in range(2)] == ["a"] * 2
        driver.do(client.close)
        assert (len(proxy.requests), len(server.requests)) == (1, 2)


def test_bytes_for_the_proxy_are_not_the_request(driver: Any) -> None:
    """The bytes of CONNECT are not the request: a create that a proxy rejects may be repeated."""
    refuse = raw_response(407, b"", "Connection: close")
    with serving(always(refuse)) as proxy:
        client = driver.make(KEY, base_url="https://somewhere.invalid", proxy=proxy.url, max_retries=0)
        with pytest.raises(ConnectionFailedError) as caught:
            driver.do(
                lambda: client.contacts.create(company_id="a", type="vendor", full_name="A", email="a@example.com")
            )
        driver.do(client.close)
        assert not caught.value.sent
        assert proxy.requests[0].startswith(b"CONNECT somewhere.invalid:443")


def test_no_proxy(driver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host of NO_PROXY is talked to without the proxy."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving(always(GOOD)) as server:
        client = driver.make(KEY, base_url=server.url)
        assert driver.do(lambda: client.contacts.get("a")).id == "a"
        driver.do(client.close)


@pytest.mark.parametrize(
    ("options", "named"),
    [({"proxy": "ftp://h"}, "proxy"), ({"proxy": ""}, "proxy"), ({"proxy": 5}, "proxy"), ({"proxy": "http://h:99999"}, "proxy"),
     ({"verify": "/etc/ssl"}, "verify"), ({"verify": None}, "verify"),
     ({"transport": "requests"}, "transport")],
)  # fmt: skip
def test_settings_that_make_no_sense(driver: Any, options: dict[str, Any], named: str) -> None:
    """An invalid proxy, verify or transport raises when the client is made."""
    with pytest.raises(ConfigurationError, match=named):
        driver.make(KEY, **options)


def test_a_transport_of_ones_own_has_its_own_settings(driver: Any) -> None:
    """Beside a transport, verify and proxy would be forgotten, so that they are refused."""
    import httpx  # noqa: PLC0415  (only here)

    transport = httpx.MockTransport(lambda request: httpx.Response(200))  # noqa: ARG005  (never used)
    for options in ({"verify": False}, {"proxy": "http://h"}):
        with pytest.raises(ConfigurationError, match="transport of your own"):
            driver.make(KEY, transport=transport, **options)


def test_the_next_address_of_a_host(driver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the first address of a host refuses, the next one is tried, in the same attempt."""
    getaddrinfo = socket.getaddrinfo
    with serving(always(GOOD)) as server:
        port = int(server.url.rpartition(":")[2])

        def two(host: Any, *arguments: Any, **more: Any) -> Any:
            if host != "two.invalid":
                return getaddrinfo(host, *arguments, **more)
            if more.get("flags", 0) & socket.AI_NUMERICHOST:
                raise socket.gaierror(socket.EAI_NONAME, "a name")
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", at)) for at in (9, port)]

        monkeypatch.setattr(socket, "getaddrinfo", two)
        client = driver.make(KEY, base_url="http://two.invalid")
        response = driver.do(lambda: client.contacts.get.with_response("a"))
        driver.do(client.close)
    assert len(response.attempts) == 1
