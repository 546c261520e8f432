"""The parts of a form held to the document: texts, files, their media types, and the JSON inside a text.

A text part whose schema has ``x-content-schema`` carries JSON, and that value is held to the schema named there:
OpenAPI 3.0 has no keyword of its own for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._checking._violations import describe_fields, violations
from truespec_sandbox._document._json_schema import to_json_schema, validator
from truespec_sandbox._document._narrow import as_object
from truespec_sandbox._errors import APIError, Reason
from truespec_sandbox._wire._multipart import MalformedFormError, UploadedFile, parts_of
from truespec_sandbox._wire._strict_json import JSON, MalformedJSONError, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTENT_SCHEMA = "x-content-schema"
_TEXT = ("", "text/plain")


class FormRules:
    """The compiled rules for one multipart/form-data body."""

    def __init__(
        self, schema: dict[str, JSON], encoding: Mapping[str, tuple[str, ...]], schemas: dict[str, JSON]
    ) -> None:
        """Compile the rules.

        Args:
            schema: the JSON Schema of the form, each part a property.
            encoding: the media types that a part may have, by part name, as far as the document says.
            schemas: the document's schemas, targets of references.

        Raises:
            DocumentError: the schema is wrong.

        """
        self._validator = validator(schema, schemas)
        self._properties = {
            name: as_object(each, name) for name, each in as_object(schema.get("properties", {}), "properties").items()
        }
        others = schema.get("additionalProperties")
        self._others: dict[str, JSON] = others if isinstance(others, dict) else {}
        self._encoding = encoding
        self._contents = {
            name: validator(to_json_schema(part[CONTENT_SCHEMA]), schemas)
            for name, part in self._properties.items()
            if CONTENT_SCHEMA in part
        }

    def read(self, data: bytes, content_type: str) -> tuple[dict[str, JSON], dict[str, UploadedFile]]:
        """Check a form.

        Args:
            data: the whole body.
            content_type: the request's ``Content-Type``.

        Returns:
            The text parts by name, JSON inside them parsed, and the files by name.

        Raises:
            APIError: the form is malformed, or breaks its schema or that of the JSON inside it.

        """
        try:
            parts = parts_of(data, content_type)
        except MalformedFormError as error:
            raise APIError(Reason.INVALID, f"Request body is not a form: {error}") from None
        for name, part in parts.items():
            self._check_media_type(name, part)
        files = {name: part for name, part in parts.items() if self._is_file(name)}
        # For the schema, which can only say that it is there, a file is a text.
        texts: dict[str, JSON] = {name: "" if name in files else _text(name, part) for name, part in parts.items()}
        _refuse(describe_fields(self._validator.iter_errors(texts)))
        return {name: self._opened(name, text) for name, text in texts.items() if name not in files}, files

    def _is_file(self, name: str) -> bool:
        return self._properties.get(name, self._others).get("format") == "binary"

    def _check_media_type(self, name: str, part: UploadedFile) -> None:
        allowed = self._encoding.get(name, ())
        # A text may always travel as the plain text that its schema says it is.
        if allowed and part.media_type not in (allowed if self._is_file(name) else (*allowed, *_TEXT)):
            _refuse(f"Part '{name}' must have the Content-Type {' or '.join(allowed)}")

    def _opened(self, name: str, text: JSON) -> JSON:
        if name not in self._contents:
            return text
        data = str(text).encode()
        try:
            value = parse(data)
        except MalformedJSONError as error:
            raise APIError(Reason.INVALID, f"Part '{name}' is not JSON: {error}") from None
        _refuse(describe_fields(violations(self._contents[name], value, len(data))))
        return value


def _text(name: str, part: UploadedFile) -> str:
    if part.charset not in {"utf-8", "us-ascii"}:
        _refuse(f"Part '{name[:64]}' must be in UTF-8")
    try:
        return part.data.decode()
    except UnicodeDecodeError:
        raise APIError(Reason.INVALID, f"Part '{name[:64]}' must be in UTF-8") from None


def _refuse(violations: str) -> None:
    if violations:
        raise APIError(Reason.INVALID, violations)
