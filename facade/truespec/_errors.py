"""Everything that a client raises.

TruespecError
├─ ConfigurationError             the client cannot be made: no key, unknown environment, bad base URL
├─ RequestConformanceError        the call would break the document; nothing was sent
├─ TransportError                 there was no answer
│  ├─ ConnectionFailedError       no connection, or it broke
│  ├─ TimeoutError                an attempt took longer than `timeout`
│  └─ DeadlineExceededError       the whole call took longer than `deadline`
├─ StatusError                    an answer that says no
│  ├─ BadRequestError 400
│  ├─ AuthenticationError 401
│  ├─ PermissionDeniedError 403
│  ├─ NotFoundError 404
│  ├─ MethodNotAllowedError 405
│  ├─ NotAcceptableError 406
│  ├─ ConflictError 409
│  ├─ PreconditionFailedError 412
│  ├─ ContentTooLargeError 413
│  ├─ UnsupportedMediaTypeError 415
│  ├─ UnprocessableError 422
│  ├─ RateLimitError 429
│  └─ ServerError 5xx             (any other status: StatusError itself)
├─ ResponseConformanceError       a yes that breaks the document
└─ PaginationError                a listing that cannot be trusted

All of them pickle (without their ``__cause__``, as Python's do).  None holds a credential.  Two errors are equal when they
are the same object, as Python's are; their parts (``response``, ``attempts``, ``deviations``) compare by what is in them.
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from truespec._attempt import Attempt
    from truespec._deviation import Deviation
    from truespec._rate_limit import RateLimit
    from truespec._response import RawResponse

__all__ = [
    "AuthenticationError",
    "BadRequestError",
    "ConfigurationError",
    "ConflictError",
    "ConnectionFailedError",
    "ContentTooLargeError",
    "DeadlineExceededError",
    "MethodNotAllowedError",
    "NotAcceptableError",
    "NotFoundError",
    "PaginationError",
    "PermissionDeniedError",
    "PreconditionFailedError",
    "RateLimitError",
    "RequestConformanceError",
    "ResponseConformanceError",
    "ServerError",
    "StatusError",
    "TimeoutError",
    "TransportError",
    "TruespecError",
    "UnprocessableError",
    "UnsupportedMediaTypeError",
]

_RETRYABLE = frozenset({408, 429, 500, 502, 503, 504})


class TruespecError(Exception):
    """The root of every error that a client raises.

    ``operation`` is the operationId that was called, or None where there was no call; ``attempts`` tells what was sent for
    it, in order; ``response`` is the answer as received, or None where there was none.
    """

    sent: bool = False
    """Whether the server may have received the request."""
    attempts: tuple[Attempt, ...] = ()
    response: RawResponse | None = None
    request_id: str | None = None
    """What the API calls the request, from a header or its body: tell it when you ask the API's support."""
    rate_limit: RateLimit | None = None
    """How much more the API lets you ask, where its answer said so."""

    cursor: str | None = None
    """Where a listing that was looped over can be gone on with; None when it was none, or failed at its beginning."""

    def __init__(self, message: str, *, operation: str | None = None) -> None:
        super().__init__(message)
        self.operation = operation

    @property
    def retryable(self) -> bool:
        """Whether the same call may succeed later without being changed.

        It says nothing of whether repeating is safe: ``sent`` and the method do.
        """
        return False


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

    ``sent`` is False when no byte of the request was handed to a connection, True when the server may have received it;
    ``certificate`` is True when the server's certificate was not accepted.
    """

    existing: Any = None
    """What the call was to make and what is there, where the facade could look it up after the answer was lost."""

    def __init__(
        self, message: str, *, operation: str | None = None, sent: bool = True, certificate: bool = False
    ) -> None:
        super().__init__(message, operation=operation)
        self.sent = sent
        self.certificate = certificate

    @property
    def retryable(self) -> bool:
        """Whether the same call may succeed later: always, unless the server's certificate was not accepted."""
        return not self.certificate


class ConnectionFailedError(TransportError):
    """No connection could be made, or it broke."""


class TimeoutError(TransportError, builtins.TimeoutError):
    """An attempt took longer than ``timeout`` of the client."""


class DeadlineExceededError(TransportError, builtins.TimeoutError):
    """The call, with all its attempts and waits, took longer than ``deadline`` of the client."""


class StatusError(TruespecError):
    """The API answered and said no.

    ``code``, ``message`` and ``details`` are the API's own words, where its body gave them, and ``failures`` its list of
    single faults as it sent them; ``retry_after`` is how many seconds it asked to wait, or None.
    """

    sent = True
    deviations: tuple[Deviation, ...] = ()
    """How the answer breaks the document; nothing of what the class says depends on it."""

    def __init__(  # noqa: PLR0913  (what an answer says, by keyword)
        self,
        text: str,
        *,
        operation: str | None = None,
        response: RawResponse | None = None,
        code: str | None = None,
        message: str | None = None,
        details: str | None = None,
        failures: Sequence[Mapping[str, Any]] = (),
        retry_after: float | None = None,
    ) -> None:
        super().__init__(text, operation=operation)
        self.response = response
        self.code = code
        self.message = message
        self.details = details
        self.failures = tuple(failures)
        self.retry_after = retry_after

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


class MethodNotAllowedError(StatusError):
    """405: the method is none for this path."""


class NotAcceptableError(StatusError):
    """406: the API has no answer of a media type that the request takes."""


class ConflictError(StatusError):
    """409: the request collides with what is there."""


class PreconditionFailedError(StatusError):
    """412: something that the request takes for granted does not hold."""


class ContentTooLargeError(StatusError):
    """413: the body of the request is larger than the API takes."""


class UnsupportedMediaTypeError(StatusError):
    """415: the API does not read a body of this media type."""


class UnprocessableError(StatusError):
    """422: the request is well formed and still cannot be done."""


class RateLimitError(StatusError):
    """429: too many requests; ``retry_after`` and ``rate_limit`` say what the API told about it."""


class ServerError(StatusError):
    """5xx: the API failed."""


class ResponseConformanceError(TruespecError):
    """The API said yes, in a form that breaks the document.

    ``deviations`` tells each fault with its JSON pointer; ``response`` is the answer as received, cut at ``body_limit``.
    """

    sent = True

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
