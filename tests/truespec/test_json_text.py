"""JSON text is read to the letter."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from truespec._validation._json_text import parsed, read

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


def pointers(text: str | bytes) -> list[str]:
    """Where something is told of a text."""
    return [fault.pointer for fault in read(text if isinstance(text, bytes) else text.encode())[1]]


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(JSON, st.sampled_from([None, 1]), st.booleans())
def test_right_text_is_read_and_nothing_is_told(value: Any, indent: int | None, ascii_only: bool) -> None:  # noqa: FBT001  (hypothesis gives it)
    """JSON in any spacing and escaping is read as it is, with nothing told."""
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    found, faults = read(text.encode(errors="replace"))
    assert list(faults) == [] or not text.isascii()
    assert json.dumps(found) == json.dumps(json.loads(text.encode(errors="replace")))


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        ('{"a":1,"a":1}', "/a"), ('{"a":1, "a" :2}', "/a"), ('{"a":{"b":[{"c":1,"c":{"d":2}}]}}', "/a/b/0/c"),
        ('{"a":1,"\\u0061":2}', "/a"), ('{"x":"\\u003a","a":1,"a":1}', "/a"), ('{"x":"\\u003A:","a":1,"a":1}', "/a"),
        ('{"a":{"k":1,"l":2},"a":3}', "/a"), ('{"a/b":1,"a/b":2}', "/a~1b"), ('{"":1,"":2}', "/"),
        ('{"\\\\":1,"\\\\":2}', "/\\"), ('{"a":1,"a":"x:y"}', "/a"),
    ],
)  # fmt: skip
def test_a_name_twice_is_told(text: str, pointer: str) -> None:
    """An object that has a name twice is told with the pointer of that name, however names and colons are written."""
    assert pointers(text) == [pointer]
    assert json.dumps(read(text.encode())[0]) == json.dumps(json.loads(text))


@pytest.mark.parametrize("text", ['{"a":"\\u003a","b":"::"}', '{"a": "\\"a\\":1"}', '{"a":{"a":{"a":1}}}', '"\\u003a"'])
def test_colons_in_text_are_no_names(text: str) -> None:
    """Colons and quotes in texts, escaped or not, make no duplicate of anything."""
    assert read(text.encode()) == (json.loads(text), ()) or read(text.encode()) == (json.loads(text), [])


@pytest.mark.parametrize(
    "number", [2**63 - 1, 2**63, 2**64 - 1, 2**64, -(2**63), -(2**63) - 1, 10**19, 10**400, -(10**30)]
)
@pytest.mark.parametrize("around", ["%s", "[%s]", '{"a": %s}', '{"a":[1.5,%s]}'])
def test_integers_are_exact(number: int, around: str) -> None:
    """An integer of any size is that integer, and nothing is told."""
    text = around % number
    found, faults = read(text.encode())
    assert not faults
    assert json.dumps(found) == json.dumps(json.loads(text))


def test_an_integer_beyond_pythons_digits_is_read() -> None:
    """An integer of so many digits that Python reads none of them is read, as infinite, and told."""
    found, faults = read(b'{"a": ' + b"1" * 10_000 + b"}")
    assert math.isinf(found["a"])
    assert [fault.pointer for fault in faults] == ["/a"]


@pytest.mark.parametrize(
    ("text", "pointer", "found"),
    [
        ('{"a": NaN}', "/a", "NaN"), ("[1, Infinity]", "/1", "Infinity"), ("-Infinity", "", "-Infinity"),
        ('{"a": [1e999]}', "/a/0", "number"), ('{"a": -1e999}', "/a", "number"), ('{"a": "\\ud800"}', "/a", "string"),
        (b'\xef\xbb\xbf{"a": 1}', "", "a byte order mark"), (b'{"a": "\xff"}', "", "other bytes"),
        ('{"a": 1}'.encode("utf-16"), "", "something else"), (b"\xed\xa0\x80", "", "something else"),
    ],
)  # fmt: skip
def test_what_json_does_not_have_is_told(text: str | bytes, pointer: str, found: str) -> None:
    """Constants, numbers beyond a double, lone surrogates, a byte order mark and bytes that are no UTF-8 are told."""
    content = text if isinstance(text, bytes) else text.encode()
    (fault,) = read(content)[1]
    assert (fault.pointer, fault.found) == (pointer, found)


def test_what_can_be_read_is_read() -> None:
    """Beside what is told, the rest of the text is there; so it is where nothing is looked at."""
    for content in (b'\xef\xbb\xbf{"a": 1}', b'{"a": 1, "b": "\xff"}', b'{"a": 1, "b": NaN}', b'{"a": 2, "a": 1}'):
        assert read(content)[0]["a"] == 1
        assert parsed(content)["a"] == 1


@pytest.mark.parametrize(
    "text", [b"", b" ", b"{", b'{"a"', b"nul", b"[" * 100_000, b"[" * 2_000 + b"]" * 2_000, b"{}{}"]
)
def test_what_is_no_json_is_told_and_none(text: bytes) -> None:
    """Text that is no JSON, or nested beyond reason, is None and told with the place where it ends."""
    value, faults = read(text)
    assert value is None
    assert "JSON is wanted" in faults[0].expected
    assert parsed(text) is None


def test_faults_are_bounded() -> None:
    """A text with thousands of faults is told with a hundred."""
    assert len(pointers("[" + ",".join(["NaN"] * 5_000) + "]")) == 100


def test_deep_nesting_with_a_name_twice() -> None:
    """Nesting that the quick parser takes and a second look does not ends in a value, not in an exception."""
    text = '{"a":1,"a":' + "[" * 990 + "]" * 990 + "}"
    value, _ = read(text.encode())
    assert value is None or "a" in value
