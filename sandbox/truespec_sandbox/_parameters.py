"""Parameters held to the document: path, query and header, each with its own schema."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._json_schema import validator
from truespec_sandbox._percent import EncodingError, decode, query_pairs
from truespec_sandbox._refusal import Reason, RefusalError
from truespec_sandbox._violations import describe_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jsonschema_rs import Draft202012Validator
    from starlette.datastructures import Headers

    from truespec_sandbox._document import Location, Operation, Parameter
    from truespec_sandbox._strict_json import JSON

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,307})")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,200})(\.[0-9]{1,200})?([eE][+-]?[0-9]{1,2})?")
_BOOLEAN = {"true": True, "false": False}


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
    parameter: Parameter
    validator: Draft202012Validator


class ParameterRules:
    """The compiled rules for the parameters of one operation."""

    def __init__(self, operation: Operation, schemas: dict[str, JSON], path_details: Mapping[str, str]) -> None:
        """Compile the rules.

        Args:
            operation: the operation whose parameters they are.
            schemas: the document's schemas, targets of references.
            path_details: what to say about a path parameter that breaks its schema, by parameter name, where the API
                has its own sentence for it.

        """
        self._rules = [_Rule(one, validator(one.schema, schemas)) for one in operation.parameters]
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
            RefusalError: one is missing, unknown, sent twice, badly encoded or breaks its schema.

        """
        known = {rule.parameter.name for rule in self._rules if rule.parameter.location == "query"}
        sent_headers = {
            rule.parameter.name: headers.getlist(rule.parameter.name)
            for rule in self._rules
            if rule.parameter.location == "header"
        }
        return Parameters(
            path=self._checked("path", self._path_texts(segments)),
            query=self._checked("query", _query_texts(query, known)),
            header=self._checked("header", {name: ", ".join(sent) for name, sent in sent_headers.items() if sent}),
        )

    def _path_texts(self, segments: Mapping[str, str]) -> dict[str, str]:
        try:
            return {name: decode(sent) for name, sent in segments.items()}
        except EncodingError as error:
            raise RefusalError(Reason.INVALID, f"the path is badly encoded: {error}") from None

    def _checked(self, location: Location, texts: Mapping[str, str]) -> dict[str, JSON]:
        values: dict[str, JSON] = {}
        for rule in self._rules:
            name = rule.parameter.name
            if rule.parameter.location != location:
                continue
            if name in texts:
                values[name] = self._value(rule, texts[name])
            elif rule.parameter.required:
                raise RefusalError(Reason.INVALID, f"{name} is required")
        return values

    def _value(self, rule: _Rule, text: str) -> JSON:
        value = _typed(text, rule.parameter.schema.get("type"))
        for error in rule.validator.iter_errors(value):
            name = rule.parameter.name
            own = self._path_details.get(name) if rule.parameter.location == "path" else None
            raise RefusalError(Reason.INVALID, own or f"{name} {describe_value(error)}")
        return value


def _query_texts(query: str, known: set[str]) -> dict[str, str]:
    try:
        pairs = query_pairs(query)
    except EncodingError as error:
        raise RefusalError(Reason.INVALID, f"the query string is badly encoded: {error}") from None
    for name, times in Counter(name for name, _ in pairs).items():
        if name not in known:
            raise RefusalError(Reason.INVALID, f"Query parameter '{name[:64]}' is not known here")
        if times > 1:
            raise RefusalError(Reason.INVALID, f"{name} is given more than once")
    return dict(pairs)


def _typed(text: str, schema_type: JSON) -> JSON:
    # A text that is no number stays a text, so that the schema says what is wrong with it.
    if schema_type == "integer" and _INTEGER.fullmatch(text):
        return int(text)
    if schema_type == "number" and _NUMBER.fullmatch(text):
        return float(text)
    if schema_type == "boolean":
        return _BOOLEAN.get(text, text)
    return text
