# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schemas of the document, a class each; a class is imported on first use."""

from typing import TYPE_CHECKING

from ..lazy import attach_lazy as _attach_lazy

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
else:
    __getattr__, __dir__ = _attach_lazy(
        __name__,
        {
            "AccountHolder": ".account_holder:AccountHolder",
            "Address": ".address:Address",
            "BadRequestError": ".bad_request_error:BadRequestError",
            "BadRequestErrorDataType0": ".bad_request_error_data_type_0:BadRequestErrorDataType0",
            "BadRequestErrorError": ".bad_request_error_error:BadRequestErrorError",
            "ConflictError": ".conflict_error:ConflictError",
            "ConflictErrorDataType0": ".conflict_error_data_type_0:ConflictErrorDataType0",
            "ConflictErrorError": ".conflict_error_error:ConflictErrorError",
            "ContactBilling": ".contact_billing:ContactBilling",
            "ContactCreateResponse": ".contact_create_response:ContactCreateResponse",
            "ContactDeleteResponse": ".contact_delete_response:ContactDeleteResponse",
            "ContactDeleteResponseDataType0": ".contact_delete_response_data_type_0:ContactDeleteResponseDataType0",
            "ContactGetResponse": ".contact_get_response:ContactGetResponse",
            "ContactListResponse": ".contact_list_response:ContactListResponse",
            "ContactListResponseData": ".contact_list_response_data:ContactListResponseData",
            "ContactNotFoundError": ".contact_not_found_error:ContactNotFoundError",
            "ContactNotFoundErrorDataType0": ".contact_not_found_error_data_type_0:ContactNotFoundErrorDataType0",
            "ContactNotFoundErrorError": ".contact_not_found_error_error:ContactNotFoundErrorError",
            "ContactResponse": ".contact_response:ContactResponse",
            "ContactResponseType": ".contact_response_type:ContactResponseType",
            "ContactUpdateResponse": ".contact_update_response:ContactUpdateResponse",
            "CreateContactRequest": ".create_contact_request:CreateContactRequest",
            "CreateContactRequestType": ".create_contact_request_type:CreateContactRequestType",
            "CreateFixedAssetRequest": ".create_fixed_asset_request:CreateFixedAssetRequest",
            "CreateFormationBody": ".create_formation_body:CreateFormationBody",
            "FixedAssetCreateResponse": ".fixed_asset_create_response:FixedAssetCreateResponse",
            "FixedAssetDeleteResponse": ".fixed_asset_delete_response:FixedAssetDeleteResponse",
            "FixedAssetDeleteResponseDataType0": ".fixed_asset_delete_response_data_type_0:FixedAssetDeleteResponseDataType0",
            "FixedAssetGetResponse": ".fixed_asset_get_response:FixedAssetGetResponse",
            "FixedAssetListResponse": ".fixed_asset_list_response:FixedAssetListResponse",
            "FixedAssetListResponseData": ".fixed_asset_list_response_data:FixedAssetListResponseData",
            "FixedAssetNotFoundError": ".fixed_asset_not_found_error:FixedAssetNotFoundError",
            "FixedAssetNotFoundErrorDataType0": ".fixed_asset_not_found_error_data_type_0:FixedAssetNotFoundErrorDataType0",
            "FixedAssetNotFoundErrorError": ".fixed_asset_not_found_error_error:FixedAssetNotFoundErrorError",
            "FixedAssetResponse": ".fixed_asset_response:FixedAssetResponse",
            "FixedAssetUpdateResponse": ".fixed_asset_update_response:FixedAssetUpdateResponse",
            "ForbiddenError": ".forbidden_error:ForbiddenError",
            "ForbiddenErrorDataType0": ".forbidden_error_data_type_0:ForbiddenErrorDataType0",
            "ForbiddenErrorError": ".forbidden_error_error:ForbiddenErrorError",
            "FormationBaseResponse": ".formation_base_response:FormationBaseResponse",
            "FormationBaseResponseDataType0": ".formation_base_response_data_type_0:FormationBaseResponseDataType0",
            "FormationErrorResponse": ".formation_error_response:FormationErrorResponse",
            "FormationErrorResponseErrorType0": ".formation_error_response_error_type_0:FormationErrorResponseErrorType0",
            "FormationErrorResponseErrorType0Code": ".formation_error_response_error_type_0_code:FormationErrorResponseErrorType0Code",
            "FormationPersonRequest": ".formation_person_request:FormationPersonRequest",
            "FormationRequest": ".formation_request:FormationRequest",
            "FormationRequestCustomData": ".formation_request_custom_data:FormationRequestCustomData",
            "FormationRequestEnding": ".formation_request_ending:FormationRequestEnding",
            "FormationRequestPackage": ".formation_request_package:FormationRequestPackage",
            "FormationRequestState": ".formation_request_state:FormationRequestState",
            "FormationRequestTimezone": ".formation_request_timezone:FormationRequestTimezone",
            "FormationRequestType": ".formation_request_type:FormationRequestType",
            "FormationResponse": ".formation_response:FormationResponse",
            "FormationResponseDataType0": ".formation_response_data_type_0:FormationResponseDataType0",
            "FormationResponseDataType0Status": ".formation_response_data_type_0_status:FormationResponseDataType0Status",
            "FormationResponseErrorType0": ".formation_response_error_type_0:FormationResponseErrorType0",
            "FormationResponseErrorType0Code": ".formation_response_error_type_0_code:FormationResponseErrorType0Code",
            "FormationShareholderRequest": ".formation_shareholder_request:FormationShareholderRequest",
            "FormationShareholderRequestType": ".formation_shareholder_request_type:FormationShareholderRequestType",
            "FormationStatusEnvelope": ".formation_status_envelope:FormationStatusEnvelope",
            "FormationStatusResponse": ".formation_status_response:FormationStatusResponse",
            "FormationStatusResponseCustomDataType0": ".formation_status_response_custom_data_type_0:FormationStatusResponseCustomDataType0",
            "FormationStatusResponseEndingType1": ".formation_status_response_ending_type_1:FormationStatusResponseEndingType1",
            "FormationStatusResponseStateType1": ".formation_status_response_state_type_1:FormationStatusResponseStateType1",
            "FormationStatusResponseStatus": ".formation_status_response_status:FormationStatusResponseStatus",
            "FormationStatusResponseTypeType1": ".formation_status_response_type_type_1:FormationStatusResponseTypeType1",
            "GetContactsOrder": ".get_contacts_order:GetContactsOrder",
            "GetFixedAssetsOrder": ".get_fixed_assets_order:GetFixedAssetsOrder",
            "InternalServerError": ".internal_server_error:InternalServerError",
            "InternalServerErrorDataType0": ".internal_server_error_data_type_0:InternalServerErrorDataType0",
            "InternalServerErrorError": ".internal_server_error_error:InternalServerErrorError",
            "NotFoundError": ".not_found_error:NotFoundError",
            "NotFoundErrorDataType0": ".not_found_error_data_type_0:NotFoundErrorDataType0",
            "NotFoundErrorError": ".not_found_error_error:NotFoundErrorError",
            "PackageNotFoundError": ".package_not_found_error:PackageNotFoundError",
            "PackageNotFoundErrorDataType0": ".package_not_found_error_data_type_0:PackageNotFoundErrorDataType0",
            "PackageNotFoundErrorError": ".package_not_found_error_error:PackageNotFoundErrorError",
            "PersonResponse": ".person_response:PersonResponse",
            "RateLimitError": ".rate_limit_error:RateLimitError",
            "RateLimitErrorDataType0": ".rate_limit_error_data_type_0:RateLimitErrorDataType0",
            "RateLimitErrorError": ".rate_limit_error_error:RateLimitErrorError",
            "ShareholderResponse": ".shareholder_response:ShareholderResponse",
            "ShareholderResponseType": ".shareholder_response_type:ShareholderResponseType",
            "UnauthorizedError": ".unauthorized_error:UnauthorizedError",
            "UnauthorizedErrorDataType0": ".unauthorized_error_data_type_0:UnauthorizedErrorDataType0",
            "UnauthorizedErrorError": ".unauthorized_error_error:UnauthorizedErrorError",
            "UpdateContactRequest": ".update_contact_request:UpdateContactRequest",
            "UpdateContactRequestType": ".update_contact_request_type:UpdateContactRequestType",
            "UpdateFixedAssetRequest": ".update_fixed_asset_request:UpdateFixedAssetRequest",
        },
    )

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
