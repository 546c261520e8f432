"""Reading a contract document: an OpenAPI 3.0 document as JSON, resolved and checked for what the server can serve."""

from __future__ import annotations

from importlib import resources

from truespec_sandbox._document._json_schema import to_json_schema
from truespec_sandbox._document._model import ContractDocument, DocumentError, OperationSpec, RequestBodySpec
from truespec_sandbox._document._narrow import as_array, as_object, as_text
from truespec_sandbox._document._parameters import read_parameter
from truespec_sandbox._document._responses import read_content, read_response
from truespec_sandbox._document._root import DocumentRoot
from truespec_sandbox._document._security import read_security
from truespec_sandbox._wire._strict_json import JSON, MalformedJSONError, parse

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
