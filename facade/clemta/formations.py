"""Formations: companies in the process of being founded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from clemta._api import call
from clemta._formation_calls import conditional, create_with_lookup, read_formation, require_summary
from clemta._formation_request import FormationFields, build_body
from clemta._waiting import StatusPoller, parse_seconds, parse_statuses
from clemta_api.api import formation as operations
from clemta_api.types import UNSET
from truespec import APIResponse, Call, ConfigurationError, ExecutorT, Flow, NotModified, Resource, operation

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from clemta._formation_calls import ModifiedSince
    from clemta._formation_request import Passport
    from clemta_api.models.formation_response_data_type_0 import FormationResponseDataType0 as FormationSummary
    from clemta_api.models.formation_status_response import FormationStatusResponse as Formation
    from clemta_api.models.formation_status_response_status import FormationStatusResponseStatus as FormationStatus


class Formations(Resource[ExecutorT]):
    """The formations of the partner that the API key belongs to."""

    @operation
    def create(
        self, *, passports: Mapping[int, Passport] | None = None, **fields: Unpack[FormationFields]
    ) -> Flow[APIResponse[FormationSummary]]:
        """Create a formation: ``POST /formations``.

        With an ``external_id``, the formation is looked up if the response is lost: the TransportError then has it as
        ``existing``, or None if there is none with this id.  It may be an earlier one of yours; and one that is not there
        yet may still be created.  The lookup takes at most ten seconds, even after the deadline.  Nothing is sent twice.

        Args:
            passports: Scans of the passports of shareholders who are individuals, by the index of the shareholder (0 is the
                first): a path, bytes, or a file that is open for reading bytes.  Each is read completely before anything
                is sent, and must be a PDF, JPEG or PNG by its first bytes and by its name, if it has one.
            fields: See FormationFields.  Required are ``name``, ``type``, ``state``, ``ending``, ``industry``, ``address`` (an
                Address), ``shareholders`` (of Shareholder), ``timezone`` and ``account_holder`` (an AccountHolder).
                Optional are ``external_id``, ``package``, ``custom_data``, ``number_of_shares``, ``par_value``,
                ``private``, ``ein``, ``directors`` and ``officers`` (of Person).

        Returns:
            The ``company_id``, the ``status``, and the ``external_id`` if there is one.

        Raises:
            RequestConformanceError: A field violates the document, or a passport is invalid or cannot be read; nothing
                was sent.
            BadRequestError: The server rejects the formation.
            ConflictError: The external id is already in use.
            TransportError: There was no response.
            TypeError: A required field is missing, or there is no such field.

        Example:
            >>> from clemta import AccountHolder, Address, Shareholder
            >>> address = Address(address1="7 Alder Court", city="Laramie", state="WY", zip_="82070", country="US")
            >>> formation = clemta.formations.create(
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
            >>> formation.status
            'shareholder_verification'
        """
        creation = call(operations.create_formation, body=build_body(fields, passports or {})).then(require_summary)
        return create_with_lookup(creation, fields.get("external_id", UNSET))

    @conditional
    @operation
    def get(self, id: str, *, if_modified_since: ModifiedSince | None = None) -> Call[Formation | NotModified]:
        """Return a formation: ``GET /formations/{id}``.

        Args:
            id: The company id, or the external id.
            if_modified_since: Return the formation only if it changed since this time: a datetime with a time zone, Unix
                seconds, or the ``Last-Modified`` header of a response.

        Returns:
            The formation; with ``if_modified_since`` NOT_MODIFIED if it did not change.

        Raises:
            RequestConformanceError: The timestamp has no time zone; nothing was sent.
            NotFoundError: There is no such formation.

        Example:
            >>> formation = clemta.formations.get(formation_id)
            >>> formation.company_name, formation.status
            ('Copper Works', 'shareholder_verification')

            >>> response = clemta.formations.get.with_response(formation_id)
            >>> clemta.formations.get(formation_id, if_modified_since=response.headers["Last-Modified"])
            NOT_MODIFIED
        """
        return read_formation(id, if_modified_since)

    @operation
    def cancel(self, id: str) -> Call[FormationSummary]:
        """Cancel a formation that is not complete; this cannot be undone: ``DELETE /formations/{id}``.

        Args:
            id: The company id, or the external id.

        Raises:
            BadRequestError: The formation can no longer be cancelled.
            NotFoundError: There is no such formation.

        Example:
            >>> clemta.formations.cancel(formation_id).status
            'cancelled'
        """
        return call(operations.cancel_formation, id=id).then(require_summary)

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
        """Poll a formation until it has a status, and return it: ``GET /formations/{id}``.

        Reads are conditional (If-Modified-Since), their interval grows, and they respect the rate limit: they wait as long
        as a 429 response says, and until the period ends when a response says that the limit is used up.  A read that
        fails with a retryable error is repeated later.

        Args:
            id: The company id, or the external id.
            status: The status to wait for, or several of which one is enough.
            deadline: The most seconds to wait, reads included; formations take days.
            poll_every: The most seconds between two reads; the first intervals are shorter.
            on_progress: Called with the formation after each read that returned one; an exception in it ends the wait.

        Returns:
            The formation with one of the statuses.

        Raises:
            FormationEndedError: It ended in another status: active, cancelled or refunded; ``formation`` has it.
            WaitDeadlineError: The deadline has passed; ``formation`` is the formation as last read.
            ConfigurationError: ``deadline`` or ``poll_every`` is not a number of seconds above 0.
            RequestConformanceError: There is no such status; nothing was sent.
            NotFoundError: There is no such formation.

        Example:
            >>> formation = clemta.formations.wait_until(
            ...     formation_id, status="shareholder_verification", deadline=30, on_progress=lambda now: print(now.status)
            ... )
            shareholder_verification
        """
        statuses = parse_statuses(status)
        if on_progress is not None and not callable(on_progress):
            message = f"invalid on_progress of type {type(on_progress).__name__}: use a function that takes a Formation"
            raise ConfigurationError(message)
        poller = StatusPoller(
            id, statuses, parse_seconds("deadline", deadline), parse_seconds("poll_every", poll_every)
        )
        return poller.poll(lambda modified_since: read_formation(id, modified_since), on_progress)
