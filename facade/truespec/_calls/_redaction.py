"""Redaction: credentials are removed from responses, deviations and errors, because a server may echo what it was sent."""

from __future__ import annotations

import functools
import html
import re
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import evolve

from truespec._deviation import HIDDEN
from truespec._json import is_array, is_object, is_tuple
from truespec._response import SUCCESS_STATUSES, Headers
from truespec._transport._failures import iter_causes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from truespec._errors import TruespecError
    from truespec._response import RawResponse

T = TypeVar("T")

_MAX_DEPTH = 100


class Redactor:
    """Removes the secrets of a client from what a server sent, as they are and escaped for JSON, a URL or HTML."""

    def __init__(self, secrets: Sequence[str]) -> None:
        self._secrets = tuple(secrets)

    def redact(self, value: T) -> T:
        """Return text, bytes, JSON, header fields or an attrs object without the secrets."""
        result: T = self._redact(value, 0) if self._secrets else value
        return result

    def redact_response(self, response: RawResponse) -> RawResponse:
        """Return a response without the secrets; the body of a success response is the caller's own and stays."""
        if response.status not in SUCCESS_STATUSES:
            return self.redact(response)
        return evolve(response, headers=self.redact(response.headers))

    def redact_error(self, error: TruespecError) -> TruespecError:
        """Remove the secrets from an error about a response and its causes, and the frames, whose variables have the body."""
        for name, value in list(vars(error).items()):
            setattr(error, name, self.redact(value))
        self.redact_causes(error)
        for cause in iter_causes(error):
            cause.__traceback__ = None
        return error

    def redact_causes(self, error: BaseException) -> str:
        """Remove the secrets from the arguments of an exception and its causes; return its text."""
        for cause in iter_causes(error):
            cause.args = self.redact(cause.args)
        return self.redact(str(error))

    def _redact(self, value: Any, depth: int) -> Any:  # noqa: PLR0911  (a case for each type)
        type_: Any = type(value)  # pyright: ignore[reportUnknownVariableType]  # the type of Any
        if depth > _MAX_DEPTH:
            return HIDDEN
        if isinstance(value, str):
            pattern = _compile(self._secrets)
            return pattern.sub(HIDDEN, value) if pattern.search(value) else value
        if isinstance(value, bytes):
            text = value.decode("latin-1")
            redacted = self._redact(text, depth)
            return value if redacted is text else redacted.encode("latin-1")
        if isinstance(value, Headers):
            return Headers(self._redact(value.fields, depth).items()) if self._has_secret(value.values()) else value
        if is_object(value):
            return {self._redact(name, depth): self._redact(item, depth + 1) for name, item in value.items()}
        if is_tuple(value) or is_array(value):
            return type_(self._redact(item, depth + 1) for item in value)
        if hasattr(type_, "__attrs_attrs__"):
            names = [field.name for field in type_.__attrs_attrs__]
            return evolve(value, **{name: self._redact(getattr(value, name), depth + 1) for name in names})
        return value

    def _has_secret(self, texts: Iterable[str]) -> bool:
        return _compile(self._secrets).search("\n".join(texts)) is not None


@functools.lru_cache(maxsize=8)
def _compile(secrets: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join("".join(map(_match_character, secret)) for secret in secrets))


def _match_character(character: str) -> str:
    """Return the pattern of a character as it is, and as JSON, a URL and HTML may write it."""
    code = ord(character)
    hexadecimal = "".join(f"[{digit}{digit.upper()}]" if digit.isalpha() else digit for digit in f"{code:02x}")
    forms = [
        re.escape(character),
        rf"\\\\*u00{hexadecimal}",
        f"%(?:25)*{hexadecimal}",
        f"&#(?:0*{code}|[xX]0*{hexadecimal});",
    ]
    if not character.isalnum():
        forms += [rf"\\\\*{re.escape(character)}", re.escape(html.escape(character))]
    return f"(?:{'|'.join(forms)})"
