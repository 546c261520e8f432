"""The types that operations and models share: UNSET, files, requests."""

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
def test_unset_survives_a_pickle(protocol: int) -> None:
    """UNSET comes out of a pickle as the same object."""
    assert pickle.loads(pickle.dumps(UNSET, protocol)) is UNSET  # noqa: S301  (pickled here)


def test_unset_survives_copies() -> None:
    """UNSET is the same object after a copy and a deep copy, on its own and inside of something."""
    assert copy.copy(UNSET) is UNSET
    assert copy.deepcopy(UNSET) is UNSET
    assert copy.deepcopy({"a": [UNSET]})["a"][0] is UNSET


def test_unset_is_false_and_says_its_name() -> None:
    """UNSET is false, is no None, is of type Unset, and its repr is its name."""
    assert not UNSET
    assert UNSET is not None
    assert isinstance(UNSET, Unset)
    assert repr(UNSET) == "UNSET"


@pytest.mark.parametrize("payload", [SECRET.encode(), io.BytesIO(SECRET.encode())])
def test_a_files_repr_shows_no_content(payload: bytes | io.BytesIO) -> None:
    """The repr of a file names it and does not show what is in it."""
    file = File(payload, "passport.pdf", "application/pdf")
    assert repr(file) == "File(file_name='passport.pdf', mime_type='application/pdf')"
    assert file.to_tuple() == ("passport.pdf", payload, "application/pdf")


def test_a_requests_repr_shows_no_content() -> None:
    """The repr of a request names the operation and shows neither parameters nor body nor files."""
    values = {("path", "one"): SECRET, ("header", "X-H"): SECRET}
    shown = repr(Request(OPERATION, values, body={"a": SECRET}, files=[("f", (SECRET, SECRET.encode(), None))]))
    assert SECRET not in shown
    assert "/a/{one}/{two}" in shown


def test_a_responses_repr_shows_no_content() -> None:
    """The repr of an answer shows its status and neither its headers nor its bytes."""
    shown = repr(Response(status_code=200, content=SECRET.encode(), headers={"Set-Cookie": SECRET}, parsed=None))
    assert SECRET not in shown
    assert "status_code=200" in shown


def test_a_value_that_looks_like_a_parameter_stays_a_value() -> None:
    """A path value that is spelled like another parameter is not replaced by that parameter's value."""
    request = Request(OPERATION, {("path", "one"): "{two}", ("path", "two"): "x"})
    assert request.target == "/a/%7Btwo%7D/x"


def test_only_given_parameters_are_sent() -> None:
    """Query and header parameters without a value are left out."""
    request = Request(OPERATION, {("path", "one"): 1, ("path", "two"): 2})
    assert request.query_string == ""
    assert request.headers == {}
    assert request.content is None


def test_lists_are_written_as_the_document_says() -> None:
    """An exploded list is a pair for each item, another one pair with commas; of a header it is one with commas."""
    given = {("query", "q"): ["a", True], ("query", "flat"): ["a", True], ("header", "X-H"): [1, None]}
    request = Request(OPERATION, given)
    assert request.query_string == "q=a&q=true&flat=a,true"
    assert request.headers == {"X-H": "1,null"}


def test_a_json_body_is_compact_utf_8() -> None:
    """A JSON body is written without spaces in UTF-8, with its Content-Type beside it; null is a body too."""
    request = Request(OPERATION, body={"name": "Zoë", "n": None}, media_type="application/json")
    assert request.content == '{"name":"Zoë","n":null}'.encode()
    assert request.headers == {"Content-Type": "application/json"}
    assert Request(OPERATION, body=None, media_type="application/json").content == b"null"


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_numbers_that_json_lacks_are_refused(number: float) -> None:
    """NaN and infinities raise ValueError instead of becoming something that is no JSON."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        _ = Request(OPERATION, body={"a": number}).content


def test_a_multipart_body_brings_its_own_content_type() -> None:
    """The Content-Type of a multipart body, which holds the boundary, is left to the HTTP library."""
    request = Request(OPERATION, files=[("f", (None, b"", None))], media_type="multipart/form-data")
    assert request.headers == {}
    assert request.content is None
