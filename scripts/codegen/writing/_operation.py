"""What the templates want to know of an operation: the document's words beside the generator's types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen
from openapi_python_client.strings import PythonIdentifier

from scripts.codegen.reading import classify_body as body_kind
from scripts.codegen.reading import iter_operations as operations
from scripts.codegen.reading import resolve
from scripts.codegen.writing import _describe, _replies, _security
from scripts.codegen.writing._names import CLASSES
from scripts.codegen.writing._payloads import Payload, styles_of
from scripts.codegen.writing._python_types import classes_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from openapi_python_client.parser.openapi import Endpoint
    from openapi_python_client.parser.properties.protocol import PropertyProtocol

    from scripts.codegen.reading import JSON, Operation
    from scripts.codegen.writing._feed import Feed
    from scripts.codegen.writing._replies import Reply

_LOCATIONS = ("path", "query", "header", "cookie")
# Names that a parameter's argument cannot have: those of the functions and of what they use.
_OURS = CLASSES | {
    *("body", "build", "client", "errors", "httpx", "media_type", "parse", "OPERATION", "UNSET"),
    *("asyncio", "asyncio_detailed", "sync", "sync_detailed"),
}
PREFIX = "field_"  # the generator's own default, for names that are no identifiers


@frozen
class Argument:
    """A parameter as an argument of the operation's functions."""

    python_name: str
    name: str
    location: str
    required: bool
    type: str
    description: str
    wire: str
    """The code that makes its entry in OPERATION."""


@frozen
class Described:
    """An operation, for the template of its module."""

    id: str
    path: str
    deprecated: bool
    secured: bool
    arguments: list[Argument]
    """In the document's order."""
    payloads: list[Payload]
    replies: list[Reply]

    @property
    def path_arguments(self) -> list[Argument]:
        """The positional ones, in the order of the path."""
        found = [argument for argument in self.arguments if argument.location == "path"]
        return sorted(found, key=lambda argument: self.path.find("{" + argument.name + "}"))

    @property
    def keyword_arguments(self) -> list[Argument]:
        """The others: query, header, cookie."""
        found = [argument for argument in self.arguments if argument.location != "path"]
        return sorted(found, key=lambda argument: _LOCATIONS.index(argument.location))


@frozen
class Describer:
    """Describes the operations of one document."""

    document: JSON
    feed: Feed
    type_of: Callable[[PropertyProtocol], str]

    def operation(self, endpoint: Endpoint) -> Described:
        """What the template wants to know of an endpoint."""
        read = self._find(endpoint)
        path, method, operation = read.path, read.method, read.value
        body = resolve(self.document, operation.get("requestBody", {}))
        return Described(
            operation["operationId"],
            path,
            operation.get("deprecated") is True,
            _security.is_secured(self.document, operation),
            [self._argument(endpoint, found) for _, found in read.parameters],
            self._payloads(endpoint, body),
            _replies.replies(self.document, operation, method, endpoint, self.feed.answers[operation["operationId"]]),
        )

    def _find(self, endpoint: Endpoint) -> Operation:
        # The generator renames path parameters in its path; its name comes from the operationId, which is unique.
        for operation in operations(self.document):
            if PythonIdentifier(operation.id, PREFIX) == endpoint.name:
                return operation
        raise LookupError(endpoint.name)

    def _argument(self, endpoint: Endpoint, parameter: JSON) -> Argument:
        name, location = parameter["name"], parameter["in"]
        # A header of a kind that the generator takes in cookies only stands there; see _feed.
        order = ("header", "cookie") if location == "header" else (location,)
        prop = next(
            found
            for place in order
            for found in getattr(endpoint, f"{place}_parameters")
            if found.name.get_untrusted_value() == name
        )
        python_name = str(prop.python_name)
        return Argument(
            f"{python_name}_{location}" if python_name in _OURS else python_name,
            name,
            location,
            bool(prop.required),
            self.type_of(prop),
            _describe.described(self.document, parameter),
            wire(parameter),
        )

    def _payloads(self, endpoint: Endpoint, body: JSON) -> list[Payload]:
        found: list[Payload] = []
        for parsed in endpoint.bodies:
            media_type = parsed.content_type.get_untrusted_value()
            described = body["content"][media_type]
            kind = body_kind(self.document, media_type, described.get("schema", {}))
            styles = styles_of(described.get("encoding", {})) if kind == "form" else []
            found.append(
                Payload(
                    media_type,
                    kind,
                    parsed.prop,
                    self.type_of(parsed.prop),
                    classes_of(parsed.prop),
                    [wire(style) for style in styles],
                )
            )
        return found


def wire(parameter: JSON) -> str:
    """The code of the Parameter that stands for one of the document; what is OpenAPI's default is not written."""
    location, style, explode = parameter["in"], parameter.get("style"), parameter.get("explode")
    default = "form" if location in {"query", "cookie"} else "simple"
    told = [repr(parameter["name"]), repr(location)]
    if "content" in parameter:
        return f"Parameter({', '.join(told)}, content={next(iter(parameter['content']))!r})"
    if style and style != default:
        told.append(repr(style))
    if explode is not None and explode is not ((style or default) in {"form", "deepObject"}):
        told.append(f"explode={explode}")
    if parameter.get("allowReserved") is True:
        told.append("allow_reserved=True")
    return f"Parameter({', '.join(told)})"
