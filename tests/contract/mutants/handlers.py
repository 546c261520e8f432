"""Defects of handlers: wrappers that change the context, the page, or the stored records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import evolve

from tests.contract.json_values import at, edit_at, items, objects
from truespec_sandbox._errors import APIError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.contract.mutants.mutant import Defect
    from truespec_sandbox._profile import Handler, RequestContext
    from truespec_sandbox._responses import Response
    from truespec_sandbox._running import Parts

Wrapper: TypeAlias = "Callable[[RequestContext, Handler], Response]"
Record: TypeAlias = dict[str, Any]


def wrap_handler(wrapper: Wrapper) -> Defect:
    """Put a wrapper around the handlers of the operations."""

    def wrap(handler: Handler) -> Handler:
        return lambda context: wrapper(context, handler)

    def plant(parts: Parts, operations: tuple[str, ...]) -> Parts:
        handlers = parts.profile.handlers
        wrapped = {name: wrap(handlers[name]) for name in operations}
        return evolve(parts, profile=evolve(parts.profile, handlers={**handlers, **wrapped}))

    return plant


def combine(*defects: Defect) -> Defect:
    """Plant several changes as one defect."""

    def plant(parts: Parts, operations: tuple[str, ...]) -> Parts:
        for defect in defects:
            parts = defect(parts, operations)
        return parts

    return plant


# Requests


def edit_query(edit: Callable[[Record], Mapping[str, Any]]) -> Wrapper:
    """Handle another query than the one that was sent."""

    def wrapper(context: RequestContext, handler: Handler) -> Response:
        query = edit(dict(context.parameters.query))
        return handler(evolve(context, parameters=evolve(context.parameters, query=query)))

    return wrapper


def ignore_parameters(*names: str) -> Wrapper:
    """Handle the query without some of its parameters."""
    return edit_query(lambda query: {name: value for name, value in query.items() if name not in names})


def increment_limit(query: Record) -> Record:
    """Ask for one record more than ``limit``."""
    return {**query, "limit": int(query["limit"]) + 1} if "limit" in query else query


def edit_request_body(pointer: str, edit: Callable[[Any], Any]) -> Wrapper:
    """Handle another body than the one that was sent."""
    return lambda context, handler: handler(evolve(context, body=edit_at(context.body, pointer, edit)))


def crash_on(pointer: str, is_odd: Callable[[str], bool]) -> Wrapper:
    """Raise ``ValueError`` when the string at a pointer of the body, or else of the query, is an odd one."""

    def wrapper(context: RequestContext, handler: Handler) -> Response:
        source = context.body if context.body is not None else dict(context.parameters.query)
        value = at(source, pointer)
        if isinstance(value, str) and is_odd(value):
            message = "odd text"
            raise ValueError(message)
        return handler(context)

    return wrapper


def allow_any_partner(*partners: str) -> Wrapper:
    """Let every caller do what any of the partners may do."""

    def wrapper(context: RequestContext, handler: Handler) -> Response:
        try:
            return handler(context)
        except APIError:
            for partner in partners:
                try:
                    return handler(evolve(context, partner=partner))
                except APIError:
                    continue
            raise

    return wrapper


# Pages


def edit_page(pointer: str, edit: Callable[[list[Any]], list[Any]]) -> Wrapper:
    """Change the records of a page; the total stays."""

    def wrapper(context: RequestContext, handler: Handler) -> Response:
        response = handler(context)
        return evolve(response, body=edit_at(response.body, pointer, lambda page: edit(items(page))))

    return wrapper


def edit_total(pointer: str, total: Callable[[Response, RequestContext], Any]) -> Wrapper:
    """Replace the total of a page."""

    def wrapper(context: RequestContext, handler: Handler) -> Response:
        response = handler(context)
        return evolve(response, body=edit_at(response.body, pointer, lambda _: total(response, context)))

    return wrapper


def filter_page(pointer: str, total: str, keep: Callable[[Record, RequestContext], bool]) -> Wrapper:
    """Keep some records of a page only, and count them as the total."""

    def wrapper(context: RequestContext, handler: Handler) -> Response:
        response = handler(context)
        page = [each for each in objects(at(response.body, pointer)) if keep(each, context)]
        body = edit_at(response.body, pointer, lambda _: page)
        return evolve(response, body=edit_at(body, total, lambda _: len(page)))

    return wrapper


def list_all_partners(*partners: str) -> Wrapper:
    """List the records of all partners together; for an API whose pages are bare arrays."""

    def wrapper(context: RequestContext, handler: Handler) -> Response:
        pages = [items(handler(evolve(context, partner=partner)).body) for partner in partners]
        return evolve(handler(context), body=[record for page in pages for record in page])

    return wrapper


# Stored records


def _record_id(context: RequestContext) -> str:
    return str(next(iter(context.parameters.path.values())))


def store_instead(collection: str, edit: Callable[[Record, Record, RequestContext], Mapping[str, Any]]) -> Wrapper:
    """Store another record than the response shows, made from the record before, the right one, and the request."""

    def wrapper(context: RequestContext, handler: Handler) -> Response:
        before = context.records.find(collection, _record_id(context))
        response = handler(context)
        after = context.records.find(collection, _record_id(context))
        if before is not None and after is not None:
            context.records.replace(collection, _record_id(context), edit(before[1], after[1], context), indexed=())
        return response

    return wrapper


def lose_update(collection: str) -> Wrapper:
    """Response as though a record were changed, and keep the old one."""
    return store_instead(collection, lambda before, _after, _context: before)


def lose_deletion(collection: str) -> Wrapper:
    """Response as though a record were deleted, and keep it."""

    def wrapper(context: RequestContext, handler: Handler) -> Response:
        before = context.records.find(collection, _record_id(context))
        response = handler(context)
        if before is not None and context.records.find(collection, _record_id(context)) is None:
            context.records.insert(collection, before[0], before[1], indexed=(), record_id=_record_id(context))
        return response

    return wrapper


def resurrect_deleted(
    collection: str, delete: str, *, operation: str = "", listing: str = "", permanently: bool = False
) -> Defect:
    """Bring deleted records back for some operations.

    Args:
        collection: the name of the collection in the store.
        delete: the operation that deletes.
        operation: an operation on one record that still finds the deleted one; empty for none.
        listing: the listing that still shows deleted records; empty for none.
        permanently: whether they stay for every operation from then on.

    Returns:
        The defect.

    """

    def plant(parts: Parts, _operations: tuple[str, ...]) -> Parts:
        deleted = _DeletedRecords(collection, permanently=permanently)
        wrappers = {delete: deleted.remember, operation: deleted.find, listing: deleted.list}
        for name, wrapper in wrappers.items():
            parts = wrap_handler(wrapper)(parts, (name,) if name else ())
        return parts

    return plant


class _DeletedRecords:
    def __init__(self, collection: str, *, permanently: bool) -> None:
        self._collection = collection
        self._permanently = permanently
        self._records: dict[str, tuple[str, Record]] = {}

    def remember(self, context: RequestContext, handler: Handler) -> Response:
        before = context.records.find(self._collection, _record_id(context))
        response = handler(context)
        if before is not None:
            self._records[_record_id(context)] = before
        return response

    def find(self, context: RequestContext, handler: Handler) -> Response:
        try:
            return handler(context)
        except APIError:
            if _record_id(context) not in self._records:
                raise
        return self._handle_with(context, handler, _record_id(context))

    def list(self, context: RequestContext, handler: Handler) -> Response:
        return self._handle_with(context, handler, *self._records)

    def _handle_with(self, context: RequestContext, handler: Handler, *ids: str) -> Response:
        for record_id in ids:
            owner, body = self._records[record_id]
            context.records.insert(self._collection, owner, body, indexed=(), record_id=record_id)
        try:
            return handler(context)
        finally:
            for record_id in () if self._permanently else ids:
                context.records.delete(self._collection, record_id)
