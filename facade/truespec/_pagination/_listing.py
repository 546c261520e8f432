"""Listings: how an API paginates (rules, as data), the described listing, and the state of a loop over one."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Generic, TypedDict, TypeVar

from attrs import evolve, field, frozen

from truespec._config._options import check_fields
from truespec._config._settings import validate_count
from truespec._deviation import Deviation
from truespec._errors import ConfigurationError
from truespec._pagination._chain import CursorPage, PageRequest
from truespec._pagination._cursor import CursorFlow
from truespec._pagination._offset import OffsetFlow
from truespec._pagination._resume import (
    MAX_COUNT,
    CursorToken,
    OffsetToken,
    compute_digest,
    decode_token,
    encode_token,
)
from truespec._validation._policy import report
from truespec._validation._responses import conformance_error

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from truespec._call import Call
    from truespec._pagination._chain import Page, PageResult
    from truespec._pagination._resume import ResumeToken
    from truespec._response import APIResponse
    from truespec._validation._policy import Policy

T = TypeVar("T")

DEFAULT_PAGE_SIZE = 50
_MIN_PAGE_SIZE = 2  # pages overlap by one item
_ID_TYPES = frozenset({str, int, float})
_log = logging.getLogger("truespec.paging")
_RESYNCED = "it changed while it was read, and the position was restored; nothing promises the order on which that \
rests: ask for a stable one, where the API has any"
_REORDERED = "items moved while it was read, so items may be lost or come twice: sort it by something that does not \
change, where the API can"


@frozen
class Rules:
    """How an operation paginates; the names are the document's, and a test compares them with it."""

    operation: str
    """The operationId."""
    limit: str = field(kw_only=True)
    """The query parameter with the most items that a page may hold."""
    items: str = field(kw_only=True, default="")
    """JSON pointer to the items in the body; empty when the body itself is the array."""
    total: str | None = field(kw_only=True, default=None)
    """JSON pointer to the number of all items; None when responses carry no total."""
    id: str = field(kw_only=True, default="/id")
    """JSON pointer to the id within an item."""
    max_page_size: int | None = field(kw_only=True, default=None)
    """The document's maximum of the limit parameter."""


@frozen
class OffsetRules(Rules):
    """How an operation paginates by offset.  Without a total, a short page ends the listing."""

    offset: str = field(kw_only=True)
    """The query parameter with the number of items to skip."""

    @property
    def parameters(self) -> tuple[str, ...]:
        """The query parameters that select a page rather than items."""
        return (self.offset, self.limit)


@frozen
class CursorRules(Rules):
    """How an operation paginates by cursor: each page says where the next one begins."""

    after: str = field(kw_only=True)
    """The query parameter with the end cursor of the page before."""
    end: str = field(kw_only=True)
    """JSON pointer to the page's end cursor, the ``after`` of the next page."""
    more: str = field(kw_only=True)
    """JSON pointer to the flag that says whether there is a next page."""

    @property
    def parameters(self) -> tuple[str, ...]:
        """The query parameters that select a page rather than items."""
        return (self.after, self.limit)


class PagingOptions(TypedDict, total=False):
    """The pagination arguments of every ``list`` method; none is required.

    page_size: How many items one request asks for; 50 by default, at least 2.
    max_items: The most items to return; None, the default, for all.
    prefetch: How many pages may be in flight or waiting at a time, in threads or in tasks of an async client; 1, the
        default, requests a page when it is needed.
    cursor: The ``cursor`` of a pager or of an error of the same listing, to resume after it; None, the default, to begin
        at the first item.
    """

    page_size: int
    max_items: int | None
    prefetch: int
    cursor: str | None


@frozen
class Listing(Generic[T]):
    """A described listing, with its validated pagination arguments; nothing is sent until a pager loops over it."""

    rules: OffsetRules | CursorRules
    build_call: Callable[[PageRequest], Call[Page[T]] | Call[CursorPage[T]]]
    get_id: Callable[[T], str | int]
    ordered: bool
    """Whether the caller chose an order, so that the listing has a stable one."""
    page_size: int = DEFAULT_PAGE_SIZE
    max_items: int | None = None
    prefetch: int = 1
    cursor: str | None = None
    start: ResumeToken | None = field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        validate_count("page_size", self.page_size, _MIN_PAGE_SIZE)
        validate_count("prefetch", self.prefetch, 1)
        if self.max_items is not None:
            validate_count("max_items", self.max_items, 0)
        maximum = self.rules.max_page_size
        if maximum is not None and self.page_size > maximum:
            message = f"page_size must be at most {maximum}, the maximum in the document of {self.rules.operation}"
            raise ConfigurationError(message)
        if self.cursor is not None:
            kind = OffsetToken if isinstance(self.rules, OffsetRules) else CursorToken
            # How attrs sets a field of a frozen class: the token is decoded by means of the other fields.
            object.__setattr__(self, "start", decode_token(self.cursor, self._digest(), kind))

    def start_flow(self) -> Generator[PageResult[T], Page[T], None]:
        """Start a flow through the listing, from the beginning or from the cursor."""
        rules, size, most, start = self.rules, self.page_size, self.max_items, self.start
        if isinstance(rules, OffsetRules):
            token = start if isinstance(start, OffsetToken) else None
            return OffsetFlow(rules, self.get_id, size, most, self.prefetch, token).run()
        after = start if isinstance(start, CursorToken) else None
        return CursorFlow(rules, self.get_id, size, most, after).run()

    def page_call(self, request: PageRequest) -> Call[Page[T]]:
        """Describe the call for a page, whose value is one that a flow can use."""
        return self.build_call(request).then(self._check_page)

    def _check_page(self, page: Page[T]) -> Page[T]:
        """Return a page that a flow can use; raise for one without a list of items with ids, or with no usable cursor.

        Where the document is violated, anything may stand there: the response is then one that cannot be decoded.
        """
        items: object = page.items
        is_usable = isinstance(items, list | tuple) and {type(self.get_id(item)) for item in page.items} <= _ID_TYPES
        if is_usable and isinstance(page, CursorPage):
            end: Any = page.end
            more: Any = page.more
            is_usable = isinstance(more, bool) and (not end or isinstance(end, str))
            page = evolve(page, end=end.encode().decode() if end else None)  # it may have lone surrogates
        if not is_usable:
            message = "not a page of items with ids"
            raise ValueError(message)
        return page

    def encode_cursor(self, token: ResumeToken | None) -> str | None:
        """Return the cursor text of a token; None for the start of the listing."""
        return None if token is None else encode_token(token, self._digest())

    def limit_to_first(self) -> Listing[T]:
        """Return the same listing, ending after its first item."""
        return evolve(self, max_items=1 if self.max_items is None else min(self.max_items, 1), prefetch=1)

    def _digest(self) -> bytes:
        request = self.build_call(PageRequest(self.page_size)).request
        return compute_digest(request, self.rules.parameters)


class PaginationState(Generic[T]):
    """One loop over a listing: its flow, and how many items of the current result the loop has yielded."""

    def __init__(self, listing: Listing[T], policy: Policy) -> None:
        self._listing = listing
        self._policy = policy
        self._flow = listing.start_flow()
        self._warnings: set[str] = set()
        self.result: PageResult[T] = next(self._flow)
        self.yielded = 0
        self.total: int | None = None

    def advance(self, response: APIResponse[Page[T]]) -> Page[T]:
        """Return the new items of the page that was needed.

        Raises PaginationError when the pages cannot be trusted, ResponseConformanceError for a total that is no count.
        """
        page = response.value
        self.total = None if page.total is None else self._check_total(page, response)
        if self.total != page.total:
            page = evolve(page, total=self.total)
        self.result, self.yielded = self._flow.send(page), 0
        if self.result.resynced and not self._listing.ordered:
            self._warn(_RESYNCED)
        if self.result.reordered:
            self._warn(_REORDERED)
        return self.result.page

    def _check_total(self, page: Page[T], response: APIResponse[Page[T]]) -> int | None:
        """Return the total of a page, None for one that is no count, and report one that cannot be right.

        One below the end of its own page does not raise: the listing may have grown while the server counted.
        """
        total: Any = page.total
        if isinstance(total, float) and total.is_integer():
            total = int(total)
        if type(total) is not int:
            return None  # which violates the document, and has been reported
        is_count = 0 <= total <= MAX_COUNT
        end = self.result.next_requests[0].skip + len(page.items)
        if is_count and (total >= end or not page.items):
            return total
        expected = "must count all items, and there are more" if is_count else f"must be from 0 to {MAX_COUNT}"
        pointer = self._listing.rules.total or ""
        deviation = Deviation(pointer, "", expected, "integer", response.operation, response.status)
        if self._policy.conformance != "off":
            is_raised = self._policy.conformance == "strict" and not is_count
            report(self._policy, (deviation,), is_raised=is_raised)
            if is_raised:
                raise conformance_error(response.operation, response.response, (deviation,))
        return total if is_count else None

    @property
    def cursor(self) -> str | None:
        """The cursor of the loop's position; None at the start."""
        return self._listing.encode_cursor(self.result.resume_state.token_after(self.yielded))

    def _warn(self, reason: str) -> None:
        if reason not in self._warnings:
            self._warnings.add(reason)
            _log.warning("%s: the listing is not in a stable order: %s", self._listing.rules.operation, reason)


def by_offset(
    rules: OffsetRules,
    build_call: Callable[[int, int], Call[Page[T]]],
    get_id: Callable[[T], str | int],
    *,
    paging: PagingOptions,
    ordered: bool,
) -> Listing[T]:
    """Describe a listing by offset.

    Args:
        rules: How the operation paginates.
        build_call: Describes the call for a page, from the number of items to skip and the most items it may hold.
        get_id: Returns the id of an item.
        paging: The caller's pagination arguments.
        ordered: Whether the caller chose an order.

    Returns:
        The listing, for ``@listing`` to make a pager of.

    Raises:
        ConfigurationError: A pagination argument is invalid, the page size is above the document's maximum, or the cursor
            is not one of this listing.
        TypeError: There is no such pagination argument.
    """
    check_fields(paging, PagingOptions)
    return Listing(rules, lambda request: build_call(request.skip, request.limit), get_id, ordered, **paging)


def by_cursor(
    rules: CursorRules,
    build_call: Callable[[str | None, int], Call[CursorPage[T]]],
    get_id: Callable[[T], str | int],
    *,
    paging: PagingOptions,
) -> Listing[T]:
    """Describe a listing by cursor.

    Args:
        rules: How the operation paginates.
        build_call: Describes the call for a page, from the end cursor of the page before (None for the first page) and
            the most items it may hold.
        get_id: Returns the id of an item.
        paging: The caller's pagination arguments.

    Returns:
        The listing, for ``@listing`` to make a pager of.

    Raises:
        ConfigurationError: A pagination argument is invalid, the page size is above the document's maximum, or the cursor
            is not one of this listing.
        TypeError: There is no such pagination argument.
    """
    check_fields(paging, PagingOptions)
    return Listing(rules, lambda request: build_call(request.after, request.limit), get_id, ordered=True, **paging)
