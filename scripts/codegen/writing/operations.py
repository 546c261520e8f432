"""Operations for the templates: their arguments, request bodies and responses, and the document's security schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from scripts.codegen.reading import classify_body, iter_operations, resolve, value_types
from scripts.codegen.writing.docstrings import describe_parameter
from scripts.codegen.writing.expressions import annotate, list_json_types, list_python_types
from scripts.codegen.writing.names import RESERVED_ARGUMENTS, to_module_name

if TYPE_CHECKING:
    from openapi_python_client.parser.openapi import Endpoint
    from openapi_python_client.parser.properties.protocol import PropertyProtocol

    from scripts.codegen.reading import JSON, Operation
    from scripts.codegen.writing.generator_input import GeneratorInput

_LOCATIONS = ("path", "query", "header", "cookie")
_STYLE_KEYWORDS = ("style", "explode", "allowReserved")


@frozen
class Argument:
    """A parameter as an argument of the operation's functions."""

    python_name: str
    name: str
    """The parameter's name on the wire."""
    location: str
    required: bool
    type: str
    description: str
    declaration: str
    """The code of its Parameter in OPERATION."""


@frozen
class BodyOption:
    """One media type of a request body."""

    media_type: str
    kind: str
    """json, form, multipart, text or binary."""
    prop: PropertyProtocol
    type: str
    python_types: str
    """The types that such a body may have, as the inside of a tuple."""
    field_styles: list[str]
    """The code of the Parameters of a form's fields that have a style of their own."""


@frozen
class ResponseContent:
    """One media type of a response."""

    media_type: str
    kind: str
    """json, text or binary."""
    prop: PropertyProtocol
    json_types: str
    """The Python types that its parsed JSON may have, as code; "" for any."""

    @property
    def type(self) -> str:
        """The annotation of the parsed body."""
        return {"text": "str", "binary": "File"}.get(self.kind) or annotate(self.prop)


@frozen
class ResponseCase:
    """The response with one status, range of statuses, or ``default``."""

    status: str
    contents: list[ResponseContent]
    """Empty for a response without content."""

    @property
    def condition(self) -> str:
        """The condition on ``status``, as code; "" for ``default``."""
        if self.status == "default":
            return ""
        if self.status.endswith("XX"):
            return f"{self.status[0]}00 <= status <= {self.status[0]}99"
        return f"status == {self.status}"

    @property
    def is_success(self) -> bool:
        """Whether the status is one of a success response or a redirection, 304 among them."""
        return self.status != "default" and self.status < "4"

    @property
    def json_contents(self) -> list[ResponseContent]:
        """The contents with a JSON media type."""
        return [content for content in self.contents if content.kind == "json"]


@frozen
class OperationContext:
    """An operation, for the template of its module."""

    id: str
    path: str
    deprecated: bool
    secured: bool
    security: str | None
    """The code of its security requirements; None where the document has none at all."""
    arguments: list[Argument]
    """In the document's order."""
    bodies: list[BodyOption]
    responses: list[ResponseCase]
    """In the order in which they are tried: statuses, ranges, default."""

    @property
    def path_arguments(self) -> list[Argument]:
        """The positional arguments, in the order of the path."""
        arguments = [argument for argument in self.arguments if argument.location == "path"]
        return sorted(arguments, key=lambda argument: self.path.find("{" + argument.name + "}"))

    @property
    def keyword_arguments(self) -> list[Argument]:
        """The other arguments: query, header, cookie."""
        arguments = [argument for argument in self.arguments if argument.location != "path"]
        return sorted(arguments, key=lambda argument: _LOCATIONS.index(argument.location))

    @property
    def successes(self) -> list[ResponseCase]:
        """The responses that ``parse`` takes: the successes, or ``default`` when the document lists none."""
        successes = [response for response in self.responses if response.is_success]
        return successes or [response for response in self.responses if response.status == "default"]

    @property
    def body_type(self) -> str:
        """The annotation of the request body."""
        types = [body.type for body in self.bodies]
        return "Any" if "Any" in types else " | ".join(dict.fromkeys(types))

    @property
    def success_type(self) -> str:
        """The annotation of the value that ``parse`` returns."""
        types = [content.type for response in self.successes for content in response.contents]
        return _join_types(types + ["None" for response in self.successes if not response.contents])

    @property
    def response_type(self) -> str:
        """The annotation of the parsed bodies of all responses."""
        return _join_types([content.type for response in self.responses for content in response.contents])


def _join_types(types: list[str]) -> str:
    return "Any" if "Any" in types else " | ".join(sorted(set(types))) or "None"


class ContextBuilder:
    """Builds the contexts of one document's operations."""

    def __init__(self, document: JSON, generator_input: GeneratorInput) -> None:
        self._document = document
        self._variants = generator_input.responses
        self._has_security = "security" in document or any(
            "security" in operation.value for operation in iter_operations(document)
        )
        # The generator renames path parameters in its paths; an endpoint's name comes from the operationId.
        self._operations = {to_module_name(operation.id): operation for operation in iter_operations(document)}

    def build(self, endpoint: Endpoint) -> OperationContext:
        """Return the context of an endpoint that openapi-python-client parsed."""
        operation = self._operations[str(endpoint.name)]
        security: list[JSON] = operation.value.get("security", self._document.get("security", []))
        # A document that never says it leaves it to the caller; in another one, silence means none (OpenAPI 3.0.4, 4.7.10).
        code = repr(tuple(tuple(requirement) for requirement in security)) if self._has_security else None
        return OperationContext(
            operation.id,
            operation.path,
            operation.value.get("deprecated") is True,
            bool(security) and all(security),  # an empty requirement makes credentials optional
            code,
            [self._build_argument(endpoint, parameter) for _, parameter in operation.parameters],
            self._build_bodies(endpoint, operation),
            self._build_responses(endpoint, operation),
        )

    def _build_argument(self, endpoint: Endpoint, parameter: JSON) -> Argument:
        name, location = parameter["name"], parameter["in"]
        # A header of a type that the generator takes in cookies only is there; see generator_input.
        locations = ("header", "cookie") if location == "header" else (location,)
        prop = next(
            prop
            for each in locations
            for prop in getattr(endpoint, f"{each}_parameters")
            if prop.name.get_untrusted_value() == name
        )
        python_name = str(prop.python_name)
        return Argument(
            f"{python_name}_{location}" if python_name in RESERVED_ARGUMENTS else python_name,
            name,
            location,
            bool(prop.required),
            annotate(prop),
            describe_parameter(self._document, parameter),
            _declare_parameter(parameter),
        )

    def _build_bodies(self, endpoint: Endpoint, operation: Operation) -> list[BodyOption]:
        bodies: list[BodyOption] = []
        for body in endpoint.bodies:
            media_type = body.content_type.get_untrusted_value()
            media_object = operation.request_content[media_type]
            kind = classify_body(self._document, media_type, media_object.get("schema", {}))
            styles = _list_field_styles(media_object.get("encoding", {})) if kind == "form" else []
            types = list_python_types(body.prop)
            bodies.append(BodyOption(media_type, kind, body.prop, annotate(body.prop), types, styles))
        return bodies

    def _build_responses(self, endpoint: Endpoint, operation: Operation) -> list[ResponseCase]:
        props = {response.status_code.pattern: response.prop for response in endpoint.responses}
        cases: dict[str, ResponseCase] = {}
        for code, variant in self._variants[operation.id].items():
            case = cases.setdefault(variant.status, ResponseCase(variant.status, []))
            if variant.kind and operation.method != "head":  # a HEAD response has no content (RFC 9110, section 9.3.2)
                content = operation.responses[variant.status].value["content"]
                types = value_types(self._document, content[variant.media_type].get("schema", {}))
                json_types = list_json_types(types) if variant.kind == "json" else ""
                case.contents.append(ResponseContent(variant.media_type, variant.kind, props[code], json_types))
        return sorted(cases.values(), key=lambda case: (case.status == "default", "XX" in case.status, case.status))


def _list_field_styles(encoding: JSON) -> list[str]:
    """Return the code of a Parameter for each form field with a style, which is written like one in a query."""
    return [
        _declare_parameter(
            {"name": name, "in": "query", **{keyword: part[keyword] for keyword in _STYLE_KEYWORDS if keyword in part}}
        )
        for name, part in encoding.items()
        if any(keyword in part for keyword in _STYLE_KEYWORDS)
    ]


def _declare_parameter(parameter: JSON) -> str:
    """Return the code of a Parameter; OpenAPI's defaults are left out."""
    location, style, explode = parameter["in"], parameter.get("style"), parameter.get("explode")
    default_style = "form" if location in {"query", "cookie"} else "simple"
    arguments = [repr(parameter["name"]), repr(location)]
    if "content" in parameter:
        return f"Parameter({', '.join(arguments)}, content={next(iter(parameter['content']))!r})"
    if style and style != default_style:
        arguments.append(repr(style))
    if explode is not None and explode is not ((style or default_style) in {"form", "deepObject"}):
        arguments.append(f"explode={explode}")
    if parameter.get("allowReserved") is True:
        arguments.append("allow_reserved=True")
    return f"Parameter({', '.join(arguments)})"


@frozen
class SecurityScheme:
    """A security scheme: its name in the document, and where its credential is sent."""

    id: str
    location: str
    name: str
    prefix: str


def list_security_schemes(document: JSON) -> list[SecurityScheme]:
    """Return the security schemes of a document, first the one whose credential is the client's ``token``.

    That is the bearer scheme, else the first that the document's own `security` names, else the first.
    """
    schemes: list[SecurityScheme] = []
    for name, value in document.get("components", {}).get("securitySchemes", {}).items():
        scheme = resolve(document, value)
        if scheme["type"] == "http":
            schemes.append(SecurityScheme(name, "header", "Authorization", "Bearer"))
        else:
            schemes.append(SecurityScheme(name, scheme["in"], scheme["name"], ""))
    requirements: list[dict[str, JSON]] = document.get("security", [])
    required = {name for requirement in requirements for name in requirement}
    return sorted(schemes, key=lambda scheme: (not scheme.prefix, scheme.id not in required))
