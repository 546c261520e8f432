"""The fields of a client for ``create`` and ``update``; a test compares them with the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from datetime import date

    from wethod_api.types import Unset


class ClientFields(TypedDict, total=False):
    """The fields of a new client.

    corporate_name: The name to display.
    acronym: A short form of the name.
    email: The e-mail address.
    notes: Notes.
    website: The address of its website.
    linkedin: The address of its LinkedIn page.
    description: A description.
    street: Street and number.
    zip_code: The postal code.
    town: The town.
    country: The name of the country in English (ISO 3166) or Italian.
    vat: The VAT number.
    payment_condition: How it pays.
    sdi_code: The code that routes electronic invoices in Italy.
    pec: The address of certified mail.
    administration_email: The e-mail address of its administration.
    company_registration_number: Its number in the register of companies.
    legal_name: The legal name.
    intent_code: The code of the declaration of intent.
    intent_date: The date of the declaration of intent.
    phone: A telephone number.
    tax_reference: The tax reference number.
    group_id: The id of its group of clients.
    bank_account_id: The id of the bank account that it pays to.
    vat_rate_id: The id of its VAT rate.
    payment_term_id: The id of its payment term.
    """

    corporate_name: str | Unset
    acronym: str | Unset
    email: str | Unset
    notes: str | Unset
    website: str | Unset
    linkedin: str | Unset
    description: str | Unset
    street: str | Unset
    zip_code: str | Unset
    town: str | Unset
    country: str | Unset
    vat: str | Unset
    payment_condition: str | Unset
    sdi_code: str | Unset
    pec: str | Unset
    administration_email: str | Unset
    company_registration_number: str | Unset
    legal_name: str | Unset
    intent_code: str | Unset
    intent_date: date | Unset
    phone: str | Unset
    tax_reference: str | Unset
    group_id: int | Unset
    bank_account_id: int | Unset
    vat_rate_id: int | Unset
    payment_term_id: int | Unset


class ClientChanges(TypedDict, total=False):
    """The fields of a client that can be changed, as in ClientFields; None clears one.

    The document has these maximum lengths: 80: ``acronym``, ``email``, ``street``, ``zip_code``, ``town``,
    ``country``, ``vat``; 250: ``website``, ``linkedin``, ``intent_code``; 255: ``corporate_name``, ``legal_name``;
    320: ``pec``, ``administration_email``.
    """

    corporate_name: str | Unset | None
    acronym: str | Unset | None
    email: str | Unset | None
    notes: str | Unset | None
    website: str | Unset | None
    linkedin: str | Unset | None
    description: str | Unset | None
    street: str | Unset | None
    zip_code: str | Unset | None
    town: str | Unset | None
    country: str | Unset | None
    vat: str | Unset | None
    payment_condition: str | Unset | None
    sdi_code: str | Unset | None
    pec: str | Unset | None
    administration_email: str | Unset | None
    company_registration_number: str | Unset | None
    legal_name: str | Unset | None
    intent_code: str | Unset | None
    intent_date: date | Unset | None
    phone: str | Unset | None
    tax_reference: str | Unset | None
    group_id: int | Unset | None
    bank_account_id: int | Unset | None
    vat_rate_id: int | Unset | None
    payment_term_id: int | Unset | None
