import clemta_api.models as _models
from clemta._client import AsyncClemta as AsyncClemta
from clemta._client import Clemta as Clemta
from clemta._errors import FormationEndedError as FormationEndedError
from clemta._errors import WaitDeadlineError as WaitDeadlineError
from clemta._errors import WaitError as WaitError
from clemta._filters import Filter as Filter
from clemta._filters import eq as eq
from clemta._filters import gt as gt
from clemta._filters import lt as lt
from clemta._filters import raw as raw
from clemta._formation_request import FormationFields as FormationFields
from clemta._formation_request import Passport as Passport
from clemta.contacts import ContactFields as ContactFields
from clemta.fixed_assets import FixedAssetFields as FixedAssetFields
from clemta.fixed_assets import FixedAssetFilters as FixedAssetFilters
from clemta_api.models import AccountHolder as AccountHolder
from clemta_api.models import Address as Address
from clemta_api.models import ContactBilling as ContactBilling
from clemta_api.types import UNSET as UNSET
from truespec import NOT_MODIFIED as NOT_MODIFIED
from truespec import APIResponse as APIResponse
from truespec import AsyncPager as AsyncPager
from truespec import Attempt as Attempt
from truespec import Deviation as Deviation
from truespec import NotModified as NotModified
from truespec import Page as Page
from truespec import Pager as Pager
from truespec import PagingOptions as PagingOptions
from truespec import RateLimit as RateLimit
from truespec import Timestamp as Timestamp
from truespec import from_timestamp as from_timestamp
from truespec._errors import *

CompanyType = _models.FormationRequestType
Contact = _models.ContactResponse
ContactType = _models.CreateContactRequestType
Ending = _models.FormationRequestEnding
FixedAsset = _models.FixedAssetResponse
Formation = _models.FormationStatusResponse
FormationPerson = _models.PersonResponse
FormationShareholder = _models.ShareholderResponse
FormationStatus = _models.FormationStatusResponseStatus
FormationSummary = _models.FormationResponseDataType0
Order = _models.GetContactsOrder
Package = _models.FormationRequestPackage
Person = _models.FormationPersonRequest
Shareholder = _models.FormationShareholderRequest
State = _models.FormationRequestState
Timezone = _models.FormationRequestTimezone
