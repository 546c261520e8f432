"""A client of Wethod's API (contacts, clients, persons), version 2024-06-15.

from wethod import Wethod

with Wethod(company="acme") as wethod:         # the token is in WETHOD_TOKEN
    for contact in wethod.contacts.list():
        print(contact.name, contact.surname)
"""

from typing import TYPE_CHECKING

from truespec import (
    Answer,
    AsyncPager,
    Attempt,
    AuthenticationError,
    BadRequestError,
    ConfigurationError,
    ConflictError,
    ConnectionFailedError,
    DeadlineExceededError,
    Deviation,
    MethodNotAllowedError,
    NotFoundError,
    Page,
    Pager,
    PaginationError,
    PermissionDeniedError,
    PreconditionFailedError,
    RateLimit,
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
from truespec._lazy import lazily
from wethod._client import AsyncWethod, Wethod
from wethod._filters import Filter, between, eq, gt, gte, in_, lt, lte, neq, nin, raw
from wethod_api.types import UNSET

if TYPE_CHECKING:
    from wethod._client_fields import ClientChanges, ClientFields
    from wethod_api.models.client_model import ClientModel as Client
    from wethod_api.models.contact import Contact
    from wethod_api.models.person import Person

__getattr__ = lazily(
    __name__,
    {
        "Client": "wethod_api.models.client_model:ClientModel",
        "ClientChanges": "wethod._client_fields:ClientChanges",
        "ClientFields": "wethod._client_fields:ClientFields",
        "Contact": "wethod_api.models.contact:Contact",
        "Person": "wethod_api.models.person:Person",
    },
)

__all__ = [
    "UNSET",
    "Answer",
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
    "DeadlineExceededError",
    "Deviation",
    "Filter",
    "MethodNotAllowedError",
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
