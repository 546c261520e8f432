"""Take credentials out of an answer that is going to be on an error: a server may say back what it was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from truespec._json import is_array, is_object, is_tuple
from truespec._response import Headers
from truespec._transport import causes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from truespec._errors import TruespecError
    from truespec._response import RawResponse

_SHORTEST = 6
"""A credential of fewer characters is no secret, and may be part of any text."""
_SCHEMES = frozenset({"bearer", "digest"})
"""What stands before a credential and is none (RFC 9110, section 11.1); servers say it too."""
_HIDDEN = "[hidden]"


def parts(credentials: Iterable[str]) -> tuple[str, ...]:
    """What of the values of header fields is secret: each whole, and each of its words, the longest first."""
    found = {part for value in credentials for part in (value, *value.split())}
    secret = (part for part in found if len(part) >= _SHORTEST and part.lower() not in _SCHEMES)
    return tuple(sorted(secret, key=len, reverse=True))


def hidden(response: RawResponse, secrets: Sequence[str]) -> RawResponse:
    """The answer without the credentials; itself when they are not in it."""
    for secret in secrets:
        response = _without(response, secret)
    return response


def hidden_in_headers(response: RawResponse, secrets: Sequence[str]) -> RawResponse:
    """The answer with the credentials taken out of its header fields; the body of a yes is the caller's own."""
    fields = "\n".join(response.headers.values())
    return hidden(response, secrets) if any(secret in fields for secret in secrets) else response


def hide_in_causes(error: BaseException, secrets: Sequence[str]) -> str:
    """Take the credentials out of what an exception and its causes say; gives what it says then."""
    for found in causes(error):
        for secret in secrets:
            found.args = tuple(_cleaned(part, secret) for part in found.args)
    text = str(error)
    for secret in secrets:
        text = text.replace(secret, _HIDDEN)
    return text


def hide(error: TruespecError, secrets: Sequence[str]) -> TruespecError:
    """Take the credentials out of an error that was made of an answer, and out of the frames that it went through."""
    if error.response is None:
        return error
    clean = hidden(error.response, secrets)
    if clean is error.response:
        return error
    error.response = clean
    for secret in secrets:
        error.args = tuple(_cleaned(part, secret) for part in error.args)
        for name, value in list(vars(error).items()):
            setattr(error, name, _cleaned(value, secret))
    return error.with_traceback(None)


def _cleaned(value: Any, secret: str) -> Any:
    if isinstance(value, str):
        return value.replace(secret, _HIDDEN)
    if is_tuple(value) or is_array(value):
        return type(value)(_cleaned(item, secret) for item in value)
    return {name: _cleaned(item, secret) for name, item in value.items()} if is_object(value) else value


def _without(response: RawResponse, secret: str) -> RawResponse:
    raw = secret.encode()
    if raw in response.content:
        response = evolve(response, content=response.content.replace(raw, _HIDDEN.encode()))
    if any(secret in value for value in response.headers.values()):
        fields = [(name, value.replace(secret, _HIDDEN)) for name, value in response.headers.items()]
        response = evolve(response, headers=Headers(fields))
    return response
