# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``ShareholderResponse``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    decode_non_object,
    is_mapping,
    to_json,
)
from ..models.shareholder_response_type import ShareholderResponseType
from ..types import UNSET, Unset
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
    return {}


@define
class ShareholderResponse:
    """The schema ``ShareholderResponse``."""

    first_name: str | Unset = UNSET
    """First name."""

    last_name: str | Unset = UNSET
    """Last name."""

    title: str | Unset = UNSET
    """Role in the company, such as Treasurer."""

    number_of_shares: float | Unset = UNSET
    """Shares this shareholder holds."""

    email: str | Unset = UNSET
    """Address for mail to this person."""

    phone: str | Unset = UNSET
    """Phone number without the dialling code."""

    iso_code: str | Unset = UNSET
    """Country code of the phone number, two letters."""

    address: Address | Unset = UNSET
    is_director: bool | Unset = UNSET
    """Whether the shareholder is a director as well."""

    is_main_incorporator: bool | Unset = UNSET
    """Whether this shareholder leads the formation."""

    type_: ShareholderResponseType | Unset = UNSET
    """Whether the shareholder is a person or an organization."""

    legal_entity_name: str | Unset = UNSET
    """Full legal name of an organization."""

    representative_name: str | Unset = UNSET
    """Person who acts for an organization."""

    additional_properties: dict[str, Any] = _field(factory=_empty_dict, kw_only=True, repr=_hide_personal)
    """The fields that the document does not list."""

    def __attrs_post_init__(self) -> None:
        # attrs.evolve passes the dict of another instance.
        self.additional_properties = dict(self.additional_properties)

    def to_dict(self) -> dict[str, Any]:
        """Return the object as JSON, without the properties that are UNSET."""
        result: dict[str, Any] = dict(self.additional_properties)
        if self.first_name is not UNSET:
            result["first_name"] = self.first_name
        if self.last_name is not UNSET:
            result["last_name"] = self.last_name
        if self.title is not UNSET:
            result["title"] = self.title
        if self.number_of_shares is not UNSET:
            result["number_of_shares"] = self.number_of_shares
        if self.email is not UNSET:
            result["email"] = self.email
        if self.phone is not UNSET:
            result["phone"] = self.phone
        if self.iso_code is not UNSET:
            result["iso_code"] = self.iso_code
        if self.address is not UNSET:
            result["address"] = to_json(self.address)
        if self.is_director is not UNSET:
            result["is_director"] = self.is_director
        if self.is_main_incorporator is not UNSET:
            result["is_main_incorporator"] = self.is_main_incorporator
        if self.type_ is not UNSET:
            result["type"] = self.type_
        if self.legal_entity_name is not UNSET:
            result["legal_entity_name"] = self.legal_entity_name
        if self.representative_name is not UNSET:
            result["representative_name"] = self.representative_name
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
            return decode_non_object(cls, "ShareholderResponse", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 13:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.first_name = src_dict["first_name"]
                instance.last_name = src_dict["last_name"]
                instance.title = src_dict["title"]
                instance.number_of_shares = src_dict["number_of_shares"]
                instance.email = src_dict["email"]
                instance.phone = src_dict["phone"]
                instance.iso_code = src_dict["iso_code"]
                json_address: Any = src_dict["address"]
                instance.address = Address.from_dict(json_address)
                instance.is_director = src_dict["is_director"]
                instance.is_main_incorporator = src_dict["is_main_incorporator"]
                instance.type_ = src_dict["type"]
                instance.legal_entity_name = src_dict["legal_entity_name"]
                instance.representative_name = src_dict["representative_name"]
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        instance.first_name = pop("first_name", UNSET)
        instance.last_name = pop("last_name", UNSET)
        instance.title = pop("title", UNSET)
        instance.number_of_shares = pop("number_of_shares", UNSET)
        instance.email = pop("email", UNSET)
        instance.phone = pop("phone", UNSET)
        instance.iso_code = pop("iso_code", UNSET)
        raw_address: Any = pop("address", UNSET)
        instance.address = UNSET if raw_address is UNSET else Address.from_dict(raw_address)
        instance.is_director = pop("is_director", UNSET)
        instance.is_main_incorporator = pop("is_main_incorporator", UNSET)
        instance.type_ = pop("type", UNSET)
        instance.legal_entity_name = pop("legal_entity_name", UNSET)
        instance.representative_name = pop("representative_name", UNSET)
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


from ..models.address import Address
