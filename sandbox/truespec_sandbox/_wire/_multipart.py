"""Bodies of multipart/form-data (RFC 7578) taken apart, strictly and with bounds; python-multipart reads the grammar."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import attrs
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

if TYPE_CHECKING:
    from collections.abc import Mapping

    from python_multipart.multipart import MultipartCallbacks

# The library warns of every broken form; where nobody has asked for a log, that would go to stderr.
logging.getLogger("python_multipart").addHandler(logging.NullHandler())

MAXIMUM_PARTS = 32
_MAXIMUM_HEADERS = 8
_MAXIMUM_HEADER_BYTES = 4096
_IDENTITY = {"", "7bit", "8bit", "binary"}


class MalformedFormError(ValueError):
    """Bytes that are not a form; the text says why and holds no part of the bytes."""


@attrs.frozen
class UploadedFile:
    """One part of a form.

    Attributes:
        filename: the name that came with it; empty when none did.
        media_type: its declared media type in lower case; empty when none was declared.
        data: its bytes.
        charset: the declared text encoding in lower case; ``utf-8`` when none was declared.

    """

    filename: str
    media_type: str
    data: bytes = attrs.field(repr=False)
    charset: str = "utf-8"


def parts_of(data: bytes, content_type: str) -> dict[str, UploadedFile]:
    """Take a form apart.

    Args:
        data: the whole body; its size was bounded before.
        content_type: the value of the request's ``Content-Type`` field, which carries the boundary.

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
    reader = _Reader()
    try:
        parser = MultipartParser(
            boundary, reader.callbacks, max_header_count=_MAXIMUM_HEADERS, max_header_size=_MAXIMUM_HEADER_BYTES
        )
        parser.write(data)
    except FormParserError:
        message = "it is not multipart/form-data as RFC 7578 has it"
        raise MalformedFormError(message) from None
    if not reader.is_finished:
        message = "it ends before its last boundary"
        raise MalformedFormError(message)
    return reader.parts


class _Reader:
    """Takes the pieces from the parser; python-multipart may give a header or a part's content in several of them."""

    def __init__(self) -> None:
        self.parts: dict[str, UploadedFile] = {}
        self.is_finished = False
        self.callbacks: MultipartCallbacks = {
            "on_part_begin": self.begin,
            "on_header_field": self.name,
            "on_header_value": self.value,
            "on_header_end": self.header,
            "on_part_data": self.content,
            "on_part_end": self.end,
            "on_end": self.finish,
        }
        self.begin()

    def begin(self) -> None:
        if len(self.parts) >= MAXIMUM_PARTS:
            message = f"it has more than {MAXIMUM_PARTS} parts"
            raise MalformedFormError(message)
        self._headers: dict[str, str] = {}
        self._field, self._text, self._data = bytearray(), bytearray(), bytearray()

    def name(self, data: bytes, start: int, end: int) -> None:
        self._field += data[start:end]

    def value(self, data: bytes, start: int, end: int) -> None:
        self._text += data[start:end]

    def header(self) -> None:
        # Latin-1 keeps every byte, so that names in UTF-8 come out of the options unharmed.
        self._headers[self._field.decode("ascii").lower()] = self._text.decode("latin-1")
        self._field, self._text = bytearray(), bytearray()

    def content(self, data: bytes, start: int, end: int) -> None:
        self._data += memoryview(data)[start:end]

    def end(self) -> None:
        kind, options = parse_options_header(self._headers.get("content-disposition", ""))
        name = _text(options.get(b"name", b""))
        if kind != b"form-data" or not name:
            message = "a part has no name in a Content-Disposition of form-data"
            raise MalformedFormError(message)
        if name in self.parts:
            message = "two parts have the same name"
            raise MalformedFormError(message)
        if self._headers.get("content-transfer-encoding", "").lower() not in _IDENTITY:
            message = "a part has a Content-Transfer-Encoding, which RFC 7578 does away with"
            raise MalformedFormError(message)
        self.parts[name] = _part(self._headers, options, bytes(self._data))

    def finish(self) -> None:
        self.is_finished = True


def _part(headers: Mapping[str, str], options: Mapping[bytes, bytes], data: bytes) -> UploadedFile:
    media_type, parameters = parse_options_header(headers.get("content-type", ""))
    return UploadedFile(
        filename=_text(options.get(b"filename", b"")),
        media_type=media_type.decode("latin-1").lower(),
        data=data,
        charset=parameters.get(b"charset", b"utf-8").decode("latin-1").lower(),
    )


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        message = "a name in it is not UTF-8"
        raise MalformedFormError(message) from None
