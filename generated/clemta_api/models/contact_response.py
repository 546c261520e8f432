# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``ContactResponse``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..models.contact_response_type import ContactResponseType
from ..types import UNSET, Unset


@define
class ContactResponse:
    """The schema ``ContactResponse``."""

    id: str
    """Id of the contact, 24 hex digits in every published sample."""

    created_at: int
    """When the contact was added, in Unix seconds."""

    updated_at: int
    """When the contact last changed, in Unix seconds."""

    type_: ContactResponseType
    """Whether the company sells to the contact (customer) or buys from it (vendor)."""

    full_name: str
    """Name of the person or business, as it should be shown."""

    email: str
    """Address that mail to the contact goes to."""

    status: str | Unset = UNSET
    """State of the contact as free text, such as active; the values depend on the account."""

    description: str | Unset = UNSET
    """Free notes about the contact."""

    cc_emails: list[str] | Unset = UNSET
    """Addresses that receive a visible copy of mail to the contact."""

    bcc_emails: list[str] | Unset = UNSET
    """Addresses that receive a hidden copy of mail to the contact."""

    billing: ContactBilling | Unset = UNSET

    additional_properties: dict[str, Any] = _field(init=False, factory=dict[str, Any])
    """What the answer holds beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        found["id"] = self.id
        found["created_at"] = self.created_at
        found["updated_at"] = self.updated_at
        found["type"] = self.type_
        found["full_name"] = self.full_name
        found["email"] = self.email
        if not isinstance(self.status, Unset):
            found["status"] = self.status
        if not isinstance(self.description, Unset):
            found["description"] = self.description
        if not isinstance(self.cc_emails, Unset):
            found["cc_emails"] = self.cc_emails
        if not isinstance(self.bcc_emails, Unset):
            found["bcc_emails"] = self.bcc_emails
        if not isinstance(self.billing, Unset):
            found["billing"] = self.billing.to_dict()
        return found

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The object that a parsed JSON object describes; the values are taken as they are, not checked."""
        _values = dict(src_dict)
        id: str = _values.pop("id")
        created_at: int = _values.pop("created_at")
        updated_at: int = _values.pop("updated_at")
        type_: ContactResponseType = _values.pop("type")
        full_name: str = _values.pop("full_name")
        email: str = _values.pop("email")
        status: str | Unset = _values.pop("status", UNSET)
        description: str | Unset = _values.pop("description", UNSET)
        cc_emails: list[str] | Unset = _values.pop("cc_emails", UNSET)
        bcc_emails: list[str] | Unset = _values.pop("bcc_emails", UNSET)
        _raw_billing = _values.pop("billing", UNSET)
        billing: ContactBilling | Unset = (
            UNSET if isinstance(_raw_billing, Unset) else ContactBilling.from_dict(_raw_billing)
        )
        _made = cls(
            id=id,
            created_at=created_at,
            updated_at=updated_at,
            type_=type_,
            full_name=full_name,
            email=email,
            status=status,
            description=description,
            cc_emails=cc_emails,
            bcc_emails=bcc_emails,
            billing=billing,
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


from ..models.contact_billing import ContactBilling
