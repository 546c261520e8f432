"""A client of Wethod's API (contacts, clients, persons), version 2024-06-15.

from wethod import Wethod

with Wethod(company="acme") as wethod:         # the token is in WETHOD_TOKEN
    for contact in wethod.contacts.list():
        print(contact.name, contact.surname)
"""

from typing import TYPE_CHECKING

from truespec import (
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
    lazily,
)
from wethod._client import AsyncWethod, Wethod

# Models are loaded when they are first asked for.
if TYPE_CHECKING:
    from truespec import (
        APIResponse,
        AsyncPager,
        Attempt,
        Deviation,
        Page,
        Pager,
        RateLimit,
    )
    from wethod._client_fields import ClientChanges, ClientFields
    from wethod._filters import Filter, between, eq, gt, gte, in_, lt, lte, neq, nin, raw
    from wethod_api.models.client_model import ClientModel as Client
    from wethod_api.models.contact import Contact
    from wethod_api.models.person import Person
    from wethod_api.types import UNSET
else:
    __getattr__, __dir__ = lazily(
        __name__,
        {
            "APIResponse": "truespec:APIResponse",
            "AsyncPager": "truespec:AsyncPager",
            "Attempt": "truespec:Attempt",
            "Client": "wethod_api.models.client_model:ClientModel",
            "ClientChanges": "wethod._client_fields:ClientChanges",
            "ClientFields": "wethod._client_fields:ClientFields",
            "Contact": "wethod_api.models.contact:Contact",
            "Deviation": "truespec:Deviation",
            "Filter": "wethod._filters:Filter",
            "Page": "truespec:Page",
            "Pager": "truespec:Pager",
            "Person": "wethod_api.models.person:Person",
            "RateLimit": "truespec:RateLimit",
            "UNSET": "wethod_api.types:UNSET",
            "between": "wethod._filters:between",
            "eq": "wethod._filters:eq",
            "gt": "wethod._filters:gt",
            "gte": "wethod._filters:gte",
            "in_": "wethod._filters:in_",
            "lt": "wethod._filters:lt",
            "lte": "wethod._filters:lte",
            "neq": "wethod._filters:neq",
            "nin": "wethod._filters:nin",
            "raw": "wethod._filters:raw",
        },
    )


__all__ = [
    "UNSET",
    "APIResponse",
    "AsyncPager",
    "AsyncWethod",
    "Attempt",
    "AuthenticationError",
    "BadRequestError",
    "Client",
    "ClientChanges",
    "ClientFields",
    "ConfigurationError",
    "ConflictError",
    "ConnectionFailedError",
    "Contact",
    "ContentTooLargeError",
    "DeadlineExceededError",
    "Deviation",
    "Filter",
    "MethodNotAllowedError",
    "NotAcceptableError",
    "NotFoundError",
    "Page",
    "Pager",
    "PaginationError",
    "PermissionDeniedError",
    "Person",
    "PreconditionFailedError",
    "RateLimit",
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
    "Wethod",
    "between",
    "eq",
    "gt",
    "gte",
    "in_",
    "lt",
    "lte",
    "neq",
    "nin",
    "raw",
]
