"""Clemta's formations as records: the fields that are stored, their stage at a time, and those that always exist.

Social security and tax numbers of people are never stored: no response contains them. Every field is in the response,
null where nothing is known yet.

Nobody publishes how long a stage takes. Here a stage takes a day, so that a test that moves the clock sees each:

    created    shareholder_verification
    + 1 day    in_progress
    + 2 days   signature_requested
    + 3 days   submitted_to_state
    + 4 days   active

With ``custom_data: {"sandbox_outcome": "name_change"}`` the state rejects the name: name_change comes a day after
submitted_to_state, submitted_to_state again a day later, active a day after that. With ``{"sandbox_outcome": "refunded"}``
the state rejects the formation: refunded comes instead of active. A cancelled formation is refunded after three days. In
the stages active, cancelled and refunded a formation is complete and cannot be cancelled.

Nothing is written when a stage begins: the status, ``updated_at`` and ``formation_date`` are computed from the time, so
that a clock that is moved back moves them back.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from attrs import frozen

from truespec_sandbox._clemta._partners import COMPANIES
from truespec_sandbox._document._model import as_array, as_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from truespec_sandbox._wire._strict_json import JSON

DAY = 86_400
OUTCOME = "sandbox_outcome"

_REFUND_AFTER = 3 * DAY
_COMPLETE = frozenset({"active", "cancelled", "refunded"})
_FIRST_STAGES = ("shareholder_verification", "in_progress", "signature_requested", "submitted_to_state")
_DEFAULT_STAGES = (*_FIRST_STAGES, "active")
_STAGES = {
    "name_change": (*_FIRST_STAGES, "name_change", "submitted_to_state", "active"),
    "refunded": (*_FIRST_STAGES, "refunded"),
}
_PERSON = ("first_name", "last_name", "title", "email", "phone", "iso_code", "address")
_SHAREHOLDER = (*_PERSON, "number_of_shares", "is_director", "type", "legal_entity_name", "representative_name")
_UNCHANGED = (
    "external_id", "custom_data", "ein", "type", "state", "ending", "industry", "number_of_shares", "par_value",
    "address", "timezone",
)  # fmt: skip
_DIGITS = 10**9


@frozen
class Stage:
    """The stage of a formation.

    Attributes:
        status: the status.
        since: when it began, in Unix seconds.

    """

    status: str
    since: int

    @property
    def is_complete(self) -> bool:
        """Whether the formation is complete, so that it cannot be cancelled."""
        return self.status in _COMPLETE


def build_body(request: Mapping[str, JSON], created_at: int, passports: JSON) -> dict[str, JSON]:
    """Return the body of the record of a new formation.

    Args:
        request: the validated FormationRequest.
        created_at: the time of its creation in Unix seconds.
        passports: what is stored of the passports.

    Returns:
        The body; its ``fields`` are those of the response that do not change with time.

    """
    fields: dict[str, JSON] = {name: request.get(name) for name in _UNCHANGED}
    fields["company_name"] = request["name"]
    fields["country"] = "US"
    fields["is_company_private"] = request.get("private", False)
    fields["foreign_qualification_addresses"] = None
    fields["shareholders"] = [
        {"is_main_incorporator": each.get("is_main_incorporator", False), **_select(each, _SHAREHOLDER)}
        for each in _as_objects(request["shareholders"])
    ]
    for name in ("directors", "officers"):
        people: JSON = [_select(each, _PERSON) for each in _as_objects(request.get(name, []))]
        fields[name] = people if request["type"] == "C-CORP" else None
    return {"created_at": created_at, "cancelled_at": None, "fields": fields, "passports": passports}


def compute_stage(body: Mapping[str, JSON], now: int) -> Stage:
    """Return the stage of a stored formation at a time; before its creation, the first one."""
    cancelled_at = body["cancelled_at"]
    if isinstance(cancelled_at, int):
        refunded_at = cancelled_at + _REFUND_AFTER
        return Stage("refunded", refunded_at) if now >= refunded_at else Stage("cancelled", cancelled_at)
    created_at = body["created_at"] if isinstance(body["created_at"], int) else 0
    custom_data = as_object(body["fields"], "fields")["custom_data"]
    outcome = custom_data.get(OUTCOME) if isinstance(custom_data, dict) else None
    stages = _STAGES.get(outcome, _DEFAULT_STAGES) if isinstance(outcome, str) else _DEFAULT_STAGES
    index = max(0, min((now - created_at) // DAY, len(stages) - 1))
    return Stage(stages[index], created_at + index * DAY)


def build_status(company_id: str, body: Mapping[str, JSON], stage: Stage) -> dict[str, JSON]:
    """Return the response body for one formation: a FormationStatusResponse.

    Args:
        company_id: its id.
        body: the body of its record.
        stage: its stage.

    """
    fields = as_object(body["fields"], "fields")
    return {
        "success": True,
        "company_id": company_id,
        "status": stage.status,
        **fields,
        **_build_active_fields(company_id, fields, stage),
        "created_at": body["created_at"],
        "updated_at": stage.since,
    }


def _build_active_fields(company_id: str, fields: Mapping[str, JSON], stage: Stage) -> dict[str, JSON]:
    if stage.status != "active":
        return {"formation_date": None, "federal_tax_filing": None, "state_tax_filing": None}
    formed = datetime.fromtimestamp(stage.since, UTC).date()
    number = f"{int(company_id, 16) % _DIGITS:09d}"
    return {
        "formation_date": formed.isoformat(),
        "ein": fields["ein"] or f"{number[:2]}-{number[2:]}",
        # When the tax returns are due; the published text leaves open whether it means that.
        "federal_tax_filing": _to_midnight(date(formed.year + 1, 4, 15)),
        "state_tax_filing": _to_midnight(date(formed.year + 1, 3, 1)),
    }


def _to_midnight(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _select(value: Mapping[str, JSON], names: Iterable[str]) -> dict[str, JSON]:
    return {name: value[name] for name in names if name in value}


def _as_objects(value: JSON) -> list[dict[str, JSON]]:
    return [as_object(each, "person") for each in as_array(value, "people")]


# Complete four days later, on 2023-06-15, the day of the published sample.
_SEED_CREATED_AT = 1_686_484_800
_SEED_NAMES = ("Juniper Lantern", "Copper Finch", "Slate Harbor")
_SEED_ADDRESS: dict[str, JSON] = {
    "address1": "7 Alder Court", "city": "Laramie", "state": "WY", "zip": "82070", "country": "US",
}  # fmt: skip
_SEED_SHAREHOLDER: dict[str, JSON] = {
    "type": "individual", "first_name": "Noor", "last_name": "Haddad", "title": "Manager", "number_of_shares": 1000,
    "email": "noor.haddad@example.com", "phone": "3075550117", "iso_code": "US", "address": _SEED_ADDRESS,
    "is_main_incorporator": True,
}  # fmt: skip


def _build_seed_formation(name: str) -> dict[str, JSON]:
    request: dict[str, JSON] = {
        "name": name, "type": "LLC", "state": "WY", "ending": "LLC", "industry": "Lighting", "address": _SEED_ADDRESS,
        "shareholders": [_SEED_SHAREHOLDER], "timezone": "America/Denver",
    }  # fmt: skip
    return build_body(request, _SEED_CREATED_AT, {})


SEED_FORMATIONS: dict[str, tuple[str, dict[str, JSON]]] = {
    company_id: (partner, _build_seed_formation(name))
    for (partner, company_id), name in zip(
        ((partner, company_id) for partner, companies in COMPANIES.items() for company_id in companies),
        _SEED_NAMES,
        strict=True,
    )
}
"""Owner and body by company id of the companies that exist from the start; never written, and never cancelled."""
