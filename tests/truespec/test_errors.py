"""Errors: their classes, their attributes, and how they behave in pickle, chains and logs."""

from __future__ import annotations

import builtins
import importlib.resources
import json
import pickle
import re
import traceback
from datetime import UTC, datetime
from typing import Any

import pytest

import truespec
from clemta import (
    ConnectionFailedError,
    RateLimit,
    RateLimitError,
    ServerError,
    StatusError,
    TimeoutError,
    TruespecError,
)
from clemta._api import call
from clemta_api.api.contacts import get_contact_by_id
from tests.truespec.apis import APIS
from tests.truespec.wire import SUCCESS_RESPONSE, always, raw_response, serving
from truespec import Api, Attempt, ErrorDetails, Headers, RawResponse, _errors
from truespec._calls._response_parser import parse_response

KEY = "key-of-a-partner"


def documented_error_statuses() -> list[tuple[str, int]]:
    """Return every error status of every document: the package, and the status."""
    statuses: set[tuple[str, int]] = set()
    for package in (f"{api}_api" for api in APIS):
        document = json.loads(importlib.resources.files(package).joinpath("openapi.json").read_bytes())
        for path in document["paths"].values():
            for method, operation in path.items():
                if method in {"get", "put", "post", "delete", "patch"}:
                    statuses |= {(package, int(status)) for status in operation["responses"] if int(status) >= 400}
    return sorted(statuses)


@pytest.mark.parametrize(("package", "status"), documented_error_statuses())
def test_every_documented_error_status_has_a_named_class(package: str, status: int) -> None:
    """Each status that a document lists as an error has a class of its own, which is public."""
    error_class = _errors.error_class(status)
    assert error_class is not StatusError, package
    assert getattr(truespec, error_class.__name__) is error_class


def test_the_tree_of_errors() -> None:
    """The tree in the module's docstring has every public error once, with its status; all are public."""
    tree = re.findall(r"(?m)^[│├└─ ]*(\w+Error)(?: (\d\d\d)$)?", _errors.__doc__ or "")
    assert sorted(name for name, _ in tree) == _errors.__all__
    assert {int(status): name for name, status in tree if status} == {
        status: error_class.__name__
        for status in range(400, 500)
        if (error_class := _errors.error_class(status)) is not StatusError
    }
    assert [_errors.error_class(status) for status in (500, 599, 600)] == [ServerError, ServerError, StatusError]


def error_of_call(driver: Any, raw: bytes, **options: Any) -> Any:
    """Return the error of a call whose response is ``raw``."""
    with serving(always(raw)) as server:
        client = driver.make(KEY, base_url=server.url, **({"max_retries": 0} | options))
        with pytest.raises(TruespecError) as caught:
            driver.do(lambda: client.contacts.get("a"))
        driver.do(client.close)
        return caught.value


RATE_LIMITED = raw_response(
    429,
    b'{"success": false, "message": "Slow down", "data": null, "error": {"code": "RATE", "details": "100 a minute"}}',
    "X-Request-Id: r-1", "Retry-After: 7", "X-RateLimit-Limit: 100", "X-RateLimit-Remaining: 0",
    "X-RateLimit-Reset: 1800000000", "X-RateLimit-Type: api_key",
)  # fmt: skip


def test_the_attributes_of_a_status_error(driver: Any) -> None:
    """An error has the API's own words, its request id and rate limit, the wait it requests, and the attempts."""
    error = error_of_call(driver, RATE_LIMITED)
    assert isinstance(error, RateLimitError)
    assert (error.status, error.code, error.message, error.details) == (429, "RATE", "Slow down", "100 a minute")
    assert (error.operation, error.request_id, error.retry_after) == ("getContactById", "r-1", 7.0)
    assert error.rate_limit == RateLimit(100, 0, 1_800_000_000, "api_key")
    assert (error.retryable, error.sent) == (True, True)
    (attempt,) = error.attempts
    assert (attempt.outcome, attempt.status, attempt.wait) == ("response", 429, 0.0)
    assert 0 < attempt.duration < 5
    assert 0 <= (datetime.now(UTC) - attempt.start).total_seconds() < 5
    assert str(error) == "getContactById: 429 Too Many Requests [RATE]: Slow down: 100 a minute"


def test_the_attributes_of_a_success_response(driver: Any) -> None:
    """A success response has its request id, its rate limit and its attempts too."""
    body = SUCCESS_RESPONSE.partition(b"\r\n\r\n")[2]
    with serving(always(raw_response(200, body, "X-Request-Id: r-2", "X-RateLimit-Remaining: 9"))) as server:
        client = driver.make(KEY, base_url=server.url)
        response = driver.do(lambda: client.contacts.get.with_response("a"))
        driver.do(client.close)
    assert (response.request_id, response.rate_limit) == ("r-2", RateLimit(remaining=9))
    assert [attempt.status for attempt in response.attempts] == [200]


@pytest.mark.parametrize("text", ["-1", "many", "", "1.5", "9" * 50])
def test_an_invalid_rate_limit(driver: Any, text: str) -> None:
    """Rate limit headers that are invalid are left out."""
    assert error_of_call(driver, raw_response(429, b"", f"X-RateLimit-Remaining: {text}")).rate_limit is None


def test_error_details_are_data_of_an_api() -> None:
    """Failures, a request id in the body, and header fields of other names are data of an API."""
    api = Api(
        "x", "clemta_api", {},
        lambda body: ErrorDetails(message=body["message"], failures=body["failures"], request_id="r-9"),
        retry_after_headers=("x-ratelimit-retry-after",),
    )  # fmt: skip
    body = b'{"message": "no", "failures": [{"field": "name", "message": "empty"}]}'
    response = RawResponse(429, Headers([("X-RateLimit-Retry-After", "3"), ("Content-Type", "application/json")]), body)
    with pytest.raises(RateLimitError) as caught:
        parse_response(api, call(get_contact_by_id, contact_id="a"), response)
    assert caught.value.failures == ({"field": "name", "message": "empty"},)
    assert (caught.value.request_id, caught.value.retry_after) == ("r-9", 3.0)


@pytest.mark.parametrize(
    "raw", [RATE_LIMITED, raw_response(200, b"{}"), b"", b"HTTP/1.1 abc\r\n\r\n", raw_response(502, b"<html>")]
)
def test_errors_pickle(driver: Any, raw: bytes) -> None:
    """An error survives pickle with all its attributes, notes included; its cause stays behind, as Python's do."""
    with serving(lambda connection, request, number: connection.sendall(raw) or False) as server:  # noqa: ARG005  (then it closes)
        client = driver.make(KEY, base_url=server.url, max_retries=0)
        with pytest.raises(TruespecError) as caught:
            driver.do(lambda: client.contacts.get("a"))
        driver.do(client.close)
    error = caught.value
    error.add_note("seen by the tests")
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301  (our own bytes)
    assert type(copy) is type(error)
    assert (str(copy), repr(copy), vars(copy)) == (str(error), repr(error), vars(error))
    assert copy.__notes__ == ["seen by the tests"]
    assert copy.attempts == error.attempts
    assert copy.response == error.response


def test_errors_compare_by_identity() -> None:
    """Two errors are never equal, as Python's are not; their attributes compare by value."""
    one, two = (StatusError("a", response=RawResponse(400, Headers([("A", "b")]), b"c")) for _ in range(2))
    assert one != two
    assert len({one, two}) == 2
    assert one.response == two.response
    start = datetime.now(UTC)
    assert Attempt(start, 1.0, "response", 200) == Attempt(start, 1.0, "response", 200)


def test_transport_errors_are_chained(driver: Any) -> None:
    """The library's exception is the cause of an error, without frames: their variables would show the key."""
    with serving(lambda connection, request, number: False) as server:  # noqa: ARG005  (it closes at once)
        client = driver.make(KEY, base_url=server.url, max_retries=0)
        with pytest.raises(ConnectionFailedError) as caught:
            driver.do(lambda: client.contacts.get("a"))
        driver.do(client.close)
    assert caught.value.__cause__ is not None
    assert caught.value.__cause__.__traceback__ is None
    text = "".join(traceback.TracebackException.from_exception(caught.value, capture_locals=True).format())
    assert type(caught.value.__cause__).__name__ in text
    assert KEY not in text


def test_timeouts_are_builtin_timeouts() -> None:
    """``except TimeoutError`` of Python catches both of ours."""
    assert issubclass(TimeoutError, builtins.TimeoutError)
    assert issubclass(truespec.DeadlineExceededError, builtins.TimeoutError)
    assert not issubclass(truespec.DeadlineExceededError, TimeoutError)


@pytest.mark.parametrize("message", ["two\nlines", "a\r\nb", "\x1b[31mred", "x" * 100_000, "\u2028", "\x00", "\u202e"])
def test_an_error_is_one_line(driver: Any, message: str) -> None:
    """Whatever the API's message is, str(error) is one short line without control characters."""
    body = json.dumps({"success": False, "message": message, "error": {"code": message, "details": message}}).encode()
    text = str(error_of_call(driver, raw_response(400, body)))
    assert text.isprintable()
    assert len(text.splitlines()) == 1
    assert len(text) < 1_000


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>Bad Gateway</html>", b'{"success": fal', b"\xff\xfe\x00", b"[" * 100_000, b"9" * 5_000, b"NaN"],
)
def test_the_class_does_not_depend_on_the_body(driver: Any, body: bytes) -> None:
    """The class comes from the status; the body is kept as received."""
    for status, error_class in ((404, truespec.NotFoundError), (502, ServerError)):
        error = error_of_call(driver, raw_response(status, body, media_type="text/html"))
        assert type(error) is error_class
        assert error.response.content == body


def test_a_value_that_cannot_be_encoded(driver: Any) -> None:
    """With conformance off, a value that HTTP cannot carry is still an error, and nothing is sent."""
    client = driver.make(KEY, base_url="http://127.0.0.1:9", conformance="off")
    with pytest.raises(truespec.RequestConformanceError, match="nothing was sent") as caught:
        driver.do(lambda: client.contacts.create(company_id="a", type="vendor", full_name=float("nan"), email=""))
    assert not caught.value.sent
    driver.do(client.close)


def test_the_header_fields_of_every_request(driver: Any) -> None:
    """A request names the client and its version, accepts codings whose size can be limited, and states its length."""
    with serving(always(SUCCESS_RESPONSE)) as server:
        client = driver.make(KEY, base_url=server.url)
        driver.do(lambda: client.contacts.get("a"))
        driver.do(lambda: client.with_options(conformance="observe").contacts.create(
            company_id="a", type="vendor", full_name="A", email="a@example.com"))  # fmt: skip
        driver.do(client.close)
    get, post = (request.split(b"\r\n") for request in server.requests)
    for lines in (get, post):
        assert b"User-Agent: truespec/%s (clemta)" % truespec._version.__version__.encode() in lines
        assert b"Accept-Encoding: gzip, deflate" in lines
        assert f"X-API-Key: {KEY}".encode() in lines
        assert sum(line.lower().startswith(b"host:") for line in lines) == 1
    assert not any(line.startswith(b"Content-Length") for line in get)
    assert any(line.startswith(b"Content-Length: ") for line in post)
