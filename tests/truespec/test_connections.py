"""How connections are made: TLS and its settings, proxies, names."""

from __future__ import annotations

import asyncio
import builtins
import contextlib
import gc
import socket
import ssl
import time
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from clemta import AsyncClemta, ConfigurationError, ConnectionFailedError, DeadlineExceededError, TruespecError
from tests.truespec.wire import (
    BODY,
    SUCCESS_RESPONSE,
    Play,
    SOCKSProxy,
    always,
    raw_response,
    serving,
    serving_socks,
    tunnel,
)
from truespec._transport._addresses import getaddrinfo
from truespec._transport._options import ConnectionOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.faults.certificates import Certificates

KEY = "key-of-a-partner"


def trusting(certificates: Certificates) -> ssl.SSLContext:
    """A context that knows who signed."""
    return ssl.create_default_context(cafile=certificates.trusted)


def test_a_context_of_the_caller(driver: Any, certificates: Certificates) -> None:
    """With an ssl.SSLContext as verify, a server that it trusts is talked to, again and again on one connection."""
    with serving(always(SUCCESS_RESPONSE), certificates.contexts["tls"]) as server:
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
    with serving(always(SUCCESS_RESPONSE), certificates.contexts[name]) as server:
        client = driver.make(KEY, base_url=server.url, verify=trusting(certificates))
        with pytest.raises(ConnectionFailedError, match="nothing was sent") as caught:
            driver.do(lambda: client.contacts.get("a"))
        driver.do(client.close)
        assert (caught.value.certificate, caught.value.sent, caught.value.retryable) == (True, False, False)
        assert len(caught.value.attempts) == server.connections == 1
        assert server.requests == []


def test_no_verification(driver: Any, certificates: Certificates) -> None:
    """verify=False talks to anybody, which tests may want."""
    with serving(always(SUCCESS_RESPONSE), certificates.contexts["untrusted"]) as server:
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
    with serving(always(SUCCESS_RESPONSE)) as proxy:
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
    with serving(always(SUCCESS_RESPONSE), certificates.contexts["tls"]) as server, serving(tunnel) as proxy:
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
    with serving(always(SUCCESS_RESPONSE), tls) as server, serving(tunnel, tls) as proxy:
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


@pytest.mark.parametrize(
    ("base_url", "variables", "proxy"),
    [
        ("https://h", {"HTTPS_PROXY": "http://p:1", "ALL_PROXY": "socks://q"}, "http://p:1"),
        ("https://h", {"https_proxy": "p:1", "HTTP_PROXY": "ftp://q"}, "http://p:1"),
        ("http://h", {"HTTP_PROXY": "http://p:1", "HTTPS_PROXY": "nonsense://"}, "http://p:1"),
        ("https://h", {"HTTP_PROXY": "http://p:1"}, None),
        ("https://h", {"ALL_PROXY": "socks5://p:1"}, "socks5://p:1"),
        ("https://h", {"HTTPS_PROXY": "", "ALL_PROXY": "http://p:1"}, "http://p:1"),
        *(
            (base_url, {"ALL_PROXY": "http://p:1", "NO_PROXY": no_proxy}, None if is_excluded else "http://p:1")
            for base_url, no_proxy, is_excluded in [
                ("https://h.example.com", "example.com", True),
                ("https://h.example.com", ".example.com", True),
                ("https://h.example.com", "*.Example.com", True),
                ("https://h.example.com", "a.com, b.com,h.example.com", True),
                ("https://h.example.com", "a.com b.com h.example.com", True),
                ("https://h.example.com", "a.com,*", True),
                ("https://h.example.com", "example.com:443", True),
                ("https://h.example.com", "example.com:8443", False),
                ("https://h.example.com:8443", "example.com:8443", True),
                ("https://h.example.com", "ample.com", False),
                ("https://h.example.com", "10.0.0.0/8,,", False),
                ("https://[2001:db8::1]", "2001:db8::1", True),
                ("https://[2001:db8::1]", "[2001:db8::1]", True),
                ("https://[2001:db8::1]", "[2001:DB8:0::1]:443", True),
                ("https://[2001:db8::1]", "2001:db8::/32", True),
                ("https://[2001:db8::1]", "10.0.0.0/8", False),
                ("https://10.1.2.3", "10.0.0.0/8", True),
                ("https://10.1.2.3:444", "10.1.2.3", True),
                ("https://11.1.2.3", "10.0.0.0/8", False),
            ]
        ),
        *(
            (base_url, {"ALL_PROXY": "http://p:1", "HTTP_PROXY": "socks://x"}, None)
            for base_url in ("http://127.0.0.1:8", "http://localhost", "https://[::1]", "http://a.localhost", "http://127.9.9.9")
        ),
    ],
)  # fmt: skip
def test_proxies_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, base_url: str, variables: dict[str, str], proxy: str | None
) -> None:
    """The variable of the scheme counts, or ALL_PROXY, and no other; NO_PROXY and this machine are excluded."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ConnectionOptions(base_url).proxy_url() == proxy


def test_the_sandbox_is_reached_without_a_proxy(driver: Any, sandbox: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client of a server on this machine uses no proxy of the environment, usable or not."""
    for proxy in ("http://127.0.0.1:9", "socks://127.0.0.1:9"):
        monkeypatch.setenv("HTTP_PROXY", proxy)
        monkeypatch.setenv("ALL_PROXY", proxy)
        client = driver.make(sandbox.api_key, base_url=sandbox.url)
        assert driver.all(client.contacts.list(sandbox.company_ids[0])) == []
        driver.do(client.close)


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("host", ["127.0.0.1", "some.invalid"])
@pytest.mark.parametrize("user", [None, ("user", "pass word")])
def test_a_socks_proxy(
    driver: Any, certificates: Certificates, scheme: str, host: str, user: tuple[str, str] | None
) -> None:
    """A SOCKS proxy resolves the name, and carries plain and TLS connections, with and without a password."""
    proxy = SOCKSProxy(user)
    tls = certificates.contexts["tls"] if scheme == "https" else None
    with serving(always(SUCCESS_RESPONSE), tls) as server, serving_socks(proxy) as authority:
        port = int(server.url.rpartition(":")[2])
        url = f"socks5h://user:pass%20word@{authority}" if user else f"socks5://{authority}"
        client = driver.make(KEY, base_url=f"{scheme}://{host}:{port}", proxy=url, verify=False)
        assert [driver.do(lambda: client.contacts.get("a")).id for _ in range(2)] == ["a"] * 2
        driver.do(client.close)
    assert proxy.targets == [(host, port)]


@pytest.mark.parametrize(
    ("proxy", "message"),
    [
        (SOCKSProxy(("user", "secret")), "did not accept the credentials"),
        (SOCKSProxy(code=5), "did not connect to some.invalid:80 .code 5"),
    ],
    ids=["credentials", "target"],
)
@pytest.mark.parametrize("user", ["", "user:false@"])
def test_a_socks_proxy_that_refuses(driver: Any, proxy: SOCKSProxy, message: str, user: str) -> None:
    """What a SOCKS proxy refuses ends as ConnectionFailedError, and nothing was sent."""
    with serving_socks(proxy) as authority:
        client = driver.make(KEY, base_url="http://some.invalid", proxy=f"socks5://{user}{authority}", max_retries=0)
        with pytest.raises(ConnectionFailedError, match=message) as caught:
            driver.do(lambda: client.contacts.get("a"))
        driver.do(client.close)
    assert not caught.value.sent


def _echo(status_line: bytes) -> Play:
    """Respond with the request in a status line, a header field, and a body with escapes."""

    def play(connection: socket.socket, request: bytes, number: int) -> bool:  # noqa: ARG001  (any of them)
        lines = request.split(b"\r\n")
        secret = next(line for line in lines if line.lower().startswith(b"proxy-authorization"))
        body = orjson.dumps({"message": secret.decode().replace("=", "\\u003d"), "raw": request.decode()})
        connection.sendall(
            status_line.replace(b"ECHO", secret) + b"\r\nX-Echo: " + secret + b"\r\nContent-Length: %d\r\n" % len(body)
        )
        connection.sendall(b"Content-Type: application/json\r\nConnection: close\r\n\r\n" + body)
        return False

    return play


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("source", ["option", "variable"])
@pytest.mark.parametrize("status_line", [b"HTTP/1.1 407 ECHO", b"HTTP/1.1 502 Bad", b"nonsense ECHO"])
def test_a_proxy_that_echoes_its_credentials(
    driver: Any, scheme: str, source: str, status_line: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a proxy echoes of its credentials is in no error, response or cause."""
    with serving(_echo(status_line)) as proxy:
        url = proxy.url.replace("://", "://user:pass%2Fword@")
        if source == "variable":
            monkeypatch.setenv(f"{scheme}_proxy", url)
        options = {"proxy": url} if source == "option" else {}
        client = driver.make(KEY, base_url=f"{scheme}://some.invalid", max_retries=0, **options)
        with pytest.raises(TruespecError) as caught:
            driver.do(lambda: client.contacts.get("a"))
        driver.do(client.close)
        assert b"dXNlcjpwYXNzL3dvcmQ=" in proxy.requests[0]
    error = caught.value
    texts: list[str] = [repr(error), str(error), repr(vars(error)), repr(error.__cause__), repr(error.__context__)]
    if error.response is not None:
        texts += [repr(error.response.content), repr(dict(error.response.headers))]
    for secret in ("dXNlcjpwYXNzL3dvcmQ", "pass/word", "pass%2Fword"):
        assert secret not in "".join(texts)


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


def test_a_transport_of_the_caller_has_its_own_settings(driver: Any) -> None:
    """Beside a transport, verify and proxy would be forgotten, so that they are refused."""
    import httpx  # noqa: PLC0415  (only here)

    transport = httpx.MockTransport(lambda request: httpx.Response(200))  # noqa: ARG005  (never used)
    for options in ({"verify": False}, {"proxy": "http://h"}):
        with pytest.raises(ConfigurationError, match="transport of your own"):
            driver.make(KEY, transport=transport, **options)


Address = tuple[str, int]


@pytest.fixture
def name_hosts(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Provide a function that gives the host ``some.invalid`` these addresses."""
    getaddrinfo = socket.getaddrinfo

    def name(*addresses: Address) -> None:
        def look_up(host: Any, *arguments: Any, **more: Any) -> Any:
            if host != "some.invalid":
                return getaddrinfo(host, *arguments, **more)
            if more.get("flags", 0) & socket.AI_NUMERICHOST:
                raise socket.gaierror(socket.EAI_NONAME, "a name")
            families = [socket.AF_INET6 if ":" in address[0] else socket.AF_INET for address in addresses]
            return [(family, socket.SOCK_STREAM, 6, "", at) for family, at in zip(families, addresses, strict=True)]

        monkeypatch.setattr(socket, "getaddrinfo", look_up)

    return name


@pytest.fixture
def dead() -> Iterator[Address]:
    """Provide an address that swallows SYNs: the queue of its socket is full."""
    with contextlib.ExitStack() as stack:
        listening = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(3):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)  # noqa: FBT003  (its signature)
            waiting.connect_ex(listening.getsockname())
        yield listening.getsockname()


@pytest.mark.parametrize("first", ["refuses", "swallows", "has no network"])
def test_the_next_address_of_a_host(driver: Any, name_hosts: Callable[..., None], dead: Address, first: str) -> None:
    """Where the first address of a host is dead, the next one is tried in the same attempt, and first from then on."""
    firsts = {"refuses": ("127.0.0.1", 9), "swallows": dead, "has no network": ("fe80::1", 9)}
    with serving(always(raw_response(200, BODY, "Connection: close"))) as server:
        name_hosts(firsts[first], ("127.0.0.1", int(server.url.rpartition(":")[2])))
        client = driver.make(KEY, base_url="http://some.invalid", deadline=5)
        driver.do(lambda: client.contacts.get("a"))
        client = client.with_options(deadline=0.2)  # less than what the dead address would take
        responses = [driver.do(lambda: client.contacts.get.with_response("a")) for _ in range(3)]
        driver.do(client.close)
    assert [len(response.attempts) for response in responses] == [1, 1, 1]
    gc.collect()  # a socket that was left open would be a ResourceWarning


def test_the_address_that_worked_dies(driver: Any, name_hosts: Callable[..., None], dead: Address) -> None:
    """An address that worked and then died is tried no longer than others."""
    with serving(always(raw_response(200, BODY, "Connection: close"))) as server:
        client = driver.make(KEY, base_url="http://some.invalid", deadline=5)
        live = ("127.0.0.1", int(server.url.rpartition(":")[2]))
        with serving(always(raw_response(200, BODY, "Connection: close"))) as former:
            former_address = ("127.0.0.1", int(former.url.rpartition(":")[2]))
            name_hosts(dead, former_address, live)
            driver.do(lambda: client.contacts.get("a"))
        response = driver.do(lambda: client.contacts.get.with_response("a"))
        driver.do(client.close)
    assert (len(response.attempts), len(server.requests)) == (1, 1)


def test_the_deadline_of_dead_addresses(driver: Any, name_hosts: Callable[..., None], dead: Address) -> None:
    """A host whose every address swallows SYNs ends the call at its deadline, and nothing was sent."""
    name_hosts(dead, dead, dead)
    client = driver.make(KEY, base_url="http://some.invalid", deadline=0.6)
    began = time.monotonic()
    with pytest.raises(DeadlineExceededError) as caught:
        driver.do(lambda: client.contacts.create(company_id="a", type="vendor", full_name="A", email="a@example.com"))
    assert 0.6 <= time.monotonic() - began < 1.2
    assert (caught.value.sent, len(caught.value.attempts)) == (False, 1)
    driver.do(client.close)
    gc.collect()


def test_cancelling_while_addresses_are_tried(name_hosts: Callable[..., None], dead: Address) -> None:
    """A call that is cancelled while it connects leaves no task and no socket."""

    async def run() -> None:
        async with AsyncClemta(KEY, base_url="http://some.invalid") as client:
            for seconds in (0.01, 0.3, 0.55):
                with pytest.raises(builtins.TimeoutError):
                    async with asyncio.timeout(seconds):
                        await client.contacts.get("a")
                assert len(asyncio.all_tasks()) == 1

    name_hosts(dead, dead, dead)
    asyncio.run(run())
    gc.collect()


def test_addresses_of_two_families_take_turns(name_hosts: Callable[..., None]) -> None:
    """Addresses are tried in the system's order, but for IPv6 and IPv4, which take turns."""
    name_hosts(("::1", 1), ("::1", 2), ("::1", 3), ("127.0.0.1", 4), ("127.0.0.1", 5))
    assert [address[3][1] for address in getaddrinfo("some.invalid", 80)] == [1, 4, 2, 5, 3]
