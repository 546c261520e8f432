"""Form a company and wait until it is active: ``python form_a_company.py ORDER NAME PASSPORT``.

ORDER is the number of our own order, used as the external id.  So the program can be run again after any failure: it looks
the formation up before it creates one.
"""

from __future__ import annotations

import argparse

from clemta import (
    AccountHolder,
    Address,
    Clemta,
    Formation,
    FormationEndedError,
    NotFoundError,
    Shareholder,
    TransportError,
    WaitDeadlineError,
)

ADDRESS = Address(address1="7 Alder Court", city="Laramie", state="WY", zip_="82070", country="US")
NOOR = Shareholder(
    type_="individual",
    first_name="Noor",
    last_name="Haddad",
    ssn="123-45-6789",
    number_of_shares=1000,
    email="noor@example.com",
    phone="3075550117",
    iso_code="US",
    title="Manager",
    address=ADDRESS,
)


def company_of(clemta: Clemta, order: str, name: str, passport: str) -> str:
    """Return the id of the order's company; create the formation unless it exists."""
    try:
        return clemta.formations.get(order).company_id
    except NotFoundError:
        pass
    try:
        formation = clemta.formations.create(
            external_id=order,
            name=name,
            type="LLC",
            state="WY",
            ending="LLC",
            industry="Lighting",
            timezone="America/Denver",
            address=ADDRESS,
            shareholders=[NOOR],
            account_holder=AccountHolder(
                first_name="Noor", last_name="Haddad", email="noor@example.com", phone="3075550117"
            ),
            passports={0: passport},
        )
    except TransportError as error:  # no response; was the formation created?
        existing: Formation | None = error.existing
        if existing is None:
            raise
        print("the response was lost, the formation exists")
        return existing.company_id
    return formation.company_id


def main() -> None:
    """Form one company."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("order")
    arguments.add_argument("name")
    arguments.add_argument("passport")
    arguments.add_argument("--deadline", type=float, default=14 * 86_400, help="seconds to wait at most")
    arguments.add_argument("--poll-every", type=float, default=600, help="most seconds between two reads")
    options = arguments.parse_args()
    with Clemta() as clemta:
        company_id = company_of(clemta, options.order, options.name, options.passport)
        try:
            formation = clemta.formations.wait_until(
                company_id,
                deadline=options.deadline,
                poll_every=options.poll_every,
                on_progress=lambda now: print("now", now.status),
            )
        except FormationEndedError as error:
            raise SystemExit(str(error)) from error
        except WaitDeadlineError as error:
            message = f"{error}; run this again to continue"
            raise SystemExit(message) from error
        print(formation.company_name, "was formed on", formation.formation_date)


if __name__ == "__main__":
    main()
