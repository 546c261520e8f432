"""The types of ``apis.py``: what an OpenAPI document does not say and the contract suite needs to know of an API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@frozen
class Search:
    """A case-insensitive text search of a listing: its parameter and the fields that it searches."""

    parameter: str
    fields: tuple[str, ...]


@frozen
class Sorting:
    """The order of a listing: the parameter for the field's name, and the one for asc or desc."""

    parameter: str
    order: str


@frozen
class Filter:
    """A filter of a listing.

    Attributes:
        field: the field of the records that is compared.
        query: the parameters, with ``{operator}`` and ``{value}`` in them.
        operators: the values of ``{operator}``: gt, gte, lt, lte, eq.
        operands: values to compare with, besides those that records have.
        spellings: other texts for the same operand.

    """

    field: str
    query: Mapping[str, str]
    operators: tuple[str, ...]
    operands: tuple[Any, ...] = ()
    spellings: Callable[[str], tuple[str, ...]] = lambda _: ()


@frozen
class DeletedFilter:
    """A parameter that includes deleted records, and its values for all, only the deleted, only the others."""

    parameter: str
    include: str
    only: str
    exclude: str


@frozen
class Cancellation:
    """A delete that ends a record without removing it.

    Attributes:
        pointer: where a record shows it.
        value: the value there afterwards.
        repeat_status: the status of a second cancellation.

    """

    pointer: str
    value: Any
    repeat_status: int


@frozen
class UniqueField:
    """A field of the body that no two records may share, and the status of a create that repeats it."""

    name: str
    status: int


@frozen
class RestrictedCredentials:
    """Credentials that the server has to reject for some operations.

    Attributes:
        description: what they are.
        changes: changes to good credentials, by security scheme; ``None`` leaves one out.
        status: the status that they get.
        applies: whether an operation, by method and path, rejects them.
        needs_sandbox: whether only our sandbox knows them.
        code: the code of the error response; empty where none is published.

    """

    description: str
    changes: Mapping[str, str | None] = field(repr=False)
    status: int
    applies: Callable[[str, str], bool] = lambda _method, _path: True
    needs_sandbox: bool = True
    code: str = ""


@frozen
class RateLimitHeaders:
    """The headers that describe a rate limit, and the value of ``scope`` that means the limit of the key."""

    remaining: str
    reset: str
    scope: str
    key_scope: str


@frozen
class Resource:
    """A collection of records.

    Attributes:
        name: its name in test ids.
        create: the operationId of the create; the document has an example of its body.
        read: the operationId of reading one record.
        delete: the operationId of the delete or the cancellation.
        list: the operationId of the listing; empty for none.
        update: the operationId of the update; empty for none.
        created: the pointer to the record in the response to a create.
        record: the pointer to the record in the responses to a read and an update.
        id: the pointer to the id inside a created record.
        items: the pointer to the records of a page.
        total: the pointer to the number of all matches; ``None`` when list responses carry no total.
        scope: the query parameters that a listing needs.
        other_scope: the same for another identity; empty when credentials decide.
        skip: the parameter for the number of records before the page.
        limit: the parameter for the page size.
        max_limit: the largest page size.
        renamed: sent fields that have another name in a record; an empty name for those that are never shown.
        echoed: the sent fields that the response to a create shows; ``None`` for all that are ever shown.
        partial: sent fields whose objects are shown without some of their members.
        server_fields: fields that every update changes.
        vary: returns changes of the example body for the n-th of several records.
        search: the text search.
        sorting: the order.
        filters: the filters.
        clears_with_null: whether null in an update clears a field.
        deleted_filter: the parameter for deleted records; ``None`` when they cannot be read any more.
        cancellation: how a delete ends a record that stays; ``None`` when it removes the record.
        form_part: the part of a multipart form that holds the body as JSON; empty when the body is JSON.
        build_form: builds a valid form from a seed, with the files and the unique field asked for.
        unique_field: the field that no two records may share.
        supports_conditional_reads: whether a read evaluates ``If-Modified-Since``.
        owner_field: the field of the body that names the owner.
        ruled: fields of the body that more rules than their schema's hold for, so that not every value goes.
        invalid: bodies that break a rule that no schema states: the rule, and the example body's change.
        marked: the fields of the body that hold the mark of a live run, the first one in every create.

    """

    name: str
    create: str
    read: str
    delete: str
    list: str = ""
    update: str = ""
    created: str = ""
    record: str = ""
    id: str = "/id"
    items: str = ""
    total: str | None = None
    scope: Mapping[str, str] = field(factory=dict[str, str])
    other_scope: Mapping[str, str] = field(factory=dict[str, str])
    skip: str = "skip"
    limit: str = "limit"
    max_limit: int = 100
    renamed: Mapping[str, str] = field(factory=dict[str, str])
    echoed: tuple[str, ...] | None = None
    partial: tuple[str, ...] = ()
    server_fields: tuple[str, ...] = ("updated_at",)
    vary: Callable[[int], Mapping[str, Any]] = lambda _: {}
    search: Search | None = None
    sorting: Sorting | None = None
    filters: tuple[Filter, ...] = ()
    clears_with_null: bool = False
    deleted_filter: DeletedFilter | None = None
    cancellation: Cancellation | None = None
    form_part: str = ""
    build_form: Callable[..., dict[str, Any]] | None = None
    unique_field: UniqueField | None = None
    supports_conditional_reads: bool = False
    owner_field: str = ""
    ruled: tuple[str, ...] = ()
    invalid: tuple[tuple[str, Callable[[dict[str, Any]], dict[str, Any]]], ...] = ()
    marked: tuple[str, ...] = ()

    @property
    def operations(self) -> frozenset[str]:
        """The operationIds of all its operations."""
        return frozenset({self.create, self.read, self.list, self.update, self.delete} - {""})


@frozen
class API:
    """One API.

    Attributes:
        name: its name.
        secrets: the environment variables that hold the credentials, by security scheme.
        constants: credentials that are no secret, by security scheme.
        other_identity: changes to the credentials that make them another customer's in our sandbox.
        restricted: credentials without the right to some operations.
        resources: its collections.
        rate_limit: its rate limit headers; ``None`` when it has none.
        unknown_id: an id that no record has.
        invalid_id: an id that the document does not allow.
        irreversible: operations that a live run never calls, because nothing undoes them.
        live_values: the environment variable that replaces an example value in a live run, by that value.
        quick_tags: the tags that schemathesis gets in a run without exhaustive tests; the others repeat their kinds.
        error_codes: the code of error responses by status, where the API has published one and the document has not.
        error_code: the pointer to the code.
        wait_header: the header of a 429 with the seconds to wait.

    """

    name: str
    secrets: Mapping[str, str]
    constants: Mapping[str, str]
    other_identity: Mapping[str, str]
    restricted: tuple[RestrictedCredentials, ...]
    resources: tuple[Resource, ...]
    rate_limit: RateLimitHeaders | None
    unknown_id: str
    invalid_id: str
    irreversible: frozenset[str] = frozenset()
    live_values: Mapping[str, str] = field(factory=dict[str, str])
    quick_tags: frozenset[str] = frozenset()
    error_codes: Mapping[int, str] = field(factory=dict[int, str])
    error_code: str = ""
    wait_header: str = "retry-after"
