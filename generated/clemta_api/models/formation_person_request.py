# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationPersonRequest``."""

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
from ..types import UNSET, Unset
from ..types import hide as _hide
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
    return {}


@define
class FormationPersonRequest:
    """The schema ``FormationPersonRequest``."""

    first_name: str
    """First name."""

    last_name: str
    """Last name."""

    title: str
    """Role in the company, such as Treasurer."""

    email: str | Unset = UNSET
    """Address for mail to this person. Format idn-email."""

    ssn: str | Unset = _field(default=UNSET, repr=_hide)
    """US Social Security Number of this person, where there is one."""

    phone: str | Unset = UNSET
    """Phone number without the dialling code."""

    iso_code: str | Unset = UNSET
    """Country code of the phone number, two letters."""

    address: Address | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=_empty_dict, kw_only=True, repr=_hide_personal)
    """The fields that the document does not list."""

    def __attrs_post_init__(self) -> None:
        # attrs.evolve passes the dict of another instance.
        self.additional_properties = dict(self.additional_properties)

    def to_dict(self) -> dict[str, Any]:
        """Return the object as JSON, without the properties that are UNSET."""
        result: dict[str, Any] = dict(self.additional_properties)
        untyped: Any = self  # lenient decoding leaves required properties UNSET
        if untyped.first_name is not UNSET:
            result["first_name"] = untyped.first_name
        if untyped.last_name is not UNSET:
            result["last_name"] = untyped.last_name
        if untyped.title is not UNSET:
            result["title"] = untyped.title
        if self.email is not UNSET:
            result["email"] = self.email
        if self.ssn is not UNSET:
            result["ssn"] = self.ssn
        if self.phone is not UNSET:
            result["phone"] = self.phone
        if self.iso_code is not UNSET:
            result["iso_code"] = self.iso_code
        if self.address is not UNSET:
            result["address"] = to_json(self.address)
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
            return decode_non_object(cls, "FormationPersonRequest", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 8:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.first_name = src_dict["first_name"]
                instance.last_name = src_dict["last_name"]
                instance.title = src_dict["title"]
                instance.email = src_dict["email"]
                instance.ssn = src_dict["ssn"]
                instance.phone = src_dict["phone"]
                instance.iso_code = src_dict["iso_code"]
                json_address: Any = src_dict["address"]
                instance.address = Address.from_dict(json_address)
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        try:
            instance.first_name = pop("first_name")
            instance.last_name = pop("last_name")
            instance.title = pop("title")
        except KeyError:
            return decode_incomplete(cls, "FormationPersonRequest", src_dict, ("first_name", "last_name", "title"))
        instance.email = pop("email", UNSET)
        instance.ssn = pop("ssn", UNSET)
        instance.phone = pop("phone", UNSET)
        instance.iso_code = pop("iso_code", UNSET)
        raw_address: Any = pop("address", UNSET)
        instance.address = UNSET if raw_address is UNSET else Address.from_dict(raw_address)
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
