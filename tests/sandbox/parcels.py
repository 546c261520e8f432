"""A third API, in a document of the tests: bearer token, numeric ids, bare arrays, 201 and 204, errors of its own form.

This file is the whole of what an API with a plain collection needs besides its document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._collections._collection import Collection
from truespec_sandbox._collections._listing import Filter, Listing
from truespec_sandbox._errors import APIError, Reason
from truespec_sandbox._profile import Profile
from truespec_sandbox._responses import Response

if TYPE_CHECKING:
    from collections.abc import Mapping

TOKENS = {"token-of-ada": "ada", "token-of-bob": "bob"}
STATUSES: dict[str, int] = {
    Reason.KEY_MISSING: 401,
    Reason.KEY_UNKNOWN: 401,
    Reason.UNKNOWN_PATH: 404,
    "no_such_parcel": 404,
    Reason.METHOD_NOT_ALLOWED: 405,
    Reason.NOT_ACCEPTABLE: 406,
    Reason.MEDIA_TYPE: 415,
    Reason.INTERNAL: 500,
}
PARCELS = Collection(
    name="parcels",
    id_parameter="parcel_id",
    not_found="no_such_parcel",
    listing=Listing(
        skip="offset",
        default_limit=10,
        sort="order_by",
        filters=(
            Filter("label", value="label", kind=str),
            Filter("weight", value="heavier_than", comparison="gt", kind=float),
        ),
    ),
    indexed=("label", "weight"),
)


def authenticate(credentials: Mapping[str, str]) -> str | None:
    """Return the owner of a token."""
    return TOKENS.get(credentials["Token"])


def error_response(error: APIError) -> Response:
    """Return an error response in the form of this API."""
    body = {"problem": error.reason, "why": error.details}
    return Response(STATUSES.get(error.reason, 400), {**body}, error.headers)


PROFILE = Profile(
    api="parcels",
    handlers=PARCELS.handlers(
        create="createParcel", list="listParcels", get="getParcel", update="changeParcel", delete="deleteParcel"
    ),
    authenticate=authenticate,
    error_response=error_response,
    path_details={},
    api_key="token-of-ada",
    company_ids=(),
    example_path="/parcels",
    example_headers={"Authorization": "Bearer token-of-ada"},
)
