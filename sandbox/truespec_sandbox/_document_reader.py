"""Reading a contract document: an OpenAPI 3.0 document as JSON, resolved and checked for what the server can serve."""

from __future__ import annotations

from importlib import resources

import attrs

from truespec_sandbox._document import Body, Document, DocumentError, Location, Operation, Parameter
from truespec_sandbox._json_schema import to_json_schema
from truespec_sandbox._narrow import as_array, as_object, as_text
from truespec_sandbox._strict_json import JSON, MalformedJSONError, parse

METHODS = ("get", "put", "post", "delete", "patch")


def load(api: str) -> Document:
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


def read(raw: JSON) -> Document:
    """Make a document from its JSON.

    Args:
        raw: an OpenAPI 3.0 document.

    Returns:
        The document, ready to serve from.

    Raises:
        DocumentError: it holds something that this server does not know; nothing is passed over in silence.

    """
    return _Reader(as_object(raw, "document")).document()


@attrs.frozen
class _Reader:
    root: dict[str, JSON]

    def document(self) -> Document:
        version = as_text(self.root.get("openapi"), "openapi")
        if not version.startswith("3.0."):
            message = f"openapi: only 3.0 is served, found {version}"
            raise DocumentError(message)
        components = as_object(self.root.get("components", {}), "components")
        schemas = as_object(components.get("schemas", {}), "components/schemas")
        return Document(
            title=as_text(as_object(self.root.get("info"), "info").get("title"), "info/title"),
            operations=tuple(self._operations()),
            schemas={name: to_json_schema(schema) for name, schema in schemas.items()},
        )

    def _operations(self) -> list[Operation]:
        found: list[Operation] = []
        for path, raw_item in as_object(self.root.get("paths"), "paths").items():
            item = as_object(raw_item, path)
            shared = as_array(item.get("parameters", []), f"{path}/parameters")
            found += [
                self._operation(path, method, as_object(item[method], f"{path}/{method}"), shared)
                for method in METHODS
                if method in item
            ]
        return found

    def _operation(self, path: str, method: str, raw: dict[str, JSON], shared: list[JSON]) -> Operation:
        where = f"{path}/{method}"
        own = as_array(raw.get("parameters", []), f"{where}/parameters")
        # A parameter of the operation takes the place of the path's one with the same name and location.
        parameters = {(one.location, one.name): one for one in (self._parameter(each, where) for each in shared + own)}
        return Operation(
            operation_id=as_text(raw.get("operationId"), f"{where}/operationId"),
            method=method.upper(),
            path=path,
            parameters=tuple(parameters.values()),
            body=self._body(raw["requestBody"], where) if "requestBody" in raw else None,
            statuses=frozenset(as_object(raw.get("responses"), f"{where}/responses")),
            key_header=self._key_header(raw, where),
        )

    def _parameter(self, raw: JSON, where: str) -> Parameter:
        parameter = self._resolved(raw, where)
        name = as_text(parameter.get("name"), f"{where}/parameters/name")
        where = f"{where}/parameters/{name}"
        schema = to_json_schema(self._resolved(parameter.get("schema"), where))
        if schema.get("type") in {"array", "object"} or "style" in parameter:
            message = f"{where}: only parameters of one plain value are served so far"
            raise DocumentError(message)
        return Parameter(
            name=name,
            location=_location(parameter.get("in"), where),
            required=parameter.get("required") is True,
            schema=schema,
        )

    def _body(self, raw: JSON, where: str) -> Body:
        body = self._resolved(raw, where)
        content = as_object(body.get("content"), f"{where}/requestBody/content")
        return Body(
            required=body.get("required") is True,
            media_types={
                media_type.lower(): to_json_schema(as_object(media, where).get("schema", {}))
                for media_type, media in content.items()
            },
        )

    def _key_header(self, raw: dict[str, JSON], where: str) -> str | None:
        requirements = as_array(raw.get("security", self.root.get("security", [])), f"{where}/security")
        if not requirements:
            return None
        components = as_object(self.root.get("components", {}), "components")
        schemes = as_object(components.get("securitySchemes", {}), "components/securitySchemes")
        names = [name for requirement in requirements for name in as_object(requirement, where)]
        found = [as_object(schemes.get(name), f"securitySchemes/{name}") for name in names]
        if len(found) != 1 or found[0].get("type") != "apiKey" or found[0].get("in") != "header":
            message = f"{where}/security: only one API key in one header is served so far"
            raise DocumentError(message)
        return as_text(found[0].get("name"), "securitySchemes/name")

    def _resolved(self, raw: JSON, where: str) -> dict[str, JSON]:
        value = as_object(raw, where)
        while "$ref" in value:
            reference = as_text(value["$ref"], where)
            target: JSON = self.root
            for part in reference.removeprefix("#/").split("/"):
                target = as_object(target, reference).get(part.replace("~1", "/").replace("~0", "~"))
            value = as_object(target, reference)
        return value


def _location(value: JSON, where: str) -> Location:
    match value:
        case "path" | "query" | "header":
            return value
        case _:
            message = f"{where}: parameters in {value!r} are not served"
            raise DocumentError(message)
