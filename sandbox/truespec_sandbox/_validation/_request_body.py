"""Request bodies held to the document: media type, JSON, schema."""

from __future__ import annotations

from email.message import Message
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._document._json_schema import to_json_schema, validator
from truespec_sandbox._document._model import DocumentError, as_object
from truespec_sandbox._errors import APIError, Reason
from truespec_sandbox._validation._violations import describe_failures, describe_fields, field_failures, violations
from truespec_sandbox._wire._incoming_request import MAXIMUM_BODY_BYTES, MAXIMUM_FORM_BYTES, IncomingRequest
from truespec_sandbox._wire._multipart import MalformedFormError, UploadedFile, parts_of
from truespec_sandbox._wire._strict_json import JSON, MalformedJSONError, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jsonschema_rs import Draft202012Validator

    from truespec_sandbox._document._model import OperationSpec
    from truespec_sandbox._wire._multipart import UploadedFile


CONTENT_SCHEMA = "x-content-schema"
_TEXT = ("", "text/plain")


class FormValidator:
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


_FORM = "multipart/form-data"


@attrs.frozen
class RequestBody:
    """The checked body of one request.

    Attributes:
        value: the JSON value, or the object of a form's text parts; ``None`` when there is no body.
        files: the files of a form by the name of their part.

    """

    value: JSON
    files: Mapping[str, UploadedFile] = attrs.field(factory=dict[str, "UploadedFile"])


@attrs.frozen
class _MediaType:
    name: str
    charset: str


class BodyValidator:
    """The compiled rules for the request body of one operation."""

    def __init__(self, operation: OperationSpec, schemas: dict[str, JSON]) -> None:
        """Compile the rules.

        Args:
            operation: the operation whose body it is.
            schemas: the document's schemas, targets of references.

        Raises:
            DocumentError: a schema is wrong, or the body has a media type that is neither JSON nor a form.

        """
        self._body = operation.body
        self._wrong_media_type = Reason.MEDIA_TYPE if operation.response(415) else Reason.INVALID
        self._too_large = Reason.TOO_LARGE if operation.response(413) else Reason.INVALID
        self._validators: dict[str, Draft202012Validator] = {}
        self._form: FormValidator | None = None
        for media_type, content in operation.body.media_types.items() if operation.body else ():
            if _is_json(media_type):
                self._validators[media_type] = validator(content.schema, schemas)
            elif media_type == _FORM:
                self._form = FormValidator(content.schema, content.encoding, schemas)
            else:
                message = f"{operation.operation_id}: request bodies of {media_type} are not served"
                raise DocumentError(message)

    def check_media_type(self, request: IncomingRequest) -> None:
        """Refuse a body in a media type that the document does not list.

        Args:
            request: the request.

        Raises:
            APIError: the media type is missing or another one, or the text encoding is not UTF-8.

        """
        if self._body is None or request.body == b"":
            return
        sent = _media_type(request.headers.get("content-type", ""))
        if sent.name not in self._body.media_types:
            expected = " or ".join(self._body.media_types)
            raise APIError(self._wrong_media_type, f"Content-Type must be {expected}")
        if sent.charset != "utf-8":
            raise APIError(self._wrong_media_type, "the charset of the request body must be utf-8")

    def read(self, request: IncomingRequest) -> RequestBody:
        """Check the body of one request.

        Args:
            request: the request, whose media type was checked before.

        Returns:
            The body; one without a value for an operation without a body, or one that may be left out and was.

        Raises:
            APIError: the body is missing, too large, not strict JSON or breaks its schema.

        """
        if request.body is None:
            most = MAXIMUM_BODY_BYTES if self._form is None else MAXIMUM_FORM_BYTES
            raise APIError(self._too_large, f"Request body is larger than {most} bytes")
        if self._body is None:
            return RequestBody(None)
        if not request.body:
            if self._body.required:
                raise APIError(Reason.INVALID, "Request body is required")
            return RequestBody(None)
        name = _media_type(request.headers.get("content-type", "")).name
        if self._form is not None and name == _FORM:
            return RequestBody(*self._form.read(request.body, request.headers["content-type"]))
        return RequestBody(self._json(request.body, name))

    def _json(self, data: bytes, media_type: str) -> JSON:
        try:
            value = parse(data)
        except MalformedJSONError as error:
            raise APIError(Reason.INVALID, f"Request body is not JSON: {error}") from None
        failures = field_failures(violations(self._validators[media_type], value, len(data)))
        if failures:
            raise APIError(Reason.INVALID, describe_failures(failures), failures=failures)
        return value


def _is_json(media_type: str) -> bool:
    return media_type == "application/json" or media_type.endswith("+json")


@lru_cache(maxsize=64)  # a header is at most 64 KiB
def _media_type(header: str) -> _MediaType:
    # The standard library's mail parser reads the parameters of a media type with their quotes.
    message = Message()
    message["content-type"] = header
    return _MediaType(
        name=message.get_content_type() if header else "",
        charset=str(message.get_param("charset", "utf-8")).lower(),
    )
