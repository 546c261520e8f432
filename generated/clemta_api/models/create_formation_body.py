# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``CreateFormationBody``."""

from __future__ import annotations

from attrs import define
from attrs import field as _field

from ..decoding import (
    to_json,
)
from ..serialization import to_text
from ..types import UNSET, File, RequestFiles, Unset
from ..types import hide as _hide
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, File]:
    return {}


@define
class CreateFormationBody:
    """The schema ``CreateFormationBody``."""

    company_data: str = _field(repr=_hide)
    """The answers to the formation form: one FormationRequest object written as JSON text."""

    shareholder_passport_0: File | Unset = UNSET
    """Passport of the individual who stands first in shareholders (index 0), as a PDF, JPG, JPEG or PNG file. Format
    binary."""

    additional_properties: dict[str, File] = _field(factory=_empty_dict, kw_only=True, repr=_hide_personal)
    """The fields that the document does not list."""

    def __attrs_post_init__(self) -> None:
        # attrs.evolve passes the dict of another instance.
        self.additional_properties = dict(self.additional_properties)

    def to_multipart(self) -> RequestFiles:
        """Return the parts of the multipart/form-data body, in the document's order."""
        files: RequestFiles = []
        files.append(("company_data", (None, to_text(to_json(self.company_data)).encode(), "application/json")))
        if self.shareholder_passport_0 is not UNSET:
            files.append(("shareholder_passport_0", self.shareholder_passport_0.to_tuple()))
        files.extend((name, value.to_tuple()) for name, value in self.additional_properties.items())
        return files

    @property
    def additional_keys(self) -> list[str]:
        """The names of the fields in :attr:`additional_properties`."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> File:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: File) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
