"""Plain collections of any API: create, list, get, update and delete, from a small description.

A profile describes a collection and names its operations; that is all that an API without quirks needs::

    THINGS = Collection(name="things", id_parameter="thing_id", not_found="thing_not_found")
    behaviours = THINGS.behaviours(create="createThing", list="listThings", get="getThing")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._collections._listing import Listing
from truespec_sandbox._collections._parts import Change, Draft, bare, merged, numbered
from truespec_sandbox._document._narrow import as_object
from truespec_sandbox._refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from truespec_sandbox._collections._deletions import Deletions
    from truespec_sandbox._collections._parts import Act
    from truespec_sandbox._profile._call import Answer, Behaviour, Call
    from truespec_sandbox._state._selection import Page
    from truespec_sandbox._wire._strict_json import JSON


def _partner(call: Call) -> str:
    return call.partner


def _is_partners(call: Call, owner: str) -> bool:
    return owner == call.partner


@attrs.frozen
class Collection:
    """A kind of record.

    Attributes:
        name: its name in the store.
        id_parameter: the path parameter that carries the id.
        not_found: the reason for refusing an unknown id.
        answer: how what was done becomes an answer; ``bare`` by default.
        new: makes a record, its id included; ``numbered`` by default.
        change: makes the new form of a record; ``merged`` by default.
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
    answer: Callable[[Act, Mapping[str, JSON] | Page | None], Answer] = bare
    new: Callable[[Draft], dict[str, JSON]] = numbered
    change: Callable[[Change], dict[str, JSON]] = merged
    owner: Callable[[Call], str] = _partner
    is_visible: Callable[[Call, str], bool] = _is_partners
    listing: Listing = attrs.field(factory=Listing)
    indexed: tuple[str, ...] = ()
    deletions: Deletions | None = None
    id_field: str = "id"

    def behaviours(
        self,
        *,
        create: str | None = None,
        list: str | None = None,
        get: str | None = None,
        update: str | None = None,
        delete: str | None = None,
    ) -> dict[str, Behaviour]:
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
        return {operation_id: behaviour for operation_id, behaviour in named.items() if operation_id is not None}

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

    def create(self, call: Call) -> Answer:
        """Keep the record that was sent."""
        draft = Draft(call.records, self.owner(call), call.now, as_object(call.body, "body"))
        return self.answer("created", self.add(draft))

    def list(self, call: Call) -> Answer:
        """Return one page."""
        selection = self.listing.selection(self.owner(call), call.parameters.query)
        return self.answer("listed", call.records.page(self.name, selection))

    def get(self, call: Call) -> Answer:
        """Return one record."""
        return self.answer("read", self._found(call)[2])

    def update(self, call: Call) -> Answer:
        """Change one record."""
        return self.answer("updated", self._changed(call, as_object(call.body, "body")))

    def delete(self, call: Call) -> Answer:
        """Remove one record, for good or so that it can still be asked for."""
        if self.deletions is None:
            call.records.delete(self.name, self._found(call)[0])
        else:
            self._changed(call, {self.deletions.field: call.now})
        return self.answer("deleted", None)

    def _changed(self, call: Call, fields: Mapping[str, JSON]) -> dict[str, JSON]:
        record_id, owner, old = self._found(call)
        body = self.change(Change(owner, call.now, old, fields))
        call.records.replace(self.name, record_id, body, indexed=self.indexed)
        return body

    def _found(self, call: Call) -> tuple[str, str, dict[str, JSON]]:
        record_id = str(call.parameters.path[self.id_parameter])
        found = call.records.find(self.name, record_id)
        if found is None or not self.is_visible(call, found[0]):
            raise RefusalError(self.not_found)
        if self.deletions is not None and not self.deletions.counts(call.parameters.query, found[1]):
            raise RefusalError(self.not_found)
        return record_id, *found
