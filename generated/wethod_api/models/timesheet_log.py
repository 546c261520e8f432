# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``TimesheetLog``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    decode_incomplete,
    decode_non_object,
    is_mapping,
    parse_date,
    parse_datetime,
    to_json,
)
from ..types import UNSET, Unset
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
    return {}


@define
class TimesheetLog:
    """The schema ``TimesheetLog``."""

    id: int
    """Its id. At least 1."""

    created_at: datetime.datetime
    """When it was made. Format date-time."""

    updated_at: datetime.datetime
    """When it was last changed. Format date-time."""

    person_id: int | Unset = UNSET
    date: datetime.date | Unset = UNSET
    """Format date."""

    project_id: int | Unset = UNSET
    to_project_id: int | Unset = UNSET
    mode: str | Unset = UNSET
    from_hours: float | Unset = UNSET
    to_hours: float | Unset = UNSET
    author_id: int | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=_empty_dict, kw_only=True, repr=_hide_personal)
    """The fields that the document does not list."""

    def __attrs_post_init__(self) -> None:
        # attrs.evolve passes the dict of another instance.
        self.additional_properties = dict(self.additional_properties)

    def to_dict(self) -> dict[str, Any]:
        """Return the object as JSON, without the properties that are UNSET."""
        result: dict[str, Any] = dict(self.additional_properties)
        untyped: Any = self  # lenient decoding leaves required properties UNSET
        if untyped.id is not UNSET:
            result["id"] = untyped.id
        if untyped.created_at is not UNSET:
            result["created_at"] = to_json(untyped.created_at)
        if untyped.updated_at is not UNSET:
            result["updated_at"] = to_json(untyped.updated_at)
        if self.person_id is not UNSET:
            result["person_id"] = self.person_id
        if self.date is not UNSET:
            result["date"] = to_json(self.date)
        if self.project_id is not UNSET:
            result["project_id"] = self.project_id
        if self.to_project_id is not UNSET:
            result["to_project_id"] = self.to_project_id
        if self.mode is not UNSET:
            result["mode"] = self.mode
        if self.from_hours is not UNSET:
            result["from_hours"] = self.from_hours
        if self.to_hours is not UNSET:
            result["to_hours"] = self.to_hours
        if self.author_id is not UNSET:
            result["author_id"] = self.author_id
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
            return decode_non_object(cls, "TimesheetLog", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 11:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.id = src_dict["id"]
                json_created_at: Any = src_dict["created_at"]
                instance.created_at = parse_datetime(json_created_at)
                json_updated_at: Any = src_dict["updated_at"]
                instance.updated_at = parse_datetime(json_updated_at)
                instance.person_id = src_dict["person_id"]
                json_date: Any = src_dict["date"]
                instance.date = parse_date(json_date)
                instance.project_id = src_dict["project_id"]
                instance.to_project_id = src_dict["to_project_id"]
                instance.mode = src_dict["mode"]
                instance.from_hours = src_dict["from_hours"]
                instance.to_hours = src_dict["to_hours"]
                instance.author_id = src_dict["author_id"]
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        try:
            instance.id = pop("id")
            raw_created_at: Any = pop("created_at")
            raw_updated_at: Any = pop("updated_at")
        except KeyError:
            return decode_incomplete(cls, "TimesheetLog", src_dict, ("id", "created_at", "updated_at"))
        instance.created_at = parse_datetime(raw_created_at)
        instance.updated_at = parse_datetime(raw_updated_at)
        instance.person_id = pop("person_id", UNSET)
        raw_date: Any = pop("date", UNSET)
        instance.date = UNSET if raw_date is UNSET else parse_date(raw_date)
        instance.project_id = pop("project_id", UNSET)
        instance.to_project_id = pop("to_project_id", UNSET)
        instance.mode = pop("mode", UNSET)
        instance.from_hours = pop("from_hours", UNSET)
        instance.to_hours = pop("to_hours", UNSET)
        instance.author_id = pop("author_id", UNSET)
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
