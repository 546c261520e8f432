"""Form a company and wait until it is there: ``python form_a_company.py ORDER NAME PASSPORT``.

ORDER is our own number; it goes along as the external id.  So the program can be run again after whatever happened: it
finds what is there before it forms anything.
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
    """The id of the order's company, formed now unless that was done before."""
    try:
        return clemta.formations.get(order).company_id
    except NotFoundError:
        pass
    try:
        made = clemta.formations.create(
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
    except TransportError as error:  # no answer; was it done all the same?
        existing: Formation | None = error.existing
        if existing is None:
            raise
        print("the answer was lost, the formation is there")
        return existing.company_id
    return made.company_id


def main() -> None:
    """Form one company."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("order")
    arguments.add_argument("name")
    arguments.add_argument("passport")
    arguments.add_argument("--deadline", type=float, default=14 * 86_400, help="seconds to wait at most")
    arguments.add_argument("--poll-every", type=float, default=600, help="most seconds between two looks")
    given = arguments.parse_args()
    with Clemta() as clemta:
        company_id = company_of(clemta, given.order, given.name, given.passport)
        try:
            formation = clemta.formations.wait_until(
                company_id,
                deadline=given.deadline,
                poll_every=given.poll_every,
                on_progress=lambda now: print("now", now.status),
            )
        except FormationEndedError as error:
            raise SystemExit(str(error)) from error
        except WaitDeadlineError as error:
            message = f"{error}; run this again to go on waiting"
            raise SystemExit(message) from error
        print(formation.company_name, "was formed on", formation.formation_date)


if __name__ == "__main__":
    main()
