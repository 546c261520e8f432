"""Validation of parameters: path, query and header, each with its own schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen
from jsonschema_rs import ValidationError

from truespec_sandbox._document._json_schema import compile_schema
from truespec_sandbox._errors import APIError, Reason
from truespec_sandbox._validation._violations import describe_value
from truespec_sandbox._wire._text_values import EncodingError, parse_scalar, percent_decode, query_pairs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jsonschema_rs import Draft202012Validator
    from starlette.datastructures import Headers

    from truespec_sandbox._document._model import Location, OperationSpec, ParameterSpec
    from truespec_sandbox._wire._strict_json import JSON

_LOCATIONS: tuple[Location, ...] = ("path", "query", "header")
_LONGEST_NAME = 64


@frozen
class Parameters:
    """The validated parameters of one request, by location and name; those that were not sent are absent.

    Attributes:
        path: the path's variable parts.
        query: the query parameters.
        header: the header parameters, under the names that the document gives them.

    """

    path: Mapping[str, JSON]
    query: Mapping[str, JSON]
    header: Mapping[str, JSON]


class ParameterValidator:
    """The compiled schemas of the parameters of one operation."""

    def __init__(self, operation: OperationSpec, schemas: dict[str, JSON], path_details: Mapping[str, str]) -> None:
        """Compile the schemas."""
        self._parameters: dict[Location, dict[str, ParameterSpec]] = {
            location: {each.name: each for each in operation.parameters if each.location == location}
            for location in _LOCATIONS
        }
        self._validators: dict[tuple[Location, str], Draft202012Validator] = {
            (each.location, each.name): compile_schema(each.schema, schemas) for each in operation.parameters
        }
        self._path_details = path_details

    def read(self, segments: Mapping[str, str], query: str, headers: Headers) -> Parameters:
        """Validate the parameters of one request.

        Args:
            segments: the path's variable parts, still percent-encoded.
            query: the query string as sent.
            headers: all headers of the request.

        Returns:
            The parameters.

        Raises:
            APIError: one is missing, unknown, sent twice, badly encoded or violates its schema.

        """
        return Parameters(
            path=self._validate("path", _decode_path(segments)),
            query=self._validate("query", self._decode_query(query)),
            header=self._validate("header", self._join_headers(headers)),
        )

    def _decode_query(self, query: str) -> dict[str, str | list[str]]:
        parameters = self._parameters["query"]
        try:
            values: dict[str, list[str]] = {}
            for name, value in query_pairs(query):
                values.setdefault(name, []).append(value)
            return {name: _decode_values(parameters.get(name), name, each) for name, each in values.items()}
        except EncodingError as error:
            raise APIError(Reason.INVALID, f"the query string is badly encoded: {error}", subject="query") from None

    def _join_headers(self, headers: Headers) -> dict[str, str]:
        lines = {name: headers.getlist(name) for name in self._parameters["header"]}
        if "if-none-match" in headers:
            lines.pop("If-Modified-Since", None)  # to be ignored then (RFC 9110, section 13.1.3)
        return {name: ", ".join(each) for name, each in lines.items() if each}

    def _validate(self, location: Location, texts: Mapping[str, str | list[str]]) -> dict[str, JSON]:
        values: dict[str, JSON] = {}
        for name, parameter in self._parameters[location].items():
            if name in texts:
                values[name] = self._value(parameter, texts[name])
            elif parameter.required:
                raise _invalid(name, "is required")
        return values

    def _value(self, parameter: ParameterSpec, text: str | list[str]) -> JSON:
        value = _parse(text, parameter.schema)
        try:
            self._validators[parameter.location, parameter.name].validate(value)
        except ValidationError as error:
            details = self._path_details.get(parameter.name) if parameter.location == "path" else None
            raise _invalid(parameter.name, describe_value(error), details) from None
        return value


def _decode_path(segments: Mapping[str, str]) -> dict[str, str]:
    try:
        return {name: percent_decode(segment) for name, segment in segments.items()}
    except EncodingError as error:
        raise APIError(Reason.INVALID, f"the path is badly encoded: {error}") from None


def _decode_values(parameter: ParameterSpec | None, name: str, values: list[str]) -> str | list[str]:
    if parameter is None:
        name = name[:_LONGEST_NAME]
        raise _invalid(name, "is not known here", f"Query parameter '{name}' is not known here")
    if parameter.is_array and parameter.explode:
        return [percent_decode(value) for value in values]
    if len(values) > 1:
        raise _invalid(name, "is given more than once")
    return [percent_decode(item) for item in values[0].split(",")] if parameter.is_array else percent_decode(values[0])


def _invalid(name: str, violation: str, details: str | None = None) -> APIError:
    return APIError(Reason.INVALID, details or f"{name} {violation}", subject=name, failures=((name, violation),))


def _parse(text: str | list[str], schema: Mapping[str, JSON]) -> JSON:
    if isinstance(text, list):
        items = schema.get("items")
        return [parse_scalar(item, items.get("type") if isinstance(items, dict) else None) for item in text]
    return parse_scalar(text, schema.get("type"))
