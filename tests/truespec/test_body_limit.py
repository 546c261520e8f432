"""Bodies: decompressed bit by bit, held to a limit, and kept as they came where they cannot be read."""

from __future__ import annotations

import gzip
import subprocess
import sys
import tracemalloc
import zlib
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from clemta import ConfigurationError, ResponseConformanceError, ServerError, TruespecError
from tests.truespec.wire import BODY, CONTACT, always, raw_response, serving
from truespec._transport._body import BodyReader

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "key-of-a-partner"


def outcome_of(driver: Any, raw: bytes, **options: Any) -> Any:
    """Return what a call ends with: the whole response, or the error."""
    with serving(always(raw)) as server:
        client = driver.make(KEY, base_url=server.url, max_retries=0, **options)
        try:
            return driver.do(lambda: client.contacts.get.with_response("a"))
        except TruespecError as error:
            return error
        finally:
            driver.do(client.close)


def bare(body: bytes) -> bytes:
    """Deflate without the zlib format around it, as some servers send it."""
    return zlib.compress(body, wbits=-15)


# The ids are explicit: gzip has the time in it, and each worker has to collect the same tests.
@pytest.mark.parametrize(
    ("coding", "body"),
    [("gzip", gzip.compress(BODY)), ("GZIP", gzip.compress(BODY)), ("x-gzip", gzip.compress(BODY)),
     ("gzip", gzip.compress(BODY[:9]) + gzip.compress(BODY[9:])), ("deflate", zlib.compress(BODY)), ("deflate", bare(BODY)),
     ("identity", BODY)],
    ids=["gzip", "GZIP", "x-gzip", "gzip in two members", "deflate", "bare deflate", "identity"],
)  # fmt: skip
def test_codings_that_are_read(driver: Any, coding: str, body: bytes) -> None:
    """Gzip and deflate are read in every form that servers send; the response's content is decompressed."""
    outcome = outcome_of(driver, raw_response(200, body, f"Content-Encoding: {coding}"))
    assert outcome.content == BODY
    assert outcome.value.id == "a"


@pytest.mark.parametrize(
    ("coding", "body", "message"),
    [("gzip", b"abc", "is not gzip"), ("deflate", b"\xff\xff", "is not deflate"), ("br", b"abc", "not asked for"),
     ("gzip", gzip.compress(BODY)[:-4], "broke off in the middle of its gzip"), ("gzip, gzip", b"abc", "not asked for")],
    ids=["no gzip", "no deflate", "br", "gzip that is cut", "gzip twice"],
)  # fmt: skip
def test_codings_that_cannot_be_read(driver: Any, coding: str, body: bytes, message: str) -> None:
    """A success response in a coding that cannot be read is a ResponseConformanceError in every mode; a 500 is a ServerError."""
    for conformance in ("strict", "observe", "off"):
        outcome = outcome_of(driver, raw_response(200, body, f"Content-Encoding: {coding}"), conformance=conformance)
        assert isinstance(outcome, ResponseConformanceError)
        assert message in str(outcome)
        assert outcome.response is not None
        assert outcome.response.content in {body, BODY}
    assert isinstance(outcome_of(driver, raw_response(500, body, f"Content-Encoding: {coding}")), ServerError)


@pytest.mark.parametrize("coding", [None, "gzip"])
def test_the_limit(driver: Any, coding: str | None) -> None:
    """A body of exactly the limit is read, one byte more is an error that keeps what came up to the limit."""
    for more in (0, 1):
        body = BODY + b" " * (1_000 + more - len(BODY))
        fields = [f"Content-Encoding: {coding}"] if coding else []
        outcome = outcome_of(
            driver, raw_response(200, gzip.compress(body) if coding else body, *fields), body_limit=1_000
        )
        assert isinstance(outcome, ResponseConformanceError) == bool(more)
        assert outcome.response.content == body[:1_000]
        if more:
            assert "longer than body_limit, 1000 bytes" in str(outcome)
    error = outcome_of(driver, raw_response(503, b"x" * 1_001), body_limit=1_000)
    assert isinstance(error, ServerError)
    assert error.response is not None
    assert len(error.response.content) == 1_000


def test_the_limit_is_an_option(driver: Any) -> None:
    """body_limit is a whole number above 0, and with_options changes it."""
    for wrong in (0, -1, 1.5, "1", None):
        with pytest.raises(ConfigurationError, match="body_limit"):
            driver.make(KEY, body_limit=wrong)
    with serving(always(raw_response())) as server:
        client = driver.make(KEY, base_url=server.url)
        with pytest.raises(ResponseConformanceError, match="body_limit"):
            driver.do(lambda: client.with_options(body_limit=5).contacts.get("a"))
        driver.do(client.close)


def test_a_bomb_is_not_unpacked() -> None:
    """Whatever a body would decompress to, no more than the limit and one byte is ever made of it."""
    packed = gzip.compress(b" " * 50_000_000, 1)
    receiving = BodyReader(200, [(b"Content-Encoding", b"gzip")], 1_000)
    tracemalloc.start()
    try:
        assert receiving.feed(packed, len(packed)) is False
        assert tracemalloc.get_traced_memory()[1] < 2 * len(packed)
    finally:
        tracemalloc.stop()
    assert len(receiving.response().content) == 1_000


def test_a_long_page_is_read(driver: Any) -> None:
    """An ordinary list that is nearly as long as the limit is read; memory is counted for what is not ordinary."""
    contact = orjson.dumps(CONTACT | {"description": "x" * 300, "billing": {"country": "US", "city": "B"}})
    page = b'{"success":true,"message":"","data":' + contact[:-1] + b',"more":['
    page += b",".join([contact] * (7_900_000 // (len(contact) + 1))) + b"]}}"
    assert outcome_of(driver, raw_response(200, page)).value.id == "a"


_MEASURED = """
import re, sys
from clemta import Clemta, TruespecError
def peak(): return int(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1]) * 1024
with Clemta("key-of-a-partner", base_url=sys.argv[1], max_retries=0) as clemta:
    clemta.contacts.get("a")
    before = peak()
    try:
        clemta.contacts.get("a")
    except TruespecError as error:
        print(type(error).__name__)
    print(peak() - before)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
# The bodies are long, so each is built when its test runs and not when it is collected.
@pytest.mark.parametrize(
    "make_body",
    [
        pytest.param(lambda: gzip.compress(b" " * 256_000_000, 1), id="a gzip bomb"),
        pytest.param(lambda: BODY + b" " * 20_000_000, id="over the limit"),
        pytest.param(lambda: b"[" + b"[]," * 2_600_000 + b"1]", id="empty arrays"),
        pytest.param(lambda: b"[" + b'{"a":0},' * 990_000 + b"1]", id="small objects"),
        pytest.param(lambda: b"[" + b"1," * 3_900_000 + b"1]", id="numbers"),
        pytest.param(lambda: b'{"data":"' + b"x" * 7_900_000 + b'"}', id="one text"),
        pytest.param(lambda: b"[" * 8_000_000, id="brackets"),
        pytest.param(lambda: BODY.replace(b'"id"', b'"cc_emails":[' + b"{}," * 120_000 + b'1],"id"'), id="wrong items"),
    ],
)
def test_memory_for_one_response(make_body: Callable[[], bytes]) -> None:
    """No response costs more than 64 MB of memory, whatever is in its body."""
    body = make_body()
    raw = raw_response(200, body, *(["Content-Encoding: gzip"] if body.startswith(b"\x1f\x8b") else []))
    with serving(always(raw_response(), raw)) as server:
        run = subprocess.run([sys.executable, "-c", _MEASURED, server.url], capture_output=True, text=True, check=False)
    assert run.stderr == ""
    name, used = run.stdout.split()
    assert name == "ResponseConformanceError"
    assert int(used) < 64_000_000
