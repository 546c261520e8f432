"""Observe how an API deviates from its document: ``python watch_deviations.py COMPANY_ID REPORT``.

The report is compared with that of the last run, so that only new kinds of deviations are printed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from clemta import Clemta
from truespec.deviations import Collector, compare


def main(company_id: str, report: Path) -> None:
    """List contacts, and print the kinds of deviations that the last run did not see."""
    collector = Collector()
    with Clemta(conformance="observe", on_deviation=collector) as clemta:
        for contact in clemta.contacts.list(company_id):
            print(contact.id, contact.full_name)
    now = collector.to_json()
    before = report.read_text() if report.exists() else Collector().to_json()
    for kind in compare(before, now).appeared:
        print("new:", kind.operation, kind.place, "is", kind.actual, "where", kind.expected)
    report.write_text(now)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
