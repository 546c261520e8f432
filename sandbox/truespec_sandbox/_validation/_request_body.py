"""Validation of request bodies: media type, JSON, forms and the JSON inside a form, each with its schema."""

from __future__ import annotations

from email.message import Message
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from truespec_sandbox._document._json_schema import compile_schema, to_json_schema
from truespec_sandbox._document._model import DocumentError, as_object
from truespec_sandbox._errors import APIError, Reason
from truespec_sandbox._validation._violations import describe_failures, field_failures, find_violations
from truespec_sandbox._wire._incoming_request import MAXIMUM_BODY_BYTES, MAXIMUM_FORM_BYTES, IncomingRequest
from truespec_sandbox._wire._multipart import FormPart, MalformedFormError, parse_form
from truespec_sandbox._wire._strict_json import JSON, MalformedJSONError, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jsonschema_rs import Draft202012Validator

    from truespec_sandbox._document._model import MediaTypeSpec, OperationSpec

# OpenAPI 3.0 has no keyword of its own for it: the schema of the JSON that a text part of a form carries.
CONTENT_SCHEMA = "x-content-schema"
_FORM = "multipart/form-data"
_TEXT = ("", "text/plain")


@frozen
class RequestBody:
    """The validated body of one request.

    Attributes:
        value: the JSON value, or the object of a form's text parts; ``None`` when there is no body.
        files: the files of a form by the name of their part.

    """

    value: JSON
    files: Mapping[str, FormPart] = field(factory=dict[str, FormPart])


class BodyValidator:
    """The compiled schemas of the request body of one operation."""

    def __init__(self, operation: OperationSpec, schemas: dict[str, JSON]) -> None:
        """Compile the schemas."""
        self._body = operation.body
        self._wrong_media_type = Reason.MEDIA_TYPE if operation.response(415) else Reason.INVALID
        self._too_large = Reason.TOO_LARGE if operation.response(413) else Reason.INVALID
        self._validators: dict[str, Draft202012Validator] = {}
        self._form: FormValidator | None = None
        for media_type, content in operation.body.media_types.items() if operation.body else ():
            if media_type == "application/json" or media_type.endswith("+json"):
                self._validators[media_type] = compile_schema(content.schema, schemas)
            elif media_type == _FORM:
                self._form = FormValidator(content, schemas)
            else:
                message = f"{operation.operation_id}: request bodies of {media_type} are not supported"
                raise DocumentError(message)

    def check_media_type(self, request: IncomingRequest) -> None:
        """Raise ``APIError`` for a body in an undocumented media type, or in another text encoding than UTF-8."""
        if self._body is None or request.body == b"":
            return
        content_type = _parse_content_type(request.headers.get("content-type", ""))
        if content_type.media_type not in self._body.media_types:
            expected = " or ".join(self._body.media_types)
            raise APIError(self._wrong_media_type, f"Content-Type must be {expected}")
        if content_type.charset != "utf-8":
            raise APIError(self._wrong_media_type, "the charset of the request body must be utf-8")

    def read(self, request: IncomingRequest) -> RequestBody:
        """Parse and validate the body of one request.

        Args:
            request: the request, whose media type was checked before.

        Returns:
            The body; without a value for an operation without a body, or when an optional body was not sent.

        Raises:
            APIError: the body is missing, too large, not strict JSON or violates its schema.

        """
        if request.body is None:
            limit = MAXIMUM_BODY_BYTES if self._form is None else MAXIMUM_FORM_BYTES
            raise APIError(self._too_large, f"Request body is larger than {limit} bytes")
        if self._body is None:
            return RequestBody(None)
        if not request.body:
            if self._body.required:
                raise APIError(Reason.INVALID, "Request body is required")
            return RequestBody(None)
        media_type = _parse_content_type(request.headers.get("content-type", "")).media_type
        if self._form is not None and media_type == _FORM:
            return self._form.read(request.body, request.headers["content-type"])
        value = _parse_json(request.body, "Request body")
        _validate(self._validators[media_type], value, len(request.body))
        return RequestBody(value)


class FormValidator:
    """The compiled schemas of one multipart/form-data body: its texts, its files, and the JSON inside a text."""

    def __init__(self, content: MediaTypeSpec, schemas: dict[str, JSON]) -> None:
        """Compile the schemas."""
        self._validator = compile_schema(content.schema, schemas)
        properties = as_object(content.schema.get("properties", {}), "properties")
        self._properties = {name: as_object(each, name) for name, each in properties.items()}
        additional = content.schema.get("additionalProperties")
        self._additional: dict[str, JSON] = additional if isinstance(additional, dict) else {}
        self._encoding = content.encoding
        self._contents = {
            name: compile_schema(to_json_schema(part[CONTENT_SCHEMA]), schemas)
            for name, part in self._properties.items()
            if CONTENT_SCHEMA in part
        }

    def read(self, data: bytes, content_type: str) -> RequestBody:
        """Parse and validate a form.

        Args:
            data: the whole body.
            content_type: the request's ``Content-Type``.

        Returns:
            The text parts by name, JSON inside them parsed, and the files by name.

        Raises:
            APIError: the form is malformed, or violates its schema or that of the JSON inside it.

        """
        try:
            parts = parse_form(data, content_type)
        except MalformedFormError as error:
            raise APIError(Reason.INVALID, f"Request body is not a form: {error}") from None
        for name, part in parts.items():
            self._check_media_type(name, part)
        files = {name: part for name, part in parts.items() if self._is_file(name)}
        # The schema can only require that a file is there: to the validator it is an empty text.
        texts: dict[str, JSON] = {name: "" if name in files else _text(name, part) for name, part in parts.items()}
        _validate(self._validator, texts)
        return RequestBody({name: self._value(name, text) for name, text in texts.items() if name not in files}, files)

    def _is_file(self, name: str) -> bool:
        return self._properties.get(name, self._additional).get("format") == "binary"

    def _check_media_type(self, name: str, part: FormPart) -> None:
        allowed = self._encoding.get(name, ())
        # A text may always be sent as the plain text that its schema says it is.
        if allowed and part.media_type not in (allowed if self._is_file(name) else (*allowed, *_TEXT)):
            raise APIError(Reason.INVALID, f"Part '{name}' must have the Content-Type {' or '.join(allowed)}")

    def _value(self, name: str, text: JSON) -> JSON:
        if name not in self._contents:
            return text
        data = str(text).encode()
        value = _parse_json(data, f"Part '{name}'")
        _validate(self._contents[name], value, len(data))
        return value


def _text(name: str, part: FormPart) -> str:
    try:
        if part.charset in {"utf-8", "us-ascii"}:
            return part.data.decode()
    except UnicodeDecodeError:
        pass
    raise APIError(Reason.INVALID, f"Part '{name[:64]}' must be in UTF-8")


def _parse_json(data: bytes, name: str) -> JSON:
    try:
        return parse(data)
    except MalformedJSONError as error:
        raise APIError(Reason.INVALID, f"{name} is not JSON: {error}") from None


def _validate(validator: Draft202012Validator, value: JSON, size: int = 0) -> None:
    failures = field_failures(find_violations(validator, value, size))
    if failures:
        raise APIError(Reason.INVALID, describe_failures(failures), failures=failures)


class _ContentType(NamedTuple):
    media_type: str
    charset: str


@lru_cache(maxsize=64)  # a header is at most 64 KiB
def _parse_content_type(header: str) -> _ContentType:
    # The standard library's mail parser reads the parameters of a media type with their quotes.
    message = Message()
    message["content-type"] = header
    media_type = message.get_content_type() if header else ""
    return _ContentType(media_type, str(message.get_param("charset", "utf-8")).lower())
