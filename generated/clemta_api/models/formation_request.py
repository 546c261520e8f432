# Written by `make generate` from openapi/clemta/2025-06-24.yaml + overlay.yaml; do not edit.
"""The schema ``FormationRequest``."""

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
from ..models.formation_request_ending import FormationRequestEnding
from ..models.formation_request_package import FormationRequestPackage
from ..models.formation_request_state import FormationRequestState
from ..models.formation_request_timezone import FormationRequestTimezone
from ..models.formation_request_type import FormationRequestType
from ..types import UNSET, Unset
from ..types import hide as _hide
from ..types import hide_personal as _hide_personal


def _empty_dict() -> dict[str, Any]:
    return {}


@define
class FormationRequest:
    """The schema ``FormationRequest``."""

    name: str
    """Name wanted for the company, without its ending."""

    type_: FormationRequestType
    """Kind of company to form."""

    state: FormationRequestState
    """US state to form the company in, as its two-letter code; territories and DC are not offered."""

    ending: FormationRequestEnding
    """Legal ending that follows the name."""

    industry: str
    """Line of business in free words, such as Technology."""

    address: Address
    shareholders: list[FormationShareholderRequest]
    """Everyone who will hold shares; at least one. At least 1 item."""

    timezone: FormationRequestTimezone
    """Time zone of the company; only the listed names are taken, newer spellings such as Asia/Kolkata are not."""

    account_holder: AccountHolder
    package: FormationRequestPackage | Unset = UNSET
    """Service package to order with the formation; none orders no package. The server's default is "none"."""

    external_id: str | Unset = UNSET
    """Your own key for this formation, at most 64 characters and used once per partner; reads and cancels take it in
    place of the company id. At most 64 characters."""

    custom_data: FormationRequestCustomData | Unset = UNSET
    """Any data of yours to keep with the formation."""

    number_of_shares: float | Unset = UNSET
    """Shares the company issues, 1 or more; only where the package allows it. At least 1."""

    par_value: float | Unset = UNSET
    """Nominal value of one share, 0 or more; only where the package allows it. At least 0."""

    private: bool | Unset = UNSET
    """Whether to keep the company out of public view. The server's default is false."""

    ein: str | Unset = _field(default=UNSET, repr=_hide)
    """Employer Identification Number the company already has, as 12-3456789; for a C-CORP. Matching
    ``^\\d{2}-\\d{7}$``."""

    directors: list[FormationPersonRequest] | Unset = UNSET
    """Directors who hold no shares; for a C-CORP only."""

    officers: list[FormationPersonRequest] | Unset = UNSET
    """Officers who hold no shares; for a C-CORP only."""

    additional_properties: dict[str, Any] = _field(factory=_empty_dict, kw_only=True, repr=_hide_personal)
    """The fields that the document does not list."""

    def __attrs_post_init__(self) -> None:
        # attrs.evolve passes the dict of another instance.
        self.additional_properties = dict(self.additional_properties)

    def to_dict(self) -> dict[str, Any]:
        """Return the object as JSON, without the properties that are UNSET."""
        result: dict[str, Any] = dict(self.additional_properties)
        untyped: Any = self  # lenient decoding leaves required properties UNSET
        if untyped.name is not UNSET:
            result["name"] = untyped.name
        if untyped.type_ is not UNSET:
            result["type"] = untyped.type_
        if untyped.state is not UNSET:
            result["state"] = untyped.state
        if untyped.ending is not UNSET:
            result["ending"] = untyped.ending
        if untyped.industry is not UNSET:
            result["industry"] = untyped.industry
        if untyped.address is not UNSET:
            result["address"] = to_json(untyped.address)
        if untyped.shareholders is not UNSET:
            result["shareholders"] = to_json(untyped.shareholders)
        if untyped.timezone is not UNSET:
            result["timezone"] = untyped.timezone
        if untyped.account_holder is not UNSET:
            result["account_holder"] = to_json(untyped.account_holder)
        if self.package is not UNSET:
            result["package"] = self.package
        if self.external_id is not UNSET:
            result["external_id"] = self.external_id
        if self.custom_data is not UNSET:
            result["custom_data"] = to_json(self.custom_data)
        if self.number_of_shares is not UNSET:
            result["number_of_shares"] = self.number_of_shares
        if self.par_value is not UNSET:
            result["par_value"] = self.par_value
        if self.private is not UNSET:
            result["private"] = self.private
        if self.ein is not UNSET:
            result["ein"] = self.ein
        if self.directors is not UNSET:
            result["directors"] = to_json(self.directors)
        if self.officers is not UNSET:
            result["officers"] = to_json(self.officers)
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
            return decode_non_object(cls, "FormationRequest", src_dict)
        instance: Self = object.__new__(cls)
        if len(src_dict) == 18:
            # The fast path: most likely the fields are exactly the properties of the document.
            try:
                instance.name = src_dict["name"]
                instance.type_ = src_dict["type"]
                instance.state = src_dict["state"]
                instance.ending = src_dict["ending"]
                instance.industry = src_dict["industry"]
                json_address: Any = src_dict["address"]
                instance.address = Address.from_dict(json_address)
                json_shareholders: Any = src_dict["shareholders"]
                instance.shareholders = decode_list(
                    "FormationRequest.shareholders", json_shareholders, FormationShareholderRequest.from_dict
                )
                instance.timezone = src_dict["timezone"]
                json_account_holder: Any = src_dict["account_holder"]
                instance.account_holder = AccountHolder.from_dict(json_account_holder)
                instance.package = src_dict["package"]
                instance.external_id = src_dict["external_id"]
                json_custom_data: Any = src_dict["custom_data"]
                instance.custom_data = FormationRequestCustomData.from_dict(json_custom_data)
                instance.number_of_shares = src_dict["number_of_shares"]
                instance.par_value = src_dict["par_value"]
                instance.private = src_dict["private"]
                instance.ein = src_dict["ein"]
                json_directors: Any = src_dict["directors"]
                instance.directors = decode_list(
                    "FormationRequest.directors", json_directors, FormationPersonRequest.from_dict
                )
                json_officers: Any = src_dict["officers"]
                instance.officers = decode_list(
                    "FormationRequest.officers", json_officers, FormationPersonRequest.from_dict
                )
                instance.additional_properties = {}
                return instance
            except KeyError:
                pass  # as many fields, but others
        fields = dict(src_dict)
        pop: Any = fields.pop
        try:
            instance.name = pop("name")
            instance.type_ = pop("type")
            instance.state = pop("state")
            instance.ending = pop("ending")
            instance.industry = pop("industry")
            raw_address: Any = pop("address")
            raw_shareholders: Any = pop("shareholders")
            instance.timezone = pop("timezone")
            raw_account_holder: Any = pop("account_holder")
        except KeyError:
            return decode_incomplete(
                cls,
                "FormationRequest",
                src_dict,
                (
                    "name",
                    "type",
                    "state",
                    "ending",
                    "industry",
                    "address",
                    "shareholders",
                    "timezone",
                    "account_holder",
                ),
            )
        instance.address = Address.from_dict(raw_address)
        instance.shareholders = decode_list(
            "FormationRequest.shareholders", raw_shareholders, FormationShareholderRequest.from_dict
        )
        instance.account_holder = AccountHolder.from_dict(raw_account_holder)
        instance.package = pop("package", UNSET)
        instance.external_id = pop("external_id", UNSET)
        raw_custom_data: Any = pop("custom_data", UNSET)
        instance.custom_data = (
            UNSET if raw_custom_data is UNSET else FormationRequestCustomData.from_dict(raw_custom_data)
        )
        instance.number_of_shares = pop("number_of_shares", UNSET)
        instance.par_value = pop("par_value", UNSET)
        instance.private = pop("private", UNSET)
        instance.ein = pop("ein", UNSET)
        raw_directors: Any = pop("directors", UNSET)
        instance.directors = (
            UNSET
            if raw_directors is UNSET
            else decode_list("FormationRequest.directors", raw_directors, FormationPersonRequest.from_dict)
        )
        raw_officers: Any = pop("officers", UNSET)
        instance.officers = (
            UNSET
            if raw_officers is UNSET
            else decode_list("FormationRequest.officers", raw_officers, FormationPersonRequest.from_dict)
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


from ..models.account_holder import AccountHolder
from ..models.address import Address
from ..models.formation_person_request import FormationPersonRequest
from ..models.formation_request_custom_data import FormationRequestCustomData
from ..models.formation_shareholder_request import FormationShareholderRequest
