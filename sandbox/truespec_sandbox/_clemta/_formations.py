"""Clemta's operations on formations: create, get, cancel.

The published pages leave these points open; they are decided here. A formation that is complete or cancelled cannot be
cancelled (400). An external_id is never free again. An id that could be both is a company id before it is an
external_id. Another partner's formation is reported like one that does not exist.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from truespec_sandbox._clemta._formation_records import SEED_FORMATIONS, build_body, build_status, compute_stage
from truespec_sandbox._clemta._formation_rules import find_violations
from truespec_sandbox._clemta._partners import COMPANY_NOT_FOUND, FORMATIONS
from truespec_sandbox._document._model import as_object, as_text
from truespec_sandbox._errors import APIError, Reason
from truespec_sandbox._responses import Response
from truespec_sandbox._wire._text_values import format_http_date, parse_http_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._profile import RequestContext
    from truespec_sandbox._state._records import Records
    from truespec_sandbox._wire._multipart import FormPart
    from truespec_sandbox._wire._strict_json import JSON

# The reason of the error for an external_id that the partner has used before.
DUPLICATE_EXTERNAL_ID = "duplicate_external_id"
# Which formation has which external_id; the id of such a record is the partner and the external_id.
_EXTERNAL_IDS = "formation_external_ids"


def create(context: RequestContext) -> Response:
    """Create a formation from the form's company_data and the passports beside it."""
    request = as_object(as_object(context.body, "body")["company_data"], "company_data")
    details = find_violations(request, context.files)
    if details:
        raise APIError(Reason.INVALID, details)
    company_id = context.records.new_id(context.seconds)
    body = build_body(request, context.seconds, {name: _describe_file(file) for name, file in context.files.items()})
    insert(context.records, context.partner, company_id, body)
    return _build_response("Formation created successfully", company_id, body, context.seconds)


def insert(records: Records, partner: str, company_id: str, body: dict[str, JSON]) -> None:
    """Store a formation, and reserve its external_id if it has one.

    Args:
        records: the state.
        partner: the owner of the formation.
        company_id: its id.
        body: the body of its record.

    Raises:
        APIError: the partner has used the external_id before.

    """
    external_id = as_object(body["fields"], "fields")["external_id"]
    if isinstance(external_id, str):
        key = _build_key(partner, external_id)
        if records.find(_EXTERNAL_IDS, key) is not None:
            raise APIError(DUPLICATE_EXTERNAL_ID)
        records.insert(_EXTERNAL_IDS, partner, {"company_id": company_id}, indexed=(), record_id=key)
    records.insert(FORMATIONS, partner, body, indexed=(), record_id=company_id)


def get(context: RequestContext) -> Response:
    """Return a formation, or 304 when it has not changed since the date that was sent."""
    company_id, body = _find(context)
    stage = compute_stage(body, context.seconds)
    headers = (("last-modified", format_http_date(stage.since)),)
    since = parse_http_date(str(context.parameters.header.get("If-Modified-Since", "")), context.seconds)
    if since is not None and stage.since <= since:
        return Response(304, None, headers)
    return Response(200, build_status(company_id, body, stage), headers)


def cancel(context: RequestContext) -> Response:
    """Cancel a formation that is not complete."""
    company_id, body = _find(context)
    stage = compute_stage(body, context.seconds)
    if stage.is_complete or company_id in SEED_FORMATIONS:
        raise APIError(
            Reason.INVALID, f"Only a formation that is not complete can be cancelled; this one is {stage.status}"
        )
    # HTTP dates have whole seconds: a conditional read within the second of the last change would miss this one.
    body = {**body, "cancelled_at": max(context.seconds, stage.since + 1)}
    context.records.replace(FORMATIONS, company_id, body, indexed=())
    return _build_response("Formation cancelled successfully", company_id, body, context.seconds)


def _find(context: RequestContext) -> tuple[str, dict[str, JSON]]:
    company_id = as_text(context.parameters.path["id"], "id")
    body = _find_company(context, company_id)
    if body is None:
        reserved = context.records.find(_EXTERNAL_IDS, _build_key(context.partner, company_id))
        company_id = as_text(reserved[1]["company_id"], "company_id") if reserved else company_id
        body = _find_company(context, company_id)
    if body is None:
        raise APIError(COMPANY_NOT_FOUND)
    return company_id, body


def _find_company(context: RequestContext, company_id: str) -> dict[str, JSON] | None:
    owner, body = context.records.find(FORMATIONS, company_id) or SEED_FORMATIONS.get(company_id, ("", {}))
    return body if owner == context.partner else None


def _build_key(partner: str, external_id: str) -> str:
    # No partner's name contains a slash, so that two pairs never give the same key.
    return f"{partner}/{external_id}"


def _describe_file(file: FormPart) -> JSON:
    # A sandbox has no need of the passport itself: this is what a test can compare.
    return {"media_type": file.media_type, "size": len(file.data), "sha256": sha256(file.data).hexdigest()}


def _build_response(message: str, company_id: str, body: Mapping[str, JSON], now: int) -> Response:
    status = compute_stage(body, now).status
    data: dict[str, JSON] = {"formation_id": company_id, "company_id": company_id, "status": status}
    external_id = as_object(body["fields"], "fields")["external_id"]
    if external_id is not None:
        data["external_id"] = external_id
    return Response(200, {"success": True, "message": message, "data": data, "error": None})
