"""A client of Clemta's API (formations, contacts, fixed assets), version 2025-06-24.

from clemta import Clemta

with Clemta() as clemta:                      # the key is in CLEMTA_API_KEY
    for contact in clemta.contacts.list(company_id):
        print(contact.full_name)
"""

from typing import TYPE_CHECKING

from clemta._client import AsyncClemta, Clemta
from clemta._errors import FormationEndedError, WaitDeadlineError, WaitError
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

# What is used less is loaded when it is first asked for, models above all.
if TYPE_CHECKING:
    from clemta._contact_fields import ContactFields
    from clemta._filters import Filter, eq, gt, lt, raw
    from clemta._fixed_asset_fields import FixedAssetFields, FixedAssetFilters
    from clemta._formation_fields import FormationFields
    from clemta._passports import Passport
    from clemta_api.models.account_holder import AccountHolder
    from clemta_api.models.address import Address
    from clemta_api.models.contact_billing import ContactBilling
    from clemta_api.models.contact_response import ContactResponse as Contact
    from clemta_api.models.create_contact_request_type import CreateContactRequestType as ContactType
    from clemta_api.models.fixed_asset_response import FixedAssetResponse as FixedAsset
    from clemta_api.models.formation_person_request import FormationPersonRequest as Person
    from clemta_api.models.formation_request_ending import FormationRequestEnding as Ending
    from clemta_api.models.formation_request_package import FormationRequestPackage as Package
    from clemta_api.models.formation_request_state import FormationRequestState as State
    from clemta_api.models.formation_request_timezone import FormationRequestTimezone as Timezone
    from clemta_api.models.formation_request_type import FormationRequestType as CompanyType
    from clemta_api.models.formation_response_data_type_0 import FormationResponseDataType0 as FormationSummary
    from clemta_api.models.formation_shareholder_request import FormationShareholderRequest as Shareholder
    from clemta_api.models.formation_status_response import FormationStatusResponse as Formation
    from clemta_api.models.formation_status_response_status import FormationStatusResponseStatus as FormationStatus
    from clemta_api.models.get_contacts_order import GetContactsOrder as Order
    from clemta_api.models.person_response import PersonResponse as FormationPerson
    from clemta_api.models.shareholder_response import ShareholderResponse as FormationShareholder
    from clemta_api.types import UNSET
    from truespec import (
        NOT_MODIFIED,
        APIResponse,
        AsyncPager,
        Attempt,
        Deviation,
        NotModified,
        Page,
        Pager,
        RateLimit,
        Timestamp,
        moment,
    )
else:
    __getattr__, __dir__ = lazily(
        __name__,
        {
            "AccountHolder": "clemta_api.models.account_holder:AccountHolder",
            "Address": "clemta_api.models.address:Address",
            "APIResponse": "truespec:APIResponse",
            "AsyncPager": "truespec:AsyncPager",
            "Attempt": "truespec:Attempt",
            "CompanyType": "clemta_api.models.formation_request_type:FormationRequestType",
            "Contact": "clemta_api.models.contact_response:ContactResponse",
            "ContactBilling": "clemta_api.models.contact_billing:ContactBilling",
            "ContactFields": "clemta._contact_fields:ContactFields",
            "ContactType": "clemta_api.models.create_contact_request_type:CreateContactRequestType",
            "Deviation": "truespec:Deviation",
            "Ending": "clemta_api.models.formation_request_ending:FormationRequestEnding",
            "Filter": "clemta._filters:Filter",
            "FixedAsset": "clemta_api.models.fixed_asset_response:FixedAssetResponse",
            "FixedAssetFields": "clemta._fixed_asset_fields:FixedAssetFields",
            "FixedAssetFilters": "clemta._fixed_asset_fields:FixedAssetFilters",
            "Formation": "clemta_api.models.formation_status_response:FormationStatusResponse",
            "FormationFields": "clemta._formation_fields:FormationFields",
            "FormationPerson": "clemta_api.models.person_response:PersonResponse",
            "FormationShareholder": "clemta_api.models.shareholder_response:ShareholderResponse",
            "FormationStatus": "clemta_api.models.formation_status_response_status:FormationStatusResponseStatus",
            "FormationSummary": "clemta_api.models.formation_response_data_type_0:FormationResponseDataType0",
            "Timestamp": "truespec:Timestamp",
            "NOT_MODIFIED": "truespec:NOT_MODIFIED",
            "NotModified": "truespec:NotModified",
            "Order": "clemta_api.models.get_contacts_order:GetContactsOrder",
            "Package": "clemta_api.models.formation_request_package:FormationRequestPackage",
            "Page": "truespec:Page",
            "Pager": "truespec:Pager",
            "Passport": "clemta._passports:Passport",
            "Person": "clemta_api.models.formation_person_request:FormationPersonRequest",
            "RateLimit": "truespec:RateLimit",
            "Shareholder": "clemta_api.models.formation_shareholder_request:FormationShareholderRequest",
            "State": "clemta_api.models.formation_request_state:FormationRequestState",
            "Timezone": "clemta_api.models.formation_request_timezone:FormationRequestTimezone",
            "UNSET": "clemta_api.types:UNSET",
            "eq": "clemta._filters:eq",
            "gt": "clemta._filters:gt",
            "lt": "clemta._filters:lt",
            "moment": "truespec:moment",
            "raw": "clemta._filters:raw",
        },
    )


__all__ = [
    "NOT_MODIFIED",
    "UNSET",
    "APIResponse",
    "AccountHolder",
    "Address",
    "AsyncClemta",
    "AsyncPager",
    "Attempt",
    "AuthenticationError",
    "BadRequestError",
    "Clemta",
    "CompanyType",
    "ConfigurationError",
    "ConflictError",
    "ConnectionFailedError",
    "Contact",
    "ContactBilling",
    "ContactFields",
    "ContactType",
    "ContentTooLargeError",
    "DeadlineExceededError",
    "Deviation",
    "Ending",
    "Filter",
    "FixedAsset",
    "FixedAssetFields",
    "FixedAssetFilters",
    "Formation",
    "FormationEndedError",
    "FormationFields",
    "FormationPerson",
    "FormationShareholder",
    "FormationStatus",
    "FormationSummary",
    "MethodNotAllowedError",
    "NotAcceptableError",
    "NotFoundError",
    "NotModified",
    "Order",
    "Package",
    "Page",
    "Pager",
    "PaginationError",
    "Passport",
    "PermissionDeniedError",
    "Person",
    "PreconditionFailedError",
    "RateLimit",
    "RateLimitError",
    "RequestConformanceError",
    "ResponseConformanceError",
    "ServerError",
    "Shareholder",
    "State",
    "StatusError",
    "TimeoutError",
    "Timestamp",
    "Timezone",
    "TransportError",
    "TruespecError",
    "UnprocessableError",
    "UnsupportedMediaTypeError",
    "WaitDeadlineError",
    "WaitError",
    "eq",
    "gt",
    "lt",
    "moment",
    "raw",
]
