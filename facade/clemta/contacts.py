"""Contacts: the customers and vendors of a company."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack, cast

from clemta._api import call
from clemta._filters import timestamp_params
from clemta_api import models
from clemta_api.api import contacts as operations
from clemta_api.types import UNSET, Unset
from truespec import (
    Call,
    ExecutorT,
    Listing,
    OffsetRules,
    Page,
    Resource,
    by_offset,
    check_fields,
    listing,
    operation,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clemta._filters import Filter
    from clemta_api.models.contact_billing import ContactBilling
    from clemta_api.models.contact_list_response_data import ContactListResponseData
    from clemta_api.models.contact_response import ContactResponse as Contact
    from clemta_api.models.create_contact_request_type import CreateContactRequestType as ContactType
    from clemta_api.models.get_contacts_order import GetContactsOrder as Order
    from truespec import PagingOptions, Timestamp


class ContactFields(TypedDict, total=False):
    """The optional fields of a contact.

    status: A status of your own choice, such as ``active``.
    description: Notes.
    cc_emails: Addresses that get copies.
    bcc_emails: Addresses that get blind copies.
    billing: The invoice address.
    """

    status: str | Unset
    description: str | Unset
    cc_emails: Sequence[str] | Unset
    bcc_emails: Sequence[str] | Unset
    billing: ContactBilling | Unset


class ContactPayload(TypedDict, total=False):
    """ContactFields as the generated models take them, with lists."""

    status: str | Unset
    description: str | Unset
    cc_emails: list[str] | Unset
    bcc_emails: list[str] | Unset
    billing: ContactBilling | Unset


def to_payload(fields: ContactFields) -> ContactPayload:
    """Return the fields with lists instead of tuples; other invalid values are left to validation.

    Raises TypeError for an unknown field.
    """
    check_fields(fields, ContactFields)
    payload = cast("ContactPayload", {**fields})
    if isinstance(cc_emails := fields.get("cc_emails"), tuple):
        payload["cc_emails"] = list(cc_emails)
    if isinstance(bcc_emails := fields.get("bcc_emails"), tuple):
        payload["bcc_emails"] = list(bcc_emails)
    return payload


CONTACTS = OffsetRules("getContacts", offset="skip", limit="limit", items="/data/contacts", total="/data/total")


def _to_page(data: ContactListResponseData) -> Page[Contact]:
    return Page(data.contacts, data.total)


class Contacts(Resource[ExecutorT]):
    """The contacts of the companies that the API key has access to."""

    @listing
    def list(
        self,
        company_id: str,
        *,
        search: str | Unset = UNSET,
        sort: str | Unset = UNSET,
        order: Order | Unset = UNSET,
        created_at: Filter[Timestamp] | Unset = UNSET,
        **paging: Unpack[PagingOptions],
    ) -> Listing[Contact]:
        """List the contacts of a company: ``GET /contacts``.

        In a stable order, a contact that exists during the whole loop is returned exactly once, whatever is created or
        deleted meanwhile.  ``sort="created_at"`` is stable because it never changes; ``full_name`` and ``email`` are while
        nobody edits them; ``updated_at`` is not.  The server's order without ``sort`` is not documented: if the listing
        changes during the loop, the logger ``truespec.paging`` says so once.

        Args:
            company_id: The id of the company, 24 hexadecimal digits.
            search: Only contacts with this text in their name or e-mail address.
            sort: The field to sort by, such as ``full_name``, ``email`` or ``created_at``; by default the server's order.
            order: ``asc`` or ``desc``.
            created_at: Only contacts created at this time: ``gt(timestamp)``, ``lt(timestamp)``, ``eq(timestamp)``,
                ``gt(timestamp, end=timestamp)`` for a range, or ``raw(operator, timestamp)`` for an operator that is not
                documented.  A timestamp is a datetime with a time zone or Unix seconds.
            paging: See PagingOptions: ``page_size``, ``max_items``, ``prefetch`` and ``cursor``.

        Returns:
            A pager; nothing is sent until it is looped over.

        Raises:
            ConfigurationError: A pagination argument is invalid, or ``cursor`` is not one of this listing.
            RequestConformanceError: A timestamp has no time zone; nothing was sent.
            NotFoundError: There is no such company (raised by the loop).
            PaginationError: The server's pages contradict each other, or the position was lost (raised by the loop).

        Example:
            >>> from datetime import UTC, datetime
            >>> from clemta import gt
            >>> for contact in clemta.contacts.list(company_id, created_at=gt(datetime(2025, 6, 24, tzinfo=UTC))):
            ...     print(contact.full_name)
            Ada Palmer
        """
        created = timestamp_params("created_at", created_at)

        def build_call(skip: int, limit: int) -> Call[Page[Contact]]:
            return call(
                operations.get_contacts,
                company_id=company_id,
                skip=str(skip),
                limit=str(limit),
                search=search,
                sort=sort,
                order=order,
                created_at=created.operator,
                created_at_value=created.value,
                end_date=created.end,
            ).then(_to_page)

        is_ordered = sort is not UNSET
        return by_offset(CONTACTS, build_call, lambda contact: contact.id, paging=paging, ordered=is_ordered)

    @operation
    def get(self, contact_id: str) -> Call[Contact]:
        """Return one contact: ``GET /contacts/{contact_id}``.

        Args:
            contact_id: The id of the contact.

        Returns:
            The contact; ``created_at`` and ``updated_at`` are Unix seconds, see ``clemta.from_timestamp``.

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
            company_id: The company that the contact belongs to.
            type: ``customer`` or ``vendor``.
            full_name: The name to display.
            email: The main e-mail address.
            fields: The optional fields, see ContactFields: ``status`` (of your own choice), ``description``, ``cc_emails``
                and ``bcc_emails`` (addresses that get copies), ``billing`` (a ContactBilling).

        Raises:
            RequestConformanceError: An argument violates the document; nothing was sent.
            BadRequestError: The server rejects the contact.
            NotFoundError: There is no such company.
            TypeError: There is no such field.

        Example:
            >>> from clemta import ContactBilling
            >>> contact = clemta.contacts.create(
            ...     company_id=company_id,
            ...     type="customer",
            ...     full_name="Bela Novak",
            ...     email="bela@example.com",
            ...     billing=ContactBilling(address_1="12 Kite Street", iso_code="US"),
            ... )
            >>> contact.type_, contact.billing.iso_code
            ('customer', 'US')
        """
        body = models.CreateContactRequest(
            company_id=company_id, type_=type, full_name=full_name, email=email, **to_payload(fields)
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
        """Change a contact and return it with the changes: ``PATCH /contacts/{contact_id}``.

        The document requires the same four fields as for ``create``, although the method is PATCH.  Whether the server
        keeps or clears the others when they are absent is not documented.

        Args:
            contact_id: The id of the contact.
            company_id: The company that the contact belongs to.
            type: ``customer`` or ``vendor``.
            full_name: The name to display.
            email: The main e-mail address.
            fields: The optional fields, as for ``create``.

        Raises:
            RequestConformanceError: An argument violates the document; nothing was sent.
            BadRequestError: The server rejects the contact.
            NotFoundError: There is no such contact.
            TypeError: There is no such field.

        Example:
            >>> contact = clemta.contacts.update(
            ...     contact_id,
            ...     company_id=company_id,
            ...     type="customer",
            ...     full_name="Ada Palmer",
            ...     email="office@ada.example",
            ... )
            >>> contact.email
            'office@ada.example'
        """
        body = models.UpdateContactRequest(
            company_id=company_id, type_=type, full_name=full_name, email=email, **to_payload(fields)
        )
        return call(operations.update_contact, contact_id=contact_id, body=body)

    @operation
    def delete(self, contact_id: str) -> Call[None]:
        """Delete a contact permanently: ``DELETE /contacts/{contact_id}``.

        Args:
            contact_id: The id of the contact.

        Raises:
            NotFoundError: There is no such contact.

        Example:
            >>> clemta.contacts.delete(contact_id)
        """
        return call(operations.delete_contact, contact_id=contact_id).then(lambda _: None)
