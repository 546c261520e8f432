# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``PeopleAllocationCreate``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    date,
    is_mapping,
    json_value,
    stand_in,
)
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


@define
class PeopleAllocationCreate:
    """The schema ``PeopleAllocationCreate``."""

    person_id: int | Unset = UNSET

    project_id: int | Unset = UNSET

    date: datetime.date | Unset = UNSET
    """Format date."""

    hours: int | Unset = UNSET
    """At least 1.0, at most 8.0."""

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        if self.person_id is not UNSET:
            found["person_id"] = self.person_id
        if self.project_id is not UNSET:
            found["project_id"] = self.project_id
        if self.date is not UNSET:
            found["date"] = json_value(self.date)
        if self.hours is not UNSET:
            found["hours"] = self.hours
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
            return stand_in(cls, "PeopleAllocationCreate", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 4:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.person_id = src_dict["person_id"]
                _made.project_id = src_dict["project_id"]
                _given_date: Any = src_dict["date"]
                _made.date = date(_given_date)
                _made.hours = src_dict["hours"]
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        _made.person_id = _pop("person_id", UNSET)
        _made.project_id = _pop("project_id", UNSET)
        _raw_date: Any = _pop("date", UNSET)
        _made.date = UNSET if _raw_date is UNSET else date(_raw_date)
        _made.hours = _pop("hours", UNSET)
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
