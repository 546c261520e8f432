"""Go on whatever the API sends, and keep note of what breaks its document: ``python watch_deviations.py COMPANY_ID REPORT``.

The report of the last run is compared with this one, so that only what is new is told.
"""

from __future__ import annotations

import sys
from pathlib import Path

from clemta import Clemta
from truespec.deviations import Collector, compare


def main(company_id: str, report: Path) -> None:
    """Read a listing, and tell what is new in how it breaks the document."""
    seen = Collector()
    with Clemta(conformance="observe", on_deviation=seen) as clemta:
        for contact in clemta.contacts.list(company_id):
            print(contact.id, contact.full_name)
    now = seen.to_json()
    before = report.read_text() if report.exists() else Collector().to_json()
    for kind in compare(before, now).appeared:
        print("new:", kind.operation, kind.place, "is", kind.found, "where", kind.expected)
    report.write_text(now)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
