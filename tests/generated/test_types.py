"""Types that operations and models share: UNSET, File, Request, Response."""

from __future__ import annotations

import copy
import io
import pickle

import pytest

from clemta_api.types import UNSET, File, Operation, Parameter, Request, Response, Unset

SECRET = "s3cret"
OPERATION = Operation(
    "op",
    "POST",
    "/a/{one}/{two}",
    (
        Parameter("one", "path", explode=False),
        Parameter("two", "path", explode=False),
        Parameter("q", "query"),
        Parameter("flat", "query", explode=False),
        Parameter("X-H", "header", explode=False),
    ),
)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_unset_can_be_pickled(protocol: int) -> None:
    """UNSET is the same object after pickling."""
    assert pickle.loads(pickle.dumps(UNSET, protocol)) is UNSET  # noqa: S301  (pickled here)


def test_unset_can_be_copied() -> None:
    """UNSET is the same object after copy and deepcopy, also inside a container."""
    assert copy.copy(UNSET) is UNSET
    assert copy.deepcopy(UNSET) is UNSET
    assert copy.deepcopy({"a": [UNSET]})["a"][0] is UNSET


def test_unset() -> None:
    """UNSET is false, not None, of type Unset, and its repr is its name."""
    assert not UNSET
    assert UNSET is not None
    assert isinstance(UNSET, Unset)
    assert repr(UNSET) == "UNSET"


@pytest.mark.parametrize("payload", [SECRET.encode(), io.BytesIO(SECRET.encode())])
def test_repr_of_a_file(payload: bytes | io.BytesIO) -> None:
    """The repr of a file shows its name and media type and hides its content."""
    file = File(payload, "passport.pdf", "application/pdf")
    assert repr(file) == "File(file_name='passport.pdf', mime_type='application/pdf')"
    assert file.to_tuple() == ("passport.pdf", payload, "application/pdf")


def test_repr_of_a_request() -> None:
    """The repr of a request shows the operation and hides parameters, body and files."""
    values = {("path", "one"): SECRET, ("header", "X-H"): SECRET}
    text = repr(Request(OPERATION, values, body={"a": SECRET}, files=[("f", (SECRET, SECRET.encode(), None))]))
    assert SECRET not in text
    assert "/a/{one}/{two}" in text


def test_repr_of_a_response() -> None:
    """The repr of a response shows its status and hides its headers and content."""
    text = repr(Response(status_code=200, content=SECRET.encode(), headers={"Set-Cookie": SECRET}, parsed=None))
    assert SECRET not in text
    assert "status_code=200" in text


def test_value_that_looks_like_a_parameter() -> None:
    """A path value that looks like another parameter is not replaced."""
    request = Request(OPERATION, {("path", "one"): "{two}", ("path", "two"): "x"})
    assert request.target == "/a/%7Btwo%7D/x"


def test_absent_parameters_are_not_sent() -> None:
    """Query and header parameters without a value are not sent."""
    request = Request(OPERATION, {("path", "one"): 1, ("path", "two"): 2})
    assert request.query_string == ""
    assert request.headers == {}
    assert request.content is None


def test_arrays() -> None:
    """An exploded array is a pair for each item, any other array one value with commas."""
    values = {("query", "q"): ["a", True], ("query", "flat"): ["a", True], ("header", "X-H"): [1, None]}
    request = Request(OPERATION, values)
    assert request.query_string == "q=a&q=true&flat=a,true"
    assert request.headers == {"X-H": "1,null"}


def test_json_body() -> None:
    """A JSON body is compact UTF-8 with its Content-Type; null is a body too."""
    request = Request(OPERATION, body={"name": "Zoë", "n": None}, media_type="application/json")
    assert request.content == '{"name":"Zoë","n":null}'.encode()
    assert request.headers == {"Content-Type": "application/json"}
    assert Request(OPERATION, body=None, media_type="application/json").content == b"null"


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_numbers_that_are_not_json(number: float) -> None:
    """NaN and infinities in a body raise ValueError."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        _ = Request(OPERATION, body={"a": number}).content


def test_multipart_body() -> None:
    """The Content-Type of a multipart body, which has the boundary, is left to httpx."""
    request = Request(OPERATION, files=[("f", (None, b"", None))], media_type="multipart/form-data")
    assert request.headers == {}
    assert request.content is None
