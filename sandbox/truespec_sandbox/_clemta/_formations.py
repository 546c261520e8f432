"""Clemta's formations: create, read, cancel.

What the published pages leave open is decided here. A formation that is complete cannot be cancelled, and neither can
one that was (400). An external_id stays taken for good. Where an id could be both, a company id counts before an
external_id. Another partner's formation is as unknown as one that does not exist.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from truespec_sandbox._clemta._formation_life import Stage, stage
from truespec_sandbox._clemta._formation_rules import violations
from truespec_sandbox._clemta._formation_view import kept_fields, status_view
from truespec_sandbox._clemta._partners import COMPANY_NOT_FOUND, FORMATIONS
from truespec_sandbox._clemta._standing import STANDING
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

# The reason for refusing an external_id that the partner has used before.
DUPLICATE_EXTERNAL_ID = "duplicate_external_id"
# Which formation has which external_id; the id of a record here is the partner and the external_id.
_NAMES = "formation_external_ids"


def create(context: RequestContext) -> Response:
    """Begin a formation from the form's company_data and the passports beside it."""
    request = as_object(as_object(context.body, "body")["company_data"], "company_data")
    wrong = violations(request, context.files)
    if wrong:
        raise APIError(Reason.INVALID, wrong)
    company_id = context.records.new_id(context.now)
    body: dict[str, JSON] = {
        "created_at": context.now,
        "cancelled_at": None,
        "fields": kept_fields(request),
        "passports": {name: _receipt(file) for name, file in context.files.items()},
    }
    insert(context.records, context.partner, company_id, body)
    return _response("Formation created successfully", company_id, body, stage_of(body, context.now))


def insert(records: Records, partner: str, company_id: str, body: dict[str, JSON]) -> None:
    """Keep a formation, and take its external_id when it has one.

    Args:
        records: the state.
        partner: whose formation it is.
        company_id: its id.
        body: what is kept of it.

    Raises:
        APIError: the partner has used the external_id before.

    """
    external_id = as_object(body["fields"], "fields")["external_id"]
    if isinstance(external_id, str):
        name = _name(partner, external_id)
        if records.find(_NAMES, name) is not None:
            raise APIError(DUPLICATE_EXTERNAL_ID)
        records.insert(_NAMES, partner, {"company_id": company_id}, indexed=(), record_id=name)
    records.insert(FORMATIONS, partner, body, indexed=(), record_id=company_id)


def get(context: RequestContext) -> Response:
    """Tell how far a formation is, or only that nothing changed since the date that was sent."""
    company_id, body = _found(context)
    now = stage_of(body, context.now)
    headers = (("last-modified", format_http_date(now.since)),)
    since = parse_http_date(str(context.parameters.header.get("If-Modified-Since", "")), context.now)
    if since is not None and now.since <= since:
        return Response(304, None, headers)
    return Response(200, status_view(company_id, body, now), headers)


def cancel(context: RequestContext) -> Response:
    """Call off a formation that is not complete."""
    company_id, body = _found(context)
    before = stage_of(body, context.now)
    if before.is_complete or company_id in STANDING:
        raise APIError(
            Reason.INVALID, f"Only a formation that is not complete can be cancelled; this one is {before.status}"
        )
    # HTTP-dates count whole seconds: within the second of the last change, a conditional read would not see this one.
    body = {**body, "cancelled_at": max(context.now, before.since + 1)}
    context.records.replace(FORMATIONS, company_id, body, indexed=())
    return _response("Formation cancelled successfully", company_id, body, stage_of(body, context.now))


def stage_of(body: Mapping[str, JSON], now: int) -> Stage:
    """Tell where a kept formation stands at a moment."""
    created_at, cancelled_at = body["created_at"], body["cancelled_at"]
    return stage(
        created_at if isinstance(created_at, int) else 0,
        cancelled_at if isinstance(cancelled_at, int) else None,
        as_object(body["fields"], "fields")["custom_data"],
        now,
    )


def _found(context: RequestContext) -> tuple[str, dict[str, JSON]]:
    given = as_text(context.parameters.path["id"], "id")
    body = _company(context, given)
    if body is not None:
        return given, body
    named = context.records.find(_NAMES, _name(context.partner, given))
    if named is None:
        raise APIError(COMPANY_NOT_FOUND)
    company_id = as_text(named[1]["company_id"], "company_id")
    body = _company(context, company_id)
    if body is None:
        raise APIError(COMPANY_NOT_FOUND)
    return company_id, body


def _company(context: RequestContext, company_id: str) -> dict[str, JSON] | None:
    owner, body = context.records.find(FORMATIONS, company_id) or STANDING.get(company_id, ("", {}))
    return body if owner == context.partner else None


def _name(partner: str, external_id: str) -> str:
    # No partner's name has a slash in it, so that two pairs never make one text.
    return f"{partner}/{external_id}"


def _receipt(file: FormPart) -> JSON:
    # A passport is nothing to keep in a sandbox: what a test can compare is enough.
    return {"media_type": file.media_type, "size": len(file.data), "sha256": sha256(file.data).hexdigest()}


def _response(message: str, company_id: str, body: Mapping[str, JSON], now: Stage) -> Response:
    data: dict[str, JSON] = {"formation_id": company_id, "company_id": company_id, "status": now.status}
    external_id = as_object(body["fields"], "fields")["external_id"]
    if external_id is not None:
        data["external_id"] = external_id
    return Response(200, {"success": True, "message": message, "data": data, "error": None})
