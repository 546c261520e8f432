"""A client of Clemta's API (formations, contacts, fixed assets), version 2025-06-24.

from clemta import Clemta

with Clemta() as clemta:                      # the key is in CLEMTA_API_KEY
    for contact in clemta.contacts.list(company_id):
        print(contact.full_name)
"""

from clemta._client import AsyncClemta, Clemta
from clemta_api.models.contact_billing import ContactBilling
from clemta_api.models.contact_response import ContactResponse as Contact
from clemta_api.types import UNSET
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

__all__ = [
    "UNSET",
    "Answer",
    "AsyncClemta",
    "AsyncPager",
    "Attempt",
    "AuthenticationError",
    "BadRequestError",
    "Clemta",
    "ConfigurationError",
    "ConflictError",
    "ConnectionFailedError",
    "Contact",
    "ContactBilling",
    "DeadlineExceededError",
    "Deviation",
    "MethodNotAllowedError",
    "NotFoundError",
    "Page",
    "Pager",
    "PaginationError",
    "PermissionDeniedError",
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
]
