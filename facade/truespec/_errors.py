"""Everything that a client raises.

TruespecError
├─ ConfigurationError             the client cannot be made: no key, unknown environment, bad base URL
├─ RequestConformanceError        the call would break the document; nothing was sent
├─ TransportError                 there was no answer
│  ├─ ConnectionFailedError
│  └─ TimeoutError
├─ StatusError                    an answer that says no
│  ├─ BadRequestError 400
│  ├─ AuthenticationError 401
│  ├─ PermissionDeniedError 403
│  ├─ NotFoundError 404
│  ├─ ConflictError 409
│  ├─ PreconditionFailedError 412
│  ├─ UnprocessableError 422
│  ├─ RateLimitError 429
│  └─ ServerError 5xx
├─ ResponseConformanceError       a yes that breaks the document
└─ PaginationError                a listing that cannot be trusted

All of them pickle.  None holds a credential.
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from truespec._deviation import Deviation
    from truespec._response import RawResponse

_RETRYABLE = frozenset({408, 429, 500, 502, 503, 504})


class TruespecError(Exception):
    """The root of every error that a client raises.

    ``operation`` is the operationId that was called, or None where there was no call.
    """

    def __init__(self, message: str, *, operation: str | None = None) -> None:
        super().__init__(message)
        self.operation = operation


class ConfigurationError(TruespecError):
    """The client cannot be made from what it was given; the message says what to give instead."""


class RequestConformanceError(TruespecError):
    """The call would break the document, so nothing was sent.

    ``deviations`` tells each fault: which parameter or part of the body, and what the document asks for.
    """

    def __init__(
        self,
        message: str,
        *,
        operation: str | None = None,
        deviations: Sequence[Deviation] = (),
    ) -> None:
        super().__init__(message, operation=operation)
        self.deviations = tuple(deviations)


class TransportError(TruespecError):
    """There was no answer.

    ``sent`` is False when the server cannot have received the request, True when it may have.
    """

    def __init__(self, message: str, *, operation: str | None = None, sent: bool = True) -> None:
        super().__init__(message, operation=operation)
        self.sent = sent


class ConnectionFailedError(TransportError):
    """No connection could be made, or it broke."""


class TimeoutError(TransportError, builtins.TimeoutError):
    """The timeout of an attempt passed; ``timeout`` of the client says how long that is."""


class StatusError(TruespecError):
    """The API answered and said no.

    ``code``, ``message`` and ``details`` are the API's own words, where its body gave them; ``response`` is the answer
    as received.
    """

    def __init__(
        self,
        text: str,
        *,
        operation: str | None = None,
        response: RawResponse | None = None,
        code: str | None = None,
        message: str | None = None,
        details: str | None = None,
    ) -> None:
        super().__init__(text, operation=operation)
        self.response = response
        self.code = code
        self.message = message
        self.details = details

    @property
    def status(self) -> int:
        """The HTTP status of the answer."""
        return self.response.status if self.response else 0

    @property
    def retryable(self) -> bool:
        """Whether the same call may succeed later without being changed: 408, 429, 500, 502, 503 and 504."""
        return self.status in _RETRYABLE


class BadRequestError(StatusError):
    """400: the API found a fault in the request."""


class AuthenticationError(StatusError):
    """401: the key is missing or not known."""


class PermissionDeniedError(StatusError):
    """403: the key is known but may not do this."""


class NotFoundError(StatusError):
    """404: there is no such thing."""


class ConflictError(StatusError):
    """409: the request collides with what is there."""


class PreconditionFailedError(StatusError):
    """412: something that the request takes for granted does not hold."""


class UnprocessableError(StatusError):
    """422: the request is well formed and still cannot be done."""


class RateLimitError(StatusError):
    """429: too many requests."""

    @property
    def retry_after(self) -> float | None:
        """The seconds that the API asks to wait, from Retry-After; None when it gave none that can be read."""
        return self.response.retry_after if self.response else None


class ServerError(StatusError):
    """5xx: the API failed."""


class ResponseConformanceError(TruespecError):
    """The API said yes, in a form that breaks the document.

    ``deviations`` tells each fault with its JSON pointer; ``response`` is the answer as received.
    """

    def __init__(
        self,
        message: str,
        *,
        operation: str | None = None,
        deviations: Sequence[Deviation] = (),
        response: RawResponse | None = None,
    ) -> None:
        super().__init__(message, operation=operation)
        self.deviations = tuple(deviations)
        self.response = response


class PaginationError(TruespecError):
    """A listing cannot be trusted: the server gave the same page twice."""
