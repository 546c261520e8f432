# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationStatusResponse``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define
from attrs import field as _field

from ..decoding import (
    decode_incomplete,
    decode_list,
    decode_non_object,
    is_mapping,
    to_json,
)
from ..models.formation_status_response_ending_type_1 import (
    FormationStatusResponseEndingType1,
)
from ..models.formation_status_response_state_type_1 import (
    FormationStatusResponseStateType1,
)
from ..models.formation_status_response_status import (
    FormationStatusResponseStatus,
)
from ..models.formation_status_response_type_type_1 import (
    FormationStatusResponseTypeType1,
)
from ..types import UNSET, Unset
from ..types import hide as _hide
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
    return {}


@define
class FormationStatusResponse:
    """The schema ``FormationStatusResponse``."""

    company_id: str
    """Id of the company, 24 hex digits in every published sample."""

    company_name: str
    """Name of the company."""

    status: FormationStatusResponseStatus
    """Stage the formation has reached; active, refunded and cancelled look final."""

    success: bool | Unset = UNSET
    """Whether the request was carried out."""

    formation_date: None | str | Unset = UNSET
    """Day the company came into being, as YYYY-MM-DD in the samples."""

    ein: None | str | Unset = _field(default=UNSET, repr=_hide)
    """Employer Identification Number, once the company has one."""

    external_id: None | str | Unset = UNSET
    """Your own key, when one was given at creation."""

    custom_data: FormationStatusResponseCustomDataType0 | None | Unset = UNSET
    """The data you stored with the formation."""

    type_: FormationStatusResponseTypeType1 | None | Unset = UNSET
    """Kind of company."""

    state: FormationStatusResponseStateType1 | None | Unset = UNSET
    """US state the company is formed in, as its two-letter code."""

    country: None | str | Unset = UNSET
    """Country of the company, as a code."""

    ending: FormationStatusResponseEndingType1 | None | Unset = UNSET
    """Legal ending that follows the name of the company."""

    industry: None | str | Unset = UNSET
    """Line of business in free words."""

    number_of_shares: float | None | Unset = UNSET
    """Shares issued in total."""

    par_value: float | None | Unset = UNSET
    """Nominal value of one share."""

    is_company_private: bool | Unset = UNSET
    """Whether the company is kept out of public view; named private in the request."""

    address: Address | None | Unset = UNSET
    """Where the company is registered; null until that is known."""

    timezone: None | str | Unset = UNSET
    """Time zone of the company."""

    shareholders: list[ShareholderResponse] | None | Unset = UNSET
    """Everyone who holds shares."""

    directors: list[PersonResponse] | None | Unset = UNSET
    """Directors who hold no shares; a C-CORP has them."""

    officers: list[PersonResponse] | None | Unset = UNSET
    """Officers who hold no shares; a C-CORP has them."""

    created_at: int | None | Unset = UNSET
    """When the formation was started, in Unix seconds."""

    updated_at: int | None | Unset = UNSET
    """When the formation last changed, in Unix seconds."""

    federal_tax_filing: int | None | Unset = UNSET
    """When the federal tax return is due or was filed, in Unix seconds; the published text does not say which."""

    state_tax_filing: int | None | Unset = UNSET
    """When the state tax return is due or was filed, in Unix seconds; the published text does not say which."""

    foreign_qualification_addresses: list[Address] | None | Unset = UNSET
    """Addresses in other states where the company may do business."""

    additional_properties: dict[str, Any] = _field(factory=_empty_dict, kw_only=True, repr=_hide_personal)
    """The fields that the document does not list."""

    def __attrs_post_init__(self) -> None:
        # attrs.evolve passes the dict of another instance.
        self.additional_properties = dict(self.additional_properties)

    def to_dict(self) -> dict[str, Any]:
        """Return the object as JSON, without the properties that are UNSET."""
        result: dict[str, Any] = dict(self.additional_properties)
        untyped: Any = self  # lenient decoding leaves required properties UNSET
        if untyped.company_id is not UNSET:
            result["company_id"] = untyped.company_id
        if untyped.company_name is not UNSET:
            result["company_name"] = untyped.company_name
        if untyped.status is not UNSET:
            result["status"] = untyped.status
        if self.success is not UNSET:
            result["success"] = self.success
        if self.formation_date is not UNSET:
            result["formation_date"] = self.formation_date
        if self.ein is not UNSET:
            result["ein"] = self.ein
        if self.external_id is not UNSET:
            result["external_id"] = self.external_id
        if self.custom_data is not UNSET:
            result["custom_data"] = to_json(self.custom_data)
        if self.type_ is not UNSET:
            result["type"] = self.type_
        if self.state is not UNSET:
            result["state"] = self.state
        if self.country is not UNSET:
            result["country"] = self.country
        if self.ending is not UNSET:
            result["ending"] = self.ending
        if self.industry is not UNSET:
            result["industry"] = self.industry
        if self.number_of_shares is not UNSET:
            result["number_of_shares"] = self.number_of_shares
        if self.par_value is not UNSET:
            result["par_value"] = self.par_value
        if self.is_company_private is not UNSET:
            result["is_company_private"] = self.is_company_private
        if self.address is not UNSET:
            result["address"] = to_json(self.address)
        if self.timezone is not UNSET:
            result["timezone"] = self.timezone
        if self.shareholders is not UNSET:
            result["shareholders"] = to_json(self.shareholders)
        if self.directors is not UNSET:
            result["directors"] = to_json(self.directors)
        if self.officers is not UNSET:
            result["officers"] = to_json(self.officers)
        if self.created_at is not UNSET:
            result["created_at"] = self.created_at
        if self.updated_at is not UNSET:
            result["updated_at"] = self.updated_at
        if self.federal_tax_filing is not UNSET:
            result["federal_tax_filing"] = self.federal_tax_filing
        if self.state_tax_filing is not UNSET:
            result["state_tax_filing"] = self.state_tax_filing
        if self.foreign_qualification_addresses is not UNSET:
            result["foreign_qualification_addresses"] = to_json(self.foreign_qualification_addresses)
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
            return decode_non_object(cls, "FormationStatusResponse", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 26:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.company_id = src_dict["company_id"]
                instance.company_name = src_dict["company_name"]
                instance.status = src_dict["status"]
                instance.success = src_dict["success"]
                instance.formation_date = src_dict["formation_date"]
                instance.ein = src_dict["ein"]
                instance.external_id = src_dict["external_id"]
                json_custom_data: Any = src_dict["custom_data"]
                instance.custom_data = (
                    None
                    if json_custom_data is None
                    else FormationStatusResponseCustomDataType0.from_dict(json_custom_data)
                )
                instance.type_ = src_dict["type"]
                instance.state = src_dict["state"]
                instance.country = src_dict["country"]
                instance.ending = src_dict["ending"]
                instance.industry = src_dict["industry"]
                instance.number_of_shares = src_dict["number_of_shares"]
                instance.par_value = src_dict["par_value"]
                instance.is_company_private = src_dict["is_company_private"]
                json_address: Any = src_dict["address"]
                instance.address = None if json_address is None else Address.from_dict(json_address)
                instance.timezone = src_dict["timezone"]
                json_shareholders: Any = src_dict["shareholders"]
                instance.shareholders = (
                    None
                    if json_shareholders is None
                    else decode_list(
                        "FormationStatusResponse.shareholders", json_shareholders, ShareholderResponse.from_dict
                    )
                )
                json_directors: Any = src_dict["directors"]
                instance.directors = (
                    None
                    if json_directors is None
                    else decode_list("FormationStatusResponse.directors", json_directors, PersonResponse.from_dict)
                )
                json_officers: Any = src_dict["officers"]
                instance.officers = (
                    None
                    if json_officers is None
                    else decode_list("FormationStatusResponse.officers", json_officers, PersonResponse.from_dict)
                )
                instance.created_at = src_dict["created_at"]
                instance.updated_at = src_dict["updated_at"]
                instance.federal_tax_filing = src_dict["federal_tax_filing"]
                instance.state_tax_filing = src_dict["state_tax_filing"]
                json_foreign_qualification_addresses: Any = src_dict["foreign_qualification_addresses"]
                instance.foreign_qualification_addresses = (
                    None
                    if json_foreign_qualification_addresses is None
                    else decode_list(
                        "FormationStatusResponse.foreign_qualification_addresses",
                        json_foreign_qualification_addresses,
                        Address.from_dict,
                    )
                )
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        try:
            instance.company_id = pop("company_id")
            instance.company_name = pop("company_name")
            instance.status = pop("status")
        except KeyError:
            return decode_incomplete(cls, "FormationStatusResponse", src_dict, ("company_id", "company_name", "status"))
        instance.success = pop("success", UNSET)
        instance.formation_date = pop("formation_date", UNSET)
        instance.ein = pop("ein", UNSET)
        instance.external_id = pop("external_id", UNSET)
        raw_custom_data: Any = pop("custom_data", UNSET)
        instance.custom_data = (
            UNSET
            if raw_custom_data is UNSET
            else None
            if raw_custom_data is None
            else FormationStatusResponseCustomDataType0.from_dict(raw_custom_data)
        )
        instance.type_ = pop("type", UNSET)
        instance.state = pop("state", UNSET)
        instance.country = pop("country", UNSET)
        instance.ending = pop("ending", UNSET)
        instance.industry = pop("industry", UNSET)
        instance.number_of_shares = pop("number_of_shares", UNSET)
        instance.par_value = pop("par_value", UNSET)
        instance.is_company_private = pop("is_company_private", UNSET)
        raw_address: Any = pop("address", UNSET)
        instance.address = (
            UNSET if raw_address is UNSET else None if raw_address is None else Address.from_dict(raw_address)
        )
        instance.timezone = pop("timezone", UNSET)
        raw_shareholders: Any = pop("shareholders", UNSET)
        instance.shareholders = (
            UNSET
            if raw_shareholders is UNSET
            else None
            if raw_shareholders is None
            else decode_list("FormationStatusResponse.shareholders", raw_shareholders, ShareholderResponse.from_dict)
        )
        raw_directors: Any = pop("directors", UNSET)
        instance.directors = (
            UNSET
            if raw_directors is UNSET
            else None
            if raw_directors is None
            else decode_list("FormationStatusResponse.directors", raw_directors, PersonResponse.from_dict)
        )
        raw_officers: Any = pop("officers", UNSET)
        instance.officers = (
            UNSET
            if raw_officers is UNSET
            else None
            if raw_officers is None
            else decode_list("FormationStatusResponse.officers", raw_officers, PersonResponse.from_dict)
        )
        instance.created_at = pop("created_at", UNSET)
        instance.updated_at = pop("updated_at", UNSET)
        instance.federal_tax_filing = pop("federal_tax_filing", UNSET)
        instance.state_tax_filing = pop("state_tax_filing", UNSET)
        raw_foreign_qualification_addresses: Any = pop("foreign_qualification_addresses", UNSET)
        instance.foreign_qualification_addresses = (
            UNSET
            if raw_foreign_qualification_addresses is UNSET
            else None
            if raw_foreign_qualification_addresses is None
            else decode_list(
                "FormationStatusResponse.foreign_qualification_addresses",
                raw_foreign_qualification_addresses,
                Address.from_dict,
            )
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


from ..models.address import Address
from ..models.formation_status_response_custom_data_type_0 import FormationStatusResponseCustomDataType0
from ..models.person_response import PersonResponse
from ..models.shareholder_response import ShareholderResponse
