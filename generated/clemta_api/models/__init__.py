# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schemas of the document, a class each; a class is loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .account_holder import AccountHolder
    from .address import Address
    from .bad_request_error import BadRequestError
    from .bad_request_error_data_type_0 import BadRequestErrorDataType0
    from .bad_request_error_error import BadRequestErrorError
    from .conflict_error import ConflictError
    from .conflict_error_data_type_0 import ConflictErrorDataType0
    from .conflict_error_error import ConflictErrorError
    from .contact_billing import ContactBilling
    from .contact_create_response import ContactCreateResponse
    from .contact_delete_response import ContactDeleteResponse
    from .contact_delete_response_data_type_0 import ContactDeleteResponseDataType0
    from .contact_get_response import ContactGetResponse
    from .contact_list_response import ContactListResponse
    from .contact_list_response_data import ContactListResponseData
    from .contact_not_found_error import ContactNotFoundError
    from .contact_not_found_error_data_type_0 import ContactNotFoundErrorDataType0
    from .contact_not_found_error_error import ContactNotFoundErrorError
    from .contact_response import ContactResponse
    from .contact_response_type import ContactResponseType
    from .contact_update_response import ContactUpdateResponse
    from .create_contact_request import CreateContactRequest
    from .create_contact_request_type import CreateContactRequestType
    from .create_fixed_asset_request import CreateFixedAssetRequest
    from .create_formation_body import CreateFormationBody
    from .fixed_asset_create_response import FixedAssetCreateResponse
    from .fixed_asset_delete_response import FixedAssetDeleteResponse
    from .fixed_asset_delete_response_data_type_0 import FixedAssetDeleteResponseDataType0
    from .fixed_asset_get_response import FixedAssetGetResponse
    from .fixed_asset_list_response import FixedAssetListResponse
    from .fixed_asset_list_response_data import FixedAssetListResponseData
    from .fixed_asset_not_found_error import FixedAssetNotFoundError
    from .fixed_asset_not_found_error_data_type_0 import FixedAssetNotFoundErrorDataType0
    from .fixed_asset_not_found_error_error import FixedAssetNotFoundErrorError
    from .fixed_asset_response import FixedAssetResponse
    from .fixed_asset_update_response import FixedAssetUpdateResponse
    from .forbidden_error import ForbiddenError
    from .forbidden_error_data_type_0 import ForbiddenErrorDataType0
    from .forbidden_error_error import ForbiddenErrorError
    from .formation_base_response import FormationBaseResponse
    from .formation_base_response_data_type_0 import FormationBaseResponseDataType0
    from .formation_error_response import FormationErrorResponse
    from .formation_error_response_error_type_0 import FormationErrorResponseErrorType0
    from .formation_error_response_error_type_0_code import FormationErrorResponseErrorType0Code
    from .formation_person_request import FormationPersonRequest
    from .formation_request import FormationRequest
    from .formation_request_custom_data import FormationRequestCustomData
    from .formation_request_ending import FormationRequestEnding
    from .formation_request_package import FormationRequestPackage
    from .formation_request_state import FormationRequestState
    from .formation_request_timezone import FormationRequestTimezone
    from .formation_request_type import FormationRequestType
    from .formation_response import FormationResponse
    from .formation_response_data_type_0 import FormationResponseDataType0
    from .formation_response_data_type_0_status import FormationResponseDataType0Status
    from .formation_response_error_type_0 import FormationResponseErrorType0
    from .formation_response_error_type_0_code import FormationResponseErrorType0Code
    from .formation_shareholder_request import FormationShareholderRequest
    from .formation_shareholder_request_type import FormationShareholderRequestType
    from .formation_status_envelope import FormationStatusEnvelope
    from .formation_status_response import FormationStatusResponse
    from .formation_status_response_custom_data_type_0 import FormationStatusResponseCustomDataType0
    from .formation_status_response_ending_type_1 import FormationStatusResponseEndingType1
    from .formation_status_response_state_type_1 import FormationStatusResponseStateType1
    from .formation_status_response_status import FormationStatusResponseStatus
    from .formation_status_response_type_type_1 import FormationStatusResponseTypeType1
    from .get_contacts_order import GetContactsOrder
    from .get_fixed_assets_order import GetFixedAssetsOrder
    from .internal_server_error import InternalServerError
    from .internal_server_error_data_type_0 import InternalServerErrorDataType0
    from .internal_server_error_error import InternalServerErrorError
    from .not_found_error import NotFoundError
    from .not_found_error_data_type_0 import NotFoundErrorDataType0
    from .not_found_error_error import NotFoundErrorError
    from .package_not_found_error import PackageNotFoundError
    from .package_not_found_error_data_type_0 import PackageNotFoundErrorDataType0
    from .package_not_found_error_error import PackageNotFoundErrorError
    from .person_response import PersonResponse
    from .rate_limit_error import RateLimitError
    from .rate_limit_error_data_type_0 import RateLimitErrorDataType0
    from .rate_limit_error_error import RateLimitErrorError
    from .shareholder_response import ShareholderResponse
    from .shareholder_response_type import ShareholderResponseType
    from .unauthorized_error import UnauthorizedError
    from .unauthorized_error_data_type_0 import UnauthorizedErrorDataType0
    from .unauthorized_error_error import UnauthorizedErrorError
    from .update_contact_request import UpdateContactRequest
    from .update_contact_request_type import UpdateContactRequestType
    from .update_fixed_asset_request import UpdateFixedAssetRequest

_MODULES: dict[str, str] = {
    "AccountHolder": ".account_holder",
    "Address": ".address",
    "BadRequestError": ".bad_request_error",
    "BadRequestErrorDataType0": ".bad_request_error_data_type_0",
    "BadRequestErrorError": ".bad_request_error_error",
    "ConflictError": ".conflict_error",
    "ConflictErrorDataType0": ".conflict_error_data_type_0",
    "ConflictErrorError": ".conflict_error_error",
    "ContactBilling": ".contact_billing",
    "ContactCreateResponse": ".contact_create_response",
    "ContactDeleteResponse": ".contact_delete_response",
    "ContactDeleteResponseDataType0": ".contact_delete_response_data_type_0",
    "ContactGetResponse": ".contact_get_response",
    "ContactListResponse": ".contact_list_response",
    "ContactListResponseData": ".contact_list_response_data",
    "ContactNotFoundError": ".contact_not_found_error",
    "ContactNotFoundErrorDataType0": ".contact_not_found_error_data_type_0",
    "ContactNotFoundErrorError": ".contact_not_found_error_error",
    "ContactResponse": ".contact_response",
    "ContactResponseType": ".contact_response_type",
    "ContactUpdateResponse": ".contact_update_response",
    "CreateContactRequest": ".create_contact_request",
    "CreateContactRequestType": ".create_contact_request_type",
    "CreateFixedAssetRequest": ".create_fixed_asset_request",
    "CreateFormationBody": ".create_formation_body",
    "FixedAssetCreateResponse": ".fixed_asset_create_response",
    "FixedAssetDeleteResponse": ".fixed_asset_delete_response",
    "FixedAssetDeleteResponseDataType0": ".fixed_asset_delete_response_data_type_0",
    "FixedAssetGetResponse": ".fixed_asset_get_response",
    "FixedAssetListResponse": ".fixed_asset_list_response",
    "FixedAssetListResponseData": ".fixed_asset_list_response_data",
    "FixedAssetNotFoundError": ".fixed_asset_not_found_error",
    "FixedAssetNotFoundErrorDataType0": ".fixed_asset_not_found_error_data_type_0",
    "FixedAssetNotFoundErrorError": ".fixed_asset_not_found_error_error",
    "FixedAssetResponse": ".fixed_asset_response",
    "FixedAssetUpdateResponse": ".fixed_asset_update_response",
    "ForbiddenError": ".forbidden_error",
    "ForbiddenErrorDataType0": ".forbidden_error_data_type_0",
    "ForbiddenErrorError": ".forbidden_error_error",
    "FormationBaseResponse": ".formation_base_response",
    "FormationBaseResponseDataType0": ".formation_base_response_data_type_0",
    "FormationErrorResponse": ".formation_error_response",
    "FormationErrorResponseErrorType0": ".formation_error_response_error_type_0",
    "FormationErrorResponseErrorType0Code": ".formation_error_response_error_type_0_code",
    "FormationPersonRequest": ".formation_person_request",
    "FormationRequest": ".formation_request",
    "FormationRequestCustomData": ".formation_request_custom_data",
    "FormationRequestEnding": ".formation_request_ending",
    "FormationRequestPackage": ".formation_request_package",
    "FormationRequestState": ".formation_request_state",
    "FormationRequestTimezone": ".formation_request_timezone",
    "FormationRequestType": ".formation_request_type",
    "FormationResponse": ".formation_response",
    "FormationResponseDataType0": ".formation_response_data_type_0",
    "FormationResponseDataType0Status": ".formation_response_data_type_0_status",
    "FormationResponseErrorType0": ".formation_response_error_type_0",
    "FormationResponseErrorType0Code": ".formation_response_error_type_0_code",
    "FormationShareholderRequest": ".formation_shareholder_request",
    "FormationShareholderRequestType": ".formation_shareholder_request_type",
    "FormationStatusEnvelope": ".formation_status_envelope",
    "FormationStatusResponse": ".formation_status_response",
    "FormationStatusResponseCustomDataType0": ".formation_status_response_custom_data_type_0",
    "FormationStatusResponseEndingType1": ".formation_status_response_ending_type_1",
    "FormationStatusResponseStateType1": ".formation_status_response_state_type_1",
    "FormationStatusResponseStatus": ".formation_status_response_status",
    "FormationStatusResponseTypeType1": ".formation_status_response_type_type_1",
    "GetContactsOrder": ".get_contacts_order",
    "GetFixedAssetsOrder": ".get_fixed_assets_order",
    "InternalServerError": ".internal_server_error",
    "InternalServerErrorDataType0": ".internal_server_error_data_type_0",
    "InternalServerErrorError": ".internal_server_error_error",
    "NotFoundError": ".not_found_error",
    "NotFoundErrorDataType0": ".not_found_error_data_type_0",
    "NotFoundErrorError": ".not_found_error_error",
    "PackageNotFoundError": ".package_not_found_error",
    "PackageNotFoundErrorDataType0": ".package_not_found_error_data_type_0",
    "PackageNotFoundErrorError": ".package_not_found_error_error",
    "PersonResponse": ".person_response",
    "RateLimitError": ".rate_limit_error",
    "RateLimitErrorDataType0": ".rate_limit_error_data_type_0",
    "RateLimitErrorError": ".rate_limit_error_error",
    "ShareholderResponse": ".shareholder_response",
    "ShareholderResponseType": ".shareholder_response_type",
    "UnauthorizedError": ".unauthorized_error",
    "UnauthorizedErrorDataType0": ".unauthorized_error_data_type_0",
    "UnauthorizedErrorError": ".unauthorized_error_error",
    "UpdateContactRequest": ".update_contact_request",
    "UpdateContactRequestType": ".update_contact_request_type",
    "UpdateFixedAssetRequest": ".update_fixed_asset_request",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    found = getattr(import_module(_MODULES[name], __name__), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted([*globals(), *_MODULES])


__all__ = [
    "AccountHolder",
    "Address",
    "BadRequestError",
    "BadRequestErrorDataType0",
    "BadRequestErrorError",
    "ConflictError",
    "ConflictErrorDataType0",
    "ConflictErrorError",
    "ContactBilling",
    "ContactCreateResponse",
    "ContactDeleteResponse",
    "ContactDeleteResponseDataType0",
    "ContactGetResponse",
    "ContactListResponse",
    "ContactListResponseData",
    "ContactNotFoundError",
    "ContactNotFoundErrorDataType0",
    "ContactNotFoundErrorError",
    "ContactResponse",
    "ContactResponseType",
    "ContactUpdateResponse",
    "CreateContactRequest",
    "CreateContactRequestType",
    "CreateFixedAssetRequest",
    "CreateFormationBody",
    "FixedAssetCreateResponse",
    "FixedAssetDeleteResponse",
    "FixedAssetDeleteResponseDataType0",
    "FixedAssetGetResponse",
    "FixedAssetListResponse",
    "FixedAssetListResponseData",
    "FixedAssetNotFoundError",
    "FixedAssetNotFoundErrorDataType0",
    "FixedAssetNotFoundErrorError",
    "FixedAssetResponse",
    "FixedAssetUpdateResponse",
    "ForbiddenError",
    "ForbiddenErrorDataType0",
    "ForbiddenErrorError",
    "FormationBaseResponse",
    "FormationBaseResponseDataType0",
    "FormationErrorResponse",
    "FormationErrorResponseErrorType0",
    "FormationErrorResponseErrorType0Code",
    "FormationPersonRequest",
    "FormationRequest",
    "FormationRequestCustomData",
    "FormationRequestEnding",
    "FormationRequestPackage",
    "FormationRequestState",
    "FormationRequestTimezone",
    "FormationRequestType",
    "FormationResponse",
    "FormationResponseDataType0",
    "FormationResponseDataType0Status",
    "FormationResponseErrorType0",
    "FormationResponseErrorType0Code",
    "FormationShareholderRequest",
    "FormationShareholderRequestType",
    "FormationStatusEnvelope",
    "FormationStatusResponse",
    "FormationStatusResponseCustomDataType0",
    "FormationStatusResponseEndingType1",
    "FormationStatusResponseStateType1",
    "FormationStatusResponseStatus",
    "FormationStatusResponseTypeType1",
    "GetContactsOrder",
    "GetFixedAssetsOrder",
    "InternalServerError",
    "InternalServerErrorDataType0",
    "InternalServerErrorError",
    "NotFoundError",
    "NotFoundErrorDataType0",
    "NotFoundErrorError",
    "PackageNotFoundError",
    "PackageNotFoundErrorDataType0",
    "PackageNotFoundErrorError",
    "PersonResponse",
    "RateLimitError",
    "RateLimitErrorDataType0",
    "RateLimitErrorError",
    "ShareholderResponse",
    "ShareholderResponseType",
    "UnauthorizedError",
    "UnauthorizedErrorDataType0",
    "UnauthorizedErrorError",
    "UpdateContactRequest",
    "UpdateContactRequestType",
    "UpdateFixedAssetRequest",
]
