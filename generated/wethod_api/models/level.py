# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``Level``."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    completed,
    date_time,
    is_mapping,
    json_value,
    stand_in,
)
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


@define
class Level:
    """The schema ``Level``."""

    id: int
    """Its id. At least 1.0."""

    created_at: datetime.datetime
    """When it was made. Format date-time."""

    updated_at: datetime.datetime
    """When it was last changed. Format date-time."""

    name: str | Unset = UNSET
    """At most 45 characters."""

    code: str | Unset = UNSET
    """At most 45 characters."""

    chargeability_target: int | Unset = UNSET
    """At most 100.0."""

    is_external: bool | Unset = UNSET

    must_be_planned: bool | Unset = UNSET

    must_do_timesheet: bool | Unset = UNSET

    is_default_in_budget: bool | Unset = UNSET

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        _self: Any = self  # a required property is UNSET where decoding was lenient
        if _self.id is not UNSET:
            found["id"] = _self.id
        if _self.created_at is not UNSET:
            found["created_at"] = json_value(_self.created_at)
        if _self.updated_at is not UNSET:
            found["updated_at"] = json_value(_self.updated_at)
        if self.name is not UNSET:
            found["name"] = self.name
        if self.code is not UNSET:
            found["code"] = self.code
        if self.chargeability_target is not UNSET:
            found["chargeability_target"] = self.chargeability_target
        if self.is_external is not UNSET:
            found["is_external"] = self.is_external
        if self.must_be_planned is not UNSET:
            found["must_be_planned"] = self.must_be_planned
        if self.must_do_timesheet is not UNSET:
            found["must_do_timesheet"] = self.must_do_timesheet
        if self.is_default_in_budget is not UNSET:
            found["is_default_in_budget"] = self.is_default_in_budget
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
            return stand_in(cls, "Level", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 10:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.id = src_dict["id"]
                _given_created_at: Any = src_dict["created_at"]
                _made.created_at = date_time(_given_created_at)
                _given_updated_at: Any = src_dict["updated_at"]
                _made.updated_at = date_time(_given_updated_at)
                _made.name = src_dict["name"]
                _made.code = src_dict["code"]
                _made.chargeability_target = src_dict["chargeability_target"]
                _made.is_external = src_dict["is_external"]
                _made.must_be_planned = src_dict["must_be_planned"]
                _made.must_do_timesheet = src_dict["must_do_timesheet"]
                _made.is_default_in_budget = src_dict["is_default_in_budget"]
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        try:
            _made.id = _pop("id")
            _raw_created_at: Any = _pop("created_at")
            _raw_updated_at: Any = _pop("updated_at")
        except KeyError:
            return completed(cls, "Level", src_dict, ("id", "created_at", "updated_at"))
        _made.created_at = date_time(_raw_created_at)
        _made.updated_at = date_time(_raw_updated_at)
        _made.name = _pop("name", UNSET)
        _made.code = _pop("code", UNSET)
        _made.chargeability_target = _pop("chargeability_target", UNSET)
        _made.is_external = _pop("is_external", UNSET)
        _made.must_be_planned = _pop("must_be_planned", UNSET)
        _made.must_do_timesheet = _pop("must_do_timesheet", UNSET)
        _made.is_default_in_budget = _pop("is_default_in_budget", UNSET)
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
