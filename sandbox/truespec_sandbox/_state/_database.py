"""The SQLite file: opening it, making its tables, telling it from other programs' files.

One table holds the records of every API and collection, each with its body as JSON. What listings sort by, compare or
search stands a second time in ``fields``, one row for each value: SQLite's own ``json_extract`` cuts a text at its
first NUL character, and a new collection needs no new table this way.
"""

from __future__ import annotations

import os
import secrets
import sqlite3

# How long SQLite waits by itself for another program that writes to the file: at the start, and then in each attempt.
_FIRST_WAIT_MILLISECONDS, _ATTEMPT_MILLISECONDS = 5000, 50
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


def connect(path: str | os.PathLike[str] | None) -> sqlite3.Connection:
    """Open a database, making it when it does not exist.

    Args:
        path: the file, or ``None`` for a database in memory that ends with the connection.

    Returns:
        The connection, in autocommit mode, usable from any thread, with all tables in place.

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
    return connection


def _prepare(connection: sqlite3.Connection, name: str) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA busy_timeout = {_FIRST_WAIT_MILLISECONDS}")
    _check_or_make_tables(connection, name)
    # Readers in other programs do not stop us in this mode. NORMAL leaves out a disk flush at each commit: an
    # acknowledged write survives the end of this process by any signal, though not a power cut.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA busy_timeout = {_ATTEMPT_MILLISECONDS}")


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
