"""Pagination: rules as data, flows that decide which page to request next, and the pagers that users loop over.

The flows (``_offset``, ``_cursor``) are pure generators: they yield page requests and are sent pages.  ``_pager`` makes
the calls, sync and async.
"""
