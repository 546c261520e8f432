# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ClientModel``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    completed,
    date,
    date_time,
    each,
    is_mapping,
    json_value,
    stand_in,
)
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


@define
class ClientModel:
    """A company that is a customer. Which limit belongs to which field is deduced from their order."""

    id: int
    """Its id. At least 1.0."""

    created_at: datetime.datetime
    """When it was made. Format date-time."""

    updated_at: datetime.datetime
    """When it was last changed. Format date-time."""

    corporate_name: None | str | Unset = UNSET

    acronym: None | str | Unset = UNSET
    """The short name. Answers have at most 50 characters, an update may send 80."""

    email: None | str | Unset = UNSET

    notes: None | str | Unset = UNSET

    website: None | str | Unset = UNSET

    linkedin: None | str | Unset = UNSET

    description: None | str | Unset = UNSET

    street: None | str | Unset = UNSET

    zip_code: None | str | Unset = UNSET

    town: None | str | Unset = UNSET

    country: None | str | Unset = UNSET

    vat: None | str | Unset = UNSET

    payment_condition: None | str | Unset = UNSET

    group_company: int | None | Unset = UNSET
    """The id of the company of the same group that it stands for. At least 1.0."""

    sdi_code: None | str | Unset = UNSET
    """The code that routes electronic invoices in Italy."""

    pec: None | str | Unset = UNSET
    """The address of certified mail."""

    administration_email: None | str | Unset = UNSET

    company_registration_number: None | str | Unset = UNSET

    legal_name: None | str | Unset = UNSET

    intent_code: None | str | Unset = UNSET

    intent_date: datetime.date | None | Unset = UNSET
    """Format date."""

    phone: None | str | Unset = UNSET

    tax_reference: None | str | Unset = UNSET

    group_id: int | None | Unset = UNSET
    """At least 1.0."""

    bank_account_id: int | None | Unset = UNSET
    """At least 1.0."""

    vat_rate_id: int | None | Unset = UNSET
    """At least 1.0."""

    payment_term_id: int | None | Unset = UNSET
    """At least 1.0."""

    external_identifiers: list[ExternalClientIdentifier] | None | Unset = UNSET
    """Sent when include asks for externalIdentifiers."""

    deleted_at: datetime.datetime | None | Unset = UNSET
    """When it was deleted, if it was. Format date-time."""

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        _self: Any = self  # a required property is UNSET where decoding was lenient
        if _self.id is not UNSET:
            found["id"] = _self.id
        if _self.created_at is not UNSET:
            found["created_at"] = json_value(_self.created_at)
        if _self.updated_at is not UNSET:
            found["updated_at"] = json_value(_self.updated_at)
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
        if self.group_company is not UNSET:
            found["group_company"] = self.group_company
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
        if self.external_identifiers is not UNSET:
            found["external_identifiers"] = json_value(self.external_identifiers)
        if self.deleted_at is not UNSET:
            found["deleted_at"] = json_value(self.deleted_at)
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
            return stand_in(cls, "ClientModel", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 32:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.id = src_dict["id"]
                _given_created_at: Any = src_dict["created_at"]
                _made.created_at = date_time(_given_created_at)
                _given_updated_at: Any = src_dict["updated_at"]
                _made.updated_at = date_time(_given_updated_at)
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
                _made.group_company = src_dict["group_company"]
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
                _given_external_identifiers: Any = src_dict["external_identifiers"]
                _made.external_identifiers = (
                    None
                    if _given_external_identifiers is None
                    else each(
                        "ClientModel.external_identifiers",
                        _given_external_identifiers,
                        ExternalClientIdentifier.from_dict,
                    )
                )
                _given_deleted_at: Any = src_dict["deleted_at"]
                _made.deleted_at = None if _given_deleted_at is None else date_time(_given_deleted_at)
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        try:
            _made.id = _pop("id")
            _raw_created_at: Any = _pop("created_at")
            _raw_updated_at: Any = _pop("updated_at")
        except KeyError:
            return completed(cls, "ClientModel", src_dict, ("id", "created_at", "updated_at"))
        _made.created_at = date_time(_raw_created_at)
        _made.updated_at = date_time(_raw_updated_at)
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
        _made.group_company = _pop("group_company", UNSET)
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
        _raw_external_identifiers: Any = _pop("external_identifiers", UNSET)
        _made.external_identifiers = (
            UNSET
            if _raw_external_identifiers is UNSET
            else None
            if _raw_external_identifiers is None
            else each("ClientModel.external_identifiers", _raw_external_identifiers, ExternalClientIdentifier.from_dict)
        )
        _raw_deleted_at: Any = _pop("deleted_at", UNSET)
        _made.deleted_at = (
            UNSET if _raw_deleted_at is UNSET else None if _raw_deleted_at is None else date_time(_raw_deleted_at)
        )
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


from ..models.external_client_identifier import ExternalClientIdentifier
