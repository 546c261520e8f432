"""The model of a contract document: operations, parameters, bodies, responses and schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NoReturn, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._wire._strict_json import JSON

Location: TypeAlias = Literal["path", "query", "header"]


class DocumentError(Exception):
    """A contract document that is missing or not supported; the message says what is wrong and where."""


@frozen
class ParameterSpec:
    """One parameter of an operation.

    Attributes:
        name: its name; header names are compared without regard to case.
        location: where it is sent.
        required: whether a request without it is invalid.
        schema: its JSON Schema; a reference points into the document's schemas.
        explode: whether an array's items come as repeated names, and not as one text with commas.

    """

    name: str
    location: Location
    required: bool
    schema: dict[str, JSON]
    explode: bool = True

    @property
    def is_array(self) -> bool:
        """Whether its value is an array."""
        return self.schema.get("type") == "array"


@frozen
class HeaderSpec:
    """One header of a response: whether it is required, its JSON Schema, and its example, if there is one."""

    required: bool
    schema: dict[str, JSON]
    example: JSON = None


@frozen
class MediaTypeSpec:
    """One media type of a body.

    Attributes:
        schema: the JSON Schema of the body.
        examples: the examples that the document gives.
        encoding: the content types that a part of a form may have, by the part's name, where the document lists them.

    """

    schema: dict[str, JSON]
    examples: tuple[JSON, ...] = ()
    encoding: Mapping[str, tuple[str, ...]] = field(factory=dict[str, tuple[str, ...]])


@frozen
class RequestBodySpec:
    """The request body of an operation.

    Attributes:
        required: whether a request without a body is invalid.
        media_types: the media types by name in lower case.

    """

    required: bool
    media_types: Mapping[str, MediaTypeSpec]


@frozen
class ResponseSpec:
    """One documented response.

    Attributes:
        headers: the documented headers, by name in lower case.
        media_types: the media types by name in lower case; empty for a response without content.

    """

    headers: Mapping[str, HeaderSpec]
    media_types: Mapping[str, MediaTypeSpec]


@frozen
class SecurityScheme:
    """One security scheme.

    Attributes:
        name: the document's name for it.
        kind: where its credential is sent: in a header of its own, or in ``Authorization`` as a bearer token.
        header: the header's name.

    """

    name: str
    kind: Literal["header", "bearer"]
    header: str


@frozen
class OperationSpec:
    """One method on one path.

    Attributes:
        operation_id: the document's name for it.
        method: the HTTP method in capitals.
        path: the path template, such as ``/contacts/{contact_id}``.
        parameters: the path's and the operation's own.
        body: the request body, or ``None`` when it takes none.
        responses: the documented responses by status, such as ``"404"``, ``"4XX"`` or ``"default"``.
        security: the requirements of which one has to be met, each a set of schemes; empty when none is needed.
        permissions: the permissions of which one is needed (``x-permissions``), for APIs whose document names them.

    """

    operation_id: str
    method: str
    path: str
    parameters: tuple[ParameterSpec, ...]
    body: RequestBodySpec | None
    responses: Mapping[str, ResponseSpec]
    security: tuple[tuple[SecurityScheme, ...], ...]
    permissions: tuple[str, ...] = ()

    def response(self, status: int) -> ResponseSpec | None:
        """Return the documented response with a status, exact ones before ranges; ``None`` when there is none."""
        for name in (str(status), f"{status // 100}XX", "default"):
            if name in self.responses:
                return self.responses[name]
        return None


@frozen
class ContractDocument:
    """A whole contract document.

    Attributes:
        title: the API's name, for people.
        operations: every operation, in the order of the document.
        schemas: JSON Schema by name, the target of ``#/components/schemas/<name>`` in responses.
        request_schemas: likewise in requests, which have no read-only properties.
        source: the document itself, for what only people read, such as summaries; never changed.

    """

    title: str
    operations: tuple[OperationSpec, ...]
    schemas: dict[str, JSON]
    request_schemas: dict[str, JSON]
    source: dict[str, JSON] = field(factory=dict[str, "JSON"], repr=False)


def as_object(value: JSON, where: str) -> dict[str, JSON]:
    """Return ``value`` when it is an object; raise ``DocumentError`` naming ``where`` when it is not."""
    return value if isinstance(value, dict) else _fail(where, "an object")


def as_array(value: JSON, where: str) -> list[JSON]:
    """Return ``value`` when it is an array; raise ``DocumentError`` naming ``where`` when it is not."""
    return value if isinstance(value, list) else _fail(where, "an array")


def as_text(value: JSON, where: str) -> str:
    """Return ``value`` when it is a text; raise ``DocumentError`` naming ``where`` when it is not."""
    return value if isinstance(value, str) else _fail(where, "a text")


def _fail(where: str, expected: str) -> NoReturn:
    message = f"{where}: {expected} is expected"
    raise DocumentError(message)
