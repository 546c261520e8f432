"""How parameters are written on the wire."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

import httpx
import pytest

from clemta_api.serialization import header_value, path_value, query_pairs, text


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("plain-_.~1", "plain-_.~1"),
        ("a/b", "a%2Fb"),
        ("a?b", "a%3Fb"),
        ("a#b", "a%23b"),
        ("100%", "100%25"),
        ("%2F", "%252F"),
        ("a b", "a%20b"),
        ("a+b", "a%2Bb"),
        ("é€😀", "%C3%A9%E2%82%AC%F0%9F%98%80"),
        ("a\r\nb", "a%0D%0Ab"),
        ("..", "%2E%2E"),
        (".", "%2E"),
        ("...", "..."),
        ("../x", "..%2Fx"),
        (True, "true"),
        (7, "7"),
        (["a,b", "c/d", False], "a%2Cb,c%2Fd,false"),
    ],
)
def test_path_values_are_percent_encoded(value: Any, written: str) -> None:
    """A path value stays one segment of the path, whatever is in it."""
    assert path_value(value) == written


@pytest.mark.parametrize("value", ["..", ".", "a/../b", "?x", "#x", "a%2Fb", "é", "//evil.example"])
def test_path_values_reach_the_server_as_they_are(value: str) -> None:
    """What httpx sends for a path value is one segment behind the base URL's path, and decodes to the value."""
    with httpx.Client(base_url="http://clemta.test/v1") as client:
        url = client.build_request("GET", f"/contacts/{path_value(value)}").url
    *before, last = url.raw_path.split(b"/")
    assert (url.host, before) == ("clemta.test", [b"", b"v1", b"contacts"])
    assert httpx.QueryParams(b"v=" + last)["v"] == value


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "true"),
        (False, "false"),
        (None, "null"),
        (1.5, "1.5"),
        ("True", "True"),
        (dt.date(2025, 6, 24), "2025-06-24"),
        (dt.datetime(2025, 6, 24, 10, 30, tzinfo=dt.UTC), "2025-06-24T10:30:00+00:00"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    ],
)
def test_single_values_are_written_as_json_and_iso_8601_do(value: Any, written: str) -> None:
    """Booleans and null have JSON's spelling, not Python's, and times that of ISO 8601."""
    assert text(value) == written


@pytest.mark.parametrize(
    ("value", "explode", "pairs"),
    [
        ("a b", True, [("q", "a b")]),
        (False, True, [("q", "false")]),
        (["a", True, 3], True, [("q", "a"), ("q", "true"), ("q", "3")]),
        (["a", True, 3], False, [("q", "a,true,3")]),
        ([], True, []),
        (("a", "b"), True, [("q", "a"), ("q", "b")]),
    ],
)
def test_query_values_become_pairs(value: Any, explode: bool, pairs: list[tuple[str, str]]) -> None:  # noqa: FBT001
    """An exploded list gives a pair for each item, any other value one pair."""
    assert query_pairs("q", value, explode) == pairs


@pytest.mark.parametrize(
    ("value", "written"), [(True, "true"), (["a", False, 3], "a,false,3"), ("a, b", "a, b"), ([], "")]
)
def test_header_values_are_joined_by_commas(value: Any, written: str) -> None:
    """A list in a header is one value with commas."""
    assert header_value(value) == written
