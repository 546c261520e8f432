"""The runtime that every facade shares: calls, errors, paging and conformance.  It names no API.

Services import a facade, such as :mod:`clemta`; who writes a facade imports this package.
"""

from typing import TYPE_CHECKING

from truespec._lazy import lazily, placed

if TYPE_CHECKING:
    from truespec._attempt import Attempt
    from truespec._calling._colour import Awaiting, Blocking, Colour
    from truespec._client._bases import (
        AsyncOptions,
        AwaitingClient,
        BlockingClient,
        BlockingOptions,
    )
    from truespec._client._resource import (
        AwaitingOperation,
        BlockingOperation,
        Resource,
        listing,
        operation,
    )
    from truespec._configuration._options import CallOptions, ClientOptions
    from truespec._configuration._settings import credential
    from truespec._describing._api import Api, Refusal
    from truespec._describing._call import BuiltRequest, Call, Endpoint, Operation, describe
    from truespec._describing._flow import Flow, Pause, ask, pause
    from truespec._describing._moments import Moment, aware, moment, unix_seconds
    from truespec._deviation import Deviation
    from truespec._errors import (
        AuthenticationError,
        BadRequestError,
        ConfigurationError,
        ConflictError,
        ConnectionFailedError,
        ContentTooLargeError,
        DeadlineExceededError,
        MethodNotAllowedError,
        NotAcceptableError,
        NotFoundError,
        PaginationError,
        PermissionDeniedError,
        PreconditionFailedError,
        RateLimitError,
        RequestConformanceError,
        ResponseConformanceError,
        ServerError,
        StatusError,
        TimeoutError,
        TransportError,
        TruespecError,
        UnprocessableError,
        UnsupportedMediaTypeError,
    )
    from truespec._json import is_array, is_object
    from truespec._not_modified import NOT_MODIFIED, NotModified
    from truespec._paging import (
        DEFAULT_PAGE_SIZE,
        AsyncPager,
        CursorPage,
        CursorRules,
        Listing,
        OffsetRules,
        Page,
        Pager,
        Paging,
        by_cursor,
        by_offset,
    )
    from truespec._rate_limit import RateLimit, RateLimitHeaders
    from truespec._response import Answer, Headers, RawResponse
else:  # each is loaded when it is first asked for: an import costs next to nothing
    _MODULES = {
        "truespec._attempt": "Attempt",
        "truespec._calling._colour": "Awaiting Blocking Colour",
        "truespec._client._bases": "AsyncOptions AwaitingClient BlockingClient BlockingOptions",
        "truespec._client._resource": "AwaitingOperation BlockingOperation Resource listing operation",
        "truespec._configuration._options": "CallOptions ClientOptions",
        "truespec._configuration._settings": "credential",
        "truespec._describing._api": "Api Refusal",
        "truespec._describing._call": "BuiltRequest Call Endpoint Operation describe",
        "truespec._describing._flow": "Flow Pause ask pause",
        "truespec._describing._moments": "Moment aware moment unix_seconds",
        "truespec._deviation": "Deviation",
        "truespec._errors": "AuthenticationError BadRequestError ConfigurationError ConflictError ConnectionFailedError ContentTooLargeError DeadlineExceededError MethodNotAllowedError NotAcceptableError NotFoundError PaginationError PermissionDeniedError PreconditionFailedError RateLimitError RequestConformanceError ResponseConformanceError ServerError StatusError TimeoutError TransportError TruespecError UnprocessableError UnsupportedMediaTypeError",
        "truespec._json": "is_array is_object",
        "truespec._not_modified": "NOT_MODIFIED NotModified",
        "truespec._paging": "DEFAULT_PAGE_SIZE AsyncPager CursorPage CursorRules Listing OffsetRules Page Pager Paging by_cursor by_offset",
        "truespec._rate_limit": "RateLimit RateLimitHeaders",
        "truespec._response": "Answer Headers RawResponse",
    }
    __getattr__, __dir__ = lazily(__name__, placed(_MODULES))

__all__ = [
    "DEFAULT_PAGE_SIZE",
    "NOT_MODIFIED",
    "Answer",
    "Api",
    "AsyncOptions",
    "AsyncPager",
    "Attempt",
    "AuthenticationError",
    "Awaiting",
    "AwaitingClient",
    "AwaitingOperation",
    "BadRequestError",
    "Blocking",
    "BlockingClient",
    "BlockingOperation",
    "BlockingOptions",
    "BuiltRequest",
    "Call",
    "CallOptions",
    "ClientOptions",
    "Colour",
    "ConfigurationError",
    "ConflictError",
    "ConnectionFailedError",
    "ContentTooLargeError",
    "CursorPage",
    "CursorRules",
    "DeadlineExceededError",
    "Deviation",
    "Endpoint",
    "Flow",
    "Headers",
    "Listing",
    "MethodNotAllowedError",
    "Moment",
    "NotAcceptableError",
    "NotFoundError",
    "NotModified",
    "OffsetRules",
    "Operation",
    "Page",
    "Pager",
    "PaginationError",
    "Paging",
    "Pause",
    "PermissionDeniedError",
    "PreconditionFailedError",
    "RateLimit",
    "RateLimitError",
    "RateLimitHeaders",
    "RawResponse",
    "Refusal",
    "RequestConformanceError",
    "Resource",
    "ResponseConformanceError",
    "ServerError",
    "StatusError",
    "TimeoutError",
    "TransportError",
    "TruespecError",
    "UnprocessableError",
    "UnsupportedMediaTypeError",
    "ask",
    "aware",
    "by_cursor",
    "by_offset",
    "credential",
    "describe",
    "is_array",
    "is_object",
    "lazily",
    "listing",
    "moment",
    "operation",
    "pause",
    "unix_seconds",
]
