# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationShareholderRequest``."""

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
from ..models.formation_shareholder_request_type import (
    FormationShareholderRequestType,
)
from ..types import UNSET, Unset
from ..types import hide as _hide
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
    return {}


@define
class FormationShareholderRequest:
    """The schema ``FormationShareholderRequest``."""

    type_: FormationShareholderRequestType
    """Whether the shareholder is a person or an organization."""

    number_of_shares: float
    """Shares this shareholder takes, 1 or more. At least 1."""

    email: str
    """Address for mail to the shareholder. Format idn-email."""

    phone: str
    """Phone number of the shareholder, without the dialling code."""

    iso_code: str
    """Country code of the shareholder, two letters."""

    title: str
    """Role in the company, such as CEO."""

    address: Address
    is_main_incorporator: bool | Unset = UNSET
    """Whether this shareholder leads the formation. The server's default is false."""

    is_director: bool | Unset = UNSET
    """Whether the shareholder is a director as well; for a C-CORP only."""

    is_officer: bool | Unset = UNSET
    """Whether the shareholder is an officer as well; for a C-CORP only."""

    first_name: str | Unset = UNSET
    """First name; required of an individual."""

    last_name: str | Unset = UNSET
    """Last name; required of an individual."""

    ssn: str | Unset = _field(default=UNSET, repr=_hide)
    """US Social Security Number; an individual gives this or itin."""

    itin: str | Unset = _field(default=UNSET, repr=_hide)
    """US Individual Taxpayer Identification Number; an individual gives this or ssn."""

    legal_entity_name: str | Unset = UNSET
    """Full legal name; required of an organization."""

    representative_name: str | Unset = UNSET
    """Person who acts for it; required of an organization."""

    ein: str | Unset = _field(default=UNSET, repr=_hide)
    """US Employer Identification Number; required of an organization."""

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
        if untyped.number_of_shares is not UNSET:
            result["number_of_shares"] = untyped.number_of_shares
        if untyped.email is not UNSET:
            result["email"] = untyped.email
        if untyped.phone is not UNSET:
            result["phone"] = untyped.phone
        if untyped.iso_code is not UNSET:
            result["iso_code"] = untyped.iso_code
        if untyped.title is not UNSET:
            result["title"] = untyped.title
        if untyped.address is not UNSET:
            result["address"] = to_json(untyped.address)
        if self.is_main_incorporator is not UNSET:
            result["is_main_incorporator"] = self.is_main_incorporator
        if self.is_director is not UNSET:
            result["is_director"] = self.is_director
        if self.is_officer is not UNSET:
            result["is_officer"] = self.is_officer
        if self.first_name is not UNSET:
            result["first_name"] = self.first_name
        if self.last_name is not UNSET:
            result["last_name"] = self.last_name
        if self.ssn is not UNSET:
            result["ssn"] = self.ssn
        if self.itin is not UNSET:
            result["itin"] = self.itin
        if self.legal_entity_name is not UNSET:
            result["legal_entity_name"] = self.legal_entity_name
        if self.representative_name is not UNSET:
            result["representative_name"] = self.representative_name
        if self.ein is not UNSET:
            result["ein"] = self.ein
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
            return decode_non_object(cls, "FormationShareholderRequest", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 17:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.type_ = src_dict["type"]
                instance.number_of_shares = src_dict["number_of_shares"]
                instance.email = src_dict["email"]
                instance.phone = src_dict["phone"]
                instance.iso_code = src_dict["iso_code"]
                instance.title = src_dict["title"]
                json_address: Any = src_dict["address"]
                instance.address = Address.from_dict(json_address)
                instance.is_main_incorporator = src_dict["is_main_incorporator"]
                instance.is_director = src_dict["is_director"]
                instance.is_officer = src_dict["is_officer"]
                instance.first_name = src_dict["first_name"]
                instance.last_name = src_dict["last_name"]
                instance.ssn = src_dict["ssn"]
                instance.itin = src_dict["itin"]
                instance.legal_entity_name = src_dict["legal_entity_name"]
                instance.representative_name = src_dict["representative_name"]
                instance.ein = src_dict["ein"]
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        try:
            instance.type_ = pop("type")
            instance.number_of_shares = pop("number_of_shares")
            instance.email = pop("email")
            instance.phone = pop("phone")
            instance.iso_code = pop("iso_code")
            instance.title = pop("title")
            raw_address: Any = pop("address")
        except KeyError:
            return decode_incomplete(
                cls,
                "FormationShareholderRequest",
                src_dict,
                ("type", "number_of_shares", "email", "phone", "iso_code", "title", "address"),
            )
        instance.address = Address.from_dict(raw_address)
        instance.is_main_incorporator = pop("is_main_incorporator", UNSET)
        instance.is_director = pop("is_director", UNSET)
        instance.is_officer = pop("is_officer", UNSET)
        instance.first_name = pop("first_name", UNSET)
        instance.last_name = pop("last_name", UNSET)
        instance.ssn = pop("ssn", UNSET)
        instance.itin = pop("itin", UNSET)
        instance.legal_entity_name = pop("legal_entity_name", UNSET)
        instance.representative_name = pop("representative_name", UNSET)
        instance.ein = pop("ein", UNSET)
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
