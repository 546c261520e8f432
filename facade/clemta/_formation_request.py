"""The request that creates a formation: its fields, the passports of shareholders, and the multipart body of both."""

from __future__ import annotations

import json
import mimetypes
import os
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, TypeAlias, TypedDict, TypeVar, cast

from clemta_api.models.create_formation_body import CreateFormationBody
from clemta_api.models.formation_request import FormationRequest
from clemta_api.models.formation_request_custom_data import FormationRequestCustomData
from clemta_api.types import UNSET, File, Unset
from truespec import RequestConformanceError, check_fields, is_array, is_object, require_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from clemta_api.models.account_holder import AccountHolder
    from clemta_api.models.address import Address
    from clemta_api.models.formation_person_request import FormationPersonRequest as Person
    from clemta_api.models.formation_request_ending import FormationRequestEnding as Ending
    from clemta_api.models.formation_request_package import FormationRequestPackage as Package
    from clemta_api.models.formation_request_state import FormationRequestState as State
    from clemta_api.models.formation_request_timezone import FormationRequestTimezone as Timezone
    from clemta_api.models.formation_request_type import FormationRequestType as CompanyType
    from clemta_api.models.formation_shareholder_request import FormationShareholderRequest as Shareholder

T = TypeVar("T")
Passport: TypeAlias = "str | os.PathLike[str] | bytes | IO[bytes]"
"""The scan of a passport: the path of a file, its bytes, or a file that is open for reading bytes."""

_MEDIA_TYPES = {  # by the first bytes of a file
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}
_SUFFIXES = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}


class RequiredFormationFields(TypedDict):
    """The required fields of a formation, see FormationFields."""

    name: str
    type: CompanyType
    state: State
    ending: Ending
    industry: str
    address: Address
    shareholders: Sequence[Shareholder]
    timezone: Timezone
    account_holder: AccountHolder


class FormationFields(RequiredFormationFields, total=False):
    """The fields of a new formation.

    name: The desired name, without its ending.
    type: ``LLC`` or ``C-CORP``.
    state: The US state, by its two letters.
    ending: ``LLC``, ``Inc.``, ``Corporation`` or ``Corp.``.
    industry: The line of business.
    address: The address of the company.
    shareholders: All shareholders, at least one.
    timezone: The time zone, one of the names in the document.
    account_holder: The holder of the account.

    These are optional:

    external_id: A unique key of your own, at most 64 characters; with it, the formation can be looked up when the response
        is lost.
    package: ``none`` (the server's default) or ``essential``.
    custom_data: Data of your own to keep with the formation.
    number_of_shares: The number of shares, where the package allows it.
    par_value: The nominal value of a share, likewise.
    private: Whether the company is kept out of public view.
    ein: The Employer Identification Number of a C-CORP that has one.
    directors: Directors of a C-CORP who hold no shares.
    officers: Officers of a C-CORP who hold no shares.
    """

    external_id: str | Unset
    package: Package | Unset
    custom_data: Mapping[str, object] | Unset
    number_of_shares: float | Unset
    par_value: float | Unset
    private: bool | Unset
    ein: str | Unset
    directors: Sequence[Person] | Unset
    officers: Sequence[Person] | Unset


def build_body(fields: FormationFields, passports: Mapping[int, Passport]) -> CreateFormationBody:
    """Return the multipart body.

    Raises:
        RequestConformanceError: A passport is invalid or cannot be read, or a field cannot be serialized as JSON.
        TypeError: There is no such field, or a required one is missing.
    """
    check_fields(fields, FormationFields)
    value = _to_model(fields).to_dict()
    require_json("createFormation", "body /company_data", value)
    body = CreateFormationBody(json.dumps(value, ensure_ascii=False))
    shareholders = value["shareholders"]
    files = read_passports(passports, len(shareholders) if is_array(shareholders) else 0)
    body.shareholder_passport_0 = files.pop("shareholder_passport_0", UNSET)
    body.additional_properties = files
    return body


def _to_model(fields: FormationFields) -> FormationRequest:
    custom_data = fields.get("custom_data", UNSET)
    directors = fields.get("directors", UNSET)
    officers = fields.get("officers", UNSET)
    return FormationRequest(
        name=fields["name"],
        type_=fields["type"],
        state=fields["state"],
        ending=fields["ending"],
        industry=fields["industry"],
        address=fields["address"],
        shareholders=_to_list(fields["shareholders"]),
        timezone=fields["timezone"],
        account_holder=fields["account_holder"],
        package=fields.get("package", UNSET),
        external_id=fields.get("external_id", UNSET),
        # A value of another type is left to validation.
        custom_data=FormationRequestCustomData.from_dict(custom_data)
        if is_object(custom_data)
        else cast("Unset", custom_data),
        number_of_shares=fields.get("number_of_shares", UNSET),
        par_value=fields.get("par_value", UNSET),
        private=fields.get("private", UNSET),
        ein=fields.get("ein", UNSET),
        directors=directors if isinstance(directors, Unset) else _to_list(directors),
        officers=officers if isinstance(officers, Unset) else _to_list(officers),
    )


def _to_list(values: Sequence[T]) -> list[T]:
    """Return a tuple as a list; a value of another type is left to validation."""
    return list(values) if isinstance(values, tuple) else cast("list[T]", values)


def read_passports(passports: Mapping[int, Passport], shareholder_count: int) -> dict[str, File]:
    """Return the files of the multipart body, by the names of their parts.

    Args:
        passports: The scans, by the index of the shareholder.
        shareholder_count: How many shareholders there are.

    Raises:
        RequestConformanceError: There is no such shareholder, or a file cannot be read or is not a PDF, JPEG or PNG.
    """
    files: dict[str, File] = {}
    for index, passport in passports.items():
        if type(index) is not int or not 0 <= index < shareholder_count:
            message = f"passports: there is no such shareholder: use 0 to {shareholder_count - 1}; nothing was sent"
            raise RequestConformanceError(message, operation="createFormation")
        part = f"shareholder_passport_{index}"
        files[part] = _to_file(f"passports[{index}]", part, passport)
    return files


def _to_file(argument: str, part: str, passport: Passport) -> File:
    try:
        name, content = _read(argument, passport)
    except OSError as error:
        reason = error.strerror or type(error).__name__
    else:
        return _check_file(argument, part, name, content)
    raise _passport_error(argument, None, f"cannot be read: {reason}")


def _check_file(argument: str, part: str, name: str | None, content: bytes) -> File:
    media_type = next((value for prefix, value in _MEDIA_TYPES.items() if content.startswith(prefix)), None)
    if media_type is None:
        reason = "does not begin like a PDF, JPEG or PNG" if content else "is empty: was the file read before?"
        raise _passport_error(argument, name, reason)
    if (by_name := mimetypes.guess_type(name or "")[0]) not in {None, media_type}:
        raise _passport_error(argument, name, f"begins like {media_type}, but its name is one of {by_name}")
    return File(content, name or part + _SUFFIXES[media_type], media_type)


def _read(argument: str, passport: Passport) -> tuple[str | None, bytes]:
    """Return the file's name, without its folder, and its bytes."""
    if isinstance(passport, bytes):
        return None, passport
    if isinstance(passport, str | os.PathLike):
        with open(passport, "rb") as file:  # noqa: PTH123  (any os.PathLike)
            return PurePath(passport).name, file.read()
    if not hasattr(passport, "read"):
        raise _passport_error(argument, None, f"is {type(passport).__name__}, not a path, bytes or an open file")
    content = passport.read()
    if not isinstance(content, bytes):  # pyright: ignore[reportUnnecessaryIsInstance]  # it may be open as text
        raise _passport_error(argument, None, "is open as text: open it with mode 'rb'")
    name: object = getattr(passport, "name", None)
    return (PurePath(name).name if isinstance(name, str) else None), content


def _passport_error(argument: str, name: str | None, reason: str) -> RequestConformanceError:
    file = f" ({name!r})" if name else ""
    message = f"{argument}{file} {reason}; use a PDF, JPEG or PNG; nothing was sent"
    return RequestConformanceError(message, operation="createFormation")
