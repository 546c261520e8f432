"""Plain collections of any API: create, list, get, update and delete, from a small description.

A profile describes a collection and names its operations; that is all that an API without quirks needs::

    THINGS = Collection(name="things", id_parameter="thing_id", not_found="thing_not_found")
    behaviours = THINGS.behaviours(create="createThing", list="listThings", get="getThing")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from truespec_sandbox._collections._listing import Listing
from truespec_sandbox._document._model import as_object
from truespec_sandbox._errors import APIError
from truespec_sandbox._responses import Response
from truespec_sandbox._state._selection import RecordPage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from truespec_sandbox._collections._listing import SoftDeletion
    from truespec_sandbox._profile import Handler, RequestContext
    from truespec_sandbox._state._records import Records
    from truespec_sandbox._wire._strict_json import JSON


Action: TypeAlias = Literal["created", "listed", "read", "updated", "deleted"]


@attrs.frozen
class Draft:
    """A record that is to be made.

    Attributes:
        records: the state, inside a transaction.
        owner: whose it will be.
        now: the time in Unix seconds.
        fields: what was sent for it.

    """

    records: Records
    owner: str
    now: int
    fields: Mapping[str, JSON]


@attrs.frozen
class Update:
    """A record that is to be changed.

    Attributes:
        owner: whose it is.
        now: the time in Unix seconds.
        body: what it is.
        fields: what was sent for it.

    """

    owner: str
    now: int
    body: Mapping[str, JSON]
    fields: Mapping[str, JSON]


def plain_response(act: Action, outcome: Mapping[str, JSON] | RecordPage | None) -> Response:
    """Answer as APIs without an envelope do: the record or the array itself; 201 after a create, 204 after a delete.

    Args:
        act: what was done.
        outcome: the record, the page of a listing, or ``None`` after a delete.

    Returns:
        The answer.

    """
    if outcome is None:
        return Response(204, empty=True)
    body: JSON = [*outcome.bodies] if isinstance(outcome, RecordPage) else dict(outcome)
    return Response(201 if act == "created" else 200, body)


def create_numbered(draft: Draft) -> dict[str, JSON]:
    """Make a record of the sent fields, with a running number as its id."""
    return {"id": draft.records.next_number("id"), **draft.fields}


def merge_update(change: Update) -> dict[str, JSON]:
    """Change the fields that were sent, and keep the others."""
    return {**change.body, **change.fields}


def _partner(context: RequestContext) -> str:
    return context.partner


def _is_partners(context: RequestContext, owner: str) -> bool:
    return owner == context.partner


@attrs.frozen
class Collection:
    """A kind of record.

    Attributes:
        name: its name in the store.
        id_parameter: the path parameter that carries the id.
        not_found: the reason for refusing an unknown id.
        build_response: how what was done becomes an answer; ``plain_response`` by default.
        new: makes a record, its id included; ``create_numbered`` by default.
        change: makes the new form of a record; ``merge_update`` by default.
        owner: whose a new record will be and whose records are listed; the partner's by default.
        is_visible: whether the owner's records can be reached by id; to the partner who owns them by default.
        listing: the parameters of the listing.
        indexed: the fields that listings sort by, compare or search; none by default.
        deletions: how deleted records are kept; ``None``, the default, when they go for good.
        id_field: the member of a record that is its id.

    """

    name: str
    id_parameter: str
    not_found: str
    build_response: Callable[[Action, Mapping[str, JSON] | RecordPage | None], Response] = plain_response
    new: Callable[[Draft], dict[str, JSON]] = create_numbered
    change: Callable[[Update], dict[str, JSON]] = merge_update
    owner: Callable[[RequestContext], str] = _partner
    is_visible: Callable[[RequestContext, str], bool] = _is_partners
    listing: Listing = attrs.field(factory=Listing)
    indexed: tuple[str, ...] = ()
    soft_deletion: SoftDeletion | None = None
    id_field: str = "id"

    def handlers(
        self,
        *,
        create: str | None = None,
        list: str | None = None,
        get: str | None = None,
        update: str | None = None,
        delete: str | None = None,
    ) -> dict[str, Handler]:
        """Name the operations of this collection; those that the API lacks are left out.

        Args:
            create: operationId of the create.
            list: operationId of the listing.
            get: operationId of reading one record.
            update: operationId of the update.
            delete: operationId of the delete.

        Returns:
            The behaviours by operationId.

        """
        named = {create: self.create, list: self.list, get: self.get, update: self.update, delete: self.delete}
        return {operation_id: handler for operation_id, handler in named.items() if operation_id is not None}

    def add(self, draft: Draft) -> dict[str, JSON]:
        """Keep a new record.

        Args:
            draft: the record to be made.

        Returns:
            The record.

        """
        body = self.new(draft)
        record_id = str(body[self.id_field])
        draft.records.insert(self.name, draft.owner, body, indexed=self.indexed, record_id=record_id)
        return body

    def create(self, context: RequestContext) -> Response:
        """Keep the record that was sent."""
        draft = Draft(context.records, self.owner(context), context.now, as_object(context.body, "body"))
        return self.build_response("created", self.add(draft))

    def list(self, context: RequestContext) -> Response:
        """Return one page."""
        selection = self.listing.selection(self.owner(context), context.parameters.query)
        return self.build_response("listed", context.records.page(self.name, selection))

    def get(self, context: RequestContext) -> Response:
        """Return one record."""
        return self.build_response("read", self._found(context)[2])

    def update(self, context: RequestContext) -> Response:
        """Change one record."""
        return self.build_response("updated", self._changed(context, as_object(context.body, "body")))

    def delete(self, context: RequestContext) -> Response:
        """Remove one record, for good or so that it can still be asked for."""
        if self.soft_deletion is None:
            context.records.delete(self.name, self._found(context)[0])
        else:
            self._changed(context, {self.soft_deletion.field: context.now})
        return self.build_response("deleted", None)

    def _changed(self, context: RequestContext, fields: Mapping[str, JSON]) -> dict[str, JSON]:
        record_id, owner, old = self._found(context)
        body = self.change(Update(owner, context.now, old, fields))
        context.records.replace(self.name, record_id, body, indexed=self.indexed)
        return body

    def _found(self, context: RequestContext) -> tuple[str, str, dict[str, JSON]]:
        record_id = str(context.parameters.path[self.id_parameter])
        found = context.records.find(self.name, record_id)
        if found is None or not self.is_visible(context, found[0]):
            raise APIError(self.not_found)
        if self.soft_deletion is not None and not self.soft_deletion.counts(context.parameters.query, found[1]):
            raise APIError(self.not_found)
        return record_id, *found
