"""Clemta as the sandbox plays it."""
