"""Redaction: remove credentials from responses and errors, because a server may echo what it was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from truespec._json import is_array, is_object, is_tuple
from truespec._response import Headers
from truespec._transport import iter_causes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from truespec._errors import TruespecError
    from truespec._response import RawResponse

_REPLACEMENT = "[hidden]"


def redact_response(response: RawResponse, secrets: Sequence[str]) -> RawResponse:
    """Return the response without credentials; the response itself when it has none."""
    for secret in secrets:
        raw = secret.encode()
        if raw in response.content:
            response = evolve(response, content=response.content.replace(raw, _REPLACEMENT.encode()))
    return redact_headers(response, secrets)


def redact_headers(response: RawResponse, secrets: Sequence[str]) -> RawResponse:
    """Return the response without credentials in its header fields; the response itself when they have none."""
    values = "\n".join(response.headers.values())
    for secret in secrets:
        if secret in values:
            fields = [(name, value.replace(secret, _REPLACEMENT)) for name, value in response.headers.items()]
            response = evolve(response, headers=Headers(fields))
    return response


def redact_causes(error: BaseException, secrets: Sequence[str]) -> str:
    """Remove the credentials from the arguments of an exception and its causes; return its text."""
    for cause in iter_causes(error):
        cause.args = _redact(cause.args, secrets)
    text: str = _redact(str(error), secrets)
    return text


def redact_error(error: TruespecError, secrets: Sequence[str]) -> TruespecError:
    """Remove the credentials from an error about a response, and its frames, whose variables may hold them."""
    if error.response is None:
        return error
    redacted = redact_response(error.response, secrets)
    if redacted is error.response:
        return error
    error.response = redacted
    error.args = _redact(error.args, secrets)
    for name, value in list(vars(error).items()):
        setattr(error, name, _redact(value, secrets))
    return error.with_traceback(None)


def _redact(value: Any, secrets: Sequence[str]) -> Any:
    if isinstance(value, str):
        for secret in secrets:
            value = value.replace(secret, _REPLACEMENT)
        return value
    if is_tuple(value) or is_array(value):
        return type(value)(_redact(item, secrets) for item in value)
    return {name: _redact(item, secrets) for name, item in value.items()} if is_object(value) else value
