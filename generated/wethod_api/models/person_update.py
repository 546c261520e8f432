# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``PersonUpdate``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    is_mapping,
    stand_in,
)
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


@define
class PersonUpdate:
    """The schema ``PersonUpdate``."""

    name: str | Unset = UNSET

    surname: str | Unset = UNSET

    is_archived: bool | Unset = UNSET

    is_visible_in_people_allocation: bool | Unset = UNSET

    has_timesheet_required: bool | Unset = UNSET

    level_id: int | Unset = UNSET

    price_list_id: int | Unset = UNSET

    job_title_id: int | Unset = UNSET

    allocation_manager_id: int | Unset = UNSET

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        if self.name is not UNSET:
            found["name"] = self.name
        if self.surname is not UNSET:
            found["surname"] = self.surname
        if self.is_archived is not UNSET:
            found["is_archived"] = self.is_archived
        if self.is_visible_in_people_allocation is not UNSET:
            found["is_visible_in_people_allocation"] = self.is_visible_in_people_allocation
        if self.has_timesheet_required is not UNSET:
            found["has_timesheet_required"] = self.has_timesheet_required
        if self.level_id is not UNSET:
            found["level_id"] = self.level_id
        if self.price_list_id is not UNSET:
            found["price_list_id"] = self.price_list_id
        if self.job_title_id is not UNSET:
            found["job_title_id"] = self.job_title_id
        if self.allocation_manager_id is not UNSET:
            found["allocation_manager_id"] = self.allocation_manager_id
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
            return stand_in(cls, "PersonUpdate", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 9:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.name = src_dict["name"]
                _made.surname = src_dict["surname"]
                _made.is_archived = src_dict["is_archived"]
                _made.is_visible_in_people_allocation = src_dict["is_visible_in_people_allocation"]
                _made.has_timesheet_required = src_dict["has_timesheet_required"]
                _made.level_id = src_dict["level_id"]
                _made.price_list_id = src_dict["price_list_id"]
                _made.job_title_id = src_dict["job_title_id"]
                _made.allocation_manager_id = src_dict["allocation_manager_id"]
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        _made.name = _pop("name", UNSET)
        _made.surname = _pop("surname", UNSET)
        _made.is_archived = _pop("is_archived", UNSET)
        _made.is_visible_in_people_allocation = _pop("is_visible_in_people_allocation", UNSET)
        _made.has_timesheet_required = _pop("has_timesheet_required", UNSET)
        _made.level_id = _pop("level_id", UNSET)
        _made.price_list_id = _pop("price_list_id", UNSET)
        _made.job_title_id = _pop("job_title_id", UNSET)
        _made.allocation_manager_id = _pop("allocation_manager_id", UNSET)
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
