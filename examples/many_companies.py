"""Count the contacts of many companies at once: ``python many_companies.py COMPANY_ID ...``.

They are read concurrently, within one rate limit; an unknown company does not stop the others.
"""

from __future__ import annotations

import asyncio
import sys

from clemta import AsyncClemta, NotFoundError


async def count(clemta: AsyncClemta, company_id: str) -> int | None:
    """Return how many vendors a company has; None if there is no such company."""
    try:
        contacts = [contact async for contact in clemta.contacts.list(company_id, page_size=100, prefetch=4)]
    except NotFoundError:
        return None
    return sum(1 for contact in contacts if contact.type_ == "vendor")


async def main(company_ids: list[str]) -> None:
    """Count for each company."""
    async with AsyncClemta(rate_limit="100/minute") as clemta, asyncio.TaskGroup() as group:
        tasks = {company_id: group.create_task(count(clemta, company_id)) for company_id in company_ids}
    for company_id, task in tasks.items():
        vendors = task.result()
        print(company_id, "does not exist" if vendors is None else f"has {vendors} vendors")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
