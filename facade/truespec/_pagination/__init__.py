"""Listings: rules as data, a flow that says which page to ask for and takes it, and two faces to loop over.

The flows (``_offset``, ``_after``) are pure: they yield what to ask for and are sent pages.  ``_sources`` makes the calls,
``_walk`` knows where a loop is, and ``_pager`` is what users see.
"""

from truespec._pagination._listing import DEFAULT_PAGE_SIZE, Listing, Paging, by_cursor, by_offset
from truespec._pagination._page import CursorPage, Page
from truespec._pagination._pager import AsyncPager, Pager
from truespec._pagination._rules import CursorRules, OffsetRules

__all__ = [
    "DEFAULT_PAGE_SIZE",
    "AsyncPager",
    "CursorPage",
    "CursorRules",
    "Listing",
    "OffsetRules",
    "Page",
    "Pager",
    "Paging",
    "by_cursor",
    "by_offset",
]
