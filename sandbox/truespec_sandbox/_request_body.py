"""Request bodies held to the document: media type, JSON, schema."""

from __future__ import annotations

from email.message import Message
from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._arrival import MAXIMUM_BODY_BYTES, Arrival
from truespec_sandbox._json_schema import validator
from truespec_sandbox._refusal import Reason, RefusalError
from truespec_sandbox._strict_json import JSON, MalformedJSONError, parse
from truespec_sandbox._violations import describe_fields

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator

    from truespec_sandbox._document import Operation

_JSON_MEDIA_TYPE = "application/json"


@attrs.frozen
class _MediaType:
    name: str
    charset: str


class BodyRules:
    """The compiled rules for the request body of one operation."""

    def __init__(self, operation: Operation, schemas: dict[str, JSON]) -> None:
        """Compile the rules.

        Args:
            operation: the operation whose body it is.
            schemas: the document's schemas, targets of references.

        """
        self._body = operation.body
        self._too_large = Reason.TOO_LARGE if "413" in operation.statuses else Reason.INVALID
        self._validator: Draft202012Validator | None = None
        if operation.body is not None and _JSON_MEDIA_TYPE in operation.body.media_types:
            self._validator = validator(operation.body.media_types[_JSON_MEDIA_TYPE], schemas)

    def check_media_type(self, arrival: Arrival) -> None:
        """Refuse a body in a media type that the document does not list.

        Args:
            arrival: the request.

        Raises:
            RefusalError: the media type is missing or another one, or the text encoding is not UTF-8.

        """
        if self._body is None or arrival.body == b"":
            return
        sent = _media_type(arrival.headers.get("content-type", ""))
        if sent.name not in self._body.media_types:
            expected = " or ".join(self._body.media_types)
            raise RefusalError(Reason.MEDIA_TYPE, f"Content-Type must be {expected}")
        if sent.charset != "utf-8":
            raise RefusalError(Reason.MEDIA_TYPE, "the charset of the request body must be utf-8")

    def read(self, arrival: Arrival) -> JSON:
        """Check the body of one request.

        Args:
            arrival: the request, whose media type was checked before.

        Returns:
            The JSON value; ``None`` for an operation without a body, or one that may be left out and was.

        Raises:
            RefusalError: the body is missing, too large, not strict JSON or breaks its schema.

        """
        if arrival.body is None:
            raise RefusalError(self._too_large, f"Request body is larger than {MAXIMUM_BODY_BYTES} bytes")
        if self._body is None:
            return None
        if not arrival.body:
            if self._body.required:
                raise RefusalError(Reason.INVALID, "Request body is required")
            return None
        return self._json(arrival.body)

    def _json(self, data: bytes) -> JSON:
        try:
            value = parse(data)
        except MalformedJSONError as error:
            raise RefusalError(Reason.INVALID, f"Request body is not JSON: {error}") from None
        violations = describe_fields(self._validator.iter_errors(value)) if self._validator else ""
        if violations:
            raise RefusalError(Reason.INVALID, violations)
        return value


def _media_type(header: str) -> _MediaType:
    # The standard library's mail parser reads the parameters of a media type with their quotes.
    message = Message()
    message["content-type"] = header
    return _MediaType(
        name=message.get_content_type() if header else "",
        charset=str(message.get_param("charset", "utf-8")).lower(),
    )
