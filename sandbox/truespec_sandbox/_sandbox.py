"""A sandbox that runs while a ``with`` block does."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import attrs

from truespec_sandbox._app import Application
from truespec_sandbox._clemta import CLEMTA
from truespec_sandbox._document_reader import load
from truespec_sandbox._exchange import Exchange
from truespec_sandbox._server import serving
from truespec_sandbox._store import open_store

if TYPE_CHECKING:
    import os
    from collections.abc import Generator

PROFILES = {profile.api: profile for profile in (CLEMTA,)}


@attrs.frozen
class Sandbox:
    """A running sandbox.

    Attributes:
        url: where it listens, such as ``http://127.0.0.1:40123``; without a slash at the end.
        api_key: a key that it accepts; not shown by ``repr``.
        company_ids: the companies that this key sees.

    """

    url: str
    api_key: str = attrs.field(repr=False)
    company_ids: tuple[str, ...]


@contextmanager
def running(
    api: str, *, db: str | os.PathLike[str] | None = None, host: str = "127.0.0.1", port: int = 0
) -> Generator[Sandbox]:
    """Run the sandbox of an API while the block runs.

    Args:
        api: the API's name, such as ``clemta``.
        db: the SQLite file that keeps the state, made when it does not exist; ``None``, the default, keeps the state
            in memory and forgets it at the end.
        host: the address to listen on; loopback by default, so that no other machine reaches it.
        port: the port to listen on; 0, the default, for any free one.

    Yields:
        The running sandbox, which answers by then. The block ends only when its server and its thread have ended.

    Raises:
        ValueError: the sandbox does not know the API.
        DocumentError: the API's contract document is missing from the package or cannot be served.
        StoreError: the database file cannot be used.
        ServerError: the address cannot be listened on.

    """
    profile = PROFILES.get(api)
    if profile is None:
        message = f"unknown API {api!r}; the sandbox knows {', '.join(sorted(PROFILES))}"
        raise ValueError(message)
    document = load(api)
    store = open_store(db)
    try:
        application = Application(Exchange(profile, document, store, time.time))
        with serving(application, host=host, port=port) as url:
            yield Sandbox(url, profile.api_key, profile.company_ids)
    finally:
        store.close()
