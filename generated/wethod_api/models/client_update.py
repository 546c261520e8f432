# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ClientUpdate``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    decode_non_object,
    is_mapping,
    parse_date,
    to_json,
)
from ..types import UNSET, Unset
from ..types import hide as _hide
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
    return {}


@define
class ClientUpdate:
    """What to change of a client. A field left out stays, null clears it."""

    corporate_name: None | str | Unset = UNSET
    """At most 255 characters."""

    acronym: None | str | Unset = UNSET
    """At most 80 characters."""

    email: None | str | Unset = UNSET
    """At most 80 characters."""

    notes: None | str | Unset = UNSET
    website: None | str | Unset = UNSET
    """At most 250 characters."""

    linkedin: None | str | Unset = UNSET
    """At most 250 characters."""

    description: None | str | Unset = UNSET
    street: None | str | Unset = UNSET
    """At most 80 characters."""

    zip_code: None | str | Unset = UNSET
    """At most 80 characters."""

    town: None | str | Unset = UNSET
    """At most 80 characters."""

    country: None | str | Unset = UNSET
    """A name of ISO 3166 in English, or the Italian one. At most 80 characters."""

    vat: None | str | Unset = _field(default=UNSET, repr=_hide)
    """At most 80 characters."""

    payment_condition: None | str | Unset = UNSET
    sdi_code: None | str | Unset = UNSET
    """The code that routes electronic invoices in Italy."""

    pec: None | str | Unset = UNSET
    """The address of certified mail. At most 320 characters."""

    administration_email: None | str | Unset = UNSET
    """At most 320 characters."""

    company_registration_number: None | str | Unset = UNSET
    legal_name: None | str | Unset = UNSET
    """At most 255 characters."""

    intent_code: None | str | Unset = UNSET
    """At most 250 characters."""

    intent_date: datetime.date | None | Unset = UNSET
    """Format date."""

    phone: None | str | Unset = UNSET
    tax_reference: None | str | Unset = _field(default=UNSET, repr=_hide)
    group_id: int | None | Unset = UNSET
    bank_account_id: int | None | Unset = UNSET
    vat_rate_id: int | None | Unset = UNSET
    payment_term_id: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=_empty_dict, kw_only=True, repr=_hide_personal)
    """The fields that the document does not list."""

    def __attrs_post_init__(self) -> None:
        # attrs.evolve passes the dict of another instance.
        self.additional_properties = dict(self.additional_properties)

    def to_dict(self) -> dict[str, Any]:
        """Return the object as JSON, without the properties that are UNSET."""
        result: dict[str, Any] = dict(self.additional_properties)
        if self.corporate_name is not UNSET:
            result["corporate_name"] = self.corporate_name
        if self.acronym is not UNSET:
            result["acronym"] = self.acronym
        if self.email is not UNSET:
            result["email"] = self.email
        if self.notes is not UNSET:
            result["notes"] = self.notes
        if self.website is not UNSET:
            result["website"] = self.website
        if self.linkedin is not UNSET:
            result["linkedin"] = self.linkedin
        if self.description is not UNSET:
            result["description"] = self.description
        if self.street is not UNSET:
            result["street"] = self.street
        if self.zip_code is not UNSET:
            result["zip_code"] = self.zip_code
        if self.town is not UNSET:
            result["town"] = self.town
        if self.country is not UNSET:
            result["country"] = self.country
        if self.vat is not UNSET:
            result["vat"] = self.vat
        if self.payment_condition is not UNSET:
            result["payment_condition"] = self.payment_condition
        if self.sdi_code is not UNSET:
            result["sdi_code"] = self.sdi_code
        if self.pec is not UNSET:
            result["pec"] = self.pec
        if self.administration_email is not UNSET:
            result["administration_email"] = self.administration_email
        if self.company_registration_number is not UNSET:
            result["company_registration_number"] = self.company_registration_number
        if self.legal_name is not UNSET:
            result["legal_name"] = self.legal_name
        if self.intent_code is not UNSET:
            result["intent_code"] = self.intent_code
        if self.intent_date is not UNSET:
            result["intent_date"] = to_json(self.intent_date)
        if self.phone is not UNSET:
            result["phone"] = self.phone
        if self.tax_reference is not UNSET:
            result["tax_reference"] = self.tax_reference
        if self.group_id is not UNSET:
            result["group_id"] = self.group_id
        if self.bank_account_id is not UNSET:
            result["bank_account_id"] = self.bank_account_id
        if self.vat_rate_id is not UNSET:
            result["vat_rate_id"] = self.vat_rate_id
        if self.payment_term_id is not UNSET:
            result["payment_term_id"] = self.payment_term_id
        return result

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode a parsed JSON object; scalars are not checked.

        Raises:
            errors.UnexpectedValue: The value is no object, lacks a required property, or has a value inside that is no
                object or array where its schema is one.  Inside ``decoding.lenient()`` nothing is raised.
        """
        src_type: Any = type(src_dict)
        if src_type is not dict and not is_mapping(src_dict):
            return decode_non_object(cls, "ClientUpdate", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 26:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.corporate_name = src_dict["corporate_name"]
                instance.acronym = src_dict["acronym"]
                instance.email = src_dict["email"]
                instance.notes = src_dict["notes"]
                instance.website = src_dict["website"]
                instance.linkedin = src_dict["linkedin"]
                instance.description = src_dict["description"]
                instance.street = src_dict["street"]
                instance.zip_code = src_dict["zip_code"]
                instance.town = src_dict["town"]
                instance.country = src_dict["country"]
                instance.vat = src_dict["vat"]
                instance.payment_condition = src_dict["payment_condition"]
                instance.sdi_code = src_dict["sdi_code"]
                instance.pec = src_dict["pec"]
                instance.administration_email = src_dict["administration_email"]
                instance.company_registration_number = src_dict["company_registration_number"]
                instance.legal_name = src_dict["legal_name"]
                instance.intent_code = src_dict["intent_code"]
                json_intent_date: Any = src_dict["intent_date"]
                instance.intent_date = None if json_intent_date is None else parse_date(json_intent_date)
                instance.phone = src_dict["phone"]
                instance.tax_reference = src_dict["tax_reference"]
                instance.group_id = src_dict["group_id"]
                instance.bank_account_id = src_dict["bank_account_id"]
                instance.vat_rate_id = src_dict["vat_rate_id"]
                instance.payment_term_id = src_dict["payment_term_id"]
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        instance.corporate_name = pop("corporate_name", UNSET)
        instance.acronym = pop("acronym", UNSET)
        instance.email = pop("email", UNSET)
        instance.notes = pop("notes", UNSET)
        instance.website = pop("website", UNSET)
        instance.linkedin = pop("linkedin", UNSET)
        instance.description = pop("description", UNSET)
        instance.street = pop("street", UNSET)
        instance.zip_code = pop("zip_code", UNSET)
        instance.town = pop("town", UNSET)
        instance.country = pop("country", UNSET)
        instance.vat = pop("vat", UNSET)
        instance.payment_condition = pop("payment_condition", UNSET)
        instance.sdi_code = pop("sdi_code", UNSET)
        instance.pec = pop("pec", UNSET)
        instance.administration_email = pop("administration_email", UNSET)
        instance.company_registration_number = pop("company_registration_number", UNSET)
        instance.legal_name = pop("legal_name", UNSET)
        instance.intent_code = pop("intent_code", UNSET)
        raw_intent_date: Any = pop("intent_date", UNSET)
        instance.intent_date = (
            UNSET if raw_intent_date is UNSET else None if raw_intent_date is None else parse_date(raw_intent_date)
        )
        instance.phone = pop("phone", UNSET)
        instance.tax_reference = pop("tax_reference", UNSET)
        instance.group_id = pop("group_id", UNSET)
        instance.bank_account_id = pop("bank_account_id", UNSET)
        instance.vat_rate_id = pop("vat_rate_id", UNSET)
        instance.payment_term_id = pop("payment_term_id", UNSET)
        instance.additional_properties = fields
        return instance

    @property
    def additional_keys(self) -> list[str]:
        """The names of the fields in :attr:`additional_properties`."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
