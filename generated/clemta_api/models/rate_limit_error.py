# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``RateLimitError``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    completed,
    is_mapping,
    json_value,
    stand_in,
)
from ..types import UNSET, Unset


def _no_properties() -> dict[str, Any]:
    return {}


@define
class RateLimitError:
    """The schema ``RateLimitError``."""

    success: bool

    message: str

    error: RateLimitErrorError

    data: None | RateLimitErrorDataType0 | Unset = UNSET

    additional_properties: dict[str, Any] = _field(init=False, factory=_no_properties)
    """What is there beyond the document's own properties."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON value of this object: what is UNSET is absent, what was unknown is kept."""
        found: dict[str, Any] = dict(self.additional_properties)
        _self: Any = self  # a required property is UNSET where decoding was lenient
        if _self.success is not UNSET:
            found["success"] = _self.success
        if _self.message is not UNSET:
            found["message"] = _self.message
        if _self.error is not UNSET:
            found["error"] = json_value(_self.error)
        if self.data is not UNSET:
            found["data"] = json_value(self.data)
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
            return stand_in(cls, "RateLimitError", src_dict)
        _made: Self = object.__new__(cls)
        if len(src_dict) == 4:
            # As many as the document knows, so most likely these: read them without looking for others.
            try:
                _made.success = src_dict["success"]
                _made.message = src_dict["message"]
                _given_error: Any = src_dict["error"]
                _made.error = RateLimitErrorError.from_dict(_given_error)
                _given_data: Any = src_dict["data"]
                _made.data = None if _given_data is None else RateLimitErrorDataType0.from_dict(_given_data)
                _made.additional_properties = {}
                return _made
            except KeyError:
                pass  # as many, but others
        _values = dict(src_dict)
        _pop: Any = _values.pop
        try:
            _made.success = _pop("success")
            _made.message = _pop("message")
            _raw_error: Any = _pop("error")
        except KeyError:
            return completed(cls, "RateLimitError", src_dict, ("success", "message", "error"))
        _made.error = RateLimitErrorError.from_dict(_raw_error)
        _raw_data: Any = _pop("data", UNSET)
        _made.data = (
            UNSET if _raw_data is UNSET else None if _raw_data is None else RateLimitErrorDataType0.from_dict(_raw_data)
        )
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


from ..models.rate_limit_error_data_type_0 import RateLimitErrorDataType0
from ..models.rate_limit_error_error import RateLimitErrorError
