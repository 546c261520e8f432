"""Rules for formations that Clemta publishes in prose, beyond the schema.

Checked: an individual gives first_name, last_name and ssn or itin; an organization gives legal_entity_name,
representative_name and ein; directors, officers, is_director and is_officer are for a C-CORP only (an empty list or
false is allowed); an LLC ends in LLC, a C-CORP in one of the other three; a passport belongs to the
individual at its index, counting organizations too, and is a PDF, JPEG or PNG that begins as its media type does.

Not checked, because the prose leaves them open: that every individual sends a passport, that shares add up to
number_of_shares, that only some packages allow number_of_shares and par_value, that only a C-CORP has an ein, that
exactly one shareholder is the main incorporator.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from truespec_sandbox._document._model import as_array, as_object, as_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._wire._multipart import FormPart
    from truespec_sandbox._wire._strict_json import JSON

_REQUIRED = {
    "individual": ("first_name", "last_name"),
    "organization": ("legal_entity_name", "representative_name", "ein"),
}
_PASSPORT = re.compile(r"shareholder_passport_(0|[1-9][0-9]?)", re.ASCII)
_SIGNATURES = {
    "application/pdf": b"%PDF-",
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG\r\n\x1a\n",
}
_MAX_VIOLATIONS = 5


def find_violations(request: dict[str, JSON], files: Mapping[str, FormPart]) -> str:
    """Return the rules that a formation with a valid schema violates.

    Args:
        request: the validated FormationRequest.
        files: the files of the form, by part name.

    Returns:
        At most five sentences joined by semicolons; empty when every rule holds.

    """
    shareholders = [as_object(each, "shareholders") for each in as_array(request["shareholders"], "shareholders")]
    sentences = _check_company(request)
    for index, shareholder in enumerate(shareholders):
        sentences += _check_shareholder(index, shareholder, as_text(request["type"], "type"))
    for name, file in files.items():
        sentences += _check_passport(name, file, shareholders)
    return "; ".join(sentences[:_MAX_VIOLATIONS])


def _check_company(request: dict[str, JSON]) -> list[str]:
    sentences: list[str] = []
    is_llc = request["type"] == "LLC"
    if is_llc != (request["ending"] == "LLC"):
        expected = "LLC" if is_llc else "Inc., Corporation or Corp."
        sentences.append(f"Field 'ending' must be {expected} for the type {request['type']}")
    sentences += [
        f"Field '{name}' is for a C-CORP only" for name in ("directors", "officers") if is_llc and request.get(name)
    ]
    return sentences


def _check_shareholder(index: int, shareholder: dict[str, JSON], company_type: str) -> list[str]:
    where = f"shareholders[{index}]"
    kind = as_text(shareholder["type"], where)
    sentences = [
        f"Field '{where}.{name}' is required of an {kind}" for name in _REQUIRED[kind] if not shareholder.get(name)
    ]
    if kind == "individual" and not (shareholder.get("ssn") or shareholder.get("itin")):
        sentences.append(f"Field '{where}.ssn' or '{where}.itin' is required of an individual")
    if company_type == "LLC":
        sentences += [
            f"Field '{where}.{name}' is for a C-CORP only"
            for name in ("is_director", "is_officer")
            if shareholder.get(name)
        ]
    return sentences


def _check_passport(name: str, file: FormPart, shareholders: list[dict[str, JSON]]) -> list[str]:
    match = _PASSPORT.fullmatch(name)
    if match is None:
        return [f"Part '{name[:64]}' is unknown"]
    index = int(match[1])
    if index >= len(shareholders):
        return [f"Part '{name}' has no shareholder at its index"]
    if shareholders[index]["type"] != "individual":
        return [f"Part '{name}' belongs to an organization, which has no passport"]
    signature = _SIGNATURES.get(file.media_type)
    if signature is None:
        return [f"Part '{name}' must have the Content-Type {' or '.join(_SIGNATURES)}"]
    return (
        [] if file.data.startswith(signature) else [f"Part '{name}' does not have the signature of {file.media_type}"]
    )
