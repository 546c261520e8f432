# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""Types that all operations and models share."""

import enum
import json
from collections.abc import Mapping, MutableMapping, Sequence
from typing import IO, Any, Final, Generic, Literal, TypeAlias, TypeVar, cast

from attrs import Factory, field, frozen

from .serialization import Style, keep_text, percent_encode, percent_encode_reserved, serialize, to_json_text


class Unset(enum.Enum):
    """The type of :data:`UNSET`: an enum, so that copy, deepcopy and pickle keep its only value."""

    UNSET = "UNSET"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET
"""The value of an absent field; ``None`` is JSON null."""


_MAX_DEPTH: Final = 20
PERSONAL: Final = frozenset[str](["cost", "tax_reference", "taxes", "vat"])
"""The properties of the document with personal data."""


def hide(value: object) -> str:
    """Return the repr of a field with personal data, without the value."""
    return repr(value) if value is None or value is UNSET else "[hidden]"


def hide_personal(value: object, depth: int = 0) -> str:
    """Return the repr of JSON, without the values of properties with personal data."""
    if isinstance(value, dict) and depth <= _MAX_DEPTH:
        fields = cast("dict[object, object]", value)
        texts = [
            f"{name!r}: {hide(item) if name in PERSONAL else hide_personal(item, depth + 1)}"
            for name, item in fields.items()
        ]
        return "{" + ", ".join(texts) + "}"
    if isinstance(value, list) and depth <= _MAX_DEPTH:
        return "[" + ", ".join(hide_personal(item, depth + 1) for item in cast("list[object]", value)) + "]"
    return "..." if isinstance(value, dict | list) else repr(value)


FileContent: TypeAlias = IO[bytes] | bytes
FileTypes: TypeAlias = tuple[str | None, FileContent, str | None]
RequestFiles: TypeAlias = list[tuple[str, FileTypes | Sequence[FileTypes]]]
"""The parts of a multipart body by name, as ``to_multipart`` returns them; a list is several parts of that name."""
FileParts: TypeAlias = list[tuple[str, FileTypes]]
"""The parts of a multipart body as they are sent."""


@frozen
class File:
    """A file to upload: its bytes or an open file, its name and its media type."""

    payload: FileContent = field(repr=False)
    file_name: str | None = None
    mime_type: str | None = None

    def to_tuple(self, mime_type: str | None = None) -> FileTypes:
        """Return the file as httpx takes it in multipart/form-data; ``mime_type`` is for a file without one of its own."""
        # httpx guesses the type from a name; without either it would send none, which means text.
        default = None if self.file_name else "application/octet-stream"
        return self.file_name, self.payload, self.mime_type or mime_type or default


def _default_style(parameter: Any) -> Style:
    return "form" if parameter.location in {"query", "cookie"} else "simple"


def _default_explode(parameter: Any) -> bool:
    return parameter.style in {"form", "deepObject"}


@frozen
class Parameter:
    """A parameter of an operation; ``style`` and ``explode`` are OpenAPI's, with its defaults."""

    name: str
    location: Literal["path", "query", "header", "cookie"]
    style: Style = field(default=Factory(_default_style, takes_self=True))
    explode: bool = field(default=Factory(_default_explode, takes_self=True))
    allow_reserved: bool = False
    content: str | None = None
    """The media type of a parameter that is sent as JSON text instead of in a style."""

    def serialize(self, value: Any) -> str | None:
        """Return the parameter as it is sent with a value; None for an empty array or object.

        It is percent-encoded in path, query and cookie.
        """
        if self.location == "header":
            encode = keep_text
        else:
            encode = percent_encode_reserved if self.allow_reserved else percent_encode
        if self.content is None:
            return serialize(self.name, value, self.style, explode=self.explode, encode=encode)
        text = encode(to_json_text(value))
        return text if self.location in {"path", "header"} else f"{percent_encode(self.name)}={text}"


@frozen
class Operation:
    """An operation of the document."""

    id: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    security: tuple[tuple[str, ...], ...] | None = None
    """The security schemes whose credentials it needs together, the alternatives in order; None where no operation says."""


@frozen
class Request:
    """A request as an operation's ``build`` returns it; nothing has been sent."""

    operation: Operation
    values: Mapping[tuple[str, str], Any] = field(factory=dict[tuple[str, str], Any], repr=False)
    """The values of the parameters as JSON, by location and name."""
    body: Any = field(default=UNSET, repr=False)
    """The JSON value of the body."""
    files: FileParts | None = field(default=None, repr=False)
    """The parts of a multipart body."""
    media_type: str | None = None
    """The media type of the body; None when there is none."""
    payload: bytes | None = field(default=None, repr=False)
    """The bytes of a body that is not JSON."""

    def _serialize(self, location: str) -> dict[str, str]:
        texts = {
            parameter.name: parameter.serialize(self.values[location, parameter.name])
            for parameter in self.operation.parameters
            if parameter.location == location and (location, parameter.name) in self.values
        }
        return {name: text for name, text in texts.items() if text is not None}

    @property
    def target(self) -> str:
        """The path with its parameters, percent-encoded (RFC 3986).

        A segment ``.`` or ``..`` is encoded too: otherwise it would lead to another path.
        """
        path = self.operation.path
        texts = self._serialize("path")
        for parameter in self.operation.parameters:
            if parameter.location == "path":
                path = path.replace("{" + parameter.name + "}", texts.get(parameter.name, ""))
        segments = path.split("/")
        return "/".join(part.replace(".", "%2E") if part in {".", ".."} else part for part in segments)

    @property
    def query_string(self) -> str:
        """The query parameters, percent-encoded, without the ``?``; "" for none."""
        return "&".join(self._serialize("query").values())

    @property
    def cookies(self) -> list[str]:
        """The cookie parameters, each as ``name=value``."""
        return list(self._serialize("cookie").values())

    @property
    def headers(self) -> dict[str, str]:
        """The header parameters, cookies, and the Content-Type; that of a multipart body comes from httpx."""
        headers = self._serialize("header")
        if self.cookies:
            headers["Cookie"] = "; ".join(self.cookies)
        if self.media_type is not None and self.files is None:
            headers["Content-Type"] = self.media_type
        return headers

    @property
    def content(self) -> bytes | None:
        """The bytes of the body, or None.

        Raises:
            ValueError: The body has NaN or an infinity in it, which JSON does not allow.
        """
        if self.payload is not None:
            return self.payload
        if isinstance(self.body, Unset):
            return None
        return json.dumps(self.body, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


T = TypeVar("T")


@frozen
class Response(Generic[T]):
    """A response; ``parsed`` is None when the document does not list its status or media type."""

    status_code: int
    content: bytes = field(repr=False)
    headers: MutableMapping[str, str] = field(repr=False)
    parsed: T | None


__all__ = [
    "PERSONAL",
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
    "hide",
    "hide_personal",
]
