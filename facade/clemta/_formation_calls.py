"""How a formation is read, and found again when the answer to its creation was lost."""

from __future__ import annotations

from email.utils import formatdate
from typing import TYPE_CHECKING

from attrs import evolve

from clemta_api import models
from clemta_api.api import formation as operations
from clemta_api.types import UNSET, Unset
from truespec import (
    NOT_MODIFIED,
    APIResponse,
    Call,
    Flow,
    NotModified,
    TransportError,
    TruespecError,
    describe,
    request,
    unix_seconds,
)

if TYPE_CHECKING:
    from clemta._conditional import Since
    from clemta_api.models.formation_response_data_type_0 import FormationResponseDataType0 as FormationSummary
    from clemta_api.models.formation_status_envelope import FormationStatusEnvelope
    from clemta_api.models.formation_status_response import FormationStatusResponse as Formation


_LOOK = 10.0
"""The seconds that looking for a formation may take after its answer was lost: the deadline may be over then."""


def read(id: str, since: Since | None = None) -> Call[Formation | NotModified]:
    """The call that reads a formation, or only whether it changed."""
    if since is not None and not isinstance(since, str):
        since = formatdate(unix_seconds("if_modified_since", since), usegmt=True)
    found = describe(operations.get_formation, id=id, if_modified_since=UNSET if since is None else since).then(_opened)
    return found if since is not None else found.then(_formation)


def _opened(found: FormationStatusEnvelope | Formation | None) -> Formation | NotModified:
    """Both published forms are read: the formation itself, and the formation under ``data``."""
    if found is None:
        return NOT_MODIFIED
    return found.data if isinstance(found, models.FormationStatusEnvelope) else found


def _formation(found: Formation | NotModified) -> Formation | NotModified:
    if found is NOT_MODIFIED:
        message = "304 to a read that did not ask for changes alone"
        raise ValueError(message)
    return found


def summary(data: FormationSummary | Unset | None) -> FormationSummary:
    if not isinstance(data, models.FormationResponseDataType0):
        message = "a success without data"
        raise ValueError(message)  # noqa: TRY004  (of an answer, not of an argument)
    return data


def remembered(made: Call[FormationSummary], external_id: str | Unset) -> Flow[APIResponse[FormationSummary]]:
    """Make a formation; when the answer is lost, look for it by its external id, and put it on the error."""
    try:
        return (yield from request(made))
    except TransportError as error:
        if error.sent and not isinstance(external_id, Unset):
            error.existing = yield from _existing(external_id)
        raise


def _existing(external_id: str) -> Flow[Formation | None]:
    try:
        found = (yield from request(evolve(read(external_id), deadline=_LOOK))).value
    except TruespecError:  # the first error is the one to tell of
        return None
    # An external id that looks like a company id may have found another formation.
    return found if isinstance(found, models.FormationStatusResponse) and found.external_id == external_id else None
