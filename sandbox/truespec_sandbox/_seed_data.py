"""Seed data: data sets of any size, the same every time, made of invented names, words and addresses."""

from __future__ import annotations

import unicodedata
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from truespec_sandbox._profile import Profile
    from truespec_sandbox._state._store import Store

MAX_SIZE = 1_000_000
# Takes the place of the database's own mark in the ids, so that they are the same in every database.
_MARK = "5eed00"
_START, _END = 1_704_067_200, 1_750_752_000  # 2024-01-01 and 2025-06-24


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST_NAMES = _words(
    "Noor Marisol Tomas Ilse Ada Émile Zoë Kaito Amara Jürgen Leïla Oskar Priya Mateus Søren Yara Dmitri Hana Brigid "
    "Chidi Łucja Paolo Ingrid Rashid Wen Álvaro Fatou Niamh Ravi Sofía Anders Mei Tariq Beatriz Lars Nkechi"
)
LAST_NAMES = _words(
    "Haddad Vega Okafor Brandt Lindqvist Moreau Tanaka Núñez Petrov O'Neill Sørensen Achebe Kowalski Rossi Schäfer "
    "Iyer Silva Novák Yildiz Dubois Larsen Mbeki Castillo Wójcik Ferrari Nakamura Müller Osei Andersson Quintero "
    "Ibrahim MacLeod Zhang Papadopoulos Reyes Hoffmann"
)
_ADJECTIVES = _words(
    "Amber Basalt Copper Cedar Slate Juniper Northern Quiet Silver Harbor Coastal Bright Granite Crimson Meadow Willow "
    "Lunar Atlas Cobalt Maple"
)
_NOUNS = _words(
    "Lantern Sextant Finch Kite Foundry Orchard Compass Mill Anchor Loom Ledger Quarry Bakery Press Studio Works Garden "
    "Robotics Freight Supply"
)
INDUSTRIES = ("Lighting", "Instruments", "Software", "Food", "Logistics", "Toys", "Consulting", "Textiles", "Design")
_STREETS = (
    "Alder Court",
    "Foundry Row",
    "Quarry Lane",
    "Harbor Street",
    "Mill Road",
    "Orchard Avenue",
    "Second Street",
)
# City, state, the first digits of its postal codes, time zone.
_CITIES = (
    ("Laramie", "WY", "820", "America/Denver"),
    ("Dover", "DE", "199", "America/New_York"),
    ("Portland", "OR", "972", "America/Los_Angeles"),
    ("Austin", "TX", "787", "America/Chicago"),
    ("Tampa", "FL", "336", "America/New_York"),
)
_DOMAINS = ("example.com", "example.org", "example.net", "mail.example.com")
_PLAIN = str.maketrans({"Ł": "L", "ł": "l", "ø": "o", "Ø": "O", "'": ""})


def seed(store: Store, profile: Profile, *, size: int, seed: int, now: float) -> None:
    """Add a data set to the state: all of it or, when something fails, nothing.

    In an empty store the same size and seed give the same records with the same ids, except for times that have to be
    close to now. In a store that is not empty the data set is added to its records.

    Args:
        store: the state.
        profile: the profile of the API.
        size: about how many records the largest collections get.
        seed: any number; another one gives other data.
        now: the time in Unix seconds.

    Raises:
        ValueError: the size is negative or over a million, or the API has no seed data.
        APIError: another program has locked the database for two seconds.

    """
    if not 0 <= size <= MAX_SIZE:
        message = f"the size of a data set must be from 0 to {MAX_SIZE}, not {size}"
        raise ValueError(message)
    if profile.seeding is None:
        message = f"there is no seed data for {profile.api}"
        raise ValueError(message)
    with store.transaction(profile.api, writes=True, mark=_MARK) as records:
        profile.seeding(records, size, Random(seed), int(now))  # noqa: S311  (repeatable, not secret)


def draw_bool(random: Random, percent: int) -> bool:
    """Return ``True`` with a probability in percent."""
    return random.randrange(100) < percent


def draw_person(random: Random) -> tuple[str, str]:
    """Return a random first and last name."""
    return random.choice(FIRST_NAMES), random.choice(LAST_NAMES)


def draw_email(random: Random, first: str, last: str) -> str:
    """Return an e-mail address for a name, at a reserved domain (RFC 2606)."""
    local = unicodedata.normalize("NFKD", f"{first}.{last}".translate(_PLAIN)).encode("ascii", "ignore").decode()
    return f"{local.lower()}{random.randrange(1, 1000)}@{random.choice(_DOMAINS)}"


def draw_phone(random: Random) -> str:
    """Return a random phone number of the range reserved for fiction."""
    return f"{random.randrange(201, 990)}55501{random.randrange(100):02d}"


def draw_company_name(random: Random) -> str:
    """Return a random company name, without its legal form."""
    return f"{random.choice(_ADJECTIVES)} {random.choice(_NOUNS)}"


def draw_address(random: Random) -> tuple[str, str, str, str, str]:
    """Return a random address: street, city, state, postal code, time zone."""
    city, state, digits, zone = random.choice(_CITIES)
    street = f"{random.randrange(1, 400)} {random.choice(_STREETS)}"
    return street, city, state, f"{digits}{random.randrange(100):02d}", zone


def spread_timestamps(count: int) -> list[int]:
    """Return timestamps spread evenly over a year and a half, the same every time.

    Args:
        count: their number.

    Returns:
        The timestamps in Unix seconds, the earliest first.

    """
    return [_START + (_END - _START) * index // count for index in range(count)]
