# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The types that every operation and model shares."""

import enum
import json
from collections.abc import Mapping, MutableMapping
from typing import IO, Any, Final, Generic, Literal, TypeAlias, TypeVar

from attrs import field, frozen

from .serialization import header_value, path_value, query_pairs


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
RequestFiles: TypeAlias = list[tuple[str, FileTypes]]


@frozen
class File:
    """A file to upload: the open file or bytes, its name, and its media type."""

    payload: FileContent = field(repr=False)
    file_name: str | None = None
    mime_type: str | None = None

    def to_tuple(self) -> FileTypes:
        """The form that httpx takes for multipart/form-data."""
        return self.file_name, self.payload, self.mime_type


@frozen
class Parameter:
    """A parameter of an operation: its name on the wire, where it goes, and how a list in it is written."""

    name: str
    location: Literal["path", "query", "header"]
    explode: bool = True


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

    ``values`` holds the parameters that were given, under (location, name on the wire); ``body`` is the JSON value of
    the body, ``files`` the parts of a multipart one; ``media_type`` is None when there is no body.
    """

    operation: Operation
    values: Mapping[tuple[str, str], Any] = field(factory=dict[tuple[str, str], Any], repr=False)
    body: Any = field(default=UNSET, repr=False)
    files: RequestFiles | None = field(default=None, repr=False)
    media_type: str | None = None

    @property
    def target(self) -> str:
        """The path, with its parameters percent-encoded in it (RFC 3986)."""
        path = self.operation.path
        for parameter in self.operation.parameters:
            if parameter.location == "path":
                text = path_value(self.values["path", parameter.name])
                path = path.replace("{" + parameter.name + "}", text)
        return path

    @property
    def query(self) -> list[tuple[str, str]]:
        """The query parameters as they go on the wire, not yet percent-encoded."""
        return [
            pair
            for parameter in self.operation.parameters
            if parameter.location == "query" and ("query", parameter.name) in self.values
            for pair in query_pairs(parameter.name, self.values["query", parameter.name], parameter.explode)
        ]

    @property
    def headers(self) -> dict[str, str]:
        """The header parameters; for a JSON body the Content-Type too (of a multipart one it holds the boundary)."""
        found = {
            parameter.name: header_value(self.values["header", parameter.name])
            for parameter in self.operation.parameters
            if parameter.location == "header" and ("header", parameter.name) in self.values
        }
        if self.media_type is not None and self.files is None:
            found["Content-Type"] = self.media_type
        return found

    @property
    def content(self) -> bytes | None:
        """The JSON body as bytes, or None.  Raises ValueError for NaN and infinities, which JSON does not have."""
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
    "FileTypes",
    "Operation",
    "Parameter",
    "Request",
    "RequestFiles",
    "Response",
    "Unset",
]
