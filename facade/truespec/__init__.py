"""The runtime that every facade shares: calls, errors, paging and conformance.  It names no API.

Services import a facade, such as :mod:`clemta`; who writes a facade imports this package.
"""

from truespec._api import Api, Refusal
from truespec._attempt import Attempt
from truespec._call import BuiltRequest, Call, Endpoint, Operation, describe
from truespec._client import (
    AsyncOptions,
    AwaitingClient,
    BlockingClient,
    BlockingOptions,
)
from truespec._colour import Awaiting, Blocking, Colour
from truespec._deviation import Deviation
from truespec._errors import (
    AuthenticationError,
    BadRequestError,
    ConfigurationError,
    ConflictError,
    ConnectionFailedError,
    DeadlineExceededError,
    MethodNotAllowedError,
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
from truespec._flow import Flow, Pause, ask, pause
from truespec._json import is_array, is_object
from truespec._lazy import lazily
from truespec._moments import Moment, aware, moment, unix_seconds
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
from truespec._resource import (
    AwaitingOperation,
    BlockingOperation,
    Resource,
    listing,
    operation,
)
from truespec._response import Answer, Headers, RawResponse
from truespec._settings import CallOptions, ClientOptions, credential

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
