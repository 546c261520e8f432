"""Reading the parameters of an operation: plain values everywhere, and arrays in the query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._document._json_schema import to_json_schema
from truespec_sandbox._document._model import DocumentError, Location, ParameterSpec
from truespec_sandbox._document._narrow import as_text

if TYPE_CHECKING:
    from truespec_sandbox._document._root import DocumentRoot
    from truespec_sandbox._wire._strict_json import JSON

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
