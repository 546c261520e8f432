"""The calls of formations: the conditional read and its types, and the creation with a lookup after a lost response."""

from __future__ import annotations

from email.utils import formatdate
from typing import TYPE_CHECKING, Any, Never, Protocol, TypeAlias, cast, overload

from attrs import evolve

from clemta_api import models
from clemta_api.api import formation as operations
from clemta_api.models.formation_status_response import FormationStatusResponse as Formation
from clemta_api.types import UNSET, Unset
from truespec import (
    NOT_MODIFIED,
    APIResponse,
    AsyncExecutor,
    Call,
    Flow,
    NotModified,
    Resource,
    SyncExecutor,
    Timestamp,
    TransportError,
    TruespecError,
    describe,
    request,
    to_unix_seconds,
)

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from clemta_api.models.formation_response_data_type_0 import FormationResponseDataType0 as FormationSummary
    from clemta_api.models.formation_status_envelope import FormationStatusEnvelope
    from truespec import operation

ModifiedSince: TypeAlias = Timestamp | str
"""A timestamp, or the text of a Last-Modified header."""
FormationOrNotModified: TypeAlias = Formation | NotModified

_LOOKUP_SECONDS = 10.0
"""The seconds for the lookup after a lost response, when the deadline of the call may have passed."""


class SyncGet(Protocol):
    """``formations.get`` of a sync client."""

    @overload
    def __call__(self, id: str) -> Formation: ...
    @overload
    def __call__(self, id: str, *, if_modified_since: ModifiedSince) -> FormationOrNotModified: ...

    @overload
    def with_response(self, id: str) -> APIResponse[Formation]: ...
    @overload
    def with_response(self, id: str, *, if_modified_since: ModifiedSince) -> APIResponse[FormationOrNotModified]: ...


class AsyncGet(Protocol):
    """``formations.get`` of an async client."""

    @overload
    def __call__(self, id: str) -> Coroutine[object, Never, Formation]: ...
    @overload
    def __call__(
        self, id: str, *, if_modified_since: ModifiedSince
    ) -> Coroutine[object, Never, FormationOrNotModified]: ...

    @overload
    def with_response(self, id: str) -> Coroutine[object, Never, APIResponse[Formation]]: ...
    @overload
    def with_response(
        self, id: str, *, if_modified_since: ModifiedSince
    ) -> Coroutine[object, Never, APIResponse[FormationOrNotModified]]: ...


class ConditionalGet(Protocol):
    """The descriptor of ``formations.get``."""

    @overload
    def __get__(self, resource: Resource[SyncExecutor], owner: type) -> SyncGet: ...
    @overload
    def __get__(self, resource: Resource[AsyncExecutor], owner: type) -> AsyncGet: ...


def conditional(operation: operation[Any, FormationOrNotModified]) -> ConditionalGet:
    """Return the operation with the types of this module: NOT_MODIFIED only with ``if_modified_since``.

    A ParamSpec cannot carry overloads.
    """
    return cast("ConditionalGet", operation)


def read_formation(id: str, modified_since: ModifiedSince | None = None) -> Call[FormationOrNotModified]:
    """Describe the call that reads a formation, if it changed since."""
    if modified_since is None:
        return describe(operations.get_formation, id=id, if_modified_since=UNSET).then(_require_formation)
    if not isinstance(modified_since, str):
        modified_since = formatdate(to_unix_seconds("if_modified_since", modified_since), usegmt=True)
    return describe(operations.get_formation, id=id, if_modified_since=modified_since).then(_open_envelope)


def _open_envelope(body: FormationStatusEnvelope | Formation | None) -> FormationOrNotModified:
    """Return the formation: the documentation has it both as the body and under ``data``.  None is the body of a 304."""
    if body is None:
        return NOT_MODIFIED
    return body.data if isinstance(body, models.FormationStatusEnvelope) else body


def _require_formation(body: FormationStatusEnvelope | Formation | None) -> FormationOrNotModified:
    formation = _open_envelope(body)
    if formation is NOT_MODIFIED:
        message = "304 Not Modified in response to an unconditional request"
        raise ValueError(message)
    return formation


def require_summary(data: FormationSummary | Unset | None) -> FormationSummary:
    """Return the ``data`` of a response; without it the response is invalid."""
    if not isinstance(data, models.FormationResponseDataType0):
        message = "a success response without data"
        raise ValueError(message)  # noqa: TRY004  (of a response, not of an argument)
    return data


def create_with_lookup(call: Call[FormationSummary], external_id: str | Unset) -> Flow[APIResponse[FormationSummary]]:
    """Create a formation; if the response is lost, look it up by its external id and set it as ``error.existing``."""
    try:
        return (yield from request(call))
    except TransportError as error:
        if error.sent and not isinstance(external_id, Unset):
            error.existing = yield from _look_up(external_id)
        raise


def _look_up(external_id: str) -> Flow[Formation | None]:
    try:
        lookup = evolve(read_formation(external_id), deadline=_LOOKUP_SECONDS)
        formation = (yield from request(lookup)).value
    except TruespecError:  # the error of the creation is the one to raise
        return None
    # An external id that is also the company id of another formation finds that one.
    if isinstance(formation, Formation) and formation.external_id == external_id:
        return formation
    return None
