# Written by `make generate` from openapi/wethod/2024-06-15.yaml + overlay.yaml; do not edit.
"""The schema ``PriceList``."""

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
class PriceList:
    """The schema ``PriceList``."""

    id: int
    """Its id. At least 1."""

    created_at: datetime.datetime
    """When it was made. Format date-time."""

    updated_at: datetime.datetime
    """When it was last changed. Format date-time."""

    name: str
    is_default_for_client: bool
    is_default_for_company: bool
    uses_default_price_list_costs: bool
    description: str | Unset = UNSET
    available_from: datetime.date | Unset = UNSET
    """Format date."""

    available_to: datetime.date | Unset = UNSET
    """Format date."""

    client_id: int | Unset = UNSET
    """At least 1."""

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
        if untyped.name is not UNSET:
            result["name"] = untyped.name
        if untyped.is_default_for_client is not UNSET:
            result["is_default_for_client"] = untyped.is_default_for_client
        if untyped.is_default_for_company is not UNSET:
            result["is_default_for_company"] = untyped.is_default_for_company
        if untyped.uses_default_price_list_costs is not UNSET:
            result["uses_default_price_list_costs"] = untyped.uses_default_price_list_costs
        if self.description is not UNSET:
            result["description"] = self.description
        if self.available_from is not UNSET:
            result["available_from"] = to_json(self.available_from)
        if self.available_to is not UNSET:
            result["available_to"] = to_json(self.available_to)
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
            return decode_non_object(cls, "PriceList", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 11:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.id = src_dict["id"]
                json_created_at: Any = src_dict["created_at"]
                instance.created_at = parse_datetime(json_created_at)
                json_updated_at: Any = src_dict["updated_at"]
                instance.updated_at = parse_datetime(json_updated_at)
                instance.name = src_dict["name"]
                instance.is_default_for_client = src_dict["is_default_for_client"]
                instance.is_default_for_company = src_dict["is_default_for_company"]
                instance.uses_default_price_list_costs = src_dict["uses_default_price_list_costs"]
                instance.description = src_dict["description"]
                json_available_from: Any = src_dict["available_from"]
                instance.available_from = parse_date(json_available_from)
                json_available_to: Any = src_dict["available_to"]
                instance.available_to = parse_date(json_available_to)
                instance.client_id = src_dict["client_id"]
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
            instance.name = pop("name")
            instance.is_default_for_client = pop("is_default_for_client")
            instance.is_default_for_company = pop("is_default_for_company")
            instance.uses_default_price_list_costs = pop("uses_default_price_list_costs")
        except KeyError:
            return decode_incomplete(
                cls,
                "PriceList",
                src_dict,
                (
                    "id",
                    "created_at",
                    "updated_at",
                    "name",
                    "is_default_for_client",
                    "is_default_for_company",
                    "uses_default_price_list_costs",
                ),
            )
        instance.created_at = parse_datetime(raw_created_at)
        instance.updated_at = parse_datetime(raw_updated_at)
        instance.description = pop("description", UNSET)
        raw_available_from: Any = pop("available_from", UNSET)
        instance.available_from = UNSET if raw_available_from is UNSET else parse_date(raw_available_from)
        raw_available_to: Any = pop("available_to", UNSET)
        instance.available_to = UNSET if raw_available_to is UNSET else parse_date(raw_available_to)
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
