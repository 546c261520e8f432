# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``CreateContactRequest``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    decode_incomplete,
    decode_non_object,
    is_mapping,
    to_json,
)
from ..models.create_contact_request_type import CreateContactRequestType
from ..types import UNSET, Unset
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
    return {}


@define
class CreateContactRequest:
    """The schema ``CreateContactRequest``."""

    type_: CreateContactRequestType
    """Whether the company sells to the contact (customer) or buys from it (vendor)."""

    full_name: str
    """Name of the person or business, as it should be shown."""

    email: str
    """Address that mail to the contact goes to. Format idn-email."""

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
    additional_properties: dict[str, Any] = _field(factory=_empty_dict, kw_only=True, repr=_hide_personal)
    """The fields that the document does not list."""

    def __attrs_post_init__(self) -> None:
        # attrs.evolve passes the dict of another instance.
        self.additional_properties = dict(self.additional_properties)

    def to_dict(self) -> dict[str, Any]:
        """Return the object as JSON, without the properties that are UNSET."""
        result: dict[str, Any] = dict(self.additional_properties)
        untyped: Any = self  # lenient decoding leaves required properties UNSET
        if untyped.type_ is not UNSET:
            result["type"] = untyped.type_
        if untyped.full_name is not UNSET:
            result["full_name"] = untyped.full_name
        if untyped.email is not UNSET:
            result["email"] = untyped.email
        if untyped.company_id is not UNSET:
            result["company_id"] = untyped.company_id
        if self.status is not UNSET:
            result["status"] = self.status
        if self.description is not UNSET:
            result["description"] = self.description
        if self.cc_emails is not UNSET:
            result["cc_emails"] = self.cc_emails
        if self.bcc_emails is not UNSET:
            result["bcc_emails"] = self.bcc_emails
        if self.billing is not UNSET:
            result["billing"] = to_json(self.billing)
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
            return decode_non_object(cls, "CreateContactRequest", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 9:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.type_ = src_dict["type"]
                instance.full_name = src_dict["full_name"]
                instance.email = src_dict["email"]
                instance.company_id = src_dict["company_id"]
                instance.status = src_dict["status"]
                instance.description = src_dict["description"]
                instance.cc_emails = src_dict["cc_emails"]
                instance.bcc_emails = src_dict["bcc_emails"]
                json_billing: Any = src_dict["billing"]
                instance.billing = ContactBilling.from_dict(json_billing)
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        try:
            instance.type_ = pop("type")
            instance.full_name = pop("full_name")
            instance.email = pop("email")
            instance.company_id = pop("company_id")
        except KeyError:
            return decode_incomplete(
                cls, "CreateContactRequest", src_dict, ("type", "full_name", "email", "company_id")
            )
        instance.status = pop("status", UNSET)
        instance.description = pop("description", UNSET)
        instance.cc_emails = pop("cc_emails", UNSET)
        instance.bcc_emails = pop("bcc_emails", UNSET)
        raw_billing: Any = pop("billing", UNSET)
        instance.billing = UNSET if raw_billing is UNSET else ContactBilling.from_dict(raw_billing)
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


from ..models.contact_billing import ContactBilling
