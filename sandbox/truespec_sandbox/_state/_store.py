"""The state: records in SQLite, safe under threads, one transaction for each request.

A process has one connection, behind a lock: an in-memory database has no second one, and SQLite writes one at a time in
any case. What was acknowledged survives the end of the process by any signal, and nothing is ever half-written.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from truespec_sandbox._errors import APIError, Reason
from truespec_sandbox._state import _snapshots
from truespec_sandbox._state._database import connect
from truespec_sandbox._state._orders import Orders
from truespec_sandbox._state._records import Records

if TYPE_CHECKING:
    import os
    from collections.abc import Generator

    from truespec_sandbox._wire._strict_json import JSON

logger = logging.getLogger("truespec_sandbox")

# How long a request waits for another program that writes to the same file.
_LONGEST_WAIT_SECONDS = 2.0
_PAUSE_SECONDS = 0.005
_LOCKED = "the database is locked by another program; nothing was changed, try again"


class Store:
    """An open database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take over a connection whose tables exist; ``open_store`` is the way to get one.

        Args:
            connection: the connection, in autocommit mode and usable from any thread.

        """
        self._connection = connection
        self._lock = threading.Lock()
        self._orders = Orders(connection)
        # The third column of the first database is its file.
        self._is_in_memory = not connection.execute("PRAGMA database_list").fetchone()[2]
        self._mark = str(connection.execute("SELECT mark FROM identity").fetchone()[0])

    @contextmanager
    def transaction(self, api: str, *, writes: bool, mark: str | None = None) -> Generator[Records]:
        """Work on the records of one API; all of it happens or, when an exception leaves the block, none.

        Args:
            api: the API whose records they are.
            writes: whether anything may change; says so to SQLite at the start, so that no upgrade can fail later.
            mark: six hexadecimal digits for the ids of new records; the database's own by default.

        Yields:
            The records, to be used inside the block and in this thread only.

        Raises:
            APIError: another program has had the file locked for two seconds.

        """
        with self._connected(writes=writes) as connection:
            self._orders.begin()
            yield Records(connection, api, mark or self._mark, self._orders)

    def is_idle(self) -> bool:
        """Whether a transaction would begin at once: the state is in memory, and nobody works on it."""
        return self._is_in_memory and not self._lock.locked()

    def is_empty(self) -> bool:
        """Tell whether there is no record of any API.

        Raises:
            APIError: another program has had the file locked for two seconds.

        """
        with self._connected(writes=False) as connection:
            return connection.execute("SELECT 1 FROM records LIMIT 1").fetchone() is None

    def reset(self) -> None:
        """Forget every record and every counter of every API.

        Raises:
            APIError: another program has had the file locked for two seconds.

        """
        with self._connected(writes=True) as connection:
            self._orders.clear()
            _snapshots.clear(connection)

    def snapshot(self) -> dict[str, JSON]:
        """Return everything that is kept, as a JSON object for ``restore``.

        Raises:
            APIError: another program has had the file locked for two seconds.

        """
        with self._connected(writes=False) as connection:
            return _snapshots.taken(connection)

    def restore(self, snapshot: JSON) -> None:
        """Put what a snapshot holds in the place of everything that is kept.

        Args:
            snapshot: what ``snapshot`` returned, of this database or of another.

        Raises:
            ValueError: it is no snapshot; nothing has changed then.
            APIError: another program has had the file locked for two seconds.

        """
        with self._connected(writes=True) as connection:
            self._orders.clear()
            _snapshots.put_back(connection, snapshot, self._mark)

    @contextmanager
    def _connected(self, *, writes: bool) -> Generator[sqlite3.Connection]:
        self._begin("BEGIN IMMEDIATE" if writes else "BEGIN")
        try:
            yield self._connection
            self._connection.execute("COMMIT")
        except BaseException as error:
            self._orders.undo()
            # A commit that failed has left the transaction open, or has undone it already.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if _is_locked(error):
                raise _busy() from None
            raise
        finally:
            self._lock.release()

    def _begin(self, statement: str) -> None:
        # Returns with the lock held. Between two attempts it is free, so that what only reads goes on meanwhile.
        deadline = time.monotonic() + _LONGEST_WAIT_SECONDS
        while True:
            self._lock.acquire()
            try:
                self._connection.execute(statement)
            except BaseException as error:
                self._lock.release()
                if not _is_locked(error):
                    raise
                if time.monotonic() >= deadline:
                    raise _busy() from None
                time.sleep(_PAUSE_SECONDS)
            else:
                return

    def close(self) -> None:
        """Close the database, after the transaction that is under way, if any."""
        with self._lock:
            self._connection.close()


def open_store(path: str | os.PathLike[str] | None) -> Store:
    """Open a store on a file, or in memory when there is none.

    Args:
        path: the file, made when it does not exist; ``None`` for a state that ends with the store.

    Returns:
        The open store.

    Raises:
        StoreError: the file cannot be opened or written, is no SQLite file, or belongs to another program.

    """
    return Store(connect(path))


def _is_locked(error: BaseException) -> bool:
    return isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY


def _busy() -> APIError:
    logger.warning(_LOCKED)
    return APIError(Reason.INTERNAL, _LOCKED)
