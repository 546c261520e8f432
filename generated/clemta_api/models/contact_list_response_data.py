# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``ContactListResponseData``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..types import UNSET, Unset


@define
class ContactListResponseData:
    """The schema ``ContactListResponseData``."""

    contacts: list[ContactResponse]

    total: int
    """How many contacts match in all, on every page together."""

    skip: int | Unset = UNSET
    """How many matches were passed over before this page."""

    limit: int | Unset = UNSET
    """The most matches a page of this listing may hold."""

    additional_properties: dict[str, Any] = _field(init=False, factory=dict[str, Any])
    """What the answer holds beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        found["contacts"] = [item.to_dict() for item in self.contacts]
        found["total"] = self.total
        if not isinstance(self.skip, Unset):
            found["skip"] = self.skip
        if not isinstance(self.limit, Unset):
            found["limit"] = self.limit
        return found

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The object that a parsed JSON object describes; the values are taken as they are, not checked."""
        _values = dict(src_dict)
        _raw_contacts = _values.pop("contacts")
        contacts: list[ContactResponse] = [ContactResponse.from_dict(item) for item in _raw_contacts]
        total: int = _values.pop("total")
        skip: int | Unset = _values.pop("skip", UNSET)
        limit: int | Unset = _values.pop("limit", UNSET)
        _made = cls(
            contacts=contacts,
            total=total,
            skip=skip,
            limit=limit,
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


from ..models.contact_response import ContactResponse
