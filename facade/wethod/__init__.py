"""A client of Wethod's API (contacts, clients, persons), version 2024-06-15.

from wethod import Wethod

with Wethod(company="acme") as wethod:         # the token is in WETHOD_TOKEN
    for contact in wethod.contacts.list():
        print(contact.name, contact.surname)
"""

from truespec import attach_stub

__getattr__, __dir__ = attach_stub(__name__)
