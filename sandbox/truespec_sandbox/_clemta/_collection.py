"""What Clemta's collections of a company share: whose records they are, their times, their envelope.

What the published pages leave open is decided here. An update keeps the optional fields that it does not name, and
cannot move a record to another company: a company that is not the record's own, known or not, gives the record's 404,
which is the only one that the document has for an update.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._clemta._partners import COMPANY_NOT_FOUND, owns
from truespec_sandbox._collections._collection import Collection
from truespec_sandbox._document._model import as_object
from truespec_sandbox._errors import APIError
from truespec_sandbox._responses import Response
from truespec_sandbox._state._selection import RecordPage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from truespec_sandbox._collections._collection import Action, Draft, Update
    from truespec_sandbox._collections._listing import Listing
    from truespec_sandbox._profile import RequestContext
    from truespec_sandbox._wire._strict_json import JSON


@attrs.frozen
class Kind:
    """A kind of record that belongs to a company.

    Attributes:
        name: its name in the store and in the data of a listing.
        singular: its name in messages about one record.
        plural: its name in messages about several.
        id_parameter: the path parameter that carries the id.
        complete: adds to the sent fields what a new record has besides them, its id and times excepted.
        listing: the parameters of its listing.
        indexed: the fields that listings sort by, compare or search.

    """

    name: str
    singular: str
    plural: str
    id_parameter: str
    complete: Callable[[Draft], dict[str, JSON]]
    listing: Listing
    indexed: tuple[str, ...]

    @property
    def not_found(self) -> str:
        """The reason for refusing an unknown id."""
        return f"{self.name}_not_found"

    def collection(self) -> Collection:
        """Return the collection of these records."""
        return Collection(
            name=self.name,
            id_parameter=self.id_parameter,
            not_found=self.not_found,
            build_response=self._response,
            new=self._new,
            change=self._change,
            owner=_company,
            is_visible=_is_partners,
            listing=self.listing,
            indexed=self.indexed,
        )

    def _new(self, draft: Draft) -> dict[str, JSON]:
        times: dict[str, JSON] = {"created_at": draft.now, "updated_at": draft.now}
        fields = {name: value for name, value in self.complete(draft).items() if name != "company_id"}
        return {"id": draft.records.new_id(draft.now), **times, **fields}

    def _change(self, change: Update) -> dict[str, JSON]:
        fields = dict(change.fields)
        if fields.pop("company_id") != change.owner:
            raise APIError(self.not_found, f"The {self.singular.lower()} belongs to another company.")
        return {**change.body, **fields, "updated_at": change.now}

    def _response(self, act: Action, outcome: Mapping[str, JSON] | RecordPage | None) -> Response:
        if isinstance(outcome, RecordPage):
            data: dict[str, JSON] = {self.name: [*outcome.bodies], "total": outcome.total}
            return success(f"{self.plural} retrieved successfully", data)
        done = "retrieved" if act == "read" else act
        return success(f"{self.singular} {done} successfully", None if outcome is None else dict(outcome))


def success(message: str, data: JSON) -> Response:
    """Return a success in Clemta's envelope."""
    return Response(200, {"success": True, "message": message, "data": data})


def _company(context: RequestContext) -> str:
    source = context.parameters.query if context.body is None else as_object(context.body, "body")
    company = str(source["company_id"])
    # Another partner's company is as unknown as one that does not exist: its existence is nobody else's business.
    if not owns(context.records, context.partner, company):
        raise APIError(COMPANY_NOT_FOUND)
    return company


def _is_partners(context: RequestContext, owner: str) -> bool:
    return owns(context.records, context.partner, owner)
