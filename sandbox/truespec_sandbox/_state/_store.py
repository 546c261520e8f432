"""The store: records in SQLite, safe under threads, one transaction for each request.

A process has one connection, behind a lock: an in-memory database has no second one, and SQLite writes one at a time in
any case. What was acknowledged survives the end of the process by any signal, and nothing is ever half-written.

One table holds the records of every API and collection, each with its body as JSON. What listings sort by, compare or
search stands a second time in ``fields``, one row for each value: SQLite's own ``json_extract`` cuts a text at its
first NUL character, and a new collection needs no new table this way.
"""

from __future__ import annotations

import logging
import os
import secrets
import sqlite3
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from truespec_sandbox._errors import APIError, Reason
from truespec_sandbox._state._records import Records
from truespec_sandbox._state._selection import Orders
from truespec_sandbox._state._snapshots import build_snapshot, clear, restore_snapshot

if TYPE_CHECKING:
    from collections.abc import Generator

    from truespec_sandbox._wire._strict_json import JSON

logger = logging.getLogger("truespec_sandbox")

# How long SQLite waits by itself for another program that writes to the file: at the start, and then in each attempt.
_FIRST_WAIT_MILLISECONDS, _ATTEMPT_MILLISECONDS = 5000, 50
# How long a request waits for another program that writes to the same file.
_LONGEST_WAIT_SECONDS = 2.0
_PAUSE_SECONDS = 0.005
_LOCKED = "the database is locked by another program; nothing was changed, try again"
_FULL = "the database cannot be written, the disk may be full; nothing was changed, make room and try again"
# "trus" in ASCII: marks the file in its header, so that another program's database is left alone.
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
    """A database file that cannot be used; the message says which and why."""


class Store:
    """An open database.

    Whatever works on its records raises ``APIError`` when another program has had the file locked for two seconds, or when
    it cannot be written because the disk is full.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Use a connection in autocommit mode whose tables exist; ``open_store`` opens one."""
        self._connection = connection
        self._lock = threading.Lock()
        self._orders = Orders(connection)
        # The third column of the first database is its file.
        self._is_in_memory = not connection.execute("PRAGMA database_list").fetchone()[2]
        self._mark = str(connection.execute("SELECT mark FROM identity").fetchone()[0])

    @contextmanager
    def transaction(self, api: str, *, writes: bool, mark: str | None = None) -> Generator[Records]:
        """Begin a transaction on the records of one API; it is rolled back when an exception leaves the block.

        Args:
            api: the API whose records they are.
            writes: whether anything may change; SQLite learns it at the start, so that no upgrade can fail later.
            mark: six hexadecimal digits for the ids of new records; the database's own by default.

        Yields:
            The records, to be used inside the block and in this thread only.

        """
        with self._begin(writes=writes) as connection:
            self._orders.begin()
            yield Records(connection, api, mark or self._mark, self._orders)

    def is_idle(self) -> bool:
        """Return whether a transaction would begin at once: the state is in memory, and no transaction is under way."""
        return self._is_in_memory and not self._lock.locked()

    def is_empty(self) -> bool:
        """Return whether there is no record of any API."""
        with self._begin(writes=False) as connection:
            return connection.execute("SELECT 1 FROM records LIMIT 1").fetchone() is None

    def reset(self) -> None:
        """Delete every record and every counter of every API."""
        with self._begin(writes=True) as connection:
            self._orders.clear()
            clear(connection)

    def snapshot(self) -> dict[str, JSON]:
        """Return the whole state as a JSON object for ``restore``."""
        with self._begin(writes=False) as connection:
            return build_snapshot(connection)

    def restore(self, snapshot: JSON) -> None:
        """Replace the whole state with a snapshot.

        Args:
            snapshot: what ``snapshot`` returned, of this database or of another.

        Raises:
            ValueError: it is not a snapshot; nothing has changed then.

        """
        with self._begin(writes=True) as connection:
            self._orders.clear()
            restore_snapshot(connection, snapshot, self._mark)

    def close(self) -> None:
        """Close the database, after the transaction that is under way, if any."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _begin(self, *, writes: bool) -> Generator[sqlite3.Connection]:
        self._lock_and_execute("BEGIN IMMEDIATE" if writes else "BEGIN")
        try:
            yield self._connection
            self._connection.execute("COMMIT")
        except BaseException as error:
            self._orders.roll_back()
            # A commit that failed has left the transaction open, or has rolled it back already.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            failure = _storage_error(error)
            if failure is None:
                raise
            logger.warning("%s", failure.details)
            raise failure from None
        finally:
            self._lock.release()

    def _lock_and_execute(self, statement: str) -> None:
        """Execute a statement and return with the lock held; it is free between two attempts, so that reads go on."""
        deadline = time.monotonic() + _LONGEST_WAIT_SECONDS
        while True:
            self._lock.acquire()
            try:
                self._connection.execute(statement)
            except BaseException as error:
                self._lock.release()
                failure = _storage_error(error)
                if failure is None:
                    raise
                if failure.reason == Reason.STORAGE_FULL or time.monotonic() >= deadline:
                    logger.warning("%s", failure.details)
                    raise failure from None
                time.sleep(_PAUSE_SECONDS)
            else:
                return


def open_store(path: str | os.PathLike[str] | None) -> Store:
    """Open a store on a file, or in memory when there is none.

    Args:
        path: the file, created when it does not exist; ``None`` for a state that ends with the store.

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
    except (sqlite3.Error, ValueError, StoreError) as error:
        if connection is not None:
            connection.close()
        message = str(error) if isinstance(error, StoreError) else f"cannot use {name} as the database: {error}"
        raise StoreError(message) from None
    return Store(connection)


def _prepare(connection: sqlite3.Connection, name: str) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA busy_timeout = {_FIRST_WAIT_MILLISECONDS}")
    _check_or_create_tables(connection, name)
    # Readers in other programs do not block us in this mode. NORMAL leaves out a disk flush at each commit: an
    # acknowledged write survives the end of this process by any signal, though not a power cut.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA busy_timeout = {_ATTEMPT_MILLISECONDS}")


def _check_or_create_tables(connection: sqlite3.Connection, name: str) -> None:
    application_id = int(connection.execute("PRAGMA application_id").fetchone()[0])
    layout = int(connection.execute("PRAGMA user_version").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if tables == 0:
        connection.executescript(_TABLES)
        connection.execute("INSERT INTO identity (mark) VALUES (?)", (secrets.token_hex(3),))
        connection.execute("COMMIT")
    elif application_id != _APPLICATION_ID:
        message = f"{name} is the SQLite file of another program; give a path of its own to the sandbox"
        raise StoreError(message)
    elif layout != _LAYOUT:
        message = f"{name} was written by another version of the sandbox (layout {layout}, this is {_LAYOUT})"
        raise StoreError(message)
    else:
        # Nothing to create, but a file that cannot be written shall be rejected now, not at the first create.
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM counters WHERE name = ''")
        connection.execute("COMMIT")


def _storage_error(error: BaseException) -> APIError | None:
    """Return the error for a database that is locked or cannot be written; ``None`` for every other exception."""
    code = error.sqlite_errorcode & 0xFF if isinstance(error, sqlite3.OperationalError) else sqlite3.SQLITE_OK
    match code:
        case sqlite3.SQLITE_BUSY:
            return APIError(Reason.INTERNAL, _LOCKED)
        case sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR:
            return APIError(Reason.STORAGE_FULL, _FULL)
        case _:
            return None
