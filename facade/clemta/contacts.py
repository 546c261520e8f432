"""Contacts: the customers and vendors of a company."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from clemta._api import call
from clemta_api.api.contacts import (
    create_contact,
    delete_contact,
    get_contact_by_id,
    get_contacts,
    update_contact,
)
from clemta_api.models.create_contact_request import CreateContactRequest
from clemta_api.models.update_contact_request import UpdateContactRequest
from clemta_api.types import UNSET, Unset
from truespec import (
    DEFAULT_PAGE_SIZE,
    Call,
    Colour,
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
    from collections.abc import Sequence

    from clemta_api.models.contact_billing import ContactBilling
    from clemta_api.models.contact_list_response_data import ContactListResponseData
    from clemta_api.models.contact_response import ContactResponse as Contact
    from clemta_api.models.create_contact_request_type import (
        CreateContactRequestType as ContactType,
    )
    from clemta_api.models.get_contacts_order import GetContactsOrder as Order


CONTACTS = OffsetRules("getContacts", offset="skip", limit="limit", items="/data/contacts", total="/data/total")


def _page(data: ContactListResponseData) -> Page[Contact]:
    return Page(data.contacts, data.total)


def _id(contact: Contact) -> str:
    return contact.id


class Contacts(Resource[Colour]):
    """The contacts of the companies that the key may see."""

    @listing
    def list(  # noqa: PLR0913  (the document's parameters and those of every listing, by keyword)
        self,
        company_id: str,
        *,
        search: str | Unset = UNSET,
        sort: str | Unset = UNSET,
        order: Order | Unset = UNSET,
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
            NotFoundError: There is no such company (raised by the loop).
            PaginationError: The server's pages contradict each other, or the place was lost (raised by the loop).
        """

        def page(skip: int, limit: int) -> Call[Page[Contact]]:
            return call(
                get_contacts,
                company_id=company_id,
                skip=str(skip),
                limit=str(limit),
                search=search,
                sort=sort,
                order=order,
            ).then(_page)

        paging = Paging(page_size, max_items, prefetch, cursor)
        return by_offset(CONTACTS, page, _id, paging=paging, ordered=sort is not UNSET)

    @operation
    def get(self, contact_id: str) -> Call[Contact]:
        """Return one contact: ``GET /contacts/{contact_id}``.

        Args:
            contact_id: Its id.

        Raises:
            NotFoundError: There is no such contact.
        """
        return call(get_contact_by_id, contact_id=contact_id)

    @operation
    def create(  # noqa: PLR0913  (the document's fields, by keyword)
        self,
        *,
        company_id: str,
        type: ContactType,
        full_name: str,
        email: str,
        status: str | Unset = UNSET,
        description: str | Unset = UNSET,
        cc_emails: Sequence[str] | Unset = UNSET,
        bcc_emails: Sequence[str] | Unset = UNSET,
        billing: ContactBilling | Unset = UNSET,
    ) -> Call[Contact]:
        """Create a contact and return it: ``POST /contacts``.

        Args:
            company_id: The company that it belongs to.
            type: ``customer`` or ``vendor``.
            full_name: The name to show.
            email: The main e-mail address.
            status: A word of your own, such as ``active``.
            description: Notes.
            cc_emails: Addresses that get copies.
            bcc_emails: Addresses that get blind copies.
            billing: The invoice address.

        Raises:
            RequestConformanceError: An argument breaks the document; nothing was sent.
            BadRequestError: The server found a fault in the contact.
            NotFoundError: There is no such company.
        """
        body = CreateContactRequest(
            company_id=company_id,
            type_=type,
            full_name=full_name,
            email=email,
            status=status,
            description=description,
            cc_emails=_listed(cc_emails),
            bcc_emails=_listed(bcc_emails),
            billing=billing,
        )
        return call(create_contact, body=body)

    @operation
    def update(  # noqa: PLR0913  (the document's fields, by keyword)
        self,
        contact_id: str,
        *,
        company_id: str,
        type: ContactType,
        full_name: str,
        email: str,
        status: str | Unset = UNSET,
        description: str | Unset = UNSET,
        cc_emails: Sequence[str] | Unset = UNSET,
        bcc_emails: Sequence[str] | Unset = UNSET,
        billing: ContactBilling | Unset = UNSET,
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
            status: A word of your own, such as ``active``.
            description: Notes.
            cc_emails: Addresses that get copies.
            bcc_emails: Addresses that get blind copies.
            billing: The invoice address.

        Raises:
            RequestConformanceError: An argument breaks the document; nothing was sent.
            BadRequestError: The server found a fault in the contact.
            NotFoundError: There is no such contact.
        """
        body = UpdateContactRequest(
            company_id=company_id,
            type_=type,
            full_name=full_name,
            email=email,
            status=status,
            description=description,
            cc_emails=_listed(cc_emails),
            bcc_emails=_listed(bcc_emails),
            billing=billing,
        )
        return call(update_contact, contact_id=contact_id, body=body)

    @operation
    def delete(self, contact_id: str) -> Call[None]:
        """Delete a contact for good: ``DELETE /contacts/{contact_id}``.

        Args:
            contact_id: Its id.

        Raises:
            NotFoundError: There is no such contact.
        """
        return call(delete_contact, contact_id=contact_id).then(lambda _: None)


def _listed(value: Sequence[str] | Unset) -> list[str] | Unset:
    # What is no tuple goes on as it is, so that a wrong value is told of by its name.
    return list(value) if isinstance(value, tuple) else cast("list[str] | Unset", value)
