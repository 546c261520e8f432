"""Passports of shareholders, read whole and looked at before anything is sent."""

from __future__ import annotations

import mimetypes
import os
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, TypeAlias

from clemta_api.types import File
from truespec import RequestConformanceError

if TYPE_CHECKING:
    from collections.abc import Mapping

Passport: TypeAlias = "str | os.PathLike[str] | bytes | IO[bytes]"
"""A scan: the path of a file, its bytes, or a file open for reading bytes."""

_BEGINNINGS = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}
_SUFFIXES = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}


def parts(passports: Mapping[int, Passport], shareholders: int) -> dict[str, File]:
    """The files of a form, by the names of their parts.

    Raises:
        RequestConformanceError: There is no such shareholder, or the file is no PDF, JPEG or PNG.
        OSError: A file cannot be read.
    """
    found: dict[str, File] = {}
    for index, given in passports.items():
        if type(index) is not int or not 0 <= index < shareholders:
            message = f"passports: {index!r} is the index of no shareholder; there are {shareholders}; nothing was sent"
            raise RequestConformanceError(message, operation="createFormation")
        part = f"shareholder_passport_{index}"
        found[part] = _file(f"passports[{index}]", part, given)
    return found


def _file(where: str, part: str, given: Passport) -> File:
    name, content = _read(where, given)
    kind = next((kind for beginning, kind in _BEGINNINGS.items() if content.startswith(beginning)), None)
    if kind is None:
        why = "is empty; was it read before?" if not content else "begins as no PDF, JPEG or PNG does"
        raise _refused(where, name, why)
    named = mimetypes.guess_type(name or "")[0]
    if named not in {None, kind}:
        raise _refused(where, name, f"begins as {kind} does, while its name stands for {named}")
    return File(content, name or part + _SUFFIXES[kind], kind)


def _read(where: str, given: Passport) -> tuple[str | None, bytes]:
    """The name, without its folder, and the bytes."""
    if isinstance(given, bytes):
        return None, given
    if isinstance(given, str | os.PathLike):
        with open(given, "rb") as opened:  # noqa: PTH123  (whatever os.PathLike it is)
            return PurePath(given).name, opened.read()
    if not hasattr(given, "read"):
        raise _refused(where, None, f"is {type(given).__name__}, not a path, bytes or an open file")
    content = given.read()
    if not isinstance(content, bytes):  # pyright: ignore[reportUnnecessaryIsInstance]  # it may be open as text
        raise _refused(where, None, "was opened as text; open it with mode 'rb'")
    name: object = getattr(given, "name", None)
    return (PurePath(name).name if isinstance(name, str) else None), content


def _refused(where: str, name: str | None, why: str) -> RequestConformanceError:
    shown = f" ({name!r})" if name else ""
    message = f"{where}{shown} {why}; a PDF, JPEG or PNG is wanted; nothing was sent"
    return RequestConformanceError(message, operation="createFormation")
