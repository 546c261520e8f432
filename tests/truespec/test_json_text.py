"""JSON text is parsed to the letter: exact integers, and every loss or violation of RFC 8259 reported."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truespec._validation._json_text import parse_json

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


def pointers(text: str) -> list[str]:
    """Return the pointers of the deviations of a text."""
    return [deviation.pointer for deviation in parse_json(text.encode(), exactly=True)[1]]


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(JSON, st.sampled_from([None, 1]), st.booleans())
def test_valid_text(value: Any, indent: int | None, ascii_only: bool) -> None:  # noqa: FBT001  (hypothesis passes it)
    """JSON in any spacing and escaping is parsed without deviations."""
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    parsed, deviations = parse_json(text.encode(errors="replace"), exactly=True)
    assert list(deviations) == [] or not text.isascii()
    assert json.dumps(parsed) == json.dumps(json.loads(text.encode(errors="replace")))


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        ('{"a":1,"a":1}', "/a"), ('{"a":1, "a" :2}', "/a"), ('{"a":{"b":[{"c":1,"c":{"d":2}}]}}', "/a/b/0/c"),
        ('{"a":1,"\\u0061":2}', "/a"), ('{"x":"\\u003a","a":1,"a":1}', "/a"), ('{"x":"\\u003A:","a":1,"a":1}', "/a"),
        ('{"a":{"k":1,"l":2},"a":3}', "/a"), ('{"a/b":1,"a/b":2}', "/a~1b"), ('{"":1,"":2}', "/"),
        ('{"\\\\":1,"\\\\":2}', "/\\"), ('{"a":1,"a":"x:y"}', "/a"),
    ],
)  # fmt: skip
def test_duplicate_names(text: str, pointer: str) -> None:
    """A duplicate name is reported with its pointer, however names and colons are written; the last value counts."""
    assert pointers(text) == [pointer]
    assert json.dumps(parse_json(text.encode(), exactly=True)[0]) == json.dumps(json.loads(text))


@pytest.mark.parametrize("text", ['{"a":"\\u003a","b":"::"}', '{"a": "\\"a\\":1"}', '{"a":{"a":{"a":1}}}', '"\\u003a"'])
def test_colons_in_text_are_not_names(text: str) -> None:
    """Colons and quotes in texts, escaped or not, are not taken for duplicate names."""
    value, deviations = parse_json(text.encode(), exactly=True)
    assert (value, list(deviations)) == (json.loads(text), [])


@pytest.mark.parametrize(
    "number", [2**63 - 1, 2**63, 2**64 - 1, 2**64, -(2**63), -(2**63) - 1, 10**19, 10**400, -(10**30)]
)
@pytest.mark.parametrize("template", ["%s", "[%s]", '{"a": %s}', '{"a":[1.5,%s]}'])
def test_integers_are_exact(number: int, template: str) -> None:
    """An integer of any size is parsed exactly, without a deviation."""
    text = template % number
    value, deviations = parse_json(text.encode(), exactly=True)
    assert not deviations
    assert json.dumps(value) == json.dumps(json.loads(text))


def test_an_integer_beyond_the_limit_of_python() -> None:
    """An integer with more digits than Python parses becomes infinite, and is reported."""
    value, deviations = parse_json(b'{"a": ' + b"1" * 10_000 + b"}", exactly=True)
    assert math.isinf(value["a"])
    assert [deviation.pointer for deviation in deviations] == ["/a"]


@pytest.mark.parametrize(
    ("content", "pointer", "actual"),
    [
        (b'{"a": NaN}', "/a", "NaN"), (b"[1, Infinity]", "/1", "Infinity"), (b"-Infinity", "", "-Infinity"),
        (b'{"a": [1e999]}', "/a/0", "number"), (b'{"a": -1e999}', "/a", "number"), (b'{"a": "\\ud800"}', "/a", "string"),
        (b'{"\\ud800": 1}', "", "string"), (b'\xef\xbb\xbf{"a": 1}', "", "a byte order mark"),
        (b'{"a": "\xff"}', "", "other bytes"), ('{"a": 1}'.encode("utf-16"), "", "something else"),
        (b"\xed\xa0\x80", "", "something else"),
    ],
)  # fmt: skip
def test_violations_of_the_syntax(content: bytes, pointer: str, actual: str) -> None:
    """Constants, numbers beyond a double, lone surrogates, a byte order mark and bytes that are not UTF-8 are reported."""
    (deviation,) = parse_json(content, exactly=True)[1]
    assert (deviation.pointer, deviation.actual) == (pointer, actual)


@pytest.mark.parametrize(
    "content", [b'\xef\xbb\xbf{"a": 1}', b'{"a": 1, "b": "\xff"}', b'{"a": 1, "b": NaN}', b'{"a": 2, "a": 1}']
)
def test_the_rest_is_parsed(content: bytes) -> None:
    """What can be parsed of a text that violates the syntax is parsed, exactly and leniently."""
    assert parse_json(content, exactly=True)[0]["a"] == parse_json(content, exactly=False)[0]["a"] == 1


@pytest.mark.parametrize(
    "content", [b"", b" ", b"{", b'{"a"', b"nul", b"[" * 100_000, b"[" * 2_000 + b"]" * 2_000, b"{}{}"]
)
def test_text_that_is_not_json(content: bytes) -> None:
    """Text that is not JSON, or nested too deeply, is None, and the deviation says where it ends."""
    value, deviations = parse_json(content, exactly=True)
    assert value is None
    assert "must be JSON" in deviations[0].expected
    assert parse_json(content, exactly=False)[0] is None


def test_deviations_are_limited() -> None:
    """Of thousands of deviations a hundred are reported."""
    assert len(pointers("[" + ",".join(["NaN"] * 5_000) + "]")) == 100


def test_deep_nesting_with_a_duplicate_name() -> None:
    """Nesting that orjson supports and the strict parser does not results in a value, not in an exception."""
    value, _ = parse_json(('{"a":1,"a":' + "[" * 990 + "]" * 990 + "}").encode(), exactly=True)
    assert value is None or "a" in value
