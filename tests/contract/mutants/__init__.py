"""Mutants: sandboxes with one planted defect each, all of which the contract suite has to find."""

from __future__ import annotations

from tests.contract.mutants.clemta import CLEMTA
from tests.contract.mutants.listings import LISTINGS
from tests.contract.mutants.mutant import KINDS, Mutant, build_for_collections, running_mutant
from tests.contract.mutants.records import IDENTITIES, TEXTS, UPDATES
from tests.contract.mutants.requests import CREDENTIALS, DOMAIN, INVALID_REQUESTS, PROTOCOL
from tests.contract.mutants.wethod import WETHOD

__all__ = ["KINDS", "MUTANTS", "Mutant", "running_mutant"]

_TABLE = {
    "updates": UPDATES,
    "listings": LISTINGS,
    "identities": IDENTITIES,
    "texts": TEXTS,
    "invalid requests": INVALID_REQUESTS,
    "credentials": CREDENTIALS,
    "protocol": PROTOCOL,
    "domain": DOMAIN,
}
MUTANTS = {mutant.name: mutant for mutant in (*CLEMTA, *WETHOD, *build_for_collections(_TABLE))}
"""All mutants by name."""
