"""Use the generated client alone: ``python low_level.py COMPANY_ID``, with base URL and key in the environment.

It has no retries, no deadline and no validation against the document; it returns one response, whatever its status.
"""

from __future__ import annotations

import os
import sys

from clemta_api import AuthenticatedClient
from clemta_api.api.contacts import create_contact, get_contacts
from clemta_api.models import ContactListResponse, CreateContactRequest


def main(company_id: str) -> None:
    """Create a contact and list the first page."""
    url, key = os.environ["CLEMTA_BASE_URL"], os.environ["CLEMTA_API_KEY"]
    with AuthenticatedClient(base_url=url, token=key) as client:
        body = CreateContactRequest(
            type_="customer", full_name="Cleo Ray", email="cleo@example.com", company_id=company_id
        )
        response = create_contact.sync_detailed(client=client, body=body)
        print(response.status_code)
        page = get_contacts.sync(client=client, company_id=company_id, limit="10")
        if not isinstance(page, ContactListResponse):
            message = f"no page: {page}"
            raise SystemExit(message)
        for contact in page.data.contacts:
            print(contact.full_name)


if __name__ == "__main__":
    main(sys.argv[1])
