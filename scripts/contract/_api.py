"""What no document says and our own checks need: which operations make a collection, and where things are in answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@attrs.frozen
class Search:
    """A text search of a listing: the parameter, and the fields that it looks into, whatever the case."""

    parameter: str
    fields: tuple[str, ...]


@attrs.frozen
class Sorting:
    """The order of a listing: the parameter with the field's name, and the one with asc or desc."""

    parameter: str
    order: str


@attrs.frozen
class Comparison:
    """A filter of a listing.

    Attributes:
        field: the field of the records that is compared.
        query: the parameters, with ``{op}`` and ``{value}`` in them.
        operators: what may stand for ``{op}``, as operators (gt, gte, lt, lte, eq).
        operands: values to compare with, besides those that records have.

    """

    field: str
    query: Mapping[str, str]
    operators: tuple[str, ...]
    operands: tuple[Any, ...] = ()


@attrs.frozen
class Hidden:
    """Deleted records that can be asked for: the parameter, and its values for all, for them alone, for the others."""

    parameter: str
    all: str
    only: str
    none: str


@attrs.frozen
class Ending:
    """An end of a record that is no removal.

    Attributes:
        pointer: where a record tells it.
        value: what stands there afterwards.
        again: the status of ending it again.

    """

    pointer: str
    value: Any
    again: int


@attrs.frozen
class Refusal:
    """Credentials that do not open everything.

    Attributes:
        says: what they are, for people.
        credentials: changes to the good ones, by security scheme; ``None`` leaves one out.
        status: how requests with them are answered.
        concerns: whether an operation, by method and path, is refused.

    """

    says: str
    credentials: Mapping[str, str | None] = attrs.field(repr=False)
    status: int
    concerns: Callable[[str, str], bool] = lambda _method, _path: True


@attrs.frozen
class Resource:
    """A kind of record.

    Attributes:
        name: its name for people.
        create: operationId of the create; an example of its body stands in the document.
        read: operationId of reading one record.
        list: operationId of the listing; empty for none.
        update: operationId of the update; empty for none.
        delete: operationId of the delete or of the end.
        created: the pointer to the record in the answer to a create.
        shown: the pointer to the record in the answers to a read and an update.
        id: the pointer to the id inside the record of a create.
        items: the pointer to the records of a page.
        total: the pointer to the number of all matches; ``None`` when the API does not tell.
        scope: query parameters without which nothing is listed.
        peer_scope: the same for what the peer has; empty where it is told by credentials.
        skip: the parameter with the number of records before the page.
        limit: the parameter with the most records on a page.
        largest: the largest page.
        renamed: sent fields that have another name in a record; an empty name for what is never shown.
        echoed: the sent fields that the answer to a create shows; ``None`` for all that are ever shown.
        partial: sent fields whose objects come back without some of their members.
        changed: fields that an update changes by itself.
        vary: makes the change of the example body for the n-th of several records.
        search: the search.
        sorting: the order.
        comparisons: the filters.
        clears: whether null in an update clears a field.
        hidden: how deleted records can be asked for; ``None`` when they are gone.
        ending: what the delete does when it removes nothing.
        form: the part of a form that the body travels in; empty when it travels as JSON.
        unique: a field of the body that no two records may share, and the status of the second.
        conditional: whether a read takes ``If-Modified-Since``.
        scoped_by: a field of the body that says whose the record is.

    """

    name: str
    create: str
    read: str
    delete: str
    list: str = ""
    update: str = ""
    created: str = ""
    shown: str = ""
    id: str = "/id"
    items: str = ""
    total: str | None = None
    scope: Mapping[str, str] = attrs.field(factory=dict[str, str])
    peer_scope: Mapping[str, str] = attrs.field(factory=dict[str, str])
    skip: str = "skip"
    limit: str = "limit"
    largest: int = 100
    renamed: Mapping[str, str] = attrs.field(factory=dict[str, str])
    echoed: tuple[str, ...] | None = None
    partial: tuple[str, ...] = ()
    changed: tuple[str, ...] = ("updated_at",)
    vary: Callable[[int], Mapping[str, Any]] = lambda _: {}
    search: Search | None = None
    sorting: Sorting | None = None
    comparisons: tuple[Comparison, ...] = ()
    clears: bool = False
    hidden: Hidden | None = None
    ending: Ending | None = None
    form: str = ""
    unique: tuple[str, int] | None = None
    conditional: bool = False
    scoped_by: str = ""

    @property
    def operations(self) -> frozenset[str]:
        """The operationIds of all its operations."""
        named = (self.create, self.read, self.list, self.update, self.delete)
        return frozenset(name for name in named if name)


@attrs.frozen
class RateLimit:
    """The headers that tell of a rate limit, and the value of ``kind`` that means the key's own."""

    remaining: str
    reset: str
    kind: str
    keys: str


@attrs.frozen
class Api:
    """One API.

    Attributes:
        name: its name.
        secrets: environment variables with the credentials, by security scheme.
        fixed: credentials that are no secret and have a usual value, by security scheme.
        sandbox_peer: changes to the credentials that make them somebody else's in our sandbox.
        refusals: credentials that our sandbox refuses.
        resources: its collections.
        rate_limit: how it tells of its rate limit; ``None`` when it does not.
        codes: the code of errors by status, where the API has published one and the document leaves it open.
        code: the pointer to the code.
        unknown_id: an id that nothing has.
        broken_id: an id that cannot be.

    """

    name: str
    secrets: Mapping[str, str]
    fixed: Mapping[str, str]
    sandbox_peer: Mapping[str, str]
    refusals: tuple[Refusal, ...]
    resources: tuple[Resource, ...]
    rate_limit: RateLimit | None
    unknown_id: str
    broken_id: str
    codes: Mapping[int, str] = attrs.field(factory=dict[int, str])
    code: str = ""
