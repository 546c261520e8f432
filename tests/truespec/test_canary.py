"""A marked key goes through everything, and is looked for wherever somebody may look."""

from __future__ import annotations

import gzip
import html
import logging
import pickle
import re
import traceback
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

import httpx
import orjson
import pytest

from tests.facades.under_test import CLEMTA, FACADES, Facade
from tests.truespec.wire import Play, always, raw_response, serving
from truespec import ConfigurationError, TruespecError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KEY = "marked_canary-4d1f9a"
ESCAPED_KEY = "marked/canary+4d1f9a=="
FORMS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "JSON with a solidus": lambda text: text.replace("/", "\\/"),
    "JSON in hexadecimal": lambda text: "".join(f"\\u{ord(character):04x}" for character in text),
    "JSON in capitals": lambda text: "".join(f"\\u{ord(character):04X}" for character in text),
    "JSON in JSON": lambda text: text.replace("/", "\\\\\\/"),
    "percent-encoded": lambda text: quote(text, safe=""),
    "percent-encoded twice": lambda text: quote(quote(text, safe=""), safe=""),
    "percent-encoded in part": lambda text: text.replace("/", "%2f"),
    "HTML in numbers": lambda text: "".join(f"&#{ord(character)};" for character in text),
    "HTML in hexadecimal": lambda text: text.replace("/", "&#x2F;"),
}
"""How a server may write a key that it says back."""
ECHO = f'"{KEY}", said the server'.encode()

DECODERS: tuple[Callable[[str], str], ...] = (
    str,
    html.unescape,
    lambda text: unquote(unquote(text)),
    lambda text: re.sub(r"\\+/", "/", text),
    lambda text: re.sub(r"\\+u00([0-9a-fA-F]{2})", lambda match: chr(int(match[1], 16)), text),
)


def scenes(facade: Facade) -> dict[str, Play]:
    """What a server may do, by name."""
    good, refused = facade.encode_success(), facade.encode_error(KEY)
    wrong = orjson.dumps([KEY])
    return {
        "good": always(raw_response(200, good)),
        "a header that echoes": always(raw_response(200, good, f"X-Request-Id: {KEY}")),
        "no, with an echo": always(raw_response(401, refused, f"WWW-Authenticate: {KEY}", f"X-Request-Id: {KEY}")),
        "no under 200, with an echo": always(raw_response(200, refused)),
        "HTML with an echo": always(raw_response(502, b"<p>" + ECHO, media_type="text/html")),
        "no JSON, with an echo": always(raw_response(200, ECHO)),
        "a wrong yes with an echo": always(raw_response(200, wrong)),
        "a redirect with an echo": always(raw_response(302, b"", f"Location: http://h/?key={KEY}")),
        "gzip with an echo": always(raw_response(400, gzip.compress(refused), "Content-Encoding: gzip")),
        "lost": lambda connection, request, number: False,  # noqa: ARG005  (it sends nothing)
        "no HTTP, with an echo": always(b"SSH-2.0-" + ECHO + b"\r\n\r\n"),
        "a bad header with an echo": always(b"HTTP/1.1 200 OK\r\nContent-Length: " + ECHO + b"\r\n\r\n"),
        "a long header with an echo": always(b"HTTP/1.1 200 OK\r\nX: " + ECHO * 9_000),
        "silence": lambda connection, request, number: bool(connection.recv(1)),  # noqa: ARG005  (likewise)
        "429": always(raw_response(429, refused, "Retry-After: 0"), raw_response(200, good)),
    }


@pytest.fixture(params=FACADES, ids=lambda facade: facade.name)
def facade(request: pytest.FixtureRequest) -> Facade:
    """Each facade in turn."""
    facade: Facade = request.param
    return facade


def calls(facade: Facade, client: Any) -> list[Callable[[], Any]]:
    """Calls of every kind."""
    derived = client.with_options(headers={"X-Team": "blue"}, conformance="observe")
    return [
        lambda: client.contacts.get.with_response(facade.some_id),
        lambda: facade.create(client, "Ada"),
        lambda: facade.update(derived, facade.some_id, "Ada"),
        lambda: facade.create(client, "Ada", email=5),
        lambda: derived.contacts.delete(facade.some_id),
    ]


def texts_of(thing: Any) -> Iterator[str]:
    """Everything that a thing shows of itself."""
    yield repr(thing)
    yield str(thing)
    if isinstance(thing, BaseException):
        for capture_locals in (False, True):
            details = traceback.TracebackException.from_exception(thing, capture_locals=capture_locals)
            yield "".join(details.format())
        yield repr(vars(thing))
        yield pickle.dumps(thing).decode("latin-1")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("conformance", ["strict", "observe", "off"])
def test_a_key_is_hidden_in_every_form(
    driver: Any, facade: Facade, form: str, conformance: str, caplog: pytest.LogCaptureFixture
) -> None:
    """An echo of the key in bodies and headers is hidden in errors, responses, deviations and logs, however it is written."""
    caplog.set_level(logging.DEBUG, "truespec")
    written = FORMS[form](ESCAPED_KEY)
    error_body = facade.encode_error("@@").replace(b"@@", written.encode())
    wrong = orjson.dumps(facade.wrap_contact({**facade.item, "email": {"@@": "@@"}})).replace(b"@@", written.encode())
    reported: list[Any] = []
    things: list[Any] = []
    headers = (f"X-Request-Id: {written}", f"X-RateLimit-Type: {written}", f"Content-Language: {written}")
    for status, body in (
        (401, error_body),
        (200, error_body),
        (200, wrong),
        (302, b""),
        (500, b"<p>" + written.encode()),
    ):
        with serving(always(raw_response(status, body, *headers))) as server:
            client = driver.make(
                ESCAPED_KEY, base_url=server.url, max_retries=0, conformance=conformance, deviation_values=True,
                on_deviation=reported.append,
            )  # fmt: skip
            try:
                things.append(driver.do(lambda client=client: client.contacts.get.with_response(facade.some_id)))
            except TruespecError as error:
                own_frame = error.__traceback__
                things.append(error.with_traceback(own_frame and own_frame.tb_next))  # it has the key by itself
            driver.do(client.close)
    for thing in (*things, *reported, caplog.text):
        for text in texts_of(thing):
            assert [decode for decode in DECODERS if ESCAPED_KEY in decode(text)] == []


@pytest.mark.parametrize("scene", scenes(CLEMTA))
def test_the_key_is_shown_nowhere(driver: Any, facade: Facade, scene: str, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever a server does, saying the key back included, nobody reads the key in what comes of a call."""
    caplog.set_level(logging.DEBUG)
    things: list[Any] = []
    with serving(scenes(facade)[scene]) as server:
        client = driver.make(KEY, base_url=server.url, timeout=0.2, max_retries=1, deadline=2)
        things += [
            client,
            client.contacts,
            client.contacts.get,
            client._executor,
            client._executor.settings,
            client.api,
        ]
        for call in calls(facade, client):
            try:
                things.append(driver.do(call))
            except TruespecError as error:
                things.append(error)
        assert all(KEY.encode() in request for request in server.requests)
        driver.do(client.close)
    assert len(server.requests) >= 4
    for thing in things:
        for text in texts_of(thing):
            if KEY in text:
                at = text.index(KEY)
                pytest.fail(f"{type(thing).__name__} shows the key: {text[max(0, at - 200) : at]}")
    assert KEY not in "".join(record.getMessage() + repr(vars(record)) for record in caplog.records)


def test_the_low_level_client(driver: Any) -> None:
    """Responses and httpx's errors of calls through the facade's low-level client do not show the key."""
    with serving(always(raw_response(404, b"{}"))) as server:
        client = driver.make(KEY, base_url=server.url)
        http = client.api.get_httpx_client() if driver.mode == "sync" else client.api.get_async_httpx_client()
        response = driver.do(lambda: http.get("/contacts"))
        assert KEY.encode() in server.requests[0]
    with pytest.raises(httpx.TransportError) as caught:
        driver.do(lambda: http.get("/contacts"))
    driver.do(client.close)
    things = (
        response,
        response.request,
        response.request.headers,
        caught.value,
        caught.value.request.headers,
        http.headers,
    )
    assert KEY not in "".join(text for thing in things for text in texts_of(thing))


def test_errors_of_transports_of_the_caller(driver: Any, facade: Facade) -> None:
    """The request that an httpx error carries is replaced by one without the key."""

    def handle(request: httpx.Request) -> httpx.Response:
        message = "no"
        raise httpx.ReadError(message, request=request)

    client = driver.make(KEY, base_url="http://h", transport=httpx.MockTransport(handle), max_retries=0)
    with pytest.raises(TruespecError) as caught:
        driver.do(lambda: client.contacts.get(facade.some_id))
    cause: Any = caught.value.__cause__
    assert KEY not in repr(cause.request.headers) + "".join(texts_of(caught.value))
    driver.do(client.close)


@pytest.mark.parametrize(
    "options", [{"base_url": f"http://u:{KEY}@h"}, {"proxy": f"ftp://u:{KEY}@h"}, {"headers": {"A": f"{KEY}\n"}}]
)
def test_settings_that_are_wrong(driver: Any, options: dict[str, Any]) -> None:
    """The error of an invalid setting does not show its value, which may have a password in it."""
    with pytest.raises(ConfigurationError) as caught:
        driver.make("key", **options)
    assert KEY not in str(caught.value) + repr(caught.value)


def test_a_proxy_password(driver: Any, facade: Facade) -> None:
    """The password of a proxy is in no repr and in no error."""
    client = driver.make("key", base_url="http://h", proxy=f"http://u:{KEY}@127.0.0.1:9", max_retries=0)
    with pytest.raises(TruespecError) as caught:
        driver.do(lambda: client.contacts.get(facade.some_id))
    assert not [
        text for text in (*texts_of(caught.value), repr(client), repr(client._executor.transport)) if KEY in text
    ]
    driver.do(client.close)
