"""What Clemta keeps of a formation request, and what it shows of a formation.

Social security and tax numbers of people are never kept: no answer shows them. Every field is in the answer, null where
nothing is known yet.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from truespec_sandbox._document._model import as_array, as_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from truespec_sandbox._clemta._formation_life import Stage
    from truespec_sandbox._wire._strict_json import JSON

_PERSON = ("first_name", "last_name", "title", "email", "phone", "iso_code", "address")
_SHAREHOLDER = (*_PERSON, "number_of_shares", "is_director", "type", "legal_entity_name", "representative_name")
_TAKEN_OVER = (
    "external_id", "custom_data", "ein", "type", "state", "ending", "industry", "number_of_shares", "par_value",
    "address", "timezone",
)  # fmt: skip
_DIGITS = 10**9


def kept_fields(request: Mapping[str, JSON]) -> dict[str, JSON]:
    """Return what is kept of a request, under the names of the answer.

    Args:
        request: the checked FormationRequest.

    Returns:
        The fields of the answer that do not change with time.

    """
    fields: dict[str, JSON] = {name: request.get(name) for name in _TAKEN_OVER}
    fields["company_name"] = request["name"]
    fields["country"] = "US"
    fields["is_company_private"] = request.get("private", False)
    fields["foreign_qualification_addresses"] = None
    fields["shareholders"] = [
        {"is_main_incorporator": each.get("is_main_incorporator", False), **_some(each, _SHAREHOLDER)}
        for each in _objects(request["shareholders"])
    ]
    for name in ("directors", "officers"):
        people: JSON = [_some(each, _PERSON) for each in _objects(request.get(name, []))]
        fields[name] = people if request["type"] == "C-CORP" else None
    return fields


def status_view(company_id: str, body: Mapping[str, JSON], stage: Stage) -> dict[str, JSON]:
    """Return the answer about one formation.

    Args:
        company_id: its id.
        body: what is kept of it.
        stage: where it stands.

    Returns:
        A FormationStatusResponse, flat.

    """
    fields = as_object(body["fields"], "fields")
    return {
        "success": True,
        "company_id": company_id,
        "status": stage.status,
        **fields,
        **_known_when_active(company_id, fields, stage),
        "created_at": body["created_at"],
        "updated_at": stage.since,
    }


def _known_when_active(company_id: str, fields: Mapping[str, JSON], stage: Stage) -> dict[str, JSON]:
    if stage.status != "active":
        return {"formation_date": None, "federal_tax_filing": None, "state_tax_filing": None}
    formed = datetime.fromtimestamp(stage.since, UTC).date()
    number = f"{int(company_id, 16) % _DIGITS:09d}"
    return {
        "formation_date": formed.isoformat(),
        "ein": fields["ein"] or f"{number[:2]}-{number[2:]}",
        # When the returns are due; the published text leaves open whether it means that.
        "federal_tax_filing": _midnight(date(formed.year + 1, 4, 15)),
        "state_tax_filing": _midnight(date(formed.year + 1, 3, 1)),
    }


def _midnight(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _some(value: Mapping[str, JSON], names: Iterable[str]) -> dict[str, JSON]:
    return {name: value[name] for name in names if name in value}


def _objects(value: JSON) -> list[dict[str, JSON]]:
    return [as_object(each, "person") for each in as_array(value, "people")]
