"""Measure how loose a contract document is: a fuzzer finds only what a document forbids.

A place may stay loose for a reason, which stands beside it: ``x-unbounded: why`` where there is no bound, and
``x-optional: why`` where an answer leaves open what it has.
"""

from __future__ import annotations

from scripts.codegen.lint._lint import Finding, loose

__all__ = ["Finding", "loose"]
