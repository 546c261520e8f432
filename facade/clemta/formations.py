"""Formations: companies that are being founded."""

from __future__ import annotations

from email.utils import formatdate
from typing import TYPE_CHECKING, Unpack

from attrs import evolve

from clemta._api import call
from clemta._conditional import conditional
from clemta._formation_fields import FormationFields, form
from clemta._waiting import Watch, seconds, wanted
from clemta_api import models
from clemta_api.api import formation as operations
from clemta_api.types import UNSET, Unset
from truespec import (
    NOT_MODIFIED,
    Answer,
    Call,
    Colour,
    Flow,
    NotModified,
    Resource,
    TransportError,
    TruespecError,
    ask,
    describe,
    operation,
    unix_seconds,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from clemta._conditional import Since
    from clemta._passports import Passport
    from clemta_api.models.formation_response_data_type_0 import FormationResponseDataType0 as FormationSummary
    from clemta_api.models.formation_status_envelope import FormationStatusEnvelope
    from clemta_api.models.formation_status_response import FormationStatusResponse as Formation
    from clemta_api.models.formation_status_response_status import FormationStatusResponseStatus as FormationStatus


_LOOK = 10.0
"""The seconds that looking for a formation may take after its answer was lost: the deadline may be over then."""


def _read(id: str, since: Since | None = None) -> Call[Formation | NotModified]:
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


def _summary(data: FormationSummary | Unset | None) -> FormationSummary:
    if not isinstance(data, models.FormationResponseDataType0):
        message = "a success without data"
        raise ValueError(message)  # noqa: TRY004  (of an answer, not of an argument)
    return data


def _remembered(made: Call[FormationSummary], external_id: str | Unset) -> Flow[Answer[FormationSummary]]:
    """Make a formation; when the answer is lost, look for it by its external id, and put it on the error."""
    try:
        return (yield from ask(made))
    except TransportError as error:
        if error.sent and not isinstance(external_id, Unset):
            error.existing = yield from _existing(external_id)
        raise


def _existing(external_id: str) -> Flow[Formation | None]:
    try:
        found = (yield from ask(evolve(_read(external_id), within=_LOOK))).value
    except TruespecError:  # the first error is the one to tell of
        return None
    # An external id that looks like a company id may have found another formation.
    return found if isinstance(found, models.FormationStatusResponse) and found.external_id == external_id else None


class Formations(Resource[Colour]):
    """The formations of the partner whose key it is."""

    @operation
    def create(
        self, *, passports: Mapping[int, Passport] | None = None, **fields: Unpack[FormationFields]
    ) -> Flow[Answer[FormationSummary]]:
        """Begin a formation: ``POST /formations``.

        With an ``external_id``, an answer that is lost on its way is looked up: a TransportError then has the formation as
        ``existing`` when there is one with this id, and None otherwise.  It may be an earlier one of yours, and one that is
        not there yet may still come.  Looking takes ten seconds at most, beyond the deadline where need be.  Nothing is
        sent twice.

        Args:
            passports: Scans of the passports of shareholders who are individuals, by the index of the shareholder (the first
                one is 0): a path, bytes, or a file open for reading bytes.  Each is read whole before anything is sent,
                and has to be a PDF, JPEG or PNG by its first bytes and, where it has one, by its name.
            fields: See FormationFields.  Required are ``name``, ``type``, ``state``, ``ending``, ``industry``, ``address`` (an
                Address), ``shareholders`` (of Shareholder), ``timezone``, ``account_holder`` (an AccountHolder); there are
                besides ``external_id``, ``package``, ``custom_data``, ``number_of_shares``, ``par_value``, ``private``,
                ``ein``, ``directors`` and ``officers`` (of Person).

        Returns:
            Its ``company_id``, ``status``, and the ``external_id`` when it has one.

        Raises:
            RequestConformanceError: A field breaks the document, or a passport is none; nothing was sent.
            BadRequestError: The server found a fault in the formation.
            ConflictError: The external id was used before.
            TransportError: There was no answer.
            OSError: A passport cannot be read; nothing was sent.
            TypeError: A field is missing.

        Example:
            >>> from clemta import AccountHolder, Address, Shareholder
            >>> address = Address(address1="7 Alder Court", city="Laramie", state="WY", zip_="82070", country="US")
            >>> made = clemta.formations.create(
            ...     external_id="order-17",
            ...     name="Juniper Works",
            ...     type="LLC",
            ...     state="WY",
            ...     ending="LLC",
            ...     industry="Lighting",
            ...     timezone="America/Denver",
            ...     address=address,
            ...     account_holder=AccountHolder(
            ...         first_name="Noor", last_name="Haddad", email="noor@example.com", phone="3075550117"
            ...     ),
            ...     shareholders=[
            ...         Shareholder(
            ...             type_="individual",
            ...             first_name="Noor",
            ...             last_name="Haddad",
            ...             ssn="123-45-6789",
            ...             number_of_shares=1000,
            ...             email="noor@example.com",
            ...             phone="3075550117",
            ...             iso_code="US",
            ...             title="Manager",
            ...             address=address,
            ...         )
            ...     ],
            ...     passports={0: b"%PDF-1.7 and the rest of the scan"},
            ... )
            >>> made.status
            'shareholder_verification'
        """
        made = call(operations.create_formation, body=form(fields, passports or {})).then(_summary)
        return _remembered(made, fields.get("external_id", UNSET))

    @conditional
    @operation
    def get(self, id: str, *, if_modified_since: Since | None = None) -> Call[Formation | NotModified]:
        """Return a formation: ``GET /formations/{id}``.

        Args:
            id: The company id, or the external id that it was created with.
            if_modified_since: Return it only if it changed since: a datetime with a time zone, Unix seconds, or the
                ``Last-Modified`` of an answer.

        Returns:
            The formation; with ``if_modified_since`` NOT_MODIFIED when it did not change.

        Raises:
            RequestConformanceError: The moment has no time zone; nothing was sent.
            NotFoundError: There is no such formation.

        Example:
            >>> formation = clemta.formations.get(formation_id)
            >>> formation.company_name, formation.status
            ('Copper Works', 'shareholder_verification')

            >>> answer = clemta.formations.get.answer(formation_id)
            >>> clemta.formations.get(formation_id, if_modified_since=answer.headers["Last-Modified"])
            NOT_MODIFIED
        """
        return _read(id, if_modified_since)

    @operation
    def cancel(self, id: str) -> Call[FormationSummary]:
        """Cancel a formation that is not complete; it cannot be undone: ``DELETE /formations/{id}``.

        Args:
            id: The company id, or the external id that it was created with.

        Raises:
            BadRequestError: It cannot be cancelled any more.
            NotFoundError: There is no such formation.

        Example:
            >>> clemta.formations.cancel(formation_id).status
            'cancelled'
        """
        return call(operations.cancel_formation, id=id).then(_summary)

    @operation
    def wait_until(
        self,
        id: str,
        *,
        status: FormationStatus | Collection[FormationStatus] = "active",
        deadline: float,
        poll_every: float = 60,
        on_progress: Callable[[Formation], object] | None = None,
    ) -> Flow[Answer[Formation]]:
        """Wait until a formation has a status, and return it: ``GET /formations/{id}``, again and again.

        Reads ask for changes alone (If-Modified-Since), come at growing distances, and keep to the rate limit: they wait as
        long as a 429 asks, and until the period ends when an answer says that the limit is used up.  A read that fails in a
        way that may pass is made again later.

        Args:
            id: The company id, or the external id that it was created with.
            status: The status to wait for, or several of which one is enough.
            deadline: The seconds to wait at most, all reads included; formations take days.
            poll_every: The most seconds between two reads; the first ones come sooner.
            on_progress: Called with the formation whenever it was read anew; an exception in it ends the wait.

        Returns:
            The formation as it is then.

        Raises:
            FormationEndedError: It ended elsewhere: active, cancelled or refunded; ``formation`` has it.
            WaitDeadlineError: Time is up; ``formation`` is what was read last.
            RequestConformanceError: There is no such status; nothing was sent.
            NotFoundError: There is no such formation.

        Example:
            >>> formation = clemta.formations.wait_until(
            ...     formation_id, status="shareholder_verification", deadline=30, on_progress=lambda now: print(now.status)
            ... )
            shareholder_verification
        """
        watch = Watch(id, wanted(status), seconds("deadline", deadline), seconds("poll_every", poll_every))
        return watch.flow(lambda since: _read(id, since), on_progress)
