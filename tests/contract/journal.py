"""The journal of a live run: a file with what the run creates, written before each request and after each response.

A run that is killed cannot remove its records; ``sweep.py`` reads from the journal what they are.
"""

from __future__ import annotations

import fcntl
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

FOLDER = Path(__file__).parents[2] / "build" / "contract" / "journals"
"""Where journals are kept; a run that has removed all its records removes its journal, too."""
_MAX_BODY = 2000


class Journal:
    """The journal of one run on one server, locked while the run goes on."""

    def __init__(self, folder: Path, *, api: str, base_url: str, mark: str) -> None:
        """Begin a new journal.

        Args:
            folder: where it is written.
            api: the API.
            base_url: the server that the records are on.
            mark: the mark of the run.

        """
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / f"{api}-{mark.strip()}.jsonl"
        self._file = self.path.open("x", encoding="utf-8")
        fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        self._write(api=api, base_url=base_url, mark=mark)

    def record_request(self, creation: str, body: bytes) -> None:
        """Note that a create is about to be sent."""
        self._write(sent=creation, body=body[:_MAX_BODY].decode("utf-8", "replace"))

    def record_response(self, creation: str, status: int) -> None:
        """Note that the response to the create has come, and that it is none that created a record."""
        self._write(received=creation, status=status)

    def record_created(self, removal: str, record_id: str, *, is_marked: bool) -> None:
        """Note the id of the record that the create has created."""
        self._write(created=[removal, record_id], is_marked=is_marked)

    def record_removed(self, removal: str, record_id: str) -> None:
        """Note that a record was removed."""
        self._write(removed=[removal, record_id])

    def close(self, *, is_done: bool) -> None:
        """Close the file, and remove it when no record is left."""
        if is_done:
            self.path.unlink()
        self._file.close()

    def _write(self, **entry: Any) -> None:
        self._file.write(json.dumps(entry) + "\n")
        self._file.flush()
        os.fsync(self._file.fileno())


@frozen
class JournalContent:
    """What a journal says.

    Attributes:
        path: its file.
        api: the API.
        base_url: the server that the records are on.
        mark: the mark of the run.
        records: the records that were not removed, in the order of creation: the removal's operationId, the id, and
            whether the record was created with the mark.
        unknown: the create, with the beginning of its body, whose response the run has not seen; empty for none.
        is_running: whether the run still goes on.

    """

    path: Path
    api: str
    base_url: str
    mark: str
    records: dict[tuple[str, str], bool] = field(factory=dict[tuple[str, str], bool])
    unknown: str = ""
    is_running: bool = False


def read_journals(folder: Path) -> Iterator[JournalContent]:
    """Yield the content of every journal in a folder."""
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as file:
            content = _read(path, file)
        if content is not None:
            yield content


def _read(path: Path, file: TextIO) -> JournalContent | None:
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        is_running = False
    except OSError:
        is_running = True
    # A run that was killed may have left half a line, the last one.
    entries = [json.loads(line) for line in file if line.endswith("\n")]
    if not entries:
        return None
    records: dict[tuple[str, str], bool] = {}
    unknown = ""
    for entry in entries[1:]:
        if "sent" in entry:
            unknown = f"{entry['sent']} {entry['body']}"
        elif "removed" in entry:
            records.pop(tuple(entry["removed"]), None)
        else:
            unknown = ""
            if "created" in entry:
                records[tuple(entry["created"])] = entry["is_marked"]
    return JournalContent(path, **entries[0], records=records, unknown=unknown, is_running=is_running)
