"""Contacts: the contact persons at the clients of a company."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from truespec import (
    Call,
    ExecutorT,
    Listing,
    OffsetRules,
    Page,
    Resource,
    by_offset,
    describe,
    listing,
    operation,
)
from wethod._filters import to_param
from wethod_api import models
from wethod_api.api import contact as operations
from wethod_api.types import UNSET, Unset

if TYPE_CHECKING:
    from datetime import datetime

    from truespec import PagingOptions
    from wethod._filters import Filter
    from wethod_api.models.contact import Contact


CONTACTS = OffsetRules("listContacts", offset="offset", limit="limit", max_page_size=100)


class Contacts(Resource[ExecutorT]):
    """The contacts of the company."""

    @listing
    def list(
        self,
        *,
        client_id: int | Unset = UNSET,
        updated_at: Filter | datetime | Unset = UNSET,
        **paging: Unpack[PagingOptions],
    ) -> Listing[Contact]:
        """List contacts: ``GET /api/contacts``.

        A contact that exists during the whole loop is returned exactly once, whatever is created or deleted meanwhile, as
        long as the server keeps the contacts in one order.  The order is not documented and cannot be chosen: if the
        listing changes during the loop, the logger ``truespec.paging`` says so once.

        The responses carry no total.  So ``total`` of the pager and of its pages is None; the end is only known when a page
        has nothing new, which takes one more request; ``prefetch`` starts with one page and grows with the listing; and
        after many deletions, finding the position again takes more requests than with an API that has a total.

        Args:
            client_id: Only the contacts of this client.
            updated_at: Only contacts changed at this time: ``gt(timestamp)``, ``lt(timestamp)``, or a datetime alone, which
                the API takes as its date.  For other lists of this API ``eq``, ``neq``, ``gte``, ``lte``, ``in_``, ``nin``
                and ``between`` are documented too, for this one they are not.  ``raw(text)`` sends any text.
            paging: See PagingOptions: ``page_size`` (2 to 100), ``max_items``, ``prefetch`` and ``cursor``.

        Returns:
            A pager; nothing is sent until it is looped over.

        Raises:
            ConfigurationError: A pagination argument is invalid, or ``cursor`` is not one of this listing.
            RequestConformanceError: A timestamp has no time zone; nothing was sent.
            BadRequestError: The server rejects the filter (raised by the loop).
            PermissionDeniedError: The token may not read contacts (raised by the loop).
            PaginationError: The server's pages contradict each other, or the position was lost (raised by the loop).

        Example:
            >>> from datetime import UTC, datetime
            >>> from wethod import gt
            >>> for contact in wethod.contacts.list(updated_at=gt(datetime(2026, 1, 1, tzinfo=UTC))):
            ...     print(contact.name, contact.surname)
            Ada Palmer
        """
        updated = to_param("updated_at", updated_at)

        def build_call(offset: int, limit: int) -> Call[Page[Contact]]:
            return describe(
                operations.list_contacts, client_id=client_id, limit=limit, offset=offset, updated_at=updated
            ).then(Page)

        return by_offset(CONTACTS, build_call, lambda contact: contact.id, paging=paging, ordered=False)

    @operation
    def get(self, contact_id: int) -> Call[Contact]:
        """Return one contact: ``GET /api/contacts/{id}``.

        Args:
            contact_id: The id of the contact.

        Returns:
            The contact; a field may be absent (UNSET) or None, and both mean that the value is unknown.

        Raises:
            RequestConformanceError: The id is not a whole number of 0 or more; nothing was sent.
            NotFoundError: There is no such contact.

        Example:
            >>> wethod.contacts.get(contact_id).surname
            'Palmer'
        """
        return describe(operations.get_contact, id=contact_id)

    @operation
    def create(  # noqa: PLR0913  (the document's fields, by keyword)
        self,
        *,
        email: str | Unset = UNSET,
        name: str | Unset = UNSET,
        surname: str | Unset = UNSET,
        role: str | Unset = UNSET,
        notes: str | Unset = UNSET,
        linkedin: str | Unset = UNSET,
        description: str | Unset = UNSET,
        client_id: int | Unset = UNSET,
    ) -> Call[Contact]:
        """Create a contact and return it: ``POST /api/contact``.

        Which fields the server requires is not documented; the form in the product requires name, surname, client and
        e-mail.  A telephone number can be read but not written.

        Args:
            email: The e-mail address.
            name: The first name.
            surname: The family name.
            role: The person's role at the client.
            notes: Notes.
            linkedin: The address of the LinkedIn profile.
            description: A description.
            client_id: The client that the person works for.

        Returns:
            The contact with its id.

        Raises:
            RequestConformanceError: An argument violates the document; nothing was sent.
            BadRequestError: The server rejects the contact; ``failures`` has a ``field`` and a ``message`` for each fault.
            PermissionDeniedError: The token may not change contacts.

        Example:
            >>> wethod.contacts.create(name="Bela", surname="Moss", email="bela@example.com").name
            'Bela'
        """
        body = models.ContactCreate(
            email=email,
            name=name,
            surname=surname,
            role=role,
            notes=notes,
            linkedin=linkedin,
            description=description,
            client_id=client_id,
        )
        return describe(operations.create_contact, body=body)

    @operation
    def update(  # noqa: PLR0913  (the document's fields, by keyword)
        self,
        contact_id: int,
        *,
        email: str | Unset | None = UNSET,
        name: str | Unset | None = UNSET,
        surname: str | Unset | None = UNSET,
        role: str | Unset | None = UNSET,
        notes: str | Unset | None = UNSET,
        linkedin: str | Unset | None = UNSET,
        description: str | Unset | None = UNSET,
        client_id: int | Unset | None = UNSET,
    ) -> Call[Contact]:
        """Change a contact and return it with the changes: ``PATCH /api/contact/{id}``.

        A field that is not passed keeps its value; None clears it.

        Args:
            contact_id: The id of the contact.
            email: The e-mail address.
            name: The first name.
            surname: The family name.
            role: The person's role at the client.
            notes: Notes.
            linkedin: The address of the LinkedIn profile.
            description: A description.
            client_id: The client that the person works for.

        Returns:
            The contact with the changes.

        Raises:
            RequestConformanceError: An argument violates the document; nothing was sent.
            BadRequestError: The server rejects the contact; ``failures`` has a ``field`` and a ``message`` for each fault.
            PermissionDeniedError: The token may not change contacts.
            NotFoundError: There is no such contact.

        Example:
            >>> contact = wethod.contacts.update(contact_id, role="Head of sales", notes=None)
            >>> contact.role, contact.notes, contact.surname
            ('Head of sales', None, 'Palmer')
        """
        body = models.ContactUpdate(
            email=email,
            name=name,
            surname=surname,
            role=role,
            notes=notes,
            linkedin=linkedin,
            description=description,
            client_id=client_id,
        )
        return describe(operations.update_contact, id=contact_id, body=body)

    @operation
    def delete(self, contact_id: int) -> Call[None]:
        """Delete a contact permanently: ``DELETE /api/contact/{id}``.

        Args:
            contact_id: The id of the contact.

        Raises:
            RequestConformanceError: The id is not a whole number of 0 or more; nothing was sent.
            PermissionDeniedError: The token may not change contacts.
            NotFoundError: There is no such contact.

        Example:
            >>> wethod.contacts.delete(contact_id)
        """
        return describe(operations.delete_contact, id=contact_id)
