"""Sandboxes with one planted defect each: what a contract suite has to catch.

``running("clemta", mutant="contact-created-201")`` starts one; ``python -m truespec_sandbox --mutants`` lists them. A
server without a mutant never imports this package. A defect is planted in the parts that a server is put together
from, before it starts: in its profile, in its document, or as a layer; the parts themselves know nothing of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._profiles import PROFILES
from truespec_sandbox.mutants._clemta_answers import ANSWERS
from truespec_sandbox.mutants._clemta_state import STATE
from truespec_sandbox.mutants._mutant import CLASSES, MOMENT, Mutant, Parts, Sent
from truespec_sandbox.mutants._wethod import WETHOD

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CLASSES", "MOMENT", "MUTANTS", "Mutant", "Parts", "Sent", "describe", "headers", "named"]

MUTANTS = {mutant.name: mutant for mutant in (*ANSWERS, *STATE, *WETHOD)}
"""All mutants by name."""


def headers(api: str) -> Mapping[str, str]:
    """Return the headers with which the requests of proofs are sent, where these do not say otherwise."""
    return PROFILES[api].example_headers


def named(name: str, api: str) -> Mutant:
    """Return a mutant.

    Args:
        name: its name.
        api: the API that is to be played.

    Returns:
        The mutant.

    Raises:
        ValueError: there is none of this name, or it is another API's.

    """
    mutant = MUTANTS.get(name)
    if mutant is None:
        message = f"there is no mutant {name!r}; --mutants lists them"
        raise ValueError(message)
    if mutant.api != api:
        message = f"the mutant {name!r} is one of {mutant.api}, not of {api}"
        raise ValueError(message)
    return mutant


def describe() -> str:
    """Return a table of all mutants: API, class, name, and what is wrong."""
    ordered = sorted(MUTANTS.values(), key=lambda each: (each.api, CLASSES.index(each.kind)))
    return "".join(f"{each.api:8}{each.kind:26}{each.name:33}{each.says}\n" for each in ordered)
