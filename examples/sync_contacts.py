"""Keep a local store of a company's contacts: ``python sync_contacts.py STORE COMPANY_ID``.

Each page is stored together with the place behind it, in one transaction.  So a run that is cut off, by an error or a
power failure, is gone on with where it ended, and no contact is read twice or left out.
"""

from __future__ import annotations

import argparse
import sqlite3
from contextlib import closing

from clemta import UNSET, Clemta, Contact


def opened(path: str) -> sqlite3.Connection:
    """The store, made when it does not exist."""
    store = sqlite3.connect(path)
    store.execute("create table if not exists contacts (id text primary key, name text, email text, description text)")
    store.execute("create table if not exists places (company_id text primary key, cursor text)")
    return store


def row(contact: Contact) -> tuple[str, str, str, str | None]:
    """A contact as the store has it; what is absent (UNSET) is null there."""
    description = None if contact.description is UNSET else contact.description
    return contact.id, contact.full_name, contact.email, description


def sync(clemta: Clemta, store: sqlite3.Connection, company_id: str) -> int:
    """Store every contact that is not there yet; how many were read."""
    found = store.execute("select cursor from places where company_id = ?", (company_id,)).fetchone()
    contacts = clemta.contacts.list(company_id, sort="created_at", page_size=100, cursor=found[0] if found else None)
    count = 0
    for page in contacts.pages():
        with store:  # a transaction
            store.executemany("insert or replace into contacts values (?, ?, ?, ?)", map(row, page.items))
            store.execute("insert or replace into places values (?, ?)", (company_id, contacts.cursor))
        count += len(page.items)
    with store:
        store.execute("delete from places where company_id = ?", (company_id,))  # the next run starts anew
    return count


def main() -> None:
    """Sync one company."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("store")
    arguments.add_argument("company_id")
    given = arguments.parse_args()
    with Clemta() as clemta, closing(opened(given.store)) as store:
        print(sync(clemta, store, given.company_id), "contacts read")


if __name__ == "__main__":
    main()
