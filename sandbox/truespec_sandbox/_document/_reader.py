"""Reading a contract document: an OpenAPI 3.0 document as JSON, resolved and checked for what the server can serve."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING
from urllib.parse import unquote

import attrs

from truespec_sandbox._document._json_schema import to_json_schema
from truespec_sandbox._document._model import (
    ContractDocument,
    DocumentError,
    HeaderSpec,
    Location,
    MediaTypeSpec,
    OperationSpec,
    ParameterSpec,
    RequestBodySpec,
    ResponseSpec,
    SecurityScheme,
    as_array,
    as_object,
    as_text,
)
from truespec_sandbox._wire._strict_json import JSON, MalformedJSONError, parse

if TYPE_CHECKING:
    from truespec_sandbox._wire._strict_json import JSON


_MOST_STEPS = 32


@attrs.frozen
class DocumentRoot:
    """The document.

    Attributes:
        value: its JSON.

    """

    value: dict[str, JSON]

    def resolved(self, raw: JSON, where: str) -> dict[str, JSON]:
        """Return an object, or what it refers to.

        Args:
            raw: the object, or a Reference Object.
            where: its place, for errors.

        Returns:
            The object, which is no reference.

        Raises:
            DocumentError: it is no object, or the reference leads nowhere, in a circle, or out of the document.

        """
        value = as_object(raw, where)
        for _ in range(_MOST_STEPS):
            if "$ref" not in value:
                return value
            value = self._target(as_text(value["$ref"], where))
        message = f"{where}: the reference goes in a circle"
        raise DocumentError(message)

    def component(self, kind: str) -> dict[str, JSON]:
        """Return the components of one kind by name, such as ``schemas``; empty when there are none."""
        components = as_object(self.value.get("components", {}), "components")
        return as_object(components.get(kind, {}), f"components/{kind}")

    def _target(self, reference: str) -> dict[str, JSON]:
        target: JSON = self.value
        for part in unquote(reference).removeprefix("#/").split("/"):
            name = part.replace("~1", "/").replace("~0", "~")
            if isinstance(target, list):
                target = dict(enumerate(target)).get(int(name) if name.isdecimal() else -1)
            else:
                target = as_object(target, reference).get(name)
        return as_object(target, reference)


_USUAL_STYLE: dict[Location, str] = {"path": "simple", "query": "form", "header": "simple"}


def read_parameter(root: DocumentRoot, raw: JSON, where: str) -> ParameterSpec:
    """Read one parameter.

    Args:
        root: the document.
        raw: the Parameter Object, or a reference to it.
        where: its operation, for errors.

    Returns:
        The parameter.

    Raises:
        DocumentError: it is broken, or of a form that this server does not know: in a cookie, an object, an array
            outside the query, or in a style other than its location's usual one.

    """
    parameter = root.resolved(raw, where)
    name = as_text(parameter.get("name"), f"{where}/parameters/name")
    where = f"{where}/parameters/{name}"
    location = _location(parameter.get("in"), where)
    schema = to_json_schema(root.resolved(parameter.get("schema"), where))
    if isinstance(schema.get("items"), dict):
        # The items' type says how each text is read, so it has to stand there and not behind a reference.
        schema["items"] = to_json_schema(root.resolved(schema["items"], where))
    _refuse_unknown_forms(parameter, location, schema, where)
    return ParameterSpec(
        name=name,
        location=location,
        required=parameter.get("required") is True,
        schema=schema,
        explode=parameter.get("explode", True) is True,
    )


def _refuse_unknown_forms(parameter: dict[str, JSON], location: Location, schema: dict[str, JSON], where: str) -> None:
    usual = _USUAL_STYLE[location]
    if parameter.get("style", usual) != usual:
        message = f"{where}: the style {parameter['style']!r} is not served in the {location}, only {usual!r}"
        raise DocumentError(message)
    if schema.get("type") == "object" or (schema.get("type") == "array" and location != "query"):
        message = f"{where}: only plain values, and arrays in the query, are served as parameters"
        raise DocumentError(message)


def _location(value: JSON, where: str) -> Location:
    match value:
        case "path" | "query" | "header":
            return value
        case _:
            message = f"{where}: parameters in {value!r} are not served"
            raise DocumentError(message)


def read_response(root: DocumentRoot, raw: JSON, where: str) -> ResponseSpec:
    """Read one answer.

    Args:
        root: the document.
        raw: the Response Object, or a reference to it.
        where: its place, for errors.

    Returns:
        The answer.

    Raises:
        DocumentError: it is broken.

    """
    response = root.resolved(raw, where)
    headers = as_object(response.get("headers", {}), f"{where}/headers")
    return ResponseSpec(
        headers={
            name.lower(): _header(root, each, f"{where}/headers/{name}")
            for name, each in headers.items()
            if name.lower() != "content-type"  # OpenAPI: whatever is said of it here does not count
        },
        media_types=read_content(root, response.get("content", {}), f"{where}/content"),
    )


def read_content(root: DocumentRoot, raw: JSON, where: str) -> dict[str, MediaTypeSpec]:
    """Read what a body may be, of a request or of an answer.

    Args:
        root: the document.
        raw: the map of Media Type Objects.
        where: its place, for errors.

    Returns:
        The media types by their names in lower case.

    Raises:
        DocumentError: one of them is broken.

    """
    content = as_object(raw, where)
    return {
        name.lower(): _media_type(root, as_object(each, where), f"{where}/{name}") for name, each in content.items()
    }


def _header(root: DocumentRoot, raw: JSON, where: str) -> HeaderSpec:
    header = root.resolved(raw, where)
    return HeaderSpec(
        required=header.get("required") is True,
        schema=to_json_schema(root.resolved(header.get("schema", {}), where)),
        example=header.get("example"),
    )


def _media_type(root: DocumentRoot, raw: dict[str, JSON], where: str) -> MediaTypeSpec:
    examples = as_object(raw.get("examples", {}), f"{where}/examples")
    named = [root.resolved(each, f"{where}/examples/{name}").get("value") for name, each in examples.items()]
    alone = [raw["example"]] if "example" in raw else []
    encoding = as_object(raw.get("encoding", {}), f"{where}/encoding")
    return MediaTypeSpec(
        schema=to_json_schema(raw.get("schema", {})),
        examples=(*alone, *named),
        encoding={part: _content_types(each, f"{where}/encoding/{part}") for part, each in encoding.items()},
    )


def _content_types(raw: JSON, where: str) -> tuple[str, ...]:
    listed = as_text(as_object(raw, where).get("contentType", ""), f"{where}/contentType")
    return tuple(each.strip().lower() for each in listed.split(",") if each.strip())


def read_security(root: DocumentRoot, operation: dict[str, JSON], where: str) -> tuple[tuple[SecurityScheme, ...], ...]:
    """Read the requirements of one operation, its own or the document's.

    Args:
        root: the document.
        operation: the Operation Object.
        where: its place, for errors.

    Returns:
        The requirements of which one has to be met, each a set of schemes; empty when no credential is needed, or
        one may be left out.

    Raises:
        DocumentError: a scheme is not declared, or of a kind that this server does not know.

    """
    raw = operation.get("security", root.value.get("security", []))
    requirements = [as_object(each, f"{where}/security") for each in as_array(raw, f"{where}/security")]
    found = tuple(tuple(_scheme(root, name) for name in requirement) for requirement in requirements)
    return found if all(found) else ()


def _scheme(root: DocumentRoot, name: str) -> SecurityScheme:
    where = f"components/securitySchemes/{name}"
    scheme = root.resolved(root.component("securitySchemes").get(name), where)
    match scheme.get("type"), scheme.get("in"), str(scheme.get("scheme", "")).lower():
        case "apiKey", "header", _:
            return SecurityScheme(name, "header", as_text(scheme.get("name"), f"{where}/name"))
        case "http", _, "bearer":
            return SecurityScheme(name, "bearer", "Authorization")
        case _:
            message = f"{where}: only API keys in headers and bearer tokens are served"
            raise DocumentError(message)


METHODS = ("get", "put", "post", "delete", "patch")


def load(api: str) -> ContractDocument:
    """Read the contract document of an API from the package's data.

    Args:
        api: the API's name, such as ``clemta``.

    Returns:
        The document, ready to serve from.

    Raises:
        DocumentError: the file is not in the package, is not JSON, or holds something that this server does not know.

    """
    place = resources.files("truespec_sandbox") / "documents" / f"{api}.json"
    try:
        raw = parse(place.read_bytes())
    except FileNotFoundError:
        message = f"no contract document for {api!r} in the package; run `make generate` to write it"
        raise DocumentError(message) from None
    except MalformedJSONError as error:
        message = f"the contract document of {api!r} is not JSON: {error}"
        raise DocumentError(message) from None
    return read(raw)


def read(raw: JSON) -> ContractDocument:
    """Make a document from its JSON.

    Args:
        raw: an OpenAPI 3.0 document.

    Returns:
        The document, ready to serve from.

    Raises:
        DocumentError: it holds something that this server does not know; nothing is passed over in silence.

    """
    root = DocumentRoot(as_object(raw, "document"))
    version = as_text(root.value.get("openapi"), "openapi")
    if not version.startswith("3.0."):
        message = f"openapi: only 3.0 is served, found {version}"
        raise DocumentError(message)
    return ContractDocument(
        title=as_text(as_object(root.value.get("info"), "info").get("title"), "info/title"),
        operations=tuple(_operations(root)),
        schemas={name: to_json_schema(schema) for name, schema in root.component("schemas").items()},
        source=root.value,
    )


def _operations(root: DocumentRoot) -> list[OperationSpec]:
    found: list[OperationSpec] = []
    for path, raw_item in as_object(root.value.get("paths"), "paths").items():
        item = as_object(raw_item, path)
        shared = as_array(item.get("parameters", []), f"{path}/parameters")
        found += [
            _operation(root, path, method, as_object(item[method], f"{path}/{method}"), shared)
            for method in METHODS
            if method in item
        ]
    return found


def _operation(root: DocumentRoot, path: str, method: str, raw: dict[str, JSON], shared: list[JSON]) -> OperationSpec:
    where = f"{path}/{method}"
    own = as_array(raw.get("parameters", []), f"{where}/parameters")
    # A parameter of the operation takes the place of the path's one with the same name and location.
    parameters = {(one.location, one.name): one for one in (read_parameter(root, each, where) for each in shared + own)}
    responses = as_object(raw.get("responses"), f"{where}/responses")
    return OperationSpec(
        operation_id=as_text(raw.get("operationId"), f"{where}/operationId"),
        method=method.upper(),
        path=path,
        parameters=tuple(parameters.values()),
        body=_body(root, raw["requestBody"], where) if "requestBody" in raw else None,
        responses={
            status: read_response(root, each, f"{where}/responses/{status}") for status, each in responses.items()
        },
        security=read_security(root, raw, where),
        permissions=tuple(
            as_text(each, f"{where}/x-permissions")
            for each in as_array(raw.get("x-permissions", []), f"{where}/x-permissions")
        ),
    )


def _body(root: DocumentRoot, raw: JSON, where: str) -> RequestBodySpec:
    body = root.resolved(raw, f"{where}/requestBody")
    return RequestBodySpec(
        required=body.get("required") is True,
        media_types=read_content(root, body.get("content"), f"{where}/requestBody/content"),
    )
