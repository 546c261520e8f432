# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``AccountHolder``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    decode_incomplete,
    decode_non_object,
    is_mapping,
)
from ..types import UNSET
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
    return {}


@define
class AccountHolder:
    """The schema ``AccountHolder``."""

    first_name: str
    """First name of the person who will run the account."""

    last_name: str
    """Last name of the person who will run the account."""

    email: str
    """Address the account is reached and signed in with. Format idn-email."""

    phone: str
    """Phone number of the account holder."""

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
        if untyped.email is not UNSET:
            result["email"] = untyped.email
        if untyped.phone is not UNSET:
            result["phone"] = untyped.phone
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
            return decode_non_object(cls, "AccountHolder", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 4:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.first_name = src_dict["first_name"]
                instance.last_name = src_dict["last_name"]
                instance.email = src_dict["email"]
                instance.phone = src_dict["phone"]
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        try:
            instance.first_name = pop("first_name")
            instance.last_name = pop("last_name")
            instance.email = pop("email")
            instance.phone = pop("phone")
        except KeyError:
            return decode_incomplete(cls, "AccountHolder", src_dict, ("first_name", "last_name", "email", "phone"))
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
