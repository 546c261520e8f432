"""Find where a contract document is loose: a fuzzer finds only what a document forbids.

A place may stay loose for a reason, which is beside it: ``x-unbounded: why`` where there is no bound, and
``x-optional: why`` where a response leaves open what it has.
"""

from __future__ import annotations

from scripts.codegen.lint._bounds import find_bounds_without_source
from scripts.codegen.lint._lint import Finding, find_loose_places

__all__ = ["Finding", "find_bounds_without_source", "find_loose_places"]
