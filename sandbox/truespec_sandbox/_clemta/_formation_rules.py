"""What Clemta's prose asks of a formation beyond its schema, as far as the sandbox holds to it.

Held: an individual gives first_name, last_name and ssn or itin; an organization gives legal_entity_name,
representative_name and ein; directors, officers, is_director and is_officer are for a C-CORP alone (an empty list or
false says nothing and passes); an LLC ends in LLC, a C-CORP in one of the other three; a passport belongs to the
individual at its index, counting organizations too, and is a PDF, JPEG or PNG that begins as its media type does.

Not held, because the prose leaves them open: that every individual sends a passport, that shares add up to
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

_NEEDED = {
    "individual": ("first_name", "last_name"),
    "organization": ("legal_entity_name", "representative_name", "ein"),
}
_PASSPORT = re.compile(r"shareholder_passport_(0|[1-9][0-9]?)", re.ASCII)
_BEGINNINGS = {
    "application/pdf": b"%PDF-",
    "image/jpeg": b"\xff\xd8\xff",
    "image/png": b"\x89PNG\r\n\x1a\n",
}
_MOST_TOLD = 5


def violations(request: dict[str, JSON], files: Mapping[str, FormPart]) -> str:
    """Say what is wrong with a formation whose schema is right.

    Args:
        request: the checked FormationRequest.
        files: the files that came with it, by part name.

    Returns:
        At most five sentences joined by semicolons; empty when nothing is wrong.

    """
    shareholders = [as_object(each, "shareholders") for each in as_array(request["shareholders"], "shareholders")]
    found = _company(request)
    for index, shareholder in enumerate(shareholders):
        found += _shareholder(index, shareholder, as_text(request["type"], "type"))
    for name, file in files.items():
        found += _passport(name, file, shareholders)
    return "; ".join(found[:_MOST_TOLD])


def _company(request: dict[str, JSON]) -> list[str]:
    found: list[str] = []
    is_llc = request["type"] == "LLC"
    if is_llc != (request["ending"] == "LLC"):
        expected = "LLC" if is_llc else "Inc., Corporation or Corp."
        found.append(f"Field 'ending' must be {expected} for the type {request['type']}")
    found += [
        f"Field '{name}' is for a C-CORP only" for name in ("directors", "officers") if is_llc and request.get(name)
    ]
    return found


def _shareholder(index: int, shareholder: dict[str, JSON], company_type: str) -> list[str]:
    where = f"shareholders[{index}]"
    kind = as_text(shareholder["type"], where)
    found = [f"Field '{where}.{name}' is required of an {kind}" for name in _NEEDED[kind] if not shareholder.get(name)]
    if kind == "individual" and not (shareholder.get("ssn") or shareholder.get("itin")):
        found.append(f"Field '{where}.ssn' or '{where}.itin' is required of an individual")
    if company_type == "LLC":
        found += [
            f"Field '{where}.{name}' is for a C-CORP only"
            for name in ("is_director", "is_officer")
            if shareholder.get(name)
        ]
    return found


def _passport(name: str, file: FormPart, shareholders: list[dict[str, JSON]]) -> list[str]:
    found = _PASSPORT.fullmatch(name)
    if found is None:
        return [f"Part '{name[:64]}' is not known here"]
    index = int(found[1])
    if index >= len(shareholders):
        return [f"Part '{name}' has no shareholder at its index"]
    if shareholders[index]["type"] != "individual":
        return [f"Part '{name}' belongs to an organization, which has no passport"]
    beginning = _BEGINNINGS.get(file.media_type)
    if beginning is None:
        return [f"Part '{name}' must have the Content-Type {' or '.join(_BEGINNINGS)}"]
    return [] if file.data.startswith(beginning) else [f"Part '{name}' does not begin as {file.media_type} does"]
