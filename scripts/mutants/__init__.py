"""Proof that the contract suite bites: it is run against sandboxes with one planted defect each."""
