"""Serialization of parameters: the tables of OpenAPI 3.0.4, and the cases that these leave open."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

import pytest

from clemta_api.serialization import (
    Style,
    percent_encode,
    percent_encode_reserved,
    serialize,
    to_json_text,
    to_text,
)
from clemta_api.types import Operation, Parameter, Request

ARRAY = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}


@pytest.mark.parametrize(
    ("value", "text"),
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
def test_scalars(value: Any, text: str) -> None:
    """Booleans and null are serialized as in JSON, dates and times as in ISO 8601."""
    assert to_text(value) == text


@pytest.mark.parametrize(
    ("style", "explode", "empty", "string", "array", "object_"),
    [
        ("matrix", False, ";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"),
        ("matrix", True, ";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"),
        ("label", False, ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
        ("label", True, ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
        ("simple", False, "", "blue", "blue,black,brown", "R,100,G,200,B,150"),
        ("simple", True, "", "blue", "blue,black,brown", "R=100,G=200,B=150"),
        ("form", False, "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"),
        ("form", True, "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"),
        ("spaceDelimited", False, None, None, "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"),
        ("pipeDelimited", False, None, None, "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"),
        ("deepObject", True, None, None, None, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
    ],
)
def test_examples_of_openapi(
    style: Style, empty: str | None, string: str | None, array: str | None, object_: str | None, *, explode: bool
) -> None:
    """The examples of OpenAPI 3.0.4, section 4.7.12.4."""
    for value, text in (("", empty), ("blue", string), (ARRAY, array), (OBJECT, object_)):
        if text is not None:
            assert serialize("color", value, style, explode=explode) == text


@pytest.mark.parametrize("style", ["simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited"])
@pytest.mark.parametrize("value", [[], {}])
def test_empty_arrays_and_objects(style: Style, value: Any) -> None:
    """The parameter of an empty array or object is left out (RFC 6570, section 2.3)."""
    assert serialize("color", value, style, explode=False) is None


def test_scalar_with_deep_object() -> None:
    """A scalar with the style deepObject is serialized as name=value."""
    assert serialize("status", "active", "deepObject", explode=True) == "status=active"


@pytest.mark.parametrize("value", [[[1]], [{"a": 1}], {"a": [1]}, {"a": {}}])
@pytest.mark.parametrize("style", ["simple", "form", "pipeDelimited"])
def test_nested_arrays_and_objects(style: Style, value: Any) -> None:
    """An array or object inside a value raises ValueError."""
    with pytest.raises(ValueError, match="cannot be serialized"):
        serialize("a", value, style, explode=False)


def test_array_with_deep_object() -> None:
    """An array with the style deepObject raises ValueError."""
    with pytest.raises(ValueError, match="not defined for an array"):
        serialize("a", [1], "deepObject", explode=True)


def test_percent_encode() -> None:
    """All characters but letters, digits and ``-._~`` are percent-encoded."""
    assert percent_encode("aZ09-._~") == "aZ09-._~"
    assert (
        percent_encode(":/?#[]@!$&'()*+,;=% é") == "%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%25%20%C3%A9"
    )


def test_percent_encode_reserved() -> None:
    """AllowReserved keeps percent-encoded characters and the reserved ones that have no meaning of their own in a query."""
    assert percent_encode_reserved(":/?@!$'()*,;=") == ":/?@!$'()*,;="
    assert percent_encode_reserved("#[]&+ é") == "%23%5B%5D%26%2B%20%C3%A9"
    assert percent_encode_reserved("%2F%2f%zz%") == "%2F%2f%25zz%25"


def test_json_parameters() -> None:
    """A parameter with a media type is compact JSON in ASCII, as headers require; NaN raises ValueError."""
    assert to_json_text({"a": ["é", None]}) == '{"a":["\\u00e9",null]}'
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json_text(float("nan"))


@pytest.mark.parametrize("value", [".", "..", "", "..."])
@pytest.mark.parametrize("style", ["simple", "label"])
def test_dot_segments(style: Style, value: str) -> None:
    """Values never make a path segment ``.`` or ``..``, whatever their style and however many share a segment."""
    parameters = (Parameter("a", "path", style), Parameter("b", "path", style))
    for path in ("/x/{a}/y", "/x/{a}{b}"):
        request = Request(Operation("o", "GET", path, parameters), {("path", "a"): value, ("path", "b"): value})
        assert not {".", ".."} & set(request.target.split("/"))
        assert request.target.startswith("/x/")
