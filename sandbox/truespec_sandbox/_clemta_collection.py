"""The behaviour that Clemta's collections of a company share: create, list, get, update, delete.

What the published pages leave open is decided here. An update keeps the optional fields that it does not name, and
cannot move a record to another company: a company that is not the record's own, known or not, gives the record's 404,
which is the only one that the document has for an update.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._clemta_listing import selection
from truespec_sandbox._clemta_partners import COMPANIES, COMPANY_NOT_FOUND
from truespec_sandbox._narrow import as_object, as_text
from truespec_sandbox._profile import Answer, Call
from truespec_sandbox._refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._strict_json import JSON


@attrs.frozen
class CompanyCollection:
    """A kind of record that belongs to a company.

    Attributes:
        collection: its name in the store and in the data of a listing.
        singular: its name in messages about one record.
        plural: its name in messages about several.
        id_parameter: the path parameter that carries the id.
        not_found: the reason for refusing an unknown id.
        shape: completes the fields that were sent into the fields that are kept.
        search_fields: where a listing's ``search`` looks.
        indexed: the fields that listings sort by, compare or search.

    """

    collection: str
    singular: str
    plural: str
    id_parameter: str
    not_found: str
    shape: Callable[[dict[str, JSON]], dict[str, JSON]]
    search_fields: tuple[str, ...]
    indexed: tuple[str, ...]

    def create(self, call: Call) -> Answer:
        """Keep a new record for a company of the partner."""
        fields = _fields(call)
        company = _known_company(call, fields.pop("company_id"))
        record_id = call.records.new_id(call.now)
        body = {"id": record_id, "created_at": call.now, "updated_at": call.now, **self.shape(fields)}
        call.records.insert(self.collection, company, body, indexed=self.indexed, record_id=record_id)
        return _success(f"{self.singular} created successfully", body)

    def list(self, call: Call) -> Answer:
        """Return one page of a company's records."""
        company = _known_company(call, call.parameters.query["company_id"])
        page = call.records.page(self.collection, selection(company, call.parameters.query, self.search_fields))
        data: dict[str, JSON] = {self.collection: [*page.bodies], "total": page.total}
        return _success(f"{self.plural} retrieved successfully", data)

    def get(self, call: Call) -> Answer:
        """Return one record."""
        _, _, body = self._found(call)
        return _success(f"{self.singular} retrieved successfully", body)

    def update(self, call: Call) -> Answer:
        """Change the fields that are given."""
        fields = _fields(call)
        record_id, company, body = self._found(call)
        if fields.pop("company_id") != company:
            raise RefusalError(self.not_found, f"The {self.singular.lower()} belongs to another company.")
        body = {**body, **fields, "updated_at": call.now}
        call.records.replace(self.collection, record_id, body, indexed=self.indexed)
        return _success(f"{self.singular} updated successfully", body)

    def delete(self, call: Call) -> Answer:
        """Remove one record for good."""
        record_id, _, _ = self._found(call)
        call.records.delete(self.collection, record_id)
        return _success(f"{self.singular} deleted successfully", None)

    def _found(self, call: Call) -> tuple[str, str, dict[str, JSON]]:
        record_id = as_text(call.parameters.path[self.id_parameter], self.id_parameter)
        found = call.records.find(self.collection, record_id)
        if found is None or found[0] not in COMPANIES[call.partner]:
            raise RefusalError(self.not_found)
        return record_id, *found


def _fields(call: Call) -> dict[str, JSON]:
    return dict(as_object(call.body, "body"))


def _known_company(call: Call, company: JSON) -> str:
    # Another partner's company is as unknown as one that does not exist: its existence is nobody else's business.
    if company not in COMPANIES[call.partner]:
        raise RefusalError(COMPANY_NOT_FOUND)
    return as_text(company, "company_id")


def _success(message: str, data: JSON) -> Answer:
    return Answer(200, {"success": True, "message": message, "data": data})
