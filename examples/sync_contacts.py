"""Keep a local store of a company's contacts: ``python sync_contacts.py STORE COMPANY_ID``.

Each page is stored in one transaction with the cursor after it.  So after an error or a power failure the next run
continues where the last one ended, and no contact is read twice or missed.
"""

from __future__ import annotations

import argparse
import sqlite3
from contextlib import closing

from clemta import UNSET, Clemta, Contact


def open_store(path: str) -> sqlite3.Connection:
    """Open the store; create it if it does not exist."""
    store = sqlite3.connect(path)
    store.execute("create table if not exists contacts (id text primary key, name text, email text, description text)")
    store.execute("create table if not exists places (company_id text primary key, cursor text)")
    return store


def to_row(contact: Contact) -> tuple[str, str, str, str | None]:
    """Return a contact as a row of the store; an absent (UNSET) field is null."""
    description = None if contact.description is UNSET else contact.description
    return contact.id, contact.full_name, contact.email, description


def sync(clemta: Clemta, store: sqlite3.Connection, company_id: str) -> int:
    """Store the contacts that follow the stored cursor, and return how many were read."""
    position = store.execute("select cursor from places where company_id = ?", (company_id,)).fetchone()
    contacts = clemta.contacts.list(
        company_id, sort="created_at", page_size=100, cursor=position[0] if position else None
    )
    count = 0
    for page in contacts.pages():
        with store:  # a transaction
            store.executemany("insert or replace into contacts values (?, ?, ?, ?)", map(to_row, page.items))
            store.execute("insert or replace into places values (?, ?)", (company_id, contacts.cursor))
        count += len(page.items)
    with store:
        store.execute("delete from places where company_id = ?", (company_id,))  # the next run starts at the beginning
    return count


def main() -> None:
    """Sync one company."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("store")
    arguments.add_argument("company_id")
    options = arguments.parse_args()
    with Clemta() as clemta, closing(open_store(options.store)) as store:
        print(sync(clemta, store, options.company_id), "contacts read")


if __name__ == "__main__":
    main()
