# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``CreateContactRequest``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    completed,
    is_mapping,
    json_value,
    stand_in,
)
from ..models.create_contact_request_type import CreateContactRequestType
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


@define
class CreateContactRequest:
    """The schema ``CreateContactRequest``."""

    type_: CreateContactRequestType
    """Whether the company sells to the contact (customer) or buys from it (vendor)."""

    full_name: str
    """Name of the person or business, as it should be shown."""

    email: str
    """Address that mail to the contact goes to. Format email."""

    company_id: str
    """Id of the company the contact belongs to."""

    status: str | Unset = UNSET
    """State of the contact as free text, such as active; the values depend on the account."""

    description: str | Unset = UNSET
    """Free notes about the contact."""

    cc_emails: list[str] | Unset = UNSET
    """Addresses that receive a visible copy of mail to the contact."""

    bcc_emails: list[str] | Unset = UNSET
    """Addresses that receive a hidden copy of mail to the contact."""

    billing: ContactBilling | Unset = UNSET

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        _self: Any = self  # a required property is UNSET where decoding was lenient
        if _self.type_ is not UNSET:
            found["type"] = _self.type_
        if _self.full_name is not UNSET:
            found["full_name"] = _self.full_name
        if _self.email is not UNSET:
            found["email"] = _self.email
        if _self.company_id is not UNSET:
            found["company_id"] = _self.company_id
        if self.status is not UNSET:
            found["status"] = self.status
        if self.description is not UNSET:
            found["description"] = self.description
        if self.cc_emails is not UNSET:
            found["cc_emails"] = self.cc_emails
        if self.bcc_emails is not UNSET:
            found["bcc_emails"] = self.bcc_emails
        if self.billing is not UNSET:
            found["billing"] = json_value(self.billing)
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
            return stand_in(cls, "CreateContactRequest", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 9:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.type_ = src_dict["type"]
                _made.full_name = src_dict["full_name"]
                _made.email = src_dict["email"]
                _made.company_id = src_dict["company_id"]
                _made.status = src_dict["status"]
                _made.description = src_dict["description"]
                _made.cc_emails = src_dict["cc_emails"]
                _made.bcc_emails = src_dict["bcc_emails"]
                _given_billing: Any = src_dict["billing"]
                _made.billing = ContactBilling.from_dict(_given_billing)
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        try:
            _made.type_ = _pop("type")
            _made.full_name = _pop("full_name")
            _made.email = _pop("email")
            _made.company_id = _pop("company_id")
        except KeyError:
            return completed(cls, "CreateContactRequest", src_dict, ("type", "full_name", "email", "company_id"))
        _made.status = _pop("status", UNSET)
        _made.description = _pop("description", UNSET)
        _made.cc_emails = _pop("cc_emails", UNSET)
        _made.bcc_emails = _pop("bcc_emails", UNSET)
        _raw_billing: Any = _pop("billing", UNSET)
        _made.billing = UNSET if _raw_billing is UNSET else ContactBilling.from_dict(_raw_billing)
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


from ..models.contact_billing import ContactBilling
