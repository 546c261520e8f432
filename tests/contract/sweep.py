"""Removes what live runs have left: records with a mark, and those of the journals of runs that were killed.

``make contract-sweep`` runs it on the servers that ``<API>_BASE_URL`` name.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from tests.contract.apis import APIS
from tests.contract.document import load_document
from tests.contract.journal import FOLDER, read_journals
from tests.contract.json_values import at, members, objects
from tests.contract.live import SettingsError, read_settings, removals
from tests.contract.marks import find_mark
from tests.contract.relay import Relay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.contract.journal import JournalContent
    from tests.contract.live import LiveSettings
    from tests.contract.resources import Resource

_NOT_FOUND = 404


class Sweep:
    """Removes the leftovers on one server."""

    def __init__(self, settings: LiveSettings, folder: Path) -> None:
        """Name the server.

        Args:
            settings: where it is, its key, and how fast it may be called.
            folder: where the journals are.

        """
        self._settings = settings
        self._relay = Relay(settings)
        self._resources = {
            one.delete: one for one in APIS[settings.api].resources if one.delete in removals(settings.api)
        }
        here = [one for one in read_journals(folder) if (one.api, one.base_url) == (settings.api, settings.base_url)]
        self._journals = [one for one in here if not one.is_running]
        self._running = {one.mark for one in here if one.is_running}
        self.problems: list[str] = []

    def run(self) -> list[str]:
        """Remove the leftovers; return what was done, and keep in ``problems`` what was left."""
        leftovers = dict.fromkeys(record for journal in self._journals for record in self._records_of(journal))
        leftovers |= dict.fromkeys(
            record for resource in self._resources.values() for record in self._list_marked(resource)
        )
        for removal, record_id in leftovers:
            self._relay.records.adopt(removal, record_id)
        left = self._relay.remove_created_records()
        self._relay.close()
        self.problems += left
        for journal in () if left else self._journals:
            journal.path.unlink()
        return [f"{self._settings.api}: {len(leftovers) - len(left)} of {len(leftovers)} leftover records removed"]

    def _records_of(self, journal: JournalContent) -> Iterator[tuple[str, str]]:
        if journal.unknown and journal.mark not in journal.unknown:  # one with the mark is in the listing
            self.problems.append(
                f"the run ended before the response to this create, which has no mark; look for it: {journal.unknown}"
            )
        for (removal, record_id), is_marked in journal.records.items():
            resource = self._resources[removal]
            status, body = self._get(resource.read, record_id)
            record = members(at(body, resource.record))
            if status == _NOT_FOUND:
                continue
            if is_marked and find_mark(resource, record) != journal.mark:
                self.problems.append(f"{removal} {record_id}: it has lost its mark and may be another's by now")
            else:
                yield removal, record_id

    def _list_marked(self, resource: Resource) -> Iterator[tuple[str, str]]:
        seen = set[str]()
        while resource.list:
            place = {resource.skip: str(len(seen)), resource.limit: str(resource.max_limit)}
            status, body = self._get(resource.list, query=urlencode({**resource.scope, **place}))
            page = objects(at(body, resource.items))
            ids = {str(at(record, resource.id)): find_mark(resource, record) for record in page}
            yield from ((resource.delete, each) for each, mark in ids.items() if mark and mark not in self._running)
            if ids.keys() <= seen:
                if status != 200:
                    self.problems.append(f"{resource.list}: the listing responds with {status}")
                return
            seen |= ids.keys()

    def _get(self, operation_id: str, record_id: str = "", query: str = "") -> tuple[int, Any]:
        path = re.sub(r"\{[^}]+\}", record_id, load_document(self._settings.api).operations[operation_id].path)
        response = self._relay.send("GET", f"{path}?{query}" if query else path, self._relay.credential_headers, b"")
        try:
            return response.status, json.loads(response.body)
        except ValueError:
            return response.status, None


def main() -> int:
    """Sweep every server that the environment names; return 1 when something is left, 2 when it names none."""
    parser = argparse.ArgumentParser(prog="contract-sweep", description=__doc__)
    parser.add_argument("--journals", type=Path, default=FOLDER, help="the folder of the journals")
    folder = parser.parse_args().journals
    try:
        servers = [settings for api in APIS if (settings := read_settings(api, os.environ)) is not None]
    except SettingsError as error:
        sys.exit(str(error))
    if not servers:
        sys.exit("no server to sweep: set <API>_BASE_URL and the key as for `make contract`")
    problems: list[str] = []
    for settings in servers:
        sweep = Sweep(settings, folder)
        sys.stdout.write("\n".join([*sweep.run(), *sweep.problems, ""]))
        problems += sweep.problems
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
