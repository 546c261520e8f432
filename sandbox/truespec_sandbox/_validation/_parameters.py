"""Parameters held to the document: path, query and header, each with its own schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from jsonschema_rs import ValidationError

from truespec_sandbox._document._json_schema import validator
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


@attrs.frozen
class Parameters:
    """The checked parameters of one request, by location and name; what was not sent is absent.

    Attributes:
        path: the path's variable parts.
        query: the query parameters.
        header: the header parameters, under the names that the document gives them.

    """

    path: Mapping[str, JSON]
    query: Mapping[str, JSON]
    header: Mapping[str, JSON]


@attrs.frozen
class _Rule:
    parameter: ParameterSpec
    validator: Draft202012Validator


class ParameterValidator:
    """The compiled rules for the parameters of one operation."""

    def __init__(self, operation: OperationSpec, schemas: dict[str, JSON], path_details: Mapping[str, str]) -> None:
        """Compile the rules.

        Args:
            operation: the operation whose parameters they are.
            schemas: the document's schemas, targets of references.
            path_details: what to say about a path parameter that breaks its schema, by parameter name, where the API
                has its own sentence for it.

        """
        rules = [_Rule(one, validator(one.schema, schemas)) for one in operation.parameters]
        self._rules: dict[Location, dict[str, _Rule]] = {
            location: {rule.parameter.name: rule for rule in rules if rule.parameter.location == location}
            for location in _LOCATIONS
        }
        self._path_details = path_details

    def read(self, segments: Mapping[str, str], query: str, headers: Headers) -> Parameters:
        """Check the parameters of one request.

        Args:
            segments: the path's variable parts, still percent-encoded.
            query: the query string as sent.
            headers: all headers of the request.

        Returns:
            The parameters.

        Raises:
            APIError: one is missing, unknown, sent twice, badly encoded or breaks its schema.

        """
        return Parameters(
            path=self._checked("path", _path_texts(segments)),
            query=self._checked("query", self._query_texts(query)),
            header=self._checked("header", self._header_texts(headers)),
        )

    def _query_texts(self, query: str) -> dict[str, str | list[str]]:
        rules = self._rules["query"]
        try:
            sent: dict[str, list[str]] = {}
            for name, value in query_pairs(query):
                sent.setdefault(name, []).append(value)
            return {name: _query_text(rules.get(name), name, values) for name, values in sent.items()}
        except EncodingError as error:
            raise APIError(Reason.INVALID, f"the query string is badly encoded: {error}") from None

    def _header_texts(self, headers: Headers) -> dict[str, str]:
        return {name: ", ".join(sent) for name in self._rules["header"] if (sent := headers.getlist(name))}

    def _checked(self, location: Location, texts: Mapping[str, str | list[str]]) -> dict[str, JSON]:
        values: dict[str, JSON] = {}
        for name, rule in self._rules[location].items():
            if name in texts:
                values[name] = self._value(rule, texts[name])
            elif rule.parameter.required:
                raise _refusal(name, "is required")
        return values

    def _value(self, rule: _Rule, sent: str | list[str]) -> JSON:
        value = _typed(sent, rule.parameter.schema)
        try:
            rule.validator.validate(value)
        except ValidationError as error:
            name = rule.parameter.name
            own = self._path_details.get(name) if rule.parameter.location == "path" else None
            raise _refusal(name, describe_value(error), own) from None
        return value


def _path_texts(segments: Mapping[str, str]) -> dict[str, str]:
    try:
        return {name: percent_decode(sent) for name, sent in segments.items()}
    except EncodingError as error:
        raise APIError(Reason.INVALID, f"the path is badly encoded: {error}") from None


def _query_text(rule: _Rule | None, name: str, values: list[str]) -> str | list[str]:
    if rule is None:
        raise _refusal(name[:64], "is not known here", f"Query parameter '{name[:64]}' is not known here")
    parameter = rule.parameter
    if parameter.is_array and parameter.explode:
        return [percent_decode(value) for value in values]
    if len(values) > 1:
        raise _refusal(name, "is given more than once")
    return [percent_decode(item) for item in values[0].split(",")] if parameter.is_array else percent_decode(values[0])


def _refusal(name: str, trouble: str, own: str | None = None) -> APIError:
    return APIError(Reason.INVALID, own or f"{name} {trouble}", subject=name, failures=((name, trouble),))


def _typed(sent: str | list[str], schema: Mapping[str, JSON]) -> JSON:
    if isinstance(sent, list):
        items = schema.get("items")
        return [parse_scalar(text, items.get("type") if isinstance(items, dict) else None) for text in sent]
    return parse_scalar(sent, schema.get("type"))
