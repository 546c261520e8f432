# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ClientUpdate``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    date,
    is_mapping,
    json_value,
    stand_in,
)
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
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

    vat: None | str | Unset = UNSET
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

    tax_reference: None | str | Unset = UNSET

    group_id: int | None | Unset = UNSET

    bank_account_id: int | None | Unset = UNSET

    vat_rate_id: int | None | Unset = UNSET

    payment_term_id: int | None | Unset = UNSET

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        if self.corporate_name is not UNSET:
            found["corporate_name"] = self.corporate_name
        if self.acronym is not UNSET:
            found["acronym"] = self.acronym
        if self.email is not UNSET:
            found["email"] = self.email
        if self.notes is not UNSET:
            found["notes"] = self.notes
        if self.website is not UNSET:
            found["website"] = self.website
        if self.linkedin is not UNSET:
            found["linkedin"] = self.linkedin
        if self.description is not UNSET:
            found["description"] = self.description
        if self.street is not UNSET:
            found["street"] = self.street
        if self.zip_code is not UNSET:
            found["zip_code"] = self.zip_code
        if self.town is not UNSET:
            found["town"] = self.town
        if self.country is not UNSET:
            found["country"] = self.country
        if self.vat is not UNSET:
            found["vat"] = self.vat
        if self.payment_condition is not UNSET:
            found["payment_condition"] = self.payment_condition
        if self.sdi_code is not UNSET:
            found["sdi_code"] = self.sdi_code
        if self.pec is not UNSET:
            found["pec"] = self.pec
        if self.administration_email is not UNSET:
            found["administration_email"] = self.administration_email
        if self.company_registration_number is not UNSET:
            found["company_registration_number"] = self.company_registration_number
        if self.legal_name is not UNSET:
            found["legal_name"] = self.legal_name
        if self.intent_code is not UNSET:
            found["intent_code"] = self.intent_code
        if self.intent_date is not UNSET:
            found["intent_date"] = json_value(self.intent_date)
        if self.phone is not UNSET:
            found["phone"] = self.phone
        if self.tax_reference is not UNSET:
            found["tax_reference"] = self.tax_reference
        if self.group_id is not UNSET:
            found["group_id"] = self.group_id
        if self.bank_account_id is not UNSET:
            found["bank_account_id"] = self.bank_account_id
        if self.vat_rate_id is not UNSET:
            found["vat_rate_id"] = self.vat_rate_id
        if self.payment_term_id is not UNSET:
            found["payment_term_id"] = self.payment_term_id
        return found

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The object that a parsed JSON object describes; plain values are taken as they are, not checked.

        Raises:
            errors.UnexpectedValue: It is no object, lacks a required property, or a part of it is no object or array
                where one is wanted.  Inside ``decoding.lenient()`` nothing is raised.
        """
        _kind: Any = type(src_dict)
        if _kind is not dict and not is_mapping(src_dict):
            return stand_in(cls, "ClientUpdate", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 26:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.corporate_name = src_dict["corporate_name"]
                _made.acronym = src_dict["acronym"]
                _made.email = src_dict["email"]
                _made.notes = src_dict["notes"]
                _made.website = src_dict["website"]
                _made.linkedin = src_dict["linkedin"]
                _made.description = src_dict["description"]
                _made.street = src_dict["street"]
                _made.zip_code = src_dict["zip_code"]
                _made.town = src_dict["town"]
                _made.country = src_dict["country"]
                _made.vat = src_dict["vat"]
                _made.payment_condition = src_dict["payment_condition"]
                _made.sdi_code = src_dict["sdi_code"]
                _made.pec = src_dict["pec"]
                _made.administration_email = src_dict["administration_email"]
                _made.company_registration_number = src_dict["company_registration_number"]
                _made.legal_name = src_dict["legal_name"]
                _made.intent_code = src_dict["intent_code"]
                _given_intent_date: Any = src_dict["intent_date"]
                _made.intent_date = None if _given_intent_date is None else date(_given_intent_date)
                _made.phone = src_dict["phone"]
                _made.tax_reference = src_dict["tax_reference"]
                _made.group_id = src_dict["group_id"]
                _made.bank_account_id = src_dict["bank_account_id"]
                _made.vat_rate_id = src_dict["vat_rate_id"]
                _made.payment_term_id = src_dict["payment_term_id"]
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        _made.corporate_name = _pop("corporate_name", UNSET)
        _made.acronym = _pop("acronym", UNSET)
        _made.email = _pop("email", UNSET)
        _made.notes = _pop("notes", UNSET)
        _made.website = _pop("website", UNSET)
        _made.linkedin = _pop("linkedin", UNSET)
        _made.description = _pop("description", UNSET)
        _made.street = _pop("street", UNSET)
        _made.zip_code = _pop("zip_code", UNSET)
        _made.town = _pop("town", UNSET)
        _made.country = _pop("country", UNSET)
        _made.vat = _pop("vat", UNSET)
        _made.payment_condition = _pop("payment_condition", UNSET)
        _made.sdi_code = _pop("sdi_code", UNSET)
        _made.pec = _pop("pec", UNSET)
        _made.administration_email = _pop("administration_email", UNSET)
        _made.company_registration_number = _pop("company_registration_number", UNSET)
        _made.legal_name = _pop("legal_name", UNSET)
        _made.intent_code = _pop("intent_code", UNSET)
        _raw_intent_date: Any = _pop("intent_date", UNSET)
        _made.intent_date = (
            UNSET if _raw_intent_date is UNSET else None if _raw_intent_date is None else date(_raw_intent_date)
        )
        _made.phone = _pop("phone", UNSET)
        _made.tax_reference = _pop("tax_reference", UNSET)
        _made.group_id = _pop("group_id", UNSET)
        _made.bank_account_id = _pop("bank_account_id", UNSET)
        _made.vat_rate_id = _pop("vat_rate_id", UNSET)
        _made.payment_term_id = _pop("payment_term_id", UNSET)
        _made.additional_properties = _values
        return _made

    @property
    def additional_keys(self) -> list[str]:
        """The names in :attr:`additional_properties`."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
