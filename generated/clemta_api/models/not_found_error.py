# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``NotFoundError``."""

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
from ..types import UNSET, Unset
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
    return {}


@define
class NotFoundError:
    """The schema ``NotFoundError``."""

    success: bool
    message: str
    error: NotFoundErrorError
    data: None | NotFoundErrorDataType0 | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=_empty_dict, kw_only=True, repr=_hide_personal)
    """The fields that the document does not list."""

    def __attrs_post_init__(self) -> None:
        # attrs.evolve passes the dict of another instance.
        self.additional_properties = dict(self.additional_properties)

    def to_dict(self) -> dict[str, Any]:
        """Return the object as JSON, without the properties that are UNSET."""
        result: dict[str, Any] = dict(self.additional_properties)
        untyped: Any = self  # lenient decoding leaves required properties UNSET
        if untyped.success is not UNSET:
            result["success"] = untyped.success
        if untyped.message is not UNSET:
            result["message"] = untyped.message
        if untyped.error is not UNSET:
            result["error"] = to_json(untyped.error)
        if self.data is not UNSET:
            result["data"] = to_json(self.data)
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
            return decode_non_object(cls, "NotFoundError", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 4:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.success = src_dict["success"]
                instance.message = src_dict["message"]
                json_error: Any = src_dict["error"]
                instance.error = NotFoundErrorError.from_dict(json_error)
                json_data: Any = src_dict["data"]
                instance.data = None if json_data is None else NotFoundErrorDataType0.from_dict(json_data)
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        try:
            instance.success = pop("success")
            instance.message = pop("message")
            raw_error: Any = pop("error")
        except KeyError:
            return decode_incomplete(cls, "NotFoundError", src_dict, ("success", "message", "error"))
        instance.error = NotFoundErrorError.from_dict(raw_error)
        raw_data: Any = pop("data", UNSET)
        instance.data = (
            UNSET if raw_data is UNSET else None if raw_data is None else NotFoundErrorDataType0.from_dict(raw_data)
        )
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


from ..models.not_found_error_data_type_0 import NotFoundErrorDataType0
from ..models.not_found_error_error import NotFoundErrorError
