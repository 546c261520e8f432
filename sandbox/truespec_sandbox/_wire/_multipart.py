"""Bodies of multipart/form-data (RFC 7578), parsed strictly and with bounds; python-multipart knows the grammar."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from attrs import field, frozen
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

if TYPE_CHECKING:
    from collections.abc import Mapping

    from python_multipart.multipart import MultipartCallbacks

# The library logs a warning for every broken form; in a program without logging set up, that would go to stderr.
logging.getLogger("python_multipart").addHandler(logging.NullHandler())

MAXIMUM_PARTS = 32
_MAXIMUM_HEADERS = 8
_MAXIMUM_HEADER_BYTES = 4096
_IDENTITY_ENCODINGS = {"", "7bit", "8bit", "binary"}


class MalformedFormError(ValueError):
    """Bytes that are not a form; the message says why and quotes nothing of them."""


@frozen
class FormPart:
    """One part of a form.

    Attributes:
        filename: its file name; empty when none was sent.
        media_type: its declared media type in lower case; empty when none was declared.
        data: its bytes.
        charset: the declared text encoding in lower case; ``utf-8`` when none was declared.

    """

    filename: str
    media_type: str
    data: bytes = field(repr=False)
    charset: str = "utf-8"


def parse_form(data: bytes, content_type: str) -> dict[str, FormPart]:
    """Parse a form.

    Args:
        data: the whole body, whose size was bounded before.
        content_type: the request's ``Content-Type``, which carries the boundary.

    Returns:
        The parts by name, in the order sent.

    Raises:
        MalformedFormError: there is no boundary, the grammar is broken, the form does not end, a part has no name or
            the name of another, has a transfer encoding, or there are more than ``MAXIMUM_PARTS``.

    """
    boundary = parse_options_header(content_type)[1].get(b"boundary", b"")
    if not boundary:
        message = "Content-Type has no boundary"
        raise MalformedFormError(message)
    collector = _PartCollector()
    try:
        parser = MultipartParser(
            boundary, collector.callbacks, max_header_count=_MAXIMUM_HEADERS, max_header_size=_MAXIMUM_HEADER_BYTES
        )
        parser.write(data)
    except FormParserError:
        message = "it is not multipart/form-data as RFC 7578 has it"
        raise MalformedFormError(message) from None
    if not collector.is_finished:
        message = "it ends before its last boundary"
        raise MalformedFormError(message)
    return collector.parts


class _PartCollector:
    """Collects the parts; python-multipart may report a header or a part's content in several pieces."""

    def __init__(self) -> None:
        self.parts: dict[str, FormPart] = {}
        self.is_finished = False
        self.callbacks: MultipartCallbacks = {
            "on_part_begin": self.begin_part,
            "on_header_field": self.add_header_name,
            "on_header_value": self.add_header_value,
            "on_header_end": self.end_header,
            "on_part_data": self.add_data,
            "on_part_end": self.end_part,
            "on_end": self.finish,
        }
        self.begin_part()

    def begin_part(self) -> None:
        if len(self.parts) >= MAXIMUM_PARTS:
            message = f"it has more than {MAXIMUM_PARTS} parts"
            raise MalformedFormError(message)
        self._headers: dict[str, str] = {}
        self._header_name, self._header_value, self._data = bytearray(), bytearray(), bytearray()

    def add_header_name(self, data: bytes, start: int, end: int) -> None:
        self._header_name += data[start:end]

    def add_header_value(self, data: bytes, start: int, end: int) -> None:
        self._header_value += data[start:end]

    def end_header(self) -> None:
        # Latin-1 keeps every byte, so that names in UTF-8 come out of the options unharmed.
        self._headers[self._header_name.decode("ascii").lower()] = self._header_value.decode("latin-1")
        self._header_name, self._header_value = bytearray(), bytearray()

    def add_data(self, data: bytes, start: int, end: int) -> None:
        self._data += memoryview(data)[start:end]

    def end_part(self) -> None:
        kind, options = parse_options_header(self._headers.get("content-disposition", ""))
        name = _decode_name(options.get(b"name", b""))
        if kind != b"form-data" or not name:
            message = "a part has no name in a Content-Disposition of form-data"
            raise MalformedFormError(message)
        if name in self.parts:
            message = "two parts have the same name"
            raise MalformedFormError(message)
        if self._headers.get("content-transfer-encoding", "").lower() not in _IDENTITY_ENCODINGS:
            message = "a part has a Content-Transfer-Encoding, which RFC 7578 deprecates"
            raise MalformedFormError(message)
        self.parts[name] = _build_part(self._headers, options, bytes(self._data))

    def finish(self) -> None:
        self.is_finished = True


def _build_part(headers: Mapping[str, str], options: Mapping[bytes, bytes], data: bytes) -> FormPart:
    media_type, parameters = parse_options_header(headers.get("content-type", ""))
    return FormPart(
        filename=_decode_name(options.get(b"filename", b"")),
        media_type=media_type.decode("latin-1").lower(),
        data=data,
        charset=parameters.get(b"charset", b"utf-8").decode("latin-1").lower(),
    )


def _decode_name(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        message = "a name in it is not UTF-8"
        raise MalformedFormError(message) from None
