# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The types that every operation and model shares."""

import enum
import json
from collections.abc import Mapping, MutableMapping, Sequence
from typing import IO, Any, Final, Generic, Literal, TypeAlias, TypeVar

from attrs import Factory, field, frozen

from .serialization import Style, encoded, json_text, plain, reserved, styled


class Unset(enum.Enum):
    """The type of :data:`UNSET`.  An enum, so that the one value stays one through copy, deepcopy and pickle."""

    UNSET = "UNSET"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET
"""The value of a field that is absent; ``None`` is JSON null and something else."""

FileContent: TypeAlias = IO[bytes] | bytes
FileTypes: TypeAlias = tuple[str | None, FileContent, str | None]
RequestFiles: TypeAlias = list[tuple[str, FileTypes | Sequence[FileTypes]]]
"""What a body's ``to_multipart`` gives: its parts by name; a list stands for as many parts of that name."""
FileParts: TypeAlias = list[tuple[str, FileTypes]]
"""The parts of a multipart body as they are sent."""


@frozen
class File:
    """A file to upload: the open file or bytes, its name, and its media type."""

    payload: FileContent = field(repr=False)
    file_name: str | None = None
    mime_type: str | None = None

    def to_tuple(self, mime_type: str | None = None) -> FileTypes:
        """The form that httpx takes for multipart/form-data; ``mime_type`` is that of a file which has none itself."""
        # With a name httpx guesses the type from that; without either it would write none, which means text.
        guess = None if self.file_name else "application/octet-stream"
        return self.file_name, self.payload, self.mime_type or mime_type or guess


def _default_style(parameter: Any) -> Style:
    return "form" if parameter.location in {"query", "cookie"} else "simple"


def _default_explode(parameter: Any) -> bool:
    return parameter.style in {"form", "deepObject"}


@frozen
class Parameter:
    """A parameter of an operation: its name on the wire, where it goes, and how its value is written there.

    Style and explode are OpenAPI's, and so are their defaults; ``content`` is the media type of a parameter that has
    one, which then is JSON text instead.
    """

    name: str
    location: Literal["path", "query", "header", "cookie"]
    style: Style = field(default=Factory(_default_style, takes_self=True))
    explode: bool = field(default=Factory(_default_explode, takes_self=True))
    allow_reserved: bool = False
    content: str | None = None

    def written(self, value: Any) -> str | None:
        """The parameter with this value as it goes on the wire; None for an array or object with nothing in it.

        In path, query and cookie it is percent-encoded, in a header it is not.
        """
        encode = plain if self.location == "header" else reserved if self.allow_reserved else encoded
        if self.content is None:
            return styled(self.name, value, self.style, explode=self.explode, encode=encode)
        found = encode(json_text(value))
        return found if self.location in {"path", "header"} else f"{encoded(self.name)}={found}"


@frozen
class Operation:
    """An operation of the document."""

    id: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()


@frozen
class Request:
    """A call that is ready to be sent: made by an operation's ``build``, nothing has been sent.

    ``values`` holds the parameters that were given, as JSON values, under (location, name on the wire); ``body`` is the
    JSON value of the body, ``payload`` the bytes of one that is not JSON, ``files`` the parts of a multipart one;
    ``media_type`` is None when there is no body.
    """

    operation: Operation
    values: Mapping[tuple[str, str], Any] = field(factory=dict[tuple[str, str], Any], repr=False)
    body: Any = field(default=UNSET, repr=False)
    files: FileParts | None = field(default=None, repr=False)
    media_type: str | None = None
    payload: bytes | None = field(default=None, repr=False)

    def _written(self, location: str) -> dict[str, str]:
        found = {
            parameter.name: parameter.written(self.values[location, parameter.name])
            for parameter in self.operation.parameters
            if parameter.location == location and (location, parameter.name) in self.values
        }
        return {name: written for name, written in found.items() if written is not None}

    @property
    def target(self) -> str:
        """The path, with its parameters percent-encoded in it (RFC 3986).

        A segment ``.`` or ``..`` is encoded too: as it is, it would name another path, and HTTP libraries drop it.
        """
        path = self.operation.path
        found = self._written("path")
        for parameter in self.operation.parameters:
            if parameter.location == "path":
                path = path.replace("{" + parameter.name + "}", found.get(parameter.name, ""))
        segments = path.split("/")
        return "/".join(part.replace(".", "%2E") if part in {".", ".."} else part for part in segments)

    @property
    def query_string(self) -> str:
        """The query parameters as they go on the wire, percent-encoded, without the ``?``; "" for none."""
        return "&".join(self._written("query").values())

    @property
    def cookies(self) -> list[str]:
        """The cookie parameters, each as ``name=value``."""
        return list(self._written("cookie").values())

    @property
    def headers(self) -> dict[str, str]:
        """The header parameters and cookies; with a body the Content-Type too (of a multipart one it holds the boundary)."""
        found = self._written("header")
        if self.cookies:
            found["Cookie"] = "; ".join(self.cookies)
        if self.media_type is not None and self.files is None:
            found["Content-Type"] = self.media_type
        return found

    @property
    def content(self) -> bytes | None:
        """The body as bytes, or None.  Raises ValueError for NaN and infinities, which JSON does not have."""
        if self.payload is not None:
            return self.payload
        if isinstance(self.body, Unset):
            return None
        return json.dumps(self.body, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


T = TypeVar("T")


@frozen
class Response(Generic[T]):
    """An answer as received, and what was made of it (None when its status or type is not documented)."""

    status_code: int
    content: bytes = field(repr=False)
    headers: MutableMapping[str, str] = field(repr=False)
    parsed: T | None


__all__ = [
    "UNSET",
    "File",
    "FileContent",
    "FileParts",
    "FileTypes",
    "Operation",
    "Parameter",
    "Request",
    "RequestFiles",
    "Response",
    "Unset",
]
