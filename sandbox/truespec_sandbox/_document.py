"""The contract document as the server sees it: operations, parameters, bodies, schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._strict_json import JSON

Location: TypeAlias = Literal["path", "query", "header"]


class DocumentError(Exception):
    """A contract document that is absent or that the server cannot hold to; the text says what and where."""


@attrs.frozen
class Parameter:
    """One parameter of an operation.

    Attributes:
        name: its name; header names are compared without regard to case.
        location: where it travels.
        required: whether a request without it is refused.
        schema: its JSON Schema; a reference points into the document's schemas.

    """

    name: str
    location: Location
    required: bool
    schema: dict[str, JSON]


@attrs.frozen
class Body:
    """What the request body of an operation may be.

    Attributes:
        required: whether a request without a body is refused.
        media_types: JSON Schema by media type, in lower case.

    """

    required: bool
    media_types: Mapping[str, dict[str, JSON]]


@attrs.frozen
class Operation:
    """One method on one path.

    Attributes:
        operation_id: the document's name for it.
        method: the HTTP method in capitals.
        path: the path template, such as ``/contacts/{contact_id}``.
        parameters: the path's and the operation's own.
        body: the request body, or ``None`` when it takes none.
        statuses: the documented statuses, such as ``"404"``.
        key_header: the header that carries the API key, or ``None`` when none is needed.

    """

    operation_id: str
    method: str
    path: str
    parameters: tuple[Parameter, ...]
    body: Body | None
    statuses: frozenset[str]
    key_header: str | None


@attrs.frozen
class Document:
    """A whole contract document.

    Attributes:
        title: the API's name, for people.
        operations: every operation, in the order of the document.
        schemas: JSON Schema by name, the target of ``#/components/schemas/<name>``.

    """

    title: str
    operations: tuple[Operation, ...]
    schemas: dict[str, JSON]
