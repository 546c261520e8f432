"""The gate on reach: a suite whose valid requests are refused tests little, whatever else it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scripts.contract import Statistics

LEAST_SHARE = 0.8


def shortfalls(statistics: Mapping[str, Statistics], operations: Iterable[str]) -> list[str]:
    """Return the operations that too few valid requests have reached.

    Args:
        statistics: what was tried, by operationId.
        operations: the operations that have to be reached.

    Returns:
        A sentence for each operation of which less than 80 % of the valid requests were accepted, or none was made.

    """
    found: list[str] = []
    for operation in sorted(operations):
        counted = statistics.get(operation)
        positive, accepted = (counted.positive, counted.accepted) if counted else (0, 0)
        if not positive:
            found.append(f"{operation}: no valid request was made")
        elif accepted < LEAST_SHARE * positive:
            share = f"{accepted} of {positive} valid requests ({accepted / positive:.0%})"
            found.append(f"{operation}: {share} were accepted; {LEAST_SHARE:.0%} have to be")
    return found
