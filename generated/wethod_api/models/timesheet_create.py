# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``TimesheetCreate``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    decode_non_object,
    is_mapping,
    parse_date,
    to_json,
)
from ..types import UNSET, Unset
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
    return {}


@define
class TimesheetCreate:
    """The schema ``TimesheetCreate``."""

    date: datetime.date | Unset = UNSET
    """Format date."""

    hours: float | Unset = UNSET
    notes: str | Unset = UNSET
    mode: str | Unset = UNSET
    """How it is entered. Requests use capitals, such as DAILY."""

    project_id: int | Unset = UNSET
    person_id: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=_empty_dict, kw_only=True, repr=_hide_personal)
    """The fields that the document does not list."""

    def __attrs_post_init__(self) -> None:
        # attrs.evolve passes the dict of another instance.
        self.additional_properties = dict(self.additional_properties)

    def to_dict(self) -> dict[str, Any]:
        """Return the object as JSON, without the properties that are UNSET."""
        result: dict[str, Any] = dict(self.additional_properties)
        if self.date is not UNSET:
            result["date"] = to_json(self.date)
        if self.hours is not UNSET:
            result["hours"] = self.hours
        if self.notes is not UNSET:
            result["notes"] = self.notes
        if self.mode is not UNSET:
            result["mode"] = self.mode
        if self.project_id is not UNSET:
            result["project_id"] = self.project_id
        if self.person_id is not UNSET:
            result["person_id"] = self.person_id
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
            return decode_non_object(cls, "TimesheetCreate", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 6:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                json_date: Any = src_dict["date"]
                instance.date = parse_date(json_date)
                instance.hours = src_dict["hours"]
                instance.notes = src_dict["notes"]
                instance.mode = src_dict["mode"]
                instance.project_id = src_dict["project_id"]
                instance.person_id = src_dict["person_id"]
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        raw_date: Any = pop("date", UNSET)
        instance.date = UNSET if raw_date is UNSET else parse_date(raw_date)
        instance.hours = pop("hours", UNSET)
        instance.notes = pop("notes", UNSET)
        instance.mode = pop("mode", UNSET)
        instance.project_id = pop("project_id", UNSET)
        instance.person_id = pop("person_id", UNSET)
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
