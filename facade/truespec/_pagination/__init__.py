"""Pagination: rules as data, flows that decide which page to request next, and the pagers that users loop over.

The flows (``_offset``, ``_cursor``) are pure generators: they yield page requests and are sent pages.  ``_pager`` makes
the calls, sync and async.
"""

from truespec._pagination._chain import CursorPage, Page
from truespec._pagination._listing import (
    DEFAULT_PAGE_SIZE,
    CursorRules,
    Listing,
    OffsetRules,
    PagingOptions,
    by_cursor,
    by_offset,
)
from truespec._pagination._pager import AsyncPager, Pager

__all__ = [
    "DEFAULT_PAGE_SIZE",
    "AsyncPager",
    "CursorPage",
    "CursorRules",
    "Listing",
    "OffsetRules",
    "Page",
    "Pager",
    "PagingOptions",
    "by_cursor",
    "by_offset",
]
