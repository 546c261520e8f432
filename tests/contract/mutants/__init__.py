"""Mutants: sandboxes with one planted defect each, all of which the contract suite has to find."""

from __future__ import annotations

from tests.contract.mutants.clemta import CLEMTA
from tests.contract.mutants.mutant import KINDS, Mutant, running_mutant
from tests.contract.mutants.wethod import WETHOD

__all__ = ["KINDS", "MUTANTS", "Mutant", "running_mutant"]

MUTANTS = {mutant.name: mutant for mutant in (*CLEMTA, *WETHOD)}
"""All mutants by name."""
