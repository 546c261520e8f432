"""Wethod as the sandbox plays it."""
