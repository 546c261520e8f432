"""A client of Clemta's API (formations, contacts, fixed assets), version 2025-06-24.

from clemta import Clemta

with Clemta() as clemta:                      # the key is in CLEMTA_API_KEY
    for contact in clemta.contacts.list(company_id):
        print(contact.full_name)
"""

from truespec import attach_stub

__getattr__, __dir__ = attach_stub(__name__)
