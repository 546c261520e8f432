"""Fault injection: the kinds of faults, plans of which calls they apply to, and mutated responses."""
