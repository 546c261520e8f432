"""Formations: companies that are being founded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from clemta._api import call
from clemta._conditional import conditional
from clemta._formation_calls import read, remembered, summary
from clemta._formation_fields import FormationFields, form
from clemta._waiting import Watch, seconds, wanted
from clemta_api.api import formation as operations
from clemta_api.types import UNSET
from truespec import (
    APIResponse,
    Call,
    ExecutorT,
    Flow,
    NotModified,
    Resource,
    operation,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from clemta._conditional import Since
    from clemta._passports import Passport
    from clemta_api.models.formation_response_data_type_0 import FormationResponseDataType0 as FormationSummary
    from clemta_api.models.formation_status_response import FormationStatusResponse as Formation
    from clemta_api.models.formation_status_response_status import FormationStatusResponseStatus as FormationStatus


class Formations(Resource[ExecutorT]):
    """The formations of the partner whose key it is."""

    @operation
    def create(
        self, *, passports: Mapping[int, Passport] | None = None, **fields: Unpack[FormationFields]
    ) -> Flow[APIResponse[FormationSummary]]:
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
        made = call(operations.create_formation, body=form(fields, passports or {})).then(summary)
        return remembered(made, fields.get("external_id", UNSET))

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

            >>> response = clemta.formations.get.with_response(formation_id)
            >>> clemta.formations.get(formation_id, if_modified_since=response.headers["Last-Modified"])
            NOT_MODIFIED
        """
        return read(id, if_modified_since)

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
        return call(operations.cancel_formation, id=id).then(summary)

    @operation
    def wait_until(
        self,
        id: str,
        *,
        status: FormationStatus | Collection[FormationStatus] = "active",
        deadline: float,
        poll_every: float = 60,
        on_progress: Callable[[Formation], object] | None = None,
    ) -> Flow[APIResponse[Formation]]:
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
        return watch.flow(lambda since: read(id, since), on_progress)
