"""Contacts: the customers and vendors of a company."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from clemta._api import call
from clemta._contact_fields import ContactFields, listed
from clemta._filters import moments
from clemta_api import models
from clemta_api.api import contacts as operations
from clemta_api.types import UNSET, Unset
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
    listing,
    operation,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from clemta._filters import Filter, Sent
    from clemta_api.models.contact_list_response_data import ContactListResponseData
    from clemta_api.models.contact_response import ContactResponse as Contact
    from clemta_api.models.create_contact_request_type import (
        CreateContactRequestType as ContactType,
    )
    from clemta_api.models.get_contacts_order import GetContactsOrder as Order
    from truespec import Timestamp


CONTACTS = OffsetRules("getContacts", offset="skip", limit="limit", items="/data/contacts", total="/data/total")


def _page(data: ContactListResponseData) -> Page[Contact]:
    return Page(data.contacts, data.total)


def _id(contact: Contact) -> str:
    return contact.id


def _pages(
    company_id: str, search: str | Unset, sort: str | Unset, order: Order | Unset, created_at: Sent
) -> Callable[[int, int], Call[Page[Contact]]]:
    """The call for a page of a listing."""

    def page(skip: int, limit: int) -> Call[Page[Contact]]:
        return call(
            operations.get_contacts,
            company_id=company_id,
            skip=str(skip),
            limit=str(limit),
            search=search,
            sort=sort,
            order=order,
            created_at=created_at.operator,
            created_at_value=created_at.value,
            end_date=created_at.end,
        ).then(_page)

    return page


class Contacts(Resource[ExecutorT]):
    """The contacts of the companies that the key may see."""

    @listing
    def list(  # noqa: PLR0913  (the document's parameters and those of every listing, by keyword)
        self,
        company_id: str,
        *,
        search: str | Unset = UNSET,
        sort: str | Unset = UNSET,
        order: Order | Unset = UNSET,
        created_at: Filter[Timestamp] | Unset = UNSET,
        page_size: int = DEFAULT_PAGE_SIZE,
        max_items: int | None = None,
        prefetch: int = 1,
        cursor: str | None = None,
    ) -> Listing[Contact]:
        """List the contacts of a company: ``GET /contacts``.

        A contact that exists during the whole loop comes exactly once, whatever others create or delete meanwhile, when
        the listing is in a stable order: ask for ``sort="created_at"``, which never changes.  ``full_name`` and ``email``
        serve as long as nobody edits them; ``updated_at`` does not.  The server's own order, without ``sort``, is not
        documented: when the listing changed while it was read, a line in the log ``truespec.paging`` says so once.

        Args:
            company_id: The company, by its id of 24 hexadecimal digits.
            search: Only contacts whose name or e-mail contains this.
            sort: The field to sort by, such as ``full_name``, ``email`` or ``created_at``; the server's order otherwise.
            order: ``asc`` or ``desc``.
            created_at: Only those created then: ``gt(moment)``, ``lt(moment)``, ``eq(moment)``, with ``gt(moment, end=moment)``
                for a range, or ``raw(operator, moment)`` for an operator that is not published.  A moment is a datetime
                with a time zone or Unix seconds.
            page_size: How many contacts a request asks for, 2 at least.
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
            NotFoundError: There is no such company (raised by the loop).
            PaginationError: The server's pages contradict each other, or the place was lost (raised by the loop).

        Example:
            >>> from datetime import UTC, datetime
            >>> from clemta import gt
            >>> for contact in clemta.contacts.list(company_id, created_at=gt(datetime(2025, 6, 24, tzinfo=UTC))):
            ...     print(contact.full_name)
            Ada Palmer
        """
        page = _pages(company_id, search, sort, order, moments("created_at", created_at))
        paging = Paging(page_size, max_items, prefetch, cursor)
        return by_offset(CONTACTS, page, _id, paging=paging, ordered=sort is not UNSET)

    @operation
    def get(self, contact_id: str) -> Call[Contact]:
        """Return one contact: ``GET /contacts/{contact_id}``.

        Args:
            contact_id: Its id.

        Returns:
            The contact; ``created_at`` and ``updated_at`` are Unix seconds, which ``clemta.from_timestamp`` makes datetimes of.

        Raises:
            NotFoundError: There is no such contact.

        Example:
            >>> contact = clemta.contacts.get(contact_id)
            >>> contact.full_name
            'Ada Palmer'
            >>> from clemta import from_timestamp
            >>> from_timestamp(contact.created_at).tzname()
            'UTC'
        """
        return call(operations.get_contact_by_id, contact_id=contact_id)

    @operation
    def create(
        self, *, company_id: str, type: ContactType, full_name: str, email: str, **fields: Unpack[ContactFields]
    ) -> Call[Contact]:
        """Create a contact and return it: ``POST /contacts``.

        Args:
            company_id: The company that it belongs to.
            type: ``customer`` or ``vendor``.
            full_name: The name to show.
            email: The main e-mail address.
            fields: What may be left out, see ContactFields: ``status`` (a word of your own), ``description``, ``cc_emails``
                and ``bcc_emails`` (addresses that get copies), ``billing`` (a ContactBilling).

        Raises:
            RequestConformanceError: An argument breaks the document; nothing was sent.
            BadRequestError: The server found a fault in the contact.
            NotFoundError: There is no such company.

        Example:
            >>> from clemta import ContactBilling
            >>> made = clemta.contacts.create(
            ...     company_id=company_id,
            ...     type="customer",
            ...     full_name="Bela Novak",
            ...     email="bela@example.com",
            ...     billing=ContactBilling(address_1="12 Kite Street", iso_code="US"),
            ... )
            >>> made.type_, made.billing.iso_code
            ('customer', 'US')
        """
        body = models.CreateContactRequest(
            company_id=company_id, type_=type, full_name=full_name, email=email, **listed(fields)
        )
        return call(operations.create_contact, body=body)

    @operation
    def update(
        self,
        contact_id: str,
        *,
        company_id: str,
        type: ContactType,
        full_name: str,
        email: str,
        **fields: Unpack[ContactFields],
    ) -> Call[Contact]:
        """Change a contact and return it as it is then: ``PATCH /contacts/{contact_id}``.

        The document asks for the same four fields as when creating, although the method is PATCH; whether the server
        keeps or clears the others when they are left out is not documented.

        Args:
            contact_id: Its id.
            company_id: The company that it belongs to.
            type: ``customer`` or ``vendor``.
            full_name: The name to show.
            email: The main e-mail address.
            fields: What may be left out, as for ``create``.

        Raises:
            RequestConformanceError: An argument breaks the document; nothing was sent.
            BadRequestError: The server found a fault in the contact.
            NotFoundError: There is no such contact.

        Example:
            >>> changed = clemta.contacts.update(
            ...     contact_id,
            ...     company_id=company_id,
            ...     type="customer",
            ...     full_name="Ada Palmer",
            ...     email="office@ada.example",
            ... )
            >>> changed.email
            'office@ada.example'
        """
        body = models.UpdateContactRequest(
            company_id=company_id, type_=type, full_name=full_name, email=email, **listed(fields)
        )
        return call(operations.update_contact, contact_id=contact_id, body=body)

    @operation
    def delete(self, contact_id: str) -> Call[None]:
        """Delete a contact for good: ``DELETE /contacts/{contact_id}``.

        Args:
            contact_id: Its id.

        Raises:
            NotFoundError: There is no such contact.

        Example:
            >>> clemta.contacts.delete(contact_id)
        """
        return call(operations.delete_contact, contact_id=contact_id).then(lambda _: None)
