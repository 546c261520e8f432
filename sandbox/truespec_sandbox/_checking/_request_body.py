"""Request bodies held to the document: media type, JSON, schema."""

from __future__ import annotations

from email.message import Message
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._checking._form_rules import FormRules
from truespec_sandbox._checking._violations import describe_failures, field_failures, violations
from truespec_sandbox._document._json_schema import validator
from truespec_sandbox._document._model import DocumentError
from truespec_sandbox._errors import APIError, Reason
from truespec_sandbox._wire._arrival import MAXIMUM_BODY_BYTES, MAXIMUM_FORM_BYTES, IncomingRequest
from truespec_sandbox._wire._strict_json import JSON, MalformedJSONError, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jsonschema_rs import Draft202012Validator

    from truespec_sandbox._document._model import OperationSpec
    from truespec_sandbox._wire._multipart import UploadedFile

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


class BodyRules:
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
        self._form: FormRules | None = None
        for media_type, content in operation.body.media_types.items() if operation.body else ():
            if _is_json(media_type):
                self._validators[media_type] = validator(content.schema, schemas)
            elif media_type == _FORM:
                self._form = FormRules(content.schema, content.encoding, schemas)
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
