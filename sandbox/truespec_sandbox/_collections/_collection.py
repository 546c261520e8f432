"""Collections of any API: handlers for create, list, get, update and delete, from a short description.

A profile describes a collection and names its operations; an API without quirks needs nothing else::

    THINGS = Collection(name="things", id_parameter="thing_id", not_found="thing_not_found")
    handlers = THINGS.handlers(create="createThing", list="listThings", get="getThing")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import field, frozen

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


@frozen
class Draft:
    """A record to be created.

    Attributes:
        records: the state, inside a transaction.
        owner: its owner.
        now: the time in Unix seconds.
        fields: the fields of the request.

    """

    records: Records
    owner: str
    now: float
    fields: Mapping[str, JSON]


@frozen
class Update:
    """A record to be updated.

    Attributes:
        owner: its owner.
        now: the time in Unix seconds.
        body: its present body.
        fields: the fields of the request.

    """

    owner: str
    now: float
    body: Mapping[str, JSON]
    fields: Mapping[str, JSON]


def plain_response(action: Action, result: Mapping[str, JSON] | RecordPage | None) -> Response:
    """Build the response of an API without an envelope: 201 after a create, 204 after a delete, otherwise 200.

    Args:
        action: the action.
        result: the record, the page of a listing, or ``None`` after a delete.

    Returns:
        The response, whose body is the record or the array itself.

    """
    if result is None:
        return Response(204, empty=True)
    body: JSON = [*result.bodies] if isinstance(result, RecordPage) else dict(result)
    return Response(201 if action == "created" else 200, body)


def create_numbered(draft: Draft) -> dict[str, JSON]:
    """Return a record of the fields of the request, with a running number as its id."""
    return {"id": draft.records.next_number("id"), **draft.fields}


def merge_update(update: Update) -> dict[str, JSON]:
    """Return the record with the fields of the request replaced, and the others kept."""
    return {**update.body, **update.fields}


def _partner(context: RequestContext) -> str:
    return context.partner


def _is_owner(context: RequestContext, owner: str) -> bool:
    return owner == context.partner


@frozen
class Collection:
    """A kind of record.

    Attributes:
        name: its name in the store.
        id_parameter: the path parameter that carries the id.
        not_found: the reason of the error for an unknown id.
        build_response: builds the response of an action; ``plain_response`` by default.
        new: builds a new record, its id included; ``create_numbered`` by default.
        change: builds the updated record; ``merge_update`` by default.
        owner: returns the owner of a new record and of those that are listed; the partner by default.
        is_visible: returns whether the records of an owner can be reached by id; for the owner alone by default.
        listing: the parameters of the listing.
        indexed: the fields that listings sort by, compare or search; none by default.
        soft_deletion: how deleted records are kept; ``None``, the default, when they are deleted for good.
        id_field: the member of a record that is its id.

    """

    name: str
    id_parameter: str
    not_found: str
    build_response: Callable[[Action, Mapping[str, JSON] | RecordPage | None], Response] = plain_response
    new: Callable[[Draft], dict[str, JSON]] = create_numbered
    change: Callable[[Update], dict[str, JSON]] = merge_update
    owner: Callable[[RequestContext], str] = _partner
    is_visible: Callable[[RequestContext, str], bool] = _is_owner
    listing: Listing = field(factory=Listing)
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
        """Return the handlers of this collection's operations; those that the API lacks are left out.

        Args:
            create: operationId of the create.
            list: operationId of the listing.
            get: operationId of reading one record.
            update: operationId of the update.
            delete: operationId of the delete.

        Returns:
            The handlers by operationId.

        """
        handlers = {create: self.create, list: self.list, get: self.get, update: self.update, delete: self.delete}
        return {operation_id: handler for operation_id, handler in handlers.items() if operation_id is not None}

    def add(self, draft: Draft) -> dict[str, JSON]:
        """Insert a new record, and return it."""
        body = self.new(draft)
        record_id = str(body[self.id_field])
        draft.records.insert(self.name, draft.owner, body, indexed=self.indexed, record_id=record_id)
        return body

    def create(self, context: RequestContext) -> Response:
        """Create the record of the request."""
        draft = Draft(context.records, self.owner(context), context.now, as_object(context.body, "body"))
        return self.build_response("created", self.add(draft))

    def list(self, context: RequestContext) -> Response:
        """Return one page."""
        selection = self.listing.selection(self.owner(context), context.parameters.query)
        return self.build_response("listed", context.records.page(self.name, selection))

    def get(self, context: RequestContext) -> Response:
        """Return one record."""
        return self.build_response("read", self._find(context)[2])

    def update(self, context: RequestContext) -> Response:
        """Update one record."""
        return self.build_response("updated", self._replace(context, as_object(context.body, "body")))

    def delete(self, context: RequestContext) -> Response:
        """Delete one record, for good or softly."""
        if self.soft_deletion is None:
            context.records.delete(self.name, self._find(context)[0])
        else:
            self._replace(context, {self.soft_deletion.field: context.now})
        return self.build_response("deleted", None)

    def _replace(self, context: RequestContext, fields: Mapping[str, JSON]) -> dict[str, JSON]:
        record_id, owner, body = self._find(context)
        updated = self.change(Update(owner, context.now, body, fields))
        context.records.replace(self.name, record_id, updated, indexed=self.indexed)
        return updated

    def _find(self, context: RequestContext) -> tuple[str, str, dict[str, JSON]]:
        record_id = str(context.parameters.path[self.id_parameter])
        owner, body = context.records.find(self.name, record_id) or (None, {})
        if owner is None or not self.is_visible(context, owner):
            raise APIError(self.not_found)
        if self.soft_deletion is not None and not self.soft_deletion.includes(context.parameters.query, body):
            raise APIError(self.not_found)
        return record_id, owner, body
