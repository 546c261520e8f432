"""The state: records in SQLite, safe under threads, one transaction for each request.

One table holds the records of every API and collection, each with its body as JSON. What listings sort by, compare or
search stands a second time in ``fields``, one row for each value: SQLite's own ``json_extract`` cuts a text at its
first NUL character, and a new collection needs no new table this way. A process has one connection, behind a lock:
an in-memory database has no second one, and SQLite writes one at a time in any case.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from truespec_sandbox._records import Records

if TYPE_CHECKING:
    from collections.abc import Generator

# "trus" in ASCII: says in the file's header whose file it is, so that another program's database is left alone.
_APPLICATION_ID = 0x74727573
_LAYOUT = 1
_TABLES = """
BEGIN IMMEDIATE;
CREATE TABLE records (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    api TEXT NOT NULL, collection TEXT NOT NULL, id TEXT NOT NULL, owner TEXT NOT NULL, body TEXT NOT NULL,
    UNIQUE (api, collection, id)
);
CREATE INDEX records_by_owner ON records (api, collection, owner, sequence);
CREATE TABLE fields (
    sequence INTEGER NOT NULL REFERENCES records (sequence) ON DELETE CASCADE,
    name TEXT NOT NULL, value, folded TEXT,
    PRIMARY KEY (sequence, name)
) WITHOUT ROWID;
CREATE TABLE counters (
    api TEXT NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (api, name)
) WITHOUT ROWID;
CREATE TABLE identity (mark TEXT NOT NULL);
PRAGMA application_id = 1953658227;
PRAGMA user_version = 1;
"""


class StoreError(Exception):
    """A database file that cannot be used; the text says which and why."""


class Store:
    """An open database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take over a connection whose tables exist; ``open_store`` is the way to get one.

        Args:
            connection: the connection, in autocommit mode and usable from any thread.

        """
        self._connection = connection
        self._lock = threading.Lock()
        self._mark = str(connection.execute("SELECT mark FROM identity").fetchone()[0])

    @contextmanager
    def transaction(self, api: str, *, writes: bool) -> Generator[Records]:
        """Work on the records of one API; all of it happens or, when an exception leaves the block, none.

        Args:
            api: the API whose records they are.
            writes: whether anything may change; says so to SQLite at the start, so that no upgrade can fail later.

        Yields:
            The records, to be used inside the block and in this thread only.

        """
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
            try:
                yield Records(self._connection, api, self._mark)
                self._connection.execute("COMMIT")
            except BaseException:
                # A commit that failed has left the transaction open, or has undone it already.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the database, after the transaction that is under way, if any."""
        with self._lock:
            self._connection.close()


def open_store(path: str | os.PathLike[str] | None) -> Store:
    """Open a database, making it when it does not exist.

    Args:
        path: the file, or ``None`` for a database in memory that ends with the store.

    Returns:
        The open store.

    Raises:
        StoreError: the file cannot be opened or written, is no SQLite file, or belongs to another program.

    """
    name = ":memory:" if path is None else os.fspath(path)
    if not name:
        # SQLite takes it for a file of its own that it deletes at the end.
        message = "the path of the database is empty"
        raise StoreError(message)
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(name, isolation_level=None, check_same_thread=False)
        _prepare(connection, name)
        return Store(connection)
    except (sqlite3.Error, ValueError, StoreError) as error:
        if connection is not None:
            connection.close()
        message = str(error) if isinstance(error, StoreError) else f"cannot use {name} as the database: {error}"
        raise StoreError(message) from None


def _prepare(connection: sqlite3.Connection, name: str) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA busy_timeout = 5000")
    _check_or_make_tables(connection, name)
    # Readers in other programs do not stop us in this mode. NORMAL leaves out a disk flush at each commit: an
    # acknowledged write survives the end of this process by any signal, though not a power cut.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _check_or_make_tables(connection: sqlite3.Connection, name: str) -> None:
    owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
    layout = int(connection.execute("PRAGMA user_version").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if tables == 0:
        connection.executescript(_TABLES)
        connection.execute("INSERT INTO identity (mark) VALUES (?)", (secrets.token_hex(3),))
        connection.execute("COMMIT")
    elif owner != _APPLICATION_ID:
        message = f"{name} is the SQLite file of another program; give a path of its own to the sandbox"
        raise StoreError(message)
    elif layout != _LAYOUT:
        message = f"{name} was written by another version of the sandbox (layout {layout}, this is {_LAYOUT})"
        raise StoreError(message)
    else:
        # Nothing to make, but a file that cannot be written shall be refused now, not at the first create.
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM counters WHERE name = ''")
        connection.execute("COMMIT")
