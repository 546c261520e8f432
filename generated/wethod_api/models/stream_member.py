# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``StreamMember``."""

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
class StreamMember:
    """The schema ``StreamMember``."""

    id: int
    """Its id. At least 1."""

    created_at: datetime.datetime
    """When it was made. Format date-time."""

    updated_at: datetime.datetime
    """When it was last changed. Format date-time."""

    stream_id: int
    """At least 1."""

    member_id: int
    """At least 1."""

    starts_at: datetime.date | Unset = UNSET
    """Format date."""

    ends_at: datetime.date | Unset = UNSET
    """Format date."""

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
        if untyped.stream_id is not UNSET:
            result["stream_id"] = untyped.stream_id
        if untyped.member_id is not UNSET:
            result["member_id"] = untyped.member_id
        if self.starts_at is not UNSET:
            result["starts_at"] = to_json(self.starts_at)
        if self.ends_at is not UNSET:
            result["ends_at"] = to_json(self.ends_at)
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
            return decode_non_object(cls, "StreamMember", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 7:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.id = src_dict["id"]
                json_created_at: Any = src_dict["created_at"]
                instance.created_at = parse_datetime(json_created_at)
                json_updated_at: Any = src_dict["updated_at"]
                instance.updated_at = parse_datetime(json_updated_at)
                instance.stream_id = src_dict["stream_id"]
                instance.member_id = src_dict["member_id"]
                json_starts_at: Any = src_dict["starts_at"]
                instance.starts_at = parse_date(json_starts_at)
                json_ends_at: Any = src_dict["ends_at"]
                instance.ends_at = parse_date(json_ends_at)
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
            instance.stream_id = pop("stream_id")
            instance.member_id = pop("member_id")
        except KeyError:
            return decode_incomplete(
                cls, "StreamMember", src_dict, ("id", "created_at", "updated_at", "stream_id", "member_id")
            )
        instance.created_at = parse_datetime(raw_created_at)
        instance.updated_at = parse_datetime(raw_updated_at)
        raw_starts_at: Any = pop("starts_at", UNSET)
        instance.starts_at = UNSET if raw_starts_at is UNSET else parse_date(raw_starts_at)
        raw_ends_at: Any = pop("ends_at", UNSET)
        instance.ends_at = UNSET if raw_ends_at is UNSET else parse_date(raw_ends_at)
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
