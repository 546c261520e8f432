# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``ContactUpdate``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    decode_non_object,
    is_mapping,
)
from ..types import UNSET, Unset
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
    return {}


@define
class ContactUpdate:
    """What to change of a contact. A field left out stays, null clears it."""

    email: None | str | Unset = UNSET
    name: None | str | Unset = UNSET
    surname: None | str | Unset = UNSET
    role: None | str | Unset = UNSET
    notes: None | str | Unset = UNSET
    linkedin: None | str | Unset = UNSET
    description: None | str | Unset = UNSET
    client_id: int | None | Unset = UNSET
    """The id of the client."""

    additional_properties: dict[str, Any] = _field(factory=_empty_dict, kw_only=True, repr=_hide_personal)
    """The fields that the document does not list."""

    def __attrs_post_init__(self) -> None:
        # attrs.evolve passes the dict of another instance.
        self.additional_properties = dict(self.additional_properties)

    def to_dict(self) -> dict[str, Any]:
        """Return the object as JSON, without the properties that are UNSET."""
        result: dict[str, Any] = dict(self.additional_properties)
        if self.email is not UNSET:
            result["email"] = self.email
        if self.name is not UNSET:
            result["name"] = self.name
        if self.surname is not UNSET:
            result["surname"] = self.surname
        if self.role is not UNSET:
            result["role"] = self.role
        if self.notes is not UNSET:
            result["notes"] = self.notes
        if self.linkedin is not UNSET:
            result["linkedin"] = self.linkedin
        if self.description is not UNSET:
            result["description"] = self.description
        if self.client_id is not UNSET:
            result["client_id"] = self.client_id
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
            return decode_non_object(cls, "ContactUpdate", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 8:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.email = src_dict["email"]
                instance.name = src_dict["name"]
                instance.surname = src_dict["surname"]
                instance.role = src_dict["role"]
                instance.notes = src_dict["notes"]
                instance.linkedin = src_dict["linkedin"]
                instance.description = src_dict["description"]
                instance.client_id = src_dict["client_id"]
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        instance.email = pop("email", UNSET)
        instance.name = pop("name", UNSET)
        instance.surname = pop("surname", UNSET)
        instance.role = pop("role", UNSET)
        instance.notes = pop("notes", UNSET)
        instance.linkedin = pop("linkedin", UNSET)
        instance.description = pop("description", UNSET)
        instance.client_id = pop("client_id", UNSET)
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
