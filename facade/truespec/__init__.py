"""The runtime that every facade shares: calls, errors, paging and conformance.  It names no API.

Services import a facade, such as :mod:`clemta`; who writes a facade imports this package.
"""

from typing import TYPE_CHECKING

from truespec._lazy import lazily, placed

if TYPE_CHECKING:
    from truespec._api import Api, ErrorDetails
    from truespec._call import BuiltRequest, Call, Endpoint, Flow, Operation, Pause, describe, pause, request
    from truespec._calls._executor import AsyncExecutor, ExecutorT, SyncExecutor
    from truespec._client._bases import (
        AsyncClient,
        AsyncClientOptions,
        SyncClient,
        SyncClientOptions,
    )
    from truespec._client._resource import (
        AsyncOperation,
        Resource,
        SyncOperation,
        listing,
        operation,
    )
    from truespec._config._options import CallOptions, ClientOptions
    from truespec._config._settings import resolve_credential
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
    from truespec._pagination import (
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
    from truespec._response import (
        NOT_MODIFIED,
        APIResponse,
        Attempt,
        Headers,
        NotModified,
        RateLimit,
        RateLimitHeaders,
        RawResponse,
    )
    from truespec._timestamps import Timestamp, aware, moment, unix_seconds
else:  # each is loaded when it is first asked for: an import costs next to nothing
    _MODULES = {
        "truespec._calls._executor": "AsyncExecutor SyncExecutor ExecutorT",
        "truespec._client._bases": "AsyncClientOptions AsyncClient SyncClient SyncClientOptions",
        "truespec._client._resource": "AsyncOperation SyncOperation Resource listing operation",
        "truespec._config._options": "CallOptions ClientOptions",
        "truespec._config._settings": "resolve_credential",
        "truespec._api": "Api ErrorDetails",
        "truespec._call": "BuiltRequest Call Endpoint Flow Operation Pause describe pause request",
        "truespec._timestamps": "Timestamp aware moment unix_seconds",
        "truespec._deviation": "Deviation",
        "truespec._errors": "AuthenticationError BadRequestError ConfigurationError ConflictError ConnectionFailedError ContentTooLargeError DeadlineExceededError MethodNotAllowedError NotAcceptableError NotFoundError PaginationError PermissionDeniedError PreconditionFailedError RateLimitError RequestConformanceError ResponseConformanceError ServerError StatusError TimeoutError TransportError TruespecError UnprocessableError UnsupportedMediaTypeError",
        "truespec._json": "is_array is_object",
        "truespec._pagination": "DEFAULT_PAGE_SIZE AsyncPager CursorPage CursorRules Listing OffsetRules Page Pager Paging by_cursor by_offset",
        "truespec._response": "APIResponse Attempt Headers NOT_MODIFIED NotModified RateLimit RateLimitHeaders RawResponse",
    }
    __getattr__, __dir__ = lazily(__name__, placed(_MODULES))

__all__ = [
    "DEFAULT_PAGE_SIZE",
    "NOT_MODIFIED",
    "APIResponse",
    "Api",
    "AsyncClient",
    "AsyncClientOptions",
    "AsyncExecutor",
    "AsyncOperation",
    "AsyncPager",
    "Attempt",
    "AuthenticationError",
    "BadRequestError",
    "BuiltRequest",
    "Call",
    "CallOptions",
    "ClientOptions",
    "ConfigurationError",
    "ConflictError",
    "ConnectionFailedError",
    "ContentTooLargeError",
    "CursorPage",
    "CursorRules",
    "DeadlineExceededError",
    "Deviation",
    "Endpoint",
    "ErrorDetails",
    "ExecutorT",
    "Flow",
    "Headers",
    "Listing",
    "MethodNotAllowedError",
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
    "RequestConformanceError",
    "Resource",
    "ResponseConformanceError",
    "ServerError",
    "StatusError",
    "SyncClient",
    "SyncClientOptions",
    "SyncExecutor",
    "SyncOperation",
    "TimeoutError",
    "Timestamp",
    "TransportError",
    "TruespecError",
    "UnprocessableError",
    "UnsupportedMediaTypeError",
    "aware",
    "by_cursor",
    "by_offset",
    "describe",
    "is_array",
    "is_object",
    "lazily",
    "listing",
    "moment",
    "operation",
    "pause",
    "request",
    "resolve_credential",
    "unix_seconds",
]
