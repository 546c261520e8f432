"""Count the contacts of many companies at once: ``python many_companies.py COMPANY_ID ...``.

All run together; the rate limit holds for all of them, and one company that there is not does not stop the others.
"""

from __future__ import annotations

import asyncio
import sys

from clemta import AsyncClemta, NotFoundError


async def count(clemta: AsyncClemta, company_id: str) -> int | None:
    """How many vendors a company has; None when there is no such company."""
    try:
        contacts = [found async for found in clemta.contacts.list(company_id, page_size=100, prefetch=4)]
    except NotFoundError:
        return None
    return sum(1 for contact in contacts if contact.type_ == "vendor")


async def main(company_ids: list[str]) -> None:
    """Count for each company."""
    async with AsyncClemta(rate_limit="100/minute") as clemta, asyncio.TaskGroup() as group:
        tasks = {company_id: group.create_task(count(clemta, company_id)) for company_id in company_ids}
    for company_id, task in tasks.items():
        found = task.result()
        print(company_id, "is not known" if found is None else f"has {found} vendors")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
