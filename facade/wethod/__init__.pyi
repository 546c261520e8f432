import wethod_api.models as _models
from truespec import APIResponse as APIResponse
from truespec import AsyncPager as AsyncPager
from truespec import Attempt as Attempt
from truespec import Deviation as Deviation
from truespec import Page as Page
from truespec import Pager as Pager
from truespec import PagingOptions as PagingOptions
from truespec import RateLimit as RateLimit
from truespec._errors import *
from wethod._client import AsyncWethod as AsyncWethod
from wethod._client import Wethod as Wethod
from wethod._client_fields import ClientChanges as ClientChanges
from wethod._client_fields import ClientFields as ClientFields
from wethod._filters import Filter as Filter
from wethod._filters import between as between
from wethod._filters import eq as eq
from wethod._filters import gt as gt
from wethod._filters import gte as gte
from wethod._filters import in_ as in_
from wethod._filters import lt as lt
from wethod._filters import lte as lte
from wethod._filters import neq as neq
from wethod._filters import nin as nin
from wethod._filters import raw as raw
from wethod_api.models import Contact as Contact
from wethod_api.models import Person as Person
from wethod_api.types import UNSET as UNSET

Client = _models.ClientModel
