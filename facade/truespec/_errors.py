"""All exceptions that a client raises.

TruespecError
├─ ConfigurationError             invalid client options: no key, unknown environment, bad base URL
├─ RequestConformanceError        the request would violate the document; nothing was sent
├─ TransportError                 no response
│  ├─ ConnectionFailedError       no connection, or it broke
│  ├─ TimeoutError                an attempt took longer than `timeout`
│  └─ DeadlineExceededError       the whole call took longer than `deadline`
├─ StatusError                    an error response (4xx/5xx)
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
├─ ResponseConformanceError       a 2xx response that violates the document
└─ PaginationError                a listing whose pages contradict each other

All of them pickle (without their ``__cause__``, as Python's do).  None holds a credential.  Two errors are equal when they
are the same object, as Python's are; their ``response``, ``attempts`` and ``deviations`` compare by value.
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from truespec._deviation import Deviation
    from truespec._response import Attempt, RateLimit, RawResponse

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

RETRYABLE_STATUSES = frozenset({408, 429, 500, 502, 503, 504})
"""The statuses of error responses after which the same request may succeed."""

_CLASSES: dict[int, type[StatusError]] = {}


def error_class(status: int) -> type[StatusError]:
    """Return the class of the error for a response with this status."""
    return _CLASSES.get(status, ServerError if 500 <= status < 600 else StatusError)  # noqa: PLR2004  (the bounds of 5xx)


class TruespecError(Exception):
    """The base class of every error that a client raises.

    ``operation`` is the operationId of the call, or None outside a call; ``attempts`` lists its attempts in order;
    ``response`` is the response as received, or None without a response.
    """

    sent: bool = False
    """Whether the server may have received the request."""
    attempts: tuple[Attempt, ...] = ()
    response: RawResponse | None = None
    request_id: str | None = None
    """The API's identifier of the request, from a header or the body: quote it to the API's support."""
    rate_limit: RateLimit | None = None
    """The API's rate limit, where the response reports it."""

    cursor: str | None = None
    """Where to resume the listing that failed; None outside a listing, or when it failed at its beginning."""

    def __init__(self, message: str, *, operation: str | None = None) -> None:
        super().__init__(message)
        self.operation = operation

    @property
    def retryable(self) -> bool:
        """Whether the same call may succeed later without changes.

        It does not say whether repeating is safe: that depends on ``sent`` and the method.
        """
        return False


class ConfigurationError(TruespecError):
    """The options of a client are invalid; the message says what to pass instead."""


class RequestConformanceError(TruespecError):
    """The request would violate the document, so nothing was sent.

    ``deviations`` lists each violation: the parameter or the part of the body, and what the document requires.
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
    """There was no response.

    ``sent`` is False when no byte of the request was handed to a connection, True when the server may have received it;
    ``certificate`` is True when the server's certificate was rejected.
    """

    existing: Any = None
    """The resource that the call may have created, where the facade could look it up after the response was lost."""

    def __init__(
        self, message: str, *, operation: str | None = None, sent: bool = True, certificate: bool = False
    ) -> None:
        super().__init__(message, operation=operation)
        self.sent = sent
        self.certificate = certificate

    @property
    def retryable(self) -> bool:
        """Whether the same call may succeed later: always, unless the server's certificate was rejected."""
        return not self.certificate


class ConnectionFailedError(TransportError):
    """No connection could be made, or it broke."""


class TimeoutError(TransportError, builtins.TimeoutError):
    """An attempt took longer than ``timeout`` of the client."""


class DeadlineExceededError(TransportError, builtins.TimeoutError):
    """The call, with all its attempts and waits, took longer than ``deadline`` of the client."""


class StatusError(TruespecError):
    """The API returned an error response.

    ``code``, ``message`` and ``details`` are the API's own words, where the body has them, and ``failures`` its list of
    single failures as sent; ``retry_after`` is the number of seconds to wait according to the response, or None.
    """

    sent = True
    deviations: tuple[Deviation, ...] = ()
    """How the response violates the document; the class of the error does not depend on it."""

    def __init_subclass__(cls, *, status: int | None = None) -> None:
        """Register the class for a status: ``class GoneError(StatusError, status=410)``."""
        super().__init_subclass__()
        if status is not None:
            _CLASSES[status] = cls

    def __init__(  # noqa: PLR0913  (the parts of an error response, by keyword)
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
        """The HTTP status of the response."""
        return self.response.status if self.response else 0

    @property
    def retryable(self) -> bool:
        """Whether the same call may succeed later without changes: 408, 429, 500, 502, 503 and 504."""
        return self.status in RETRYABLE_STATUSES


class BadRequestError(StatusError, status=400):
    """400 Bad Request: the request is invalid."""


class AuthenticationError(StatusError, status=401):
    """401 Unauthorized: the credentials are missing or invalid."""


class PermissionDeniedError(StatusError, status=403):
    """403 Forbidden: the credentials are valid but do not permit this."""


class NotFoundError(StatusError, status=404):
    """404 Not Found: there is no such resource."""


class MethodNotAllowedError(StatusError, status=405):
    """405 Method Not Allowed."""


class NotAcceptableError(StatusError, status=406):
    """406 Not Acceptable: the API has no response of an accepted media type."""


class ConflictError(StatusError, status=409):
    """409 Conflict: the request conflicts with the current state of the resource."""


class PreconditionFailedError(StatusError, status=412):
    """412 Precondition Failed."""


class ContentTooLargeError(StatusError, status=413):
    """413 Content Too Large: the body of the request is larger than the API accepts."""


class UnsupportedMediaTypeError(StatusError, status=415):
    """415 Unsupported Media Type: the API does not accept a body of this media type."""


class UnprocessableError(StatusError, status=422):
    """422 Unprocessable Content: the request is well formed, and the API cannot process it."""


class RateLimitError(StatusError, status=429):
    """429 Too Many Requests; see ``retry_after`` and ``rate_limit``."""


class ServerError(StatusError):
    """5xx: the API failed."""


class ResponseConformanceError(TruespecError):
    """A 2xx response violates the document.

    ``deviations`` lists each violation with its JSON pointer; ``response`` is the response as received, cut at
    ``body_limit``.
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
    """The pages of a listing contradict each other, such as the same page twice."""
