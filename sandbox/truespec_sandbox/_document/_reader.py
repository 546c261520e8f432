"""Reader of contract documents: OpenAPI 3.0 as JSON, with references resolved and unsupported features rejected."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING
from urllib.parse import unquote

from attrs import evolve, frozen

from truespec_sandbox._document._json_schema import to_json_schema
from truespec_sandbox._document._model import (
    ContractDocument,
    DocumentError,
    HeaderSpec,
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
from truespec_sandbox._document._sides import keep_side
from truespec_sandbox._wire._strict_json import JSON, MalformedJSONError, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._document._model import Location

METHODS = ("get", "put", "post", "delete", "patch")
_DEFAULT_STYLE: dict[Location, str] = {"path": "simple", "query": "form", "header": "simple"}
_LONGEST_CHAIN = 32


def load_document(api: str) -> ContractDocument:
    """Read the contract document of an API from the package's data.

    Args:
        api: the API's name, such as ``clemta``.

    Returns:
        The document.

    Raises:
        DocumentError: the file is not in the package, is not JSON, or has something that the sandbox does not support.

    """
    file = resources.files("truespec_sandbox") / "documents" / f"{api}.json"
    try:
        raw = parse(file.read_bytes())
    except FileNotFoundError:
        message = f"no contract document for {api!r} in the package; run `make generate` to write it"
        raise DocumentError(message) from None
    except MalformedJSONError as error:
        message = f"the contract document of {api!r} is not JSON: {error}"
        raise DocumentError(message) from None
    return read_document(raw)


def read_document(raw: JSON) -> ContractDocument:
    """Build a document from its JSON.

    Args:
        raw: an OpenAPI 3.0 document.

    Returns:
        The document.

    Raises:
        DocumentError: it has something that the sandbox does not support; nothing is ignored silently.

    """
    root = DocumentRoot(as_object(raw, "document"))
    version = as_text(root.value.get("openapi"), "openapi")
    if not version.startswith("3.0."):
        message = f"openapi: version {version} is not supported, only 3.0"
        raise DocumentError(message)
    schemas: dict[str, JSON] = {name: to_json_schema(schema) for name, schema in root.components("schemas").items()}
    return ContractDocument(
        title=as_text(as_object(root.value.get("info"), "info").get("title"), "info/title"),
        operations=tuple(_keep_sides(operation, schemas) for operation in _read_operations(root)),
        schemas={name: keep_side(schema, "writeOnly", schemas) for name, schema in schemas.items()},
        request_schemas={name: keep_side(schema, "readOnly", schemas) for name, schema in schemas.items()},
        source=root.value,
    )


def _keep_sides(operation: OperationSpec, schemas: dict[str, JSON]) -> OperationSpec:
    """Return an operation whose request and responses each require the properties of their own side."""

    def keep(media_types: Mapping[str, MediaTypeSpec], excluded: str) -> dict[str, MediaTypeSpec]:
        return {
            name: evolve(each, schema=as_object(keep_side(each.schema, excluded, schemas), name))
            for name, each in media_types.items()
        }

    body = operation.body
    return evolve(
        operation,
        body=evolve(body, media_types=keep(body.media_types, "readOnly")) if body else None,
        responses={
            status: evolve(each, media_types=keep(each.media_types, "writeOnly"))
            for status, each in operation.responses.items()
        },
    )


@frozen
class DocumentRoot:
    """The root of a document, at which references start.

    Attributes:
        value: its JSON.

    """

    value: dict[str, JSON]

    def resolve(self, raw: JSON, where: str) -> dict[str, JSON]:
        """Return an object, or the target of a reference to one.

        Args:
            raw: the object, or a Reference Object.
            where: its place, for errors.

        Returns:
            The object, which is no reference.

        Raises:
            DocumentError: it is no object, or the reference leads nowhere, in a circle, or out of the document.

        """
        value = as_object(raw, where)
        for _ in range(_LONGEST_CHAIN):
            if "$ref" not in value:
                return value
            value = self._target(as_text(value["$ref"], where))
        message = f"{where}: the reference goes in a circle"
        raise DocumentError(message)

    def components(self, kind: str) -> dict[str, JSON]:
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


def _read_operations(root: DocumentRoot) -> list[OperationSpec]:
    operations: list[OperationSpec] = []
    for path, raw_item in as_object(root.value.get("paths"), "paths").items():
        item = as_object(raw_item, path)
        shared = as_array(item.get("parameters", []), f"{path}/parameters")
        operations += [
            _read_operation(root, path, method, as_object(item[method], f"{path}/{method}"), shared)
            for method in METHODS
            if method in item
        ]
    return operations


def _read_operation(
    root: DocumentRoot, path: str, method: str, raw: dict[str, JSON], shared: list[JSON]
) -> OperationSpec:
    where = f"{path}/{method}"
    own = as_array(raw.get("parameters", []), f"{where}/parameters")
    # A parameter of the operation replaces the path's one with the same name and location.
    parameters = {
        (one.location, one.name): one for one in (_read_parameter(root, each, where) for each in shared + own)
    }
    responses = as_object(raw.get("responses"), f"{where}/responses")
    permissions = as_array(raw.get("x-permissions", []), f"{where}/x-permissions")
    return OperationSpec(
        operation_id=as_text(raw.get("operationId"), f"{where}/operationId"),
        method=method.upper(),
        path=path,
        parameters=tuple(parameters.values()),
        body=_read_body(root, raw["requestBody"], f"{where}/requestBody") if "requestBody" in raw else None,
        responses={
            status: _read_response(root, each, f"{where}/responses/{status}") for status, each in responses.items()
        },
        security=_read_security(root, raw, f"{where}/security"),
        permissions=tuple(as_text(each, f"{where}/x-permissions") for each in permissions),
    )


def _read_parameter(root: DocumentRoot, raw: JSON, where: str) -> ParameterSpec:
    parameter = root.resolve(raw, where)
    name = as_text(parameter.get("name"), f"{where}/parameters/name")
    where = f"{where}/parameters/{name}"
    location = _read_location(parameter.get("in"), where)
    schema = to_json_schema(root.resolve(parameter.get("schema"), where))
    if isinstance(schema.get("items"), dict):
        # The items' type decides how each text is parsed, so it has to stand there and not behind a reference.
        schema["items"] = to_json_schema(root.resolve(schema["items"], where))
    style = parameter.get("style", _DEFAULT_STYLE[location])
    if style != _DEFAULT_STYLE[location]:
        message = f"{where}: the style {style!r} is not supported in the {location}, only {_DEFAULT_STYLE[location]!r}"
        raise DocumentError(message)
    if schema.get("type") == "object" or (schema.get("type") == "array" and location != "query"):
        message = f"{where}: only plain values, and arrays in the query, are supported as parameters"
        raise DocumentError(message)
    return ParameterSpec(
        name=name,
        location=location,
        required=parameter.get("required") is True,
        schema=schema,
        explode=parameter.get("explode", True) is True,
    )


def _read_location(value: JSON, where: str) -> Location:
    match value:
        case "path" | "query" | "header":
            return value
        case _:
            message = f"{where}: parameters in {value!r} are not supported"
            raise DocumentError(message)


def _read_body(root: DocumentRoot, raw: JSON, where: str) -> RequestBodySpec:
    body = root.resolve(raw, where)
    return RequestBodySpec(
        required=body.get("required") is True, media_types=_read_content(root, body.get("content"), f"{where}/content")
    )


def _read_response(root: DocumentRoot, raw: JSON, where: str) -> ResponseSpec:
    response = root.resolve(raw, where)
    headers = as_object(response.get("headers", {}), f"{where}/headers")
    return ResponseSpec(
        headers={
            name.lower(): _read_header(root, each, f"{where}/headers/{name}")
            for name, each in headers.items()
            if name.lower() != "content-type"  # OpenAPI: a definition of it here is ignored
        },
        media_types=_read_content(root, response.get("content", {}), f"{where}/content"),
    )


def _read_header(root: DocumentRoot, raw: JSON, where: str) -> HeaderSpec:
    header = root.resolve(raw, where)
    return HeaderSpec(
        required=header.get("required") is True,
        schema=to_json_schema(root.resolve(header.get("schema", {}), where)),
        example=header.get("example"),
    )


def _read_content(root: DocumentRoot, raw: JSON, where: str) -> dict[str, MediaTypeSpec]:
    content = as_object(raw, where)
    return {
        name.lower(): _read_media_type(root, as_object(each, where), f"{where}/{name}")
        for name, each in content.items()
    }


def _read_media_type(root: DocumentRoot, raw: dict[str, JSON], where: str) -> MediaTypeSpec:
    named = as_object(raw.get("examples", {}), f"{where}/examples")
    examples = [root.resolve(each, f"{where}/examples/{name}").get("value") for name, each in named.items()]
    encoding = as_object(raw.get("encoding", {}), f"{where}/encoding")
    return MediaTypeSpec(
        schema=to_json_schema(raw.get("schema", {})),
        examples=(raw["example"], *examples) if "example" in raw else tuple(examples),
        encoding={part: _read_content_types(each, f"{where}/encoding/{part}") for part, each in encoding.items()},
    )


def _read_content_types(raw: JSON, where: str) -> tuple[str, ...]:
    content_types = as_text(as_object(raw, where).get("contentType", ""), f"{where}/contentType")
    return tuple(each.strip().lower() for each in content_types.split(",") if each.strip())


def _read_security(
    root: DocumentRoot, operation: dict[str, JSON], where: str
) -> tuple[tuple[SecurityScheme, ...], ...]:
    raw = operation.get("security", root.value.get("security", []))
    requirements = [as_object(each, where) for each in as_array(raw, where)]
    security = tuple(tuple(_read_scheme(root, name) for name in requirement) for requirement in requirements)
    # An empty requirement among them makes credentials optional.
    return security if all(security) else ()


def _read_scheme(root: DocumentRoot, name: str) -> SecurityScheme:
    where = f"components/securitySchemes/{name}"
    scheme = root.resolve(root.components("securitySchemes").get(name), where)
    match scheme.get("type"), scheme.get("in"), str(scheme.get("scheme", "")).lower():
        case "apiKey", "header", _:
            return SecurityScheme(name, "header", as_text(scheme.get("name"), f"{where}/name"))
        case "http", _, "bearer":
            return SecurityScheme(name, "bearer", "Authorization")
        case _:
            message = f"{where}: only API keys in headers and bearer tokens are supported"
            raise DocumentError(message)
