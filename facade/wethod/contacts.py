"""Contacts: the people at the clients of a company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec import (
    DEFAULT_PAGE_SIZE,
    Call,
    ExecutorT,
    Listing,
    OffsetRules,
    Page,
    Paging,
    Resource,
    by_offset,
    describe,
    listing,
    operation,
)
from wethod._filters import sent
from wethod_api import models
from wethod_api.api import contact as operations
from wethod_api.types import UNSET, Unset

if TYPE_CHECKING:
    from datetime import datetime

    from wethod._filters import Filter
    from wethod_api.models.contact import Contact


CONTACTS = OffsetRules("listContacts", offset="offset", limit="limit", max_page_size=100)


def _id(contact: Contact) -> int:
    return contact.id


class Contacts(Resource[ExecutorT]):
    """The contacts of the company that the client is made for."""

    @listing
    def list(
        self,
        *,
        client_id: int | Unset = UNSET,
        updated_at: Filter | datetime | Unset = UNSET,
        page_size: int = DEFAULT_PAGE_SIZE,
        max_items: int | None = None,
        prefetch: int = 1,
        cursor: str | None = None,
    ) -> Listing[Contact]:
        """List contacts: ``GET /api/contacts``.

        A contact that exists during the whole loop comes exactly once, whatever others create or delete meanwhile, as
        long as the server keeps the contacts in one order.  Which order that is, is not published, and none can be asked
        for: when the listing changed while it was read, a line in the log ``truespec.paging`` says so once.

        The API does not say how many contacts there are.  So ``total`` of the pager and of its pages is None; the end is
        only known when a page brings nothing new, which takes one request more; ``prefetch`` starts with one page and
        takes on more as the listing turns out to be long; and where others delete much, finding the place again takes
        more requests than with an API that counts.

        Args:
            client_id: Only the contacts of this client.
            updated_at: Only those that were changed then: ``gt(moment)``, ``lt(moment)``, or a moment alone, by which the
                API means that date.  Other lists of this API also know ``eq``, ``neq``, ``gte``, ``lte``, ``in_``,
                ``nin`` and ``between``; of this one that is not published.  ``raw(text)`` sends any text.
            page_size: How many contacts a request asks for, 2 to 100.
            max_items: Stop after so many; all of them by default.
            prefetch: How many pages may be under way or waiting at a time (in threads, or in tasks of an async client); 1,
                the default, asks for each page when it is needed.
            cursor: Go on where the ``cursor`` of a pager, or of an error, of the same listing was taken; at the beginning
                by default.

        Returns:
            A pager; nothing is sent before it is looped over.

        Raises:
            ConfigurationError: ``page_size``, ``max_items`` or ``prefetch`` makes no sense, or ``cursor`` is not of this
                listing.
            RequestConformanceError: A moment has no time zone; nothing was sent.
            BadRequestError: The server does not take the filter (raised by the loop).
            PermissionDeniedError: The person has no right to see contacts (raised by the loop).
            PaginationError: The server's pages contradict each other, or the place was lost (raised by the loop).

        Example:
            >>> from datetime import UTC, datetime
            >>> from wethod import gt
            >>> for contact in wethod.contacts.list(updated_at=gt(datetime(2026, 1, 1, tzinfo=UTC))):
            ...     print(contact.name, contact.surname)
            Ada Palmer
        """
        changed = sent("updated_at", updated_at)

        def page(offset: int, limit: int) -> Call[Page[Contact]]:
            return describe(
                operations.list_contacts, client_id=client_id, limit=limit, offset=offset, updated_at=changed
            ).then(Page)

        return by_offset(CONTACTS, page, _id, paging=Paging(page_size, max_items, prefetch, cursor), ordered=False)

    @operation
    def get(self, contact_id: int) -> Call[Contact]:
        """Return one contact: ``GET /api/contacts/{id}``.

        Args:
            contact_id: Its id.

        Returns:
            The contact; a field may be absent (UNSET) or None, and both mean that nothing is known.

        Raises:
            RequestConformanceError: The id is no whole number from 0 on; nothing was sent.
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

        Which fields the server requires is not published; the form of the product asks for name, surname, client and
        e-mail.  A telephone number can be read and not be written.

        Args:
            email: The e-mail address.
            name: The first name.
            surname: The family name.
            role: What the person does at the client.
            notes: Notes.
            linkedin: The address of the profile at LinkedIn.
            description: A description.
            client_id: The client at which the person is.

        Returns:
            The contact with its id.

        Raises:
            RequestConformanceError: An argument breaks the document; nothing was sent.
            BadRequestError: The server found a fault in the contact; ``failures`` names each ``field`` with a ``message``.
            PermissionDeniedError: The person has no right to change contacts.

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
        """Change a contact and return it as it is then: ``PATCH /api/contact/{id}``.

        What is not given keeps its value; None clears it.

        Args:
            contact_id: Its id.
            email: The e-mail address.
            name: The first name.
            surname: The family name.
            role: What the person does at the client.
            notes: Notes.
            linkedin: The address of the profile at LinkedIn.
            description: A description.
            client_id: The client at which the person is.

        Returns:
            The contact with the changes.

        Raises:
            RequestConformanceError: An argument breaks the document; nothing was sent.
            BadRequestError: The server found a fault in the contact; ``failures`` names each ``field`` with a ``message``.
            PermissionDeniedError: The person has no right to change contacts.
            NotFoundError: There is no such contact.

        Example:
            >>> changed = wethod.contacts.update(contact_id, role="Head of sales", notes=None)
            >>> changed.role, changed.notes, changed.surname
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
        """Delete a contact for good: ``DELETE /api/contact/{id}``.

        Args:
            contact_id: Its id.

        Raises:
            RequestConformanceError: The id is no whole number from 0 on; nothing was sent.
            PermissionDeniedError: The person has no right to change contacts.
            NotFoundError: There is no such contact.

        Example:
            >>> wethod.contacts.delete(contact_id)
        """
        return describe(operations.delete_contact, id=contact_id)
