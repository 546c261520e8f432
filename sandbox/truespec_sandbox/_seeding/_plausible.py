"""Names, words and addresses that look like life, drawn with a given random source; all of it made up."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random


_FIRST_MOMENT, _LAST_MOMENT = 1_704_067_200, 1_750_752_000  # 2024-01-01 and 2025-06-24


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


def happens(random: Random, percent: int) -> bool:
    """Draw whether something happens that happens so many times in a hundred."""
    return random.randrange(100) < percent


def person(random: Random) -> tuple[str, str]:
    """Draw a first and a last name."""
    return random.choice(FIRST_NAMES), random.choice(LAST_NAMES)


def email(random: Random, first: str, last: str) -> str:
    """Draw an e-mail address for a name, at a domain that belongs to nobody (RFC 2606)."""
    local = unicodedata.normalize("NFKD", f"{first}.{last}".translate(_PLAIN)).encode("ascii", "ignore").decode()
    return f"{local.lower()}{random.randrange(1, 1000)}@{random.choice(_DOMAINS)}"


def phone(random: Random) -> str:
    """Draw a phone number of the range that is kept for fiction."""
    return f"{random.randrange(201, 990)}55501{random.randrange(100):02d}"


def company(random: Random) -> str:
    """Draw the name of a company, without its ending."""
    return f"{random.choice(_ADJECTIVES)} {random.choice(_NOUNS)}"


def place(random: Random) -> tuple[str, str, str, str, str]:
    """Draw a street address: street, city, state, postal code, time zone."""
    city, state, digits, zone = random.choice(_CITIES)
    street = f"{random.randrange(1, 400)} {random.choice(_STREETS)}"
    return street, city, state, f"{digits}{random.randrange(100):02d}", zone


def moments(count: int) -> list[int]:
    """Spread so many moments evenly over a year and a half, the same every time.

    Args:
        count: how many.

    Returns:
        The moments in Unix seconds, the earliest first.

    """
    return [_FIRST_MOMENT + (_LAST_MOMENT - _FIRST_MOMENT) * index // count for index in range(count)]
