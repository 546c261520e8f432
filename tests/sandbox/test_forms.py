"""multipart/form-data taken apart: what is a form, what is none, and the bounds."""

from __future__ import annotations

import logging
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truespec_sandbox._wire._multipart import MAXIMUM_PARTS, FormPart, MalformedFormError, parse_form

if TYPE_CHECKING:
    import httpx

TYPE = "multipart/form-data; boundary=B"
MEGABYTES = 1024 * 1024


def part(name: str, data: bytes = b"", *more: str) -> bytes:
    """Return one part as it stands in a form, without its boundary."""
    lines = [f'Content-Disposition: form-data; name="{name}"', *more]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data + b"\r\n"


def form(*parts: bytes) -> bytes:
    """Return a whole form."""
    return b"".join(b"--B\r\n" + one for one in parts) + b"--B--\r\n"


contents = st.lists(
    st.binary(max_size=40) | st.sampled_from([b"\r\n--B", b"\r\n--b--\r\n", b"--B", b"\r\n", b"\r", b""])
)


@given(st.dictionaries(st.text("abcä_ 1", min_size=1, max_size=8), contents.map(b"".join), max_size=6))
def test_parts_round_trip(texts: dict[str, bytes]) -> None:
    """Names and bytes of any parts come out as they went in, those that look like another boundary among them."""
    kept = {name: data for name, data in texts.items() if b"\r\n--B" not in b"\r\n" + data}
    parts = parse_form(form(*(part(name, data) for name, data in kept.items())), TYPE)
    assert parts == {name: FormPart("", "", data) for name, data in kept.items()}


def test_a_file_has_its_name_and_media_type() -> None:
    """File name, media type and charset are those of the part's headers, whatever their case and quotes."""
    one = b'CONTENT-disposition: form-data; name="f"; filename="p\xc3\xa4ss \\"1\\".pdf"\r\n'
    parts = parse_form(b"--B\r\n" + one + b"Content-type: Application/PDF; charset=UTF-8\r\n\r\nx\r\n--B--", TYPE)
    assert parts == {"f": FormPart('päss "1".pdf', "application/pdf", b"x", "utf-8")}


@pytest.mark.parametrize("boundary", ['"B"', "B; charset=utf-8", "B "])
def test_the_boundary_may_be_quoted(boundary: str) -> None:
    """The boundary is the parameter of the Content-Type, quoted or not."""
    assert list(parse_form(form(part("a")), f"multipart/form-data; boundary={boundary}".strip())) == ["a"]


def test_an_epilogue_is_ignored() -> None:
    """RFC 2046 lets an epilogue follow the last boundary, which means nothing."""
    assert list(parse_form(form(part("a")) + b"--B\r\n" + part("b"), TYPE)) == ["a"]


@pytest.mark.parametrize(
    ("data", "content_type", "message"),
    [
        (form(), "multipart/form-data", "no boundary"),
        (form(), "multipart/form-data; boundary=", "no boundary"),
        (form(part("a")), f"multipart/form-data; boundary={'x' * 500}", "RFC 7578"),
        (b"", TYPE, "ends before its last boundary"),
        (b"--B\r\n" + part("a"), TYPE, "ends before its last boundary"),
        (form(part("a"))[:-4], TYPE, "ends before its last boundary"),
        (b"{}", TYPE, "RFC 7578"),
        (b"--C\r\n" + part("a") + b"--C--", TYPE, "RFC 7578"),
        (b"--B\r\nno colon\r\n\r\nx\r\n--B--", TYPE, "RFC 7578"),
        (b"--B\r\n\r\nx\r\n--B--", TYPE, "no name"),
        (form(part("")), TYPE, "no name"),
        (b'--B\r\nContent-Disposition: attachment; name="a"\r\n\r\nx\r\n--B--', TYPE, "no name"),
        (form(part("a"), part("b"), part("a")), TYPE, "same name"),
        (form(part("a", b"eA==", "Content-Transfer-Encoding: base64")), TYPE, "Content-Transfer-Encoding"),
        (b'--B\r\nContent-Disposition: form-data; name="\xff"\r\n\r\nx\r\n--B--', TYPE, "not UTF-8"),
        (form(*(part(str(number)) for number in range(MAXIMUM_PARTS + 1))), TYPE, f"more than {MAXIMUM_PARTS} parts"),
        (form(part("a", b"", "X: " + "x" * 5000)), TYPE, "RFC 7578"),
        (form(part("a", b"", *(f"X{number}: x" for number in range(9)))), TYPE, "RFC 7578"),
    ],
)  # fmt: skip
def test_malformed_forms_are_rejected(data: bytes, content_type: str, message: str) -> None:
    """Each way not to be a form is rejected in words, none of which are the sender's."""
    with pytest.raises(MalformedFormError, match=message):
        parse_form(data, content_type)


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_a_form_or_none(data: bytes) -> None:
    """No bytes make the reader fail in any other way."""
    for whole in (data, b"--B\r\n" + data, form(part("a", data))[: len(data)], b"--B\r\n" + data + b"\r\n--B--"):
        try:
            parse_form(whole, TYPE)
        except MalformedFormError:
            continue


def test_a_truncated_form_is_rejected() -> None:
    """Cut at any byte before its last boundary is complete, a form is rejected and not taken for a shorter one."""
    whole = form(part("company_data", b"{}"), part("f", b"%PDF-\r\n--", "Content-Type: application/pdf"))
    for end in range(len(whole) - 2):
        with pytest.raises(MalformedFormError):
            parse_form(whole[:end], TYPE)
    assert len(parse_form(whole[:-2], TYPE)) == 2


def test_memory_is_bounded() -> None:
    """Taking a form of 8 MB apart takes less than three times as much memory, however hard its content is to scan."""
    data = form(part("f", b"\r\n--A" * (8 * MEGABYTES // 5)))
    tracemalloc.start()
    parse_form(data, TYPE)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3 * len(data)


def test_a_malformed_form_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """The library's warnings of broken forms go to those who log, not to stderr."""
    root = logging.getLogger()
    handlers, root.handlers = root.handlers, []
    try:
        with pytest.raises(MalformedFormError):
            parse_form(b"--C", TYPE)
    finally:
        root.handlers = handlers
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(("size", "status"), [(7 * MEGABYTES, 400), (8 * MEGABYTES + 1, 413)])
def test_a_form_may_be_larger_than_other_bodies(shared_client: httpx.Client, size: int, status: int) -> None:
    """A form of 7 MB is read and validated as what it is; one of more than 8 MB is 413."""
    files = {"shareholder_passport_0": ("p.pdf", b"%PDF-" + b"x" * size, "application/pdf")}
    response = shared_client.post("/formations", files=files)
    assert response.status_code == status
    assert ("company_data" in response.text) == (status == 400)
